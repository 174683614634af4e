/** What a diagnostic carries, and clients that ask for diagnostics. */

import { afterEach, expect, test } from "vitest";
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver-protocol";
import { type Clock, systemClock } from "../../server/src/host/clock.ts";
import { at, connect, filesOf, type Options, PULL, type TestClient } from "./support/client.ts";

const URI = "file:///nowhere/a.rs";
const BAD = 'extern "c" fn f() {}\n';
const GOOD = 'extern "C" fn f() {}\n';

let client: TestClient | undefined;
async function start(options?: Options): Promise<TestClient> {
  client = await connect(options);
  return client;
}
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

function pull(c: TestClient, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return c.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId });
}

function codes(report: { readonly items?: readonly { code?: unknown }[] } | object): unknown[] {
  return "items" in report ? (report.items as { code?: unknown }[]).map(({ code }) => code) : ["no items"];
}

test("source, code, link, severity and data", async () => {
  const c = await start();
  c.open(URI, BAD);
  const [found] = await c.diagnostics(URI, 1);
  expect(found).toEqual({
    range: at(0, 7, 0, 10),
    severity: 1,
    source: "ferrule",
    code: "unknown-abi",
    codeDescription: { href: "https://github.com/ferrule-rs/ferrule/blob/main/docs/rules/unknown-abi.md" },
    message: expect.stringContaining('`"c"`'),
    data: { rule: "unknown-abi", rustc: "E0703" },
  });
});

test("warnings, tags and related places", async () => {
  const c = await start();
  c.open(URI, 'extern fn f() {}\n// ferrule: allow(unknown-abi)\nextern "C" fn g() {}\n');
  const found = await c.diagnostics(URI, 1);
  expect(found).toMatchObject([
    { code: "missing-abi", severity: 2, tags: [2] },
    { code: "unused-suppression", severity: 2, tags: [1] },
  ]);
  c.change(URI, 2, { text: 'extern "C" {\n    fn f() {}\n    fn g(x: u8) -> u8;\n}\n' });
  const [body] = await c.diagnostics(URI, 2);
  for (const related of body?.relatedInformation ?? []) expect(related.location.uri).toBe(URI);
});

test("who asks is not told, and gets the whole answer or `unchanged`", async () => {
  const c = await start({ capabilities: PULL });
  c.open(URI, BAD);
  const first = await pull(c, URI);
  expect(first.kind).toBe("full");
  expect(codes(first)).toEqual(["unknown-abi"]);
  expect(await pull(c, URI, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
  c.change(URI, 2, { range: at(0, 8, 0, 9), text: "C" });
  const second = await pull(c, URI, first.resultId);
  expect(second).toMatchObject({ kind: "full", items: [] });
  expect(second.resultId).not.toBe(first.resultId);
  c.close(URI);
  c.open(URI, BAD);
  expect(codes(await pull(c, URI, second.resultId))).toEqual(["unknown-abi"]);
  expect(c.published).toEqual([]);
});

test("files that are not open, or not there, or not Rust", async () => {
  const files = filesOf(new Map([["/w/a.rs", BAD]]));
  const c = await start({ capabilities: PULL, files });
  const report = await pull(c, "file:///w/a.rs");
  expect(codes(report)).toEqual(["unknown-abi"]);
  expect(await pull(c, "file:///w/a.rs", report.resultId)).toMatchObject({ kind: "unchanged" });
  for (const uri of ["file:///w/b.rs", "file:///w/Cargo.toml", "untitled:x"]) {
    expect(await pull(c, uri)).toMatchObject({ kind: "full", items: [] });
  }
});

test("an answer that nobody waits for any more is not given", async () => {
  const c = await start({ capabilities: PULL });
  c.open(URI, BAD.repeat(1900));
  const { CancellationTokenSource } = await import("vscode-languageserver-protocol");
  const source = new CancellationTokenSource();
  const answer = c.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: URI } }, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  expect(codes(await pull(c, URI))).toHaveLength(1900);
});

test("a large document answers for its near part, and has the client ask again", async () => {
  // A clock on which every look takes long, so that each step is a turn of its own and patience is soon over.
  let time = 0;
  const clock: Clock = { ...systemClock, now: () => (time += 50), after: (_, task) => systemClock.soon(task) };
  const c = await start({
    clock,
    capabilities: { ...PULL, workspace: { diagnostics: { refreshSupport: true } } },
  });
  c.open(URI, 'extern "c" fn f() {}\n'.repeat(1900));
  const first = await pull(c, URI);
  expect(codes(first).length).toBeGreaterThan(0);
  expect(codes(first).length).toBeLessThan(1900);
  expect(first.resultId).toBeUndefined();
  await c.until("a wish to be asked again", () => (c.refreshes > 0 ? true : undefined));
  expect(codes(await pull(c, URI))).toHaveLength(1900);
});

const TREE = new Map([
  ["/w/Cargo.toml", '[package]\nname = "w"\nedition = "2024"\n'],
  ["/w/src/lib.rs", 'extern "C" {}\n'],
  ["/w/src/good.rs", "fn f() {}\n"],
  ["/w/open.rs", BAD],
]);

function pullWorkspace(
  c: TestClient,
  previous: readonly { uri: string; resultId?: string | undefined }[] = [],
  more: object = {},
): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = previous.flatMap(({ uri, resultId }) =>
    resultId === undefined ? [] : [{ uri, value: resultId }],
  );
  return c.request("workspace/diagnostic", { previousResultIds, ...more });
}

function summary({ items }: WorkspaceDiagnosticReport) {
  return Object.fromEntries(items.map((item) => [item.uri, item.kind === "full" ? codes(item) : item.kind]));
}

test("the workspace: open texts and files, then only what changed", async () => {
  const tree = new Map(TREE);
  const c = await start({ capabilities: PULL, files: filesOf(tree), folders: ["file:///w"] });
  c.open("file:///w/open.rs", GOOD, 3);
  const first = await pullWorkspace(c);
  expect(summary(first)).toEqual({
    "file:///w/open.rs": [],
    "file:///w/src/lib.rs": ["missing-unsafe-on-extern"],
    "file:///w/src/good.rs": [],
  });
  expect(first.items.map(({ version }) => version)).toEqual([3, null, null]);
  const second = await pullWorkspace(c, first.items);
  expect(new Set(Object.values(summary(second)))).toEqual(new Set(["unchanged"]));
  tree.set("/w/src/good.rs", BAD);
  tree.delete("/w/src/lib.rs");
  c.change("file:///w/open.rs", 4, { range: at(0, 8, 0, 9), text: "c" });
  const third = await pullWorkspace(c, second.items);
  expect(summary(third)).toMatchObject({
    "file:///w/open.rs": ["unknown-abi"],
    "file:///w/src/good.rs": ["unknown-abi"],
  });
});

test("files that a watching client says are gone are reported empty once", async () => {
  const tree = new Map(TREE);
  const c = await start({
    capabilities: { ...PULL, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    files: filesOf(tree),
    folders: ["file:///w"],
  });
  const first = await pullWorkspace(c);
  tree.delete("/w/open.rs");
  tree.set("/w/src/good.rs", BAD);
  c.notify("workspace/didChangeWatchedFiles", {
    changes: [
      { uri: "file:///w/open.rs", type: 3 },
      { uri: "file:///w/src/good.rs", type: 2 },
    ],
  });
  const second = await pullWorkspace(c, first.items);
  expect(summary(second)).toEqual({
    "file:///w/open.rs": [],
    "file:///w/src/lib.rs": ["missing-unsafe-on-extern"],
    "file:///w/src/good.rs": ["unknown-abi"],
  });
});

test("the workspace piece by piece, with progress", async () => {
  const tree = new Map(Array.from({ length: 50 }, (_, i) => [`/w/f${i}.rs`, BAD] as const));
  const c = await start({ capabilities: PULL, files: filesOf(tree), folders: ["file:///w"] });
  const last = await pullWorkspace(c, [], { partialResultToken: "part", workDoneToken: "bar" });
  expect(last.items).toEqual([]);
  const parts = c.progress
    .filter(({ token }) => token === "part")
    .map(({ value }) => value as WorkspaceDiagnosticReport);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flatMap(({ items }) => items.map(({ uri }) => uri)).sort()).toEqual(
    [...tree.keys()].map((path) => `file://${path}`).sort(),
  );
  const bar = c.progress.filter(({ token }) => token === "bar").map(({ value }) => (value as { kind: string }).kind);
  expect([bar[0], bar.at(-1)]).toEqual(["begin", "end"]);
});

test("work on a workspace that takes long shows progress of its own accord", async () => {
  let time = 0;
  const clock: Clock = { ...systemClock, now: () => (time += 50), after: (_, task) => systemClock.soon(task) };
  const tree = new Map(Array.from({ length: 50 }, (_, i) => [`/w/f${i}.rs`, BAD] as const));
  const capabilities = { ...PULL, window: { workDoneProgress: true } };
  const c = await start({ capabilities, files: filesOf(tree), folders: ["file:///w"], clock });
  expect((await pullWorkspace(c)).items).toHaveLength(50);
  const kinds = c.progress.map(({ value }) => (value as { kind: string }).kind);
  expect([kinds[0], kinds.at(-1)]).toEqual(["begin", "end"]);
});
