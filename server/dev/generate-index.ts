/**
 * Writes rules/index.generated.ts from the names of the files beside it, and what else needs no rule to compile, so it
 * comes first.
 *
 * Part of `npm run generate`; with `--check` it writes nothing and fails when the file is stale.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import "./generate-std.ts";
import { settle } from "./written-file.ts";

const NOT_RULES = new Set(["rule.ts", "index.generated.ts"]);

/** The stems of the rule files, sorted. A rule's file, name, page and README row share one stem. */
function ruleStems(): string[] {
  return readdirSync(join(process.cwd(), "server/src/rules"))
    .filter((name) => name.endsWith(".ts") && !NOT_RULES.has(name))
    .map((name) => name.slice(0, -3))
    .sort();
}

function camelCase(stem: string): string {
  return stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function indexText(stems: readonly string[]): string {
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

settle("server/src/rules/index.generated.ts", indexText(ruleStems()));
