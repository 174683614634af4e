import { findAbi } from "../target/abi.ts";
import { reference, rule } from "./rule.ts";

export const improperCtypesDefinitions = rule({
  name: "improper-ctypes-definitions",
  rustc: ["improper_ctypes_definitions"],
  level: "warn",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "A function with a C ABI uses a type that has no form in C.",
    why: "The caller reads what comes back as the C type it was told about. An `async fn` returns an `impl Future`: a state machine of a size, layout and name that only this build of the compiler knows, so no C declaration fits it.",
    bad: 'pub async extern "C" fn answer() -> i32 {\n    42\n}',
    good: 'pub extern "C" fn answer() -> i32 {\n    42\n}',
    sources: [
      reference("items/functions.html#async-functions", "async functions"),
      reference("items/functions.html#extern-function-qualifier", "extern function qualifier"),
    ],
  },
  *check(fn, { edition }) {
    const abi = fn.abi === undefined ? undefined : findAbi(fn.abi.name);
    if (abi === undefined || abi.rustic || fn.body === undefined) return;
    const has = (word: string) => fn.qualifiers.some((qualifier) => qualifier.word === word);
    // These are hard errors with `async`: edition 2015, `const`, `gen`, naked functions, special ABIs.
    if (fn.attributes.some(({ meta }) => meta.name === "naked")) return;
    if (!has("async") || edition === 2015 || has("const") || has("gen") || abi.restrictions?.async === false) return;
    const afterParams = { start: fn.paramList.end, end: fn.paramList.end };
    yield { range: fn.returnType ?? afterParams, data: { name: fn.name.text, abi: fn.abi?.name ?? "C" } };
  },
  message: ({ name, abi }) =>
    `\`${name}\` is async: it returns an \`impl Future\`, which \`extern "${abi}"\` cannot carry`,
});
