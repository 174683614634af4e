/**
 * What the client can do, read once from its `initialize` request into a plain record. Properties that a client may
 * simply not read (links, tags, related places, `data`) are always sent and so are not asked about.
 */
import { type InitializeParams, MarkupKind } from "vscode-languageserver";
import type { Encoding } from "./to-lsp.ts";

export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics itself, so none are published. */
  readonly pulls: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Understands edits that are bound to a document's version. */
  readonly documentChanges: boolean;
  /** Asks for the edit of a code action only when it is chosen. */
  readonly lazyEdits: boolean;
  readonly markdown: boolean;
  readonly symbolTree: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
}

/** The encodings this server speaks. */
const ENCODINGS: readonly Encoding[] = ["utf-16", "utf-8", "utf-32"];

/**
 * Reads the capabilities; what is absent is not there. `initializationOptions.diagnostics` may be "push" for a client
 * that could ask but would rather be told.
 */
export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const { general, textDocument, workspace, window } = capabilities ?? {};
  const offered = general?.positionEncodings ?? [];
  // The client lists what it likes best first.
  const encoding =
    offered.find((name): name is Encoding => (ENCODINGS as readonly string[]).includes(name)) ?? "utf-16";
  const ownChoice = (initializationOptions as { diagnostics?: unknown } | null | undefined)?.diagnostics;
  const asks = textDocument?.diagnostic !== undefined && textDocument.diagnostic !== null;
  const action = textDocument?.codeAction;
  return {
    encoding,
    pulls: asks && ownChoice !== "push",
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    lazyEdits: action?.resolveSupport?.properties?.includes("edit") === true && action.dataSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
  };
}
