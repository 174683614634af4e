/**
 * What in Cargo's files could not be read, published on these files themselves. They are no documents of ours, so clients
 * that ask for diagnostics would not ask for theirs: these are always sent.
 */
import { type Connection, type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { Clock } from "../host/clock.ts";
import type { Projects } from "../host/project.ts";
import type { CargoProblem } from "../model/manifest.ts";
import { uriOfPath } from "./uri.ts";

/** How long nothing must change before it is published, in milliseconds: several files are often read one after another. */
const QUIET = 100;

/** A class because it remembers what is shown. */
export class ManifestDiagnostics {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #projects: Projects;
  readonly #folders: () => readonly string[];
  readonly #shown = new Map<string, string>();
  #cancel: (() => void) | undefined;

  /** `folders` gives the URIs of the workspace folders; nothing is said about files elsewhere. */
  constructor(connection: Connection, clock: Clock, projects: Projects, folders: () => readonly string[]) {
    this.#connection = connection;
    this.#clock = clock;
    this.#projects = projects;
    this.#folders = folders;
  }

  /** Cargo's files may have been read, or are to be read anew. */
  changed(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(QUIET, () => this.#publish());
  }

  stop(): void {
    this.#cancel?.();
  }

  #publish(): void {
    const now = new Map<string, readonly Diagnostic[]>();
    for (const [path, problems] of this.#projects.problems) {
      const uri = uriOfPath(path);
      if (this.#folders().some((folder) => uri.startsWith(`${folder}/`))) now.set(uri, problems.map(toLspProblem));
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
