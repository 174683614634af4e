/** An editor as far as the tests need one: it speaks the protocol with the real server, over streams in this process. */
import { PassThrough } from "node:stream";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { type Clock, systemClock } from "../../../server/src/host/clock.ts";
import { type Files, noFiles } from "../../../server/src/host/files.ts";
import { serve } from "../../../server/src/lsp/server.ts";
import { applyLspEdits } from "./positions.ts";

/** No wait of a test is longer, in milliseconds. */
export const TIMEOUT = 15_000;

export const LINUX = "x86_64-unknown-linux-gnu";

export interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  readonly files?: Files;
  readonly clock?: Clock;
  readonly triple?: string;
  /** What `workspace/configuration` is answered with, by scope, or a promise of it; undefined means that the client cannot be asked. */
  readonly configuration?: (scope: string | undefined) => unknown;
}

export const PULL: ClientCapabilities = { textDocument: { diagnostic: {} } };
export const LAZY: ClientCapabilities = {
  textDocument: { codeAction: { resolveSupport: { properties: ["edit"] }, dataSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  readonly progress: { readonly token: unknown; readonly value: unknown }[] = [];
  refreshes = 0;
  initialized!: InitializeResult;
  readonly #texts = new Map<string, string>();
  #watchers: (() => void)[] = [];

  constructor(options: Options) {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
    serve(server, {
      files: options.files ?? noFiles,
      clock: options.clock ?? systemClock,
      triple: options.triple ?? LINUX,
    });
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const { connection } = this;
    const news = () => {
      for (const watcher of this.#watchers) watcher();
    };
    connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      news();
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.logged.push(message);
      news();
    });
    connection.onNotification("$/progress", (params) => {
      this.progress.push(params);
      news();
    });
    connection.onRequest("client/registerCapability", ({ registrations }) => {
      for (const { method } of registrations) this.registered.push(method);
      news();
      return null;
    });
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      news();
      return null;
    });
    connection.onRequest("workspace/configuration", async ({ items }: { items: { scopeUri?: string }[] }) => {
      const answers = items.map(({ scopeUri }) => options.configuration?.(scopeUri));
      news();
      return (await Promise.all(answers)).map((answer) => answer ?? null);
    });
    connection.listen();
  }

  /** Waits until `look` gives something; fails with `what` when that takes too long. */
  until<T>(what: string, look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited in vain for ${what}`));
      }, TIMEOUT);
      const check = () => {
        const seen = look();
        if (seen === undefined) return;
        stop();
        resolve(seen);
      };
      const stop = () => {
        clearTimeout(timer);
        this.#watchers = this.#watchers.filter((watcher) => watcher !== check);
      };
      this.#watchers.push(check);
      check();
    });
  }

  async request<R>(method: string, params: unknown): Promise<R> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), TIMEOUT);
    });
    try {
      return await Promise.race([this.connection.sendRequest<R>(method, params), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  open(uri: string, text: string, version = 1, languageId = "rust"): void {
    this.#texts.set(uri, text);
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
  }

  change(uri: string, version: number, ...contentChanges: readonly { range?: Range; text: string }[]): void {
    this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  /** What is published about a version of a document, once that has happened; the last publication, if several. */
  async diagnostics(uri: string, version: number): Promise<Diagnostic[]> {
    const found = () => this.published.findLast((p) => p.uri === uri && p.version === version);
    await this.until(`diagnostics of ${uri} at version ${version}`, found);
    return found()?.diagnostics ?? [];
  }

  /** The rules that are published, once they are what `wanted` says. */
  async rules(uri: string, ...wanted: readonly string[]): Promise<void> {
    const found = () => this.published.findLast((p) => p.uri === uri)?.diagnostics.map(({ code }) => String(code));
    const shown = () => JSON.stringify(found()?.sort());
    const text = JSON.stringify([...wanted].sort());
    try {
      await this.until(text, () => (shown() === text ? true : undefined));
    } catch (error) {
      throw new Error(`${String(error)}; last seen ${shown()}`);
    }
  }

  codeActions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    return this.request("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.request("codeAction/resolve", action);
  }

  /** The text of a document as it was opened, with an edit made. */
  applied(uri: string, edit: WorkspaceEdit | undefined): string {
    const text = this.#texts.get(uri);
    if (text === undefined || edit === undefined) throw new Error("nothing to apply");
    const changed = edit.documentChanges?.flatMap((change) => ("edits" in change ? change.edits : []));
    const encoding = this.initialized.capabilities.positionEncoding ?? "utf-16";
    return applyLspEdits(text, (changed ?? edit.changes?.[uri] ?? []) as { range: Range; newText: string }[], encoding);
  }

  async stop(): Promise<void> {
    await this.request("shutdown", undefined);
    this.connection.end();
    this.connection.dispose();
  }
}

/** A client that has shaken hands. */
export async function connect(options: Options = {}): Promise<TestClient> {
  const client = new TestClient(options);
  const { capabilities = {}, folders } = options;
  const workspace = { ...capabilities.workspace };
  if (options.configuration !== undefined) workspace.configuration = true;
  if (folders !== undefined) workspace.workspaceFolders = true;
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    capabilities: { ...capabilities, workspace },
    initializationOptions: options.initializationOptions,
    workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
  };
  client.initialized = await client.request("initialize", params);
  client.notify("initialized", {});
  return client;
}

/** A range by four numbers. */
export function at(line: number, character: number, endLine = line, endCharacter = character): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

/** Files of a made-up disk. Paths are absolute. */
export function filesOf(texts: Map<string, string>): Files {
  return {
    readText: (path) => texts.get(path),
    isFile: (path) => texts.has(path),
    stamp: (path) => texts.get(path),
    entries: (folder) => {
      const inside = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
      const names = new Map(
        inside
          .map((path) => path.slice(folder.length + 1).split("/"))
          .map(([name = "", ...rest]) => [name, rest.length > 0]),
      );
      return [...names].sort().map(([name, isFolder]) => ({ name, isFolder, isLink: false }));
    },
    cargoHome: "/cargo",
    rustFiles: (folder) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".rs")),
  };
}
