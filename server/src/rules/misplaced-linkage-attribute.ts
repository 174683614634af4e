import type { AttributeUse } from "../model/active-attributes.ts";
import { findAbi } from "../target/abi.ts";
import { PURPOSE, placingOf, TARGET_WORDS, type TargetKind, targetOf } from "./attributes/target.ts";
import { usesOf, withoutUse } from "./attributes/uses.ts";
import { ferrocene, reference, rule, type Scene } from "./rule.ts";

interface Misplaced {
  readonly use: AttributeUse;
  readonly target: TargetKind;
  readonly ignored: boolean;
}

/** The errors that have a key of their own. */
const KEYS: Readonly<Record<string, string>> = {
  export_name: "msg:export-name-attribute-cannot-be-used-on",
  used: "msg:used-attribute-cannot-be-used-on",
  naked: "msg:naked-attribute-cannot-be-used-on",
};

export const misplacedLinkageAttribute = rule<"attributes", Misplaced>({
  name: "misplaced-linkage-attribute",
  rustc: [
    "unused_attributes",
    "msg:attribute-cannot-be-used-on",
    "msg:no-mangle-attribute-cannot-be-used-on-closures",
    "msg:inline-attribute-cannot-be-used-on-foreign-statics",
    "msg:target-feature-attribute-cannot-be-used-on-foreign-functions",
    ...Object.values(KEYS),
  ],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: [
    "link",
    "no_mangle",
    "export_name",
    "link_name",
    "link_section",
    "link_ordinal",
    "used",
    "linkage",
    "ffi_const",
    "ffi_pure",
    "naked",
    "inline",
    "target_feature",
    "track_caller",
  ],
  explain: {
    what: "An attribute about symbols or libraries stands on something that has none.",
    why: "`no_mangle`, `export_name`, `link_section` and `used` are about what this crate defines; `link_name`, `link_ordinal` and `link` about what it takes from elsewhere. On anything else the compiler ignores the attribute or refuses it: the symbol that C asks for is not there, and the linker says so much later.",
    bad: 'unsafe extern "C" {\n    #[no_mangle]\n    fn engine_start();\n}',
    good: 'unsafe extern "C" {\n    fn engine_start();\n}',
    sources: [
      reference("abi.html#r-abi.no_mangle", "`no_mangle`"),
      reference("abi.html#r-abi.used", "`used`"),
      reference("items/external-blocks.html#r-items.extern.attributes.link", "`link`"),
      reference("items/external-blocks.html#r-items.extern.attributes.link_name.allowed-positions", "`link_name`"),
      ferrocene("fls_3cgtdk4698hm", "attributes of foreign functions"),
    ],
  },
  *check({ owner, uses }, scene) {
    const target = targetOf(owner, scene);
    if (target === undefined) return;
    // Of several `link` the compiler looks at the first.
    const link = usesOf(uses, "link")[0];
    for (const use of uses) {
      const { range, meta } = use;
      if (range.end === range.start) continue;
      if (meta.name === "link") {
        if (use !== link || isLinked(target, scene)) continue;
        yield { range, data: { use, target, ignored: true } };
        continue;
      }
      const placing = placingOf(meta.name, target);
      if (placing === "allowed") continue;
      const data = { use, target, ignored: placing === "ignored" };
      if (data.ignored) yield { range, data };
      else yield { range, data, rustc: keyOf(meta.name, target), level: "error" };
    }
  },
  message: ({ use, target, ignored }) => {
    const { name } = use.meta;
    if (name === "link" && target === "extern-block") return "`link` does nothing on a block whose ABI is `Rust`";
    const what = ignored ? "does nothing" : "is not allowed";
    return `\`${name}\` ${what} on ${TARGET_WORDS[target]}; it is for ${PURPOSE[name] ?? "other items"}`;
  },
  fixes: ({ use, ignored }, scene) => withoutUse(use, ignored ? "safe" : "unsafe", scene),
});

/** Whether the compiler looks for the library: it asks about nothing on a macro call, and only the ABI on a block. */
function isLinked(target: TargetKind, { item, block }: Scene): boolean {
  if (target === "macro-call") return true;
  const abi = item.kind === "extern-block" ? item.abi : block?.abi;
  return target === "extern-block" && abi !== undefined && abi.name !== "Rust" && findAbi(abi.name) !== undefined;
}

function keyOf(name: string, target: TargetKind): string {
  if (name === "no_mangle") return "msg:no-mangle-attribute-cannot-be-used-on-closures";
  if (name === "inline" && target === "foreign-static") return "msg:inline-attribute-cannot-be-used-on-foreign-statics";
  if (name === "target_feature" && target === "foreign-fn") {
    return "msg:target-feature-attribute-cannot-be-used-on-foreign-functions";
  }
  return KEYS[name] ?? "msg:attribute-cannot-be-used-on";
}
