/** Findings of rules in Cargo.toml: shown on it, repaired in it, kept true. */
import { afterEach, expect, test } from "vitest";
import type { DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { at, connect, filesOf, LAZY, type Options, PULL, type TestClient } from "./support/client.ts";

const MANIFEST = "file:///w/Cargo.toml";
const LIB = "file:///w/src/lib.rs";
const PACKAGE = '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2021"\n';
const WITH_LIB = `${PACKAGE}\n[lib]\ncrate-type = ["lib", "cdylib"]\n`;
const ROOT = "mod api;\n";
const API = '#[no_mangle]\npub extern "C" fn sums_add(a: i32, b: i32) -> i32 {\n    a.wrapping_add(b)\n}\n';
const WATCHES = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

let client: TestClient | undefined;
async function start(disk: Map<string, string>, options: Options = {}): Promise<TestClient> {
  client = await connect({ files: filesOf(disk), capabilities: WATCHES, folders: ["file:///w"], ...options });
  return client;
}
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const diskOf = (manifest: string) =>
  new Map([
    ["/w/Cargo.toml", manifest],
    ["/w/src/lib.rs", ROOT],
    ["/w/src/api.rs", API],
  ]);
const shown = (c: TestClient) => c.published.findLast(({ uri }) => uri === MANIFEST)?.diagnostics;
const codes = (c: TestClient) => shown(c)?.map(({ code }) => code);

test("an open manifest has its crate read, and is judged as it is typed", async () => {
  const c = await start(diskOf(PACKAGE));
  c.open(MANIFEST, PACKAGE, 1, "toml");
  await c.until("the finding", () => (codes(c)?.includes("missing-crate-type") ? true : undefined));
  expect(shown(c)).toMatchObject([
    {
      range: at(0, 0, 0, 9),
      severity: 3,
      source: "ferrule",
      relatedInformation: [{ location: { uri: "file:///w/src/api.rs", range: at(1, 0, 1, 49) } }],
    },
  ]);
  c.change(MANIFEST, 2, { range: at(4, 0), text: '[lib]\ncrate-type = ["cdylib"]\n' });
  await c.until("nothing", () => (codes(c)?.length === 0 ? true : undefined));
  expect(c.logged).toEqual([]);
});

test("its actions: the repairs and the comment, with edits of this file", async () => {
  const c = await start(diskOf(PACKAGE), { capabilities: { ...WATCHES, ...LAZY } });
  c.open(MANIFEST, PACKAGE, 1, "toml");
  await c.until("the finding", () => (codes(c)?.includes("missing-crate-type") ? true : undefined));
  const actions = await c.codeActions(MANIFEST, at(0, 3), { diagnostics: shown(c) ?? [] });
  expect(actions.map(({ title }) => title)).toEqual([
    "Build a shared library for C too: `cdylib`",
    "Build a static library for C too: `staticlib`",
    "Silence `missing-crate-type` on this line",
  ]);
  expect(actions[0]?.diagnostics).toEqual(shown(c));
  expect(c.applied(MANIFEST, actions[0]?.edit)).toBe(WITH_LIB);
  expect(c.applied(MANIFEST, actions[2]?.edit)).toBe(
    PACKAGE.replace("[package]", "[package] # ferrule: allow(missing-crate-type)"),
  );
  expect(await c.codeActions(MANIFEST, at(2, 0))).toEqual([]);
});

test("a comment silences, and one that has nothing to silence is removed", async () => {
  const c = await start(diskOf(PACKAGE));
  c.open(MANIFEST, PACKAGE.replace("\n", " # ferrule: allow(missing-crate-type)\n"), 1, "toml");
  c.open(LIB, ROOT);
  await c.diagnostics(LIB, 1);
  c.change(MANIFEST, 2, { range: at(4, 0), text: '[lib]\ncrate-type = ["cdylib"]\n' });
  await c.until("the comment", () => (codes(c)?.includes("unused-suppression") ? true : undefined));
  expect(c.published.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).not.toContain(
    "missing-crate-type",
  );
  const [action] = await c.codeActions(MANIFEST, at(0, 15));
  expect(action?.title).toBe("Remove this comment");
  expect(c.applied(MANIFEST, action?.edit)).toMatch(/^\[package\]\n/);
});

test("an open Rust file that exports is enough, and its edits count", async () => {
  const disk = diskOf(PACKAGE).set("/w/src/api.rs", "").set("/w/src/lib.rs", API);
  const c = await start(disk);
  c.open(LIB, API);
  await c.until("the finding", () => (codes(c)?.includes("missing-crate-type") ? true : undefined));
  c.change(LIB, 2, { range: at(0, 0, 1, 0), text: "" });
  await c.until("nothing", () => (codes(c)?.length === 0 ? true : undefined));
});

test("settings switch it off, and it is not said outside the workspace", async () => {
  const c = await start(diskOf(PACKAGE), {
    configuration: () => ({ rules: { "missing-crate-type": "off", "unknown-abi": "info" } }),
  });
  c.open(MANIFEST, PACKAGE, 1, "toml");
  c.open("file:///w/src/api.rs", API);
  await c.diagnostics("file:///w/src/api.rs", 1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shown(c)).toBeUndefined();
});

test("a client that asks is answered, told to ask again, and not sent the same", async () => {
  const workspace = { ...WATCHES.workspace, diagnostics: { refreshSupport: true } };
  const c = await start(diskOf(PACKAGE), { capabilities: { ...PULL, workspace } });
  const pull = async () => {
    const report = (await c.request("textDocument/diagnostic", {
      textDocument: { uri: MANIFEST },
    })) as DocumentDiagnosticReport;
    return report.kind === "full" ? report.items.map(({ code }) => code) : undefined;
  };
  c.open(MANIFEST, PACKAGE, 1, "toml");
  const first = await pull();
  const refreshes = c.refreshes;
  if (first?.length === 0) await c.until("the call to ask again", () => (c.refreshes > refreshes ? true : undefined));
  expect(await pull()).toEqual(["missing-crate-type"]);
  c.change(MANIFEST, 2, { range: at(4, 0), text: '[lib]\ncrate-type = ["cdylib"]\n' });
  expect(await pull()).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shown(c) ?? []).toEqual([]);
  const before = c.refreshes;
  c.change(MANIFEST, 3, { range: at(4, 0, 6, 0), text: "" });
  if ((await pull())?.length === 0) {
    await c.until("the call to ask again", () => (c.refreshes > before ? true : undefined));
    expect(await pull()).toEqual(["missing-crate-type"]);
  }
  expect(shown(c) ?? []).toEqual([]);
  expect(c.logged).toEqual([]);
});

test("one that cannot be told to ask again is sent them", async () => {
  const c = await start(diskOf(PACKAGE), { capabilities: { ...PULL, ...WATCHES } });
  c.open(MANIFEST, PACKAGE, 1, "toml");
  expect(await c.request("textDocument/diagnostic", { textDocument: { uri: MANIFEST } })).toMatchObject({ items: [] });
  await c.until("the finding", () => (codes(c)?.includes("missing-crate-type") ? true : undefined));
});

test("in a browser only what is open is seen: of a build script nobody knows", async () => {
  const folder = "vscode-vfs://github/someone/sums";
  const disk = diskOf(PACKAGE);
  const c = await start(disk, {
    files: { ...filesOf(disk), readText: () => undefined, isFile: () => false, onlyOpen: true },
    folders: [folder],
  });
  const uri = `${folder}/Cargo.toml`;
  const found = () => c.published.findLast((one) => one.uri === uri)?.diagnostics.map(({ code }) => code);
  c.open(uri, PACKAGE, 1, "toml");
  c.open(`${folder}/src/lib.rs`, API);
  await c.until("the finding", () => (found()?.includes("missing-crate-type") ? true : undefined));
  // What takes it back may stand in a file that is not open.
  const leak =
    'use std::ffi::{c_char, CString};\n\n#[no_mangle]\npub extern "C" fn f() -> *mut c_char {\n    CString::default().into_raw()\n}\n';
  c.open(`${folder}/src/text.rs`, leak);
  expect(await c.diagnostics(`${folder}/src/text.rs`, 1)).toEqual([]);
  c.change(uri, 2, { range: at(4, 0), text: 'links = "sums"\nbuild = "build.rs"\n' });
  await c.until("nothing", () => (found()?.length === 0 ? true : undefined));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(found()).toEqual([]);
  expect(c.logged).toEqual([]);
});
