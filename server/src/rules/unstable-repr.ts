import type { Range } from "../facts/item.ts";
import type { AttributeUse } from "../model/active-attributes.ts";
import { reprOf } from "../model/repr.ts";
import { withoutHints } from "./repr/edits.ts";
import { errorIndex, reference, rule } from "./rule.ts";

interface Data {
  readonly what: "transparent union" | "simd";
  readonly uses: readonly AttributeUse[];
  readonly hints: readonly Range[];
}

export const unstableRepr = rule<"attributes", Data>({
  name: "unstable-repr",
  rustc: ["E0658"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "The representation is an experiment of the compiler's: `transparent` on a union, or `simd`.",
    why: "Only a nightly compiler takes it, with `#![feature(transparent_unions)]` or `#![feature(repr_simd)]`. How such types are passed to C may still change.",
    bad: "#[repr(transparent)]\npub union Cell {\n    value: u32,\n}",
    good: "#[repr(C)]\npub union Cell {\n    value: u32,\n}",
    sources: [
      reference("type-layout.html#the-transparent-representation", "the transparent representation"),
      { title: "rust-lang/rust issue 60405", url: "https://github.com/rust-lang/rust/issues/60405" },
      { title: "rust-lang/rust issue 27731", url: "https://github.com/rust-lang/rust/issues/27731" },
      errorIndex("E0658"),
    ],
  },
  *check(list, { features }) {
    const item = list.owner.kind === "item" ? list.owner.item : undefined;
    if (item?.kind !== "struct" && item?.kind !== "union" && item?.kind !== "enum") return;
    const { hints, uses } = reprOf(list);
    if (!features.has("repr_simd")) {
      for (const use of uses) {
        const simd = use.meta.list?.filter(({ name }) => name === "simd") ?? [];
        for (const _ of simd) yield { range: use.range, data: { what: "simd", uses, hints: simd } };
      }
    }
    const transparent = hints.filter(({ kind }) => kind === "transparent");
    if (item.kind === "union" && transparent.length > 0 && !item.broken && !features.has("transparent_unions")) {
      yield { range: item.head, data: { what: "transparent union", uses, hints: transparent } };
    }
  },
  message: ({ what }) =>
    what === "simd"
      ? "`repr(simd)` is experimental and needs `#![feature(repr_simd)]`; use the vector types of `core::arch`"
      : "A transparent union is experimental and needs `#![feature(transparent_unions)]`",
  fixes: ({ what, uses, hints }, scene) => {
    const [hint] = hints;
    if (what === "simd" || hint === undefined || hints.length > 1) return [];
    if (uses.some(({ meta }) => (meta.list?.length ?? 0) > 1)) {
      const edits = withoutHints(uses, hints, scene);
      return edits === undefined ? [] : [{ title: "Remove `transparent`", safety: "unsafe", kind: "quickfix", edits }];
    }
    return [
      {
        title: "Give it the layout of C: `repr(C)`",
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.replace(hint, "C")],
      },
    ];
  },
});
