import type { CargoPackage } from "../model/package.ts";
import { entryAt } from "../model/toml-outline.ts";
import type { Module } from "../model/world.ts";
import { isBindingsName } from "./manifest/package.ts";
import { rule } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly declared: number;
  readonly lacks: "suffix" | "links";
}

/** A library with fewer foreign declarations than this is not about them. */
const MANY = 5;

export const sysCrateNaming = rule<"manifest", Data>({
  name: "sys-crate-naming",
  group: "build",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["manifest"],
  explain: {
    what: "A crate of bare bindings is not named `*-sys`, or one that is does not say which library it `links`.",
    why: "By convention a package `foo-sys` holds the declarations of the native library `foo` and links it, and nothing else; `foo` wraps it. `links` is what makes this more than a name: Cargo lets only one package of a build link a library, so two versions of the bindings cannot put two copies of the library's symbols and global state into one program. Bindings under another name, or without `links`, escape that check, and nobody finds them.",
    bad: '[package]\nname = "zlib-raw"\nversion = "0.1.0"\nedition = "2024"\nlinks = "z"\n#- build.rs\nfn main() {\n    println!("cargo::rustc-link-lib=z");\n}\n#- src/lib.rs\nuse std::ffi::{c_char, c_int, c_ulong, c_void};\n\nunsafe extern "C" {\n    pub fn zlibVersion() -> *const c_char;\n    pub fn zError(code: c_int) -> *const c_char;\n    pub fn adler32(start: c_ulong, data: *const u8, length: u32) -> c_ulong;\n    pub fn crc32(start: c_ulong, data: *const u8, length: u32) -> c_ulong;\n    pub fn gzclose(file: *mut c_void) -> c_int;\n}',
    good: '[package]\nname = "zlib-raw-sys"\nversion = "0.1.0"\nedition = "2024"\nlinks = "z"\n#- build.rs\nfn main() {\n    println!("cargo::rustc-link-lib=z");\n}\n#- src/lib.rs\nuse std::ffi::{c_char, c_int, c_ulong, c_void};\n\nunsafe extern "C" {\n    pub fn zlibVersion() -> *const c_char;\n    pub fn zError(code: c_int) -> *const c_char;\n    pub fn adler32(start: c_ulong, data: *const u8, length: u32) -> c_ulong;\n    pub fn crc32(start: c_ulong, data: *const u8, length: u32) -> c_ulong;\n    pub fn gzclose(file: *mut c_void) -> c_int;\n}',
    options: "flags: -W sys-crate-naming",
    sources: [
      {
        title: "The Cargo Book, `*-sys` packages",
        url: "https://doc.rust-lang.org/cargo/reference/build-scripts.html#-sys-packages",
      },
      {
        title: "The Cargo Book, the `links` manifest key",
        url: "https://doc.rust-lang.org/cargo/reference/build-scripts.html#the-links-manifest-key",
      },
    ],
  },
  *check(pack, scene) {
    const { manifest, library } = pack;
    const { name, links } = manifest.package ?? {};
    if (name === undefined || library === undefined) return;
    const isNamed = isBindingsName(name);
    const entry = entryAt(pack.outline, "package", "name") ?? entryAt(pack.outline, "project", "name");
    if (entry === undefined || (isNamed && (links !== undefined || pack.hasBuildScript !== true))) return;
    const symbols = scene.symbolsOf(library);
    if (symbols === undefined || symbols.declarations < MANY) return;
    if (!isNamed && !isMostlyDeclarations(pack, symbols.declarations, scene.modulesOf(library))) return;
    const { start, end } = entry;
    yield {
      range: { start, end },
      data: { name, declared: symbols.declarations, lacks: isNamed ? "links" : "suffix" },
    };
  },
  message({ name, declared, lacks }) {
    return lacks === "links"
      ? `\`${name}\` declares ${declared} foreign items and has a build script, but does not say with \`links\` which library it links`
      : `\`${name}\` is mostly the declarations of a native library (${declared} foreign items); such a package is named \`*-sys\``;
  },
});

/** Whether a library declares far more than it does. */
function isMostlyDeclarations(pack: CargoPackage, declared: number, files: readonly Module[] | undefined): boolean {
  if (files === undefined) return false;
  let functions = 0;
  for (const { index } of files) {
    for (const { slice } of index.document.slices()) {
      if (slice.kind !== "item" || slice.inside === "extern-block") continue;
      functions += slice.text.match(/\bfn\s+\w/g)?.length ?? 0;
    }
  }
  return declared > functions * (pack.manifest.package?.links === undefined ? 2 : 1);
}
