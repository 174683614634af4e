/**
 * What a body does, as far as its syntax tells: where it waits, which variables it names, what it binds.
 *
 * Enters: a text and where a function's body stands in it. Leaves: plain facts, ranges in UTF-16 units of that text.
 * Nothing is resolved, and what a `cfg` takes out is read like the rest: a shim is written for every configuration.
 */
import type { BodyNode, MacroExpression, Pattern } from "../../facts/expression.ts";
import type { Name, Range } from "../../facts/item.ts";
import { parseBody } from "../../syntax/expressions.ts";
import { Cursor, type Token } from "../../syntax/tokens.ts";
import { walkExpressions } from "../../syntax/walk.ts";

/** A place where the body can be suspended: `operand.await`, or a macro call that waits inside (`select!`). */
export interface AwaitPoint extends Range {
  /** What is waited for; it lives while the body is suspended. */
  readonly operand: Range;
}

/** Names that a pattern makes out of a value: those of `let`, `if let`, `while let`, `for`, of an arm, of a closure. */
export interface Binding {
  readonly names: readonly string[];
  /** What the pattern takes apart; empty for a closure, whose caller gives the value. */
  readonly value: Range;
  /** Where the names are in reach. */
  readonly scope: Range;
}

export interface BodyFacts {
  readonly awaits: readonly AwaitPoint[];
  /** Every identifier that may name a variable, those in the input of macros and in format strings included. */
  readonly uses: readonly Name[];
  readonly bindings: readonly Binding[];
  /** `loop`, `while` and `for`: what stands early in them runs again after what stands late. */
  readonly loops: readonly Range[];
}

/** Macros that wait inside without the word `await` in their input. */
const WAITING_MACRO = /^(?:select|select_biased|join|try_join)$/;

/** Reads the block at `range` of `source`. Undefined when not all of it can be read. */
export function readBody(source: string, range: Range): BodyFacts | undefined {
  const body = parseBody(source, range);
  if (body.broken) return undefined;
  const awaits: AwaitPoint[] = [];
  const uses: Name[] = [];
  const bindings: Binding[] = [];
  const loops: Range[] = [];
  const around: BodyNode[] = [];
  const bind = (pattern: Pattern, value: Range, from: number, to: number) => {
    bindings.push({ names: namesIn(pattern), value: rangeOf(value), scope: { start: from, end: to } });
  };
  walkExpressions(body, {
    enter(node) {
      switch (node.kind) {
        case "path":
          if (node.segments.length === 1 && !node.qualified) uses.push(node.name);
          break;
        case "await":
          awaits.push({ ...rangeOf(node), operand: rangeOf(node.operand) });
          break;
        case "macro":
          if (readInput(source, node, uses)) awaits.push({ ...rangeOf(node), operand: rangeOf(node) });
          break;
        case "macro-pattern":
          readTokens(source, node.input, uses);
          break;
        case "item-statement":
          // An item sees no variables, but the macro that a `macro_rules!` makes does.
          if (node.item.kind === "other") readTokens(source, node, uses);
          break;
        case "let-statement":
          // The names are not in reach of its own `else`.
          if (node.value !== undefined) bind(node.pattern, node.value, node.end, around.at(-1)?.end ?? body.end);
          break;
        case "let":
          bind(node.pattern, node.value, node.value.end, endOfCondition(around) ?? body.end);
          break;
        case "match-arm": {
          const match = around.at(-1);
          if (match?.kind === "match") bind(node.pattern, match.scrutinee, node.pattern.end, node.end);
          break;
        }
        case "closure":
          for (const { pattern } of node.params) {
            bind(pattern, { start: node.start, end: node.start }, pattern.end, node.end);
          }
          break;
        case "for":
          bind(node.pattern, node.iterator, node.iterator.end, node.end);
          if (node.await) awaits.push({ ...rangeOf(node.iterator), operand: rangeOf(node.iterator) });
          loops.push(rangeOf(node));
          break;
        case "loop":
        case "while":
          loops.push(rangeOf(node));
          break;
        default:
      }
      around.push(node);
      return undefined;
    },
    leave() {
      around.pop();
    },
  });
  return { awaits, uses, bindings, loops };
}

/** Where the names of a `let` condition end: with what runs when it holds. */
function endOfCondition(around: readonly BodyNode[]): number | undefined {
  for (let i = around.length - 1; i >= 0; i--) {
    const node = around[i] as BodyNode;
    if (node.kind === "match-arm") return node.end;
    if (node.kind === "if" || node.kind === "while") return node.body.end;
  }
  return undefined;
}

function namesIn(pattern: Pattern): string[] {
  const names: string[] = [];
  walkExpressions(pattern, {
    enter(node) {
      // By convention a capital begins the name of a constant or variant (`None`), which binds nothing.
      if (node.kind === "identifier-pattern" && !/^\p{Lu}/u.test(node.name.text)) names.push(node.name.text);
      return undefined;
    },
  });
  return names;
}

/** Adds the uses in a macro's input that no node stands for. Gives whether the macro waits. */
function readInput(source: string, { path, input, args }: MacroExpression, uses: Name[]): boolean {
  const waits = readTokens(source, input, uses, args !== undefined);
  return waits || WAITING_MACRO.test(path.name.text);
}

/**
 * Adds the identifiers among tokens, but for fields and methods, and the names in format strings; with `stringsOnly` just
 * the latter. Parts of longer paths are added too: `quote!` puts the variable `a` into `#a::b`. Gives whether `.await` is
 * among the tokens.
 */
function readTokens(source: string, { start, end }: Range, uses: Name[], stringsOnly = false): boolean {
  const cursor = new Cursor(source, start, end);
  let waits = false;
  for (let before = ""; !cursor.atEnd(); ) {
    const token = cursor.take();
    const isName = token.kind === "identifier" || token.kind === "raw-identifier";
    if (token.kind === "string") readFormat(token, uses);
    else if (before === "." && token.kind === "identifier" && token.text === "await") waits = true;
    else if (isName && !stringsOnly && before !== ".") uses.push(token);
    before = token.kind === "punctuation" ? token.text : "";
  }
  return waits;
}

/** Adds what `{x}`, `{x:?}` and `{:width$}` in a string name. Source: std::fmt, "Syntax". */
function readFormat({ text, start, end }: Token, uses: Name[]): void {
  if (!text.includes("{")) return;
  for (const [, inside = ""] of text.replaceAll("{{", "").matchAll(/\{([^{}]*)\}/g)) {
    const first = inside.length - inside.trimStart().length;
    for (const { 0: word, index } of inside.matchAll(/[\p{XID_Start}_]\p{XID_Continue}*\$?/gu)) {
      if (index === first || word.endsWith("$")) uses.push({ text: word.replace("$", ""), start, end });
    }
  }
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
