import type { AbiSource } from "./abi.ts";

/** What an attribute demands of the person who writes it. */
export interface AttributeSafety {
  /** `2024`: `unsafe(…)` is required from that edition on; `every`: in all editions. */
  readonly required: "2024" | "every";
  /** The Rust version since which `unsafe(…)` may be written. */
  readonly since: string;
  /** What can go wrong, which is what the word vouches for. */
  readonly why: string;
}

/** One key, hint or value inside an attribute's input. */
export interface AttributeKey {
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  readonly details: readonly string[];
  readonly since: string | undefined;
  /** The nightly feature it needs, `undefined` on stable. */
  readonly feature?: string;
  readonly source: AbiSource;
  readonly values?: readonly AttributeKey[];
}

/** An attribute that decides a symbol, a library or a layout. */
export interface AttributeEntry {
  readonly name: string;
  /** One sentence: what it does to the symbol or layout. */
  readonly summary: string;
  readonly details: readonly string[];
  /** The items it may stand on. */
  readonly on: string;
  readonly since: string | undefined;
  readonly safety: AttributeSafety | undefined;
  readonly keys: readonly AttributeKey[];
  readonly source: AbiSource;
}

/** A rule of the Rust Reference by its identifier, which is also its anchor. */
function reference(page: string, rule: string): AbiSource {
  return { name: `Rust Reference, ${rule}`, url: `https://doc.rust-lang.org/reference/${page}.html#r-${rule}` };
}

function external(rule: string): AbiSource {
  return reference("items/external-blocks", `items.extern.attributes.${rule}`);
}

function layout(rule: string): AbiSource {
  return reference("type-layout", `layout.${rule}`);
}

function unstableBook(feature: string): AbiSource {
  return {
    name: `Unstable Book, ${feature}`,
    url: `https://doc.rust-lang.org/unstable-book/language-features/${feature.replaceAll("_", "-")}.html`,
  };
}

const UNSAFE_ATTRIBUTES = "1.82.0";
const COLLISION = "another symbol of this name in the program, such as one of the C library, is undefined behaviour";

const integerRepr = (name: string, since = "1.0.0"): AttributeKey => ({
  name,
  summary: `An enum's discriminant is stored as \`${name}\`.`,
  details: [
    "Only for enums. The C side sees an integer of this width; a value that is no variant is undefined behaviour in Rust.",
    "With fields, the enum is a union of structs that each begin with the discriminant.",
  ],
  since,
  source: layout("repr.primitive"),
});

/**
 * The attributes at the border.
 *
 * Source: Rust Reference, the rules named in each entry; versions from the compiler's list of accepted features and the
 * release notes.
 */
export const attributes: readonly AttributeEntry[] = [
  {
    name: "no_mangle",
    summary: "The symbol is the item's own name, and it is exported even from a private item.",
    details: [
      'It does not change the ABI: without `extern "C"` the symbol has Rust\'s calling convention.',
      "Generic functions get no symbol; the name must be ASCII; `export_name` on the same item wins.",
    ],
    on: "functions with a body and statics",
    since: "1.0.0",
    safety: { required: "2024", since: UNSAFE_ATTRIBUTES, why: COLLISION },
    keys: [],
    source: reference("abi", "abi.no_mangle"),
  },
  {
    name: "export_name",
    summary: "The symbol is this string, and it is exported even from a private item.",
    details: [
      'It does not change the ABI: without `extern "C"` the symbol has Rust\'s calling convention.',
      "The string may not hold a NUL. It wins over `no_mangle`.",
    ],
    on: "functions with a body and statics",
    since: "1.0.0",
    safety: { required: "2024", since: UNSAFE_ATTRIBUTES, why: COLLISION },
    keys: [],
    source: reference("abi", "abi.export_name"),
  },
  {
    name: "link",
    summary: "The library that the items of this block come from.",
    details: ["On an empty block it links the library for declarations that stand elsewhere."],
    on: "external blocks whose ABI is not `Rust`",
    since: "1.0.0",
    safety: undefined,
    source: external("link"),
    keys: [
      {
        name: "name",
        summary: "The library's name without prefix or suffix: `z`, not `libz.so`.",
        details: ["Required, except beside `wasm_import_module`."],
        since: "1.0.0",
        source: external("link.syntax"),
      },
      {
        name: "kind",
        summary: "How the library is linked; `dylib` when it is not written.",
        details: ["Needs `name`."],
        since: "1.0.0",
        source: external("link.syntax"),
        values: [
          {
            name: "dylib",
            summary: "Found by the linker by name; a shared library is loaded when the program starts.",
            details: ["This is the default."],
            since: "1.0.0",
            source: external("link.dylib"),
          },
          {
            name: "static",
            summary: "A static library, copied into what is built; rustc itself looks for the file.",
            details: ["The search path comes from `-L` or `cargo::rustc-link-search`."],
            since: "1.0.0",
            source: external("link.static"),
          },
          {
            name: "framework",
            summary: "A framework of an Apple system.",
            details: ["An error on any other target (E0455)."],
            since: "1.0.0",
            source: external("link.framework"),
          },
          {
            name: "raw-dylib",
            summary: "A Windows DLL without an import library: rustc makes one from this block.",
            details: [
              "Only for Windows targets (E0455). `name` is the DLL's name; `.dll` is added unless `+verbatim`.",
            ],
            since: "1.71.0",
            source: external("link.kind-raw-dylib"),
          },
          {
            name: "link-arg",
            summary: "Passes `name` to the linker as an argument.",
            details: [],
            since: undefined,
            feature: "link_arg_attribute",
            source: unstableBook("link_arg_attribute"),
          },
        ],
      },
      {
        name: "modifiers",
        summary: "Linking modifiers, each with `+` or `-`, separated by commas.",
        details: [],
        since: "1.61.0",
        source: external("link.modifiers"),
        values: [
          {
            name: "bundle",
            summary: "`+` packs the static library into the rlib or staticlib; `-` only records its name.",
            details: ['Only with `kind = "static"`. The default is `+bundle`.'],
            since: "1.63.0",
            source: external("link.modifiers.bundle"),
          },
          {
            name: "whole-archive",
            summary: "`+` links every object of the static library, used or not.",
            details: ['Only with `kind = "static"`. The default is `-whole-archive`.'],
            since: "1.61.0",
            source: external("link.modifiers.whole-archive"),
          },
          {
            name: "verbatim",
            summary: "`+` takes `name` as a file name: no `lib` before it, no `.a` or `.so` after it.",
            details: ["With any kind. The default is `-verbatim`."],
            since: "1.67.0",
            source: external("link.modifiers.verbatim"),
          },
          {
            name: "as-needed",
            summary: "`+` lets the linker drop the shared library when nothing of it is used.",
            details: [],
            since: undefined,
            feature: "native_link_modifiers_as_needed",
            source: unstableBook("native_link_modifiers_as_needed"),
          },
        ],
      },
      {
        name: "wasm_import_module",
        summary: "The WebAssembly module that the host finds these imports in; `env` when it is not written.",
        details: ["May not stand beside other keys. It does nothing on targets that are not WebAssembly."],
        since: undefined,
        source: external("link.wasm_import_module"),
      },
      {
        name: "import_name_type",
        summary: "How function names are decorated in the import library that `raw-dylib` makes.",
        details: ['Only for 32-bit x86 Windows and `kind = "raw-dylib"`. Statics are never decorated.'],
        since: "1.71.0",
        source: external("link.import_name_type"),
        values: [
          {
            name: "decorated",
            summary: "Fully decorated as MSVC does it: `_name@8`.",
            details: [],
            since: "1.71.0",
            source: external("link.import_name_type.values"),
          },
          {
            name: "noprefix",
            summary: "As MSVC does it without the leading `?`, `@` or `_`: `name@8`.",
            details: [],
            since: "1.71.0",
            source: external("link.import_name_type.values"),
          },
          {
            name: "undecorated",
            summary: "The bare name.",
            details: [],
            since: "1.71.0",
            source: external("link.import_name_type.values"),
          },
        ],
      },
      {
        name: "cfg",
        summary: "Links the library only where the condition holds.",
        details: [],
        since: undefined,
        feature: "link_cfg",
        source: unstableBook("link_cfg"),
      },
    ],
  },
  {
    name: "link_name",
    summary: "The symbol that this foreign item stands for; in Rust it keeps its own name.",
    details: ["May not stand beside `link_ordinal`. The last of several wins."],
    on: "foreign functions and statics",
    since: "1.0.0",
    safety: undefined,
    keys: [],
    source: external("link_name"),
  },
  {
    name: "link_ordinal",
    summary: "The DLL's export is found by this number, not by name.",
    details: [
      'Needs `#[link(kind = "raw-dylib")]`, so Windows only; may not stand beside `link_name`. At most 65535.',
      "Only for DLLs that document their ordinals: others may change between builds.",
    ],
    on: "foreign functions and statics",
    since: "1.71.0",
    safety: undefined,
    keys: [],
    source: external("link_ordinal"),
  },
  {
    name: "link_section",
    summary: "Puts the function or static into this section of the object file.",
    details: [
      "The name's form is the object format's: `.init_array` in ELF and COFF, `__DATA,__mod_init_func` in Mach-O.",
    ],
    on: "functions with a body and statics",
    since: "1.0.0",
    safety: {
      required: "2024",
      since: UNSAFE_ATTRIBUTES,
      why: "the section may be read-only, executed at start-up or never loaded",
    },
    keys: [],
    source: reference("abi", "abi.link_section"),
  },
  {
    name: "used",
    summary: "Keeps the static in the object file even when nothing in the crate uses it.",
    details: ["The linker may still drop it. It does not name the symbol: that is `no_mangle` or `export_name`."],
    on: "statics with a value",
    since: "1.30.0",
    safety: undefined,
    source: reference("abi", "abi.used"),
    keys: [
      {
        name: "linker",
        summary: "Asks the linker to keep it as well.",
        details: [],
        since: undefined,
        feature: "used_with_arg",
        source: unstableBook("used_with_arg"),
      },
      {
        name: "compiler",
        summary: "Asks the compiler alone to keep it.",
        details: [],
        since: undefined,
        feature: "used_with_arg",
        source: unstableBook("used_with_arg"),
      },
    ],
  },
  {
    name: "naked",
    summary: "No prologue and no epilogue: the body is one `naked_asm!` and nothing else.",
    details: ["It may not stand beside `inline`, `track_caller` or test attributes."],
    on: "functions with a body",
    since: "1.88.0",
    safety: {
      required: "every",
      since: "1.88.0",
      why: "the assembly alone must follow the calling convention, and it must not run off its end",
    },
    keys: [],
    source: reference("attributes/codegen", "attributes.codegen.naked"),
  },
  {
    name: "repr",
    summary: "The memory layout of a type.",
    details: ["Without it a type has Rust's own layout, which may change with every compilation."],
    on: "structs, enums and unions",
    since: "1.0.0",
    safety: undefined,
    source: layout("repr"),
    keys: [
      {
        name: "C",
        summary: "Laid out as a C compiler would do it: fields in the order written, padded for alignment.",
        details: [],
        since: "1.0.0",
        source: layout("repr.c"),
      },
      {
        name: "Rust",
        summary: "Rust's own layout, which is the default: the order of fields is the compiler's choice.",
        details: ["Not for types that C reads."],
        since: "1.74.0",
        source: layout("repr.rust"),
      },
      {
        name: "transparent",
        summary: "The layout and ABI of its one field that is not zero-sized.",
        details: ["For newtypes in signatures: C sees the field. It may not stand beside another representation."],
        since: "1.28.0",
        source: layout("repr.transparent"),
      },
      {
        name: "packed",
        summary: "No field is aligned to more than N bytes (1 when no N is written), so padding shrinks or goes.",
        details: [
          "Not for enums. A reference to a field that is not aligned is an error; use `&raw const` and `read_unaligned`.",
          "C's counterpart is `#pragma pack(N)` or `__attribute__((packed))`. Alone it does not fix the order of fields: write `repr(C, packed)`.",
        ],
        since: "1.0.0",
        source: layout("repr.alignment.packed"),
      },
      {
        name: "align",
        summary: "The type is aligned to at least N bytes, N a power of two.",
        details: [
          "It never lowers an alignment, and it may not stand beside `packed`. C's counterpart is `_Alignas(N)`.",
        ],
        since: "1.25.0",
        source: layout("repr.alignment.align"),
      },
      {
        name: "simd",
        summary: "A SIMD vector.",
        details: [],
        since: undefined,
        feature: "repr_simd",
        source: unstableBook("repr_simd"),
      },
      ...["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "isize", "usize"].map((name) => integerRepr(name)),
      ...["i128", "u128"].map((name) => integerRepr(name, "1.89.0")),
    ],
  },
];

const byName: ReadonlyMap<string, AttributeEntry> = new Map(attributes.map((entry) => [entry.name, entry]));

/** The entry of an attribute's path such as `no_mangle`; `undefined` for an attribute that is not in the catalogue. */
export function findAttribute(name: string): AttributeEntry | undefined {
  return byName.get(name);
}

/** The attributes whose misspellings are known: nobody would name a macro so. */
const SPELLED = ["no_mangle", "export_name", "link_name", "link_section", "link_ordinal", "linkage"];
const REPR = /^(?:reper|rper|repre|rerp|repr_c|reprc)$/;

/**
 * The attribute that a name was meant to be: one of linkage without its underscore or one letter off, or `repr`.
 * `undefined` for names that are right or nothing like one.
 */
export function misspelledAttribute(name: string): string | undefined {
  if (REPR.test(name)) return "repr";
  if (name.length < 6 || name.length > 16 || SPELLED.includes(name)) return undefined;
  const letters = name.replaceAll("_", "").toLowerCase();
  return SPELLED.find((spelled) => isOneOff(letters, spelled.replaceAll("_", "")));
}

/** Whether two words are equal but for one letter, or for two that changed places. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length < 2 && right.length < 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** The Rust version since which `packed` and `align` take what they are given here. */
export const repackedSince = { packedArgument: "1.33.0", alignOnEnum: "1.37.0", transparentEnum: "1.42.0" } as const;
