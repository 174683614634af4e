import { describe, expect, it } from "vitest";
import { type AbiEntry, abiSupport, abis, effectiveAbi, findAbi, unwindBehaviour } from "../server/src/target/abi.ts";
import { abiTable, probedTriples } from "../server/src/target/abi-table.ts";
import { type AbiSignature, abiVerdicts, signatureVerdicts } from "../server/src/target/abi-verdicts.ts";
import type { Target } from "../server/src/target/target.ts";
import { targetByTriple } from "../server/src/target/targets.ts";
import { type Form, forms, observedCell, recordedMatrix, rows } from "./support/abi-observed.ts";

const bare: Omit<AbiSignature, "form"> = {
  params: 0,
  variadic: false,
  returns: false,
  async: false,
  safety: undefined,
  naked: false,
};

const signatures: Readonly<Record<Form, AbiSignature>> = {
  fn: { ...bare, form: "fn" },
  block: { ...bare, form: "block" },
  fnptr: { ...bare, form: "fn-pointer" },
  variadic_block: { ...bare, form: "block", params: 1, variadic: true },
};

/** The words of the table and of the matrix file for the verdicts without a code. */
const words: Readonly<Record<string, string>> = {
  "invalid-params": "signature",
  "must-be-unsafe": "unsafe",
  "naked-only": "naked",
  "needs-tuple": "tuple",
};

function cell(abi: AbiEntry, target: Target, form: Form): string[] {
  const signature = signatures[form];
  const verdicts = [...abiVerdicts(abi, target, signature.form), ...signatureVerdicts(abi, target, signature)];
  return verdicts.map((verdict) => words[verdict] ?? verdict).sort();
}

function known(triple: string): Target {
  const target = targetByTriple(triple);
  if (!target?.known) throw new Error(`no target ${triple}`);
  return target;
}

function abi(name: string): AbiEntry {
  const entry = findAbi(name);
  if (!entry) throw new Error(`no ABI ${name}`);
  return entry;
}

describe("ABI catalogue", () => {
  it("has the 38 strings of rustc 1.95, in its order", () => {
    expect(abis.map((entry) => entry.name)).toEqual(rows.map((row) => row.name));
    expect(abis).toHaveLength(38);
  });

  it("is case-sensitive and knows no other string", () => {
    for (const name of ["c", "c-unwind", "rust", "Rust-unwind", "efiapi-unwind", "rust-intrinsic", "", "toString"]) {
      expect(findAbi(name), name).toBeUndefined();
    }
  });

  it("pairs each `-unwind` form with its family", () => {
    for (const entry of abis.filter((each) => each.name.endsWith("-unwind"))) {
      const plain = abi(entry.family);
      expect(entry.name).toBe(`${plain.name}-unwind`);
      expect([entry.unwinds, plain.unwinds]).toEqual([true, false]);
      expect(entry.variadicDeclaration, entry.name).toBe(plain.variadicDeclaration);
    }
  });

  it("says where each fact comes from and ends each sentence", () => {
    for (const entry of abis) {
      expect(entry.sources.length, entry.name).toBeGreaterThan(0);
      expect(entry.summary, entry.name).toMatch(/^[A-Z`].*\.$/);
      expect(entry.usedFor, entry.name).toMatch(/^[A-Z0-9`].*\.$/);
      for (const source of entry.sources) expect(source.url).toMatch(/^https:\/\//);
    }
  });

  it("allows variadic definitions for `C` and `C-unwind` alone", () => {
    const names = abis.filter((entry) => entry.variadicDefinition).map((entry) => entry.name);
    expect(names).toEqual(["C", "C-unwind"]);
  });

  it("knows what an unwind does at each border", () => {
    expect(unwindBehaviour(abi("C"), "unwind")).toEqual({
      rustPanic: "aborts",
      foreignException: "undefined behaviour",
      since: "1.81.0",
    });
    expect(unwindBehaviour(abi("stdcall-unwind"), "unwind")).toMatchObject({
      rustPanic: "unwinds",
      foreignException: "unwinds",
      since: "1.71.0",
    });
    expect(unwindBehaviour(abi("Rust"), "abort")).toMatchObject({ rustPanic: "aborts", foreignException: "aborts" });
    expect(unwindBehaviour(abi("system"), "abort").foreignException).toBe("undefined behaviour");
  });
});

describe("ABI support", () => {
  it.each(rows)("answers as rustc does for $name on the probed targets", (row) => {
    for (const [index, triple] of probedTriples.entries()) {
      for (const form of forms) {
        expect(cell(abi(row.name), known(triple), form), `${triple} ${form}`).toEqual(observedCell(row, index, form));
      }
    }
  });

  it("agrees with the recorded matrix where that is present", (context) => {
    const matrix = recordedMatrix();
    if (matrix === undefined) {
      console.log("target-abi: skipped the recorded matrix, ../shared/oracle/abi-matrix.json is not present");
      context.skip();
      return;
    }
    for (const { name, triple, form, words: recorded } of matrix) {
      expect(cell(abi(name), known(triple), form), `${name} ${triple} ${form}`).toEqual(recorded);
    }
    expect(matrix).toHaveLength(38 * 20 * 4);
  });

  it("resolves what `system` and `efiapi` stand for", () => {
    const windows32 = known("i686-pc-windows-gnu");
    expect(effectiveAbi(abi("system"), windows32, false)).toBe("stdcall");
    expect(effectiveAbi(abi("system"), windows32, true)).toBe("C");
    expect(effectiveAbi(abi("system-unwind"), known("x86_64-pc-windows-msvc"), false)).toBe("C");
    expect(effectiveAbi(abi("system"), known("armv7a-vex-v5"), false)).toBe("aapcs");
    expect(effectiveAbi(abi("efiapi"), known("x86_64-unknown-linux-gnu"), false)).toBe("win64");
    expect(effectiveAbi(abi("efiapi"), known("aarch64-unknown-uefi"), false)).toBe("C");
    expect(effectiveAbi(abi("stdcall"), known("x86_64-pc-windows-msvc"), false)).toBe("C");
    expect(effectiveAbi(abi("stdcall"), known("x86_64-unknown-linux-gnu"), false)).toBeUndefined();
  });

  it("answers for a triple rustc does not list", () => {
    const guessed = targetByTriple("x86_64-acme-windows-msvc");
    expect(guessed && abiSupport(abi("stdcall"), guessed)).toBe("future-incompat");
  });

  it("takes enabled features as given", () => {
    const linux = known("x86_64-unknown-linux-gnu");
    expect(abiVerdicts(abi("vectorcall"), linux, "fn", new Set(["abi_vectorcall"]))).toEqual([]);
    expect(abiVerdicts(abi("vectorcall"), linux, "fn", new Set(["abi_ptx"]))).toEqual(["E0658"]);
  });
});

describe("signatures of the special ABIs", () => {
  const fn = signatures.fn;
  const judge = (name: string, triple: string, parts: Partial<AbiSignature>) =>
    signatureVerdicts(abi(name), known(triple), { ...fn, ...parts });
  const linux = "x86_64-unknown-linux-gnu";

  it("wants `custom` unsafe, naked, and without parameters or a result", () => {
    const good = { safety: "unsafe", naked: true } as const;
    expect(judge("custom", linux, good)).toEqual([]);
    expect(judge("custom", linux, { ...good, params: 1, returns: true })).toEqual(["invalid-params", "invalid-return"]);
    expect(judge("custom", linux, { ...good, async: true })).toEqual(["async"]);
    expect(judge("custom", linux, { form: "block", safety: "safe" })).toEqual(["cannot-be-safe"]);
  });

  it("wants one or two parameters for `x86-interrupt`", () => {
    const verdicts = [0, 1, 2, 3].map((params) => judge("x86-interrupt", linux, { params }));
    expect(verdicts).toEqual([["invalid-params"], [], [], ["invalid-params"]]);
  });

  it("lets kernels take parameters but give nothing back", () => {
    expect(judge("gpu-kernel", "nvptx64-nvidia-cuda", { params: 5 })).toEqual([]);
    expect(judge("ptx-kernel", "nvptx64-nvidia-cuda", { returns: true })).toEqual(["invalid-return"]);
  });

  it("does not judge fn-pointer types, nor targets without the ABI", () => {
    expect(judge("custom", linux, { form: "fn-pointer", params: 3, returns: true })).toEqual([]);
    expect(judge("avr-interrupt", linux, { params: 3, async: true })).toEqual([]);
    expect(judge("avr-interrupt", "avr-none", { params: 3, async: true })).toEqual(["async", "invalid-params"]);
  });
});

describe("ABI table", () => {
  it("puts each probed target in exactly one list", () => {
    for (const entry of abis) {
      const { accepted, linted, rejected, unstable } = abiTable(entry);
      expect([...accepted, ...linted, ...rejected, ...unstable].sort(), entry.name).toEqual([...probedTriples].sort());
    }
  });

  it("groups as rustc judges", () => {
    expect(abiTable(abi("stdcall"))).toMatchObject({
      accepted: ["i686-unknown-linux-gnu", "i686-pc-windows-msvc"],
      linted: ["x86_64-pc-windows-msvc", "aarch64-pc-windows-msvc", "x86_64-unknown-uefi", "aarch64-unknown-uefi"],
      unstable: [],
    });
    expect(abiTable(abi("riscv-interrupt-m")).unstable).toEqual(["riscv64gc-unknown-linux-gnu"]);
    expect(abiTable(abi("C")).accepted).toEqual(probedTriples);
  });
});

/** The matrix holds message texts, some cut short; one is only a lack of the `no_core` crate it was probed with. */
