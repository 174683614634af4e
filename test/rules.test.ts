/** Every page of test/rules: strip the marks, ask Ferrule, draw the marks back, compare. `UPDATE=1` rewrites the pages. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../server/src/rules/index.generated.ts";
import { analyse, drawCase, parsePage } from "./support/pages.ts";

const folder = join(import.meta.dirname, "rules");
const update = process.env.UPDATE === "1";

for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
  const path = join(folder, file);
  const page = readFileSync(path, "utf8");
  const cases = parsePage(page);
  const name = file.slice(0, -3);
  if (update)
    writeFileSync(
      path,
      `${page.slice(0, Math.max(0, page.indexOf("//# ")))}${cases.map((one) => drawCase(one, name)).join("\n")}`,
    );
  describe(name, () => {
    for (const one of cases) {
      test(one.title, () => {
        if (!update) expect(drawCase(one, name)).toBe(one.written);
      });
    }
    test("the first case fires and some case is silent", () => {
      const says = cases.map((one) => analyse(one.text, one.options).diagnostics.some((d) => d.rule === name));
      expect(says[0]).toBe(true);
      expect(says).toContain(false);
    });
  });
}

describe("every rule", () => {
  const pages = new Set(readdirSync(folder));
  for (const rule of rules) {
    test(`${rule.name} has a page`, () => expect(pages.has(`${rule.name}.rs`)).toBe(true));
    test(`${rule.name}: its bad example gives one finding of it, its good example none`, () => {
      const options = Object.fromEntries(
        (rule.explain.options ?? "")
          .split("\n")
          .filter(Boolean)
          .map((line) => line.split(": ") as [string, string]),
      );
      const count = (text: string) =>
        analyse(`${text}\n`, options).diagnostics.filter((d) => d.rule === rule.name).length;
      expect(count(rule.explain.bad)).toBe(1);
      expect(count(rule.explain.good)).toBe(0);
    });
  }
});
