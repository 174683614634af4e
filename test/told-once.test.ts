/** What is decided in one place and shows in many. */
import { expect, test } from "vitest";
import { analyse } from "./support/pages.ts";

const ENUM = "#[repr(C)]\n#[derive(Clone, Copy)]\npub enum Mode {\n    Off,\n    On,\n    Auto,\n}\n\n";

function told(text: string) {
  return analyse(ENUM + text).diagnostics.filter(({ rule }) => rule === "enum-from-c");
}

function names(count: number): string {
  return Array.from({ length: count }, (_, i) => `    fn mode${i}() -> Mode;\n`).join("");
}

test("is told where it shows first, with the next places and how many are left", () => {
  const [only, more] = told(`extern "C" {\n${names(6)}}\n`);
  expect(more).toBeUndefined();
  const messages = only?.related.map(({ message }) => message);
  expect(messages).toEqual([
    "`Mode` is defined here",
    "the same here",
    "the same here",
    "the same here, and in 2 more",
  ]);
});

test("is told where it is gravest", () => {
  const [only, more] = told(`pub type Ask = extern "C" fn() -> Mode;\n\nextern "C" {\n    fn mode() -> Mode;\n}\n`);
  expect(more).toBeUndefined();
  expect(only?.severity).toBe("warning");
});

test("is told at the next place where a comment or an attribute silences the first", () => {
  for (const quiet of ["    // ferrule: allow(enum-from-c) known\n", "    #[allow(ferrule::enum_from_c)]\n"]) {
    const lines = names(2);
    const [only, more] = told(`extern "C" {\n${quiet}${lines}}\n`);
    expect(more).toBeUndefined();
    expect(only?.related.length).toBe(1);
  }
});
