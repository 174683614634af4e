// Draws, under each line of the pages in test/grammar/*.scopes, the scopes that Ferrule's injection gives, and compares
// the drawing with the page. `UPDATE=1` redraws the pages. The pages hold for any base grammar of `source.rust`: they are
// drawn over the minimal one of this folder, and over VS Code's own where a fetched editor brought it.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import { beforeAll, describe, expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type IOnigLib, type IToken, type StateStack } from "vscode-textmate";

const root = join(import.meta.dirname, "..");
const folder = join(root, "test/grammar");
const injectionFile = join(root, "syntaxes/ferrule.injection.tmLanguage.json");
const suffix = ".ferrule.rust";

/** One `//# title` case of a page: its title and its source lines. */
interface Case {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A page is titles, source lines behind `> `, and the drawing, which is what the test computes. */
function parsePage(text: string): Case[] {
  const cases: { title: string; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("//# ")) cases.push({ title: line.slice(4), lines: [] });
    else if (line.startsWith(">")) cases.at(-1)?.lines.push(line.slice(2));
  }
  return cases;
}

function tokenize(grammar: IGrammar, lines: readonly string[], start: StateStack = textmate.INITIAL) {
  let state = start;
  const tokens: IToken[][] = [];
  for (const line of lines) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    tokens.push(result.tokens);
  }
  return { tokens, state };
}

/** The spans of Ferrule's scopes in one line, adjacent tokens of one scope at one depth joined. UTF-16 columns. */
function spansOf(tokens: readonly IToken[], length: number) {
  const spans: { start: number; end: number; scope: string; depth: number }[] = [];
  for (const token of tokens) {
    token.scopes.forEach((scope, depth) => {
      if (!scope.endsWith(suffix)) return;
      const end = Math.min(token.endIndex, length);
      const open = spans.find((span) => span.end === token.startIndex && span.scope === scope && span.depth === depth);
      if (open) open.end = end;
      else if (token.startIndex < end) spans.push({ start: token.startIndex, end, scope, depth });
    });
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end || a.depth - b.depth);
}

function draw(grammar: IGrammar, cases: readonly Case[]): string {
  const pages = cases.map(({ title, lines }) => {
    const drawn = [`//# ${title}`];
    const { tokens } = tokenize(grammar, lines);
    lines.forEach((line, index) => {
      drawn.push(`> ${line}`.trimEnd());
      for (const { start, end, scope } of spansOf(tokens[index] ?? [], line.length)) {
        const mark = (scope.startsWith("meta.") ? "~" : "^").repeat(end - start);
        drawn.push(`  ${" ".repeat(start)}${mark} ${scope.slice(0, -suffix.length)}`);
      }
    });
    return drawn.join("\n");
  });
  return `${pages.join("\n\n")}\n`;
}

/** VS Code's Rust grammar inside an editor that `npm start` or `npm test` fetched, if there is one. */
function findEditorGrammar(): string | undefined {
  const named = process.env.FERRULE_RUST_GRAMMAR;
  if (named) return named;
  const cache = process.env.FERRULE_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "ferrule");
  return globSync("**/extensions/rust/syntaxes/rust.tmLanguage.json", { cwd: cache, absolute: true, dot: true })
    .sort()
    .at(-1);
}

const editorGrammar = findEditorGrammar();
if (!editorGrammar)
  console.log("grammar: no fetched editor, so the pages are drawn over the minimal Rust grammar only");

const bases = [
  { name: "a minimal Rust grammar", path: join(folder, "minimal-rust.tmLanguage.json") },
  ...(editorGrammar ? [{ name: "VS Code's Rust grammar", path: editorGrammar }] : []),
];

let onigLib: Promise<IOnigLib>;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  onigLib = Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  });
});

async function loadGrammar(basePath: string, injected: boolean): Promise<IGrammar> {
  const paths: Record<string, string> = { "source.rust": basePath, "ferrule.injection.rust": injectionFile };
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) => {
      const path = paths[scope];
      return path ? textmate.parseRawGrammar(readFileSync(path, "utf8"), path) : null;
    },
    getInjections: (scope) => (injected && scope === "source.rust" ? ["ferrule.injection.rust"] : undefined),
  });
  const grammar = await registry.loadGrammar("source.rust");
  if (!grammar) throw new Error(`no grammar in ${basePath}`);
  return grammar;
}

const pageFiles = readdirSync(folder)
  .filter((name) => name.endsWith(".scopes"))
  .map((name) => join(folder, name));
const pages = pageFiles.map((path) => ({ path, text: readFileSync(path, "utf8") }));

test("there are pages, each with cases", () => {
  expect(pages.length).toBeGreaterThanOrEqual(6);
  for (const { path, text } of pages) expect(parsePage(text).length, path).toBeGreaterThan(0);
});

describe.each(bases)("over $name", ({ path: basePath }) => {
  test.each(pages.map(({ path }) => basename(path)))("%s", async (name) => {
    const page = pages.find(({ path }) => basename(path) === name);
    if (!page) throw new Error(name);
    const grammar = await loadGrammar(basePath, true);
    const drawing = draw(grammar, parsePage(page.text));
    if (process.env.UPDATE && basePath === bases[0]?.path) writeFileSync(page.path, drawing);
    else expect(drawing).toBe(page.text);
  });

  // What is typed so far is a prefix of what will stand there; the items below it must keep their colours, except on lines
  // where the base grammar alone already carries something on (an open string, a signature, a `<`).
  test("no prefix of a case reaches the items after it", async () => {
    const grammar = await loadGrammar(basePath, true);
    const plain = await loadGrammar(basePath, false);
    const after = ["pub fn after(x: u32) -> u32 { x }", "struct After;", "impl After { fn body(&self) { 1; } }"];
    const clean = tokenize(plain, after).tokens.map((line) => JSON.stringify(line));
    let compared = 0;
    for (const { path, text } of pages) {
      for (const { title, lines } of parsePage(text)) {
        let state: StateStack = textmate.INITIAL;
        let plainState: StateStack = textmate.INITIAL;
        for (const line of lines) {
          for (let cut = 1; cut <= line.length; cut++) {
            const typed = line.slice(0, cut);
            if (/\w\w\w$/.test(typed) && cut < line.length) continue; // The middle of a word shows nothing new.
            const alone = tokenize(plain, [typed, ...after], plainState).tokens.slice(1);
            const withFerrule = tokenize(grammar, [typed, ...after], state).tokens.slice(1);
            alone.forEach((tokens, index) => {
              if (JSON.stringify(tokens) !== clean[index]) return;
              const where = `${basename(path)}: ${title}: after ${JSON.stringify(typed)}, line ${index}`;
              expect(JSON.stringify(withFerrule[index]), where).toBe(clean[index]);
              compared++;
            });
          }
          state = tokenize(grammar, [line], state).state;
          plainState = tokenize(plain, [line], plainState).state;
        }
      }
    }
    expect(compared).toBeGreaterThan(4000);
  });

  test("code without a border word keeps the colours of the base grammar", async () => {
    const lines = readFileSync(join(folder, "plain.rs"), "utf8").split("\n");
    expect(lines.length).toBeGreaterThan(40);
    const injected = tokenize(await loadGrammar(basePath, true), lines).tokens;
    const plain = tokenize(await loadGrammar(basePath, false), lines).tokens;
    expect(injected).toEqual(plain);
  });
});

// Themes colour by the head of a scope. These heads are coloured in every theme that ships with VS Code.
test("every scope starts with a name that themes know, and ends in the project's suffix", () => {
  const names = [...readFileSync(injectionFile, "utf8").matchAll(/"(?:name|contentName)":\s*"([^"]+)"/g)]
    .flatMap(([, scopes]) => (scopes ?? "").split(" "))
    .filter((scope) => scope.includes("."));
  expect(names.length).toBeGreaterThan(30);
  const heads =
    /^(comment\.(line|block)|constant\.(language|numeric)|entity\.name\.(function|type|namespace)|entity\.other\.attribute-name|keyword\.(other|operator)|meta|punctuation|storage\.modifier|string\.quoted|support\.type|variable\.(other|parameter))\./;
  for (const name of names.filter((scope) => scope !== "meta.attribute.rust")) {
    expect(name).toMatch(heads);
    expect(name.endsWith(suffix), name).toBe(true);
  }
});
