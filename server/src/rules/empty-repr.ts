import type { AttributeUse } from "../model/active-attributes.ts";
import { reprOf } from "../model/repr.ts";
import { withoutAttribute } from "./repr/edits.ts";
import { reference, rule } from "./rule.ts";

export const emptyRepr = rule<"attributes", AttributeUse>({
  name: "empty-repr",
  rustc: ["unused_attributes"],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "`#[repr()]` names no representation.",
    why: "It says nothing: the type keeps Rust's own layout, whose fields may be in any order. Whoever wrote it probably meant `#[repr(C)]`.",
    bad: "#[repr()]\npub struct Point {\n    x: i32,\n    y: i32,\n}",
    good: "#[repr(C)]\npub struct Point {\n    x: i32,\n    y: i32,\n}",
    sources: [reference("type-layout.html#representations", "representations")],
  },
  *check(list) {
    for (const use of reprOf(list).uses) {
      if (use.meta.list?.length === 0) yield { range: use.range, data: use };
    }
  },
  message: () => "An empty `repr` does nothing; for the layout of C write `#[repr(C)]`",
  fixes: (use, scene) => [
    {
      title: "Write `repr(C)`",
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.replace(use.meta, "repr(C)")],
    },
    ...withoutAttribute("Remove the attribute", "safe", use, scene),
  ],
});
