/**
 * Function bodies: text → `BodyFacts`, by tree-sitter.
 *
 * Enters: the text of a block, braces included. Leaves: plain facts; the tree is deleted before the call returns. This
 * is the only file that has seen tree-sitter, which reads expressions where our own parser reads declarations.
 * The two WebAssembly modules are handed in: finding files is the host's business.
 */
import { Language, type Node, Parser } from "web-tree-sitter";
import type { AwaitPoint, Binding, BodyFacts, Call } from "../facts/body.ts";
import type { Name, Range } from "../facts/item.ts";

/** Reads bodies. Give it the text of a block; it answers for any text, and undefined only when parsing gave no tree. */
export interface BodyParser {
  parse(text: string): BodyFacts | undefined;
}

/** Statements at the top of a file are not always read as they are in a body. */
const BEFORE = "fn f() ";

const BINDERS = ["let_declaration", "let_condition", "for_expression", "match_expression"];
const LOOPS = ["loop_expression", "while_expression", "for_expression"];
const WANTED = ["await_expression", "macro_invocation", "identifier", "self", "call_expression", ...BINDERS, ...LOOPS];

/** Macros that wait inside without the word `await` in their input. */
const WAITING_MACRO = /(?:^|::)(?:select|select_biased|join|try_join)$/;

/**
 * Makes the parser from the bytes of `web-tree-sitter.wasm` and of `tree-sitter-rust.wasm`. Fails when either is none;
 * callers then go on without bodies.
 */
export function loadBodyParser(coreWasm: Uint8Array, rustWasm: Uint8Array): Promise<BodyParser> {
  // `locateFile` keeps the module from asking where it was loaded from, which a bundle cannot say.
  const options = { wasmBinary: coreWasm, locateFile: (name: string) => name };
  return Parser.init(options)
    .then(() => Language.load(rustWasm))
    .then((language) => {
      const parser = new Parser();
      parser.setLanguage(language);
      return { parse: (text) => parseBody(parser, text) };
    });
}

function parseBody(parser: Parser, text: string): BodyFacts | undefined {
  const tree = parser.parse(BEFORE + text);
  if (tree === null) return undefined;
  try {
    return lowerBody(tree.rootNode);
  } finally {
    tree.delete();
  }
}

function lowerBody(root: Node): BodyFacts {
  const awaits: AwaitPoint[] = [];
  const uses: Name[] = [];
  const calls: Call[] = [];
  const bindings: Binding[] = [];
  const loops: Range[] = [];
  for (const node of root.descendantsOfType(WANTED)) {
    if (node.startIndex < BEFORE.length) continue; // the name of the function around the body
    const range = rangeOf(node);
    switch (node.type) {
      case "identifier":
      case "self":
        uses.push(nameOf(node));
        break;
      case "await_expression": {
        const operand = node.firstNamedChild;
        awaits.push({ ...range, operand: operand === null ? range : rangeOf(operand) });
        break;
      }
      case "macro_invocation": {
        const path = node.childForFieldName("macro")?.text ?? "";
        if (WAITING_MACRO.test(path) || /\.\s*await\b/.test(node.text)) awaits.push({ ...range, operand: range });
        break;
      }
      case "call_expression": {
        let callee = node.childForFieldName("function");
        if (callee?.type === "generic_function") callee = callee.childForFieldName("function");
        if (callee?.type === "scoped_identifier") callee = callee.childForFieldName("name");
        if (callee?.type === "identifier") calls.push({ ...range, callee: nameOf(callee) });
        break;
      }
      default: {
        const binding = bindingOf(node, range);
        if (binding !== undefined) bindings.push(binding);
        if (LOOPS.includes(node.type)) loops.push(range);
      }
    }
  }
  return { awaits, uses, calls, bindings, loops };
}

function bindingOf(node: Node, range: Range): Binding | undefined {
  const value = node.childForFieldName("value");
  if (value === null) return undefined;
  const patterns =
    node.type === "match_expression" ? node.descendantsOfType("match_pattern") : [node.childForFieldName("pattern")];
  const names = patterns.flatMap((pattern) => (pattern === null ? [] : namesIn(pattern)));
  return { ...range, names, value: rangeOf(value), scope: scopeOf(node, range) };
}

/** A `let` lasts to the end of its block; the names of a condition last as long as what it decides about. */
function scopeOf(node: Node, range: Range): Range {
  if (node.type === "let_declaration") return node.parent === null ? range : rangeOf(node.parent);
  if (node.type !== "let_condition") return range;
  let around: Node | null = node;
  while (around !== null && !/^(?:if|while|match)_/.test(around.type)) around = around.parent;
  return around === null ? range : rangeOf(around);
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === "identifier") return [pattern.text];
  return pattern.descendantsOfType(["identifier", "shorthand_field_identifier"]).map((name) => name.text);
}

function nameOf(node: Node): Name {
  return { ...rangeOf(node), text: node.text.replace(/^r#/, "") };
}

function rangeOf(node: Node): Range {
  return { start: node.startIndex - BEFORE.length, end: node.endIndex - BEFORE.length };
}
