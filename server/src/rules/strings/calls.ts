/** What the rules about strings ask of a call: which C function it is, what it wants, and where an argument comes from. */
import type { CallExpression, Expression } from "../../facts/expression.ts";
import type { RustType } from "../../facts/item.ts";
import { type Local, meaningOf, type Names } from "../../model/body.ts";
import { type Callee, type FlowEvent, plain } from "../../model/flow.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import type { CallEvent } from "./owners.ts";

/** A parameter of a C function. */
export interface CParam {
  /** "" where it has no name that says something. */
  readonly name: string;
  readonly ty: Ty;
  /** The type as written. */
  readonly written: string;
}

export interface CFunction {
  readonly name: string;
  readonly params: readonly CParam[];
  readonly variadic: boolean;
}

/** The C function that a call reaches: an import, or a pointer to a function of another ABI. */
export function cFunctionOf(callee: Callee): CFunction | undefined {
  if (callee.kind === "fn") {
    const { item, source, scope } = callee.definition;
    if (!callee.foreign || item.kind !== "fn") return undefined;
    const params = item.params.flatMap(({ type, pattern, variadic }) => {
      if (variadic !== undefined || type === undefined) return [];
      const name = pattern?.kind === "identifier" ? pattern.name.text : "";
      return [paramOf(name, type, source, lowerType(type, source, scope))];
    });
    return { name: callee.name, params, variadic: item.params.some(({ variadic }) => variadic !== undefined) };
  }
  if (callee.kind !== "value" || callee.type?.kind !== "fn" || callee.type.abi === "Rust") return undefined;
  const { params, variadic, written } = callee.type;
  return {
    name: callee.name,
    variadic,
    params: params.map((ty, i) => {
      const one = written?.type.params[i];
      const name = one?.pattern?.kind === "identifier" ? one.pattern.name.text : "";
      if (one?.type === undefined || written === undefined) return { name, ty, written: "" };
      return paramOf(name, one.type, written.source, ty);
    }),
  };
}

function paramOf(name: string, type: RustType, source: string, ty: Ty): CParam {
  const speaks = !/^(?:_+|arg\d*|a\d*|p\d+|x\d*|param\d*)$/.test(name);
  return { name: speaks ? name : "", ty, written: source.slice(type.start, type.end) };
}

/** The name of a function of the `libc` crate that a call names by its path, whether or not the crate can be read. */
export function libcName({ node, callee }: CallEvent): string | undefined {
  if (node.kind !== "call" || node.callee.kind !== "path") return undefined;
  const { segments } = node.callee;
  const isPath = callee.kind === "unknown" && segments.length === 2 && segments[0] === "libc";
  return isPath || (callee.kind === "fn" && callee.foreign) ? node.callee.name.text : undefined;
}

/** Whether a call is one of a C function, as far as anybody can tell. */
export function isCCall(event: FlowEvent): event is CallEvent & { readonly node: CallExpression } {
  if (event.kind !== "call" || event.node.kind !== "call") return false;
  const { callee } = event;
  if (callee.kind === "fn") return callee.foreign;
  if (callee.kind === "value") return callee.type?.kind === "fn" && callee.type.abi !== "Rust";
  return libcName(event) !== undefined;
}

/** Whether text is written in the program, comes from outside it, or nobody knows. */
export type Origin =
  | { readonly kind: "written" }
  | { readonly kind: "given"; readonly by: Local | undefined }
  | { readonly kind: "unknown" };

const WRITTEN: Origin = { kind: "written" };
const UNKNOWN: Origin = { kind: "unknown" };
const TRANSLATION = /gettext|^_$|^tr$|translat|i18n|intl/i;

/** Where the text that an expression stands for comes from. */
export function originOf(expression: Expression, names: Names, depth = 0): Origin {
  const inner = plain(expression);
  if (depth > 12) return UNKNOWN;
  const next = (one: Expression) => originOf(one, names, depth + 1);
  switch (inner.kind) {
    case "literal":
      return WRITTEN;
    case "cast":
    case "try":
    case "borrow":
    case "unary":
      return next(inner.operand);
    case "path": {
      const meaning = meaningOf(inner, names);
      if (meaning.kind === "definition") {
        const { kind } = meaning.definition.item;
        return kind === "const" || (kind === "static" && !meaning.definition.item.mutable) ? WRITTEN : UNKNOWN;
      }
      if (meaning.kind !== "local") return UNKNOWN;
      const { local } = meaning;
      if (local.by === "param") return isParamOfFn(local) ? { kind: "given", by: local } : UNKNOWN;
      return local.value === undefined || local.mutable ? UNKNOWN : originOf(local.value, local.names, depth + 1);
    }
    case "field":
      return { kind: "given", by: undefined };
    case "method-call": {
      if (inner.args.length > 0 && !/^(?:expect|unwrap_or|unwrap_or_else)$/.test(inner.method.text)) return UNKNOWN;
      return TRANSLATION.test(inner.method.text) ? UNKNOWN : next(inner.receiver);
    }
    case "call": {
      const [arg, more] = inner.args;
      if (arg === undefined || more !== undefined || inner.callee.kind !== "path") return UNKNOWN;
      const { segments } = inner.callee;
      const isText = /^(?:CString|CStr|String)$/.test(segments.at(-2) ?? "");
      return isText || /^(?:Some|Ok)$/.test(segments.at(-1) ?? "") ? next(arg) : UNKNOWN;
    }
    case "macro": {
      const name = inner.path.name.text;
      if (/^(?:concat|stringify|env|include_str|c|cstr|c_str)$/.test(name)) return WRITTEN;
      if (name !== "format" || inner.args === undefined) return UNKNOWN;
      const found = inner.args.slice(1).map(next);
      const written = names.body.source.slice(inner.input.start, inner.input.end);
      for (const [, word = ""] of written.matchAll(/\{([a-z_]\w*)[:}]/g)) {
        const local = names.local(word);
        if (local?.by === "param" && isParamOfFn(local)) found.push({ kind: "given", by: local });
      }
      return found.find(({ kind }) => kind === "given") ?? (found.length === 0 ? WRITTEN : UNKNOWN);
    }
    default:
      return UNKNOWN;
  }
}

/** Not a closure's. */
function isParamOfFn({ range, names }: Local): boolean {
  return names.body.params.some((param) => param.start <= range.start && range.end <= param.end);
}
