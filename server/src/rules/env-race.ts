import type { CallExpression } from "../facts/expression.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { signatureOf } from "../model/infer.ts";
import { calledDefinition } from "./callbacks/foreign-calls.ts";
import { isBindings } from "./memory/containers.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly callee: string;
  readonly does: "reads" | "writes" | "locale";
  readonly name: string;
}

/** Functions of C that read the environment behind the caller's back, by POSIX; `tzset` is part of the time functions. */
const READS =
  /^(?:getenv|secure_getenv|localtime|localtime_r|mktime|tzset|strftime|ctime|ctime_r|getaddrinfo|gethostbyname|timelocal|wordexp)$/;
const WRITES = /^(?:setenv|unsetenv|putenv|clearenv)$/;
const LOCALE = /^(?:setlocale|localeconv|_wsetlocale|bindtextdomain)$/;

/** Functions that are a hazard in private functions too: those are there to be called by public ones. */
const HIDDEN = /^(?:localtime|localtime_r|mktime|ctime|ctime_r|setenv|unsetenv|putenv|clearenv)$/;

/** What says that callers are kept apart. */
const GUARD = /\b(?:lock|try_lock|Mutex|RwLock|call_once|with_lock|ENV_LOCK)\b/;

export const envRace = rule<"body/call", Data>({
  name: "env-race",
  group: "callbacks",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["body/call"],
  explain: {
    what: "A safe public function calls a function of C that shares the environment or the locale with all threads.",
    why: "C keeps environment variables and the locale in memory that everybody shares and nobody locks. `localtime_r` reads `TZ` from it, `setlocale` frees strings that another thread may be reading. Rust's `std::env` has a lock of its own which C does not take, so a safe function that calls these lets safe code cause a data race: a crash or garbage from freed memory.",
    bad: 'unsafe extern "C" {\n    fn unsetenv(name: *const std::ffi::c_char) -> i32;\n}\n\npub fn forget_proxy() -> bool {\n    unsafe { unsetenv(c"http_proxy".as_ptr()) == 0 }\n}',
    good: 'unsafe extern "C" {\n    fn unsetenv(name: *const std::ffi::c_char) -> i32;\n}\n\n/// # Safety\n///\n/// No other thread may use the environment at the same time.\npub unsafe fn forget_proxy() -> bool {\n    unsafe { unsetenv(c"http_proxy".as_ptr()) == 0 }\n}',
    sources: [
      { title: "std::env::set_var, Safety", url: "https://doc.rust-lang.org/std/env/fn.set_var.html#safety" },
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
      {
        title: "RUSTSEC-2020-0159: chrono, potential segfault in localtime_r",
        url: "https://rustsec.org/advisories/RUSTSEC-2020-0159.html",
      },
      {
        title: "RUSTSEC-2020-0071: time, potential segfault",
        url: "https://rustsec.org/advisories/RUSTSEC-2020-0071.html",
      },
    ],
    note: "A function that takes a lock, one that is `unsafe` itself, and private ones are not reported, but for private functions that read the time zone or write the environment.",
  },
  *check({ node, context }, { item, place, source }) {
    const { callee } = node;
    if (callee.kind !== "path" || item.kind !== "fn") return;
    const { text: name } = callee.name;
    const does = doesWhat(name);
    if (does === undefined || !isSafe(item.qualifiers) || item.abi !== undefined) return;
    const isPrivate = item.visibility === undefined && place !== "trait";
    if (isPrivate && (place === "impl" || !HIDDEN.test(name))) return;
    const text = item.body === undefined ? "" : source.slice(item.body.start, item.body.end);
    if (GUARD.test(text)) return;
    const definition = calledDefinition(node, context);
    if (definition === undefined ? !isUnread(node, context) : definition.declaration.foreign === undefined) return;
    if (definition !== undefined && signatureOf(definition)?.abi === "Rust") return;
    // A question about the locale changes nothing.
    if (does === "locale" && node.args.some((arg) => /\bnull(?:_mut)?\s*\(/.test(source.slice(arg.start, arg.end))))
      return;
    yield { range: node, data: { callee: name, does, name: item.name.text } };
  },
  message: ({ callee, does, name }) =>
    `\`${callee}\` ${
      does === "reads"
        ? "reads the environment without a lock, so a thread that sets a variable meanwhile frees what it reads"
        : does === "writes"
          ? "changes the environment that all threads read without a lock"
          : "changes the locale under all other threads"
    }; the safe function \`${name}\` lets safe code cause that`,
});

/** A function of `libc` or other bindings that cannot be read: `libc::localtime_r`. */
function isUnread({ callee }: CallExpression, context: BodyContext): boolean {
  if (callee.kind !== "path" || context.unsafe === undefined) return false;
  return isBindings(callee.segments.at(-2) ?? "") && /^(?:unknown|nothing)$/.test(meaningOf(callee, context).kind);
}

function doesWhat(name: string): Data["does"] | undefined {
  if (WRITES.test(name)) return "writes";
  if (LOCALE.test(name)) return "locale";
  return READS.test(name) ? "reads" : undefined;
}

function isSafe(qualifiers: readonly { readonly word: string }[]): boolean {
  return !qualifiers.some(({ word }) => word === "unsafe");
}
