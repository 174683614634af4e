/** The example crates: one is right, and Ferrule is silent about it; the other is full of mistakes, and it is not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "./support/pages.ts";

const examples = join(import.meta.dirname, "../examples");

function sources(crate: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(join(examples, crate), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => ({ name, text: readFileSync(join(examples, crate, name), "utf8") }));
}

const TARGETS = ["x86_64-unknown-linux-gnu", "i686-pc-windows-msvc", "aarch64-apple-darwin"];

describe("the clean crate", () => {
  for (const { name, text } of sources("clean-crate")) {
    test(`${name} gives nothing, in any edition it is for and on any of ${TARGETS.length} targets`, () => {
      for (const edition of ["2021", "2024"]) {
        for (const target of TARGETS) {
          // What is not compiled for the target is faded, which is no complaint.
          const { diagnostics } = analyse(text, { edition, target });
          expect(diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
        }
      }
    });
  }
});

describe("the sample crate", () => {
  test("shows the rules that the README names", () => {
    const found = new Set(sources("sample-crate").flatMap(({ text }) => analyse(text).diagnostics.map((d) => d.rule)));
    for (const rule of ["async-extern-fn", "foreign-fn-qualifier", "unknown-abi", "variadic-not-last", "missing-abi"]) {
      expect(found).toContain(rule);
    }
  });
});
