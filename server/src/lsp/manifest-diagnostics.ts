/**
 * What is wrong in Cargo's files, published on these files themselves: what could not be read in them, and what rules find
 * in manifests. They may be no documents of ours, so clients that ask for diagnostics may not ask for theirs: they are
 * sent, until a client asks.
 */
import { type Connection, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Clock } from "../host/clock.ts";
import type { Projects } from "../host/project.ts";
import type { CargoProblem } from "../model/manifest.ts";
import { uriOfPath } from "./uri.ts";

/** How long nothing must change before it is published, in milliseconds: several files are often read one after another. */
const QUIET = 100;

export interface ManifestSources {
  readonly projects: Projects;
  /** The URIs of the workspace folders; nothing is said about files elsewhere that are not open. */
  folders(): readonly string[];
  /** The paths of the manifests that rules are to judge. */
  paths(): Iterable<string>;
  /** What rules find in a manifest. */
  judge(path: string): Promise<readonly Diagnostic[]>;
  isOpen(path: string): boolean;
  /** Has the client ask again. */
  askAgain(): void;
  /** Hears of what went wrong. */
  failed(error: unknown): void;
}

/** A class because it remembers what is shown. */
export class ManifestDiagnostics {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #sources: ManifestSources;
  /** What was sent, by path. */
  readonly #shown = new Map<string, string>();
  /** What was answered about open files, by path. Who asked once asks again when told to. */
  readonly #told = new Map<string, string>();
  #cancel: (() => void) | undefined;
  /** The number of the last publication that was begun; an earlier one that is still under way says nothing. */
  #round = 0;

  constructor(connection: Connection, clock: Clock, sources: ManifestSources) {
    this.#connection = connection;
    this.#clock = clock;
    this.#sources = sources;
  }

  /** Cargo's files may have been read, or are to be read anew, or what manifests are judged by is other. */
  changed(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(QUIET, () => {
      this.#publish().catch((error: unknown) => this.#sources.failed(error));
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#round++;
  }

  /** All that is wrong in the open file at a path, for a client that asks. */
  async answer(path: string): Promise<Diagnostic[]> {
    const { projects, judge } = this.#sources;
    const found = await judge(path);
    const all = [...(projects.problems.get(path) ?? []).map(toLspProblem), ...found];
    const isFirst = !this.#told.has(path);
    this.#told.set(path, JSON.stringify(all));
    // What was sent before it asked is taken back.
    if (isFirst) this.changed();
    return all;
  }

  async #publish(): Promise<void> {
    const round = ++this.#round;
    const { projects, folders, paths, judge, isOpen, askAgain } = this.#sources;
    const isShown = (path: string) =>
      isOpen(path) || folders().some((folder) => uriOfPath(path).startsWith(`${folder}/`));
    const now = new Map<string, readonly Diagnostic[]>();
    for (const path of new Set(paths())) {
      if (!isShown(path)) continue;
      const found = await judge(path);
      // A newer publication is under way, or nobody listens any more.
      if (round !== this.#round) return;
      if (found.length > 0) now.set(path, found);
    }
    for (const [path, problems] of projects.problems) {
      if (folders().some((folder) => uriOfPath(path).startsWith(`${folder}/`))) {
        now.set(path, [...problems.map(toLspProblem), ...(now.get(path) ?? [])]);
      }
    }
    let isNews = false;
    for (const [path, told] of [...this.#told]) {
      if (!isOpen(path)) this.#told.delete(path);
      else {
        if (told !== JSON.stringify(now.get(path) ?? [])) isNews = true;
        // What is answered is not sent as well.
        now.delete(path);
      }
    }
    if (isNews) askAgain();
    for (const path of this.#shown.keys()) if (!now.has(path)) now.set(path, []);
    for (const [path, diagnostics] of now) {
      const key = JSON.stringify(diagnostics);
      if (this.#shown.get(path) === key) continue;
      if (diagnostics.length === 0) this.#shown.delete(path);
      else this.#shown.set(path, key);
      // It fails only when the client is gone, and then the process ends as well.
      void this.#connection.sendDiagnostics({ uri: uriOfPath(path), diagnostics: [...diagnostics] }).catch(() => {});
    }
  }
}

function toLspProblem({ message, line, length }: CargoProblem): Diagnostic {
  const at = (line ?? 1) - 1;
  return {
    range: { start: { line: at, character: 0 }, end: { line: at, character: length } },
    severity: DiagnosticSeverity.Warning,
    source: "ferrule",
    message: `This file ${message}`,
  };
}
