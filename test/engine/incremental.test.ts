/**
 * Edits, and the proof that a document after them is the document made from its text: slices, lines and diagnostics.
 * `FERRULE_EDITS=100000` makes the run longer.
 */
import { describe, expect, test } from "vitest";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { Document, sliceText } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";
import { analyse } from "../support/pages.ts";
import { randomEdit, randomText, seeded } from "./random.ts";

const EDITS = Number(process.env.FERRULE_EDITS ?? 12_000);
const RUNS = 24;

function fail(error: unknown): never {
  throw error;
}

describe("incremental equals from scratch", () => {
  for (let run = 0; run < RUNS; run++) {
    test(`${Math.ceil(EDITS / RUNS)} random edits, seed ${run}`, () => {
      const next = seeded(run);
      const start = randomText(next, 4 + next(60));
      let text = start;
      const document = new Document(text);
      const analysis = new Analysis(document, environmentOf(), fail);
      for (let n = 0; n < EDITS / RUNS; n++) {
        if (text.length > 30_000) {
          document.edit({ start: 5_000, end: text.length, newText: "" });
          text = text.slice(0, 5_000);
        }
        const edit = randomEdit(next, text.length);
        document.edit(edit);
        text = text.slice(0, edit.start) + edit.newText + text.slice(Math.max(edit.start, edit.end));
        if (document.length !== text.length) expect(document.length).toBe(text.length);
        const fresh = sliceText(text);
        const slices = [...document.slices()].map(({ slice }) => slice);
        if (JSON.stringify(slices) !== JSON.stringify(fresh)) {
          expect({ edit, slices }, `after edit ${n}`).toEqual({ edit, slices: fresh });
        }
        // Diagnostics and lines are asked now and then, as an editor does after a burst of keys.
        if (n % 8 !== 0) continue;
        expect(document.text()).toBe(text);
        for (const step of analysis.check(edit.start)) void step;
        expect(analysis.diagnostics(), `after edit ${n}`).toEqual(analyse(text).diagnostics);
        const offset = next(text.length + 1);
        const line = lineOf(text, offset);
        expect(document.lineAt(offset)).toBe(line);
        expect(document.lineStart(line)).toBe(lineStart(text, line));
        expect(document.lineCount).toBe(lineOf(text, text.length) + 1);
      }
    });
  }
});

/** Line ends of LSP: LF, CR LF, CR. A CR at the offset whose LF follows has not ended its line. */
function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let i = 0; i < offset; i++) {
    const c = text.charAt(i);
    if (c === "\n" || (c === "\r" && text.charAt(i + 1) !== "\n")) line++;
  }
  return line;
}

function lineStart(text: string, line: number): number {
  return line === 0
    ? 0
    : ([...text.matchAll(/\r\n|\n|\r/g)].map((m) => m.index + m[0].length)[line - 1] ?? text.length);
}
