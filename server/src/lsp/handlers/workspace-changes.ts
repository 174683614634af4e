/** `workspace/didChangeConfiguration` and `workspace/didChangeWatchedFiles`. */
import type { DidChangeConfigurationParams, DidChangeWatchedFilesParams } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uri.ts";

export function didChangeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): void {
  session.settingsChanged(settings);
}

export function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  session.generation++;
  const matters = changes.some(({ uri, type }) => {
    if (!uri.endsWith(".rs")) return true;
    const path = pathOfUri(uri);
    // A root that appeared or is gone moves others into another crate; the head of a root speaks for the whole crate.
    return path !== undefined && (type !== CHANGED || session.projects.rootChanged(path));
  });
  if (matters) session.surroundingsChanged();
}

/** `FileChangeType.Changed`. */
const CHANGED = 2;
