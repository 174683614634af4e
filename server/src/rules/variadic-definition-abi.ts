import { isNaked, usedAbi, variadicParam } from "../model/fn-signature.ts";
import { reference, rule } from "./rule.ts";

export const variadicDefinitionAbi = rule({
  name: "variadic-definition-abi",
  rustc: ["msg:variadic-is-not-supported-for-extern-functions"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: 'A variadic function is defined with another ABI than `"C"` or `"C-unwind"`.',
    why: "To read its variable arguments a function needs code that knows where the caller put them, and the compiler has that code for the C ABI alone. Declaring such a function is possible with more ABIs than defining it.",
    bad: '#![feature(c_variadic)]\nunsafe extern "system" fn log(level: i32, _: ...) {}',
    good: '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, _: ...) {}',
    sources: [
      { title: "rust-lang/rust issue 44930", url: "https://github.com/rust-lang/rust/issues/44930" },
      reference("items/functions.html#function-parameters", "function parameters"),
    ],
  },
  *check(fn) {
    const last = variadicParam(fn.params);
    if (last === undefined || fn.abi === undefined) return;
    const abi = usedAbi(fn.abi);
    if (abi === undefined || abi.variadicDefinition) return;
    // A naked function reads its arguments itself, so every ABI that may be declared will do.
    const naked = isNaked(fn.attributes);
    if (naked && abi.variadicDeclaration) return;
    const data = { fn: fn.name.text, abi: abi.name, literal: fn.abi.literal };
    yield { range: { start: last.start, end: last.end }, data, ...(naked && { rustc: null }) };
  },
  message: ({ fn, abi }) =>
    `\`${fn}\` has the \`"${abi}"\` ABI; a variadic function can only be defined with \`"C"\` or \`"C-unwind"\``,
  fixes: ({ abi, literal }, scene) => {
    const name = abi.endsWith("-unwind") ? "C-unwind" : "C";
    if (literal === undefined) return [];
    return [
      {
        title: `Change the ABI to \`"${name}"\``,
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.replace(literal, `"${name}"`)],
      },
    ];
  },
});
