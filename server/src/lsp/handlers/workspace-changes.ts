/** `workspace/didChangeConfiguration` and `workspace/didChangeWatchedFiles`. */
import {
  type DidChangeConfigurationParams,
  type DidChangeWatchedFilesParams,
  FileChangeType,
} from "vscode-languageserver";
import type { Session } from "../session.ts";
import { pathOfUri } from "../uri.ts";

export function didChangeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): void {
  session.settingsChanged(settings);
}

export function didChangeWatchedFiles(session: Session, { changes }: DidChangeWatchedFilesParams): void {
  const deciding: string[] = [];
  for (const { uri, type } of changes) {
    const path = pathOfUri(uri);
    if (path === undefined) continue;
    const isRust = path.endsWith(".rs");
    const cameOrWent = type !== FileChangeType.Changed;
    session.workspaceFiles.changed(path, cameOrWent || path.endsWith("/.gitignore"));
    if (path.endsWith("/.gitignore")) continue;
    if (session.openAt(path) === undefined) session.fileChanged(path);
    // A root that appeared or is gone moves others into another crate; the head of a root speaks for the whole crate.
    if (!isRust || cameOrWent || session.projects.rootChanged(path)) deciding.push(path);
  }
  if (deciding.length > 0) session.surroundingsChanged(deciding);
}
