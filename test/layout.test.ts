/**
 * Layouts against the installed rustc: random types on several targets, and the standard library's on one.
 *
 * rustc prints the layout of a type that bears `#[rustc_layout(debug)]`; with `#![no_core]` it needs no library of the
 * target. The types are the same on each run.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Layout, layoutOf } from "../server/src/model/layout.ts";
import { moduleScope, type Scope } from "../server/src/model/resolve.ts";
import { lowerType } from "../server/src/model/ty.ts";
import { World } from "../server/src/model/world.ts";
import { parseSlice } from "../server/src/syntax/lower.ts";
import { targetByTriple } from "../server/src/target/targets.ts";
import { Document } from "../server/src/text/document.ts";
import { seeded } from "./engine/random.ts";
import { whyNoRustc } from "./support/rustc.ts";

const HEAD = `#![feature(no_core, lang_items, rustc_attrs)]
#![no_core]
#[lang = "pointee_sized"] pub trait PointeeSized {}
#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}
#[lang = "sized"] pub trait Sized: MetaSized {}
#[lang = "copy"] pub trait Copy {}
impl<T: PointeeSized> Copy for *const T {}
impl<T: PointeeSized> Copy for &T {}
impl<T: Copy, const N: usize> Copy for [T; N] {}
#[repr(transparent)] pub struct Wrap<T>(T);
impl<T: Copy> Copy for Wrap<T> {}
pub enum Maybe<T> { Nothing, Just(T) }
impl<T: Copy> Copy for Maybe<T> {}
#[repr(C)] pub struct Pair<A, B> { first: A, second: [B; 3] }
impl<A: Copy, B: Copy> Copy for Pair<A, B> {}
`;

const PRIMITIVES = "u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize f32 f64 bool char".split(" ");

const TARGETS = [
  "x86_64-unknown-linux-gnu",
  "x86_64-pc-windows-msvc",
  "i686-unknown-linux-gnu",
  "i686-pc-windows-msvc",
  "aarch64-apple-darwin",
  "aarch64-unknown-linux-gnu",
  "armv7-unknown-linux-gnueabihf",
  "thumbv7em-none-eabi",
  "riscv32imac-unknown-none-elf",
  "riscv64gc-unknown-linux-gnu",
  "s390x-unknown-linux-gnu",
  "powerpc-unknown-linux-gnu",
  "powerpc64-ibm-aix",
  "wasm32-unknown-unknown",
  "mips-unknown-linux-gnu",
  "mips64-unknown-linux-gnuabi64",
  "sparc64-unknown-linux-gnu",
  "loongarch64-unknown-linux-gnu",
  "hexagon-unknown-linux-musl",
  "csky-unknown-linux-gnuabiv2",
  "msp430-none-elf",
  "xtensa-esp32-none-elf",
];

const TYPES = 80;

/** Definitions `T0`, `T1` …, each of earlier ones, and which of them may stand in a packed type. */
function program(seed: number): string {
  const next = seeded(seed);
  const random = () => next(1000) / 1000;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const unaligned: string[] = [];
  const all: string[] = [];
  const type = (from: readonly string[], depth = 0): string => {
    const chance = random();
    if (depth > 2 || chance < 0.45) return pick(PRIMITIVES);
    if (chance < 0.6 && from.length > 0) return pick(from);
    if (chance < 0.68) return `[${type(from, depth + 1)}; ${pick([0, 1, 2, 3, 7])}]`;
    if (chance < 0.74) return `*const ${pick(PRIMITIVES)}`;
    if (chance < 0.78) return "&'static [u16]";
    if (chance < 0.82) return "Maybe<&'static u8>";
    if (chance < 0.85) return 'Maybe<extern "C" fn(i32) -> u8>';
    if (chance < 0.88) return "Maybe<Wrap<&'static str>>";
    if (chance < 0.92) return `Wrap<${type(from, depth + 1)}>`;
    if (chance < 0.96) return `Pair<${type(from, depth + 1)}, ${type(from, depth + 1)}>`;
    return `(${type(from, depth + 1)},)`;
  };
  const out: string[] = PRIMITIVES.map((name) => `impl Copy for ${name} {}`);
  for (let i = 0; i < TYPES; i++) {
    const name = `T${i}`;
    const packed = random() < 0.2;
    const align = !packed && random() < 0.15;
    const from = packed ? unaligned : all;
    const fields = (count: number) => Array.from({ length: count }, (_, f) => `f${f}: ${type(from)}`).join(", ");
    const kind = random();
    const size = `${packed ? pick([", packed", ", packed(2)", ", packed(4)", ", packed(8)"]) : ""}${align ? pick([", align(2)", ", align(16)", ", align(64)"]) : ""}`;
    let text: string;
    if (kind < 0.55) text = `#[repr(C${size})] pub struct ${name} { ${fields(Math.floor(random() * 6))} }`;
    else if (kind < 0.7) text = `#[repr(C${size})] pub union ${name} { ${fields(1 + Math.floor(random() * 3))} }`;
    else if (packed) text = `#[repr(packed)] pub struct ${name} { ${fields(3)} }`;
    else if (kind < 0.8) {
      const repr = pick(["C", "u8", "i16", "u64", "C, u8"]);
      text = `#[repr(${repr}${align ? ", align(8)" : ""})] pub enum ${name} { A { ${fields(2)} }, B, C(${type(all)}) }`;
    } else if (kind < 0.9) {
      const repr = pick(["C", "C", "u8", "i32", "usize"]);
      text = `#[repr(${repr})] pub enum ${name} { A, B = ${pick([5, 100])}, C }`;
    } else text = `pub struct ${name} { only: ${type(all)}, _nothing: [u8; 0] }`;
    out.push(`#[rustc_layout(debug)]\n${text}\nimpl Copy for ${name} {}`);
    all.push(name);
    // What is aligned by attribute, or holds something that is, may not stand in a packed type.
    if (
      !/align\(/.test(text) &&
      ![...text.matchAll(/\bT\d+\b/g)].some(([used]) => used !== name && !unaligned.includes(used))
    ) {
      unaligned.push(name);
    }
  }
  return `${HEAD}${out.join("\n")}\n`;
}

interface Printed {
  readonly size: number;
  readonly align: number;
  readonly offsets: readonly number[] | undefined;
}

/** What rustc says, by the type's name; undefined where it does not know the attribute or the target. */
function askRustc(text: string, triple: string): Map<string, Printed> | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ferrule-layout-"));
  const file = join(folder, "types.rs");
  writeFileSync(file, text);
  const args = ["--edition", "2021", "--crate-type", "lib", "--emit=metadata", "--target", triple];
  const { stderr } = spawnSync("rustc", [...args, "-o", join(folder, "out"), "--error-format=json", file], {
    encoding: "utf8",
    env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
    maxBuffer: 1 << 28,
  });
  const out = new Map<string, Printed>();
  for (const line of stderr.split("\n")) {
    if (!line.startsWith("{")) continue;
    const { message, level, code } = JSON.parse(line) as { message: string; level: string; code: unknown };
    const [, name, body] = /^layout_of\((T\d+)\) = (Layout \{.*)$/s.exec(message) ?? [];
    if (name === undefined || body === undefined) {
      if (level === "error" && code !== null) throw new Error(`${triple}: ${line}`);
      continue;
    }
    const top = (pattern: RegExp) => pattern.exec(body)?.[1];
    const offsets = top(/^ {4,11}fields: Arbitrary \{\s*offsets: \[([^\]]*)\]/m);
    out.set(name, {
      size: Number(top(/size: Size\((\d+) bytes\)/)),
      align: Number(top(/abi: Align\((\d+) bytes\)/)),
      offsets:
        offsets === undefined ? undefined : [...offsets.matchAll(/Size\((\d+) bytes\)/g)].map((m) => Number(m[1])),
    });
  }
  return out.size === 0 ? undefined : out;
}

function worldOf(text: string, triple: string): Scope {
  const document = new Document(text);
  const world = new World({ document: (path) => (path === "/lib.rs" ? document : undefined) });
  const target = targetByTriple(triple);
  if (target === undefined) throw new Error(`unknown target ${triple}`);
  const root = world.rootOf({
    name: "a",
    edition: 2021,
    root: "/lib.rs",
    cfg: { target, options: new Map(), unknownFeatures: false, unknownOptions: false },
    dependency: () => undefined,
  });
  if (root === undefined) throw new Error("the crate has no root");
  return moduleScope(world, root);
}

function ours(type: string, scope: Scope): Layout {
  const source = `type X = ${type};`;
  const [item] = parseSlice({ ...SLICE, text: source }).items;
  if (item?.kind !== "type" || item.type === undefined) throw new Error(`no type: ${type}`);
  return layoutOf(lowerType(item.type, source, scope), scope.module.crate.cfg.target);
}

const SLICE = new Document("type X = u8;").slicesOf(0)[0]?.slice as Parameters<typeof parseSlice>[0];

if (whyNoRustc !== undefined) console.log(`layout: rustc is not asked, ${whyNoRustc}`);

describe.skipIf(whyNoRustc !== undefined)("random types lie as rustc lays them out", () => {
  test.each(TARGETS)("%s", (triple) => {
    for (const seed of [1, 2, 3]) {
      const text = program(seed * 1000 + triple.length);
      const theirs = askRustc(text, triple);
      if (theirs === undefined) {
        console.log(`layout: this rustc does not print layouts for ${triple}`);
        return;
      }
      expect(theirs.size).toBe(TYPES);
      const scope = worldOf(text.replaceAll("#[rustc_layout(debug)]\n", ""), triple);
      const differs: string[] = [];
      let known = 0;
      for (const [name, printed] of theirs) {
        const layout = ours(name, scope);
        const definition = new RegExp(`^.*\\b(?:struct|enum|union) ${name} .*$`, "m").exec(text)?.[0] ?? "";
        if (layout.kind === "unknown") {
          // Only where Rust chose the order may it be left open, here or in a field.
          if (layout.align > printed.align)
            differs.push(`${definition}: align at least ${layout.align}, ${printed.align}`);
          if (/#\[repr\(C/.test(definition) && !/T\d+\b.*T\d/.test(definition))
            differs.push(`${definition}: ${layout.why}`);
          continue;
        }
        if (layout.size !== printed.size || layout.align !== printed.align) {
          differs.push(`${definition}: ${layout.size}/${layout.align}, rustc ${printed.size}/${printed.align}`);
        }
        known++;
        const offsets = layout.fields?.map(({ offset }) => offset);
        if (printed.offsets !== undefined && offsets !== undefined && String(offsets) !== String(printed.offsets)) {
          differs.push(`${definition}: ${offsets}, rustc ${printed.offsets}`);
        }
      }
      expect(differs).toEqual([]);
      expect(known).toBeGreaterThan(TYPES * 0.75);
    }
  });
});

describe("types of the standard library", () => {
  const scope = worldOf(
    "use std::cell::*; use std::mem::*; use std::ptr::NonNull; use std::num::*; use std::sync::atomic::*;\n" +
      "use std::marker::PhantomData; use std::ffi::*; use std::net::*; extern { type Opaque; }\n" +
      "#[repr(C)] struct Gaps { a: u8, b: u32, c: u16 } struct One { a: Gaps } struct Two { a: u8, b: u32 }\n" +
      "struct Same { a: u32, b: u32 } #[derive_more] struct Macro { a: u8 }\n",
    "x86_64-unknown-linux-gnu",
  );
  test.each([
    ["Option<&u8>", "8/8"],
    ["Option<NonNull<u8>>", "8/8"],
    ["Option<Box<u8>>", "8/8"],
    ["Option<Box<dyn Send>>", "16/8"],
    ["Option<&str>", "16/8"],
    ["Option<NonZeroU16>", "2/2"],
    ["Option<unsafe extern fn(u8)>", "8/8"],
    ["Option<u8>", "unknown 1"],
    ["Option<*const u8>", "unknown 1"],
    ["MaybeUninit<[u32; 3]>", "12/4"],
    ["ManuallyDrop<u16>", "2/2"],
    ["UnsafeCell<u64>", "8/8"],
    ["Cell<&u8>", "8/8"],
    ["Wrapping<i32>", "4/4"],
    ["PhantomData<u64>", "0/1"],
    ["AtomicU64", "8/8"],
    ["AtomicPtr<u8>", "8/8"],
    ["AtomicBool", "1/1"],
    ["c_void", "1/1"],
    ["c_long", "8/8"],
    ["*const Opaque", "8/8"],
    ["&CStr", "16/8"],
    ["String", "unknown 1"],
    ["SocketAddr", "unknown 1"],
    ["(u8, u32)", "unknown 4"],
    ["(u32, u32)", "8/4"],
    ["Gaps", "12/4"],
    ["[Gaps; 2]", "24/4"],
    ["One", "12/4"],
    ["Two", "unknown 4"],
    ["Same", "8/4"],
    ["Macro", "unknown 1"],
    ["[u8; N]", "unknown 1"],
    ["Nowhere", "unknown 1"],
  ])("%s", (type, wanted) => {
    const layout = ours(type, scope);
    expect(layout.kind === "known" ? `${layout.size}/${layout.align}` : `unknown ${layout.align}`).toBe(wanted);
  });

  test("padding", () => {
    const layout = ours("[Gaps; 2]", scope);
    expect(layout.kind === "known" && layout.padding).toEqual([
      { start: 1, end: 4 },
      { start: 10, end: 12 },
      { start: 13, end: 16 },
      { start: 22, end: 24 },
    ]);
  });
});
