import { isNaked, signatureRange, usedAbi, variadicParam } from "../model/fn-signature.ts";
import { errorIndex, rule } from "./rule.ts";

export const unstableVariadicDefinition = rule({
  name: "unstable-variadic-definition",
  rustc: ["E0658"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "A variadic function is defined in Rust, which is unstable.",
    why: "Declaring and calling C's variadic functions is stable; writing one needs a nightly compiler and `#![feature(c_variadic)]`. On stable Rust the way out is a C function that takes a `va_list`, or a fixed number of parameters.",
    bad: 'pub unsafe extern "C" fn log(level: i32, _: ...) {}',
    good: '#![feature(c_variadic)]\npub unsafe extern "C" fn log(level: i32, _: ...) {}',
    sources: [
      errorIndex("E0658"),
      { title: "rust-lang/rust issue 44930", url: "https://github.com/rust-lang/rust/issues/44930" },
      {
        title: "The Unstable Book, c_variadic",
        url: "https://doc.rust-lang.org/unstable-book/language-features/c-variadic.html",
      },
    ],
  },
  *check(fn, { features, block }) {
    if (variadicParam(fn.params) === undefined) return;
    const name = fn.name.text;
    if (fn.qualifiers.some(({ word }) => word === "const") && !features.has("const_c_variadic")) {
      yield { range: signatureRange(fn), data: { name, feature: "const_c_variadic" }, rustc: null };
    }
    if (block !== undefined) return;
    const abi = usedAbi(fn.abi);
    const naked = abi?.variadicDeclaration && !abi.variadicDefinition && isNaked(fn.attributes);
    if (naked && !features.has("c_variadic_naked_functions")) {
      yield { range: signatureRange(fn), data: { name, feature: "c_variadic_naked_functions" }, rustc: null };
    }
    if (!features.has("c_variadic")) {
      yield { range: { start: fn.start, end: fn.end }, data: { name, feature: "c_variadic" } };
    }
  },
  message: ({ name, feature }) =>
    feature === "const_c_variadic"
      ? `\`${name}\` is both \`const\` and variadic: unstable, it needs a nightly compiler and \`#![feature(${feature})]\``
      : `defining the variadic \`${name}\` in Rust is unstable: it needs a nightly compiler and \`#![feature(${feature})]\``,
});
