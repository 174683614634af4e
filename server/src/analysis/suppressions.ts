/**
 * `// ferrule: allow(rule, …) reason`: silence on one line, with a reason beside it; `# ferrule: …` in a Cargo.toml.
 *
 * After code the comment speaks for its own line; on a line of its own it speaks for the next line that is not such a
 * comment or an attribute. One that silences nothing is reported itself.
 */
import { ruleNames, rules } from "../rules/index.generated.ts";
import type { Document } from "../text/document.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Environment, severityOf } from "./environment.ts";
import { levelOf } from "./levels.ts";

export interface Suppression {
  /** The comment. UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly rules: readonly string[];
}

/** The rule under which a suppression that does nothing is reported. */
export const UNUSED_SUPPRESSION = "unused-suppression";

/** What comments begin with: in Rust and in TOML. */
export type CommentMark = "//" | "#";

const MARKED: Readonly<Record<CommentMark, RegExp>> = {
  "//": /\/\/ *ferrule: *allow\(([^)\n]*)\)[^\r\n]*/g,
  "#": /# *ferrule: *allow\(([^)\n]*)\)[^\r\n]*/g,
};

/** Lines that come between a comment and what it speaks for: other comments, attributes, empty ones. */
const BETWEEN: Readonly<Record<CommentMark, RegExp>> = { "//": /^\s*(?:\/\/|#\[|$)/, "#": /^\s*(?:#|$)/ };

/** The suppression comments in a text, their offsets moved by `base`. A mark inside a string counts too: it is rare and harmless. */
export function findSuppressions(text: string, base: number, mark: CommentMark = "//"): Suppression[] {
  const out: Suppression[] = [];
  for (const match of text.matchAll(MARKED[mark])) {
    const names = (match[1] ?? "").split(",").map((name) =>
      name
        .trim()
        .replace(/^ferrule::/, "")
        .replaceAll("_", "-"),
    );
    out.push({ start: base + match.index, end: base + match.index + match[0].length, rules: names });
  }
  return out;
}

/** Drops what is suppressed and adds a diagnostic for each name that suppressed nothing. */
export function applySuppressions(
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  document: Document,
  env: Environment,
  mark: CommentMark = "//",
): Diagnostic[] {
  const byLine = new Map<number, { name: string; suppression: Suppression; used: boolean }[]>();
  for (const suppression of suppressions) {
    const line = spokenFor(suppression, document, mark);
    const list = byLine.get(line) ?? [];
    for (const name of suppression.rules) list.push({ name, suppression, used: false });
    byLine.set(line, list);
  }
  const out = diagnostics.filter((diagnostic) => {
    const entry = byLine.get(document.lineAt(diagnostic.start))?.filter(({ name }) => names(name, diagnostic)) ?? [];
    for (const e of entry) e.used = true;
    return entry.length === 0;
  });
  // Comments speak about lines and not about items, so the attributes of the crate's root are the only ones around them.
  const rule = rules.find(({ name }) => name === UNUSED_SUPPRESSION);
  const level = rule === undefined ? "allow" : levelOf(rule, rule.level, undefined, env, [env.crateAttributes]);
  const severity = severityOf(level);
  for (const entry of [...byLine.values()].flat()) {
    if (entry.used || severity === undefined) continue;
    const known = ruleNames.has(entry.name) || diagnostics.some((d) => d.rustc === entry.name);
    out.push({
      rule: UNUSED_SUPPRESSION,
      rustc: undefined,
      severity,
      message: known
        ? `\`${entry.name}\` reports nothing on this line, so this comment does nothing`
        : `there is no rule \`${entry.name}\``,
      start: entry.suppression.start,
      end: entry.suppression.end,
      related: [],
      tag: "unnecessary",
    });
  }
  return out.sort((a, b) => a.start - b.start || a.end - b.end);
}

function names(name: string, diagnostic: Diagnostic): boolean {
  return name === diagnostic.rule || name.replaceAll("-", "_") === diagnostic.rustc;
}

/** The line a comment speaks for. */
function spokenFor(suppression: Suppression, document: Document, mark: CommentMark): number {
  const own = document.lineAt(suppression.start);
  const before = document.text(document.lineStart(own), suppression.start);
  if (/\S/.test(before)) return own;
  let line = own + 1;
  while (line < document.lineCount) {
    const text = document.text(document.lineStart(line), document.lineEnd(line));
    if (!BETWEEN[mark].test(text)) break;
    line++;
  }
  return line;
}
