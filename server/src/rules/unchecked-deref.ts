import type { FnItem, Range } from "../facts/item.ts";
import { type Flow, type FlowEvent, flowOf } from "../model/flow.ts";
import { fnOf, summaryOf } from "../model/summary.ts";
import type { World } from "../model/world.ts";
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
import { reference, rule } from "./rule.ts";

interface Data {
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
  message({ param, by, fn, exported }) {
    const what = by === "*" ? `\`${param}\` is dereferenced` : `\`${by}\` is given \`${param}\``;
    const who = exported ? `but C may call \`${fn}\` with null` : `but C may call back \`${fn}\` with null`;
    return `${what} without a null check, ${who}`;
  },
  fixes: ({ param, reference: found }, scene) => [...nullCheck(param, scene), ...optionalReferenceFix(found, scene)],
});

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
