import type { Module } from "../model/world.ts";
import { isBindingsName } from "./manifest/package.ts";
import { rule } from "./rule.ts";

export const externBlockOutsideSys = rule<"extern-block", undefined>({
  name: "extern-block-outside-sys",
  group: "build",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["extern-block"],
  explain: {
    what: "A foreign library is declared in the middle of other code, not in a `*-sys` crate or a module of its own.",
    why: "Nothing checks a foreign declaration against the C header; it is right because somebody compared the two, and a linker accepts every mistake. In one place, a `*-sys` crate or a module with only bindings, declarations can be compared, generated anew and audited, and each symbol is declared once, so that two declarations cannot come to differ. Strewn among other code they can be none of that.",
    bad: 'pub struct Reader;\n\nunsafe extern "C" {\n    fn adler32(start: u64, data: *const u8, length: u32) -> u64;\n}\n\npub fn checksum(data: &[u8]) -> u64 {\n    unsafe { adler32(1, data.as_ptr(), data.len() as u32) }\n}',
    good: 'mod sys {\n    unsafe extern "C" {\n        pub fn adler32(start: u64, data: *const u8, length: u32) -> u64;\n    }\n}\n\npub fn checksum(data: &[u8]) -> u64 {\n    unsafe { sys::adler32(1, data.as_ptr(), data.len() as u32) }\n}',
    options: "flags: -W extern-block-outside-sys",
    sources: [
      {
        title: "The Cargo Book, `*-sys` packages",
        url: "https://doc.rust-lang.org/cargo/reference/build-scripts.html#-sys-packages",
      },
      {
        title: "The Rustonomicon, Creating a safe interface",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#creating-a-safe-interface",
      },
    ],
  },
  *check(block, { scope: { module } }) {
    // With `extern "Rust"` and intrinsics Rust speaks with itself.
    if (/^(?:Rust|rust-|unadjusted)/.test(block.abi.name) || isBindings(module)) return;
    yield { range: block.abi, data: undefined };
  },
  message: () =>
    "Foreign items are declared among other code; a `*-sys` crate or a module of bindings keeps them in one place",
});

/** Names of modules that hold bindings. */
const BINDINGS = /^(?:r#)?(?:.*_)?(?:sys|ffi|bindings?|raw|native|c|capi|c_api|imp|abi|extern|externs|imports)$/;

function isBindings(module: Module): boolean {
  if (isBindingsName(module.crate.name)) return true;
  for (let at: Module | undefined = module; at !== undefined; at = at.parent) {
    const name =
      at.names.name ?? (at.path === at.crate.root ? undefined : /([^/]+?)(?:\/mod)?\.rs$/.exec(at.path)?.[1]);
    if (name !== undefined && BINDINGS.test(name)) return true;
  }
  return false;
}
