import type { Expression } from "../facts/expression.ts";
import type { RustType } from "../facts/item.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { asTy, signatureOf, typeOf, type ValueTy } from "../model/infer.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { fnTyOf, fnValueOf, isRustic } from "./callbacks/fn-types.ts";
import { calledDefinition } from "./callbacks/foreign-calls.ts";
import { castClosure, type MadeExtern, madeExtern, madeExternFix } from "./callbacks/made-extern.ts";
import { transmutationOf } from "./layout/views.ts";
import { reference, rule, type Scene } from "./rule.ts";
import { lineOf, shortened } from "./text/line.ts";

interface Data {
  readonly what: "function" | "closure" | "trait object" | "number";
  readonly name: string;
  /** The type it is made into, or the C function it is given to. */
  readonly to: string;
  readonly given: boolean;
  readonly repair?: MadeExtern | undefined;
}

/** Pointers that C hands back and does not call. */
const USER_DATA = /user_?data|userptr|ctx|context|opaque|priv|param|closure|cookie|arg$|data/i;

export const rustAbiCallback = rule<"body/call" | "body/cast", Data>({
  name: "rust-abi-callback",
  yieldsTo: ["async-callback"],
  group: "callbacks",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body/call", "body/cast"],
  explain: {
    what: "A Rust function, closure or trait object is turned into a function pointer that C calls.",
    why: "C puts arguments where its own convention says and expects the result there. A Rust function reads them by a convention that is not fixed and changes with the compiler; it may work in a debug build and not in a release. A closure or a `dyn Fn` is no code at all: its pointer leads to captured data, and a call jumps into that data. `transmute` and casts to integers only silence the compiler.",
    bad: 'unsafe extern "C" {\n    fn on_exit(handler: usize);\n}\n\nfn save() {}\n\npub fn install() {\n    unsafe { on_exit(save as fn() as usize) }\n}',
    good: 'unsafe extern "C" {\n    fn on_exit(handler: usize);\n}\n\nextern "C" fn save() {}\n\npub fn install() {\n    unsafe { on_exit(save as *const () as usize) }\n}',
    sources: [
      reference("items/functions.html#extern-function-qualifier", "extern function qualifier"),
      reference("types/closure.html", "closure types"),
      {
        title: "The Rustonomicon, Callbacks from C code to Rust functions",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#callbacks-from-c-code-to-rust-functions",
      },
      { title: "USearch issue 629", url: "https://github.com/unum-cloud/USearch/issues/629" },
    ],
    note: 'To give a closure to C, give a generic `extern "C" fn trampoline<F: FnMut(…)>` that takes the user data pointer, and a pointer to the closure as user data.',
  },
  *check({ node, context }, scene) {
    if (node.kind === "cast") {
      yield* inCast(node, context);
      return;
    }
    if (!/\btransmute\b/.test(scene.source.slice(node.callee.start, node.callee.end))) return;
    const found = transmutationOf(node, context);
    if (found === undefined || found.to === undefined || found.copied) return;
    const { value: operand, to } = found;
    const from = typeOf(operand, context) ?? found.from;
    const wanted = fnTyOf(to);
    const object = from === undefined ? undefined : callableIn(from);
    const name = lineOf(operand, context.body.source);
    if (object !== undefined) {
      if (wanted === undefined && !isAddress(to)) return;
      // A closure's captured pointer may be read as an integer by who knows its layout; nobody calls that.
      if (object === "closure" && wanted === undefined) return;
      yield { range: node, data: { what: object, name, to: kindOf(to), given: false } };
      return;
    }
    if (wanted !== undefined && isHandedBack(operand, from, context, scene) && isRustic(wanted.abi) !== false) {
      yield { range: node, level: "info", data: { what: "number", name, to: kindOf(to), given: false } };
      return;
    }
    if (wanted === undefined || isRustic(wanted.abi) !== false) return;
    const value = fnValueOf(operand, context);
    if (value === undefined || value.signature.abi !== "Rust" || isOnlyFnItem(from)) return;
    yield {
      range: node,
      data: {
        what: "function",
        name: value.definition?.name ?? lineOf(value.expression, context.body.source),
        to: kindOf(to),
        given: false,
        repair: madeExtern(operand, node, writtenFrom(node.callee), wanted.abi, context),
      },
    };
  },
  message: ({ what, name, to, given }) => {
    if (given)
      return `\`${name}\` is a Rust function, and C's \`${to}\` would call it by another convention; make it \`extern "C" fn\``;
    if (what === "number")
      return `\`${name}\` is a number that C hands back: it must be the address of a function, and a closure or object has another one; pass a pointer to the closure and call through that`;
    if (what === "function")
      return `\`${name}\` is a Rust function: called as ${to} it reads its arguments elsewhere; make it \`extern "C" fn\``;
    return `\`${name}\` is a ${what}, which is data and no code: as ${to} it cannot be called; give C a trampoline and this as user data`;
  },
  fixes: ({ repair }, scene) => madeExternFix(repair, scene),
});

/** `f as *const c_void` or `f as usize`, as an argument of a foreign function that takes no other function. */
function* inCast(node: Extract<Expression, { kind: "cast" }>, context: BodyContext) {
  const around = context.ancestors.at(-1);
  if (around?.kind === "field-value" || around?.kind === "assignment") {
    // The fields of `struct sigaction` are the one well-known place for addresses of functions that is typed as a number.
    const field =
      around.kind === "field-value" ? around.name.text : around.left.kind === "field" ? around.left.field.text : "";
    if (!/^sa_(?:sigaction|handler)$/.test(field)) return;
    const value = rustFn(node, context);
    const repair = value === undefined ? undefined : madeExtern(node, node, [], "C", context);
    if (value !== undefined)
      yield { range: node, data: { what: "function" as const, name: value, to: field, given: true, repair } };
    return;
  }
  if (around?.kind !== "call") return;
  const index = around.args.indexOf(node);
  if (index < 0) return;
  const callee = calledDefinition(around, context);
  if (callee === undefined || callee.declaration.foreign === undefined || callee.item.kind !== "fn") return;
  if (!isAddress(lowerType(node.type, context.body.source, context.scope))) return;
  const value = rustFn(node, context);
  if (value === undefined) return;
  const { item, source } = callee;
  const param = item.params[index];
  const signature = signatureOf(callee);
  if (param === undefined || signature === undefined || signature.params.some((ty) => fnTyOf(ty) !== undefined)) return;
  const pattern = param.pattern === undefined ? "" : source.slice(param.pattern.start, param.pattern.end);
  if (USER_DATA.test(pattern) || USER_DATA.test(callee.name)) return;
  if (around.args.some((arg) => /USERDATA|USER_DATA/.test(lineOf(arg, context.body.source)))) return;
  const repair = madeExtern(node, node, [], callee.declaration.foreign.abi, context);
  yield { range: node, data: { what: "function" as const, name: value, to: callee.name, given: true, repair } };
}

/** What `transmute::<fn(), …>` says that it is given. */
function writtenFrom(callee: Expression): readonly RustType[] {
  return callee.kind === "path" ? callee.args.slice(0, 1) : [];
}

/** The text of what is cast, if it is a Rust function by its name or by a cast of that, or a closure that is cast to one. */
function rustFn(node: Expression, context: BodyContext): string | undefined {
  const closure = castClosure(node);
  if (closure !== undefined) return shortened(lineOf(closure, context.body.source));
  const value = fnValueOf(node, context);
  if (value?.definition === undefined || value.signature.abi !== "Rust") return undefined;
  // As it is called here, where an import renamed it.
  return value.expression.kind === "path" ? value.expression.name.text : value.definition.name;
}

/** Whether an expression is an integer parameter of a function that C calls. */
function isHandedBack(operand: Expression, from: ValueTy | undefined, context: BodyContext, { item }: Scene): boolean {
  if (operand.kind !== "path" || item.kind !== "fn" || item.abi === undefined || isRustic(item.abi.name) !== false)
    return false;
  const meaning = meaningOf(operand, context);
  const ty = asTy(from);
  if (meaning.kind !== "local" || ty?.kind !== "primitive" || !/^[iu](?:size|64)$/.test(ty.name)) return false;
  const { range } = meaning.local;
  return context.body.params.some(({ start, end }) => start <= range.start && range.end <= end);
}

/** A function's own type has no size, and the compiler refuses to transmute it. */
function isOnlyFnItem(from: ValueTy | undefined): boolean {
  return from?.kind === "fn-item";
}

function kindOf(to: Ty): string {
  const fn = fnTyOf(to);
  if (fn !== undefined) return fn.abi === "Rust" ? "a function pointer" : `an \`extern "${fn.abi}"\` function pointer`;
  return to.kind === "primitive" ? `\`${to.name}\`` : "a pointer";
}

function isAddress(ty: Ty): boolean {
  if (ty.kind === "pointer") return true;
  return ty.kind === "primitive" && /^[iu](?:size|64|32)$/.test(ty.name);
}

/** Whether a type is callable data: a closure, or a pointer to something that is. */
function callableIn(ty: ValueTy): Data["what"] | undefined {
  if (ty.kind === "closure") return "closure";
  const pointee =
    ty.kind === "pointer" || ty.kind === "reference"
      ? ty.pointee
      : ty.kind === "adt" && /^(?:Box|Rc|Arc)$/.test(ty.definition.name)
        ? ty.args[0]
        : undefined;
  if (pointee?.kind === "adt" && pointee.definition.name === "Box") return callableIn(pointee);
  return pointee?.kind === "dyn" && /\bFn(?:Mut|Once)?\s*\(/.test(pointee.text) ? "trait object" : undefined;
}
