/** `ferrule check --threads`: the same bytes whatever the number, and threads that crash. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
let folder: Folder;

/** Two packages and a loose folder; findings, silence, and every way in which a file cannot be checked. */
function tree(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    "a/Cargo.toml": '[package]\nname = "a"\nedition = "2024"\nversion = \n',
    "b/Cargo.toml": '[package]\nname = "b"\n',
    "b/latin1.rs": Buffer.from("// caf\xe9\n", "latin1"),
    "loose/binary.rs": new Uint8Array([0, 1, 2]),
    "loose/bom.rs": `\uFEFF// grüße\n${WRONG_ABI}`,
  };
  for (let i = 0; i < 30; i++) {
    const lines = i % 3 === 0 ? WRONG_ABI.repeat(i / 3) : CLEAN.repeat(40 * i);
    files[`a/src/m${i}.rs`] = `${lines}extern {}\n`;
    files[`b/src/m${i}.rs`] = `// ${"é".repeat(i)}\n${lines}`;
    files[`loose/m${i}.rs`] = `extern "C" fn g(a: i32, a2: ...) {}\n${lines}`;
  }
  return files;
}

beforeAll(async () => {
  bundle = await buildCommand("threads");
  folder = makeFolder(tree());
});
afterAll(() => folder.remove());

const untimed = (text: string) =>
  text.replace(/\(\d+ ms\)/, "(0 ms)").replace(/"milliseconds":\d+/, '"milliseconds":0');

function check(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { out, ...rest } = run(bundle, ["check", ...args], { cwd: folder.path, env });
  return { ...rest, out: untimed(out) };
}

describe("what is reported", () => {
  test.each(["text", "json", "sarif", "github"])("is the same for any number of threads: %s", (format) => {
    const one = check(["--threads", "1", "--format", format]);
    expect(one.code).toBe(2);
    expect(one.out).toContain("a/src/m3.rs");
    expect(one.out).toContain("loose/bom.rs");
    expect(one.err.match(/^warning: a\/Cargo\.toml /gm)).toHaveLength(1);
    expect(one.err).toContain("error: b/latin1.rs is not UTF-8\n");
    for (const threads of ["2", "5"]) expect(check(["--threads", threads, "--format", format])).toEqual(one);
  });

  test("more threads than files, and no files", () => {
    expect(check(["--threads", "9", "a/src/m3.rs"])).toEqual(check(["--threads", "1", "a/src/m3.rs"]));
    expect(check(["--threads", "9", "--cfg", "x", "gone"])).toEqual(check(["--threads", "1", "--cfg", "x", "gone"]));
    expect(check(["--threads", "2", "gone"]).code).toBe(2);
  });

  test("settings of the run reach every thread", () => {
    const args = ["-A", "unknown-abi", "--edition", "2024", "--cfg", "x", "--target", "i686-pc-windows-msvc"];
    const one = check(["--threads", "1", "--format", "json", ...args]);
    expect(one.out).toContain("extern-blocks-must-be-unsafe");
    expect(one.out).not.toContain("unknown-abi");
    expect(check(["--threads", "3", "--format", "json", ...args])).toEqual(one);
  });
});

test.each(["0", "-1", "two", "1.5", "65", ""])("a number of threads that makes no sense: `%s`", (threads) => {
  expect(check([`--threads=${threads}`])).toMatchObject({ code: 2, out: "" });
});

describe("a thread that crashes", () => {
  /** Loaded into every thread before the program: `how` runs in other threads than the first. */
  function crashing(how: string): Record<string, string> {
    folder.write(
      "crash.cjs",
      `const { isMainThread } = require("node:worker_threads");
      const fs = require("node:fs");
      const { readFileSync } = fs;
      const { add, store } = Atomics;
      let calls = 0;
      if (!isMainThread) { ${how} }
      else Atomics.add = (shared, ...rest) => {
        // The first thread leaves the first batch to another one.
        const nap = new Int32Array(new SharedArrayBuffer(4));
        for (; calls < 2000 && Atomics.load(shared, 0) === 0; calls++) Atomics.wait(nap, 0, 0, 5);
        return add(shared, ...rest);
      };`,
    );
    return { NODE_OPTIONS: `--require ${join(folder.path, "crash.cjs")}` };
  }

  const CRASH = /^error: (\S+) made a thread of the check crash, which is a mistake in Ferrule: (.*)$/m;

  test("costs the file it was at, which is an error", () => {
    const whole = parseReport(check(["--threads", "1", "--format", "json"]).out);
    const how = "fs.readFileSync = (path, ...rest) => ++calls === 5 ? process.exit(3) : readFileSync(path, ...rest);";
    const { code, out, err } = check(["--threads", "2", "--format", "json"], crashing(how));
    const [, lost, why] = CRASH.exec(err) ?? [];
    expect(lost).toMatch(/^a\/src\//);
    expect(why).toBe("it ended before its work was done");
    expect(code).toBe(2);
    expect(parseReport(out).findings).toEqual(whole.findings.filter(({ path }) => path !== lost));
  });

  test("fails the run even where it costs no file", () => {
    const whole = parseReport(check(["--threads", "1", "--format", "json"]).out);
    const how =
      'Atomics.store = (...all) => { if (++calls === 5) throw new Error("out of the blue"); return store(...all); };';
    const { code, out, err } = check(["--threads", "2", "--format", "json"], crashing(how));
    expect(CRASH.exec(err)?.[2]).toBe("Error: out of the blue");
    expect(code).toBe(2);
    expect(parseReport(out).findings).toEqual(whole.findings);
  });
});

test("a reader that goes away is no error", async () => {
  const { code, err } = await runIntoClosedPipe(bundle, ["check", "--threads", "2", "loose", "b/src"], folder.path);
  expect(err.replace("error: loose/binary.rs is a binary file\n", "")).toBe("");
  expect(code === 0 || code === 2).toBe(true);
});
