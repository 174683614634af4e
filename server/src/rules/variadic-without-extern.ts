import { variadicParam } from "../model/fn-signature.ts";
import { reference, rule } from "./rule.ts";

export const variadicWithoutExtern = rule({
  name: "variadic-without-extern",
  rustc: ["msg:variadic-is-not-supported-for-non-extern-functions"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "A function of the Rust ABI takes `...`.",
    why: "Variable arguments are a thing of the C ABI. Rust's own functions have a fixed number of parameters; a slice, an iterator or a macro takes any number of values.",
    bad: "fn sum(count: usize, _: ...) -> i64 {\n    0\n}",
    good: "fn sum(values: &[i64]) -> i64 {\n    values.iter().sum()\n}",
    sources: [
      reference("items/functions.html#function-parameters", "function parameters"),
      {
        title: "Ferrocene Language Specification, ABIs of variadic functions (fls_icdzs1mjh0n4)",
        url: "https://rust-lang.github.io/fls/functions.html#fls_icdzs1mjh0n4",
      },
    ],
  },
  *check(fn) {
    const last = variadicParam(fn.params);
    if (last === undefined || fn.abi !== undefined) return;
    yield { range: { start: last.start, end: last.end }, data: fn };
  },
  message: ({ name }) => `\`${name.text}\` has the Rust ABI, which has no variable arguments`,
  fixes: (fn, scene) => {
    const words = fn.qualifiers.map(({ word }) => word);
    const from = fn.qualifiers.at(-1)?.end ?? fn.visibility?.end ?? fn.start;
    const keyword = /\bfn\b/.exec(scene.source.slice(from, fn.name.start));
    if (keyword === null || words.includes("safe")) return [];
    const added = words.includes("unsafe") ? 'extern "C" ' : 'unsafe extern "C" ';
    return [
      {
        title: `Make it \`unsafe extern "C"\``,
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.insert(from + keyword.index, added)],
      },
    ];
  },
});
