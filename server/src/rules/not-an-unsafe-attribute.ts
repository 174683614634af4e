import type { AttributeUse } from "../model/active-attributes.ts";
import { findAttribute } from "../target/attributes.ts";
import { reference, rule } from "./rule.ts";

export const notAnUnsafeAttribute = rule<"attributes", { readonly use: AttributeUse; readonly unsafe: number }>({
  name: "not-an-unsafe-attribute",
  rustc: ["msg:is-not-an-unsafe-attribute"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  explain: {
    what: "An attribute that cannot break anything is written inside `unsafe(…)`.",
    why: "`unsafe(…)` marks the few attributes that a person must vouch for: `no_mangle`, `export_name`, `link_section`, `naked` and two experiments. `link_name`, `link` and `used` are not among them, because the external block or the static already answers for what they name.",
    bad: 'unsafe extern "C" {\n    #[unsafe(link_name = "deflateInit_")]\n    fn deflate_init();\n}',
    good: 'unsafe extern "C" {\n    #[link_name = "deflateInit_"]\n    fn deflate_init();\n}',
    sources: [reference("attributes.html#r-attributes.safety", "unsafe attributes")],
  },
  *check({ uses }) {
    for (const use of uses) {
      const { meta, unsafe } = use;
      if (unsafe === undefined || meta.name === "" || isUnsafe(meta.name)) continue;
      yield { range: unsafe, data: { use, unsafe: unsafe.start } };
    }
  },
  message: ({ use }) => `\`${use.meta.name}\` is no unsafe attribute: write it without \`unsafe(…)\``,
  fixes: ({ use, unsafe }, scene) => {
    const { meta } = use;
    // Comments between the parentheses and what they hold would be lost.
    const before = scene.text({ start: unsafe, end: meta.start });
    const close = /^\s*\)/.exec(scene.source.slice(meta.end));
    if (!/^unsafe\s*\(\s*$/.test(before) || close === null) return [];
    return [
      {
        title: "Remove `unsafe(…)`",
        safety: "safe",
        kind: "quickfix",
        edits: [
          scene.replace({ start: unsafe, end: meta.start }, ""),
          scene.replace({ start: meta.end, end: meta.end + close[0].length }, ""),
        ],
      },
    ];
  },
});

function isUnsafe(name: string): boolean {
  if (name === "ffi_const" || name === "ffi_pure" || name === "force_target_feature") return true;
  return findAttribute(name)?.safety !== undefined;
}
