import type { CallExpression, Expression } from "../facts/expression.ts";
import type { FnItem } from "../facts/item.ts";
import { type Body, meaningOf, type Names } from "../model/body.ts";
import { flowOf, plain } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { isBindings } from "./memory/containers.ts";
import { type MadeMutable, madeMutable } from "./pointers/made-mutable.ts";
import { callerOf } from "./pointers/uses.ts";
import { type Found, type Level, reference, rule } from "./rule.ts";
import { shortened } from "./text/line.ts";

interface Shared {
  readonly node: Expression;
  /** What the pointer leads to, where it is known. */
  readonly pointee: Ty | undefined;
  readonly from: "reference" | "buffer" | "string";
}

interface Data {
  readonly what: string;
  /** The foreign function; undefined where the pointer is returned to C. */
  readonly callee: string | undefined;
  readonly from: Shared["from"];
  /** It holds nothing yet: C is to write it. */
  readonly result?: true;
  readonly repair: MadeMutable | undefined;
}

export const castAwayConst = rule<"body", Data>({
  name: "cast-away-const",
  group: "pointers",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A shared reference is cast to a `*mut` pointer and handed to C.",
    why: "The compiler counts on memory behind `&T` not changing: it keeps values in registers, puts constants on read-only pages and reorders reads. A cast to `*mut T` silences the type checker, but a write of C's through it is undefined behaviour all the same. Where C writes, the pointer must come from `&mut` or `as_mut_ptr`; where it does not, the declaration should say `*const`.",
    bad: 'unsafe extern "C" {\n    fn sort(values: *mut i32, len: usize);\n}\n\npub fn sorted(values: &[i32]) {\n    unsafe { sort(values.as_ptr() as *mut i32, values.len()) };\n}',
    good: 'unsafe extern "C" {\n    fn sort(values: *mut i32, len: usize);\n}\n\npub fn sorted(values: &mut [i32]) {\n    unsafe { sort(values.as_mut_ptr(), values.len()) };\n}',
    sources: [
      reference("behavior-considered-undefined.html", "mutating immutable bytes"),
      { title: "slice::as_ptr", url: "https://doc.rust-lang.org/std/primitive.slice.html#method.as_ptr" },
      { title: "gtk-rs-core#1566", url: "https://github.com/gtk-rs/gtk-rs-core/pull/1566" },
    ],
    note: 'What a `*mut c_void` is for cannot be seen: it is a warning, and silent where it looks like user data. Many C functions take `char *` without writing to it: strings, and arguments whose names say that C only reads them (`verify`, `get`, `key`, `input`), are reported at the level "info", and so are functions of bindings that cannot be read, where the cast says `*mut` and the memory may be written here. Types with interior mutability (`UnsafeCell`, atomics) and opaque types are silent.',
  },
  *check(body, scene) {
    const { item } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined) return;
    const text = body.source.slice(item.body.start, item.body.end);
    if (!/\bas\s*\*\s*mut\b|\bcast_mut\b/.test(text)) {
      // Where there is no prototype no cast is needed.
      if (/[(,]\s*&\w/.test(text)) yield* withoutPrototype(body);
      return;
    }
    yield* withoutPrototype(body);
    const { returnType } = item;
    const isText = returnType !== undefined && /\bc_char$/.test(body.source.slice(returnType.start, returnType.end));
    const returnsToC =
      item.returnType?.kind === "pointer" && item.returnType.mutable && callerOf(item, scene) !== "rust";
    for (const event of flowOf(body).events) {
      if (event.kind === "return" && returnsToC && event.closure === undefined) {
        const shared = sharedIn(event.node, event.names, 0);
        if (shared === undefined || shared.from === "string" || isChangeable(shared.pointee, 0)) continue;
        // A result `char *` is how C spells a string that it only reads.
        if (shared.from === "buffer" && isText) continue;
        const what = shortened(body.source.slice(shared.node.start, shared.node.end));
        yield { range: event.node, data: { what, callee: undefined, from: shared.from, repair: undefined } };
      }
      if (event.kind !== "call" || event.node.kind !== "call") continue;
      if (event.callee.kind === "unknown" && event.unsafe && isOfBindings(event.node, event.names)) {
        for (const arg of event.node.args) {
          if (!isWrittenMut(arg, body.source)) continue;
          const shared = sharedIn(arg, event.names, 0);
          if (shared === undefined || shared.from === "string" || isChangeable(shared.pointee, 0)) continue;
          const isResult = isResultOfC(shared.node, event.node, event.names);
          if (!isResult && !mayChange(shared.node, event.names)) continue;
          const what = shortened(body.source.slice(shared.node.start, shared.node.end));
          yield {
            range: arg,
            level: isResult ? "warn" : "info",
            data: { what, callee: event.callee.name, from: shared.from, repair: undefined },
          };
        }
      }
      if (event.callee.kind !== "fn" || !event.callee.foreign) continue;
      const { definition } = event.callee;
      const foreign = definition.item;
      if (foreign.kind !== "fn") continue;
      for (const [i, arg] of event.node.args.entries()) {
        const param = foreign.params[i];
        if (param?.type === undefined || param.variadic !== undefined) continue;
        if (!isToMut(arg, event.names, body.source, 0)) continue;
        const ty = lowerType(param.type, definition.source, definition.scope);
        if (ty.kind !== "pointer" || !ty.mutable) continue;
        const shared = sharedIn(arg, event.names, 0);
        if (shared === undefined || isChangeable(shared.pointee, 0)) continue;
        const level = levelFor(ty.pointee, shared, foreign, i, definition.source, item, body.source);
        if (level === undefined) continue;
        const what = shortened(body.source.slice(shared.node.start, shared.node.end));
        yield {
          range: arg,
          level,
          data: { what, callee: definition.name, from: shared.from, repair: madeMutable(arg, event.names) },
          related: [{ range: param, of: definition, message: "C is allowed to write through this" }],
        };
      }
    }
  },
  message({ what, callee, from, result }) {
    if (result)
      return `\`${what}\` is a shared reference to what \`${callee}\` is to write: the compiler may go on with the old value; borrow it with \`&mut\``;
    const source = from === "reference" ? "is a shared reference" : "is a pointer to read through";
    const where = callee === undefined ? "C gets it as `*mut`" : `\`${callee}\` gets it as \`*mut\``;
    return `\`${what}\` ${source}, but ${where}: a write through it is undefined behaviour`;
  },
  fixes({ repair }, scene) {
    if (repair === undefined) return [];
    const { owner, by, edits } = repair;
    return [
      {
        title: by === "as_mut_ptr" ? `Point into \`${owner}\` with \`${by}\`` : `Borrow \`${owner}\` with \`${by}\``,
        safety: "unsafe",
        kind: "quickfix",
        edits: edits.map(({ newText, ...range }) => scene.replace(range, newText)).sort((a, b) => a.start - b.start),
      },
    ];
  },
});

/** `&result` among the arguments that `...` takes, where `result` is read afterwards: C was to write it. */
function* withoutPrototype(body: Body): Iterable<Found<Data>> {
  for (const event of flowOf(body).events) {
    if (event.kind !== "call" || event.node.kind !== "call" || event.callee.kind !== "fn" || !event.callee.foreign)
      continue;
    const { item } = event.callee.definition;
    if (item.kind !== "fn" || item.params.at(-1)?.variadic === undefined) continue;
    if (/printf|_log$|^log|ioctl|fcntl/.test(item.name.text)) continue;
    for (const arg of event.node.args.slice(item.params.length - 1)) {
      if (arg.kind !== "borrow" || arg.mutable || arg.raw || !isResultOfC(arg, event.node, event.names)) continue;
      const what = shortened(body.source.slice(arg.start, arg.end));
      yield {
        range: arg,
        level: "warn",
        data: { what, callee: item.name.text, from: "reference", result: true, repair: undefined },
      };
    }
  }
}

const NOTHING_YET =
  /^(?:-?[0-9][\w.]*|false|(?:\w+\s*::\s*)*(?:null|null_mut|zeroed|default)(?:\s*::\s*<[^>]*>)?\s*\(\s*\))$/;

/** Whether a borrowed variable holds nothing yet, may not be changed by Rust, and is read after the call. */
function isResultOfC(node: Expression, call: CallExpression, names: Names): boolean {
  if (node.kind !== "borrow" || node.mutable) return false;
  const of = plain(node.operand);
  const meaning = of.kind === "path" ? meaningOf(of, names) : undefined;
  if (of.kind !== "path" || meaning?.kind !== "local" || meaning.local.mutable) return false;
  const { value, by, name } = meaning.local;
  if (by !== "let" || value === undefined) return false;
  const { source, root } = names.body;
  if (!NOTHING_YET.test(source.slice(value.start, value.end))) return false;
  return new RegExp(`\\b${name}\\b`).test(source.slice(call.end, root.end));
}

/** Whether a function that nobody can read is one of C's by what names it, and is not known to read only. */
function isOfBindings({ callee, args }: CallExpression, names: Names): boolean {
  if (callee.kind !== "path" || READING_FN.test(callee.name.text)) return false;
  const module = callee.segments.at(-2);
  if (module !== undefined && !isBindings(module)) return false;
  const { kind } = meaningOf(callee, names);
  if (kind !== "unknown" && kind !== "nothing") return false;
  if (module !== undefined) return true;
  // A constructor looks like a function.
  return args.length > 1 && /^[a-z]\w*$/.test(callee.name.text);
}

/** Whether what a pointer comes from may be written here, so that somebody who casts it probably wants that. */
function mayChange(node: Expression, names: Names): boolean {
  let at = node;
  for (;;) {
    if (at.kind === "borrow") at = plain(at.operand);
    else if (at.kind === "method-call") at = plain(at.receiver);
    else if (at.kind === "index") at = plain(at.object);
    else break;
  }
  const meaning = at.kind === "path" ? meaningOf(at, names) : undefined;
  if (meaning?.kind !== "local") return false;
  const ty = asTy(typeOf(at, names));
  return ty?.kind === "reference" ? ty.mutable : meaning.local.mutable;
}

/** Whether the expression itself, and no variable, says `*mut`. */
function isWrittenMut(expression: Expression, source: string): boolean {
  const at = plain(expression);
  if (at.kind === "cast") return at.type.kind === "pointer" && at.type.mutable;
  return at.kind === "method-call" && /\bas\s*\*\s*mut\b|\.\s*cast_mut\s*\(/.test(source.slice(at.start, at.end));
}

function levelFor(
  pointee: Ty,
  shared: Shared,
  foreign: FnItem,
  index: number,
  foreignSource: string,
  item: FnItem,
  source: string,
): Level | undefined {
  const isVoid = pointee.kind === "adt" && pointee.definition.name === "c_void";
  if (isVoid) {
    if (isCalledMutably(shared.pointee, item, source)) return "error";
    return isUserData(foreign, index, foreignSource) ? undefined : shared.from === "string" ? "info" : "warn";
  }
  if (pointee.kind === "foreign" || isOpaque(pointee)) return undefined;
  return shared.from === "string" || isOnlyRead(foreign, index, foreignSource) ? "info" : "error";
}

const READING_FN =
  /(?:^|_)(?:get|is|has|verify|check|cmp|compare|equals?|hash|len|length|size|count|num|print|dump|send|write|put|push|find|query|lookup)(?:_|$)|(?:^|_|[a-z])(?:Get|Is|Has|Verify|Check|Compare|Equal|Hash|Length|Size|Count|Print|Dump|Send|Write|Put|Push|Find|Query|Lookup)(?:[A-Z_]|$)|^get[A-Z]/;
const READING_PARAM =
  /^_*(?:p?_?)(?:key|iv|in|inp|input|src|source|from|msg|message|sig|signature|digest|name|title|path|text|str|string|format|fmt|value|val|label|filename)_?(?:data|buf|ptr)?\d?$/i;

/** Whether the names say that C only reads: many old prototypes lack a `const`. */
function isOnlyRead({ name, params }: FnItem, index: number, source: string): boolean {
  if (READING_FN.test(name.text)) return true;
  const pattern = params[index]?.pattern;
  return pattern?.kind === "identifier" && READING_PARAM.test(source.slice(pattern.name.start, pattern.name.end));
}

/** `&f as *const F` with `F: FnMut`: whoever calls it changes it. */
function isCalledMutably(pointee: Ty | undefined, item: FnItem, source: string): boolean {
  if (pointee?.kind !== "parameter") return false;
  const end = item.body?.start ?? item.end;
  return new RegExp(`\\b${pointee.name}\\s*:[^,>{]*\\bFnMut\\b`).test(source.slice(item.start, end));
}

const USER_DATA =
  /user|ctx|context|opaque|closure|cookie|priv|client|udata|payload|^_*p?(?:data|arg|args|env|object|obj|handle|target|param|cb_?data)$/i;

function isUserData({ params }: FnItem, index: number, source: string): boolean {
  const pattern = params[index]?.pattern;
  if (pattern?.kind === "identifier" && USER_DATA.test(pattern.name.text)) return true;
  // What follows a callback is what it is called with.
  return params.slice(0, index).some(({ type }) => {
    const text = type === undefined ? "" : source.slice(type.start, type.end);
    return /\bfn\b|callback|_cb\b|Fn\b|Proc\b|handler/i.test(text);
  });
}

/** Whether an expression is cast to `*mut` somewhere on its way from where it comes from. */
function isToMut(expression: Expression, names: Names, source: string, depth: number): boolean {
  const at = plain(expression);
  if (at.kind === "path" && depth < 4) {
    const meaning = meaningOf(at, names);
    if (meaning.kind !== "local" || meaning.local.value === undefined) return false;
    return isToMut(meaning.local.value, meaning.local.names, source, depth + 1);
  }
  const text = source.slice(at.start, at.end);
  return /\bas\s*\*\s*mut\b|\.\s*cast_mut\s*\(/.test(text);
}

/** What a pointer comes from, if that is surely only to be read. */
function sharedIn(expression: Expression, names: Names, depth: number): Shared | undefined {
  let at = plain(expression);
  for (;;) {
    if (at.kind === "cast") at = plain(at.operand);
    else if (at.kind === "method-call" && /^(?:cast(?:_mut|_const)?|add|offset)$/.test(at.method.text))
      at = plain(at.receiver);
    else break;
  }
  switch (at.kind) {
    case "borrow": {
      if (at.mutable || at.raw) return undefined;
      const operand = plain(at.operand);
      if (operand.kind === "unary" && operand.operator === "*") {
        const inner = asTy(typeOf(operand.operand, names));
        if (inner?.kind === "pointer") return undefined;
      }
      if (isStaticMut(operand, names)) return undefined;
      const pointee = isOfNumbers(operand, names) ? undefined : asTy(typeOf(operand, names));
      return { node: at, pointee, from: "reference" };
    }
    case "method-call":
      if (at.method.text === "as_ptr" && at.args.length === 0) return bufferOf(at, at.receiver, names);
      return referenceIn(at, names);
    case "call": {
      const [arg] = at.args;
      const isFromRef =
        at.callee.kind === "path" && at.callee.name.text === "from_ref" && at.callee.segments.includes("ptr");
      if (isFromRef && arg !== undefined && at.args.length === 1) {
        const ty = asTy(typeOf(arg, names));
        return { node: at, pointee: ty?.kind === "reference" ? ty.pointee : undefined, from: "reference" };
      }
      return referenceIn(at, names);
    }
    case "path": {
      const meaning = meaningOf(at, names);
      if (meaning.kind !== "local") return undefined;
      const { local } = meaning;
      const own = referenceIn(at, names);
      if (own !== undefined || local.value === undefined || local.mutable || depth > 3) return own;
      const shared = sharedIn(local.value, local.names, depth + 1);
      return shared;
    }
    case "field":
      return referenceIn(at, names);
    default:
      return undefined;
  }
}

function referenceIn(node: Expression, names: Names): Shared | undefined {
  const ty = asTy(typeOf(node, names));
  return ty?.kind === "reference" && !ty.mutable ? { node, pointee: ty.pointee, from: "reference" } : undefined;
}

/** Whether a variable is a row of literals, whose type is only inferred. */
function isOfNumbers(operand: Expression, names: Names): boolean {
  if (operand.kind !== "path") return false;
  const meaning = meaningOf(operand, names);
  if (meaning.kind !== "local" || meaning.local.value === undefined || meaning.local.type !== undefined) return false;
  const value = plain(meaning.local.value);
  if (value.kind === "repeat") return value.element.kind === "literal";
  return value.kind === "array" && value.elements.every(({ kind }) => kind === "literal");
}

/** `as_ptr` of what owns or borrows a row of values. */
function bufferOf(node: Expression, of: Expression, names: Names): Shared | undefined {
  // `v[..]` is a view of `v`.
  const whole = plain(of);
  const receiver = whole.kind === "index" && plain(whole.index).kind === "range" ? whole.object : of;
  const ty = throughReferences(asTy(typeOf(receiver, names)));
  switch (ty?.kind) {
    case "slice":
    case "array":
      return { node, pointee: ty.element, from: "buffer" };
    case "primitive":
      return ty.name === "str" ? { node, pointee: undefined, from: "string" } : undefined;
    case "adt": {
      const { name } = ty.definition;
      if (name === "Vec") return { node, pointee: ty.args[0], from: "buffer" };
      return /^(?:CStr|CString|String)$/.test(name) ? { node, pointee: undefined, from: "string" } : undefined;
    }
    default:
      return undefined;
  }
}

function isStaticMut(operand: Expression, names: Names): boolean {
  let at = operand;
  while (at.kind === "field" || at.kind === "index") at = plain(at.object);
  if (at.kind !== "path") return false;
  const meaning = meaningOf(at, names);
  return meaning.kind === "definition" && meaning.definition.item.kind === "static" && meaning.definition.item.mutable;
}

/** Whether memory of a type may change behind a shared reference, or nobody knows its parts. */
function isChangeable(ty: Ty | undefined, depth: number): boolean {
  if (ty === undefined) return false;
  if (depth > 6) return true;
  switch (ty.kind) {
    case "unknown":
    case "foreign":
    case "opaque":
    case "dyn":
    case "projection":
      return true;
    case "array":
    case "slice":
      return isChangeable(ty.element, depth + 1);
    case "tuple":
      return ty.elements.length === 0 || ty.elements.some((one) => isChangeable(one, depth + 1));
    case "adt": {
      const { name } = ty.definition;
      if (/^(?:UnsafeCell|Cell|RefCell|OnceCell|Mutex|RwLock|Atomic\w*|MaybeUninit|Opaque|c_void|NonNull)$/.test(name))
        return true;
      if (ty.item.kind === "enum") return ty.item.variants.length === 0;
      if (isOpaque(ty)) return true;
      return ty.item.fields.some(({ type }) => {
        const inner = fieldTy(ty, type);
        // What a pointer in it leads to is not behind the reference.
        return inner.kind !== "unknown" && isChangeable(inner, depth + 1);
      });
    }
    default:
      return false;
  }
}

/** A type without parts of its own: one that stands for memory whose layout only C knows. */
function isOpaque(ty: Ty): boolean {
  if (ty.kind !== "adt") return false;
  if (ty.item.kind === "enum") return ty.item.variants.length === 0;
  return ty.item.fields.every(({ type }) => {
    const inner = fieldTy(ty, type);
    if (inner.kind === "array") return /^\s*0\w*\s*$/.test(inner.length.text);
    if (inner.kind === "tuple") return inner.elements.length === 0;
    return inner.kind === "adt" && /^Phantom/.test(inner.definition.name);
  });
}
