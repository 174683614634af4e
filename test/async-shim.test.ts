/**
 * The shims of `async-extern-fn` under the real compilers: every fixed text of its page becomes a library in each edition
 * that can read it, and two libraries are called from C.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBody } from "../server/src/rules/shim/body-facts.ts";
import { heldAcrossAwait } from "../server/src/rules/shim/held.ts";
import type { PageOptions } from "./support/environment.ts";
import { analyse, applyFix, parsePage } from "./support/pages.ts";

const here = import.meta.dirname;
const has = (tool: string) => spawnSync(tool, ["--version"]).status === 0;
const rustc = has("rustc");
const gcc = has("gcc");
if (!rustc) console.log("async-shim: skipped, no rustc is installed");
else if (!gcc) console.log("async-shim: calls from C are skipped, no gcc is installed");

const folder = mkdtempSync(join(tmpdir(), "ferrule-shim-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a tool; gives what it wrote to stderr when it fails, "" when it does not. */
function run(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(tool, args, { timeout: 60_000, maxBuffer: 1 << 26 }, (error, _, stderr) =>
      resolve(error === null ? "" : stderr || `${tool}: ${error.message}`),
    );
  });
}

const STUBS = ["pollster", "futures", "smol", "async_std", "tokio"];

describe.skipIf(!rustc)("every fixed text compiles", () => {
  beforeAll(async () => {
    for (const name of STUBS) {
      const source = join(here, "support/stubs", `${name}.rs`);
      const args = [
        "--edition",
        "2021",
        "--crate-type",
        "rlib",
        "--crate-name",
        name,
        "-L",
        folder,
        "--out-dir",
        folder,
      ];
      const extern = name === "pollster" ? [] : ["--extern", "pollster"];
      expect(await run("rustc", [...args, ...extern, source])).toBe("");
    }
  });

  const page = readFileSync(join(here, "rules/async-extern-fn.rs"), "utf8");
  let count = 0;
  for (const one of parsePage(page)) {
    for (const { title } of one.fixes) {
      for (const edition of one.options.edition === undefined ? ["2018", "2021", "2024"] : [one.options.edition]) {
        test.concurrent(`${one.title}: ${title}, edition ${edition}`, async () => {
          const text =
            edition === "2024" ? one.text.replace(/#\[(no_mangle|export_name = "\w+")\]/g, "#[unsafe($1)]") : one.text;
          const fixed = applyFix(analyse(text, { ...one.options, edition }), text, title);
          const file = join(folder, `case_${count++}.rs`);
          writeFileSync(file, fixed);
          // What a fix writes must be free of warnings too; what the pages' own code is warned for is allowed here.
          const allowed = ["dead_code", "improper_ctypes_definitions", "unsafe_op_in_unsafe_fn", "unused_variables"];
          const args = ["--edition", edition, "--crate-type", "cdylib", "--emit=metadata", "-D", "warnings"];
          const externs = STUBS.flatMap((name) => ["--extern", name]);
          const lints = [...allowed, "async_fn_in_trait"].flatMap((lint) => ["-A", lint]);
          expect(await run("rustc", [...args, ...lints, "-L", folder, ...externs, "-o", `${file}.rmeta`, file])).toBe(
            "",
          );
        });
      }
    }
  }
});

test("line ends, indents and characters beyond the basic plane are kept", () => {
  const text = [
    'pub const CRAB: &str = "🦀 tick()";',
    "mod api {",
    "\t/* 🦀 */ #[no_mangle]",
    '\tpub async extern "C" fn tick() {',
    "\t\t// 🦀 tick()",
    "\t}",
    "\tpub async fn all() {",
    '\t\tlet _c = "🦀"; tick().await',
    "\t}",
    "}",
    "",
  ].join("\r\n");
  const title = 'Wrap `tick` in a synchronous `extern "C"` shim (std only)';
  const lines = applyFix(analyse(text), text, title).split("\n");
  expect(lines.slice(0, -1).every((line) => line.endsWith("\r") && !line.includes("    \t"))).toBe(true);
  const written = lines.map((line) => line.trimEnd());
  expect(written.slice(0, 5)).toEqual([
    'pub const CRAB: &str = "🦀 tick()";',
    "mod api {",
    "\t/* 🦀 */ #[no_mangle]",
    '\tpub extern "C" fn tick() {',
    "\t\tlet future = tick_async();",
  ]);
  expect(written).toContain("\t\t// 🦀 tick()");
  expect(written).toContain('\t\tlet _c = "🦀"; tick_async().await');
});

/** Applies the fixes whose titles these are, one after the other. */
function fixed(text: string, options: PageOptions, titles: readonly string[]): string {
  return titles.reduce((now, title) => applyFix(analyse(now, options), now, title), text);
}

describe.skipIf(!rustc || !gcc)("called from C", () => {
  const source = readFileSync(join(here, "async-shim/ticker.rs"), "utf8");
  const build = async (name: string, rust: string, c: string) => {
    const library = join(folder, `lib${name}.so`);
    writeFileSync(join(folder, `${name}.rs`), rust);
    const args = ["--edition", "2021", "--crate-type", "cdylib", "-o", library, join(folder, `${name}.rs`)];
    expect(await run("rustc", args)).toBe("");
    const program = join(folder, name);
    const link = ["-L", folder, `-l${name}`, `-Wl,-rpath,${folder}`, "-pthread"];
    expect(await run("gcc", ["-Wall", "-Werror", "-o", program, join(here, "async-shim", c), ...link])).toBe("");
    return spawnSync(program, { timeout: 30_000 });
  };

  test("start, poll, free", async () => {
    const rust = fixed(source, {}, [
      "Wrap `add_later` in a poll handle: `add_later_start`, `add_later_poll`, `add_later_free`",
      "Wrap `tick` in a poll handle: `tick_start`, `tick_poll`, `tick_free`",
    ]);
    expect((await build("polls", rust, "polls.c")).status).toBe(0);
  });

  test("wait on the thread that called", async () => {
    const rust = fixed(source, {}, [
      'Wrap `add_later` in a synchronous `extern "C"` shim (std only)',
      'Wrap `tick` in a synchronous `extern "C"` shim (std only)',
    ]);
    expect(rust.match(/fn ffi_block_on</g)).toHaveLength(1);
    expect((await build("waits", rust, "waits.c")).status).toBe(0);
  });
});

describe("pointers held across an await", () => {
  const held = (body: string) => {
    // Not at the start of the text, as in a file.
    const source = `fn f() ${body}`;
    const facts = readBody(source, { start: 7, end: source.length });
    if (facts === undefined) throw new Error("the body cannot be read");
    return heldAcrossAwait(["p", "q"], facts, source);
  };

  test.each([
    ["{ *p; a().await; }", []],
    ["{ a().await; *p }", ["p"]],
    ["{ a(p).await }", ["p"]],
    ["{ a(*p).await; q }", ["p", "q"]],
    ["{ *p + *q }", []],
    ["{ let s = &*p; a().await; s.len() }", ["p"]],
    ["{ let s = &*p; let t = s.name(); a().await; t.len() }", ["p"]],
    ["{ let n = *p; a().await; n }", []],
    ["{ let n = unsafe { *p }; a().await; n }", []],
    ["{ let p = from_raw(p).to_vec(); a().await; p.len() }", []],
    ["{ { let p = 1; } a().await; p }", ["p"]],
    ["{ loop { q.next(); a().await; } }", ["q"]],
    ["{ if let Some(s) = p.as_ref() { a().await; s.x } }", ["p"]],
    ["{ match p.as_ref() { Some(s) => s.run().await, None => {} } }", ["p"]],
    ["{ for x in slice(p) { a(x).await; } }", ["p"]],
    ["{ tokio::select! { _ = a(p) => 1, _ = b() => 2 } }", ["p"]],
    ["{ join!(a(), b()); q }", ["q"]],
    ["{ x.p.run().await; x.q() }", []],
    ['{ // p.await\n "p.await"; a().await; }', []],
    ["{ spawn(async move { a(q).await }); }", ["q"]],
    ["{ for await x in stream(p) { q; } }", ["p", "q"]],
    ["{ let r#q = a(q); b().await; r#q }", ["q"]],
    // Names end where the compiler ends them.
    ["{ a().await; if let Some(p) = b() { p.x } }", []],
    ["{ a().await; if let Some(p) = b() { 1 } else { p.x } }", ["p"]],
    ["{ a().await; let Some(p) = b() else { return p }; }", ["p"]],
    ["{ a().await; match b() { Some(p) => p, None => 0 } }", []],
    ["{ a().await; match b() { Some(p) => 1, None => p } }", ["p"]],
    ["{ match *p { Some(s) => 1, None => { a().await; None } } }", []],
    ["{ a().await; for p in b() { p.x } }", []],
    ["{ a().await; b().map(|p| p.x) }", []],
    ["{ a().await; b().map(|x| p.y(x)) }", ["p"]],
    // No variables: fields, methods, longer paths, labels, items with their own parameters.
    ["{ a().await; x.p; x.q(); p::q(); S { p: 1 }; 'p: loop { break 'p } }", []],
    ["{ a().await; fn f(p: u8) -> u8 { p } struct q; }", []],
    ["{ fn f() { spawn(async { a().await }) } p }", []],
    ["{ a().await; S { p } }", ["p"]],
    // The input of macros, read as expressions or token by token.
    ['{ a().await; println!("{p}, {{q}}"); }', ["p"]],
    ['{ a().await; log::warn!(target: "x", "{:>q$} {p:?}", 1); }', ["p", "q"]],
    ['{ println!("{} {}", p, b().await); }', ["p"]],
    ["{ a().await; assert!(x.p); quote! { #p::x } }", ["p"]],
    ["{ a().await; unknown!(x => x.p, y = q) }", ["q"]],
    ["{ unknown!(b() . await, p); }", ["p"]],
    ['{ a(vec!["x.await"]); p; }', []],
    ["{ a().await; macro_rules! m { () => { p } } m!() }", ["p"]],
    ["{ a().await; let m!(p) = b(); }", ["p"]],
  ])("%s", (body, names) => expect(held(body)).toEqual(names));

  test("where the body cannot be read every pointer is named", () => {
    const fixed = (body: string) => {
      const text = `#[no_mangle]\npub async unsafe extern "C" fn f(p: *const u8, n: u8, q: &u8) -> u8 ${body}\n`;
      return applyFix(analyse(text), text, 'Wrap `f` in a synchronous `extern "C"` shim (std only)');
    };
    expect(fixed("{\n    *p + n + *q +\n}")).toContain("FIXME(ferrule): `p`, `q` are used across `.await`");
    expect(fixed("{\n    *p + n + *q\n}")).not.toContain("FIXME");
  });
});
