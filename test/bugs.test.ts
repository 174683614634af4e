/**
 * Real bugs, each in its shape as a case of some page: those that can be seen in Rust alone are found by rules that are
 * on by default.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BUGS } from "./support/bugs.ts";
import { analyse, parsePage } from "./support/pages.ts";

const folder = join(import.meta.dirname, "rules");
const found = new Map<string, string[]>();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
  const rule = file.slice(0, -3);
  for (const one of parsePage(readFileSync(join(folder, file), "utf8"))) {
    const named = BUGS.filter(({ id }) => new RegExp(`(?<![\\w-])${id.split("/")[0]}(?![\\w-])`).test(one.title));
    if (named.length === 0 || one.options.flags !== undefined) continue;
    if (!analyse(one.text, one.options).diagnostics.some((d) => d.rule === rule)) continue;
    for (const { id } of named) found.set(id, [...(found.get(id) ?? []), rule]);
  }
}

describe("real bugs that Rust alone can show", () => {
  test.each([
    ["yes", 0.9],
    ["partly", 0.6],
  ] as const)("detectable: %s", (detectable, share) => {
    const all = BUGS.filter((bug) => bug.detectable === detectable && !bug.header);
    const missed = all.filter(({ id }) => !found.has(id)).map(({ id, crate }) => `${id} (${crate})`);
    console.log(`${detectable}: ${all.length - missed.length} of ${all.length} found; not found: ${missed.join(", ")}`);
    expect((all.length - missed.length) / all.length).toBeGreaterThanOrEqual(share);
  });
});
