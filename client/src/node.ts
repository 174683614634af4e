/** The client's main in a Node extension host: desktop, SSH, WSL, container. The server is a child process. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type NodeModule, TransportKind } from "vscode-languageclient/node";
import { activateWith, bundledFile, type FerruleApi, isDevelopment } from "./extension.ts";

export { deactivate } from "./extension.ts";

/** Called by VS Code when a Rust file opens. */
export function activate(context: ExtensionContext): Promise<FerruleApi> {
  const server: NodeModule = {
    module: bundledFile(context, "server.js").fsPath,
    transport: TransportKind.ipc,
    options: { execArgv: isDevelopment(context) ? ["--enable-source-maps"] : [] },
  };
  // `git:` and other read-only views of a file are left out: a finding there could not be repaired.
  const selector = [
    { language: "rust", scheme: "file" },
    { language: "rust", scheme: "untitled" },
    // Whatever extension knows the language TOML, or none.
    { scheme: "file", pattern: "**/Cargo.toml" },
  ];
  return activateWith(
    context,
    selector,
    (options) => new LanguageClient("ferrule", "Ferrule", { run: server, debug: server }, options),
  );
}
