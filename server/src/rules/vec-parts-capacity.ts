import type { Expression } from "../facts/expression.ts";
import { flowOf, isStdFn, onlySource, type Source } from "../model/flow.ts";
import type { Mention } from "../model/functions.ts";
import type { Row } from "../model/gathered.ts";
import { asTy, typeOf } from "../model/infer.ts";
import { printTy } from "../model/print-ty.ts";
import type { Scope } from "../model/resolve.ts";
import { bodyOfFn } from "../model/summary.ts";
import type { Ty } from "../model/ty.ts";
import { type CallEvent, containerOf, functionsIn, stdOwner, takenAs } from "./memory/containers.ts";
import { isKnown, pointeeText } from "./memory/ownership.ts";
import { rule } from "./rule.ts";

interface Data {
  readonly container: string;
  /** What is written for both. */
  readonly length: string;
  /** The function that lets go of the vector, where it is another one. */
  readonly fn: string | undefined;
}

/** A vector whose capacity is told, or made equal to its length. */
const FITTED = /\b(?:into_boxed_slice|shrink_to_fit|capacity|into_raw_parts)\b/;
const GROWS =
  /\.\s*(?:push|push_str|extend|extend_from_slice|append|insert|resize|reserve|collect)\s*(?:::\s*<[^>]*>\s*)?\(/;
/** Rust looks at the memory without freeing it. */
const ONLY_LOOKS = /\b(?:ManuallyDrop|forget)\b/;

export const vecPartsCapacity = rule<"body", Data>({
  name: "vec-parts-capacity",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A vector is put together again with its length as its capacity.",
    why: "A `Vec` may have more room than it uses. `from_raw_parts` needs the capacity that the memory was allocated with, since the allocator is told that size when it is freed. Where only pointer and length crossed the border the capacity is lost, and freeing with the length is undefined behaviour. `into_boxed_slice` gives up the spare room first, so that one number is enough.",
    bad: '#[unsafe(no_mangle)]\npub unsafe extern "C" fn points_new(length: *mut usize) -> *mut f32 {\n    let mut points: Vec<f32> = Vec::new();\n    points.push(1.0);\n    unsafe { *length = points.len() };\n    let pointer = points.as_mut_ptr();\n    std::mem::forget(points);\n    pointer\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn points_free(points: *mut f32, length: usize) {\n    if !points.is_null() {\n        drop(unsafe { Vec::from_raw_parts(points, length, length) });\n    }\n}',
    good: '#[unsafe(no_mangle)]\npub unsafe extern "C" fn points_new(length: *mut usize) -> *mut f32 {\n    let mut points: Vec<f32> = Vec::new();\n    points.push(1.0);\n    unsafe { *length = points.len() };\n    Box::into_raw(points.into_boxed_slice()).cast()\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn points_free(points: *mut f32, length: usize) {\n    if !points.is_null() {\n        drop(unsafe { Vec::from_raw_parts(points, length, length) });\n    }\n}',
    sources: [
      {
        title: "Vec::from_raw_parts, Safety",
        url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.from_raw_parts",
      },
      {
        title: "Vec::into_boxed_slice",
        url: "https://doc.rust-lang.org/std/vec/struct.Vec.html#method.into_boxed_slice",
      },
    ],
    note: "Reported where the crate is seen to let go of such a vector without giving up its spare room.",
  },
  *check(body, scene) {
    const { root, source } = body;
    const text = source.slice(root.start, root.end);
    if (body.of !== "fn" || !/\bfrom_raw_parts\b/.test(text)) return;
    const { events } = flowOf(body);
    for (const event of events) {
      const taken = event.kind === "call" ? takenAs(event) : undefined;
      if (taken === undefined || event.kind !== "call") continue;
      const [pointer, length, capacity] = event.node.args;
      if (pointer === undefined || length === undefined || capacity === undefined) continue;
      const written = textOf(length, source);
      if (written !== textOf(capacity, source) || containerOf(taken.value) === "Box") continue;
      const { container } = taken;
      const only = onlySource(taken.value);
      const own = only?.kind === "buffer" ? onlySource(only.of) : undefined;
      if (own?.kind === "owned") {
        if (!FITTED.test(text) && isLoose(own, text) && !isAskedFor(own, capacity, source)) {
          yield { range: capacity, data: { container, length: written, fn: undefined } };
        }
        continue;
      }
      if (ONLY_LOOKS.test(text) || !taken.value.sources.every(({ kind }) => kind === "param" || kind === "field"))
        continue;
      const element = pointeeText(asTy(typeOf(pointer, event.names)));
      const fn = looseVecIn(scene.scope, container === "String" ? "u8" : element);
      if (fn !== undefined) yield { range: capacity, data: { container, length: written, fn } };
    }
  },
  message: ({ container, length, fn }) => {
    const who = fn === undefined ? "" : ` that \`${fn}\` let go of`;
    return `\`${length}\` is the length of the \`${container}\`${who}, not its capacity: the memory is freed with a wrong size; use \`into_boxed_slice\` before it is handed out`;
  },
});

function textOf(expression: Expression, source: string): string {
  return source.slice(expression.start, expression.end).replace(/\s+/g, " ");
}

/**
 * Whether the vector was made with exactly this room. It may have more by the letter of the documentation; no version of
 * the standard library gives it more.
 */
function isAskedFor({ node }: Source, capacity: Expression, source: string): boolean {
  if (node?.kind !== "call" || node.callee.kind !== "path" || node.callee.name.text !== "with_capacity") return false;
  const [asked] = node.args;
  return asked !== undefined && textOf(asked, source) === textOf(capacity, source);
}

/** Whether a vector may have more room than it uses: all but `vec![…]` that does not grow. */
function isLoose({ node }: Source, text: string): boolean {
  return node?.kind !== "macro" || GROWS.test(text);
}

/**
 * The function of the crate that lets go of a vector with these elements, spare room and all. Undefined where there is
 * none, or where some function gives up the spare room first: it may be the one.
 */
function looseVecIn(scope: Scope, element: string | undefined): string | undefined {
  const { functions } = scope.world;
  const { crate } = scope.module;
  if (functions.gathered(crate, "boxed slices", ["into_raw"], boxedSlicesIn)?.some("") !== false) return undefined;
  const letGo = functions.gathered(crate, "loose vectors", ["forget", "ManuallyDrop", "leak"], letGoIn)?.rows("") ?? [];
  const alike = letGo.filter((one) => element === undefined || one.element === undefined || one.element === element);
  return alike.some(({ fitted }) => fitted) ? undefined : alike[0]?.fn;
}

function* boxedSlicesIn({ source }: Mention): Iterable<Row<undefined>> {
  if (/\binto_boxed_(?:slice|str)\b/.test(source)) yield { key: "", text: "", value: undefined };
}

interface LetGo {
  readonly fn: string;
  readonly element: string | undefined;
  readonly fitted: boolean;
}

/** The vectors that functions forget or leak. */
function* letGoIn(mention: Mention): Iterable<Row<LetGo>> {
  for (const fn of functionsIn(mention)) {
    const body = bodyOfFn(fn);
    if (body === undefined) continue;
    const { root, source } = body;
    const text = source.slice(root.start, root.end);
    for (const event of flowOf(body).events) {
      const vec = event.kind === "call" ? forgotten(event) : undefined;
      if (vec === undefined) continue;
      const { element, source: of } = vec;
      const fitted = FITTED.test(text) || (of !== undefined && !isLoose(of, text));
      yield { key: "", text: `${fn.name} ${element} ${fitted}`, value: { fn: fn.name, element, fitted } };
    }
  }
}

/** The vector that a call forgets: `forget(v)`, `ManuallyDrop::new(v)`, `v.leak()`. */
function forgotten(
  event: CallEvent,
): { readonly element: string | undefined; readonly source: Source | undefined } | undefined {
  const { callee, node, names, receiver, args } = event;
  const isLeak = callee.name === "leak" && /^(?:Vec|String)$/.test(stdOwner(callee) ?? "");
  const isForget =
    isStdFn(callee, "forget") || (callee.name === "new" && stdOwner(callee) === "ManuallyDrop") || isLeak;
  if (!isForget) return undefined;
  const expression = node.kind === "method-call" ? node.receiver : node.args[0];
  const value = node.kind === "method-call" ? receiver : args[0];
  if (expression === undefined || value === undefined) return undefined;
  const ty = asTy(typeOf(expression, names));
  if (ty?.kind !== "adt" || !/^(?:Vec|String)$/.test(ty.definition.name)) return undefined;
  return { element: elementOf(ty), source: onlySource(value) };
}

function elementOf(ty: Extract<Ty, { kind: "adt" }>): string | undefined {
  if (ty.definition.name === "String") return "u8";
  const [element] = ty.args;
  return element === undefined || !isKnown(element) ? undefined : printTy(element);
}
