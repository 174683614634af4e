/** What each format says: places in characters and bytes, excerpts, escapes, a valid SARIF log. */
import type { Log } from "sarif";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildCommand, CLEAN, type Folder, makeFolder, parseReport, run, WARNING, WRONG_ABI } from "./command.ts";
import { sarifErrors } from "./sarif-schema.ts";

let bundle = "";
const folders: Folder[] = [];
beforeAll(async () => {
  bundle = await buildCommand("reports");
});
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function check(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const made = makeFolder(files);
  folders.push(made);
  return run(bundle, ["check", ...args], { cwd: made.path });
}

/** The bytes of a file between two offsets, as text. */
const bytes = (text: string, start: number, end: number) => Buffer.from(text).subarray(start, end).toString("utf8");

describe("json", () => {
  test("has exactly the members it promises", () => {
    const { out, code } = check({ "src/a.rs": WRONG_ABI, "b.rs": CLEAN }, "--format", "json");
    const { summary, ...rest } = parseReport(out);
    const place = {
      start: { line: 1, column: 8, offset: 7 },
      end: { line: 1, column: 11, offset: 10 },
    };
    expect(rest).toEqual({
      version: 1,
      findings: [
        {
          path: "src/a.rs",
          rule: "unknown-abi",
          rustc: "E0703",
          severity: "error",
          message: '`"c"` is not an ABI that Rust knows; did you mean `"C"`?',
          ...place,
          related: [],
          fixes: [
            {
              title: 'Change the ABI to `"C"`',
              safety: "safe",
              edits: [{ path: "src/a.rs", ...place, newText: '"C"' }],
            },
          ],
        },
      ],
    });
    expect(Object.keys(summary)).toEqual(["files", "errors", "warnings", "milliseconds"]);
    expect(summary).toMatchObject({ files: 2, errors: 1, warnings: 0 });
    expect(Number.isInteger(summary.milliseconds)).toBe(true);
    expect(code).toBe(1);
    expect(out.split("\n")).toHaveLength(2);
  });

  test.each([
    ["letters and signs of two and three bytes", "/* é漢 */ "],
    ["signs outside the basic plane", "/* 😀𝒳 */ "],
    ["a combining sign is a character of its own", "/* e\u0301 */ "],
  ])("columns count characters, offsets bytes: %s", (_, before) => {
    const text = `// ü\n${before}${WRONG_ABI}`;
    const { findings } = parseReport(check({ "a.rs": text }, "--format", "json").out);
    const [found] = findings;
    expect(found?.start.line).toBe(2);
    expect(found?.start.column).toBe([...before].length + 8);
    expect(found?.end.column).toBe([...before].length + 11);
    expect(bytes(text, found?.start.offset ?? 0, found?.end.offset ?? 0)).toBe('"c"');
  });

  test("a byte order mark and CR LF count in bytes, not in columns", () => {
    const text = `\uFEFF// ü\r\n\r\n${WRONG_ABI.trimEnd()}\r\n`;
    const { findings } = parseReport(check({ "a.rs": text }, "--format", "json").out);
    const [found] = findings;
    expect(found?.start).toMatchObject({ line: 3, column: 8 });
    expect(bytes(text, found?.start.offset ?? 0, found?.end.offset ?? 0)).toBe('"c"');
  });

  test("a carriage return alone ends no line, as for rustc", () => {
    const { findings } = parseReport(check({ "a.rs": `mod m;\r${WRONG_ABI}` }, "--format", "json").out);
    expect(findings[0]?.start).toEqual({ line: 1, column: 15, offset: 14 });
  });

  test("places in a very long line of many signs", () => {
    const text = `/*${"é😀".repeat(50_000)}*/ ${WRONG_ABI}`;
    const [found] = parseReport(check({ "a.rs": text }, "--format", "json").out).findings;
    expect(found?.start.column).toBe(100_000 + 5 + 8);
    expect(bytes(text, found?.start.offset ?? 0, found?.end.offset ?? 0)).toBe('"c"');
  });
});

describe("text", () => {
  const text = (source: string, ...args: string[]) => check({ "a.rs": source }, ...args).out;

  test("looks as rustc's does", () => {
    const out = text(`\n\n${WRONG_ABI}`).replace(/\(\d+ ms\)/, "(1 ms)");
    expect(out).toBe(`error[unknown-abi]: \`"c"\` is not an ABI that Rust knows; did you mean \`"C"\`?
 --> a.rs:3:8
  |
3 | extern "c" fn f() {}
  |        ^^^
  |
  = note: rustc says E0703
  = help: Change the ABI to \`"C"\`

For more about a finding, try \`ferrule explain unknown-abi\`.
ferrule: 1 error in 1 file (1 ms); 1 can be fixed with \`--fix\`
`);
  });

  test("tabs and wide characters keep the marks under the text", () => {
    const out = text(`/* 漢字 😀 e\u0301 */\textern "é" fn f() {}\n`).split("\n");
    const source = out.find((line) => line.startsWith("1 |")) ?? "";
    const marks = out.find((line) => line.includes("^")) ?? "";
    // Three wide signs take one column more than characters; the combining accent takes none.
    const columns = [...source.slice(0, source.indexOf('"'))].length + 3 - 1;
    expect(source).toContain("*/    extern");
    expect(marks.indexOf("^")).toBe(columns);
    expect(marks.trimEnd().length - columns).toBe(3);
  });

  test("control characters and changes of direction are shown, not obeyed", () => {
    const out = text(`/* \u001b[31m \u202e */ ${WRONG_ABI}`);
    expect(out).not.toContain("\u001b");
    expect(out).not.toContain("\u202e");
    expect(out).toContain("␛[31m");
  });

  test("a span over several lines is drawn at the left, its middle left out", () => {
    const body = Array.from({ length: 20 }, (_, n) => `    let _${n} = ${n};`).join("\n");
    const out = text(`pub unsafe extern "C" fn log(level: i32, _: ...) {\n${body}\n}\n`);
    expect(out).toContain("error[unstable-variadic-definition]");
    expect(out).toContain(` 1 | / pub unsafe extern "C" fn log(level: i32, _: ...) {
 2 | |     let _0 = 0;
 3 | |     let _1 = 1;
...  |
21 | |     let _19 = 19;
22 | | }
   | |_^`);
  });

  test("a line too long for a terminal is cut around the place", () => {
    const out = text(`/* ${"x".repeat(100_000)} */ ${WRONG_ABI.trimEnd()} /* ${"y".repeat(100_000)} */\n`).split("\n");
    const source = out.find((line) => line.startsWith("1 |")) ?? "";
    const marks = out.find((line) => line.includes("^")) ?? "";
    expect(source.length).toBeLessThan(150);
    expect(source.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe('"c"');
  });

  test("colours only where they are asked for", () => {
    const folder = makeFolder({ "a.rs": WRONG_ABI });
    folders.push(folder);
    const colored = (env: Record<string, string>) =>
      run(bundle, ["check"], { cwd: folder.path, env }).out.includes("\u001b[");
    expect(colored({})).toBe(false);
    expect(colored({ FORCE_COLOR: "1" })).toBe(true);
    expect(colored({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(colored({ FORCE_COLOR: "0" })).toBe(false);
  });
});

describe("github", () => {
  test("one command for each finding, with what would break it escaped", () => {
    const { out } = check({ "a,b:c%.rs": WRONG_ABI, "w.rs": WARNING }, "--format", "github");
    expect(out).toBe(
      "::error file=a%2Cb%3Ac%25.rs,line=1,col=8,endLine=1,endColumn=11,title=unknown-abi (E0703)::" +
        '`"c"` is not an ABI that Rust knows; did you mean `"C"`?%0Ahelp: Change the ABI to `"C"`\n' +
        "::warning file=w.rs,line=2,col=38,endLine=2,endColumn=41,title=variadic-without-pattern " +
        "(varargs_without_pattern)::`...` needs a name here, or `_`%0Ahelp: Name it `_`\n",
    );
  });

  test("no columns for a place over several lines", () => {
    const { out } = check({ "a.rs": 'pub unsafe extern "C" fn log(level: i32, _: ...) {\n}\n' }, "--format", "github");
    expect(out).toContain("file=a.rs,line=1,endLine=2,title=");
  });
});

describe("sarif", () => {
  const log = (out: string) => JSON.parse(out) as Log;

  test("is valid, with all rules, levels, fixes and a place in characters and bytes", () => {
    const { out, code } = check({ "src/ä b.rs": `/* 漢 */ ${WRONG_ABI}`, "w.rs": WARNING }, "--format", "sarif");
    expect(sarifErrors(out)).toEqual([]);
    expect(code).toBe(1);
    const [sarif] = log(out).runs;
    expect(sarif?.columnKind).toBe("unicodeCodePoints");
    const rules = sarif?.tool.driver.rules ?? [];
    const listed = JSON.parse(run(bundle, ["rules", "--format", "json"]).out) as { rules: { name: string }[] };
    expect(rules.map(({ id }) => id)).toEqual(listed.rules.map(({ name }) => name));
    for (const rule of rules) expect(rule.helpUri).toMatch(/^https:\/\//);
    const results = sarif?.results ?? [];
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      "unknown-abi error",
      "variadic-without-pattern warning",
    ]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    const place = results[0]?.locations?.[0]?.physicalLocation;
    expect(place).toEqual({
      artifactLocation: { uri: "src/%C3%A4%20b.rs", uriBaseId: "%SRCROOT%" },
      region: { startLine: 1, startColumn: 16, endLine: 1, endColumn: 19, byteOffset: 17, byteLength: 3 },
    });
    expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent).toEqual({ text: '"C"' });
  });

  test("a finding's fingerprint outlives changes above it and differs from its neighbours'", () => {
    const prints = (source: string) =>
      log(check({ "a.rs": source }, "--format", "sarif").out).runs[0]?.results?.map((r) => r.partialFingerprints);
    const twice = WRONG_ABI + WRONG_ABI;
    const before = prints(twice);
    expect(prints(`// new\n\n${twice}`)).toEqual(before);
    expect(before?.[0]).not.toEqual(before?.[1]);
  });

  test("files that could not be checked are notifications", () => {
    const { out, code } = check({ "bad.rs": new Uint8Array([0xff, 0x41]) }, "--format", "sarif");
    expect(sarifErrors(out)).toEqual([]);
    const invocation = log(out).runs[0]?.invocations?.[0];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toBe("bad.rs is not UTF-8");
    expect(code).toBe(2);
  });

  test("the schema that these tests use refuses what the standard refuses", () => {
    const valid = log(check({ "a.rs": WRONG_ABI }, "--format", "sarif").out);
    const broken = (change: (copy: Log) => void) => {
      const copy = structuredClone(valid);
      change(copy);
      return sarifErrors(JSON.stringify(copy)).length;
    };
    expect(broken(() => {})).toBe(0);
    expect(broken((copy) => Object.assign(copy, { more: 1 }))).toBeGreaterThan(0);
    expect(broken((copy) => Object.assign(copy.runs[0]?.results?.[0] ?? {}, { level: "info" }))).toBeGreaterThan(0);
    expect(broken((copy) => Object.assign(copy.runs[0]?.results?.[0] ?? {}, { ruleIndex: -2 }))).toBeGreaterThan(0);
    expect(broken((copy) => Object.assign(copy.runs[0]?.tool ?? {}, { driver: {} }))).toBeGreaterThan(0);
  });
});
