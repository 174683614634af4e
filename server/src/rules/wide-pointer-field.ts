import type { Field } from "../facts/item.ts";
import { isStandardItem } from "../model/infer.ts";
import { presentParts } from "../model/presence.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import type { Definition } from "../model/resolve.ts";
import { type AdtTy, fieldTy, type Ty } from "../model/ty.ts";
import { hasMark, isSized } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { crossingTypes, pointeeOf } from "./layout/signature.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly type: string;
  readonly field: string;
  readonly wide: string;
}

export const widePointerField = rule<"fn", Data>({
  name: "wide-pointer-field",
  group: "layout",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: "A struct that C reads holds a pointer of two words.",
    why: "A slice, `str` or `dyn Trait` has no size of its own, so a pointer to it carries a length or a table of methods beside the address. C knows no such pointer, and Rust does not say which of the two words comes first. A C struct with one pointer in that place is shorter: the fields after it lie elsewhere.",
    bad: '#[repr(C)]\npub struct Message {\n    pub body: *const [u8],\n    pub kind: u32,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn send(message: *const Message) -> u32 {\n    if message.is_null() { 0 } else { unsafe { (*message).kind } }\n}',
    good: '#[repr(C)]\npub struct Message {\n    pub body: *const u8,\n    pub body_len: usize,\n    pub kind: u32,\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn send(message: *const Message) -> u32 {\n    if message.is_null() { 0 } else { unsafe { (*message).kind } }\n}',
    sources: [
      reference("dynamically-sized-types.html", "dynamically sized types"),
      reference("type-layout.html#pointers-and-references-layout", "pointers and references layout"),
      {
        title: "RUSTSEC-2020-0027, traitobject: order of the words of a fat pointer",
        url: "https://rustsec.org/advisories/RUSTSEC-2020-0027.html",
      },
    ],
    note: "By value, and in what C provides, the compiler says so itself: `improper_ctypes`, `improper_ctypes_definitions`.",
  },
  *check(fn, scene) {
    for (const { type: written, ty } of crossingTypes(fn, scene)) {
      const pointee = pointeeOf(ty) ?? ty;
      const found = pointee.kind === "adt" ? wideIn(pointee, 0) : undefined;
      if (found === undefined) continue;
      const { field, wide, of } = found;
      yield {
        range: written,
        data: { type: of.name, field: field.name?.text ?? String(of.index), wide: printTy(wide) },
        related: [{ range: field, message: "the field is here", of: of.definition }],
      };
    }
  },
  message: ({ type, field, wide }) =>
    `the field \`${field}\` of \`${type}\` is \`${wide}\`, a pointer of two words, which C does not know: make it a pointer and a length`,
});

interface Wide {
  readonly field: Field;
  readonly wide: Ty;
  readonly of: { readonly name: string; readonly index: number; readonly definition: Definition };
}

/** The first field that holds a wide pointer in a struct with a C layout that both sides read. */
function wideIn(ty: AdtTy, depth: number): Wide | undefined {
  const { definition, item } = ty;
  if (depth > 4 || item.kind === "enum" || isStandard(definition.scope.module.crate)) return undefined;
  const repr = representationOf(definition);
  if (repr === "unknown" || !repr.c) return undefined;
  const fields = presentParts(item.fields, definition.scope.module.crate.cfg) ?? [];
  const types = fields.map((field) => fieldTy(ty, field.type));
  // Who holds what C cannot know of keeps it to himself: a handle.
  if (types.some(isPrivate)) return undefined;
  for (const [index, own] of types.entries()) {
    const field = fields[index] as Field;
    const wide = widePointer(own);
    // A field that is not public is read by nobody else.
    if (wide && (field.visibility !== undefined || fields.every(({ visibility }) => visibility === undefined))) {
      return { field, wide: own, of: { name: definition.name, index, definition } };
    }
    const inner = own.kind === "adt" ? wideIn(own, depth + 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** What only Rust can read: collections, enums and structs without a layout. */
function isPrivate(ty: Ty): boolean {
  if (ty.kind === "unknown" || ty.kind === "parameter" || ty.kind === "opaque" || ty.kind === "projection") return true;
  if (ty.kind !== "adt" || widePointer(ty) || hasMark(ty, "lang", "owned_box")) return false;
  if (isStandardItem(ty.definition, "Option") || isStandardItem(ty.definition, "NonNull")) return false;
  const repr = representationOf(ty.definition);
  return (
    repr === "unknown" || !(repr.c || repr.transparent || repr.int !== undefined || hasMark(ty, "lang", "phantom_data"))
  );
}

function widePointer(ty: Ty): boolean {
  if (ty.kind === "pointer" || ty.kind === "reference") {
    return ty.pointee.kind !== "foreign" && isSized(ty.pointee) === false && ty.pointee.kind !== "adt";
  }
  if (ty.kind !== "adt") return false;
  const [held] = ty.args;
  if (held === undefined) return false;
  if (hasMark(ty, "lang", "owned_box") || isStandardItem(ty.definition, "NonNull")) {
    return held.kind === "slice" || held.kind === "dyn" || (held.kind === "primitive" && held.name === "str");
  }
  return isStandardItem(ty.definition, "Option") && widePointer(held);
}
