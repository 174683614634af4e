/** `textDocument/documentSymbol`: the surface of a file. */
import type { CancellationToken, DocumentSymbol, DocumentSymbolParams, SymbolInformation } from "vscode-languageserver";
import { symbolsOf } from "../../analysis/symbols.ts";
import type { Session } from "../session.ts";
import { placesOf, toFlatLspSymbols, toLspSymbols } from "../to-lsp.ts";

export async function documentSymbol(
  session: Session,
  { textDocument }: DocumentSymbolParams,
  token: CancellationToken,
): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
  const document = await session.rustDocument(textDocument.uri, token);
  if (document === undefined) return null;
  const symbols = symbolsOf(document.text, document.analysis);
  const places = placesOf(document.text, session.client.encoding);
  return session.client.symbolTree ? toLspSymbols(symbols, places) : toFlatLspSymbols(symbols, document.uri, places);
}
