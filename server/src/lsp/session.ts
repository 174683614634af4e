/**
 * One conversation with one client: its documents, its settings, the work that is under way.
 *
 * Enters: what the handlers were told. Leaves: diagnostics, published or ready to be asked for. The handlers hold the
 * protocol's methods, the session holds what lives between them. Absent on purpose: rules, and any file access but the
 * host's.
 */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { Analysis } from "../analysis/analysis.ts";
import type { Environment } from "../analysis/environment.ts";
import type { Clock } from "../host/clock.ts";
import { type Files, withTexts } from "../host/files.ts";
import { environmentKey, Projects, sameEnvironment } from "../host/project.ts";
import { Document } from "../text/document.ts";
import { CheckQueue } from "./check-queue.ts";
import type { Client } from "./client.ts";
import { OpenDocument } from "./open-document.ts";
import { DEFAULT_SETTINGS, parseSettings, SECTION, type Settings, sectionOf } from "./settings.ts";
import { placesOf, toLspDiagnostic } from "./to-lsp.ts";
import { pathOfUri } from "./uri.ts";

/** What the process gives the server. */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  /** The triple of this machine. */
  readonly triple: string;
}

/** How long a client may take to answer with its settings before the defaults are used, in milliseconds. */
const SETTINGS_PATIENCE = 3_000;

/** Sending costs the client as much as it costs us: what took this many milliseconds is not sent for every key. */
const CHEAP_PUBLISH = 4;

/** How many times its own duration lies between two expensive publications. */
const PUBLISH_SHARE = 8;

/** The key of settings for documents outside all workspace folders. */
const NO_FOLDER = "";

/** A class because it is the conversation. */
export class Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly host: Host;
  readonly projects: Projects;
  readonly documents = new Map<string, OpenDocument>();
  readonly queue: CheckQueue;
  /** URIs of the workspace folders, without a slash at the end. */
  folders: readonly string[] = [];
  /** Changes with everything that can change what a workspace report says. */
  generation = 0;
  readonly #byPath = new Map<string, OpenDocument>();
  readonly #settings = new Map<string, Promise<Settings>>();
  #ownSettings: Settings;
  #revision = 0;
  readonly #logged = new Set<string>();
  readonly #published = new Map<string, { at: number; cost: number; cancel: (() => void) | undefined }>();
  /** Documents whose pulled report was incomplete, so that the client must ask again. */
  readonly #refreshWhenDone = new Set<OpenDocument>();

  constructor(connection: Connection, client: Client, host: Host, initialSettings: unknown) {
    this.connection = connection;
    this.client = client;
    this.host = host;
    const files = withTexts(host.files, (path) => this.#byPath.get(path)?.text.text());
    this.projects = new Projects(files, host.triple, (path, problem) => this.logOnce(`${path} ${problem}`));
    this.#ownSettings = this.#parse(initialSettings);
    this.queue = new CheckQueue(host.clock, {
      near: (document) => this.#publish(document),
      done: (document) => this.#checked(document),
      failed: (document, error) => this.logError(`the check of ${document.uri}`, error),
    });
  }

  /** Says something in the client's log, once however often it happens. */
  logOnce(message: string): void {
    if (this.#logged.has(message) || this.#logged.size > 1000) return;
    this.#logged.add(message);
    this.connection.console.warn(message);
  }

  /** Logs a mistake of ours, once for each place it happens at. */
  logError(what: string, error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const key = `${what}\n${stack}`;
    if (this.#logged.has(key) || this.#logged.size > 1000) return;
    this.#logged.add(key);
    this.connection.console.error(`A mistake in Ferrule made ${what} fail: ${stack}`);
  }

  /** The open Rust document of a URI, once it can be asked about; undefined when it is none, or closed meanwhile. */
  async rustDocument(
    uri: string,
    token: CancellationToken,
  ): Promise<(OpenDocument & { analysis: Analysis }) | undefined> {
    const document = this.documents.get(uri);
    if (document === undefined) return undefined;
    await document.ready;
    checkCancelled(token);
    if (document.closed || document.analysis === undefined) return undefined;
    return document as OpenDocument & { analysis: Analysis };
  }

  // --- documents

  /** Opens a document; one that is open already is replaced. */
  open(uri: string, languageId: string, version: number, text: string): void {
    const old = this.documents.get(uri);
    if (old !== undefined) this.#drop(old);
    const path = pathOfUri(uri);
    const isRust = languageId === "rust" || /\.rs$/.test(uri);
    const document = new OpenDocument(uri, path, isRust, new Document(text), version, this.#nextRevision());
    this.documents.set(uri, document);
    if (path !== undefined) this.#byPath.set(path, document);
    this.generation++;
    // An editor that cannot watch files may at least know them anew when it opens one.
    if (!this.client.registersWatchers) this.projects.forget();
    if (!isRust || !this.client.registersWatchers) this.surroundingsChanged();
    if (isRust) this.#prepare(document);
  }

  /** Notes that a document's text changed at `offset`; `structural` as from `Document.edit`. */
  edited(document: OpenDocument, version: number, offset: number, structural: boolean): void {
    document.version = version;
    document.near = offset;
    document.revision = this.#nextRevision();
    this.generation++;
    if (!document.isRust) this.surroundingsChanged();
    else if (structural && document.path !== undefined && this.projects.rootChanged(document.path)) {
      this.surroundingsChanged();
    }
    if (document.analysis !== undefined) this.queue.schedule(document);
  }

  /** Closes a document; unknown ones are closed already. */
  close(uri: string): void {
    const document = this.documents.get(uri);
    if (document === undefined) return;
    this.#drop(document);
    this.generation++;
    if (document.isRust && !this.client.pulls) {
      void this.connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => {});
    }
    // Unsaved text counted; now the file does again.
    if (!document.isRust) this.surroundingsChanged();
  }

  #drop(document: OpenDocument): void {
    document.closed = true;
    this.documents.delete(document.uri);
    if (document.path !== undefined && this.#byPath.get(document.path) === document) this.#byPath.delete(document.path);
    this.#published.get(document.uri)?.cancel?.();
    this.#published.delete(document.uri);
    this.#refreshWhenDone.delete(document);
    this.queue.cancel(document);
  }

  openAt(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  /** Ends the conversation: nothing more is thought or said. */
  stop(): void {
    this.queue.stop();
    for (const document of [...this.documents.values()]) this.#drop(document);
  }

  // --- settings and environments

  /** The settings for a document, from the client where it can be asked. */
  settingsOf(uri: string): Promise<Settings> {
    const folder = this.#folderOf(uri) ?? NO_FOLDER;
    let settings = this.#settings.get(folder);
    if (settings === undefined) {
      settings = this.client.configuration ? this.#askSettings(folder) : Promise.resolve(this.#ownSettings);
      this.#settings.set(folder, settings);
    }
    return settings;
  }

  async #askSettings(folder: string): Promise<Settings> {
    const item = folder === NO_FOLDER ? { section: SECTION } : { section: SECTION, scopeUri: folder };
    let giveUp: (() => void) | undefined;
    const patience = new Promise<undefined>((resolve) => {
      giveUp = this.host.clock.after(SETTINGS_PATIENCE, () => resolve(undefined));
    });
    try {
      const answer: unknown = await Promise.race([this.connection.workspace.getConfiguration(item), patience]);
      return answer === undefined || answer === null ? this.#ownSettings : this.#parse(answer);
    } catch {
      return this.#ownSettings;
    } finally {
      giveUp?.();
    }
  }

  #parse(json: unknown): Settings {
    const { value, problems } = parseSettings(sectionOf(json) ?? undefined);
    for (const problem of problems) this.logOnce(problem);
    return json === undefined || json === null ? DEFAULT_SETTINGS : value;
  }

  /** New settings came, or are to be asked for when `pushed` is empty and the client can be asked. */
  settingsChanged(pushed: unknown): void {
    this.#settings.clear();
    if (!this.client.configuration && pushed !== undefined && pushed !== null) this.#ownSettings = this.#parse(pushed);
    this.generation++;
    for (const document of this.documents.values()) if (document.isRust) this.#prepare(document);
    this.#refresh();
  }

  /** Workspace folders came or went, so each document may have other settings. */
  foldersChanged(folders: readonly string[]): void {
    this.folders = folders;
    this.settingsChanged(undefined);
  }

  #folderOf(uri: string): string | undefined {
    return this.folders
      .filter((folder) => uri === folder || uri.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0];
  }

  /** The environment of a file on disk or of an open document; its settings have been asked for. */
  environmentOf(path: string | undefined, settings: Settings): Environment {
    let target: Environment["target"] | undefined;
    if (settings.target !== undefined) {
      target = this.projects.target(settings.target);
      if (target === undefined) this.logOnce(`\`${SECTION}.target\`: Ferrule knows no target \`${settings.target}\``);
    }
    return this.projects.environmentOf(path, {
      edition: settings.edition,
      target,
      crateType: settings.crateType,
      cfg: settings.cfg,
      flags: [],
      settings: settings.rules,
    });
  }

  /** A manifest, a Cargo configuration or the head of a crate's root changed: every open document may be another crate's. */
  surroundingsChanged(): void {
    this.projects.forget();
    this.generation++;
    for (const document of this.documents.values()) if (document.isRust) this.#prepare(document);
  }

  /** Gives a document its environment, then checks it if that is another one than before. */
  #prepare(document: OpenDocument): void {
    const settings = this.settingsOf(document.uri);
    document.ready = settings.then((known) => {
      if (document.closed) return;
      const isFirst = document.analysis === undefined;
      if (!known.enable) {
        this.queue.cancel(document);
        document.analysis = undefined;
        document.revision = this.#nextRevision();
        if (!isFirst) this.#publish(document);
        return;
      }
      const env = this.environmentOf(document.path, known);
      if (document.analysis === undefined) {
        document.analysis = new Analysis(document.text, env, (error, rule) => this.#ruleFailed(rule, error));
      } else if (sameEnvironment(document.analysis.env, env)) return;
      else document.analysis.env = env;
      document.revision = this.#nextRevision();
      this.queue.schedule(document);
      if (!isFirst) this.#refresh();
    });
    document.ready = document.ready.catch((error: unknown) => this.logError(`the settings of ${document.uri}`, error));
  }

  #ruleFailed(rule: string, error: unknown): void {
    this.logError(`the rule ${rule}`, error);
  }

  // --- diagnostics

  /** Names the state a report is about. The same for equal reports of one conversation. */
  resultId(document: OpenDocument): string {
    return `r${document.revision}`;
  }

  /** Names what a report about a file that is not open depends on. */
  fileResultId(stamp: string, env: Environment): string {
    return `f${stamp}-${hash(environmentKey(env))}`;
  }

  /** Tells the client to ask again when the check of this document has ended. */
  refreshWhenDone(document: OpenDocument): void {
    this.#refreshWhenDone.add(document);
  }

  #checked(document: OpenDocument): void {
    this.#publish(document);
    if (this.#refreshWhenDone.delete(document)) this.#refresh();
  }

  #refresh(): void {
    if (!this.client.pulls || !this.client.refreshesDiagnostics) return;
    void this.connection.languages.diagnostics.refresh().catch(() => {});
  }

  /** Publishes what is known about a document, unless the client asks for it or was sent much a moment ago. */
  #publish(document: OpenDocument): void {
    if (this.client.pulls || document.closed) return;
    const { clock } = this.host;
    const last = this.#published.get(document.uri) ?? { at: 0, cost: 0, cancel: undefined };
    last.cancel?.();
    last.cancel = undefined;
    const start = clock.now();
    const due = last.cost <= CHEAP_PUBLISH ? start : last.at + last.cost * PUBLISH_SHARE;
    this.#published.set(document.uri, last);
    if (due > start) {
      last.cancel = clock.after(due - start, () => this.#publish(document));
      return;
    }
    const diagnostics = this.toLspDiagnostics(document);
    void this.connection
      .sendDiagnostics({ uri: document.uri, version: document.version, diagnostics })
      .catch((error: unknown) => this.logError("publishing", error));
    last.at = clock.now();
    last.cost = last.at - start;
  }

  /** What is known about an open document, as LSP diagnostics. */
  toLspDiagnostics(document: OpenDocument) {
    const places = placesOf(document.text, this.client.encoding);
    return document
      .findings(this.queue.isDone(document))
      .map((finding) => toLspDiagnostic(finding, document.uri, places));
  }

  #nextRevision(): number {
    return ++this.#revision;
  }
}

/** Throws the protocol's answer to a request that nobody waits for any more. */
export function checkCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** A short text for a long one (FNV-1a, 32 bits). */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}
