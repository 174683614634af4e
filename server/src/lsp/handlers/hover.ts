/** `textDocument/hover`. */
import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import { hoverAt } from "../../analysis/hover.ts";
import { fromLspPosition } from "../from-lsp.ts";
import type { Session } from "../session.ts";
import { placesOf } from "../to-lsp.ts";

export async function hover(
  session: Session,
  { textDocument, position }: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  const document = await session.rustDocument(textDocument.uri, token);
  if (document === undefined) return null;
  const { client } = session;
  const found = hoverAt(document.text, document.analysis, fromLspPosition(document.text, position, client.encoding));
  if (found === undefined) return null;
  return {
    contents: { kind: client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: found.markdown },
    range: placesOf(document.text, client.encoding).range(found),
  };
}
