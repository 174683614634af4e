import type { FnItem, Range } from "../facts/item.ts";
import { abiSignature, isConditional, returnsValue, signatureRange, usedAbi } from "../model/fn-signature.ts";
import type { AbiEntry } from "../target/abi.ts";
import { signatureVerdicts } from "../target/abi-verdicts.ts";
import { type Found, rule } from "./rule.ts";

interface Wrong {
  readonly abi: AbiEntry;
  readonly fn: FnItem;
  readonly kind: "params" | "return" | "both" | "tuple";
  readonly count: number;
}

export const specialAbiSignature = rule({
  name: "special-abi-signature",
  rustc: ["msg:invalid-signature-for-extern-function"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "The function has parameters or a return type that its ABI has no place for.",
    why: 'An interrupt handler is entered by the processor, not by a caller: nobody put arguments anywhere and nobody waits for a result. An x86 handler finds the stack frame and sometimes an error code, a kernel returns nothing, a custom ABI has no fixed places at all, and `"rust-call"` takes exactly one tuple.',
    bad: '#![feature(abi_x86_interrupt)]\nextern "x86-interrupt" fn on_tick() {}',
    good: '#![feature(abi_x86_interrupt)]\nextern "x86-interrupt" fn on_tick(_frame: *const u64) {}',
    sources: [
      { title: "rust-lang/rust issue 40180", url: "https://github.com/rust-lang/rust/issues/40180" },
      {
        title: "The Unstable Book, abi_x86_interrupt",
        url: "https://doc.rust-lang.org/unstable-book/language-features/abi-x86-interrupt.html",
      },
    ],
  },
  *check(fn, { target, block }): Iterable<Found<Wrong>> {
    const abi = usedAbi(block === undefined ? fn.abi : block.abi);
    if (abi?.restrictions === undefined || fn.params.some(isConditional)) return;
    const signature = abiSignature(fn, abi, block === undefined ? "fn" : "block");
    const verdicts = new Set(signatureVerdicts(abi, target, signature));
    const make = (kind: Wrong["kind"], [first, ...rest]: readonly Range[]): Found<Wrong> => ({
      range: first ?? signatureRange(fn),
      data: { abi, fn, kind, count: signature.params + (signature.variadic ? 1 : 0) },
      related: rest.map((range) => ({ range, message: "this one too" })),
      ...(kind === "tuple" && { rustc: null }),
    });
    const params = verdicts.has("invalid-params") ? [...fn.params] : [];
    const result = verdicts.has("invalid-return") && fn.returnType !== undefined ? [fn.returnType] : [];
    if (abi.restrictions.params === "none" && (params.length > 0 || result.length > 0)) {
      yield make(result.length === 0 ? "params" : params.length === 0 ? "return" : "both", [...params, ...result]);
      return;
    }
    if (verdicts.has("needs-tuple")) {
      const last = fn.params.filter(({ self }) => self === undefined).at(-1);
      yield make("tuple", last === undefined ? [] : [last.type ?? last]);
    }
    if (verdicts.has("invalid-params")) yield make("params", params);
    if (result.length > 0) yield make("return", result);
  },
  message: ({ abi, fn, kind, count }) => {
    const name = `\`${fn.name.text}\``;
    if (kind === "tuple")
      return `${name} has the \`"rust-call"\` ABI, so it takes one tuple besides \`self\`, nothing else`;
    if (kind === "return") return `${name} has the \`"${abi.name}"\` ABI, so it cannot return a value`;
    if (abi.restrictions?.params === "one-or-two") {
      return `${name} has the \`"${abi.name}"\` ABI, so it takes the stack frame and at most an error code, not ${count} parameters`;
    }
    return kind === "both"
      ? `${name} has the \`"${abi.name}"\` ABI, so it takes no parameters and returns no value`
      : `${name} has the \`"${abi.name}"\` ABI, so it takes no parameters`;
  },
  fixes: ({ abi, fn, kind }, scene) => {
    const none = abi.restrictions?.params === "none";
    if (!none && kind !== "return") return [];
    const edits = [];
    if (kind !== "return") edits.push(scene.replace({ start: fn.paramList.start + 1, end: fn.paramList.end - 1 }, ""));
    if (kind !== "params" && fn.returnType !== undefined && returnsValue(fn)) {
      edits.push(scene.replace({ start: fn.paramList.end, end: fn.returnType.end }, ""));
    }
    const what = { params: "the parameters", return: "the return type", both: "the parameters and the return type" };
    const title = `Remove ${kind === "tuple" ? what.params : what[kind]}`;
    return [{ title, safety: "unsafe", kind: "quickfix", edits }];
  },
});
