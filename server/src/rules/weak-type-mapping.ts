import type { FnItem, RustType, TypeItem } from "../facts/item.ts";
import { isConditional } from "../model/fn-signature.ts";
import { importedSymbol } from "../model/linked-items.ts";
import { isPassedApart, type Passing, passingOf } from "../model/passing.ts";
import { isUnit, printTy } from "../model/print-ty.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { type CPrototype, type CType, cScalar, findPrototype, spellCType } from "../target/c-prototypes.ts";
import { cInteger, findCType } from "../target/c-types.ts";
import type { Target } from "../target/target.ts";
import { isCLibraryBlock } from "./exports/c-library.ts";
import { type Edit, type FixScene, type Found, reference, rule, type Scene } from "./rule.ts";

interface OfFn {
  readonly fn: FnItem;
  readonly prototype: CPrototype;
  readonly problem:
    | { readonly kind: "count" | "variadic" | "nothing" }
    | {
        readonly kind: "type" | "pointee";
        /** The number of the parameter from 1, or the result. */
        readonly of: number | "result";
        readonly c: CType;
        /** How many bits C has there. */
        readonly bits: number;
        readonly here: string;
        readonly hereBits: number | undefined;
        /** How Rust writes C's type; undefined for a pointer. */
        readonly rust: string | undefined;
      };
}

interface OfAlias {
  readonly alias: TypeItem;
  readonly here: string;
  readonly bits: number;
  readonly hereBits: number;
  readonly rust: string;
  readonly triple: string;
}

type Data = OfFn | OfAlias;

export const weakTypeMapping = rule<"foreign-fn" | "type-alias", Data>({
  name: "weak-type-mapping",
  group: "exports",
  yieldsTo: ["bool-from-c", "enum-from-c", "char-from-c"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "type-alias"],
  explain: {
    what: "A function of the C library, or one of C's types, is declared with another width or number of parameters than it has.",
    why: "A declaration in an external block is taken at its word. Where it says `u32` and C reads a `size_t`, the upper half of the register is whatever was there before; on a 32-bit target a `u64` takes two places and moves all the parameters behind it; an out-parameter that is too small is written past its end. C's `long` and `size_t` have other widths on other targets, so what happens to be right on one is wrong on the next.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn realloc(p: *mut c_void, size: u32) -> *mut c_void;\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn realloc(p: *mut c_void, size: usize) -> *mut c_void;\n}',
    sources: [
      { title: "core::ffi, C's types", url: "https://doc.rust-lang.org/core/ffi/index.html" },
      reference("items/external-blocks.html#functions", "functions in external blocks"),
      {
        title: "POSIX, system interfaces",
        url: "https://pubs.opengroup.org/onlinepubs/9699919799/functions/contents.html",
      },
      {
        title: "rust-lang/rust issue 22862, open() without `...`",
        url: "https://github.com/rust-lang/rust/issues/22862",
      },
      { title: "raiko issue 201, calloc() with one size", url: "https://github.com/taikoxyz/raiko/issues/201" },
    ],
    note: "What is compared is what is passed: `usize` and `size_t`, `*mut T` and `Option<&mut T>`, signed and unsigned are the same. Ferrule knows the functions of C17 and POSIX; a block that links another library by name may have its own.",
  },
  *check(item, scene) {
    if (item.kind === "type") yield* checkAlias(item, scene);
    else yield* checkFn(item, scene);
  },
  message: (data) => ("alias" in data ? aliasMessage(data) : fnMessage(data)),
  fixes: (data, scene, { range }) => {
    if ("alias" in data) return [replacement(data.rust, scene.replace(range, data.rust))];
    const { problem, fn, prototype } = data;
    switch (problem.kind) {
      case "variadic":
        return variadicFix(fn, prototype, scene);
      case "type":
      case "pointee":
        return problem.rust === undefined ? [] : [replacement(problem.rust, scene.replace(range, problem.rust))];
      default:
        return [];
    }
  },
});

// --- functions

function* checkFn(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  const { block, target, scope } = scene;
  const prototype = findPrototype(fn.name.text, target);
  if (prototype === undefined || block === undefined || !isCLibraryBlock(block, scope.module.crate.cfg)) return;
  // A file that no `mod` leads to is included somewhere, on whatever target it was written for.
  if (!scope.module.attached) return;
  if (fn.generics !== undefined || fn.params.some(isConditional)) return;
  const symbol = importedSymbol(fn.name.text, [...block.attributes, ...fn.attributes], scope.module.crate.cfg);
  if (symbol === undefined || symbol.by !== undefined) return;
  const variadic = fn.params.some((param) => param.variadic !== undefined);
  const fixed = fn.params.filter((param) => param.variadic === undefined);
  // Without parameters and result it is declared for its address alone.
  if (fn.params.length === 0 && fn.returnType === undefined && prototype.params.length > 0) return;
  const found = (range: Found<Data>["range"], problem: OfFn["problem"]): Found<Data> => ({
    range,
    data: { fn, prototype, problem },
    related: [],
  });
  if (!variadic && prototype.variadic && fixed.length >= prototype.params.length) {
    const one = found(fn.paramList, { kind: "variadic" });
    yield isPassedOnStack(target) ? one : { ...one, level: "info" };
  } else if (fixed.length !== prototype.params.length && !(variadic && fixed.length < prototype.params.length)) {
    yield found(fn.paramList, { kind: "count" });
    return;
  }
  for (const [i, c] of prototype.params.entries()) {
    const type = fixed[i]?.type;
    if (type === undefined) continue;
    const problem = compare(type, c, i + 1, scene);
    if (problem !== undefined) yield found(problem.range, problem.problem);
  }
  const { returnType } = fn;
  if (returnType === undefined) return;
  const ty = lowerType(returnType, scene.source, scope);
  if (ty.kind === "never" || isUnit(ty)) return;
  if (prototype.result.kind === "void") {
    if (passingOf(ty, target) !== undefined) yield found(returnType, { kind: "nothing" });
    return;
  }
  const problem = compare(returnType, prototype.result, "result", scene);
  if (problem !== undefined) yield found(problem.range, problem.problem);
}

/** Whether the arguments of `...` travel in other places than fixed ones. Source: Apple, "Writing ARM64 code"; WebAssembly's C ABI. */
function isPassedOnStack({ vendor, arch }: Target): boolean {
  return (vendor === "apple" && arch === "aarch64") || arch.startsWith("wasm");
}

interface Compared {
  readonly range: RustType;
  readonly problem: OfFn["problem"];
}

function compare(type: RustType, c: CType, of: number | "result", scene: Scene): Compared | undefined {
  const { target, source, scope } = scene;
  const theirs = passingOfC(c, target);
  if (theirs === undefined) return undefined;
  const ty = lowerType(type, source, scope);
  const ours = passingOf(ty, target);
  if (isPassedApart(ours, theirs)) {
    const problem = {
      kind: "type",
      of,
      c,
      bits: bitsOf(theirs) ?? 0,
      here: printTy(ty),
      hereBits: bitsOf(ours),
    } as const;
    return {
      range: type,
      problem: { ...problem, rust: c.kind === "scalar" ? cScalar(c.name, target)?.rust : undefined },
    };
  }
  return c.kind === "pointer" && of !== "result" ? comparePointee(type, ty, c.pointee, of, scene) : undefined;
}

/** What an out-parameter leads to: C writes as many bytes as its own type has. */
function comparePointee(type: RustType, ty: Ty, c: CType, of: number, { target }: Scene): Compared | undefined {
  if (c.kind !== "scalar" || c.name === "char" || (ty.kind !== "pointer" && ty.kind !== "reference")) return undefined;
  if (!ty.mutable || (type.kind !== "pointer" && type.kind !== "reference")) return undefined;
  const { pointee } = ty;
  const theirs = cScalar(c.name, target);
  if (theirs === undefined || pointee.kind !== "primitive") return undefined;
  const ours = passingOf(pointee, target);
  // A pointer to bytes may be meant as a pointer to anything.
  if (ours?.kind !== "integer" || ours.bits === 8 || ours.bits === theirs.bits || theirs.kind !== "integer")
    return undefined;
  const problem = { kind: "pointee", of, c, bits: theirs.bits, here: printTy(pointee), hereBits: ours.bits } as const;
  return { range: type.pointee, problem: { ...problem, rust: theirs.rust } };
}

function passingOfC(c: CType, target: Target): Passing | undefined {
  if (c.kind === "pointer") return { kind: "integer", bits: target.pointerWidth };
  return c.kind === "scalar" ? cScalar(c.name, target) : undefined;
}

function bitsOf(passing: Passing | undefined): number | undefined {
  return passing?.kind === "integer" || passing?.kind === "float" ? passing.bits : undefined;
}

function fnMessage({ fn, prototype, problem }: OfFn): string {
  const name = `\`${fn.name.text}\``;
  switch (problem.kind) {
    case "count":
      return `C's ${name} is \`${prototype.text}\`, with ${counted(prototype.params.length)}, not ${fn.params.length}`;
    case "variadic":
      return `C's ${name} is \`${prototype.text}\`: declare the \`...\`, whose arguments travel on the stack on Apple's Arm processors`;
    case "nothing":
      return `C's ${name} returns nothing, so this reads whatever is left in the register`;
    default: {
      const where = problem.of === "result" ? `C's ${name} returns` : `Parameter ${problem.of} of C's ${name}`;
      const verb = problem.of === "result" ? "" : problem.kind === "pointee" ? " points to" : " is";
      const width =
        problem.hereBits === undefined || problem.hereBits === problem.bits
          ? ""
          : `, \`${problem.here}\` has ${problem.hereBits}`;
      const floats = width === "" ? `, \`${problem.here}\` travels in other registers` : width;
      return `${where}${verb} \`${spellCType(problem.c)}\`, ${problem.bits} bits here${floats}`;
    }
  }
}

function counted(count: number): string {
  return count === 1 ? "1 parameter" : `${count} parameters`;
}

function replacement(rust: string, edit: Edit) {
  return { title: `Write \`${rust}\``, safety: "unsafe", kind: "quickfix", edits: [edit] } as const;
}

function variadicFix(fn: FnItem, { params }: CPrototype, scene: FixScene) {
  const first = fn.params[params.length];
  const before = fn.params[params.length - 1];
  const last = fn.params.at(-1);
  const edit =
    first === undefined || last === undefined
      ? before === undefined
        ? undefined
        : scene.insert(before.end, ", ...")
      : scene.replace({ start: first.start, end: last.end }, "...");
  if (edit === undefined) return [];
  return [{ title: "Declare the `...`", safety: "unsafe", kind: "quickfix", edits: [edit] } as const];
}

// --- aliases: what generated bindings call by C's own names

/** Types of C whose width every target chooses. */
const CHOSEN = /^(?:s?size_t|ptrdiff_t|u?intptr_t|c_u?long)$/;

function* checkAlias(alias: TypeItem, scene: Scene): Iterable<Found<Data>> {
  const { type, generics } = alias;
  if (!CHOSEN.test(alias.name.text) || type === undefined || generics !== undefined || scene.place !== "module") return;
  const entry = findCType(alias.name.text);
  const { target } = scene;
  const integer = entry === undefined ? undefined : cInteger(entry, target);
  if (entry === undefined || integer === undefined) return;
  const ty = lowerType(type, scene.source, scene.scope);
  const ours = passingOf(ty, target);
  if (ty.kind !== "primitive" || ours?.kind !== "integer") return;
  const { name } = ty;
  const rust =
    entry.width === "pointer" ? (entry.sign === "signed" ? "isize" : "usize") : `core::ffi::${alias.name.text}`;
  const data = { alias, here: scene.source.slice(type.start, type.end), bits: integer.bits, hereBits: ours.bits, rust };
  if (ours.bits !== integer.bits) yield { range: type, data: { ...data, triple: target.triple } };
  // A width that is right here alone, where nothing says that it is meant for this target only.
  else if (entry.width === "pointer" && !name.endsWith("size") && !isConditionalHere(alias, scene)) {
    yield { range: type, data: { ...data, triple: target.triple }, level: "info" };
  }
}

/** Whether a condition stands on an item or on a module around it, or a macro chooses it by one. */
function isConditionalHere({ attributes }: TypeItem, { scope, source }: Scene): boolean {
  const says = (list: TypeItem["attributes"]) =>
    list.some(({ meta }) => meta.name === "cfg" || meta.name === "cfg_attr");
  if (says(attributes) || /^\s*(?:\w+::)*\w+!/.test(source)) return true;
  for (let at: Scene["scope"]["module"] | undefined = scope.module; at !== undefined; at = at.parent) {
    if (says(at.attributes)) return true;
  }
  return false;
}

function aliasMessage({ alias, here, bits, hereBits, rust, triple }: OfAlias): string {
  const name = `\`${alias.name.text}\``;
  return bits === hereBits
    ? `C's ${name} is as wide as a pointer: \`${here}\` is so on this target, \`${rust}\` on all`
    : `C's ${name} has ${bits} bits on \`${triple}\`, \`${here}\` has ${hereBits}`;
}
