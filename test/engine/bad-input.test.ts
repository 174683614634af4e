/** Text that is no Rust: always an answer, never a crash or a hang (a hang is this file's time limit), no lost later answer. */
import { describe, expect, test } from "vitest";
import { actionsAt, applyEdits, fixAll } from "../../server/src/analysis/actions.ts";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { hoverAt } from "../../server/src/analysis/hover.ts";
import { symbolsOf } from "../../server/src/analysis/symbols.ts";
import { Document, sliceText } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";
import { analyse } from "../support/pages.ts";
import { randomText, seeded } from "./random.ts";

const GOOD = '\nextern "c" {\n    fn late();\n}\n';
/** Whether the finding in text that follows the bad part is still there. */
const seesGood = (text: string) => analyse(text).diagnostics.some((d) => d.rule === "unknown-abi");

const MEGABYTE = 1_000_000;

const INPUTS: Readonly<Record<string, string>> = {
  nothing: "",
  "one space": " ",
  "a byte order mark": "\ufeff",
  "lone surrogates": "\ud83d fn \udc00(\ud83d\ud83d) {}",
  NULs: `\0\0fn f\0() {}\0${GOOD}`,
  "10,000 nested braces": `fn f() ${"{".repeat(10_000)}${"}".repeat(10_000)}${GOOD}`,
  "10,000 open braces": `fn f() ${"{".repeat(10_000)}`,
  "10,000 closers": `${")".repeat(10_000)}${"]".repeat(10_000)}${"}".repeat(10_000)}${GOOD}`,
  "10,000 nested modules": `${"mod m {".repeat(10_000)}`,
  "10,000 nested types": `unsafe extern "C" { fn f(x: ${"*const ".repeat(10_000)}u8, y: ${"Option<".repeat(10_000)}u8${">".repeat(10_000)}); }`,
  "10,000 nested tuples": `unsafe extern "C" { fn f(x: ${"(".repeat(10_000)}u8${")".repeat(10_000)}); }`,
  "10,000 nested function pointers": `type T = ${'extern "C" fn('.repeat(10_000)}u8${")".repeat(10_000)};`,
  "10,000 nested blocks of functions": `fn f() ${'{ extern "C" fn g() '.repeat(5_000)}{}${"}".repeat(5_000)}`,
  "10,000 nested attributes": `#[cfg(${"not(".repeat(10_000)}unix${")".repeat(10_000)})] extern "C" fn f() {}`,
  "an attribute that never ends": `#[link(name = "x"${", a(".repeat(5_000)}`,
  "unclosed string": `fn f() { let s = "abc\n${GOOD}`,
  "unclosed raw string": `fn f() { let s = r###"abc\n${GOOD}`,
  "unclosed comment": `fn f() {} /* /* ${GOOD}`,
  "quotes and backslashes": `fn f() { '\\${"'\\".repeat(10_000)} }${GOOD}`,
  "one line of 10 MB": `fn f() { ${"let x = a + b; ".repeat((10 * MEGABYTE) / 15)} }`,
  "one line of 2 MB of items": 'extern "C" { fn f(x: u8); } '.repeat((2 * MEGABYTE) / 28),
  "one string of 10 MB": `const S: &str = "${"x".repeat(10 * MEGABYTE)}";${GOOD}`,
  "one comment of 10 MB": `/*${"x".repeat(10 * MEGABYTE)}*/${GOOD}`,
  "one megabyte of line ends": "\r\n".repeat(MEGABYTE / 2) + GOOD,
  "one megabyte of `#`": "#".repeat(MEGABYTE),
  "one megabyte of `extern `": "extern ".repeat(MEGABYTE / 7),
  "one megabyte of `fn f(`": "fn f(".repeat(MEGABYTE / 5),
  "lines of `fn f(`": "fn f(\n".repeat(3_000),
  "lines of `fn f() {`": "fn f() {\n".repeat(3_000),
  "lines of `extern {`": "extern {\n".repeat(3_000),
  "binary noise": Array.from({ length: 200_000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536)).join(""),
};

describe("any text gets an answer", () => {
  for (const [name, text] of Object.entries(INPUTS)) {
    test(name, () => {
      const { document, analysis, diagnostics } = analyse(text);
      expect(document.length).toBe(text.length);
      expect(sliceText(text).reduce((sum, slice) => sum + slice.text.length, 0)).toBe(text.length);
      for (const d of diagnostics) {
        expect(d.start).toBeLessThanOrEqual(d.end);
        expect(d.end).toBeLessThanOrEqual(text.length);
      }
      if (text.length < 2 * MEGABYTE) {
        for (const offset of [0, 1, text.length >> 1, text.length]) hoverAt(document, analysis, offset);
        symbolsOf(document, analysis);
        actionsAt(document, analysis, 0, text.length);
        applyEdits(text, fixAll(document, analysis));
      }
      // The next answer is not lost: the same document, put right.
      document.edit({ start: 0, end: document.length, newText: GOOD });
      for (const step of analysis.check()) void step;
      expect(analysis.diagnostics().map((d) => d.rule)).toContain("unknown-abi");
    });
  }
});

describe("damage stays where it is", () => {
  for (const [name, broken] of Object.entries({
    "an open brace": "fn f() {\n    let x = {\n",
    "an open parenthesis": "fn f(a: u8,\n",
    "a bare head": "pub fn f\n",
    "an open string": 'fn f() {\n    let s = "abc;\n}\n',
    "an open comment": "fn f() {\n    /* half\n}\n",
    "an unfinished attribute": "#[link(name = \n",
    "an unfinished block": 'extern "C" {\n    fn a();\n',
    "a word": "exter\n",
  })) {
    test(`${name} leaves the items after it standing`, () => {
      // More text than the slicer looks ahead follows, as in a real file.
      const rest = randomText(seeded(1), 5).replaceAll('"c"', '"C"');
      expect(seesGood(`${broken}${GOOD}${rest}`)).toBe(true);
    });
  }

  test("edits in random order over a truncated file", () => {
    const next = seeded(99);
    const whole = randomText(next, 40);
    const document = new Document("");
    const analysis = new Analysis(document, environmentOf(), (error) => {
      throw error;
    });
    // The file arrives in pieces, from the end, the middle and the start.
    for (let n = 0; n < 200; n++) {
      const at = next(document.length + 1);
      const from = next(whole.length);
      document.edit({ start: at, end: at, newText: whole.slice(from, from + next(80)) });
      for (const step of analysis.check(at)) void step;
    }
    document.edit({ start: 0, end: document.length, newText: whole });
    for (const step of analysis.check()) void step;
    expect(analysis.diagnostics()).toEqual(analyse(whole).diagnostics);
  });
});
