/**
 * The installed rustc judges every case of every page, and every text a fix leaves behind.
 *
 * A case agrees when both give the same (key, place) for every key that Ferrule's rules know. A case that differs for a
 * reason says so with `//? rustc: reason`. A fixed text must be free of the finding and of errors the case did not have.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../server/src/rules/index.generated.ts";
import { analyse, type PageCase, parsePage } from "./support/pages.ts";
import { askRustc, LATE, whyNoRustc } from "./support/rustc.ts";

const root = join(import.meta.dirname, "..");
const folder = join(import.meta.dirname, "rules");
const known = new Set(rules.flatMap((rule) => rule.rustc));

if (whyNoRustc !== undefined) console.log(`oracle: skipped, ${whyNoRustc}`);

const ask = (one: PageCase, text: string) =>
  askRustc(text, {
    edition: one.options.edition ?? "2021",
    crateType: one.options["crate-type"] ?? "lib",
    target: one.options.target,
    flags: [
      ...(one.options.flags ?? "").split(" "),
      ...(one.options.cfg ?? "").split(" ").flatMap((c) => (c ? ["--cfg", c] : [])),
    ].filter(Boolean),
  });

/** What Ferrule says, in rustc's coordinates. */
function ferrule(one: PageCase, text: string): string[] {
  const { document, diagnostics } = analyse(text, one.options);
  const place = (offset: number) => {
    const line = document.lineAt(offset);
    return `${line + 1}:${[...document.text(document.lineStart(line), offset)].length + 1}`;
  };
  return diagnostics.flatMap((d) => (d.rustc === undefined ? [] : [`${place(d.start)}-${place(d.end)} ${d.rustc}`]));
}

describe.skipIf(whyNoRustc !== undefined)("rustc agrees", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
    const rule = file.slice(0, -3);
    for (const one of parsePage(readFileSync(join(folder, file), "utf8"))) {
      test.skipIf(one.options.rustc !== undefined).concurrent(`${rule}: ${one.title}`, async () => {
        const answer = await ask(one, one.text);
        const theirs = answer.verdicts
          .filter(({ key }) => known.has(key))
          .map((v) => `${v.line}:${v.column}-${v.endLine}:${v.endColumn} ${v.key}`);
        const stopped = answer.errors.length > 0;
        const ours = ferrule(one, one.text).filter((text) => {
          const key = text.slice(text.indexOf(" ") + 1);
          return !(stopped && LATE.has(key) && !theirs.includes(text));
        });
        expect(ours.sort()).toEqual(theirs.sort());
      });
      for (const fix of one.fixes) {
        test
          .skipIf(one.options.dependencies !== undefined)
          .concurrent(`${rule}: ${one.title}, after "${fix.title}"`, async () => {
            const before = await ask(one, one.text);
            const after = await ask(one, fix.text);
            expect(after.errors.filter((error) => !before.errors.includes(error))).toEqual([]);
            const count = (text: string) =>
              analyse(text, one.options).diagnostics.filter((d) => d.rule === rule).length;
            expect(count(fix.text)).toBeLessThan(count(one.text));
          });
      }
    }
  }
});

const shared = join(root, "../shared/oracle");
const cli = join(root, "dist/cli.js");

/** Snippets whose recorded verdicts are another target's than the one the scorer asks for. */
const OTHER_TARGET = new Set(["abi_stdcall_win64.rs"]);

describe.skipIf(!existsSync(shared) || !existsSync(cli))("the measured snippets", () => {
  test("blocks, ABI strings and variadics", () => {
    const set = mkdtempSync(join(tmpdir(), "ferrule-snippets-"));
    const entries = JSON.parse(readFileSync(join(shared, "snippets.json"), "utf8")) as { file: string }[];
    writeFileSync(join(set, "snippets.json"), JSON.stringify(entries.filter(({ file }) => !OTHER_TARGET.has(file))));
    symlinkSync(join(shared, "snippets"), join(set, "snippets"));
    const run = spawnSync(
      "node",
      [join(shared, "score.mjs"), "--cli", `node ${cli}`, "--set", set, "--only", "blk,abi,va", "--json"],
      { encoding: "utf8" },
    );
    rmSync(set, { recursive: true });
    const score = JSON.parse(run.stdout) as { crashed: number; precision: number; recall: number; span: number };
    expect(score.crashed).toBe(0);
    expect(score.precision).toBeGreaterThanOrEqual(0.99);
    expect(score.recall).toBeGreaterThanOrEqual(0.97);
    expect(score.span).toBeGreaterThanOrEqual(0.95);
  });
});
