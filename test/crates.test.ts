/** Crates from Cargo's files: where names lead, what is switched on, and what happens when the files are wrong. */
import { describe, expect, test } from "vitest";
import { type EnvironmentOptions, Projects } from "../server/src/host/project.ts";
import type { Crate } from "../server/src/model/crate.ts";
import { DEFAULT_FEATURES } from "../server/src/model/features.ts";
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

function open(disk: Record<string, string>) {
  const texts = new Map(Object.entries(disk));
  const problems: string[] = [];
  const projects = new Projects(filesOf(texts), LINUX, (path, problem) => problems.push(`${path} ${problem}`));
  const crate = (path: string, options: Partial<EnvironmentOptions> = {}) =>
    projects.crateOf(path, { ...AUTO, ...options });
  return { texts, problems, projects, crate };
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

const pack = (name: string, rest = "") => `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${rest}`;

describe("paths and members", () => {
  const { crate, projects } = open({
    "/w/Cargo.toml":
      '[workspace]\nmembers = ["crates/*"]\n[workspace.dependencies]\nbase-lib = { path = "crates/base" }\n',
    "/w/crates/base/Cargo.toml": pack("base-lib", '[lib]\nname = "base"\n'),
    "/w/crates/base/src/lib.rs": "",
    "/w/crates/app/Cargo.toml": pack(
      "app",
      '[dependencies]\nbase-lib.workspace = true\nother = { path = "../../../other", package = "real" }\ngone = { path = "../gone" }\n',
    ),
    "/w/crates/app/src/main.rs": "",
    "/w/crates/app/src/lib.rs": "",
    "/w/crates/app/tests/t.rs": "",
    "/other/Cargo.toml": pack("real"),
    "/other/src/lib.rs": "",
  });

  test("a name leads to the library of the package", () => {
    const app = crate("/w/crates/app/src/lib.rs");
    expect(app).toMatchObject({ name: "app", edition: 2021, root: "/w/crates/app/src/lib.rs" });
    expect(follow(app, "base")).toBe(crate("/w/crates/base/src/lib.rs"));
    expect(follow(app, "other").root).toBe("/other/src/lib.rs");
    expect(app.dependency("base_lib")).toBeUndefined();
    expect(app.dependency("real")).toBeUndefined();
    expect(app.dependency("gone")).toBe("unknown");
    expect(app.dependency("app")).toBeUndefined();
    expect(follow(crate("/w/crates/app/src/main.rs"), "app")).toBe(app);
    expect(follow(crate("/w/crates/app/tests/t.rs"), "app")).toBe(app);
    expect(projects.cratesOfWorkspace("/w", AUTO).map(({ root }) => root)).toEqual([
      "/w/crates/app/src/lib.rs",
      "/w/crates/app/src/main.rs",
      "/w/crates/app/tests/t.rs",
      "/w/crates/base/src/lib.rs",
    ]);
  });
});
