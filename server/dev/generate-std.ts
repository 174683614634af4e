/**
 * Writes target/std.generated.ts: the declarations in target/std, without comments and needless white space.
 *
 * Part of `npm run generate`; with `--check` it writes nothing and fails when the file is stale. It needs no rule.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readText, settle } from "./written-file.ts";

const FOLDER = "server/src/target/std";

/** Declarations as short as they can be: each item of the root on a line. Strings are kept; there are no other quotes. */
function compact(source: string): string {
  let out = "";
  let depth = 0;
  let spaced = false;
  for (const [token] of source.matchAll(/\/\/[^\n]*|"[^"]*"|\s+|'?\w+|./gs)) {
    if (/^(?:\s|\/\/)/.test(token)) {
      spaced = true;
      continue;
    }
    // `> =` would be one token.
    if (spaced && ((/\w$/.test(out) && /^['\w]/.test(token)) || (out.endsWith(">") && token === "="))) out += " ";
    spaced = false;
    out += token;
    if ("([{".includes(token)) depth++;
    if (")]}".includes(token)) depth--;
    if (depth === 0 && (token === "}" || token === ";")) out += "\n";
  }
  return out;
}

const names = readdirSync(join(process.cwd(), FOLDER))
  .filter((name) => name.endsWith(".rs"))
  .map((name) => name.slice(0, -3))
  .sort();
const texts = names.map((name) => `  ${name}: \`\n${compact(readText(`${FOLDER}/${name}.rs`) ?? "")}\`,\n`);
const union = names.map((name) => `"${name}"`).join(" | ");
settle(
  "server/src/target/std.generated.ts",
  `// Written by \`npm run generate\` from target/std. Do not edit.

/** The root file of each crate that every crate can name, declarations only. */
export const stdSources: Readonly<Record<${union}, string>> = {
${texts.join("")}};
`,
);
