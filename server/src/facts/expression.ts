/**
 * What stands in a function's body: statements, expressions and patterns as frozen plain data.
 *
 * Every node has a `kind` that no other node has and a range in UTF-16 units from the start of the slice, end exclusive;
 * the range of a child lies inside its parent's. Types are `RustType` facts and no nodes; what they hold is not walked.
 * Nothing is resolved: a path may name a function, a constant, a variable or a variant.
 * Names follow the Rust Reference ("Statements and expressions", "Patterns"); `syntax/walk.ts` goes through the nodes.
 */
import type { Attribute, Item, Name, PathType, Range, RustType } from "./item.ts";

/** Every node of a body. */
export type BodyNode = Statement | Expression | Pattern | MatchArm | FieldValue | FieldPattern | ClosureParam;

// Statements

export type Statement = LetStatement | ItemStatement | ExpressionStatement | EmptyStatement;

/** Attributes stand before `start`, as those of an item do. */
interface Attributed {
  readonly attributes: readonly Attribute[];
}

/** `let pattern: type = value else { … };`, its `;` included. */
export interface LetStatement extends Range, Attributed {
  readonly kind: "let-statement";
  readonly pattern: Pattern;
  readonly type: RustType | undefined;
  readonly value: Expression | undefined;
  readonly else: BlockExpression | undefined;
}

/** An item. Its own body is not part of the tree: it is parsed when someone asks, with `parseBody`. */
export interface ItemStatement extends Range {
  readonly kind: "item-statement";
  readonly item: Item;
}

/** An expression with or without its `;`. The last one without it is the block's value. */
export interface ExpressionStatement extends Range, Attributed {
  readonly kind: "expression-statement";
  readonly expression: Expression;
  readonly semicolon: boolean;
}

export interface EmptyStatement extends Range {
  readonly kind: "empty-statement";
}

// Expressions

export type Expression =
  | LiteralExpression
  | PathExpression
  | UnaryExpression
  | BorrowExpression
  | CastExpression
  | BinaryExpression
  | AssignmentExpression
  | RangeExpression
  | CallExpression
  | MethodCall
  | FieldExpression
  | IndexExpression
  | TryExpression
  | AwaitExpression
  | StructExpression
  | ListExpression
  | RepeatExpression
  | ParenthesizedExpression
  | ClosureExpression
  | BlockExpression
  | IfExpression
  | LetCondition
  | MatchExpression
  | LoopExpression
  | WhileExpression
  | ForExpression
  | JumpExpression
  | UnderscoreExpression
  | MacroExpression
  | AttributedExpression
  | UnknownExpression;

export type LiteralKind = "integer" | "float" | "string" | "byte-string" | "c-string" | "char" | "byte" | "bool";

/** A literal. A minus before a number is a `unary` around it (in patterns, `negative`). */
export interface LiteralExpression extends Range {
  readonly kind: "literal";
  readonly literal: LiteralKind;
  /** As written, prefix and quotes included, without the suffix. `unescapeString` gives what a string stands for. */
  readonly text: string;
  /** `u8` of `1u8`. */
  readonly suffix: Name | undefined;
}

/** A path: `f`, `a::b::<T>`, `<T as Trait>::f`, `Self`. Its shape is a path type's, so what resolves the one reads the other. */
export interface PathExpression extends PathType {
  /** The last segment. */
  readonly name: Name;
  /** The `T` of `<T>::f` and `<T as Trait>::f`. */
  readonly selfType: RustType | undefined;
  /** The `Trait` of `<T as Trait>::f`. */
  readonly trait: RustType | undefined;
}

/** `*x`, `-x`, `!x`. */
export interface UnaryExpression extends Range {
  readonly kind: "unary";
  readonly operator: "*" | "-" | "!";
  readonly operand: Expression;
}

/** `&x`, `&mut x`, and with `raw` `&raw const x`, `&raw mut x`. */
export interface BorrowExpression extends Range {
  readonly kind: "borrow";
  readonly raw: boolean;
  readonly mutable: boolean;
  readonly operand: Expression;
}

/** `x as T`. */
export interface CastExpression extends Range {
  readonly kind: "cast";
  readonly operand: Expression;
  readonly type: RustType;
}

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "<<"
  | ">>"
  | "&"
  | "|"
  | "^"
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "&&"
  | "||";

/** Arithmetic, comparison and lazy boolean operators. A chain of comparisons, which no Rust accepts, groups to the left. */
export interface BinaryExpression extends Range {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type AssignmentOperator = "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "<<=" | ">>=" | "&=" | "|=" | "^=";

export interface AssignmentExpression extends Range {
  readonly kind: "assignment";
  readonly operator: AssignmentOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a..b`, `a..`, `..b`, `..`, and with `inclusive` `a..=b`. */
export interface RangeExpression extends Range {
  readonly kind: "range";
  readonly from: Expression | undefined;
  readonly to: Expression | undefined;
  readonly inclusive: boolean;
}

/** `f(a, b)`. */
export interface CallExpression extends Range {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Expression[];
  /** `(…)`, parentheses included. */
  readonly argumentList: Range;
}

/** `x.f::<T>(a, b)`. */
export interface MethodCall extends Range {
  readonly kind: "method-call";
  readonly receiver: Expression;
  readonly method: Name;
  /** The generic type and const arguments. */
  readonly typeArgs: readonly RustType[];
  readonly args: readonly Expression[];
  readonly argumentList: Range;
}

/** `x.name`, `x.0`. The name is "" where none is written yet. */
export interface FieldExpression extends Range {
  readonly kind: "field";
  readonly object: Expression;
  readonly field: Name;
}

export interface IndexExpression extends Range {
  readonly kind: "index";
  readonly object: Expression;
  readonly index: Expression;
}

/** `x?`. */
export interface TryExpression extends Range {
  readonly kind: "try";
  readonly operand: Expression;
}

/** `x.await`. */
export interface AwaitExpression extends Range {
  readonly kind: "await";
  readonly operand: Expression;
}

/** `Path { a: x, b, ..base }`. */
export interface StructExpression extends Range {
  readonly kind: "struct";
  readonly path: PathExpression;
  readonly fields: readonly FieldValue[];
  readonly base: Expression | undefined;
  /** `..` without a base, on the left of an assignment. */
  readonly rest: boolean;
}

/** One field of a struct expression. Of a shorthand, `value` is the path with the field's own range. */
export interface FieldValue extends Range, Attributed {
  readonly kind: "field-value";
  readonly name: Name;
  readonly value: Expression;
  readonly shorthand: boolean;
}

/** `(a, b)`, `(a,)`, `()` or `[a, b]`. */
export interface ListExpression extends Range {
  readonly kind: "tuple" | "array";
  readonly elements: readonly Expression[];
}

/** `[element; length]`. */
export interface RepeatExpression extends Range {
  readonly kind: "repeat";
  readonly element: Expression;
  readonly length: Expression;
}

/** `(x)`. */
export interface ParenthesizedExpression extends Range {
  readonly kind: "parenthesized";
  readonly inner: Expression;
}

/** `|a, b: T| -> U { … }`. */
export interface ClosureExpression extends Range {
  readonly kind: "closure";
  readonly move: boolean;
  readonly async: boolean;
  readonly static: boolean;
  readonly const: boolean;
  readonly params: readonly ClosureParam[];
  readonly returnType: RustType | undefined;
  readonly body: Expression;
}

export interface ClosureParam extends Range, Attributed {
  readonly kind: "closure-param";
  readonly pattern: Pattern;
  readonly type: RustType | undefined;
}

/** `{ … }` and what may stand before it; the range begins with that. */
export interface BlockExpression extends Range {
  readonly kind: "block";
  readonly form: "plain" | "unsafe" | "async" | "const" | "try" | "gen" | "async-gen";
  /** `async move { … }` */
  readonly move: boolean;
  readonly label: Name | undefined;
  /** The word that `form` names. */
  readonly keyword: Range | undefined;
  /** The `{`. */
  readonly brace: number;
  readonly innerAttributes: readonly Attribute[];
  /** In order, the tail among them. */
  readonly statements: readonly Statement[];
  /** The expression of the last statement, when that ends without `;`: the block's value. */
  readonly tail: Expression | undefined;
  /** The parser could not read all that stands in the block. */
  readonly broken: boolean;
}

export type Block = BlockExpression;

export interface IfExpression extends Range {
  readonly kind: "if";
  readonly condition: Expression;
  readonly body: BlockExpression;
  readonly else: BlockExpression | IfExpression | undefined;
}

/** `let pattern = value` in a condition or guard. */
export interface LetCondition extends Range {
  readonly kind: "let";
  readonly pattern: Pattern;
  readonly value: Expression;
}

export interface MatchExpression extends Range {
  readonly kind: "match";
  readonly scrutinee: Expression;
  readonly innerAttributes: readonly Attribute[];
  readonly arms: readonly MatchArm[];
}

/** `pattern if guard => body`, without the comma. */
export interface MatchArm extends Range, Attributed {
  readonly kind: "match-arm";
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: Expression;
}

export interface LoopExpression extends Range {
  readonly kind: "loop";
  readonly label: Name | undefined;
  readonly body: BlockExpression;
}

export interface WhileExpression extends Range {
  readonly kind: "while";
  readonly label: Name | undefined;
  readonly condition: Expression;
  readonly body: BlockExpression;
}

export interface ForExpression extends Range {
  readonly kind: "for";
  readonly label: Name | undefined;
  /** `for await` */
  readonly await: boolean;
  readonly pattern: Pattern;
  readonly iterator: Expression;
  readonly body: BlockExpression;
}

/** `return x`, `break 'a x`, `continue 'a`, `yield x`, `become f()`. */
export interface JumpExpression extends Range {
  readonly kind: "return" | "break" | "continue" | "yield" | "become";
  readonly label: Name | undefined;
  readonly value: Expression | undefined;
}

/** `_` on the left of an assignment, or as an inferred argument. */
export interface UnderscoreExpression extends Range {
  readonly kind: "underscore";
}

/** `path!(…)` as an expression or statement. */
export interface MacroExpression extends Range {
  readonly kind: "macro";
  readonly path: PathExpression;
  readonly delimiter: "(" | "[" | "{";
  /** What stands between its brackets, brackets included. */
  readonly input: Range;
  /**
   * The expressions of its input, for macros of the standard library that take them (`println!`, `assert!`, `vec!`,
   * `addr_of!` …) where all of it could be read; else undefined. `name = value` among them is an `assignment`, what
   * `matches!` is asked the value and the guard.
   */
  readonly args: readonly Expression[] | undefined;
  /** The pattern of `matches!`. */
  readonly pattern: Pattern | undefined;
}

/** `#[…] x` where it is no statement, arm or field. The range begins with the attributes. */
export interface AttributedExpression extends Range, Attributed {
  readonly kind: "attributed";
  readonly expression: Expression;
}

/** What the parser could not read, or what is missing (then it is empty). */
export interface UnknownExpression extends Range {
  readonly kind: "unknown";
}

// Patterns

export type Pattern =
  | IdentifierPattern
  | WildcardPattern
  | LiteralPattern
  | RangePattern
  | ReferencePattern
  | StructPattern
  | TupleStructPattern
  | PathPattern
  | ListPattern
  | OrPattern
  | ParenthesizedPattern
  | MacroPattern
  | ConstPattern
  | UnknownPattern;

/** `x`, `ref mut x`, `x @ p`. Without anything around it, the name may be that of a constant or a unit struct. */
export interface IdentifierPattern extends Range {
  readonly kind: "identifier-pattern";
  readonly name: Name;
  readonly byReference: boolean;
  readonly mutable: boolean;
  readonly subpattern: Pattern | undefined;
}

/** `_`, or `..` in a list. */
export interface WildcardPattern extends Range {
  readonly kind: "wildcard-pattern" | "rest-pattern";
}

/** `1`, `-1`, `"a"`, `true`. */
export interface LiteralPattern extends Range {
  readonly kind: "literal-pattern";
  readonly negative: boolean;
  readonly literal: LiteralExpression;
}

/** `a..=b`, `a..b`, `a..`, `..=b`; `a...b` of old editions is inclusive. */
export interface RangePattern extends Range {
  readonly kind: "range-pattern";
  readonly from: RangeBound | undefined;
  readonly to: RangeBound | undefined;
  readonly inclusive: boolean;
}

export type RangeBound = LiteralPattern | PathPattern | ConstPattern;

/** `&p`, `&mut p`. */
export interface ReferencePattern extends Range {
  readonly kind: "reference-pattern";
  readonly mutable: boolean;
  readonly pattern: Pattern;
}

/** `Path { a: p, b, .. }` */
export interface StructPattern extends Range {
  readonly kind: "struct-pattern";
  readonly path: PathExpression;
  readonly fields: readonly FieldPattern[];
  readonly rest: boolean;
}

/** One field of a struct pattern; a shorthand's `pattern` binds the field's name. */
export interface FieldPattern extends Range, Attributed {
  readonly kind: "field-pattern";
  readonly name: Name;
  readonly pattern: Pattern;
  readonly shorthand: boolean;
}

/** `Path(p, q)` */
export interface TupleStructPattern extends Range {
  readonly kind: "tuple-struct-pattern";
  readonly path: PathExpression;
  readonly elements: readonly Pattern[];
}

/** `a::b`, `<T>::C`, `Self`. */
export interface PathPattern extends Range {
  readonly kind: "path-pattern";
  readonly path: PathExpression;
}

/** `(p, q)`, `(p,)`, `()` or `[p, q]`. */
export interface ListPattern extends Range {
  readonly kind: "tuple-pattern" | "slice-pattern";
  readonly elements: readonly Pattern[];
}

/** `p | q`, a leading `|` included in the range. */
export interface OrPattern extends Range {
  readonly kind: "or-pattern";
  readonly alternatives: readonly Pattern[];
}

export interface ParenthesizedPattern extends Range {
  readonly kind: "parenthesized-pattern";
  readonly inner: Pattern;
}

export interface MacroPattern extends Range {
  readonly kind: "macro-pattern";
  readonly path: PathExpression;
  /** What stands between its brackets, brackets included. */
  readonly input: Range;
}

/** `const { … }` */
export interface ConstPattern extends Range {
  readonly kind: "const-pattern";
  readonly block: BlockExpression;
}

export interface UnknownPattern extends Range {
  readonly kind: "unknown-pattern";
}
