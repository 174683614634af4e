/**
 * The values of integer constants: discriminants, array lengths, what a `const` is.
 *
 * Enters: an expression and the type it must have, if any. Leaves: its value with its type, or undefined for what is not
 * an integer, cannot be known, or does not compile (an overflow, a mixture of types). Values are exact.
 *
 * Source: Rust Reference, "Constant evaluation", "Literal expressions", "Operator expressions"; how a literal without a
 * suffix gets its type was read off rustc 1.95.
 */
import type { BinaryOperator, Expression, LiteralExpression, PathExpression } from "../facts/expression.ts";
import type { Range, RustType, TypeDefinition, Variant } from "../facts/item.ts";
import { parseExpression } from "../syntax/expressions.ts";
import { unescapeString } from "../syntax/literals.ts";
import { presentParts } from "./presence.ts";
import { representationOf } from "./repr.ts";
import { type Definition, resolvePath, type Scope } from "./resolve.ts";
import { lowerType } from "./ty.ts";

/** A value of an integer type, of `bool` (0 and 1), of `char`, or of an enum without fields (`enum`: its discriminant). */
export interface Constant {
  readonly value: bigint;
  /** `u8`, `isize`, `bool`, `char` or `enum`. */
  readonly type: string;
}

/** What an expression's names mean. */
export interface ConstantNames {
  /** In bits: the width of `usize`. */
  readonly pointerWidth: number;
  lookup(path: PathExpression): Constant | undefined;
  /** The name of a primitive type that is written, aliases resolved. */
  primitive(type: RustType): string | undefined;
}

/** The value of an expression; `expected` is the integer type that it must have, where that is known. */
export function evaluateConstant(
  expression: Expression,
  expected: string | undefined,
  names: ConstantNames,
): Constant | undefined {
  const found = new Evaluation(names).of(expression, expected, false);
  return found === undefined ? undefined : settle(found, expected, names.pointerWidth);
}

/** A value whose type may still be open: then it is that of an integer literal without a suffix. */
interface Open {
  readonly value: bigint;
  readonly type: string | undefined;
}

const DEPTH = 128;

interface IntegerType {
  readonly signed: boolean;
  readonly bits: number;
}

/** The width and sign of an integer type by its name; undefined for any other. `pointerWidth` in bits. */
export function integerType(name: string | undefined, pointerWidth: number): IntegerType | undefined {
  const [, sign, width] = /^([iu])(8|16|32|64|128|size)$/.exec(name ?? "") ?? [];
  if (width === undefined) return undefined;
  return { signed: sign === "i", bits: width === "size" ? pointerWidth : Number(width) };
}

/** The least and the greatest value of an integer type. */
export function limitsOf({ signed, bits }: IntegerType): { readonly least: bigint; readonly greatest: bigint } {
  const half = 1n << BigInt(bits - 1);
  return signed ? { least: -half, greatest: half - 1n } : { least: 0n, greatest: 2n * half - 1n };
}

function fits(value: bigint, type: IntegerType): boolean {
  const { least, greatest } = limitsOf(type);
  return least <= value && value <= greatest;
}

function wrap(value: bigint, { signed, bits }: IntegerType): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** Gives an open value its type; undefined where it does not fit. */
function settle({ value, type }: Open, expected: string | undefined, pointerWidth: number): Constant | undefined {
  const name = type ?? expected ?? "i32";
  if (type !== undefined && expected !== undefined && type !== expected) return undefined;
  const integer = integerType(name, pointerWidth);
  return integer !== undefined && !fits(value, integer) ? undefined : { value, type: name };
}

/** One question. A class because it holds the names and counts its depth. */
class Evaluation {
  readonly #names: ConstantNames;
  #depth = 0;

  constructor(names: ConstantNames) {
    this.#names = names;
  }

  /**
   * `hint` is the type that a literal without a suffix takes; a weak one, from a cast around it, does not reach into binary
   * operators, as in rustc.
   */
  of(expression: Expression, hint: string | undefined, weak: boolean): Open | undefined {
    if (this.#depth > DEPTH) return undefined;
    this.#depth++;
    const found = this.#visit(expression, hint, weak);
    this.#depth--;
    return found;
  }

  #integer(name: string | undefined): IntegerType | undefined {
    return integerType(name, this.#names.pointerWidth);
  }

  #visit(expression: Expression, hint: string | undefined, weak: boolean): Open | undefined {
    switch (expression.kind) {
      case "literal":
        return this.#literal(expression, hint);
      case "parenthesized":
        return this.of(expression.inner, hint, weak);
      case "block": {
        const { tail, statements, form } = expression;
        const plain = (form === "plain" || form === "const") && statements.length === 1;
        return plain && tail !== undefined ? this.of(tail, hint, weak) : undefined;
      }
      case "unary":
        return this.#unary(expression.operator, this.of(expression.operand, hint, weak));
      case "binary":
        return this.#binary(expression.operator, expression.left, expression.right, weak ? undefined : hint);
      case "cast":
        return this.#cast(expression.operand, this.#names.primitive(expression.type));
      case "path":
        return this.#limit(expression) ?? this.#names.lookup(expression);
      case "call":
        return this.#call(expression);
      default:
        return undefined;
    }
  }

  #literal({ literal, text, suffix }: LiteralExpression, hint: string | undefined): Open | undefined {
    switch (literal) {
      case "integer": {
        const digits = text.replaceAll("_", "");
        if (!/^(?:\d+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits)) return undefined;
        const type = suffix?.text ?? (this.#integer(hint) === undefined ? undefined : hint);
        if (suffix !== undefined && this.#integer(type) === undefined) return undefined;
        return { value: BigInt(digits), type };
      }
      case "bool":
        return { value: text === "true" ? 1n : 0n, type: "bool" };
      case "byte":
      case "char": {
        const value = characterOf(text);
        return value === undefined ? undefined : { value, type: literal === "byte" ? "u8" : "char" };
      }
      default:
        return undefined;
    }
  }

  #unary(operator: string, operand: Open | undefined): Open | undefined {
    if (operand === undefined || operator === "*") return undefined;
    const { value, type } = operand;
    if (operator === "!" && type === "bool") return { value: 1n - value, type };
    const integer = this.#integer(type);
    if (integer === undefined && type !== undefined) return undefined;
    if (operator === "!") {
      if (integer === undefined) return { value: ~value, type };
      return fits(value, integer) ? { value: wrap(~value, integer), type } : undefined;
    }
    if (integer !== undefined && (!integer.signed || !fits(-value, integer))) return undefined;
    return { value: -value, type };
  }

  #binary(operator: BinaryOperator, a: Expression, b: Expression, hint: string | undefined): Open | undefined {
    switch (operator) {
      case "<<":
      case ">>": {
        const left = this.of(a, hint, false);
        const right = this.of(b, undefined, false);
        return left === undefined || right === undefined ? undefined : this.#shift(operator, left, right);
      }
      case "&&":
      case "||": {
        const left = this.of(a, "bool", false);
        const right = this.of(b, "bool", false);
        if (left?.type !== "bool" || right?.type !== "bool") return undefined;
        const value = operator === "&&" ? left.value & right.value : left.value | right.value;
        return { value, type: "bool" };
      }
      default: {
        const isComparison = /^[=!<>]/.test(operator);
        const pair = this.#pair(a, b, isComparison ? undefined : hint);
        if (pair === undefined) return undefined;
        return isComparison
          ? { value: compare(operator, ...pair.values), type: "bool" }
          : this.#arithmetic(operator, pair);
      }
    }
  }

  /** Two operands of one type. */
  #pair(
    a: Expression,
    b: Expression,
    hint: string | undefined,
  ): { readonly values: readonly [bigint, bigint]; readonly type: string | undefined } | undefined {
    let left = this.of(a, hint, false);
    let right = this.of(b, hint ?? left?.type, false);
    if (left?.type === undefined && right?.type !== undefined) left = this.of(a, right.type, false);
    else if (right?.type === undefined && left?.type !== undefined) right = this.of(b, left.type, false);
    if (left === undefined || right === undefined || left.type !== right.type) return undefined;
    const { type } = left;
    // What nothing gives a type is an `i32` in the end.
    const integer = this.#integer(type ?? "i32");
    if (integer !== undefined && !(fits(left.value, integer) && fits(right.value, integer))) return undefined;
    return { values: [left.value, right.value], type };
  }

  #arithmetic(
    operator: BinaryOperator,
    { values: [a, b], type }: { readonly values: readonly [bigint, bigint]; readonly type: string | undefined },
  ): Open | undefined {
    const bits = operator === "&" || operator === "|" || operator === "^";
    const integer = this.#integer(type);
    if (integer === undefined && type !== undefined && !(bits && type === "bool")) return undefined;
    let value: bigint;
    switch (operator) {
      case "+":
        value = a + b;
        break;
      case "-":
        value = a - b;
        break;
      case "*":
        value = a * b;
        break;
      case "/":
      case "%":
        if (b === 0n) return undefined;
        value = operator === "/" ? a / b : a % b;
        break;
      case "&":
        value = a & b;
        break;
      case "|":
        value = a | b;
        break;
      case "^":
        value = a ^ b;
        break;
      default:
        return undefined;
    }
    return integer !== undefined && !fits(value, integer) ? undefined : { value, type };
  }

  #shift(operator: "<<" | ">>", { value, type }: Open, right: Open): Open | undefined {
    if (right.type !== undefined && this.#integer(right.type) === undefined) return undefined;
    const integer = this.#integer(type ?? "i32");
    if (integer === undefined || !fits(value, integer)) return undefined;
    if (right.value < 0n || right.value >= BigInt(integer.bits)) return undefined;
    return { value: wrap(operator === "<<" ? value << right.value : value >> right.value, integer), type };
  }

  #cast(operand: Expression, target: string | undefined): Open | undefined {
    const integer = this.#integer(target);
    if (integer === undefined) return undefined;
    const found = this.of(operand, target, true);
    const settled = found === undefined ? undefined : settle(found, undefined, this.#names.pointerWidth);
    return settled === undefined ? undefined : { value: wrap(settled.value, integer), type: target };
  }

  /** `u8::MAX` and its kin; also `std::u8::MAX`. */
  #limit({ segments, qualified }: PathExpression): Constant | undefined {
    const [type, name] = segments.slice(-2);
    const isModule = segments.length === 3 && (segments[0] === "std" || segments[0] === "core");
    if (qualified || type === undefined || (segments.length !== 2 && !isModule)) return undefined;
    const integer = this.#integer(type);
    if (integer === undefined) return undefined;
    const { least, greatest } = limitsOf(integer);
    if (name === "MAX") return { value: greatest, type };
    if (name === "MIN") return { value: least, type };
    return name === "BITS" ? { value: BigInt(integer.bits), type: "u32" } : undefined;
  }

  /** `size_of::<T>()` of a primitive type. */
  #call({ callee, args }: Extract<Expression, { kind: "call" }>): Constant | undefined {
    if (callee.kind !== "path" || args.length > 0 || callee.name.text !== "size_of") return undefined;
    const [type] = callee.args;
    const name = type === undefined ? undefined : this.#names.primitive(type);
    const bits = this.#integer(name)?.bits ?? OTHER_SIZES[name ?? ""];
    return bits === undefined ? undefined : { value: BigInt(bits / 8), type: "usize" };
  }
}

const OTHER_SIZES: Readonly<Record<string, number>> = { bool: 8, char: 32, f32: 32, f64: 64 };

function compare(operator: BinaryOperator, a: bigint, b: bigint): bigint {
  const holds =
    operator === "=="
      ? a === b
      : operator === "!="
        ? a !== b
        : operator === "<"
          ? a < b
          : operator === "<="
            ? a <= b
            : operator === ">"
              ? a > b
              : a >= b;
  return holds ? 1n : 0n;
}

/** What a character or byte literal stands for. */
function characterOf(text: string): bigint | undefined {
  const inner = text.replace(/^b?'/, "").replace(/'$/, "");
  const hex = /^\\x([0-9a-fA-F]{2})$/.exec(inner)?.[1];
  if (hex !== undefined) return BigInt(Number.parseInt(hex, 16));
  const [character, ...rest] = inner === '"' ? ['"'] : unescapeString(`"${inner}"`);
  const point = character?.codePointAt(0);
  return point === undefined || rest.length > 0 ? undefined : BigInt(point);
}

/** What was found out about constants while one question is answered. A constant that needs itself has no value. */
type Known = Map<object, Constant | undefined>;

/** The value of the expression in a range of `source`, its names resolved in `scope`. */
export function constantAt(
  range: Range,
  source: string,
  scope: Scope,
  expected: string | undefined,
  known: Known = new Map(),
): Constant | undefined {
  return evaluateConstant(parseExpression(source, range), expected, namesIn(source, scope, known));
}

/** What names mean in a scope. */
export function namesIn(source: string, scope: Scope, known: Known = new Map()): ConstantNames {
  const primitive = (type: RustType) => {
    const ty = lowerType(type, source, scope);
    return ty.kind === "primitive" ? ty.name : undefined;
  };
  return {
    pointerWidth: scope.module.crate.cfg.target.pointerWidth,
    primitive,
    lookup(path) {
      const found = resolvePath(path, scope, "value");
      if (found.kind === "variant") return variantValue(found.definition, found.variant, known);
      return found.kind === "definition" ? constValue(found.definition, known) : undefined;
    },
  };
}

/** The value of a `const` item. */
function constValue(definition: Definition, known: Known): Constant | undefined {
  const { item, source, scope } = definition;
  if (item.kind !== "const" || item.value === undefined || item.type === undefined) return undefined;
  if (known.has(definition)) return known.get(definition);
  known.set(definition, undefined);
  const type = namesIn(source, scope, known).primitive(item.type);
  const value = type === undefined ? undefined : constantAt(item.value, source, scope, type, known);
  known.set(definition, value);
  return value;
}

function variantValue(definition: Definition, { name }: Variant, known: Known): Constant | undefined {
  const { item, source, scope } = definition;
  if (item.kind !== "enum" || known.has(item)) return undefined;
  known.set(item, undefined);
  const repr = representationOf(definition);
  const values = repr === "unknown" ? undefined : discriminantsOf(item, repr.int, source, scope, known);
  known.delete(item);
  const value = values?.find(({ variant }) => variant.name.text === name.text)?.value;
  return value === undefined ? undefined : { value, type: "enum" };
}

export interface Discriminant {
  readonly variant: Variant;
  /** Undefined where nobody can tell, or where it does not fit its type. */
  readonly value: bigint | undefined;
}

/**
 * The discriminants of an enum's variants that are there; undefined where a `cfg` leaves open which these are. `int` is
 * the integer type of its `repr`, if it has one. Source: Rust Reference, "Discriminants".
 */
export function discriminantsOf(
  { variants }: TypeDefinition,
  int: string | undefined,
  source: string,
  scope: Scope,
  known: Known = new Map(),
): readonly Discriminant[] | undefined {
  const { cfg } = scope.module.crate;
  const present = presentParts(variants, cfg);
  const type = int ?? "isize";
  const integer = integerType(type, cfg.target.pointerWidth);
  if (present === undefined || integer === undefined) return undefined;
  let next: bigint | undefined = 0n;
  return present.map((variant) => {
    const { discriminant } = variant;
    const value = discriminant === undefined ? next : constantAt(discriminant, source, scope, type, known)?.value;
    const isKnown = value !== undefined && fits(value, integer);
    next = isKnown ? value + 1n : undefined;
    return { variant, value: isKnown ? value : undefined };
  });
}
