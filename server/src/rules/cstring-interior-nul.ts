import type { Expression, MethodCall } from "../facts/expression.ts";
import { flowOf, plain, type Value } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { rule } from "./rule.ts";
import { isCCall, originOf } from "./strings/calls.ts";

interface Data {
  readonly text: string;
  readonly method: string;
  readonly exported: boolean;
}

export const cstringInteriorNul = rule<"body", Data>({
  name: "cstring-interior-nul",
  group: "strings",
  yieldsTo: ["panic-across-ffi"],
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Text that somebody else chose becomes a `CString` by `unwrap`.",
    why: "A C string ends at its first zero byte, so `CString::new` refuses text with one inside. A Rust string may hold it: it is a valid character. `unwrap` turns such a text into a panic, at the border of all places: in a function that C calls, the process is aborted.\n\nHand the error on, answer with the function's own word for failure, or say why the text cannot hold a NUL.",
    bad: 'use std::ffi::{c_char, CString};\n\nunsafe extern "C" {\n    fn set_title(title: *const c_char);\n}\n\npub fn retitle(title: &str) {\n    let title = CString::new(title).unwrap();\n    unsafe { set_title(title.as_ptr()) };\n}',
    good: 'use std::ffi::{c_char, CString, NulError};\n\nunsafe extern "C" {\n    fn set_title(title: *const c_char);\n}\n\npub fn retitle(title: &str) -> Result<(), NulError> {\n    let title = CString::new(title)?;\n    unsafe { set_title(title.as_ptr()) };\n    Ok(())\n}',
    sources: [
      { title: "CString::new, errors", url: "https://doc.rust-lang.org/std/ffi/struct.CString.html#method.new" },
      { title: "std::ffi, interior nul characters", url: "https://doc.rust-lang.org/std/ffi/index.html#overview" },
    ],
  },
  *check(body, { item, source }) {
    if (body.of !== "fn" || item.kind !== "fn" || !/\bCString\s*::\s*new\b/.test(source)) return;
    const { attributes } = item;
    if (attributes.some(({ meta }) => /(?:^|::)test$/.test(meta.name))) return;
    const exported =
      item.abi !== undefined || attributes.some(({ meta }) => /^(?:no_mangle|export_name)$/.test(meta.name));
    const { events } = flowOf(body);
    for (const event of events) {
      if (event.kind !== "call" || event.node.kind !== "method-call" || event.guarded !== false) continue;
      const { node, names } = event;
      const made = newCString(node);
      if (made === undefined) continue;
      const [arg] = made.args;
      if (arg === undefined || originOf(arg, names).kind === "written" || isNumber(arg, names)) continue;
      if (/\bcontains\(\s*['"&]\S*\\0/.test(source) || /\bretain\b|replace\(\s*['"]\\0/.test(source)) continue;
      const reaches = events.some((one) => isCCall(one) && one.args.some((value) => comesFrom(value, node, 0)));
      if (!exported && !reaches) continue;
      const text = source.slice(arg.start, arg.end).replace(/\s+/g, " ");
      yield { range: node.method, data: { text, method: node.method.text, exported } };
    }
  },
  message: ({ text, method, exported }) =>
    `A zero byte in \`${text}\` makes \`${method}\` panic${exported ? ", and a panic in a function that C calls aborts the process" : " just before the call of C"}`,
});

/** The `CString::new(…)` that `unwrap` or `expect` is called on. */
function newCString({ method, receiver }: MethodCall): Extract<Expression, { kind: "call" }> | undefined {
  if (method.text !== "unwrap" && method.text !== "expect") return undefined;
  const inner = plain(receiver);
  if (inner.kind !== "call" || inner.callee.kind !== "path") return undefined;
  const { segments } = inner.callee;
  return segments.at(-1) === "new" && segments.at(-2) === "CString" ? inner : undefined;
}

/** Digits have no NUL. */
function isNumber(arg: Expression, names: Parameters<typeof typeOf>[1]): boolean {
  const inner = plain(arg);
  if (inner.kind !== "method-call" || inner.method.text !== "to_string") return false;
  const ty = asTy(throughReferences(typeOf(inner.receiver, names)));
  return ty?.kind === "primitive" && ty.name !== "str" && ty.name !== "char";
}

/** Whether a value is, or points into, what a call made. */
function comesFrom({ sources }: Value, node: Expression, depth: number): boolean {
  if (depth > 6) return false;
  return sources.some((source) => {
    if (source.kind === "buffer" || source.kind === "released") return comesFrom(source.of, node, depth + 1);
    return source.kind === "owned" && source.node !== undefined && source.node.start === node.start;
  });
}
