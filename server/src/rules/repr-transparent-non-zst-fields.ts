import type { Field } from "../facts/item.ts";
import { activeAttributes } from "../model/active-attributes.ts";
import type { Crate } from "../model/crate.ts";
import { presentParts } from "../model/presence.ts";
import { representationOf, reprOf } from "../model/repr.ts";
import { type AdtTy, fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { hasMark, isPhantomData, isTrivial } from "../model/type-traits.ts";
import { isStandard } from "../model/world.ts";
import { reference, rule } from "./rule.ts";

/** A type of size 0 that may not always be one. */
interface Unsuited {
  readonly why: "c" | "external";
  readonly name: string;
}

export const reprTransparentNonZstFields = rule<"type-definition", Unsuited>({
  name: "repr-transparent-non-zst-fields",
  rustc: ["repr_transparent_non_zst_fields"],
  level: "deny",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A field of size 0 in a `#[repr(transparent)]` type may not be of size 0 everywhere.",
    why: "An empty `#[repr(C)]` type has a size in some C compilers, and a type of another crate that is non-exhaustive or has private fields may get one with its next version. The transparent type would then have two fields that count.",
    bad: "#[repr(C)]\npub struct Marker {}\n\n#[repr(transparent)]\npub struct Handle(u32, Marker);",
    good: "use std::marker::PhantomData;\n\n#[repr(C)]\npub struct Marker {}\n\n#[repr(transparent)]\npub struct Handle(u32, PhantomData<Marker>);",
    sources: [
      reference("type-layout.html#the-transparent-representation", "the transparent representation"),
      { title: "rust-lang/rust issue 78586", url: "https://github.com/rust-lang/rust/issues/78586" },
    ],
  },
  *check(item, { scope, source }) {
    if (item.attributes.length === 0) return;
    const { crate } = scope.module;
    if (!reprOf(activeAttributes(item.attributes, crate.cfg)).transparent) return;
    const variants = presentParts(item.variants, crate.cfg);
    if (variants === undefined || (item.kind === "enum" && variants.length !== 1)) return;
    const fields = presentParts<Field>(variants[0]?.fields ?? item.fields, crate.cfg);
    const judged = (fields ?? []).map((field) => {
      const ty = field.type === undefined ? undefined : lowerType(field.type, source, scope);
      return { field, ty, trivial: ty === undefined ? ("unknown" as const) : isTrivial(ty) };
    });
    // With a field that nobody knows it may be another error.
    if (judged.some(({ trivial }) => trivial === "unknown")) return;
    const solid = judged.filter(({ trivial }) => trivial === false).length;
    if (solid > 1) return;
    let another = solid > 0;
    for (const { field, ty, trivial } of judged) {
      const unsuited = ty === undefined || trivial !== true ? undefined : findUnsuited(ty, crate, 0);
      if (unsuited === undefined) continue;
      const { start, end } = field;
      if (another) yield { range: { start, end }, data: unsuited };
      another = true;
    }
  },
  message: ({ why, name }) =>
    why === "c"
      ? `\`${name}\` is \`#[repr(C)]\` and may take up room in C; hold \`PhantomData\` of it instead`
      : `\`${name}\` is another crate's and may take up room in a later version; hold \`PhantomData\` of it instead`,
});

const DEPTH = 32;

function findUnsuited(ty: Ty, crate: Crate, depth: number): Unsuited | undefined {
  if (depth > DEPTH) return undefined;
  switch (ty.kind) {
    case "tuple":
      return firstOf(ty.elements, (element) => findUnsuited(element, crate, depth + 1));
    case "array":
      return findUnsuited(ty.element, crate, depth + 1);
    case "adt":
      return isPhantomData(ty) ? undefined : findInAdt(ty, crate, depth);
    default:
      return undefined;
  }
}

function findInAdt(ty: AdtTy, crate: Crate, depth: number): Unsuited | undefined {
  const { definition, item } = ty;
  const own = definition.scope.module.crate;
  // What the table of the standard library says of private fields is not what they are.
  if (isStandard(own)) return undefined;
  const fields = item.kind === "enum" ? item.variants.flatMap((variant) => variant.fields) : item.fields;
  if (own !== crate) {
    const isPrivate = item.kind !== "enum" && fields.some(({ visibility }) => visibility === undefined);
    if (isPrivate || hasMark(ty, "non_exhaustive")) return { why: "external", name: definition.name };
  }
  const repr = representationOf(definition);
  if (repr !== "unknown" && repr.c) return { why: "c", name: definition.name };
  return firstOf(fields, (field) => findUnsuited(fieldTy(ty, field.type), crate, depth + 1));
}

function firstOf<T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
