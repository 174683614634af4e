/** Symbols across the files of a crate and the crates of a workspace, while files are edited. */
import { expect, test } from "vitest";
import { Analysis } from "../server/src/analysis/analysis.ts";
import { noFiles } from "../server/src/host/files.ts";
import { type EnvironmentOptions, Projects } from "../server/src/host/project.ts";
import { World } from "../server/src/model/world.ts";
import { Document } from "../server/src/text/document.ts";
import { seeded } from "./engine/random.ts";

const OPTIONS: EnvironmentOptions = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: { names: [], all: false, noDefault: false },
  flags: [],
  settings: {},
};

/** Some files in memory, and what Ferrule says about each. */
class Workspace {
  readonly documents: Map<string, Document>;
  readonly world: World;
  readonly #projects: Projects;
  readonly #analyses = new Map<string, Analysis>();

  constructor(files: Readonly<Record<string, string>>) {
    this.documents = new Map(Object.entries(files).map(([path, text]) => [path, new Document(text)]));
    this.world = new World({ document: (path) => this.documents.get(path) });
    const fileSystem = {
      ...noFiles,
      isFile: (path: string) => this.documents.has(path),
      readText: (path: string) => this.documents.get(path)?.text(),
    };
    this.#projects = new Projects(fileSystem, "x86_64-unknown-linux-gnu", (path, problem) => {
      throw new Error(`${path} ${problem}`);
    });
  }

  /** Replaces the first `from` of a file's text. */
  edit(path: string, from: string, to: string): void {
    const document = this.documents.get(path) as Document;
    const start = document.text().indexOf(from);
    if (start < 0) throw new Error(`${path} does not say ${from}`);
    document.edit({ start, end: start + from.length, newText: to });
  }

  /** What is said about a file without reading others for the sake of symbols. */
  atOnce(path: string): string[] {
    const crate = this.#projects.crateOf(path, OPTIONS);
    let analysis = this.#analyses.get(path);
    if (analysis === undefined) {
      const failed = (error: unknown) => {
        throw error;
      };
      const env = this.#projects.environmentOf(path, OPTIONS);
      analysis = new Analysis(this.documents.get(path) as Document, env, failed, { world: this.world, crate, path });
      this.#analyses.set(path, analysis);
    }
    this.world.refresh();
    for (const step of analysis.check()) void step;
    return analysis.diagnostics().flatMap(({ rule, rustc, message, related }) => {
      if (!/^(?:clashing-extern-declarations|mismatched-extern-definition|duplicate-export)$/.test(rule)) return [];
      const [other] = related;
      return [`${rule}${rustc === undefined ? "*" : ""} ${message} (${other?.path ?? "here"}:${other?.start})`];
    });
  }

  /** What is said about a file in the end. */
  say(path: string): string[] {
    for (let round = 0; round < 9; round++) {
      this.atOnce(path);
      if (!this.world.linked.pending) break;
      for (const step of this.world.linked.load()) void step;
    }
    expect(this.world.linked.pending).toBe(false);
    return this.atOnce(path);
  }
}

const MANIFEST = '[package]\nname = "c"\nedition = "2021"\n';

test("declarations of one symbol in two files", () => {
  const workspace = new Workspace({
    "/c/Cargo.toml": MANIFEST,
    "/c/src/lib.rs": "mod one;\nmod two;\n",
    "/c/src/one.rs": 'extern "C" {\n    pub fn seek(to: u32);\n}\n',
    "/c/src/two.rs": 'extern "C" {\n    pub fn seek(to: u64);\n}\n',
  });
  expect(workspace.atOnce("/c/src/two.rs")).toEqual([]);
  const clash =
    "clashing-extern-declarations `seek` is declared again with another signature: parameter 1 is `u64` here and `u32` in `one.rs` (/c/src/one.rs:17)";
  expect(workspace.say("/c/src/two.rs")).toEqual([clash]);
  expect(workspace.say("/c/src/one.rs")).toEqual([]);

  workspace.edit("/c/src/one.rs", "u32", "u64");
  expect(workspace.atOnce("/c/src/two.rs")).toEqual([]);
  workspace.edit("/c/src/one.rs", "u64", "u32");
  expect(workspace.atOnce("/c/src/two.rs")).toEqual([clash]);

  // The first one is the first in the order of the modules.
  workspace.edit("/c/src/lib.rs", "mod one;\nmod two;", "mod two;\nmod one;");
  expect(workspace.say("/c/src/two.rs")).toEqual([]);
  expect(workspace.say("/c/src/one.rs")).toHaveLength(1);

  workspace.edit("/c/src/lib.rs", "mod two;", "#[cfg(windows)]\nmod two;");
  expect(workspace.say("/c/src/one.rs")).toEqual([]);
});

test("a type in a third file decides", () => {
  const workspace = new Workspace({
    "/c/Cargo.toml": MANIFEST,
    "/c/src/lib.rs": 'mod types;\nmod ffi;\nextern "C" {\n    fn area(shape: types::Shape) -> f64;\n}\n',
    "/c/src/types.rs": "#[repr(C)]\npub struct Shape {\n    pub width: f64,\n}\n",
    "/c/src/ffi/mod.rs": "pub mod deep;\n",
    "/c/src/ffi/deep.rs":
      '#[repr(C)]\npub struct Form {\n    pub width: f64,\n}\nextern "C" {\n    fn area(form: Form) -> f64;\n}\n',
  });
  expect(workspace.say("/c/src/lib.rs")).toEqual([]);
  workspace.edit("/c/src/types.rs", "f64", "f32");
  const [clash] = workspace.say("/c/src/lib.rs");
  expect(clash).toContain("parameter 1 → `Shape.width` is `f32` here and `f64` in `ffi/deep.rs`");
});

test("a definition and its declaration in two files, symbols exported twice", () => {
  const workspace = new Workspace({
    "/c/Cargo.toml": MANIFEST,
    "/c/src/lib.rs": 'mod api;\nmod more;\nextern "C" {\n    fn start(speed: u32);\n}\n',
    "/c/src/api.rs": '#[no_mangle]\npub extern "C" fn start(speed: u64) {\n    let _ = speed;\n}\n',
    "/c/src/more.rs": "",
  });
  expect(workspace.say("/c/src/lib.rs")).toEqual([
    "mismatched-extern-definition* `start` is defined with another signature: parameter 1 is `u32` here and `u64` in `api.rs` (/c/src/api.rs:13)",
  ]);
  workspace.documents.get("/c/src/more.rs")?.edit({
    start: 0,
    end: 0,
    newText: '#[export_name = "start"]\npub extern "C" fn begin(speed: u32) {}\n',
  });
  expect(workspace.say("/c/src/more.rs")).toEqual([
    "duplicate-export* The symbol `start` is already defined in `api.rs` (/c/src/api.rs:13)",
  ]);
  expect(workspace.say("/c/src/api.rs")).toEqual([]);
});

test("crates of a workspace that are linked together", () => {
  const member = (name: string, rest = "") => `[package]\nname = "${name}"\nedition = "2021"\n${rest}`;
  const workspace = new Workspace({
    "/w/Cargo.toml": '[workspace]\nmembers = ["core", "app", "other", "plugin"]\n',
    "/w/core/Cargo.toml": member("core-ffi"),
    "/w/core/src/lib.rs": "mod inner;\n",
    "/w/core/src/inner.rs":
      '#[no_mangle]\npub extern "C" fn start(speed: u64) {}\nextern "C" {\n    fn log(level: u32, text: *const u8);\n    fn stop(now: u8);\n}\n',
    "/w/app/Cargo.toml": member("app", '[dependencies]\nmiddle = { path = "../middle" }\n'),
    "/w/app/src/main.rs":
      'extern "C" {\n    fn start(speed: u32);\n    fn log(level: i32, text: *mut u8);\n    fn stop(now: u64);\n}\n#[no_mangle]\npub extern "C" fn log(level: u64, text: *const u8) {}\nfn main() {}\n',
    "/w/middle/Cargo.toml": member("middle", '[dependencies]\ncore-ffi = { path = "../core" }\n'),
    "/w/middle/src/lib.rs": "",
    "/w/other/Cargo.toml": member("other"),
    "/w/other/src/lib.rs": '#[no_mangle]\npub extern "C" fn start(speed: u8) {}\n',
    "/w/plugin/Cargo.toml": member(
      "plugin",
      '[lib]\ncrate-type = ["cdylib"]\n[dependencies]\ncore-ffi = { path = "../core" }\n',
    ),
    "/w/plugin/src/lib.rs": '#[no_mangle]\npub extern "C" fn start(speed: u64) {}\n',
  });
  const app = workspace.say("/w/app/src/main.rs");
  expect(app.map((text) => text.replace(/ \(.*/, ""))).toEqual([
    "mismatched-extern-definition* `start` is defined with another signature: parameter 1 is `u32` here and `u64` in the crate `core_ffi`",
    "mismatched-extern-definition* `log` is defined with another signature: parameter 1 is `i32` here and `u64` in its definition",
    "clashing-extern-declarations* `stop` is declared again with another signature: parameter 1 is `u64` here and `u8` in the crate `core_ffi`",
    "mismatched-extern-definition* `log` is declared with another signature: parameter 1 is `u64` here and `u32` in the crate `core_ffi`",
  ]);
  // Nobody links these two.
  expect(workspace.say("/w/other/src/lib.rs")).toEqual([]);
  expect(workspace.say("/w/plugin/src/lib.rs")).toEqual([
    "duplicate-export* The symbol `start` is already defined in the crate `core_ffi` (/w/core/src/inner.rs:13)",
  ]);
  expect(workspace.say("/w/core/src/inner.rs")).toEqual([]);
});

test("symbols under edits are those from scratch", () => {
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const types = ["u8", "u16", "*const u8", "*mut u8", "S"];
  const line = (n: number) => {
    const declared = `    fn f${random(4)}(x: ${pick(types)});\n`;
    const defined = `#[no_mangle]\npub extern "C" fn f${random(4)}(x: ${pick(types)}) {}\n`;
    const nested = `fn g${n}() {\n    extern "C" {\n        fn f${random(4)}(x: ${pick(types)});\n    }\n}\n`;
    const named = `    #[link_name = "f${random(4)}"]\n    fn h${n}(x: ${pick(types)});\n`;
    return pick([
      `extern "C" {\n${declared}${named}}\n`,
      defined,
      nested,
      `mod m${n} {\nextern "C" {\n${declared}}\n}\n`,
    ]);
  };
  const files: Record<string, string> = {
    "/c/Cargo.toml": MANIFEST,
    "/c/src/lib.rs": "mod a;\nmod b;\nmod c;\n",
    "/c/src/a.rs": "#[repr(C)]\npub struct S(u8);\n",
    "/c/src/b.rs": "use crate::a::S;\n",
    "/c/src/c.rs": "use crate::a::*;\nmod d;\n",
    "/c/src/c/d.rs": "",
  };
  const paths = Object.keys(files).filter((path) => path.endsWith(".rs"));
  for (const path of paths) for (let i = 0; i < 3; i++) files[path] += line(i);
  const workspace = new Workspace(files);
  let seen = 0;
  for (let round = 0; round < 100; round++) {
    const path = pick(paths);
    const document = workspace.documents.get(path) as Document;
    const text = document.text();
    const lines = text.split("\n");
    const at = random(lines.length);
    const start = lines.slice(0, at).join("\n").length + (at === 0 ? 0 : 1);
    switch (random(4)) {
      case 0:
        document.edit({ start, end: Math.min(text.length, start + (lines[at]?.length ?? 0) + 1), newText: "" });
        break;
      case 1:
        document.edit({ start, end: start, newText: line(10 + round) });
        break;
      case 2: {
        const found = pick(types);
        const place = text.indexOf(found, start);
        if (place >= 0) document.edit({ start: place, end: place + found.length, newText: pick(types) });
        break;
      }
      default:
        document.edit({ start, end: start, newText: pick(["\n", "// x\n", "mod d;\n", "#[cfg(windows)]\n", "}\n"]) });
    }
    const now = Object.fromEntries([...workspace.documents].map(([one, doc]) => [one, doc.text()]));
    const fresh = new Workspace(now);
    for (const one of paths) {
      const ours = workspace.say(one);
      expect(ours, `round ${round} ${one}\n${JSON.stringify(now)}`).toEqual(fresh.say(one));
      seen += ours.length;
    }
    // Too many braces leave little to compare.
    if (round % 25 === 24) {
      for (const one of paths) {
        const doc = workspace.documents.get(one) as Document;
        doc.edit({ start: 0, end: doc.length, newText: files[one] as string });
      }
    }
  }
  expect(seen).toBeGreaterThan(300);
});
