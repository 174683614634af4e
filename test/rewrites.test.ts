/** Rewrites of sound code, at a cursor written `$0`. */
import { describe, expect, test } from "vitest";
import { applyEdits } from "../server/src/analysis/actions.ts";
import { rewritesAt } from "../server/src/analysis/rewrites.ts";
import { analyse } from "./support/pages.ts";

function rewrites(marked: string): Record<string, string> {
  const offset = marked.indexOf("$0");
  const text = marked.replace("$0", "");
  const { document, analysis } = analyse(text);
  return Object.fromEntries(
    rewritesAt(document, analysis, offset).map(({ title, edits }) => [title, applyEdits(text, edits)]),
  );
}

describe("marking a foreign item", () => {
  test("as safe or unsafe, behind its visibility", () => {
    expect(rewrites('unsafe extern "C" {\n    /// Absolute value.\n    pub fn a$0bs(x: i32) -> i32;\n}\n')).toEqual({
      "Mark `abs` as `safe`": 'unsafe extern "C" {\n    /// Absolute value.\n    pub safe fn abs(x: i32) -> i32;\n}\n',
      "Mark `abs` as `unsafe`":
        'unsafe extern "C" {\n    /// Absolute value.\n    pub unsafe fn abs(x: i32) -> i32;\n}\n',
    });
  });

  test("the other way round", () => {
    expect(rewrites('unsafe extern "C" { safe static LIM$0IT: i32; }')).toEqual({
      "Mark `LIMIT` as `unsafe`": 'unsafe extern "C" { unsafe static LIMIT: i32; }',
    });
  });

  test("is not offered where the block is not unsafe, or no foreign item stands", () => {
    expect(rewrites('extern "C" { fn a$0bs(x: i32) -> i32; }')).toEqual({});
    expect(rewrites('pub extern "C" fn a$0bs(x: i32) -> i32 { x }')).toEqual({});
    expect(rewrites('unsafe extern "C" { type Op$0aque; }')).toEqual({});
  });
});
