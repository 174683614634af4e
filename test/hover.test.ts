/**
 * Every page of test/hover: the hover at `$0`, drawn below the case. `UPDATE=1` rewrites the pages.
 *
 *     //# title             opens a case; `//? edition: 2024` sets an option of it
 *     extern "$0C" {}
 *     //@ extern "C"        the text the hover speaks about, or `nothing`
 *     //= markdown          its lines
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hoverAt } from "../server/src/analysis/hover.ts";
import { analyse } from "./support/pages.ts";

const folder = join(import.meta.dirname, "hover");
const update = process.env.UPDATE === "1";

interface HoverCase {
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly text: string;
  readonly written: string;
}

function parseHoverPage(page: string): HoverCase[] {
  return page
    .split(/^(?=\/\/# )/m)
    .filter((part) => part.startsWith("//# "))
    .map((part) => {
      const [title = "", ...lines] = part.trimEnd().split("\n");
      const options = lines.flatMap((line) => {
        const option = /^\/\/\? ([\w-]+): (.*)$/.exec(line);
        return option === null ? [] : [[option[1], option[2]] as const];
      });
      const text = lines.filter((line) => !/^\/\/[@=?](?: |$)/.test(line)).join("\n");
      return { title: title.slice(4), options: Object.fromEntries(options), text, written: `${part.trimEnd()}\n` };
    });
}

function drawHover({ title, options, text }: HoverCase): string {
  const offset = text.indexOf("$0");
  const source = text.slice(0, offset) + text.slice(offset + 2);
  const { document, analysis } = analyse(source, options);
  const hover = hoverAt(document, analysis, offset);
  const out = [`//# ${title}`];
  for (const [name, value] of Object.entries(options)) out.push(`//? ${name}: ${value}`);
  out.push(text.trimEnd());
  if (hover === undefined) out.push("//@ nothing");
  else {
    out.push(`//@ ${source.slice(hover.start, hover.end).replaceAll("\n", "⏎")}`);
    for (const line of hover.markdown.split("\n")) out.push(line === "" ? "//=" : `//= ${line}`);
  }
  return `${out.join("\n")}\n`;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
  const path = join(folder, file);
  const cases = parseHoverPage(readFileSync(path, "utf8"));
  if (update) writeFileSync(path, cases.map(drawHover).join("\n"));
  describe(file.slice(0, -3), () => {
    for (const one of cases) {
      test(one.title, () => {
        expect(one.text.split("$0")).toHaveLength(2);
        if (!update) expect(drawHover(one)).toBe(one.written);
      });
    }
    test("some case says something and some says nothing", () => {
      const says = cases.map((one) => drawHover(one).includes("\n//@ nothing\n"));
      expect(says).toContain(true);
      expect(says).toContain(false);
    });
  });
}

describe("any offset", () => {
  const examples = join(import.meta.dirname, "../examples/sample-crate/src");
  const texts = [
    ...readdirSync(examples).map((name) => [name, readFileSync(join(examples, name), "utf8")] as const),
    ["unfinished", 'extern "C" { fn f(x: *const c_int, ...\n#[link(name = \nfn g() { extern "sys\n#[repr('] as const,
    [
      "odd",
      '\u{feff}extern "C" {\r\n fn \u{1f980}();\r\n fn r#loop(x: c_int);\r\n}\r\n#[link(name = "\u{e9}|`a`")] extern {}\0',
    ] as const,
  ];
  test.each(texts)("of %s answers about a range around it, in paragraphs that begin with what it is", (_, text) => {
    const { document, analysis } = analyse(text);
    let answers = 0;
    const wrong: string[] = [];
    // Every fourth offset meets every token of a longer text often enough.
    const step = text.length > 400 ? 4 : 1;
    for (let offset = -1; offset <= text.length + 1; offset += step) {
      const hover = hoverAt(document, analysis, offset);
      if (hover === undefined) continue;
      answers++;
      const { markdown } = hover;
      const isAround = hover.start <= offset && hover.end >= offset;
      const reads = markdown.startsWith("**") && !/undefined(?! behaviour)|\[object|\n\n\n/.test(markdown);
      if (!isAround || !reads) wrong.push(`${offset}: ${hover.start}-${hover.end} ${markdown}`);
    }
    expect(wrong).toEqual([]);
    expect(hoverAt(document, analysis, Number.NaN)).toBeUndefined();
    if (/^\s*extern\b/m.test(text)) expect(answers).toBeGreaterThan(0);
  });
});
