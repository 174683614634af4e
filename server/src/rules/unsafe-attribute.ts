import { findAttribute } from "../target/attributes.ts";
import { ferrocene, reference, rule } from "./rule.ts";

export const unsafeAttribute = rule({
  name: "unsafe-attribute",
  rustc: ["unsafe_attr_outside_unsafe", "msg:unsafe-attribute-used-without-unsafe"],
  level: "allow",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["no_mangle", "export_name", "link_section", "naked", "ffi_const", "ffi_pure", "force_target_feature"],
  explain: {
    what: "An attribute that can break the program stands without `unsafe(…)`.",
    why: "A symbol of a chosen name may replace one of the C library, and a section may be read-only or run at start-up: the program is undefined before its first line. Nothing checks that, so the author vouches for it by writing `unsafe(…)`. From edition 2024 on it is required; `naked`, `ffi_const` and `ffi_pure` require it in every edition.",
    bad: '#[no_mangle]\npub extern "C" fn engine_start() {}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_start() {}',
    options: "edition: 2024",
    sources: [
      reference("attributes.html#r-attributes.safety", "unsafe attributes"),
      {
        title: "Rust Edition Guide, unsafe attributes",
        url: "https://doc.rust-lang.org/edition-guide/rust-2024/unsafe-attributes.html",
      },
      ferrocene("fls_3cgtdk4698hm", "attributes of foreign functions"),
    ],
    note: "The compiler's lint `unsafe_attr_outside_unsafe` is for editions before 2024; in 2024 its error has no code.",
  },
  *check({ uses }, { edition }) {
    for (const use of uses) {
      const { meta, unsafe, range } = use;
      const required = requirementOf(meta.name);
      if (required === undefined || unsafe !== undefined || range.end === range.start) continue;
      const found = {
        range: { start: meta.start, end: meta.nameEnd ?? meta.end },
        data: { name: meta.name, always: required === "every", meta },
      };
      if (edition < 2024 && required === "2024") yield found;
      else yield { ...found, rustc: "msg:unsafe-attribute-used-without-unsafe", level: "error" };
    }
  },
  message: ({ name, always }, { level }) => {
    if (always) return `\`${name}\` must be written \`unsafe(${name})\``;
    if (level === "error") return `\`${name}\` must be written \`unsafe(…)\` in edition 2024`;
    return `\`${name}\` is written without \`unsafe(…)\`, which edition 2024 requires`;
  },
  fixes: ({ name, meta }, scene) => [
    {
      title: `Wrap \`${name}\` in \`unsafe(…)\``,
      safety: "safe",
      kind: "quickfix",
      edits: [scene.insert(meta.start, "unsafe("), scene.insert(meta.end, ")")],
    },
  ],
});

/** From which edition on an attribute wants `unsafe(…)`. */
function requirementOf(name: string): "2024" | "every" | undefined {
  if (name === "ffi_const" || name === "ffi_pure" || name === "force_target_feature") return "every";
  return findAttribute(name)?.safety?.required;
}
