/** The house rules that can be read off the files: who imports whom, and that what is generated is fresh. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ruleUrl } from "../server/src/analysis/rule-page.ts";

const root = join(import.meta.dirname, "..");
const server = join(root, "server/src");

/** The floors. A room imports from lower floors only; facts may be named by the data beside it, and only as types. */
const FLOORS: Readonly<Record<string, number>> = {
  text: 0,
  facts: 1,
  target: 1,
  syntax: 2,
  layout: 2,
  model: 3,
  rules: 4,
  analysis: 5,
  host: 6,
  lsp: 7,
  cli: 7,
};
const DOOR = 6;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

const sources = filesOf(server).map((path) => ({ path, text: readFileSync(path, "utf8") }));

function importsOf(path: string, text: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s+)?[^"';]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm;
  return [...text.matchAll(pattern)].map((m) => {
    const to = m[2] ?? m[3] ?? m[4] ?? "";
    return { from: path, to: to.startsWith(".") ? resolve(dirname(path), to) : to, typeOnly: m[1] !== undefined };
  });
}

const imports = sources.flatMap(({ path, text }) => importsOf(path, text));
const room = (path: string) => relative(server, path).split("/")[0] as string;
const show = (i: Import) => `${relative(root, i.from)} → ${i.to.startsWith("/") ? relative(root, i.to) : i.to}`;
const inside = (i: Import) => i.to.startsWith(server);

describe("layer law", () => {
  test("every room has a floor", () => {
    for (const { path } of sources) expect(FLOORS).toHaveProperty(room(path));
  });

  test("a room imports from lower floors only", () => {
    const wrong = imports.filter((i) => {
      if (!inside(i) || room(i.from) === room(i.to)) return false;
      const [from, to] = [FLOORS[room(i.from)] as number, FLOORS[room(i.to)] as number];
      // Facts are types without behaviour: the data room beside them may speak of them.
      if (room(i.from) === "target" && room(i.to) === "facts") return !i.typeOnly;
      // The command line is one of the server's doors: `ferrule lsp` opens the other.
      if (room(i.from) === "cli" && room(i.to) === "lsp") return false;
      return to >= from;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("rules never import each other, and only analysis reads their index", () => {
    const files = new Set(sources.filter(({ path }) => /rules\/[^/]+\.ts$/.test(path)).map(({ path }) => path));
    const shared = new Set(["rule.ts", "index.generated.ts"]);
    const wrong = imports.filter((i) => {
      if (!inside(i) || room(i.to) !== "rules" || !files.has(i.to)) return false;
      const target = relative(join(server, "rules"), i.to);
      if (target === "index.generated.ts")
        return FLOORS[room(i.from)] !== undefined && (FLOORS[room(i.from)] as number) < 5;
      return !shared.has(target) && !i.from.endsWith("index.generated.ts");
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("LSP is seen in lsp only, Node in the doors only", () => {
    const wrong = imports.filter((i) => {
      if (inside(i)) return false;
      if (/^vscode-languageserver/.test(i.to)) return room(i.from) !== "lsp";
      if (i.to.startsWith("node:")) return (FLOORS[room(i.from)] as number) < DOOR;
      return false;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("below the doors: no process, console, Date, timers, randomness", () => {
    const wrong = sources.flatMap(({ path, text }) => {
      if ((FLOORS[room(path)] as number) >= DOOR) return [];
      const code = text.replace(
        /\/\*[\s\S]*?\*\/|\/\/.*|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g,
        "",
      );
      const found = /\b(?:process|console|Date|setTimeout|setImmediate|Math\.random|globalThis)\b/.exec(code);
      return found === null ? [] : [`${relative(root, path)}: ${found[0]}`];
    });
    expect(wrong).toEqual([]);
  });

  test("below the doors: no mutable module variables", () => {
    const wrong = sources.flatMap(({ path, text }) =>
      (FLOORS[room(path)] as number) < DOOR && /^(?:export )?(?:let|var) /m.test(text) ? [relative(root, path)] : [],
    );
    expect(wrong).toEqual([]);
  });
});

describe("one stem for a rule", () => {
  const stems = readdirSync(join(server, "rules"))
    .filter((name) => name.endsWith(".ts") && name !== "rule.ts" && name !== "index.generated.ts")
    .map((name) => name.slice(0, -3));
  const index = readFileSync(join(server, "rules/index.generated.ts"), "utf8");

  test("the pages' address is the repository's", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { repository: { url: string } };
    expect(ruleUrl("x").startsWith(manifest.repository.url.replace(/\.git$/, ""))).toBe(true);
  });

  test("file, name, page and documentation", () => {
    for (const stem of stems) {
      const text = readFileSync(join(server, "rules", `${stem}.ts`), "utf8");
      expect(text, stem).toContain(`name: "${stem}"`);
      expect(index, stem).toContain(`"./${stem}.ts"`);
    }
    const pages = readdirSync(join(root, "test/rules")).map((name) => name.replace(/\.(?:rs|toml)$/, ""));
    expect(pages.sort()).toEqual([...stems].sort());
  });
});
