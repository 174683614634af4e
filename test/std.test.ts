import { describe, expect, it } from "vitest";
import { keyOfTy, printTy } from "../server/src/model/print-ty.ts";
import { representationOf } from "../server/src/model/repr.ts";
import { isSized, isTrivial } from "../server/src/model/type-traits.ts";
import { verdictOf } from "../server/src/rules/improper/verdict.ts";
import { parseSlice } from "../server/src/syntax/lower.ts";
import { cInteger, cTypes, rustInteger } from "../server/src/target/c-types.ts";
import type { CfgValue } from "../server/src/target/cfg.ts";
import { stdSources } from "../server/src/target/std.generated.ts";
import { listTargets } from "../server/src/target/targets.ts";
import { sliceText } from "../server/src/text/document.ts";
import { whyNoRustc } from "./support/rustc.ts";
import {
  askFacts,
  askVerdicts,
  emptyScope,
  HOST,
  isCopy,
  lookUp,
  missingPaths,
  needsDrop,
  type StandardName,
  standardNames,
  typeOf,
} from "./support/std-verdicts.ts";

/** The paths of names that lead nowhere. */
function lostOf(all: readonly StandardName[]): readonly string[] {
  return all.filter(({ kind, ty }) => kind === "nothing" || ty?.kind === "unknown").map(({ path }) => path);
}

/**
 * Where the `libc` crate says something else of `wchar_t` than the ABI documents that the data model follows, or where
 * there is no `libc`.
 */
const OTHER_WCHAR = /illumos|redox|uefi|avr|vxworks|espidf|riscv64-linux-android/;

const scope = emptyScope(HOST);
const names = standardNames(scope);

/** The types among the names. */
function typesOf(all: typeof names) {
  return all.flatMap(({ written, ty }) => (ty === undefined ? [] : [{ written, ty }]));
}

describe("the table of the standard library", () => {
  it.each(Object.entries(stdSources))("%s is read as declarations to its end", (_, text) => {
    const items = sliceText(text).flatMap((slice) => (slice.kind === "close" ? [] : parseSlice(slice).items));
    expect(items.length).toBeGreaterThan(50);
    expect(items.filter(({ broken, problems, kind }) => broken || problems.length > 0 || kind === "other")).toEqual([]);
  });

  it("is small", () => {
    const { core, alloc, std } = stdSources;
    expect(core.length + alloc.length + std.length).toBeLessThan(52_000);
  });

  it.each([
    HOST,
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "aarch64-linux-android",
    "wasm32-wasip1",
    "wasm32-unknown-unknown",
    "thumbv7em-none-eabi",
    "avr-none",
  ])("every name leads somewhere on %s", (triple) => {
    const here = standardNames(emptyScope(triple));
    expect(here.length).toBeGreaterThan(1_500);
    expect(lostOf(here)).toEqual([]);
  });

  it.each([
    HOST,
    "i686-unknown-linux-musl",
    "armv7-unknown-linux-gnueabihf",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "armv7-linux-androideabi",
    "x86_64-unknown-freebsd",
    "x86_64-unknown-illumos",
    "wasm32-wasip1",
  ])("every name of libc leads somewhere on %s", (triple) => {
    const here = standardNames(emptyScope(triple), "u8", ["libc"]);
    expect(here.length).toBeGreaterThan(150);
    expect(lostOf(here)).toEqual([]);
  });

  it("has the C types of every target as the target's data model does", () => {
    const differences: string[] = [];
    const targets = listTargets();
    expect(targets.length).toBeGreaterThan(300);
    for (const target of targets) {
      const there = emptyScope(target.triple);
      for (const entry of cTypes) {
        const integer = cInteger(entry, target);
        if (entry.name === "wchar_t" && OTHER_WCHAR.test(target.triple)) continue;
        // What is not settled there is no question.
        if (entry.kind === "void" || (entry.kind === "integer" && integer === undefined)) continue;
        const pointers = entry.width === "pointer" ? (entry.sign === "signed" ? "isize" : "usize") : undefined;
        const expected = pointers ?? (integer === undefined ? `f${entry.width}` : rustInteger(integer));
        const modules = entry.from === "libc" ? ["libc"] : ["core::ffi", "std::ffi", "std::os::raw", "libc"];
        for (const module of modules) {
          const own = printTy(typeOf(`${module}::${entry.name}`, there));
          if (own !== expected) differences.push(`${target.triple} ${module}::${entry.name}: ${own}, not ${expected}`);
        }
      }
    }
    expect(differences).toEqual([]);
  });

  it("has the prelude of each edition", () => {
    const known = (edition: 2015 | 2018 | 2021 | 2024, name: string, ns: "type" | "value" = "type") =>
      lookUp(name, ns, emptyScope(HOST, edition)).kind !== "nothing";
    for (const edition of [2015, 2018, 2021, 2024] as const) {
      for (const name of ["Option", "Box", "Vec", "String", "Result", "Copy", "Drop", "ToOwned", "AsyncFn"])
        expect([edition, name, known(edition, name)]).toEqual([edition, name, true]);
      for (const name of ["Some", "None", "Ok", "Err", "drop", "size_of"])
        expect([edition, name, known(edition, name, "value")]).toEqual([edition, name, true]);
      for (const name of ["Rc", "c_int", "NonNull", "NeedsDrop"])
        expect([edition, name, known(edition, name)]).toEqual([edition, name, false]);
      expect(known(edition, "TryFrom")).toBe(edition >= 2021);
      expect(known(edition, "Future")).toBe(edition >= 2024);
    }
  });

  it("leaves the names of primitive types to them", () => {
    for (const name of ["u8", "f32", "str", "core::primitive::u8", "std::primitive::f64"])
      expect(lookUp(name, "type", scope)).toEqual({ kind: "primitive", name: name.replace(/.*::/, "") });
  });
});

if (whyNoRustc !== undefined) console.log(`The standard library is not compared with rustc: ${whyNoRustc}.`);

describe.skipIf(whyNoRustc !== undefined)("the table of the standard library and rustc", () => {
  it("agree on every path", () => {
    const paths = names.filter(({ kind }) => kind !== "nothing").map(({ path }) => path);
    expect(missingPaths([...new Set(paths)])).toEqual([]);
  });

  // What depends on an associated type is open; two types that the compiler can look through.
  const OPEN = /::(?:Cow|FlatMap|Peekable)</;

  it.each(["u8", "::std::string::String"])("agree on sizes, drops and copies with %s as argument", (usual) => {
    const types = typesOf(standardNames(scope, usual));
    const facts = askFacts(types.map(({ written }) => written));
    const differences: string[] = [];
    types.forEach(({ written, ty }, i) => {
      const compiler = facts[i];
      if (compiler === undefined) throw new Error(`rustc says nothing of ${written}`);
      const own: Readonly<Record<keyof typeof compiler, CfgValue>> = {
        sized: isSized(ty),
        trivial: compiler.sized ? isTrivial(ty) : false,
        needsDrop: needsDrop(ty),
        copy: isCopy(ty),
      };
      for (const what of ["sized", "trivial", "needsDrop", "copy"] as const) {
        if (own[what] === compiler[what] || (own[what] === "unknown" && OPEN.test(written))) continue;
        differences.push(`${written}: ${what} is ${own[what]}, in rustc ${compiler[what]}`);
      }
    });
    expect(differences).toEqual([]);
  });

  it("agree on what C can take", () => {
    const seen = new Set<string>();
    const questions: string[] = [];
    for (const { written, ty } of typesOf(names)) {
      const key = keyOfTy(ty);
      if (seen.has(key)) continue;
      seen.add(key);
      questions.push(`*const ${written}`, `*mut ${written}`);
      // A vector by value is an error, after which no lint runs.
      const repr = ty.kind === "adt" ? representationOf(ty.definition) : undefined;
      if (isSized(ty) === true && (repr === undefined || repr === "unknown" || !repr.simd))
        questions.push(written, `Option<${written}>`);
    }
    expect(questions.length).toBeGreaterThan(1_000);
    const differences: string[] = [];
    for (const [place, answers] of askVerdicts(questions)) {
      answers.forEach((compiler, i) => {
        const question = questions[i]!;
        const use = place === "block" ? "declaration" : "definition";
        const verdict = verdictOf(typeOf(question, scope), use, "parameter", scope.module.crate);
        const own = verdict.kind === "unsafe" ? printTy(verdict.ty) : verdict.kind;
        if (plain(own) !== plain(compiler ?? "safe"))
          differences.push(`${question} in a ${place}: ${own}, in rustc ${compiler ?? "safe"}`);
      });
    }
    expect(differences).toEqual([]);
  });
});

/** A type's name without its path and arguments: the compiler prints a path where the name alone is not clear. */
function plain(type: string): string {
  return type.replace(/<.*/, "").replace(/\w+::/g, "");
}
