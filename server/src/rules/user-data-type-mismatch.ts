import type { Body } from "../model/body.ts";
import { type FlowEvent, flowOf, onlySource } from "../model/flow.ts";
import type { Mention } from "../model/functions.ts";
import type { Row } from "../model/gathered.ts";
import { signatureOf } from "../model/infer.ts";
import { printTy } from "../model/print-ty.ts";
import { bodyOfFn } from "../model/summary.ts";
import type { Ty } from "../model/ty.ts";
import { castOf, givenPointee, isSameData, isVoidPointer, registrationIn, takenBackIn } from "./callbacks/user-data.ts";
import { functionsIn } from "./memory/containers.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly registered: string;
  readonly taken: string;
  /** The callback, or the function that registers. */
  readonly other: string;
  readonly at: "registration" | "getter";
}

/** Functions that give back what was registered. */
const GETTER = /^(.{3,}?)(?:get_?)?(?:user_?data|userptr|user_?pointer|closure|opaque)$/i;

export const userDataTypeMismatch = rule<"body", Data>({
  name: "user-data-type-mismatch",
  group: "callbacks",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "User data is registered as a pointer to one type and taken back as a pointer to another.",
    why: "`void *` remembers nothing about what it leads to. Taken back as another type, the memory is read with the wrong size and layout: fields and function pointers are made of bytes that mean something else, and `Box::from_raw` gives the allocator a wrong size to free.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\npub struct Clock {\n    pub ticks: u64,\n    pub name: String,\n}\n\npub struct Timer {\n    pub name: String,\n    pub left: u32,\n}\n\nextern "C" fn tick(user_data: *mut c_void) {\n    let timer = unsafe { &mut *(user_data as *mut Timer) };\n    timer.left = 0;\n}\n\npub fn start(clock: Box<Clock>) {\n    unsafe { on_tick(tick, Box::into_raw(clock) as *mut c_void) }\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\npub struct Clock {\n    pub ticks: u64,\n    pub name: String,\n}\n\nextern "C" fn tick(user_data: *mut c_void) {\n    let clock = unsafe { &mut *(user_data as *mut Clock) };\n    clock.ticks = 0;\n}\n\npub fn start(clock: Box<Clock>) {\n    unsafe { on_tick(tick, Box::into_raw(clock) as *mut c_void) }\n}',
    sources: [
      { title: "Box::from_raw", url: "https://doc.rust-lang.org/std/boxed/struct.Box.html#method.from_raw" },
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
      { title: "fltk-rs issue 1700", url: "https://github.com/fltk-rs/fltk-rs/issues/1700" },
    ],
    note: "Compared are the types at the registration with those in the body of the callback that is given beside the user data, and in what is done with the result of a `…_user_data()` function of the same C object. Bytes, a struct of a fixed layout and its first field, and generic types that are not written out are not reported.",
  },
  *check(body, scene) {
    if (body.of !== "fn" || !/\bas\s*\*|\.cast\b|into_raw|&/.test(body.source)) return;
    const isGetter = /user_?data|userptr|user_?pointer|closure|opaque/i.test(body.source);
    if (!/\bextern\b|Some\s*\(|::<|\w\s*,\s*\w/.test(body.source) && !isGetter) return;
    for (const event of flowOf(body).events) {
      if (event.kind === "call") yield* inRegistration(event, body);
      if (isGetter) yield* inGetter(event, scene);
    }
  },
  message: ({ registered, taken, other, at }) =>
    at === "registration"
      ? `this is a pointer to \`${registered}\`, but \`${other}\` takes it back as \`${taken}\``
      : `this is taken back as \`${taken}\`, but \`${other}\` registers \`${registered}\``,
});

function* inRegistration(event: Extract<FlowEvent, { kind: "call" }>, body: Body): Iterable<Found<Data>> {
  if (event.callee.kind === "constructor") return;
  const registration = registrationIn(event);
  if (registration === undefined) return;
  const { callback, substitution, pointee, at } = registration;
  const back = takenBackIn(callback, body);
  if (back === undefined) return;
  const answers = back.casts.map((cast) => isSameData(pointee, cast.pointee, substitution));
  const wrong = back.casts[answers.indexOf(false)];
  if (wrong === undefined || answers.some((answer) => answer !== false)) return;
  const message = `\`${back.fn.name}\` takes it back here`;
  const { source, definition } = callback;
  const related =
    source === body.source
      ? [{ range: wrong.range, message }]
      : definition !== undefined && source === back.fn.source
        ? [{ range: wrong.range, message, of: definition }]
        : [];
  const data = {
    registered: printTy(pointee),
    taken: printTy(wrong.pointee),
    other: callback.name,
    at: "registration",
  } as const;
  yield { range: at, data, related };
}

function* inGetter(event: FlowEvent, scene: Scene): Iterable<Found<Data>> {
  const cast = castOf(event);
  const source = cast === undefined ? undefined : onlySource(cast.value);
  if (cast === undefined || source?.kind !== "foreign") return;
  const prefix = GETTER.exec(source.callee.name)?.[1];
  if (prefix === undefined || !isVoidPointer(signatureOf(source.callee)?.result)) return;
  const { world, module } = scene.scope;
  const all = world.functions.gathered(module.crate, "given to C", ["into_raw"], givenToC)?.rows("") ?? [];
  const given = all.filter(({ callee }) => callee.startsWith(prefix));
  if (given.some(({ pointee }) => pointee === undefined || isSameData(pointee, cast.pointee) !== false)) return;
  const [wrong] = given;
  if (wrong?.pointee === undefined) return;
  const data = {
    registered: printTy(wrong.pointee),
    taken: printTy(cast.pointee),
    other: wrong.fn,
    at: "getter",
  } as const;
  yield { range: cast.range, data };
}

/** User data that a function gives to C. */
interface Given {
  readonly callee: string;
  readonly fn: string;
  /** What it leads to, where that is known. */
  readonly pointee: Ty | undefined;
}

function* givenToC(mention: Mention): Iterable<Row<Given>> {
  for (const fn of functionsIn(mention)) {
    const body = bodyOfFn(fn);
    for (const call of body === undefined ? [] : flowOf(body).events) {
      if (call.kind !== "call" || call.callee.kind !== "fn" || !call.callee.foreign) continue;
      const { definition, name } = call.callee;
      const index = signatureOf(definition)?.params.findLastIndex(isVoidPointer) ?? -1;
      const arg = call.node.args[index];
      if (arg === undefined || isNull(call.args[index])) continue;
      const pointee = givenPointee(arg, call.args[index], call.names);
      const text = `${fn.name} ${name} ${pointee === undefined ? "" : printTy(pointee)}`;
      yield { key: "", text, value: { callee: name, fn: fn.name, pointee } };
    }
  }
}

function isNull(value: Parameters<typeof onlySource>[0] | undefined): boolean {
  return value?.sources.every(({ kind }) => kind === "null") === true;
}
