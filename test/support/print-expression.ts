/**
 * Nodes of a body as one line of S-expressions, so that a test shows how a text was grouped.
 *
 * `(+ a b)` is an operator, `(f …)` words name the construct, `(; x)` is a statement with its semicolon, `_` in a list of
 * operands one that is not there. Types and names are shown as written.
 */
import type { BodyNode } from "../../server/src/facts/expression.ts";
import type { Attribute, Range } from "../../server/src/facts/item.ts";

/** Shows a node whose ranges are offsets in `source`. */
export function printNode(source: string, node: BodyNode): string {
  const text = ({ start, end }: Range) => source.slice(start, end).replace(/\s+/g, " ");
  const show = (child: BodyNode | undefined): string => (child === undefined ? "_" : printNode(source, child));
  const list = (head: string, ...parts: readonly (string | undefined)[]) =>
    `(${[head, ...parts].filter((part) => part !== undefined && part !== "").join(" ")})`;
  const all = (children: readonly BodyNode[]) => children.map(show).join(" ");
  const types = (written: readonly Range[]) => (written.length === 0 ? "" : `<${written.map(text).join(",")}>`);
  const labelled = (label: { text: string } | undefined) => (label === undefined ? "" : `${label.text}:`);
  const marked = (attributes: readonly Attribute[], inner: string) =>
    `${attributes.map((attribute) => `#${attribute.meta.name} `).join("")}${inner}`;

  switch (node.kind) {
    case "let-statement": {
      const type = node.type === undefined ? "" : `: ${text(node.type)}`;
      const value = node.value === undefined ? "" : `= ${show(node.value)}`;
      const otherwise = node.else === undefined ? "" : `else ${show(node.else)}`;
      return marked(node.attributes, list("let", show(node.pattern), type, value, otherwise));
    }
    case "item-statement":
      return list("item", node.item.kind, "name" in node.item ? node.item.name?.text : undefined);
    case "expression-statement": {
      const inner = show(node.expression);
      return marked(node.attributes, node.semicolon ? list(";", inner) : inner);
    }
    case "empty-statement":
      return "(;)";
    case "literal":
      return `${node.text}${node.suffix === undefined ? "" : `~${node.suffix.text}`}`;
    case "path": {
      const self = node.selfType === undefined ? "" : `<${text(node.selfType)}>`;
      const trait = node.trait === undefined ? "" : `{${text(node.trait)}}`;
      const segments = node.segments.join("::");
      return `${self}${trait}${node.qualified ? "::" : ""}${segments}${types(node.args)}`;
    }
    case "unary":
      return list(node.operator, show(node.operand));
    case "borrow":
      return list(
        `&${node.raw ? (node.mutable ? "raw-mut" : "raw-const") : node.mutable ? "mut" : ""}`,
        show(node.operand),
      );
    case "cast":
      return list("as", show(node.operand), text(node.type));
    case "binary":
    case "assignment":
      return list(node.operator, show(node.left), show(node.right));
    case "range":
      return list(node.inclusive ? "..=" : "..", show(node.from), show(node.to));
    case "call":
      return list("call", show(node.callee), all(node.args));
    case "method-call":
      return list(`.${node.method.text}${types(node.typeArgs)}()`, show(node.receiver), all(node.args));
    case "field":
      return list(`.${node.field.text}`, show(node.object));
    case "index":
      return list("index", show(node.object), show(node.index));
    case "try":
      return list("?", show(node.operand));
    case "await":
      return list("await", show(node.operand));
    case "struct":
      return list(
        "struct",
        show(node.path),
        all(node.fields),
        node.base === undefined ? "" : `..${show(node.base)}`,
        node.rest ? ".." : "",
      );
    case "field-value":
      return marked(node.attributes, node.shorthand ? node.name.text : `${node.name.text}:${show(node.value)}`);
    case "tuple":
    case "array":
      return list(node.kind, all(node.elements));
    case "repeat":
      return list("repeat", show(node.element), show(node.length));
    case "parenthesized":
    case "parenthesized-pattern":
      return list("paren", show(node.inner));
    case "closure": {
      const words = (["const", "static", "async", "move"] as const).filter((word) => node[word]);
      const returns = node.returnType === undefined ? "" : `-> ${text(node.returnType)}`;
      return list("closure", ...words, `|${all(node.params)}|`, returns, show(node.body));
    }
    case "closure-param":
      return marked(
        node.attributes,
        node.type === undefined ? show(node.pattern) : `${show(node.pattern)}: ${text(node.type)}`,
      );
    case "block": {
      const head = `${labelled(node.label)}${node.form === "plain" ? "block" : node.form}`;
      return list(
        head,
        node.move ? "move" : "",
        marked(node.innerAttributes, all(node.statements)),
        node.broken ? "BROKEN" : "",
      );
    }
    case "if":
      return list("if", show(node.condition), show(node.body), node.else === undefined ? "" : show(node.else));
    case "let":
      return list("let", show(node.pattern), "=", show(node.value));
    case "match":
      return list("match", show(node.scrutinee), marked(node.innerAttributes, all(node.arms)));
    case "match-arm":
      return marked(
        node.attributes,
        list("=>", show(node.pattern), node.guard === undefined ? "" : `if ${show(node.guard)}`, show(node.body)),
      );
    case "loop":
      return list(`${labelled(node.label)}loop`, show(node.body));
    case "while":
      return list(`${labelled(node.label)}while`, show(node.condition), show(node.body));
    case "for":
      return list(
        `${labelled(node.label)}for`,
        node.await ? "await" : "",
        show(node.pattern),
        show(node.iterator),
        show(node.body),
      );
    case "return":
    case "break":
    case "continue":
    case "yield":
    case "become":
      return list(node.kind, node.label?.text, node.value === undefined ? "" : show(node.value));
    case "underscore":
    case "wildcard-pattern":
      return "_";
    case "macro": {
      const input = node.args === undefined ? text(node.input) : all(node.args);
      return list(`${show(node.path)}!`, node.pattern === undefined ? "" : show(node.pattern), input);
    }
    case "attributed":
      return marked(node.attributes, show(node.expression));
    case "unknown":
    case "unknown-pattern":
      return `UNKNOWN<${text(node)}>`;
    case "rest-pattern":
      return "..";
    case "identifier-pattern": {
      const name = `${node.byReference ? "ref " : ""}${node.mutable ? "mut " : ""}${node.name.text}`;
      return node.subpattern === undefined ? name : list("@", name, show(node.subpattern));
    }
    case "literal-pattern":
      return `${node.negative ? "-" : ""}${printNode(source, node.literal)}`;
    case "range-pattern":
      return list(node.inclusive ? "..=" : "..", show(node.from), show(node.to));
    case "reference-pattern":
      return list(node.mutable ? "&mut" : "&", show(node.pattern));
    case "struct-pattern":
      return list("struct", show(node.path), all(node.fields), node.rest ? ".." : "");
    case "field-pattern":
      return marked(node.attributes, node.shorthand ? show(node.pattern) : `${node.name.text}:${show(node.pattern)}`);
    case "tuple-struct-pattern":
      return list(show(node.path), all(node.elements));
    case "path-pattern":
      return show(node.path);
    case "tuple-pattern":
      return list("tuple", all(node.elements));
    case "slice-pattern":
      return list("slice", all(node.elements));
    case "or-pattern":
      return list("|", all(node.alternatives));
    case "macro-pattern":
      return list(`${show(node.path)}!`, text(node.input));
    case "const-pattern":
      return show(node.block);
  }
}
