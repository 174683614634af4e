import type { FnItem } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const foreignMain = rule<"foreign-fn", { readonly fn: FnItem }>({
  name: "foreign-main",
  rustc: ["msg:the-main-function-cannot-be-declared-in-an-extern-block"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "The root of a program declares `main` in an external block.",
    why: "A program starts in the Rust function `main` of its root module, and an external block puts its names into the module it stands in. To start in C's `main`, write `#![no_main]`; to call a C function of that name, give it another name here and say the symbol with `#[link_name]`.",
    bad: 'unsafe extern "C" {\n    fn main();\n}',
    good: 'unsafe extern "C" {\n    #[link_name = "main"]\n    fn c_main();\n}\nfn main() {}',
    options: "crate-type: bin",
    sources: [
      reference("crates-and-source-files.html#r-crate.main", "main functions"),
      reference("items/external-blocks.html#r-items.extern.namespace", "names of foreign items"),
    ],
  },
  *check(fn, { crateType, crateRoot, noMain, block }) {
    if (fn.name.text !== "main" || crateType !== "bin" || !crateRoot || noMain) return;
    if (block === undefined) return;
    const end = fn.body === undefined ? fn.end : (fn.where?.end ?? fn.head.end);
    yield { range: { start: fn.start, end }, data: { fn } };
  },
  message: () => "a program's `main` is a Rust function, so it cannot be declared in an external block",
  fixes: ({ fn }, scene) => {
    const named = fn.attributes.some(({ meta }) => meta.name === "link_name" || meta.name === "link_ordinal");
    const lines = scene.source.slice(0, fn.start);
    const indent = /\n[ \t]*$/.exec(lines)?.[0] ?? " ";
    return [
      {
        title: "Rename it to `c_main` and keep the symbol",
        safety: "unsafe",
        kind: "quickfix",
        edits: [
          ...(named ? [] : [scene.insert(fn.start, `#[link_name = "main"]${indent}`)]),
          scene.replace(fn.name, "c_main"),
        ],
      },
    ];
  },
});
