import type { BodyNode, Expression } from "../facts/expression.ts";
import type { BodyContext } from "../model/body.ts";
import { meaningOf } from "../model/body.ts";
import { plain } from "../model/flow.ts";
import { isStandardItem } from "../model/infer.ts";
import { rule } from "./rule.ts";
import { isRustAbi } from "./unwind/border.ts";

export const catchUnwindIgnored = rule<"body/call", { readonly name: string }>({
  name: "catch-unwind-ignored",
  group: "unwinding",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body/call"],
  explain: {
    what: "A panic is caught and C is not told.",
    why: "The function has a result by which C could learn that something went wrong, but goes on as if nothing had happened. C then works with values that were never computed, or with a state that the panic left half changed.",
    bad: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn flush(data: &mut Vec<u8>) -> c_int {\n    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| data.truncate(8)));\n    0\n}',
    good: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn flush(data: &mut Vec<u8>) -> c_int {\n    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| data.truncate(8))) {\n        Ok(()) => 0,\n        Err(_) => -1,\n    }\n}',
    sources: [
      { title: "std::panic::catch_unwind", url: "https://doc.rust-lang.org/std/panic/fn.catch_unwind.html" },
      {
        title: "The Rustonomicon, FFI and unwinding",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#ffi-and-unwinding",
      },
    ],
    note: "A callback that returns nothing has no way to tell C; it may log and go on, or abort.",
  },
  *check({ node, context }, { item }) {
    if (item.kind !== "fn" || item.abi === undefined || isRustAbi(item.abi.name)) return;
    if (item.returnType === undefined || item.returnType.kind === "never" || isUnit(item.returnType)) return;
    const { callee } = node;
    if (callee.kind !== "path" || callee.name.text !== "catch_unwind") return;
    const meaning = meaningOf(callee, context);
    if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, "catch_unwind")) return;
    if (isDropped(node, context)) yield { range: callee.name, data: { name: item.name.text } };
  },
  message: ({ name }) =>
    `the result of \`catch_unwind\` is dropped: \`${name}\` has a result, but C does not learn that something panicked`,
});

function isUnit(type: { readonly kind: string; readonly elements?: readonly unknown[] }): boolean {
  return type.kind === "tuple" && type.elements?.length === 0;
}

/** Whether nobody looks at the value of an expression: a statement of its own, `let _ =`, `drop(…)`, `.ok();`. */
function isDropped(node: Expression, { ancestors }: BodyContext): boolean {
  let at: BodyNode = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
        break;
      case "method-call":
        if (
          around.receiver !== at ||
          !/^(?:ok|err|is_ok|is_err|unwrap_or|unwrap_or_default)$/.test(around.method.text)
        ) {
          return false;
        }
        break;
      case "call":
        return (
          around.callee.kind === "path" && around.callee.name.text === "drop" && around.args.includes(at as Expression)
        );
      case "let-statement":
        return around.pattern.kind === "wildcard-pattern";
      case "expression-statement":
        return around.semicolon && plain(around.expression) === plain(at as Expression);
      default:
        return false;
    }
    at = around;
  }
  return false;
}
