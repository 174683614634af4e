import type { FnPointer, Range, RustType } from "../facts/item.ts";
import { ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly type: string;
  readonly of: "parameters" | "return type" | "static" | "function pointer type";
}

export const implTraitInForeignFn = rule<"foreign-fn" | "foreign-static" | "fn-pointer", Data>({
  name: "impl-trait-in-foreign-fn",
  rustc: ["E0562"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static", "fn-pointer"],
  explain: {
    what: "`impl Trait` stands in the signature of a foreign item, or in a function pointer type.",
    why: "As a parameter it is a hidden type parameter, as a return type a type that the function's body decides. A symbol in a library has neither copies for each type nor a Rust body: both sides must know the very type, its size and its registers.",
    bad: 'unsafe extern "C" {\n    fn push(value: impl Copy);\n}',
    good: 'unsafe extern "C" {\n    fn push(value: u64);\n}',
    sources: [
      reference("types/impl-trait.html#r-type.impl-trait.constraint", "where `impl Trait` may stand"),
      ferrocene("fls_m7tu4w4lk8v", "external functions have no type parameters"),
      { title: "Rust error index, E0562", url: "https://doc.rust-lang.org/error_codes/E0562.html" },
    ],
    note: "Older documents call this E0667, which the compiler no longer prints.",
  },
  *check(subject, { item, place, source }) {
    const found = (range: Range, of: Data["of"]) => ({
      range,
      data: { type: source.slice(range.start, range.end), of },
    });
    switch (subject.kind) {
      case "fn":
        for (const type of outermost(subject.implTraits)) {
          yield found(type, type.position === "return types" ? "return type" : "parameters");
        }
        return;
      case "static":
        for (const type of implsIn(subject.type)) yield found(type, "static");
        return;
      default:
        // What stands in a foreign function's signature was found with it.
        if (item.kind === "fn" && place === "extern-block") return;
        for (const type of implsOf(subject)) yield found(type, "function pointer type");
    }
  },
  message: ({ type, of }) => {
    const where = of === "function pointer type" ? `a ${of}` : `the ${of === "static" ? "type" : of} of a foreign item`;
    return `\`${type}\` cannot stand in ${where}; name the type itself`;
  },
});

function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Those that stand in no other one; the compiler has another error (E0666) for the rest. */
function outermost<T extends Range>(types: readonly T[]): T[] {
  return types.filter((type) => !types.some((other) => other !== type && contains(other, type)));
}

function implsOf(pointer: FnPointer): Range[] {
  return [...pointer.params.flatMap(({ type }) => implsIn(type)), ...implsIn(pointer.returnType)];
}

/** The `impl` types in a type. Function pointer types in it are subjects of their own. */
function implsIn(type: RustType | undefined): Range[] {
  switch (type?.kind) {
    case "impl":
      return [type];
    case "reference":
    case "pointer":
      return implsIn(type.pointee);
    case "slice":
    case "array":
      return implsIn(type.element);
    case "tuple":
      return type.elements.flatMap(implsIn);
    case "path":
      return type.args.flatMap(implsIn);
    default:
      return [];
  }
}
