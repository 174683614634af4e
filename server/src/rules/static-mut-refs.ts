import type { BodyNode, Expression, LiteralExpression, MacroExpression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf, spanOf } from "../model/body.ts";
import { receiverBorrow } from "./pointers/autoref.ts";
import { errorIndex, type Found, reference, rule } from "./rule.ts";

interface Reference {
  readonly name: string;
  readonly mutable: boolean;
  /** The `&` or `&mut` as written, where there is one. */
  readonly sign: Range | undefined;
}

const PRINTS = /^(?:e?print(?:ln)?|format(?:_args)?|panic|todo|unimplemented|unreachable)$/;

export const staticMutRefs = rule({
  name: "static-mut-refs",
  rustc: ["static_mut_refs"],
  level: "warn",
  since: "0.1.0",
  on: ["body/borrow", "body/method-call", "body/let-statement", "body/macro"],
  explain: {
    what: "A reference to a mutable static is made.",
    why: "A reference promises that nobody writes (`&`) or nobody else reads (`&mut`) behind it as long as it lives. C code and other threads reach the same static and keep no such promise, and the compiler optimises as if they did.",
    bad: "static mut ERRORS: [u32; 4] = [0; 4];\n\npub fn first() -> u32 {\n    let errors = unsafe { &ERRORS };\n    errors[0]\n}",
    good: "static mut ERRORS: [u32; 4] = [0; 4];\n\npub fn first() -> u32 {\n    unsafe { ERRORS[0] }\n}",
    sources: [
      {
        title: "Edition Guide, references to `static mut`",
        url: "https://doc.rust-lang.org/edition-guide/rust-2024/static-mut-references.html",
      },
      reference("items/static-items.html#mutable-statics", "mutable statics"),
      errorIndex("E0133"),
    ],
    note: "An error by default since edition 2024.",
  },
  *check({ node, context }, { edition }) {
    const level = edition >= 2024 ? ("deny" as const) : undefined;
    for (const one of references(node, context)) yield level === undefined ? one : { ...one, level };
  },
  message: ({ name, mutable }) =>
    `This makes a ${mutable ? "mutable" : "shared"} reference to the mutable static \`${name}\`; take its address with \`&raw ${mutable ? "mut" : "const"}\``,
  fixes: ({ sign, mutable }, scene) => {
    if (sign === undefined) return [];
    const raw = `&raw ${mutable ? "mut" : "const"} `;
    return [{ title: "Make a raw pointer", safety: "unsafe", kind: "quickfix", edits: [scene.replace(sign, raw)] }];
  },
});

function* references(node: BodyNode, context: BodyContext): Iterable<Found<Reference>> {
  switch (node.kind) {
    case "borrow": {
      const name = node.raw ? undefined : mutableStatic(node.operand, context);
      if (name === undefined) return;
      const { mutable, start, operand } = node;
      yield { range: spanOf(node, context), data: { name, mutable, sign: { start, end: operand.start } } };
      return;
    }
    case "method-call": {
      const name = mutableStatic(node.receiver, context);
      const mutable = name === undefined ? undefined : receiverBorrow(node, context);
      if (name === undefined || mutable === undefined) return;
      yield { range: spanOf(node, context), data: { name, mutable, sign: undefined } };
      return;
    }
    case "let-statement": {
      let { pattern } = node;
      while (pattern.kind === "parenthesized-pattern") pattern = pattern.inner;
      if (pattern.kind !== "identifier-pattern" || !pattern.byReference || node.value === undefined) return;
      const name = mutableStatic(node.value, context);
      if (name !== undefined) yield { range: node.value, data: { name, mutable: pattern.mutable, sign: undefined } };
      return;
    }
    case "macro":
      for (const arg of referenced(node)) {
        const name = mutableStatic(arg, context);
        if (name !== undefined) yield { range: arg, data: { name, mutable: false, sign: undefined } };
      }
      return;
    default:
  }
}

/** The arguments that a macro of the standard library takes by reference. */
function referenced({ path, args = [] }: MacroExpression): readonly Expression[] {
  const { text } = path.name;
  const format = (from: number) => (isString(args[from]) ? args.slice(from + 1).map(unnamed) : []);
  if (PRINTS.test(text)) return format(0);
  if (text === "write" || text === "writeln" || /^(?:debug_)?assert$/.test(text)) return format(1);
  return /^(?:debug_)?assert_(?:eq|ne)$/.test(text) ? [...args.slice(0, 2), ...format(2)] : [];
}

function unnamed(arg: Expression): Expression {
  return arg.kind === "assignment" && arg.operator === "=" ? arg.right : arg;
}

function isString(arg: Expression | undefined): arg is LiteralExpression {
  return arg?.kind === "literal" && arg.literal === "string";
}

/** The mutable static that a place is, or is a field of. What is behind an index or a pointer does not count. */
function mutableStatic(place: Expression, context: BodyContext): string | undefined {
  let at = place;
  for (;;) {
    if (at.kind === "field") at = at.object;
    else if (at.kind === "parenthesized") at = at.inner;
    else break;
  }
  if (at.kind !== "path") return undefined;
  const meaning = meaningOf(at, context);
  if (meaning.kind !== "definition" || meaning.definition.item.kind !== "static") return undefined;
  return meaning.definition.item.mutable ? meaning.definition.name : undefined;
}
