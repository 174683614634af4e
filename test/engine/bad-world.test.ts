/** Names and types that lead in circles, explode or vanish: every check ends, and soon. */
import { describe, expect, test } from "vitest";
import { Analysis } from "../../server/src/analysis/analysis.ts";
import type { Crate } from "../../server/src/model/crate.ts";
import { World } from "../../server/src/model/world.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";
import { analyse } from "../support/pages.ts";

/** What `path` says in a crate of these files, whose root is `/lib.rs`. */
function check(files: Readonly<Record<string, string>>, path: string): string[] {
  const env = environmentOf();
  const documents = new Map(Object.entries(files).map(([name, text]) => [name, new Document(text)]));
  const crate: Crate = {
    name: "bad",
    edition: 2021,
    root: "/lib.rs",
    cfg: { target: env.target, options: env.cfg, unknownFeatures: false, unknownOptions: false },
    dependency: (name) => (name === "bad" ? crate : undefined),
  };
  const world = new World({ document: (name) => documents.get(name) });
  const document = documents.get(path) as Document;
  const fail = (error: unknown) => {
    throw error;
  };
  const analysis = new Analysis(document, env, fail, { world, crate, path });
  for (const step of analysis.check()) void step;
  return analysis.diagnostics().map(({ rule }) => rule);
}

const foreign = (types: string, type: string) => `${types}\nunsafe extern "C" { fn f(x: ${type}, end: char); }\n`;

/** One finding is sure: that about `end`. */
const CASES: Readonly<Record<string, string>> = {
  "aliases in a circle": foreign("type A = B; type B = C; type C = A;", "A"),
  "an alias of itself": foreign("type A = *const A;", "A"),
  "a generic alias of itself": foreign("type A<T> = B<(T, T)>; type B<T> = A<(T, T)>;", "A<u8>"),
  "a type that holds itself": foreign("#[repr(C)] struct A { a: A }", "A"),
  "types that hold each other": foreign("#[repr(C)] struct A { b: B } #[repr(C)] struct B { a: [A; 2] }", "A"),
  "transparent types that hold each other": foreign(
    "#[repr(transparent)] struct A(B); #[repr(transparent)] struct B(A);",
    "Option<A>",
  ),
  "polymorphic recursion": foreign("#[repr(C)] struct A<T> { a: *const A<(T, T)>, t: T }", "A<u8>"),
  "polymorphic recursion behind aliases": foreign(
    "type P<T> = (T, T); #[repr(C)] struct A<T> { a: *const A<P<P<P<T>>>>, t: *const T }",
    "A<u8>",
  ),
  "aliases that double each other": foreign(
    Array.from({ length: 60 }, (_, i) => `type A${i} = (A${i + 1}, A${i + 1});`).join("\n"),
    "A0",
  ),
  "generics that double each other": foreign(
    "#[repr(transparent)] struct P<T>(T, T);",
    `${"P<".repeat(60)}u8${">".repeat(60)}`,
  ),
  "nested options": foreign("", `${"Option<".repeat(80)}u8${">".repeat(80)}`),
  "imports in a circle": foreign("use a::X; mod a { pub use crate::b::X; } mod b { pub use crate::a::X; }", "X"),
  "globs in a circle": foreign(
    "use a::*; mod a { pub use crate::b::*; } mod b { pub use crate::c::*; } mod c { pub use crate::a::*; pub use crate::*; }",
    "X",
  ),
  "an import of itself": foreign("use self::X as X; use X as Y; use Y as X;", "X"),
  "a module that is its own import": foreign("use crate::a as a; use a::b::c::X;", "X"),
  "constants in a circle": foreign("const A: usize = B; const B: usize = A + 1;", "[u8; A]"),
  "a length of its own size": foreign("#[repr(C)] struct A { a: [u8; core::mem::size_of::<A>()] }", "*const A"),
  "10,000 variants": foreign(
    `#[repr(C)] enum E { ${Array.from({ length: 10_000 }, (_, i) => `V${i} = ${i}`).join(", ")} }`,
    "E",
  ),
  "10,000 variants with data": foreign(
    `#[repr(u32)] enum E { ${Array.from({ length: 10_000 }, (_, i) => `V${i}(u8, *const E)`).join(", ")} }`,
    "E",
  ),
  "10,000 fields": foreign(
    `#[repr(C)] struct S { ${Array.from({ length: 10_000 }, (_, i) => `f${i}: *const S`).join(", ")} }`,
    "S",
  ),
  "10,000 globs": foreign(
    Array.from({ length: 10_000 }, () => "use a::*;")
      .join("\n")
      .concat("mod a {}"),
    "X",
  ),
};

describe("one file", () => {
  for (const [name, text] of Object.entries(CASES)) {
    test(name, { timeout: 20_000 }, () => {
      const rules = analyse(text).diagnostics.map(({ rule }) => rule);
      expect(rules).toContain("improper-ctypes");
    });
  }
});

describe("several files", () => {
  const block = 'unsafe extern "C" { fn f(x: crate::a::X, end: char); }\n';

  test("files that include each other", () => {
    const files = {
      "/lib.rs": `mod a; mod b;\n${block}`,
      "/a.rs": '#[path = "b.rs"] pub mod b; pub use b::X;',
      "/b.rs": '#[path = "a.rs"] pub mod a; pub use a::X;',
    };
    for (const path of Object.keys(files)) {
      expect(check(files, path)).toEqual(path === "/lib.rs" ? ["improper-ctypes"] : []);
    }
  });

  test("a file that includes itself", () => {
    expect(check({ "/lib.rs": `#[path = "lib.rs"] mod a;\n${block}` }, "/lib.rs")).toEqual(["improper-ctypes"]);
  });

  test("a file that is many modules", () => {
    const mods = Array.from({ length: 50 }, (_, i) => `#[path = "m.rs"] mod m${i};`).join("\n");
    const files = { "/lib.rs": `${mods}\nuse m0::*;\n${block}`, "/m.rs": `pub use super::*;\n${block}` };
    expect(check(files, "/m.rs")).toEqual(["improper-ctypes"]);
    expect(check(files, "/lib.rs")).toEqual(["improper-ctypes"]);
  });

  test("modules whose files are not there", () => {
    expect(check({ "/lib.rs": `mod a; mod b { mod c; }\n${block}` }, "/lib.rs")).toEqual(["improper-ctypes"]);
  });

  test("a file that is not in the crate", () => {
    expect(check({ "/lib.rs": "", "/other.rs": block }, "/other.rs")).toEqual(["improper-ctypes"]);
  });

  test("a crate that depends on itself", () => {
    expect(check({ "/lib.rs": `use bad::a::X; pub mod a { pub use bad::a::X; }\n${block}` }, "/lib.rs")).toEqual([
      "improper-ctypes",
    ]);
  });

  test("a root that is not there", () => {
    expect(check({ "/src/x.rs": block }, "/src/x.rs")).toEqual(["improper-ctypes"]);
  });
});
