/** The table of C prototypes against the headers of this machine, where there is a C compiler. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { anyPrototype, cScalar, findPrototype, prototypeNames, spellCType } from "../server/src/target/c-prototypes.ts";
import { targetByTriple } from "../server/src/target/targets.ts";

const prototypes = [...prototypeNames()].flatMap((name) => anyPrototype(name) ?? []);
const hasCompiler =
  spawnSync("gcc", ["--version"]).status === 0 && process.platform === "linux" && process.arch === "x64";

function compile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ferrule-prototypes-"));
  try {
    const file = join(folder, "check.c");
    writeFileSync(file, text);
    return spawnSync("gcc", ["-std=gnu17", "-fsyntax-only", "-w", file], { encoding: "utf8" }).stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("every line is read", () => {
  expect(prototypes.length).toBeGreaterThan(400);
  for (const { text, params, result } of prototypes) {
    const marks = text.split("?").length - 1;
    const unknown = [...params, result].filter(({ kind }) => kind === "unknown").length;
    expect(unknown, text).toBe(marks);
  }
});

describe.skipIf(!hasCompiler)("gcc agrees", () => {
  const headers = [...new Set(prototypes.map(({ header }) => header))].map((header) => `#include <${header}>`);
  const before = ["#define _GNU_SOURCE", ...headers].join("\n");

  test("every prototype is a declaration that its header's stands beside", () => {
    const lines = prototypes
      .filter(({ text }) => !/\?|\(\*\)/.test(text)) // The name in parentheses, since some are macros too.
      .map(({ text, name }) => `extern ${text.replace(`${name}(`, `(${name})(`)};`);
    expect(compile(`${before}\n${lines.join("\n")}\n`)).toBe("");
  });

  test("every arithmetic type is as wide as the table says", () => {
    const target = targetByTriple("x86_64-unknown-linux-gnu");
    if (target === undefined) throw new Error("no such target");
    const names = new Set(
      prototypes.flatMap(({ params, result }) =>
        [...params, result]
          .map((type) => (type.kind === "pointer" ? type.pointee : type))
          .flatMap((type) => (type.kind === "scalar" ? [type.name] : [])),
      ),
    );
    const lines = [...names].map(
      (name) => `_Static_assert(sizeof(${name}) * 8 == ${cScalar(name, target)?.bits}, "${name}");`,
    );
    expect(lines.length).toBeGreaterThan(20);
    expect(compile(`${before}\n${lines.join("\n")}\n`)).toBe("");
  });
});

test("POSIX is for systems that follow it", () => {
  const on = (triple: string, name: string) => {
    const target = targetByTriple(triple);
    return target === undefined ? undefined : findPrototype(name, target)?.text;
  };
  expect(on("x86_64-unknown-linux-gnu", "read")).toBe("ssize_t read(int, void *, size_t)");
  expect(on("x86_64-pc-windows-msvc", "read")).toBeUndefined();
  expect(on("x86_64-pc-windows-msvc", "calloc")).toBe("void *calloc(size_t, size_t)");
  expect(on("x86_64-unknown-linux-gnu", "frobnicate")).toBeUndefined();
  expect(spellCType(anyPrototype("strtol")?.params[1] ?? { kind: "void" })).toBe("char **");
});
