import { spanOf } from "../model/body.ts";
import { typeOf } from "../model/infer.ts";
import { reference, rule } from "./rule.ts";

export const ffiUnwindCall = rule({
  name: "ffi-unwind-call",
  rustc: ["ffi_unwind_calls"],
  level: "allow",
  since: "0.1.0",
  on: ["body/call"],
  explain: {
    what: "A foreign function, or a function pointer with a foreign ABI, is called that may unwind.",
    why: "A C++ exception or a foreign panic that comes out of such a call goes on through Rust frames. That is allowed with a `-unwind` ABI, but code built with `panic=abort` and code that counts on no unwinding must know about it.",
    bad: 'unsafe extern "C-unwind" {\n    fn parse(text: *const u8) -> i32;\n}\n\npub fn run(text: *const u8) -> i32 {\n    unsafe { parse(text) }\n}',
    good: 'unsafe extern "C" {\n    fn parse(text: *const u8) -> i32;\n}\n\npub fn run(text: *const u8) -> i32 {\n    unsafe { parse(text) }\n}',
    options: "flags: -W ffi_unwind_calls",
    sources: [reference("items/functions.html#unwinding", "unwinding"), reference("panic.html", "panics")],
  },
  *check({ node, context }, { item }) {
    // Out of a function whose own ABI stops unwinding nothing gets.
    if (item.kind === "fn" && item.abi !== undefined && !mayUnwind(item.abi.name)) return;
    const callee = typeOf(node.callee, context);
    const isForeign = callee?.kind === "fn-item" && callee.definition.declaration.foreign !== undefined;
    const signature = isForeign ? callee.signature : callee;
    if (signature?.kind !== "fn" || signature.abi === "Rust" || !mayUnwind(signature.abi)) return;
    yield { range: spanOf(node, context), data: { isForeign, abi: signature.abi } };
  },
  message: ({ isForeign, abi }) =>
    `This call of a ${isForeign ? "foreign function" : "function pointer"} with the ABI \`"${abi}"\` may unwind`,
});

function mayUnwind(abi: string): boolean {
  return abi === "Rust" || abi.endsWith("-unwind");
}
