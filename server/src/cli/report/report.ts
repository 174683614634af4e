/** What a report is made from: the findings as the JSON format shows them, and beside each the text it was found in. */
import type { Diagnostic } from "../../analysis/diagnostic.ts";
import type { Severity } from "../../analysis/environment.ts";
import type { Position, SourceLines } from "../source-lines.ts";

export interface ReportedEdit {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly newText: string;
}

export interface ReportedFix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedPlace {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
  readonly message: string;
}

/** What reports speak of: a hint only changes how code looks in an editor. */
export type ReportedSeverity = Exclude<Severity, "hint">;

/** One finding. `end` is exclusive. Its members and their order are the JSON format, version 1. */
export interface ReportedFinding {
  readonly path: string;
  readonly rule: string;
  /** The compiler's error code, lint name or `msg:` key; null for a finding of our own. */
  readonly rustc: string | null;
  readonly severity: ReportedSeverity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
  readonly related: readonly ReportedPlace[];
  readonly fixes: readonly ReportedFix[];
}

/** A place that could not be judged; `rule` is null where it could not be read at all. */
export interface ReportedUnknown {
  readonly path: string;
  readonly rule: string | null;
  readonly why: string;
  readonly start: Position;
  readonly end: Position;
}

/** The findings of one file, in order of place. */
export interface FileReport {
  readonly path: string;
  readonly lines: SourceLines;
  /** One for each finding: the same with UTF-16 offsets in `lines.text`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly ReportedFinding[];
  /** The texts of the other files in which related places are, by their paths. */
  readonly others: ReadonlyMap<string, string>;
  /** What could not be judged; empty unless it was asked for. */
  readonly unknown: readonly ReportedUnknown[];
  /** How many findings `--fix` repaired before these were made. */
  readonly fixed: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly milliseconds: number;
}

/** What the person or program that ran the check wants to know besides the findings. */
export interface Outcome extends Summary {
  readonly infos: number;
  /** Findings that `--fix` repaired. */
  readonly fixed: number;
  /** Findings left that a safe fix would repair. */
  readonly fixable: number;
  /** Files that could not be checked. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** What could not be judged, by reason, as lines of text: the most frequent first. */
export function explainUnknown(unknown: readonly ReportedUnknown[]): string {
  if (unknown.length === 0) return "Nothing that was asked was unknown.\n";
  const byReason = new Map<string, ReportedUnknown[]>();
  for (const one of unknown) {
    const known = byReason.get(one.why);
    if (known === undefined) byReason.set(one.why, [one]);
    else known.push(one);
  }
  const groups = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  const width = String(groups[0]?.[1].length ?? 0).length;
  const lines = groups.map(([why, [first, ...more]]) => {
    const where = first === undefined ? "" : `${first.path}:${first.start.line}:${first.start.column}`;
    return `  ${String(more.length + 1).padStart(width)}  ${why} (${more.length > 0 ? "first at " : ""}${where})`;
  });
  return `Ferrule could not judge ${count(unknown.length, "place")}, because:\n${lines.join("\n")}\n`;
}

/** One output format. `file` gives the text to print after a file was checked, `end` what ends the report. */
export interface Report {
  /** Whether it shows what fixes change; without it they come with no edits. */
  readonly edits: boolean;
  file(report: FileReport): string;
  end(outcome: Outcome): string;
}

/** "1 error", "2 errors". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
