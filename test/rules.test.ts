/** Every page of test/rules: strip the marks, ask Ferrule, draw the marks back, compare. `UPDATE=1` rewrites the pages. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkExample, isAboutManifests } from "../server/src/analysis/manifest-example.ts";
import { rules } from "../server/src/rules/index.generated.ts";
import { environmentOf } from "./support/environment.ts";
import { analysePackage, drawManifestCase, parseManifestPage } from "./support/manifest-pages.ts";
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

for (const file of readdirSync(folder).filter((name) => name.endsWith(".toml"))) {
  const path = join(folder, file);
  const page = readFileSync(path, "utf8");
  const cases = parseManifestPage(page);
  const name = file.slice(0, -5);
  if (update) {
    const head = page.slice(0, Math.max(0, page.indexOf("## ")));
    writeFileSync(path, `${head}${cases.map((one) => drawManifestCase(one, name)).join("\n")}`);
  }
  describe(name, () => {
    for (const one of cases) {
      test(one.title, () => {
        if (!update) expect(drawManifestCase(one, name)).toBe(one.written);
        const count = ({ text }: { readonly text: string }) =>
          analysePackage({ ...one, text }).diagnostics.filter((d) => d.rule === name).length;
        for (const fix of one.fixes) {
          const text = one.text.replace(/^[\s\S]*?(?=^#- )/m, () => fix.text);
          expect(count({ text })).toBeLessThan(count(one));
        }
      });
    }
    test("the first case fires and some case is silent", () => {
      const says = cases.map((one) => analysePackage(one).diagnostics.some((d) => d.rule === name));
      expect(says[0]).toBe(true);
      expect(says).toContain(false);
    });
  });
}

describe("every rule", () => {
  const pages = new Set(readdirSync(folder));
  for (const rule of rules) {
    test(`${rule.name} has a page`, () =>
      expect(pages.has(`${rule.name}.${isAboutManifests(rule) ? "toml" : "rs"}`)).toBe(true));
    test(`${rule.name}: its bad example gives one finding of it, its good example none`, () => {
      const options = Object.fromEntries(
        (rule.explain.options ?? "")
          .split("\n")
          .filter(Boolean)
          .map((line) => line.split(": ") as [string, string]),
      );
      const findings = (text: string) =>
        isAboutManifests(rule)
          ? checkExample(`${text}\n`, environmentOf(options)).diagnostics
          : analyse(`${text}\n`, options).diagnostics;
      const count = (text: string) => findings(text).filter((d) => d.rule === rule.name).length;
      expect(count(rule.explain.bad)).toBe(1);
      expect(count(rule.explain.good)).toBe(0);
    });
  }
});
