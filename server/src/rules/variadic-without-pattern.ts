import { reference, rule } from "./rule.ts";

export const variadicWithoutPattern = rule({
  name: "variadic-without-pattern",
  rustc: ["varargs_without_pattern"],
  level: "warn",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "The `...` of a function outside an external block has no name.",
    why: "In a definition `...` is the type of a parameter, and a parameter has a pattern: a name to read the arguments with, or `_`. Without one a later compiler will reject it; foreign functions may leave it out.",
    bad: '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, ...) {}',
    good: '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, _: ...) {}',
    sources: [
      reference("items/functions.html#function-parameters", "function parameters"),
      { title: "rust-lang/rust issue 145544", url: "https://github.com/rust-lang/rust/issues/145544" },
    ],
    note: "The compiler heeds `#![allow(varargs_without_pattern)]` at the root of the crate only; here it works on any item.",
  },
  *check(problem, { edition, place }) {
    // In edition 2015 the parameters of a trait's methods need no names.
    if (problem.kind !== "variadic-without-pattern" || (edition === 2015 && place === "trait")) return;
    yield { range: problem, data: undefined };
  },
  message: () => "`...` needs a name here, or `_`",
  fixes: (_, scene, { range }) => [
    { title: "Name it `_`", safety: "safe", kind: "quickfix", edits: [scene.insert(range.start, "_: ")] },
  ],
});
