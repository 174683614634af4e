import { describe, expect, it } from "vitest";
import type { CfgPredicate } from "../server/src/facts/cfg.ts";
import { type CfgContext, evaluateCfg } from "../server/src/target/cfg.ts";
import { targetByTriple } from "../server/src/target/targets.ts";

const option = (name: string, value?: string): CfgPredicate => ({ kind: "option", name, value });
const all = (...of: CfgPredicate[]): CfgPredicate => ({ kind: "all", of });
const any = (...of: CfgPredicate[]): CfgPredicate => ({ kind: "any", of });
const not = (of: CfgPredicate): CfgPredicate => ({ kind: "not", of });
const yes: CfgPredicate = { kind: "true" };
const no: CfgPredicate = { kind: "false" };
const maybe: CfgPredicate = { kind: "unknown" };

function context(parts: Partial<CfgContext> = {}, triple = "x86_64-unknown-linux-gnu"): CfgContext {
  const target = targetByTriple(triple);
  if (!target) throw new Error(`no target ${triple}`);
  return { target, options: new Map(), unknownFeatures: false, unknownOptions: false, ...parts };
}

describe("cfg logic", () => {
  const cases: readonly (readonly [string, CfgPredicate, boolean | "unknown"])[] = [
    ["all() of nothing", all(), true],
    ["any() of nothing", any(), false],
    ["all decided by a false beside an unknown", all(maybe, no, yes), false],
    ["all left open by an unknown", all(yes, maybe), "unknown"],
    ["any decided by a true beside an unknown", any(maybe, yes, no), true],
    ["any left open by an unknown", any(no, maybe), "unknown"],
    ["not of true", not(yes), false],
    ["not of unknown", not(maybe), "unknown"],
    ["nesting", not(any(no, all(maybe, no))), true],
  ];

  it.each(cases)("%s", (_, predicate, expected) => {
    expect(evaluateCfg(predicate, context())).toBe(expected);
  });
});

describe("cfg options", () => {
  it("takes features from the options, and doubts the rest only when features are unknown", () => {
    const options = new Map([["feature", new Set(["std"])]]);
    for (const unknownFeatures of [true, false]) {
      const here = context({ options, unknownFeatures });
      expect(evaluateCfg(option("feature", "std"), here)).toBe(true);
      expect(evaluateCfg(option("feature", "alloc"), here)).toBe(unknownFeatures ? "unknown" : false);
      expect(evaluateCfg(option("feature"), here)).toBe(false);
      expect(evaluateCfg(option("has_statx"), here)).toBe(false);
    }
  });

  it("doubts other options only where a build script may set them", () => {
    for (const unknownOptions of [true, false]) {
      const here = context({ unknownOptions });
      const otherwise = unknownOptions ? "unknown" : false;
      expect(evaluateCfg(option("has_statx"), here)).toBe(otherwise);
      expect(evaluateCfg(option("libc", "musl"), here)).toBe(otherwise);
      expect(evaluateCfg(option("feature", "std"), here)).toBe(false);
    }
  });

  it("keeps a bare option and a valued one of the same name apart", () => {
    const options = new Map<string, ReadonlySet<string> | true>([
      ["loom", true],
      ["backend", new Set(["epoll"])],
    ]);
    expect(evaluateCfg(option("loom"), context({ options }))).toBe(true);
    expect(evaluateCfg(option("loom", "x"), context({ options }))).toBe(false);
    expect(evaluateCfg(option("backend", "epoll"), context({ options }))).toBe(true);
    expect(evaluateCfg(option("backend"), context({ options }))).toBe(false);
  });

  it("leaves what the profile decides open, unless it is given", () => {
    for (const name of ["test", "debug_assertions", "overflow_checks"]) {
      expect(evaluateCfg(option(name), context()), name).toBe("unknown");
      expect(evaluateCfg(option(name), context({ options: new Map([[name, true as const]]) })), name).toBe(true);
    }
  });

  it("is false for what only other tools set", () => {
    for (const name of ["miri", "doc", "doctest", "clippy", "rust_analyzer"]) {
      expect(evaluateCfg(option(name), context({ unknownFeatures: true, unknownOptions: true })), name).toBe(false);
    }
  });

  it("knows the panic strategy of the target", () => {
    expect(evaluateCfg(option("panic", "unwind"), context())).toBe(true);
    expect(evaluateCfg(option("panic", "unwind"), context({}, "thumbv7em-none-eabihf"))).toBe(false);
  });

  it("does not pretend to know what a guessed target cannot tell", () => {
    const guessed = context({}, "x86_64-acme-linux-gnu");
    expect(evaluateCfg(option("target_os", "linux"), guessed)).toBe(true);
    expect(evaluateCfg(option("unix"), guessed)).toBe(true);
    expect(evaluateCfg(option("windows"), guessed)).toBe(false);
    for (const name of ["target_abi", "panic", "target_has_atomic", "target_feature"]) {
      expect(evaluateCfg(option(name, "8"), guessed), name).toBe("unknown");
    }
  });
});
