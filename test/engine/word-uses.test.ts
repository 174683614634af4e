/** How often a crate mentions a word, while its files are edited. */
import { expect, test } from "vitest";
import { noFiles } from "../../server/src/host/files.ts";
import { Projects } from "../../server/src/host/project.ts";
import type { Read } from "../../server/src/model/reads.ts";
import { countWord } from "../../server/src/model/word-uses.ts";
import { World } from "../../server/src/model/world.ts";
import { Document } from "../../server/src/text/document.ts";

test("whole identifiers are counted", () => {
  expect(countWord("stop stop_all r#stop a.stop(stop)", "stop")).toBe(4);
  expect(countWord("", "stop")).toBe(0);
  expect(countWord("anything", "")).toBe(0);
});

test("a word is counted in all files of a crate, and again where they change", () => {
  const files: Readonly<Record<string, string>> = {
    "/c/Cargo.toml": '[package]\nname = "c"\nversion = "0.1.0"\nedition = "2021"\n',
    "/c/src/lib.rs": 'mod near;\npub extern "C" fn on_event() {}\n',
    "/c/src/near.rs": "pub fn register() {}\n",
  };
  const documents = new Map(Object.entries(files).map(([path, text]) => [path, new Document(text)]));
  const world = new World({ document: (path) => documents.get(path) });
  const system = {
    ...noFiles,
    isFile: (path: string) => documents.has(path),
    readText: (path: string) => documents.get(path)?.text(),
  };
  const projects = new Projects(system, "x86_64-unknown-linux-gnu", (path, problem) => {
    throw new Error(`${path} ${problem}`);
  });
  const crate = projects.crateOf("/c/src/lib.rs", {
    edition: undefined,
    target: undefined,
    crateType: undefined,
    cfg: new Map(),
    features: { names: [], all: false, noDefault: false },
    flags: [],
    settings: {},
  });
  if (crate === undefined) throw new Error("no crate");
  const reads = new Set<Read>();
  const count = () => world.recording(reads, () => world.words.count(crate, "on_event"));
  // Nobody has read the crate yet.
  expect(count()).toBeUndefined();
  for (const step of world.linked.load()) void step;
  expect(count()).toBe(1);
  const near = documents.get("/c/src/near.rs") as Document;
  const before = world.time;
  near.edit({ start: 19, end: 19, newText: " crate::on_event(); " });
  world.refresh();
  expect(count()).toBe(2);
  expect([...reads].some(({ version }) => version > before)).toBe(true);
  near.edit({ start: 19, end: 39, newText: "" });
  world.refresh();
  expect(near.text()).toBe(files["/c/src/near.rs"]);
  expect(count()).toBe(1);
});
