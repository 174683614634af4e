/** Items in the input of macros: which are seen, where they stand in the text, and under which conditions. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Item, MacroBranch, MetaItem } from "../../server/src/facts/item.ts";
import { parseSlice } from "../../server/src/syntax/lower.ts";
import { outlineSlice } from "../../server/src/syntax/outline.ts";
import { analyse, parsePage } from "../support/pages.ts";

const slice = (text: string) => ({ text, kind: "item" as const, inside: undefined });

/** The branches of the first macro call in a text, calls in bodies included. */
function branchesOf(text: string): readonly MacroBranch[] {
  const find = (items: readonly Item[]): readonly MacroBranch[] | undefined => {
    for (const item of items) {
      const found = item.kind === "macro-call" ? item.branches : find(item.nested);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(parseSlice(slice(text)).items) ?? [];
}

/** The text of each item, by branch. */
const written = (text: string) =>
  branchesOf(text).map(({ items }) => items.map(({ start, end }) => text.slice(start, end)));

/** A condition as Rust, and the text its range covers. */
function condition(meta: MetaItem | undefined): string {
  if (meta === undefined) return "";
  const value = meta.value === undefined ? "" : ` = "${meta.value.value}"`;
  return meta.list === undefined ? `${meta.name}${value}` : `${meta.name}(${meta.list.map(condition).join(", ")})`;
}

const conditions = (text: string) =>
  branchesOf(text).map(({ condition: meta }) => `${condition(meta)} at ${text.slice(meta?.start, meta?.end)}`);

describe("conditional macros", () => {
  const CFG_IF = `cfg_if::cfg_if! {
    if #[cfg(unix)] {
        unsafe extern "C" { fn pause() -> i32; }
        pub use self::posix::*;
    } else if #[cfg(all(windows, target_env = "msvc"))] {
        mod windows;
    } else {
        compile_error!("no");
    }
}`;

  test("`cfg_if!`: each branch holds where those above it do not", () => {
    expect(written(CFG_IF)).toEqual([
      ['unsafe extern "C" { fn pause() -> i32; }', "pub use self::posix::*;"],
      ["mod windows;"],
      ['compile_error!("no");'],
    ]);
    expect(conditions(CFG_IF)).toEqual([
      "unix at unix",
      'all(all(windows, target_env = "msvc"), not(unix)) at all(windows, target_env = "msvc")',
      'all(not(unix), not(all(windows, target_env = "msvc"))) at all(windows, target_env = "msvc")',
    ]);
  });

  test("`cfg_if!` of several predicates, without `else`, in itself", () => {
    const text = "cfg_if! { if #[cfg(a, b)] { cfg_if! { if #[cfg(c)] { struct S; } } } }";
    expect(conditions(text)).toEqual(["all(a, b) at cfg(a, b)"]);
    const [inner] = branchesOf(text)[0]?.items ?? [];
    expect(inner?.kind === "macro-call" && inner.branches.map((one) => condition(one.condition))).toEqual(["c"]);
  });

  test("`cfg_select!`: braces or expressions, commas or none", () => {
    const text = 'std::cfg_select! { unix => { struct A; } feature = "x" => 1 + f(2, 3), _ => { struct B; }, }';
    expect(written(text)).toEqual([["struct A;"], ["struct B;"]]);
    expect(conditions(text)[1]).toBe('all(not(unix), not(feature = "x")) at feature = "x"');
    expect(branchesOf(text).map((one) => one.alwaysRead)).toEqual([true, true]);
  });

  test("in a body the items among the statements", () => {
    const text = 'fn f() { cfg_if! { if #[cfg(unix)] { let a = 1; extern "C" fn g() {} g(a); } else { h(); } } }';
    expect(written(text)).toEqual([['extern "C" fn g() {}'], []]);
  });

  test("in a module of a branch", () => {
    const text = "cfg_select! { _ => { mod m { cfg_if! { if #[cfg(unix)] { extern { fn a(); } } } } } }";
    const [module] = branchesOf(text)[0]?.items ?? [];
    const [call] = module?.nested ?? [];
    const [inner] = (call?.kind === "macro-call" && call.branches) || [];
    expect(inner?.items.map(({ start, end }) => text.slice(start, end))).toEqual(["extern { fn a(); }"]);
  });

  test("what the macro does not take has no branches", () => {
    for (const input of [
      "",
      "if",
      "if unix { struct S; }",
      "if #[cfg()] { struct S; }",
      "if #[cfg(a)] #[cfg(b)] { struct S; }",
      "if #[cfg(a)] struct S;",
      "if #[cfg(a)] { struct S; } else",
      "if #[cfg(a)] { struct S; } struct T;",
      "@__items () ; struct S;",
      "{ struct S; }",
      "$($tokens)*",
    ]) {
      expect([input, branchesOf(`cfg_if! { ${input} }`)]).toEqual([input, []]);
    }
    for (const input of ["=> { struct S; }", "unix { struct S; }", "$cfg => { struct S; }", "unix"]) {
      expect([input, branchesOf(`cfg_select! { ${input} }`)]).toEqual([input, []]);
    }
    const many = Array.from({ length: 1_000 }, (_, n) => `if #[cfg(a${n})] { struct S${n}; }`).join(" else ");
    expect(branchesOf(`cfg_if! { ${many} }`)).toEqual([]);
  });

  test("nested without end", () => {
    const text = `${"cfg_if! { if #[cfg(unix)] { ".repeat(2_000)}${"} }".repeat(2_000)}`;
    expect(branchesOf(text).length).toBe(1);
  });
});

describe("macros that add to their items", () => {
  test("an external block around them", () => {
    const text = 'extern_libpython! { "C-unwind" { pub fn PyGILState_Ensure() -> i32; } }';
    expect(written(text)).toEqual([["pub fn PyGILState_Ensure() -> i32;"]]);
    expect(branchesOf(text)[0]?.block?.abi.name).toBe("C-unwind");
    expect(branchesOf("extern_libpython! { pub static mut A: u8; }")[0]?.block?.abi.name).toBe("C");
  });

  test("pointers behind an attribute", () => {
    const text = 'const_ptr_api! { extern "C" { fn f(a: #[const_ptr_if(any(x, y))] A) -> #[const_ptr_if(z)] B; } }';
    const [block] = branchesOf(text)[0]?.items ?? [];
    const [f] = (block?.kind === "extern-block" && block.items) || [];
    const types = f?.kind === "fn" ? [f.params[0]?.type, f.returnType] : [];
    expect(types.map((type) => [type?.kind, text.slice(type?.start, type?.end)])).toEqual([
      ["pointer", "#[const_ptr_if(any(x, y))] A"],
      ["pointer", "#[const_ptr_if(z)] B"],
    ]);
  });

  test("a foreign function, its library and its symbol", () => {
    const text = 'windows_targets::link!("kernel32.dll" "system" "BeepW" fn Beep(a: u32) -> i32);';
    const [branch] = branchesOf(text);
    expect(written(text)).toEqual([["fn Beep(a: u32) -> i32"]]);
    expect(branch?.items.map(({ broken }) => broken)).toEqual([false]);
    expect(branch?.block?.abi.name).toBe("system");
    expect(outlineSlice(slice(text)).map((one) => [one.name, one.visibility, one.foreign === undefined])).toEqual([
      ["Beep", "public", false],
    ]);
    expect(branchesOf('link!("a" "b")')).toEqual([]);
    expect(branchesOf('link!("text", "https://example.org");')).toEqual([]);
  });

  test("a representation, which no rule reports on", () => {
    const text = "s! { pub struct A { pub a: u8 } #[repr(align(8))] pub struct B { b: A } }";
    const [branch] = branchesOf(text);
    expect(branch?.verbatim).toBe(false);
    expect(branch?.items.map(({ attributes }) => attributes.map(({ meta }) => condition(meta.list?.[0])))).toEqual([
      ["C"],
      ["C", 'align( = "8")'],
    ]);
    expect(branch?.items[0]?.attributes.every(({ start, end }) => start === end)).toBe(true);
    expect(branchesOf('s! { "words" }')).toEqual([]);
    expect(branchesOf("s! { fn f() {} }")).toEqual([]);
  });

  test("visibility", () => {
    const [one] = outlineSlice(slice("STRUCT!{struct POINT { x: i32, y: i32, }}"));
    expect([one?.name, one?.visibility]).toEqual(["POINT", "public"]);
  });
});

test("what no one knows stays unread, and macro definitions are no code", () => {
  for (const text of [
    'my_macro! { extern "c" { fn f(x: &str); } }',
    'macro_rules! m { ($n:ident) => { extern "c" { fn $n(); } } }',
    'pub macro m($n:ident) { extern "c" { fn $n(); } }',
    'cfg_if! { if #[cfg(windows)] { extern "c" { fn f(); } } }',
    "extern_libpython! { fn $name(); }",
    "STRUCT! { struct $name { $($field)* } }",
  ]) {
    expect([text, analyse(text).diagnostics]).toEqual([text, []]);
  }
});

test("names carry the conditions of the branches around them", () => {
  const text =
    "#[cfg(a)] cfg_if! { if #[cfg(b)] { struct S; } else { #[cfg(c)] struct T; unknown! {} extern { fn f(); } } }";
  const names = outlineSlice(slice(text)).map(
    ({ name, foreign, attributes }) =>
      `${name}${foreign ? " (foreign)" : ""}: ${attributes.map(({ meta }) => condition(meta.list?.[0])).join(" ")}`,
  );
  expect(names).toEqual(["S: a b", "T: a not(b) c", "!: a not(b)", "f (foreign): a not(b)"]);
});

describe("what stands in a branch is judged as what stands outside", () => {
  for (const [open, close] of [
    ["cfg_select! { all() => {\n", "} }\n"],
    ["cfg_if! { if #[cfg(any())] {} else {\n", "} }\n"],
  ] as const) {
    test(open.trim(), () => {
      const page = readFileSync(new URL("../rules/unknown-abi.rs", import.meta.url), "utf8");
      let compared = 0;
      for (const { text, options } of parsePage(page)) {
        if (text.includes("#!") || text.includes("ferrule:")) continue;
        const plain = analyse(text, options).diagnostics;
        const wrapped = analyse(open + text + close, options).diagnostics;
        const shifted = wrapped.map((d) => ({ ...d, start: d.start - open.length, end: d.end - open.length }));
        expect(shifted).toEqual(plain);
        compared += plain.length;
      }
      expect(compared).toBeGreaterThan(10);
    });
  }
});
