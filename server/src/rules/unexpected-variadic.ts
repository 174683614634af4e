import { type Fix, reference, rule } from "./rule.ts";

export const unexpectedVariadic = rule({
  name: "unexpected-variadic",
  rustc: ["msg:unexpected-variadic"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "`...` stands where it is neither a parameter nor a type.",
    why: "`...` means the variable arguments of a C function and exists only at the end of a parameter list. No value has that type: no field, local, tuple, static or closure parameter can hold it.",
    bad: "struct Call {\n    args: ...,\n}",
    good: "struct Call {\n    args: Vec<u64>,\n}",
    sources: [
      reference("items/external-blocks.html#variadic-functions", "variadic functions"),
      {
        title: "Ferrocene Language Specification, variadic functions (fls_o4uSLPo00KUg)",
        url: "https://rust-lang.github.io/fls/functions.html#fls_o4uSLPo00KUg",
      },
    ],
  },
  *check(problem) {
    if (problem.kind !== "unexpected-variadic") return;
    const { found } = problem;
    // Of the other two forms the compiler speaks in words that have no key.
    yield { range: problem, data: found, ...(found !== "..." && { rustc: null }) };
  },
  message: (found) => {
    if (found === ",") return "a comma is missing before `...`";
    if (found === "Fn(...)") return "the `Fn` traits have no variable arguments; only function pointer types do";
    return "`...` can only be the last parameter of a function or function pointer type";
  },
  fixes: (found, scene, { range }): Fix[] =>
    found === ","
      ? [{ title: "Add the comma", safety: "safe", kind: "quickfix", edits: [scene.insert(range.start, ", ")] }]
      : [],
});
