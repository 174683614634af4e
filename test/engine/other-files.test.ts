/** Findings follow what names lead to in other files, while those are edited. */
import { expect, test } from "vitest";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { noFiles } from "../../server/src/host/files.ts";
import { type EnvironmentOptions, Projects } from "../../server/src/host/project.ts";
import { World } from "../../server/src/model/world.ts";
import { Document } from "../../server/src/text/document.ts";

const OPTIONS: EnvironmentOptions = {
  edition: undefined,
  target: undefined,
  crateType: undefined,
  cfg: new Map(),
  features: { names: [], all: false, noDefault: false },
  flags: [],
  settings: {},
};

const MANIFEST = '[package]\nname = "c"\nedition = "2021"\n';

/** A crate of these files, seen from one of them. */
function crateOf(texts: Readonly<Record<string, string>>, path: string) {
  const documents = new Map(Object.entries(texts).map(([at, text]) => [at, new Document(text)]));
  const files = {
    ...noFiles,
    isFile: (at: string) => documents.has(at),
    readText: (at: string) => documents.get(at)?.text(),
  };
  const projects = new Projects(files, "x86_64-unknown-linux-gnu", (at, problem) => {
    throw new Error(`${at} ${problem}`);
  });
  const world = new World({ document: (at) => documents.get(at) });
  const crate = projects.crateOf(path, OPTIONS);
  const analysis = new Analysis(
    documents.get(path) as Document,
    projects.environmentOf(path, OPTIONS),
    (error) => {
      throw error;
    },
    { world, crate, path },
  );
  const found = () => {
    world.refresh();
    for (const step of analysis.check()) void step;
    return analysis.diagnostics().map(({ rule }) => rule);
  };
  return { documents, found };
}

test("a finding goes and comes with the attribute of a type in another file", () => {
  const { documents, found } = crateOf(
    {
      "/c/Cargo.toml": MANIFEST,
      "/c/src/lib.rs": "mod shapes;\nmod api;\n",
      "/c/src/shapes.rs": "#[repr(C)]\npub struct Point {\n    pub x: f64,\n}\n",
      "/c/src/api.rs": 'use crate::shapes::Point;\n\nextern "C" {\n    pub fn move_to(point: Point);\n}\n',
    },
    "/c/src/api.rs",
  );
  const shapes = documents.get("/c/src/shapes.rs") as Document;
  expect(found()).toEqual([]);
  for (let round = 0; round < 2; round++) {
    shapes.edit({ start: 0, end: 0, newText: "//" });
    expect(found()).toEqual(["improper-ctypes"]);
    shapes.edit({ start: 0, end: 2, newText: "" });
    expect(found()).toEqual([]);
  }
});

test("a safe function is public where its module is, or where it is imported from there", () => {
  const text = "pub fn first(values: *const u32) -> u32 {\n    unsafe { *values }\n}\n";
  const found = (lib: string) =>
    crateOf({ "/c/Cargo.toml": MANIFEST, "/c/src/lib.rs": lib, "/c/src/raw.rs": text }, "/c/src/raw.rs").found();
  expect(found("pub mod raw;\n")).toEqual(["safe-fn-derefs-raw"]);
  expect(found("mod raw;\npub use raw::first;\n")).toEqual(["safe-fn-derefs-raw"]);
  expect(found("mod raw;\npub use raw::*;\n")).toEqual(["safe-fn-derefs-raw"]);
  expect(found("mod raw;\n")).toEqual([]);
});

test("bindings that are included somewhere may be for another target", () => {
  const text = 'extern "C" {\n    pub fn strlen(text: *const core::ffi::c_char) -> u32;\n}\n';
  const found = (lib: string) =>
    crateOf({ "/c/Cargo.toml": MANIFEST, "/c/src/lib.rs": lib, "/c/src/arm.rs": text }, "/c/src/arm.rs").found();
  expect(found("pub mod arm;\n")).toEqual(["weak-type-mapping"]);
  expect(found('#[cfg(target_arch = "arm")]\ninclude!("arm.rs");\n')).toEqual([]);
});

test("what another crate asserts is not a panic of this one", () => {
  const shim = '#[no_mangle]\npub extern "C" fn start(level: i32) {\n    base::check(level);\n}\n';
  const base = "pub fn check(level: i32) {\n    assert!(level > 0);\n}\n";
  const files = {
    "/c/Cargo.toml": `${MANIFEST}[dependencies]\nbase = { path = "base" }\n`,
    "/c/src/lib.rs": shim,
    "/c/base/Cargo.toml": MANIFEST.replace('"c"', '"base"'),
    "/c/base/src/lib.rs": base,
  };
  expect(crateOf(files, "/c/src/lib.rs").found()).toEqual([]);
  const own = { ...files, "/c/src/lib.rs": `${shim}mod base {\n${base}}\n` };
  expect(crateOf(own, "/c/src/lib.rs").found()).toEqual(["panic-across-ffi"]);
});

test("documentation is asked for where somebody outside reads it", () => {
  const text = "pub unsafe fn first(values: *const u32) -> u32 {\n    unsafe { *values }\n}\n";
  const found = (lib: string, own = text) =>
    crateOf({ "/c/Cargo.toml": MANIFEST, "/c/src/lib.rs": lib, "/c/src/raw.rs": own }, "/c/src/raw.rs").found();
  expect(found("pub mod raw;\n")).toEqual(["missing-safety-doc"]);
  expect(found("mod raw;\n")).toEqual([]);
  expect(found('include!("raw.rs");\n')).toEqual([]);
  expect(found("mod raw;\n", `#[no_mangle]\n${text.replace("unsafe fn", 'unsafe extern "C" fn')}`)).toContain(
    "missing-safety-doc",
  );
});
