import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CfgPredicate } from "../server/src/facts/cfg.ts";
import { abis, findAbi } from "../server/src/target/abi.ts";
import { type AbiForm, type AbiSignature, abiVerdicts, signatureVerdicts } from "../server/src/target/abi-verdicts.ts";
import { evaluateCfg } from "../server/src/target/cfg.ts";
import { suggestAbi } from "../server/src/target/suggest-abi.ts";
import { targetPools } from "../server/src/target/targets.generated.ts";
import { listTargets, targetByTriple } from "../server/src/target/targets.ts";

/** The catalogue describes this version; another one may rightly answer otherwise. */
const describedVersion = "rustc 1.95.";

/** Targets other than the probed ones, one for each way an ABI may be judged. */
const otherTriples = [
  "i686-apple-darwin",
  "i586-unknown-linux-gnu",
  "i686-unknown-uefi",
  "x86_64-unknown-none",
  "x86_64-pc-windows-gnu",
  "x86_64-pc-cygwin",
  "x86_64-unknown-linux-gnux32",
  "armv7-linux-androideabi",
  "armv7a-vex-v5",
  "thumbv7a-pc-windows-msvc",
  "thumbv8m.base-none-eabi",
  "arm64ec-pc-windows-msvc",
  "wasm32-wasip1",
  "riscv32imac-unknown-none-elf",
  "mips-unknown-linux-gnu",
  "sparc-unknown-linux-gnu",
  "hexagon-unknown-linux-musl",
  "bpfeb-unknown-none",
];

/** With FERRULE_EVERY_TARGET set, all 320: half a minute more, for a new rustc or a change of the rules. */
const judgedTriples = process.env.FERRULE_EVERY_TARGET ? listTargets().map((target) => target.triple) : otherTriples;

/** Enough of a crate to judge signatures on a target without `core`. */
const crateHead = [
  "#![feature(no_core, lang_items)]",
  "#![no_core]",
  '#[lang = "pointee_sized"] pub trait PointeeSized {}',
  '#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {}',
  '#[lang = "sized"] pub trait Sized: MetaSized {}',
  '#[lang = "tuple_trait"] pub trait Tuple {}',
];

/** The messages without a code, in the words of the verdicts. */
const messages: readonly (readonly [RegExp, string])[] = [
  [/^invalid signature for/, "invalid-params"],
  [/^functions with the "custom" ABI must be unsafe$/, "must-be-unsafe"],
  [/^foreign functions with the "custom" ABI cannot be safe$/, "cannot-be-safe"],
  [/^items with the "custom" ABI can only be declared externally/, "naked-only"],
  [/^functions with the "rust-call" ABI must take a single non-self tuple/, "needs-tuple"],
];

interface RustcMessage {
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly { readonly line_start: number }[];
  readonly children: readonly {
    readonly message: string;
    readonly spans: readonly { readonly suggested_replacement: string | null }[];
  }[];
}

const version = spawnSync("rustc", ["--version"], { encoding: "utf8" }).stdout ?? "";
const present = version.startsWith(describedVersion);
if (!present) console.log(`target-rustc: skipped, needs ${describedVersion}x, found ${version.trim() || "no rustc"}`);

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "target-rustc-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles a text and gives what rustc said; RUSTC_BOOTSTRAP lets the stable compiler accept `no_core`. */
function compile(lines: readonly string[], ...args: readonly string[]): readonly RustcMessage[] {
  const file = join(folder, "probe.rs");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const fixed = ["--crate-type=lib", "--emit=metadata", "--error-format=json", "-o", join(folder, "probe.rmeta")];
  const result = spawnSync("rustc", [...fixed, ...args, file], {
    encoding: "utf8",
    env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
    timeout: 30_000,
    maxBuffer: 1 << 26,
  });
  expect(result.error).toBeUndefined();
  return result.stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as RustcMessage);
}

const bare: Omit<AbiSignature, "form"> = {
  params: 0,
  variadic: false,
  returns: false,
  async: false,
  safety: undefined,
  naked: false,
};

interface Probe {
  readonly form: AbiForm;
  readonly signature: AbiSignature;
  readonly source: (abi: string, index: number) => string;
}

const probes: readonly Probe[] = [
  {
    form: "fn",
    signature: { ...bare, form: "fn" },
    source: (abi, index) => `pub extern "${abi}" fn f${index}() {}`,
  },
  {
    form: "block",
    signature: { ...bare, form: "block" },
    source: (abi, index) => `unsafe extern "${abi}" { pub fn b${index}(); }`,
  },
  {
    form: "fn-pointer",
    signature: { ...bare, form: "fn-pointer" },
    source: (abi, index) => `pub type T${index} = extern "${abi}" fn();`,
  },
  {
    form: "block",
    signature: { ...bare, form: "block", params: 1, variadic: true },
    source: (abi, index) => `unsafe extern "${abi}" { pub fn v${index}(x: u8, ...); }`,
  },
  {
    form: "fn-pointer",
    signature: { ...bare, form: "fn-pointer", params: 1, variadic: true },
    source: (abi, index) => `pub type V${index} = unsafe extern "${abi}" fn(u8, ...);`,
  },
];

/** One line of source per probe and ABI, so that a message's line tells what it is about. */
const probeLines = probes.flatMap((probe) =>
  abis.map((abi, index) => ({ probe, abi, text: probe.source(abi.name, index) })),
);

function wordOf({ message, code }: RustcMessage): string | undefined {
  // `rust-call` with one parameter that is no tuple: a question of types, not of the signature's form.
  if (code?.code === "E0277") return undefined;
  const found = messages.find(([pattern]) => pattern.test(message));
  return code?.code ?? found?.[1] ?? message;
}

describe.skipIf(!present)("ABI support against rustc", () => {
  it("lists the ABIs rustc lists", () => {
    const printed = spawnSync("rustc", ["--print", "calling-conventions"], { encoding: "utf8" }).stdout;
    expect(abis.map((abi) => abi.name)).toEqual(printed.trim().split("\n"));
  });

  it.each(judgedTriples)("judges every ABI in every form on %s as rustc does", (triple) => {
    const target = targetByTriple(triple);
    if (!target?.known) throw new Error(`no target ${triple}`);
    const said = compile([...crateHead, ...probeLines.map(({ text }) => text)], "--target", triple);
    const byLine = new Map<number, Set<string>>();
    for (const message of said) {
      const line = message.spans[0]?.line_start;
      const word = wordOf(message);
      if (line === undefined || line <= crateHead.length || word === undefined) continue;
      byLine.set(line, (byLine.get(line) ?? new Set()).add(word));
    }
    const ours = probeLines.map(({ probe, abi, text }) => {
      const { form, signature } = probe;
      return [text, [...abiVerdicts(abi, target, form), ...signatureVerdicts(abi, target, signature)].sort()];
    });
    const theirs = probeLines.map(({ text }, index) => {
      return [text, [...(byLine.get(crateHead.length + 1 + index) ?? [])].sort()];
    });
    expect(ours).toEqual(theirs);
  });
});

describe.skipIf(!present)("unstable ABIs against rustc", () => {
  const unstable = abis.filter((abi) => abi.stability.kind !== "stable");

  it("names the feature, the tracking issue and the reason rustc names", () => {
    const lines = unstable.map((abi, index) => `pub type T${index} = extern "${abi.name}" fn();`);
    const said = compile([...crateHead, ...lines]).filter((message) => message.code?.code === "E0658");
    const theirs = said.map(({ message, children }) => {
      const text = children.map((child) => child.message).join("\n");
      const issue = /see issue #(\d+)/.exec(text)?.[1];
      return {
        kind: message.endsWith("is experimental and subject to change") ? "experimental" : "internal",
        feature: /#!\[feature\((\w+)\)\]/.exec(text)?.[1],
        issue: issue === undefined ? undefined : Number(issue),
      };
    });
    expect(unstable.map((abi) => abi.stability)).toEqual(theirs);
  });

  const homes: Readonly<Record<string, string>> = {
    "avr-interrupt": "avr-none",
    "avr-non-blocking-interrupt": "avr-none",
    "cmse-nonsecure-call": "thumbv8m.main-none-eabi",
    "cmse-nonsecure-entry": "thumbv8m.main-none-eabi",
    "gpu-kernel": "amdgcn-amd-amdhsa",
    "msp430-interrupt": "msp430-none-elf",
    "ptx-kernel": "nvptx64-nvidia-cuda",
    "riscv-interrupt-m": "riscv32imac-unknown-none-elf",
    "riscv-interrupt-s": "riscv64gc-unknown-linux-gnu",
  };

  it.each(unstable.map((abi) => abi.name))("judges signatures of %s as rustc does", (name) => {
    const triple = homes[name] ?? "x86_64-unknown-linux-gnu";
    const target = targetByTriple(triple);
    const abi = findAbi(name);
    if (!target || !abi || abi.stability.kind === "stable") throw new Error(`no ${name} on ${triple}`);
    const { feature } = abi.stability;

    const signatures: [string, AbiSignature][] = [];
    for (const params of ["", "_: u8", "_: u8, _: u8", "_: u8, _: u8, _: u8"]) {
      for (const result of ["", " -> ()", " -> !", " -> u8"]) {
        const shape = { ...bare, params: params === "" ? 0 : params.split(",").length, returns: result === " -> u8" };
        const tail = `(${params})${result}`;
        for (const safety of [undefined, "unsafe", "safe"] as const) {
          const index = signatures.length;
          const word = safety ? `${safety} ` : "";
          signatures.push([
            `unsafe extern "${name}" { ${word}fn b${index}${tail}; }`,
            { ...shape, safety, form: "block" },
          ]);
          if (safety === "safe") continue;
          const head = `${word}extern "${name}" fn`;
          signatures.push([`${head} f${index}${tail} { loop {} }`, { ...shape, safety, form: "fn" }]);
          signatures.push([`type T${index} = ${head}${tail};`, { ...shape, safety, form: "fn-pointer" }]);
        }
      }
    }
    const head = [`#![feature(no_core, lang_items, ${feature})]`, "#![allow(unused)]", ...crateHead.slice(1)];
    const said = compile([...head, ...signatures.map(([text]) => text)], "--target", triple, "--edition=2021");
    const theirs = signatures.map(([text], index) => {
      const here = said.filter((message) => message.spans[0]?.line_start === head.length + 1 + index);
      return [text, [...new Set(here.map(wordOf).filter((word) => word !== undefined))].sort()];
    });
    const ours = signatures.map(([text, signature]) => {
      const verdicts = abiVerdicts(abi, target, signature.form, new Set([feature]));
      // rustc has one message for both; which of the two it means stands in the note.
      const shape = signatureVerdicts(abi, target, signature).map((verdict) =>
        verdict === "invalid-return" ? "invalid-params" : verdict,
      );
      return [text, [...new Set([...verdicts, ...shape])].sort()];
    });
    expect(ours).toEqual(theirs);
  });
});

/** Typing mistakes of every kind: case, one letter, swaps, two words, too far, other scripts, nothing at all. */
const typos =
  "c|C |cdecll|cdcel|ceecl|C++|stdcal|stdcalll|stdcall_unwind|stdcall-unwnd|Stdcall|STDCALL|WinAPI|win32|win63|win-64|" +
  "win46|sysv|sysv46|sysv64unwind|system32|sytem|sysetm|System|fast|fastcal|fastcall-unwid|thiscal|this-call|efi|" +
  "EFIAPI|efi_api|uefiapi|aapc|aacps|aapcs-vfp|Cunwind|C_unwind|c-unwind|unwind-C|rust|Rsut|Rust-unwind|rust-cal|" +
  "rust-intrinsic|vectorcal|VECTORCALL|x86-interupt|platform-intrinsic||é|Ç|ſtdcall|日本語|𝒞|stdçall|cd€cl|__stdcall|" +
  "system-unwind-unwind|ccc|cc|CC|R|aa|a very long string that is nothing like any of them";

describe.skipIf(!present)("did-you-mean against rustc", () => {
  const suggestions = (features: readonly string[]): (string | undefined)[] => {
    const head = [`#![feature(${["no_core", "lang_items", ...features].join(", ")})]`, ...crateHead.slice(1)];
    const lines = typos.split("|").map((typo, index) => `extern "${typo}" fn f${index}() {}`);
    const found: (string | undefined)[] = lines.map(() => undefined);
    for (const message of compile([...head, ...lines])) {
      const line = message.spans[0]?.line_start;
      if (message.code?.code !== "E0703" || line === undefined) continue;
      const spans = message.children.flatMap((child) => child.spans);
      const replacement = spans.find((span) => span.suggested_replacement !== null)?.suggested_replacement;
      found[line - head.length - 1] = replacement?.replaceAll('"', "");
    }
    return found;
  };
  const pairs = (answers: readonly (string | undefined)[]) => typos.split("|").map((typo, i) => [typo, answers[i]]);

  it("suggests what rustc suggests on stable", () => {
    const theirs = suggestions([]);
    expect(theirs.filter((answer) => answer !== undefined).length).toBeGreaterThan(20);
    expect(pairs(typos.split("|").map((typo) => suggestAbi(typo)))).toEqual(pairs(theirs));
  });

  it("adds the ABIs of enabled features to the candidates", () => {
    const features = ["abi_vectorcall", "abi_x86_interrupt", "unboxed_closures"];
    const ours = typos.split("|").map((typo) => suggestAbi(typo, new Set(features)));
    expect(ours).toContain("vectorcall");
    expect(pairs(ours)).toEqual(pairs(suggestions(features)));
  });
});

describe.skipIf(!present)("targets against rustc", () => {
  it("lists the targets rustc lists", () => {
    const printed = spawnSync("rustc", ["--print", "target-list"], { encoding: "utf8" }).stdout;
    expect(listTargets().map((target) => target.triple)).toEqual(printed.trim().split("\n"));
  });

  const cfgTriples = [
    ...otherTriples,
    "x86_64-unknown-linux-gnu",
    "aarch64-apple-ios-sim",
    "avr-none",
    "wasm32-unknown-emscripten",
  ];

  it.each(cfgTriples)("evaluates every option of %s as rustc prints it", (triple) => {
    const target = targetByTriple(triple);
    if (!target) throw new Error(`no target ${triple}`);
    // Stable rustc prints the stable options only, and those are what the table holds.
    const { RUSTC_BOOTSTRAP: _, ...env } = process.env;
    const printed = spawnSync("rustc", ["--print", "cfg", "--target", triple], { encoding: "utf8", env }).stdout;
    const set = new Set(printed.trim().split("\n"));
    const evaluate = (name: string, value?: string) => {
      const option: CfgPredicate = { kind: "option", name, value };
      return evaluateCfg(option, { target, options: new Map(), unknownFeatures: false, unknownOptions: false });
    };
    const candidates: Readonly<Record<string, readonly string[]>> = {
      target_arch: targetPools.arch,
      target_os: targetPools.os,
      target_env: targetPools.env,
      target_abi: targetPools.abi,
      target_vendor: targetPools.vendor,
      target_family: ["unix", "windows", "wasm"],
      target_pointer_width: targetPools.pointerWidth,
      target_endian: targetPools.endian,
      target_has_atomic: ["8", "16", "32", "64", "128", "ptr"],
      panic: targetPools.panic,
    };
    for (const [name, values] of Object.entries(candidates)) {
      for (const value of values) {
        expect(evaluate(name, value), `${name}="${value}"`).toBe(set.has(`${name}="${value}"`));
      }
    }
    for (const name of ["unix", "windows"]) expect(evaluate(name), name).toBe(set.has(name));
    for (const line of set) {
      const [, feature] = /^target_feature="(.*)"$/.exec(line) ?? [];
      if (feature !== undefined) expect(evaluate("target_feature", feature), line).toBe(true);
    }
    expect(evaluate("target_feature", "no-such-feature")).toBe("unknown");
  });
});
