/** `ferrule check` and Cargo.toml: which are judged, in which formats, repaired how. */
import { afterEach, beforeAll, expect, test } from "vitest";
import { buildCommand, type Folder, makeFolder, parseReport, type RunOptions, run } from "./command.ts";

let bundle = "";
const folders: Folder[] = [];
beforeAll(async () => {
  bundle = await buildCommand("manifests");
});
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function folder(files: Readonly<Record<string, string>>): Folder {
  const made = makeFolder(files);
  folders.push(made);
  return made;
}

const check = (args: readonly string[], options: RunOptions) => run(bundle, ["check", ...args], options);
const found = (args: readonly string[], options: RunOptions) =>
  parseReport(check(["--format", "json", ...args], options).out).findings.map(
    ({ path, severity, rule }) => `${path}: ${severity} ${rule}`,
  );

const packageOf = (name: string) => `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`;
const EXPORTS = '#[no_mangle]\npub extern "C" fn sums_add(a: i32, b: i32) -> i32 {\n    a.wrapping_add(b)\n}\n';
const CRATE = { "Cargo.toml": packageOf("sums"), "src/lib.rs": EXPORTS };

test("with its folder, by its name, and not with one file of its crate", () => {
  const { path } = folder(CRATE);
  const finding = ["Cargo.toml: info missing-crate-type"];
  expect(found([], { cwd: path })).toEqual(finding);
  expect(found(["Cargo.toml"], { cwd: path })).toEqual(finding);
  expect(found(["src"], { cwd: path })).toEqual([]);
  expect(found(["--stdin-filename", "Cargo.toml"], { cwd: path, input: `# now\n${CRATE["Cargo.toml"]}` })).toEqual(
    finding,
  );
  const { out, code } = check([], { cwd: path });
  expect(code).toBe(0);
  expect(out).toContain(" --> Cargo.toml:1:1\n");
  expect(out).toContain("note: `sums_add` is exported here\n --> src/lib.rs:2:1\n");
  expect(out).toMatch(/\nferrule: 1 note in 2 files /);
});

test("levels of arguments and of the manifest", () => {
  const { path } = folder({
    ...CRATE,
    "Cargo.toml": `${CRATE["Cargo.toml"]}[lints.rust]\nmissing_crate_type = "deny"\n`,
  });
  expect(found([], { cwd: path })).toEqual(["Cargo.toml: error missing-crate-type"]);
  expect(check([], { cwd: path }).code).toBe(1);
  expect(found(["-A", "missing-crate-type"], { cwd: path })).toEqual([]);
});

test("in GitHub's format and in SARIF", () => {
  const { path } = folder(CRATE);
  expect(check(["--format", "github"], { cwd: path }).out).toContain("::notice file=Cargo.toml,line=1,col=1,");
  const sarif = JSON.parse(check(["--format", "sarif"], { cwd: path }).out);
  expect(sarif.runs[0].results).toMatchObject([
    {
      ruleId: "missing-crate-type",
      locations: [{ physicalLocation: { artifactLocation: { uri: "Cargo.toml" } } }],
    },
  ]);
});

test("repairs need a person, and are made when that is said", () => {
  const made = folder(CRATE);
  expect(check(["--fix"], { cwd: made.path }).err).toBe("");
  const { out, err } = check(["--fix", "--unsafe-fixes"], { cwd: made.path });
  expect(err).toBe("fixed: Cargo.toml (1 finding)\n");
  expect(out).not.toContain("missing-crate-type");
  expect(made.read("Cargo.toml")).toBe(`${CRATE["Cargo.toml"]}\n[lib]\ncrate-type = ["lib", "cdylib"]\n`);
});

test("packages in another one's tests and examples are left alone; a workspace's other members are not", () => {
  const { path } = folder({
    "Cargo.toml": `${packageOf("outer")}[workspace]\nmembers = ["tests/fixture", "part"]\n`,
    "src/lib.rs": "",
    "tests/fixture/Cargo.toml": packageOf("fixture"),
    "tests/fixture/src/lib.rs": EXPORTS,
    "part/Cargo.toml": packageOf("part"),
    "part/src/lib.rs": EXPORTS.replaceAll("sums_", "part_"),
  });
  expect(found([], { cwd: path })).toEqual(["part/Cargo.toml: info missing-crate-type"]);
});

test("the same on several threads", () => {
  const { path } = folder(CRATE);
  expect(found(["--threads", "2"], { cwd: path })).toEqual(found(["--threads", "1"], { cwd: path }));
});
