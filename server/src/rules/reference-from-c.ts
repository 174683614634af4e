import type { Param } from "../facts/item.ts";
import { printTy } from "../model/print-ty.ts";
import type { Ty } from "../model/ty.ts";
import { hasMark, isSized } from "../model/type-traits.ts";
import { symbolOf } from "./exports/exported.ts";
import { checkAtTop } from "./pointers/early-return.ts";
import { type BorderPlace, borderPlaces } from "./pointers/signature.ts";
import { isForbiddenNull } from "./pointers/uses.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly written: string;
  readonly kind: "shared" | "exclusive" | "box";
  readonly place: BorderPlace;
  /** The function has a symbol, so that its type may change. */
  readonly exported: boolean;
}

export const referenceFromC = rule<"foreign-fn" | "fn", Data>({
  name: "reference-from-c",
  group: "pointers",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn"],
  explain: {
    what: "A function that C calls takes a reference or a `Box`.",
    why: "To C it is a plain pointer: C may pass `NULL`, a pointer that is not aligned, or one to memory that something else changes meanwhile, and nothing at the border looks at it. In Rust a reference is never null, always leads to a valid value, and `&mut` is the only way to it as long as the function runs; all of that is told to the optimizer before the first line of the body, so no check inside can help. A `Box` besides frees what it leads to.",
    bad: 'pub struct Counter {\n    value: u32,\n}\n\n#[unsafe(no_mangle)]\npub extern "C" fn counter_value(counter: &Counter) -> u32 {\n    counter.value\n}',
    good: 'pub struct Counter {\n    value: u32,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn counter_value(counter: *const Counter) -> u32 {\n    match unsafe { counter.as_ref() } {\n        Some(counter) => counter.value,\n        None => 0,\n    }\n}\n\n#[unsafe(no_mangle)]\npub extern "C" fn counter_or_zero(counter: Option<&Counter>) -> u32 {\n    counter.map_or(0, |counter| counter.value)\n}',
    sources: [
      reference("behavior-considered-undefined.html#r-undefined.validity.reference-box", "invalid references"),
      {
        title: "The Rustonomicon, the nullable pointer optimization",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#the-nullable-pointer-optimization",
      },
      { title: "alloc::boxed, memory layout", url: "https://doc.rust-lang.org/alloc/boxed/index.html#memory-layout" },
    ],
    note: '`Option<&T>`, `Option<&mut T>` and `Option<Box<T>>` are one pointer that may be null: they are silent, though what they lead to must still be valid. Callbacks, whose caller is one library that is known, functions whose symbol no person would write, references that foreign functions return, and parameters of which the documentation says that they are not null are reported at the level "info".',
  },
  *check(fn, scene) {
    for (const place of borderPlaces(fn, scene)) {
      const kind = kindOf(place.ty);
      if (kind === undefined) continue;
      if (place.side === "export" && place.position === "parameter") {
        if (!isCalledByRuntime(fn.name.text)) yield* ofParameter(place, kind, scene);
      } else if (place.side === "import" && place.position === "result") {
        const written = scene.source.slice(place.type.start, place.type.end);
        const data = { name: fn.name.text, written, kind, place, exported: false };
        yield { range: place.type, data, level: "info" };
      }
    }
  },
  message({ name, written, kind, place }) {
    const type = written.replace(/\s+/g, " ");
    if (place.position === "result") {
      const what = kind === "box" ? "and Rust would free what C allocated" : "or a pointer that is gone later";
      return `\`${name}\` may return null, which \`${type}\` can never be, ${what}; declare a raw pointer or an \`Option\``;
    }
    const more =
      kind === "exclusive"
        ? ", or a second pointer to the same object"
        : kind === "box"
          ? ", or memory that Rust did not allocate"
          : "";
    return `C may pass null as \`${name}\`${more}, which \`${type}\` can never be; take \`Option<${type}>\` or a raw pointer and check it`;
  },
  fixes({ name, written, place, exported }, scene) {
    const { param, type } = place;
    if (!exported || param?.pattern?.kind !== "identifier" || scene.item.kind !== "fn") return [];
    const check = checkAtTop(`let Some(${name}) = ${name} else`, scene.item, scene);
    if (check === undefined) return [];
    const edits = [scene.replace(type, `Option<${written}>`), ...check];
    return [{ title: `Take an \`Option\`, and return early on null`, safety: "unsafe", kind: "quickfix", edits }];
  },
});

function kindOf(ty: Ty): Data["kind"] | undefined {
  if (ty.kind === "reference") {
    if (isSized(ty.pointee) !== true && ty.pointee.kind !== "foreign") return undefined;
    return ty.mutable ? "exclusive" : "shared";
  }
  if (ty.kind !== "adt" || !hasMark(ty, "lang", "owned_box")) return undefined;
  const [held] = ty.args;
  return held !== undefined && isSized(held) === true ? "box" : undefined;
}

function* ofParameter(place: BorderPlace, kind: Data["kind"], scene: Scene): Iterable<Found<Data>> {
  const { item, source } = scene;
  const { param, type, ty } = place;
  if (param === undefined || item.kind !== "fn" || isRuntimeType(ty)) return;
  const name = nameOf(param, source);
  const symbol = symbolOf(item, scene)?.name;
  const exported = symbol !== undefined;
  // No person writes a `$`: both sides come from one generator.
  const isContract =
    !exported || symbol.includes("$") || OF_ASSEMBLER.test(item.name.text) || isForbiddenNull(name, item, source);
  const data = { name, written: source.slice(type.start, type.end), kind, place, exported };
  yield { range: type, data, ...(isContract ? { level: "info" as const } : {}) };
}

/** Handlers that a few lines of assembler call with the frame they have just made. */
const OF_ASSEMBLER = /(?:^|_)(?:trap|irq|isr|interrupt|exception|fault)(?:_|$)/;

function nameOf({ pattern }: Param, source: string): string {
  if (pattern?.kind === "identifier") return pattern.name.text;
  return pattern === undefined ? "_" : source.slice(pattern.start, pattern.end).replace(/^mut\s+/, "");
}

/** What a virtual machine or boot loader hands in is never null. */
function isRuntimeType(ty: Ty): boolean {
  return /\b(?:JNIEnv|JavaVM|JClass|JObject|BootInfo\w*|SystemTable|InterruptStackFrame|PanicInfo)\b/.test(printTy(ty));
}

function isCalledByRuntime(name: string): boolean {
  return /^(?:main|_start|start|efi_main|kernel_main|kmain|_?start_rust)$/.test(name);
}
