import type { Range } from "../facts/item.ts";
import { type Body, meaningOf, placesIn } from "../model/body.ts";
import { type Callee, flowOf, plain } from "../model/flow.ts";
import type { Definition } from "../model/resolve.ts";
import { rule } from "./rule.ts";
import { cFunctionOf, isCCall, libcName, originOf } from "./strings/calls.ts";

interface Data {
  readonly callee: string;
  readonly text: string;
  /** The argument in the format's place, where `"%s"` can be put before it. */
  readonly repair: Range | undefined;
}

export const formatString = rule<"body", Data>({
  name: "format-string",
  group: "strings",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Text that is not written in the program is given to C as a format.",
    why: "`printf` and its kin take from the registers and the stack whatever the format asks for. A `%s` in the text makes C read a pointer that nobody passed, a `%n` makes it write through one; who chooses the text chooses what is read and written. Rust's borrow checker sees one pointer argument and nothing of this.\n\nA constant `\"%s\"` in the format's place, with the text behind it, prints any text as it is.",
    bad: 'use std::ffi::{c_char, c_int, CStr};\n\nunsafe extern "C" {\n    fn printf(format: *const c_char, ...) -> c_int;\n}\n\npub fn show(message: &CStr) {\n    unsafe { printf(message.as_ptr()) };\n}',
    good: 'use std::ffi::{c_char, c_int, CStr};\n\nunsafe extern "C" {\n    fn printf(format: *const c_char, ...) -> c_int;\n}\n\npub fn show(message: &CStr) {\n    unsafe { printf(c"%s".as_ptr(), message.as_ptr()) };\n}',
    sources: [
      {
        title: "RUSTSEC-2019-0006: format strings in ncurses' printw functions",
        url: "https://rustsec.org/advisories/RUSTSEC-2019-0006.html",
      },
      {
        title: "CWE-134: use of an externally-controlled format string",
        url: "https://cwe.mitre.org/data/definitions/134.html",
      },
    ],
  },
  *check(body, { item, source }) {
    if (body.of !== "fn" || !/print|syslog|scan|err|warn|fmt|format|log|mesg|msg|title|raise/i.test(body.source))
      return;
    if (!mayFormat(body)) return;
    for (const event of flowOf(body).events) {
      if (!isCCall(event)) continue;
      const name = libcName(event) ?? event.callee.name;
      if (!Object.hasOwn(FORMATS, name) && !isVariadic(event.callee)) continue;
      const fn = cFunctionOf(event.callee);
      const at = formatAt(name, fn);
      if (at === undefined) continue;
      const arg = event.node.args[at];
      if (arg === undefined) continue;
      const origin = originOf(arg, event.names);
      if (origin.kind !== "given") continue;
      // Who takes a format hands one on.
      if (FORMAT.test(origin.by?.name ?? "") || FORMAT.test(/\w*$/.exec(source.slice(arg.start, arg.end))?.[0] ?? ""))
        continue;
      const isLast = event.node.args.length === at + 1;
      // An `unsafe fn` that passes arguments along is a `printf` of its own: its callers write the format.
      if (
        !isLast &&
        origin.by !== undefined &&
        item.kind === "fn" &&
        item.abi === undefined &&
        item.qualifiers.some(({ word }) => word === "unsafe")
      )
        continue;
      const takesMore = fn === undefined ? !/^v/.test(name) : fn.variadic && fn.params.length === at + 1;
      const repair = isLast && takesMore && !/scan/.test(name) ? { start: arg.start, end: arg.end } : undefined;
      const data = { callee: name, text: source.slice(arg.start, arg.end).replace(/\s+/g, " "), repair };
      // With arguments behind it, somebody means it to be a format.
      yield isLast ? { range: arg, data } : { range: arg, data, level: "warn" as const };
    }
  },
  message: ({ callee, text }) =>
    `\`${text}\` is the format of \`${callee}\`: a \`%\` in it makes C read or write what nobody passed`,
  fixes({ repair }, scene) {
    if (repair === undefined) return [];
    const format = scene.edition >= 2021 ? 'c"%s".as_ptr()' : 'b"%s\\0".as_ptr() as *const _';
    return [
      {
        title: 'Print it with the format `"%s"`',
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.insert(repair.start, `${format}, `)],
      },
    ];
  },
});

const FORMAT = /fmt|format|spec|template|pattern/i;

/** Where the format stands among the arguments. Sources: ISO C 7.23.6, POSIX, BSD `err(3)`, ncurses `printw(3X)`, and the libraries' manuals. */
const FORMATS: Readonly<Record<string, number | undefined>> = {
  ...at(
    0,
    "printf vprintf scanf vscanf printw scanw wprintf setproctitle sqlite3_mprintf g_print g_printerr g_strdup_printf PyUnicode_FromFormat PySys_WriteStderr PySys_WriteStdout Rprintf REprintf Rf_error Rf_warning mexPrintf rb_warn",
  ),
  ...at(
    1,
    "fprintf dprintf sprintf vfprintf vdprintf vsprintf asprintf vasprintf fscanf sscanf syslog vsyslog wprintw wscanw vwprintw vw_printw luaL_error lua_pushfstring PyErr_Format rb_raise",
  ),
  ...at(2, "snprintf vsnprintf mvprintw mvscanw sqlite3_snprintf av_log"),
  ...at(3, "mvwprintw mvwscanw"),
};
/** The same, but other libraries have other functions of these names. */
const IF_VARIADIC: Readonly<Record<string, number | undefined>> = {
  ...at(0, "warn warnx"),
  ...at(1, "err errx"),
  error: 2,
};

function at(index: number, names: string): Record<string, number> {
  return Object.fromEntries(names.split(" ").map((name) => [name, index]));
}

/** Whether a body calls a function that may take a format. Costs less than its flow. */
function mayFormat(body: Body): boolean {
  for (const [node, { names }] of placesIn(body)) {
    if (node.kind !== "call") continue;
    const callee = plain(node.callee);
    if (callee.kind !== "path" || Object.hasOwn(FORMATS, callee.name.text)) return true;
    const meaning = meaningOf(callee, names);
    if (meaning.kind === "local") return true;
    if (meaning.kind === "definition" && isVariadicFn(meaning.definition)) return true;
  }
  return false;
}

/** Asked before the types of the parameters are. */
function isVariadic(callee: Callee): boolean {
  if (callee.kind === "value") return callee.type?.kind === "fn" && callee.type.variadic;
  return callee.kind === "fn" && isVariadicFn(callee.definition);
}

function isVariadicFn({ item }: Definition): boolean {
  return item.kind === "fn" && item.params.some(({ variadic }) => variadic !== undefined);
}

function formatAt(name: string, fn: ReturnType<typeof cFunctionOf>): number | undefined {
  const known = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (known !== undefined) return known;
  if (fn?.variadic !== true) return undefined;
  if (Object.hasOwn(IF_VARIADIC, name)) return IF_VARIADIC[name];
  const last = fn.params.length - 1;
  return /^(?:c?fmt|format|fmt_str|format_string|fmtstr)$/i.test(fn.params[last]?.name ?? "") ? last : undefined;
}
