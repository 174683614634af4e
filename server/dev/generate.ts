/**
 * Writes what is made from the rules: their pages in docs/rules, the README's list, the settings in package.json.
 *
 * Part of `npm run generate`, after the rules' index; with `--check` it writes nothing and fails when something is stale.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compilerNames, exampleFixes, levelName, rulePage, toMarkdown } from "../src/analysis/rule-page.ts";
import { rules } from "../src/rules/index.generated.ts";
import type { HazardGroup, Rule } from "../src/rules/rule.ts";
import { readText, settle } from "./written-file.ts";

const PAGES = "docs/rules";
const START = "<!-- rules:start -->";
const END = "<!-- rules:end -->";

const TITLES: readonly (readonly [HazardGroup | undefined, string])[] = [
  ["strings", "Strings"],
  ["memory", "Memory"],
  ["pointers", "Pointers and values from C"],
  ["callbacks", "Callbacks"],
  ["unwinding", "Panics"],
  ["async", "Async"],
  ["layout", "Layout"],
  ["exports", "Exports and links"],
  ["build", "Build"],
  [undefined, "What the compiler says too, as you type"],
];
const GROUPS = TITLES.map(([group, title]) => ({ title, of: rules.filter((rule) => rule.group === group) })).filter(
  ({ of }) => of.length > 0,
);

for (const rule of rules) settle(`${PAGES}/${rule.name}.md`, toMarkdown(rulePage(rule)));
for (const name of pages()) {
  if (name !== "README.md" && !rules.some((rule) => `${rule.name}.md` === name)) settle(`${PAGES}/${name}`, undefined);
}
settle(
  `${PAGES}/README.md`,
  `# Rules

Each page says what its rule finds, why it matters, what is wrong and right, and where that is written. \`ferrule explain\`
prints the same. The level can be changed by settings, flags and attributes.

${GROUPS.map(({ title, of }) => `## ${title}\n\n${table(of)}`).join("\n\n")}
`,
);

const readme = readText("README.md");
if (readme !== undefined) settle("README.md", withTable(readme));

const manifest = readText("package.json");
if (manifest !== undefined) settle("package.json", withSettings(manifest));

function pages(): string[] {
  try {
    return readdirSync(join(process.cwd(), PAGES)).filter((name) => name.endsWith(".md"));
  } catch {
    return [];
  }
}

/** A row for each rule. */
function table(of: readonly Rule[]): string {
  const rows = of.map((rule) => {
    const what = rule.explain.what.replaceAll("|", "\\|");
    const own = rule.rustc.length === 0 ? "" : compilerNames(rule);
    return `| [${rule.name}](${rule.name}.md) | ${levelName(rule)} | ${own} | ${fixes(rule)} | ${what} |`;
  });
  return ["| Rule | Level | In rustc | Fix | What it finds |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** The names of the rules by group, as links to their pages; those that are off by default in italics. */
function names(): string {
  return GROUPS.map(({ title, of }) => {
    const links = of.map((rule) => {
      const link = `[${rule.name}](${PAGES}/${rule.name}.md)`;
      return rule.level === "allow" ? `*${link}*` : link;
    });
    return `**${title}**: ${links.join(", ")}.`;
  }).join("\n\n");
}

function fixes(rule: Rule): string {
  const offered = exampleFixes(rule);
  if (offered.length === 0) return "";
  return offered.some(({ safety }) => safety === "safe") ? "safe" : "yes";
}

/** The README with the rules' names between its marks; without marks it stays as it is. */
function withTable(text: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + START.length)}\n${names()}\n${text.slice(end)}`;
}

/** The manifest with a setting for each rule below `ferrule.rules`; without that section it stays as it is. */
function withSettings(text: string): string {
  const json = JSON.parse(text);
  const section = json.contributes?.configuration?.properties?.["ferrule.rules"];
  if (section === undefined) return text;
  section.properties = Object.fromEntries(
    rules.map((rule) => [
      rule.name,
      {
        type: "string",
        enum: ["default", "off", "info", "warning", "error"],
        default: "default",
        markdownDescription: `${rule.explain.what} By default: ${levelName(rule)}.`,
      },
    ]),
  );
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
