/** `ferrule check`: arguments, levels, editions, exit codes. */
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  buildCommand,
  CLEAN,
  type Folder,
  makeFolder,
  parseReport,
  type RunOptions,
  run,
  WARNING,
  WRONG_ABI,
} from "./command.ts";

let bundle = "";
const folders: Folder[] = [];
beforeAll(async () => {
  bundle = await buildCommand("check");
});
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = makeFolder(files);
  folders.push(made);
  return made;
}

const check = (args: readonly string[], options: RunOptions) => run(bundle, ["check", ...args], options);
/** The rules found in a text given on standard input. */
function rulesIn(text: string, ...args: string[]): string[] {
  const { out } = check(["--format", "json", "--stdin-filename", "x.rs", ...args], { input: text });
  return parseReport(out).findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe("exit codes", () => {
  test("0 when nothing is wrong, and for warnings", () => {
    const { path } = folder({ "a.rs": CLEAN, "b.rs": WARNING });
    const { code, out } = check([], { cwd: path });
    expect(out).toContain("warning[variadic-without-pattern]");
    expect(out.trimEnd().split("\n").at(-1)).toMatch(
      /^ferrule: 1 warning in 2 files \(\d+ ms\); 1 can be fixed with `--fix`$/,
    );
    expect(code).toBe(0);
  });

  test("1 for an error, and for a warning under -D warnings", () => {
    const { path } = folder({ "a.rs": WRONG_ABI, "b.rs": WARNING });
    expect(check(["a.rs"], { cwd: path }).code).toBe(1);
    expect(check(["-D", "warnings", "b.rs"], { cwd: path }).code).toBe(1);
    expect(check(["-Dwarnings", "b.rs"], { cwd: path }).code).toBe(1);
  });

  test("2 for a path that is not there; the others are still checked", () => {
    const { path } = folder({ "a.rs": WRONG_ABI });
    const { code, out, err } = check(["gone.rs", "a.rs"], { cwd: path });
    expect(err).toBe("error: gone.rs does not exist\n");
    expect(out).toContain("error[unknown-abi]");
    expect(out).toContain("1 file could not be checked");
    expect(code).toBe(2);
  });

  test.each([
    [["--bogus"]],
    [["--format", "xml"]],
    [["--edition", "2020"]],
    [["--target", "nonsense"]],
    [["--crate-type", "exe"]],
    [["--cfg", "=x"]],
    [["-A"]],
    [["-W", "no good"]],
    [["--unsafe-fixes"]],
    [["--stdin-filename", "x.rs", "y.rs"]],
  ])("2 for arguments that make no sense: %j", (args) => {
    const { code, out, err } = check(args, {});
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/^error: /);
  });

  test("2 without a command and for an unknown one; 0 for help and version", () => {
    expect(run(bundle, []).code).toBe(2);
    expect(run(bundle, ["chekc"])).toMatchObject({ code: 2, err: expect.stringContaining("check") });
    expect(run(bundle, ["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("Exit codes:") });
    expect(run(bundle, ["check", "--help"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("--stdin-filename"),
    });
    expect(run(bundle, ["--version"]).out).toMatch(/^ferrule \d+\.\d+\.\d+\n$/);
  });
});

describe("levels", () => {
  const WARNS = ["warning variadic-without-pattern"];
  const FAILS = ["error variadic-without-pattern"];

  test("by our name or the compiler's, with hyphens or underscores", () => {
    expect(rulesIn(WARNING)).toEqual(WARNS);
    for (const name of ["variadic-without-pattern", "variadic_without_pattern", "ferrule::variadic-without-pattern"]) {
      expect(rulesIn(WARNING, "-A", name)).toEqual([]);
    }
    expect(rulesIn(WARNING, "-A", "varargs_without_pattern")).toEqual([]);
    expect(rulesIn(WARNING, "--deny", "varargs-without-pattern")).toEqual(FAILS);
  });

  test("in the order given, whatever their letters", () => {
    const name = "varargs_without_pattern";
    expect(rulesIn(WARNING, "-A", name, "-D", name)).toEqual(FAILS);
    expect(rulesIn(WARNING, "-D", name, "-A", name)).toEqual([]);
    expect(rulesIn(WARNING, "-D", name, "-A", name, "-W", name)).toEqual(WARNS);
    expect(rulesIn(WARNING, "-F", name, "-A", name)).toEqual(FAILS);
  });

  test("attributes speak after the command line, but not against -F", () => {
    const allowed = `#![allow(varargs_without_pattern)]\n${WARNING}`;
    expect(rulesIn(allowed)).toEqual([]);
    expect(rulesIn(allowed, "-D", "varargs_without_pattern")).toEqual([]);
    expect(rulesIn(allowed, "-F", "varargs_without_pattern")).toEqual(FAILS);
    expect(rulesIn(WARNING.replace("unsafe", "#[deny(varargs_without_pattern)]\nunsafe"))).toEqual(FAILS);
  });

  test("lints that Ferrule does not have are accepted; a slip in a rule's name is pointed out", () => {
    const { path } = folder({ "a.rs": CLEAN });
    expect(check(["-D", "missing_docs", "-W", "clippy::all", "-A", "unused", "a.rs"], { cwd: path })).toMatchObject({
      code: 0,
      err: "",
    });
    expect(check(["-A", "unknown-abl", "a.rs"], { cwd: path })).toMatchObject({
      code: 0,
      err: "warning: there is no rule `unknown-abl`; did you mean `unknown-abi`?\n",
    });
  });

  test("a comment silences a finding, and one that silences nothing is a warning like any other", () => {
    expect(rulesIn('extern "c" fn f() {} // ferrule: allow(unknown-abi) known\n')).toEqual([]);
    const unused = 'extern "C" fn f() {} // ferrule: allow(unknown-abi) known\n';
    expect(rulesIn(unused)).toEqual(["warning unused-suppression"]);
    expect(rulesIn(unused, "-D", "warnings")).toEqual(["error unused-suppression"]);
  });
});

describe("what is known about the crate", () => {
  /** An ABI of ARM only. */
  const ARM_ABI = 'extern "aapcs" fn f() {}\n';
  /** An error since edition 2024. */
  const BARE = "extern {}\n";

  test("the target decides which ABIs there are", () => {
    expect(rulesIn(ARM_ABI, "--target", "armv7-unknown-linux-gnueabihf")).toEqual([]);
    expect(rulesIn(ARM_ABI, "--target", "x86_64-unknown-linux-gnu")).toEqual(["error unsupported-abi"]);
  });

  test("a target comes from the nearest .cargo/config.toml, and an argument overrides it", () => {
    const { path } = folder({
      "Cargo.toml": '[package]\nname = "x"\n',
      ".cargo/config.toml": '[build]\ntarget = "armv7-unknown-linux-gnueabihf"\n',
      "src/lib.rs": ARM_ABI,
    });
    expect(check([], { cwd: path }).code).toBe(0);
    expect(check(["--target", "x86_64-unknown-linux-gnu"], { cwd: path }).code).toBe(1);
  });

  test("an edition comes from the nearest Cargo.toml, 2015 where it names none, 2021 where there is none", () => {
    const { path } = folder({
      "old/Cargo.toml": '[package]\nname = "old"\n',
      "old/src/lib.rs": BARE,
      "new/Cargo.toml": '[package]\nname = "new"\nedition = "2024"\n',
      "new/src/lib.rs": BARE,
      "loose.rs": BARE,
    });
    const { findings } = parseReport(check(["--format", "json", "-A", "missing_abi"], { cwd: path }).out);
    expect(findings.map(({ path, rustc }) => `${path} ${rustc}`)).toEqual([
      "new/src/lib.rs msg:extern-blocks-must-be-unsafe",
    ]);
    const forced = check(["--format", "json", "-A", "missing_abi", "--edition", "2024"], { cwd: path });
    expect(parseReport(forced.out).findings).toHaveLength(3);
  });

  test("features: the default ones, and those that arguments switch on or off", () => {
    const gated = (feature: string) => `#[cfg(feature = "${feature}")]\n${WRONG_ABI}`;
    const { path } = folder({
      "Cargo.toml": '[package]\nname = "p"\nedition = "2021"\n[features]\ndefault = ["a"]\na = []\nb = []\nc = []\n',
      "src/lib.rs": ["a", "b", "c"].map(gated).join(""),
    });
    const lines = (...args: string[]) =>
      parseReport(check(["--format", "json", ...args], { cwd: path }).out).findings.map(({ start }) => start.line);
    const [a, b, c] = lines("--all-features");
    expect([a, b, c].every((line) => line !== undefined)).toBe(true);
    expect(lines()).toEqual([a]);
    expect(lines("--features", "b")).toEqual([a, b]);
    expect(lines("--features", "b,p/c", "--no-default-features")).toEqual([b, c]);
    expect(lines("--features", "b", "--features", "c", "--no-default-features")).toEqual([b, c]);
    expect(lines("--no-default-features")).toEqual([]);
  });

  test("lint levels of Cargo.toml, which arguments override", () => {
    const { path } = folder({
      "Cargo.toml": '[package]\nname = "p"\nedition = "2021"\n[lints.rust]\nmissing_abi = "deny"\n',
      "src/lib.rs": "extern fn f() {}\n",
    });
    const levels = (...args: string[]) =>
      parseReport(check(["--format", "json", ...args], { cwd: path }).out).findings.map(({ severity }) => severity);
    expect(levels()).toEqual(["error"]);
    expect(levels("-W", "missing_abi")).toEqual(["warning"]);
    expect(levels("-A", "missing_abi")).toEqual([]);
  });

  test("a manifest with a mistake is warned of, and the check goes on", () => {
    const { path } = folder({
      "Cargo.toml": '[package]\nname = "p"\nedition = "2021"\n[dependencies\n',
      "src/lib.rs": WRONG_ABI,
    });
    const { code, out, err } = check([], { cwd: path });
    expect(err).toMatch(/^warning: Cargo\.toml cannot be read at line 4: .*\n$/);
    expect(out).toContain("error[unknown-abi]");
    expect(code).toBe(1);
  });

  test("cfg options, with and without quotes", () => {
    const gated = `#[cfg(feature = "x")]\n${WRONG_ABI}#[cfg(vendored)]\n${WRONG_ABI}`;
    const found = (...args: string[]) => rulesIn(gated, ...args).length;
    expect(found()).toBe(0);
    expect(found("--cfg", 'feature="x"')).toBe(1);
    expect(found("--cfg", "feature=x", "--cfg", "vendored")).toBe(2);
    expect(found("--cfg", "x")).toBe(0);
  });
});
