import type { FnItem, Range } from "../facts/item.ts";
import { findAbi } from "../target/abi.ts";
import { reference, rule } from "./rule.ts";
import { wrapFixes } from "./shim/shim.ts";

interface Data {
  readonly fn: FnItem;
  /** The attribute that exports the function, or the ABI where no attribute does. */
  readonly by: string;
}

const EXPORTS = new Set(["no_mangle", "export_name"]);

export const asyncExternFn = rule<"fn", Data>({
  name: "async-extern-fn",
  group: "async",
  rustc: [],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "A function that other languages call is `async`.",
    why: "Calling an `async fn` runs nothing: it answers a future, a state machine whose type has no name and whose size only this compiler knows. The symbol is exported with that as its return value, so a C caller that declares the written return type reads garbage, the body never runs, and whatever the compiler returns by hidden pointer is written over the caller's memory. The compiler accepts it, at most with a warning about the type.\n\nC needs a function that answers at once: one that waits for the future, or three that start it, poll it and free it.",
    bad: '#[no_mangle]\npub async extern "C" fn flush(timeout_ms: u32) -> i32 {\n    timeout_ms as i32\n}',
    good: '#[no_mangle]\npub extern "C" fn flush(timeout_ms: u32) -> i32 {\n    pollster::block_on(flush_async(timeout_ms))\n}\n\npub async fn flush_async(timeout_ms: u32) -> i32 {\n    timeout_ms as i32\n}',
    sources: [
      reference("items/functions.html#async-functions", "async functions"),
      reference("items/functions.html#extern-function-qualifier", "extern function qualifier"),
      reference("abi.html#the-no_mangle-attribute", "the no_mangle attribute"),
      {
        title: "rust-lang/rust issue 139829: an exported async fn draws no warning",
        url: "https://github.com/rust-lang/rust/issues/139829",
      },
    ],
    note: "Guides to this mistake name codes that the compiler does not give it. E0667 is no longer printed and was about `impl Trait` in paths (today E0562). E0566 is about conflicting `repr` hints, not about async in traits, which is allowed since Rust 1.75. E0733 is about recursion in an `async fn` without boxing; async closures are allowed since Rust 1.85. E0603 is about private items; an unnecessary qualification is the lint `unused_qualifications`. For an exported `async fn` the compiler has no error at all, and for one in an external block an error without a code (`foreign-fn-qualifier`).",
  },
  *check(fn, { edition, place, source }) {
    const word = fn.qualifiers.find((qualifier) => qualifier.word === "async");
    // Edition 2015 has no async functions, and these combinations are errors of the compiler's own.
    if (word === undefined || edition === 2015 || fn.params.some((param) => param.variadic !== undefined)) return;
    if (fn.qualifiers.some((qualifier) => qualifier.word === "const" || qualifier.word === "gen")) return;
    const generic = fn.generics?.params.some(({ kind }) => kind !== "lifetime") === true || fn.implTraits.length > 0;
    // A generic function has no symbol, and a trait's own function exports none.
    const attribute =
      generic || place === "trait" || fn.body === undefined
        ? undefined
        : fn.attributes.find(({ form, meta }) => form === "attribute" && EXPORTS.has(meta.name));
    const abi = fn.abi === undefined ? undefined : findAbi(fn.abi.name);
    if (abi?.restrictions?.async === false || fn.attributes.some(({ meta }) => meta.name === "naked")) return;
    const foreign = abi !== undefined && !abi.rustic;
    if (attribute === undefined && !foreign) return;
    const cause: Range | undefined = attribute ?? fn.abi;
    if (cause === undefined) return;
    yield {
      range: word,
      data: { fn, by: source.slice(cause.start, cause.end) },
      related: [{ range: cause, message: attribute === undefined ? "its callers are not Rust" : "exported by this" }],
    };
  },
  message: ({ fn, by }) =>
    `\`${fn.name.text}\` is \`async\`: under \`${by.replace(/\s+/g, " ")}\` a caller gets a future it can neither name nor poll, and the body never runs`,
  fixes: ({ fn }, scene) => wrapFixes(fn, scene),
});
