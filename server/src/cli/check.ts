/**
 * `ferrule check`: reads the files, asks the analysis about each, repairs what it was asked to, reports.
 *
 * Enters: what the arguments said and the world around the run. Leaves: the exit code. A file that cannot be checked is
 * one line on the error stream; the others go on.
 */
import type { Worker } from "node:worker_threads";
import { type Action, actionsAt, applyEdits, fixAll } from "../analysis/actions.ts";
import { Analysis, type Unknown } from "../analysis/analysis.ts";
import type { Diagnostic } from "../analysis/diagnostic.ts";
import type { Environment } from "../analysis/environment.ts";
import { checkManifest, fixManifest, type ManifestCheck } from "../analysis/manifest.ts";
import { withTexts } from "../host/files.ts";
import { absolutePath, nodeFiles } from "../host/node-files.ts";
import { baseOf } from "../host/paths.ts";
import { type EnvironmentOptions, Projects } from "../host/project.ts";
import { type FoundFile, findSources, MANIFEST, pathFrom } from "../host/rust-files.ts";
import { decodeSource, readSource, type SourceText, sizeOf, writeSource } from "../host/source-file.ts";
import type { World } from "../model/world.ts";
import { ruleNames, rules } from "../rules/index.generated.ts";
import type { Edit } from "../rules/rule.ts";
import { CheckedSources, type PlacedDocument } from "./checked-sources.ts";
import { nearestRule } from "./nearest-rule.ts";
import {
  count,
  explainUnknown,
  type FileReport,
  type Outcome,
  type Report,
  type ReportedFinding,
  type ReportedSeverity,
  type ReportedUnknown,
} from "./report/report.ts";
import { SourceLines } from "./source-lines.ts";
import type { Job } from "./worker.ts";

export type Format = "text" | "json" | "sarif" | "github";

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly environment: EnvironmentOptions;
  readonly fix: boolean;
  /** Tell what could not be judged, and why. */
  readonly explainUnknown: boolean;
  readonly unsafeFixes: boolean;
  /** Check what comes in on standard input, as the content of this file. */
  readonly stdinFilename: string | undefined;
  /** How many threads check, this one included; undefined lets the machine and the amount of work decide. */
  readonly threads: number | undefined;
}

/** The world around a run. */
export interface Terminal {
  readonly cwd: string;
  /** The target triple of this machine. */
  readonly hostTriple: string;
  readonly colors: boolean;
  readonly columns: number;
  out(text: string): void;
  error(text: string): void;
  /** Whether nobody reads any more what is printed. */
  closed(): boolean;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Milliseconds since some moment, never going back. */
  now(): number;
  /** How many threads this machine runs at once. */
  readonly cores: number;
  /** Starts the program on another thread, where it does `job` (see `worker.ts`). */
  startWorker(job: Job): Worker;
}

export const CLEAN = 0;
export const FOUND_ERRORS = 1;
export const FAILED = 2;

/** How often the rest of a crate is read for one file. */
const MOST_READINGS = 2;

/** In how many rounds a manifest asks for further crates. */
const MOST_CRATES = 8;

/** Fixes can lay bare other findings; a text that still changes after this many rounds is left as it is then. */
const MOST_ROUNDS = 32;

/** Milliseconds of work after which what happened meanwhile (a closed pipe, a signal) is let in. */
export const BETWEEN_PAUSES = 50;

/**
 * Bytes of sources for which another thread is started. Every thread compiles the program anew while it runs; on less
 * work than this two of them take as long as one.
 */
const WORTH_A_THREAD = 8_000_000;

/** More threads than this wait for the memory, and for the one that prints. */
const MOST_THREADS = 8;

/** Runs the command and gives the exit code: `CLEAN`, `FOUND_ERRORS` or `FAILED`. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const started = terminal.now();
  warnOfTypos(options, terminal);
  const report = await openReport(options, terminal);
  const problems: { path: string; message: string }[] = [];
  const tell = ({ kind, path, message }: Note) => {
    if (kind === "error") problems.push({ path, message });
    terminal.error(`${kind}: ${path} ${message}\n`);
  };
  const complain = (path: string, message: string) => tell({ kind: "error", path, message });
  const unknown: ReportedUnknown[] = [];
  const total = { files: 0, errors: 0, warnings: 0, infos: 0, fixed: 0, fixable: 0 };
  // With `--fix` on standard input the fixed text is the output, so the report makes way for it.
  const fixesInput = options.fix && options.stdinFilename !== undefined;
  const print = fixesInput ? terminal.error : terminal.out;
  const add = (file: FileReport) => {
    // Manifests come with every package; only those that there is something to say about count.
    if (!isManifest(file.path) || file.findings.length > 0) total.files++;
    unknown.push(...file.unknown);
    total.fixed += file.fixed;
    for (const { severity, fixes } of file.findings) {
      if (severity === "error") total.errors++;
      else if (severity === "warning") total.warnings++;
      else total.infos++;
      if (fixes.some(({ safety }) => safety === "safe")) total.fixable++;
    }
    print(report.file(file));
  };

  const checkOne = fileChecker(options, terminal, report.edits, tell);

  /** Gives false when it stopped because nobody reads any more. */
  const checkHere = async (files: Iterable<FoundFile>): Promise<boolean> => {
    let pause = terminal.now() + BETWEEN_PAUSES;
    for (const { path, problem } of files) {
      const reading = problem === undefined ? readSource(path) : { problem };
      if ("problem" in reading) complain(path, reading.problem);
      else {
        const checked = checkOne(path, reading.source);
        if (checked.file !== undefined) add(checked.file);
        if (checked.source !== reading.source) {
          const failure = writeSource(path, checked.source);
          if (failure !== undefined) complain(path, failure);
          else terminal.error(`fixed: ${path} (${count(checked.file?.fixed ?? 0, "finding")})\n`);
        }
      }
      if (terminal.now() < pause) continue;
      await new Promise((resume) => setImmediate(resume));
      if (terminal.closed()) return false;
      pause = terminal.now() + BETWEEN_PAUSES;
    }
    return true;
  };

  if (options.stdinFilename !== undefined) {
    const reading = decodeSource(await terminal.input());
    if ("problem" in reading) complain(options.stdinFilename, reading.problem);
    else {
      const checked = checkOne(options.stdinFilename, reading.source);
      if (fixesInput) terminal.out(`${checked.source.bom ? "\uFEFF" : ""}${checked.source.text}`);
      if (checked.file !== undefined) add(checked.file);
    }
  } else {
    let files: Iterable<FoundFile> = findSources(options.paths, terminal.cwd);
    let threads = 1;
    // Repairs are written one after the other, by the thread that tells of them.
    if (!options.fix && (options.threads ?? terminal.cores) > 1) {
      const sized = [...files].map((file) => ({ ...file, size: sizeOf(file.path) }));
      threads = options.threads ?? threadsFor(sized, terminal.cores);
      files = sized;
      if (threads > 1) {
        const { checkOnThreads } = await import("./workers.ts");
        const job = { options, edits: report.edits };
        const give = ({ notes, file }: Result) => {
          for (const note of notes) tell(note);
          if (file !== undefined) add(file);
        };
        if (!(await checkOnThreads(sized, threads, job, terminal, give))) return CLEAN;
      }
    }
    if (threads === 1 && !(await checkHere(files))) return CLEAN;
  }

  const outcome: Outcome = { ...total, milliseconds: Math.round(terminal.now() - started), problems };
  print(report.end(outcome));
  // Other programs read the other formats.
  if (options.explainUnknown && options.format === "text") print(explainUnknown(unknown));
  if (problems.length > 0) return FAILED;
  return total.errors > 0 ? FOUND_ERRORS : CLEAN;
}

function threadsFor(files: readonly { readonly size: number }[], cores: number): number {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return Math.max(1, Math.min(cores, MOST_THREADS, Math.floor(bytes / WORTH_A_THREAD)));
}

/** What is said about a file besides its findings: a warning, or why it could not be checked. `path` as it is shown. */
export interface Note {
  readonly kind: "warning" | "error";
  readonly path: string;
  readonly message: string;
}

/** All there is to say about one file. */
export interface Result {
  readonly notes: readonly Note[];
  /** Undefined when it could not be checked. */
  readonly file: FileReport | undefined;
}

/**
 * Gives the function that checks one file, and fixes its text where `options` say so. It keeps what it reads about crates
 * for the files that follow. `edits`: whether the edits of fixes are wanted, not only their titles. `threads`: how many
 * others, itself included, do the same beside it.
 */
export function fileChecker(
  options: CheckOptions,
  { cwd, hostTriple }: Pick<Terminal, "cwd" | "hostTriple">,
  edits: boolean,
  tell: (note: Note) => void,
  threads = 1,
): (path: string, source: SourceText) => Checked {
  // The texts of manifests that are others than on disk: fixed ones, and what comes in on standard input.
  const texts = new Map<string, string>();
  const files = withTexts(nodeFiles, (path) => texts.get(path));
  const projects = new Projects(files, hostTriple, (path, message) => {
    tell({ kind: "warning", path: pathFrom(cwd, path), message });
  });
  const sources = new CheckedSources(threads, options.fix);
  return (path, source) => {
    const complain = (message: string) => tell({ kind: "error", path, message });
    try {
      const absolute = absolutePath(cwd, path);
      const failed = (error: unknown, rule: string) => complain(mistake(`the rule ${rule}`, error));
      const shown = (other: string) => pathFrom(cwd, other);
      if (isManifest(path)) {
        const check = (text: string, onUnknown: (unknown: Unknown) => void) => {
          if (files.readText(absolute) !== text) {
            texts.set(absolute, text);
            projects.forget(absolute);
          }
          const pack = projects.packageAt(absolute, options.environment);
          if (pack === undefined) return undefined;
          const env = projects.manifestEnvironment(pack, options.environment);
          const world = sources.worldFor(pack.library ?? pack.programs[0]);
          return {
            check: wholeCheck(() => checkManifest(pack, { env, world, reads: true, failed, onUnknown }), world),
            world,
          };
        };
        return checkManifestSource({ path, source, check, shown, options, edits });
      }
      const env = projects.environmentOf(absolute, options.environment);
      const crate = projects.crateOf(absolute, options.environment);
      const place = (text: string) => sources.place(absolute, text, crate);
      return checkSource({ path, source, env, place, shown, failed, options, edits });
    } catch (error) {
      complain(mistake("the check", error));
      return { source, file: undefined };
    }
  };
}

/**
 * A name that is neither a rule nor a lint Ferrule reports is the compiler's or clippy's, so it is let pass; only one that
 * looks like a rule's name with a slip in it is worth a word.
 */
function warnOfTypos({ environment }: CheckOptions, terminal: Terminal): void {
  for (const { name } of environment.flags) {
    const own = name.replace(/^ferrule::/, "").replaceAll("_", "-");
    if (ruleNames.has(own) || rules.some(({ rustc }) => rustc.includes(name))) continue;
    const near = nearestRule(own, 2);
    if (near !== undefined) terminal.error(`warning: there is no rule \`${own}\`; did you mean \`${near}\`?\n`);
  }
}

/** The report that was asked for; the others are not even loaded. */
async function openReport(
  { format, fix, explainUnknown: withUnknown }: CheckOptions,
  { colors, columns, cwd }: Terminal,
): Promise<Report> {
  switch (format) {
    case "text":
      return (await import("./report/text.ts")).textReport({ colors, columns, fixing: fix });
    case "json":
      return (await import("./report/json.ts")).jsonReport(withUnknown);
    case "github":
      return (await import("./report/github.ts")).githubReport(cwd);
    case "sarif":
      return (await import("./report/sarif.ts")).sarifReport(cwd);
  }
}

export interface Checked {
  /** The text after fixes: the same object when nothing was changed. */
  readonly source: SourceText;
  /** Undefined when Ferrule itself failed. */
  readonly file: FileReport | undefined;
}

/** What is to be done with one file. */
interface Work {
  readonly path: string;
  readonly source: SourceText;
  readonly env: Environment;
  /** The document for a text of the file, and where it stands. */
  readonly place: (text: string) => PlacedDocument;
  /** The path of another file as reports show it. */
  readonly shown: (absolute: string) => string;
  /** Hears of a rule that threw. */
  readonly failed: (error: unknown, rule: string) => void;
  readonly options: CheckOptions;
  /** Whether the edits of the fixes are wanted, not only their titles. */
  readonly edits: boolean;
}

function checkSource({ path, source, env, place, shown, failed, options, edits }: Work): Checked {
  return repair({ path, source, shown, options, edits }, (text) => {
    const { document, home, analysis, diagnostics, unknown } = analyse(
      place(text),
      env,
      failed,
      options.explainUnknown,
    );
    return {
      diagnostics,
      unknown,
      actions: () => actionsAt(document, analysis, 0, document.length),
      safe: () => fixAll(document, analysis, options.unsafeFixes),
      textOf: (other) => home.world.documentOf(other)?.text() ?? "",
    };
  });
}

/** Checks a text, and where fixes are asked for its successors; `answerFor` gives undefined for a text of which nothing can be said. */
function repair(
  { path, source, shown, options, edits }: Pick<Work, "path" | "source" | "shown" | "options" | "edits">,
  answerFor: (text: string) => Answer | undefined,
): Checked {
  let answer = answerFor(source.text) ?? NOTHING;
  const found = answer.diagnostics.length;
  let text = source.text;
  const seen = new Set(options.fix ? [text] : []);
  for (let round = 0; options.fix && round < MOST_ROUNDS; round++) {
    const lineEnd = lineEndOf(text);
    const next = applyEdits(
      text,
      answer.safe().map((edit) => ({ ...edit, newText: withLineEnd(edit.newText, lineEnd) })),
    );
    // The same text again: nothing was left to do, or fixes undo each other.
    if (seen.has(next)) break;
    seen.add(next);
    text = next;
    answer = answerFor(text) ?? NOTHING;
  }
  const now = text === source.text ? source : { text, bom: source.bom };
  const fixed = now === source ? 0 : Math.max(1, found - answer.diagnostics.length);
  const file = describe(path, now, answer, edits, shown);
  return { source: now, file: { ...file, fixed } };
}

/** What is to be done with one manifest. */
interface ManifestWork extends Pick<Work, "path" | "source" | "shown" | "options" | "edits"> {
  /** Undefined where nothing can be said about such a text. */
  readonly check: (
    text: string,
    onUnknown: (unknown: Unknown) => void,
  ) => { readonly check: ManifestCheck; readonly world: World } | undefined;
}

function checkManifestSource({ path, source, check, shown, options, edits }: ManifestWork): Checked {
  const answerFor = (text: string): Answer | undefined => {
    const unknown: Unknown[] = [];
    const checked = check(text, (place) => options.explainUnknown && unknown.push(place));
    if (checked === undefined) return undefined;
    return {
      diagnostics: checked.check.diagnostics.filter(isReported),
      unknown,
      actions: () => checked.check.actionsAt(0, text.length),
      safe: () => fixManifest(checked.check, options.unsafeFixes),
      textOf: (other) => checked.world.documentOf(other)?.text() ?? "",
    };
  };
  return repair({ path, source, shown, options, edits }, answerFor);
}

/** A manifest's check once the crates that it asked about are read. */
function wholeCheck(check: () => ManifestCheck, { linked }: World): ManifestCheck {
  for (let round = 0; ; round++) {
    const answer = check();
    if (answer.isComplete || !linked.pending || round === MOST_CRATES) return answer;
    for (const step of linked.load()) void step;
  }
}

function isManifest(path: string): boolean {
  return baseOf(path) === MANIFEST;
}

function mistake(what: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `made ${what} fail, which is a mistake in Ferrule: ${stack}`;
}

type ReportedDiagnostic = Diagnostic & { readonly severity: ReportedSeverity };

/** What is said about a text. */
interface Answer {
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly unknown: readonly Unknown[];
  /** The fixes for what is said. */
  actions(): readonly Action[];
  /** The edits of those that are made unasked. */
  safe(): readonly Edit[];
  /** The text of another file that a related place is in. */
  textOf(path: string): string;
}

const NOTHING: Answer = { diagnostics: [], unknown: [], actions: () => [], safe: () => [], textOf: () => "" };

interface Analysed extends PlacedDocument, Pick<Answer, "diagnostics" | "unknown"> {
  readonly analysis: Analysis;
}

function analyse(
  { document, home }: PlacedDocument,
  env: Environment,
  onRuleError: (error: unknown, rule: string) => void,
  withUnknown: boolean,
): Analysed {
  const { linked } = home.world;
  for (let round = 0; ; round++) {
    const analysis = new Analysis(document, env, onRuleError, home);
    const unknown: Unknown[] = [];
    if (withUnknown) analysis.onUnknown = (place) => unknown.push(place);
    for (const step of analysis.check()) void step;
    if (!linked.pending || round === MOST_READINGS) {
      return { document, home, analysis, diagnostics: analysis.diagnostics().filter(isReported), unknown };
    }
    // A rule asked for the other places of a symbol, so the rest of the crate is read: once, for all of its files.
    for (const step of linked.load()) void step;
  }
}

/** Hints are for editors. */
function isReported(diagnostic: Diagnostic): diagnostic is ReportedDiagnostic {
  return diagnostic.severity !== "hint";
}

function describe(
  path: string,
  source: SourceText,
  answer: Answer,
  withEdits: boolean,
  shown: (absolute: string) => string,
): Omit<FileReport, "fixed"> {
  const lines = new SourceLines(source.text, source.bom);
  const { diagnostics } = answer;
  const fixes = new Map<string, Action[]>();
  if (diagnostics.length > 0) {
    for (const action of answer.actions()) {
      const key = keyOf(action.diagnostic);
      const list = fixes.get(key);
      if (list === undefined) fixes.set(key, [action]);
      else list.push(action);
    }
  }
  const lineEnd = lineEndOf(source.text);
  const others = new Map<string, string>();
  const place = (start: number, end: number) => ({ start: lines.position(start), end: lines.position(end) });
  const findings = diagnostics.map((diagnostic): ReportedFinding => {
    const { rule, rustc, severity, message, start, end, related } = diagnostic;
    return {
      path,
      rule,
      rustc: rustc ?? null,
      severity,
      message,
      ...place(start, end),
      related: related.map((other) => {
        if (other.path === undefined) return { path, ...place(other.start, other.end), message: other.message };
        const name = shown(other.path);
        const text = others.get(name) ?? answer.textOf(other.path);
        others.set(name, text);
        const at = new SourceLines(text, false);
        const range = { start: at.position(other.start), end: at.position(other.end) };
        return { path: name, ...range, message: other.message };
      }),
      fixes: (fixes.get(keyOf(diagnostic)) ?? []).map((fix) => ({
        title: fix.title,
        safety: fix.safety,
        edits: !withEdits
          ? []
          : inOrder(fix.edits).map((edit) => ({
              path,
              ...place(edit.start, edit.end),
              newText: withLineEnd(edit.newText, lineEnd),
            })),
      })),
    };
  });
  const unknown = answer.unknown.map(({ rule, why, start, end }) => ({
    path,
    rule: rule ?? null,
    why,
    ...place(start, end),
  }));
  return { path, lines, diagnostics, findings, others, unknown };
}

/** Edits by place; those at one place keep their order, in which they are to be made. */
function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Two findings of one rule at one place that say the same are one. */
function keyOf({ rule, start, end, message }: Diagnostic): string {
  return `${rule} ${start} ${end} ${message}`;
}

/** The line end a file uses: that of its first line. */
function lineEndOf(text: string): "\n" | "\r\n" {
  return text.charCodeAt(text.indexOf("\n") - 1) === 13 ? "\r\n" : "\n";
}

/** Text of a fix, which a rule may have written with LF, as it goes into the file. */
function withLineEnd(text: string, lineEnd: "\n" | "\r\n"): string {
  return text.replace(/\r?\n/g, lineEnd);
}
