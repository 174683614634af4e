import type { AbiSource } from "./abi.ts";
import { probedTriples } from "./abi-table.ts";
import type { CDataModel, CInteger, Target } from "./target.ts";
import { targetByTriple } from "./targets.ts";

/** What decides the width of a C type: one entry of the target's data model, its pointers, or nothing. */
export type CWidth = keyof Omit<CDataModel, "enumMinBits"> | "pointer" | 8 | 16 | 32 | 64;

/** A C type that Rust names: what `core::ffi` and the `libc` crate call it, and what C calls it. */
export interface CTypeEntry {
  /** The Rust name, as in `core::ffi` or `libc`. */
  readonly name: string;
  /** The C spelling. */
  readonly spelling: string;
  readonly kind: "integer" | "float" | "void";
  readonly width: CWidth;
  /** `model`: signed where the data model says so, as plain `char` and `wchar_t` are. */
  readonly sign: "signed" | "unsigned" | "model";
  /** Where the name comes from: `ffi` is `core::ffi` and `std::ffi`, `libc` the crate, `both` either. */
  readonly from: "ffi" | "libc" | "both";
  /** The Rust version since which `core::ffi` has it, `undefined` where it has not on stable. */
  readonly since: string | undefined;
  /** What is easily got wrong about it. */
  readonly note: string | undefined;
  readonly source: AbiSource;
}

function coreFfi(name: string): AbiSource {
  const page = name === "c_void" ? "enum" : "type";
  return { name: `core::ffi::${name}`, url: `https://doc.rust-lang.org/core/ffi/${page}.${name}.html` };
}

function libc(name: string): AbiSource {
  return { name: `libc::${name}`, url: `https://docs.rs/libc/latest/libc/type.${name}.html` };
}

function ffiInteger(
  name: string,
  spelling: string,
  width: CWidth,
  sign: CTypeEntry["sign"],
  note?: string,
): CTypeEntry {
  return { name, spelling, kind: "integer", width, sign, from: "both", since: "1.64.0", note, source: coreFfi(name) };
}

function libcInteger(name: string, width: CWidth, sign: CTypeEntry["sign"], note?: string): CTypeEntry {
  const spelling = name;
  return { name, spelling, kind: "integer", width, sign, from: "libc", since: undefined, note, source: libc(name) };
}

const CHAR =
  "Its sign differs by target: write `c_char`, never `i8` or `u8`, for a C string, and do not compare it with a number above 127.";
const LONG = "64 bits on 64-bit Unix, 32 bits on Windows: the C type `long` is not `i64`. For a fixed width use `i64`.";
const SIZE = "The same width as `usize`, so Rust declarations may write `usize`.";

/** Every C type the hovers and prototypes know by name. */
export const cTypes: readonly CTypeEntry[] = [
  ffiInteger("c_char", "char", "char", "model", CHAR),
  ffiInteger("c_schar", "signed char", "char", "signed"),
  ffiInteger("c_uchar", "unsigned char", "char", "unsigned"),
  ffiInteger("c_short", "short", "short", "signed"),
  ffiInteger("c_ushort", "unsigned short", "short", "unsigned"),
  ffiInteger("c_int", "int", "int", "signed"),
  ffiInteger("c_uint", "unsigned int", "int", "unsigned"),
  ffiInteger("c_long", "long", "long", "signed", LONG),
  ffiInteger(
    "c_ulong",
    "unsigned long",
    "long",
    "unsigned",
    LONG.replaceAll("`i64`", "`u64`").replace("`long`", "`unsigned long`"),
  ),
  ffiInteger("c_longlong", "long long", "longlong", "signed"),
  ffiInteger("c_ulonglong", "unsigned long long", "longlong", "unsigned"),
  {
    name: "c_float",
    spelling: "float",
    kind: "float",
    width: 32,
    sign: "signed",
    from: "both",
    since: "1.64.0",
    note: undefined,
    source: coreFfi("c_float"),
  },
  {
    name: "c_double",
    spelling: "double",
    kind: "float",
    width: 64,
    sign: "signed",
    from: "both",
    since: "1.64.0",
    note: "Always `f64` in Rust. Some AVR compilers make C's `double` 32 bits wide: check the flags there.",
    source: coreFfi("c_double"),
  },
  {
    name: "c_void",
    spelling: "void",
    kind: "void",
    width: 8,
    sign: "signed",
    from: "both",
    since: "1.30.0",
    note: "Only ever behind a pointer: `*mut c_void` is C's `void *`. A function that returns nothing has no `->` at all.",
    source: coreFfi("c_void"),
  },
  libcInteger("size_t", "pointer", "unsigned", SIZE),
  libcInteger(
    "ssize_t",
    "pointer",
    "signed",
    SIZE.replace("`usize`, so", "`isize`, so").replace("write `usize`", "write `isize`"),
  ),
  libcInteger("ptrdiff_t", "pointer", "signed"),
  libcInteger("intptr_t", "pointer", "signed"),
  libcInteger("uintptr_t", "pointer", "unsigned"),
  libcInteger("wchar_t", "wchar", "model", "UTF-16 units on Windows, whole code points on most Unix targets."),
  ...[8, 16, 32, 64].flatMap((bits) => [
    libcInteger(`int${bits}_t`, bits as CWidth, "signed"),
    libcInteger(`uint${bits}_t`, bits as CWidth, "unsigned"),
  ]),
];

const byName: ReadonlyMap<string, CTypeEntry> = new Map(cTypes.map((entry) => [entry.name, entry]));

/** The entry of a Rust name such as `c_long`; `undefined` for any other name. */
export function findCType(name: string): CTypeEntry | undefined {
  return byName.get(name);
}

/**
 * The width and sign of a C integer type on a target, `undefined` for one that is no integer or not settled there.
 *
 * Source: `Target.c`, which follows `core::ffi`.
 */
export function cInteger(entry: CTypeEntry, target: Target): CInteger | undefined {
  if (entry.kind !== "integer") return undefined;
  const { width } = entry;
  const model: CInteger | undefined =
    typeof width === "number"
      ? { bits: width, signed: true }
      : width === "pointer"
        ? { bits: target.pointerWidth, signed: true }
        : target.c[width];
  if (model === undefined) return undefined;
  return { bits: model.bits, signed: entry.sign === "model" ? model.signed : entry.sign === "signed" };
}

/** The Rust integer of a width and sign: `i32`, `u8`. */
export function rustInteger({ bits, signed }: CInteger): string {
  return `${signed ? "i" : "u"}${bits}`;
}

/**
 * The Rust types a C integer type is on the probed targets, most frequent first, each with the triples in table order.
 * `undefined` as type stands for targets where it is not settled.
 */
export function cTypeTable(
  entry: CTypeEntry,
): readonly { readonly type: string | undefined; readonly triples: readonly string[] }[] {
  const rows = new Map<string | undefined, string[]>();
  for (const triple of probedTriples) {
    const target = targetByTriple(triple);
    if (target === undefined) continue;
    const integer = cInteger(entry, target);
    const type = integer === undefined ? undefined : rustInteger(integer);
    rows.set(type, [...(rows.get(type) ?? []), triple]);
  }
  return [...rows].map(([type, triples]) => ({ type, triples })).sort((a, b) => b.triples.length - a.triples.length);
}

/** How C spells Rust's own scalar types. `char` is a Unicode scalar value; `usize` is `size_t` on every target. */
export const primitiveSpellings: ReadonlyMap<string, string> = new Map([
  ["bool", "bool"],
  ["char", "char32_t"],
  ["i8", "int8_t"],
  ["u8", "uint8_t"],
  ["i16", "int16_t"],
  ["u16", "uint16_t"],
  ["i32", "int32_t"],
  ["u32", "uint32_t"],
  ["i64", "int64_t"],
  ["u64", "uint64_t"],
  ["i128", "__int128"],
  ["u128", "unsigned __int128"],
  ["isize", "ptrdiff_t"],
  ["usize", "size_t"],
  ["f16", "_Float16"],
  ["f32", "float"],
  ["f64", "double"],
  ["f128", "_Float128"],
]);

/** The bytes of Rust's scalar types on a target, `undefined` for a name that is none. */
export function primitiveBytes(name: string, target: Target): number | undefined {
  if (name === "bool") return 1;
  if (name === "char") return 4;
  const match = /^[iuf](8|16|32|64|128|size)$/.exec(name);
  if (match === null || !primitiveSpellings.has(name)) return undefined;
  return match[1] === "size" ? target.pointerWidth / 8 : Number(match[1]) / 8;
}
