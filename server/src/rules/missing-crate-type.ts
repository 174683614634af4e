import type { Crate } from "../model/crate.ts";
import { isGenericFn, type LinkedDefinition, type LinkedItem } from "../model/linked-items.ts";
import type { CargoPackage } from "../model/package.ts";
import { entryAt, tableAt } from "../model/toml-outline.ts";
import { buildsNativeCode, isBindingsName, isForeignLibrary } from "./manifest/package.ts";
import { type Edit, rule } from "./rule.ts";

interface Data {
  readonly symbol: string;
  readonly others: number;
}

export const missingCrateType = rule<"manifest", Data>({
  name: "missing-crate-type",
  group: "build",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["manifest"],
  explain: {
    what: "A library exports functions to C, but its Cargo.toml makes no C library of it.",
    why: "Without a `crate-type` Cargo builds an `.rlib`: an archive with metadata of this very compiler, made for rustc. No C linker is meant to take it, the standard library and the dependencies are not in it, and the exported symbols are nowhere else. `cdylib` gives a shared library whose only dynamic symbols are the exports, `staticlib` an archive with everything inside. `lib` beside it keeps the crate usable from Rust: its tests, examples and other crates need it.",
    bad: '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2024"\n#- src/lib.rs\n#[unsafe(no_mangle)]\npub extern "C" fn sums_add(a: i32, b: i32) -> i32 {\n    a.wrapping_add(b)\n}',
    good: '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2024"\n\n[lib]\ncrate-type = ["lib", "cdylib"]\n#- src/lib.rs\n#[unsafe(no_mangle)]\npub extern "C" fn sums_add(a: i32, b: i32) -> i32 {\n    a.wrapping_add(b)\n}',
    sources: [
      {
        title: "The Cargo Book, the `crate-type` field",
        url: "https://doc.rust-lang.org/cargo/reference/cargo-targets.html#the-crate-type-field",
      },
      { title: "Rust Reference, Linkage", url: "https://doc.rust-lang.org/reference/linkage.html" },
      {
        title: "The Embedded Rust Book, A little Rust with your C",
        url: "https://docs.rust-embedded.org/book/interoperability/rust-with-c.html",
      },
    ],
    note: "At the level `info`: what is linked into somebody else's static library (the browser's, a test program's) needs no `crate-type` either, and Cargo.toml does not show it. Silent where a `cdylib` or `staticlib` of the workspace depends on the crate, where Rust or C code that is built with it uses the exports, in `no_std` crates, whose exports programs link in, and in packages inside another one's tests and examples.",
  },
  *check(pack, scene) {
    const { manifest, library } = pack;
    const own = manifest.package;
    if (own === undefined || library === undefined || own.capi || own.links !== undefined) return;
    if (manifest.targets.some(isForeignLibrary) || manifest.targets.some(({ procMacro }) => procMacro)) return;
    // Packages that are there to be built by a test link nothing.
    if (/(?:^|\/)(?:tests?|examples|benches|fixtures|testdata|fuzz)(?:\/|$)/.test(pack.within ?? "")) return;
    if (isBindingsName(own.name ?? "") || buildsNativeCode(pack)) return;
    const exported = scene.symbolsOf(library)?.exports.filter(isForC) ?? [];
    const [some] = exported;
    if (some === undefined || isBare(some)) return;
    const dependents = pack.dependents();
    if (dependents.some((other) => other.manifest.targets.some(isForeignLibrary) || buildsNativeCode(other))) return;
    const unused = new Map(exported.map((item) => [item.symbol, item]));
    const crates: Crate[] = [library, ...pack.programs];
    for (const other of dependents) crates.push(...(other.library ? [other.library] : []), ...other.programs);
    for (const crate of crates) {
      const symbols = scene.symbolsOf(crate);
      if (symbols === undefined) return;
      for (const symbol of unused.keys()) if (symbols.declares(symbol)) unused.delete(symbol);
    }
    const [first, ...others] = unused.values();
    const definition = first?.definition;
    if (first === undefined || definition === undefined) return;
    const { symbol } = first;
    const message = `\`${symbol}\` is exported here`;
    const related = [{ range: definition.item.head, message, of: definition }];
    yield { range: placeOf(pack), data: { symbol, others: others.length }, related };
  },
  message({ symbol, others }) {
    const what = others === 0 ? `\`${symbol}\` is` : `\`${symbol}\` and ${others} more are`;
    return `${what} exported to C, but without \`cdylib\` or \`staticlib\` in \`crate-type\` no library is built that C can link`;
  },
  fixes: (_, pack) =>
    [
      { type: "cdylib", title: "Build a shared library for C too: `cdylib`" },
      { type: "staticlib", title: "Build a static library for C too: `staticlib`" },
    ].flatMap(({ type, title }) => {
      const edits = withCrateType(pack, type);
      return edits === undefined ? [] : [{ title, safety: "unsafe" as const, kind: "quickfix" as const, edits }];
    }),
});

/** Names that compilers and C's start-up code ask for: whoever exports them does it for the program, not for callers in C. */
const RUNTIME =
  /^(?:_|llvm\.|main$|[a-z]?main_?$|app_main$|rust_main$|mem(?:cpy|move|set|cmp)$|bcmp$|strlen$|(?:malloc|calloc|realloc|free|aligned_alloc|posix_memalign|memalign)$|rust_eh_|DllMain$|WinMain$|abort$)/;

function isForC({ role, kind, symbol, definition }: LinkedItem): boolean {
  if (role !== "definition" || kind !== "fn" || RUNTIME.test(symbol)) return false;
  return definition !== undefined && isCFn(definition);
}

function isCFn({ item }: LinkedDefinition): boolean {
  if (item.kind !== "fn" || item.body === undefined || isGenericFn(item)) return false;
  const abi = item.abi?.name;
  return abi !== undefined && C_ABIS.test(abi) && item.returnType?.kind !== "never";
}

const C_ABIS = /^(?:C|system|cdecl|stdcall|sysv64|win64|aapcs)(?:-unwind)?$/;

/** Whether the crate says that it is for programs without an operating system, or says itself what is built of it. */
function isBare({ module, definition }: LinkedItem): boolean {
  const world = definition?.scope.world;
  let root = module;
  while (root.parent !== undefined) root = root.parent;
  return (
    world?.innerAttributes(root).some(({ meta }) => {
      const names = [
        meta.name,
        ...(meta.name === "cfg_attr" ? (meta.list ?? []).slice(1).map(({ name }) => name) : []),
      ];
      return meta.name === "no_std" || names.some((name) => name === "no_main" || name === "crate_type");
    }) === true
  );
}

/** What says how the library is built: `crate-type`, else `[lib]`, else `[package]`. */
function placeOf({ outline }: CargoPackage): { readonly start: number; readonly end: number } {
  const written = entryAt(outline, "lib", "crate-type") ?? entryAt(outline, "lib", "crate_type");
  const table = tableAt(outline, "lib") ?? tableAt(outline, "package") ?? tableAt(outline, "project");
  const { start, end } = written ?? table ?? { start: 0, end: 0 };
  return { start, end };
}

/** Adds a crate type beside what is there; undefined where the manifest is written in a way that leaves no place for it. */
function withCrateType({ text, outline }: CargoPackage, type: string): readonly Edit[] | undefined {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const written = entryAt(outline, "lib", "crate-type") ?? entryAt(outline, "lib", "crate_type");
  if (written !== undefined) {
    const { start, end } = written.value;
    if (text[start] !== "[" || text[end - 1] !== "]") return undefined;
    const inside = text.slice(start + 1, end - 1);
    // Behind the last type; a comment after it stays where it is.
    const last = [...inside.matchAll(/"[^"\n]*"|'[^'\n]*'|#[^\n]*/g)]
      .filter(([found]) => !found.startsWith("#"))
      .at(-1);
    if (last === undefined) return [{ start: start + 1, end: end - 1, newText: `"lib", "${type}"` }];
    const at = start + 1 + last.index + last[0].length;
    return [{ start: at, end: at, newText: `, "${type}"` }];
  }
  const line = `crate-type = ["lib", "${type}"]`;
  const table = tableAt(outline, "lib");
  if (table !== undefined) {
    const at = lineEndAfter(text, table.end);
    const first = outline.entries.find(({ start }) => start > table.end);
    const before = first === undefined ? "" : text.slice(text.lastIndexOf("\n", first.start - 1) + 1, first.start);
    const indent = first?.path[0] === "lib" && /^[ \t]*$/.test(before) ? before : "";
    return [{ start: at, end: at, newText: `${lineEnd}${indent}${line}` }];
  }
  const pack = tableAt(outline, "package") ?? tableAt(outline, "project");
  if (pack === undefined || outline.entries.some(({ path }) => path[0] === "lib")) return undefined;
  const at = lineEndAfter(text, pack.bodyEnd);
  return [{ start: at, end: at, newText: `${lineEnd}${lineEnd}[lib]${lineEnd}${line}` }];
}

function lineEndAfter(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
