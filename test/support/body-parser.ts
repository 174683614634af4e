import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type BodyParser, loadBodyParser } from "../../server/src/syntax/body.ts";

/** The parser of function bodies, from the WebAssembly modules of `node_modules`. */
export async function testBodyParser(): Promise<BodyParser> {
  const require = createRequire(import.meta.url);
  const [core, rust] = await Promise.all([
    readFile(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFile(require.resolve("tree-sitter-rust/tree-sitter-rust.wasm")),
  ]);
  return loadBodyParser(core, rust);
}
