/**
 * How values of a type lie in memory on a target: size, alignment, where the fields are, which bytes are padding.
 *
 * Enters: a type as it is meant and the target. Leaves: a layout, or unknown with a reason. What the language leaves open
 * is unknown, where only one answer makes sense it is told: a struct of Rust's own representation with one field that
 * takes up room is as large as the field. All numbers are bytes.
 *
 * Source: Rust Reference, "Type layout"; std::option, "Representation"; held against rustc in test/layout.test.ts.
 */
import type { Field } from "../facts/item.ts";
import { type Extent, pointerExtent, primitiveExtent } from "../target/alignment.ts";
import type { CfgValue } from "../target/cfg.ts";
import type { Target } from "../target/target.ts";
import { isRewritten } from "./attribute-macros.ts";
import { constantAt, discriminantsOf } from "./constant.ts";
import { presentParts } from "./presence.ts";
import { NO_REPR, type Repr, representationOf } from "./repr.ts";
import { type AdtTy, type ArrayLength, fieldTy, type Ty } from "./ty.ts";
import { hasMark, isPhantomData, isSized, isTrivial } from "./type-traits.ts";
import { isStandard } from "./world.ts";

/** Bytes from `start` to before `end`. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** A field where it lies. Of an enum there are none: they depend on the value. */
export interface PlacedField {
  readonly field: Field;
  readonly offset: number;
  readonly layout: KnownLayout;
}

export interface KnownLayout extends Extent {
  readonly kind: "known";
  /** In order; undefined where there are none, or the language does not say where they are. */
  readonly fields: readonly PlacedField[] | undefined;
  /** The bytes that are padding whatever the value is, those inside fields too. */
  readonly padding: readonly Gap[];
  /** Whether there may be more of them, by the value: in enums and unions. */
  readonly morePadding: boolean;
}

export interface UnknownLayout {
  readonly kind: "unknown";
  /** Follows "it is unknown because". */
  readonly why: string;
  /** The alignment is at least this. */
  readonly align: number;
  /** The language or the standard library leaves it open: no one may rely on it, however much is known. */
  readonly unspecified: boolean;
}

export type Layout = KnownLayout | UnknownLayout;

/** Types nested deeper than this are given up. */
const DEPTH = 32;
/** More gaps than this are not counted. */
const MOST_GAPS = 64;
/** What no object is larger than. */
const MOST_BYTES = 2 ** 47;

const NO_GAPS: readonly Gap[] = [];

const known = new WeakMap<Target, WeakMap<Ty, Layout>>();

/** The layout of a type on a target. */
export function layoutOf(ty: Ty, target: Target, depth = 0): Layout {
  let byType = known.get(target);
  if (byType === undefined) {
    byType = new WeakMap();
    known.set(target, byType);
  }
  let layout = byType.get(ty);
  if (layout === undefined) {
    if (depth > DEPTH) return open("it is nested too deep");
    layout = layoutAnew(ty, target, depth);
    byType.set(ty, layout);
  }
  return layout;
}

function layoutAnew(ty: Ty, target: Target, depth: number): Layout {
  switch (ty.kind) {
    case "primitive": {
      const extent = primitiveExtent(ty.name, target);
      if (extent === undefined) return open(`\`${ty.name}\` has no settled size on this target`);
      return solid(extent);
    }
    case "never":
      return solid({ size: 0, align: 1 });
    case "pointer":
    case "reference":
      return pointerTo(ty.pointee, target);
    case "fn":
      return target.arch === "avr" ? open("functions have addresses of their own here") : solid(pointerExtent(target));
    case "array":
      return arrayOf(layoutOf(ty.element, target, depth + 1), lengthOf(ty.length));
    case "tuple":
      return rustStruct(
        ty.elements.map((element) => layoutOf(element, target, depth + 1)),
        undefined,
        "the language does not fix the layout of tuples",
      );
    case "adt":
      return adtLayout(ty, target, depth);
    case "unknown":
      return open(ty.why);
    case "parameter":
      return open(`\`${ty.name}\` is a generic parameter`);
    case "foreign":
      return open("it is an opaque type");
    default:
      return open("it has no size that is known");
  }
}

function open(why: string, align = 1, unspecified = false): UnknownLayout {
  return { kind: "unknown", why, align, unspecified };
}

function solid({ size, align }: Extent): KnownLayout {
  return { kind: "known", size, align, fields: undefined, padding: NO_GAPS, morePadding: false };
}

function pointerTo(pointee: Ty, target: Target): Layout {
  const word = pointerExtent(target);
  if (pointee.kind === "foreign") return solid(word);
  const sized = isSized(pointee);
  if (sized === "unknown") return open("it is not known whether what it points to has a size", word.align);
  return solid(sized || hasForeignTail(pointee) ? word : { size: 2 * word.size, align: word.align });
}

/** Whether a struct ends with an extern type: a pointer to it is one word. */
function hasForeignTail(ty: Ty, depth = 0): boolean {
  if (ty.kind === "foreign") return true;
  if (ty.kind !== "adt" || ty.item.kind !== "struct" || depth > DEPTH) return false;
  const last = ty.item.fields.at(-1);
  return last !== undefined && hasForeignTail(fieldTy(ty, last.type), depth + 1);
}

/** The number of elements of an array; undefined where it is not known. */
export function lengthOf({ text, scope }: ArrayLength): number | undefined {
  const value = constantAt({ start: 0, end: text.length }, text, scope, "usize")?.value;
  return value === undefined || value > MOST_BYTES ? undefined : Number(value);
}

function arrayOf(element: Layout, length: number | undefined): Layout {
  if (element.kind === "unknown") return element;
  const { size, align, padding, morePadding } = element;
  if (length === undefined) return open("the array's length is not known", align);
  if (size * length > MOST_BYTES) return open("it is larger than memory", align);
  if (length === 0) return solid({ size: 0, align });
  const gaps: Gap[] = [];
  for (let i = 0; i < length && padding.length > 0 && gaps.length < MOST_GAPS; i++)
    gaps.push(...shifted(padding, i * size));
  return { kind: "known", size: size * length, align, fields: undefined, padding: gaps, morePadding };
}

function shifted(gaps: readonly Gap[], by: number): readonly Gap[] {
  return by === 0 ? gaps : gaps.map(({ start, end }) => ({ start: start + by, end: end + by }));
}

function up(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

/** Parts in an order that nobody knows. `align` is what the type asks for besides. */
function rustStruct(parts: readonly Layout[], align: number | undefined, why: string): Layout {
  let most = align ?? 1;
  for (const part of parts) most = Math.max(most, part.align);
  const sized: KnownLayout[] = [];
  for (const part of parts) {
    if (part.kind === "unknown") return open(part.why, most, part.unspecified);
    if (part.size > 0) sized.push(part);
  }
  const [first] = sized;
  if (first === undefined) return solid({ size: 0, align: most });
  if (sized.some((part) => part.size !== first.size || part.align !== first.align)) return open(why, most, true);
  const content = first.size * sized.length;
  const size = up(content, most);
  const padded = sized.some((part) => part.padding.length > 0 || part.morePadding) || size > content;
  const only = sized.length === 1 && size === content;
  return {
    kind: "known",
    size,
    align: most,
    fields: undefined,
    padding: only ? first.padding : NO_GAPS,
    morePadding: only ? first.morePadding : padded,
  };
}

function adtLayout(ty: AdtTy, target: Target, depth: number): Layout {
  const { definition, item } = ty;
  const { module } = definition.scope;
  if (isPhantomData(ty)) return solid({ size: 0, align: 1 });
  if (hasMark(ty, "lang", "owned_box")) {
    const [pointee] = ty.args;
    return pointee === undefined ? open("its argument is not known") : pointerTo(pointee, target);
  }
  const standard = isStandard(module.crate);
  if (!standard && isRewritten(item.attributes, module)) return open("an attribute macro may make anything of it");
  const repr = representationOf(definition);
  if (repr === "unknown") return open("its representation is not known");
  if (repr.simd) return open("it is a vector of the processor");
  const isFixed = repr.c || repr.transparent || repr.int !== undefined;
  if (item.kind === "enum") {
    if (standard && !isFixed) return standardEnum(ty, target, depth);
    return enumLayout(ty, repr, target, depth);
  }
  if (standard && !isFixed) return open("the standard library does not fix its layout", 1, true);
  const fields = presentParts(item.fields, module.crate.cfg);
  if (fields === undefined) return open("a `cfg` decides which fields it has");
  const layouts = fields.map((field): Layout => {
    const own = fieldTy(ty, field.type);
    const layout = layoutOf(own, target, depth + 1);
    // What takes up no room is as good as known.
    return layout.kind === "unknown" && isTrivial(own) === true ? solid({ size: 0, align: 1 }) : layout;
  });
  if (repr.transparent) return transparent(fields, layouts);
  if (item.kind === "union") return unionLayout(fields, layouts, repr);
  return repr.c ? cStruct(fields, layouts, repr) : rustFields(layouts, repr);
}

function rustFields(layouts: readonly Layout[], { packed, align }: Repr): Layout {
  const why = "the language does not fix the layout of a struct without `#[repr(C)]`";
  if (packed === undefined) return rustStruct(layouts, align, why);
  const lowered = layouts.map((one) => ({ ...one, align: Math.min(one.align, packed) }));
  // Without room between the fields their order makes no difference to the size.
  if (packed > 1) return rustStruct(lowered, align, why);
  const unknown = lowered.find((one) => one.kind === "unknown");
  if (unknown?.kind === "unknown") return unknown;
  let size = 0;
  for (const one of lowered) size += one.kind === "known" ? one.size : 0;
  const padded = lowered.some((one) => one.kind === "known" && (one.padding.length > 0 || one.morePadding));
  return { kind: "known", size, align: 1, fields: undefined, padding: NO_GAPS, morePadding: padded };
}

/** One field lies where the whole lies; the others take up no room. */
function transparent(fields: readonly Field[], layouts: readonly Layout[]): Layout {
  const unknown = layouts.find(({ kind }) => kind === "unknown");
  if (unknown !== undefined) return unknown;
  let only: KnownLayout | undefined;
  const placed: PlacedField[] = [];
  layouts.forEach((layout, i) => {
    if (layout.kind === "unknown") return;
    placed.push({ field: fields[i] as Field, offset: 0, layout });
    if (only === undefined || layout.size > only.size || layout.align > only.align) only = layout;
  });
  return only === undefined ? solid({ size: 0, align: 1 }) : { ...(only as KnownLayout), fields: placed };
}

/** Fields one after the other, each at the next address that fits it. */
function cStruct(fields: readonly Field[], layouts: readonly Layout[], { packed, align }: Repr): Layout {
  const most = packed ?? MOST_BYTES;
  let offset = 0;
  let widest = align ?? 1;
  for (const one of layouts) widest = Math.max(widest, Math.min(one.align, most));
  const placed: PlacedField[] = [];
  const gaps: Gap[] = [];
  let morePadding = false;
  for (const [i, layout] of layouts.entries()) {
    if (layout.kind === "unknown") return open(layout.why, widest, layout.unspecified);
    const at = up(offset, Math.min(layout.align, most));
    if (at > offset) gaps.push({ start: offset, end: at });
    gaps.push(...shifted(layout.padding, at));
    morePadding ||= layout.morePadding;
    placed.push({ field: fields[i] as Field, offset: at, layout });
    offset = at + layout.size;
    if (offset > MOST_BYTES) return open("it is larger than memory", widest);
  }
  const size = up(offset, widest);
  if (size > offset) gaps.push({ start: offset, end: size });
  return {
    kind: "known",
    size,
    align: widest,
    fields: placed,
    padding: gaps.length > MOST_GAPS ? gaps.slice(0, MOST_GAPS) : gaps,
    morePadding,
  };
}

function unionLayout(fields: readonly Field[], layouts: readonly Layout[], { c, packed, align }: Repr): Layout {
  const most = packed ?? MOST_BYTES;
  let widest = align ?? 1;
  let size = 0;
  for (const one of layouts) widest = Math.max(widest, Math.min(one.align, most));
  for (const layout of layouts) {
    if (layout.kind === "unknown") return open(layout.why, widest, layout.unspecified);
    size = Math.max(size, layout.size);
  }
  if (!c && layouts.length > 1 && layouts.some((one) => one.kind === "known" && one.size !== size && one.size > 0)) {
    return open("the language does not fix the layout of a union without `#[repr(C)]`", widest, true);
  }
  const placed = layouts.flatMap((layout, i) =>
    layout.kind === "known" ? [{ field: fields[i] as Field, offset: 0, layout }] : [],
  );
  // Which field was written decides what is padding.
  return { kind: "known", size: up(size, widest), align: widest, fields: placed, padding: NO_GAPS, morePadding: true };
}

/** `Option` and `Result` around what is never null are as large as that. */
function standardEnum(ty: AdtTy, target: Target, depth: number): Layout {
  return nullable(ty, target, depth) ?? open("the standard library does not fix its layout", 1, true);
}

/** An enum of two variants whose one field is never null or zero, and whose other variant holds nothing. */
function nullable(ty: AdtTy, target: Target, depth: number): Layout | undefined {
  const present = presentParts(ty.item.variants, ty.definition.scope.module.crate.cfg);
  if (present?.length !== 2) return undefined;
  const full = present.filter(({ fields }) => fields.some((field) => isTrivial(fieldTy(ty, field.type)) !== true));
  const [only, second] = full;
  const [held, more] = only?.fields ?? [];
  if (second !== undefined || held === undefined || more !== undefined) return undefined;
  const own = fieldTy(ty, held.type);
  const never = neverNull(own, 0);
  if (never === undefined) return open("it is not known whether its content is never null");
  return never ? layoutOf(own, target, depth + 1) : undefined;
}

/** Whether a value is never null or zero; undefined where that is not known. */
function neverNull(ty: Ty, depth: number): boolean | undefined {
  if (depth > DEPTH || ty.kind === "unknown") return undefined;
  if (ty.kind === "fn" || ty.kind === "reference") return true;
  if (ty.kind !== "adt") return false;
  if (hasMark(ty, "lang", "owned_box") || hasMark(ty, "rustc_nonnull_optimization_guaranteed")) return true;
  const repr = representationOf(ty.definition);
  if (repr === "unknown") return undefined;
  if (!repr.transparent || ty.item.kind !== "struct" || hasMark(ty, "lang", "unsafe_cell")) return false;
  let some = false;
  for (const field of ty.item.fields) {
    const own = neverNull(fieldTy(ty, field.type), depth + 1);
    if (own === undefined) return undefined;
    some ||= own;
  }
  return some;
}

function enumLayout(ty: AdtTy, repr: Repr, target: Target, depth: number): Layout {
  const { item, definition } = ty;
  const { cfg } = definition.scope.module.crate;
  const variants = presentParts(item.variants, cfg);
  if (variants === undefined) return open("a `cfg` decides which variants it has");
  if (variants.length === 0) return solid({ size: 0, align: 1 });
  const layouts: Layout[][] = [];
  const align = repr.align ?? 1;
  for (const { fields } of variants) {
    const present = presentParts(fields, cfg);
    if (present === undefined) return open("a `cfg` decides which fields it has", align);
    layouts.push(present.map((field) => layoutOf(fieldTy(ty, field.type), target, depth + 1)));
  }
  const [only, second] = layouts;
  if (repr.transparent && only !== undefined && second === undefined) {
    return transparent(variants[0]?.fields ?? [], only);
  }
  if (!repr.c && repr.int === undefined) {
    return (
      nullable(ty, target, depth) ??
      open("the language does not fix the layout of an enum without `#[repr]`", align, true)
    );
  }
  const tag = repr.int === undefined ? cTag(ty, target) : primitiveExtent(repr.int, target);
  if (tag === undefined) return open("its discriminants are not known", align);
  if (layouts.every((one) => one.length === 0)) {
    const widest = Math.max(align, tag.align);
    const size = up(tag.size, widest);
    const padding = size > tag.size ? [{ start: tag.size, end: size }] : NO_GAPS;
    return { kind: "known", size, align: widest, fields: undefined, padding, morePadding: false };
  }
  // With `C` a tag and after it a union of structs; with an integer alone a union of structs that begin with the tag.
  const plain = { ...NO_REPR, c: true };
  const bodies = layouts.map((one) => cStruct([], repr.c ? one : [solid(tag), ...one], plain));
  let widest = Math.max(align, tag.align);
  let size = 0;
  for (const one of bodies) widest = Math.max(widest, one.align);
  let inner = 1;
  for (const body of bodies) {
    if (body.kind === "unknown") return open(body.why, widest, body.unspecified);
    inner = Math.max(inner, body.align);
    size = Math.max(size, body.size);
  }
  if (repr.c) size = up(tag.size, inner) + up(size, inner);
  return {
    kind: "known",
    size: up(size, widest),
    align: widest,
    fields: undefined,
    padding: NO_GAPS,
    morePadding: true,
  };
}

/** The integer that C makes of an enum: `int`, or more where a discriminant needs it. */
function cTag({ item, definition }: AdtTy, target: Target): Extent | undefined {
  const values = discriminantsOf(item, undefined, definition.source, definition.scope);
  if (values === undefined) return undefined;
  let least = 0n;
  let greatest = 0n;
  for (const { value } of values) {
    if (value === undefined) return undefined;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  for (let bits = target.c.enumMinBits as number; bits <= 64; bits *= 2) {
    const span = 1n << BigInt(bits);
    const fits = least < 0n ? least >= -span / 2n && greatest < span / 2n : greatest < span;
    if (fits) return primitiveExtent(`u${bits}`, target);
  }
  return undefined;
}

/**
 * Whether every value of a type has bytes that are padding. A struct of Rust's own representation has some whatever the
 * order of its fields, where they do not add up to a multiple of its alignment.
 */
export function hasPadding(ty: Ty, target: Target): CfgValue {
  const layout = layoutOf(ty, target);
  if (layout.kind === "known") return layout.padding.length > 0 ? true : layout.morePadding ? "unknown" : false;
  if (ty.kind !== "adt" || ty.item.kind !== "struct" || representationOf(ty.definition) === "unknown") return "unknown";
  const { module } = ty.definition.scope;
  const fields = presentParts(ty.item.fields, module.crate.cfg);
  const isOurs = !isStandard(module.crate) && !isRewritten(ty.item.attributes, module);
  if (fields === undefined || !isOurs) return "unknown";
  let size = 0;
  let padded = false;
  for (const field of fields) {
    const own = layoutOf(fieldTy(ty, field.type), target);
    if (own.kind === "unknown") return "unknown";
    size += own.size;
    padded ||= own.padding.length > 0;
  }
  return padded || size % layout.align !== 0 ? true : "unknown";
}
