import { exportedSymbol, isGenericFn, type LinkedItem } from "../model/linked-items.ts";
import { type Elsewhere, elsewhere, isSameName, itself, relatedTo, whereText } from "./linked/signature.ts";
import { reference, rule } from "./rule.ts";

export const duplicateExport = rule<"fn" | "static", { readonly symbol: string; readonly other: Elsewhere }>({
  name: "duplicate-export",
  // The compiler's own words for it come from code generation, where `cargo check` never gets.
  rustc: [],
  level: "error",
  since: "0.1.0",
  on: ["fn", "static"],
  explain: {
    what: "Two items are exported under one symbol.",
    why: "The linker can hold one definition of a name only. Modules do not help, since `#[no_mangle]` and `#[export_name]` leave them out of the symbol. `cargo check` does not notice: the error comes when code is generated, or from the linker when the two are in different crates.",
    bad: '#[unsafe(no_mangle)]\npub extern "C" fn init() {}\n\nmod audio {\n    #[unsafe(no_mangle)]\n    pub extern "C" fn init() {}\n}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn init() {}\n\nmod audio {\n    #[unsafe(export_name = "audio_init")]\n    pub extern "C" fn init() {}\n}',
    sources: [
      reference("abi.html#the-no_mangle-attribute", "the `no_mangle` attribute"),
      reference("abi.html#the-export_name-attribute", "the `export_name` attribute"),
    ],
    note: "Crates of a workspace are compared when one of them depends on the other; two programs, or two libraries that are never linked together, may export the same symbol.",
  },
  *check(item, scene) {
    if (item.attributes.length === 0 || isGenericFn(item)) return;
    const { module, world } = scene.scope;
    const symbol = exportedSymbol(item.name.text, item.attributes, module.crate.cfg)?.name;
    if (symbol === undefined) return;
    const named = world.linked.named(module, symbol);
    const linked = world.linked.inDependencies(module, symbol);
    // Most symbols stand alone: then nothing need be read again.
    if (named.length < 2 && linked.length === 0) return;
    const near = named.filter(isExported);
    const own = itself(near, scene);
    if (own === undefined) return;
    // The compiler reads a file after the one that declares it, and points at what it read last.
    const [first] = near.length === 1 ? near : [...near].sort((a, b) => a.file - b.file);
    const twin = first !== own && first !== undefined && !isSameName(own, first) ? first : undefined;
    const isNear = first !== own;
    const other = isNear ? twin : linked.find(isExported);
    if (other?.definition === undefined) return;
    yield {
      range: item.head,
      data: { symbol, other: elsewhere(other, scene) },
      related: [relatedTo(other.definition, `\`${symbol}\` is defined here first`)],
    };
  },
  message({ symbol, other }) {
    return `The symbol \`${symbol}\` is already defined ${whereText(other, "earlier in this file")}`;
  },
});

function isExported({ role, definition }: LinkedItem): boolean {
  return role === "definition" && definition !== undefined && !isGenericFn(definition.item);
}
