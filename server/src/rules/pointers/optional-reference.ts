/**
 * `p: *const T` → `p: Option<&T>`: one pointer that may be null, which the type system asks about.
 *
 * Enters: a raw pointer parameter of a function and its flow. Leaves: how the function is written with a reference, or
 * undefined where a reference would claim more than the function relies on now: the pointer is compared, moved on or
 * handed on, what it leads to may not be initialized yet, something else may change it meanwhile, or a borrow outlives
 * the call.
 *
 * Source: Rust Reference, "Type layout" (`Option<&T>` is one pointer), "Behavior considered undefined" (aliasing,
 * dangling and invalid references).
 */
import type { BodyNode, Expression } from "../../facts/expression.ts";
import type { FnItem, Range } from "../../facts/item.ts";
import { type BodyContext, type Local, meaningOf, type Names, walkBody } from "../../model/body.ts";
import type { Flow } from "../../model/flow.ts";
import { asTy, calledMethod, isUnsafeFn, typeOf } from "../../model/infer.ts";
import { keyOfTy } from "../../model/print-ty.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import { isSized } from "../../model/type-traits.ts";
import type { Fix, FixScene } from "../rule.ts";
import { isNamedInFile } from "../shim/names.ts";
import { checkAtTop } from "./early-return.ts";
import type { PointerParam } from "./uses.ts";

/** How a function is written with a reference in place of a pointer. */
export interface OptionalReference {
  readonly name: string;
  /** The parameter's type, and what it becomes. */
  readonly type: Range;
  readonly written: string;
  /** What else is written in another way: uses of the pointer, `unsafe` blocks in which nothing is unsafe any more. */
  readonly uses: readonly (Range & { readonly newText: string })[];
}

/** One use of the pointer: `*p` or a part of it. */
interface Use {
  readonly kind: "read" | "fill" | "change" | "borrow";
  readonly mutable: boolean;
  /** `&*p` and no part of it. */
  readonly whole?: boolean;
  readonly edit: (Range & { readonly newText: string }) | undefined;
}

/** What lets a borrow live longer than the call. */
const OUTLIVES = /\b(?:spawn\w*|static|leak|forget|transmute|into_raw)\b/;

export function optionalReference(param: PointerParam, item: FnItem, flow: Flow): OptionalReference | undefined {
  const { name, pointee } = param;
  const { type, pattern } = param.param;
  const { body } = flow;
  if (type?.kind !== "pointer" || pattern?.kind !== "identifier" || item.broken) return undefined;
  if (!isKnownValue(pointee)) return undefined;
  // Foreign code and callbacks may know the object by another pointer.
  const isCalledOut = flow.events.some(
    (event) =>
      event.kind === "call" && (event.callee.kind === "value" || (event.callee.kind === "fn" && event.callee.foreign)),
  );
  if (isCalledOut) return undefined;
  const found = usesOf(param, flow);
  if (found === undefined || found.uses.length === 0 || found.uses[0]?.kind === "fill") return undefined;
  const { uses, blocks } = found;
  const mutable = uses.some((use) => use.mutable);
  if ((mutable && !type.mutable) || isAliased(param, mutable, item, flow)) return undefined;
  const text = item.body === undefined ? "" : body.source.slice(item.body.start, item.body.end);
  if (uses.some(({ kind }) => kind === "borrow") && (!isPlainResult(item, flow) || OUTLIVES.test(text)))
    return undefined;
  const inner = body.source.slice(type.pointee.start, type.pointee.end);
  return {
    name,
    type,
    written: `Option<&${mutable ? "mut " : ""}${inner}>`,
    // A `&mut` is moved where its name stands alone.
    uses: [
      ...uses.flatMap(({ edit, whole }) => (edit === undefined || (mutable && whole) ? [] : [edit])),
      ...blocks.flatMap(({ statements, start, end }) => {
        const [only] = statements;
        if (only?.kind !== "expression-statement") return [];
        const { expression } = only;
        return [
          { start, end: expression.start, newText: "" },
          { start: expression.end, end, newText: only.semicolon && !/^\s*;/.test(body.source.slice(end)) ? ";" : "" },
        ];
      }),
    ],
  };
}

/** The fix; none where the file calls the function, or where it is not clear what to return for null. */
export function optionalReferenceFix(found: OptionalReference | undefined, scene: FixScene): readonly Fix[] {
  const { item } = scene;
  if (found === undefined || item.kind !== "fn" || isNamedInFile(item, scene)) return [];
  const { name, type, written, uses } = found;
  const check = checkAtTop(`let Some(${name}) = ${name} else`, item, scene);
  if (check === undefined) return [];
  const edits = [
    scene.replace(type, written),
    ...check,
    ...uses.map(({ newText, ...range }) => scene.replace(range, newText)),
  ].sort((a, b) => a.start - b.start);
  return [{ title: `Take \`${written}\` instead of a pointer`, safety: "unsafe", kind: "quickfix", edits }];
}

/** A value of a size and kind that are known, so that a reference to it means what the pointer meant. */
function isKnownValue(ty: Ty): boolean {
  if (isSized(ty) !== true) return false;
  switch (ty.kind) {
    case "primitive":
    case "pointer":
    case "array":
      return true;
    case "adt":
      if (ty.definition.name === "c_void" || ty.definition.name === "MaybeUninit") return false;
      return ty.item.kind === "enum" ? ty.item.variants.length > 0 : true;
    default:
      return false;
  }
}

type UnsafeBlock = Extract<BodyNode, { kind: "block" }>;

/** Every use of the pointer in order, and the `unsafe` that the uses alone need; undefined where a use needs the pointer. */
function usesOf(
  { local, name }: PointerParam,
  { body }: Flow,
): { uses: readonly Use[]; blocks: readonly UnsafeBlock[] } | undefined {
  const uses: Use[] = [];
  const blocks = new Set<UnsafeBlock>();
  let isPointer = false;
  const word = new RegExp(`\\b${name}\\b`);
  walkBody(body, (node, context) => {
    if (node.kind === "macro") {
      const input = body.source.slice(node.input.start, node.input.end);
      const isOpaque = node.args === undefined || /^addr_of/.test(node.path.name.text);
      if (isOpaque ? word.test(input) : new RegExp(`\\{\\s*${name}\\s*[:}]`).test(input)) isPointer = true;
    }
    if (isPointer) return;
    if (node.kind === "block" && node.form === "unsafe" && isRemovable(node, context)) blocks.add(node);
    else if (!isSafe(node, local, context))
      for (const around of context.ancestors) blocks.delete(around as UnsafeBlock);
    if (node.kind !== "path" || !isPlace(node, local, context)) return;
    const use = useAt(node, name, context);
    if (use === undefined) isPointer = true;
    else uses.push(use);
  });
  return isPointer ? undefined : { uses, blocks: [...blocks] };
}

function isPlace(node: BodyNode, local: Local, names: Names): boolean {
  if (node.kind !== "path") return false;
  const meaning = meaningOf(node, names);
  return meaning.kind === "local" && meaning.local.range.start === local.range.start;
}

/** Whether an `unsafe` block holds one expression and no comment, and stands where that expression may stand bare. */
function isRemovable(block: UnsafeBlock, { ancestors, body }: BodyContext): boolean {
  const [only, more] = block.statements;
  if (only?.kind !== "expression-statement" || more !== undefined || only.attributes.length > 0) return false;
  const { expression } = only;
  if (block.tail === undefined && expression.kind !== "assignment") return false;
  const before = body.source.slice(block.start, expression.start);
  const after = body.source.slice(expression.end, block.end);
  if (!/^unsafe\s*\{\s*$/.test(before) || !/^\s*;?\s*\}$/.test(after)) return false;
  const around = ancestors.at(-1);
  switch (around?.kind) {
    case "expression-statement": {
      const outer = ancestors.at(-2);
      return around.semicolon || (outer?.kind === "block" && outer.tail === block && block.tail !== undefined);
    }
    case "let-statement":
    case "return":
    case "if":
    case "while":
      return block.tail !== undefined;
    case "call":
      return around.callee !== block;
    case "method-call":
      return around.receiver !== block;
    case "assignment":
      return around.right === block;
    case "binary":
      return /^(?:field|unary|index)$/.test(expression.kind);
    default:
      return false;
  }
}

/** Whether a node needs no unsafe context once the pointer is a reference. */
function isSafe(node: BodyNode, local: Local, context: BodyContext): boolean {
  switch (node.kind) {
    case "expression-statement":
    case "literal":
    case "binary":
    case "assignment":
    case "borrow":
    case "parenthesized":
    case "index":
    case "cast":
      return true;
    case "path":
      return meaningOf(node, context).kind === "local";
    case "unary":
      return node.operator !== "*" || isPlace(node.operand, local, context);
    case "field": {
      const ty = asTy(typeOf(node.object, context));
      return ty?.kind === "adt" && ty.item.kind === "struct";
    }
    case "method-call": {
      const method = calledMethod(node, context);
      return method !== undefined && !isUnsafeFn(method.fn.item, false);
    }
    default:
      return false;
  }
}

/** What a path that names the pointer is used for; undefined for all but what is done through `*`. */
function useAt(path: Expression, name: string, context: BodyContext): Use | undefined {
  const { ancestors } = context;
  if (ancestors.some((one) => one.kind === "closure" || (one.kind === "block" && /async|gen/.test(one.form))))
    return undefined;
  let i = ancestors.length - 1;
  const deref = ancestors[i];
  if (deref?.kind !== "unary" || deref.operator !== "*" || deref.operand !== path) return undefined;
  let at: BodyNode = deref;
  let edit: Use["edit"];
  for (i--; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "field") {
      // `p.x` looks behind the reference by itself.
      if (edit === undefined && at.kind === "parenthesized" && at.inner === deref) {
        edit = { start: at.start, end: at.end, newText: name };
      }
    } else if (around.kind !== "parenthesized" && !(around.kind === "index" && around.object === at)) break;
    at = around;
  }
  const outer = ancestors[i];
  const read: Use = { kind: "read", mutable: false, edit };
  switch (outer?.kind) {
    case "borrow": {
      if (outer.raw || isKept(outer, ancestors[i - 1], context)) return undefined;
      const { mutable } = outer;
      if (at !== deref || mutable) return { kind: "borrow", mutable, edit };
      return { kind: "borrow", mutable, whole: true, edit: { start: outer.start, end: outer.end, newText: name } };
    }
    case "assignment":
      if (outer.left !== at) return read;
      return { kind: outer.operator === "=" ? "fill" : "change", mutable: true, edit };
    case "method-call": {
      if (outer.receiver !== at) return read;
      const method = calledMethod(outer, context);
      const self = method?.fn.item.params[0]?.self;
      if (method === undefined || self === undefined) return undefined;
      const written = method.fn.source.slice(self.start, self.end);
      // A method of a `Copy` value that takes it whole.
      if (!written.startsWith("&")) return { ...read, edit: at === deref ? undefined : edit };
      return { kind: "borrow", mutable: /\bmut\b/.test(written), edit };
    }
    // A pattern may bind by reference, with or without `mut`.
    case "match":
      return outer.scrutinee === at ? undefined : read;
    case "let":
      return undefined;
    case "let-statement":
      return outer.pattern.kind === "identifier-pattern" && !outer.pattern.byReference ? read : undefined;
    case "unknown":
    case "attributed":
      return undefined;
    default:
      return read;
  }
}

/** Whether a borrow is given to a function that keeps it, or that nobody knows. */
function isKept(borrow: Expression, around: BodyNode | undefined, names: Names): boolean {
  if (around?.kind !== "call" && around?.kind !== "method-call") return around?.kind === "field-value";
  if (around.kind === "method-call" && around.receiver === borrow) return false;
  const method = calledMethod(around, names);
  const callee = around.kind === "call" ? typeOf(around.callee, names) : undefined;
  const definition = callee?.kind === "fn-item" ? callee.definition : undefined;
  const item = method?.fn.item ?? definition?.item;
  const source = method?.fn.source ?? definition?.source;
  if (item?.kind !== "fn" || source === undefined) return true;
  return /'static\b/.test(source.slice(item.start, item.body?.start ?? item.end));
}

/**
 * Whether another parameter may lead to the same memory while one of the two writes to it: C may pass an object and a
 * pointer to one of its fields.
 */
function isAliased({ param, pointee }: PointerParam, mutable: boolean, item: FnItem, { body }: Flow): boolean {
  return item.params.some((other) => {
    if (other === param || other.type === undefined) return false;
    const ty = lowerType(other.type, body.source, body.scope);
    if (ty.kind === "primitive" || ty.kind === "fn") return false;
    if (mutable) return true;
    if (ty.kind !== "pointer" && ty.kind !== "reference") return ty.kind !== "adt";
    if (!ty.mutable) return false;
    const isObject = ty.pointee.kind !== "primitive" && ty.pointee.kind !== "pointer";
    return isObject || keyOfTy(ty.pointee) === keyOfTy(pointee);
  });
}

/** A result that borrows nothing and leads nowhere. */
function isPlainResult({ returnType }: FnItem, { body }: Flow): boolean {
  if (returnType === undefined) return true;
  const ty = lowerType(returnType, body.source, body.scope);
  return ty.kind === "primitive" || ty.kind === "never" || (ty.kind === "tuple" && ty.elements.length === 0);
}
