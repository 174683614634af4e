/** `--format text`: each finding with the source it is about, laid out as rustc users know it. */

import picocolors from "picocolors";
import type { Formatter } from "picocolors/types";
import { type Position, SourceLines } from "../source-lines.ts";
import { show } from "./columns.ts";
import {
  count,
  type FileReport,
  type Outcome,
  type Report,
  type ReportedFinding,
  type ReportedSeverity,
} from "./report.ts";

export interface TextOptions {
  readonly colors: boolean;
  /** Columns to fill; longer source lines are cut around what is marked. */
  readonly columns: number;
  /** Whether `--fix` was given: then the report need not recommend it. */
  readonly fixing: boolean;
}

/** A part of a source text to show with marks under it. UTF-16 offsets. */
interface Excerpt {
  readonly path: string;
  readonly lines: SourceLines;
  readonly at: Position;
  readonly start: number;
  readonly end: number;
  readonly paint: Formatter;
}

/** A span over more lines than this is shown by its first and last lines. */
const MOST_LINES = 6;

export function textReport({ colors, columns, fixing }: TextOptions): Report {
  const paint = picocolors.createColors(colors);
  const blue = (text: string) => paint.bold(paint.blue(text));
  const loud: Readonly<Record<ReportedSeverity, Formatter>> = {
    error: (text) => paint.bold(paint.red(text)),
    warning: (text) => paint.bold(paint.yellow(text)),
    info: (text) => paint.bold(paint.cyan(text)),
  };
  const explained = new Map<string, ReportedSeverity>();

  function finding(report: FileReport, index: number): string {
    const found = report.findings[index] as ReportedFinding;
    const diagnostic = report.diagnostics[index];
    if (diagnostic === undefined) return "";
    const { severity, rule } = found;
    if (!explained.has(rule)) explained.set(rule, severity);
    const last = Math.max(found.end.line, ...found.related.map(({ end }) => end.line));
    const gutter = String(last).length;
    const out = [`${loud[severity](`${severity}[${rule}]`)}${paint.bold(`: ${show(found.message).text}`)}`];
    const { path, lines } = report;
    const shared = { path, lines };
    out.push(...excerpt({ ...shared, ...range(diagnostic), at: found.start, paint: loud[severity] }, gutter));
    const hints: [string, string][] = [];
    const says = compilerSays(found.rustc);
    if (says !== undefined) hints.push(["note", says]);
    for (const { title, safety } of found.fixes) {
      hints.push(["help", safety === "safe" ? title : `${title} (may change what the code does)`]);
    }
    if (hints.length > 0) out.push(blue(`${" ".repeat(gutter)} |`));
    for (const [name, text] of hints) {
      out.push(`${" ".repeat(gutter)} ${blue("=")} ${paint.bold(name)}: ${show(text).text}`);
    }
    diagnostic.related.forEach((place, i) => {
      const told = found.related[i];
      if (told === undefined) return;
      const text = place.path === undefined ? undefined : report.others.get(told.path);
      const where = text === undefined ? shared : { path: told.path, lines: new SourceLines(text, false) };
      const at = told.start;
      out.push(`${paint.bold(paint.green("note"))}${paint.bold(`: ${show(place.message).text}`)}`);
      out.push(...excerpt({ ...where, ...range(place), at, paint: (text) => paint.bold(paint.green(text)) }, gutter));
    });
    return `${out.join("\n")}\n\n`;
  }

  function excerpt(one: Excerpt, gutter: number): string[] {
    const bar = `${" ".repeat(gutter)} ${blue("|")}`;
    const out = [`${" ".repeat(gutter)}${blue("-->")} ${show(one.path).text}:${one.at.line}:${one.at.column}`, bar];
    const numbered = (line: number) => `${blue(`${String(line + 1).padStart(gutter)} |`)}`;
    const first = one.lines.lineAt(one.start);
    const last = one.lines.lineAt(Math.max(one.start, one.end));
    const room = Math.max(40, columns - gutter - 3);
    if (first === last) {
      const { text, left, marked } = window(one.lines, first, one.start, one.end, room);
      out.push(`${numbered(first)} ${text}`.trimEnd());
      out.push(`${bar} ${" ".repeat(left)}${one.paint("^".repeat(Math.max(1, marked)))}`);
      return out;
    }
    // Over several lines the span is drawn at the left, from its first character to its last.
    const range = one.lines.lineRange(first);
    const before = one.lines.text.slice(range.start, one.start);
    const whole = /^\s*$/.test(before);
    const head = window(one.lines, first, one.start, one.start, room - 2);
    if (whole) {
      out.push(`${numbered(first)} ${one.paint("/")} ${head.text}`.trimEnd());
    } else {
      out.push(`${numbered(first)}   ${head.text}`.trimEnd());
      out.push(`${bar}  ${one.paint(`${"_".repeat(head.left + 1)}^`)}`);
    }
    const lead = one.paint("|");
    const many = last - first + 1 > MOST_LINES;
    for (let line = first + 1; line <= last; line++) {
      if (many && line === first + 3) {
        out.push(`${blue("...".padEnd(gutter + 3))}${lead}`);
        line = last - 1;
      }
      const start = one.lines.lineRange(line).start;
      const { text } = window(one.lines, line, start, start, room - 2);
      out.push(`${numbered(line)} ${lead} ${text}`.trimEnd());
    }
    const tail = one.lines.lineRange(last).start;
    const shown = window(one.lines, last, tail, one.end, room - 2);
    out.push(`${bar} ${lead}${one.paint(`${"_".repeat(Math.max(1, Math.min(shown.marked, room)))}^`)}`);
    return out;
  }

  return {
    edits: false,
    file(report) {
      return report.findings.map((_, index) => finding(report, index)).join("");
    },
    end(outcome) {
      const worst = [...explained].find(([, severity]) => severity === "error") ?? [...explained][0];
      const more = worst === undefined ? "" : `For more about a finding, try \`ferrule explain ${worst[0]}\`.\n`;
      return `${more}${summary(outcome)}\n`;
    },
  };

  function summary({ files, errors, warnings, infos, milliseconds, fixed, fixable, problems }: Outcome): string {
    const found = [
      errors > 0 ? loud.error(count(errors, "error")) : "",
      warnings > 0 ? loud.warning(count(warnings, "warning")) : "",
      infos > 0 ? loud.info(count(infos, "note")) : "",
    ].filter(Boolean);
    const result = found.length === 0 ? "no problems" : found.join(", ");
    const parts = [`${result} in ${count(files, "file")} (${milliseconds} ms)`];
    if (problems.length > 0) parts.push(`${count(problems.length, "file")} could not be checked`);
    if (fixed > 0) parts.push(`${fixed} fixed`);
    if (fixable > 0 && !fixing) parts.push(`${fixable} can be fixed with \`--fix\``);
    return `${paint.bold("ferrule")}: ${parts.join("; ")}`;
  }
}

function range({ start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  return { start, end };
}

function compilerSays(rustc: string | null): string | undefined {
  if (rustc === null) return undefined;
  if (rustc.startsWith("msg:")) return "rustc rejects this too, with an error that has no code";
  if (/^E\d{4}$/.test(rustc)) return `rustc says ${rustc}`;
  return `rustc's lint for this is \`${rustc}\``;
}

/**
 * The part of a line that is printed so that `start..end` is in it, how many columns stand before the mark in what is
 * printed, and how many the mark takes. All of a line that is short enough.
 */
function window(
  lines: SourceLines,
  line: number,
  start: number,
  end: number,
  room: number,
): { text: string; left: number; marked: number } {
  const range = lines.lineRange(line);
  const to = Math.min(end, range.end);
  const cutAt = (from: number, until: number) => show(lines.text.slice(from, until));
  // Only as much is looked at as could be printed: the line may be the whole of a large file.
  if (range.end - range.start <= 4 * room) {
    const all = cutAt(range.start, range.end);
    if (all.width <= room) {
      return { text: all.text, left: cutAt(range.start, start).width, marked: cutAt(start, to).width };
    }
  }
  const before = Math.floor(room / 4);
  const from = whole(lines.text, Math.max(range.start, start - before));
  const limit = Math.floor((room - 6) / 2);
  const until = whole(
    lines.text,
    Math.min(range.end, Math.max(start + limit, Math.min(to, start + room - before - 6))),
  );
  const dotsBefore = from > range.start ? "..." : "";
  const dotsAfter = until < range.end ? "..." : "";
  return {
    text: `${dotsBefore}${cutAt(from, until).text}${dotsAfter}`,
    left: dotsBefore.length + cutAt(from, start).width,
    marked: cutAt(start, Math.min(to, until)).width,
  };
}

/** The offset, moved out of the middle of a surrogate pair. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000 ? offset - 1 : offset;
}
