/** `ferrule check --fix`: what is written, and what is left alone. */
import { readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildCommand, type Folder, makeFolder, parseReport, run, WRONG_ABI } from "./command.ts";

let bundle = "";
const folders: Folder[] = [];
beforeAll(async () => {
  bundle = await buildCommand("fix");
});
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = makeFolder(files);
  folders.push(made);
  return made;
}

const FIXED_ABI = WRONG_ABI.replace('"c"', '"C"');
/** The body is not empty, so removing it needs a look. */
const UNSAFE_ONLY = 'extern "C" {\n    fn f() { todo!() }\n}\n';

describe("--fix", () => {
  test("makes the safe repairs, says so, and reports what is left", () => {
    const made = folder({ "a.rs": WRONG_ABI + UNSAFE_ONLY, "b.rs": FIXED_ABI });
    const before = statSync(join(made.path, "b.rs"));
    const { code, out, err } = run(bundle, ["check", "--fix"], { cwd: made.path });
    expect(made.read("a.rs")).toBe(FIXED_ABI + UNSAFE_ONLY);
    expect(err).toBe("fixed: a.rs (1 finding)\n");
    expect(out).toContain("error[foreign-fn-body]");
    expect(out).toMatch(/^ferrule: 1 error in 2 files \(\d+ ms\); 1 fixed$/m);
    expect(code).toBe(1);
    const after = statSync(join(made.path, "b.rs"));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(readdirSync(made.path).sort()).toEqual(["a.rs", "b.rs"]);
  });

  test("makes the others with --unsafe-fixes only", () => {
    const made = folder({ "a.rs": UNSAFE_ONLY });
    run(bundle, ["check", "--fix"], { cwd: made.path });
    expect(made.read("a.rs")).toBe(UNSAFE_ONLY);
    const { code } = run(bundle, ["check", "--fix", "--unsafe-fixes"], { cwd: made.path });
    expect(made.read("a.rs")).toBe('extern "C" {\n    fn f();\n}\n');
    expect(code).toBe(0);
  });

  test("keeps the byte order mark, the line ends and the permissions", () => {
    const text = `\uFEFF// ü\r\n${WRONG_ABI.trimEnd()}\r\n`;
    const made = folder({});
    made.write("a.rs", text, 0o640);
    run(bundle, ["check", "--fix"], { cwd: made.path });
    expect(made.read("a.rs")).toBe(text.replace('"c"', '"C"'));
    expect(statSync(join(made.path, "a.rs")).mode & 0o777).toBe(0o640);
  });

  test("writes through a link and keeps it", () => {
    const made = folder({ "real/a.rs": WRONG_ABI });
    symlinkSync("real/a.rs", join(made.path, "link.rs"));
    run(bundle, ["check", "--fix", "link.rs"], { cwd: made.path });
    expect(made.read("real/a.rs")).toBe(FIXED_ABI);
    expect(
      readdirSync(made.path, { withFileTypes: true })
        .find(({ name }) => name === "link.rs")
        ?.isSymbolicLink(),
    ).toBe(true);
  });

  test("leaves alone what a comment or a level silences", () => {
    const silenced = 'extern "c" fn f() {} // ferrule: allow(unknown-abi) reason\n';
    const made = folder({ "a.rs": silenced, "b.rs": WRONG_ABI });
    run(bundle, ["check", "--fix", "-A", "unknown-abi"], { cwd: made.path });
    expect(made.read("a.rs")).toBe(silenced);
    expect(made.read("b.rs")).toBe(WRONG_ABI);
    run(bundle, ["check", "--fix", "a.rs"], { cwd: made.path });
    expect(made.read("a.rs")).toBe(silenced);
  });

  test("in JSON the report stays alone on standard output", () => {
    const made = folder({ "a.rs": WRONG_ABI });
    const { out, err } = run(bundle, ["check", "--fix", "--format", "json"], { cwd: made.path });
    expect(parseReport(out).findings).toEqual([]);
    expect(err).toBe("fixed: a.rs (1 finding)\n");
  });
});

describe("the edits of the JSON format", () => {
  /** The text after the first fix of the first finding, made by someone who knows nothing but the report. */
  function applied(text: string): string {
    const made = folder({ "a.rs": text });
    const { findings } = parseReport(run(bundle, ["check", "--format", "json"], { cwd: made.path }).out);
    const file = Buffer.from(text);
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (const { start, end, newText } of findings[0]?.fixes[0]?.edits ?? []) {
      expect(start.offset).toBeGreaterThanOrEqual(at);
      pieces.push(file.subarray(at, start.offset), Buffer.from(newText));
      at = end.offset;
    }
    return Buffer.concat([...pieces, file.subarray(at)]).toString("utf8");
  }

  test("are byte ranges of the file as it is on disk", () => {
    const text = `\uFEFF/* 漢😀 */\r\n${WRONG_ABI.trimEnd()}\r\n`;
    expect(applied(text)).toBe(text.replace('"c"', '"C"'));
  });

  test("come in order of place, with the line ends of the file, also where a fix looks into a body", () => {
    const fixed = applied(
      'pub async extern "C" fn read(p: *const u8) -> u8 {\r\n    step().await;\r\n    unsafe { *p }\r\n}\r\n\r\nasync fn step() {}\r\n',
    );
    expect(fixed).toContain("fn read_start(p: *const u8)");
    expect(fixed).toContain("FIXME(ferrule): `p`");
    expect(fixed.replaceAll("\r\n", "")).not.toContain("\n");
  });
});

describe("standard input", () => {
  test("with --fix the fixed text is the output, byte order mark included, and the report goes beside it", () => {
    const input = `\uFEFF${WRONG_ABI}${UNSAFE_ONLY}`;
    const { code, out, err } = run(bundle, ["check", "--fix", "--stdin-filename", "src/x.rs"], { input });
    expect(out).toBe(input.replace('"c"', '"C"'));
    expect(err).toContain("--> src/x.rs:3:8");
    expect(code).toBe(1);
  });

  test("what needs no fix comes out as it went in", () => {
    const input = `${FIXED_ABI}\r\n// no line end at the end`;
    expect(run(bundle, ["check", "--fix", "--stdin-filename", "x.rs"], { input })).toMatchObject({
      code: 0,
      out: input,
    });
  });

  test("the name's surroundings decide, though there is no such file", () => {
    const made = folder({ "Cargo.toml": '[package]\nname = "x"\nedition = "2024"\n' });
    const { out } = run(bundle, ["check", "--format", "json", "--stdin-filename", "src/new.rs"], {
      cwd: made.path,
      input: "extern {}\n",
    });
    expect(parseReport(out).findings.map(({ path, rustc }) => `${path} ${rustc}`)).toContain(
      "src/new.rs msg:extern-blocks-must-be-unsafe",
    );
  });
});
