/**
 * `fn f(p: *const T, n: usize)` that makes a slice of the two at once → `fn f(p: &[T])`, and what its callers give.
 *
 * Enters: a function of a file and a place in it. Leaves: the edits, in the function and in every call of it; undefined
 * where C or another crate may call it, where a call cannot be found, or where the slice would be borrowed for longer
 * than the call. A foreign or exported signature keeps its pair: a slice has no ABI that C knows.
 *
 * Source: Rust Reference, "Type layout" (slices); std `slice::from_raw_parts`.
 */
import type { BodyNode, CallExpression, Expression, LetStatement } from "../facts/expression.ts";
import type { FnItem, Param, Range } from "../facts/item.ts";
import { type Body, type BodyContext, bodyOf, meaningOf, type Names, walkBody } from "../model/body.ts";
import { asTy, isStandardItem, throughReferences, typeOf } from "../model/infer.ts";
import { exportedSymbol } from "../model/linked-items.ts";
import { keyOfTy } from "../model/print-ty.ts";
import type { Scope } from "../model/resolve.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { isSized } from "../model/type-traits.ts";
import { countWord } from "../model/word-uses.ts";
import type { Edit } from "../rules/rule.ts";
import { parseSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis } from "./analysis.ts";

/** The pair of parameters and the call that makes a slice of them. */
interface Pair {
  readonly item: FnItem;
  readonly source: string;
  readonly pointer: number;
  readonly length: number;
  readonly mutable: boolean;
  readonly element: Ty;
  readonly call: CallExpression;
  /** `let values = …;`, where the slice has a name of its own, which the parameter takes over. */
  readonly binding: LetStatement | undefined;
  readonly name: string;
  /** The other uses of the length. */
  readonly lengths: readonly Range[];
}

type SliceEdit = Range & { readonly newText: string };

/** What lets a borrow live longer than the call. */
const OUTLIVES = /\b(?:spawn\w*|static|leak|forget|transmute)\b/;

export function sliceParameter(
  document: Document,
  analysis: Analysis,
  placed: PlacedSlice,
  item: FnItem,
  offset: number,
): { readonly title: string; readonly edits: readonly Edit[] } | undefined {
  const { around } = analysis.look(placed);
  const { text: source } = placed.slice;
  if (!source.includes("from_raw_parts") || around.place !== "module" || around.standing !== "active") return undefined;
  const pair = pairOf(item, source, around.scope(), analysis.env.crateType);
  if (pair === undefined) return undefined;
  const at = offset - placed.start;
  const isAt = [item.paramList, pair.call].some(({ start, end }) => start <= at && at <= end);
  const callers = isAt ? callersOf(document, analysis, placed, pair) : undefined;
  if (callers === undefined) return undefined;
  const own = definitionEdits(pair).map(({ start, end, newText }) => ({
    start: placed.start + start,
    end: placed.start + end,
    newText,
  }));
  const edits = [...own, ...callers].sort((a, b) => a.start - b.start);
  return { title: "Take a slice instead of a pointer and a length", edits };
}

function pairOf(item: FnItem, source: string, outer: Scope, crateType: "lib" | "bin"): Pair | undefined {
  const { body: range, abi, visibility } = item;
  if (range === undefined || item.broken || abi !== undefined) return undefined;
  if (exportedSymbol(item.name.text, item.attributes, outer.module.crate.cfg) !== undefined) return undefined;
  // Callers in other crates are out of sight.
  if (crateType === "lib" && visibility !== undefined && /^pub$/.test(source.slice(visibility.start, visibility.end)))
    return undefined;
  if (item.qualifiers.some(({ word }) => word === "async" || word === "const")) return undefined;
  const scope = item.generics === undefined ? outer : { ...outer, generics: [item.generics, ...outer.generics] };
  const body = bodyOf(item, range, source, scope);
  const { root } = body;
  if (root.kind !== "block" || root.broken || OUTLIVES.test(source.slice(range.start, range.end))) return undefined;
  const result = item.returnType === undefined ? undefined : lowerType(item.returnType, source, scope);
  if (result !== undefined && mayBorrow(result, 0)) return undefined;
  const found = madeAtOnce(body);
  if (found === undefined) return undefined;
  const { call, statement } = found;
  const pointer = paramOf(call.args[0], item, body);
  const length = paramOf(call.args[1], item, body);
  const type = item.params[pointer]?.type;
  const lengthType = item.params[length]?.type;
  if (type?.kind !== "pointer" || lengthType === undefined) return undefined;
  const lengthTy = lowerType(lengthType, source, scope);
  const element = lowerType(type.pointee, source, scope);
  if (lengthTy.kind !== "primitive" || lengthTy.name !== "usize" || isSized(element) !== true) return undefined;
  const mutable = call.callee.kind === "path" && call.callee.name.text.endsWith("_mut");
  const pointerName = nameOf(item.params[pointer]);
  const isBound =
    statement.kind === "let-statement" &&
    statement.value !== undefined &&
    isOnly(statement.value, call) &&
    statement.pattern.kind === "identifier-pattern" &&
    !statement.pattern.mutable &&
    !statement.pattern.byReference;
  const binding = isBound ? (statement as LetStatement) : undefined;
  const name = binding?.pattern.kind === "identifier-pattern" ? binding.pattern.name.text : pointerName;
  if (name === undefined) return undefined;
  const isTaken = item.params.some((param, i) => i !== pointer && i !== length && nameOf(param) === name);
  const lengths = isTaken ? undefined : lengthsIn(body, item, pointer, length, call, name, binding);
  if (lengths === undefined || (mutable && lengths.length > 0)) return undefined;
  return { item, source, pointer, length, mutable, element, call, binding, name, lengths };
}

/** The call of `from_raw_parts` in the first statement that is more than a `let` of something else, on no branch. */
function madeAtOnce({ root, ...body }: Body) {
  if (root.kind !== "block") return undefined;
  let found: { readonly call: CallExpression; readonly statement: (typeof root.statements)[number] } | undefined;
  let count = 0;
  walkBody({ root, ...body }, (node, context) => {
    if (node.kind !== "call" || !isFromRawParts(node, context)) return;
    count++;
    const statement = context.ancestors[1];
    const isOnBranch = context.ancestors.some((around) => isBranch(around, node));
    if (isOnBranch || (statement?.kind !== "let-statement" && statement?.kind !== "expression-statement")) return;
    const before = root.statements.slice(0, root.statements.indexOf(statement));
    const leaves = before.some(
      (one) => one.kind !== "let-statement" || /[?]|\breturn\b|\belse\b/.test(body.source.slice(one.start, one.end)),
    );
    if (!leaves) found = { call: node, statement };
  });
  return count === 1 ? found : undefined;
}

/** Whether what stands in a node may run never, or more than once. */
function isBranch(around: BodyNode, { start, end }: Range): boolean {
  const first =
    around.kind === "if"
      ? around.condition
      : around.kind === "match"
        ? around.scrutinee
        : around.kind === "for"
          ? around.iterator
          : undefined;
  if (first !== undefined) return start < first.start || first.end < end;
  if (around.kind === "binary") return /^(?:&&|\|\|)$/.test(around.operator) && around.right.start <= start;
  return /^(?:closure|loop|while)$/.test(around.kind);
}

function isFromRawParts({ callee, args }: CallExpression, names: Names): boolean {
  if (callee.kind !== "path" || !/^from_raw_parts(?:_mut)?$/.test(callee.name.text) || args.length !== 2) return false;
  const meaning = meaningOf(callee, names);
  return meaning.kind === "definition" && isStandardItem(meaning.definition, callee.name.text);
}

/** The number of the parameter that an argument is, by its plain name. */
function paramOf(arg: Expression | undefined, item: FnItem, { source }: Body): number {
  if (arg?.kind !== "path") return -1;
  const text = source.slice(arg.start, arg.end);
  return item.params.findIndex((param) => nameOf(param) === text);
}

function nameOf(param: Param | undefined): string | undefined {
  return param?.pattern?.kind === "identifier" ? param.pattern.name.text : undefined;
}

/** Whether an expression is the call and nothing else but blocks and parentheses around it. */
function isOnly(expression: Expression, call: CallExpression): boolean {
  if (expression === call) return true;
  if (expression.kind === "parenthesized") return isOnly(expression.inner, call);
  if (expression.kind !== "block" || expression.tail === undefined || expression.statements.length !== 1) return false;
  return /^(?:plain|unsafe)$/.test(expression.form) && isOnly(expression.tail, call);
}

/** The uses of the length beside the call; undefined where the pointer is used too, or the slice has no name there. */
function lengthsIn(
  body: Body,
  item: FnItem,
  pointer: number,
  length: number,
  call: CallExpression,
  name: string,
  binding: LetStatement | undefined,
): readonly Range[] | undefined {
  const lengths: Range[] = [];
  let isOther = false;
  const param = (i: number) => item.params[i] as Param;
  const words = new RegExp(`\\b(?:${nameOf(param(pointer))}|${nameOf(param(length))})\\b`);
  walkBody(body, (node, context) => {
    if (node.kind === "macro") {
      const input = body.source.slice(node.input.start, node.input.end);
      const isInline = /\{\s*[A-Za-z_]\w*/.test(input) && words.test(input);
      if ((node.args === undefined && words.test(input)) || isInline) isOther = true;
    }
    if (node.kind !== "path" || isOther) return;
    const meaning = meaningOf(node, context);
    if (meaning.kind !== "local" || meaning.local.by !== "param") return;
    const isParam = (i: number) =>
      param(i).start <= meaning.local.range.start && meaning.local.range.end <= param(i).end;
    if (isParam(pointer)) isOther ||= call.args[0] !== node;
    if (!isParam(length) || call.args[1] === node) return;
    const around = context.ancestors.at(-1);
    const seen = context.local(name);
    const isSeen =
      seen === undefined
        ? binding !== undefined && node.end <= binding.start
        : seen.range.start === (binding?.pattern.start ?? param(pointer).start);
    const isShorthand = around?.kind === "field-value" && around.shorthand;
    if (!isSeen || isShorthand || around?.kind === "borrow") isOther = true;
    else if (context.ancestors.some(({ kind }) => kind === "closure")) isOther = true;
    else lengths.push(node);
  });
  return isOther ? undefined : lengths;
}

/** Whether a result may borrow from what the function is given. */
function mayBorrow(ty: Ty, depth: number): boolean {
  switch (ty.kind) {
    case "primitive":
    case "never":
    // What a type parameter borrows is no part of the slice.
    case "parameter":
      return false;
    case "tuple":
      return ty.elements.some((one) => mayBorrow(one, depth + 1));
    case "array":
      return mayBorrow(ty.element, depth + 1);
    case "adt": {
      const generics = ty.item.generics?.params ?? [];
      return (
        depth > 6 ||
        generics.some(({ kind }) => kind === "lifetime") ||
        ty.args.some((one) => mayBorrow(one, depth + 1))
      );
    }
    default:
      return true;
  }
}

function definitionEdits({ item, source, pointer, length, mutable, call, binding, name, lengths }: Pair): SliceEdit[] {
  const param = item.params[pointer] as Param;
  const { type } = param;
  if (type?.kind !== "pointer") return [];
  const element = source.slice(type.pointee.start, type.pointee.end);
  const start = param.pattern?.start ?? param.start;
  const edits: SliceEdit[] = [
    { start, end: type.end, newText: `${name}: &${mutable ? "mut " : ""}[${element}]` },
    without(item.params, length),
    ...lengths.map((use) => ({ start: use.start, end: use.end, newText: `${name}.len()` })),
  ];
  if (binding !== undefined) {
    // A comment about the block's safety goes with it.
    const before = /(?:\n[ \t]*\/\/ ?SAFETY\b[^\n]*)?\s*$/i.exec(source.slice(0, binding.start))?.[0].length ?? 0;
    return [...edits, { start: binding.start - before, end: binding.end, newText: "" }];
  }
  const block = /\bunsafe\s*\{\s*$/.exec(source.slice(0, call.start));
  const closed = /^\s*\}/.exec(source.slice(call.end));
  const isAlone = block !== null && closed !== null;
  const from = isAlone ? call.start - block[0].length : call.start;
  return [...edits, { start: from, end: isAlone ? call.end + closed[0].length : call.end, newText: name }];
}

/** Takes one of a list's elements out, with a comma. */
function without(list: readonly Range[], i: number): SliceEdit {
  const own = list[i] as Range;
  const before = list[i - 1];
  if (before !== undefined) return { start: before.end, end: own.end, newText: "" };
  return { start: own.start, end: list[i + 1]?.start ?? own.end, newText: "" };
}

/** The edits in all calls of the function; undefined where it is named by something that is not a call in this file. */
function callersOf(
  document: Document,
  analysis: Analysis,
  placed: PlacedSlice,
  pair: Pair,
): readonly Edit[] | undefined {
  const { item } = pair;
  const { text: name } = item.name;
  const edits: Edit[] = [];
  let calls = 0;
  for (const other of document.slices()) {
    const { text } = other.slice;
    if (!text.includes(name)) continue;
    const { around } = analysis.look(other);
    if (around.standing !== "active") continue;
    for (const caller of parseSlice(other.slice).items) {
      if (caller.kind !== "fn" || caller.body === undefined) continue;
      const scope = around.scope();
      const inner =
        caller.generics === undefined ? scope : { ...scope, generics: [caller.generics, ...scope.generics] };
      walkBody(bodyOf(caller, caller.body, text, inner), (node, context) => {
        if (node.kind !== "call" || node.callee.kind !== "path" || node.callee.name.text !== name) return;
        const meaning = meaningOf(node.callee, context);
        if (meaning.kind !== "definition" || meaning.definition.source !== pair.source) return;
        if (meaning.definition.item.start !== item.start || node.args.length !== item.params.length) return;
        calls++;
        for (const { start, end, newText } of callEdits(node, pair, context)) {
          edits.push({ start: other.start + start, end: other.start + end, newText });
        }
      });
    }
  }
  const { scope: whole } = analysis.look(placed).around;
  const { world, module } = whole();
  const text = document.text();
  const named = countWord(text, name);
  // Comments and strings count too: where they name the function, nobody knows what they say.
  if (named !== calls + 1) return undefined;
  const all = world.words.count(module.crate, name);
  if (all === undefined ? item.visibility !== undefined : all > named) return undefined;
  return edits;
}

function callEdits(node: CallExpression, pair: Pair, context: BodyContext): readonly SliceEdit[] {
  const { pointer, length, mutable } = pair;
  const first = node.args[pointer] as Expression;
  const second = node.args[length] as Expression;
  const { source, scope } = context.body;
  const text = ({ start, end }: Range) => source.slice(start, end);
  const whole = wholeSlice(first, second, pair, context);
  const std = scope.module.crate.edition === 2015 ? "::std" : "std";
  const raw = `${std}::slice::from_raw_parts${mutable ? "_mut" : ""}(${text(first)}, ${text(second)})`;
  const given = whole ?? (context.unsafe === undefined ? `unsafe { ${raw} }` : raw);
  return [{ start: first.start, end: first.end, newText: given }, without(node.args, length)];
}

/** What is borrowed in place of `x.as_ptr(), x.len()`. */
function wholeSlice(first: Expression, second: Expression, pair: Pair, context: BodyContext): string | undefined {
  const { mutable, element } = pair;
  if (first.kind !== "method-call" || second.kind !== "method-call" || second.method.text !== "len") return undefined;
  if (first.method.text !== (mutable ? "as_mut_ptr" : "as_ptr")) return undefined;
  const { source } = context.body;
  const owner = source.slice(first.receiver.start, first.receiver.end);
  if (owner !== source.slice(second.receiver.start, second.receiver.end)) return undefined;
  const ty = asTy(typeOf(first.receiver, context));
  const held = asTy(throughReferences(ty));
  const isVec = held?.kind === "adt" && isStandardItem(held.definition, "Vec");
  const own = held?.kind === "array" || held?.kind === "slice" ? held.element : isVec ? held.args[0] : undefined;
  if (own === undefined || (element.kind !== "parameter" && keyOfTy(own) !== keyOfTy(element))) return undefined;
  return ty?.kind === "reference" ? owner : `&${mutable ? "mut " : ""}${owner}`;
}
