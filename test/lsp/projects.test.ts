/** What Cargo's files say about a Rust file. The roots are those that `cargo metadata` lists for the same folders. */
import { describe, expect, test } from "vitest";
import { hostTriple } from "../../server/src/host/machine.ts";
import { absolutePath, nodeFiles } from "../../server/src/host/node-files.ts";
import { Projects } from "../../server/src/host/project.ts";
import { pathOfUri, uriOfPath } from "../../server/src/lsp/uri.ts";
import { DEFAULT_FEATURES } from "../../server/src/model/features.ts";
import { parseCargoConfig, parseManifest } from "../../server/src/model/manifest.ts";
import { targetByTriple } from "../../server/src/target/targets.ts";
import { filesOf, LINUX } from "./support/client.ts";

const AUTO = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: DEFAULT_FEATURES,
  flags: [],
  settings: {},
};

function projects(disk: Record<string, string>) {
  const problems: string[] = [];
  const found = new Projects(filesOf(new Map(Object.entries(disk))), LINUX, (path, problem) =>
    problems.push(`${path} ${problem}`),
  );
  return {
    problems,
    projects: found,
    env: (path: string | undefined, options = {}) => found.environmentOf(path, { ...AUTO, ...options }),
  };
}

const PACKAGE = '[package]\nname = "p"\n';

describe("edition", () => {
  test.each([
    ["named", `${PACKAGE}edition = "2018"\n`, 2018],
    ["named in the old table", '[project]\nname = "p"\nedition = "2018"\n', 2018],
    ["not named", PACKAGE, 2015],
    ["a number, which Cargo refuses", `${PACKAGE}edition = 2021\n`, 2021],
    ["not known yet", `${PACKAGE}edition = "2030"\n`, 2024],
    ["inherited from nothing", `${PACKAGE}edition.workspace = true\n`, 2021],
    [
      "of the workspace in the same file",
      `${PACKAGE}edition = { workspace = true }\n[workspace.package]\nedition = "2018"\n`,
      2018,
    ],
    ["a workspace's without a package", '[workspace]\n[workspace.package]\nedition = "2024"\n', 2024],
    ["none at all", "", 2021],
    ["a broken line elsewhere", `${PACKAGE}edition = "2018"\n[dependencies]\nserde = {\n`, 2018],
  ])("%s", (_, manifest, wanted) => {
    expect(projects({ "/p/Cargo.toml": manifest }).env("/p/src/lib.rs").edition).toBe(wanted);
  });

  test("no manifest: 2021; a fixed edition counts everywhere", () => {
    const { env } = projects({ "/p/Cargo.toml": PACKAGE });
    expect(env("/q/a.rs")).toMatchObject({ edition: 2021, unknownFeatures: false, crateRoot: true });
    expect(env(undefined)).toMatchObject({ edition: 2021, unknownFeatures: false, crateRoot: true });
    expect(env("/p/src/lib.rs", { edition: 2024 }).edition).toBe(2024);
  });

  test("the nearest manifest decides, a workspace's root is looked for upwards or where it is told", () => {
    const { env } = projects({
      "/Cargo.toml": '[workspace]\n[workspace.package]\nedition = "2024"\n',
      "/a/Cargo.toml": `${PACKAGE}edition = "2018"\n`,
      "/a/b/Cargo.toml": `${PACKAGE}edition.workspace = true\n`,
      "/a/c/Cargo.toml": '[package]\nname = "c"\nworkspace = "../ws"\nedition.workspace = true\n',
      "/a/ws/Cargo.toml": '[workspace.package]\nedition = "2021"\n',
    });
    expect(env("/a/src/x/y.rs").edition).toBe(2018);
    expect(env("/a/b/src/lib.rs").edition).toBe(2024);
    expect(env("/a/c/src/lib.rs").edition).toBe(2021);
  });

  test("a target may have its own", () => {
    const { env } = projects({
      "/p/Cargo.toml": `${PACKAGE}edition = "2018"\n[[bin]]\nname = "x"\npath = "x/m.rs"\nedition = "2021"\n`,
    });
    expect(env("/p/x/m.rs").edition).toBe(2021);
    expect(env("/p/src/lib.rs").edition).toBe(2018);
  });

  test("while a manifest is broken its last good state counts", () => {
    const disk = new Map([["/p/Cargo.toml", `${PACKAGE}edition = "2024"\n`]]);
    const found = new Projects(filesOf(disk), LINUX, () => {});
    expect(found.environmentOf("/p/src/lib.rs", AUTO).edition).toBe(2024);
    for (const broken of [`${PACKAGE}edition = "20"\n`, `${PACKAGE}edition = "2`, "[pack"]) {
      disk.set("/p/Cargo.toml", broken);
      found.forget();
      expect(found.environmentOf("/p/src/lib.rs", AUTO).edition).toBe(2024);
    }
    disk.set("/p/Cargo.toml", PACKAGE);
    found.forget();
    expect(found.environmentOf("/p/src/lib.rs", AUTO).edition).toBe(2015);
  });
});

describe("crate roots and types", () => {
  const disk = {
    "/p/Cargo.toml": `${PACKAGE}edition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[[bin]]\nname = "tool"\npath = "./tools/tool.rs"\n[[example]]\nname = "plug"\npath = "plug/plug.rs"\ncrate-type = ["staticlib"]\n`,
    "/p/src/lib.rs": "#![allow(missing_abi)]\n//! doc\nfn f() {}\n#![deny(missing_abi)]\n",
    "/p/src/main.rs": "",
    "/p/src/bin/multi/main.rs": "#![feature(c_variadic)]",
    "/p/tools/tool.rs": "#![no_std]\n#![no_main]",
    "/q/Cargo.toml": `${PACKAGE}[lib]\npath = "lib.rs"\n`,
    "/q/lib.rs": "//! About.\n//! More.\n\n#![no_std]\n",
    "/r/Cargo.toml": PACKAGE,
    "/r/src/main.rs": "#![no_std]",
    "/r/build.rs": "#![allow(missing_abi)]",
  };
  const { env } = projects(disk);
  const attributesOf = (path: string) => env(path).crateAttributes.map(({ meta }) => meta.list?.[0]?.name ?? meta.name);

  test.each([
    ["/p/src/lib.rs", true, "lib", []],
    ["/p/src/main.rs", true, "bin", []],
    ["/p/src/bin/one.rs", true, "bin", []],
    ["/p/src/bin/multi/main.rs", true, "bin", []],
    ["/p/src/bin/multi/part.rs", false, "bin", ["c_variadic"]],
    ["/p/src/part/mod.rs", false, "lib", ["missing_abi"]],
    ["/p/examples/e.rs", true, "bin", []],
    ["/p/examples/many/main.rs", true, "bin", []],
    ["/p/tests/t.rs", true, "lib", []],
    ["/p/tests/support/mod.rs", false, "lib", []],
    ["/p/benches/b.rs", true, "lib", []],
    ["/p/build.rs", true, "bin", []],
    ["/p/tools/tool.rs", true, "bin", []],
    ["/p/tools/part.rs", false, "bin", ["no_std", "no_main"]],
    ["/p/plug/plug.rs", true, "lib", []],
    ["/q/lib.rs", true, "lib", []],
    ["/q/deep/part.rs", false, "lib", ["doc", "doc", "no_std"]],
    ["/r/src/part.rs", false, "bin", ["no_std"]],
    ["/r/other/part.rs", false, "lib", []],
    ["/nowhere/main.rs", true, "bin", []],
    ["/nowhere/part.rs", true, "lib", []],
  ] as const)("%s", (path, crateRoot, crateType, attributes) => {
    expect(env(path)).toMatchObject({ crateRoot, crateType });
    expect(attributesOf(path)).toEqual(attributes);
  });

  test("a fixed crate type counts everywhere", () => {
    expect(env("/p/src/lib.rs", { crateType: "bin" }).crateType).toBe("bin");
  });
});

describe("dependencies", () => {
  const { env } = projects({
    "/Cargo.toml": '[workspace.dependencies]\nshared = "1"\nalias = { package = "real" }\n',
    "/p/Cargo.toml": `${PACKAGE}
[dependencies]
tokio = { version = "1", features = ["rt"] }
async-std = "1"
rt = { package = "smol", version = "2" }
futures = { package = "my-futures", path = "../f" }
shared.workspace = true
alias = { workspace = true }
[dependencies.pollster]
version = "0.3"
[target.'cfg(unix)'.dependencies]
libc = "0.2"
[dev-dependencies]
tester = "1"
[build-dependencies]
cc = "1"
`,
    "/p/src/lib.rs": "",
  });

  test("by the names that code can use and that mean what they say", () => {
    const library = ["async-std", "libc", "pollster", "shared", "tokio"];
    expect([...env("/p/src/lib.rs").dependencies].sort()).toEqual(library);
    expect([...env("/p/src/part.rs").dependencies].sort()).toEqual(library);
    expect([...env("/p/tests/t.rs").dependencies].sort()).toEqual([...library, "tester"].sort());
    expect([...env("/p/build.rs").dependencies]).toEqual(["cc"]);
    expect([...env("/q/a.rs").dependencies]).toEqual([]);
  });
});

describe("target", () => {
  test.each([
    ['[build]\ntarget = "thumbv7em-none-eabi"\n', "thumbv7em-none-eabi"],
    ['build.target = ["i686-pc-windows-msvc", "x86_64-pc-windows-msvc"]\n', "i686-pc-windows-msvc"],
    ['[build]\ntarget = "specs/riscv32imac-unknown-none-elf.json"\n', "riscv32imac-unknown-none-elf"],
    ['[build]\ntarget = "host-tuple"\n', LINUX],
    ['[build]\ntarget = "nonsense"\n', LINUX],
    ["[build]\njobs = 2\n", "aarch64-apple-darwin"],
    ["[buil", "aarch64-apple-darwin"],
  ])("%j", (config, wanted) => {
    const { env } = projects({
      "/.cargo/config.toml": '[build]\ntarget = "aarch64-apple-darwin"\n',
      "/p/.cargo/config": config,
    });
    expect(env("/p/src/a.rs").target.triple).toBe(wanted);
  });

  test("a fixed one counts, and without any the machine's own", () => {
    const { env } = projects({ "/p/.cargo/config.toml": '[build]\ntarget = "aarch64-apple-darwin"\n' });
    const fixed = targetByTriple("i686-pc-windows-msvc");
    expect(env("/p/a.rs", { target: fixed }).target).toBe(fixed);
    expect(env("/q/a.rs").target.triple).toBe(LINUX);
    expect(env(undefined).target.triple).toBe(LINUX);
  });

  test("every machine that Node runs on has a target that Ferrule knows", () => {
    for (const platform of ["linux", "darwin", "win32", "freebsd", "openbsd", "android", "sunos", "aix", "odd"]) {
      for (const arch of ["x64", "arm64", "arm", "ia32", "riscv64", "loong64", "ppc64", "s390x", "odd"]) {
        expect(targetByTriple(hostTriple(platform, arch)), `${platform} ${arch}`).toBeDefined();
      }
    }
    expect(hostTriple("linux", "x64")).toBe(LINUX);
    expect(hostTriple("win32", "arm64")).toBe("aarch64-pc-windows-msvc");
    expect(hostTriple("linux", "arm")).toBe("armv7-unknown-linux-gnueabihf");
  });
});

test("what could not be read is said, with its line", () => {
  const { env, problems } = projects({
    "/p/Cargo.toml": `${PACKAGE}edition = "1999"\n[dependencies\n`,
    "/p/.cargo/config.toml": '[build]\ntarget = "nonsense"\n',
  });
  env("/p/src/lib.rs");
  env("/p/src/part.rs");
  expect(problems).toEqual([
    expect.stringMatching(/^\/p\/Cargo\.toml cannot be read at line 4/),
    "/p/Cargo.toml names edition `1999`, which Ferrule does not know",
    "/p/.cargo/config.toml names target `nonsense`, which Ferrule does not know",
  ]);
});

test("any text is read as far as it goes", () => {
  const odd = [
    "",
    "\0",
    "=",
    "[",
    "[[",
    '"""',
    "a = \n".repeat(50),
    "package = 3",
    "[package]\nedition = []",
    "lib = 1\nbin = 2",
    "[__proto__]\na=1",
  ];
  for (const text of odd) {
    expect(() => [parseManifest(text), parseCargoConfig(text)], text).not.toThrow();
    expect(
      projects({ "/p/Cargo.toml": text, "/p/.cargo/config.toml": text }).env("/p/src/lib.rs").edition,
    ).toBeGreaterThan(2000);
  }
});

test("URIs and paths", () => {
  const pairs = [
    ["file:///a/b%20c/%C3%A9.rs", "/a/b c/é.rs"],
    ["file:///c%3A/x/a.rs", "C:/x/a.rs"],
    ["file://server/share/a.rs", "//server/share/a.rs"],
    ["vscode-vfs://github/a/b%20c.rs", "//vscode-vfs:github/a/b c.rs"],
  ] as const;
  for (const [uri, path] of pairs) {
    expect(pathOfUri(uri)).toBe(path);
    expect(uriOfPath(path)).toBe(uri);
  }
  expect(pathOfUri("file:///C:/x/a.rs")).toBe("C:/x/a.rs");
  expect(pathOfUri("file://localhost/a.rs")).toBe("/a.rs");
  for (const other of ["untitled:a.rs", "git:/a.rs?HEAD", "vscode-vfs://a/b.rs?v1", "file:///%zz", "", "/a.rs"])
    expect(pathOfUri(other)).toBeUndefined();
});

test("on the real disk: this repository's own crate", () => {
  const root = absolutePath(process.cwd(), "examples/sample-crate");
  const found = new Projects(nodeFiles, LINUX, () => {});
  expect(found.environmentOf(`${root}/src/lib.rs`, AUTO)).toMatchObject({
    crateRoot: true,
    unknownFeatures: false,
    unknownOptions: true,
  });
  expect(found.environmentOf(`${root}/src/bindings.rs`, AUTO).crateRoot).toBe(false);
  expect([...nodeFiles.rustFiles(root)]).toContain(`${root}/src/lib.rs`);
  expect(nodeFiles.stamp(`${root}/src`)).toBeUndefined();
  expect(nodeFiles.readText(`${root}/nothing`)).toBeUndefined();
});
