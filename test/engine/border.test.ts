/** Who fills what crosses the border: each function of the text is followed by what comes along and its writer. */
import { expect, test } from "vitest";
import { namesOf } from "../../server/src/analysis/home.ts";
import { crossingsOf, placesOf, type Side } from "../../server/src/model/border.ts";
import { printTy } from "../../server/src/model/print-ty.ts";
import { definitionOf } from "../../server/src/model/resolve.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";

const TEXT = `use std::mem::MaybeUninit;
#[repr(C)] pub struct Info { pub kind: u8, pub next: *mut Info, pub names: [u16; 2] }
pub struct Handle { secret: u64 }
pub type Cb = Option<unsafe extern "C" fn(event: u32) -> i8>;
`;

const CASES: readonly (readonly [Side, string, string])[] = [
  ["import", "fn f(a: u32) -> i64", "u32 rust, i64 c"],
  ["export", "fn f(a: u32) -> i64", "u32 c, i64 rust"],
  ["import", "fn f(a: *const u8, b: *mut u8)", "*const u8 rust, u8 rust, *mut u8 rust, u8 c"],
  ["export", "fn f(a: *const u8, b: *mut u8)", "*const u8 c, u8 c, *mut u8 c, u8 either"],
  ["import", "fn f() -> *mut Info", "*mut Info c, Info c, u8 c, *mut Info c, [u16; 2] c, u16 c"],
  ["import", "fn f(a: *mut Handle)", "*mut Handle rust, Handle c"],
  ["import", "fn f(a: *mut MaybeUninit<u8>)", "*mut MaybeUninit<u8> rust, MaybeUninit<u8> c"],
  [
    "import",
    "fn f(a: Cb)",
    'Option<unsafe extern "C" fn(u32) -> i8> rust, unsafe extern "C" fn(u32) -> i8 rust, u32 c, i8 rust',
  ],
  [
    "export",
    "fn f(a: Cb)",
    'Option<unsafe extern "C" fn(u32) -> i8> c, unsafe extern "C" fn(u32) -> i8 c, u32 rust, i8 c',
  ],
];

test.each(CASES)("%s %s", (side, signature, wanted) => {
  const scope = namesOf(new Document(`${TEXT}${signature} { todo!() }\n`), environmentOf(), undefined).scope();
  const [declaration] = scope.world.entry(scope.module, "f").declarations;
  const definition = declaration === undefined ? undefined : definitionOf(declaration, scope);
  if (definition?.item.kind !== "fn") throw new Error("no function");
  const places = placesOf(definition.item, side, definition.source, definition.scope);
  const drawn = places.flatMap((place) => crossingsOf(place).map(({ ty, writer }) => `${printTy(ty)} ${writer}`));
  expect(drawn.join(", ")).toBe(wanted);
});
