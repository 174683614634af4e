import type { FnItem, Item, Param, Range, RustType } from "../facts/item.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { findAbi } from "../target/abi.ts";
import { fixesOf, type ImproperData, isRustic, judgePointers, judgeTy, messageOf } from "./improper/report.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";
import { borderTypeFixes } from "./shim/border-types.ts";

interface AsyncData {
  readonly async: { readonly name: string; readonly abi: string };
}

export const improperCtypesDefinitions = rule<
  "fn" | "static" | "const" | "type-alias" | "type-definition",
  ImproperData | AsyncData
>({
  name: "improper-ctypes-definitions",
  rustc: ["improper_ctypes_definitions"],
  level: "warn",
  since: "0.1.0",
  on: ["fn", "static", "const", "type-alias", "type-definition"],
  explain: {
    what: "A function with a C ABI, or a pointer to one, uses a type that has no form in C.",
    why: "The caller on the other side passes and reads what C knows. A `&str` or a `Vec` is a shape of this Rust build alone, and an `async fn` returns a state machine without a name: no C declaration fits, and the caller's registers hold something else.",
    bad: 'pub extern "C" fn greet(name: &str) {\n    println!("{name}");\n}',
    good: 'use std::ffi::{CStr, c_char};\n\npub unsafe extern "C" fn greet(name: *const c_char) {\n    let name = unsafe { CStr::from_ptr(name) };\n    println!("{}", name.to_string_lossy());\n}',
    sources: [
      reference("items/functions.html#extern-function-qualifier", "extern function qualifier"),
      reference("items/functions.html#async-functions", "async functions"),
      reference("type-layout.html#the-c-representation", "the C representation"),
      {
        title: "rustc lint, improper_ctypes_definitions",
        url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#improper-ctypes-definitions",
      },
    ],
  },
  *check(item, scene) {
    switch (item.kind) {
      case "fn":
        if (item.body !== undefined) yield* checkFn(item, scene);
        return;
      case "static":
      case "const":
      case "type":
        // Associated types and constants are never looked at.
        if (scene.place === "impl" || scene.place === "trait") return;
        yield* judgePointers(item.fnPointers, [item.type], "definition", scene);
        return;
      default:
        yield* judgePointers(item.fnPointers, fieldTypes(item), "definition", scene);
    }
  },
  message: (data) =>
    "async" in data
      ? `\`${data.async.name}\` is async: it returns an \`impl Future\`, which \`extern "${data.async.abi}"\` cannot carry`
      : messageOf(data),
  fixes(data, scene, { range }) {
    if ("async" in data) return [];
    return [...fixesOf(data, scene), ...(data.position === "pointer" ? [] : borderTypeFixes(range, scene))];
  },
});

function fieldTypes(item: Extract<Item, { kind: "struct" | "enum" | "union" }>): readonly (RustType | undefined)[] {
  return [...item.fields, ...item.variants.flatMap(({ fields }) => fields)].map(({ type }) => type);
}

function* checkFn(fn: FnItem, scene: Scene): Iterable<Found<ImproperData | AsyncData>> {
  const abi = fn.abi?.name ?? "Rust";
  const rustic = isRustic(abi);
  if (rustic === undefined) return;
  if (rustic) {
    yield* judgePointers(fn.fnPointers, [...fn.params.map(({ type }) => type), fn.returnType], "definition", scene);
    return;
  }
  for (const param of fn.params) {
    const ty = paramTy(param, scene);
    if (ty !== undefined) yield* judgeTy(ty, "definition", "parameter", scene, param.type ?? (param.self as Range));
  }
  if (isAsync(fn)) {
    if (returnsFuture(fn, scene)) {
      const afterParams = { start: fn.paramList.end, end: fn.paramList.end };
      yield { range: fn.returnType ?? afterParams, data: { async: { name: fn.name.text, abi } } };
    }
  } else if (fn.returnType !== undefined) {
    yield* judgeTy(lowerType(fn.returnType, scene.source, scene.scope), "definition", "return", scene, fn.returnType);
  }
}

function isAsync(fn: FnItem): boolean {
  return fn.qualifiers.some(({ word }) => word === "async" || word === "gen");
}

/** Whether the compiler gets as far as the lint: these are hard errors with `async`. */
function returnsFuture(fn: FnItem, { edition }: Scene): boolean {
  const has = (word: string) => fn.qualifiers.some((qualifier) => qualifier.word === word);
  if (edition === 2015 || has("const") || has("gen")) return false;
  if (fn.attributes.some(({ meta }) => meta.name === "naked")) return false;
  return fn.abi !== undefined && findAbi(fn.abi.name)?.restrictions?.async !== false;
}

/** The type of a parameter; undefined for `...` and what cannot be read. */
function paramTy({ type, self }: Param, { source, scope, place }: Scene): Ty | undefined {
  if (type !== undefined) return withoutOpaque(lowerType(type, source, scope));
  if (self === undefined) return undefined;
  const written = source.slice(self.start, self.end);
  const path: RustType = { kind: "path", segments: ["Self"], args: [], innerArgs: false, qualified: false, ...self };
  // In a trait `Self` is a parameter, which may be unsized.
  const own: Ty = place === "trait" ? { kind: "parameter", name: "Self", sized: true } : lowerType(path, source, scope);
  return written.startsWith("&") ? { kind: "reference", mutable: /\bmut\b/.test(written), pointee: own } : own;
}

/** `impl Trait` in a parameter is a type parameter. */
function withoutOpaque(ty: Ty): Ty {
  switch (ty.kind) {
    case "opaque":
      return { kind: "parameter", name: ty.text, sized: true };
    case "pointer":
    case "reference":
      return { ...ty, pointee: withoutOpaque(ty.pointee) };
    case "slice":
    case "array":
      return { ...ty, element: withoutOpaque(ty.element) };
    case "tuple":
      return { ...ty, elements: ty.elements.map(withoutOpaque) };
    case "adt":
      return { ...ty, args: ty.args.map(withoutOpaque) };
    default:
      return ty;
  }
}
