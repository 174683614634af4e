/**
 * A Rust signature as C would write it.
 *
 * Enters: facts of a signature. Leaves: a C declaration, or the reason why there is none. Only what is certain is
 * spelled: scalars, C type names, thin pointers, function pointers and arrays behind pointers. A type name that this
 * file does not explain is copied and listed as opaque: its layout is not judged here.
 * Source: Rust Reference, "Type layout" and "External blocks"; ISO C17, 6.7.6 "Declarators".
 */
import type { FnPointer, GenericParam, Param, Range, RustType } from "../../facts/item.ts";
import { type AbiFamily, effectiveAbi, findAbi } from "../../target/abi.ts";
import { cInteger, findCType, primitiveBytes, primitiveSpellings } from "../../target/c-types.ts";
import type { Target } from "../../target/target.ts";
import type { Origin } from "./names.ts";

export interface Prototype {
  /** The declaration, its `;` included; `undefined` where C cannot say it. */
  readonly text: string | undefined;
  /** Why `text` is missing, as a sentence. */
  readonly refusal: string | undefined;
  /** Type names copied from Rust, in order, and whether a value of the type crosses. */
  readonly opaque: readonly { readonly name: string; readonly byValue: boolean }[];
  /** Parameters (or `the result`) that C must never pass or receive as null. */
  readonly neverNull: readonly string[];
  /** Those for which null is `None`. */
  readonly mayBeNull: readonly string[];
}

/** What a prototype's notes call the returned value. */
export const RESULT = "the result";

/** What the spelling depends on. */
export interface Spelling {
  readonly source: string;
  readonly target: Target;
  /** Where a name written without a path comes from: a `c_int` that the file defines is not C's. */
  readonly originOf: (name: string) => Origin;
}

interface Signature {
  readonly params: readonly Param[];
  readonly returnType: RustType | undefined;
  readonly abi: string;
}

/** The prototype of a function. `name` is the symbol where C can say it. */
export function functionPrototype(
  name: string,
  signature: Signature,
  generics: readonly GenericParam[],
  spelling: Spelling,
): Prototype {
  const writer = new Writer(spelling, generics);
  const convention = conventionOf(signature.abi, isVariadic(signature.params), spelling.target);
  if (convention === undefined) {
    const isKnown = findAbi(signature.abi) !== undefined;
    const refusal = `\`"${signature.abi}"\` ${isKnown ? "has no spelling in C here" : "is not an ABI"}.`;
    return { ...writer.notes, text: undefined, refusal };
  }
  const inner = writer.params(signature.params, true);
  const prefix = convention.startsWith("__attribute__") || convention === "" ? "" : `${convention} `;
  const text = writer.result(signature.returnType, `${prefix}${name}(${inner})`, true);
  const attribute = convention.startsWith("__attribute__") ? `${convention} ` : "";
  return {
    ...writer.notes,
    text: writer.refusal === undefined ? `${attribute}${text};` : undefined,
    refusal: writer.refusal,
  };
}

/** The declaration of a static. */
export function staticPrototype(
  name: string,
  type: RustType | undefined,
  mutable: boolean,
  spelling: Spelling,
): Prototype {
  const writer = new Writer(spelling, []);
  const text = type === undefined ? "" : writer.declare(type, name, !mutable, { pointee: true });
  if (type === undefined) writer.refuse("It has no type.");
  return {
    ...writer.notes,
    text: writer.refusal === undefined ? `extern ${text};` : undefined,
    refusal: writer.refusal,
  };
}

/** A typedef of a function pointer type. */
export function pointerPrototype(name: string, pointer: FnPointer, spelling: Spelling): Prototype {
  const writer = new Writer(spelling, []);
  const text = writer.declare(pointer, name, false);
  return {
    ...writer.notes,
    text: writer.refusal === undefined ? `typedef ${text};` : undefined,
    refusal: writer.refusal,
  };
}

export function isVariadic(params: readonly Param[]): boolean {
  return params.some((param) => param.variadic !== undefined);
}

/**
 * The bytes of all arguments as the decorations of 32-bit x86 count them, each rounded up to a pointer's width;
 * `undefined` where a type is not certain.
 */
export function argumentBytes(params: readonly Param[], spelling: Spelling): number | undefined {
  const word = spelling.target.pointerWidth / 8;
  let total = 0;
  for (const { type } of params) {
    const bytes = type === undefined ? undefined : bytesOf(type, spelling);
    if (bytes === undefined) return undefined;
    total += Math.ceil(bytes / word) * word;
  }
  return total;
}

function bytesOf(type: RustType, spelling: Spelling): number | undefined {
  const { target } = spelling;
  if (type.kind === "fn-pointer") return target.pointerWidth / 8;
  if (type.kind === "pointer" || type.kind === "reference") {
    const { pointee } = type;
    const isWide =
      pointee.kind === "slice" ||
      pointee.kind === "dyn" ||
      (pointee.kind === "path" && UNSIZED.has(pointee.segments.at(-1) ?? ""));
    return isWide ? undefined : target.pointerWidth / 8;
  }
  if (type.kind !== "path" || type.args.length > 0) return undefined;
  const name = type.segments.at(-1) ?? "";
  const entry = findCType(name);
  if (entry === undefined) return type.segments.length === 1 ? primitiveBytes(name, target) : undefined;
  if (isDefinedHere(name, spelling)) return undefined;
  const bits = entry.kind === "float" ? Number(entry.width) : cInteger(entry, target)?.bits;
  return bits === undefined ? undefined : bits / 8;
}

/** How C writes the convention of an ABI string on a target: "" for the default, `undefined` where it cannot. */
function conventionOf(abi: string, variadic: boolean, target: Target): string | undefined {
  const entry = findAbi(abi);
  if (entry === undefined || entry.rustic) return undefined;
  const family = effectiveAbi(entry, target, variadic);
  if (family === undefined) return undefined;
  if (isDefault(family, target)) return "";
  const spelled = findAbi(family)?.cSpellings ?? [];
  const wanted = target.env === "msvc" ? /MSVC/ : /GCC|Clang|CUDA/;
  return spelled.find(({ compiler }) => wanted.test(compiler))?.spelling;
}

function isDefault(family: AbiFamily, target: Target): boolean {
  const windows = target.os === "windows" || target.os === "uefi" || target.os === "cygwin";
  return family === "C" || (family === "win64" && windows) || (family === "sysv64" && !windows);
}

/** Types of the standard library whose layout is Rust's own, with or without arguments. */
const RUST_LAYOUT = new Set(
  "String CString OsString PathBuf Vec Rc Arc Result HashMap HashSet BTreeMap VecDeque Duration".split(" "),
);
/** Those that need no import. Source: `std::prelude`. */
const PRELUDE = new Set(["str", "String", "Vec", "Result", "Box", "Option"]);
/** Unsized types: a pointer to one is two words. */
const UNSIZED = new Set(["str", "CStr", "OsStr", "Path"]);
/** Wrappers with the layout and ABI of what they hold. */
const TRANSPARENT = new Set(["MaybeUninit", "ManuallyDrop", "UnsafeCell", "Cell", "Wrapping", "Pin"]);
/** Pointers of the standard library that are one word and never null, when what they point to is sized. */
const THIN = new Set(["Box", "NonNull"]);

const C_KEYWORDS = new Set(
  (
    "auto break case char const continue default do double else enum extern float for goto if inline int long register " +
    "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool"
  ).split(" "),
);

/** Whether the file defines a type of this name, so that it is not the one that everybody knows. */
function isDefinedHere(name: string, { originOf }: Spelling): boolean {
  return originOf(name).kind === "defined";
}

/** Whether a path names a type of the standard library, as far as the file shows. */
function isStandard({ segments }: Extract<RustType, { kind: "path" }>, { originOf }: Spelling): boolean {
  const [root = "", ...rest] = segments[0] === "" ? segments.slice(1) : segments;
  if (rest.length > 0) return /^(?:std|core|alloc)$/.test(root);
  const origin = originOf(root);
  if (origin.kind === "imported") return /^(?:std|core|alloc)\b/.test(origin.path);
  return origin.kind === "unseen" && PRELUDE.has(root);
}

interface Standing {
  /** Behind a pointer: the type's own layout does not matter. */
  readonly pointee?: boolean;
}

/** Writes declarators. A class because it gathers what the notes below the prototype say. */
class Writer {
  readonly #spelling: Spelling;
  readonly #generics: ReadonlySet<string>;
  readonly #opaque = new Map<string, boolean>();
  readonly #neverNull: string[] = [];
  readonly #mayBeNull: string[] = [];
  refusal: string | undefined;

  constructor(spelling: Spelling, generics: readonly GenericParam[]) {
    this.#spelling = spelling;
    this.#generics = new Set(generics.filter(({ kind }) => kind !== "lifetime").map(({ name }) => name.text));
  }

  get notes(): Pick<Prototype, "opaque" | "neverNull" | "mayBeNull"> {
    return {
      opaque: [...this.#opaque].map(([name, byValue]) => ({ name, byValue })),
      neverNull: this.#neverNull,
      mayBeNull: this.#mayBeNull,
    };
  }

  refuse(reason: string): string {
    this.refusal ??= reason;
    return "";
  }

  params(params: readonly Param[], noted: boolean): string {
    if (params.length === 0) return "void";
    return params
      .map((param, n) => {
        if (param.variadic !== undefined) {
          return n === params.length - 1 ? "..." : this.refuse("`...` has to be the last parameter.");
        }
        if (param.self !== undefined) return this.refuse("A `self` parameter has no spelling in C.");
        const name = param.pattern?.kind === "identifier" ? param.pattern.name.text : "";
        if (param.type === undefined) return this.refuse("A parameter has no type.");
        if (noted) this.#noteNull(param.type, name === "" ? `parameter ${n + 1}` : `\`${name}\``);
        return this.declare(param.type, C_KEYWORDS.has(name) ? `${name}_` : name, false);
      })
      .join(", ");
  }

  result(type: RustType | undefined, declarator: string, noted: boolean): string {
    if (type === undefined || (type.kind === "tuple" && type.elements.length === 0)) return `void ${declarator}`;
    if (type.kind === "never") return `_Noreturn void ${declarator}`;
    if (noted) this.#noteNull(type, RESULT);
    return this.declare(type, declarator, false);
  }

  declare(type: RustType, declarator: string, isConst: boolean, standing: Standing = {}): string {
    switch (type.kind) {
      case "path":
        return this.#path(type, declarator, isConst, standing);
      case "pointer":
      case "reference":
        return this.#pointer(type.pointee, type.mutable, declarator, isConst, type);
      case "fn-pointer": {
        const convention = conventionOf(type.abi?.name ?? "Rust", isVariadic(type.params), this.#spelling.target);
        if (convention === undefined) {
          return this.refuse(
            `\`${this.#text(type)}\` has ${type.abi === undefined ? "Rust's own ABI" : "an ABI that C cannot spell here"}.`,
          );
        }
        const inner = this.params(type.params, false);
        const keyword = convention === "" ? "" : `${convention} `;
        return this.result(type.returnType, `(${keyword}*${isConst ? "const " : ""}${declarator})(${inner})`, false);
      }
      case "array": {
        if (standing.pointee !== true)
          return this.refuse(`C cannot pass or return an array by value: \`${this.#text(type)}\`.`);
        const length = this.#spelling.source.slice(type.length.start, type.length.end).trim();
        const held = declarator.startsWith("*") ? `(${declarator})` : declarator;
        return this.declare(type.element, `${held}[${length}]`, isConst, standing);
      }
      case "tuple":
        if (type.elements.length === 0 && standing.pointee === true) return base("void", declarator, isConst);
        return this.refuse(`C has no tuples: \`${this.#text(type)}\`.`);
      case "slice":
        return this.refuse(`A slice has no size of its own: \`${this.#text(type)}\`.`);
      case "never":
      case "infer":
      case "impl":
      case "dyn":
      case "macro":
      case "const-argument":
      case "unknown":
        return this.refuse(`C has no spelling for \`${this.#text(type)}\`.`);
      default: {
        const missing: never = type;
        return missing;
      }
    }
  }

  #pointer(pointee: RustType, mutable: boolean, declarator: string, isConst: boolean, whole: Range): string {
    const wide = this.#wideReason(pointee);
    if (wide !== undefined)
      return this.refuse(`\`${this.#text(whole)}\` is a pointer and ${wide}: two words, which C does not know.`);
    return this.declare(pointee, `*${isConst ? "const " : ""}${declarator}`, !mutable, { pointee: true });
  }

  #path(type: Extract<RustType, { kind: "path" }>, declarator: string, isConst: boolean, standing: Standing): string {
    const name = type.segments.at(-1) ?? "";
    const [first] = type.args;
    const written = this.#text(type);
    if (type.qualified || name === "Self" || this.#generics.has(name)) {
      if (standing.pointee === true) return base(`void /* ${written} */`, declarator, isConst);
      return this.refuse(`What \`${written}\` is depends on the caller.`);
    }
    if (first === undefined) {
      const primitive = type.segments.length === 1 ? primitiveSpellings.get(name) : undefined;
      if (primitive !== undefined) return base(primitive, declarator, isConst);
      const entry = findCType(name);
      if (entry !== undefined && !isDefinedHere(name, this.#spelling)) {
        if (entry.kind === "void" && standing.pointee !== true) {
          return this.refuse("`c_void` is only for pointers: C has no value of type `void`.");
        }
        return base(entry.spelling, declarator, isConst);
      }
      const nonZero = /^NonZero([IU](?:8|16|32|64|128|size))$/.exec(name)?.[1]?.toLowerCase();
      if (nonZero !== undefined) return base(primitiveSpellings.get(nonZero) ?? "", declarator, isConst);
      if (name === "VaList" || name === "VaListImpl") return base("va_list", declarator, isConst);
    }
    if (first !== undefined && type.args.length === 1) {
      if (TRANSPARENT.has(name)) return this.declare(first, declarator, isConst, standing);
      if (name === "NonZero") return this.declare(first, declarator, isConst, standing);
      if (THIN.has(name)) return this.#pointer(first, true, declarator, isConst, type);
      if (name === "Option" && isNonNull(first)) return this.declare(first, declarator, isConst, standing);
      if (name === "PhantomData" && standing.pointee !== true) return this.refuse("`PhantomData` has no size.");
    }
    const isRustLayout = RUST_LAYOUT.has(name) && isStandard(type, this.#spelling);
    if (standing.pointee === true && (first !== undefined || isRustLayout)) {
      return base(`void /* ${written} */`, declarator, isConst);
    }
    if (
      first !== undefined ||
      isRustLayout ||
      (written.includes("<") && !/^[^<]*<\s*'\w+(?:\s*,\s*'\w+)*\s*>$/.test(written))
    ) {
      return this.refuse(`The layout of \`${written}\` is Rust's own.`);
    }
    this.#opaque.set(name, this.#opaque.get(name) === true || standing.pointee !== true);
    return base(name, declarator, isConst);
  }

  #noteNull(type: RustType, what: string): void {
    if (
      type.kind === "path" &&
      type.segments.at(-1) === "Option" &&
      type.args.length === 1 &&
      isPointerLike(type.args[0] as RustType)
    ) {
      this.#mayBeNull.push(what);
    } else if (isPointerLike(type)) this.#neverNull.push(what);
  }

  #wideReason(pointee: RustType): string | undefined {
    if (pointee.kind === "slice") return "a length";
    if (pointee.kind === "dyn") return "a vtable";
    const isUnsized = pointee.kind === "path" && UNSIZED.has(pointee.segments.at(-1) ?? "");
    return isUnsized && isStandard(pointee, this.#spelling) ? "a length" : undefined;
  }

  #text({ start, end }: Range): string {
    return this.#spelling.source.slice(start, end).replace(/\s+/g, " ");
  }
}

function base(spelling: string, declarator: string, isConst: boolean): string {
  return `${isConst ? "const " : ""}${spelling}${declarator === "" ? "" : " "}${declarator}`;
}

/** A pointer type with a niche at null. */
function isPointerLike(type: RustType): boolean {
  if (type.kind === "fn-pointer" || type.kind === "reference") return true;
  return type.kind === "path" && type.args.length === 1 && THIN.has(type.segments.at(-1) ?? "");
}

/** A type of which `Option` is guaranteed to be the same size and ABI. Source: `core::option`, "Representation". */
function isNonNull(type: RustType): boolean {
  return isPointerLike(type) || (type.kind === "path" && /^NonZero/.test(type.segments.at(-1) ?? ""));
}
