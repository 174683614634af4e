/**
 * What is wrong in Cargo's files, published on these files themselves: what could not be read in them, and what rules find
 * in manifests. They may be no documents of ours, so clients that ask for diagnostics would not ask for theirs: these are
 * always sent.
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
  /** Hears of what went wrong. */
  failed(error: unknown): void;
}

/** A class because it remembers what is shown. */
export class ManifestDiagnostics {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #sources: ManifestSources;
  readonly #shown = new Map<string, string>();
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

  async #publish(): Promise<void> {
    const round = ++this.#round;
    const { projects, folders, paths, judge, isOpen } = this.#sources;
    const isShown = (path: string) =>
      isOpen(path) || folders().some((folder) => uriOfPath(path).startsWith(`${folder}/`));
    const now = new Map<string, readonly Diagnostic[]>();
    for (const path of new Set(paths())) {
      if (!isShown(path)) continue;
      const found = await judge(path);
      // A newer publication is under way, or nobody listens any more.
      if (round !== this.#round) return;
      if (found.length > 0) now.set(uriOfPath(path), found);
    }
    for (const [path, problems] of projects.problems) {
      const uri = uriOfPath(path);
      if (folders().some((folder) => uri.startsWith(`${folder}/`))) {
        now.set(uri, [...problems.map(toLspProblem), ...(now.get(uri) ?? [])]);
      }
    }
    for (const uri of this.#shown.keys()) if (!now.has(uri)) now.set(uri, []);
    for (const [uri, diagnostics] of now) {
      const key = JSON.stringify(diagnostics);
      if (this.#shown.get(uri) === key) continue;
      if (diagnostics.length === 0) this.#shown.delete(uri);
      else this.#shown.set(uri, key);
      // It fails only when the client is gone, and then the process ends as well.
      void this.#connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }).catch(() => {});
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
