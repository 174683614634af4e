/**
 * One conversation with one client: its documents, what they depend on, and the work that is under way.
 *
 * Enters: what the handlers were told. Leaves: diagnostics, published or ready to be asked for. The handlers know the
 * protocol's methods, the session knows what lives between them. Absent on purpose: rules, and any file access but the
 * host's.
 */
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { Analysis } from "../analysis/analysis.ts";
import type { Environment } from "../analysis/environment.ts";
import type { Home } from "../analysis/home.ts";
import { checkManifest, type ManifestCheck } from "../analysis/manifest.ts";
import type { Clock } from "../host/clock.ts";
import { type Files, withTexts } from "../host/files.ts";
import { type EnvironmentOptions, environmentKey, Projects } from "../host/project.ts";
import { World } from "../model/world.ts";
import { Document } from "../text/document.ts";
import { CheckQueue } from "./check-queue.ts";
import type { Client } from "./client.ts";
import { Configuration } from "./configuration.ts";
import { ManifestDiagnostics } from "./manifest-diagnostics.ts";
import { OpenDocument } from "./open-document.ts";
import { Publisher } from "./publisher.ts";
import { SECTION, type Settings } from "./settings.ts";
import { notice, type Places, placesOf, toLspDiagnostic } from "./to-lsp.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";
import { WorkspaceFiles } from "./workspace-files.ts";

/** What the process gives the server. */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  /** The triple of this machine. */
  readonly triple: string;
}

/** A Rust document that can be asked about. */
export type RustDocument = OpenDocument & { analysis: Analysis };

/** How many different messages a conversation may put into the client's log. */
const MOST_LOGGED = 200;

/** How long a turn of reading a crate may take, in milliseconds. */
const READING_TURN = 8;

/** How many findings of one document are shown. */
const MOST_SHOWN = 2_000;

/** A class because it is the conversation. */
export class Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly host: Host;
  readonly projects: Projects;
  /** Where names lead: the open documents, and files on disk when one is named. */
  readonly world: World;
  readonly configuration: Configuration;
  readonly workspaceFiles: WorkspaceFiles;
  readonly documents = new Map<string, OpenDocument>();
  readonly queue: CheckQueue;
  /** Tells this conversation's result ids from those a client may still have from another. */
  readonly name = Math.random().toString(36).slice(2, 8);
  /** Other whenever settings, manifests or crate roots are. */
  surroundings = 0;
  readonly #publisher: Publisher;
  readonly #manifests: ManifestDiagnostics;
  readonly #byPath = new Map<string, OpenDocument>();
  #revision = 0;
  readonly #logged = new Set<string>();
  /** The world's time when all open documents were last scheduled. */
  #worldTime: number;
  readonly #rests = new Map<string, { readonly state: number; readonly holds: () => boolean }>();
  /** Documents whose pulled report was incomplete, so that the client must ask again. */
  readonly #toldHalf = new Set<OpenDocument>();
  #cancelRefresh: (() => void) | undefined;
  #cancelReading: (() => void) | undefined;

  constructor(
    connection: Connection,
    client: Client,
    host: Host,
    folders: readonly string[],
    initializationOptions: unknown,
  ) {
    this.connection = connection;
    this.client = client;
    this.host = host;
    const { clock } = host;
    const files = withTexts(host.files, (path) => this.#byPath.get(path)?.text.text());
    this.projects = new Projects(files, host.triple, (path, problem) => {
      // Someone types in an open file, and its own editor support says more about it.
      if (!this.#byPath.has(path)) this.logOnce(`${path} ${problem}`);
    });
    this.world = new World({
      document: (path) => {
        const open = this.#byPath.get(path)?.text;
        if (open !== undefined) return open;
        const text = host.files.readText(path);
        return text === undefined ? undefined : new Document(text);
      },
      onlyOpen: host.files.onlyOpen === true,
    });
    this.#worldTime = this.world.time;
    this.configuration = new Configuration(connection, client, clock, folders, initializationOptions, (problem) =>
      this.logOnce(problem),
    );
    this.#manifests = new ManifestDiagnostics(connection, clock, {
      projects: this.projects,
      folders: () => this.configuration.folders,
      paths: () => this.#manifestPaths(),
      judge: async (path) => {
        const check = await this.manifestCheck(path);
        return check === undefined ? [] : this.toLspManifestDiagnostics(check);
      },
      isOpen: (path) => this.#byPath.has(path),
      askAgain: () => this.#refresh(),
      failed: (error) => this.logError("the check of a manifest", error),
    });
    this.workspaceFiles = new WorkspaceFiles(host.files, clock, client.registersWatchers);
    this.queue = new CheckQueue(clock, {
      near: (document) => this.#publish(document),
      done: (document) => this.#checked(document),
      failed: (document, error) => this.logError(`the check of ${document.uri}`, error),
    });
    this.#publisher = new Publisher(
      connection,
      clock,
      (document) => this.toLspDiagnostics(document),
      (document) => this.queue.isSettled(document),
    );
  }

  /** Says something in the client's log, once however often it happens. */
  logOnce(message: string): void {
    if (this.#isNews(message)) this.connection.console.warn(message);
  }

  /** Logs a mistake of ours, once for each place it happens at. */
  logError(what: string, error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (this.#isNews(stack)) this.connection.console.error(`A mistake in Ferrule made ${what} fail: ${stack}`);
  }

  #isNews(message: string): boolean {
    if (this.#logged.has(message) || this.#logged.size >= MOST_LOGGED) return false;
    this.#logged.add(message);
    return true;
  }

  // --- documents

  /** The open Rust document of a URI, once it can be asked about; undefined when it is none, or closed meanwhile. */
  async rustDocument(uri: string, token: CancellationToken): Promise<RustDocument | undefined> {
    const document = this.documents.get(uri);
    if (document === undefined) return undefined;
    await this.ready(document, token);
    return document.closed || document.analysis === undefined ? undefined : (document as RustDocument);
  }

  /** Waits until a document's settings are known. */
  async ready(document: OpenDocument, token: CancellationToken): Promise<void> {
    for (let known: Promise<void> | undefined; known !== document.ready; ) {
      known = document.ready;
      await known;
    }
    checkCancelled(token);
  }

  openAt(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  /** Opens a document; one that is open already is replaced. */
  open(uri: string, languageId: string, version: number, text: string): void {
    const old = this.documents.get(uri);
    if (old !== undefined) this.#drop(old);
    const path = pathOfUri(uri);
    const isRust = languageId === "rust" || uri.endsWith(".rs");
    const document = new OpenDocument(uri, path, isRust, new Document(text), version, this.#nextRevision());
    this.documents.set(uri, document);
    if (path !== undefined) {
      this.#byPath.set(path, document);
      this.fileChanged(path);
    }
    // An editor that does not watch files may at least have them read anew when it opens one.
    // Where only open files are seen, each one that opens or closes is one that comes or goes.
    if (!this.client.registersWatchers || this.host.files.onlyOpen === true || this.#decides(document))
      this.surroundingsChanged();
    if (isRust) this.#prepare(document);
  }

  /** Notes that a document's text changed at `offset`; `structural` as from `Document.edit`. */
  edited(document: OpenDocument, version: number, offset: number, structural: boolean): void {
    document.version = version;
    document.near = offset;
    document.revision = this.#nextRevision();
    if ((structural || !document.isRust) && this.#decides(document)) {
      this.surroundingsChanged(document.path === undefined ? [] : [document.path]);
    }
    if (document.analysis !== undefined) this.queue.schedule(document);
    if (document.isRust) this.#namesMayHaveChanged(document);
  }

  /** A file on disk came, went or changed, or an editor's text took its place or gave it back. */
  fileChanged(path: string): void {
    if (!path.endsWith(".rs")) return;
    this.world.fileChanged(path);
    this.#namesMayHaveChanged(this.#byPath.get(path));
  }

  /** Checks the other open documents as far as they rest on names that are others now. */
  #namesMayHaveChanged(cause: OpenDocument | undefined): void {
    this.world.refresh();
    if (this.world.time === this.#worldTime) return;
    this.#worldTime = this.world.time;
    for (const document of this.documents.values()) {
      if (document === cause || document.analysis === undefined) continue;
      document.revision = this.#nextRevision();
      this.queue.schedule(document);
    }
    // What is typed in comes before what rests on it.
    if (cause?.analysis !== undefined) this.queue.schedule(cause);
    this.#refresh();
  }

  /** Notes what the findings of a file that is not open rest on. */
  restOn(path: string, analysis: Analysis): void {
    const known = this.#rests.get(path);
    this.#rests.set(path, { state: known?.state ?? 0, holds: analysis.rests() });
  }

  /** Another number whenever the names that a file's findings rest on have changed. */
  namesState(path: string): number {
    const known = this.#rests.get(path);
    if (known === undefined) return 0;
    if (!known.holds()) this.#rests.set(path, { state: known.state + 1, holds: () => true });
    return this.#rests.get(path)?.state ?? 0;
  }

  /** Closes a document; unknown ones are closed already. */
  close(uri: string): void {
    const document = this.documents.get(uri);
    if (document === undefined) return;
    this.#drop(document);
    if (document.isRust && !this.client.pulls) this.#publisher.withdraw(document);
    // Its unsaved text counted; now the file does again.
    if (document.path === undefined) return;
    this.fileChanged(document.path);
    this.workspaceFiles.changed(document.path, false);
    if (this.host.files.onlyOpen === true) this.surroundingsChanged();
    else if (!document.isRust || this.projects.rootChanged(document.path)) this.surroundingsChanged([document.path]);
  }

  #drop(document: OpenDocument): void {
    document.closed = true;
    this.documents.delete(document.uri);
    if (document.path !== undefined && this.#byPath.get(document.path) === document) this.#byPath.delete(document.path);
    this.#publisher.forget(document);
    this.#toldHalf.delete(document);
    this.queue.cancel(document);
  }

  /** Ends the conversation: nothing more is thought or said. */
  stop(): void {
    this.#cancelRefresh?.();
    this.#cancelReading?.();
    this.#manifests.stop();
    for (const document of [...this.documents.values()]) this.#drop(document);
    this.queue.stop();
  }

  // --- what documents depend on

  /** Whether the text of a document decides about others: a Cargo file, or a crate root whose head is another now. */
  #decides({ path, isRust, text }: OpenDocument): boolean {
    if (path === undefined) return false;
    if (!isRust) return /\/(?:Cargo\.toml|\.cargo\/config(?:\.toml)?)$/.test(path);
    return this.projects.rootChanged(path, () => innerAttributesOf(text));
  }

  /** New settings came, or are to be asked for where the client can be asked. */
  settingsChanged(pushed: unknown): void {
    this.configuration.changed(pushed);
    this.#prepareAll();
    this.#refresh();
  }

  /** Workspace folders came or went, so each document may have other settings. */
  foldersChanged(folders: readonly string[]): void {
    this.configuration.folders = folders;
    this.settingsChanged(undefined);
  }

  /**
   * A Cargo file or the head of a crate's root changed, or files came or went: every document may be another crate's.
   * Without `paths` it is not known which.
   */
  surroundingsChanged(paths?: readonly string[]): void {
    if (paths === undefined) this.projects.forget();
    else for (const path of paths) this.projects.forget(path);
    this.#prepareAll();
  }

  #prepareAll(): void {
    this.surroundings++;
    this.#manifests.changed();
    for (const document of this.documents.values()) if (document.isRust) this.#prepare(document);
  }

  /** Gives a document its environment, then checks it if that is another one than before. */
  #prepare(document: OpenDocument): void {
    const asked = this.configuration.of(document.uri);
    document.ready = asked.then((settings) => {
      // Newer settings are on their way, which prepare it once more.
      if (document.closed || this.configuration.of(document.uri) !== asked) return;
      try {
        this.#apply(settings, document);
      } catch (error) {
        this.logError(`the environment of ${document.uri}`, error);
      }
    });
  }

  #apply(settings: Settings, document: OpenDocument): void {
    const { analysis } = document;
    if (!settings.enable) {
      if (analysis === undefined) return;
      this.queue.cancel(document);
      document.analysis = undefined;
      document.surface = undefined;
      document.revision = this.#nextRevision();
      this.#publish(document);
      return;
    }
    const { env, home } = this.placeOf(document.path, settings);
    this.#manifests.changed();
    if (analysis === undefined) {
      const failed = (error: unknown, rule: string) => this.logError(`the rule ${rule}`, error);
      document.surface = undefined;
      document.analysis = new Analysis(document.text, env, failed, home);
    } else if (environmentKey(analysis.env) === environmentKey(env) && analysis.home?.crate === home?.crate) return;
    else {
      analysis.settle(env, home);
      this.#refresh();
    }
    document.revision = this.#nextRevision();
    this.queue.schedule(document);
  }

  /** The environment of a file on disk or of an open document, and where it stands; no place for what is no file. */
  placeOf(
    path: string | undefined,
    settings: Settings,
  ): { readonly env: Environment; readonly home: Home | undefined } {
    const options = this.#optionsOf(settings);
    const env = this.projects.environmentOf(path, options);
    if (path === undefined) return { env, home: undefined };
    return { env, home: { world: this.world, crate: this.projects.crateOf(path, options), path } };
  }

  #optionsOf(settings: Settings): EnvironmentOptions {
    const target = settings.target === undefined ? undefined : this.projects.target(settings.target);
    if (settings.target !== undefined && target === undefined) {
      this.logOnce(`\`${SECTION}.target\`: Ferrule knows no target \`${settings.target}\``);
    }
    const { edition, crateType, cfg, features, rules } = settings;
    return { edition, target, crateType, cfg, features, flags: [], settings: rules };
  }

  // --- manifests

  /** The manifests that are open, and those that speak for open files. */
  *#manifestPaths(): Generator<string> {
    for (const { path, isRust, analysis } of this.documents.values()) {
      if (path === undefined) continue;
      if (isManifest(path)) yield path;
      else if (isRust && analysis !== undefined) yield* this.projects.manifestsFor(path);
    }
  }

  /**
   * What rules say about the manifest at a path; undefined where there is none that could be read. The crates of one that
   * is open are read for it; of others, what is known of them must do.
   */
  async manifestCheck(path: string): Promise<ManifestCheck | undefined> {
    const settings = await this.configuration.of(uriOfPath(path));
    if (!settings.enable) return undefined;
    const options = this.#optionsOf(settings);
    const pack = this.projects.packageAt(path, options);
    if (pack === undefined) return undefined;
    this.world.refresh();
    const env = this.projects.manifestEnvironment(pack, options);
    const failed = (error: unknown, rule: string) => this.logError(`the rule ${rule}`, error);
    const check = checkManifest(pack, { env, world: this.world, reads: this.#byPath.has(path), failed });
    this.#readLinked();
    return check;
  }

  toLspManifestDiagnostics({ package: { path }, document, diagnostics }: ManifestCheck): Diagnostic[] {
    const places = placesOf(document, this.client.encoding);
    return diagnostics.map((finding) => toLspDiagnostic(finding, uriOfPath(path), places, this.placesIn));
  }

  /**
   * The answer to a client that asks about an open manifest. One that could not be told to ask again, when more of the
   * crate is read, gets what there is sent instead.
   */
  async manifestAnswer(path: string): Promise<Diagnostic[]> {
    return this.client.refreshesDiagnostics ? this.#manifests.answer(path) : [];
  }

  // --- diagnostics

  /**
   * What is known about an open document, as LSP diagnostics. Of very many, those around the place that is looked at:
   * no editor shows more, and making and sending all of them for every key would make typing slow.
   */
  toLspDiagnostics(document: OpenDocument): Diagnostic[] {
    const places = placesOf(document.text, this.client.encoding);
    const all = document.findings(this.queue.isDone(document));
    if (all.length <= MOST_SHOWN)
      return all.map((finding) => toLspDiagnostic(finding, document.uri, places, this.placesIn));
    const looked = document.visible[0]?.start ?? document.near;
    const nearest = all.findIndex(({ start }) => start >= looked);
    const ahead = (nearest < 0 ? all.length : nearest) - MOST_SHOWN / 4;
    const from = Math.max(0, Math.min(ahead, all.length - MOST_SHOWN));
    const shown = all.slice(from, from + MOST_SHOWN);
    const rest = `${all.length - MOST_SHOWN} further findings are not shown here; \`ferrule check\` lists all of them`;
    return [
      ...shown.map((finding) => toLspDiagnostic(finding, document.uri, places, this.placesIn)),
      notice(rest, places),
    ];
  }

  /** Positions in another file that a diagnostic speaks of; undefined when it is gone meanwhile. */
  readonly placesIn = (path: string): Places | undefined => {
    const document = this.world.documentOf(path);
    return document === undefined ? undefined : placesOf(document, this.client.encoding);
  };

  /** Shows what is around the place that is looked at now, where not all is shown. */
  looked(document: OpenDocument): void {
    if (!this.queue.isDone(document) || document.findings(true).length <= MOST_SHOWN) return;
    this.#publish(document);
  }

  /** Has the client ask again once the check of this document has ended. */
  toldHalf(document: OpenDocument): void {
    this.#toldHalf.add(document);
  }

  #checked(document: OpenDocument): void {
    this.#publish(document);
    if (this.#toldHalf.delete(document)) this.#refresh();
    // What it exports or catches may be what its manifest is judged by.
    this.#manifests.changed();
    this.#readLinked();
  }

  /** Reads the rest of the crates whose symbols were asked about, in turns that let messages in between. */
  #readLinked(): void {
    const { linked } = this.world;
    if (this.#cancelReading !== undefined || !linked.pending) return;
    const { clock } = this.host;
    const steps = linked.load();
    const turn = () => {
      this.#cancelReading = undefined;
      const end = clock.now() + READING_TURN;
      try {
        do {
          if (steps.next().done !== true) continue;
          this.#namesMayHaveChanged(undefined);
          this.#manifests.changed();
          return;
        } while (clock.now() < end);
      } catch (error) {
        this.logError("the reading of a crate", error);
        return;
      }
      this.#cancelReading = clock.soon(turn);
    };
    this.#cancelReading = clock.soon(turn);
  }

  #publish(document: OpenDocument): void {
    if (!this.client.pulls) this.#publisher.publish(document);
  }

  /** Has the client ask for all diagnostics again: once for everything that happens at one time. */
  #refresh(): void {
    if (!this.client.pulls || !this.client.refreshesDiagnostics || this.#cancelRefresh !== undefined) return;
    this.#cancelRefresh = this.host.clock.soon(() => {
      this.#cancelRefresh = undefined;
      void this.connection.languages.diagnostics.refresh().catch(() => {});
    });
  }

  #nextRevision(): number {
    return ++this.#revision;
  }
}

/** Throws the protocol's answer to a request that nobody waits for any more. */
export function checkCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** Whether a path is that of a Cargo.toml. */
export function isManifest(path: string): boolean {
  return path.endsWith("/Cargo.toml");
}

/** The text of a document before its first item. */
function innerAttributesOf(document: Document): string {
  for (const { slice, start } of document.slices()) {
    if (slice.kind !== "inner-attribute") return document.text(0, start);
  }
  return document.text();
}
