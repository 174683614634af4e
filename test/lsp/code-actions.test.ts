/** Repairs from the question to the applied edit. */

import { afterEach, describe, expect, test } from "vitest";
import { type CodeAction, CodeActionTriggerKind } from "vscode-languageserver-protocol";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";
import { at, connect, LAZY, type Options, type TestClient } from "./support/client.ts";

const URI = "file:///nowhere/a.rs";

let client: TestClient | undefined;
async function open(text: string, options?: Options): Promise<TestClient> {
  client = await connect(options);
  client.open(URI, text);
  await client.diagnostics(URI, 1);
  return client;
}
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

function titled(actions: readonly CodeAction[], title: string): CodeAction {
  const found = actions.find((action) => action.title === title);
  if (found === undefined) throw new Error(`no "${title}" among ${actions.map((action) => action.title).join(", ")}`);
  return found;
}

function rulesOf(text: string): string[] {
  const document = new Document(text);
  const analysis = new Analysis(document, environmentOf(), () => {});
  for (const _ of analysis.check());
  return analysis.diagnostics().map(({ rule }) => rule);
}

test("a repair is linked to its finding, preferred when safe, and applies", async () => {
  const c = await open('// é😀\r\nextern "c" fn f() {}\r\n');
  const diagnostics = await c.diagnostics(URI, 1);
  const actions = await c.codeActions(URI, at(1, 8), { diagnostics });
  const fix = titled(actions, 'Change the ABI to `"C"`');
  expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics });
  expect(c.applied(URI, fix.edit)).toBe('// é😀\r\nextern "C" fn f() {}\r\n');
  expect(await c.codeActions(URI, at(0, 1))).toEqual([]);
});

test("only one action for a finding is preferred, and none that needs a person", async () => {
  const c = await open('extern "C" {\n    fn f() {}\n}\nasync extern "C" fn g() {}\n');
  const actions = await c.codeActions(URI, at(0, 0, 3, 30));
  const preferred = actions.filter(({ isPreferred }) => isPreferred);
  const linked = preferred.map(({ diagnostics }) => diagnostics?.map(({ code }) => code).join());
  expect(new Set(linked).size).toBe(linked.length);
  expect(linked).toContain("foreign-fn-body");
});

test("the edit comes when the action is chosen, bound to the version", async () => {
  const c = await open('extern "c" fn f() {}\n', { capabilities: LAZY });
  const fix = titled(await c.codeActions(URI, at(0, 8)), 'Change the ABI to `"C"`');
  expect(fix.edit).toBeUndefined();
  const { edit } = await c.resolve(fix);
  expect(edit).toEqual({
    documentChanges: [{ textDocument: { uri: URI, version: 1 }, edits: [{ range: at(0, 7, 0, 10), newText: '"C"' }] }],
  });
  c.change(URI, 2, { range: at(0, 0), text: "\n" });
  await expect(c.resolve(fix)).rejects.toMatchObject({ code: -32801 });
  c.close(URI);
  await expect(c.resolve(fix)).rejects.toMatchObject({ code: -32801 });
  expect(await c.resolve({ title: "not ours" })).toEqual({ title: "not ours" });
});

describe("kinds", () => {
  const text = 'extern "c" fn f() {}\nextern "c" fn g() {}\n';

  test.each([
    [["quickfix"], ["quickfix"]],
    [["refactor"], []],
    [["source.fixAll.ferrule"], ["source.fixAll.ferrule"]],
    [["source.fixAll"], ["source.fixAll.ferrule"]],
    [["source"], ["source.fixAll.ferrule"]],
    [["source.fixAll.other"], []],
    [["source.organizeImports"], []],
    [[""], ["quickfix"]],
    [undefined, ["quickfix"]],
  ])("for %j come %j", async (only, wanted) => {
    const c = await open(text);
    const actions = await c.codeActions(URI, at(0, 8), only === undefined ? {} : { only });
    expect([...new Set(actions.map(({ kind }) => kind))]).toEqual(wanted);
  });

  test("restructuring is `refactor.rewrite`", async () => {
    const c = await open('#[no_mangle]\npub async extern "C" fn go(n: u32) -> u32 {\n    n\n}\n');
    const actions = await c.codeActions(URI, at(1, 5), { only: ["refactor.rewrite"] });
    for (const { kind, isPreferred } of actions) expect([kind, isPreferred]).toEqual(["refactor.rewrite", undefined]);
    const all = await c.codeActions(URI, at(1, 5));
    expect(all.length).toBeGreaterThan(1);
  });
});

test("all safe repairs at once, on request and on save", async () => {
  const text = 'extern "c" fn f() {}\nextern fn g() {}\nextern "d" fn h() {} // ferrule: allow(unknown-abi) not yet\n';
  const c = await open(text);
  const [all, ...others] = await c.codeActions(URI, at(0, 0), {
    only: ["source.fixAll"],
    triggerKind: CodeActionTriggerKind.Automatic,
  });
  expect(others).toEqual([]);
  expect(c.applied(URI, all?.edit)).toBe(
    'extern "C" fn f() {}\nextern "C" fn g() {}\nextern "d" fn h() {} // ferrule: allow(unknown-abi) not yet\n',
  );
  c.change(URI, 2, { text: "fn f() {}\n" });
  await c.diagnostics(URI, 2);
  expect(await c.codeActions(URI, at(0, 0), { only: ["source.fixAll"] })).toEqual([]);
});

test("a silenced finding is not repaired", async () => {
  const c = await open('extern "c" fn f() {} // ferrule: allow(unknown-abi)\n');
  expect(await c.codeActions(URI, at(0, 8))).toEqual([]);
});

test("text of a repair has the document's line ends", async () => {
  const c = await open('pub async extern "C" fn f() -> u32 {\r\n    1\r\n}\r\n');
  const actions = await c.codeActions(URI, at(0, 5));
  expect(actions.length).toBeGreaterThan(1);
  for (const action of actions) expect(c.applied(URI, action.edit), action.title).not.toMatch(/[^\r]\n/);
});

describe("silence", () => {
  const TITLE = "Silence `unknown-abi` on this line";
  const cases = [
    ['extern "c" fn f() {}', 'extern "c" fn f() {} // ferrule: allow(unknown-abi)'],
    ['extern "c" fn f() {}  \r\n', 'extern "c" fn f() {} // ferrule: allow(unknown-abi)\r\n'],
    ['extern "c" fn f() {} // why\n', 'extern "c" fn f() {} // why // ferrule: allow(unknown-abi)\n'],
    ['extern "c" fn f() {} /* why */\n', 'extern "c" fn f() {} /* why */ // ferrule: allow(unknown-abi)\n'],
    [
      'extern "c" fn f() {} // ferrule: allow(missing-abi) old\n',
      'extern "c" fn f() {} // ferrule: allow(missing-abi, unknown-abi) old\n',
    ],
    ['extern "c" fn f() {} // ferrule: allow()\n', 'extern "c" fn f() {} // ferrule: allow(unknown-abi)\n'],
    [
      "type F = fn(&str, char); extern \"c\" fn f<'a>() -> char { '\"' }\n",
      "type F = fn(&str, char); extern \"c\" fn f<'a>() -> char { '\"' } // ferrule: allow(unknown-abi)\n",
    ],
  ] as const;

  test.each(cases)("%j", async (before, after) => {
    const c = await open(before);
    const action = titled(await c.codeActions(URI, at(0, before.indexOf('"c"'))), TITLE);
    expect(action.isPreferred).toBeUndefined();
    expect(c.applied(URI, action.edit)).toBe(after);
    expect(rulesOf(after)).not.toContain("unknown-abi");
  });

  test.each([
    'extern "c" fn f() { g("\n"); }\n',
    'extern "c" fn f() {} /*\n*/\n',
    'extern "c" fn f() { g(br#"\n"#); }\n',
  ])("not where the line's end is inside something: %j", async (text) => {
    const c = await open(text);
    const titles = (await c.codeActions(URI, at(0, 8))).map(({ title }) => title);
    expect(titles).not.toContain(TITLE);
  });

  test("a comment that silences nothing can go", async () => {
    const c = await open(
      "fn a() {}\n// ferrule: allow(unknown-abi) was needed once\nfn b() {} // ferrule: allow(unknown-abi)\n",
    );
    const first = titled(await c.codeActions(URI, at(1, 5)), "Remove this comment");
    expect(c.applied(URI, first.edit)).toBe("fn a() {}\nfn b() {} // ferrule: allow(unknown-abi)\n");
    const second = titled(await c.codeActions(URI, at(2, 20)), "Remove this comment");
    expect(c.applied(URI, second.edit)).toBe("fn a() {}\n// ferrule: allow(unknown-abi) was needed once\nfn b() {}\n");
  });

  test("it is resolved like a repair", async () => {
    const c = await open('extern "c" fn f() {}\n', { capabilities: LAZY });
    const action = await c.resolve(titled(await c.codeActions(URI, at(0, 8)), TITLE));
    expect(c.applied(URI, action.edit)).toBe('extern "c" fn f() {} // ferrule: allow(unknown-abi)\n');
  });
});

test("the async shim, which looks into the body, through the protocol", async () => {
  const text =
    'pub async extern "C" fn fetch(id: u32) -> u32 {\n    wait(id).await\n}\nasync fn wait(id: u32) -> u32 {\n    id\n}\n';
  const c = await open(text, { capabilities: LAZY });
  const actions = await c.codeActions(URI, at(0, 5));
  expect(actions.length).toBeGreaterThan(1);
  for (const action of actions.filter(({ title }) => !title.startsWith("Silence"))) {
    const after = c.applied(URI, (await c.resolve(action)).edit);
    expect(rulesOf(after), `${action.title}\n${after}`).not.toContain("async-extern-fn");
  }
});
