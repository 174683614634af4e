/**
 * What the attributes of linkage may stand on.
 *
 * Source: rustc 1.95, asked for every attribute on every kind of owner; Rust Reference, the chapters of each attribute.
 */
import type { BodyNode, Expression } from "../../facts/expression.ts";
import type { AttributeOwner, Scene } from "../rule.ts";

/** What an attribute stands on, in the compiler's distinctions as far as its verdicts differ. */
export type TargetKind =
  | "function"
  | "method"
  | "provided-method"
  | "required-method"
  | "static"
  | "const"
  | "associated-const"
  | "type-alias"
  | "associated-type"
  | "struct"
  | "enum"
  | "union"
  | "field"
  | "variant"
  | "trait"
  | "impl"
  | "module"
  | "use"
  | "extern-crate"
  | "macro-definition"
  | "macro-call"
  | "extern-block"
  | "foreign-fn"
  | "foreign-static"
  | "foreign-type"
  | "parameter"
  | "generic"
  | "closure"
  | "statement"
  | "expression"
  | "match-arm"
  | "field-expression"
  | "field-pattern";

/** What an owner is; a crate counts as a module. Undefined where it is nothing that the compiler would come to judge. */
export function targetOf(owner: AttributeOwner, { place }: Scene): TargetKind | undefined {
  switch (owner.kind) {
    case "field":
    case "variant":
    case "generic":
      return owner.kind;
    case "param":
      // Of a function without a body the compiler keeps only the types.
      return owner.item.body === undefined || place === "extern-block" ? undefined : "parameter";
    case "node":
      return targetOfNode(owner.node);
    case "item":
      break;
  }
  const { item } = owner;
  if (item.broken) return undefined;
  switch (item.kind) {
    case "fn":
      if (place === "extern-block") return "foreign-fn";
      if (place === "impl") return "method";
      if (place !== "trait") return "function";
      return item.body === undefined ? "required-method" : "provided-method";
    case "static":
      if (place !== "extern-block") return "static";
      return item.constKeyword === undefined ? "foreign-static" : undefined;
    case "const":
      return place === "impl" || place === "trait" ? "associated-const" : "const";
    case "type":
      if (place === "extern-block") return "foreign-type";
      return place === "impl" || place === "trait" ? "associated-type" : "type-alias";
    case "mod":
      return "module";
    case "struct":
    case "enum":
    case "union":
    case "trait":
    case "impl":
    case "use":
    case "extern-crate":
    case "macro-call":
    case "extern-block":
      return item.kind;
    case "other":
      return item.what === "macro definition" ? "macro-definition" : undefined;
    case "inner-attributes":
      return place === "module" ? "module" : place === "body" ? undefined : place;
  }
}

function targetOfNode(node: BodyNode): TargetKind | undefined {
  switch (node.kind) {
    case "let-statement":
      return "statement";
    case "match-arm":
      return "match-arm";
    case "field-value":
      return "field-expression";
    case "field-pattern":
      return "field-pattern";
    case "closure-param":
      return "parameter";
    case "expression-statement":
    case "attributed":
      return targetOfExpression(node.expression);
    case "block":
    case "match":
      return "expression";
    default:
      return undefined;
  }
}

function targetOfExpression(expression: Expression): TargetKind {
  if (expression.kind === "macro") return "macro-call";
  // The compiler makes a closure of an `async` block.
  const closure = expression.kind === "closure" || (expression.kind === "block" && /async|gen/.test(expression.form));
  return closure ? "closure" : "expression";
}

const BODIES: readonly TargetKind[] = ["function", "method", "provided-method"];
const FOREIGN: readonly TargetKind[] = ["foreign-fn", "foreign-static"];

interface Placing {
  readonly allowed: readonly TargetKind[];
  /** Where it is ignored with a warning; `rest` for everywhere that no other list names. */
  readonly ignored: readonly TargetKind[] | "rest";
  readonly refused?: readonly TargetKind[];
  /** The only owners that are judged: the attribute is everyday on others, which are not this tool's business. */
  readonly only?: readonly TargetKind[];
}

const IN_BLOCKS: readonly TargetKind[] = ["extern-block", "foreign-fn", "foreign-static", "foreign-type"];

const PLACING: Readonly<Record<string, Placing>> = {
  // On a constant it has a lint of its own.
  no_mangle: { allowed: ["function", "method", "static", "const"], ignored: "rest", refused: ["closure"] },
  export_name: {
    allowed: [...BODIES, "static"],
    ignored: ["field", "macro-definition", "macro-call", "match-arm"],
  },
  link_name: { allowed: FOREIGN, ignored: "rest" },
  link_section: { allowed: [...BODIES, "static"], ignored: "rest" },
  link_ordinal: { allowed: FOREIGN, ignored: ["macro-call"] },
  used: { allowed: ["static"], ignored: ["macro-call"] },
  linkage: { allowed: [...BODIES, "static", ...FOREIGN], ignored: ["required-method"] },
  ffi_const: { allowed: ["foreign-fn"], ignored: [] },
  ffi_pure: { allowed: ["foreign-fn"], ignored: [] },
  naked: { allowed: BODIES, ignored: ["macro-call"] },
  inline: { allowed: [], ignored: ["foreign-fn"], only: IN_BLOCKS },
  target_feature: { allowed: [], ignored: [], only: IN_BLOCKS },
  track_caller: { allowed: ["foreign-fn"], ignored: [], only: IN_BLOCKS },
};

/** What the compiler does about an attribute of this name on such an owner; `allowed` for attributes not in the table. */
export function placingOf(name: string, target: TargetKind): "allowed" | "ignored" | "refused" {
  const placing = Object.hasOwn(PLACING, name) ? PLACING[name] : undefined;
  if (placing === undefined) return "allowed";
  const { allowed, ignored, refused, only } = placing;
  if (only?.includes(target) === false || allowed.includes(target)) return "allowed";
  if (refused?.includes(target) === true) return "refused";
  return ignored === "rest" || ignored.includes(target) ? "ignored" : "refused";
}

/** The words for an owner in a message, with their article. */
export const TARGET_WORDS: Readonly<Record<TargetKind, string>> = {
  function: "a function",
  method: "a method",
  "provided-method": "a trait's method",
  "required-method": "a trait's method",
  static: "a static",
  const: "a constant",
  "associated-const": "an associated constant",
  "type-alias": "a type alias",
  "associated-type": "an associated type",
  struct: "a struct",
  enum: "an enum",
  union: "a union",
  field: "a field",
  variant: "a variant",
  trait: "a trait",
  impl: "an impl",
  module: "a module",
  use: "an import",
  "extern-crate": "an `extern crate`",
  "macro-definition": "a macro's definition",
  "macro-call": "a macro call",
  "extern-block": "an external block",
  "foreign-fn": "a foreign function",
  "foreign-static": "a foreign static",
  "foreign-type": "a foreign type",
  parameter: "a parameter",
  generic: "a generic parameter",
  closure: "a closure",
  statement: "a statement",
  expression: "an expression",
  "match-arm": "a match arm",
  "field-expression": "a field's value",
  "field-pattern": "a field's pattern",
};

/** What an attribute is for, in a message. */
export const PURPOSE: Readonly<Record<string, string>> = {
  no_mangle: "functions with a body and statics",
  export_name: "functions with a body and statics",
  link_name: "foreign functions and foreign statics",
  link_section: "functions with a body and statics",
  link: "external blocks whose ABI is not `Rust`",
  link_ordinal: "foreign functions and foreign statics",
  used: "statics with a value",
  linkage: "functions and statics",
  ffi_const: "foreign functions",
  ffi_pure: "foreign functions",
  naked: "functions with a body",
  inline: "functions with a body",
  target_feature: "functions with a body",
  track_caller: "functions",
};
