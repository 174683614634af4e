import { ferrocene, reference, rule } from "./rule.ts";

export const externBlockInImpl = rule({
  name: "extern-block-in-impl",
  rustc: ["msg:extern-block-is-not-supported-in-traits-or-impls"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "An external block stands in an `impl` or a `trait`.",
    why: "Foreign functions are free functions of the module around their block; they belong to no type and have no `self`. Declare them next to the `impl` and call them from its methods.",
    bad: 'pub struct Clock;\nimpl Clock {\n    unsafe extern "C" {\n        fn clock() -> i64;\n    }\n}',
    good: 'unsafe extern "C" {\n    fn clock() -> i64;\n}\npub struct Clock;\nimpl Clock {\n    pub fn ticks(&self) -> i64 {\n        unsafe { clock() }\n    }\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.intro", "External blocks"),
      reference("items/associated-items.html", "Associated items"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks"),
    ],
  },
  *check(problem, { source }) {
    if (problem.kind !== "extern-block-in-impl") return;
    const whole = source.slice(problem.start, problem.end).includes("\n");
    const found = { range: problem, data: { place: problem.found } };
    yield whole ? { ...found, through: "block" } : found;
  },
  message: ({ place }) =>
    place === "trait"
      ? "An external block cannot stand in a `trait`; it belongs to a module"
      : "An external block cannot stand in an `impl`; it belongs to a module",
  fixes: ({ place }, scene) => {
    const { item, edition } = scene;
    if (item.kind !== "extern-block") return [];
    // Once it stands in a module, the block is held to what a block must be there.
    const edits = scene.moveOut([
      ...(item.visibility === undefined ? [] : [scene.remove(item.visibility)]),
      ...(edition < 2024 || item.unsafe !== undefined ? [] : [scene.insert(item.abi.start, "unsafe ")]),
    ]);
    if (edits === undefined) return [];
    return [{ title: `Move the block out of the \`${place}\``, safety: "safe", kind: "quickfix", edits }];
  },
});
