import { presentParts } from "../model/presence.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import { type AdtTy, fieldTy, type Ty } from "../model/ty.ts";
import { isPhantomData, isTrivial } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { borderPlaces, relatedOf } from "./pointers/signature.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly type: string;
  readonly mutable: boolean;
  readonly extern: boolean;
}

export const opaqueBehindReference = rule<"foreign-fn" | "fn", Data>({
  name: "opaque-behind-reference",
  group: "pointers",
  yieldsTo: ["reference-from-c", "improper-ctypes", "improper-ctypes-definitions"],
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["foreign-fn", "fn"],
  explain: {
    what: "A foreign type of which Rust knows neither size nor contents is used through a reference.",
    why: "A reference says how large the value is, that it is aligned, and that nobody else writes to it (`&`) or touches it at all (`&mut`). Of an opaque type Rust believes size 0 and alignment 1: `mem::swap`, `*a = b` and copies move no byte, and what is said of sharing is about nothing. C changes the object whenever it likes. A raw pointer says no more than is known.",
    bad: '#[repr(C)]\npub struct Engine {\n    _private: [u8; 0],\n}\n\nunsafe extern "C" {\n    fn engine_start(engine: &mut Engine);\n}',
    good: '#[repr(C)]\npub struct Engine {\n    _private: [u8; 0],\n}\n\nunsafe extern "C" {\n    fn engine_start(engine: *mut Engine);\n}',
    sources: [
      {
        title: "The Rustonomicon, representing opaque structs",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#representing-opaque-structs",
      },
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
      { title: "RFC 1861, extern types", url: "https://rust-lang.github.io/rfcs/1861-extern-types.html" },
    ],
  },
  *check(fn, scene) {
    for (const place of borderPlaces(fn, scene)) {
      const found = place.crossings.find(({ ty, steps }) => ty.kind === "reference" && steps.length === 0);
      if (found?.ty.kind !== "reference") continue;
      const { pointee, mutable } = found.ty;
      const isExtern = pointee.kind === "foreign";
      if (!isExtern && !isOpaque(pointee)) continue;
      const data = { type: printTy(pointee), mutable, extern: isExtern };
      yield { range: place.type, data, related: relatedOf([], pointee, scene) };
    }
  },
  message: ({ type, mutable }) =>
    mutable
      ? `Rust knows nothing of what is inside \`${type}\`: through \`&mut\` it may be swapped or assigned, which moves no byte of it; use \`*mut ${type}\``
      : `Rust knows nothing of what is inside \`${type}\`: \`&\` says that nobody changes it, and C may; use \`*const ${type}\``,
  fixes({ type, mutable }, scene, { range }) {
    const text = scene.text(range);
    const pointer = /^&\s*(?:'\w+\s*)?(?:mut\b\s*)?([\s\S]+)$/.exec(text)?.[1];
    // The function's body, if there is one, uses the reference.
    if (pointer === undefined || scene.place !== "extern-block") return [];
    const written = `*${mutable ? "mut" : "const"} ${pointer}`;
    const title = `Take \`*${mutable ? "mut" : "const"} ${type}\``;
    return [{ title, safety: "unsafe", kind: "quickfix", edits: [scene.replace(range, written)] }];
  },
});

/** A type that stands for something of C's: without size, and with a field or representation that says so. */
function isOpaque(ty: Ty): boolean {
  if (ty.kind !== "adt" || isStandard(ty.definition.scope.module.crate)) return false;
  if (ty.item.kind === "enum") return ty.item.variants.length === 0;
  if (ty.item.kind !== "struct" || isTrivial(ty) !== true) return false;
  const repr = representationOf(ty.definition);
  if (repr === "unknown") return false;
  return hasEmptyArray(ty) || (repr.c && ty.item.fields.every(({ type }) => isPhantomData(fieldTy(ty, type))));
}

function hasEmptyArray(ty: AdtTy): boolean {
  const fields = presentParts(ty.item.fields, ty.definition.scope.module.crate.cfg) ?? [];
  return fields.some(({ type }) => fieldTy(ty, type).kind === "array");
}
