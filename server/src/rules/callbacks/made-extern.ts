/**
 * A Rust function, or a closure that captures nothing, that is cast for C to call → an `extern` function.
 *
 * Enters: the expression in which it is cast. Leaves: the function with an ABI of C, or a function in place of the
 * closure, and the casts to function pointers in between with the same ABI. Nothing is offered where the function is
 * wanted as a Rust function elsewhere, where a type has another name, or where a closure uses what a function cannot see.
 *
 * Source: Rust Reference, "Functions" (extern function qualifier), "Closure types" (coercion to function pointers).
 */
import type { BodyNode, CastExpression, ClosureExpression, Expression } from "../../facts/expression.ts";
import type { FnItem, FnPointer, Range, RustType } from "../../facts/item.ts";
import { type BodyContext, meaningOf, type Names, walkBody } from "../../model/body.ts";
import { calledMethod, isUnsafeFn, typeOf } from "../../model/infer.ts";
import type { Definition } from "../../model/resolve.ts";
import { lowerType } from "../../model/ty.ts";
import { countWord } from "../../model/word-uses.ts";
import { fnKeyword } from "../exports/exported.ts";
import type { Fix, FixScene } from "../rule.ts";
import { freeName, isName, tokensOf } from "../shim/names.ts";
import { abiText, fnTyOf } from "./fn-types.ts";

/** What a cast function becomes. */
export interface MadeExtern {
  readonly abi: string;
  /** Where function pointer types that lead there want the ABI. */
  readonly pointers: readonly number[];
  /** Where the function is cast: these uses are known. */
  readonly site: Range;
  readonly of: { readonly kind: "function"; readonly definition: Definition } | ClosureSite;
}

interface ClosureSite {
  readonly kind: "closure";
  readonly closure: Range;
  /** `(code: i32) -> i32 { … }`. */
  readonly rest: string;
  /** Where the function is put: at the beginning of a line. */
  readonly statement: number;
  readonly indent: string;
}

/** How the function in `expression` gets the ABI `abi`; `types` are function pointer types written beside it. */
export function madeExtern(
  expression: Expression,
  site: Range,
  types: readonly RustType[],
  abi: string,
  context: BodyContext,
): MadeExtern | undefined {
  const pointers: number[] = [];
  let last: FnPointer | undefined;
  const addType = (type: RustType): boolean => {
    if (type.kind === "fn-pointer" && type.abi === undefined) {
      const text = context.body.source.slice(type.start, type.end);
      pointers.push(type.start + text.search(/\bfn\s*\(/));
      last = type;
      return true;
    }
    return fnTyOf(lowerType(type, context.body.source, context.scope)) === undefined;
  };
  if (!types.every(addType)) return undefined;
  let at = expression;
  let around: Expression | undefined;
  for (let steps = 0; steps < 8; steps++) {
    if (at.kind === "parenthesized") {
      around ??= at;
      at = at.inner;
      continue;
    }
    if (at.kind === "closure") break;
    around = undefined;
    if (at.kind === "block" && at.statements.length === 1 && at.tail !== undefined) at = at.tail;
    else if (at.kind === "cast") {
      if (!addType(at.type)) return undefined;
      at = at.operand;
    } else break;
  }
  if (at.kind === "closure") {
    const of = last === undefined ? undefined : closureSite(at, last, context);
    return of === undefined ? undefined : { abi, pointers, site, of: { ...of, closure: around ?? at } };
  }
  const ty = typeOf(at, context);
  if (at.kind !== "path" || ty?.kind !== "fn-item") return undefined;
  const { definition } = ty;
  const { item, scope, declaration } = definition;
  if (item.kind !== "fn" || item.abi !== undefined || declaration.foreign !== undefined) return undefined;
  // The function of a trait has the ABI that the trait says.
  if (scope.self !== undefined || item.qualifiers.some(({ word }) => word === "async" || word === "const"))
    return undefined;
  return { abi, pointers, site, of: { kind: "function", definition } };
}

export function madeExternFix(made: MadeExtern | undefined, scene: FixScene): readonly Fix[] {
  if (made === undefined) return [];
  const { abi, pointers, of } = made;
  const word = `${abiText(abi)} `;
  const casts = pointers.map((at) => scene.insert(at, word));
  if (of.kind === "function") {
    const { definition } = of;
    const start = scene.startOf(definition);
    if (start === undefined || isWantedAsRust(made, definition, scene)) return [];
    const at = start + fnKeyword(definition.item as FnItem, definition.source);
    const edits = [{ start: at, end: at, newText: word }, ...casts].sort((a, b) => a.start - b.start);
    return [{ title: `Make \`${definition.name}\` \`${abiText(abi)}\``, safety: "unsafe", kind: "quickfix", edits }];
  }
  const name = freeName("callback", scene);
  const { closure, rest, statement, indent } = of;
  const edits = [
    scene.insert(statement, `${abiText(abi)} fn ${name}${rest}\n${indent}`),
    scene.replace(closure, name),
    ...casts,
  ].sort((a, b) => a.start - b.start);
  const title = `Write the closure as an \`${abiText(abi)} fn\``;
  return [{ title, safety: "unsafe", kind: "quickfix", edits }];
}

/** Whether something may want the function as a Rust function: it is used as a value elsewhere, or in another file. */
function isWantedAsRust({ site }: MadeExtern, { name, item, scope }: Definition, scene: FixScene): boolean {
  let definitions = 0;
  const isValue = scene.mentions(name).some(({ text, start }) => {
    const tokens = tokensOf(text);
    let importing = false;
    return tokens.some((token, i) => {
      if (isName(token, "use")) importing = true;
      else if (token.text === ";") importing = false;
      if (!isName(token, name) || importing) return false;
      const at = start + token.start - scene.sliceStart;
      const [before, after] = [tokens[i - 1]?.text, tokens[i + 1]?.text];
      if (before === "fn") definitions++;
      if (before === "fn" || before === "." || (site.start <= at && at < site.end)) return false;
      // The address of a function is the same for every ABI.
      const isAddress = after === "as" && /^(?:\*|[iu]size)$/.test(tokens[i + 2]?.text ?? "");
      return after !== "(" && !isAddress;
    });
  });
  if (isValue || definitions !== 1) return true;
  const all = scene.scope.world.words.count(scope.module.crate, name);
  return all === undefined ? item.visibility !== undefined : all > countWord(scene.file.text(), name);
}

/** A closure that captures nothing, as a function; undefined where it captures, or where nobody can tell. */
function closureSite(closure: ClosureExpression, pointer: FnPointer, context: BodyContext): ClosureSite | undefined {
  const { source, scope } = context.body;
  if (closure.async || closure.params.length !== pointer.params.length) return undefined;
  // An inner function does not see the generic parameters around it.
  if (scope.generics.some(({ params }) => params.length > 0)) return undefined;
  const text = (range: Range) => source.slice(range.start, range.end);
  if (/\bSelf\b/.test(text(closure))) return undefined;
  const needs = needsOf(closure, context);
  if (needs === undefined) return undefined;
  const params: string[] = [];
  for (const [i, { pattern, type }] of closure.params.entries()) {
    const written = type ?? pointer.params[i]?.type;
    if (written === undefined || written.kind === "infer") return undefined;
    params.push(`${text(pattern)}: ${text(written)}`);
  }
  const result = pointer.returnType === undefined ? "" : ` -> ${text(pointer.returnType)}`;
  const own = closure.body.kind === "block" && closure.body.form === "plain" ? text(closure.body) : undefined;
  const inner = own?.slice(1, -1).trim() ?? text(closure.body);
  const body = needs.unsafe ? `{ unsafe { ${inner} } }` : (own ?? `{ ${inner} }`);
  const statement = context.ancestors.findLast(
    ({ kind, start }) =>
      (kind === "expression-statement" || kind === "let-statement") && /(?:^|\n)[ \t]*$/.test(source.slice(0, start)),
  );
  if (statement === undefined) return undefined;
  const indent = /[ \t]*$/.exec(source.slice(0, statement.start))?.[0] ?? "";
  return {
    kind: "closure",
    closure,
    rest: `(${params.join(", ")})${result} ${body}`,
    statement: statement.start,
    indent,
  };
}

/** What a closure's body needs of a function; undefined where it uses a variable from outside, or may do so. */
function needsOf(closure: ClosureExpression, outer: BodyContext): { readonly unsafe: boolean } | undefined {
  let captures = false;
  let unsafe = false;
  walkBody(outer.body, (node, context) => {
    if (captures || node.start < closure.body.start || closure.body.end < node.end) return;
    if (node.kind === "macro" && node.args === undefined) captures = true;
    // `println!("{name}")` uses a variable without a path.
    if (node.kind === "literal" && /\{\s*[A-Za-z_]\w*\s*[:}]/.test(node.text)) captures ||= isFormat(context.ancestors);
    if (node.kind === "path") {
      const meaning = meaningOf(node, context);
      if (meaning.kind === "local" && meaning.local.range.start < closure.start) captures = true;
      if (meaning.kind === "unknown" && node.segments.length === 1) captures = true;
    }
    const isCovered = context.ancestors.some(
      (one) => one.kind === "block" && one.form === "unsafe" && one.start >= closure.start,
    );
    if (!isCovered && isUnsafe(node, context)) unsafe = true;
  });
  return captures ? undefined : { unsafe };
}

function isFormat(ancestors: readonly BodyNode[]): boolean {
  return ancestors.at(-1)?.kind === "macro";
}

/** Whether an operation needs an unsafe context, or may need one. */
function isUnsafe(node: BodyNode, context: Names): boolean {
  switch (node.kind) {
    case "unary":
      return node.operator === "*" && typeOf(node.operand, context)?.kind !== "reference";
    case "call": {
      const callee = typeOf(node.callee, context);
      const signature = callee?.kind === "fn-item" ? callee.signature : callee;
      if (signature?.kind === "fn") return signature.unsafe;
      const method = calledMethod(node, context);
      return method !== undefined && isUnsafeFn(method.fn.item, false);
    }
    case "method-call": {
      const method = calledMethod(node, context);
      return method !== undefined && isUnsafeFn(method.fn.item, false);
    }
    case "path": {
      const meaning = meaningOf(node, context);
      if (meaning.kind !== "definition" || meaning.definition.item.kind !== "static") return false;
      return meaning.definition.item.mutable || meaning.definition.declaration.foreign !== undefined;
    }
    default:
      return false;
  }
}

/** The closure that is cast to a function pointer in an expression, if that is what it is. */
export function castClosure(expression: Expression): ClosureExpression | undefined {
  let at = expression;
  let cast: CastExpression | undefined;
  for (let steps = 0; steps < 8; steps++) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "cast") {
      if (at.type.kind === "fn-pointer") cast = at;
      at = at.operand;
    } else break;
  }
  return cast !== undefined && cast.type.kind === "fn-pointer" && at.kind === "closure" ? at : undefined;
}
