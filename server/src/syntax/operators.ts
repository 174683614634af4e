/**
 * The operators between two operands, and how strongly they bind.
 *
 * Source: Rust Reference, "Expression precedence".
 */
import type { AssignmentOperator, BinaryOperator } from "../facts/expression.ts";
import type { Token } from "./tokens.ts";

interface BinaryForm {
  readonly form: "binary";
  readonly text: BinaryOperator;
  readonly precedence: number;
}
interface AssignmentForm {
  readonly form: "assignment";
  readonly text: AssignmentOperator;
  readonly precedence: number;
}
export type Operator = BinaryForm | AssignmentForm;

export const ASSIGNMENT = 1;
export const RANGE = 2;
export const OR = 3;
export const AND = 4;
const COMPARISON = 5;
export const CAST = 12;

const binary = (text: BinaryOperator, precedence: number): BinaryForm => ({ form: "binary", text, precedence });
const assignment = (text: AssignmentOperator): AssignmentForm => ({ form: "assignment", text, precedence: ASSIGNMENT });

interface Family {
  readonly single: Operator;
  readonly withEquals: Operator;
  readonly doubled: Operator | undefined;
  readonly doubledWithEquals: Operator | undefined;
}

function family(single: Operator, withEquals: Operator, doubled?: Operator, doubledWithEquals?: Operator): Family {
  return { single, withEquals, doubled, doubledWithEquals };
}

/** Operators by their first character. */
const FAMILIES: ReadonlyMap<number, Family> = new Map([
  [43, family(binary("+", 10), assignment("+="))],
  [45, family(binary("-", 10), assignment("-="))],
  [42, family(binary("*", 11), assignment("*="))],
  [47, family(binary("/", 11), assignment("/="))],
  [37, family(binary("%", 11), assignment("%="))],
  [94, family(binary("^", 7), assignment("^="))],
  [38, family(binary("&", 8), assignment("&="), binary("&&", AND))],
  [124, family(binary("|", 6), assignment("|="), binary("||", OR))],
  [60, family(binary("<", COMPARISON), binary("<=", COMPARISON), binary("<<", 9), assignment("<<="))],
  [62, family(binary(">", COMPARISON), binary(">=", COMPARISON), binary(">>", 9), assignment(">>="))],
  [61, family(assignment("="), binary("==", COMPARISON))],
]);
const NOT_EQUAL = binary("!=", COMPARISON);

/** The operator at `token`, whose characters are tokens of their own and may not be apart. */
export function operatorAt(source: string, token: Token, limit: number): Operator | undefined {
  const { start, end } = token;
  const unit = source.charCodeAt(start);
  // `->`, `=>`, `::`, `..`
  if (end - start > 1) return undefined;
  const next = end < limit ? source.charCodeAt(end) : 0;
  if (unit === 33) return next === 61 ? NOT_EQUAL : undefined;
  const operators = FAMILIES.get(unit);
  if (operators === undefined) return undefined;
  if (next === 61) return operators.withEquals;
  if (next !== unit || operators.doubled === undefined) return operators.single;
  const third = end + 1 < limit ? source.charCodeAt(end + 1) : 0;
  return third === 61 && operators.doubledWithEquals !== undefined ? operators.doubledWithEquals : operators.doubled;
}
