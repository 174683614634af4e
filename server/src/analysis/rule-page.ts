/**
 * What a person reads about a rule, as one page: made from the rule's own words and from trying its bad example.
 *
 * The page in `docs/rules`, `ferrule explain`, the SARIF report and the README's table all say the same because all are
 * made here.
 */
import type { Edition } from "../facts/edition.ts";
import type { Rule } from "../rules/rule.ts";
import { targetByTriple } from "../target/targets.ts";
import { Document } from "../text/document.ts";
import { actionsAt } from "./actions.ts";
import { Analysis } from "./analysis.ts";
import type { Environment, LevelFlag } from "./environment.ts";
import { checkExample, filesOf, isAboutManifests } from "./manifest-example.ts";

/** A piece of a page. Text and items may hold code in backticks and, for `link`, an address. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "rust" | "toml"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "links"; readonly items: readonly { readonly title: string; readonly url: string }[] };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface RulePage {
  readonly name: string;
  readonly what: string;
  /** "Level by default: error", "In rustc: E0703", … */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly sections: readonly Section[];
}

const LEVELS: Readonly<Record<Rule["level"], string>> = {
  allow: "off",
  hint: "faded in editors",
  info: "note",
  warn: "warning",
  deny: "error",
  error: "error",
};

/** Where the project's pages are read; package.json names the same repository. */
const RULE_PAGES = "https://github.com/ferrule-rs/ferrule/blob/main/docs/rules";

/** The address of a rule's page, for editors and code scanners. */
export function ruleUrl(name: string): string {
  return `${RULE_PAGES}/${name}.md`;
}

/** The level of a rule where nobody has changed it, in the words of the reports. */
export function levelName(rule: Rule): string {
  return LEVELS[rule.level];
}

/** How the compiler names what a rule finds, in words: "`E0703`", "an error without a code", "nothing: …". */
export function compilerNames(rule: Rule): string {
  const names = rule.rustc.filter((key) => !key.startsWith("msg:")).map((key) => `\`${key}\``);
  if (names.length < rule.rustc.length) names.push("an error without a code");
  return names.length === 0 ? "nothing; the finding is Ferrule's own" : names.join(", ");
}

/** The page of a rule. */
export function rulePage(rule: Rule): RulePage {
  const { explain, name } = rule;
  const fixes = exampleFixes(rule);
  const options = (explain.options ?? "").split("\n").filter(Boolean);
  const under = options.length === 0 ? [] : [text(`With ${options.map((line) => `\`${line}\``).join(", ")}:`)];
  const sections: Section[] = [
    { title: "Why it matters", blocks: [text(explain.why)] },
    { title: "Bad", blocks: [...under, ...exampleBlocks(rule, explain.bad)] },
    { title: "Good", blocks: exampleBlocks(rule, explain.good) },
  ];
  if (fixes.length > 0) {
    sections.push({
      title: "Quick fixes",
      blocks: [
        text("For the bad example; *safe* ones are also made by `ferrule check --fix`."),
        { kind: "list", items: fixes.map(({ title, safety }) => `${title} (${safety})`) },
      ],
    });
  }
  if (explain.note !== undefined) sections.push({ title: "Note", blocks: [text(explain.note)] });
  sections.push({ title: "Sources", blocks: [{ kind: "links", items: sourcesOf(rule) }] });
  const lints = rule.rustc.filter((key) => /^[a-z_]+$/.test(key));
  sections.push({
    title: "To silence it",
    blocks: [
      text(
        `On one line: \`${isAboutManifests(rule) ? "#" : "//"} ferrule: allow(${name}) the reason\`. In a run: \`ferrule check -A ${name}\`. In the editor: ` +
          `\`"ferrule.rules": { "${name}": "off" }\`.` +
          (lints.length === 0 ? "" : ` As for rustc: ${lints.map((lint) => `\`#[allow(${lint})]\``).join(" or ")}.`),
      ),
    ],
  });
  return {
    name,
    what: explain.what,
    facts: [
      { label: "Level by default", text: levelName(rule) },
      { label: "In rustc", text: compilerNames(rule) },
      { label: "Since", text: rule.since },
    ],
    sections,
  };
}

/** An example as code: of a rule about manifests, each file of the package by itself. */
function exampleBlocks(rule: Rule, example: string): Block[] {
  if (!isAboutManifests(rule)) return [{ kind: "rust", text: example }];
  return filesOf(example).flatMap(({ path, text: content }): Block[] => {
    const kind = path.endsWith(".toml") ? "toml" : "rust";
    return [text(`\`${path}\`:`), { kind, text: content }];
  });
}

function text(content: string): Block {
  return { kind: "text", text: content };
}

/** The sources a rule cites, with the compiler's own page about each of its error codes. */
function sourcesOf(rule: Rule): { title: string; url: string }[] {
  const cited: { title: string; url: string }[] = [...rule.explain.sources];
  for (const code of rule.rustc.filter((key) => /^E\d{4}$/.test(key))) {
    const url = `https://doc.rust-lang.org/error_codes/${code}.html`;
    if (!cited.some((source) => source.url === url)) cited.push({ title: `Rust error codes index, ${code}`, url });
  }
  return cited;
}

/** A page in Markdown, for a file, an editor or a code scanning site. */
export function toMarkdown(page: RulePage): string {
  const out = [`# ${page.name}`, "", page.what, ""];
  for (const { label, text } of page.facts) out.push(`- **${label}**: ${text}`);
  for (const { title, blocks } of page.sections) {
    out.push("", `## ${title}`);
    for (const block of blocks) out.push("", blockToMarkdown(block));
  }
  return `${out.join("\n")}\n`;
}

function blockToMarkdown(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "rust":
    case "toml":
      return `\`\`\`${block.kind}\n${block.text.trimEnd()}\n\`\`\``;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "links":
      return block.items.map(({ title, url }) => `- [${title}](${url})`).join("\n");
  }
}

/** The fixes that the bad example's finding is offered, best first. */
export function exampleFixes(rule: Rule): { readonly title: string; readonly safety: "safe" | "unsafe" }[] {
  if (rule.fixes === undefined) return [];
  const env = exampleEnvironment(rule.explain.options ?? "");
  if (isAboutManifests(rule)) {
    const check = checkExample(rule.explain.bad, env);
    return check.actionsAt(0, check.package.text.length).filter(({ diagnostic }) => diagnostic.rule === rule.name);
  }
  const document = new Document(`${rule.explain.bad}\n`);
  const analysis = new Analysis(document, env, () => {});
  return actionsAt(document, analysis, 0, document.length)
    .filter(({ diagnostic }) => diagnostic.rule === rule.name)
    .map(({ title, safety }) => ({ title, safety }));
}

const FLAG_LEVELS: Readonly<Record<string, LevelFlag["level"]>> = { A: "allow", W: "warn", D: "deny", F: "forbid" };

/** The environment that the options of an example ask for: a library of edition 2021 on 64-bit Linux unless they say else. */
function exampleEnvironment(options: string): Environment {
  const given = new Map(options.split("\n").map((line) => line.split(": ", 2) as [string, string]));
  const linux = "x86_64-unknown-linux-gnu";
  const target = targetByTriple(given.get("target") ?? linux) ?? targetByTriple(linux);
  if (target === undefined) throw new Error(`no target ${linux}`);
  return {
    edition: Number(given.get("edition") ?? 2021) as Edition,
    target,
    crateType: given.get("crate-type") === "bin" ? "bin" : "lib",
    cfg: new Map(words(given.get("cfg")).map((name) => [name, true] as const)),
    unknownFeatures: false,
    unknownOptions: false,
    flags: [...(given.get("flags") ?? "").matchAll(/-([AWDF])\s*(\S+)/g)].flatMap(([, letter = "", name = ""]) => {
      const level = FLAG_LEVELS[letter];
      return level === undefined ? [] : [{ level, name }];
    }),
    settings: {},
    dependencies: new Set(words(given.get("dependencies"))),
    crateRoot: true,
    crateAttributes: [],
  };
}

function words(text = ""): string[] {
  return text.split(" ").filter(Boolean);
}
