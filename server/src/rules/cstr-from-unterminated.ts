import type { Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type Local, meaningOf, type Names } from "../model/body.ts";
import { type FlowEvent, flowOf, onlySource, plain, type Value } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import type { Ty } from "../model/ty.ts";
import { type Found, rule } from "./rule.ts";
import { isCCall, libcName, originOf } from "./strings/calls.ts";
import { type CallEvent, callsOf, rootOf, viewed } from "./strings/owners.ts";

interface Data {
  readonly what: "array" | "filled" | "unchecked" | "capacity" | "cut";
  readonly text: string;
  /** The function that filled the array. */
  readonly by: string | undefined;
  /** The call to repair, and how to write its bytes. */
  readonly repair: { readonly call: Range; readonly array: Range; readonly bytes: boolean } | undefined;
}

export const cstrFromUnterminated = rule<"body", Data>({
  name: "cstr-from-unterminated",
  group: "strings",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A C string is read from a buffer of fixed size that may have no NUL.",
    why: "`CStr::from_ptr` looks for the first zero byte and knows no end. A `[c_char; N]` that is full has none: `strncpy` writes none when the text is too long, `read` and `recv` never do, and whoever fills the field of a message may send N bytes of text. Then the search goes on in the fields and the stack behind the array.\n\n`CStr::from_bytes_until_nul` takes the array with its length and gives an error where there is no NUL.",
    bad: "use std::ffi::{c_char, CStr};\n\n#[repr(C)]\npub struct Record {\n    symbol: [c_char; 22],\n}\n\nimpl Record {\n    pub fn symbol(&self) -> &CStr {\n        unsafe { CStr::from_ptr(self.symbol.as_ptr()) }\n    }\n}",
    good: "use std::ffi::{CStr, FromBytesUntilNulError};\n\n#[repr(C)]\npub struct Record {\n    symbol: [u8; 22],\n}\n\nimpl Record {\n    pub fn symbol(&self) -> Result<&CStr, FromBytesUntilNulError> {\n        CStr::from_bytes_until_nul(&self.symbol)\n    }\n}",
    sources: [
      { title: "CStr::from_ptr, safety", url: "https://doc.rust-lang.org/core/ffi/struct.CStr.html#method.from_ptr" },
      {
        title: "CStr::from_bytes_until_nul",
        url: "https://doc.rust-lang.org/core/ffi/struct.CStr.html#method.from_bytes_until_nul",
      },
      {
        title: "RUSTSEC-2024-0377: dbn reads past arrays without a NUL",
        url: "https://rustsec.org/advisories/RUSTSEC-2024-0377.html",
      },
    ],
    note: "Arrays that a C function of unknown habits fills are silent, since most write a NUL. Three more places where the end is a promise are information: text that may have zeros in it and whose length C tells (RUSTSEC-2021-0123), `from_bytes_with_nul_unchecked` on bytes that are no literal (RUSTSEC-2023-0020), and `set_len` to the whole capacity, or to what was reserved, after C filled the buffer (RUSTSEC-2025-0108).",
  },
  *check(body, { source }) {
    if (body.of !== "fn" || !/\bCStr\s*::\s*from_(?:ptr|bytes_with_nul_unchecked)\b|\bset_len\b/.test(body.source))
      return;
    const { events } = flowOf(body);
    const calls = callsOf(flowOf(body));
    for (const [i, event] of events.entries()) {
      if (event.kind !== "call") continue;
      const { callee, node } = event;
      const [arg] = node.args;
      if (arg === undefined) continue;
      const text = source.slice(arg.start, arg.end).replace(/\s+/g, " ");
      if (callee.name === "from_ptr" && isOfCStr(node)) {
        const by = countedBy(event, arg, source);
        if (by !== undefined) {
          yield { range: node, data: { what: "cut", text: by.length, by: by.name, repair: undefined }, level: "info" };
          continue;
        }
        yield* fromArray(event, arg, events.slice(0, i), calls, source);
      } else if (/^from_bytes_with_nul_unchecked$/.test(callee.name) && isOfCStr(node)) {
        // Where the function looks through the bytes, or takes them from a C string, it has done its part.
        if (originOf(arg, event.names).kind === "written" || LOOKED_THROUGH.test(source)) continue;
        yield { range: node, data: { what: "unchecked", text, by: undefined, repair: undefined }, level: "info" };
      } else if (callee.name === "set_len" && node.kind === "method-call") {
        if (!isCapacity(arg, event.names) && !isReserved(arg, plain(node.receiver), event.names, source)) continue;
        const root = rootOf(plain(node.receiver), event.names);
        // A function that fills bytes fills them all; one that writes text ends where the text does.
        const isText = isCapacity(arg, event.names);
        const filled =
          root !== undefined &&
          events
            .slice(0, i)
            .some(
              (one) =>
                isCCall(one) && mentions(one, root, source) && (isText || /\bc_char\b/.test(textOf(one.node, source))),
            );
        if (filled)
          yield { range: node, data: { what: "capacity", text, by: undefined, repair: undefined }, level: "info" };
      }
    }
  },
  message: ({ what, text, by }) => {
    switch (what) {
      case "array":
        return `\`${text}\` may be full to its end, without a NUL: \`CStr::from_ptr\` reads on behind it`;
      case "filled":
        return `\`${by}\` need not have put a NUL into \`${text}\`: \`CStr::from_ptr\` may read on behind it`;
      case "unchecked":
        return `Nothing checks that \`${text}\` has one NUL, at its end; \`from_bytes_with_nul\` would`;
      case "cut":
        return `The text of \`${by}\` may have a NUL in it, and \`CStr::from_ptr\` stops at the first: ask \`${text}\` for its length`;
      case "capacity":
        return `\`${text}\` is what fits, not what C wrote: bytes that nobody has written become part of the value`;
    }
  },
  fixes({ repair }, scene) {
    if (repair === undefined) return [];
    const { call, array, bytes } = repair;
    const written = scene.text(array);
    const slice = bytes ? `&${written}` : `std::slice::from_raw_parts(${written}.as_ptr().cast(), ${written}.len())`;
    const text = `${scene.text(call).replace(/from_ptr[\s\S]*$/, "")}from_bytes_until_nul(${slice}).unwrap()`;
    return [
      {
        title: "Look for the NUL inside the array with `from_bytes_until_nul`",
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.replace(call, text)],
      },
    ];
  },
});

const LOOKED_THROUGH =
  /memchr|\bposition\(|\bcontains\(|\.(?:any|all|find)\(|\bstrlen\b|CString|as_bytes_with_nul|to_bytes_with_nul|from_bytes_(?:with|until)_nul\b/;
/** Functions that fill a buffer and may leave no NUL. Sources: their pages in POSIX and the Linux manual. */
const NO_NUL =
  /^(?:strncpy|stpncpy|strxfrm|read|pread|readv|recv|recvfrom|recvmsg|readlink|readlinkat|gethostname|getdomainname|fread|memcpy|memmove|ReadFile|getrandom|getsockname|getpeername|accept|swab|ReadProcessMemory|getxattr)$/;
/** Fields whose makers promise a NUL: POSIX `uname`, `readdir`, `getpwent`; Vulkan's physical devices and layers. */
const PROMISED =
  /^(?:d_name|sysname|nodename|release|version|machine|domainname|__domainname|device_name|deviceName|layer_name|layerName|extension_name|extensionName|driver_name|driver_info|description|szDevice|szExeFile|szModule|cFileName|cAlternateFileName|szTip)$/;

/** Functions whose text may hold zeros, and what tells its length. Sources: their pages in the libraries' manuals. */
const COUNTED: Readonly<Record<string, string>> = {
  UTF8String: "lengthOfBytesUsingEncoding:",
  CFStringGetCStringPtr: "CFStringGetLength",
  sqlite3_column_text: "sqlite3_column_bytes",
  sqlite3_value_text: "sqlite3_value_bytes",
  PyUnicode_AsUTF8: "PyUnicode_AsUTF8AndSize",
  lua_tostring: "lua_tolstring",
  luaL_checkstring: "luaL_checklstring",
  PQgetvalue: "PQgetlength",
  JS_ToCString: "JS_ToCStringLen",
  duk_get_string: "duk_get_lstring",
};
const COUNTED_WORD = new RegExp(`\\b(${Object.keys(COUNTED).join("|")})\\b`);

/** The function whose text is read up to its first zero, where nothing in the function asks for its length. */
function countedBy(
  { args, names }: CallEvent,
  arg: Expression,
  source: string,
): { readonly name: string; readonly length: string } | undefined {
  if (!COUNTED_WORD.test(source)) return undefined;
  const only = args[0] === undefined ? undefined : onlySource(args[0]);
  let name: string | undefined;
  if (only?.kind === "foreign") name = only.callee.name;
  else if (only?.kind === "call") name = only.callee.name;
  else {
    // `msg_send![string, UTF8String]`
    const at = bareOf(arg);
    const value = at.kind === "path" ? localOf(at, names)?.value : at;
    const made = value === undefined ? undefined : bareOf(value);
    if (made?.kind === "macro") name = COUNTED_WORD.exec(source.slice(made.start, made.end))?.[1];
  }
  const length = name === undefined ? undefined : COUNTED[name];
  if (name === undefined || length === undefined || source.includes(length.replace(":", ""))) return undefined;
  return { name, length };
}

function isOfCStr(node: Expression): boolean {
  return node.kind === "call" && node.callee.kind === "path" && node.callee.segments.at(-2) === "CStr";
}

function* fromArray(
  event: CallEvent,
  arg: Expression,
  before: readonly FlowEvent[],
  calls: ReadonlyMap<Expression, CallEvent>,
  source: string,
): Iterable<Found<Data>> {
  const array = arrayOf(event.args[0], calls) ?? arrayAt(arg, event.names);
  if (array === undefined) return;
  const { node, names } = array;
  const ty = arrayTy(node, names);
  const element = ty?.kind === "array" && ty.element.kind === "primitive" ? ty.element.name : undefined;
  if (element !== "i8" && element !== "u8") return;
  const text = source.slice(node.start, node.end);
  const isDirect = plainPlace(arg, node);
  const repair = isDirect ? { call: event.node, array: node, bytes: element === "u8" } : undefined;
  const inner = plain(node);
  if (inner.kind === "field") {
    if (PROMISED.test(inner.field.text)) return;
    // A record of this crate is filled by whoever sends it; one of a library's by a library that knows its own habits.
    const owner = throughReferences(typeOf(inner.object, names));
    if (owner?.kind !== "adt") return;
    const isOwn = owner.definition.scope.module.crate === names.scope.module.crate;
    const found: Found<Data> = { range: event.node, data: { what: "array", text, by: undefined, repair } };
    yield isOwn ? found : { ...found, level: "info" };
    return;
  }
  const local = localOf(inner, names);
  if (local === undefined) return;
  if (local.by === "param") {
    yield { range: event.node, data: { what: "array", text, by: undefined, repair } };
    return;
  }
  const by = before.findLast((one): one is CallEvent => isCCall(one) && mentions(one, local, source));
  const name = by === undefined ? undefined : (libcName(by) ?? by.callee.name);
  if (by === undefined || name === undefined || !NO_NUL.test(name)) return;
  // One byte less than there is room for leaves the zero at the end.
  if (/-\s*1\b/.test(source.slice(by.node.start, by.node.end)) || endsItself(local, source)) return;
  yield { range: event.node, data: { what: "filled", text, by: name, repair } };
}

/** Whether the function puts a zero into the array by hand. */
function endsItself({ name }: Local, source: string): boolean {
  return new RegExp(`\\b${name}\\s*\\[[^\\]]*\\]\\s*=\\s*(?:0|b'\\\\0')`).test(source);
}

interface Place {
  readonly node: Expression;
  readonly names: Names;
}

/** The array that a pointer was taken of by `as_ptr`. */
function arrayOf(value: Value | undefined, calls: ReadonlyMap<Expression, CallEvent>): Place | undefined {
  const [source, more] = value?.sources ?? [];
  if (source?.kind !== "buffer" || more !== undefined || source.node?.kind !== "method-call") return undefined;
  const names = calls.get(source.node)?.names;
  return names === undefined ? undefined : { node: viewed(source.node.receiver), names };
}

/** The array behind `&array as *const _`, `&array[0]`. */
function arrayAt(arg: Expression, names: Names): Place | undefined {
  let at = plain(arg);
  while (at.kind === "cast") at = plain(at.operand);
  if (at.kind !== "borrow") return undefined;
  at = plain(at.operand);
  return { node: at.kind === "index" ? at.object : at, names };
}

function arrayTy(node: Expression, names: Names): Ty | undefined {
  return asTy(throughReferences(typeOf(node, names)));
}

function localOf(expression: Expression, names: Names): Local | undefined {
  if (expression.kind !== "path") return undefined;
  const meaning = meaningOf(expression, names);
  return meaning.kind === "local" ? meaning.local : undefined;
}

/** Whether the argument is `array.as_ptr()` in the call itself, with casts at most. */
function plainPlace(arg: Expression, array: Expression): boolean {
  return array.start >= arg.start && array.end <= arg.end;
}

function mentions({ node }: CallEvent, { name }: Local, source: string): boolean {
  return node.args.some((arg) => new RegExp(`\\b${name}\\b`).test(source.slice(arg.start, arg.end)));
}

/** `n` of `Vec::with_capacity(n)`, a variable that nobody changes. */
function isReserved(length: Expression, vector: Expression, names: Names, source: string): boolean {
  const made = localOf(vector, names)?.value;
  const call = made === undefined ? undefined : plain(made);
  if (call?.kind !== "call" || call.callee.kind !== "path" || call.callee.name.text !== "with_capacity") return false;
  const inner = plain(length);
  const size = call.args[0] === undefined ? undefined : bareOf(call.args[0]);
  const local = localOf(bareOf(inner), names);
  return size !== undefined && local !== undefined && !local.mutable && textOf(size, source) === local.name;
}

function bareOf(expression: Expression): Expression {
  let at = plain(expression);
  while (at.kind === "cast") at = plain(at.operand);
  return at;
}

function textOf({ start, end }: Expression, source: string): string {
  return source.slice(start, end);
}

/** `v.capacity()`, or a variable that holds it. */
function isCapacity(expression: Expression, names: Names): boolean {
  const inner = plain(expression);
  if (inner.kind === "method-call") return inner.method.text === "capacity" && inner.args.length === 0;
  const local = localOf(inner, names);
  return local?.value !== undefined && !local.mutable && isCapacity(local.value, local.names);
}
