/**
 * A closure where C wants a function pointer and user data → a trampoline of the closure's type and a box of the closure.
 *
 * Enters: a call that is given a closure in place of a callback, with nothing yet as user data. Leaves: a fix. Nothing is
 * offered where the types of the callback cannot be written in the function, or where user data is given already.
 */
import type { BodyNode, CallExpression, ClosureExpression, Expression } from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import type { BodyContext } from "../../model/body.ts";
import { isUnit } from "../../model/print-ty.ts";
import type { FnTy, Ty } from "../../model/ty.ts";
import type { Fix, FixScene } from "../rule.ts";

/** What the fix is made of. Texts are types as they can be written in the function. */
export interface TrampolineSite {
  readonly closure: Range;
  /** The argument that becomes the user data: a null pointer so far. */
  readonly data: Range;
  /** The statement around the call. */
  readonly statement: number;
  readonly abi: string;
  readonly unsafe: boolean;
  readonly params: readonly string[];
  readonly result: string | undefined;
  /** The number of the callback's parameter that is user data. */
  readonly dataParam: number;
  /** Whether the closure takes the user data too. */
  readonly passesData: boolean;
}

/** What a closure among the arguments of a call needs to become a callback; undefined where that is not known. */
export function trampolineSite(
  call: CallExpression,
  closure: ClosureExpression,
  wanted: FnTy,
  signature: FnTy,
  { ancestors, body }: BodyContext,
): TrampolineSite | undefined {
  const data = signature.params.flatMap((ty, i) => (isVoidPointer(ty) ? [i] : []));
  const given = call.args[data[0] ?? -1];
  if (data.length !== 1 || given === undefined || !isNull(given, body.source)) return undefined;
  const own = wanted.params.flatMap((ty, i) => (isVoidPointer(ty) ? [i] : []));
  const [dataParam, more] = own;
  const params = wanted.params.map(written);
  const result = isUnit(wanted.result) ? undefined : written(wanted.result);
  if (dataParam === undefined || more !== undefined || wanted.variadic || params.includes(undefined)) return undefined;
  if (result === undefined && !isUnit(wanted.result)) return undefined;
  const count = closure.params.length;
  if (count !== params.length && count !== params.length - 1) return undefined;
  const statement = statementAround(ancestors);
  if (statement === undefined) return undefined;
  return {
    closure,
    data: given,
    statement,
    abi: wanted.abi,
    unsafe: wanted.unsafe,
    params: params as string[],
    result,
    dataParam,
    passesData: count === params.length,
  };
}

/** Boxes the closure and gives C a trampoline for it. */
export function trampolineFix(site: TrampolineSite, scene: FixScene): Fix {
  const { closure, data, statement, abi, params, result, dataParam, passesData } = site;
  // Behind something on the same line the statement goes on a line of its own.
  const line = /[^\n]*$/.exec(scene.source.slice(0, statement))?.[0] ?? "";
  const isFirst = line.trim() === "";
  const indent = isFirst ? line : `${/^\s*/.exec(line)?.[0] ?? ""}    `;
  const free = (name: string): string => {
    let one = name;
    for (let i = 2; new RegExp(`\\b${one}\\b`).test(scene.source); i++) one = `${name}_${i}`;
    return one;
  };
  const [into, callback, userData] = [free("into_callback"), free("callback"), free("user_data")];
  const names = params.map((_, i) => (i === dataParam ? "user_data" : `arg${i + 1}`));
  const arrow = result === undefined ? "" : ` -> ${result}`;
  const taken = params.filter((_, i) => passesData || i !== dataParam);
  const passed = names.filter((_, i) => passesData || i !== dataParam);
  const bound = `FnMut(${taken.join(", ")})${arrow}`;
  const qualifiers = `${site.unsafe ? "unsafe " : ""}extern "${abi}"`;
  const list = names.map((name, i) => `${name}: ${params[i]}`).join(", ");
  const lines = [
    "/// A function that calls the closure behind its user data, and that user data: a box that",
    "/// `Box::from_raw` takes back when C needs it no longer.",
    `fn ${into}<F: ${bound} + 'static>(closure: F) -> (${qualifiers} fn(${params.join(", ")})${arrow}, ${params[dataParam]}) {`,
    `    ${qualifiers} fn trampoline<F: ${bound}>(${list})${arrow} {`,
    `        let closure = unsafe { &mut *(user_data as *mut F) };`,
    `        closure(${passed.join(", ")})`,
    "    }",
    `    (trampoline::<F>, Box::into_raw(Box::new(closure)) as ${params[dataParam]})`,
    "}",
    `let (${callback}, ${userData}) = ${into}(${scene.text(closure)});`,
    "",
  ];
  return {
    title: "Give C a trampoline, and the closure as user data",
    safety: "unsafe",
    kind: "quickfix",
    edits: [
      scene.replace(
        { start: isFirst ? statement : statement - line.length + line.trimEnd().length, end: statement },
        (isFirst ? "" : `\n${indent}`) + lines.join(`\n${indent}`),
      ),
      scene.replace(closure, callback),
      scene.replace(data, userData),
    ],
  };
}

function statementAround(ancestors: readonly BodyNode[]): number | undefined {
  const around = ancestors.findLast(({ kind }) => kind === "expression-statement" || kind === "let-statement");
  return around?.start;
}

function isNull({ start, end }: Expression, source: string): boolean {
  return /\bnull(?:_mut)?(?:::<[^()]*>)?\s*\(\s*\)$|^0 as \*/.test(source.slice(start, end));
}

function isVoidPointer(ty: Ty): boolean {
  return ty.kind === "pointer" && ty.pointee.kind === "adt" && ty.pointee.definition.name === "c_void";
}

/** A type as it can be written anywhere; undefined for types that need a name in reach. */
function written(ty: Ty): string | undefined {
  switch (ty.kind) {
    case "primitive":
      return ty.name;
    case "pointer": {
      const pointee = written(ty.pointee);
      return pointee === undefined ? undefined : `*${ty.mutable ? "mut" : "const"} ${pointee}`;
    }
    case "adt":
      return ty.definition.name === "c_void" && ty.args.length === 0 ? "std::ffi::c_void" : undefined;
    default:
      return undefined;
  }
}
