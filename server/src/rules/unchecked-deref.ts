import type { Expression } from "../facts/expression.ts";
import type { FnItem, Range } from "../facts/item.ts";
import { type Flow, type FlowEvent, flowOf, onlySource, plain } from "../model/flow.ts";
import { fnOf, summaryOf } from "../model/summary.ts";
import type { World } from "../model/world.ts";
import { cMaker } from "./memory/containers.ts";
import { nullCheck } from "./pointers/early-return.ts";
import { type OptionalReference, optionalReference, optionalReferenceFix } from "./pointers/optional-reference.ts";
import {
  callerOf,
  isForbiddenNull,
  isLookedAt,
  isUserData,
  LOOKS_THROUGH,
  pointerParamOf,
  usesIn,
} from "./pointers/uses.ts";
import { type Found, reference, rule } from "./rule.ts";

type Data = OfParam | OfResult;

/** What a function of the C library gives, where null is its answer for "none" or "no memory". */
interface OfResult {
  readonly result: string;
  readonly by: string;
}

interface OfParam {
  readonly result?: undefined;
  readonly param: string;
  readonly by: string;
  readonly fn: string;
  readonly exported: boolean;
  /** How the function is written with a reference that may be missing, where that claims no more. */
  readonly reference: OptionalReference | undefined;
}

export const uncheckedDeref = rule<"body", Data>({
  name: "unchecked-deref",
  group: "pointers",
  yieldsTo: ["missing-null-check-in-free", "null-slice"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A function that C calls looks through a pointer without asking whether it is null.",
    why: "In C a pointer parameter may always be `NULL`, and callers often say “none” or “failed” with it. To read or write through a null pointer, or to make a reference, `CStr`, slice or `Box` of it, is undefined behaviour in Rust: the compiler counts on it not being null and removes checks that come later.",
    bad: 'pub struct Counter {\n    value: u32,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn counter_value(counter: *const Counter) -> u32 {\n    unsafe { (*counter).value }\n}',
    good: 'pub struct Counter {\n    value: u32,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn counter_value(counter: *const Counter) -> u32 {\n    match unsafe { counter.as_ref() } {\n        Some(counter) => counter.value,\n        None => 0,\n    }\n}',
    sources: [
      reference("behavior-considered-undefined.html#dangling-pointers", "dangling pointers"),
      {
        title: "The Rustonomicon, FFI",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#the-nullable-pointer-optimization",
      },
      { title: "std::ptr, Safety", url: "https://doc.rust-lang.org/std/ptr/index.html#safety" },
    ],
    note: 'Exported functions are reported as warnings. Callbacks that C knows by their address only, and parameters of which the documentation says that they must not be null, are reported at the level "info". Pointers that a callback gets back as user data are trusted. Each parameter is reported once.',
  },
  *check(body, scene) {
    const { item, source } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined) return;
    yield* uncheckedResults(body, item);
    if (!item.params.some(({ type }) => type?.kind === "pointer" || type?.kind === "path")) return;
    const text = body.source.slice(item.body.start, item.body.end);
    if (!LOOKS_THROUGH.test(text)) return;
    const caller = callerOf(item, scene);
    if (caller === "rust" || isCalledByRuntime(item.name.text)) return;
    const flow = flowOf(body);
    const seen = new Set<string>();
    const { world } = scene.scope;
    for (const event of flow.events) {
      for (const name of checkedBy(event, item, flow, world)) seen.add(name);
      for (const use of usesIn(event)) {
        if (event.state.nullness(use.value) !== "maybe") continue;
        const found = pointerParamOf(use.value, item, flow);
        if (found === undefined || seen.has(found.name) || isUserData(found, caller, use.pointer, body.source))
          continue;
        if (RUNTIME_TYPES.test(source.slice(found.param.start, found.param.end))) continue;
        const length =
          event.kind === "call" && event.node.kind === "call" ? lengthText(event.node.args, source) : undefined;
        if (isLookedAt(found.name, length, item, use.range.start, body.source)) continue;
        seen.add(found.name);
        const exported = caller === "symbol";
        const isContract = caller === "address" || isForbiddenNull(found.name, item, source);
        yield {
          range: use.range,
          level: isContract ? "info" : "warn",
          data: {
            param: found.name,
            by: use.by,
            fn: item.name.text,
            exported,
            reference: exported ? optionalReference(found, item, flow) : undefined,
          },
          related: [{ range: found.param, message: "C may pass null here" }],
        };
      }
    }
  },
  message(data) {
    if (data.result !== undefined) {
      const how = data.by === "*" ? "is dereferenced" : `is given to \`${data.by}\``;
      const when = MEMORY.test(data.result) ? "when there is no memory" : "when there is nothing to give";
      return `What \`${data.result}\` gives ${how} without a null check, but it is null ${when}`;
    }
    const { param, by, fn, exported } = data;
    const what = by === "*" ? `\`${param}\` is dereferenced` : `\`${by}\` is given \`${param}\``;
    const who = exported ? `but C may call \`${fn}\` with null` : `but C may call back \`${fn}\` with null`;
    return `${what} without a null check, ${who}`;
  },
  fixes: (data, scene) =>
    data.result !== undefined ? [] : [...nullCheck(data.param, scene), ...optionalReferenceFix(data.reference, scene)],
});

/** Functions of the C library that answer with null, by their manuals. */
const MEMORY = /^(?:malloc|calloc|realloc|reallocarray|strdup|strndup)$/;
const LOOKUP =
  /^(?:(?:secure_)?getenv|get(?:pw|gr|sp)(?:nam|uid|gid)|gethostby(?:name|addr)|getservby(?:name|port)|getprotobyname|getlogin|localtime|gmtime|strr?chr|strstr|strpbrk|mem(?:r|mem)?chr|f(?:d|re)?open|popen|tmpfile|(?:fd)?opendir|ttyname|ptsname|realpath|getcwd|setmntent)$/;

function isNullable(name: string): boolean {
  return MEMORY.test(name) || LOOKUP.test(name);
}

function* uncheckedResults(body: Flow["body"], item: FnItem): Iterable<Found<Data>> {
  const { source } = body;
  const { start, end } = item.body ?? item;
  const text = source.slice(start, end);
  if (![...text.matchAll(/\b(\w+)\s*\(/g)].some(([, name]) => isNullable(name as string))) return;
  if (!LOOKS_THROUGH.test(text)) return;
  const told = new Set<string>();
  for (const event of flowOf(body).events) {
    for (const { range, value, pointer, by } of usesIn(event)) {
      const only = onlySource(value);
      const result = only === undefined ? undefined : cMaker(only);
      if (only === undefined || result === undefined || !isNullable(result) || told.has(only.id)) continue;
      if (by === "new_unchecked" || by === "from_raw") continue;
      const nullness = event.state.nullness(value);
      // Of libc that cannot be read the flow knows nothing; there the text has to be without any look at it.
      if (nullness !== "maybe" && (nullness !== "unknown" || only.kind !== "call")) continue;
      if (isComparedIn(pointer, source.slice(start, range.start))) continue;
      told.add(only.id);
      const related = only.node === undefined ? [] : [{ range: only.node, message: "it may be null" }];
      yield { range, level: MEMORY.test(result) ? "info" : "warn", data: { result, by }, related };
    }
  }
}

/** Whether the text before a use compares a variable in any way. */
function isComparedIn(pointer: Expression, before: string): boolean {
  let at = plain(pointer);
  while (at.kind === "cast" || at.kind === "method-call" || at.kind === "field")
    at = plain(at.kind === "cast" ? at.operand : at.kind === "field" ? at.object : at.receiver);
  if (at.kind === "call") return false;
  if (at.kind !== "path") return true;
  const name = at.name.text;
  return new RegExp(
    `\\b${name}\\b[^;]{0,40}(?:\\.\\s*(?:is_null|as_ref|as_mut)\\b|==|!=)|(?:NonNull|assert\\w*!|null(?:_mut)?\\(\\)|\\bok|check\\w*)[^;]{0,40}\\b${name}\\b`,
  ).test(before);
}

/** What a virtual machine or the C runtime hands in is never null. */
const RUNTIME_TYPES = /\b(?:JNIEnv|JavaVM|jobject|jclass|napi_env|napi_value|DRIVER_OBJECT)\b/;

function isCalledByRuntime(name: string): boolean {
  return /^(?:main|_start|wmain|WinMain|wWinMain|mem(?:cpy|move|set|cmp)|bcmp|strlen|_?start_rust)$/.test(name);
}

/** The last argument, where it is a name: the length of a slice, the number of elements that are copied. */
function lengthText(args: readonly Range[], source: string): string | undefined {
  const last = args.at(-1);
  const name = last === undefined || args.length < 2 ? "" : source.slice(last.start, last.end);
  return /^\w+(?:\s+as\s+usize)?$/.test(name) ? name.replace(/\s+as\s+usize$/, "") : undefined;
}

/** The pointer parameters that a call hands to a function of the crate which compares them with null. */
function* checkedBy(event: FlowEvent, item: FnItem, flow: Flow, world: World): Iterable<string> {
  if (event.kind !== "call") return;
  const fn = fnOf(event.callee, world);
  if (fn === undefined) return;
  for (const index of summaryOf(fn).checks) {
    const value = event.args[index];
    const found = value === undefined ? undefined : pointerParamOf(value, item, flow);
    if (found !== undefined) yield found.name;
  }
}
