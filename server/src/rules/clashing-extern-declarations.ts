import type { FnItem, StaticItem } from "../facts/item.ts";
import { importedSymbol, type LinkedItem } from "../model/linked-items.ts";
import {
  compareDeclarations,
  comparePassing,
  type Difference,
  differenceText,
  type Elsewhere,
  elsewhere,
  isSameName,
  itself,
  placeOf,
  relatedTo,
  whereText,
} from "./linked/signature.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

const LINT = "clashing_extern_declarations";

interface Data {
  readonly name: string;
  readonly symbol: string;
  readonly difference: Difference;
  readonly other: Elsewhere;
}

export const clashingExternDeclarations = rule<"foreign-fn" | "foreign-static", Data>({
  name: "clashing-extern-declarations",
  rustc: [LINT],
  level: "warn",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static"],
  explain: {
    what: "One symbol is declared twice with different types.",
    why: "The linker joins both declarations with the same function by its name alone; it knows no types. At least one of the two is wrong, and calls through it read arguments from the wrong registers, or a result that is not there.",
    bad: 'mod files {\n    unsafe extern "C" {\n        pub fn seek(offset: u32) -> u32;\n    }\n}\n\nmod streams {\n    unsafe extern "C" {\n        pub fn seek(offset: u64) -> u32;\n    }\n}',
    good: 'mod files {\n    unsafe extern "C" {\n        pub fn seek(offset: u64) -> u32;\n    }\n}\n\nmod streams {\n    pub use crate::files::seek;\n}',
    sources: [
      {
        title: "rustc lint, clashing_extern_declarations",
        url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#clashing-extern-declarations",
      },
      reference("items/external-blocks.html#the-link_name-attribute", "the `link_name` attribute"),
    ],
    note: "rustc compares the functions of one crate. Ferrule also compares statics, a function with a static, and the crates of a workspace that are linked together; there only what is passed in other registers counts, so `usize` and `size_t`, `*const T` and `Option<&T>` are the same.",
  },
  *check(item, scene) {
    const { block } = scene;
    const { module, world } = scene.scope;
    if (block === undefined) return;
    const attributes = [...block.attributes, ...item.attributes];
    const symbol = importedSymbol(item.name.text, attributes, module.crate.cfg)?.name;
    if (symbol === undefined) return;
    const items = world.linked.named(module, symbol).filter(({ role }) => role === "declaration");
    if (items.length < 2 && world.linked.inDependencies(module, symbol).length === 0) return;
    const own = itself(items, scene);
    if (own?.definition === undefined) return;
    const found = inCrate(item, own, items, scene) ?? acrossCrates(item, own, scene);
    if (found !== undefined) yield found;
  },
  message({ name, symbol, difference, other }) {
    const where = whereText(other, "in the earlier declaration");
    const what = name === symbol ? `\`${name}\`` : `\`${name}\`, which stands for \`${symbol}\`,`;
    return `${what} is declared again with another signature: ${differenceText(difference, where)}`;
  },
});

/** The compiler's verdict, and what it does not look at: statics. */
function inCrate(
  item: FnItem | StaticItem,
  own: LinkedItem,
  items: readonly LinkedItem[],
  scene: Scene,
): Found<Data> | undefined {
  const firstFn = items.find(({ kind }) => kind === "fn");
  if (own.kind === "fn" && firstFn?.definition !== undefined && firstFn !== own && own.definition !== undefined) {
    const answer = compareDeclarations(own.definition, firstFn.definition);
    if (answer.kind === "unknown") scene.unknown(item.head, answer.why);
    if (answer.kind === "different" && !isSameName(own, firstFn)) {
      return foundOf(item, own, firstFn, answer.difference, scene, LINT);
    }
    return undefined;
  }
  const [first] = items;
  return first === undefined || first === own || isSameName(own, first) ? undefined : judge(item, own, first, scene);
}

function acrossCrates(item: FnItem | StaticItem, own: LinkedItem, scene: Scene): Found<Data> | undefined {
  for (const other of scene.scope.world.linked.inDependencies(own.module, own.symbol)) {
    const found = other.role === "declaration" ? judge(item, own, other, scene) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function judge(item: FnItem | StaticItem, own: LinkedItem, other: LinkedItem, scene: Scene): Found<Data> | undefined {
  if (own.definition === undefined || other.definition === undefined) return undefined;
  const roles = { here: own.role, there: other.role };
  const answer = comparePassing(own.definition, other.definition, scene.target, roles);
  if (answer.kind === "unknown") scene.unknown(item.head, answer.why);
  return answer.kind === "different" ? foundOf(item, own, other, answer.difference, scene, null) : undefined;
}

function foundOf(
  item: FnItem | StaticItem,
  own: LinkedItem,
  other: LinkedItem,
  difference: Difference,
  scene: Scene,
  rustc: string | null,
): Found<Data> | undefined {
  if (own.definition === undefined || other.definition === undefined) return undefined;
  return {
    range: placeOf(own.definition),
    data: { name: item.name.text, symbol: own.symbol, difference, other: elsewhere(other, scene) },
    related: [relatedTo(other.definition, `\`${own.symbol}\` is declared here first`)],
    rustc,
    lint: LINT,
  };
}
