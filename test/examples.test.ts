/** The example crates: one is right, and Ferrule is silent about it; the other is full of mistakes, and it is not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildCommand, parseReport, run } from "./cli/command.ts";
import { analyse } from "./support/pages.ts";

type Report = ReturnType<typeof parseReport>;

const examples = join(import.meta.dirname, "../examples");

function sources(crate: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(join(examples, crate), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => ({ name, text: readFileSync(join(examples, crate, name), "utf8") }));
}

const TARGETS = ["x86_64-unknown-linux-gnu", "i686-pc-windows-msvc", "aarch64-apple-darwin"];

describe("the clean crate", () => {
  for (const { name, text } of sources("clean-crate")) {
    test(`${name} gives nothing, in any edition it is for and on any of ${TARGETS.length} targets`, () => {
      for (const edition of ["2021", "2024"]) {
        for (const target of TARGETS) {
          // What is not compiled for the target is faded, which is no complaint.
          const { diagnostics } = analyse(text, { edition, target });
          expect(diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
        }
      }
    });
  }
});

/** A row of a table in examples/README.md: a mistake, the file it is reported in, and by what names. */
interface Mistake {
  readonly where: string;
  readonly file: string;
  readonly target: string;
  readonly names: readonly string[];
}

function mistakesIn(readme: string): Mistake[] {
  const out: Mistake[] = [];
  let section = "";
  for (const line of readme.split("\n")) {
    section = /^### `([^`]+)`/.exec(line)?.[1] ?? section;
    const [where = "", what = "", more] = line.split(" | ");
    if (more !== undefined) continue;
    const brackets = [...what.matchAll(/\(([^()]*)\)/g)].map(([, inner]) => inner as string);
    for (const inner of brackets) {
      const names = [...inner.matchAll(/`([A-Za-z0-9_-]+)`/g)].map(([, name]) => name as string);
      const other = /\bin `(\w+\.rs)`/.exec(inner)?.[1];
      const target = /\bWindows\b/.test(what) ? "x86_64-pc-windows-msvc" : "x86_64-unknown-linux-gnu";
      const file = other === undefined ? section : `src/${other}`;
      if (names.length > 0) out.push({ where: where.replace(/^\|\s*/, ""), file, target, names });
    }
  }
  return out;
}

describe("the sample crate", async () => {
  const bundle = await buildCommand("examples");
  const cwd = join(examples, "sample-crate");
  const reports = new Map<string, Report>();
  const reportFor = (target: string) => {
    let report = reports.get(target);
    if (report === undefined) {
      report = parseReport(run(bundle, ["check", "--format", "json", "--target", target], { cwd }).out);
      reports.set(target, report);
    }
    return report;
  };
  const mistakes = mistakesIn(readFileSync(join(examples, "README.md"), "utf8"));

  test("has a table of its mistakes", () => expect(mistakes.length).toBeGreaterThan(60));

  for (const { where, file, target, names } of mistakes) {
    test(`${file}: ${where} is reported by what the README names`, () => {
      const found = reportFor(target).findings.filter(({ path }) => path.endsWith(file));
      const told = new Set(found.flatMap(({ rule, rustc }) => (rustc === null ? [rule] : [rule, rustc])));
      for (const name of names) expect(told).toContain(name);
    });
  }
});
