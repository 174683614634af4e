import type { Range } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const fnPointerQualifier = rule<"problem", { readonly word: string; readonly range: Range }>({
  name: "fn-pointer-qualifier",
  rustc: ["msg:an-fn-pointer-type-cannot-be"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A function pointer type is `const` or `async`.",
    why: "A pointer is called at run time through an address, so nothing of it can be `const`. An `async` function has no address that could be called and would give back its result: its call makes a future. Only `unsafe` and `extern` say how an address is called.",
    bad: 'pub type Callback = async extern "C" fn(i32) -> i32;',
    good: 'pub type Callback = extern "C" fn(i32, done: extern "C" fn(i32));',
    sources: [
      reference("types/function-pointer.html#r-type.fn-pointer.qualifiers", "qualifiers of function pointer types"),
    ],
  },
  *check(problem, { item, edition }) {
    if (problem.kind !== "fn-pointer-qualifier") return;
    const pointer = item.fnPointers.find(({ qualifiers }) => qualifiers.some(({ start }) => start === problem.start));
    // `safe`, and in 2015 `async`, are names: behind another word they end what the compiler takes for the type.
    const asName = pointer?.qualifiers.some(
      ({ word }, n, all) =>
        n > 0 && (word === "safe" || (word === "async" && edition === 2015 && all[n - 1]?.word !== "extern")),
    );
    yield { range: problem, data: { word: problem.found, range: problem }, ...(asName ? { rustc: null } : {}) };
  },
  message: ({ word }) =>
    `a function pointer type cannot be \`${word}\`; only \`unsafe\` and \`extern\` may stand before \`fn\``,
  fixes: ({ word, range }, scene) => [
    {
      title: `Remove \`${word}\``,
      safety: word === "const" ? "safe" : "unsafe",
      kind: "quickfix",
      edits: [scene.remove(range)],
    },
  ],
});
