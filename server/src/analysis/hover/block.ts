/** The hover of an external block: what it imports, from where, and what the edition asks of it. */
import type { ExternBlock, Item } from "../../facts/item.ts";
import { lowerSlice } from "../../syntax/lower.ts";
import { findAbi } from "../../target/abi.ts";
import { standingOf } from "../conditions.ts";
import { type Library, librariesOf } from "../linkage.ts";
import { abiVerdict, unwinding } from "./abi.ts";
import { bullet, code, count, lines, links, list, paragraphs } from "./markdown.ts";
import type { Place } from "./place.ts";

const REFERENCE = "https://doc.rust-lang.org/reference/items/external-blocks.html";

/**
 * Everything about a block. `isHead`: the slice is the block's head, and its items are slices of their own. `below`: the
 * ABI has just been spoken about.
 */
export function blockMarkdown(block: ExternBlock, place: Place, isHead: boolean, below?: "abi"): string {
  const { env } = place;
  const items = isHead ? itemsBehind(place) : block.items;
  const present = items.filter((item) => standingOf(item.attributes, env) !== "inactive");
  const libraries = librariesOf(block, env);
  const names = libraries.flatMap(({ name, wasmModule }) => name ?? wasmModule ?? []);
  const from = names.length === 0 ? "" : ` from ${list(names.map(code))}`;
  const abi = findAbi(block.abi.name);
  const scene = { target: env.target, features: place.around.features, variadic: false };
  return paragraphs(
    `**External block**: imports ${contents(present)}${from}`,
    lines(
      below === undefined &&
        bullet(
          "ABI",
          abi === undefined
            ? `${code(`"${block.abi.name}"`)}, which Rust does not know (E0703)`
            : `${code(`"${abi.name}"`)}${block.abi.explicit ? "" : " (implied)"}, ${abiVerdict(abi, scene)}`,
        ),
      ...safety(block, present),
      ...(libraries.length === 0
        ? [
            bullet(
              "Library",
              "none named here; another block, a build script or the C library has to bring the symbols",
            ),
          ]
        : libraries.map((library) => bullet("Library", libraryWords(library, env.target)))),
      present.length < items.length &&
        bullet("Not on this target", `${count(items.length - present.length, "item")} (\`cfg\`)`),
      bullet("Edition", edition(block, env.edition)),
      below === undefined && abi !== undefined && bullet("Unwinding", unwinding(abi, env.target.panic, "import")),
    ),
    links([{ name: "Rust Reference, External blocks", url: REFERENCE }]),
  );
}

/** How a library is linked on a target, in a few words. */
export function libraryWords(library: Library, target: Place["env"]["target"]): string {
  const { name, kind = "dylib", modifiers, wasmModule } = library;
  if (wasmModule !== undefined) {
    const module = `${code(wasmModule)}, a module that the WebAssembly host provides`;
    return target.families.includes("wasm") ? module : `${module}; this target is not WebAssembly, so it does nothing`;
  }
  if (name === undefined || name === "") return "`#[link]` needs a `name` (E0459)";
  const verbatim = modifiers !== undefined && /(?:^|,)\s*\+verbatim/.test(modifiers);
  const suffix = modifiers === undefined ? "" : `, modifiers ${code(modifiers)}`;
  const msvc = target.env === "msvc";
  switch (kind) {
    case "static": {
      const file = verbatim ? name : msvc ? `${name}.lib` : `lib${name}.a`;
      return `${code(name)}, static: ${code(file)} is copied into what is built${suffix}`;
    }
    case "dylib": {
      const file = verbatim ? code(name) : msvc ? `the import library ${code(`${name}.lib`)}` : code(`-l${name}`);
      return `${code(name)}, found by the linker (${file})${suffix}`;
    }
    case "framework":
      return `${code(name)}, an Apple framework${target.vendor === "apple" ? "" : ": an error on this target (E0455)"}${suffix}`;
    case "raw-dylib": {
      const dll = verbatim || name.includes(".") ? name : `${name}.dll`;
      return `${code(dll)}, a DLL without an import library${target.os === "windows" ? "" : ": an error on this target (E0455)"}${suffix}`;
    }
    default:
      return `${code(name)}, of a kind that Rust does not know: ${code(kind)}${suffix}`;
  }
}

/** The items of the block whose head is the place's slice. Linear in the block. */
function itemsBehind({ document, placed }: Place): readonly Item[] {
  const out: Item[] = [];
  const { depth } = placed.slice;
  for (let c = placed.chunk; c < document.chunkCount; c++) {
    const slices = document.slicesOf(c);
    for (let i = c === placed.chunk ? placed.index + 1 : 0; i < slices.length; i++) {
      const slice = slices[i]?.slice;
      if (slice === undefined || slice.depth <= depth || slice.kind === "close") return out;
      if (slice.kind === "item") out.push(...lowerSlice(slice).items);
    }
  }
  return out;
}

function contents(items: readonly Item[]): string {
  const of = (kind: Item["kind"]) => items.filter((item) => item.kind === kind).length;
  const parts = [
    [of("fn"), "function"],
    [of("static"), "static"],
    [of("type"), "type"],
    [of("macro-call"), "macro call"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, noun]) => count(n, noun));
  return said.length === 0 ? "nothing" : list(said);
}

function safety(block: ExternBlock, items: readonly Item[]): readonly string[] {
  const named = items.filter((item) => item.kind === "fn" || item.kind === "static");
  const safe = named.filter(({ qualifiers }) => qualifiers.some(({ word }) => word === "safe"));
  const rest = named.filter((item) => !safe.includes(item));
  const names = (of: typeof named) => list(of.map(({ name }) => code(name.text)));
  if (safe.length === 0) {
    return named.length === 0
      ? []
      : [bullet("Safety", named.length === 1 ? "using it needs `unsafe`" : "every item needs `unsafe` to be used")];
  }
  const note = block.unsafe === undefined ? " (`safe` is an error without `unsafe extern`)" : "";
  return [
    bullet("Safe to use", `${names(safe)}${note}`),
    ...(rest.length === 0 ? [] : [bullet("Needs `unsafe`", names(rest))]),
  ];
}

function edition(block: ExternBlock, current: number): string {
  const written = block.unsafe !== undefined;
  if (current >= 2024) {
    return written
      ? `${current} requires \`unsafe extern\`, as written`
      : `${current} requires \`unsafe extern\`: this is an error`;
  }
  return written
    ? `\`unsafe extern\` needs Rust 1.82 and is required from edition 2024 on (this is ${current})`
    : `fine in ${current}; edition 2024 requires \`unsafe extern\`, which Rust 1.82 and later accept in every edition`;
}
