/** The facts that hovers state, held against the compilers of this machine: widths, object symbols, C prototypes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { effectiveAbi, findAbi } from "../server/src/target/abi.ts";
import { cInteger, cTypes, findCType, primitiveBytes, primitiveSpellings } from "../server/src/target/c-types.ts";
import { objectSymbol } from "../server/src/target/symbol-name.ts";
import type { Target } from "../server/src/target/target.ts";
import { targetByTriple } from "../server/src/target/targets.ts";

const rustc = spawnSync("rustc", ["-vV"], { encoding: "utf8" }).stdout ?? "";
const hasRustc = rustc.includes("release: 1.95.");
const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
const host = /^host: (.*)$/m.exec(rustc)?.[1] ?? "";
if (!hasRustc) console.log("hover-compilers: no rustc 1.95, its tests are skipped");
if (!hasGcc) console.log("hover-compilers: no gcc, its tests are skipped");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hover-compilers-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function targetOf(triple: string): Target {
  const target = targetByTriple(triple);
  if (target === undefined) throw new Error(`unknown target ${triple}`);
  return target;
}

/** Runs a compiler on a text; gives its messages, empty when it is content. */
function compile(command: string, args: readonly string[], file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  const run = spawnSync(command, [...args, path], {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
  });
  return run.status === 0 ? "" : run.stderr || `status ${run.status}`;
}

describe.runIf(hasRustc && host !== "")("rustc", () => {
  test("every C type of core::ffi has the width and sign the table gives it on the host", () => {
    const checks = cTypes
      .filter(({ from, kind }) => from === "both" && kind !== "void")
      .map((entry) => {
        const integer = cInteger(entry, targetOf(host));
        const type = integer === undefined ? `f${entry.width}` : `${integer.signed ? "i" : "u"}${integer.bits}`;
        return `const _: fn(core::ffi::${entry.name}) -> ${type} = |x| x;`;
      });
    expect(checks.length).toBeGreaterThan(10);
    expect(
      compile(
        "rustc",
        ["--crate-type=lib", "--emit=metadata", "-o", join(folder, "widths.out")],
        "widths.rs",
        checks.join("\n"),
      ),
    ).toBe("");
  });

  test("the bytes of the scalar types are right on the host", () => {
    const checks = [...primitiveSpellings.keys()].map(
      (name) => `const _: () = assert!(size_of::<${name}>() == ${primitiveBytes(name, targetOf(host))});`,
    );
    const text = `#![feature(f16, f128)]\n${checks.join("\n")}`;
    expect(
      compile("rustc", ["--crate-type=lib", "--emit=metadata", "-o", join(folder, "bytes.out")], "bytes.rs", text),
    ).toBe("");
  });

  /** Enough of a crate to make assembly on a target without `core`. */
  const crateHead = `#![feature(no_core, lang_items, abi_vectorcall)]
#![no_core]
#[lang = "pointee_sized"] pub trait PointeeSized {}
#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}
#[lang = "sized"] pub trait Sized: MetaSized {}
#[lang = "sync"] pub trait Sync {}
impl Sync for i32 {}
#[lang = "drop_in_place"] fn drop_in_place<T>(_: *mut T) {}
#[no_mangle] pub static STATIC: i32 = 1;
#[export_name = "\\x01plain"] pub extern "C" fn plain() {}
`;

  test.each([
    "x86_64-unknown-linux-gnu",
    "i686-unknown-linux-gnu",
    "i686-pc-windows-msvc",
    "i686-pc-windows-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "i686-apple-darwin",
    "x86_64-pc-cygwin",
    "wasm32-unknown-unknown",
  ])("object symbols on %s", (triple) => {
    const target = targetOf(triple);
    const expected = new Set([
      objectSymbol({ name: "STATIC", family: undefined, argumentBytes: undefined }, target),
      objectSymbol({ name: "\x01plain", family: "C", argumentBytes: 0 }, target),
    ]);
    const word = target.pointerWidth / 8;
    const up = (bytes: number) => Math.ceil(bytes / word) * word;
    const functions = [
      "C",
      "system",
      "efiapi",
      "cdecl",
      "stdcall",
      "fastcall",
      "thiscall",
      "vectorcall",
      "system-unwind",
    ].flatMap((name) => {
      const abi = findAbi(name);
      const family = abi === undefined ? undefined : effectiveAbi(abi, target, false);
      if (abi === undefined || family === undefined) return [];
      const symbol = `f_${name.replace("-", "_")}`;
      expected.add(objectSymbol({ name: symbol, family, argumentBytes: up(4) + up(8) + up(1) }, target));
      return [`#[no_mangle] pub extern "${name}" fn ${symbol}(a: i32, b: f64, c: u8) {}`];
    });
    const out = join(folder, `${triple}.s`);
    const args = [
      "--crate-type=lib",
      "--emit=asm",
      "-Awarnings",
      "-Cpanic=abort",
      "-Ccodegen-units=1",
      "--target",
      triple,
      "-o",
      out,
    ];
    expect(compile("rustc", args, `${triple}.rs`, crateHead + functions.join("\n"))).toBe("");
    const written = new Set(
      [...readFileSync(out, "utf8").matchAll(/^\s*\.globl\s+"?([^\s"]+)/gm)]
        .map(([, symbol]) => symbol as string)
        .filter((symbol) => /f_|STATIC$|plain/.test(symbol) && !symbol.startsWith("__imp")),
    );
    expect([...written].sort()).toEqual([...expected].sort());
  });
});

describe.runIf(hasGcc)("gcc", () => {
  test("reads every C prototype of the pages", () => {
    const pages = join(import.meta.dirname, "hover");
    const prototypes = new Set<string>();
    const opaque = new Set<string>();
    for (const name of readdirSync(pages)) {
      const page = readFileSync(join(pages, name), "utf8");
      for (const [, text] of page.matchAll(/^\/\/= ```c\n\/\/= (.*)\n\/\/= ```$/gm)) prototypes.add(text as string);
      for (const [, names] of page.matchAll(/^\/\/= - \*\*Not checked:\*\* (.*)$/gm)) {
        for (const [, type] of (names as string).matchAll(/`(\w+)`/g)) opaque.add(type as string);
      }
    }
    expect(prototypes.size).toBeGreaterThan(15);
    const head = ["stdint", "stdbool", "stddef", "uchar", "stdarg"].map((name) => `#include <${name}.h>`);
    head.push("#define __stdcall", ...[...opaque].map((name) => `typedef struct { int x; } ${name};`));
    // Each in a file of its own: two cases may declare one name differently.
    const files = [...prototypes].map((text, n) => {
      const path = join(folder, `prototype-${n}.c`);
      writeFileSync(path, [...head, text].join("\n"));
      return path;
    });
    const args = ["-std=c17", "-fsyntax-only", "-Wno-builtin-declaration-mismatch", ...files];
    const run = spawnSync("gcc", args, { encoding: "utf8", timeout: 60_000 });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
  });

  test("gives the C types the widths and signs of the table, on this machine", () => {
    const machine = spawnSync("gcc", ["-dumpmachine"], { encoding: "utf8" }).stdout.trim();
    const target = targetByTriple(machine.replace(/^(\w+)-linux-gnu$/, "$1-unknown-linux-gnu"));
    if (target === undefined) return;
    const spelled = cTypes.flatMap((entry) => {
      const integer = cInteger(entry, target);
      return integer === undefined
        ? []
        : [
            `_Static_assert(sizeof(${entry.spelling}) * 8 == ${integer.bits}, "${entry.name}"); _Static_assert(((${entry.spelling})-1 < 0) == ${integer.signed ? 1 : 0}, "${entry.name} sign");`,
          ];
    });
    expect(spelled).toHaveLength(cTypes.filter(({ kind }) => kind === "integer").length);
    expect(findCType("c_long")?.spelling).toBe("long");
    const head = "#include <stdint.h>\n#include <stddef.h>\n#include <sys/types.h>\n";
    expect(compile("gcc", ["-std=gnu17", "-fsyntax-only"], "widths.c", head + spelled.join("\n"))).toBe("");
  });
});
