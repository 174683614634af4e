import type { BodyNode, CallExpression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf, spanOf } from "../model/body.ts";
import { calledMethod, isUnsafeFn, typeOf } from "../model/infer.ts";
import { errorIndex, type Found, type InBody, reference, rule, type Scene } from "./rule.ts";

interface Use {
  readonly what: "call" | "pointer call" | "foreign static" | "mutable static";
  readonly foreign: boolean;
  readonly name: string;
  /** It stands in an unsafe function, which is no unsafe block. */
  readonly inUnsafeFn: boolean;
  /** What an `unsafe` block would have to go around; undefined where none can. */
  readonly wrap: Range | undefined;
}

export const unsafeForeignUse = rule({
  name: "unsafe-foreign-use",
  rustc: ["E0133"],
  level: "error",
  since: "0.1.0",
  on: ["body/call", "body/path", "body/method-call"],
  explain: {
    what: "A foreign function or static, a mutable static or an unsafe function is used outside `unsafe`.",
    why: "The compiler cannot see what is behind a foreign name: whether the arguments are what the other side expects, whether another thread writes the static at this moment. `unsafe` marks the place where a person has checked that.",
    bad: 'unsafe extern "C" {\n    fn getpid() -> i32;\n}\n\npub fn id() -> i32 {\n    getpid()\n}',
    good: 'unsafe extern "C" {\n    fn getpid() -> i32;\n}\n\npub fn id() -> i32 {\n    // SAFETY: `getpid` takes nothing and always succeeds.\n    unsafe { getpid() }\n}',
    sources: [
      reference("unsafety.html", "unsafety"),
      reference("items/external-blocks.html#r-items.extern.fn.safety", "functions of external blocks"),
      errorIndex("E0133"),
    ],
    note: "In an unsafe function this is the lint `unsafe_op_in_unsafe_fn`: a warning since edition 2024, silent before.",
  },
  *check({ node, context }, scene) {
    if (context.unsafe === "block") return;
    if (node.kind === "path") {
      const meaning = meaningOf(node, context);
      if (meaning.kind !== "definition" || meaning.definition.item.kind !== "static") return;
      const { item, declaration, name } = meaning.definition;
      const foreign = declaration.foreign !== undefined;
      const safe = item.qualifiers.some(({ word }) => word === "safe");
      if ((!item.mutable && (!foreign || safe)) || isRawBorrowed(context)) return;
      yield found({ node, context }, item.mutable ? "mutable static" : "foreign static", name, foreign, scene);
      return;
    }
    if (node.kind === "method-call" || callsAssociated(node, context)) {
      const method = calledMethod(node, context);
      if (method === undefined || !isUnsafeFn(method.fn.item, false)) return;
      yield found({ node, context }, "call", method.fn.name, false, scene);
      return;
    }
    const callee = typeOf(node.callee, context);
    if (callee?.kind === "fn-item" && callee.signature.unsafe) {
      const { name, declaration } = callee.definition;
      yield found({ node, context }, "call", name, declaration.foreign !== undefined, scene);
    } else if (callee?.kind === "fn" && callee.unsafe) {
      yield found(
        { node, context },
        "pointer call",
        scene.source.slice(node.callee.start, node.callee.end),
        false,
        scene,
      );
    }
  },
  message: ({ what, foreign, name, inUnsafeFn }) => {
    const needs = inUnsafeFn ? "needs an `unsafe` block, in an unsafe function too" : "needs an `unsafe` block";
    switch (what) {
      case "call":
        return `Calling the ${foreign ? "foreign" : "unsafe"} function \`${name}\` ${needs}`;
      case "pointer call":
        return `Calling the unsafe function pointer \`${name}\` ${needs}`;
      case "foreign static":
        return `Using the foreign static \`${name}\` ${needs}`;
      case "mutable static":
        return `Using the mutable static \`${name}\` ${needs}`;
    }
  },
  fixes: ({ wrap }, scene) =>
    wrap === undefined
      ? []
      : [
          {
            title: "Put it in an `unsafe` block",
            safety: "unsafe",
            kind: "quickfix",
            edits: [scene.insert(wrap.start, "unsafe { "), scene.insert(wrap.end, " }")],
          },
        ],
});

function callsAssociated({ callee }: CallExpression, context: BodyContext): boolean {
  return callee.kind === "path" && meaningOf(callee, context).kind === "associated";
}

function found(
  { node, context }: InBody<BodyNode>,
  what: Use["what"],
  name: string,
  foreign: boolean,
  { edition }: Scene,
): Found<Use> {
  const inUnsafeFn = context.unsafe === "fn";
  const data = { what, foreign, name, inUnsafeFn, wrap: wrapped(node, context) };
  const range = spanOf(node, context);
  if (!inUnsafeFn) return { range, data };
  return { range, data, lint: "unsafe_op_in_unsafe_fn", level: edition >= 2024 ? "warn" : "allow" };
}

/** `&raw const S` and `addr_of!(S)` only take the address. Of a field of `S` they do not: that is a use. */
function isRawBorrowed({ ancestors }: BodyContext): boolean {
  let i = ancestors.length - 1;
  while (ancestors[i]?.kind === "parenthesized") i--;
  const around = ancestors[i];
  if (around?.kind === "borrow") return around.raw;
  return around?.kind === "macro" && /^addr_of(?:_mut)?$/.test(around.path.name.text);
}

/** Goes out from a place to the expression that reads or writes it: an `unsafe` block is a value and no place. */
function wrapped(node: BodyNode, { ancestors }: BodyContext): Range | undefined {
  let range: BodyNode = node;
  let isPlace = node.kind === "path";
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "field":
      case "index":
      case "borrow":
      case "unary":
      case "parenthesized":
      case "method-call":
      case "assignment":
        if (isPlace) range = around;
        continue;
      case "expression-statement":
        // At its beginning a block would end the statement.
        return around.expression.start === range.start ? around.expression : range;
      case "macro":
        return node.kind === "path" ? undefined : range;
      case "binary":
      case "cast":
      case "call":
      case "try":
      case "range":
        isPlace = false;
        continue;
      default:
        return range;
    }
  }
  return range;
}
