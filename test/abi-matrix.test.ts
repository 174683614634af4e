/** Every ABI on every probed target in every form, through the rules themselves, against what rustc 1.95 says. */
import { describe, expect, it } from "vitest";
import { abis } from "../server/src/target/abi.ts";
import { probedTriples } from "../server/src/target/abi-table.ts";
import { type Form, forms, observedCell, recordedMatrix, rows } from "./support/abi-observed.ts";
import { analyse, hazards } from "./support/pages.ts";

const SOURCES: Readonly<Record<Form, (abi: string, n: number) => string>> = {
  fn: (abi, n) => `pub extern "${abi}" fn a${n}() {}`,
  block: (abi, n) => `unsafe extern "${abi}" { fn b${n}(); }`,
  fnptr: (abi, n) => `pub type T${n} = extern "${abi}" fn();`,
  variadic_block: (abi, n) => `unsafe extern "${abi}" { fn c${n}(x: u8, ...); }`,
};

/** The words of the table for verdicts without a code. */
const WORDS: Readonly<Record<string, string>> = {
  "msg:invalid-signature-for-extern-function": "signature",
  "msg:functions-with-the-custom-abi-must-be-unsafe": "unsafe",
  "msg:items-with-the-custom-abi-can-only-be-declared-externally": "naked",
};

/** One line per ABI and form. */
const lines = abis.flatMap(({ name }, n) => forms.map((form) => ({ name, form, text: SOURCES[form](name, n) })));
const page = `${lines.map(({ text }) => text).join("\n")}\n`;

/** What the rules say on one target, by `ABI form`, in the words of the table. */
function verdicts(triple: string): ReadonlyMap<string, string[]> {
  const cells = new Map(lines.map(({ name, form }) => [`${name} ${form}`, [] as string[]]));
  const { document, diagnostics } = analyse(page, { target: triple });
  for (const { rule, rustc, start } of diagnostics) {
    // The compiler has no word for hazards.
    if (hazards.has(rule)) continue;
    const line = lines[document.lineAt(start)];
    // The tuple of `rust-call` is the one verdict of this rule that has no key.
    const word = rustc === undefined ? (rule === "special-abi-signature" ? "tuple" : rule) : (WORDS[rustc] ?? rustc);
    cells.get(`${line?.name} ${line?.form}`)?.push(word);
  }
  for (const words of cells.values()) words.sort();
  return cells;
}

const said = new Map(probedTriples.map((triple) => [triple, verdicts(triple)]));

describe("ABI matrix", () => {
  it.each(probedTriples.map((triple, index) => ({ triple, index })))("is rustc's on $triple", ({ triple, index }) => {
    const observed = rows.flatMap((row) =>
      forms.map((form) => [`${row.name} ${form}`, observedCell(row, index, form)] as const),
    );
    expect(observed).toHaveLength(38 * 4);
    expect(Object.fromEntries(said.get(triple) ?? [])).toEqual(Object.fromEntries(observed));
  });

  it("is the recorded one where that is present", (context) => {
    const matrix = recordedMatrix();
    if (matrix === undefined) {
      console.log("abi-matrix: skipped the recorded matrix, ../shared/oracle/abi-matrix.json is not present");
      context.skip();
      return;
    }
    expect(matrix).toHaveLength(38 * 20 * 4);
    const wrong = matrix.flatMap(({ name, triple, form, words }) => {
      const ours = said.get(triple)?.get(`${name} ${form}`);
      return JSON.stringify(ours) === JSON.stringify(words) ? [] : [{ name, triple, form, recorded: words, ours }];
    });
    expect(wrong).toEqual([]);
  });
});
