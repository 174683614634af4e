import { variadicParam } from "../model/fn-signature.ts";
import { reference, rule } from "./rule.ts";

export const asyncVariadic = rule({
  name: "async-variadic",
  rustc: ["msg:functions-cannot-be-both-async-and-c-variadic"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "An `async` function takes `...`.",
    why: "The variable arguments live in the caller's frame and are gone when the call returns. An `async fn` returns at once and runs its body later, when there is nothing left to read.",
    bad: '#![feature(c_variadic)]\nasync unsafe extern "C" fn log(level: i32, _: ...) {}',
    good: '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, _: ...) {}',
    sources: [
      reference("items/functions.html#async-functions", "async functions"),
      { title: "rust-lang/rust issue 44930", url: "https://github.com/rust-lang/rust/issues/44930" },
    ],
  },
  *check(fn) {
    const last = variadicParam(fn.params);
    const word = fn.qualifiers.find((qualifier) => qualifier.word === "async");
    if (last === undefined || word === undefined) return;
    // An `async gen` function is told so in words that have no key.
    const generator = fn.qualifiers.some((qualifier) => qualifier.word === "gen");
    yield {
      range: { start: word.start, end: word.end },
      data: { name: fn.name.text, word },
      related: [{ range: { start: last.start, end: last.end }, message: "the variable arguments" }],
      ...(generator && { rustc: null }),
    };
  },
  message: ({ name }) => `\`${name}\` cannot be both \`async\` and variadic: its arguments are gone before it runs`,
  fixes: ({ word }, scene) => [
    { title: "Remove `async`", safety: "unsafe", kind: "quickfix", edits: [scene.remove(word)] },
  ],
});
