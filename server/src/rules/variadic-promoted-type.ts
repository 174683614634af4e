import { typeOf, type ValueTy } from "../model/infer.ts";
import { errorIndex, type Found, reference, rule } from "./rule.ts";

interface Promoted {
  /** Undefined for a function by its name. */
  readonly type: string | undefined;
  readonly name: string;
  readonly to: string;
  readonly parenthesize: boolean;
}

/** Source: C11 6.5.2.2 paragraph 6, "default argument promotions". */
const PROMOTIONS: Readonly<Record<string, string>> = {
  f32: "c_double",
  i8: "c_int",
  i16: "c_int",
  bool: "c_int",
  u8: "c_uint",
  u16: "c_uint",
};

export const variadicPromotedType = rule({
  name: "variadic-promoted-type",
  rustc: ["E0617"],
  level: "error",
  since: "0.1.0",
  on: ["body/call"],
  explain: {
    what: "A value of a type smaller than `int` or `double`, or a function by its name, is passed to a variadic function.",
    why: "C widens such arguments of `...` before the call, and the called function reads them in the wide type. Rust passes what it is given, so the function would read bytes that nobody wrote.",
    bad: 'unsafe extern "C" {\n    fn printf(format: *const u8, ...) -> i32;\n}\n\npub fn show(ratio: f32) {\n    unsafe { printf(c"%f".as_ptr().cast(), ratio) };\n}',
    good: 'unsafe extern "C" {\n    fn printf(format: *const u8, ...) -> i32;\n}\n\npub fn show(ratio: f32) {\n    unsafe { printf(c"%f".as_ptr().cast(), ratio as core::ffi::c_double) };\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.variadic", "variadic functions"),
      errorIndex("E0617"),
    ],
  },
  *check({ node, context }, { source }) {
    const callee = typeOf(node.callee, context);
    const signature = callee?.kind === "fn-item" ? callee.signature : callee;
    if (signature?.kind !== "fn" || !signature.variadic) return;
    for (const arg of node.args.slice(signature.params.length)) {
      const type = promoted(typeOf(arg, context));
      if (type === undefined) continue;
      const parenthesize = arg.kind === "binary" || arg.kind === "unary";
      const found: Found<Promoted> = {
        range: arg,
        data: {
          type: type === "fn" ? undefined : type,
          name: source.slice(arg.start, arg.end),
          to: PROMOTIONS[type] ?? "",
          parenthesize,
        },
      };
      yield found;
    }
  },
  message: ({ type, name, to }) =>
    type === undefined
      ? `\`${name}\` by its name is no pointer: a variadic function cannot receive it`
      : `C widens a \`${type}\` behind \`...\`: cast it to \`${to}\``,
  fixes: ({ type, to, parenthesize }, scene, { range }) => {
    if (type === undefined) return [];
    const text = scene.text(range);
    const value = parenthesize ? `(${text})` : text;
    // A `bool` is 0 or 1 in C too, so nothing is lost on the way.
    const newText = `${value} as core::ffi::${to}`;
    return [{ title: `Cast to \`${to}\``, safety: "safe", kind: "quickfix", edits: [scene.replace(range, newText)] }];
  },
});

function promoted(ty: ValueTy | undefined): string | undefined {
  if (ty?.kind === "fn-item") return "fn";
  return ty?.kind === "primitive" && Object.hasOwn(PROMOTIONS, ty.name) ? ty.name : undefined;
}
