/** `textDocument/codeAction` and `codeAction/resolve`: repairs for findings, and silence. */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from "vscode-languageserver";
import { type Action, actionsAt, fixAll } from "../../analysis/actions.ts";
import type { Diagnostic as Finding } from "../../analysis/diagnostic.ts";
import { rewritesAt } from "../../analysis/rewrites.ts";
import { UNUSED_SUPPRESSION } from "../../analysis/suppressions.ts";
import type { Edit } from "../../rules/rule.ts";
import { fromLspRange } from "../from-lsp.ts";
import type { OpenDocument } from "../open-document.ts";
import { checkCancelled, isManifest, type RustDocument, type Session } from "../session.ts";
import { removeSuppression, silence, silenceInManifest } from "../silence.ts";
import { type Places, placesOf, toLspDiagnostic, toLspEdit } from "../to-lsp.ts";
import { pathOfUri } from "../uri.ts";

/** Every safe repair of a document at once. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.ferrule`;

/** What names an action until its edit is asked for. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly what: "fix" | "silence" | "remove-suppression" | "fix-all";
  readonly rule: string;
  /** UTF-16 offsets of the finding. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** Above this many UTF-16 units a range is no place but a whole file, whose check is waited for. */
const LARGE_RANGE = 100_000;

export async function codeAction(
  session: Session,
  { textDocument, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[] | null> {
  const path = pathOfUri(textDocument.uri);
  if (path !== undefined && isManifest(path))
    return manifestActions(session, path, { textDocument, range, context }, token);
  const document = await session.rustDocument(textDocument.uri, token);
  if (document === undefined) return null;
  const { client, queue } = session;
  let asked = fromLspRange(document.text, range, client.encoding);
  const wantsFixAll = context.only?.some((kind) => isWithin(FIX_ALL, kind) && kind !== "") ?? false;
  if (!queue.isDone(document)) {
    const isLarge = wantsFixAll || asked.end - asked.start > LARGE_RANGE;
    document.near = asked.start;
    queue.schedule(document);
    await queue.when(document, isLarge ? "done" : "near");
  }
  checkCancelled(token);
  if (document.closed || !hasAnalysis(document)) return null;
  // The text may be another one by now; the client knows, and will ask again if it still wants to know.
  asked = fromLspRange(document.text, range, client.encoding);

  const wanted = (kind: string) => context.only?.some((only) => isWithin(kind, only)) ?? true;
  const places = placesOf(document.text, client.encoding);
  const findings = findingsIn(session, document, asked.start, asked.end);
  const linked = linkOf(document.uri, context.diagnostics ?? [], places);
  const out: CodeAction[] = [];
  const add = (action: CodeAction, data: ActionData, edits: () => readonly Edit[]) => {
    const isLazy = client.lazyEdits && !isWithin(action.kind ?? "", CodeActionKind.Source);
    out.push(isLazy ? { ...action, data } : { ...action, data, edit: editOf(session, document, edits()) });
  };
  const dataOf = (what: ActionData["what"], { rule, start, end }: Finding, title: string): ActionData => ({
    uri: document.uri,
    version: document.version,
    what,
    rule,
    start,
    end,
    title,
  });

  const preferred = new Set<Finding>();
  for (const { action, finding } of actionsIn(document, asked.start, asked.end, findings)) {
    const kind = action.kind === "rewrite" ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix;
    if (!wanted(kind)) continue;
    const { title } = action;
    const isPreferred = kind === CodeActionKind.QuickFix && action.safety === "safe" && !preferred.has(finding);
    if (isPreferred) preferred.add(finding);
    const shown = { title, kind, diagnostics: [linked(finding)], ...(isPreferred ? { isPreferred } : {}) };
    add(shown, dataOf("fix", finding, title), () => action.edits);
  }
  if (wanted(CodeActionKind.QuickFix)) {
    const silenced = new Set<string>();
    for (const finding of findings) {
      const isUnused = finding.rule === UNUSED_SUPPRESSION;
      const title = isUnused ? "Remove this comment" : `Silence \`${finding.rule}\` on this line`;
      const edits = isUnused ? removeSuppression(document.text, finding) : silence(document.text, finding);
      const key = `${title} ${document.text.lineAt(finding.start)}`;
      if (edits === undefined || silenced.has(key)) continue;
      silenced.add(key);
      const shown = { title, kind: CodeActionKind.QuickFix, diagnostics: [linked(finding)] };
      add(shown, dataOf(isUnused ? "remove-suppression" : "silence", finding, title), () => edits);
    }
  }
  if (wanted(CodeActionKind.RefactorRewrite)) {
    for (const { title, edits } of rewritesAt(document.text, document.analysis, asked.start)) {
      out.push({ title, kind: CodeActionKind.RefactorRewrite, edit: editOf(session, document, edits) });
    }
  }
  if (wantsFixAll) {
    const edits = fixAll(document.text, document.analysis);
    const title = "Make all safe Ferrule repairs";
    const data: ActionData = { ...FIX_ALL_DATA, uri: document.uri, version: document.version, title };
    if (edits.length > 0) add({ title, kind: FIX_ALL }, data, () => edits);
  }
  return out;
}

/** The actions in a Cargo.toml. They come with their edits, which are small. */
async function manifestActions(
  session: Session,
  path: string,
  { textDocument: { uri }, range, context }: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[] | null> {
  const check = await session.manifestCheck(path);
  checkCancelled(token);
  if (check === undefined) return null;
  const { client } = session;
  const { document } = check;
  const version = session.documents.get(uri)?.version ?? null;
  const asked = fromLspRange(document, range, client.encoding);
  const wanted = (kind: string) => context.only?.some((only) => isWithin(kind, only)) ?? true;
  const linked = linkOf(uri, context.diagnostics ?? [], placesOf(document, client.encoding));
  const out: CodeAction[] = [];
  const add = (title: string, kind: CodeActionKind, finding: Finding, edits: readonly Edit[]) => {
    if (!wanted(kind)) return;
    out.push({ title, kind, diagnostics: [linked(finding)], edit: toLspEdit(edits, document, uri, version, client) });
  };
  for (const { title, kind, diagnostic, edits } of check.actionsAt(asked.start, asked.end)) {
    add(title, kind === "rewrite" ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix, diagnostic, edits);
  }
  for (const finding of check.diagnostics) {
    if (finding.start > asked.end || finding.end < asked.start) continue;
    const isUnused = finding.rule === UNUSED_SUPPRESSION;
    const title = isUnused ? "Remove this comment" : `Silence \`${finding.rule}\` on this line`;
    const edits = isUnused ? removeSuppression(document, finding) : silenceInManifest(document, finding);
    if (edits !== undefined) add(title, CodeActionKind.QuickFix, finding, edits);
  }
  return out;
}

const FIX_ALL_DATA = { what: "fix-all", rule: "", start: 0, end: 0 } as const;

export async function codeActionResolve(
  session: Session,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  if (action.edit !== undefined || typeof data?.uri !== "string") return action;
  const document = await session.rustDocument(data.uri, token);
  if (document === undefined || document.version !== data.version) {
    throw new ResponseError(LSPErrorCodes.ContentModified, "the document is another one now");
  }
  const edits = editsOf(document, data);
  if (edits === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, "the finding is gone");
  return { ...action, edit: editOf(session, document, edits) };
}

function editsOf(document: RustDocument, data: ActionData): readonly Edit[] | undefined {
  const { what, rule, start, end, title } = data;
  const finding = { rule, start, end };
  switch (what) {
    case "fix":
      return actionsAt(document.text, document.analysis, start, end).find(
        (action) => action.title === title && isSame(action.diagnostic, finding),
      )?.edits;
    case "silence":
      return silence(document.text, finding);
    case "remove-suppression":
      return removeSuppression(document.text, finding);
    case "fix-all":
      return fixAll(document.text, document.analysis);
    default: {
      const missing: never = what;
      return missing;
    }
  }
}

function editOf(session: Session, document: OpenDocument, edits: readonly Edit[]) {
  return toLspEdit(edits, document.text, document.uri, document.version, session.client);
}

/** What is reported in a range. */
function findingsIn(session: Session, document: RustDocument, start: number, end: number): readonly Finding[] {
  return document
    .findings(session.queue.isDone(document))
    .filter((finding) => finding.start <= end && finding.end >= start);
}

/** The repairs of what is reported; a finding that a comment silences is repaired no more than it is shown. */
function actionsIn(
  document: RustDocument,
  start: number,
  end: number,
  findings: readonly Finding[],
): { readonly action: Action; readonly finding: Finding }[] {
  if (findings.length === 0) return [];
  return actionsAt(document.text, document.analysis, start, end).flatMap((action) => {
    const finding = findings.find((other) => isSame(other, action.diagnostic));
    return finding === undefined ? [] : [{ action, finding }];
  });
}

function hasAnalysis(document: OpenDocument): document is RustDocument {
  return document.analysis !== undefined;
}

function isSame(a: Pick<Finding, "rule" | "start" | "end">, b: Pick<Finding, "rule" | "start" | "end">): boolean {
  return a.rule === b.rule && a.start === b.start && a.end === b.end;
}

/** The client's own diagnostic for a finding where it sent one, so that it knows what an action repairs. */
function linkOf(uri: string, sent: readonly Diagnostic[], places: Places): (finding: Finding) => Diagnostic {
  const keyOf = (code: unknown, { start, end }: Range) =>
    `${String(code)} ${start.line}:${start.character} ${end.line}:${end.character}`;
  const known = new Map(sent.map((diagnostic) => [keyOf(diagnostic.code, diagnostic.range), diagnostic]));
  return (finding) => {
    const own = toLspDiagnostic(finding, uri, places, () => undefined);
    return known.get(keyOf(own.code, own.range)) ?? own;
  };
}

/** Whether a kind is `base` or a kind of it. The empty kind is the base of all. */
function isWithin(kind: string, base: string): boolean {
  return base === "" || kind === base || kind.startsWith(`${base}.`);
}
