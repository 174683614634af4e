import { crossingsOf, placesOf, sideOf } from "../model/border.ts";
import { lengthOf } from "../model/layout.ts";
import { fieldTy, type Ty } from "../model/ty.ts";
import { isPhantomData, presentFields } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly mutable: boolean;
}

export const opaqueBehindReference = rule<"fn" | "foreign-fn", Data>({
  name: "opaque-behind-reference",
  group: "pointers",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "A type that only C knows crosses the border as a Rust reference.",
    why: "A reference promises things about what it points to: that its size is that of the Rust type, that nothing but interior mutability changes it behind `&`, that nobody else looks behind `&mut`. Of an opaque type Rust knows neither size nor content, and C changes it through every pointer it has. A raw pointer promises nothing.",
    bad: '#[repr(C)]\npub struct Database {\n    _private: [u8; 0],\n}\n\nunsafe extern "C" {\n    fn database_close(database: &mut Database);\n}',
    good: '#[repr(C)]\npub struct Database {\n    _private: [u8; 0],\n}\n\nunsafe extern "C" {\n    fn database_close(database: *mut Database);\n}',
    sources: [
      {
        title: "The Rustonomicon, representing opaque structs",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#representing-opaque-structs",
      },
      reference("behavior-considered-undefined.html", "behavior considered undefined"),
    ],
  },
  *check(item, scene) {
    const side = sideOf(item, scene.block);
    if (side === undefined || !scene.source.includes("&")) return;
    for (const place of placesOf(item, side, scene.source, scene.scope)) {
      const found = crossingsOf(place).find(
        ({ ty, steps }) => steps.length === 0 && ty.kind === "reference" && isOpaque(ty.pointee),
      )?.ty;
      if (found?.kind !== "reference") continue;
      const { pointee } = found;
      const name = pointee.kind === "adt" || pointee.kind === "foreign" ? pointee.definition.name : "";
      yield { range: place.type, data: { name, mutable: found.mutable } };
    }
  },
  message: ({ name, mutable }) =>
    `\`${name}\` is opaque: Rust knows neither its size nor what C does to it, but \`${mutable ? "&mut" : "&"}\` makes promises about both; use \`*${mutable ? "mut" : "const"} ${name}\``,
});

/** Whether a type stands for one that only C knows: a foreign type, an enum without variants, a struct of nothing. */
function isOpaque(ty: Ty): boolean {
  if (ty.kind === "foreign") return true;
  if (ty.kind !== "adt" || isStandard(ty.definition.scope.module.crate)) return false;
  const { item } = ty;
  if (item.kind === "enum") return item.variants.length === 0;
  if (item.kind !== "struct") return false;
  const fields = presentFields(ty, item.fields);
  if (fields === undefined || fields.length === 0) return false;
  let isEmpty = false;
  for (const { type } of fields) {
    const field = fieldTy(ty, type);
    if (field.kind === "array") {
      if (lengthOf(field.length) !== 0) return false;
      isEmpty = true;
    } else if (!isPhantomData(field)) return false;
  }
  return isEmpty;
}
