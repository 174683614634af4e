import type { FnItem } from "../facts/item.ts";
import { fixesOf, type ImproperData, isRustic, judge, judgePointers, messageOf } from "./improper/report.ts";
import { reference, rule } from "./rule.ts";

export const improperCtypes = rule<"foreign-fn" | "foreign-static", ImproperData>({
  name: "improper-ctypes",
  rustc: ["improper_ctypes"],
  level: "warn",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static"],
  explain: {
    what: "A declaration in an external block uses a type that has no form in C.",
    why: "Both sides must agree on the size, the layout and the meaning of what crosses. Rust moves the fields of a plain struct around as it likes, a `&str` is two words, an enum without `repr` has whatever form this build chose: C reads something else, and nothing stops it.",
    bad: 'pub struct Options {\n    pub level: u8,\n    pub size: u32,\n}\n\nunsafe extern "C" {\n    fn configure(options: *const Options);\n}',
    good: '#[repr(C)]\npub struct Options {\n    pub level: u8,\n    pub size: u32,\n}\n\nunsafe extern "C" {\n    fn configure(options: *const Options);\n}',
    sources: [
      reference("type-layout.html#the-c-representation", "the C representation"),
      reference("items/external-blocks.html", "external blocks"),
      {
        title: "rustc lint, improper_ctypes",
        url: "https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#improper-ctypes",
      },
    ],
  },
  *check(item, scene) {
    const { block } = scene;
    if (block === undefined) return;
    const rustic = isRustic(block.abi.name);
    if (rustic === undefined) return;
    if (item.kind === "static") {
      if (!rustic && item.type !== undefined) yield* judge(item.type, "static", "static", scene);
      return;
    }
    if (item.generics?.params.some(({ kind }) => kind !== "lifetime") === true) return;
    if (rustic) yield* judgePointers(item.fnPointers, signatureOf(item), "declaration", scene);
    else {
      for (const { type } of item.params) {
        if (type !== undefined) yield* judge(type, "declaration", "parameter", scene);
      }
      if (item.returnType !== undefined) yield* judge(item.returnType, "declaration", "return", scene);
    }
  },
  message: messageOf,
  fixes: fixesOf,
});

function signatureOf(item: FnItem) {
  return [...item.params.map(({ type }) => type), item.returnType];
}
