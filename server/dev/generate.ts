/**
 * Writes what is made from the rules: the index, the rule pages, the README's table, the settings in package.json.
 *
 * Run by `npm run generate`. With `--index-only` only the index is written, which needs no rule to compile.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = process.cwd();
const folder = join(root, "server/src/rules");

const NOT_RULES = new Set(["rule.ts", "index.generated.ts"]);

/** The stems of the rule files, sorted. A rule's file, name, page and README row share one stem. */
export function ruleStems(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !NOT_RULES.has(name))
    .map((name) => name.slice(0, -3))
    .sort();
}

export function camelCase(stem: string): string {
  return stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The text of rules/index.generated.ts. */
export function indexText(stems: readonly string[]): string {
  const imports = stems.map((stem) => `import { ${camelCase(stem)} } from "./${stem}.ts";`).join("\n");
  return `// Written by \`npm run generate\`. Do not edit.
${imports}
import type { Rule } from "./rule.ts";

/** Every rule, in order of name. */
export const rules: readonly Rule[] = [
${stems.map((stem) => `  ${camelCase(stem)},`).join("\n")}
];

/** Every name that a setting, a flag or a suppression may use. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map((rule) => rule.name));
`;
}

function write(path: string, text: string): void {
  const full = join(root, path);
  let old = "";
  try {
    old = readFileSync(full, "utf8");
  } catch {}
  if (old !== text) writeFileSync(full, text);
}

write("server/src/rules/index.generated.ts", indexText(ruleStems()));
