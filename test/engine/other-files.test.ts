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

test("a finding goes and comes with the attribute of a type in another file", () => {
  const documents = new Map(
    Object.entries({
      "/c/Cargo.toml": '[package]\nname = "c"\nedition = "2021"\n',
      "/c/src/lib.rs": "mod shapes;\nmod api;\n",
      "/c/src/shapes.rs": "#[repr(C)]\npub struct Point {\n    pub x: f64,\n}\n",
      "/c/src/api.rs": 'use crate::shapes::Point;\n\nextern "C" {\n    pub fn move_to(point: Point);\n}\n',
    }).map(([path, text]) => [path, new Document(text)]),
  );
  const files = {
    ...noFiles,
    isFile: (path: string) => documents.has(path),
    readText: (path: string) => documents.get(path)?.text(),
  };
  const projects = new Projects(files, "x86_64-unknown-linux-gnu", (path, problem) => {
    throw new Error(`${path} ${problem}`);
  });
  const path = "/c/src/api.rs";
  const world = new World({ document: (at) => documents.get(at) });
  const crate = projects.crateOf(path, OPTIONS);
  const shapes = documents.get("/c/src/shapes.rs") as Document;
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
  expect(found()).toEqual([]);
  for (let round = 0; round < 2; round++) {
    shapes.edit({ start: 0, end: 0, newText: "//" });
    expect(found()).toEqual(["improper-ctypes"]);
    shapes.edit({ start: 0, end: 2, newText: "" });
    expect(found()).toEqual([]);
  }
});
