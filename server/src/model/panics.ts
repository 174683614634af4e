/**
 * The expressions of a body that may panic.
 *
 * Enters: the flow of a body. Leaves: in order, what may panic there and how surely: `input` for what depends on values
 * that nobody checked here, `overflow` for arithmetic that panics only where overflow checks are on. What surely does not
 * (an index below a known length, a division by a number other than 0) is left out, and so is what cannot be known.
 *
 * Source: the "Panics" sections of the standard library's documentation; Rust Reference, "Overflow", "Array and slice
 * indexing expressions".
 */
import type { ClosureExpression, Expression, MethodCall } from "../facts/expression.ts";
import type { Attribute, Range } from "../facts/item.ts";
import { type Names, walkBody } from "./body.ts";
import { type Callee, type Flow, type FlowEvent, onlySource, plain } from "./flow.ts";
import { asTy, isStandardItem, throughDeref, throughReferences, typeOf } from "./infer.ts";
import { lengthOf } from "./layout.ts";
import type { Ty } from "./ty.ts";
import { isStandard } from "./world.ts";

export interface PanicSite {
  /** What is marked: the method and its arguments, or the whole expression. */
  readonly range: Range;
  readonly strength: "input" | "overflow";
  readonly guarded: FlowEvent["guarded"];
  readonly closure: FlowEvent["closure"];
}

/** The panics of macros. `debug_assert` and its kin are gone where it matters. */
const MACROS = new Set("panic todo unimplemented unreachable assert assert_eq assert_ne".split(" "));

/** Methods that panic on some of what they are given, by the type that has them. */
const METHODS: Readonly<Record<string, ReadonlySet<string>>> = {
  Option: new Set(["unwrap", "expect"]),
  Result: new Set(["unwrap", "expect", "unwrap_err", "expect_err"]),
  RefCell: new Set(["borrow", "borrow_mut", "replace", "replace_with", "swap", "take"]),
  "[]": new Set(
    "split_at split_at_mut copy_from_slice clone_from_slice copy_within swap swap_with_slice rotate_left rotate_right chunks windows".split(
      " ",
    ),
  ),
  Vec: new Set("remove insert swap_remove split_off drain splice extend_from_within".split(" ")),
  String: new Set("remove insert insert_str split_off drain replace_range".split(" ")),
  str: new Set(["split_at"]),
};

const ITERATES = new Set(
  (
    "map for_each filter filter_map flat_map fold and_then or_else unwrap_or_else map_or map_or_else map_err all any find " +
    "position take_while skip_while inspect then is_some_and is_ok_and try_for_each sort_by sort_by_key retain scan with"
  ).split(" "),
);

/** What may panic in a body, in order. */
export function panicsIn({ events, body }: Flow): readonly PanicSite[] {
  const out: PanicSite[] = [];
  const { source } = body;
  const compared: string[] = [];
  const forTests = rangesForTests(body);
  for (const event of events) {
    if (event.kind === "binary" && isComparison(event.node))
      compared.push(source.slice(event.node.start, event.node.end));
    else if (event.kind === "call" && event.node.kind === "method-call" && ASKS.test(event.node.method.text)) {
      compared.push(source.slice(event.node.receiver.start, event.node.receiver.end));
    }
    const found = panicOf(event, source);
    if (found === undefined) continue;
    if (event.kind === "index" && isBounded(event.node, event.names, compared, source)) continue;
    if (event.kind === "call" && isLookedAt(event, events)) continue;
    if (event.kind === "binary" && found.strength === "input" && isCompared(event.node.right, compared, source))
      continue;
    if (event.kind === "call" && /^(?:with_capacity|reserve|resize)/.test(event.callee.name)) {
      if (event.node.args[0] !== undefined && isCompared(event.node.args[0], compared, source)) continue;
    }
    if (event.kind === "call" && event.node.kind === "method-call") {
      const asked = withoutViews(event.node.receiver);
      if (compared.includes(source.slice(asked.start, asked.end))) continue;
      if (isMeasured(event.node, compared, source)) continue;
      if (isConversionOf(event.node.receiver, compared, source)) continue;
    }
    if (event.closure !== undefined && !runsHere(event.closure, events)) continue;
    if (forTests.some(({ start, end }) => start <= found.range.start && found.range.end <= end)) continue;
    out.push({ ...found, guarded: event.guarded, closure: event.closure });
  }
  return out;
}

/** The parts of a body that are there in tests only. */
function rangesForTests(body: Flow["body"]): readonly Range[] {
  const out: Range[] = [];
  if (!/\bcfg\s*\(\s*test\b/.test(body.source.slice(body.root.start, body.root.end))) return out;
  walkBody(body, (node, { attributes }) => {
    if (attributes.some((list) => list.some(isTestCfg))) out.push(node);
  });
  return out;
}

function isTestCfg({ meta }: Attribute): boolean {
  return meta.name === "cfg" && meta.list?.length === 1 && meta.list[0]?.name === "test";
}

/** What an option or a result is a view of: `held` of `held.as_mut()` and `held.take()`. */
function withoutViews(expression: Expression): Expression {
  let at = plain(expression);
  while (
    at.kind === "method-call" &&
    at.args.length === 0 &&
    /^(?:take|clone|cloned|copied|as_(?:ref|mut|deref|deref_mut))$/.test(at.method.text)
  )
    at = plain(at.receiver);
  return at;
}

/** `whole.copy_from_slice(part)` where a length of one of them was compared with something. */
function isMeasured({ method, receiver, args }: MethodCall, compared: readonly string[], source: string): boolean {
  if (METHODS["[]"]?.has(method.text) !== true) return false;
  const lengths = compared.filter((text) => LENGTH.test(text));
  return lengths.length > 0 && [receiver, ...args].some((one) => isCompared(one, lengths, source));
}

/** `p.as_ref().unwrap()` of a pointer that is not null here. */
function isLookedAt({ node }: CallEvent, events: readonly FlowEvent[]): boolean {
  if (node.kind !== "method-call" || !/^(?:unwrap|expect)$/.test(node.method.text)) return false;
  const inner = plain(node.receiver);
  if (inner.kind !== "method-call" || !/^as_(?:ref|mut)$/.test(inner.method.text)) return false;
  const asked = events.find((one): one is CallEvent => one.kind === "call" && one.node === inner);
  if (asked?.receiver === undefined || asTy(typeOf(inner.receiver, asked.names))?.kind !== "pointer") return false;
  return asked.state.nullness(asked.receiver) === "non-null";
}

type CallEvent = Extract<FlowEvent, { kind: "call" }>;

/** Whether a closure is called where it stands: it is given to a method that does so. */
export function runsHere(closure: NonNullable<FlowEvent["closure"]>, events: readonly FlowEvent[]): boolean {
  if (closure.kind !== "closure") return false;
  return events.some(
    (event) =>
      event.kind === "call" &&
      ITERATES.has(event.callee.name) &&
      event.node.kind === "method-call" &&
      event.node.args.some((arg) => plain(arg) === (closure as ClosureExpression)),
  );
}

function panicOf(event: FlowEvent, source: string): Pick<PanicSite, "range" | "strength"> | undefined {
  switch (event.kind) {
    case "macro": {
      const { path, args } = event.node;
      if (path.segments.length > 1 && path.segments[0] !== "std" && path.segments[0] !== "core") return undefined;
      const name = path.name.text;
      if (!MACROS.has(name)) return undefined;
      // What is asserted to be null or not is a check of the caller's promise all the same.
      if (name === "assert" && args?.[0]?.kind === "literal") return undefined;
      return { range: event.node, strength: "input" };
    }
    case "call":
      return callPanics(event, source) ? { range: rangeOfCall(event.node), strength: "input" } : undefined;
    case "index":
      return indexPanics(event) ? { range: event.node, strength: "input" } : undefined;
    case "binary":
      return binaryPanics(event);
    default:
      return undefined;
  }
}

function rangeOfCall(node: Extract<FlowEvent, { kind: "call" }>["node"]): Range {
  return node.kind === "method-call" ? { start: node.method.start, end: node.end } : node;
}

function callPanics(event: Extract<FlowEvent, { kind: "call" }>, source: string): boolean {
  const { node, callee, receiver, args } = event;
  if (callee.kind === "fn" && isStandardItem(callee.definition, "panic_any")) return true;
  if (callee.kind === "fn" && isStandardItem(callee.definition, "resume_unwind")) return true;
  // How much is asked for is up to C: more than there is ends in a panic or an abort.
  if (/^(?:with_capacity|reserve|reserve_exact|resize)$/.test(callee.name) && standardOwner(callee) !== undefined) {
    return args[0] !== undefined && onlySource(args[0])?.kind === "param";
  }
  if (node.kind !== "method-call" || receiver === undefined) return false;
  const name = node.method.text;
  if (name === "unwrap" || name === "expect" || name === "unwrap_err" || name === "expect_err") {
    if (!isOptionOrResult(node.receiver, event.names, callee)) return false;
    return !surelyThere(node.receiver, event.names) && !(name.endsWith("_err") && isErrHere(node.receiver, source));
  }
  const owner = standardOwner(callee) ?? ownerOfReceiver(node.receiver, event.names);
  if (owner === undefined || METHODS[owner]?.has(name) !== true) return false;
  if (name === "drain" && node.args[0] !== undefined && isWholeRange(node.args[0])) return false;
  if ((name === "chunks" || name === "windows") && isNonZeroLiteral(node.args[0])) return false;
  // `RefCell::take` and its kin are not those of options.
  return true;
}

function standardOwner(callee: Callee): string | undefined {
  if (callee.kind !== "method" || !isStandard(callee.method.fn.scope.module.crate)) return undefined;
  return nameOf(callee.method.of);
}

function ownerOfReceiver(receiver: Expression, names: Names): string | undefined {
  const ty = asTy(throughReferences(typeOf(receiver, names)));
  if (ty === undefined || (ty.kind === "adt" && !isStandard(ty.definition.scope.module.crate))) return undefined;
  if (ty.kind === "array") return "[]";
  return nameOf(ty);
}

function nameOf(ty: Ty): string | undefined {
  switch (ty.kind) {
    case "adt":
      return ty.definition.name;
    case "slice":
      return "[]";
    case "primitive":
      return ty.name;
    default:
      return undefined;
  }
}

/** Whether what is unwrapped is an option or a result, as far as can be told: other types with such a method are rare. */
function isOptionOrResult(receiver: Expression, names: Names, callee: Callee): boolean {
  if (callee.kind === "method") return isStandard(callee.method.fn.scope.module.crate);
  const ty = asTy(typeOf(receiver, names));
  return ty === undefined || (ty.kind === "adt" && /^(?:Option|Result|LockResult)$/.test(ty.definition.name));
}

/** Whether what is unwrapped is there in any program that has not panicked before, or by what is written. */
function surelyThere(receiver: Expression, names: Names): boolean {
  const inner = plain(receiver);
  if (inner.kind === "method-call") {
    const { method, args } = inner;
    // Poisoned by an earlier panic only, which the border would have stopped.
    if (/^(?:lock|read|write|try_lock|into_inner|get_mut|wait|join)$/.test(method.text) && args.length <= 1)
      return true;
  }
  if (inner.kind === "call" && inner.callee.kind === "path") {
    const { segments } = inner.callee;
    const [arg] = inner.args;
    const last = segments.slice(-2).join("::");
    if (last === "CString::new" && arg !== undefined) return isTextWithoutNul(arg, names);
    if (/^(?:CStr::from_bytes_with_nul|NonZero\w*::new|NonNull::new|Layout::array|Layout::new)$/.test(last)) {
      return arg === undefined || plain(arg).kind === "literal";
    }
  }
  return false;
}

/** Whether an error is taken where `if let Ok(…)` did not match. */
function isErrHere(receiver: Expression, source: string): boolean {
  const inner = plain(receiver);
  if (inner.kind !== "path" || inner.segments.length > 1) return false;
  const asked = new RegExp(
    `\\bif\\s+let\\s+Ok\\s*\\([^)]*\\)\\s*=\\s*&?\\s*${inner.name.text}\\s*\\{[^]*\\}\\s*else\\s*\\{[^}]*$`,
  );
  return asked.test(source.slice(0, inner.start));
}

function isTextWithoutNul(expression: Expression, names: Names): boolean {
  const inner = plain(expression);
  switch (inner.kind) {
    case "macro":
      return /^(?:concat|env|stringify|file|module_path)$/.test(inner.path.name.text);
    case "borrow":
      return isTextWithoutNul(inner.operand, names);
    case "method-call":
      return inner.method.text === "to_string" && integerAmong([inner.receiver], names);
    case "literal":
      return !/\\0|\\x00|\\u\{0+\}|\0/.test(inner.text);
    default:
      return false;
  }
}

function indexPanics(event: Extract<FlowEvent, { kind: "index" }>): boolean {
  const { node, names } = event;
  const index = plain(node.index);
  if (isWholeRange(index)) return false;
  const own = asTy(throughReferences(typeOf(node.object, names)));
  const ty = asTy(throughDeref(own, names.scope));
  // Of types that are not known, an index may be anything: a type of the crate's own, or one that never fails.
  if (ty === undefined) return false;
  switch (ty.kind) {
    case "array": {
      if (index.kind !== "literal" && index.kind !== "range") {
        // A number that was narrower once is no greater now.
        const type = asTy(typeOf(index.kind === "cast" ? index.operand : index, names));
        const bits = type?.kind === "primitive" ? type.name : undefined;
        const length = lengthOf(ty.length);
        if (bits === "u8" && length !== undefined && length >= 256) return false;
      }
      const length = lengthOf(ty.length);
      const at = index.kind === "literal" ? numberIn(index.text) : undefined;
      return at === undefined || length === undefined ? index.kind !== "literal" : at >= length;
    }
    case "slice":
      return true;
    case "primitive":
      return ty.name === "str";
    case "adt":
      return isStandard(ty.definition.scope.module.crate) && /^(?:VecDeque|HashMap|BTreeMap)$/.test(ty.definition.name);
    default:
      return false;
  }
}

function isComparison(node: Extract<FlowEvent, { kind: "binary" }>["node"]): boolean {
  return node.kind === "binary" && /^(?:[<>]=?|[=!]=)$/.test(node.operator);
}

const ASKS = /^is_(?:some|none|ok|err)(?:_and)?$/;

function isCompared(expression: Expression, compared: readonly string[], source: string): boolean {
  const words = source.slice(expression.start, expression.end).match(/\b[a-z_]\w*\b/g) ?? [];
  return compared.some((text) => words.some((word) => new RegExp(`\\b${word}\\b`).test(text)));
}

const LENGTH = /\b(?:len|length|cap|capacity|size|remaining|is_empty|count)\b/;

/** `n.try_into()` and `u32::try_from(n)` of a number that was compared with something: nobody knows whether it can fail. */
function isConversionOf(receiver: Expression, compared: readonly string[], source: string): boolean {
  const inner = plain(receiver);
  const isInto = inner.kind === "method-call" && inner.method.text === "try_into";
  const isFrom = inner.kind === "call" && inner.callee.kind === "path" && inner.callee.name.text === "try_from";
  const number = isInto ? inner.receiver : isFrom ? inner.args[0] : undefined;
  return number !== undefined && plain(number).kind === "path" && isCompared(number, compared, source);
}

/** Whether somebody has looked at an index, or at how much there is, so that nobody knows whether it can be too large. */
function isBounded(
  node: Extract<FlowEvent, { kind: "index" }>["node"],
  names: Names,
  compared: readonly string[],
  source: string,
): boolean {
  const index = source.slice(node.index.start, node.index.end);
  if (/%|&|\.min\(|\blen\b/.test(index)) return true;
  const words = new Set(index.match(/\b[a-z_]\w*\b/g) ?? []);
  // What a loop counts was given its bound there.
  for (const word of words) if (names.local(word)?.by === "pattern") return true;
  const count = countOf(node.object, names, source);
  return compared.some(
    (text) =>
      LENGTH.test(text) ||
      (count !== undefined && text.includes(count)) ||
      (text.match(/\b[a-z_]\w*\b/g) ?? []).some((word) => words.has(word)),
  );
}

/** The number of elements that a slice was made with: `from_raw_parts(p, n)`. */
function countOf(object: Expression, names: Names, source: string): string | undefined {
  const inner = plain(object);
  const local = inner.kind === "path" && inner.segments.length === 1 ? names.local(inner.name.text) : undefined;
  const value = local?.value === undefined ? undefined : plain(local.value);
  if (value?.kind !== "call" || value.callee.kind !== "path") return undefined;
  const count = /^from_raw_parts(?:_mut)?$/.test(value.callee.name.text) ? value.args[1] : undefined;
  return count === undefined ? undefined : source.slice(count.start, count.end).replace(/\s+as\s+\w+$/, "");
}

function numberIn(text: string): number | undefined {
  try {
    return Number(BigInt(text.replaceAll("_", "")));
  } catch {
    return undefined;
  }
}

function isWholeRange(expression: Expression): boolean {
  const inner = plain(expression);
  return inner.kind === "range" && inner.from === undefined && inner.to === undefined;
}

function isNonZeroLiteral(expression: Expression | undefined): boolean {
  const inner = expression === undefined ? undefined : plain(expression);
  return inner?.kind === "literal" && !/^0+$/.test(inner.text);
}

function binaryPanics(
  event: Extract<FlowEvent, { kind: "binary" }>,
): Pick<PanicSite, "range" | "strength"> | undefined {
  const { node, names, left, right } = event;
  const operator = node.kind === "assignment" ? node.operator.slice(0, -1) : node.operator;
  if (operator === "/" || operator === "%") {
    const ty = integerAmong([node.left, node.right], names);
    const source = onlySource(right);
    if (!ty || source?.kind !== "param") return undefined;
    return { range: node, strength: "input" };
  }
  if (operator !== "+" && operator !== "-" && operator !== "*") return undefined;
  const isInput = [left, right].some((value) => onlySource(value)?.kind === "param");
  return isInput && integerAmong([node.left, node.right], names) ? { range: node, strength: "overflow" } : undefined;
}

function integerAmong(sides: readonly Expression[], names: Names): boolean {
  return sides.some((side) => {
    const ty = asTy(typeOf(side, names));
    return ty?.kind === "primitive" && /^[iu](?:8|16|32|64|128|size)$/.test(ty.name);
  });
}
