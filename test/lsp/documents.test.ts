/** Opening, editing and closing: what is published is always about the text the client has. */
import { afterEach, describe, expect, test } from "vitest";
import type { PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { applyEdits } from "../../server/src/analysis/actions.ts";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { type Clock, systemClock } from "../../server/src/host/clock.ts";
import { rules } from "../../server/src/rules/index.generated.ts";
import { Document } from "../../server/src/text/document.ts";
import { randomEdit, randomText, seeded } from "../engine/random.ts";
import { environmentOf } from "../support/environment.ts";
import { at, connect, type Options, type TestClient } from "./support/client.ts";
import { positionOf } from "./support/positions.ts";

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

test("open, edit, repair: each state is published under its version", async () => {
  const c = await start();
  c.open(URI, GOOD, 7);
  expect(await c.diagnostics(URI, 7)).toEqual([]);
  c.change(URI, 8, { range: at(0, 8, 0, 9), text: "c" });
  const [found] = await c.diagnostics(URI, 8);
  expect(found).toMatchObject({ code: "unknown-abi", range: at(0, 7, 0, 10) });
  c.change(URI, 12, { range: at(0, 8, 0, 9), text: "C" });
  expect(await c.diagnostics(URI, 12)).toEqual([]);
});

test("each change of a batch speaks about the text after the one before it", async () => {
  const c = await start();
  c.open(URI, "");
  c.change(
    URI,
    2,
    { range: at(0, 0), text: "fn a() {}\n" },
    { range: at(1, 0), text: 'extern "C" fn b() {}\n' },
    { range: at(1, 8, 1, 9), text: "c" },
    { range: at(0, 0), text: "// 😀\r\n" },
    { range: at(2, 14, 2, 15), text: "😀\n\n" },
    { range: at(2, 14, 4, 0), text: "b" },
  );
  const [found] = await c.diagnostics(URI, 2);
  expect(found).toMatchObject({ code: "unknown-abi", range: at(2, 7, 2, 10) });
});

describe.each(["utf-8", "utf-16", "utf-32"] as const)("in %s", (encoding) => {
  const capabilities = { general: { positionEncodings: [encoding] } };

  test("a range behind BOM, CR LF, CR, emoji and a lone surrogate is exact", async () => {
    const c = await start({ capabilities });
    expect(c.initialized.capabilities.positionEncoding).toBe(encoding);
    const text = `\ufeff// é😀\r\n/* 名\ud83d */ extern "c" fn f() {}\r// 😀\r\n/* é😀 */ extern "d" fn g() {}`;
    c.open(URI, text);
    const found = await c.diagnostics(URI, 1);
    const wanted = ['"c"', '"d"'].map((abi) => ({
      start: positionOf(text, text.indexOf(abi), encoding),
      end: positionOf(text, text.indexOf(abi) + 3, encoding),
    }));
    expect(found.map(({ range }) => range)).toEqual(wanted);
  });

  test("random edits, sent one by one and in batches: the same findings as for the text from scratch", async () => {
    const c = await start({ capabilities });
    const next = seeded(encoding.length * 31);
    let text = randomText(next, 8);
    c.open(URI, text);
    let version = 1;
    for (let round = 0; round < 40; round++) {
      const changes = Array.from({ length: 1 + next(4) }, () => {
        const { start, end: given, newText } = randomEdit(next, text.length);
        // Positions of some encodings cannot name the middle of a character, nor LSP's the middle of a line end.
        const [from, to] = [
          whole(text, start),
          Math.max(whole(text, start), whole(text, Math.min(given, text.length))),
        ];
        const range = { start: positionOf(text, from, encoding), end: positionOf(text, to, encoding) };
        text = applyEdits(text, [{ start: from, end: to, newText }]);
        return { range, text: newText };
      });
      c.change(URI, ++version, ...changes);
      const found = await c.diagnostics(URI, version);
      const document = new Document(text);
      const analysis = new Analysis(document, environmentOf(), () => {});
      for (const _ of analysis.check());
      const wanted = analysis.diagnostics().map(({ rule, start, end }) => ({
        code: rule,
        range: { start: positionOf(text, start, encoding), end: positionOf(text, end, encoding) },
      }));
      expect(
        found.map(({ code, range }) => ({ code, range })),
        JSON.stringify(text),
      ).toEqual(wanted);
    }
  });
});

/** The nearest offset before or at one that is between characters and outside line ends. */
function whole(text: string, offset: number): number {
  const splitsPair = (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return splitsPair || (text[offset - 1] === "\r" && text[offset] === "\n") ? offset - 1 : offset;
}

test("a full-text change, alone and amid a batch", async () => {
  const c = await start();
  c.open(URI, GOOD);
  c.change(URI, 2, { text: BAD });
  expect(await c.diagnostics(URI, 2)).toHaveLength(1);
  c.change(URI, 3, { range: at(0, 0), text: "junk" }, { text: GOOD + BAD }, { range: at(1, 8, 1, 9), text: "d" });
  expect(await c.diagnostics(URI, 3)).toMatchObject([{ range: at(1, 7, 1, 10) }]);
});

test("wrong ranges are brought into the document, and the document lives on", async () => {
  const c = await start();
  c.open(URI, GOOD);
  c.change(URI, 2, { range: at(50, 3, 99, 1), text: BAD });
  expect(await c.diagnostics(URI, 2)).toMatchObject([{ range: at(1, 7, 1, 10) }]);
  c.change(URI, 3, { range: at(1, 9, 1, 8), text: "C" });
  expect(await c.diagnostics(URI, 3)).toEqual([]);
  c.change(URI, 4, { range: at(0, 8, 0, 5000), text: "" }, { range: at(0, 5000), text: 'c" fn g() {}' });
  expect(await c.diagnostics(URI, 4)).toMatchObject([{ range: at(0, 7, 0, 10) }]);
});

test("documents that are not open, opened twice, closed and opened again", async () => {
  const c = await start();
  c.change(URI, 5, { range: at(0, 0), text: "x" });
  c.close(URI);
  expect(await c.request("textDocument/hover", { textDocument: { uri: URI }, position: at(0, 0).start })).toBeNull();
  expect(await c.codeActions(URI, at(0, 0))).toBeNull();
  expect(await c.request("textDocument/documentSymbol", { textDocument: { uri: URI } })).toBeNull();
  c.open(URI, BAD, 1);
  expect(await c.diagnostics(URI, 1)).toHaveLength(1);
  c.open(URI, GOOD, 2);
  expect(await c.diagnostics(URI, 2)).toEqual([]);
  c.close(URI);
  await c.until("the findings to be taken back", () =>
    c.published.find((p) => p.uri === URI && p.version === undefined),
  );
  c.open(URI, BAD, 1);
  await c.rules(URI, "unknown-abi");
  expect(c.logged.filter((message) => message.includes(URI))).toHaveLength(1);
});

test.each([
  "untitled:Untitled-1",
  "vscode-vfs://github/a/b/src/lib.rs",
  "git:/a/b.rs?%7B%7D",
  "file:///%zz/a.rs",
  "odd",
])("%s is checked like any file", async (uri) => {
  const c = await start();
  c.open(uri, BAD);
  expect(await c.diagnostics(uri, 1)).toHaveLength(1);
});

test("what is not Rust is not checked", async () => {
  const c = await start();
  c.open("file:///nowhere/notes.txt", BAD, 1, "plaintext");
  c.open(URI, BAD);
  await c.diagnostics(URI, 1);
  expect(c.published.map(({ uri }) => uri)).toEqual([URI]);
});

/** A clock whose turns the test gives out, and on which a turn of work lasts one step. */
function slowClock(): Clock & { release(): void } {
  let tasks: (() => void)[] = [];
  let held = true;
  let time = 0;
  return {
    now: () => (time += 5),
    soon: (task) => {
      if (!held) return systemClock.soon(task);
      tasks.push(task);
      return () => {
        tasks = tasks.filter((other) => other !== task);
      };
    },
    after: systemClock.after,
    release: () => {
      held = false;
      for (const task of tasks.splice(0)) task();
    },
  };
}

test("work for an older state is dropped", async () => {
  const clock = slowClock();
  const c = await start({ clock });
  c.open(URI, BAD);
  for (let version = 2; version <= 50; version++) c.change(URI, version, { range: at(0, 0), text: "// é\n" });
  // The answer comes after all of the edits have been made.
  await c.request("textDocument/hover", { textDocument: { uri: URI }, position: at(0, 0).start });
  clock.release();
  expect(await c.diagnostics(URI, 50)).toMatchObject([{ range: at(49, 7, 49, 10) }]);
  c.change(URI, 51, { range: at(0, 0), text: "\n" });
  await c.diagnostics(URI, 51);
  expect(c.published.map(({ version }) => version)).toEqual([50, 51]);
});

test("of a large file the edited place and the screen come first, then all of it", async () => {
  const clock = slowClock();
  const c = await start({ clock });
  const items = Array.from({ length: 1900 }, (_, i) => `extern "c" fn f${i}() {}\n`);
  c.open(URI, items.join(""));
  c.notify("ferrule/visibleRanges", { uri: URI, ranges: [at(1500, 0, 1520, 0)] });
  await c.request("textDocument/hover", { textDocument: { uri: URI }, position: at(0, 0).start });
  c.change(URI, 2, { range: at(0, 0), text: "\n" });
  await c.request("textDocument/hover", { textDocument: { uri: URI }, position: at(0, 0).start });
  clock.release();
  const first = await c.until("a first part", () => c.published[0]);
  const lines = new Set(first.diagnostics.map(({ range }) => range.start.line));
  expect(lines.has(1)).toBe(true);
  expect(lines.has(1510)).toBe(true);
  expect(lines.size).toBeLessThan(1900);
  await c.until("all of it", () => c.published.find(({ diagnostics }) => diagnostics.length === 1900));
});

test("of very many findings those around the screen are shown, and how many are not", async () => {
  const c = await start();
  c.open(URI, BAD.repeat(3000));
  const linesOf = (p: PublishDiagnosticsParams) =>
    p.diagnostics.filter(({ code }) => code).map(({ range }) => range.start.line);
  const shown = await c.until("a full list", () => c.published.find((p) => p.diagnostics.length === 2001));
  expect(shown.diagnostics.at(-1)?.message).toContain("1000 further findings");
  expect(linesOf(shown)).toEqual(Array.from({ length: 2000 }, (_, i) => i));
  c.notify("ferrule/visibleRanges", { uri: URI, ranges: [at(2900, 0, 2950, 0)] });
  await c.until("the end of the file", () => c.published.find((p) => linesOf(p).includes(2999)));
});

test("a rule that throws is logged once, and all others go on", async () => {
  const broken = rules.find(({ name }) => name === "unknown-abi") as { check: unknown };
  const { check } = broken;
  broken.check = () => {
    throw new Error("broken on purpose");
  };
  try {
    const c = await start();
    c.open(URI, `${BAD}extern fn g() {}\n`);
    expect(await c.diagnostics(URI, 1)).toMatchObject([{ code: "missing-abi" }]);
    c.change(URI, 2, { range: at(0, 0), text: BAD });
    expect(await c.diagnostics(URI, 2)).toMatchObject([{ code: "missing-abi" }]);
    expect(c.logged).toEqual([expect.stringContaining("broken on purpose")]);
  } finally {
    broken.check = check;
  }
});

test("bad input of every kind leaves a server that answers", async () => {
  const c = await start();
  const texts = [
    "{".repeat(10_000),
    '"',
    "/*",
    "\0\0",
    "\ud800",
    'extern "C" {',
    `fn f() {${"x".repeat(1e6)}`,
    "r####",
    "'",
  ];
  for (const [i, text] of texts.entries()) {
    const uri = `file:///nowhere/${i}.rs`;
    c.open(uri, text);
    c.change(uri, 2, { range: at(0, 1), text: BAD });
    c.change(uri, 3, {} as never, { range: null, text: `${text}${BAD}` } as never);
    await c.diagnostics(uri, 3);
  }
  c.notify("textDocument/didChange", { textDocument: {}, contentChanges: null });
  c.notify("ferrule/visibleRanges", { uri: URI, ranges: "all" });
  c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: 5 }] });
  c.open(URI, BAD);
  expect(await c.diagnostics(URI, 1)).toHaveLength(1);
});
