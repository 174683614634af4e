/**
 * What a function's body does, as far as its syntax tells: where it waits, which names it uses, what it binds.
 *
 * Every range is in UTF-16 units from the start of the text that was parsed, end exclusive.
 */
import type { Name, Range } from "./item.ts";

/** A place where the body can be suspended: `operand.await`, or a macro call that waits inside (`select!`). */
export interface AwaitPoint extends Range {
  /** What is waited for; it lives while the body is suspended. */
  readonly operand: Range;
}

/** `let pattern = value`, and the patterns of `if let`, `while let`, `for` and `match` with what they take apart. */
export interface Binding extends Range {
  readonly names: readonly string[];
  readonly value: Range;
  /** How far the names reach: the block around a `let`, else the expression itself. They begin after `value`. */
  readonly scope: Range;
}

export interface Call extends Range {
  /** The last segment of the called path. Method calls are not listed. */
  readonly callee: Name;
}

export interface BodyFacts {
  readonly awaits: readonly AwaitPoint[];
  /** Every identifier that may name a variable or an item, those in macro input included; fields and methods are not. */
  readonly uses: readonly Name[];
  readonly calls: readonly Call[];
  readonly bindings: readonly Binding[];
  /** `loop`, `while` and `for`: what stands early in them runs again after what stands late. */
  readonly loops: readonly Range[];
}
