import { ferrocene, reference, rule } from "./rule.ts";

/** How a message and a title name what the compiler calls by these words. */
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  struct: ["A struct", "the struct"],
  enum: ["An enum", "the enum"],
  union: ["A union", "the union"],
  trait: ["A trait", "the trait"],
  "trait alias": ["A trait alias", "the trait alias"],
  module: ["A module", "the module"],
  implementation: ["An `impl`", "the `impl`"],
  "`use` import": ["A `use`", "the `use`"],
  "extern crate": ["An `extern crate`", "the `extern crate`"],
  "extern block": ["An external block", "the inner block"],
  "macro definition": ["A macro definition", "the macro"],
};

export const foreignItemKind = rule({
  name: "foreign-item-kind",
  rustc: ["msg:is-not-supported-in-extern-blocks"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "Something stands in an external block that is no function, static or macro call.",
    why: "A block lists what another library defines, and a library exports only functions and variables. Types, imports and modules exist on the Rust side alone: C never sees a name for them. Write them next to the block; its declarations can use them from there.",
    bad: 'unsafe extern "C" {\n    struct Point { x: f64, y: f64 }\n    fn norm(p: *const Point) -> f64;\n}',
    good: '#[repr(C)]\npub struct Point { x: f64, y: f64 }\nunsafe extern "C" {\n    fn norm(p: *const Point) -> f64;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.allowed-kinds", "External blocks, kinds of items"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
    ],
  },
  *check(problem, { source }) {
    if (problem.kind !== "item-not-allowed") return;
    const written = source.slice(problem.start, problem.end);
    const found = { range: problem, data: { kind: problem.found, written } };
    yield written.includes("\n") ? { ...found, through: "block" } : found;
  },
  message: ({ kind }) =>
    `${NAMES[kind]?.[0] ?? kind} cannot stand in an external block, which holds functions and statics`,
  fixes: ({ kind, written }, scene) => {
    const { item, edition } = scene;
    // Outside these need a feature of a nightly compiler, or something else that they lack.
    if (kind === "trait alias" || /^(?:pub\b\s*(?:\([^)]*\)\s*)?)?(?:unsafe\s+)?(?:auto|default|macro)\b/.test(written))
      return [];
    if (item.kind === "extern-block" && (item.visibility ?? (item.unsafe === undefined && edition >= 2024))) return [];
    const edits = scene.moveOut();
    if (edits === undefined) return [];
    return [{ title: `Move ${NAMES[kind]?.[1] ?? kind} out of the block`, safety: "safe", kind: "quickfix", edits }];
  },
});
