/** Rewrites of sound code, at a cursor written `$0`. */
import { describe, expect, test } from "vitest";
import { applyEdits } from "../server/src/analysis/actions.ts";
import { rewritesAt } from "../server/src/analysis/rewrites.ts";
import { analyse } from "./support/pages.ts";
import { askRustc, whyNoRustc } from "./support/rustc.ts";

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

const SLICE = "Take a slice instead of a pointer and a length";

/** The text after the rewrite, compiled where a compiler is installed. */
async function asSlice(marked: string): Promise<string | undefined> {
  const text = rewrites(marked)[SLICE];
  if (text !== undefined && whyNoRustc === undefined) {
    for (const one of [marked.replace("$0", ""), text]) {
      const { errors } = await askRustc(one, { edition: "2021", crateType: "lib", target: undefined, flags: [] });
      expect(errors).toEqual([]);
    }
  }
  return text;
}

describe("a slice for a pointer and a length", () => {
  test("takes over the name of the slice, and its callers give slices", async () => {
    const text = `use std::slice;

/// Adds them all.
unsafe fn total(ptr: *const u32, l$0en: usize, start: u32) -> u32 {
    // SAFETY: the caller's promise.
    let values = unsafe { slice::from_raw_parts(ptr, len) };
    start + values.iter().sum::<u32>() / len as u32
}

pub fn average(values: &[u32], more: Vec<u32>, ptr: *const u32, count: usize) -> u32 {
    unsafe { total(values.as_ptr(), values.len(), 0) + total(more.as_ptr(), more.len(), 1) + total(ptr, count + 1, 2) }
}
`;
    expect(await asSlice(text)).toBe(`use std::slice;

/// Adds them all.
unsafe fn total(values: &[u32], start: u32) -> u32 {
    start + values.iter().sum::<u32>() / values.len() as u32
}

pub fn average(values: &[u32], more: Vec<u32>, ptr: *const u32, count: usize) -> u32 {
    unsafe { total(values, 0) + total(&more, 1) + total(std::slice::from_raw_parts(ptr, count + 1), 2) }
}
`);
  });

  test("of a slice that may be changed, made where it is used, of a safe function", async () => {
    const text = `fn clear(buffer: *mut u8, len: usize) {
    unsafe { std::slice::from_raw_parts_mut(buffer, len)$0 }.fill(0);
}

pub fn clear_both(mut own: [u8; 4], buffer: *mut u8, len: usize) -> [u8; 4] {
    clear(own.as_mut_ptr(), own.len());
    clear(buffer, len);
    own
}
`;
    expect(await asSlice(text)).toBe(`fn clear(buffer: &mut [u8]) {
    buffer.fill(0);
}

pub fn clear_both(mut own: [u8; 4], buffer: *mut u8, len: usize) -> [u8; 4] {
    clear(&mut own);
    clear(unsafe { std::slice::from_raw_parts_mut(buffer, len) });
    own
}
`);
  });

  const silent = {
    "of an exported function":
      '#[no_mangle]\npub unsafe extern "C" fn f(p$0: *const u8, n: usize) -> u8 { std::slice::from_raw_parts(p, n)[0] }',
    "of a foreign one": 'extern "C" { fn f(p$0: *const u8, n: usize); }',
    "of a callback": 'unsafe extern "C" fn f(p$0: *const u8, n: usize) -> u8 { std::slice::from_raw_parts(p, n)[0] }',
    "that other crates call": "pub unsafe fn f(p$0: *const u8, n: usize) -> u8 { std::slice::from_raw_parts(p, n)[0] }",
    "whose slice is given back":
      "unsafe fn f<'a>(p$0: *const u8, n: usize) -> &'a [u8] { std::slice::from_raw_parts(p, n) }",
    "that looks at the pointer first":
      "unsafe fn f(p$0: *const u8, n: usize) -> u8 { if p.is_null() { return 0; } std::slice::from_raw_parts(p, n)[0] }",
    "that is handed on as a value":
      "unsafe fn f(p$0: *const u8, n: usize) -> u8 { std::slice::from_raw_parts(p, n)[0] }\npub fn g() -> unsafe fn(*const u8, usize) -> u8 { f }",
    "of another length": "unsafe fn f(p$0: *const u8, n: usize) -> u8 { std::slice::from_raw_parts(p, n * 2)[0] }",
  };
  for (const [what, text] of Object.entries(silent)) {
    test(`is not offered for the pair ${what}`, () => expect(rewrites(text)[SLICE]).toBeUndefined());
  }
});
