import type { AttributeUse } from "../model/active-attributes.ts";
import { isWord, linkagesOf, namedUsesOf, usesOf, withoutUse } from "./attributes/uses.ts";
import { reference, rule } from "./rule.ts";

export const inlineOnExportedFunction = rule<"attributes", { readonly use: AttributeUse; readonly by: string }>({
  name: "inline-on-exported-function",
  rustc: ["unused_attributes"],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["inline"],
  explain: {
    what: "A function with a symbol of its own is marked `inline`.",
    why: "`inline` lets every crate compile its own copy of a function. An exported one is compiled once, in this crate, because its symbol may exist only once; the compiler ignores `inline` on it.",
    bad: '#[inline]\n#[unsafe(no_mangle)]\npub extern "C" fn engine_version() -> u32 {\n    3\n}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_version() -> u32 {\n    3\n}',
    sources: [
      reference(
        "attributes/codegen.html#r-attributes.codegen.inline.externally-exported",
        "`inline`, externally exported functions",
      ),
    ],
  },
  *check({ owner, uses }, { place }) {
    if (owner.kind !== "item" || owner.item.kind !== "fn" || owner.item.broken) return;
    if (place === "extern-block" || owner.item.body === undefined) return;
    // Of several the last one is what the compiler keeps.
    const use = usesOf(uses, "inline").at(-1);
    if (use === undefined || !asksForInlining(use)) return;
    const exporting = usesOf(uses, "no_mangle")[0] ?? namedUsesOf(uses, "export_name")[0] ?? linkagesOf(uses)[0];
    if (exporting !== undefined) yield { range: use.range, data: { use, by: exporting.meta.name } };
  },
  message: ({ by }) => `\`inline\` does nothing here: \`${by}\` exports the function`,
  fixes: ({ use }, scene) => withoutUse(use, "safe", scene),
});

/** Whether it is `inline` or `inline(always)`. */
function asksForInlining({ meta }: AttributeUse): boolean {
  if (meta.unreadable === true) return false;
  const [only] = meta.list?.length === 1 ? meta.list : [];
  return isWord(meta) || (only !== undefined && only.name === "always" && isWord(only));
}
