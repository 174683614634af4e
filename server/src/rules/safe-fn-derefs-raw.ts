import type { FnItem, Range } from "../facts/item.ts";
import { type Flow, type FlowEvent, flowOf, onlySource, type Value } from "../model/flow.ts";
import { isUnsafeFn } from "../model/infer.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { fnKeyword } from "./exports/exported.ts";
import { isReachable } from "./pointers/reachable.ts";
import { callerOf, type PointerParam, pointerParamOf, usesIn } from "./pointers/uses.ts";
import { type Fix, type FixScene, reference, rule, type Scene } from "./rule.ts";

type How = "dereferences" | "hands on" | "keeps" | "indexes";

interface Site {
  readonly range: Range;
  readonly param: string;
  readonly at: Range;
  readonly how: How;
  /** The function it is handed on to, or the type that keeps it. */
  readonly to: string;
}

interface Data extends Site {
  readonly fn: FnItem;
  readonly type: string;
}

export const safeFnDerefsRaw = rule<"body", Data>({
  name: "safe-fn-derefs-raw",
  group: "pointers",
  yieldsTo: ["unchecked-deref", "missing-null-check-in-free", "null-slice", "foreign-memory-as-generic"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A public function that is safe to call looks through a raw pointer of its caller's.",
    why: "Anyone can make a raw pointer in safe code: `8 as *const T` needs no `unsafe`. A safe function that dereferences what it is given, frees it or hands it to C lets safe code corrupt memory. A null check does not help against pointers that dangle. Such a function is `unsafe fn`, and its documentation says what it asks for.",
    bad: "pub fn first(values: *const u32) -> u32 {\n    unsafe { *values }\n}",
    good: "/// Reads the first value.\n///\n/// # Safety\n///\n/// `values` must point to at least one value.\npub unsafe fn first(values: *const u32) -> u32 {\n    unsafe { *values }\n}",
    sources: [
      {
        title: "The Rustonomicon, How safe and unsafe interact",
        url: "https://doc.rust-lang.org/nomicon/safe-unsafe-meaning.html",
      },
      reference("unsafe-keyword.html#unsafe-functions-unsafe-fn", "unsafe functions"),
      { title: "RUSTSEC-2021-0152, out-reference", url: "https://rustsec.org/advisories/RUSTSEC-2021-0152.html" },
    ],
    note: 'Where clippy is silent about private modules and pointers that are kept, this rule follows them: `clippy::not_unsafe_ptr_arg_deref` allows both. Exported `extern "C"` functions that check their pointers are reported at the level "info"; those that do not are reported by `unchecked-deref`.',
  },
  *check(body, scene) {
    const { item, source } = scene;
    if (item.kind !== "fn" || body.of !== "fn" || item.body === undefined || item.visibility === undefined) return;
    if (body.unsafe !== undefined || source.slice(item.visibility.start, item.visibility.end) !== "pub") return;
    const text = body.source.slice(item.body.start, item.body.end);
    const takesPointer = item.params.some(({ type }) => type?.kind === "pointer");
    if (!takesPointer && !/\(\s*\*[^;]*\.\s*(?:offset|add)\s*\(/.test(text)) return;
    if (
      item.attributes.some(({ meta, start, end }) => meta.name === "doc" && /\bhidden\b/.test(source.slice(start, end)))
    )
      return;
    const caller = callerOf(item, scene);
    if (!isReachable(item.name.text, scene) && caller !== "symbol") return;
    const flow = flowOf(body);
    const site = takesPointer ? pointerSite(flow, item, scene, caller !== "rust") : indexSite(flow, item, text);
    if (site === undefined) return;
    yield {
      range: site.range,
      level: caller === "rust" ? "warn" : "info",
      lint: "clippy::not_unsafe_ptr_arg_deref",
      data: { ...site, fn: item, type: site.to },
      related: [{ range: site.at, message: "safe code may pass anything here" }],
    };
  },
  message({ fn, param, how, to }) {
    const what =
      how === "dereferences"
        ? `dereferences its caller's raw pointer \`${param}\``
        : how === "hands on"
          ? `hands its caller's raw pointer \`${param}\` to \`${to}\``
          : how === "keeps"
            ? `keeps its caller's raw pointer \`${param}\` in a \`${to}\`, which looks through it`
            : `goes \`${param}\` elements past a C pointer without asking how many there are`;
    return `\`${fn.name.text}\` is safe to call, but ${what}: safe code can corrupt memory with it`;
  },
  fixes: ({ fn, param, how }, scene) => makeUnsafe(fn, param, how, scene),
});

function pointerSite(flow: Flow, item: FnItem, scene: Scene, isForC: boolean): Site | undefined {
  let found: Site | undefined;
  const name = (param: PointerParam, range: Range, how: How, to: string) => {
    found ??= { range, param: param.name, at: param.param, how, to };
  };
  for (const event of flow.events) {
    for (const use of usesIn(event)) {
      const param = writtenPointer(use.value, item, flow);
      if (param === undefined || use.by === "new_unchecked") continue;
      if (isForC && event.state.nullness(use.value) === "maybe") return undefined;
      name(param, use.range, "dereferences", use.by);
    }
    if (isForC) continue;
    if (event.kind === "call") {
      // The null check of `as_ref` is no more than one.
      const isLook = event.node.kind === "method-call" && /^as_(?:ref|mut)$/.test(event.callee.name);
      if (isLook && event.callee.kind === "method" && event.callee.method.of.kind === "pointer") {
        const param = event.receiver === undefined ? undefined : writtenPointer(event.receiver, item, flow);
        if (param !== undefined) name(param, event.node, "dereferences", event.callee.name);
      }
      event.args.forEach((arg, i) => {
        const param = writtenPointer(arg, item, flow);
        if (param !== undefined && looksThrough(event, param.pointee, i)) {
          name(param, event.node, "hands on", event.callee.name);
        }
      });
    }
    const kept = keptIn(event, item, flow, scene);
    if (kept !== undefined) name(kept.param, kept.range, "keeps", kept.type);
  }
  return found;
}

/** A parameter whose type is written as a raw pointer: aliases often name handles, which no one looks through. */
function writtenPointer(value: Value, item: FnItem, flow: Flow): PointerParam | undefined {
  const found = pointerParamOf(value, item, flow);
  return found?.param.type?.kind === "pointer" ? found : undefined;
}

/** Whether a function is one that must not be given any pointer. */
function looksThrough(event: Extract<FlowEvent, { kind: "call" }>, pointee: Ty, index: number): boolean {
  const { callee } = event;
  if (callee.kind === "fn") {
    const { item, scope, source } = callee.definition;
    if (item.kind !== "fn" || !isUnsafeFn(item, callee.foreign)) return false;
    if (callee.foreign) {
      const type = item.params[index]?.type;
      const isAny = isCVoid(pointee) || type?.kind !== "pointer" || isCVoid(lowerType(type.pointee, source, scope));
      return !isAny || FREES.test(callee.name);
    }
    if (isStandard(scope.module.crate)) return /^(?:dealloc|realloc)$/.test(callee.name) && index === 0;
    // `*const ()` and the like are addresses that are looked up as often as they are looked through.
    return item.params[index]?.type?.kind === "pointer" && (!isVoid(pointee) || FREES.test(callee.name));
  }
  if (callee.kind === "method") {
    const { item, scope } = callee.method.fn;
    if (isStandard(scope.module.crate) || !isUnsafeFn(item, false)) return false;
    const params = item.params.filter(({ self }) => self === undefined);
    return params[index]?.type?.kind === "pointer";
  }
  return callee.kind === "unknown" && event.unsafe && /^(?:dealloc|realloc)$/.test(callee.name) && index === 0;
}

function isCVoid(ty: Ty): boolean {
  return ty.kind === "adt" && ty.definition.name === "c_void";
}

function isVoid(ty: Ty): boolean {
  return isCVoid(ty) || (ty.kind === "tuple" && ty.elements.length === 0);
}

const FREES = /(?:^|_)(?:free|dealloc|release|destroy|munmap)(?:_|$)|(?:Free|Release)$/;

const LOOKING =
  "drop deref deref_mut as_ref as_mut borrow borrow_mut get get_mut set read write replace next index as_slice as_bytes as_str to_str".split(
    " ",
  );

/** Methods of pointers that look at what is there. */
const LOOKS = "(?:as_ref|as_mut|read|write|read_unaligned|write_unaligned|replace)";

/** A parameter that goes into a new value of the impl's type, where the type's own safe functions look through that field. */
function keptIn(event: FlowEvent, item: FnItem, flow: Flow, scene: Scene) {
  const { self, world } = scene.scope;
  if (scene.place !== "impl" || self === undefined || self === "unknown" || !("type" in self)) return undefined;
  if (self.type.kind !== "path") return undefined;
  const type = self.type.segments.at(-1) ?? "";
  const isOwn = (name: string | undefined) => name === "Self" || name === type;
  let fields: Iterable<readonly [string, Value]> = [];
  if (event.kind === "struct" && isOwn(event.node.path.name.text)) fields = event.fields;
  else if (event.kind === "call" && event.callee.kind === "constructor" && isOwn(event.callee.name)) {
    fields = event.args.map((arg, i) => [String(i), arg] as const);
  }
  for (const [field, value] of fields) {
    const param = writtenPointer(value, item, flow);
    if (param === undefined) continue;
    const { crate } = scene.scope.module;
    const isLooking = LOOKING.some((method) =>
      (world.functions.methods(crate, type, method) ?? []).some(({ item: fn, source }) => {
        const text = fn.body === undefined || isUnsafeFn(fn, false) ? "" : source.slice(fn.body.start, fn.body.end);
        const use = `(?:\\*\\s*|\\(\\s*|\\w\\([^;]*)self\\.${field}\\b|\\bself\\.${field}\\s*\\.\\s*${LOOKS}\\s*\\(`;
        return new RegExp(use).test(text) && /\bunsafe\b/.test(text);
      }),
    );
    if (isLooking) return { param, range: event.node, type };
  }
  return undefined;
}

/** An element of a C array by a number of the caller's, which nothing compares with anything. */
function indexSite(flow: Flow, item: FnItem, text: string): Site | undefined {
  for (const event of flow.events) {
    if (event.kind !== "call" || event.node.kind !== "method-call" || !event.unsafe) continue;
    if (!/^(?:offset|add)$/.test(event.callee.name)) continue;
    const { receiver } = event.node;
    if (!/^\(\s*\*/.test(flow.body.source.slice(receiver.start, receiver.end))) continue;
    const only = event.args[0] === undefined ? undefined : onlySource(event.args[0]);
    if (only?.kind !== "param") continue;
    const { name, range } = only.local;
    const param = item.params.find(({ start, end }) => start <= range.start && range.end <= end);
    if (param?.type?.kind !== "path" || param.self !== undefined) continue;
    if (new RegExp(`\\b${name}\\b[\\s\\w]*(?:<(?!<)|>(?!>)|==)|[<>]=?\\s*${name}\\b|contains\\(&${name}\\)`).test(text))
      continue;
    // A Rust collection of as many elements, or a function of its own, has looked at the number before.
    const before = flow.body.source.slice(item.body?.start ?? 0, event.node.start);
    if (
      new RegExp(
        `[\\w)]\\s*\\[\\s*${name}\\b|\\.get(?:_mut)?\\(\\s*${name}\\b|\\bif\\b[^{;]*\\(\\s*${name}\\s*\\)`,
      ).test(before)
    )
      continue;
    return { range: event.node, param: name, at: param, how: "indexes", to: "" };
  }
  return undefined;
}

function makeUnsafe(fn: FnItem, param: string, how: How, scene: FixScene): readonly Fix[] {
  const extern = fn.qualifiers.find(({ word }) => word === "extern");
  const at = extern?.start ?? fnKeyword(fn, scene.source);
  const docs = fn.attributes.filter(({ form, inner }) => form === "doc-comment" && !inner);
  const last = docs.at(-1);
  const line = scene.file.text(Math.max(0, scene.sliceStart + fn.start - 200), scene.sliceStart + fn.start);
  const indent = /(?:^|\n)([ \t]*)$/.exec(line)?.[1] ?? "";
  const duty =
    how === "indexes" ? "must be less than the number of elements" : "must be valid for what is done with it";
  const lines = ["/// # Safety", "///", `/// \`${param}\` ${duty}.`];
  const edits = [scene.insert(at, "unsafe ")];
  if (!docs.some(({ start, end }) => /#\s*safety/i.test(scene.source.slice(start, end)))) {
    if (last === undefined) {
      const first = fn.attributes[0]?.start ?? fn.start;
      edits.unshift(scene.insert(first, `${lines.join(`\n${indent}`)}\n${indent}`));
    } else {
      const end = last.start + scene.source.slice(last.start, last.end).trimEnd().length;
      edits.unshift(scene.insert(end, `\n${indent}///\n${indent}${lines.join(`\n${indent}`)}`));
    }
  }
  return [{ title: `Make \`${fn.name.text}\` an \`unsafe fn\``, safety: "unsafe", kind: "quickfix", edits }];
}
