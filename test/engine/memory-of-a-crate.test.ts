/**
 * Functions of two files that hand memory to each other, edited at random: findings that rest on the whole crate are those
 * that a new reading of both files gives.
 */
import { expect, test } from "vitest";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { noFiles } from "../../server/src/host/files.ts";
import { type EnvironmentOptions, Projects } from "../../server/src/host/project.ts";
import { World } from "../../server/src/model/world.ts";
import { Document } from "../../server/src/text/document.ts";
import { seeded } from "./random.ts";

const OPTIONS: EnvironmentOptions = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: { names: [], all: false, noDefault: false },
  flags: [],
  settings: {},
};

const PIECES = [
  '#[no_mangle]\npub extern "C" fn a_new() -> *mut A {\n    Box::into_raw(Box::new(A { x: 1 }))\n}\n',
  '#[no_mangle]\npub unsafe extern "C" fn a_free(p: *mut A) {\n    drop(Box::from_raw(p));\n}\n',
  '#[no_mangle]\npub extern "C" fn name() -> *mut c_char {\n    CString::new("n").unwrap().into_raw()\n}\n',
  '#[no_mangle]\npub unsafe extern "C" fn name_free(p: *mut c_char) {\n    drop(Box::from_raw(p));\n}\n',
  '#[no_mangle]\npub unsafe extern "C" fn shared_free(p: *mut B) {\n    drop(Arc::from_raw(p));\n}\n',
  "fn shared(b: B) -> *const B {\n    Arc::into_raw(Arc::new(b))\n}\n",
  "fn helper(x: Option<u32>) -> u32 {\n    x.unwrap()\n}\n",
  '#[no_mangle]\npub extern "C" fn calls(x: u32) -> u32 {\n    helper(Some(x)) + deep(x)\n}\n',
  "fn deep(x: u32) -> u32 {\n    helper(Some(x))\n}\n",
  "pub struct Held {\n    p: *mut B,\n}\n",
  "impl Held {\n    fn new(b: B) -> Self {\n        Held { p: Box::into_raw(Box::new(b)) }\n    }\n}\n",
  "impl Drop for Held {\n    fn drop(&mut self) {\n        unsafe { libc::free(self.p.cast()) }\n    }\n}\n",
  "impl Drop for Held {\n    fn drop(&mut self) {\n        unsafe { drop(Arc::from_raw(self.p)) }\n    }\n}\n",
  "fn give(v: Vec<u8>, n: *mut usize) -> *const u8 {\n    let p = v.as_ptr();\n    std::mem::forget(v);\n    p\n}\n",
  '#[no_mangle]\npub unsafe extern "C" fn take(p: *mut u8, n: usize) {\n    drop(Vec::from_raw_parts(p, n, n));\n}\n',
  'extern "C" {\n    fn lib_set_user_data(h: *mut c_void, p: *mut c_void);\n    fn lib_get_user_data(h: *mut c_void) -> *mut c_void;\n}\n',
  "unsafe fn set(h: *mut c_void) {\n    lib_set_user_data(h, Box::into_raw(Box::new(A { x: 1 })) as *mut c_void);\n}\n",
  "unsafe fn get<'a>(h: *mut c_void) -> &'a B {\n    &*(lib_get_user_data(h) as *const B)\n}\n",
  "mod inner {\n    use super::*;\n    pub fn of_b(b: B) -> *mut B {\n        Box::into_raw(Box::new(b))\n    }\n}\n",
  'mod away {\n    #![cfg(any())]\n    #[no_mangle]\n    pub extern "C" fn calls(x: u32) -> u32 {\n        x\n    }\n}\n',
  "macro_rules! lets_go {\n    ($e:expr) => {\n        Box::into_raw($e)\n    };\n}\n",
  "pub struct A {\n    x: u32,\n}\n",
  "pub struct B {\n    y: [u64; 2],\n}\n",
] as const;

/** What one key may make of another. */
const SWAPS = [
  ["Box", "Arc"],
  ["A", "B"],
  ["into_raw", "into_rax"],
  ["from_raw", "from_rax"],
  ["unwrap", "ok"],
  ["forget", "drop"],
  ["inner", "outer"],
  ["Held", "Hold"],
  ["*mut", "*const"],
  ["helper", "other"],
  ["any()", "all()"],
] as const;

const HEAD = "use std::ffi::{c_char, c_void, CString};\nuse std::sync::Arc;\n";
const ROUNDS = 60;

function projectOf(texts: ReadonlyMap<string, Document>): (path: string) => () => readonly unknown[] {
  const files = {
    ...noFiles,
    isFile: (path: string) => texts.has(path) || path === "/c/Cargo.toml",
    readText: (path: string) =>
      path === "/c/Cargo.toml" ? '[package]\nname = "c"\nedition = "2021"\n' : texts.get(path)?.text(),
  };
  const projects = new Projects(files, "x86_64-unknown-linux-gnu", (path, problem) => {
    throw new Error(`${path} ${problem}`);
  });
  const world = new World({ document: (at) => texts.get(at) });
  return (path) => {
    const crate = projects.crateOf(path, OPTIONS);
    const fail = (error: unknown) => {
      throw error;
    };
    const environment = projects.environmentOf(path, OPTIONS);
    const analysis = new Analysis(texts.get(path) as Document, environment, fail, { world, crate, path });
    return () => {
      for (;;) {
        world.refresh();
        for (const step of analysis.check()) void step;
        if (!world.linked.pending) break;
        for (const step of world.linked.load()) void step;
      }
      return analysis.diagnostics().map(({ rule, message, start, end }) => `${start}-${end} ${rule}: ${message}`);
    };
  };
}

for (let seed = 0; seed < 12; seed++) {
  test(`${ROUNDS} random edits, seed ${seed}`, () => {
    const next = seeded(seed);
    const paths = ["/c/src/lib.rs", "/c/src/more.rs"];
    const documents = new Map(
      paths.map((path, i) => {
        const own = PIECES.filter((_, n) => (n + seed) % 3 === i);
        return [path, new Document(`${i === 0 ? "mod more;\n" : "use super::*;\n"}${HEAD}${own.join("\n")}`)];
      }),
    );
    const kept = projectOf(documents);
    const askKept = paths.map(kept);
    let findings = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const document = documents.get(paths[next(2)] as string) as Document;
      const text = document.text();
      const kind = next(4);
      if (kind === 0) {
        const at = text.indexOf("\n}\n", next(text.length));
        const newText = `\n${PIECES[next(PIECES.length)]}`;
        if (at >= 0) document.edit({ start: at + 3, end: at + 3, newText });
      } else if (kind === 1) {
        const start = text.indexOf("\n}\n", next(text.length)) + 3;
        const end = text.indexOf("\n}\n", start) + 3;
        if (start >= 3 && end > start) document.edit({ start, end, newText: "" });
      } else {
        const [one, other] = SWAPS[next(SWAPS.length)] as (typeof SWAPS)[number];
        const [from, to] = next(2) === 0 ? [one, other] : [other, one];
        const start = text.indexOf(from, next(text.length));
        if (start >= 0) document.edit({ start, end: start + from.length, newText: to });
      }
      const fresh = projectOf(new Map([...documents].map(([path, one]) => [path, new Document(one.text())])));
      for (const [i, path] of paths.entries()) {
        // Not every file is looked at after every edit.
        if (next(3) === 0) continue;
        const expected = fresh(path)();
        findings += expected.length;
        expect(askKept[i]?.(), `${path} after edit ${round}`).toEqual(expected);
      }
    }
    expect(findings).toBeGreaterThan(0);
  });
}

test("a crate in which much is gathered answers in steps, and comes to the same end", () => {
  const many = Array.from({ length: 300 }, (_, i) => {
    return `pub struct T${i}(u8);\nfn new_${i}(x: T${i}) -> *mut T${i} {\n    Box::into_raw(Box::new(x))\n}\n`;
  });
  const last = '#[no_mangle]\npub unsafe extern "C" fn t_free(p: *mut T7) {\n    drop(Arc::from_raw(p));\n}\n';
  const documents = new Map([["/c/src/lib.rs", new Document(`${HEAD}${last}${many.join("")}`)]]);
  const document = documents.get("/c/src/lib.rs") as Document;
  const ask = projectOf(documents)("/c/src/lib.rs");
  const mismatched = () => ask().filter((line) => String(line).includes("mismatched-from-raw"));
  expect(mismatched()).toHaveLength(1);
  const at = document.text().indexOf("Box::into_raw(Box::new(x))", document.text().indexOf("fn new_7("));
  document.edit({ start: at, end: at + 3, newText: "Arc" });
  expect(mismatched()).toEqual([]);
  document.edit({ start: at, end: at + 3, newText: "Box" });
  expect(mismatched()).toHaveLength(1);
});
