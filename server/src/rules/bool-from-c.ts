import type { FnItem, Range } from "../facts/item.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import { fieldTy, type Ty } from "../model/ty.ts";
import { presentFields } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { type CType, findPrototype, spellCType } from "../target/c-prototypes.ts";
import { windowsLibrary } from "../target/windows-api.ts";
import { isCLibraryBlock } from "./exports/c-library.ts";
import { insertAtTop } from "./pointers/early-return.ts";
import { reinterpretedBy } from "./pointers/reinterpreted.ts";
import { type BorderPlace, borderPlaces, decidingField, relatedOf, wayText } from "./pointers/signature.ts";
import { type Fix, type FixScene, type Found, reference, rule, type Scene } from "./rule.ts";

type Data =
  /** C's prototype is known, and has another type there. */
  | { readonly kind: "known"; readonly fn: string; readonly c: string }
  | { readonly kind: "read"; readonly from: string; readonly to: string; readonly field: string | undefined }
  | { readonly kind: "value"; readonly way: string; readonly direct: boolean; readonly place: BorderPlace };

export const boolFromC = rule<"foreign-fn" | "fn" | "body/cast" | "body/method-call", Data>({
  name: "bool-from-c",
  group: "pointers",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "body/cast", "body/method-call"],
  explain: {
    what: "A `bool` is filled by C with what may be neither 0 nor 1.",
    why: "A Rust `bool` is one byte that is 0 or 1; any other value is undefined behaviour, and the compiler uses the other 254 for `Option` and `match`. C's truth is “not zero”: `isalpha` returns 1024, `BOOL` and `int` flags hold any number in four bytes of which a `bool` looks at one, and a byte from a file or a socket is whatever was sent. Compilers also disagree about who clears the upper bits of the register in which a `bool` travels.",
    bad: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn isalpha(c: c_int) -> bool;\n}',
    good: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn isalpha(c: c_int) -> c_int;\n}\n\npub fn is_alpha(byte: u8) -> bool {\n    unsafe { isalpha(c_int::from(byte)) != 0 }\n}',
    sources: [
      reference("types/boolean.html#r-type.bool.validity", "validity of `bool`"),
      {
        title: "rust-lang/rust issue 150528, a `bool` in a struct from C++ that is neither 0 nor 1",
        url: "https://github.com/rust-lang/rust/issues/150528",
      },
      {
        title: "rust-lang/rust issue 159244, the upper bits of a `bool` on AArch64",
        url: "https://github.com/rust-lang/rust/issues/159244",
      },
    ],
    note: 'Functions of the C library and of Windows that return an `int`, and bytes that are read as `bool`, are warnings. A `bool` that an exported function or a struct gets by value is right where C says `_Bool` too: it is mentioned at the level "info".',
  },
  *check(subject, scene) {
    if ("node" in subject) {
      const { node, context } = subject;
      const read = reinterpretedBy(node, context);
      const inside = read === undefined ? undefined : boolIn(read.to);
      if (read === undefined || inside === undefined) return;
      const data = { from: printTy(read.from), to: printTy(read.to), field: inside.field } as const;
      yield { range: { start: node.start, end: node.end }, data: { kind: "read", ...data } };
      return;
    }
    const known = scene.place === "extern-block" ? [...knownOtherwise(subject, scene)] : [];
    yield* known;
    for (const place of borderPlaces(subject, scene)) {
      if (known.some(({ range }) => range === place.type)) continue;
      const found = place.crossings.find(
        ({ ty, writer, by, steps }) => isBool(ty) && writer === "c" && by === "value" && isStruct(steps),
      );
      // What C itself says is a `_Bool` comes back as one.
      if (found === undefined || (place.side === "import" && found.steps.length === 0)) continue;
      const written = scene.source.slice(place.type.start, place.type.end);
      const direct = found.steps.length === 0;
      const once = decidingField(found.steps);
      yield {
        ...(once === undefined ? {} : { once }),
        range: place.type,
        level: "info",
        data: { kind: "value", way: wayText(written, found.steps, found.ty), direct, place },
        related: relatedOf(found.steps, found.ty, scene),
      };
    }
  },
  message(data) {
    switch (data.kind) {
      case "known":
        return `\`${data.fn}\` returns \`${data.c}\`, and a number that is neither 0 nor 1 is no \`bool\`; declare the integer and compare it with 0`;
      case "read": {
        const what = data.field === undefined ? "`bool`" : `\`${data.to}\`, whose \`${data.field}\` is a \`bool\``;
        return `\`${data.from}\` memory is read as ${what}: any byte but 0 and 1 is undefined behaviour; read the integer and compare it with 0`;
      }
      default:
        return `${data.way}: C fills it, and a byte that is neither 0 nor 1 is undefined behaviour; take \`u8\` where the caller is not trusted`;
    }
  },
  fixes(data, scene, { range }) {
    if (data.kind === "known") {
      const edits = [scene.replace(range, "core::ffi::c_int")];
      return [{ title: "Write `c_int`", safety: "unsafe", kind: "quickfix", edits }];
    }
    return data.kind === "value" && data.direct ? byteFix(data.place, scene) : [];
  },
});

function isBool(ty: Ty): boolean {
  return ty.kind === "primitive" && ty.name === "bool";
}

/** Whether the way leads through fields only. */
function isStruct(steps: BorderPlace["crossings"][number]["steps"]): boolean {
  return steps.every(({ kind }) => kind === "field");
}

/** A `bool`, or the first field of one in a struct whose layout is C's. */
function boolIn(ty: Ty): { readonly field: string | undefined } | undefined {
  if (isBool(ty)) return { field: undefined };
  if (ty.kind !== "adt" || ty.item.kind !== "struct" || isStandard(ty.definition.scope.module.crate)) return undefined;
  const repr = representationOf(ty.definition);
  if (repr === "unknown" || !(repr.c || repr.transparent)) return undefined;
  const index = presentFields(ty, ty.item.fields)?.findIndex(({ type }) => isBool(fieldTy(ty, type))) ?? -1;
  return index < 0 ? undefined : { field: ty.item.fields[index]?.name?.text ?? String(index) };
}

/** Functions of Windows whose result is a byte. */
const OF_A_BYTE = /^(?:SystemFunction036|CreateSymbolicLink[AW]|Rtl\w+)$/;

/** The `bool`s of a declaration where C's own prototype has an integer. */
function* knownOtherwise(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  const { block, target, scope } = scene;
  const { returnType: type } = fn;
  if (block === undefined || type?.kind !== "path") return;
  const places = borderPlaces(fn, scene);
  const result = places.find(({ position }) => position === "result");
  if (result === undefined || !isBool(result.ty)) return;
  const name = fn.name.text;
  if (windowsLibrary(name) !== undefined && !OF_A_BYTE.test(name)) {
    yield { range: type as Range, data: { kind: "known", fn: name, c: "BOOL" } };
    return;
  }
  if (!isCLibraryBlock(block, scope.module.crate.cfg)) return;
  const c = findPrototype(name, target)?.result;
  if (c !== undefined && isInteger(c)) yield { range: type, data: { kind: "known", fn: name, c: spellCType(c) } };
}

function isInteger(c: CType): boolean {
  return c.kind === "scalar" && !/bool/i.test(c.name);
}

/** Takes a byte, and compares it with 0 at the top of the function. */
function byteFix({ param, type }: BorderPlace, scene: FixScene): readonly Fix[] {
  if (param?.pattern?.kind !== "identifier" || scene.item.kind !== "fn") return [];
  const name = param.pattern.name.text;
  const lines = insertAtTop([`let ${name} = ${name} != 0;`], scene.item, scene);
  if (lines.length === 0) return [];
  const edits = [scene.replace(type, "u8"), ...lines];
  return [{ title: "Take a `u8` and compare it with 0", safety: "unsafe", kind: "quickfix", edits }];
}
