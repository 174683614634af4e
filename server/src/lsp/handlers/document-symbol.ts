/** `textDocument/documentSymbol`: the surface of a file, read in short turns so that typing is never kept waiting. */
import type { CancellationToken, DocumentSymbol, DocumentSymbolParams, SymbolInformation } from "vscode-languageserver";
import { Surface } from "../../analysis/symbols.ts";
import type { RustDocument, Session } from "../session.ts";
import { checkCancelled } from "../session.ts";
import { placesOf, toFlatLspSymbols, toLspSymbols } from "../to-lsp.ts";

/** How long a turn may take, in milliseconds. */
const TURN = 8;

export async function documentSymbol(
  session: Session,
  { textDocument }: DocumentSymbolParams,
  token: CancellationToken,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const document = await session.rustDocument(textDocument.uri, token);
  if (document === undefined) return null;
  document.surface ??= new Surface(document.text, document.analysis);
  const { surface } = document;
  if (!(await read(session, document, surface, token))) return null;
  const symbols = surface.symbols();
  const places = placesOf(document.text, session.client.encoding);
  return session.client.symbolTree ? toLspSymbols(symbols, places) : toFlatLspSymbols(symbols, document.uri, places);
}

/** Reads what has changed; begins again when an edit comes in between. False when the document is closed meanwhile. */
async function read(
  { host }: Session,
  document: RustDocument,
  surface: Surface,
  token: CancellationToken,
): Promise<boolean> {
  for (let complete = false; !complete; ) {
    const { revision } = document;
    complete = true;
    let end = host.clock.now() + TURN;
    for (const step of surface.read()) {
      void step;
      if (host.clock.now() < end) continue;
      await new Promise<void>((resume) => {
        host.clock.soon(resume);
      });
      checkCancelled(token);
      if (document.closed) return false;
      complete = document.revision === revision;
      if (!complete) break;
      end = host.clock.now() + TURN;
    }
  }
  return true;
}
