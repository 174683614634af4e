/**
 * The installed rustc judges every case of every page, and every text a fix leaves behind.
 *
 * A case agrees when both give the same (key, place) for every key that Ferrule's rules know. A case that differs for a
 * reason says so with `//? rustc: reason`. A fixed text must be free of the finding and of errors the case did not have.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rules } from "../server/src/rules/index.generated.ts";
import { DISAGREEMENTS } from "./support/disagreements.ts";
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

interface Snippet {
  readonly file: string;
  readonly edition: string;
  readonly crate_type: string;
  readonly flags: readonly string[];
  readonly expect: readonly {
    readonly key: string;
    readonly level: string;
    readonly line: number;
    readonly col_start: number;
    readonly line_end: number;
    readonly col_end: number;
  }[];
}

if (!existsSync(shared)) console.log("oracle: the measured snippets are not beside this checkout");

describe.skipIf(!existsSync(shared))("the measured snippets", () => {
  const read = (name: string) => JSON.parse(readFileSync(join(shared, name), "utf8")) as unknown;
  const snippets = existsSync(shared) ? (read("snippets.json") as readonly Snippet[]) : [];
  const scopes = existsSync(shared) ? (read("rules.json") as readonly { key: string; scope: string }[]) : [];
  const judged = new Set(scopes.flatMap(({ key, scope }) => (scope !== "out" && known.has(key) ? [key] : [])));
  for (const { file, edition, crate_type, flags, expect: recorded } of snippets) {
    test(file, () => {
      const text = readFileSync(join(shared, "snippets", file), "utf8");
      const options = { edition, "crate-type": crate_type, flags: flags.join(" ") };
      const stopped = recorded.some(({ key, level }) => level === "error" && !LATE.has(key));
      const theirs = recorded
        .filter(({ key }) => judged.has(key))
        .map((v) => `${v.line}:${v.col_start}-${v.line_end}:${v.col_end} ${v.key}`);
      const ours = ferrule({ options } as PageCase, text).filter((verdict) => {
        const key = verdict.slice(verdict.indexOf(" ") + 1);
        return judged.has(key) && !(stopped && LATE.has(key) && !theirs.includes(verdict));
      });
      const differs = [
        ...theirs.filter((verdict) => !ours.includes(verdict)).map((verdict) => `missed ${verdict}`),
        ...ours.filter((verdict) => !theirs.includes(verdict)).map((verdict) => `false ${verdict}`),
      ];
      expect(differs.sort()).toEqual(
        Object.keys(DISAGREEMENTS[file] ?? DISAGREEMENTS[`${file} of edition ${edition}`] ?? {}).sort(),
      );
    });
  }
});
