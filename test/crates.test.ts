/** Crates from Cargo's files: where names lead, what is switched on, and what happens when the files are wrong. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../server/src/host/node-files.ts";
import { type EnvironmentOptions, environmentKey, Projects } from "../server/src/host/project.ts";
import { parseLockFile } from "../server/src/model/cargo-lock.ts";
import type { Crate } from "../server/src/model/crate.ts";
import { DEFAULT_FEATURES } from "../server/src/model/features.ts";
import { compareVersions, satisfiesVersion } from "../server/src/model/version.ts";
import { targetByTriple } from "../server/src/target/targets.ts";
import { filesOf, LINUX } from "./lsp/support/client.ts";

const AUTO: EnvironmentOptions = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: DEFAULT_FEATURES,
  flags: [],
  settings: {},
};
const WINDOWS = { target: targetByTriple("x86_64-pc-windows-msvc") };

function open(disk: Record<string, string>) {
  const texts = new Map(Object.entries(disk));
  const problems: string[] = [];
  const read: string[] = [];
  const files = filesOf(texts);
  const watched = {
    ...files,
    readText: (path: string) => {
      read.push(path);
      return files.readText(path);
    },
  };
  const projects = new Projects(watched, LINUX, (path, problem) => problems.push(`${path} ${problem}`));
  const crate = (path: string, options: Partial<EnvironmentOptions> = {}) =>
    projects.crateOf(path, { ...AUTO, ...options });
  const env = (path: string, options: Partial<EnvironmentOptions> = {}) =>
    projects.environmentOf(path, { ...AUTO, ...options });
  return { texts, problems, read, projects, crate, env };
}

/** The crate a name leads to, which must be one. */
function follow(crate: Crate, name: string): Crate {
  const found = crate.dependency(name);
  if (found === undefined || found === "unknown") throw new Error(`\`${name}\` leads to ${found}`);
  return found;
}

function featuresOf({ cfg }: Crate): string[] {
  const features = cfg.options.get("feature");
  return features === undefined || features === true ? [] : [...features];
}

const pack = (name: string, rest = "", version = "0.1.0") =>
  `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n${rest}`;

describe("paths and members", () => {
  const { crate, projects, env } = open({
    "/w/Cargo.toml": `[workspace]
members = ["crates/*", "tools/[!a-s]ool?"]
exclude = ["crates/old"]
[workspace.package]
edition = "2024"
[workspace.dependencies]
base-lib = { path = "crates/base" }
`,
    "/w/crates/base/Cargo.toml": pack("base-lib", '[lib]\nname = "base"\n'),
    "/w/crates/base/src/lib.rs": "",
    "/w/crates/old/Cargo.toml": pack("old"),
    "/w/crates/old/src/lib.rs": "",
    "/w/crates/no-package/readme.md": "",
    "/w/tools/tool1/Cargo.toml": '[package]\nname = "tool-1"\nedition.workspace = true\n',
    "/w/tools/tool1/src/main.rs": "",
    "/w/tools/sool1/Cargo.toml": pack("sool"),
    "/w/tools/sool1/src/main.rs": "",
    "/w/crates/app/Cargo.toml": pack(
      "app",
      `[dependencies]
base-lib.workspace = true
inside = { path = "../../hidden/inside" }
other = { path = "../../../other", package = "real" }
gone = { path = "../gone" }
programs = { path = "../../../programs" }
macros = { path = "../../../macros" }
[dev-dependencies]
testing = { path = "../../../other", package = "real" }
[build-dependencies]
building = { path = "../../../other", package = "real" }
`,
    ),
    "/w/crates/app/src/main.rs": "",
    "/w/crates/app/src/lib.rs": "",
    "/w/crates/app/src/part.rs": "",
    "/w/crates/app/tests/t.rs": "",
    "/w/crates/app/build.rs": "",
    "/w/hidden/inside/Cargo.toml": pack("inside"),
    "/w/hidden/inside/src/lib.rs": "",
    "/other/Cargo.toml": pack("real"),
    "/other/src/lib.rs": "",
    "/programs/Cargo.toml": pack("programs"),
    "/programs/src/main.rs": "",
    "/macros/Cargo.toml": pack("macros", "[lib]\nproc-macro = true\n"),
    "/macros/src/lib.rs": "",
  });
  const app = crate("/w/crates/app/src/lib.rs");

  test("a file's crate", () => {
    expect(app).toMatchObject({ name: "app", edition: 2021, root: "/w/crates/app/src/lib.rs" });
    expect(crate("/w/crates/app/src/part.rs")).toBe(app);
    expect(crate("/w/crates/app/build.rs")).toMatchObject({ name: "build_script_build" });
    expect(crate("/w/tools/tool1/src/main.rs")).toMatchObject({ name: "tool_1", edition: 2024 });
    expect(projects.crateOf(undefined, AUTO)).toMatchObject({ root: undefined, edition: 2021 });
    expect(crate("/loose/some-file.rs")).toMatchObject({ name: "some_file", root: "/loose/some-file.rs" });
    expect(crate("/w/loose.rs").cfg).toMatchObject({ unknownFeatures: true, unknownOptions: true });
    expect(crate("/loose/some-file.rs").cfg).toMatchObject({ unknownFeatures: false, unknownOptions: false });
  });

  test("a name leads to the library of the package, by the library's name or the one it is given", () => {
    expect(follow(app, "base")).toBe(crate("/w/crates/base/src/lib.rs"));
    expect(follow(app, "inside")).toBe(crate("/w/hidden/inside/src/lib.rs"));
    expect(follow(app, "other").root).toBe("/other/src/lib.rs");
    expect(app.dependency("base_lib")).toBeUndefined();
    expect(app.dependency("real")).toBeUndefined();
    expect(app.dependency("nobody")).toBeUndefined();
    expect(crate("/loose/a.rs").dependency("base")).toBeUndefined();
  });

  test("what is named but cannot be read is unknown: no such folder, no library, macros", () => {
    for (const name of ["gone", "programs", "macros"]) expect(app.dependency(name), name).toBe("unknown");
  });

  test("the role decides: a program and a test see the library, a test what tests need, a build script only its own", () => {
    const program = crate("/w/crates/app/src/main.rs");
    const testing = crate("/w/crates/app/tests/t.rs");
    const script = crate("/w/crates/app/build.rs");
    expect(app.dependency("app")).toBeUndefined();
    expect(follow(program, "app")).toBe(app);
    expect(follow(testing, "app")).toBe(app);
    expect(program.dependency("testing")).toBeUndefined();
    expect(follow(testing, "testing").root).toBe("/other/src/lib.rs");
    expect(follow(script, "building").root).toBe("/other/src/lib.rs");
    for (const name of ["app", "other", "testing"]) expect(script.dependency(name), name).toBeUndefined();
  });

  test("the crates of a workspace: told by name and glob, and path dependencies in its folder", () => {
    const roots = [
      "/w/crates/app/src/lib.rs",
      "/w/crates/app/src/main.rs",
      "/w/crates/app/tests/t.rs",
      "/w/crates/base/src/lib.rs",
      "/w/hidden/inside/src/lib.rs",
      "/w/tools/tool1/src/main.rs",
    ];
    for (const place of ["/w", "/w/crates/base", "/w/crates/base/src/lib.rs"]) {
      const crates = projects.cratesOfWorkspace(place, AUTO);
      expect(crates.map(({ root }) => root).sort(), place).toEqual(roots);
      expect(crates).toContain(app);
    }
    expect(projects.cratesOfWorkspace("/w/crates/old", AUTO).map(({ name }) => name)).toEqual(["old"]);
    expect(projects.cratesOfWorkspace("/loose", AUTO)).toEqual([]);
    const alone = open({
      "/p/Cargo.toml": pack("p", '[dependencies]\nsys = { path = "sys" }\n'),
      "/p/src/lib.rs": "",
      "/p/sys/Cargo.toml": pack("sys"),
      "/p/sys/src/lib.rs": "",
    });
    expect(alone.projects.cratesOfWorkspace("/p", AUTO).map(({ name }) => name)).toEqual(["p"]);
  });

  test("an environment and its crate say the same", () => {
    for (const path of ["/w/crates/app/src/lib.rs", "/w/crates/app/build.rs", "/w/loose.rs", "/loose/a.rs"]) {
      const { cfg, edition } = crate(path, WINDOWS);
      const { unknownFeatures, unknownOptions } = cfg;
      expect(env(path, WINDOWS), path).toMatchObject({ edition, target: cfg.target, unknownFeatures, unknownOptions });
      expect(env(path, WINDOWS).cfg).toEqual(cfg.options);
    }
  });

  test("a build script is for this machine, and nothing sets options for it; the library it may set some for", () => {
    expect(crate("/w/crates/app/build.rs", WINDOWS).cfg).toMatchObject({ unknownOptions: false });
    expect(crate("/w/crates/app/build.rs", WINDOWS).cfg.target.triple).toBe(LINUX);
    expect(crate("/w/crates/app/src/lib.rs", WINDOWS).cfg).toMatchObject({ ...WINDOWS, unknownOptions: true });
    expect(crate("/w/crates/base/src/lib.rs").cfg).toMatchObject({ unknownOptions: false, unknownFeatures: false });
  });
});

test("roots: told, found, and not looked for", () => {
  const rust = ["lib", "main", "bin/one", "bin/two/main", "bin/two/part", "tool"].map((name) => `src/${name}.rs`);
  const others = ["examples/e.rs", "examples/many/main.rs", "tests/t.rs", "benches/b.rs", "build.rs"];
  const disk = (manifest: string) =>
    open({ "/p/Cargo.toml": manifest, ...Object.fromEntries([...rust, ...others].map((path) => [`/p/${path}`, ""])) });
  const rootsOf = (manifest: string) =>
    disk(manifest)
      .projects.cratesOfWorkspace("/p", AUTO)
      .map(({ name, root }) => `${name} ${root?.slice(3)}`);
  expect(rootsOf(pack("my-p"))).toEqual([
    "my_p src/lib.rs",
    "my_p src/main.rs",
    "one src/bin/one.rs",
    "two src/bin/two/main.rs",
    "e examples/e.rs",
    "many examples/many/main.rs",
    "t tests/t.rs",
    "b benches/b.rs",
  ]);
  const off = "autobins = false\nautoexamples = false\nautotests = false\nautobenches = false\nautolib = false\n";
  expect(rootsOf(pack("p", `${off}[[bin]]\nname = "two"\n[[test]]\nname = "odd"\npath = "src/tool.rs"\n`))).toEqual([
    "odd src/tool.rs",
    "two src/bin/two/main.rs",
  ]);
  // In edition 2015 a table of a kind means that all of the kind have one.
  expect(rootsOf('[package]\nname = "p"\n[[bin]]\nname = "one"\n')).not.toContain("p src/main.rs");
  expect(rootsOf('[package]\nname = "p"\n[[example]]\nname = "e"\n')).toContain("p src/main.rs");
  expect(disk(pack("p")).crate("/p/src/bin/two/part.rs").name).toBe("two");
});

describe("features", () => {
  const manifest = pack(
    "p",
    `[features]
default = ["std"]
std = ["alloc", "weak?/x"]
alloc = []
extra = ["dep:hidden", "shown/deep", "plain/asked"]
unused = ["weak"]
[dependencies]
hidden = { path = "../hidden", optional = true }
shown = { path = "../shown", optional = true }
weak = { path = "../weak", optional = true }
plain = { path = "../plain", default-features = false, features = ["listed"] }
[[example]]
name = "e"
required-features = ["extra"]
`,
  );
  const table = '[features]\ndefault = ["on"]\non = []\nx = []\ndeep = []\nlisted = []\nasked = []\nnever = []\n';
  const dependency = (name: string) => ({ [`/${name}/Cargo.toml`]: pack(name, table), [`/${name}/src/lib.rs`]: "" });
  const { crate, env } = open({
    "/p/Cargo.toml": manifest,
    "/p/src/lib.rs": "",
    "/p/examples/e.rs": "",
    ...dependency("hidden"),
    ...dependency("shown"),
    ...dependency("weak"),
    ...dependency("plain"),
  });
  const select = (selection: Partial<EnvironmentOptions["features"]>) =>
    crate("/p/src/lib.rs", { features: { ...DEFAULT_FEATURES, ...selection } });

  test("the default ones are on, the others off, and no others are known", () => {
    expect(featuresOf(select({}))).toEqual(["alloc", "default", "std"]);
    expect(select({}).cfg.unknownFeatures).toBe(false);
    expect(featuresOf(select({ noDefault: true }))).toEqual([]);
    expect(featuresOf(select({ names: ["nonsense", "p/extra", "q/unused"] }))).toEqual([
      "alloc",
      "default",
      "extra",
      "shown",
      "std",
    ]);
    expect(featuresOf(select({ all: true }))).toEqual(["alloc", "default", "extra", "shown", "std", "unused", "weak"]);
  });

  test("an optional dependency is there when something switches it on", () => {
    for (const name of ["hidden", "shown", "weak"]) expect(select({}).dependency(name), name).toBeUndefined();
    const extra = select({ names: ["extra"] });
    expect(featuresOf(follow(extra, "hidden"))).toEqual(["default", "on"]);
    expect(featuresOf(follow(extra, "shown"))).toEqual(["deep", "default", "on"]);
    expect(extra.dependency("weak")).toBeUndefined();
    // `weak?/x` asks for more where it is there anyway.
    expect(featuresOf(follow(select({ names: ["weak"] }), "weak"))).toEqual(["default", "on", "x"]);
    expect([...env("/p/src/lib.rs").dependencies]).toEqual(["plain"]);
  });

  test("a dependency has what is asked of it, and its own default unless that is off", () => {
    expect(featuresOf(follow(select({}), "plain"))).toEqual(["listed"]);
    expect(featuresOf(follow(select({ names: ["extra"] }), "plain"))).toEqual(["asked", "listed"]);
    expect(featuresOf(follow(select({ names: ["plain/never"] }), "plain"))).toEqual(["listed", "never"]);
  });

  test("a target is only built with the features it needs", () => {
    expect(featuresOf(crate("/p/examples/e.rs"))).toContain("extra");
  });

  test("`--cfg` switches on what it names and nothing else", () => {
    const cfg = new Map<string, ReadonlySet<string> | true>([
      ["feature", new Set(["extra"])],
      ["loom", true],
    ]);
    const own = crate("/p/src/lib.rs", { cfg });
    expect(featuresOf(own)).toEqual(["alloc", "default", "extra", "std"]);
    expect(own.cfg.options.get("loom")).toBe(true);
    expect(featuresOf(follow(own, "plain"))).toContain("extra");
  });

  test("other features make another environment and another crate", () => {
    const all = { features: { ...DEFAULT_FEATURES, all: true } };
    expect(environmentKey(env("/p/src/lib.rs"))).not.toBe(environmentKey(env("/p/src/lib.rs", all)));
    expect(environmentKey(env("/p/src/lib.rs"))).toBe(
      environmentKey(env("/p/src/lib.rs", { features: { ...DEFAULT_FEATURES } })),
    );
    expect(crate("/p/src/lib.rs", all)).not.toBe(crate("/p/src/lib.rs"));
  });

  test("members have what other members ask of them; development dependencies ask for nothing", () => {
    const w = open({
      "/w/Cargo.toml":
        '[workspace]\nmembers = ["a", "b", "c"]\nresolver = "2"\n[workspace.dependencies]\nb = { path = "b", default-features = false, features = ["two"] }\n',
      "/w/a/Cargo.toml": pack(
        "a",
        '[features]\ndefault = ["go"]\ngo = ["b/three"]\n[dependencies]\nb = { workspace = true, features = ["one"] }\n[dev-dependencies]\nc = { path = "../c", features = ["testing"] }\n',
      ),
      "/w/a/src/lib.rs": "",
      "/w/b/Cargo.toml": pack(
        "b",
        '[features]\none = []\ntwo = []\nthree = ["c/asked"]\nfour = []\n[dependencies]\nc = { path = "../c" }\n',
      ),
      "/w/b/src/lib.rs": "",
      "/w/c/Cargo.toml": pack("c", "[features]\nasked = []\ntesting = []\n"),
      "/w/c/src/lib.rs": "",
    });
    const b = w.crate("/w/b/src/lib.rs");
    expect(featuresOf(b)).toEqual(["one", "three", "two"]);
    expect(follow(w.crate("/w/a/src/lib.rs"), "b")).toBe(b);
    expect(featuresOf(w.crate("/w/c/src/lib.rs"))).toEqual(["asked"]);
  });
});

test("tables for some targets", () => {
  const { crate } = open({
    "/p/Cargo.toml": pack(
      "p",
      `[target.'cfg(unix)'.dependencies]
nix = { path = "../d" , package = "d" }
[target."cfg(all(windows, not(target_env = \\"gnu\\")))".dependencies]
win = { path = "../d", package = "d" }
[target.x86_64-pc-windows-msvc.dependencies]
exact = { path = "../d", package = "d" }
[target.'cfg(debug_assertions)'.dependencies]
either = { path = "../d", package = "d" }
[target.'cfg(feature = "x")'.dependencies]
never = { path = "../d", package = "d" }
[target.'cfg(('.dependencies]
broken = { path = "../d", package = "d" }
`,
    ),
    "/p/src/lib.rs": "",
    "/d/Cargo.toml": pack("d"),
    "/d/src/lib.rs": "",
  });
  const names = ["nix", "win", "exact", "either", "never", "broken"];
  const seen = (one: Crate) => names.filter((name) => one.dependency(name) !== undefined);
  expect(seen(crate("/p/src/lib.rs"))).toEqual(["nix", "either", "broken"]);
  expect(seen(crate("/p/src/lib.rs", WINDOWS))).toEqual(["win", "exact", "either", "broken"]);
  expect(follow(crate("/p/src/lib.rs", WINDOWS), "win").cfg.target).toBe(WINDOWS.target);
});

describe("what Cargo downloaded", () => {
  const INDEX = "/cargo/registry/src/index.example-0123";
  const source = "registry+https://example.invalid/index";
  const locked = (name: string, version: string, dependencies: readonly string[] = [], from: string | null = source) =>
    `[[package]]\nname = "${name}"\nversion = "${version}"\n${from === null ? "" : `source = "${from}"\n`}dependencies = ${JSON.stringify(dependencies)}\n`;
  const crateFiles = (folder: string, name: string, version: string, rest = "") => ({
    [`${folder}/Cargo.toml`]: pack(name, rest, version),
    [`${folder}/src/lib.rs`]: "",
  });
  const downloaded = (name: string, version: string, rest = "") =>
    crateFiles(`${INDEX}/${name}-${version}`, name, version, rest);
  const LIBC = '[features]\ndefault = ["std"]\nstd = []\nalign = []\nextra = []\nother = []\n';

  const disk = {
    "/p/Cargo.toml": pack(
      "p",
      `[dependencies]
libc = { version = "0.2", default-features = false }
user = "1"
rename = { package = "old-name", version = "1" }
gitted = { git = "https://example.invalid/x/Repo.git", branch = "main" }
missing = "3"
[dev-dependencies]
libc = { version = "0.2", features = ["extra"] }
only-tests = "1"
`,
    ),
    "/p/src/lib.rs": "",
    ...downloaded("libc", "0.2.10", LIBC),
    ...downloaded("libc", "0.2.9", LIBC),
    ...downloaded("libc", "0.3.0-alpha.1", LIBC),
    ...downloaded("libc", "1.0.0", LIBC),
    ...downloaded(
      "user",
      "1.5.0",
      '[features]\ndefault = ["libc/align"]\n[dependencies]\nlibc = { version = "0.2.9" }\n',
    ),
    ...downloaded("old-name", "1.0.1", 'build = "gen.rs"\n'),
    [`${INDEX}/old-name-1.0.1/gen.rs`]: "",
    ...crateFiles(
      "/cargo/git/checkouts/repo-99aa/abcdef1/crates/gitted",
      "gitted",
      "0.5.0",
      '[dependencies]\nsibling = { path = "../sibling" }\n',
    ),
    ...crateFiles("/cargo/git/checkouts/repo-99aa/abcdef1/crates/sibling", "sibling", "0.5.0"),
    ...crateFiles("/cargo/git/checkouts/repo-99aa/1234567/crates/gitted", "gitted", "0.4.0"),
  };
  const lock = [
    locked("p", "0.1.0", ["libc 0.2.9", "user", "old-name", "gitted", "missing"], null),
    locked("libc", "0.2.9"),
    locked("libc", "1.0.0"),
    locked("user", "1.5.0", ["libc 0.2.9"]),
    locked("old-name", "1.0.1"),
    locked("gitted", "0.5.0", ["sibling"], "git+https://example.invalid/x/Repo.git?branch=main#abcdef1234567890"),
    locked("sibling", "0.5.0", [], "git+https://example.invalid/x/Repo.git?branch=main#abcdef1234567890"),
    locked("missing", "3.0.0"),
  ].join("\n");

  test("by the lock file: this version, from this registry or commit", () => {
    const { crate, read } = open({ ...disk, "/p/Cargo.lock": lock });
    const own = crate("/p/src/lib.rs");
    expect(read.filter((path) => path.startsWith("/cargo/registry"))).toEqual([]);
    expect(follow(own, "libc").root).toBe(`${INDEX}/libc-0.2.9/src/lib.rs`);
    expect(read.filter((path) => path.startsWith("/cargo/registry"))).toEqual([`${INDEX}/libc-0.2.9/Cargo.toml`]);
    expect(follow(follow(own, "user"), "libc")).toBe(follow(own, "libc"));
    expect(follow(own, "gitted").root).toBe("/cargo/git/checkouts/repo-99aa/abcdef1/crates/gitted/src/lib.rs");
    expect(follow(follow(own, "gitted"), "sibling").root).toContain("/abcdef1/crates/sibling/");
    expect(follow(own, "rename")).toMatchObject({ name: "old_name", cfg: { unknownOptions: true } });
    expect(own.dependency("missing")).toBe("unknown");
  });

  test("features are those that the packages of the lock file ask for", () => {
    const libc = follow(open({ ...disk, "/p/Cargo.lock": lock }).crate("/p/src/lib.rs"), "libc");
    expect(featuresOf(libc)).toEqual(["align", "default", "std"]);
    expect(libc.cfg.unknownFeatures).toBe(false);
  });

  test("where a user's manifest is missing, features that are not asked for are unknown", () => {
    const { texts, crate } = open({ ...disk, "/p/Cargo.lock": lock });
    texts.delete(`${INDEX}/user-1.5.0/Cargo.toml`);
    const libc = follow(crate("/p/src/lib.rs"), "libc");
    expect(featuresOf(libc)).toEqual([]);
    expect(libc.cfg.unknownFeatures).toBe(true);
  });

  test.each([
    ["no lock file", undefined],
    ["an empty one", ""],
    ["one that does not parse", "[[package]\n<<<<<<< ours\n= = =\n"],
  ])("%s: the newest version that the requirement allows", (_, text) => {
    const { crate } = open(text === undefined ? disk : { ...disk, "/p/Cargo.lock": text });
    const own = crate("/p/src/lib.rs");
    expect(follow(own, "libc").root).toBe(`${INDEX}/libc-0.2.10/src/lib.rs`);
    expect(follow(own, "libc").cfg.unknownFeatures).toBe(true);
    expect(follow(own, "gitted").name).toBe("gitted");
    expect(own.dependency("missing")).toBe("unknown");
  });

  test("no registry at all", () => {
    const { crate } = open({ "/p/Cargo.toml": disk["/p/Cargo.toml"], "/p/src/lib.rs": "", "/p/Cargo.lock": lock });
    for (const name of ["libc", "user", "rename", "gitted", "missing"]) {
      expect(crate("/p/src/lib.rs").dependency(name), name).toBe("unknown");
    }
  });

  test("vendored sources stand in for the registry", () => {
    const { crate } = open({
      ...disk,
      "/p/Cargo.lock": lock,
      "/p/.cargo/config.toml":
        '[source.crates-io]\nreplace-with = "v"\n[source.v]\ndirectory = "third/party"\n[build]\nrustflags = ["--cfg", "tokio_unstable"]\n',
      ...crateFiles("/p/third/party/libc", "libc", "1.0.0"),
      ...crateFiles("/p/third/party/libc-0.2.9", "libc", "0.2.9"),
      ...crateFiles("/p/third/party/user", "user", "1.5.0"),
    });
    const own = crate("/p/src/lib.rs");
    expect(follow(own, "libc").root).toBe("/p/third/party/libc-0.2.9/src/lib.rs");
    expect(follow(own, "user").root).toBe("/p/third/party/user/src/lib.rs");
    expect(own.cfg.options.get("tokio_unstable")).toBe(true);
  });

  test("what `[patch]` and `[replace]` put in its place", () => {
    const patched = lock.replace(`version = "0.2.9"\nsource = "${source}"\n`, 'version = "0.2.9"\n');
    for (const table of ["[patch.crates-io]\nlibc", '[replace]\n"libc:0.2.9"']) {
      const { crate } = open({
        ...disk,
        "/p/Cargo.toml": `${disk["/p/Cargo.toml"]}${table} = { path = "../fork" }\n`,
        "/p/Cargo.lock": patched,
        ...crateFiles("/fork", "libc", "0.2.9"),
      });
      expect(follow(crate("/p/src/lib.rs"), "libc").root, table).toBe("/fork/src/lib.rs");
    }
  });

  test("a downloaded package is nobody's member", () => {
    const { projects } = open({ ...disk, "/Cargo.toml": '[workspace]\nmembers = ["p"]\n' });
    const file = `${INDEX}/user-1.5.0/src/lib.rs`;
    expect(projects.cratesOfWorkspace(file, AUTO).map(({ root }) => root)).toEqual([file]);
  });
});

describe("lint levels", () => {
  test("come before those of the command line, by priority", () => {
    const { env } = open({
      "/w/Cargo.toml": '[workspace]\nmembers = ["p"]\n[workspace.lints.rust]\nmissing_abi = "deny"\n',
      "/w/p/Cargo.toml": pack("p", "[lints]\nworkspace = true\n"),
      "/q/Cargo.toml": pack(
        "q",
        `[lints.rust]
warnings = { level = "deny", priority = -1 }
improper-ctypes = "allow"
unexpected_cfgs = { level = "warn", check-cfg = ["cfg(x)"] }
unused = { level = "forbid", priority = 2 }
missing_abi = "warn"
odd = "loud"
[lints.clippy]
all = "deny"
`,
      ),
    });
    const flags = [{ level: "allow", name: "missing_abi" }] as const;
    expect(env("/q/src/lib.rs", { flags }).flags).toEqual([
      { level: "deny", name: "warnings" },
      { level: "warn", name: "missing_abi" },
      { level: "allow", name: "improper_ctypes" },
      { level: "forbid", name: "unused" },
      ...flags,
    ]);
    expect(env("/w/p/src/lib.rs").flags).toEqual([{ level: "deny", name: "missing_abi" }]);
    expect(env("/loose.rs").flags).toEqual([]);
  });
});

describe("remembering", () => {
  const disk = () => ({
    "/w/Cargo.toml": '[workspace]\nmembers = ["a"]\n',
    "/w/a/Cargo.toml": pack("a", '[dependencies]\nb = { path = "../b" }\n'),
    "/w/a/src/lib.rs": "",
    "/w/b/Cargo.toml": pack("b"),
    "/w/b/src/lib.rs": "",
  });

  test("the same crate until a file it was read from changes", () => {
    const { crate, texts, projects } = open(disk());
    const a = crate("/w/a/src/lib.rs");
    const b = follow(a, "b");
    expect(crate("/w/a/src/lib.rs")).toBe(a);
    projects.forget();
    expect(crate("/w/a/src/lib.rs")).toBe(a);
    texts.set("/w/a/src/lib.rs", "#![no_std]");
    projects.forget("/w/a/src/lib.rs");
    expect(crate("/w/a/src/lib.rs")).toBe(a);
    texts.set("/w/b/Cargo.toml", pack("b", "[features]\ndefault = []\n"));
    expect(crate("/w/a/src/lib.rs")).toBe(a);
    projects.forget();
    expect(crate("/w/a/src/lib.rs")).not.toBe(a);
    expect(follow(crate("/w/a/src/lib.rs"), "b")).not.toBe(b);
    expect(featuresOf(follow(crate("/w/a/src/lib.rs"), "b"))).toEqual(["default"]);
  });

  test("a file that appears or goes counts when it is told", () => {
    const { crate, texts, projects } = open(disk());
    texts.delete("/w/b/src/lib.rs");
    expect(crate("/w/a/src/lib.rs").dependency("b")).toBe("unknown");
    texts.set("/w/b/src/lib.rs", "");
    expect(crate("/w/a/src/lib.rs").dependency("b")).toBe("unknown");
    projects.forget("/w/b/src/lib.rs");
    expect(follow(crate("/w/a/src/lib.rs"), "b").root).toBe("/w/b/src/lib.rs");
  });

  test("a member that appears in a new folder", () => {
    const { texts, projects } = open({ ...disk(), "/w/Cargo.toml": '[workspace]\nmembers = ["*"]\n' });
    const namesOf = () => projects.cratesOfWorkspace("/w", AUTO).map(({ name }) => name);
    expect(namesOf()).toEqual(["a", "b"]);
    texts.set("/w/new/Cargo.toml", pack("new"));
    texts.set("/w/new/src/lib.rs", "");
    projects.forget("/w/new/src/lib.rs");
    expect(namesOf()).toEqual(["a", "b", "new"]);
  });

  test("what need not be read is not: a crate asks for no other member's manifest", () => {
    const { crate, read } = open(disk());
    expect(crate("/w/a/src/lib.rs").cfg.unknownFeatures).toBe(false);
    expect(read.filter((path) => path.startsWith("/w/b"))).toEqual([]);
  });
});

describe("bad input", () => {
  test("a manifest that does not parse: what can be read counts, and a name may be a dependency", () => {
    const { crate, problems, projects } = open({
      "/p/Cargo.toml": `${pack("p")}[dependencies]\nserde = {\n`,
      "/p/src/lib.rs": "",
    });
    expect(crate("/p/src/lib.rs")).toMatchObject({ name: "p", edition: 2021 });
    expect(crate("/p/src/lib.rs").dependency("serde")).toBe("unknown");
    expect(problems).toEqual([expect.stringMatching(/^\/p\/Cargo\.toml cannot be read at line \d/)]);
    expect([...projects.problems.keys()]).toEqual(["/p/Cargo.toml"]);
  });

  test("packages that depend on each other and on themselves", () => {
    const table = (other: string) =>
      `[features]\ndefault = ["${other}/default", "${other}/x"]\nx = ["${other}/x"]\ny = []\n`;
    const { crate } = open({
      "/a/Cargo.toml": pack(
        "a",
        `${table("b")}[dependencies]\nb = { path = "../b" }\n[dev-dependencies]\na = { path = "." }\n`,
      ),
      "/a/src/lib.rs": "",
      "/a/tests/t.rs": "",
      "/b/Cargo.toml": pack("b", `${table("a")}[dependencies]\na = { path = "../a" }\n`),
      "/b/src/lib.rs": "",
    });
    const a = crate("/a/src/lib.rs");
    expect(follow(follow(a, "b"), "a")).toBe(a);
    expect(follow(crate("/a/tests/t.rs"), "a")).toBe(a);
    expect(featuresOf(a)).toEqual(["default", "x"]);
  });

  test("a lock file in a circle, features in a circle", () => {
    const { crate } = open({
      "/p/Cargo.toml": pack("p", '[features]\na = ["b"]\nb = ["a"]\n[dependencies]\nx = "1"\n'),
      "/p/src/lib.rs": "",
      "/p/Cargo.lock": ["x", "y"]
        .map(
          (name, i) =>
            `[[package]]\nname = "${name}"\nversion = "1.0.0"\nsource = "registry+r"\ndependencies = ["${"yx"[i]}"]\n`,
        )
        .join("\n"),
      ...Object.fromEntries(
        ["x", "y"].flatMap((name, i) => [
          [
            `/cargo/registry/src/r/${name}-1.0.0/Cargo.toml`,
            pack(name, `[features]\nf = []\n[dependencies]\n${"yx"[i]} = "1"\n`, "1.0.0"),
          ],
          [`/cargo/registry/src/r/${name}-1.0.0/src/lib.rs`, ""],
        ]),
      ),
    });
    const x = follow(crate("/p/src/lib.rs", { features: { ...DEFAULT_FEATURES, names: ["a"] } }), "x");
    expect(follow(follow(x, "y"), "x")).toBe(x);
    expect(x.cfg.unknownFeatures).toBe(true);
  });

  test("members that are not there, globs that match nothing, a workspace that is told but missing", () => {
    const { projects, crate, problems } = open({
      "/w/Cargo.toml": '[workspace]\nmembers = ["none/*", "**/deep", "gone", "[", "../x/./y"]\n',
      "/q/Cargo.toml": pack("q", 'workspace = "../nowhere"\n'),
      "/q/src/lib.rs": "",
    });
    expect(projects.cratesOfWorkspace("/w", AUTO)).toEqual([]);
    expect(problems).toEqual([
      "/w/Cargo.toml names member `gone`, where there is no `Cargo.toml`",
      "/w/Cargo.toml names member `../x/./y`, where there is no `Cargo.toml`",
    ]);
    expect(crate("/q/src/lib.rs").name).toBe("q");
  });

  test("odd values where others are expected", () => {
    const odd = [
      "[package]\nname = 3\nversion = []\n[features]\na = 1\nb = [2]\n[dependencies]\nx = 7\ny = { path = 5, features = 1 }\n[lints]\nrust = 1\n[workspace]\nmembers = 3\n[patch]\nx = 1\n[replace]\ny = 2\n[target]\nz = 1\n[lib]\nname = 1\npath = 2\n",
      '[package]\nname = ""\n[lib]\npath = "/"\n[[bin]]\npath = ""\n[dependencies]\n"" = { path = "" }\n',
      '[package]\nname = "p"\n[dependencies]\np = { path = "." }\nq = { path = "../../../../.." }\n[workspace]\nmembers = [".", "..", "*", ""]\n',
    ];
    for (const text of odd) {
      const { crate, projects } = open({ "/p/Cargo.toml": text, "/p/Cargo.lock": text, "/p/src/lib.rs": "" });
      const own = crate("/p/src/lib.rs");
      for (const name of ["x", "y", "p", "q", ""]) own.dependency(name);
      expect(own.cfg.target.triple).toBe(LINUX);
      expect(projects.cratesOfWorkspace("/p", AUTO).length).toBeLessThan(4);
    }
    expect(parseLockFile("[[package]]\nname = 1\n").value).toBeUndefined();
  });

  test("links that lead in a circle", () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "ferrule-crates-")));
    try {
      for (const [path, text] of Object.entries({
        "Cargo.toml": '[workspace]\nmembers = ["**/a", "l*/l*/a"]\n',
        "sub/a/Cargo.toml": pack("a"),
        "sub/a/src/lib.rs": "",
      })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      symlinkSync(folder, join(folder, "loop"));
      symlinkSync("Cargo.lock", join(folder, "Cargo.lock"));
      const root = folder.replaceAll("\\", "/");
      const projects = new Projects({ ...nodeFiles, cargoHome: `${root}/none` }, LINUX, () => {});
      expect(projects.cratesOfWorkspace(root, AUTO).map((one) => one.root)).toEqual([`${root}/sub/a/src/lib.rs`]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("versions and requirements", () => {
  const order = [
    "x",
    "0.1.0-alpha",
    "0.1.0-alpha.1",
    "0.1.0-alpha.b",
    "0.1.0-rc.2",
    "0.1.0-rc.10",
    "0.1.0",
    "0.2.0",
    "1.0.0",
    "1.0.10",
  ];
  expect([...order].reverse().sort(compareVersions)).toEqual(order);
  const allowed: Record<string, string> = {
    "1.2": "1.2.0 1.9.9",
    "^1": "1.0.0 1.2.0 1.9.9",
    "0.2.3": "0.2.3 0.2.9",
    "0.0.3": "0.0.3",
    "0": "0.0.3 0.2.2 0.2.3 0.2.9",
    "~1.2": "1.2.0",
    "~1": "1.0.0 1.2.0 1.9.9",
    "=1.2.0": "1.2.0",
    "1.*": "1.0.0 1.2.0 1.9.9",
    ">=1, <1.9": "1.0.0 1.2.0",
    ">1.2": "1.9.9 2.0.0",
    "<=1.2": "0.0.3 0.2.2 0.2.3 0.2.9 1.0.0 1.2.0",
    "2.0.0-beta.1": "2.0.0 2.0.0-beta.2",
    "*": "0.0.3 0.2.2 0.2.3 0.2.9 1.0.0 1.2.0 1.9.9 2.0.0 2.0.0-beta.2",
  };
  const versions = ["0.0.3", "0.2.2", "0.2.3", "0.2.9", "1.0.0", "1.2.0", "1.9.9", "2.0.0", "2.0.0-beta.2"];
  for (const [requirement, wanted] of Object.entries(allowed)) {
    expect(versions.filter((version) => satisfiesVersion(version, requirement)).join(" "), requirement).toBe(wanted);
  }
});

describe("beside Cargo", () => {
  const cargo = (() => {
    try {
      execFileSync("cargo", ["--version"], { stdio: "ignore", timeout: 20_000 });
      return true;
    } catch {
      console.log("crates: no cargo here, so nothing is compared with `cargo metadata`");
      return false;
    }
  })();

  interface Metadata {
    readonly packages: readonly {
      readonly manifest_path: string;
      readonly targets: readonly { readonly src_path: string; readonly edition: string }[];
    }[];
  }

  const WORKSPACE: Record<string, string> = {
    "Cargo.toml": `[workspace]
members = ["crates/*", "odd/one"]
exclude = ["crates/out"]
resolver = "2"
[workspace.package]
edition = "2018"
version = "1.2.3"
[workspace.dependencies]
core-lib = { path = "crates/core", default-features = false }
`,
    "crates/core/Cargo.toml": `[package]
name = "core-lib"
version.workspace = true
edition.workspace = true
[lib]
name = "corelib"
path = "lib/root.rs"
[features]
default = ["std"]
std = []
fast = ["helper?/simd", "std"]
helper-on = ["dep:helper"]
never = []
[dependencies]
helper = { path = "../helper", optional = true }
`,
    "crates/core/lib/root.rs": "",
    "crates/helper/Cargo.toml": `[package]
name = "helper"
version = "0.1.0"
edition = "2015"
[features]
simd = []
from-app = []
[[bin]]
name = "tool"
path = "tool.rs"
edition = "2021"
[[example]]
name = "shown"
`,
    "crates/helper/src/lib.rs": "",
    "crates/helper/src/main.rs": "fn main() {}",
    "crates/helper/tool.rs": "fn main() {}",
    "crates/helper/examples/shown.rs": "fn main() {}",
    "crates/helper/examples/unseen.rs": "fn main() {}",
    "crates/helper/tests/t.rs": "",
    "crates/app/Cargo.toml": `[package]
name = "app"
version = "0.1.0"
edition = "2024"
autobenches = false
[features]
default = ["core-lib/fast", "inner"]
inner = []
helper = ["dep:helper", "core-lib/helper-on"]
extra = ["helper"]
[dependencies]
core-lib = { workspace = true }
helper = { path = "../helper", optional = true, features = ["from-app"] }
[target.'cfg(any())'.dependencies]
inside = { path = "../../inside", features = ["asked"] }
`,
    "crates/app/src/main.rs": "fn main() {}",
    "crates/app/src/bin/second.rs": "fn main() {}",
    "crates/app/src/bin/third/main.rs": "fn main() {}",
    "crates/app/benches/b.rs": "",
    "crates/out/Cargo.toml": '[package]\nname = "out"\nversion = "0.1.0"\n',
    "crates/out/src/lib.rs": "",
    "odd/one/Cargo.toml": `[package]
name = "one"
version = "0.1.0"
[dependencies]
renamed = { package = "core-lib", path = "../../crates/core" }
`,
    "odd/one/src/lib.rs": "",
    "inside/Cargo.toml": '[package]\nname = "inside"\nversion = "0.1.0"\n[features]\nasked = []\n',
    "inside/src/lib.rs": "",
  };

  test.runIf(cargo).each([
    ["as it is", [], DEFAULT_FEATURES],
    ["all features", ["--all-features"], { ...DEFAULT_FEATURES, all: true }],
    [
      "one feature, no default",
      ["--no-default-features", "--features", "app/extra"],
      { ...DEFAULT_FEATURES, names: ["app/extra"], noDefault: true },
    ],
  ] as const)(
    "roots, editions and features of a workspace: %s",
    (_, flags, selection) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), "ferrule-metadata-")));
      try {
        for (const [path, text] of Object.entries(WORKSPACE)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
        const run = (...args: readonly string[]) =>
          execFileSync("cargo", [...args, "--offline", ...flags], {
            cwd: folder,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
            timeout: 60_000,
          });
        const { packages } = JSON.parse(run("metadata", "--format-version", "1")) as Metadata;
        // The features that are built: those of the metadata count switched-off dependencies and other targets too.
        const tree = run(
          "tree",
          "--workspace",
          "--prefix=none",
          "--depth=0",
          "--format={p}|{f}",
          "--edges=normal",
          "--target",
          LINUX,
        );
        const slashes = (path: string) => path.replaceAll("\\", "/");
        const features = new Map(
          [...tree.matchAll(/\(([^()]+)\)\|(.*)/g)].map(([, at = "", on = ""]) => [
            slashes(at),
            on.split(",").sort().join(","),
          ]),
        );
        const told = packages.flatMap(({ manifest_path, targets }) =>
          targets.map(({ src_path, edition }) => {
            return `${slashes(src_path)} ${edition} ${features.get(slashes(dirname(manifest_path)))}`;
          }),
        );
        const projects = new Projects(nodeFiles, LINUX, (path, problem) => {
          throw new Error(`${path} ${problem}`);
        });
        const found = projects
          .cratesOfWorkspace(slashes(folder), { ...AUTO, features: selection })
          .map((one) => `${one.root} ${one.edition} ${featuresOf(one).join(",")}`);
        expect(found.sort()).toEqual(told.sort());
        expect(found.length).toBeGreaterThan(8);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    90_000,
  );

  const vendored = (name: string, version: string, rest = "", folder = name): Record<string, string> => ({
    [`vendor/${folder}/Cargo.toml`]: pack(name, rest, version),
    [`vendor/${folder}/src/lib.rs`]: "",
    [`vendor/${folder}/.cargo-checksum.json`]: '{"files":{}}',
  });
  const table = (...names: string[]) => `[features]\n${names.map((name) => `${name} = []\n`).join("")}`;
  const VENDORED: Record<string, string> = {
    ".cargo/config.toml": '[source.crates-io]\nreplace-with = "local"\n[source.local]\ndirectory = "vendor"\n',
    "src/lib.rs": "",
    "build.rs": "fn main() {}",
    "side/Cargo.toml": pack("side", '[dependencies]\nleaf = { version = "0.3", features = ["side"] }\n'),
    "side/src/lib.rs": "",
    ...vendored(
      "leaf",
      "0.3.1",
      `${table("side", "win", "dev", "build", "mid", "fast", "off", "unbuilt", "std")}default = ["std"]\n`,
      "leaf-0.3.1",
    ),
    ...vendored("leaf", "0.4.0", table("mid", "never")),
    ...vendored(
      "mid",
      "1.2.0",
      `[features]
default = ["leaf/fast", "maybe?/soft"]
off = ["leaf/off", "dep:maybe"]
[dependencies]
leaf = { version = "0.3.0", default-features = false, features = ["mid"] }
newer = { package = "leaf", version = "0.4", features = ["mid"] }
maybe = { version = "1", optional = true }
`,
    ),
    ...vendored(
      "maybe",
      "1.0.0",
      `${table("soft")}[dependencies]\nleaf = { version = "0.3", features = ["unbuilt"] }\n`,
    ),
    ...vendored(
      "only-built",
      "1.0.0",
      `${table("asked", "not-asked")}[dependencies]\nleaf = { version = "0.3", features = ["build"] }\n`,
    ),
  };

  test.runIf(cargo).each(["1", "2"])(
    "features of downloaded packages, resolver %s",
    (resolver) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), "ferrule-vendored-")));
      try {
        const manifest = pack(
          "top",
          `[workspace]
members = ["side"]
resolver = "${resolver}"
[dependencies]
mid = "1"
leaf = { version = "0.3", default-features = false }
[target.'cfg(windows)'.dependencies]
leaf = { version = "0.3", default-features = false, features = ["win"] }
[dev-dependencies]
leaf = { version = "0.3", default-features = false, features = ["dev"] }
[build-dependencies]
only-built = { version = "1", features = ["asked"] }
`,
        );
        for (const [path, text] of Object.entries({ ...VENDORED, "Cargo.toml": manifest })) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
        const edges = resolver === "1" ? "normal,build,dev" : "normal";
        const tree = execFileSync(
          "cargo",
          [
            "tree",
            "--offline",
            "--workspace",
            "--prefix=none",
            "--format={p}|{f}|",
            "--edges",
            edges,
            "--target",
            LINUX,
          ],
          { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 },
        );
        const told = new Set(
          [...tree.matchAll(/^(\S+) v([^\s|]+)[^|\n]*\|([^|]*)\|/gm)].map(
            ([, name, version, on = ""]) => `${name} ${version} ${on.split(",").sort().join(",")}`,
          ),
        );
        const projects = new Projects(nodeFiles, LINUX, () => {});
        const found = new Set<string>();
        const seen = new Set<Crate>();
        const visit = (one: Crate) => {
          if (seen.has(one)) return;
          seen.add(one);
          expect(one.cfg.unknownFeatures, one.root).toBe(false);
          const text = nodeFiles.readText(
            one.root?.replace("/src/lib.rs", "/Cargo.toml").replace("/build.rs", "/Cargo.toml") ?? "",
          );
          const [, name, version] = /name = "(.*)"\nversion = "(.*)"/.exec(text ?? "") ?? [];
          found.add(`${name} ${version} ${featuresOf(one).join(",")}`);
          for (const next of ["mid", "leaf", "newer", "maybe", "only_built"]) {
            const led = one.dependency(next);
            if (typeof led === "object") visit(led);
          }
        };
        for (const one of projects.cratesOfWorkspace(folder.replaceAll("\\", "/"), AUTO)) visit(one);
        if (resolver === "1") visit(projects.crateOf(`${folder.replaceAll("\\", "/")}/build.rs`, AUTO));
        expect([...found].sort()).toEqual([...told].sort());
        expect(found.size).toBeGreaterThan(4);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    90_000,
  );
});
