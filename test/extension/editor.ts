/** What the tests of the extension do with the editor. Every wait ends after `PATIENCE` with a message. */
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  type Diagnostic,
  type Disposable,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";

/** Milliseconds after which a wait gives up: far more than the slowest machine needs. */
const PATIENCE = 30_000;

/** The first folder of the workspace: a copy of the sample crate that the tests may change. */
export function workspaceFolder(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The tests run in no folder.");
  return folder.uri;
}

/** Opens a file of the workspace in an editor. */
export async function openFile(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(Uri.joinPath(workspaceFolder(), path));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Writes a file of the workspace and opens it in an editor. */
export async function openNewFile(path: string, text: string): Promise<TextDocument> {
  await writeFile(path, text);
  return await openFile(path);
}

/** Writes a file of the workspace behind the editor's back. */
export async function writeFile(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(Uri.joinPath(workspaceFolder(), path), new TextEncoder().encode(text));
}

/** Closes all editors without asking to save. */
export async function closeEditors(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty || document.isClosed) continue;
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.revert");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Replaces the only place where `old` stands in the document, as typing would. */
export async function replace(document: TextDocument, old: string, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), text);
  if (!(await workspace.applyEdit(edit))) throw new Error(`The edit of ${document.uri.path} was refused.`);
}

/** Where `text` stands in the document; throws unless it stands there exactly once. */
export function rangeOf(document: TextDocument, text: string): Range {
  const content = document.getText();
  const start = content.indexOf(text);
  if (start < 0 || content.indexOf(text, start + 1) >= 0) {
    throw new Error(`\`${text}\` must stand once in ${document.uri.path}.`);
  }
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The position just after the start of `text`. */
export function positionIn(document: TextDocument, text: string, offset = 1): Position {
  return document.positionAt(document.offsetAt(rangeOf(document, text).start) + offset);
}

/** The name of the rule a diagnostic comes from. */
export function ruleOf(diagnostic: Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

/** Ferrule's findings of a file as the editor holds them now. */
export function findingsOf(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === "ferrule");
}

/** Waits until the findings of a document satisfy `isEnough`, and gives them. */
export async function waitForFindings(
  { uri }: Pick<TextDocument, "uri">,
  wanted: string,
  isEnough: (findings: Diagnostic[]) => boolean,
): Promise<Diagnostic[]> {
  await waitFor(
    () => isEnough(findingsOf(uri)),
    () => `${wanted} in ${uri.path}; there are: ${findingsOf(uri).map(describeFinding).join(", ") || "none"}`,
    (check) => languages.onDidChangeDiagnostics(check),
  );
  return findingsOf(uri);
}

/** Waits for a finding of `rule` and gives the first. */
export async function waitForRule(document: TextDocument, rule: string): Promise<Diagnostic> {
  const findings = await waitForFindings(document, `a finding of ${rule}`, (all) => has(all, rule));
  return findings.find((finding) => ruleOf(finding) === rule) as Diagnostic;
}

/** Waits until `rule` finds nothing any more. */
export async function waitUntilSilent(document: Pick<TextDocument, "uri">, rule: string): Promise<void> {
  await waitForFindings(document, `no finding of ${rule}`, (all) => !has(all, rule));
}

/** True when one of the findings is of `rule`. */
export function has(findings: readonly Diagnostic[], rule: string): boolean {
  return findings.some((finding) => ruleOf(finding) === rule);
}

/** Waits until `isTrue`; asks again whenever `listen` calls back, and now and then. `wanted` says what did not come. */
export async function waitFor(
  isTrue: () => boolean,
  wanted: () => string,
  listen?: (check: () => void) => Disposable,
): Promise<void> {
  if (isTrue()) return;
  await new Promise<void>((resolve, reject) => {
    const end = () => {
      clearTimeout(patience);
      clearInterval(pulse);
      listener?.dispose();
    };
    const check = () => {
      if (!isTrue()) return;
      end();
      resolve();
    };
    const patience = setTimeout(() => {
      end();
      reject(new Error(`Waited ${PATIENCE / 1000} s for ${wanted()}`));
    }, PATIENCE);
    const pulse = setInterval(check, 100);
    const listener = listen?.(check);
  });
}

/** The text of all hovers at a position. */
export async function hoverText(document: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof MarkdownString || typeof content === "object" ? content.value : content))
    .join("\n");
}

/** The code actions at a range, resolved, so that each has its edit. `kind` narrows them. */
export async function codeActions(document: TextDocument, range: Range, kind?: string): Promise<CodeAction[]> {
  const resolveAtMost = 50;
  return await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
    resolveAtMost,
  );
}

/** Applies the first code action whose title matches, at a range; throws with the titles on offer if there is none. */
export async function applyAction(document: TextDocument, range: Range, title: RegExp, kind?: string): Promise<void> {
  const actions = await codeActions(document, range, kind);
  const action = actions.find((candidate) => title.test(candidate.title));
  if (action?.edit === undefined) {
    throw new Error(
      `No action ${title} with an edit; offered: ${actions.map(({ title }) => title).join(" | ") || "none"}`,
    );
  }
  if (!(await workspace.applyEdit(action.edit))) throw new Error(`The edit of "${action.title}" was refused.`);
}

/** Sets `ferrule.<name>` for the workspace. */
export async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("ferrule").update(name, value, ConfigurationTarget.Workspace);
}

/** Takes away every `ferrule.*` setting of the workspace. */
export async function unsetAll(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const isSet = workspace.getConfiguration("ferrule").inspect(name)?.workspaceValue !== undefined;
    if (isSet) await set(name, undefined);
  }
}

function describeFinding(finding: Diagnostic): string {
  return `${finding.range.start.line + 1}:${finding.range.start.character + 1} ${ruleOf(finding)}`;
}
