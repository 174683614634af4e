/**
 * The part of the client that is the same on the desktop, in a remote host and in the browser: when the language client
 * runs, and the commands. It enters with a way to make a client and leaves nothing behind but disposables on the
 * extension context. Everything Ferrule knows about Rust lives in the server.
 */
import {
  commands,
  type DocumentSelector,
  type ExtensionContext,
  ExtensionMode,
  type LogOutputChannel,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { ShownDiagnostics } from "./shown-diagnostics.ts";

/** Name of the settings section, of the client (so `ferrule.trace.server` applies) and of the diagnostics collection. */
const SECTION = "ferrule";
const DISPLAY_NAME = "Ferrule";

/** Our own notification: the ranges of a document that are on the screen. */
const VISIBLE_RANGES = "ferrule/visibleRanges";

/** A started client can be asked to end within this many milliseconds before it is dropped. */
const STOP_TIMEOUT = 5_000;

/**
 * Makes a client that is not started yet. `options` holds everything that is the same in every host; the maker adds how
 * the server is reached. It is called once for each start, so a stopped server is never reused.
 */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** What `activate` gives to other extensions and to the tests. */
export interface FerruleApi {
  /** True while the server is up and answering. */
  isRunning(): boolean;
}

/** Settles once the running server, if there is one, has ended. */
let endRunningClient: () => Promise<void> = () => Promise.resolve();

/**
 * Starts the client when `ferrule.enable` says so, follows that setting, and registers the commands. Gives back when the
 * first start has finished; a server that cannot start is reported to the user, and the commands stay available.
 */
export async function activateWith(
  context: ExtensionContext,
  selector: DocumentSelector,
  makeClient: MakeClient,
): Promise<FerruleApi> {
  const log = window.createOutputChannel(DISPLAY_NAME, { log: true });
  const watchers = ["**/*.rs", "**/Cargo.{toml,lock}", "**/.cargo/config.toml"].map((glob) =>
    workspace.createFileSystemWatcher(glob),
  );
  context.subscriptions.push(log, ...watchers);

  const options: LanguageClientOptions = {
    documentSelector: selector as NonNullable<LanguageClientOptions["documentSelector"]>,
    diagnosticCollectionName: SECTION,
    diagnosticCollectionProvider: {
      create: (name) => new ShownDiagnostics(SECTION, name),
      dispose: (collection) => collection.dispose(),
    },
    outputChannel: log,
    synchronize: { fileEvents: watchers },
    initializationFailedHandler: () => false,
  };

  let client: BaseLanguageClient | undefined;

  async function start(): Promise<void> {
    if (client !== undefined || !isEnabled()) return;
    try {
      client = makeClient(options);
      await client.start();
    } catch (error) {
      client = undefined;
      reportFailedStart(log, error);
    }
  }

  async function stop(): Promise<void> {
    const ending = client;
    client = undefined;
    // A server that died or hangs must not keep the next one from starting.
    await ending
      ?.dispose(STOP_TIMEOUT)
      .catch((error: unknown) => log.warn(`The server did not end in order: ${error}`));
  }

  // Starts and stops run one after the other, in the order they were asked for.
  let last: Promise<void> = Promise.resolve();
  const inOrder = (step: () => Promise<void>): Promise<void> => {
    last = last.then(step, step);
    return last;
  };

  endRunningClient = () => inOrder(stop);

  /** Tells the server what is on the screen, so that it is checked first. */
  function tellVisible(editor: TextEditor | undefined): void {
    if (editor?.document.languageId !== "rust" || client?.isRunning() !== true) return;
    const { code2ProtocolConverter: to } = client;
    const ranges = editor.visibleRanges.map((range) => to.asRange(range));
    // Nobody waits for it, and a server that is ending does not need it.
    client.sendNotification(VISIBLE_RANGES, { uri: to.asUri(editor.document.uri), ranges }).catch(() => undefined);
  }

  context.subscriptions.push(
    commands.registerCommand("ferrule.restartServer", () =>
      inOrder(async () => {
        await stop();
        await start();
      }),
    ),
    window.onDidChangeActiveTextEditor(tellVisible),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => tellVisible(textEditor)),
    commands.registerCommand("ferrule.showServerLog", () => log.show()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("ferrule.enable")) void inOrder(isEnabled() ? start : stop);
    }),
  );

  await inOrder(start);
  return { isRunning: () => client?.isRunning() ?? false };
}

/** Ends the server. VS Code waits for the promise before it ends the extension host. */
export function deactivate(): Promise<void> {
  return endRunningClient();
}

/** Where a file of the bundle lies, on disk or behind a URL. */
export function bundledFile(context: ExtensionContext, name: string): Uri {
  return Uri.joinPath(context.extensionUri, "dist", name);
}

/** True in a development host and under tests, where the server should be debuggable. */
export function isDevelopment(context: ExtensionContext): boolean {
  return context.extensionMode !== ExtensionMode.Production;
}

function isEnabled(): boolean {
  return workspace.getConfiguration(SECTION).get<boolean>("enable", true);
}

function reportFailedStart(log: LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  // Not awaited: the message stays open until the user closes it.
  void window
    .showErrorMessage("Ferrule: the language server did not start.", "Show Log")
    .then((choice) => (choice === undefined ? undefined : log.show()));
}
