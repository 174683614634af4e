import { isConditional } from "../model/fn-signature.ts";
import { ferrocene, reference, rule } from "./rule.ts";

export const variadicNotLast = rule({
  name: "variadic-not-last",
  rustc: ["msg:variadic-must-be-the-last-argument-of-a-c-variadic"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn", "fn-pointer"],
  explain: {
    what: "A `...` stands before another parameter.",
    why: "C finds the variable arguments behind the last named one. Named parameters after them would have no fixed place.",
    bad: 'unsafe extern "C" {\n    fn log(..., level: i32);\n}',
    good: 'unsafe extern "C" {\n    fn log(level: i32, ...);\n}',
    sources: [
      reference("items/external-blocks.html#variadic-functions", "variadic functions"),
      ferrocene("fls_juob30rst11r", "variadic external functions"),
    ],
  },
  *check({ params }) {
    for (const [index, param] of params.entries()) {
      const rest = params.slice(index + 1);
      // A parameter that may be configured away, before or behind, leaves open which one is the last.
      if (param.variadic === undefined || isConditional(param) || rest.every(isConditional)) continue;
      const { start, end } = param;
      const next = rest[0]?.start ?? end;
      yield { range: { start, end }, data: { next, last: params.at(-1) } };
    }
  },
  message: () => "`...` must be the last parameter",
  fixes: ({ next, last }, scene, { range }) => {
    if (last === undefined) return [];
    const cut = scene.replace({ start: range.start, end: next }, "");
    return last.variadic === undefined
      ? [
          {
            title: "Move `...` to the end",
            safety: "unsafe",
            kind: "quickfix",
            edits: [cut, scene.insert(last.end, `, ${scene.text(range)}`)],
          },
        ]
      : [{ title: "Remove this `...`", safety: "unsafe", kind: "quickfix", edits: [cut] }];
  },
});
