import type { ClosureExpression, Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type Local, meaningOf, placesIn } from "../model/body.ts";
import { argumentsOf, type Flow, type FlowEvent, flowOf, onlySource, plain, type Value } from "../model/flow.ts";
import { asTy, isStandardItem, typeOf } from "../model/infer.ts";
import { isStandard } from "../model/world.ts";
import { reference, rule } from "./rule.ts";
import {
  type CallEvent,
  callsOf,
  carried,
  isBoundByRef,
  type Lifetimes,
  lifetimesOf,
  type OwnedPointer,
  ownedPointers,
  owningType,
  rootOf,
  takesPointers,
  viewed,
} from "./strings/owners.ts";

interface Data {
  /** The type that owns the memory. */
  readonly type: string;
  /** The variable that owns it; undefined for a temporary. */
  readonly owner: string | undefined;
  /** What becomes of the pointer when the owner is gone. */
  readonly fate: "used" | "returned" | "kept";
  /** Why the owner is gone. */
  readonly gone: "statement" | "scope" | "drop" | "assigned" | "closure";
  /** Where `.as_ref()` would keep the owner: after the option that a closure takes apart. */
  readonly borrowAt: number | undefined;
}

export const danglingCstring = rule<"body", Data>({
  name: "dangling-cstring",
  group: "strings",
  yieldsTo: ["dangling-pointer-from-temporary"],
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A pointer into an owned string is used, kept or returned when the string is gone.",
    why: "`as_ptr` copies an address, nothing more: no lifetime ties the pointer to the `CString`, `String` or `Vec` that owns the bytes. When the owner goes out of scope its memory goes back to the allocator, and C reads bytes that belong to someone else by then. The compiler warns of `CString::new(…).unwrap().as_ptr()` in a `let`; it does not see a variable of an inner block, a value that a closure consumed, or a pointer that is put into a list.\n\nIn an argument, `f(CString::new(x)?.as_ptr())`, the string lives until the call has returned, so that is right.",
    bad: 'use std::ffi::{c_char, CString};\n\nunsafe extern "C" {\n    fn log_line(text: *const c_char);\n}\n\npub fn log(text: Option<CString>) {\n    let text = text.map_or(std::ptr::null(), |text| text.as_ptr());\n    unsafe { log_line(text) };\n}',
    good: 'use std::ffi::{c_char, CString};\n\nunsafe extern "C" {\n    fn log_line(text: *const c_char);\n}\n\npub fn log(text: Option<CString>) {\n    let text = text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr());\n    unsafe { log_line(text) };\n}',
    sources: [
      { title: "CStr::as_ptr", url: "https://doc.rust-lang.org/core/ffi/struct.CStr.html#method.as_ptr" },
      reference("destructors.html#temporary-scopes", "temporary scopes"),
      {
        title: "libfmod issue 24: pointers into temporary strings in 35 functions",
        url: "https://github.com/lebedec/libfmod/issues/24",
      },
    ],
    note: "Where the compiler has the lint `dangling_pointers_from_temporaries` for the same place, that finding is shown and not this one.",
  },
  *check(body) {
    if (body.of !== "fn" || !/\bas_(?:mut_)?ptr\b/.test(body.source)) return;
    if (!takesPointers(body, (ty) => owningType(ty) !== undefined)) return;
    const flow = flowOf(body);
    const calls = callsOf(flow);
    if (![...calls.keys()].some((node) => node.kind === "method-call" && /^as_(?:mut_)?ptr$/.test(node.method.text)))
      return;
    const told = new Set<Expression>();
    for (const found of [...consumed(flow, calls), ...uses(flow, calls)]) {
      const { node, data, use } = found;
      if (told.has(node)) continue;
      told.add(node);
      const range = node.kind === "method-call" ? node.method : node;
      const related = use === undefined || use === node ? [] : [{ range: use, message: usedHow(data) }];
      yield { range, data, related };
    }
  },
  message: ({ type, owner, fate, gone }) => {
    const into = owner === undefined ? `a temporary \`${type}\`` : `\`${owner}\``;
    const when = fate === "returned" && gone === "scope" ? `a \`${type}\` that is dropped on return` : WHEN[gone](type);
    const what = fate === "used" ? "is used after that" : fate === "returned" ? "is returned" : "is kept after that";
    return `This points into ${into}, ${when}; the pointer ${what}`;
  },
  fixes: ({ borrowAt }, scene) =>
    borrowAt === undefined
      ? []
      : [
          {
            title: "Borrow it with `as_ref`, so that its owner stays",
            safety: "unsafe",
            kind: "quickfix",
            edits: [scene.insert(borrowAt, ".as_ref()")],
          },
        ],
});

const WHEN: Readonly<Record<Data["gone"], (type: string) => string>> = {
  statement: () => "which is dropped at the end of the statement",
  scope: (type) => `a \`${type}\` that is dropped at the end of its block`,
  drop: (type) => `a \`${type}\` that is dropped by hand`,
  assigned: (type) => `a \`${type}\` that is replaced by another`,
  closure: (type) => `a \`${type}\` that the closure takes and drops when it returns`,
};

interface Case {
  readonly node: Expression;
  readonly data: Data;
  readonly use: Range | undefined;
}

function usedHow({ fate }: Data): string {
  return fate === "used" ? "used here" : fate === "returned" ? "returned here" : "kept here";
}

function* uses(flow: Flow, calls: ReadonlyMap<Expression, CallEvent>): Iterable<Case> {
  const { body, events } = flow;
  let known: Lifetimes | undefined;
  const lifetimes = () => {
    known ??= lifetimesOf(body);
    return known;
  };
  const returned = new Set<Expression>();
  for (const event of events) {
    for (const [value, use] of usedIn(event)) {
      for (const pointer of ownedPointers(value, calls)) {
        const gone = goneBefore(pointer, event, use, lifetimes);
        if (gone !== undefined) yield caseOf(pointer, "used", gone, use);
      }
    }
    if (event.kind === "call") yield* kept(event, calls, lifetimes);
    else if (event.kind === "assign") yield* stored(event, events, calls, lifetimes, body.source);
    else if (event.kind === "return") {
      for (const pointer of ownedPointers(event.value, calls)) {
        if (!outlivesResult(pointer, event, lifetimes)) yield caseOf(pointer, "returned", "scope", event.node);
      }
      for (const { node } of carried(event.node, event.names)) returned.add(node);
    } else if (event.kind === "let" && event.node.value !== undefined) {
      for (const { node } of carried(event.node.value, event.names)) if (node.kind === "struct") returned.add(node);
    }
  }
  for (const event of events) {
    if (event.kind === "struct" && returned.has(event.node)) {
      for (const value of event.fields.values()) {
        for (const pointer of ownedPointers(value, calls)) {
          const isResult = events.some((one) => one.kind === "return" && isIn(event.node, one));
          if (
            pointer.owner.kind === "temporary"
              ? isBehindCall(pointer, event)
              : isResult && !outlivesResult(pointer, event, lifetimes)
          )
            yield caseOf(pointer, isResult ? "returned" : "kept", "scope", event.node);
        }
      }
    }
    // A closure that is returned takes the pointer along, not the string.
    if (event.kind === "call" && event.closure?.kind === "closure" && returned.has(event.closure)) {
      for (const value of event.args) {
        for (const pointer of ownedPointers(value, calls)) {
          const { closure } = event;
          const { owner } = pointer;
          const isOutside = owner.kind === "local" && owner.local.range.start < closure.start;
          if (isOutside && !isHeldElsewhere(pointer, lifetimes) && pointer.node.start < closure.start)
            yield caseOf(pointer, "returned", "scope", event.node);
        }
      }
    }
  }
}

/** The node of a struct is what a return gives. */
function isIn(node: Expression, event: Extract<FlowEvent, { kind: "return" }>): boolean {
  for (const one of carried(event.node, event.names)) if (one.node === node) return true;
  return false;
}

/** Inside a call's arguments the compiler is silent: `Box::new(S { p: CString::new(x)?.as_ptr() })`. */
function isBehindCall(pointer: OwnedPointer, event: FlowEvent): boolean {
  return event.kind === "struct" && pointer.node.start >= event.node.start && pointer.node.end <= event.node.end;
}

function caseOf(pointer: OwnedPointer, fate: Data["fate"], gone: Data["gone"], use: Range | undefined): Case {
  const { node, owner, type } = pointer;
  const isLocal = owner.kind === "local";
  return {
    node,
    use,
    data: {
      type,
      owner: isLocal ? ownerText(pointer, owner.local) : undefined,
      fate,
      gone: isLocal ? gone : "statement",
      borrowAt: undefined,
    },
  };
}

/** `self.name`, or the variable where the expression is no short place. */
function ownerText({ node }: OwnedPointer, local: Local): string {
  const base = viewed(node.receiver);
  const text = local.names.body.source.slice(base.start, base.end);
  return /^[\w.#]+$/.test(text) ? text : local.name;
}

/** The values that an event reads through, and where. */
function* usedIn(event: FlowEvent): Iterable<readonly [Value, Expression]> {
  if (event.kind === "deref") yield [event.value, event.node];
  else if (event.kind === "call") yield* argumentsOf(event);
  else if (event.kind === "struct") {
    for (const { name, value } of event.node.fields) {
      const found = event.fields.get(name.text);
      if (found !== undefined) yield [found, value];
    }
  }
}

/** Why the owner of a pointer is gone when an event uses it. */
function goneBefore(
  pointer: OwnedPointer,
  { state, closure }: FlowEvent,
  use: Expression,
  lifetimes: () => Lifetimes,
): Data["gone"] | undefined {
  const { owner, node, source } = pointer;
  if (owner.kind === "temporary") return state.isOwnerGone(owner) ? "statement" : undefined;
  if (owner.kind !== "local" || closure !== undefined) return undefined;
  const { local } = owner;
  const { body } = local.names;
  if (lifetimes().isMoved(local, pointer) || isBoundByRef(local, body)) return undefined;
  const scope = lifetimes().scopeOf(local);
  if (use.start >= scope.end) return "scope";
  const dropped = lifetimes()
    .drops(local)
    .some((one) => one.start > node.end && one.end < use.start);
  if (dropped && state.isOwnerGone(owner)) return "drop";
  const before = onlySource(source.of);
  const now = onlySource(state.valueOf(local));
  const isReplaced = before?.kind === "owned" && now?.kind === "owned" && before.id !== now.id;
  return isReplaced && (now.node?.start ?? 0) > node.start && use.start > node.end ? "assigned" : undefined;
}

function isHeldElsewhere(pointer: OwnedPointer, lifetimes: () => Lifetimes): boolean {
  const { owner } = pointer;
  if (owner.kind !== "local") return false;
  return lifetimes().isMoved(owner.local, pointer) || isBoundByRef(owner.local, owner.local.names.body);
}

/** Whether the memory is still there when a function or closure has given its result. */
function outlivesResult(pointer: OwnedPointer, event: FlowEvent, lifetimes: () => Lifetimes): boolean {
  const { owner } = pointer;
  if (owner.kind !== "local") return owner.kind !== "temporary";
  const { closure } = event;
  const outside = closure !== undefined && owner.local.range.start < closure.start;
  return outside || isHeldElsewhere(pointer, lifetimes);
}

/** Pointers that are put into a list which is there longer than the string. */
function* kept(
  event: CallEvent,
  calls: ReadonlyMap<Expression, CallEvent>,
  lifetimes: () => Lifetimes,
): Iterable<Case> {
  const { node, callee, args } = event;
  if (node.kind !== "method-call" || !/^(?:push|push_back|push_front|insert)$/.test(callee.name)) return;
  const isStd = callee.kind === "method" && isStandard(callee.method.fn.scope.module.crate);
  if (!isStd && (callee.kind !== "unknown" || callee.name === "insert")) return;
  for (const value of args) {
    for (const pointer of ownedPointers(value, calls)) {
      if (pointer.owner.kind === "local") {
        const list = rootOf(node.receiver, event.names);
        if (list === undefined || isHeldElsewhere(pointer, lifetimes)) continue;
        const scope = lifetimes().scopeOf(pointer.owner.local);
        const isOuter = list.range.start < scope.start && pointer.owner.local.by !== "param";
        if (isOuter) yield caseOf(pointer, "kept", "scope", node);
      } else yield caseOf(pointer, "kept", "statement", node);
    }
  }
}

/** Pointers that are put where they stay when the function is done. */
function* stored(
  event: Extract<FlowEvent, { kind: "assign" }>,
  events: readonly FlowEvent[],
  calls: ReadonlyMap<Expression, CallEvent>,
  lifetimes: () => Lifetimes,
  source: string,
): Iterable<Case> {
  const left = plain(event.node.left);
  if (left.kind !== "field" && left.kind !== "index" && left.kind !== "unary") return;
  const root = rootOf(left, event.names);
  if (root === undefined || event.closure !== undefined) return;
  for (const pointer of ownedPointers(event.value, calls)) {
    if (pointer.owner.kind !== "local" || isHeldElsewhere(pointer, lifetimes)) continue;
    const scope = lifetimes().scopeOf(pointer.owner.local);
    if (root.range.start >= scope.start) continue;
    const { name } = root;
    const word = new RegExp(`\\b${name}\\b`);
    if (root.by === "param") {
      // It may be there for one call only.
      const at = events.indexOf(event);
      const isForCall = events.some(
        (one, i) =>
          i > at &&
          one.kind === "call" &&
          one.node.start > event.node.end &&
          word.test(source.slice(one.node.start, one.node.end)),
      );
      if (!isForCall) yield caseOf(pointer, "kept", "scope", event.node);
    } else if (word.test(source.slice(scope.end, lifetimes().scopeOf(root).end))) {
      yield caseOf(pointer, "kept", "scope", event.node);
    }
  }
}

/** Closures that take an owned string by value and give a pointer into it: `option.map(|s| s.as_ptr())`. */
function* consumed(flow: Flow, calls: ReadonlyMap<Expression, CallEvent>): Iterable<Case> {
  for (const [node, event] of calls) {
    if (node.kind !== "method-call" || !/^(?:map|map_or|map_or_else|and_then|then)$/.test(node.method.text)) continue;
    const closure = node.args.at(-1);
    if (closure?.kind !== "closure") continue;
    const pointer = pointerOfParam(closure);
    if (pointer === undefined) continue;
    const type = ownedInside(node.receiver, event, flow, 0);
    if (type === undefined) continue;
    const receiver = plain(node.receiver);
    const borrowAt = receiver.kind === "path" ? node.receiver.end : undefined;
    const { node: at, owner } = pointer;
    yield { node: at, use: undefined, data: { type, owner, fate: "returned", gone: "closure", borrowAt } };
  }
}

/** The `as_ptr` call of a closure that gives nothing but a pointer into its parameter, and that parameter's name. */
function pointerOfParam(closure: ClosureExpression): { readonly node: Expression; readonly owner: string } | undefined {
  const [param, more] = closure.params;
  if (param === undefined || more !== undefined || param.pattern.kind !== "identifier-pattern") return undefined;
  if (param.pattern.byReference || param.type?.kind === "reference") return undefined;
  let at = plain(closure.body);
  for (;;) {
    if (at.kind === "cast") at = plain(at.operand);
    else if (at.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(at.method.text)) at = plain(at.receiver);
    else if (
      at.kind === "call" &&
      at.callee.kind === "path" &&
      /^(?:Some|Ok)$/.test(at.callee.name.text) &&
      at.args[0] !== undefined
    )
      at = plain(at.args[0]);
    else break;
  }
  if (at.kind !== "method-call" || !/^as_(?:mut_)?ptr$/.test(at.method.text)) return undefined;
  const receiver = plain(at.receiver);
  const isParam =
    receiver.kind === "path" && receiver.segments.length === 1 && receiver.name.text === param.pattern.name.text;
  return isParam ? { node: at, owner: param.pattern.name.text } : undefined;
}

/** By convention `to_` and `into_` give what owns its memory; what has `as_ptr` and is called so is a `CString`. */
const MAKES_CSTRING = /^(?:\w+_)?(?:to|into|new|make)_c_?string$/;

/** The owning type inside an option or result that is there by value. */
function ownedInside(expression: Expression, event: FlowEvent, flow: Flow, depth: number): string | undefined {
  const inner = plain(expression);
  const ty = asTy(typeOf(inner, event.names));
  if (ty?.kind === "adt") {
    const wraps = isStandardItem(ty.definition, "Option") || isStandardItem(ty.definition, "Result");
    const found = wraps ? owningType(ty.args[0]) : undefined;
    if (found !== undefined) return found;
  }
  if (depth > 4) return undefined;
  if (inner.kind === "path") {
    const meaning = meaningOf(inner, event.names);
    if (meaning.kind !== "local" || meaning.local.value === undefined || meaning.local.type !== undefined)
      return undefined;
    return ownedInside(meaning.local.value, { ...event, names: meaning.local.names }, flow, depth + 1);
  }
  if (inner.kind === "try") return ownedInside(inner.operand, event, flow, depth + 1);
  if (inner.kind === "match") {
    for (const { body } of inner.arms) {
      const made = plain(body);
      if (made.kind !== "call" || made.callee.kind !== "path" || !/^(?:Some|Ok)$/.test(made.callee.name.text)) continue;
      const [value] = made.args;
      const names = value === undefined ? undefined : placesIn(flow.body).get(value)?.names;
      const found = value === undefined || names === undefined ? undefined : owningType(asTy(typeOf(value, names)));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (inner.kind !== "method-call") return undefined;
  const { method, args } = inner;
  if (method.text === "into_iter" && args.length === 0) {
    const list = asTy(typeOf(inner.receiver, event.names));
    const isList = list?.kind === "adt" && isStandardItem(list.definition, "Vec");
    return isList ? owningType(list.args[0]) : undefined;
  }
  if (/^(?:transpose|ok|flatten|filter|or|or_else|map_err|unwrap|expect)$/.test(method.text))
    return ownedInside(inner.receiver, event, flow, depth + 1);
  const last = args.at(-1);
  if (last === undefined || !/^(?:map|and_then)$/.test(method.text)) return undefined;
  if (last.kind === "path") {
    return last.segments.join("::").endsWith("CString::new") || MAKES_CSTRING.test(last.name.text)
      ? "CString"
      : undefined;
  }
  if (last.kind === "closure") {
    const made = plain(last.body.kind === "block" && last.body.tail !== undefined ? last.body.tail : last.body);
    const name =
      made.kind === "method-call"
        ? made.method.text
        : made.kind === "call" && made.callee.kind === "path"
          ? made.callee.name.text
          : "";
    if (MAKES_CSTRING.test(name)) return "CString";
    if (made.kind === "method-call" && name === "collect") {
      const [type] = made.typeArgs;
      return type?.kind === "path" && type.segments.at(-1) === "Vec" ? "Vec" : undefined;
    }
  }
  for (const one of flow.events) {
    if (one.kind !== "return" || one.closure !== last) continue;
    const made = onlySource(one.value);
    return made?.kind === "owned" && /^(?:CString|String)$/.test(made.type) ? made.type : undefined;
  }
  return undefined;
}
