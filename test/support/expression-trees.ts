/**
 * What our body parser and tree-sitter's grammar both say of a body: sorted lines `kind start-end`, in offsets of the
 * body's own text. Nodes inside macro input, types, attributes and nested items are left out, as one of the two has none.
 */
import type { Node } from "web-tree-sitter";
import type { Block, BodyNode } from "../../server/src/facts/expression.ts";
import { walkExpressions } from "../../server/src/syntax/walk.ts";

/** Our kinds whose name or reading differs from tree-sitter's. */
function ourKind(node: BodyNode): string | undefined {
  switch (node.kind) {
    case "block":
      return node.form === "plain" ? "block" : `${node.form} block`;
    case "let-statement":
    case "let":
    case "call":
    case "method-call":
    case "closure":
    case "cast":
    case "index":
    case "field":
    case "borrow":
    case "assignment":
    case "try":
    case "await":
    case "struct":
    case "parenthesized":
    case "if":
    case "match":
    case "match-arm":
    case "loop":
    case "while":
    case "for":
    case "return":
    case "break":
    case "continue":
    case "range":
    case "unary":
    case "tuple":
    case "array":
      return node.kind;
    case "binary":
      // A chain of conditions with a `let` among them is one list there.
      return node.operator === "&&" && holdsLet(node) ? undefined : `binary ${node.operator}`;
    case "repeat":
      return "array";
    case "macro":
    case "macro-pattern":
      return "macro";
    case "or-pattern":
    case "struct-pattern":
    case "tuple-struct-pattern":
    case "slice-pattern":
    case "range-pattern":
      return node.kind;
    default:
      return undefined;
  }
}

function holdsLet(node: BodyNode): boolean {
  if (node.kind === "let") return true;
  return node.kind === "binary" && node.operator === "&&" && (holdsLet(node.left) || holdsLet(node.right));
}

/**
 * What tree-sitter-rust 0.24 reads in another way than the compiler: `0..*n` as a product, `(..=n)` as an assignment,
 * `x.0(y)` as a method call, `break 'a (b, c)` as a call.
 */
export const MISREAD = /\.\.=?\s*\*|[([,]\s*\.\.=|\.\d+\s*\(|\bbreak\s+'\w+\s*\(/;

/** The lines of a body parsed by us. `base` is the offset of the body's `{`. */
export function ourLines(body: Block, base: number): string[] {
  const out: string[] = [];
  walkExpressions(body, {
    enter(node) {
      const kind = ourKind(node);
      if (kind !== undefined) out.push(`${kind} ${node.start - base}-${node.end - base}`);
      return node.kind !== "macro";
    },
  });
  return out.sort();
}

const THEIR_KINDS: Readonly<Record<string, string>> = {
  unsafe_block: "unsafe block",
  async_block: "async block",
  const_block: "const block",
  try_block: "try block",
  gen_block: "gen block",
  let_declaration: "let-statement",
  let_condition: "let",
  closure_expression: "closure",
  type_cast_expression: "cast",
  index_expression: "index",
  reference_expression: "borrow",
  assignment_expression: "assignment",
  compound_assignment_expr: "assignment",
  try_expression: "try",
  await_expression: "await",
  struct_expression: "struct",
  parenthesized_expression: "parenthesized",
  if_expression: "if",
  match_expression: "match",
  loop_expression: "loop",
  while_expression: "while",
  for_expression: "for",
  return_expression: "return",
  break_expression: "break",
  continue_expression: "continue",
  range_expression: "range",
  unary_expression: "unary",
  tuple_expression: "tuple",
  unit_expression: "tuple",
  array_expression: "array",
  macro_invocation: "macro",
  struct_pattern: "struct-pattern",
  tuple_struct_pattern: "tuple-struct-pattern",
  slice_pattern: "slice-pattern",
  range_pattern: "range-pattern",
  or_pattern: "or-pattern",
};

/** Types, items, attributes, macro input: what the lists are not about. */
const PASSED =
  /_type$|_item$|^(?:type_arguments|type_parameters|token_tree|macro_definition|use_declaration|extern_crate_declaration|where_clause|function_modifiers|foreign_mod_item|trait_bounds|bracketed_type|qualified_type|union_item|associated_type)$/;

/** The lines of a body parsed by tree-sitter. `node` is the body's block, `base` its offset. */
export function theirLines(node: Node, base: number): string[] {
  const out: string[] = [];
  const line = (kind: string, start: number, end: number) => out.push(`${kind} ${start - base}-${end - base}`);
  const visit = (at: Node, parent: string) => {
    const { type } = at;
    if (PASSED.test(type) || !at.isNamed) return;
    const { startIndex: start, endIndex: end } = at;
    const kind = THEIR_KINDS[type];
    // `a | b | c` nests there, and is one list here.
    if (kind === "or-pattern" && parent === "or_pattern") return visitChildren(at, parent);
    if (kind !== undefined) line(kind, start, end);
    else {
      switch (type) {
        case "block":
          // The inner block of `unsafe { … }` is that node.
          if (!/^(?:unsafe|async|const|try|gen)_block$/.test(parent)) line("block", start, end);
          break;
        case "binary_expression":
          line(`binary ${at.childForFieldName("operator")?.text}`, start, end);
          break;
        case "let_chain":
          break;
        case "call_expression": {
          let callee = at.childForFieldName("function");
          if (callee?.type === "generic_function") callee = callee.childForFieldName("function");
          line(callee?.type === "field_expression" ? "method-call" : "call", start, end);
          break;
        }
        case "field_expression":
          if (parent !== "callee") line("field", start, end);
          break;
        case "match_arm": {
          const pattern = at.childForFieldName("pattern");
          const value = at.childForFieldName("value");
          if (pattern !== null && value !== null) line("match-arm", pattern.startIndex, value.endIndex);
          break;
        }
        default:
      }
    }
    visitChildren(at, parent);
  };
  const visitChildren = (at: Node, parent: string) => {
    const { type } = at;
    const written = at.childForFieldName("type") ?? at.childForFieldName("return_type");
    for (const child of at.namedChildren) {
      if (child === null || (child.id === written?.id && type !== "generic_function")) continue;
      const callee =
        (type === "call_expression" || (type === "generic_function" && parent === "callee")) &&
        at.childForFieldName("function")?.id === child.id;
      visit(child, callee ? "callee" : type);
    }
  };
  visit(node, "");
  return out.sort();
}

/** The lines that only one of two sorted lists has, `<` for the first. */
export function disagreements(ours: readonly string[], theirs: readonly string[]): string[] {
  const out: string[] = [];
  let a = 0;
  let b = 0;
  while (a < ours.length || b < theirs.length) {
    const left = ours[a];
    const right = theirs[b];
    if (left === right) {
      a++;
      b++;
    } else if (right === undefined || (left !== undefined && left < right)) {
      out.push(`< ${left}`);
      a++;
    } else {
      out.push(`> ${right}`);
      b++;
    }
  }
  return out;
}
