import type { Field, RustType } from "../facts/item.ts";
import { usedAbi } from "../model/fn-signature.ts";
import { lowerType, type Ty } from "../model/ty.ts";
import type { Target } from "../target/target.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly target: Target;
}

export const int128Boundary = rule<"foreign-fn" | "foreign-static" | "fn" | "type-definition", Data>({
  name: "int128-boundary",
  group: "layout",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["foreign-fn", "foreign-static", "fn", "type-definition"],
  explain: {
    what: "A 128-bit integer crosses the border.",
    why: "C has `__int128` as an extension of GCC and Clang on 64-bit targets only: MSVC and 32-bit targets have no such type, so there is nothing that the other side could declare. On x86-64 Rust before 1.77, or with an LLVM before 18, aligned `i128` to 8 bytes where C aligns it to 16, so a struct had other offsets on both sides. Two 64-bit halves, or 16 bytes, mean the same everywhere.",
    bad: 'unsafe extern "C" {\n    fn hash_of(data: *const u8, len: usize) -> u128;\n}',
    good: '#[repr(C)]\npub struct Hash {\n    pub low: u64,\n    pub high: u64,\n}\n\nunsafe extern "C" {\n    fn hash_of(data: *const u8, len: usize) -> Hash;\n}',
    sources: [
      {
        title: "Changes to u128/i128 layout in 1.77 and 1.78 (Rust Blog)",
        url: "https://blog.rust-lang.org/2024/03/30/i128-layout-update/",
      },
      reference("type-layout.html#primitive-data-layout", "primitive data layout"),
      { title: "GCC manual, 128-bit integers", url: "https://gcc.gnu.org/onlinedocs/gcc/_005f_005fint128.html" },
    ],
  },
  *check(item, scene) {
    if (!/[iu]128\b/.test(scene.source)) return;
    switch (item.kind) {
      case "fn": {
        const isForeign = scene.place === "extern-block";
        if (!isForeign && (item.body === undefined || item.abi === undefined)) return;
        const abi = isForeign ? scene.block?.abi : item.abi;
        if (abi === undefined || usedAbi(abi)?.rustic !== false) return;
        for (const { type } of item.params) yield* inType(type, scene);
        yield* inType(item.returnType, scene);
        return;
      }
      case "static":
        yield* inType(item.type, scene);
        return;
      default: {
        const isC = item.attributes.some(
          ({ meta }) => meta.name === "repr" && meta.list?.some(({ name }) => name === "C") === true,
        );
        const fields: readonly Field[] =
          item.kind === "enum" ? item.variants.flatMap((one) => one.fields) : item.fields;
        if (isC) for (const { type } of fields) yield* inType(type, scene);
      }
    }
  },
  message: ({ name, target }) => {
    const none = withoutInt128(target);
    return none === undefined
      ? `\`${name}\` crosses the border: only GCC and Clang know such a type, and before Rust 1.77 it was aligned to 8 bytes on x86-64, not to 16`
      : `\`${name}\` crosses the border, but C has no 128-bit integer ${none}`;
  },
});

/** Why C has no type for it on a target. Source: GCC manual, "128-bit integers"; MSVC has no such type. */
function withoutInt128({ env, os, pointerWidth, triple }: Target): string | undefined {
  if (env === "msvc" || (os === "windows" && env === "")) return "with MSVC";
  return pointerWidth < 64 ? `on the ${pointerWidth}-bit target \`${triple}\`` : undefined;
}

function* inType(type: RustType | undefined, scene: Scene): Iterable<Found<Data>> {
  if (type === undefined || type.kind === "fn-pointer") return;
  const name = wide(lowerType(type, scene.source, scene.scope), 0);
  if (name !== undefined) yield { range: type, data: { name, target: scene.target } };
}

/** The name of the 128-bit integer that a type is or leads to; those of named structs are reported where they stand. */
function wide(ty: Ty, depth: number): string | undefined {
  switch (ty.kind) {
    case "primitive":
      return ty.name === "i128" || ty.name === "u128" ? ty.name : undefined;
    case "pointer":
    case "reference":
      return depth > 8 ? undefined : wide(ty.pointee, depth + 1);
    case "array":
      return depth > 8 ? undefined : wide(ty.element, depth + 1);
    default:
      return undefined;
  }
}
