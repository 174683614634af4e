/** Positions are exact in every encoding, whatever the text and however wrong the position. */
import { describe, expect, test } from "vitest";
import { readClient } from "../../server/src/lsp/client.ts";
import { applyLspChange, fromLspPosition, fromLspRange } from "../../server/src/lsp/from-lsp.ts";
import { type Encoding, placesOf, toLspEdit } from "../../server/src/lsp/to-lsp.ts";
import { Document } from "../../server/src/text/document.ts";
import { seeded } from "../engine/random.ts";
import { at } from "./support/client.ts";
import { offsetOf, positionOf } from "./support/positions.ts";

const ENCODINGS: readonly Encoding[] = ["utf-8", "utf-16", "utf-32"];
const PIECES = [
  "\r\n",
  "\n",
  "\r",
  "😀",
  "é",
  "名",
  "\ufeff",
  "\ud83d",
  "\udc00",
  "fn f() {}",
  "extern",
  " ",
  '"',
  "{",
  "}",
  "\0",
  "ab",
];

function randomPieces(next: (n: number) => number, most: number): string {
  return Array.from({ length: next(most) }, () => PIECES[next(PIECES.length)]).join("");
}

/** Whether an offset stands between the halves of a character. */
function splitsPair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/** As `expect(…).toEqual(…)`, for when it is asked a hundred thousand times. */
function same(got: readonly number[], wanted: readonly number[], ...about: readonly unknown[]): void {
  if (got.join() !== wanted.join()) expect(got, JSON.stringify(about)).toEqual(wanted);
}

describe.each(ENCODINGS)("%s", (encoding) => {
  test("every offset of random texts has the position that counting gives", () => {
    const next = seeded(7);
    for (let round = 0; round < 300; round++) {
      const text = randomPieces(next, 40);
      const document = new Document(text);
      const places = placesOf(document, encoding);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, character } = places.position(offset);
        const counted = positionOf(text, offset, encoding);
        same([line, character], [counted.line, counted.character], text, offset);
      }
      for (let n = 0; n < 20; n++) {
        const offset = next(text.length + 1);
        const { line, character } = places.position(offset);
        const counted = positionOf(text, offset, encoding);
        same([line, character], [counted.line, counted.character], text, offset, "in any order");
      }
    }
  });

  test("every position, also beyond lines and text, has the offset that counting gives", () => {
    const next = seeded(11);
    for (let round = 0; round < 300; round++) {
      const text = randomPieces(next, 30);
      const document = new Document(text);
      for (let line = 0; line <= document.lineCount + 1; line++) {
        for (let character = 0; character < 14; character++) {
          const offset = fromLspPosition(document, { line, character }, encoding);
          same([offset], [offsetOf(text, { line, character }, encoding)], text, line, character);
        }
      }
    }
  });

  test("there and back again", () => {
    const next = seeded(13);
    for (let round = 0; round < 300; round++) {
      const text = randomPieces(next, 40);
      const document = new Document(text);
      const places = placesOf(document, encoding);
      for (let offset = 0; offset <= text.length; offset++) {
        const insideLineEnd = text[offset - 1] === "\r" && text[offset] === "\n";
        if (splitsPair(text, offset) || insideLineEnd) continue;
        same([fromLspPosition(document, places.position(offset), encoding)], [offset], text, offset);
      }
    }
  });

  test("batches of edits give the text that editing by hand gives", () => {
    const next = seeded(17);
    for (let round = 0; round < 200; round++) {
      let text = randomPieces(next, 60);
      const document = new Document(text);
      for (let n = 0; n < 6; n++) {
        const range = at(next(8), next(12), next(8), next(12));
        const newText = randomPieces(next, 5);
        const ends = [offsetOf(text, range.start, encoding), offsetOf(text, range.end, encoding)].sort((a, b) => a - b);
        applyLspChange(document, { range, text: newText }, encoding);
        text = text.slice(0, ends[0]) + newText + text.slice(ends[1]);
        expect(document.text()).toBe(text);
      }
    }
  });
});

test("a half of a character counts as the whole one would not", () => {
  const document = new Document("😀x");
  expect(fromLspPosition(document, { line: 0, character: 1 }, "utf-16")).toBe(1);
  expect(fromLspPosition(document, { line: 0, character: 3 }, "utf-8")).toBe(0);
  expect(fromLspPosition(document, { line: 0, character: 4 }, "utf-8")).toBe(2);
  expect(fromLspPosition(document, { line: 0, character: 1 }, "utf-32")).toBe(2);
});

test("positions that are no positions are brought into the document", () => {
  const document = new Document("ab\ncd");
  const wrong = [
    [{ line: -1, character: -5 }, 0],
    [{ line: 0, character: Number.MAX_VALUE }, 2],
    [{ line: 1e12, character: 0 }, 5],
    [{ line: 0.9, character: 1.9 }, 1],
    [{ line: Number.NaN, character: Number.POSITIVE_INFINITY }, 2],
    [{ line: "1", character: null }, 0],
    [undefined, 0],
  ] as const;
  for (const [position, offset] of wrong) expect(fromLspPosition(document, position as never, "utf-16")).toBe(offset);
  expect(fromLspRange(document, at(1, 1, 0, 1), "utf-16")).toEqual({ start: 1, end: 4 });
});

test("text of an edit has the document's line ends, also where a rule wrote others", () => {
  const edits = [{ start: 1, end: 1, newText: "x\ny\r\nz" }];
  const textOf = (text: string) => {
    const { changes } = toLspEdit(edits, new Document(text), "a:b", 1, readClient({ capabilities: {} } as never));
    return changes?.["a:b"]?.[0]?.newText;
  };
  expect(textOf("a\r\nb")).toBe("x\r\ny\r\nz");
  expect(textOf("a\nb\r\n")).toBe("x\ny\nz");
  expect(textOf("ab")).toBe("x\ny\nz");
});

test("a full-text change replaces only what differs", () => {
  const text = 'extern "C" {\n    fn a();\n}\n'.repeat(200);
  const document = new Document(text);
  const last = document.chunkKey(document.chunkCount - 1);
  const changed = text.replace("fn a", "fn b");
  const made = applyLspChange(document, { text: changed }, "utf-16");
  expect(document.text()).toBe(changed);
  expect(made?.offset).toBe(text.indexOf("a();"));
  expect(document.chunkKey(document.chunkCount - 1)).toBe(last);
  expect(applyLspChange(document, { text: changed }, "utf-16")).toBeUndefined();
});
