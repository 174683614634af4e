/** Values of constant expressions; each was printed by a program that rustc 1.95 compiled, or refused by it. */
import { expect, test } from "vitest";
import { constantAt, discriminantsOf } from "../../server/src/model/constant.ts";
import type { Crate } from "../../server/src/model/crate.ts";
import { moduleScope } from "../../server/src/model/resolve.ts";
import { World } from "../../server/src/model/world.ts";
import { parseSlice } from "../../server/src/syntax/lower.ts";
import { targetByTriple } from "../../server/src/target/targets.ts";
import { Document } from "../../server/src/text/document.ts";

const names =
  "type Word = u16; const K: u8 = 7; const LOOP: u8 = LOOP + 1; const A: u8 = B; const B: u8 = A;\n" +
  "enum E { A = 5, B, C = -3 } #[repr(u8)] enum F { X = 200, Y } mod m { pub const DEEP: usize = super::K as usize; }\n";
const document = new Document(names);
const world = new World({ document: (path) => (path === "/lib.rs" ? document : undefined) });
const target = targetByTriple("x86_64-unknown-linux-gnu");
if (target === undefined) throw new Error("the target is not known");
const crate: Crate = {
  name: "a",
  edition: 2021,
  root: "/lib.rs",
  cfg: { target, options: new Map(), unknownFeatures: false, unknownOptions: false },
  dependency: () => undefined,
};
const root = world.rootOf(crate);
if (root === undefined) throw new Error("the crate has no root");
const scope = moduleScope(world, root);

test.each([
  // Literals
  ["isize", "1_000", 1000n],
  ["u8", "0xFF", 255n],
  ["u8", "0o17 + 0b11", 18n],
  ["u8", "255u8", 255n],
  ["u8", "256", undefined],
  ["u8", "1u16", undefined],
  ["isize", "1.0", undefined],
  ["u8", "b'a'", 97n],
  ["u8", "b'\\xff'", 255n],
  ["u32", "'\\u{1F600}' as u32", 0x1f600n],
  // Operators, with the overflow of their type
  ["i8", "-128", -128n],
  ["i8", "-129", undefined],
  ["u8", "-1", undefined],
  ["u8", "!0", 255n],
  ["isize", "!0", -1n],
  ["u8", "200 + 100", undefined],
  ["isize", "1 << 40", 1n << 40n],
  ["u8", "1 << 8", undefined],
  ["i32", "1 << 31", -2147483648n],
  ["i64", "-7 / 2", -3n],
  ["i64", "-7 % 2", -1n],
  ["i64", "1 / 0", undefined],
  ["u8", "0xF0 & 0x3C | 1 ^ 2", 51n],
  // Casts, and what they tell the literal inside
  ["u8", "300u16 as u8", 44n],
  ["u32", "!0 as u32", 0xffff_ffffn],
  ["u32", "(1 << 31) as u32", 0x8000_0000n],
  ["u64", "(1 << 31) as u64", 0xffff_ffff_8000_0000n],
  ["u64", "(1 << 32) as u64", undefined],
  ["u16", "-1i8 as Word", 0xffffn],
  ["isize", "(3 > 2) as isize", 1n],
  ["isize", "1.5 as isize", undefined],
  // Names
  ["isize", "isize::MAX", (1n << 63n) - 1n],
  ["isize", "std::u8::MAX as isize", 255n],
  ["u32", "i128::BITS", 128n],
  ["u8", "K * 2", 14n],
  ["usize", "m::DEEP", 7n],
  ["isize", "E::B as isize", 6n],
  ["isize", "E::C as isize", -3n],
  ["u8", "F::Y as u8", 201n],
  ["isize", "E::A", undefined],
  ["u8", "LOOP", undefined],
  ["u8", "A", undefined],
  ["u8", "MISSING", undefined],
  ["usize", "size_of::<Word>() + std::mem::size_of::<char>()", 6n],
  ["u8", "", undefined],
  ["u8", "(", undefined],
  ["u8", `${"(".repeat(5000)}1`, undefined],
] as const)("%s: %s", (type, text, value) => {
  expect(constantAt({ start: 0, end: text.length }, text, scope, type)?.value).toBe(value);
});

test("discriminants count on from the one before, as long as that is known", () => {
  const text = "enum E { A, B = 5, C, #[cfg(windows)] D = 9, E = f(), F, G = 254, H, I }";
  const [item] = parseSlice({ text, kind: "item", inside: undefined }).items;
  if (item?.kind !== "enum") throw new Error("no enum");
  const values = discriminantsOf(item, "u8", text, scope)?.map(({ value }) => value);
  expect(values).toEqual([0n, 5n, 6n, undefined, undefined, 254n, 255n, undefined]);
});
