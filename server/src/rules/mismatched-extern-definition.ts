import type { FnItem, StaticItem } from "../facts/item.ts";
import { exportedSymbol, importedSymbol, isGenericFn, type LinkedItem } from "../model/linked-items.ts";
import {
  comparePassing,
  type Difference,
  differenceText,
  type Elsewhere,
  elsewhere,
  itself,
  placeOf,
  relatedTo,
  whereText,
} from "./linked/signature.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly symbol: string;
  readonly role: LinkedItem["role"];
  readonly difference: Difference;
  readonly other: Elsewhere;
}

export const mismatchedExternDefinition = rule<"foreign-fn" | "foreign-static" | "fn" | "static", Data>({
  name: "mismatched-extern-definition",
  rustc: [],
  level: "warn",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static", "fn", "static"],
  explain: {
    what: "A foreign declaration and the Rust item that defines its symbol have different signatures.",
    why: "The declaration in the external block is linked with the exported item by its name alone, so the compiler never compares the two. The caller fills other registers than the callee reads, and nobody notices until the values are wrong.",
    bad: 'mod engine {\n    #[unsafe(no_mangle)]\n    pub extern "C" fn start(speed: u64) {}\n}\n\nunsafe extern "C" {\n    fn start(speed: u32);\n}',
    good: 'mod engine {\n    #[unsafe(no_mangle)]\n    pub extern "C" fn start(speed: u64) {}\n}\n\nunsafe extern "C" {\n    fn start(speed: u64);\n}',
    sources: [
      {
        title: "rust-lang/rust#36572, Check that extern declarations and no_mangle definitions agree",
        url: "https://github.com/rust-lang/rust/issues/36572",
      },
      reference("abi.html#the-no_mangle-attribute", "the `no_mangle` attribute"),
      reference("items/external-blocks.html", "external blocks"),
    ],
    note: "Items of one crate and of workspace crates that are linked together are compared. Only what is passed in other registers counts: `usize` and `size_t`, `*const T` and `*mut T`, `Option<&T>` and a pointer are the same.",
  },
  *check(item, scene) {
    const found = scene.place === "extern-block" ? ofDeclaration(item, scene) : ofDefinition(item, scene);
    if (found !== undefined) yield found;
  },
  message({ symbol, role, difference, other }) {
    return role === "declaration"
      ? `\`${symbol}\` is defined with another signature: ${differenceText(difference, whereText(other, "in its definition"))}`
      : `\`${symbol}\` is declared with another signature: ${differenceText(difference, whereText(other, "in its declaration"))}`;
  },
});

function ofDeclaration(item: FnItem | StaticItem, scene: Scene): Found<Data> | undefined {
  const { module, world } = scene.scope;
  const attributes = [...(scene.block?.attributes ?? []), ...item.attributes];
  const symbol = importedSymbol(item.name.text, attributes, module.crate.cfg)?.name;
  if (symbol === undefined) return undefined;
  const near = world.linked.named(module, symbol);
  const others = [...near, ...world.linked.inDependencies(module, symbol)].filter(({ role }) => role === "definition");
  if (others.length === 0) return undefined;
  const own = itself(near, scene);
  return own === undefined ? undefined : judge(item, own, others, scene);
}

/** What a crate declares that is linked into this one is told here, since that crate does not know this one. */
function ofDefinition(item: FnItem | StaticItem, scene: Scene): Found<Data> | undefined {
  if (item.attributes.length === 0 || isGenericFn(item)) return undefined;
  const { module, world } = scene.scope;
  const symbol = exportedSymbol(item.name.text, item.attributes, module.crate.cfg)?.name;
  if (symbol === undefined) return undefined;
  const others = world.linked.inDependencies(module, symbol).filter(({ role }) => role === "declaration");
  if (others.length === 0) return undefined;
  const own = itself(world.linked.named(module, symbol), scene);
  return own === undefined ? undefined : judge(item, own, others, scene);
}

function judge(
  item: FnItem | StaticItem,
  own: LinkedItem,
  others: readonly LinkedItem[],
  scene: Scene,
): Found<Data> | undefined {
  for (const other of others) {
    if (own.definition === undefined || other.definition === undefined || isGenericFn(other.definition.item)) continue;
    const roles = { here: own.role, there: other.role };
    const answer = comparePassing(own.definition, other.definition, scene.target, roles);
    if (answer.kind === "unknown") scene.unknown(item.head, answer.why);
    if (answer.kind !== "different") continue;
    const there = other.role === "definition" ? "defined" : "declared";
    return {
      range: placeOf(own.definition),
      data: { symbol: own.symbol, role: own.role, difference: answer.difference, other: elsewhere(other, scene) },
      related: [relatedTo(other.definition, `\`${own.symbol}\` is ${there} here`)],
    };
  }
  return undefined;
}
