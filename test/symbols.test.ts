/** The symbols of the FFI surface, drawn as an outline. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Analysis } from "../server/src/analysis/analysis.ts";
import { Surface, type SurfaceSymbol, symbolsOf } from "../server/src/analysis/symbols.ts";
import { Document } from "../server/src/text/document.ts";
import { environmentOf } from "./support/environment.ts";
import { analyse } from "./support/pages.ts";

function symbols(text: string): readonly SurfaceSymbol[] {
  const { document, analysis } = analyse(text);
  return symbolsOf(document, analysis);
}

function outline(text: string): string {
  const draw = (list: readonly SurfaceSymbol[], depth: number): string[] =>
    list.flatMap(({ kind, name, detail, children }) => [
      `${"  ".repeat(depth)}${kind} ${name}${detail === "" ? "" : ` | ${detail}`}`,
      ...draw(children, depth + 1),
    ]);
  return draw(symbols(text), 0).join("\n");
}

describe("symbols", () => {
  test("items in the input of macros", () => {
    const text = `cfg_if! {
    if #[cfg(windows)] { pub extern "system" fn wake() {} } else { extern "C" { fn pause() -> i32; } }
}
extern_libpython! { pub fn Py_IsInitialized() -> c_int; }
windows_targets::link!("kernel32.dll" "system" fn Beep(a: u32) -> i32);
`;
    expect(outline(text)).toBe(`callback wake | extern "system" ()
extern-block extern "C"
  import pause | () -> i32
extern-block extern "C"
  import Py_IsInitialized | () -> c_int
extern-block extern "system" | kernel32.dll
  import Beep | (a: u32) -> i32`);
  });

  test("a block and its items", () => {
    const text = `#[link(name = "z", kind = "static")]
unsafe extern "C" {
    pub safe fn version() -> i32;
    #[link_name = "inflate64"]
    fn inflate(
        stream: *mut Stream, // the stream
        flush: c_int,
    ) -> c_int;
    fn log(format: *const c_char, ...);
    static mut TRACE: bool;
    type Stream;
}
`;
    expect(outline(text)).toBe(
      `extern-block unsafe extern "C" | z (static)
  import version | () -> i32
  import inflate | (stream: *mut Stream, flush: c_int) -> c_int = "inflate64"
  import log | (format: *const c_char, ...)
  static-import TRACE | bool
  type-import Stream | type`,
    );
  });

  test("exports, callbacks and callback types, but nothing that stays in Rust", () => {
    const text = `use std::ffi::c_int;
#[unsafe(no_mangle)] pub extern "C" fn kv_open(flags: c_int) -> c_int { 0 }
#[export_name = "kv_close"] extern "system" fn close() {}
#[no_mangle] pub fn rusty() {}
#[no_mangle] pub static KV_VERSION: u32 = 1;
extern "C" fn on_event(code: c_int) {}
#[no_mangle] pub async extern "C" fn wait() {}
#[no_mangle] extern "C" fn generic<T>(x: T) {}
pub type OnEvent = Option<unsafe extern "C" fn(c_int)>;
pub type Plain = fn(i32);
pub fn plain() {}
static PLAIN: i32 = 1;
struct S;
`;
    expect(outline(text)).toBe(
      `export kv_open | extern "C" (flags: c_int) -> c_int
export close | extern "system" () as "kv_close"
export rusty | ()
export-static KV_VERSION | u32
callback on_event | extern "C" (code: c_int)
export wait | async extern "C" ()
callback generic | extern "C" (x: T)
callback-type OnEvent | Option<unsafe extern "C" fn(c_int)>`,
    );
  });

  test("containers appear only when they hold something", () => {
    const text = `mod empty { fn f() {} }
pub mod ffi {
    extern "C" {}
    mod deep { extern "C" fn cb() {} }
}
impl Store {
    #[no_mangle] pub extern "C" fn store_new() -> *mut Store { todo!() }
    fn other(&self) {}
}
fn body() { extern "C" { fn abort() -> !; } }
`;
    expect(outline(text)).toBe(
      `container pub mod ffi
  extern-block extern "C"
  container mod deep
    callback cb | extern "C" ()
container impl Store
  export store_new | extern "C" () -> *mut Store
extern-block extern "C"
  import abort | () -> !`,
    );
  });

  test("an unfinished block keeps its items", () => {
    expect(outline('extern "C" {\n    fn a();\n    fn b(\n')).toBe(
      'extern-block extern "C"\n  import a | ()\n  import b | (',
    );
  });

  test.each(["bindings.rs", "exports.rs", "callbacks.rs", "platform.rs", "draft.rs"])(
    "%s of the sample crate: ranges nest, names are selected, order is that of the file",
    (file) => {
      const text = readFileSync(join(import.meta.dirname, "../examples/sample-crate/src", file), "utf8");
      const found = symbols(text);
      expect(found.length).toBeGreaterThan(0);
      const check = (list: readonly SurfaceSymbol[], start: number, end: number) => {
        let last = start;
        for (const symbol of list) {
          expect(symbol.start).toBeGreaterThanOrEqual(last);
          expect(symbol.end).toBeLessThanOrEqual(end);
          expect(symbol.selectionStart).toBeGreaterThanOrEqual(symbol.start);
          expect(symbol.selectionEnd).toBeLessThanOrEqual(symbol.end);
          expect(symbol.selectionEnd).toBeGreaterThan(symbol.selectionStart);
          if (symbol.kind !== "extern-block" && symbol.kind !== "container") {
            expect(text.slice(symbol.selectionStart, symbol.selectionEnd).replace(/^r#/, "")).toBe(symbol.name);
          }
          check(symbol.children, symbol.start, symbol.end);
          last = symbol.end;
        }
      };
      check(found, 0, text.length);
    },
  );

  test("a surface that lives through edits is the surface from scratch", () => {
    const block = (n: number) =>
      `mod m${n} {\n    extern "C" {\n${`        fn f${n}();\n`.repeat(20)}    }\n    fn rust() {}\n}\n`;
    const document = new Document(Array.from({ length: 30 }, (_, n) => block(n)).join(""));
    const analysis = new Analysis(document, environmentOf(), (error) => {
      throw error;
    });
    const surface = new Surface(document, analysis);
    let steps = 0;
    for (const step of surface.read()) {
      void step;
      steps++;
    }
    expect(steps).toBe(document.chunkCount);
    expect(steps).toBeGreaterThan(4);
    let seed = 7;
    const random = (limit: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % limit;
    };
    const texts = ["", "}", "{", "fn g();\n", 'extern "C" {', "\n\n", "mod x {", "#[no_mangle] pub extern fn e() {}\n"];
    for (let n = 0; n < 60; n++) {
      const start = random(document.length + 1);
      document.edit({ start, end: start + random(30), newText: texts[random(texts.length)] as string });
      const fresh = new Document(document.text());
      const scratch = symbolsOf(fresh, new Analysis(fresh, analysis.env, () => {}));
      expect(JSON.stringify(surface.symbols())).toBe(JSON.stringify(scratch));
    }
    const [first] = surface.read();
    expect(first).toBeUndefined();
  });

  test("a new environment decides `cfg_attr` anew", () => {
    const { document, analysis } = analyse('#[cfg_attr(feature = "c", no_mangle)] pub extern "C" fn f() {}\n');
    const surface = new Surface(document, analysis);
    expect(surface.symbols().map(({ kind }) => kind)).toEqual(["callback"]);
    analysis.env = { ...analysis.env, cfg: new Map([["feature", new Set(["c"])]]) };
    expect(surface.symbols().map(({ kind }) => kind)).toEqual(["export"]);
  });
});
