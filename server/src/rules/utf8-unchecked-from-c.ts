import type { Expression } from "../facts/expression.ts";
import { type FlowEvent, flowOf, plain, type State, type Value } from "../model/flow.ts";
import { rule } from "./rule.ts";
import { isCCall, libcName } from "./strings/calls.ts";
import { type CallEvent, callsOf, rootOf } from "./strings/owners.ts";

interface Data {
  readonly text: string;
  /** The C function that gave or wrote the bytes; undefined for those that a caller in C gave. */
  readonly by: string | undefined;
}

export const utf8UncheckedFromC = rule<"body", Data>({
  name: "utf8-unchecked-from-c",
  group: "strings",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Bytes that come from C are taken for UTF-8 without a look.",
    why: "A `str` is UTF-8, and code that reads one relies on it: it steps over the bytes that a first byte announces, without asking whether they are there. C promises no encoding: names of files and users, messages of other programs and of other machines hold any bytes. A `str` of such bytes is undefined behaviour, and `chars()` at its end reads behind the buffer.\n\n`str::from_utf8` looks once, `String::from_utf8_lossy` puts a replacement for what is none.",
    bad: 'use std::ffi::{c_char, CStr};\n\nunsafe extern "C" {\n    fn window_name() -> *const c_char;\n}\n\npub fn name() -> &\'static str {\n    unsafe { std::str::from_utf8_unchecked(CStr::from_ptr(window_name()).to_bytes()) }\n}',
    good: 'use std::ffi::{c_char, CStr};\nuse std::str::Utf8Error;\n\nunsafe extern "C" {\n    fn window_name() -> *const c_char;\n}\n\npub fn name() -> Result<&\'static str, Utf8Error> {\n    unsafe { CStr::from_ptr(window_name()) }.to_str()\n}',
    sources: [
      {
        title: "str::from_utf8_unchecked, safety",
        url: "https://doc.rust-lang.org/core/str/fn.from_utf8_unchecked.html#safety",
      },
      {
        title: "RUSTSEC-2021-0019: xcb takes what the X server sends for UTF-8",
        url: "https://rustsec.org/advisories/RUSTSEC-2021-0019.html",
      },
    ],
    note: "Silent where a comment of the function says that the bytes are UTF-8 or ASCII, and where the C function's name says that it writes UTF-8, digits or a fixed alphabet.",
  },
  *check(body, { item, source }) {
    if (body.of !== "fn" || !/\bfrom_utf8_unchecked(?:_mut)?\b/.test(source)) return;
    const flow = flowOf(body);
    const isForC =
      item.kind === "fn" && (item.abi !== undefined || item.attributes.some(({ meta }) => meta.name === "no_mangle"));
    const trace: Trace = { calls: callsOf(flow), events: flow.events, isForC, source };
    for (const event of flow.events) {
      if (event.kind !== "call" || !/^from_utf8_unchecked(?:_mut)?$/.test(event.callee.name)) continue;
      const [arg] = event.node.args;
      const [value] = event.args;
      if (arg === undefined || value === undefined) continue;
      // Somebody looked.
      if (/\bfrom_utf8\(|is_ascii\b|is_utf8|simdutf|utf8_valid|EncodingUTF8\b|CP_UTF8\b/.test(source)) continue;
      // A contract that is written down is somebody's promise.
      if (/\butf-?8\b|\bascii\b/i.test(source.replace(/\w*from_utf8\w*/g, ""))) continue;
      const by = giverOf(value, event.state, trace, 0) ?? fillerOf(arg, event, trace);
      if (by === undefined || (by !== "" && ENCODED.test(by))) continue;
      const text = source.slice(arg.start, arg.end).replace(/\s+/g, " ");
      yield { range: event.node, data: { text, by: by === "" ? undefined : by } };
    }
  },
  message: ({ by }) =>
    by === undefined
      ? "These bytes come from a caller in C, and nothing says that they are UTF-8"
      : `These bytes come from \`${by}\`, and nothing says that they are UTF-8`,
});

/** Functions whose names promise UTF-8, or letters and digits of ASCII. */
const ENCODED =
  /utf_?8|ascii|hex|base(?:32|58|64)|uuid|guid|inet|ntop|itoa|dtoa|strftime|ctime|digest|oid_(?:fmt|tostr|nfmt)|version|snprintf|json|encode/i;

interface Trace {
  readonly calls: ReadonlyMap<Expression, CallEvent>;
  readonly events: readonly FlowEvent[];
  /** The function is called by C. */
  readonly isForC: boolean;
  readonly source: string;
}

/** The C function that gave the bytes that a value is or points to, "" for a caller in C; undefined where it is nobody of these. */
function giverOf({ sources }: Value, state: State, trace: Trace, depth: number): string | undefined {
  if (depth > 8) return undefined;
  const next = (value: Value | undefined) =>
    value === undefined ? undefined : giverOf(value, state, trace, depth + 1);
  for (const source of sources) {
    let found: string | undefined;
    switch (source.kind) {
      case "foreign":
        found = source.callee.name;
        break;
      case "param":
        found = trace.isForC && source.local.type?.kind === "pointer" ? "" : undefined;
        break;
      case "buffer":
        found = next(source.of);
        break;
      case "address":
        found = source.owner.kind === "local" ? next(state.valueOf(source.owner.local)) : undefined;
        break;
      case "pointee":
        found = next(source.pointer);
        break;
      case "field":
        found = next(source.object);
        break;
      case "owned":
      case "call": {
        const call = source.node === undefined ? undefined : trace.calls.get(source.node);
        if (call === undefined) break;
        if (/^(?:from_raw_parts(?:_mut)?|slice_from_raw_parts|from_ptr)$/.test(call.callee.name))
          found = next(call.args[0]);
        else if (/^(?:to_bytes\w*|to_vec|to_owned|into_bytes|into_vec|clone)$/.test(call.callee.name))
          found = next(call.receiver);
        break;
      }
      default:
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The C function that filled the buffer of this function's own that the bytes stand in. */
function fillerOf(arg: Expression, event: CallEvent, { events, source }: Trace): string | undefined {
  let at = plain(arg);
  while (at.kind === "borrow" || at.kind === "index" || at.kind === "method-call") {
    if (at.kind === "borrow") at = plain(at.operand);
    else if (at.kind === "index") at = plain(at.object);
    else if (/^(?:as_slice|as_ref|to_vec|get_unchecked|into_vec)$/.test(at.method.text)) at = plain(at.receiver);
    else return undefined;
  }
  const root = rootOf(at, event.names);
  if (root === undefined || root.by === "param" || at.kind !== "path") return undefined;
  const last = events.indexOf(event);
  for (let i = last - 1; i >= 0; i--) {
    const one = events[i] as FlowEvent;
    if (!isCCall(one)) continue;
    const fills = one.node.args.some((written) =>
      new RegExp(`\\b${root.name}\\s*(?:\\.as_mut_ptr\\b|\\[)|&(?:raw\\s+)?mut\\s+${root.name}\\b`).test(
        source.slice(written.start, written.end),
      ),
    );
    if (fills) return libcName(one) ?? one.callee.name;
  }
  return undefined;
}
