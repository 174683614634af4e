/** Which files are checked, and what is said about those that cannot be. */
import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  buildCommand,
  CLEAN,
  type Folder,
  makeFolder,
  parseReport,
  run,
  runIntoClosedPipe,
  WRONG_ABI,
} from "./command.ts";

let bundle = "";
const folders: Folder[] = [];
beforeAll(async () => {
  bundle = await buildCommand("files");
});
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = makeFolder(files);
  folders.push(made);
  return made;
}

/** The files in which something was found; every file of these tests has one finding. */
function checked(cwd: string, ...args: string[]): string[] {
  const { out } = run(bundle, ["check", "--format", "json", ...args], { cwd });
  const { findings, summary } = parseReport(out);
  expect(summary.files).toBe(findings.length);
  return findings.map(({ path }) => path);
}

describe("the files of a folder", () => {
  test("all *.rs files in order, and a file of any name that is asked for", () => {
    const { path } = folder({ "z.rs": WRONG_ABI, "b/m.rs": WRONG_ABI, "a.rs": WRONG_ABI, "note.txt": WRONG_ABI });
    expect(checked(path)).toEqual(["a.rs", "b/m.rs", "z.rs"]);
    expect(checked(path, "note.txt")).toEqual(["note.txt"]);
    expect(checked(path, "b", "./b/m.rs", "z.rs")).toEqual(["b/m.rs", "z.rs"]);
    expect(checked(join(path, "b"), "..")).toEqual(["../a.rs", "../b/m.rs", "../z.rs"]);
  });

  test("hidden ones and build output are left out, modules named target are not", () => {
    const { path } = folder({
      "src/lib.rs": WRONG_ABI,
      ".hidden/a.rs": WRONG_ABI,
      "src/.#lock.rs": WRONG_ABI,
      "target/debug/build.rs": WRONG_ABI,
      "cache/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55",
      "cache/a.rs": WRONG_ABI,
      "src/target/mod.rs": WRONG_ABI,
      "lib/target.rs": WRONG_ABI,
      "lib/target/x.rs": WRONG_ABI,
    });
    expect(checked(path)).toEqual(["lib/target/x.rs", "lib/target.rs", "src/lib.rs", "src/target/mod.rs"]);
    expect(checked(path, ".hidden", "target/debug/build.rs")).toEqual([".hidden/a.rs", "target/debug/build.rs"]);
  });

  test("what .gitignore excludes is left out, from the repository's root down, nearer files deciding", () => {
    const { path } = folder({
      ".gitignore": "generated/\n*.gen.rs\n/top.rs\n",
      "top.rs": WRONG_ABI,
      "in/top.rs": WRONG_ABI,
      "in/a.gen.rs": WRONG_ABI,
      "in/generated/a.rs": WRONG_ABI,
      "in/.gitignore": "local.rs\n!kept.gen.rs\n",
      "in/kept.gen.rs": WRONG_ABI,
      "in/local.rs": WRONG_ABI,
      "in/deep/local.rs": WRONG_ABI,
      "local.rs": WRONG_ABI,
      "excluded.rs": WRONG_ABI,
    });
    execFileSync("git", ["init", "-q"], { cwd: path });
    folders[0]?.write(".git/info/exclude", "excluded.rs\n");
    expect(checked(path)).toEqual(["in/kept.gen.rs", "in/top.rs", "local.rs"]);
    expect(checked(path, "in")).toEqual(["in/kept.gen.rs", "in/top.rs"]);
    expect(checked(join(path, "in"))).toEqual(["kept.gen.rs", "top.rs"]);
    // What is asked for by name is checked.
    expect(checked(path, "top.rs", "in/generated")).toEqual(["top.rs", "in/generated/a.rs"]);
  });

  test("links to folders are not followed, a linked file is checked once, a broken link is nothing", () => {
    const { path } = folder({ "a/x.rs": WRONG_ABI });
    symlinkSync(path, join(path, "a/loop"));
    symlinkSync("x.rs", join(path, "a/y.rs"));
    symlinkSync("nowhere", join(path, "a/z.rs"));
    expect(checked(path)).toEqual(["a/x.rs"]);
    expect(checked(path, "a/loop")).toEqual(["a/loop/a/x.rs"]);
  });

  test("an empty folder is no error", () => {
    const { path } = folder({ "readme.txt": "" });
    expect(run(bundle, ["check"], { cwd: path })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ferrule: no problems in 0 files/),
    });
  });
});

describe("files that cannot be checked", () => {
  test("one line each, and the rest is checked", () => {
    const made = folder({
      "binary.rs": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]),
      "good.rs": WRONG_ABI,
      "huge.rs": Buffer.alloc(64 * 1024 * 1024 + 1, " "),
      "latin1.rs": Buffer.from("// caf\xe9\n", "latin1"),
      "utf16.rs": Buffer.from(`\uFEFF${WRONG_ABI}`, "utf16le"),
      "secret.rs": WRONG_ABI,
    });
    chmodSync(join(made.path, "secret.rs"), 0);
    const { code, out, err } = run(bundle, ["check"], { cwd: made.path });
    expect(err.trimEnd().split("\n")).toEqual([
      "error: binary.rs is a binary file",
      "error: huge.rs is 64 MiB large; Ferrule reads files up to 64 MiB",
      "error: latin1.rs is not UTF-8",
      // Root may read everything.
      ...(process.getuid?.() === 0 ? [] : ["error: secret.rs cannot be opened: permission denied"]),
      "error: utf16.rs is UTF-16; Rust source files are UTF-8",
    ]);
    expect(out).toContain("--> good.rs:1:8");
    expect(code).toBe(2);
  });

  test("standard input that is no text", () => {
    const { code, err } = run(bundle, ["check", "--stdin-filename", "x.rs"], { input: new Uint8Array([0xc3, 0x28]) });
    expect(err).toBe("error: x.rs is not UTF-8\n");
    expect(code).toBe(2);
  });

  test("a manifest with a mistake is named, and read as far as it goes", () => {
    const { path } = folder({
      "Cargo.toml": '[package]\nname = "x"\nedition = "2024"\nversion = \n',
      "src/lib.rs": CLEAN,
    });
    const { code, err } = run(bundle, ["check"], { cwd: path });
    expect(err).toMatch(/^warning: Cargo\.toml cannot be read at line 4: .*\n$/);
    expect(code).toBe(0);
  });

  test("texts that end anywhere are checked", () => {
    const whole = 'extern "C" { fn f(a: &str, r#"x"#) -> i32; } /* open /* nested';
    const files = Object.fromEntries([...whole].map((_, i) => [`f${i}.rs`, whole.slice(0, i)]));
    const { path } = folder(files);
    const { code, err, out } = run(bundle, ["check", "--format", "json"], { cwd: path });
    expect(err).toBe("");
    expect([0, 1]).toContain(code);
    expect(parseReport(out).summary.files).toBe(whole.length);
  });
});

test("a reader that goes away is no error", async () => {
  const { path } = folder({ "a.rs": WRONG_ABI.repeat(20_000) });
  const { code, err } = await runIntoClosedPipe(bundle, ["check"], path);
  expect(err).toBe("");
  expect(code).toBe(0);
});
