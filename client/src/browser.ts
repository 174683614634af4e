/**
 * The client's main in a web extension host. The server is a web worker, which cannot read files beside its bundle: the
 * client reads the two WebAssembly modules and hands them over in `initializationOptions.wasm`.
 */
import { type ExtensionContext, workspace } from "vscode";
import { LanguageClient, State } from "vscode-languageclient/browser";
import { activateWith, bundledFile, type FerruleApi } from "./extension.ts";

export { deactivate } from "./extension.ts";

/** The bytes of the WebAssembly modules, as they arrive in `initializationOptions.wasm` of the browser server. */
export interface WasmModules {
  /** `web-tree-sitter.wasm`, the parser runtime. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-rust.wasm`, the grammar. */
  readonly rust: Uint8Array;
}

/** Called by VS Code when a Rust file opens. */
export function activate(context: ExtensionContext): Promise<FerruleApi> {
  // A browser window opens folders through file systems of many schemes, so the language alone decides.
  return activateWith(context, [{ language: "rust" }], async (options) => {
    const [runtime, rust] = await Promise.all(
      ["web-tree-sitter.wasm", "tree-sitter-rust.wasm"].map((name) =>
        workspace.fs.readFile(bundledFile(context, name)),
      ),
    );
    if (runtime === undefined || rust === undefined) throw new Error("A WebAssembly module is missing.");
    const wasm: WasmModules = { runtime, rust };
    const worker = new Worker(bundledFile(context, "server.browser.js").toString(true));
    // Given as it is and not by a function: the client tells workers from other answers by `instanceof Worker`, which
    // fails in web extension hosts that put a class of their own in its place.
    const client = new LanguageClient("ferrule", "Ferrule", worker, { ...options, initializationOptions: { wasm } });
    // A worker outlives its connection.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped || newState === State.StartFailed) worker.terminate();
    });
    return client;
  });
}
