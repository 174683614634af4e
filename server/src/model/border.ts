/**
 * Who writes what crosses the border: for each place of a signature, whether its value is made by Rust or by C, and
 * everything that comes along with it: what pointers lead to, fields, what callbacks take and give.
 *
 * Enters: a function with an ABI that C knows, or a type beside it. Leaves: places, and the types that cross there with
 * their writer and the way to them. Pointers are followed from the signature on, not from inside a struct: what hangs on
 * such a pointer is mostly nobody's business. What has no layout that C knows is not looked into.
 *
 * Source: Rust Reference, "External blocks", "Extern function qualifier", "The C representation".
 */
import type { ExternBlock, Field, FnItem, Param, Range, RustType, Variant } from "../facts/item.ts";
import { findAbi } from "../target/abi.ts";
import { representationOf } from "./repr.ts";
import type { Definition, Scope } from "./resolve.ts";
import { type AdtTy, type FnTy, fieldTy, lowerType, type Ty } from "./ty.ts";
import { hasMark, presentFields } from "./type-traits.ts";
import { isStandard } from "./world.ts";

/** Who makes a value that the other side reads. `either`: it may be the one or the other. */
export type Writer = "rust" | "c" | "either";

/** `import`: C defines the function, Rust calls it. `export`: Rust defines it, C calls it. `pointer`: nobody knows. */
export type Side = "import" | "export" | "pointer";

/** A place of a signature. */
export interface SignaturePlace {
  readonly position: "parameter" | "result";
  readonly param: Param | undefined;
  /** As written, in the item's text. */
  readonly type: RustType;
  readonly ty: Ty;
  /** Who makes the value itself. What it points at may have another writer: see `crossingsOf`. */
  readonly writer: Writer;
}

/** One step from the type of a place to what crosses with it. */
export interface BorderStep {
  readonly kind: "field" | "parameter" | "result";
  /** `name: Type` of a field, the number from 1 of a callback's parameter, "" of its result. */
  readonly text: string;
  /** Where the field is written, in the text of `of`. */
  readonly range: Range | undefined;
  readonly of: Definition | undefined;
  readonly field: Field | undefined;
}

/** A type that crosses at a place. */
export interface Crossing {
  readonly ty: Ty;
  readonly writer: Writer;
  /** `pointer`: it lies behind one, where both sides reach it. */
  readonly by: "value" | "pointer";
  /** Whether that pointer lets the one who gets it write. */
  readonly mutable: boolean;
  /** In an `Option` that is a pointer at run time. */
  readonly nullable: boolean;
  readonly steps: readonly BorderStep[];
}

/** ABIs whose functions the machine calls, or the compiler for its own use. */
const NOT_OF_C = /interrupt|kernel|^custom|intrinsic/;

/** Whether functions of an ABI may have C on their other side. */
export function isAbiOfC(abi: string): boolean {
  return findAbi(abi)?.rustic === false && !NOT_OF_C.test(abi);
}

/** Which side a function is on; undefined where Rust alone calls it, or where it has no body to be called. */
export function sideOf(fn: FnItem, block: ExternBlock | undefined): "import" | "export" | undefined {
  if (block !== undefined) return isAbiOfC(block.abi.name) ? "import" : undefined;
  return fn.body !== undefined && fn.abi !== undefined && isAbiOfC(fn.abi.name) ? "export" : undefined;
}

/** The places of a function's signature with a type that is written: parameters in order, then the result. */
export function placesOf(
  { params, returnType }: Pick<FnItem, "params" | "returnType">,
  side: Side,
  source: string,
  scope: Scope,
): readonly SignaturePlace[] {
  const out: SignaturePlace[] = [];
  const given: Writer = side === "pointer" ? "either" : side === "import" ? "rust" : "c";
  for (const param of params) {
    if (param.type === undefined || !mayMatter(param.type)) continue;
    const ty = lowerType(param.type, source, scope);
    out.push({ position: "parameter", param, type: param.type, ty, writer: given });
  }
  if (returnType !== undefined && mayMatter(returnType)) {
    const ty = lowerType(returnType, source, scope);
    out.push({ position: "result", param: undefined, type: returnType, ty, writer: otherSide(given) });
  }
  return out;
}

/** Whether a type is more than `()` or `!`. */
function mayMatter(type: RustType): boolean {
  return type.kind !== "never" && !(type.kind === "tuple" && type.elements.length === 0);
}

function otherSide(writer: Writer): Writer {
  return writer === "either" ? writer : writer === "c" ? "rust" : "c";
}

/** No signature has more to tell than this. */
const MOST_CROSSINGS = 600;
const NO_STEPS: readonly BorderStep[] = [];

/** Everything that crosses at a place, the type itself first, depth first. */
export function crossingsOf({ ty, writer, position }: SignaturePlace): readonly Crossing[] {
  const out: Crossing[] = [];
  new Walk(out).visit(ty, { writer, by: "value", mutable: false, nullable: false, steps: NO_STEPS }, position);
  return out;
}

/** What crosses with a value that stands still, such as a static or a type's field: written by `writer`. */
export function crossingsOfValue(ty: Ty, writer: Writer): readonly Crossing[] {
  const out: Crossing[] = [];
  new Walk(out).visit(ty, { writer, by: "value", mutable: false, nullable: false, steps: NO_STEPS }, "result");
  return out;
}

type Way = Omit<Crossing, "ty">;

/** One question. A class because it remembers which types it is inside of. */
class Walk {
  readonly #out: Crossing[];
  readonly #open = new Set<Definition>();

  constructor(out: Crossing[]) {
    this.#out = out;
  }

  visit(ty: Ty, way: Way, position: SignaturePlace["position"]): void {
    if (this.#out.length >= MOST_CROSSINGS) return;
    this.#out.push({ ty, ...way });
    switch (ty.kind) {
      case "pointer":
      case "reference":
        this.#pointee(ty.pointee, ty.mutable, way, position);
        return;
      case "array":
        this.visit(ty.element, { ...way, nullable: false }, position);
        return;
      case "fn":
        this.#callback(ty, way);
        return;
      case "adt":
        this.#adt(ty, way, position);
        return;
      default:
    }
  }

  #pointee(pointee: Ty, mutable: boolean, way: Way, position: SignaturePlace["position"]): void {
    if (way.steps.at(-1)?.kind === "field") return;
    const writer = pointeeWriter(way.writer, mutable, position);
    this.visit(pointee, { ...way, writer, by: "pointer", mutable, nullable: false }, position);
  }

  #callback(ty: FnTy, way: Way): void {
    if (!isAbiOfC(ty.abi)) return;
    const step = (kind: BorderStep["kind"], text: string): Way => ({
      writer: kind === "parameter" ? otherSide(way.writer) : way.writer,
      by: "value",
      mutable: false,
      nullable: false,
      steps: [...way.steps, { kind, text, range: undefined, of: undefined, field: undefined }],
    });
    ty.params.forEach((param, i) => {
      this.visit(param, step("parameter", String(i + 1)), "parameter");
    });
    this.visit(ty.result, step("result", ""), "result");
  }

  #adt(ty: AdtTy, way: Way, position: SignaturePlace["position"]): void {
    const { definition, item, args } = ty;
    if (isStandard(definition.scope.module.crate)) {
      const [arg] = args;
      if (arg === undefined) return;
      if (hasMark(ty, "lang", "owned_box") || definition.name === "NonNull") this.#pointee(arg, true, way, position);
      else if (definition.name === "Option") this.visit(arg, { ...way, nullable: true }, position);
      else if (/^(?:ManuallyDrop|UnsafeCell|SyncUnsafeCell|Cell|Pin)$/.test(definition.name))
        this.visit(arg, way, position);
      return;
    }
    // Of a union nothing is read before somebody chooses a field.
    if (item.kind === "union" || this.#open.has(definition)) return;
    const repr = representationOf(definition);
    if (repr === "unknown" || (!repr.c && !repr.transparent && repr.int === undefined)) return;
    this.#open.add(definition);
    if (item.kind === "enum") for (const variant of item.variants) this.#fields(ty, variant.fields, variant, way);
    else this.#fields(ty, item.fields, undefined, way);
    this.#open.delete(definition);
  }

  #fields(ty: AdtTy, fields: readonly Field[], variant: Variant | undefined, way: Way): void {
    (presentFields(ty, fields) ?? []).forEach((field, i) => {
      const { definition } = ty;
      const written = field.type === undefined ? "" : definition.source.slice(field.type.start, field.type.end);
      const owner = variant === undefined ? "" : `${variant.name.text}.`;
      const text = `${owner}${field.name?.text ?? i}: ${written.replace(/\s+/g, " ")}`;
      const step: BorderStep = { kind: "field", text, range: field, of: definition, field };
      this.visit(fieldTy(ty, field.type), { ...way, nullable: false, steps: [...way.steps, step] }, "result");
    });
  }
}

/**
 * Who fills what a pointer leads to. A `*mut` that Rust hands in is there for C to write through. Through one that C
 * hands in either side may write: it is an out-parameter, or an object that both know.
 */
function pointeeWriter(writer: Writer, mutable: boolean, position: SignaturePlace["position"]): Writer {
  if (position === "result" || !mutable) return writer;
  return writer === "rust" ? "c" : "either";
}
