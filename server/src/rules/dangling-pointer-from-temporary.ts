import type { BodyNode, Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf, type Names } from "../model/body.ts";
import { isStandardItem, typeOf, type ValueTy } from "../model/infer.ts";
import type { Resolution } from "../model/resolve.ts";
import type { Ty } from "../model/ty.ts";
import { reference, rule } from "./rule.ts";

/** The types of the standard library that own what such a pointer leads to, and the functions of theirs that give one. */
const OWNERS: Readonly<Record<string, RegExp>> = {
  String: /^(?:new|from|with_capacity|from_utf8_lossy_owned|from_utf8_unchecked|default)$/,
  Vec: /^(?:new|from|with_capacity|default)$/,
  CString: /^(?:from_vec_unchecked|from_vec_with_nul_unchecked|default|from_raw)$/,
  Cell: /^(?:new|from|default)$/,
  UnsafeCell: /^(?:new|from|default)$/,
  SyncUnsafeCell: /^(?:new|from|default)$/,
  MaybeUninit: /^(?:new|uninit|zeroed)$/,
};

/** The methods that give the pointer: of cells `get`, of all others `as_ptr`. */
const CELL = /^(?:Sync)?UnsafeCell$/;

export const danglingPointerFromTemporary = rule({
  name: "dangling-pointer-from-temporary",
  rustc: ["dangling_pointers_from_temporaries"],
  level: "warn",
  since: "0.1.0",
  on: ["body/method-call"],
  explain: {
    what: "A pointer into a temporary string or vector is kept longer than the temporary lives.",
    why: "A value that no variable owns is dropped at the end of its statement, and its memory goes back to the allocator. C then reads memory that belongs to someone else.",
    bad: 'use std::ffi::CString;\n\npub fn greeting() {\n    let text = CString::new("hello").unwrap().as_ptr();\n}',
    good: 'use std::ffi::CString;\n\npub fn greeting() {\n    let owner = CString::new("hello").unwrap();\n    let text = owner.as_ptr();\n}',
    sources: [
      reference("destructors.html#temporary-scopes", "temporary scopes"),
      { title: "CStr::as_ptr", url: "https://doc.rust-lang.org/core/ffi/struct.CStr.html#method.as_ptr" },
    ],
  },
  *check({ node, context }) {
    const { method, receiver } = node;
    if (!/^(?:as_(?:mut_)?ptr|get)$/.test(method.text) || node.args.length > 0 || !isTemporary(receiver)) return;
    const owner = ownerOf(receiver, context);
    if (owner !== undefined && hasMethod(owner, method.text) && !isArgument(node, context))
      yield { range: method, data: { owner, method: method.text, bound: boundBy(node, context) } };
  },
  message: ({ owner, method }) =>
    `\`${method}\` points into a temporary \`${owner}\`, which is dropped at the end of this statement; keep it in a variable`,
  fixes({ owner, bound }, scene) {
    if (bound === undefined) return [];
    const { statement, receiver, name } = bound;
    const written = `${name}_owner`;
    // A variable of that name is another one's.
    if (new RegExp(`\\b${written}\\b`).test(scene.source)) return [];
    const lineStart = scene.source.lastIndexOf("\n", statement - 1) + 1;
    const indent = /^\s*/.exec(scene.source.slice(lineStart, statement))?.[0] ?? "";
    return [
      {
        title: `Keep the \`${owner}\` in a variable`,
        safety: "unsafe",
        kind: "quickfix",
        edits: [
          scene.insert(statement, `let ${written} = ${scene.text(receiver)};\n${indent}`),
          scene.replace(receiver, written),
        ],
      },
    ];
  },
});

/** Whether the method is the owner's, and gives a pointer into it. */
function hasMethod(owner: string, method: string): boolean {
  const own = owner.replace(/^(?:Box<)+|>+$/g, "");
  if (CELL.test(own)) return method === "get";
  return method === "as_ptr" || (method === "as_mut_ptr" && own !== "Cell");
}

/** The `let` whose value the pointer is: behind casts only, so that nothing else happens between the two. */
function boundBy(
  node: Extract<BodyNode, { kind: "method-call" }>,
  { ancestors }: BodyContext,
): { readonly statement: number; readonly receiver: Range; readonly name: string } | undefined {
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "cast" || around.kind === "parenthesized") continue;
    if (around.kind !== "let-statement" || around.pattern.kind !== "identifier-pattern") return undefined;
    if (node.method.text !== "as_ptr" || around.attributes.length > 0) return undefined;
    return { statement: around.start, receiver: node.receiver, name: around.pattern.name.text };
  }
  return undefined;
}

/** A value that lives no longer than its statement. */
function isTemporary(expression: Expression): boolean {
  switch (expression.kind) {
    case "call":
    case "method-call":
      return true;
    case "try":
    case "binary":
    case "if":
    case "match":
    case "struct":
      return true;
    case "parenthesized":
      return isTemporary(expression.inner);
    case "block":
      return expression.tail !== undefined;
    case "macro":
      return expression.path.segments.length === 1 && /^(?:vec|format)$/.test(expression.path.name.text);
    default:
      return false;
  }
}

/** Inside a call's arguments the temporary lives until the call is done. */
function isArgument(node: BodyNode, { ancestors }: BodyContext): boolean {
  let inner = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "closure" || around.kind === "let-statement") return false;
    // The condition and the value that is matched are done with before the call begins.
    if (around.kind === "if" && inner === around.condition) return false;
    if (around.kind === "match" && inner === around.scrutinee) return false;
    if (around.kind === "expression-statement" && around.semicolon) return false;
    if ((around.kind === "call" || around.kind === "method-call") && around.args.some((arg) => arg === inner))
      return true;
    if (around.kind === "macro")
      return !/^(?:e?print(?:ln)?|format|dbg|(?:debug_)?assert(?:_eq|_ne)?)$/.test(around.path.name.text);
    inner = around;
  }
  return false;
}

/** The name of the owning type of an expression. */
function ownerOf(expression: Expression, names: Names): string | undefined {
  switch (expression.kind) {
    case "parenthesized":
      return ownerOf(expression.inner, names);
    case "block":
      // Its own variables are out of sight from here.
      if (expression.statements.length !== 1 || !/^(?:plain|unsafe)$/.test(expression.form)) return undefined;
      return expression.tail === undefined ? undefined : ownerOf(expression.tail, names);
    case "try":
      return isNewCString(expression.operand, names) ? "CString" : undefined;
    case "macro":
      return expression.path.name.text === "vec" ? "Vec" : "String";
    case "call": {
      const { callee } = expression;
      if (callee.kind === "path") {
        const made = madeBy(meaningOf(callee, names), callee.name.text);
        if (made !== undefined) return made;
      }
      return ownerIn(typeOf(expression, names));
    }
    case "method-call": {
      const { method, receiver, args } = expression;
      if (method.text === "to_string" && args.length === 0 && receiver.kind === "literal") return "String";
      if (method.text === "clone" && args.length === 0) return ownerIn(typeOf(receiver, names));
      const gives = /^(?:unwrap|expect|unwrap_or_default|unwrap_unchecked)$/.test(method.text);
      if (gives && isNewCString(receiver, names)) return "CString";
      return ownerIn(typeOf(expression, names));
    }
    case "if":
      return ownerOf(expression.body, names);
    case "match": {
      const [arm] = expression.arms;
      return arm?.pattern.kind === "wildcard-pattern" ? ownerOf(arm.body, names) : undefined;
    }
    case "binary":
      return expression.operator === "+" ? ownerOf(expression.left, names) : undefined;
    default:
      return undefined;
  }
}

function madeBy(found: Resolution | { readonly kind: "local" }, name: string): string | undefined {
  if (found.kind !== "associated" || found.base.kind !== "definition") return undefined;
  const { definition } = found.base;
  const owner = Object.keys(OWNERS).find((one) => isStandardItem(definition, one));
  return owner !== undefined && OWNERS[owner]?.test(name) === true ? owner : undefined;
}

/** `CString::new(…)`, which gives a result. */
function isNewCString(expression: Expression, names: Names): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "path") return false;
  const { callee } = expression;
  if (callee.name.text !== "new") return false;
  const meaning = meaningOf(callee, names);
  return (
    meaning.kind === "associated" &&
    meaning.base.kind === "definition" &&
    isStandardItem(meaning.base.definition, "CString")
  );
}

/** The owner's name as it is written: `String`, `Box<Vec>`; undefined for what lends, or owns by other means. */
function ownerIn(ty: ValueTy | undefined): string | undefined {
  if (ty?.kind === "array") return "array";
  if (ty?.kind !== "adt") return undefined;
  if (isStandardItem(ty.definition, "Box")) {
    const [held] = ty.args;
    const text = held === undefined ? undefined : (unsized(held) ?? ownerIn(held));
    return text === undefined ? undefined : `Box<${text}>`;
  }
  return Object.keys(OWNERS).find((one) => isStandardItem(ty.definition, one));
}

function unsized(ty: Ty): string | undefined {
  if (ty.kind === "slice") return "[_]";
  if (ty.kind === "primitive" && ty.name === "str") return "str";
  return ty.kind === "adt" && isStandardItem(ty.definition, "CStr") ? "CStr" : undefined;
}
