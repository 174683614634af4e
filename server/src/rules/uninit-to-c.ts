import type { CallExpression, Expression, MethodCall } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type Body, type Local, meaningOf, type Names } from "../model/body.ts";
import { type FlowEvent, flowOf, plain, type Value } from "../model/flow.ts";
import { isStandardItem, signatureOf } from "../model/infer.ts";
import { isUnit } from "../model/print-ty.ts";
import { type Found, rule } from "./rule.ts";

type CallEvent = Extract<FlowEvent, { kind: "call" }>;

interface Data {
  readonly kind: "value" | "length" | "result";
  readonly variable: string;
  readonly callee: string;
}

export const uninitToC = rule<"body", Data>({
  name: "uninit-to-c",
  group: "layout",
  yieldsTo: ["invalid-value"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A buffer for C counts as initialized before C has written it.",
    why: "In C an uninitialized variable is fine as long as nobody reads it. In Rust the value itself is undefined behaviour as soon as it has a type that wants initialized bytes: the compiler may then assume anything about it. If C writes less than the buffer holds, or fails, the rest is what was in memory before.",
    bad: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn read_block(out: *mut u8, len: usize) -> c_int;\n}\n\npub fn block() -> Vec<u8> {\n    let mut out = Vec::with_capacity(512);\n    unsafe {\n        out.set_len(512);\n        read_block(out.as_mut_ptr(), 512);\n    }\n    out\n}',
    good: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn read_block(out: *mut u8, len: usize) -> c_int;\n}\n\npub fn block() -> Vec<u8> {\n    let mut out = Vec::with_capacity(512);\n    unsafe {\n        let read = read_block(out.as_mut_ptr(), 512);\n        out.set_len(usize::try_from(read).unwrap_or(0));\n    }\n    out\n}',
    sources: [
      { title: "core::mem::MaybeUninit", url: "https://doc.rust-lang.org/core/mem/union.MaybeUninit.html" },
      {
        title: "Rustonomicon, Unchecked uninitialized memory",
        url: "https://doc.rust-lang.org/nomicon/unchecked-uninit.html",
      },
      { title: "Vec::set_len, safety", url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.set_len" },
      {
        title: "RUSTSEC-2022-0067, lzf: invalid use of `mem::uninitialized`",
        url: "https://rustsec.org/advisories/RUSTSEC-2022-0067.html",
      },
      { title: "dec, incomplete initialization", url: "https://github.com/MaterializeInc/rust-dec/issues/76" },
    ],
    note: "`MaybeUninit::as_mut_ptr` and `Vec::as_mut_ptr` with spare capacity are the right things to give to C.",
  },
  *check(body) {
    const { source, root } = body;
    const text = source.slice(root.start, root.end);
    if (!/\b(?:uninitialized|assume_init|set_len)\b/.test(text)) return;
    const { events } = flowOf(body);
    const calls = events.filter((event): event is CallEvent => event.kind === "call");
    if (!calls.some(isForeign)) return;
    for (const [i, event] of calls.entries()) {
      if (event.node.kind === "method-call" && event.node.method.text === "assume_init") {
        yield* unlooked(event.node, calls.slice(0, i), event, body);
      } else if (event.node.kind === "method-call" && event.node.method.text === "set_len") {
        yield* early(event.node, calls, i);
      }
    }
    yield* uninitialized(calls);
  },
  message({ kind, variable, callee }) {
    switch (kind) {
      case "value":
        return `\`${variable}\` is uninitialized when \`${callee}\` gets it, which is undefined behaviour before C can write it: use \`MaybeUninit\` and its \`as_mut_ptr\``;
      case "length":
        return `\`set_len\` says that \`${variable}\` is initialized before \`${callee}\` has written it: call \`set_len\` afterwards, with the length that was written`;
      default:
        return `\`assume_init\` trusts that \`${callee}\` filled \`${variable}\`, but nobody looked at what \`${callee}\` returned`;
    }
  },
});

function isForeign({ callee }: CallEvent): boolean {
  return callee.kind === "fn" && callee.foreign;
}

/** The variables whose memory a value points into. */
function ownersOf({ sources }: Value): readonly Local[] {
  return sources.flatMap((source) => {
    if (source.kind !== "address" && source.kind !== "buffer") return [];
    return source.owner.kind === "local" ? [source.owner.local] : [];
  });
}

/** The variables into which a call's arguments point. */
function given({ args, node }: CallEvent, names: Names): readonly Local[] {
  return args.flatMap((value, i) => {
    const owners = ownersOf(value);
    const local = owners.length > 0 ? undefined : pointedInto(node.args[i], names);
    return local === undefined ? owners : [local];
  });
}

/** The variable of `x.as_mut_ptr()`, `&mut x`, and these cast. */
function pointedInto(expression: Expression | undefined, names: Names): Local | undefined {
  if (expression === undefined) return undefined;
  const inner = plain(expression);
  switch (inner.kind) {
    case "cast":
      return pointedInto(inner.operand, names);
    case "method-call":
      if (inner.method.text === "cast") return pointedInto(inner.receiver, names);
      return /^as_(?:mut_)?ptr$/.test(inner.method.text) ? localOf(inner.receiver, names) : undefined;
    case "borrow": {
      const operand = plain(inner.operand);
      return localOf(operand.kind === "index" ? operand.object : operand, names);
    }
    default:
      return undefined;
  }
}

function localOf(expression: Expression, names: Names): Local | undefined {
  const inner = plain(expression);
  if (inner.kind !== "path") return undefined;
  const meaning = meaningOf(inner, names);
  return meaning.kind === "local" ? meaning.local : undefined;
}

/** `mem::uninitialized()` and `MaybeUninit::uninit().assume_init()` in a variable that C gets. */
function* uninitialized(calls: readonly CallEvent[]): Iterable<Found<Data>> {
  const seen = new Set<number>();
  for (const event of calls) {
    if (!isForeign(event)) continue;
    for (const local of given(event, event.names)) {
      const { value, name, range } = local;
      if (value === undefined || seen.has(range.start)) continue;
      seen.add(range.start);
      const made = plain(value);
      if (isUninitialized(made, local)) {
        yield { range: made, data: { kind: "value", variable: name, callee: event.callee.name } };
      }
    }
  }
}

function isUninitialized(made: Expression, { names, type }: Local): boolean {
  const { source } = names.body;
  const textOf = ({ start, end }: Range) => source.slice(start, end);
  if (made.kind === "call" && made.callee.kind === "path" && made.callee.name.text === "uninitialized") {
    const meaning = meaningOf(made.callee, names);
    const isStd = meaning.kind === "definition" && isStandardItem(meaning.definition, "uninitialized");
    return isStd && !/\bMaybeUninit\b/.test(textOf(made) + (type === undefined ? "" : textOf(type)));
  }
  if (made.kind !== "method-call" || made.method.text !== "assume_init") return false;
  const start = plain(made.receiver);
  if (start.kind !== "call" || start.callee.kind !== "path" || start.callee.name.text !== "uninit") return false;
  const meaning = meaningOf(start.callee, names);
  const base =
    meaning.kind === "associated" && meaning.base.kind === "definition" ? meaning.base.definition : undefined;
  if (base === undefined || !isStandardItem(base, "MaybeUninit")) return false;
  // An array of `MaybeUninit` needs no value.
  const written = textOf(start) + (type === undefined ? "" : textOf(type));
  return !/\[[^\]]*\bMaybeUninit\b/.test(written);
}

/** `v.set_len(n)` before the call that writes `v`. */
function* early(node: MethodCall, calls: readonly CallEvent[], at: number): Iterable<Found<Data>> {
  const event = calls[at] as CallEvent;
  const local = localOf(node.receiver, event.names);
  const made = local?.value === undefined ? undefined : plain(local.value);
  if (local === undefined || made?.kind !== "call" || made.callee.kind !== "path") return;
  if (made.callee.name.text !== "with_capacity") return;
  const meaning = meaningOf(made.callee, local.names);
  if (meaning.kind !== "associated" || meaning.base.kind !== "definition") return;
  if (!isStandardItem(meaning.base.definition, "Vec")) return;
  const isOf = (one: CallEvent) =>
    given(one, one.names).includes(local) ||
    (one.node.kind === "method-call" && localOf(one.node.receiver, one.names) === local) ||
    one.node.args.some((arg) => localOf(arg, one.names) === local);
  const harmless = /^(?:capacity|len|reserve|reserve_exact|is_empty|clear|set_len)$/;
  const isHarmless = ({ node: one }: CallEvent) => one.kind === "method-call" && harmless.test(one.method.text);
  if (calls.slice(0, at).some((one) => isOf(one) && !isHarmless(one))) return;
  for (const next of calls.slice(at + 1)) {
    if (!isOf(next) || isHarmless(next)) continue;
    if (isForeign(next) && given(next, next.names).includes(local)) {
      yield { range: node, data: { kind: "length", variable: local.name, callee: next.callee.name } };
      return;
    }
    // `as_mut_ptr` before the call that gets it.
    if (next.node.kind !== "method-call" || !/^as_(?:mut_)?ptr$/.test(next.node.method.text)) return;
  }
}

/** `f(x.as_mut_ptr()); x.assume_init()` where `f` says by its result whether it filled `x`. */
function* unlooked(
  node: MethodCall,
  before: readonly CallEvent[],
  event: CallEvent,
  { source }: Body,
): Iterable<Found<Data>> {
  const local = localOf(node.receiver, event.names);
  const made = local?.value === undefined ? undefined : plain(local.value);
  if (local === undefined || made?.kind !== "call" || made.callee.kind !== "path") return;
  if (made.callee.name.text !== "uninit") return;
  const touching = before.filter(
    (one) =>
      given(one, one.names).includes(local) ||
      one.node.args.some((arg) => localOf(arg, one.names) === local) ||
      (one.node.kind === "method-call" &&
        one.node.method.text === "write" &&
        localOf(one.node.receiver, one.names) === local),
  );
  const [only, more] = touching;
  if (only === undefined || more !== undefined || !isForeign(only) || only.callee.kind !== "fn") return;
  if (only.closure !== event.closure || only.node.kind !== "call" || !isDropped(only.node, source)) return;
  const result = signatureOf(only.callee.definition)?.result;
  if (result === undefined || result.kind === "unknown" || result.kind === "never" || isUnit(result)) return;
  yield { range: node.method, data: { kind: "result", variable: local.name, callee: only.callee.name }, level: "info" };
}

/** Whether a call is a statement whose result nobody takes. */
function isDropped({ start, end }: CallExpression, source: string): boolean {
  const before = source.slice(Math.max(0, start - 200), start).replace(/\/\/[^\n]*(?=\n)/g, "");
  const after = source.slice(end, end + 50);
  if (/^\s*;/.test(after)) return /(?:[;{}]|\blet\s+_\s*=)\s*$/.test(before);
  // The whole of an unsafe block that is a statement.
  return /(?:[;{}]|\blet\s+_\s*=)\s*unsafe\s*\{\s*$/.test(before) && /^\s*\}\s*;/.test(after);
}
