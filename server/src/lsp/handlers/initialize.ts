/** `initialize` and `initialized`: what this server can do, and what it asks the client to tell it. */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { version } from "../../../../package.json";
import type { Client } from "../client.ts";
import type { Session } from "../session.ts";
import { SECTION } from "../settings.ts";
import { FIX_ALL } from "./code-action.ts";

/** Files whose content decides how Rust files are checked. */
const WATCHED = ["**/*.rs", "**/Cargo.{toml,lock}", "**/.cargo/config.toml", "**/.cargo/config", "**/.gitignore"];

export function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "ferrule", version },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      documentSymbolProvider: { label: "Ferrule" },
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
        resolveProvider: true,
      },
      ...(client.pulls
        ? {
            diagnosticProvider: {
              identifier: SECTION,
              interFileDependencies: true,
              workspaceDiagnostics: true,
              workDoneProgress: true,
            },
          }
        : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** The URIs of the folders a client opened, without a slash at the end. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map((uri) => uri.replace(/\/$/, ""));
}

export async function initialized(session: Session): Promise<void> {
  const { connection, client } = session;
  if (client.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri.replace(/\/$/, "")));
      const kept = session.configuration.folders.filter((uri) => !gone.has(uri));
      session.foldersChanged([...new Set([...kept, ...added.map(({ uri }) => uri.replace(/\/$/, ""))])]);
    });
  }
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  }
  if (client.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: WATCHED.map((globPattern) => ({ globPattern })),
    });
  }
}
