import type { Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type Body, type Local, meaningOf, type Names } from "../model/body.ts";
import { type FlowEvent, flowOf, type Owner, onlySource, plain, type Source } from "../model/flow.ts";
import { asTy, isStandardItem, signatureOf, typeOf } from "../model/infer.ts";
import type { Ty } from "../model/ty.ts";
import { fnTyOf } from "./callbacks/fn-types.ts";
import { callbacksOf, isGivenToC, KEEPS } from "./callbacks/foreign-calls.ts";
import { cName } from "./memory/containers.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly owner: string;
  readonly temporary: boolean;
  readonly callee: string;
  /** The owner is a box that is moved, or a reference of the caller's; absent for a variable that ends. */
  readonly kind?: "moved" | "borrowed";
}

type Call = Extract<FlowEvent, { kind: "call" }>;

/** Words of calls after which C holds the pointer no longer, or in which it is used while the owner lives. */
const ENDS =
  /(?:^|_)(?:un\w*|de(?:register|init|tach|stroy|activate|lete)|free|destroy|delete|remove|clear|reset|close|release|cancel|stop|end|finish|finali[sz]e|fini|cleanup|shutdown|disconnect|off|drop|term|terminate|done|run|loop|wait|join|perform|exec|execute|poll|dispatch|proc\w*|parse|iterate|iteration|pump|step|main|park|sleep|recv|receive|read|write|call|invoke|query|fetch|visit|walk|foreach|for_each|each|flush|sync|quit|pop)(?:_|$|\d)|(?:Unregister|Unset|Free|Destroy|Delete|Remove|Clear|Reset|Close|Release|Cancel|Stop|End|Finish|Cleanup|Shutdown|Disconnect|Run|Loop|Wait|Join|Perform|Exec|Poll|Dispatch|Process|Parse|Main|Sleep|Read|Write|Call|Query|Pop)(?=[A-Z_]|$)/;

/** Calls that use a callback before they return. */
const AT_ONCE =
  /(?:^|_)(?:foreach|for_each|each|walk|iter|iterate|enum|enumerate|visit|inspect\w*|sort|qsort|bsearch|search|find|scan|map|fold|run|call|exec|execute|invoke|parse|perform|once|sync|wait|join|with)(?:_|\d|$)|(?:ForEach|Each|Walk|Enum|Visit|Sort|Find|Run|Call|Exec|Parse|Sync|Once)/;

/** Functions that say what they are given is for callbacks. */
const USER_DATA = /user_?data|userptr|user_?pointer|(?:set|add)_?(?:context|closure|opaque|ctx|cookie)/i;

export const danglingUserData = rule<"body", Data>({
  name: "dangling-user-data",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "The address of a local variable is registered with C as user data for later calls.",
    why: "The variable lives on the stack and is gone when its function returns. C keeps the address, and the next event makes the callback read and write whatever stands in that memory by then: other variables, return addresses. User data must live as long as the registration: in a box whose pointer C gets, taken back when the callback is removed.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nextern "C" fn tick(user_data: *mut c_void) {}\n\npub fn start() {\n    let mut count = 0u32;\n    unsafe { on_tick(tick, &mut count as *mut u32 as *mut c_void) }\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nextern "C" fn tick(user_data: *mut c_void) {}\n\npub fn start() {\n    let count = Box::into_raw(Box::new(0u32));\n    unsafe { on_tick(tick, count as *mut c_void) }\n}',
    sources: [
      reference("destructors.html#drop-scopes", "drop scopes"),
      {
        title: "The Rustonomicon, Targeting callbacks to Rust objects",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#targeting-callbacks-to-rust-objects",
      },
      { title: "spng-rs, issue 11", url: "https://github.com/aloucks/spng-rs/issues/11" },
    ],
    note: "Reported where the name of the function says that C keeps the pointer (`register`, `set`, `add`, `on`, `connect` …) and nothing in the same function removes it, runs the loop that uses it, or owns the object that it is kept in. A pointer into a `Box` that is moved afterwards is information: the memory stays where it is, but a `Box` says that nothing else points there.",
  },
  *check(body, scene) {
    if (body.of !== "fn" || !/&|addr_of|as_(?:mut_)?ptr/.test(body.source) || scene.item.kind !== "fn") return;
    if (
      scene.item.name.text === "main" ||
      (!KEEPS.test(body.source.replace(/\W+/g, "_")) && !KEPT_WORD.test(body.source))
    )
      return;
    const { events } = flowOf(body);
    for (const [i, event] of events.entries()) {
      if (event.kind !== "call" || event.callee.kind === "constructor") continue;
      const { name } = event.callee;
      const kept = Object.hasOwn(KEPT, name) ? keptBorrow(event, KEPT[name] ?? 0, body) : undefined;
      if (kept !== undefined) {
        yield { range: kept.range, data: { owner: kept.name, temporary: false, callee: name, kind: "borrowed" } };
        continue;
      }
      const moved = /\bBox\b/.test(body.source) ? movedBox(event, events.slice(i + 1)) : undefined;
      if (moved !== undefined) {
        yield {
          range: moved.range,
          level: "info",
          data: { owner: moved.name, temporary: false, callee: name, kind: "moved" },
        };
        continue;
      }
      if (!isGivenToC(event)) continue;
      const found = keptPointer(event, name);
      if (found === undefined) continue;
      const { owner, range } = found;
      if (!outlives(event, found.index) || isEnded(events.slice(i + 1), event)) continue;
      const of = ownerName(owner, body);
      if (of !== undefined) yield { range, data: { ...of, callee: name } };
    }
  },
  message: ({ owner, temporary, callee, kind }) =>
    kind === "borrowed"
      ? `\`${callee}\` keeps this pointer after it returns, but \`${owner}\` is only borrowed until then; hand over a copy that C frees, or ask for \`'static\``
      : kind === "moved"
        ? `\`${callee}\` keeps this pointer into the box \`${owner}\`, but moving the box says that nobody else has one; hand over \`Box::into_raw\` and keep the pointer`
        : temporary
          ? `\`${callee}\` keeps this pointer for later calls, but \`${owner}\` is dropped at the end of the statement; box it and hand over \`Box::into_raw\``
          : `\`${callee}\` keeps this pointer for later calls, but \`${owner}\` is gone when the function returns; box it and hand over \`Box::into_raw\``,
});

/** Functions that keep what they are given, by their manuals, and which argument that is. */
const KEPT: Readonly<Record<string, number>> = {
  sqlite3_deserialize: 2,
  putenv: 0,
  setvbuf: 1,
  setbuf: 1,
  setbuffer: 1,
};

const KEPT_WORD = new RegExp(`\\b(?:${Object.keys(KEPT).join("|")})\\b`);

/** The pointer that such a function is given, where it leads into what a safe function borrows from its caller. */
function keptBorrow(
  event: Call,
  index: number,
  body: Body,
): { readonly name: string; readonly range: Range } | undefined {
  const arg = event.node.args[index];
  const { callee, node } = event;
  const isC = callee.kind === "fn" ? callee.foreign : callee.kind === "unknown" && node.kind === "call";
  if (arg === undefined || !isC || body.unsafe !== undefined || /FREEONCLOSE|'static/.test(body.source))
    return undefined;
  let at = plain(arg);
  for (;;) {
    if (at.kind === "cast") at = plain(at.operand);
    else if (at.kind === "method-call" && /^(?:as_(?:mut_)?ptr|cast\w*|as_bytes|as_ref|as_slice)$/.test(at.method.text))
      at = plain(at.receiver);
    else break;
  }
  const meaning = at.kind === "path" ? meaningOf(at, event.names) : undefined;
  if (meaning?.kind !== "local" || meaning.local.by !== "param" || meaning.local.type?.kind !== "reference")
    return undefined;
  return { name: meaning.local.name, range: arg };
}

/** A pointer into a `Box` among the user data of a call, where the box itself is moved, before or after. */
function movedBox(
  event: Call,
  after: readonly FlowEvent[],
): { readonly name: string; readonly range: Range } | undefined {
  const { name } = event.callee;
  const isC = isGivenToC(event) || cName(event) !== undefined;
  if (!isC || !KEEPS.test(name) || ENDS.test(name.replace(/stream/gi, "")) || AT_ONCE.test(name)) return undefined;
  const params = paramsOf(event);
  const { source } = event.names.body;
  const hasCallback =
    callbacksOf(event).length > 0 ||
    params?.some((ty) => fnTyOf(ty) !== undefined) === true ||
    event.node.args.some(({ start, end }) => /\bSome\s*\(|callback|_(?:cb|fn)\b/.test(source.slice(start, end)));
  if (!hasCallback) return undefined;
  for (const arg of event.node.args) {
    const box = boxBehind(arg, event.names, 0);
    if (box === undefined || box.by === "param") continue;
    // What ends in its own block was not moved.
    if (after.some((one) => one.kind === "drop" && one.variable.start === box.range.start)) continue;
    const isMoved = event.state.isGone(box) || after.some((one) => one.kind !== "drop" && one.state.isGone(box));
    if (isMoved) return { name: box.name, range: arg };
  }
  return undefined;
}

/** The variable of `&mut *boxed as *mut T`, of `boxed.as_mut() as *mut T`, and of a variable that holds it. */
function boxBehind(expression: Expression, names: Names, depth: number): Local | undefined {
  let at = plain(expression);
  let isCast = depth > 0;
  while (at.kind === "cast" || (at.kind === "method-call" && /^cast(?:_mut|_const)?$/.test(at.method.text))) {
    isCast = true;
    at = plain(at.kind === "cast" ? at.operand : at.receiver);
  }
  let boxed: Expression | undefined;
  if (at.kind === "method-call" && /^(?:as_mut|as_ref|deref_mut)$/.test(at.method.text)) boxed = at.receiver;
  else if (at.kind === "borrow") {
    const operand = plain(at.operand);
    if (operand.kind === "unary" && operand.operator === "*") boxed = operand.operand;
  } else if (at.kind === "path" && depth < 3) {
    const meaning = meaningOf(at, names);
    if (meaning.kind !== "local" || meaning.local.value === undefined || meaning.local.mutable) return undefined;
    return boxBehind(meaning.local.value, meaning.local.names, depth + 1);
  }
  if (boxed === undefined || !isCast) return undefined;
  const place = plain(boxed);
  const meaning = place.kind === "path" ? meaningOf(place, names) : undefined;
  if (meaning?.kind !== "local") return undefined;
  const ty = asTy(typeOf(place, names));
  return ty?.kind === "adt" && isStandardItem(ty.definition, "Box") ? meaning.local : undefined;
}

interface Kept {
  readonly owner: Owner;
  readonly range: Range;
  readonly index: number;
}

/** The user data among a call's arguments, where it is the address of a variable and C has a reason to keep it. */
function keptPointer(event: Call, name: string): Kept | undefined {
  if (!KEEPS.test(name) || ENDS.test(name) || AT_ONCE.test(name)) return undefined;
  const params = paramsOf(event);
  const hasCallback = callbacksOf(event).length > 0 || params?.some((ty) => fnTyOf(ty) !== undefined) === true;
  if (!hasCallback && !USER_DATA.test(name)) return undefined;
  const { args } = event.node;
  for (const [index, value] of event.args.entries()) {
    const only = onlySource(value);
    const arg = args[index];
    if (only === undefined || arg === undefined || !isUserData(params?.[index], event, index)) continue;
    const owner = addressed(only);
    if (owner?.kind === "temporary") return { owner, range: arg, index };
    if (owner?.kind === "local" && isOnStack(only, owner)) return { owner, range: arg, index };
  }
  return undefined;
}

function paramsOf({ callee }: Call): readonly Ty[] | undefined {
  if (callee.kind === "fn") return signatureOf(callee.definition)?.params;
  return callee.kind === "value" && callee.type !== undefined ? fnTyOf(callee.type)?.params : undefined;
}

/** C's `void *`; another type of pointer is a structure that C reads. */
function isUserData(ty: Ty | undefined, event: Call, index: number): boolean {
  const wanted = ty ?? asTy(typeOf(event.node.args[index] as Call["node"], event.names));
  if (wanted?.kind !== "pointer") return false;
  const { pointee } = wanted;
  if (pointee.kind === "tuple") return pointee.elements.length === 0;
  return pointee.kind === "adt" && pointee.definition.name === "c_void";
}

function addressed(source: Source): Owner | undefined {
  return source.kind === "address" ? source.owner : undefined;
}

/** Whether the variable is itself what the pointer leads to, and holds no reference to something else. */
function isOnStack({ node }: Source, { local }: Extract<Owner, { kind: "local" }>): boolean {
  if (node === undefined || local.name === "self") return false;
  const { start } = local.range;
  const { source } = local.names.body;
  // `ref x` and patterns of references borrow from elsewhere.
  return !/\bref\s+(?:mut\s+)?$/.test(source.slice(Math.max(0, start - 12), start)) && local.by !== "pattern";
}

/** Whether what the pointer is kept in may be there when the function is done: it was not made here. */
function outlives(event: Call, index: number): boolean {
  return event.args.every((value, i) => i === index || value.sources.every(isFromOutside));
}

function isFromOutside(source: Source): boolean {
  switch (source.kind) {
    case "param":
    case "null":
    case "literal":
    case "fn":
    case "buffer":
      return true;
    case "field":
      return source.object.sources.every(isFromOutside);
    case "pointee":
      return source.pointer.sources.every(isFromOutside);
    default:
      return false;
  }
}

function isEnded(after: readonly FlowEvent[], { callee }: Call): boolean {
  return after.some((event) => {
    if (event.kind === "await") return true;
    if (event.kind === "macro") return false;
    if (event.kind !== "call") return false;
    const { name } = event.callee;
    return ENDS.test(name) || name === callee.name;
  });
}

function ownerName(owner: Owner, body: Body): Pick<Data, "owner" | "temporary"> | undefined {
  if (owner.kind === "local") return { owner: owner.local.name, temporary: false };
  if (owner.kind !== "temporary") return undefined;
  const text = body.source.slice(owner.node.start, owner.node.end).replace(/\s+/g, " ");
  return { owner: text.length > 40 ? `${text.slice(0, 39)}…` : text, temporary: true };
}
