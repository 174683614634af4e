/**
 * The wiring: which message of the protocol goes to which handler, with a fence around each. A handler that throws is
 * logged once and answers with nothing; all others go on.
 */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { readClient } from "./client.ts";
import { codeAction, codeActionResolve } from "./handlers/code-action.ts";
import { documentDiagnostic, workspaceDiagnostic } from "./handlers/diagnostic.ts";
import { documentSymbol } from "./handlers/document-symbol.ts";
import { hover } from "./handlers/hover.ts";
import { foldersOf, initialized, initializeResult } from "./handlers/initialize.ts";
import { didChange, didClose, didOpen, didSave, VISIBLE_RANGES, visibleRanges } from "./handlers/text-document-sync.ts";
import { didChangeConfiguration, didChangeWatchedFiles } from "./handlers/workspace-changes.ts";
import { type Host, Session } from "./session.ts";

/** Makes a connection a Ferrule server, and listens. */
export function serve(connection: Connection, host: Host): void {
  let session: Session | undefined;
  let ended = false;

  /** A handler for a request: `empty` is its answer when it fails. */
  function request<P, R>(
    name: string,
    empty: R,
    handle: (session: Session, params: P, token: CancellationToken) => Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return async (params, token) => {
      if (session === undefined) {
        throw ended
          ? new ResponseError(ErrorCodes.InvalidRequest, "shut down already")
          : new ResponseError(ErrorCodes.ServerNotInitialized, "not initialized yet");
      }
      try {
        const answer = await handle(session, params, token);
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
        return answer;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        session.logError(name, error);
        return empty;
      }
    };
  }

  function notification<P>(name: string, handle: (session: Session, params: P) => void): (params: P) => void {
    return (params) => {
      if (session === undefined) return;
      try {
        handle(session, params);
      } catch (error) {
        session.logError(name, error);
      }
    };
  }

  connection.onInitialize((params: InitializeParams) => {
    if (session !== undefined || ended) throw new ResponseError(ErrorCodes.InvalidRequest, "initialized already");
    const client = readClient(params);
    session = new Session(connection, client, host, foldersOf(params), params.initializationOptions);
    return initializeResult(client);
  });
  connection.onInitialized(() => {
    if (session === undefined) return;
    const current = session;
    initialized(current).catch((error: unknown) => current.logError("initialized", error));
  });
  connection.onShutdown(() => {
    session?.stop();
    session = undefined;
    ended = true;
  });

  connection.onDidOpenTextDocument(notification("didOpen", didOpen));
  connection.onDidChangeTextDocument(notification("didChange", didChange));
  connection.onDidCloseTextDocument(notification("didClose", didClose));
  connection.onDidSaveTextDocument(notification("didSave", didSave));
  connection.onDidChangeConfiguration(notification("didChangeConfiguration", didChangeConfiguration));
  connection.onDidChangeWatchedFiles(notification("didChangeWatchedFiles", didChangeWatchedFiles));
  connection.onNotification(VISIBLE_RANGES, notification("visibleRanges", visibleRanges));

  connection.onHover(request("hover", null, hover));
  connection.onDocumentSymbol(request("documentSymbol", null, documentSymbol));
  connection.onCodeAction(request("codeAction", null, codeAction));
  connection.onCodeActionResolve((action, token) =>
    request("codeAction/resolve", action, codeActionResolve)(action, token),
  );
  connection.languages.diagnostics.on(request("diagnostic", { kind: "full", items: [] }, documentDiagnostic));
  connection.languages.diagnostics.onWorkspace((params, token, progress, partial) =>
    request("workspace/diagnostic", { items: [] }, (current, p: typeof params, t) =>
      workspaceDiagnostic(current, p, t, progress, partial),
    )(params, token),
  );

  connection.listen();
}
