import type { Expression } from "../facts/expression.ts";
import type { RustType } from "../facts/item.ts";
import { type BodyContext, meaningOf, spanOf } from "../model/body.ts";
import { plain } from "../model/flow.ts";
import { asTy, isStandardItem, typeOf } from "../model/infer.ts";
import { fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { type Found, reference, rule } from "./rule.ts";

interface Data {
  readonly what: "function" | "closure" | "block";
  readonly text: string;
}

export const asyncCallback = rule<"body/call" | "body/cast" | "body/let-statement" | "body/struct", Data>({
  name: "async-callback",
  group: "async",
  rustc: ["E0308", "E0605"],
  level: "error",
  since: "0.2.0",
  on: ["body/call", "body/cast", "body/let-statement", "body/struct"],
  explain: {
    what: "Something `async` is given to C as a callback.",
    why: 'Calling an `async fn` runs nothing: it gives a future, a value of a type that only this compiler knows, and somebody has to poll it. C calls a callback, takes the registers or the memory that the written result would be in, and goes on: the body never runs, and where the future is returned by hidden pointer it is written over whatever that register points to. The compiler refuses the function as a typed pointer; through `*mut c_void` it passes without a word.\n\nGive C a plain `extern "C" fn` that hands the work to a runtime and returns.',
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn subscribe(handler: *mut c_void);\n}\n\nasync extern "C" fn on_event() {}\n\npub fn start() {\n    unsafe { subscribe(on_event as *mut c_void) };\n}',
    good: 'unsafe extern "C" {\n    fn subscribe(handler: extern "C" fn());\n}\n\nasync fn handle_event() {}\n\nfn spawn(_task: impl Future<Output = ()>) {}\n\nextern "C" fn on_event() {\n    spawn(handle_event());\n}\n\npub fn start() {\n    unsafe { subscribe(on_event) };\n}',
    options: "edition: 2024",
    sources: [
      reference("items/functions.html#async-functions", "async functions"),
      reference("types/function-pointer.html", "function pointer types"),
      {
        title: "Asynchronous Programming in Rust, the Future trait",
        url: "https://rust-lang.github.io/async-book/02_execution/02_future.html",
      },
    ],
    note: "The compiler's own verdict, where it has one, is E0308 (mismatched types) or E0605 (a cast), which say nothing about the future.",
  },
  *check({ node, context }, { edition }) {
    if (edition === 2015) return;
    switch (node.kind) {
      case "cast": {
        const data = asyncThing(node.operand, context);
        if (data === undefined) return;
        const to = lowerType(node.type, context.body.source, context.scope);
        if (to.kind === "fn" && to.abi !== "Rust") {
          if (!isInferred(node.type)) yield { range: spanOf(node, context), rustc: "E0605", data };
        } else if (data.what === "function" && isVoidPointer(to))
          yield { range: spanOf(node, context), rustc: null, data };
        return;
      }
      case "call": {
        if (!node.args.some((arg) => mayBeAsync(arg))) return;
        const found = node.args.map((arg) => asyncThing(unwrapped(arg), context));
        if (found.every((one) => one === undefined)) return;
        const callee = typeOf(node.callee, context);
        const signature = callee?.kind === "fn-item" ? callee.signature : callee;
        if (signature?.kind !== "fn") return;
        for (const [i, arg] of node.args.entries()) {
          const param = signature.params[i];
          if (param !== undefined) yield* mismatch(arg, param, found[i]);
        }
        return;
      }
      case "let-statement": {
        if (node.type === undefined || node.value === undefined || !mayBeAsync(node.value)) return;
        const data = asyncThing(unwrapped(node.value), context);
        if (data !== undefined)
          yield* mismatch(node.value, lowerType(node.type, context.body.source, context.scope), data);
        return;
      }
      case "struct": {
        if (!node.fields.some(({ value }) => mayBeAsync(value))) return;
        const ty = asTy(typeOf(node, context));
        if (ty?.kind !== "adt" || ty.item.kind === "enum") return;
        for (const { name, value } of node.fields) {
          const data = asyncThing(unwrapped(value), context);
          const field = data === undefined ? undefined : ty.item.fields.find((one) => one.name?.text === name.text);
          if (field?.type !== undefined) yield* mismatch(value, fieldTy(ty, field.type), data);
        }
        return;
      }
    }
  },
  message: ({ what, text }) => {
    switch (what) {
      case "function":
        return `\`${text}\` is \`async\`: C calls it, gets a future that it cannot poll, and the body never runs`;
      case "closure":
        return "This closure gives a future: C cannot call it, and nobody would poll the future";
      case "block":
        return "An `async` block is a future, and C wants a function that it can call";
    }
  },
});

/** `x` of `Some(x)`. */
function unwrapped(expression: Expression): Expression {
  const inner = plain(expression);
  const [arg, more] = inner.kind === "call" ? inner.args : [];
  const isSome = inner.kind === "call" && inner.callee.kind === "path" && inner.callee.name.text === "Some";
  return isSome && arg !== undefined && more === undefined ? plain(arg) : expression;
}

/** Whether it is worth asking what an expression is. */
function mayBeAsync(expression: Expression): boolean {
  const { kind } = unwrapped(expression);
  return kind === "path" || kind === "closure" || kind === "block";
}

/** What is `async` about an expression. */
function asyncThing(expression: Expression, context: BodyContext): Data | undefined {
  let at = expression;
  while (at.kind === "parenthesized") at = at.inner;
  const text = context.body.source.slice(at.start, at.end);
  switch (at.kind) {
    case "path": {
      const meaning = meaningOf(at, context);
      if (meaning.kind !== "definition" || meaning.definition.item.kind !== "fn") return undefined;
      const isAsync = meaning.definition.item.qualifiers.some(({ word }) => word === "async");
      return isAsync ? { what: "function", text } : undefined;
    }
    case "closure":
      return at.async ? { what: "closure", text } : undefined;
    case "block":
      return at.form === "async" ? { what: "block", text } : undefined;
    default:
      return undefined;
  }
}

function* mismatch(expression: Expression, wanted: Ty, data: Data | undefined): Iterable<Found<Data>> {
  if (data === undefined) return;
  const isOption = wanted.kind === "adt" && isStandardItem(wanted.definition, "Option");
  const inner = isOption ? wanted.args[0] : wanted;
  if (inner?.kind !== "fn" || inner.abi === "Rust") return;
  const at = isOption ? unwrapped(expression) : expression;
  if (!isOption || at !== expression) yield { range: at, rustc: "E0308", data };
}

/** `extern "C" fn(i32) -> _` takes the future for its result. */
function isInferred(type: RustType): boolean {
  return type.kind === "fn-pointer" && type.returnType?.kind === "infer";
}

/** `*mut c_void`, `*const ()`, `*mut u8`: what C takes for any pointer. */
function isVoidPointer(ty: Ty): boolean {
  if (ty.kind !== "pointer") return false;
  const { pointee } = ty;
  if (pointee.kind === "tuple") return pointee.elements.length === 0;
  return pointee.kind === "adt"
    ? pointee.definition.name === "c_void"
    : pointee.kind === "primitive" && pointee.name === "u8";
}
