import { usedAbi, variadicParam } from "../model/fn-signature.ts";
import { reference, rule } from "./rule.ts";

export const safeVariadicDefinition = rule({
  name: "safe-variadic-definition",
  rustc: ["msg:functions-with-a-c-variable-argument-list-must-be-unsafe"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "A variadic function is defined without `unsafe`.",
    why: "The function reads arguments whose number and types it only guesses. A caller that passes others makes it read what is not there, so a call can never be checked by the compiler.",
    bad: '#![feature(c_variadic)]\nextern "C" fn log(level: i32, _: ...) {}',
    good: '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, _: ...) {}',
    sources: [
      { title: "rust-lang/rust issue 44930", url: "https://github.com/rust-lang/rust/issues/44930" },
      reference("items/functions.html#function-parameters", "function parameters"),
    ],
  },
  *check(fn) {
    const last = variadicParam(fn.params);
    if (last === undefined || fn.abi === undefined) return;
    if (usedAbi(fn.abi) === undefined || fn.qualifiers.some(({ word }) => word === "unsafe")) return;
    const safe = fn.qualifiers.find(({ word }) => word === "safe");
    yield {
      range: { start: last.start, end: last.end },
      data: { name: fn.name.text, safe, at: fn.abi.keyword.start },
    };
  },
  message: ({ name }) => `\`${name}\` reads variable arguments, so it must be \`unsafe\``,
  fixes: ({ safe, at }, scene) => [
    {
      title: "Add `unsafe`",
      safety: "safe",
      kind: "quickfix",
      edits: [safe === undefined ? scene.insert(at, "unsafe ") : scene.replace(safe, "unsafe")],
    },
  ],
});
