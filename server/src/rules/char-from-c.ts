import { printTy } from "../model/print-ty.ts";
import type { Ty } from "../model/ty.ts";
import { reinterpretedBy } from "./pointers/reinterpreted.ts";
import { borderPlaces, decidingField, firstFilled, nameOf, relatedOf, wayText } from "./pointers/signature.ts";
import { reference, rule } from "./rule.ts";

type Data =
  | { readonly kind: "place"; readonly way: string; readonly sure: boolean }
  | { readonly kind: "read"; readonly from: string };

export const charFromC = rule<"foreign-fn" | "fn" | "foreign-static" | "body/cast" | "body/method-call", Data>({
  name: "char-from-c",
  group: "pointers",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "foreign-static", "body/cast", "body/method-call"],
  explain: {
    what: "C fills a Rust `char`.",
    why: "Rust's `char` is a Unicode scalar value in four bytes: a number up to 0x10FFFF that is no surrogate. Every other number is undefined behaviour as soon as it is a `char`. C's `char` is one byte, so a pointer to Rust's reads four of them at once, mostly beyond the end of the string; and C's `char32_t` and `wchar_t` hold any number.",
    bad: '#[unsafe(no_mangle)]\npub unsafe extern "C" fn label_set(text: *const char, len: usize) -> usize {\n    if text.is_null() {\n        return 0;\n    }\n    len\n}',
    good: '#[unsafe(no_mangle)]\npub unsafe extern "C" fn label_set(text: *const u32, len: usize) -> usize {\n    if text.is_null() {\n        return 0;\n    }\n    let text = unsafe { std::slice::from_raw_parts(text, len) };\n    text.iter().filter(|&&c| char::from_u32(c).is_some()).count()\n}',
    sources: [
      reference("types/textual.html", "textual types"),
      { title: "core::char::from_u32", url: "https://doc.rust-lang.org/core/primitive.char.html#method.from_u32" },
      { title: "core::ffi::c_char", url: "https://doc.rust-lang.org/core/ffi/type.c_char.html" },
    ],
    note: "Where a `char` stands in a signature itself, the compiler's own lint says it.",
  },
  *check(subject, scene) {
    if ("node" in subject) {
      const { node, context } = subject;
      const read = reinterpretedBy(node, context);
      if (read === undefined || !isChar(read.to)) return;
      yield { range: { start: node.start, end: node.end }, data: { kind: "read", from: printTy(read.from) } };
      return;
    }
    for (const place of borderPlaces(subject, scene)) {
      const found = firstFilled(place, nameOf(subject), ({ ty }) => (isChar(ty) ? true : undefined));
      if (found === undefined) continue;
      const { crossing, sure } = found;
      const written = scene.source.slice(place.type.start, place.type.end);
      const once = decidingField(crossing.steps);
      yield {
        range: place.type,
        ...(once === undefined ? {} : { once }),
        data: { kind: "place", way: wayText(written, crossing.steps, crossing.ty), sure },
        related: relatedOf(crossing.steps, crossing.ty, scene),
        ...(sure ? {} : { level: "info" as const }),
      };
    }
  },
  message(data) {
    if (data.kind === "read") {
      return `\`${data.from}\` memory is read as \`char\`s of four bytes: C's \`char\` is \`c_char\`, and a number that is no Unicode scalar value is undefined behaviour`;
    }
    const who = data.sure ? "C fills it" : "C may fill it";
    return `${data.way}: ${who}, and a number that is no Unicode scalar value is undefined behaviour; take \`u32\` and \`char::from_u32\`, or \`c_char\` for C's own \`char\``;
  },
});

function isChar(ty: Ty): boolean {
  return ty.kind === "primitive" && ty.name === "char";
}
