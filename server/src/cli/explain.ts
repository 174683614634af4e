/** `ferrule explain` and `ferrule rules`: what there is to know about the rules. */
import picocolors from "picocolors";
import { type Block, compilerNames, exampleFixes, levelName, rulePage } from "../analysis/rule-page.ts";
import { rules } from "../rules/index.generated.ts";
import type { Rule } from "../rules/rule.ts";
import { CLEAN, FAILED, type Terminal } from "./check.ts";
import { nearestRule } from "./nearest-rule.ts";

/** Prints the page of the rules that `name` means: a rule's name, or a name of the compiler's, which may be several rules'. */
export async function explain(name: string, terminal: Terminal): Promise<number> {
  const meant = findRules(name);
  if (meant.length === 0) {
    const near = nearestRule(name, Math.max(2, Math.floor(name.length / 3)));
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
    case "toml":
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
