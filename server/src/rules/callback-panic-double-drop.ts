import type { Expression, MethodCall } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import type { Names } from "../model/body.ts";
import { type Flow, type FlowEvent, flowOf, isStdFn, isStdMethod, onlySource } from "../model/flow.ts";
import { asTy, typeOf as inferred, isStandardItem, throughReferences } from "../model/infer.ts";
import { panicsIn } from "../model/panics.ts";
import { fnOf, summaryOf } from "../model/summary.ts";
import { isRustic } from "./callbacks/fn-types.ts";
import { reference, rule, type Scene } from "./rule.ts";
import { lineOf, shortened } from "./text/line.ts";

interface Data {
  readonly type: string;
  readonly what: string;
  readonly release: string;
  /** `from_raw(…)`, to be wrapped. */
  readonly taken: Range | undefined;
  /** The statement that lets go of it. */
  readonly statement: Range | undefined;
}

type Call = Extract<FlowEvent, { kind: "call" }>;

export const callbackPanicDoubleDrop = rule<"body", Data>({
  name: "callback-panic-double-drop",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A box that belongs to C is taken over while code runs that may panic, and let go of only afterwards.",
    why: "`Box::from_raw` makes a value that is dropped when it goes out of scope, also when a panic passes by. `mem::forget` behind the call never runs then: the memory is freed, C still has the pointer, and the next callback reads it and frees it again. `ManuallyDrop`, or a reference made of the pointer, is never dropped on any way out.",
    bad: 'use std::ffi::c_void;\n\npub struct Stream {\n    pub callback: Box<dyn FnMut()>,\n}\n\npub unsafe extern "C" fn on_samples(user_data: *mut c_void) {\n    let mut stream = unsafe { Box::from_raw(user_data as *mut Stream) };\n    (stream.callback)();\n    std::mem::forget(stream);\n}',
    good: 'use std::ffi::c_void;\n\npub struct Stream {\n    pub callback: Box<dyn FnMut()>,\n}\n\npub unsafe extern "C" fn on_samples(user_data: *mut c_void) {\n    let stream = unsafe { &mut *(user_data as *mut Stream) };\n    (stream.callback)();\n}',
    sources: [
      {
        title: "RUSTSEC-2019-0022: portaudio-rs, stream callback function is not unwind safe",
        url: "https://rustsec.org/advisories/RUSTSEC-2019-0022.html",
      },
      { title: "std::mem::ManuallyDrop", url: "https://doc.rust-lang.org/std/mem/struct.ManuallyDrop.html" },
      reference("destructors.html", "destructors"),
    ],
    note: 'Calls of closures and function pointers count as code that may panic, as does what `panic-across-ffi` reports. Since Rust 1.81 the process aborts when the panic reaches the edge of an `extern "C"` function, but the drop comes first.',
  },
  *check(body, scene) {
    if (body.of !== "fn" || !/\bfrom_raw\b/.test(body.source) || !/\b(?:forget|into_raw|leak)\b/.test(body.source))
      return;
    const flow = flowOf(body);
    const { events } = flow;
    for (const [i, taken] of events.entries()) {
      if (taken.kind !== "call" || taken.closure !== undefined || !isTaken(taken)) continue;
      // What this very function let go of before, under another type perhaps, nobody else has got.
      if (taken.args[0] !== undefined && onlySource(taken.args[0])?.kind === "released") continue;
      const id = onlySource(taken.result)?.id;
      if (id === undefined || id === "?") continue;
      const end = events.findIndex((event, j) => j > i && event.kind === "call" && isReleased(event, id));
      const release = events[end];
      if (release?.kind !== "call") continue;
      const between = events.slice(i + 1, end);
      const range = panicAmong(between, flow, release, scene);
      if (range === undefined) continue;
      const data = {
        type: /^(?:Rc|Arc)$/.test(typeOf(taken)) ? typeOf(taken) : "box",
        what: shortened(lineOf(range, body.source)),
        release: release.callee.name,
        ...repairOf(taken, release, flow),
      };
      yield {
        range,
        data,
        related: [
          { range: taken.node, message: "taken over here" },
          { range: release.node, message: "let go of here" },
        ],
      };
    }
  },
  message: ({ type, what, release }) =>
    `if \`${what}\` panics, the ${type} taken with \`from_raw\` is freed before \`${release}\` lets go of it, and C keeps the pointer`,
  fixes: ({ taken, statement }, scene) =>
    taken === undefined || statement === undefined
      ? []
      : [
          {
            title: "Hold it in `ManuallyDrop`",
            safety: "unsafe",
            kind: "quickfix",
            edits: [
              scene.insert(taken.start, "std::mem::ManuallyDrop::new("),
              scene.insert(taken.end, ")"),
              scene.replace(statement, ""),
            ],
          },
        ],
});

const OWNERS = ["Box", "Rc", "Arc"];

function isTaken({ callee }: Call): boolean {
  return OWNERS.some((type) => isStdMethod(callee, type, "from_raw"));
}

function typeOf({ callee }: Call): string {
  return OWNERS.find((type) => isStdMethod(callee, type, "from_raw")) ?? "";
}

function isReleased({ callee, args }: Call, id: string): boolean {
  const lets =
    isStdFn(callee, "forget") ||
    OWNERS.some((type) => isStdMethod(callee, type, "into_raw") || isStdMethod(callee, type, "leak"));
  const [first] = args;
  return lets && first !== undefined && onlySource(first)?.id === id;
}

/** The first place that may panic among events, outside what catches panics. */
function panicAmong(events: readonly FlowEvent[], flow: Flow, release: Call, scene: Scene): Range | undefined {
  const [first] = events;
  if (first === undefined) return undefined;
  const called = events.find((event): event is Call => {
    if (event.kind !== "call" || event.guarded !== false || event.closure !== undefined) return false;
    if (event.callee.kind === "value") {
      const { type } = event.callee;
      return type?.kind !== "fn" || isRustic(type.abi) === true;
    }
    if (event.node.kind === "method-call" && isOfTrait(event.node, event.names)) return true;
    const fn = fnOf(event.callee, scene.scope.world);
    return fn !== undefined && summaryOf(fn).panic?.strength === "input";
  });
  const from = first.node.start;
  const panic = panicsIn(flow).find(
    ({ range, strength, guarded }) =>
      guarded === false && strength === "input" && range.start >= from && range.end <= release.node.start,
  );
  return called?.node ?? panic?.range;
}

/** Whether the method of a trait object is called: whoever uses the crate has written it. */
function isOfTrait({ receiver, method }: MethodCall, names: Names): boolean {
  if (/^(?:clone|as_ref|as_mut|borrow|deref)$/.test(method.text)) return false;
  const ty = throughReferences(asTy(inferred(receiver, names)));
  const isBox = ty?.kind === "adt" && isStandardItem(ty.definition, "Box");
  return (isBox ? ty.args[0]?.kind : ty?.kind) === "dyn";
}

/** What is changed to hold the box without dropping it: where a variable without a written type holds it. */
function repairOf(taken: Call, release: Call, { events }: Flow): Pick<Data, "taken" | "statement"> {
  const none = { taken: undefined, statement: undefined };
  const let_ = events.find(
    (event) => event.kind === "let" && event.node.value !== undefined && holds(event.node.value, taken.node),
  );
  if (let_?.kind !== "let" || let_.node.type !== undefined || let_.node.pattern.kind !== "identifier-pattern")
    return none;
  const { source } = release.names.body;
  const rest = /^\s*;/.exec(source.slice(release.node.end))?.[0];
  const before = source.slice(0, release.node.start).trimEnd();
  if (rest === undefined || !/[;{}]$/.test(before)) return none;
  return { taken: taken.node, statement: { start: before.length, end: release.node.end + rest.length } };
}

function holds(value: Expression, node: Expression): boolean {
  if (value === node) return true;
  if (value.kind === "block")
    return value.statements.length === 1 && value.tail !== undefined && holds(value.tail, node);
  return value.kind === "parenthesized" && holds(value.inner, node);
}
