import { readLink } from "./attributes/link.ts";
import { reference, rule } from "./rule.ts";

export const wasmImportModuleArguments = rule({
  name: "wasm-import-module-arguments",
  rustc: ["msg:wasm-import-module-is-incompatible-with-other-arguments-in-link"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link"],
  explain: {
    what: "`wasm_import_module` stands in one `#[link]` with a library's name, kind or modifiers.",
    why: "It names the module that a WebAssembly host takes the imports from; the others describe a file for a native linker. One attribute says one of the two: write a `#[link]` for each.",
    bad: '#[link(wasm_import_module = "env", name = "env")]\nunsafe extern "C" {\n    fn now() -> f64;\n}',
    good: '#[link(wasm_import_module = "env")]\nunsafe extern "C" {\n    fn now() -> f64;\n}',
    sources: [
      reference(
        "items/external-blocks.html#r-items.extern.attributes.link.wasm_import_module",
        "`link`, `wasm_import_module`",
      ),
    ],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      if (use.meta.name !== "link" || use.range.end === use.range.start) continue;
      for (const mistake of readLink(use, target, features).mistakes) {
        if (mistake.kind === "wasm-module") yield { range: mistake, data: {} };
      }
    }
  },
  message: () => "`wasm_import_module` may not stand beside other arguments of `link`",
});
