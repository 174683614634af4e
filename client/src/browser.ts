/** The client's main in a web extension host, where the server is a web worker. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, State } from "vscode-languageclient/browser";
import { activateWith, bundledFile, type FerruleApi } from "./extension.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code when a Rust file opens. */
export function activate(context: ExtensionContext): Promise<FerruleApi> {
  // A browser window opens folders through file systems of many schemes, so the language or the name alone decides.
  return activateWith(context, [{ language: "rust" }, { pattern: "**/Cargo.toml" }], (options) => {
    const worker = new Worker(bundledFile(context, "server.browser.js").toString(true));
    // Given as it is and not by a function: the client tells workers from other answers by `instanceof Worker`, which
    // fails in web extension hosts that put a class of their own in its place.
    const client = new LanguageClient("ferrule", "Ferrule", worker, options);
    // A worker outlives its connection.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped || newState === State.StartFailed) worker.terminate();
    });
    return client;
  });
}
