/** `textDocument/didOpen`, `didChange`, `didClose`, `didSave`, and our own `ferrule/visibleRanges`. */
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  Range,
} from "vscode-languageserver";
import { applyLspChange, fromLspRange } from "../from-lsp.ts";
import type { Session } from "../session.ts";

/** What an editor shows of a document, so that it is checked first. Sent when that changes. */
export const VISIBLE_RANGES = "ferrule/visibleRanges";

export interface VisibleRangesParams {
  readonly uri: string;
  readonly ranges: readonly Range[];
}

export function didOpen(session: Session, { textDocument }: DidOpenTextDocumentParams): void {
  const { uri, languageId, version, text } = textDocument;
  session.open(uri, languageId, version, text);
}

export function didChange(session: Session, { textDocument, contentChanges }: DidChangeTextDocumentParams): void {
  const document = session.documents.get(textDocument.uri);
  if (document === undefined) {
    session.logOnce(`The client changed ${textDocument.uri}, which it has not opened.`);
    return;
  }
  let offset = document.near;
  let structural = false;
  for (const change of contentChanges) {
    const made = applyLspChange(document.text, change, session.client.encoding);
    if (made === undefined) continue;
    offset = made.offset;
    structural ||= made.structural;
  }
  session.edited(document, textDocument.version ?? document.version, offset, structural);
}

export function didClose(session: Session, { textDocument }: DidCloseTextDocumentParams): void {
  session.close(textDocument.uri);
}

/** A client that cannot watch files tells at least which ones it saved. */
export function didSave(session: Session, { textDocument }: DidSaveTextDocumentParams): void {
  if (!session.client.registersWatchers && !textDocument.uri.endsWith(".rs")) session.surroundingsChanged();
}

export function visibleRanges(session: Session, { uri, ranges }: VisibleRangesParams): void {
  const document = session.documents.get(uri);
  if (document === undefined || !Array.isArray(ranges)) return;
  document.visible = ranges.map((range) => fromLspRange(document.text, range, session.client.encoding));
  session.looked(document);
}
