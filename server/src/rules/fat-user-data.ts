import type { Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf, type Names } from "../model/body.ts";
import { plain } from "../model/flow.ts";
import { asTy, calledMethod, isStandardItem, signatureOf, typeOf } from "../model/infer.ts";
import { printTy } from "../model/print-ty.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { fnTyOf } from "./callbacks/fn-types.ts";
import { calledDefinition } from "./callbacks/foreign-calls.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly pointee: string;
  readonly lost: "vtable" | "length";
  /** The argument of `Box::into_raw`, where boxing it once more keeps what is lost. */
  readonly boxed: Range | undefined;
  /** It is written `Box::into_raw`, or by a path that ends so. */
  readonly box: string;
}

export const fatUserData = rule<"body/cast", Data>({
  name: "fat-user-data",
  group: "callbacks",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body/cast"],
  explain: {
    what: "A pointer of two words is cast to a `void *`, and the second word is lost.",
    why: "A pointer to a trait object is an address and a pointer to the table of its methods; one to a slice is an address and a length. `void *` has room for the address alone. What comes back from C cannot be made a pointer to that object again: there is no method to call, no destructor to run, and no size to free.",
    bad: "use std::ffi::c_void;\n\npub fn into_user_data(callback: Box<dyn FnMut(i32)>) -> *mut c_void {\n    Box::into_raw(callback) as *mut c_void\n}",
    good: "use std::ffi::c_void;\n\npub fn into_user_data(callback: Box<dyn FnMut(i32)>) -> *mut c_void {\n    Box::into_raw(Box::new(callback)) as *mut c_void\n}",
    sources: [
      reference("dynamically-sized-types.html", "dynamically sized types"),
      reference("type-layout.html#pointers-and-references-layout", "pointers and references layout"),
      {
        title: "The Rustonomicon, Exotically sized types",
        url: "https://doc.rust-lang.org/nomicon/exotic-sizes.html#dynamically-sized-types-dsts",
      },
    ],
    note: "Box it once more: a pointer to a `Box<dyn Trait>` is one word, and `Box::from_raw(p as *mut Box<dyn Trait>)` takes it back. Addresses that are only compared or printed are not reported, nor is a slice that goes with its length.",
  },
  *check({ node, context }, { source }) {
    if (!/\*\s*(?:mut|const)\b/.test(source.slice(node.type.start, node.type.end))) return;
    const to = lowerType(node.type, source, context.scope);
    if (to.kind !== "pointer" || !isThin(to.pointee)) return;
    // `p as *mut _ as *mut c_void` is about `p`.
    let operand = plain(node.operand);
    while (operand.kind === "cast" && asUnknownPointer(operand, context)) operand = plain(operand.operand);
    const from = pointeeOf(operand, context);
    if (from === undefined || !isWide(from)) return;
    const released = releasedIn(operand, context);
    const isVoid = to.pointee.kind === "adt" && to.pointee.definition.name === "c_void";
    const lost = from.kind === "slice" || from.kind === "primitive" ? "length" : "vtable";
    if (lost === "length" ? !isUserData(node, context) : isCompared(context)) return;
    if (lost === "vtable" && !isVoid && released === undefined && !isForeignArgument(node, context)) return;
    const argument = released?.args[0];
    const box = argument === undefined ? undefined : asTy(typeOf(argument, context));
    const again = box?.kind === "adt" && isStandardItem(box.definition, "Box");
    yield {
      range: node,
      data: {
        pointee: printTy(from),
        lost,
        boxed: again && released?.callee.kind === "path" ? argument : undefined,
        box:
          released === undefined
            ? ""
            : source.slice(released.callee.start, released.callee.end).replace(/into_raw$/, ""),
      },
    };
  },
  message: ({ pointee, lost }) =>
    lost === "vtable"
      ? `a pointer to \`${pointee}\` is two words, and this cast drops the one with its methods; box it once more`
      : `a pointer to \`${pointee}\` is two words, and this cast drops its length; box it once more, or pass the length too`,
  fixes: ({ boxed, box }, scene) =>
    boxed === undefined
      ? []
      : [
          {
            title: "Box it once more",
            safety: "unsafe",
            kind: "quickfix",
            edits: [scene.insert(boxed.start, `${box}new(`), scene.insert(boxed.end, ")")],
          },
        ],
});

/** Types that are written where C has `void`. */
function isThin(ty: Ty): boolean {
  if (ty.kind === "tuple") return ty.elements.length === 0;
  if (ty.kind === "primitive") return /^[iu]\d+$/.test(ty.name);
  return ty.kind === "adt" && ty.definition.name === "c_void";
}

function isWide(ty: Ty): boolean {
  return ty.kind === "dyn" || ty.kind === "slice" || (ty.kind === "primitive" && ty.name === "str");
}

function asUnknownPointer({ type }: Extract<Expression, { kind: "cast" }>, { body, scope }: Names): boolean {
  const ty = lowerType(type, body.source, scope);
  return ty.kind === "pointer" && ty.pointee.kind === "unknown";
}

function pointeeOf(expression: Expression, names: Names): Ty | undefined {
  // `&mut *callback` is what the box holds.
  if (expression.kind === "borrow") {
    const operand = plain(expression.operand);
    if (operand.kind === "unary" && operand.operator === "*") {
      const ty = asTy(typeOf(operand.operand, names));
      if (ty?.kind === "adt") return /^(?:Box|Rc|Arc)$/.test(ty.definition.name) ? ty.args[0] : undefined;
      return ty?.kind === "pointer" || ty?.kind === "reference" ? ty.pointee : undefined;
    }
  }
  const ty = asTy(typeOf(expression, names));
  return ty?.kind === "pointer" || ty?.kind === "reference" ? ty.pointee : undefined;
}

/** The call of `into_raw` or `leak` that an expression is, or the variable that it is in. */
function releasedIn(expression: Expression, names: Names): Extract<Expression, { kind: "call" }> | undefined {
  let at = expression;
  while (at.kind === "cast") at = plain(at.operand);
  if (at.kind === "path") {
    const meaning = meaningOf(at, names);
    const value = meaning.kind === "local" ? meaning.local.value : undefined;
    if (value === undefined) return undefined;
    at = plain(value);
  }
  if (at.kind !== "call" || at.callee.kind !== "path" || !/^(?:into_raw|leak)$/.test(at.callee.name.text))
    return undefined;
  return calledMethod(at, names) === undefined ? undefined : at;
}

/** Whether only the address is wanted: it is compared, printed or made a number. */
function isCompared({ ancestors }: BodyContext): boolean {
  const around = ancestors.findLast(({ kind }) => kind !== "parenthesized");
  if (around?.kind === "binary" || around?.kind === "macro") return true;
  if (around?.kind === "cast") return around.type.kind !== "pointer";
  return around?.kind === "call" && around.callee.kind === "path" && around.callee.name.text === "eq";
}

function isForeignArgument(node: Expression, context: BodyContext): boolean {
  const around = context.ancestors.at(-1);
  return (
    around?.kind === "call" &&
    around.args.includes(node) &&
    calledDefinition(around, context)?.declaration.foreign !== undefined
  );
}

/** Whether a pointer goes to a foreign function beside a callback, and nothing that may be its length does. */
function isUserData(node: Expression, context: BodyContext): boolean {
  const around = context.ancestors.at(-1);
  if (around?.kind !== "call" || !isForeignArgument(node, context)) return false;
  const definition = calledDefinition(around, context);
  const signature = definition === undefined ? undefined : signatureOf(definition);
  if (signature === undefined || !signature.params.some((ty) => fnTyOf(ty) !== undefined)) return false;
  return !around.args.some((arg) => /\blen\b|size|count/.test(context.body.source.slice(arg.start, arg.end)));
}
