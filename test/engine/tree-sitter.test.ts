/**
 * Our slicer and declaration parser beside tree-sitter's grammar, on text that both accept.
 *
 * Text in which tree-sitter sees an error is left out: much of what Ferrule is about is an error to that grammar. What is
 * compared: where the top-level items end, and of every function its name, parameters, ABI string and return type.
 * `FERRULE_RUST=folder` adds the Rust files of a folder.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Language, type Node, Parser } from "web-tree-sitter";
import type { FnItem, Item } from "../../server/src/facts/item.ts";
import { parseSlice } from "../../server/src/syntax/lower.ts";
import { type Slice, sliceText } from "../../server/src/text/document.ts";
import { parsePage } from "../support/pages.ts";
import { randomText, seeded } from "./random.ts";

const root = join(import.meta.dirname, "../..");
const parser: { of: Parser | undefined } = { of: undefined };

beforeAll(async () => {
  await Parser.init();
  const made = new Parser();
  made.setLanguage(await Language.load(join(root, "node_modules/tree-sitter-rust/tree-sitter-rust.wasm")));
  parser.of = made;
});

function rustFiles(folder: string): string[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".rs"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

const texts: string[] = [
  ...rustFiles("examples"),
  ...(process.env.FERRULE_RUST === undefined ? [] : rustFiles(process.env.FERRULE_RUST)),
  ...rustFiles("test/rules").flatMap((page) => parsePage(page).map((one) => one.text)),
  ...Array.from({ length: 60 }, (_, seed) => randomText(seeded(seed), 12)),
];

/** What is no item of its own: it belongs to the item after it, or to the file. */
const LEADING = new Set([
  "line_comment",
  "block_comment",
  "attribute_item",
  "inner_attribute_item",
  "shebang",
  "empty_statement",
]);

/** Where tree-sitter's top-level items end. */
function itemEnds(tree: Node): number[] {
  return tree.namedChildren.flatMap((node) => {
    if (node === null || LEADING.has(node.type)) return [];
    // `name! { … }` without `;` is an expression statement here, and `name!(…);` counts its `;`.
    return [node.endIndex];
  });
}

/** Where our top-level items end: items at depth 0, and the `}` of containers there. */
function sliceEnds(slices: readonly Slice[]): number[] {
  const out: number[] = [];
  let at = 0;
  for (const slice of slices) {
    at += slice.text.length;
    const ends = slice.kind === "item" ? slice.depth === 0 : slice.kind === "close" && slice.depth === 1;
    const item = slice.kind === "item" ? parseSlice(slice).items.at(-1) : undefined;
    if (slice.kind === "item" && (item === undefined || (item.kind === "other" && item.what === ";"))) continue;
    if (ends) out.push(at);
  }
  return out;
}

interface Signature {
  readonly name: string;
  readonly params: number;
  readonly abi: string | undefined;
  readonly returns: string | undefined;
}

function theirs(tree: Node): Signature[] {
  return tree.descendantsOfType(["function_item", "function_signature_item"]).flatMap((node) => {
    if (node === null || inBody(node)) return [];
    const modifiers = node.namedChildren.find((child) => child?.type === "function_modifiers")?.text ?? "";
    const params = node.childForFieldName("parameters")?.namedChildren ?? [];
    return [
      {
        name: node.childForFieldName("name")?.text ?? "",
        params: params.filter((p) => p !== null && !/comment|attribute/.test(p.type)).length,
        abi: /extern\s*("[^"]*")?/.exec(modifiers)?.[1],
        returns: node.childForFieldName("return_type")?.text,
      },
    ];
  });
}

function inBody(node: Node): boolean {
  for (let n = node.parent; n !== null; n = n.parent) if (n.type === "block" || n.type === "token_tree") return true;
  return false;
}

function ours(slices: readonly Slice[]): Signature[] {
  return slices.flatMap((slice) =>
    parseSlice(slice).items.flatMap((item: Item) => (item.kind === "fn" ? [signature(item, slice)] : [])),
  );
}

function signature(fn: FnItem, { text }: Slice): Signature {
  return {
    name: text.slice(fn.name.start, fn.name.end),
    params: fn.params.length,
    abi: fn.abi?.literal === undefined ? undefined : text.slice(fn.abi.literal.start, fn.abi.literal.end),
    returns: fn.returnType === undefined ? undefined : text.slice(fn.returnType.start, fn.returnType.end),
  };
}

describe("where both grammars accept the text", () => {
  test("top-level items end at the same places, and functions have the same signatures", () => {
    let compared = 0;
    let functions = 0;
    for (const text of texts) {
      const tree = parser.of?.parse(text);
      if (tree === null || tree === undefined) throw new Error("tree-sitter gave no tree");
      try {
        if (tree.rootNode.hasError) continue;
        const slices = sliceText(text);
        if (slices.some((slice) => parseSlice(slice).items.some((item) => item.broken || item.problems.length > 0)))
          continue;
        compared++;
        expect(sliceEnds(slices), text).toEqual(itemEnds(tree.rootNode));
        const signatures = theirs(tree.rootNode);
        functions += signatures.length;
        expect(ours(slices), text).toEqual(signatures);
      } finally {
        tree.delete();
      }
    }
    // A change that made every text an error would compare nothing.
    expect(compared).toBeGreaterThan(60);
    expect(functions).toBeGreaterThan(120);
    console.log(`compared ${compared} of ${texts.length} texts, ${functions} functions`);
  });
});
