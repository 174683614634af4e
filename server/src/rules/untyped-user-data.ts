import type { FnItem, FnPointer, RustType, TypeDefinition } from "../facts/item.ts";
import { sideOf } from "../model/border.ts";
import { isUnit } from "../model/print-ty.ts";
import { lowerType } from "../model/ty.ts";
import { callbackTy, fieldSlots, isCallbackType, isUserDataName, type Slot, slotsOf } from "./callbacks/parameters.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly pointee: RustType;
  readonly written: string;
  readonly mutable: boolean;
}

export const untypedUserData = rule<"foreign-fn" | "fn" | "fn-pointer" | "type-definition", Data>({
  name: "untyped-user-data",
  group: "callbacks",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "fn-pointer", "type-definition"],
  explain: {
    what: "User data beside a callback is a `*mut ()` or `*mut u8` instead of C's `void *`.",
    why: "It passes in the same register, but says something else. `c_void` is the type that Rust and C agree on for “a pointer to I will not say what”; a `*mut u8` reads as a buffer of bytes that may be read or written here, and a `*mut ()` as a pointer to nothing. Header generators write `uint8_t *` or refuse. Tools that compare the declaration with C's see another type.",
    bad: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>, user_data: *mut u8);\n}',
    good: 'use std::ffi::{c_int, c_void};\n\nunsafe extern "C" {\n    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>, user_data: *mut c_void);\n}',
    sources: [
      { title: "core::ffi::c_void", url: "https://doc.rust-lang.org/core/ffi/enum.c_void.html" },
      {
        title: "The Rustonomicon, callbacks from C code to Rust functions",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#targeting-callbacks-to-rust-objects",
      },
      reference("type-layout.html#pointers-and-references-layout", "layout of pointers"),
    ],
    note: "A pointer to bytes with a length beside it is a buffer, and silent.",
  },
  *check(subject, scene) {
    if (subject.kind === "fn") yield* inFn(subject, scene);
    else if (subject.kind === "fn-pointer") yield* inPointer(subject, scene);
    else if (subject.kind === "struct") yield* inStruct(subject, scene);
  },
  message: ({ name, written }) =>
    `\`${name}\` is user data of a type that nobody knows here: write \`c_void\` for what it points to instead of \`${written}\``,
  fixes({ pointee }, scene) {
    const edits = [scene.replace(pointee, "core::ffi::c_void")];
    return [{ title: "Point to `c_void`", safety: "unsafe", kind: "quickfix", edits }];
  },
});

function* inFn(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  const side = sideOf(fn, scene.place === "extern-block" ? scene.block : undefined);
  if (side === undefined || !fn.params.some(({ type }) => type?.kind === "pointer")) return;
  const slots = slotsOf(fn.params);
  const isBeside = slots.some((slot) => callbackTy(slot, scene) !== undefined);
  // A function that is a callback itself gets user data under a name that says so.
  if (!isBeside && side === "import") return;
  yield* among(slots, !isBeside, scene);
}

function* inPointer(pointer: FnPointer, scene: Scene): Iterable<Found<Data>> {
  if (!isCallbackType(pointer)) return;
  yield* among(slotsOf(pointer.params), true, scene);
}

function* inStruct({ fields }: TypeDefinition, scene: Scene): Iterable<Found<Data>> {
  if (!fields.some(({ type }) => type?.kind === "pointer")) return;
  const slots = fieldSlots(fields);
  if (slots.some((slot) => callbackTy(slot, scene) !== undefined)) yield* among(slots, false, scene);
}

function* among(slots: readonly Slot[], strict: boolean, scene: Scene): Iterable<Found<Data>> {
  for (const slot of slots) {
    const { name, type } = slot;
    if (type.kind !== "pointer" || !isUserDataName(slot, slots, strict)) continue;
    const { pointee, mutable } = type;
    if (!isUntyped(pointee, scene)) continue;
    const written = scene.source.slice(pointee.start, pointee.end);
    yield { range: type, data: { name, pointee, written, mutable } };
  }
}

/** `()` or `u8` as such; what has a name of C's own is written that way on purpose. */
function isUntyped(pointee: RustType, { source, scope }: Scene): boolean {
  const ty = lowerType(pointee, source, scope);
  if (pointee.kind === "path") return ty.kind === "primitive" && source.slice(pointee.start, pointee.end) === "u8";
  return isUnit(ty);
}
