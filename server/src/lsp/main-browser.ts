/** The server as a web worker, `dist/server.browser.js`. It has no file system: manifests count only while they are open. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { systemClock } from "../host/clock.ts";
import { noFiles } from "../host/files.ts";
import { USUAL_TARGET } from "../host/machine.ts";
import { serve } from "./server.ts";

/** What the browser client sends in `initializationOptions.wasm`. */
interface WasmModules {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-rust.wasm`. */
  readonly rust: Uint8Array;
}

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
serve(connection, {
  files: noFiles,
  clock: systemClock,
  triple: USUAL_TARGET,
  // A worker cannot read files beside its bundle, so the client hands the modules over.
  wasm: async (initializationOptions) => {
    const { runtime, rust } = (initializationOptions as { readonly wasm: WasmModules }).wasm;
    return { core: runtime, rust };
  },
});
