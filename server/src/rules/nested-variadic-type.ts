import { errorIndex, reference, rule } from "./rule.ts";

export const nestedVariadicType = rule({
  name: "nested-variadic-type",
  rustc: ["E0743"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "`...` is a return type, or what a pointer, reference or cast leads to.",
    why: "`...` means the variable arguments of a C function. It has no size and no address, so nothing can return it or point at it.",
    bad: 'unsafe extern "C" {\n    fn arguments() -> ...;\n}',
    good: 'unsafe extern "C" {\n    fn log(format: *const u8, ...);\n}',
    sources: [errorIndex("E0743"), reference("items/external-blocks.html#variadic-functions", "variadic functions")],
    note: "In most other places the compiler has no code for a stray `...`; see `unexpected-variadic`.",
  },
  *check(problem) {
    if (problem.kind === "nested-variadic-type") yield { range: problem, data: undefined };
  },
  message: () => "`...` is no type: nothing can return it or point at it",
});
