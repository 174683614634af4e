import type { BodyNode, CallExpression, CastExpression, Expression } from "../facts/expression.ts";
import type { FnItem, Range } from "../facts/item.ts";
import { isRewritten } from "../model/attribute-macros.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { sideOf } from "../model/border.ts";
import { plain } from "../model/flow.ts";
import type { Mention } from "../model/functions.ts";
import type { Row } from "../model/gathered.ts";
import { isStandardItem } from "../model/infer.ts";
import { layoutOf } from "../model/layout.ts";
import { presentParts } from "../model/presence.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import { type AdtTy, fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { isSized, isTrivial } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import type { Target } from "../target/target.ts";
import { symbolOf } from "./exports/exported.ts";
import { crossingTypes } from "./layout/signature.ts";
import { pointerChain, transmutationOf, valueTy } from "./layout/views.ts";
import { addAttribute } from "./repr/edits.ts";
import { type FixScene, type Found, reference, rule, type Scene } from "./rule.ts";

type Reason =
  | { readonly kind: "parameter" | "result" | "static" }
  /** Read from C's memory, or written there. */
  | { readonly kind: "array" | "out" }
  | { readonly kind: "view"; readonly other: string }
  /** A struct of one field is taken for that field. */
  | { readonly kind: "wrapper"; readonly other: string }
  /** What has no prototype for its argument: `ioctl`. */
  | { readonly kind: "untyped"; readonly callee: string }
  | { readonly kind: "measured"; readonly callee: string };

interface Data {
  readonly type: AdtTy;
  readonly reason: Reason;
}

export const missingReprC = rule<"fn" | "static" | "body/call" | "body/cast" | "body/assignment", Data>({
  name: "missing-repr-c",
  group: "layout",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions", "repr-packed-without-c"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["fn", "static", "body/call", "body/cast", "body/assignment"],
  explain: {
    what: "C reads or writes a struct whose layout Rust is free to choose.",
    why: "Without `#[repr(C)]` the compiler may put the fields in any order, and does: it sorts them to save padding. C finds the fields in the order in which they are declared. Which of them it reads instead depends on the compiler: `WSABUF` of the crate iovec worked for years, until Rust 1.38 swapped its two fields and every write on Windows failed.",
    bad: 'pub struct Options {\n    pub verbose: bool,\n    pub limit: u64,\n    pub level: u16,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn set_options(options: *const Options) -> bool {\n    unsafe { options.as_ref() }.is_some_and(|options| options.verbose)\n}',
    good: '#[repr(C)]\npub struct Options {\n    pub verbose: bool,\n    pub limit: u64,\n    pub level: u16,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn set_options(options: *const Options) -> bool {\n    unsafe { options.as_ref() }.is_some_and(|options| options.verbose)\n}',
    sources: [
      reference("type-layout.html#the-rust-representation", "the Rust representation"),
      reference("type-layout.html#the-c-representation", "the C representation"),
      { title: "Rustonomicon, repr(C)", url: "https://doc.rust-lang.org/nomicon/other-reprs.html#reprc" },
      { title: "iovec, WSABUF without repr(C)", url: "https://github.com/carllerche/iovec/issues/26" },
      { title: "rust2go, fields swapped on the Go side", url: "https://github.com/ihciah/rust2go/issues/4" },
    ],
    note: "By value, and in what C provides, the compiler says so itself: `improper_ctypes`, `improper_ctypes_definitions`. A handle that only Rust looks into needs no layout.",
  },
  *check(subject, scene) {
    if ("kind" in subject) {
      if (subject.kind === "fn") yield* inSignature(subject, scene);
      else if (subject.type !== undefined && symbolOf(subject, scene) !== undefined) {
        const ty = lowerType(subject.type, scene.source, scene.scope);
        if (isUnordered(ty) && isPlain(ty, scene.target)) yield found(subject.type, ty, { kind: "static" });
      }
      return;
    }
    const { node, context } = subject;
    const { target } = scene;
    switch (node.kind) {
      case "call":
        yield* transmuted(node, context, target);
        yield* called(node, context, scene);
        return;
      case "cast":
        yield* cast(node, context, target);
        return;
      default:
        if (node.operator === "=") yield* written(node.left, plain(node.left), context, scene);
    }
  },
  message({ type, reason }) {
    const name = `\`${printTy(type)}\``;
    switch (reason.kind) {
      case "parameter":
      case "result":
        return `${name} is shared with C by pointer and its fields are public, but without \`#[repr(C)]\` their order is not fixed`;
      case "static":
        return `C finds this ${name} by its symbol, but without \`#[repr(C)]\` the order of its fields is not fixed`;
      case "array":
        return `C lays out the elements of this slice, but the order of the fields of ${name} is not fixed: it has no \`#[repr(C)]\``;
      case "out":
        return `C provides the memory for this ${name}, but its size and the order of its fields are not fixed: it has no \`#[repr(C)]\``;
      case "wrapper":
        return `${name} is taken for the \`${reason.other}\` in it, but only \`#[repr(transparent)]\` promises that it begins where its field begins and is no larger`;
      case "untyped":
        return `\`${reason.callee}\` gets the address of a ${name}, but without \`#[repr(C)]\` the order of its fields is not fixed`;
      case "view":
        return `${name} and \`${reason.other}\` are taken for the same memory, but without \`#[repr(C)]\` the order of the fields of ${name} is not fixed`;
      default:
        return `\`${reason.callee}\` gets the address and the size of a ${name}, but without \`#[repr(C)]\` the order of its fields is not fixed`;
    }
  },
  fixes({ type, reason }, scene) {
    const repr = reason.kind === "wrapper" ? "transparent" : "C";
    const edit = reprEdit(type, repr, scene);
    return edit === undefined
      ? []
      : [{ title: `Add \`#[repr(${repr})]\``, safety: "unsafe", kind: "quickfix", edits: [edit] }];
  },
});

function reprEdit({ definition, item }: AdtTy, repr: "C" | "transparent", scene: FixScene) {
  const start = scene.startOf(definition);
  if (start === undefined) return undefined;
  const shift = start - scene.sliceStart;
  return addAttribute(`#[repr(${repr})]`, { start: item.start + shift, end: item.end + shift }, scene);
}

/** Reports a type at a place, with where it is defined. */
function found(range: Range, type: AdtTy, reason: Reason): Found<Data> {
  const { definition, item } = type;
  return {
    range,
    data: { type, reason },
    related: [{ range: item.name, message: "the struct is defined here", of: definition }],
  };
}

/** A struct of the user's own, of Rust's representation, with more than one field that takes up room. */
function isUnordered(ty: Ty | undefined): ty is AdtTy {
  if (ty?.kind !== "adt" || ty.item.kind !== "struct") return false;
  if (!isLaidOutByRust(ty)) return false;
  const fields = presentParts(ty.item.fields, ty.definition.scope.module.crate.cfg) ?? [];
  return fields.filter((field) => isTrivial(fieldTy(ty, field.type)) === false).length > 1;
}

/** Whether a type of the user's own surely has Rust's representation. */
function isLaidOutByRust({ definition, item }: AdtTy): boolean {
  const { module } = definition.scope;
  if (isStandard(module.crate) || isRewritten(item.attributes, module)) return false;
  const repr = representationOf(definition);
  return repr !== "unknown" && !repr.c && !repr.transparent && !repr.simd && repr.packed === undefined;
}

/** Whether C could read all of a struct: public fields of types that it knows. */
function isPlain(ty: AdtTy, target: Target, depth = 0): boolean {
  if (depth > 8 || ty.args.length > 0) return false;
  const fields = presentParts(ty.item.fields, ty.definition.scope.module.crate.cfg);
  return (
    fields?.every((field) => field.visibility !== undefined && isPlainValue(fieldTy(ty, field.type), target, depth)) ===
    true
  );
}

function isPlainValue(ty: Ty, target: Target, depth: number): boolean {
  switch (ty.kind) {
    case "primitive":
      return ty.name !== "str" && ty.name !== "char" && !ty.name.endsWith("128");
    case "pointer":
      return ty.pointee.kind === "foreign" || isSized(ty.pointee) === true;
    case "fn":
      return ty.abi !== "Rust";
    case "array":
      return isPlainValue(ty.element, target, depth + 1);
    case "adt": {
      if (isUnordered(ty as Ty)) return isPlain(ty, target, depth + 1);
      const repr = representationOf(ty.definition);
      const isFixed = repr !== "unknown" && (repr.c || repr.transparent || repr.int !== undefined);
      const isPointer = isStandardItem(ty.definition, "Option") && ty.args[0]?.kind === "fn";
      return (isFixed || isPointer) && layoutOf(ty, target).kind === "known";
    }
    default:
      return false;
  }
}

/** Pointers in the signature of what C calls. What C defines is the compiler's business. */
function* inSignature(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  for (const { type, ty, position } of crossingTypes(fn, scene)) {
    if (ty.kind !== "pointer" && ty.kind !== "reference") continue;
    const { pointee } = ty;
    if (!isUnordered(pointee) || !isPlain(pointee, scene.target) || isHandle(pointee, fn, scene)) continue;
    const one = found(type, pointee, { kind: position });
    // Without a symbol it is C's only where its address is given out.
    yield fn.body === undefined || symbolOf(fn, scene) !== undefined ? one : { ...one, level: "info" };
  }
}

/** Whether Rust makes the values on its own heap and gives out the address: C need not look into them. */
function isHandle({ definition }: AdtTy, fn: FnItem, { source, scope }: Scene): boolean {
  const { world } = scope;
  const own = fn.body === undefined ? "" : source.slice(fn.body.start, fn.body.end);
  if (/\b(?:Box|Rc|Arc)\s*::\s*(?:<[^>]*>\s*::\s*)?(?:from_raw|into_raw|leak)\b/.test(own)) return true;
  const { module } = definition.scope;
  const gathered = world.functions.gathered(module.crate, "handles", ["into_raw", "from_raw", "leak"], wordsIn);
  // As long as the crate is not read nobody knows.
  return gathered?.some(definition.name) !== false;
}

function* wordsIn({ source }: Mention): Iterable<Row<undefined>> {
  for (const key of new Set(source.match(/\b\w+\b/gu))) yield { key, text: "", value: undefined };
}

/** The pointer that an expression is, if it is a parameter that C hands in. */
function handedIn(expression: Expression, context: BodyContext, scene: Scene): Ty | undefined {
  const { item } = scene;
  if (item.kind !== "fn" || sideOf(item, undefined) !== "export") return undefined;
  const inner = plain(expression);
  if (inner.kind !== "path") return undefined;
  const meaning = meaningOf(inner, context);
  if (meaning.kind !== "local" || meaning.local.by !== "param" || meaning.local.type === undefined) return undefined;
  if (!item.params.some(({ type }) => type === meaning.local.type)) return undefined;
  const ty = lowerType(meaning.local.type, context.body.source, context.scope);
  return ty.kind === "pointer" ? ty : undefined;
}

/** `*out = T { … }` through a parameter that C hands in: C made room for it. */
function* written(place: Expression, left: Expression, context: BodyContext, scene: Scene): Iterable<Found<Data>> {
  if (left.kind !== "unary" || left.operator !== "*") return;
  const ty = handedIn(left.operand, context, scene);
  if (ty?.kind !== "pointer" || !ty.mutable || !isUnordered(ty.pointee)) return;
  if (scene.item.kind === "fn" && !isHandle(ty.pointee, scene.item, scene))
    yield found(place, ty.pointee, { kind: "out" });
}

function* called(node: CallExpression, context: BodyContext, scene: Scene): Iterable<Found<Data>> {
  const { callee, args } = node;
  const [first] = args;
  if (callee.kind !== "path" || first === undefined) return;
  const { text } = callee.name;
  const meaning = meaningOf(callee, context);
  if (UNTYPED.test(text) && callee.segments.at(-2) === "libc") {
    for (const arg of args.slice(2)) {
      const type = pointedTo(arg, context);
      if (type !== undefined) yield found(arg, type, { kind: "untyped", callee: text });
    }
    return;
  }
  if (meaning.kind !== "definition") {
    if (MEASURING.test(text) && callee.segments.at(-2) === "libc") yield* measuredIn(args, text, context);
    return;
  }
  const { definition } = meaning;
  if (/^(?:from_raw_parts|from_raw_parts_mut|write)$/.test(text) && isStandardItem(definition, text)) {
    const ty = handedIn(first, context, scene);
    if (ty?.kind !== "pointer" || !isUnordered(ty.pointee)) return;
    if (scene.item.kind === "fn" && text === "write" && isHandle(ty.pointee, scene.item, scene)) return;
    yield found(first, ty.pointee, { kind: text === "write" ? "out" : "array" });
  } else if (definition.declaration.foreign !== undefined) {
    yield* measuredIn(args, definition.name, context);
  }
}

/** Functions whose last arguments have no type, so that the compiler has nothing to compare. */
const UNTYPED = /^(?:ioctl|fcntl|prctl|semctl|shmctl|ptrace)$/;
/** Functions of libc that get an address and a size, where libc cannot be read. */
const MEASURING =
  /^(?:[sg]etsockopt|read|write|pread|pwrite|send|sendto|recv|recvfrom|memcpy|memmove|memset|bind|connect|sysctl|fread|fwrite)$/;

function* measuredIn(args: readonly Expression[], callee: string, context: BodyContext): Iterable<Found<Data>> {
  const { source } = context.body;
  if (!args.some((arg) => /\bsize_of(?:_val)?\b/.test(source.slice(arg.start, arg.end)))) return;
  for (const arg of args) {
    const type = measured(arg, args, context);
    if (type !== undefined) yield found(arg, type, { kind: "measured", callee });
  }
}

/** The struct whose address an argument is. */
function pointedTo(arg: Expression, context: BodyContext): AdtTy | undefined {
  const inner = plain(arg);
  if (inner.kind === "borrow") {
    const ty = valueTy(inner.operand, context);
    return isUnordered(ty) && ty.args.length === 0 ? ty : undefined;
  }
  if (inner.kind !== "cast" && inner.kind !== "method-call") return undefined;
  const { pointees } = pointerChain(inner, context);
  const type = pointees.find((ty) => ty?.kind === "adt" && !isStandard(ty.definition.scope.module.crate));
  return isUnordered(type) && type.args.length === 0 ? type : undefined;
}

/** The struct whose address an argument is, where another argument is its size. */
function measured(arg: Expression, args: readonly Expression[], context: BodyContext): AdtTy | undefined {
  const inner = plain(arg);
  if (inner.kind !== "cast" && inner.kind !== "method-call") return undefined;
  const { pointees } = pointerChain(inner, context);
  const type = pointees.slice(1).find((ty) => ty?.kind === "adt" && !isStandard(ty.definition.scope.module.crate));
  if (!isUnordered(type) || type.args.length > 0) return undefined;
  const { source } = context.body;
  const size = new RegExp(`\\bsize_of(?:::<\\s*(?:\\w+::)*${type.definition.name}\\s*>\\(|_val\\b)`);
  return args.some((one) => one !== arg && size.test(source.slice(one.start, one.end))) ? type : undefined;
}

/** A pointer to the struct that is cast to one to a C struct. */
function* cast(node: CastExpression, context: BodyContext, target: Target): Iterable<Found<Data>> {
  if (node.type.kind !== "pointer" || around(context)?.kind === "cast") return;
  const [to, ...before] = pointerChain(node, context).pointees;
  if (to === undefined) return;
  const from = before.find((ty) => ty?.kind === "adt" && !isVoid(ty));
  if (from === undefined) return;
  if (from.kind === "adt" && isWrapperOf(from, to) && isCStruct(to, target)) {
    yield { ...found(node, from, { kind: "wrapper", other: printTy(to) }), level: "info" };
  } else if (isUnordered(from) && isCStruct(to, target)) yield found(node, from, { kind: "view", other: printTy(to) });
  else if (isUnordered(to) && isCStruct(from, target)) yield found(node, to, { kind: "view", other: printTy(from) });
}

/** A struct of Rust's representation whose one field is the other type, and which nobody promised to be like it. */
function isWrapperOf(ty: AdtTy, other: Ty): boolean {
  const { definition, item } = ty;
  if (item.kind !== "struct" || other.kind !== "adt" || ty.args.length > 0 || !isLaidOutByRust(ty)) return false;
  const [only, more] = presentParts(item.fields, definition.scope.module.crate.cfg) ?? [];
  if (only === undefined || more !== undefined) return false;
  const field = fieldTy(ty, only.type);
  return field.kind === "adt" && field.definition === other.definition;
}

function* transmuted(node: CallExpression, context: BodyContext, target: Target): Iterable<Found<Data>> {
  const views = transmutationOf(node, context);
  if (views === undefined) return;
  const from = views.from ?? valueTy(views.value, context);
  const { to } = views;
  if (from === undefined || to === undefined) return;
  const [a, b] = from.kind === "reference" && to.kind === "reference" ? [from.pointee, to.pointee] : [from, to];
  if (isUnordered(a) && isForC(b, target)) yield found(node, a, { kind: "view", other: printTy(b) });
  else if (isUnordered(b) && isForC(a, target)) yield found(node, b, { kind: "view", other: printTy(a) });
}

/** A struct of C's, or the two words of a slice. */
function isForC(ty: Ty, target: Target): boolean {
  if (ty.kind === "reference" || ty.kind === "pointer") return isSized(ty.pointee) === false;
  return isCStruct(ty, target);
}

function isCStruct(ty: Ty, target: Target): boolean {
  if (ty.kind !== "adt" || isStandard(ty.definition.scope.module.crate) || ty.item.fields.length < 2) return false;
  const repr = representationOf(ty.definition);
  if (repr === "unknown" || !repr.c) return false;
  const layout = layoutOf(ty, target);
  return layout.kind === "known" && layout.size > 1;
}

function isVoid(ty: AdtTy): boolean {
  return isStandardItem(ty.definition, "c_void");
}

function around({ ancestors }: BodyContext): BodyNode | undefined {
  return ancestors.findLast(({ kind }) => kind !== "parenthesized");
}
