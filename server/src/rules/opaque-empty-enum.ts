import type { FnItem, StaticItem, TypeDefinition } from "../facts/item.ts";
import { sideOf } from "../model/border.ts";
import type { Definition } from "../model/resolve.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { isMoreThanNumber, pointeeOf } from "./layout/signature.ts";
import { type Fix, type FixScene, type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly name: string;
  /** Where the enum is defined, if not here. */
  readonly definition: Definition | undefined;
  readonly item: TypeDefinition;
}

export const opaqueEmptyEnum = rule<"type-definition" | "foreign-fn" | "foreign-static" | "fn", Data>({
  name: "opaque-empty-enum",
  group: "layout",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["type-definition", "foreign-fn", "foreign-static", "fn"],
  explain: {
    what: "An enum without variants stands for a C type whose contents are not known.",
    why: "An enum without variants has no values: code that has one can never run, and the compiler may remove it. Behind a raw pointer that is no harm, but a reference to it, or `*pointer`, says that such a value exists, and that is undefined behaviour. A struct with a private empty array can be referred to, cannot be made outside its module, and with the marker is neither `Send` nor `Sync` nor `Unpin`.",
    bad: 'pub enum db_handle {}\n\nunsafe extern "C" {\n    pub fn db_open() -> *mut db_handle;\n}',
    good: '#[repr(C)]\npub struct db_handle {\n    _data: [u8; 0],\n    _marker: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,\n}\n\nunsafe extern "C" {\n    pub fn db_open() -> *mut db_handle;\n}',
    sources: [
      {
        title: "Rustonomicon, Representing opaque structs",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#representing-opaque-structs",
      },
      reference("items/enumerations.html#zero-variant-enums", "zero-variant enums"),
    ],
  },
  *check(item, scene) {
    switch (item.kind) {
      case "enum":
        if (isEmpty(item) && isCName(item.name.text) && !isDerived(item)) {
          yield { range: item.name, data: { name: item.name.text, definition: undefined, item } };
        }
        return;
      case "static":
      case "fn":
        yield* inSignature(item, scene);
        return;
      default:
    }
  },
  message: ({ name }) =>
    `\`${name}\` has no variants, so no value of it may ever exist: an opaque C type is a \`#[repr(C)]\` struct with an empty private array`,
  fixes({ definition, item, name }, scene) {
    const start = definition === undefined ? scene.sliceStart : scene.startOf(definition);
    return start === undefined || item.generics !== undefined ? [] : [asStruct(item, name, start, scene)];
  },
});

function asStruct(item: TypeDefinition, name: string, start: number, scene: FixScene): Fix {
  const at = start + item.start;
  const line = scene.file.text(0, at);
  const indent = /[ \t]*$/.exec(line)?.[0] ?? "";
  const { visibility } = item;
  const seen = visibility === undefined ? "" : `${scene.file.text(start + visibility.start, start + visibility.end)} `;
  const root = scene.edition === 2015 ? "::std" : "core";
  const marker = `${root}::marker::PhantomData<(*mut u8, ${root}::marker::PhantomPinned)>`;
  const lines = ["#[repr(C)]", `${seen}struct ${name} {`, "    _data: [u8; 0],", `    _marker: ${marker},`, "}"];
  return {
    title: "Make it an opaque struct",
    safety: "unsafe",
    kind: "quickfix",
    edits: [{ start: at, end: start + item.end, newText: lines.join(`\n${indent}`) }],
  };
}

function isEmpty({ kind, variants, generics, broken }: TypeDefinition): boolean {
  return kind === "enum" && variants.length === 0 && generics === undefined && !broken;
}

/** A name as C writes them, which no Rust program gives a type of its own. */
function isCName(name: string): boolean {
  // `V1` and the like tell versions apart by type; `Some_TableOffset` is the FlatBuffers compiler's.
  if (/^[A-Z]\d+$/.test(name) || /[a-z_]Offset$/.test(name)) return false;
  return /^[a-z]/.test(name) || /_/.test(name) || /^[A-Z][A-Z0-9]{2,}$/.test(name);
}

function isDerived({ attributes }: TypeDefinition): boolean {
  return attributes.some(({ meta }) => meta.name === "derive" || meta.name === "cfg_attr");
}

function* inSignature(item: FnItem | StaticItem, scene: Scene): Iterable<Found<Data>> {
  if (item.kind === "static") {
    if (item.type !== undefined) yield* judge(item.type, pointeeOf(lowerType(item.type, scene.source, scene.scope)));
    return;
  }
  const { source, scope, place, block } = scene;
  if (place === "extern-block" ? block === undefined : sideOf(item, undefined) === undefined) return;
  for (const { type } of item.params) {
    // A raw pointer that only goes in came out somewhere else: there it is reported.
    if (type === undefined || !/&|\*\s*(?:mut|const)\s*\*/.test(source.slice(type.start, type.end))) continue;
    const ty = lowerType(type, source, scope);
    if (holdsReference(ty) || isTwofold(ty)) yield* judge(type, pointeeOf(ty));
  }
  const { returnType } = item;
  if (isMoreThanNumber(returnType)) yield* judge(returnType, pointeeOf(lowerType(returnType, source, scope)));
}

function holdsReference(ty: Ty): boolean {
  if (ty.kind === "reference") return true;
  return ty.kind === "adt" && ty.args.some((arg) => arg.kind === "reference");
}

/** `*mut *mut T`, through which a handle comes out. */
function isTwofold(ty: Ty): boolean {
  return ty.kind === "pointer" && (ty.pointee.kind === "pointer" || ty.pointee.kind === "reference");
}

function* judge(range: Found<Data>["range"], pointee: Ty | undefined): Iterable<Found<Data>> {
  if (pointee?.kind !== "adt" || !isEmpty(pointee.item)) return;
  const { definition, item } = pointee;
  // A name as C writes them is reported once, where it is defined.
  if (isStandard(definition.scope.module.crate) || (isCName(definition.name) && !isDerived(item))) return;
  yield {
    range,
    data: { name: definition.name, definition, item },
    related: [{ range: item.name, message: "the enum is defined here", of: definition }],
  };
}
