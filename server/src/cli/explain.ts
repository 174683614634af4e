/** `ferrule explain` and `ferrule rules`: what there is to know about the rules. */
import picocolors from "picocolors";
import { type Block, compilerNames, exampleFixes, levelName, rulePage } from "../analysis/rule-page.ts";
import { rules } from "../rules/index.generated.ts";
import type { Rule } from "../rules/rule.ts";
import { CLEAN, FAILED, type Terminal } from "./check.ts";

/** Prints the page of the rules that `name` means: a rule's name, or a name of the compiler's, which may be several rules'. */
export async function explain(name: string, terminal: Terminal): Promise<number> {
  const meant = findRules(name);
  if (meant.length === 0) {
    const near = nearest(name);
    const hint = near === undefined ? "`ferrule rules` lists them all" : `did you mean \`${near}\`?`;
    terminal.error(`error: there is no rule \`${name}\`; ${hint}\n`);
    return FAILED;
  }
  terminal.out(meant.map((rule) => page(rule, terminal)).join("\n"));
  return CLEAN;
}

/** Prints a line for each rule, or an array of objects with everything about each. */
export async function listRules(format: "text" | "json", terminal: Terminal): Promise<number> {
  if (format === "json") {
    terminal.out(`${JSON.stringify({ version: 1, rules: rules.map(describe) }, undefined, 2)}\n`);
    return CLEAN;
  }
  const paint = picocolors.createColors(terminal.colors);
  const widest = Math.max(...rules.map(({ name }) => name.length));
  for (const rule of rules) {
    const { name, explain } = rule;
    const level = levelName(rule).padEnd(7);
    terminal.out(`${paint.bold(name.padEnd(widest))}  ${level}  ${plain(explain.what)}\n`);
  }
  return CLEAN;
}

function findRules(name: string): readonly Rule[] {
  const wanted = name.replace(/^ferrule::/, "");
  const own = rules.filter((rule) => rule.name === wanted.replaceAll("_", "-"));
  if (own.length > 0) return own;
  const key = wanted.toLowerCase().replaceAll("-", "_");
  return rules.filter((rule) => rule.rustc.some((said) => said.toLowerCase().replaceAll("-", "_") === key));
}

/** The rule whose name is fewest changes away, if that is few enough for a slip of the hand. */
function nearest(name: string): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const rule of rules) {
    const changes = distance(name.toLowerCase().replaceAll("_", "-"), rule.name);
    if (changes < least) {
      best = rule.name;
      least = changes;
    }
  }
  return best;
}

/** How many insertions, removals and replacements of a character lead from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

function page(rule: Rule, { colors, columns }: Terminal): string {
  const paint = picocolors.createColors(colors);
  const content = rulePage(rule);
  const width = Math.min(columns, 100);
  const out = [paint.bold(content.name), "", ...wrap(content.what, width), ""];
  for (const { label, text } of content.facts) out.push(`${paint.bold(`${label}:`)} ${plain(text)}`);
  for (const { title, blocks } of content.sections) {
    out.push("", paint.bold(paint.underline(title)));
    for (const block of blocks) out.push("", ...lines(block, width));
  }
  return `${out.join("\n")}\n`;
}

function lines(block: Block, width: number): string[] {
  switch (block.kind) {
    case "text":
      return wrap(block.text, width);
    case "rust":
      return block.text
        .trimEnd()
        .split("\n")
        .map((line) => `    ${line}`.trimEnd());
    case "list":
      return block.items.flatMap((item) => wrap(`- ${item}`, width));
    case "links":
      return block.items.flatMap(({ title, url }) => [`- ${title}`, `  ${url}`]);
  }
}

/** Paragraphs broken into lines of at most `width` columns where words allow it. */
function wrap(text: string, width: number): string[] {
  return plain(text)
    .split("\n")
    .flatMap((paragraph) => {
      const out: string[] = [];
      let line = "";
      for (const word of paragraph.split(" ")) {
        if (line !== "" && line.length + 1 + word.length > width) {
          out.push(line);
          line = word;
        } else line = line === "" ? word : `${line} ${word}`;
      }
      return [...out, line];
    });
}

/** Text without Markdown's emphasis and link marks; backticks stay, as rustc prints them. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, "$1 ($2)")
    .replace(/(?<![\w*])\*([^*\s][^*`]*)\*(?![\w*])/g, "$1");
}

function describe(rule: Rule): object {
  const { name, rustc, since, explain } = rule;
  return {
    name,
    level: levelName(rule),
    rustc,
    compiler: compilerNames(rule),
    since,
    what: explain.what,
    why: explain.why,
    bad: explain.bad,
    good: explain.good,
    options: explain.options ?? null,
    note: explain.note ?? null,
    sources: explain.sources,
    fixes: exampleFixes(rule),
  };
}
