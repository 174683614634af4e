/**
 * Test pages: Rust text with the findings drawn under it.
 *
 *     //# title                 opens a case
 *     //? edition: 2024         sets an option of the case (see PageOptions; also `rustc: why it is not asked`)
 *     fn f() {}
 *       //^^ error rule: text   a finding on the line above, under these columns; `//|` is an empty range
 *     //~ 1-9 error rule: text  the same by columns from 1, where carets do not fit; `1..+2:4` ends two lines below
 *     //? shows: a, b          draws these rules too: a page draws its own rule, and those that the compiler has a name for
 *     //? offers: a | b        all that the page's own rule offers to repair in the case, once each
 *     //> title of a fix        the text after that fix of the first finding that offers it; `all` for every safe fix
 */
import { type Action, actionsAt, applyEdits, fixAll } from "../../server/src/analysis/actions.ts";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import type { Diagnostic } from "../../server/src/analysis/diagnostic.ts";
import { rules } from "../../server/src/rules/index.generated.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf, type PageOptions } from "./environment.ts";

export interface PageCase {
  readonly title: string;
  readonly options: PageOptions & { readonly rustc?: string; readonly shows?: string; readonly offers?: string };
  /** The Rust text without marks. */
  readonly text: string;
  /** The case as written, marks and fixed texts included, from its title line on. */
  readonly written: string;
  readonly fixes: readonly { readonly title: string; readonly text: string }[];
}

const MARK = /^\s*\/\/(?:\^+|\||~ \S+) /;

export function parsePage(page: string): PageCase[] {
  return page
    .split(/^(?=\/\/# )/m)
    .filter((part) => part.startsWith("//# "))
    .map((part) => {
      const written = `${part.trimEnd()}\n`;
      const [main, ...fixed] = written.split(/^\/\/> /m);
      const lines = (main as string).split("\n");
      const options: Record<string, string> = {};
      for (const line of lines) {
        const option = /^\/\/\? ([\w-]+): (.*)$/.exec(line);
        if (option !== null) options[option[1] as string] = option[2] as string;
      }
      const text = lines.slice(1).filter((line) => !MARK.test(line) && !line.startsWith("//? "));
      return {
        title: (lines[0] as string).slice(4),
        options,
        text: `${text.join("\n").trimEnd()}\n`,
        written,
        fixes: fixed.map((f) => {
          const end = f.indexOf("\n");
          return { title: f.slice(0, end), text: `${f.slice(end + 1).trimEnd()}\n` };
        }),
      };
    });
}

export interface Answer {
  readonly document: Document;
  readonly analysis: Analysis;
  readonly diagnostics: readonly Diagnostic[];
}

/** What Ferrule says about a text. A rule that throws fails the test. */
export function analyse(text: string, options: PageOptions = {}): Answer {
  const document = new Document(text);
  const analysis = new Analysis(document, environmentOf(options), (error) => {
    throw error;
  });
  for (const step of analysis.check()) void step;
  return { document, analysis, diagnostics: analysis.diagnostics() };
}

/** The rules about what no compiler sees. */
export const hazards: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.group !== undefined).map(({ name }) => name),
);

/** The case of the page of `rule` as it should be written: its marks and fixed texts made anew from what Ferrule says. */
export function drawCase(one: PageCase, rule: string): string {
  const also = one.options.shows?.split(/,\s*/) ?? [];
  const isShown = (name: string) => name === rule || !hazards.has(name) || also.includes(name);
  const answer = analyse(one.text, one.options);
  const out = [`//# ${one.title}`];
  for (const [name, value] of Object.entries(one.options)) {
    out.push(`//? ${name}: ${name === "offers" ? offered(answer, rule) : value}`);
  }
  const { document } = answer;
  one.text
    .trimEnd()
    .split("\n")
    .forEach((line, n) => {
      out.push(line);
      for (const d of answer.diagnostics) {
        if (document.lineAt(d.start) === n && isShown(d.rule)) out.push(mark(d, document));
      }
    });
  let drawn = `${out.join("\n")}\n`;
  for (const { title } of one.fixes) drawn += `//> ${title}\n${applyFix(answer, one.text, title).trimEnd()}\n`;
  return drawn;
}

/** The titles of the fixes for a rule's findings. */
function offered({ document, analysis }: Answer, rule: string): string {
  const own = actionsAt(document, analysis, 0, document.length).filter(({ diagnostic }) => diagnostic.rule === rule);
  return [...new Set(own.map(({ title }) => title))].join(" | ") || "nothing";
}

/** The text after a fix with this title, or a line that says which fixes there are. */
export function applyFix(answer: Answer, text: string, title: string): string {
  const { document, analysis } = answer;
  if (title === "all") return applyEdits(text, fixAll(document, analysis));
  const actions: Action[] = actionsAt(document, analysis, 0, document.length);
  const action = actions.find((a) => a.title === title);
  if (action === undefined) return `no such fix; there are: ${actions.map((a) => a.title).join(" | ")}`;
  return applyEdits(text, action.edits);
}

function mark(d: Diagnostic, document: Document): string {
  const line = document.lineAt(d.start);
  const lastLine = document.lineAt(d.end);
  const from = d.start - document.lineStart(line);
  const to = d.end - document.lineStart(lastLine);
  const says = `${d.severity} ${d.rule}: ${d.message}`;
  if (lastLine !== line) return `//~ ${from + 1}..+${lastLine - line}:${to + 1} ${says}`;
  if (from < 2) return `//~ ${from + 1}-${to + 1} ${says}`;
  return `${" ".repeat(from - 2)}//${from === to ? "|" : "^".repeat(to - from)} ${says}`;
}
