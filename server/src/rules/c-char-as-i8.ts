import type { BodyNode, CallExpression, Expression, MethodCall } from "../facts/expression.ts";
import type { FnItem, RustType } from "../facts/item.ts";
import { type BodyContext, meaningOf, type Names } from "../model/body.ts";
import { plain } from "../model/flow.ts";
import { isStandardItem, throughReferences, typeOf } from "../model/infer.ts";
import { importedSymbol } from "../model/linked-items.ts";
import { type Definition, resolvePath, type Scope } from "../model/resolve.ts";
import { anyPrototype, type CType, findPrototype } from "../target/c-prototypes.ts";
import { isCLibraryBlock } from "./exports/c-library.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  /** Who wants the string, with its verb: "C's `strlen` takes". */
  readonly who: string;
  readonly written: "i8" | "u8";
  /** Whether the range is the `i8` itself, so that it can be written anew. */
  readonly here: boolean;
}

export const cCharAsI8 = rule<"foreign-fn" | "body/call" | "body/method-call", Data>({
  name: "c-char-as-i8",
  group: "strings",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "body/call", "body/method-call"],
  explain: {
    what: "A C string is written as a pointer to `i8` or `u8`.",
    why: "Whether C's `char` has a sign is each target's choice: it is `i8` on x86 and on Apple's and Windows' Arm, but `u8` on Linux and Android on Arm, PowerPC and RISC-V. `CStr` and `CString` speak of `c_char`, so code that says `i8` compiles on the machine it was written on and stops with a type error on the next; where a cast hides the error, bytes above 127 compare and widen differently.",
    bad: "use std::ffi::CStr;\n\npub unsafe fn label(text: *const i8) -> String {\n    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()\n}",
    good: "use std::ffi::{CStr, c_char};\n\npub unsafe fn label(text: *const c_char) -> String {\n    unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()\n}",
    sources: [
      { title: "core::ffi::c_char", url: "https://doc.rust-lang.org/core/ffi/type.c_char.html" },
      reference("types/numeric.html", "numeric types"),
    ],
    note: "`*const u8` in the declaration of a C function is the same on every target, so it is only mentioned.",
  },
  *check(subject, scene) {
    if ("context" in subject) {
      const { node, context } = subject;
      if (node.kind === "call") yield* checkCall(node, context);
      else yield* checkMethod(node, context);
    } else yield* checkForeign(subject, scene);
  },
  message: ({ who, written }) =>
    written === "i8"
      ? `${who} a pointer to \`c_char\`: that is \`i8\` on x86, but \`u8\` on most of Arm`
      : `${who} a pointer to \`c_char\`: that is \`u8\` on most of Arm, but \`i8\` on x86`,
  fixes: ({ here }, scene, { range }) => {
    if (!here) return [];
    const known = isCChar(scene.scope);
    const newText = known ? "c_char" : "core::ffi::c_char";
    return [{ title: "Write `c_char`", safety: "safe", kind: "quickfix", edits: [scene.replace(range, newText)] }];
  },
});

/** Whether `c_char` means C's type where the text stands. */
function isCChar(scope: Scope): boolean {
  const found = resolvePath({ segments: ["c_char"], qualified: false }, scope, "type");
  return found.kind === "definition" && isStandardItem(found.definition, "c_char");
}

/** The `i8` or `u8` that a type points to, as written: an alias is no such thing. */
function bytePointee(type: RustType | undefined): { readonly type: RustType; readonly name: "i8" | "u8" } | undefined {
  if (type?.kind !== "pointer") return undefined;
  const { pointee } = type;
  if (pointee.kind === "pointer") return bytePointee(pointee);
  const name =
    pointee.kind === "path" && !pointee.qualified && pointee.segments.length === 1 ? pointee.segments[0] : "";
  return name === "i8" || name === "u8" ? { type: pointee, name } : undefined;
}

// --- declarations of known functions

function* checkForeign(fn: FnItem, { block, source, target, scope }: Scene): Iterable<Found<Data>> {
  if (block === undefined || !/[iu]8\b/.test(source)) return;
  const prototype = findPrototype(fn.name.text, target);
  const { cfg } = scope.module.crate;
  if (prototype === undefined || !isCLibraryBlock(block, cfg)) return;
  const symbol = importedSymbol(fn.name.text, [...block.attributes, ...fn.attributes], cfg);
  if (symbol === undefined || symbol.by !== undefined) return;
  const judge = function* (type: RustType | undefined, c: CType | undefined, verb: string): Iterable<Found<Data>> {
    const byte = isString(c) ? bytePointee(type) : undefined;
    if (byte === undefined) return;
    const data = { who: `C's \`${fn.name.text}\` ${verb}`, written: byte.name, here: true };
    yield { range: byte.type, data, ...(byte.name === "u8" ? { level: "info" as const } : {}) };
  };
  for (const [i, c] of prototype.params.entries()) yield* judge(fn.params[i]?.type, c, "takes");
  yield* judge(fn.returnType, prototype.result, "returns");
}

/** `char *`, `char **`. */
function isString(c: CType | undefined): boolean {
  if (c?.kind !== "pointer") return false;
  const { pointee } = c;
  return pointee.kind === "pointer" ? isString(pointee) : pointee.kind === "scalar" && pointee.name === "char";
}

// --- what is given to CStr and CString

function* checkCall(node: CallExpression, context: BodyContext): Iterable<Found<Data>> {
  const { callee, args } = node;
  if (callee.kind !== "path" || !/^from_(?:ptr|raw)$/.test(callee.name.text)) return;
  const [pointer] = args;
  const meaning = meaningOf(callee, context);
  if (pointer === undefined || meaning.kind !== "associated" || meaning.base.kind !== "definition") return;
  const owner = callee.name.text === "from_ptr" ? "CStr" : "CString";
  if (!isStandardItem(meaning.base.definition, owner)) return;
  const byte = byteOf(pointer, context);
  if (byte === undefined) {
    const result = byteResult(pointer, context, 0);
    const who = `\`${owner}::${callee.name.text}\` takes`;
    if (result === undefined) return;
    const { byte: type, of } = result;
    const related = [{ range: type.type, message: `\`${of.name}\` is declared to give it`, of }];
    yield { range: pointer, data: { who, written: type.name, here: false }, related };
    return;
  }
  yield {
    range: byte.type,
    data: { who: `\`${owner}::${callee.name.text}\` takes`, written: byte.name, here: true },
    related: [{ range: callee, message: "it is taken as a C string here" }],
  };
}

/** The written `i8` that a pointer's type comes from: of a cast, or of the variable that it is. */
function byteOf(pointer: Expression, names: Names): ReturnType<typeof bytePointee> {
  switch (pointer.kind) {
    case "parenthesized":
      return byteOf(pointer.inner, names);
    case "cast":
      return directByte(pointer.type);
    case "method-call": {
      const [type] = pointer.typeArgs;
      if (!/^cast(?:_mut|_const)?$/.test(pointer.method.text)) return undefined;
      if (type === undefined) return pointer.method.text === "cast" ? undefined : byteOf(pointer.receiver, names);
      const name = type.kind === "path" && type.segments.length === 1 ? type.segments[0] : "";
      return name === "i8" || name === "u8" ? { type, name } : undefined;
    }
    case "path": {
      const meaning = meaningOf(pointer, names);
      return meaning.kind === "local" ? directByte(meaning.local.type) : undefined;
    }
    default:
      return undefined;
  }
}

/** As `bytePointee`, through one pointer only. */
function directByte(type: RustType | undefined): ReturnType<typeof bytePointee> {
  return type?.kind === "pointer" && type.pointee.kind === "path" ? bytePointee(type) : undefined;
}

// --- what comes from CStr and CString

function* checkMethod(node: MethodCall, context: BodyContext): Iterable<Found<Data>> {
  const { method, receiver, args } = node;
  if (!/^(?:as_ptr|into_raw)$/.test(method.text) || args.length > 0) return;
  const around = context.ancestors.at(-1);
  if (around === undefined || !mayMatter(around, node, context)) return;
  const owner = stringOwner(receiver, context);
  if (owner === undefined) return;
  const who = `\`${owner}::${method.text}\` gives`;
  if (around.kind === "let-statement") {
    const byte = directByte(around.type);
    if (byte !== undefined) yield { range: byte.type, data: { who, written: byte.name, here: true } };
  } else if (around.kind === "call") {
    const byte = byteParam(around, node, context);
    if (byte !== undefined) yield { range: node, data: { who, written: byte, here: false } };
  } else {
    const byte = directByte(context.body.returnType);
    if (byte !== undefined && context.body.of === "fn") {
      yield { range: byte.type, data: { who, written: byte.name, here: true } };
    }
  }
}

/** Whether what stands around the call says a type: `let p: …`, a call's parameter, or the function's result. */
function mayMatter(around: BodyNode, node: MethodCall, context: BodyContext): boolean {
  if (around.kind === "let-statement") return around.type !== undefined && around.value === node;
  if (around.kind === "call") return around.args.includes(node);
  return directByte(context.body.returnType) !== undefined && isResult(node, context);
}

/** Whether an expression is what the function returns. */
function isResult(node: Expression, { ancestors, body }: BodyContext): boolean {
  let inner: BodyNode = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "closure") return false;
    if (around.kind === "return") return true;
    if (around.kind === "expression-statement") {
      if (around.semicolon) return false;
    } else if (around.kind !== "block" && around.kind !== "parenthesized") return false;
    else if (around.kind === "block" && around.form !== "plain" && around.form !== "unsafe") return false;
    else if (around.kind === "block" && around.tail !== inner && inner.kind !== "expression-statement") return false;
    inner = around;
  }
  return inner === body.root || node === body.root;
}

function stringOwner(receiver: Expression, names: Names): "CStr" | "CString" | undefined {
  if (receiver.kind === "literal" && receiver.literal === "c-string") return "CStr";
  const ty = throughReferences(typeOf(receiver, names));
  if (ty?.kind !== "adt") return undefined;
  if (isStandardItem(ty.definition, "CString")) return "CString";
  return isStandardItem(ty.definition, "CStr") ? "CStr" : undefined;
}

/** The `i8` that a function of this crate is declared to give, where an expression is what it gave. */
function byteResult(
  expression: Expression,
  names: Names,
  depth: number,
): { readonly byte: NonNullable<ReturnType<typeof bytePointee>>; readonly of: Definition } | undefined {
  const inner = plain(expression);
  if (depth > 4) return undefined;
  if (inner.kind === "block") {
    return inner.tail === undefined || inner.statements.length > 0
      ? undefined
      : byteResult(inner.tail, names, depth + 1);
  }
  if (inner.kind === "path") {
    const meaning = meaningOf(inner, names);
    if (meaning.kind !== "local" || meaning.local.value === undefined || meaning.local.type !== undefined)
      return undefined;
    return byteResult(meaning.local.value, meaning.local.names, depth + 1);
  }
  const own = inner.kind === "call" ? ownFunction(inner, names) : undefined;
  const byte = directByte(own?.item.returnType);
  return own === undefined || byte === undefined ? undefined : { byte, of: own.definition };
}

/** The `i8` that a function of this crate is declared to take there. */
function byteParam(call: CallExpression, arg: Expression, names: Names): "i8" | "u8" | undefined {
  return directByte(ownFunction(call, names)?.item.params[call.args.indexOf(arg)]?.type)?.name;
}

/** The function of this crate that a call calls; functions whose prototype is known are told of theirs. */
function ownFunction(
  { callee }: CallExpression,
  names: Names,
): { readonly item: FnItem; readonly definition: Definition } | undefined {
  const meaning = callee.kind === "path" ? meaningOf(callee, names) : undefined;
  if (meaning?.kind !== "definition") return undefined;
  const { definition } = meaning;
  const { item, scope, declaration } = definition;
  if (item.kind !== "fn" || scope.module.crate !== names.scope.module.crate) return undefined;
  if (declaration.foreign !== undefined && anyPrototype(item.name.text) !== undefined) return undefined;
  return { item, definition };
}
