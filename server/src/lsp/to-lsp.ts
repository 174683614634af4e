/**
 * Offsets → LSP. Enters: what `analysis` gave, in UTF-16 offsets. Leaves: LSP values in the negotiated encoding.
 * Source: LSP 3.17, "Position" and "Position Encoding Kind".
 */
import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Location,
  type Position,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Diagnostic as Finding } from "../analysis/diagnostic.ts";
import { ruleUrl } from "../analysis/rule-page.ts";
import type { SurfaceSymbol, SurfaceSymbolKind } from "../analysis/symbols.ts";
import type { Edit } from "../rules/rule.ts";
import type { Document } from "../text/document.ts";
import type { Client } from "./client.ts";
import { uriOfPath } from "./uri.ts";

/** What a character of a position counts. */
export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** The name every finding is reported under. */
const SOURCE = "ferrule";

/** What a finding carries back to the server with a request for code actions. */
export interface FindingData {
  readonly rule: string;
  readonly rustc: string | undefined;
}

/** How long a text is in an encoding. A lone surrogate counts as the replacement character that stands for it in UTF-8. */
export function lengthIn(encoding: Encoding, text: string): number {
  if (encoding === "utf-16") return text.length;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    if (isPair) i++;
    if (encoding === "utf-32") length++;
    else length += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return length;
}

/** Offsets of a document, unchanged meanwhile, as positions. Cheapest in ascending order. */
export function placesOf(document: Document, encoding: Encoding) {
  // The line asked about last: its number, where it and the next one start, and a character of it with its offset.
  let line = 0;
  let lineStart = 0;
  let nextStart = 0;
  let countedTo = 0;
  let counted = 0;

  function position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, document.length));
    if (at < lineStart || at >= nextStart) {
      line = document.lineAt(at);
      lineStart = document.lineStart(line);
      nextStart = line + 1 < document.lineCount ? document.lineStart(line + 1) : document.length + 1;
      countedTo = lineStart;
      counted = 0;
    }
    if (encoding === "utf-16") return { line, character: at - lineStart };
    const from = at < countedTo ? lineStart : countedTo;
    const between = document.text(from, at);
    const character = (from === lineStart ? 0 : counted) + lengthIn(encoding, between);
    // The halves of a character cannot be counted one by one.
    if ((between.charCodeAt(between.length - 1) & 0xfc00) !== 0xd800) {
      countedTo = at;
      counted = character;
    }
    return { line, character };
  }

  function range({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: position(start), end: position(end) };
  }

  return { position, range };
}

export type Places = ReturnType<typeof placesOf>;

/** A finding as the diagnostic of a document. */
export function toLspDiagnostic(
  finding: Finding,
  uri: string,
  places: Places,
  placesIn: (path: string) => Places | undefined,
): Diagnostic {
  const data: FindingData = { rule: finding.rule, rustc: finding.rustc };
  const related = finding.related.flatMap((other) => {
    const there = other.path === undefined ? places : placesIn(other.path);
    if (there === undefined) return [];
    const location: Location = {
      uri: other.path === undefined ? uri : uriOfPath(other.path),
      range: there.range(other),
    };
    return [{ location, message: other.message }];
  });
  return {
    range: places.range(finding),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: rulePage(finding.rule),
    source: SOURCE,
    message: finding.message,
    ...(finding.tag === undefined ? {} : { tags: [TAGS[finding.tag]] }),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

/** Something to say about a whole document that is no finding. */
export function notice(message: string, places: Places): Diagnostic {
  return {
    range: places.range({ start: 0, end: 0 }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message,
  };
}

const TAGS: Readonly<Record<NonNullable<Finding["tag"]>, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

const SEVERITIES: Readonly<Record<Finding["severity"], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function rulePage(rule: string): CodeDescription {
  return { href: ruleUrl(rule) };
}

/**
 * Edits of one document, as far as the client can take it bound to the version they were made for; null for a file that
 * is not open.
 */
export function toLspEdit(
  edits: readonly Edit[],
  document: Document,
  uri: string,
  version: number | null,
  client: Client,
): WorkspaceEdit {
  const places = placesOf(document, client.encoding);
  const lineEnd = lineEndOf(document);
  const changes = edits.map(
    ({ start, end, newText }): TextEdit => ({
      range: places.range({ start, end }),
      newText: newText.replace(/\r\n|\n/g, lineEnd),
    }),
  );
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** The line end a document uses: that of its first line. */
export function lineEndOf(document: Document): string {
  const next = document.lineStart(1);
  return document.text(Math.max(0, next - 2), next).endsWith("\r\n") ? "\r\n" : "\n";
}

/** The surface as a tree. */
export function toLspSymbols(symbols: readonly SurfaceSymbol[], places: Places): DocumentSymbol[] {
  return symbols.map((symbol) => ({
    name: nameOf(symbol),
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: places.range(symbol),
    selectionRange: places.range({ start: symbol.selectionStart, end: symbol.selectionEnd }),
    children: toLspSymbols(symbol.children, places),
  }));
}

/** The surface as a list, for clients that know no trees. */
export function toFlatLspSymbols(
  symbols: readonly SurfaceSymbol[],
  uri: string,
  places: Places,
  container?: string,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: nameOf(symbol),
      kind: SYMBOL_KINDS[symbol.kind],
      location: { uri, range: places.range(symbol) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...toFlatLspSymbols(symbol.children, uri, places, nameOf(symbol)),
  ]);
}

/** A symbol without a name is refused by clients. */
function nameOf(symbol: SurfaceSymbol): string {
  return symbol.name.trim() === "" ? symbol.kind : symbol.name;
}

const SYMBOL_KINDS: Readonly<Record<SurfaceSymbolKind, SymbolKind>> = {
  "extern-block": SymbolKind.Namespace,
  import: SymbolKind.Function,
  "static-import": SymbolKind.Variable,
  "type-import": SymbolKind.Struct,
  export: SymbolKind.Function,
  "export-static": SymbolKind.Variable,
  callback: SymbolKind.Event,
  "callback-type": SymbolKind.Interface,
  container: SymbolKind.Module,
};
