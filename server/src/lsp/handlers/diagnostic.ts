/** `textDocument/diagnostic` and `workspace/diagnostic`, for clients that ask instead of being told. */
import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  WorkDoneProgressReporter,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { Analysis } from "../../analysis/analysis.ts";
import type { OpenDocument } from "../open-document.ts";
import { checkCancelled, isManifest, type Session } from "../session.ts";
import type { Settings } from "../settings.ts";
import { placesOf, toLspDiagnostic } from "../to-lsp.ts";
import { pathOfUri, uriOfPath } from "../uri.ts";

/** How long a document's report waits for the end of its check before it tells what is known, in milliseconds. */
const PATIENCE = 100;

/** How long the work on a workspace's files goes on before messages are let in, in milliseconds. */
const TURN = 8;

/** How many reports are sent at once to a client that takes them one by one. */
const BATCH = 20;

/** Work that takes longer than this many milliseconds shows progress. */
const PROGRESS_AFTER = 500;

export async function documentDiagnostic(
  session: Session,
  { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const document = session.documents.get(uri);
  if (document === undefined) return fileReport(session, uri, previousResultId, token);
  if (document.path !== undefined && isManifest(document.path)) {
    const items = await session.manifestAnswer(document.path);
    checkCancelled(token);
    return { kind: DocumentDiagnosticReportKind.Full, items };
  }
  await session.ready(document, token);
  if (previousResultId === resultIdOf(session, document)) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previousResultId };
  }
  const { queue, client } = session;
  if (client.refreshesDiagnostics) {
    // A large file answers for what is on the screen; the client is told to ask again when the rest is there.
    const patience = later(session, PATIENCE).then(() => queue.when(document, "near"));
    await Promise.race([queue.when(document, "done"), patience]);
  } else await queue.when(document, "done");
  checkCancelled(token);
  if (document.closed) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const items = session.toLspDiagnostics(document);
  if (queue.isDone(document))
    return { kind: DocumentDiagnosticReportKind.Full, resultId: resultIdOf(session, document), items };
  session.toldHalf(document);
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

/** Names the state a report is about; no two states of a conversation have the same name. */
function resultIdOf(session: Session, { revision }: OpenDocument): string {
  return `${session.name}-open-${revision}`;
}

/** Names what a report about a file on disk depends on. */
function fileResultId(session: Session, path: string, stamp: string): string {
  return `${session.name}-file-${stamp}-${session.surroundings}-${session.namesState(path)}`;
}

/** The report about a file that is not open. */
async function fileReport(
  session: Session,
  uri: string,
  previousResultId: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const path = pathOfUri(uri);
  const stamp = path === undefined || !path.endsWith(".rs") ? undefined : session.workspaceFiles.stamp(path);
  if (path === undefined || stamp === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const resultId = fileResultId(session, path, stamp);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const settings = await session.configuration.of(uri);
  const items = settings.enable ? await checkFile(session, uri, path, settings, token) : [];
  return { kind: DocumentDiagnosticReportKind.Full, resultId: fileResultId(session, path, stamp), items };
}

async function checkFile(session: Session, uri: string, path: string, settings: Settings, token: CancellationToken) {
  const text = session.host.files.readText(path);
  if (text === undefined) return [];
  // Not every client tells of every file that changed.
  if (session.world.documentOf(path)?.text() !== text) session.fileChanged(path);
  const { env, home } = session.placeOf(path, settings);
  const document = session.world.documentAt(path);
  if (document === undefined) return [];
  const analysis = new Analysis(document, env, (error, rule) => session.logError(`the rule ${rule}`, error), home);
  const pause = pauseEvery(session, TURN);
  for (const _ of analysis.check()) {
    await pause();
    checkCancelled(token);
  }
  session.restOn(path, analysis);
  const places = placesOf(document, session.client.encoding);
  return analysis.diagnostics().map((finding) => toLspDiagnostic(finding, uri, places, session.placesIn));
}

export async function workspaceDiagnostic(
  session: Session,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
  partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<WorkspaceDiagnosticReport> {
  const previous = new Map((previousResultIds ?? []).map(({ uri, value }) => [uri, value]));
  const reported = new Set<string>();
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const tell = (uri: string, version: number | null, report: DocumentDiagnosticReport) => {
    reported.add(uri);
    const item = { uri, version, kind: report.kind, resultId: report.resultId } as WorkspaceDocumentDiagnosticReport;
    if (report.kind === DocumentDiagnosticReportKind.Full) {
      items.push({ ...item, kind: report.kind, items: report.items } as WorkspaceDocumentDiagnosticReport);
    } else items.push(item);
    if (partial !== undefined && items.length >= BATCH) partial.report({ items: items.splice(0) });
  };

  const shown = await startProgress(session, progress);
  try {
    for (const document of [...session.documents.values()]) {
      if (!document.isRust) continue;
      const params = { textDocument: { uri: document.uri } };
      const known = previous.get(document.uri);
      const report = await documentDiagnostic(
        session,
        known === undefined ? params : { ...params, previousResultId: known },
        token,
      );
      tell(document.uri, document.version, report);
    }
    const pause = pauseEvery(session, TURN);
    let count = 0;
    for (const folder of session.configuration.folders) {
      const path = pathOfUri(folder);
      if (path === undefined) continue;
      for (const file of session.workspaceFiles.under(path)) {
        await pause();
        checkCancelled(token);
        if (session.openAt(file) !== undefined) continue;
        const uri = uriOfPath(file);
        if (reported.has(uri)) continue;
        tell(uri, null, await fileReport(session, uri, previous.get(uri), token));
        shown.report(`${++count} files`);
      }
    }
    // What was reported once and is not there any more has nothing wrong with it.
    for (const uri of previous.keys()) {
      if (!reported.has(uri)) tell(uri, null, { kind: DocumentDiagnosticReportKind.Full, items: [] });
    }
    if (partial === undefined) return { items };
    if (items.length > 0) partial.report({ items });
    return { items: [] };
  } finally {
    shown.done();
  }
}

/** Progress on the client's own token, or on one of ours once the work has taken long enough to be worth a bar. */
async function startProgress(session: Session, given: WorkDoneProgressReporter) {
  const title = "Ferrule: checking the workspace";
  const { client, host, connection } = session;
  let reporter: WorkDoneProgressReporter | undefined;
  let ended = false;
  let reportedAt = host.clock.now();
  const offered = !WorkDoneProgressReporter.isNullInstance(given);
  if (offered) {
    given.begin(title);
    reporter = given;
  }
  const cancel =
    offered || !client.progress
      ? undefined
      : host.clock.after(PROGRESS_AFTER, () => {
          connection.window.createWorkDoneProgress().then(
            (created) => {
              if (ended) return;
              created.begin(title);
              reporter = created;
            },
            () => {},
          );
        });
  return {
    report: (message: string) => {
      if (reporter === undefined || host.clock.now() - reportedAt < PROGRESS_AFTER) return;
      reportedAt = host.clock.now();
      reporter.report(message);
    },
    done: () => {
      ended = true;
      cancel?.();
      reporter?.done();
    },
  };
}

/** Gives a function to call between pieces of work: it lets messages in when the last pause is long enough ago. */
function pauseEvery({ host: { clock } }: Session, milliseconds: number): () => Promise<void> {
  let last = clock.now();
  return async () => {
    if (clock.now() - last < milliseconds) return;
    await new Promise<void>((resolve) => {
      clock.soon(resolve);
    });
    last = clock.now();
  };
}

function later({ host: { clock } }: Session, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
