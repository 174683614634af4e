/** What the two improper_ctypes rules share: finding the problem of a written type and putting it into words. */
import type { FnPointer, Range, RustType } from "../../facts/item.ts";
import { printTy } from "../../model/print-ty.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import { findAbi } from "../../target/abi.ts";
import type { Fix, FixScene, Found, Related, Scene } from "../rule.ts";
import { type Position, type Problem, type Reason, type Use, verdictOf } from "./verdict.ts";

export interface ImproperData {
  /** The type as written. */
  readonly written: string;
  readonly problem: Problem;
  readonly position: Position;
}

/** Whether functions with this ABI are called by Rust alone; undefined for an ABI that does not exist. */
export function isRustic(abi: string): boolean | undefined {
  return findAbi(abi)?.rustic;
}

/** The finding about a written type, if C cannot take it. `range` is what the compiler points at. */
export function* judge(
  type: RustType,
  use: Use,
  position: Position,
  scene: Scene,
  range: Range = type,
): Iterable<Found<ImproperData>> {
  yield* judgeTy(lowerType(type, scene.source, scene.scope), use, position, scene, range);
}

/** The same for a type that nobody wrote, such as that of `self`. */
export function* judgeTy(
  ty: Ty,
  use: Use,
  position: Position,
  scene: Scene,
  range: Range,
): Iterable<Found<ImproperData>> {
  const verdict = verdictOf(ty, use, position, scene.scope.module.crate);
  if (verdict.kind === "unknown") scene.unknown(range, verdict.why);
  if (verdict.kind !== "unsafe") return;
  const written = scene.source.slice(range.start, range.end).replace(/\s+/g, " ");
  yield { range, data: { written, problem: verdict, position }, related: relatedOf(verdict, scene) };
}

/** The findings about the function pointer types with a foreign ABI that are written inside `within`. */
export function* judgePointers(
  pointers: readonly FnPointer[],
  within: readonly (Range | undefined)[],
  use: Use,
  scene: Scene,
): Iterable<Found<ImproperData>> {
  const inside = (pointer: Range) =>
    within.some((range) => range !== undefined && range.start <= pointer.start && pointer.end <= range.end);
  for (const pointer of pointers) {
    if (pointer.abi === undefined || !inside(pointer) || isRustic(pointer.abi.name) !== false) continue;
    yield* judge(pointer, use, "pointer", scene);
  }
}

function relatedOf({ path, ty, reason }: Problem, scene: Scene): Related[] {
  const out: Related[] = path.map(({ range, of, text }) => ({
    range,
    message: `the field \`${text}\``,
    ...(of.source === scene.source ? {} : { of }),
  }));
  if (ty.kind === "adt" && (reason === "no-layout" || reason === "enum-layout" || reason === "no-fields")) {
    const { definition } = ty;
    const elsewhere = definition.source === scene.source ? {} : { of: definition };
    out.push({ range: ty.item.name, message: `\`${definition.name}\` is defined here`, ...elsewhere });
  }
  return out;
}

/** Of a longer way only its ends are told; the related places tell the rest. */
const MOST_STEPS = 6;

/** The one line about a problem: the way to the part that C cannot take, what is wrong with it, what to write. */
export function messageOf({ written, problem }: ImproperData): string {
  const { path, ty, reason } = problem;
  const fields = path.map(({ text }) => `field \`${text}\``);
  const way = [written, ...(fields.length > MOST_STEPS ? [...fields.slice(0, 2), "…", ...fields.slice(-2)] : fields)];
  const [start, ...steps] = way;
  const inner = printTy(ty);
  const last = path.length === 0 && plainName(inner) === plainName(written) ? [] : [`\`${inner}\``];
  const chain = [`\`${start}\``, ...steps, ...(endsWith(steps.at(-1), inner) ? [] : last)].join(" → ");
  return `${chain} → ${REASONS[reason](ty)}`;
}

/** Gives a type of this file the layout of C, where that is all it lacks. */
export function fixesOf({ problem: { ty, reason } }: ImproperData, scene: FixScene): readonly Fix[] {
  if (ty.kind !== "adt" || (reason !== "no-layout" && reason !== "enum-layout")) return [];
  const { definition, item } = ty;
  const start = scene.startOf(definition);
  // An enum with fields would get another layout than C programs expect of an enum: a person decides.
  if (start === undefined || item.variants.some(({ fields }) => fields.length > 0)) return [];
  const lineStart = definition.source.lastIndexOf("\n", item.start - 1) + 1;
  const indent = /^[ \t]*/.exec(definition.source.slice(lineStart, item.start))?.[0] ?? "";
  const at = start + item.start;
  const newText = `#[repr(C)]\n${indent}`;
  const title = `Give \`${definition.name}\` the layout of C: \`#[repr(C)]\``;
  return [{ title, safety: "unsafe", kind: "quickfix", edits: [{ start: at, end: at, newText }] }];
}

function endsWith(step: string | undefined, type: string): boolean {
  return step?.endsWith(`: ${type}\``) === true;
}

function plainName(type: string): string {
  return type.replace(/[\w]+::/g, "").replace(/\s+/g, "");
}

function kindOf(ty: Ty): string {
  return ty.kind === "adt" ? ty.item.kind : "type";
}

const REASONS: Readonly<Record<Reason, (ty: Ty) => string>> = {
  char: () => "C has no `char` of 32 bits that is always a valid character; use `u32`",
  slice: () => "slices have no C equivalent; pass a pointer to the first element and a length",
  str: () => "string slices have no C equivalent; pass `*const u8` and a length, or a `*const c_char` that ends in NUL",
  dyn: () => "trait objects have no C equivalent; pass a thin pointer to a concrete type",
  tuple: () => "tuples have no fixed layout; use a `#[repr(C)]` struct",
  opaque: () => "an `impl Trait` type has no name and no C equivalent",
  array: () => "C passes no arrays by value; pass a pointer to it",
  "rust-fn": () => 'it has the Rust calling convention, which C cannot call; write `extern "C" fn`',
  box: () => "a `Box` of an unsized type is two words, not a pointer",
  "c-string": () => "its layout is not guaranteed; pass `*const c_char`, from `CStr::as_ptr`",
  "no-layout": (ty) => `this ${kindOf(ty)} has no fixed layout; give it \`#[repr(C)]\` or \`#[repr(transparent)]\``,
  "no-fields": (ty) => `this ${kindOf(ty)} has no fields, and C has no type of size 0; give it a field`,
  "only-zero-sized": (ty) => `this ${kindOf(ty)} holds only fields of size 0, and C has no such type`,
  phantom: () => "it holds nothing but `PhantomData`, and C has no type of size 0",
  "enum-layout": () =>
    "this enum has no fixed layout; give it `#[repr(C)]`, `#[repr(transparent)]` or an integer such as `#[repr(u8)]`",
  "non-exhaustive": (ty) => `this ${kindOf(ty)} is \`#[non_exhaustive]\` in another crate, which may change it`,
};
