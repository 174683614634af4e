import { describe, expect, it } from "vitest";
import type { CInteger, Target } from "../server/src/target/target.ts";
import { listTargets, targetByTriple } from "../server/src/target/targets.ts";

function find(triple: string): Target {
  const target = targetByTriple(triple);
  if (!target) throw new Error(`no target ${triple}`);
  return target;
}

const text = (integer: CInteger | undefined) => integer && `${integer.signed ? "i" : "u"}${integer.bits}`;

describe("known targets", () => {
  it("reads every row whole", () => {
    expect(listTargets()).toHaveLength(320);
    for (const target of listTargets()) {
      expect(target.known).toBe(true);
      expect(target.arch, target.triple).not.toBe("");
      expect(target.vendor, target.triple).not.toBe("");
      expect([16, 32, 64], target.triple).toContain(target.pointerWidth);
      expect(targetByTriple(target.triple)).toEqual(target);
    }
  });

  it("describes a target as `rustc --print cfg` does", () => {
    expect(find("i686-pc-windows-msvc")).toMatchObject({
      arch: "x86",
      os: "windows",
      env: "msvc",
      abi: "",
      vendor: "pc",
      families: ["windows"],
      pointerWidth: 32,
      endian: "little",
      panic: "unwind",
      atomics: ["16", "32", "64", "8", "ptr"],
      features: ["fxsr", "sse", "sse2"],
    });
    expect(find("wasm32-unknown-emscripten").families).toEqual(["unix", "wasm"]);
    expect(find("thumbv6m-none-eabi")).toMatchObject({ os: "none", abi: "eabi", families: [], atomics: [] });
  });
});

describe("C data models", () => {
  // char, int, long, wchar_t, and the least bits of an enum.
  it.each([
    ["x86_64-unknown-linux-gnu", "i8 i32 i64 i32 32"],
    ["x86_64-pc-windows-msvc", "i8 i32 i32 u16 32"],
    ["x86_64-pc-cygwin", "i8 i32 i64 u16 32"],
    ["i686-unknown-linux-gnu", "i8 i32 i32 i32 32"],
    ["x86_64-unknown-linux-gnux32", "i8 i32 i32 i32 32"],
    ["aarch64-unknown-linux-gnu", "u8 i32 i64 u32 32"],
    ["aarch64-apple-darwin", "i8 i32 i64 i32 32"],
    ["aarch64-pc-windows-msvc", "i8 i32 i32 u16 32"],
    ["aarch64-linux-android", "u8 i32 i64 u32 32"],
    ["aarch64-unknown-netbsd", "u8 i32 i64 i32 32"],
    ["thumbv7em-none-eabihf", "u8 i32 i32 u32 8"],
    ["armv7-sony-vita-newlibeabihf", "i8 i32 i32 u32 32"],
    ["riscv64gc-unknown-linux-gnu", "u8 i32 i64 i32 32"],
    ["s390x-unknown-linux-gnu", "u8 i32 i64 i32 32"],
    ["powerpc64-ibm-aix", "u8 i32 i64 u32 32"],
    ["wasm32-unknown-unknown", "i8 i32 i32 i32 32"],
    ["wasm32-wali-linux-musl", "i8 i32 i64 i32 32"],
    ["avr-none", "i8 i16 i32 i16 16"],
    ["msp430-none-elf", "u8 i16 i32 undefined 16"],
  ])("knows those of %s", (triple, expected) => {
    const { c } = find(triple);
    const model = [text(c.char), text(c.int), text(c.long), text(c.wchar), c.enumMinBits];
    expect(model.join(" ")).toBe(expected.replace("undefined", ""));
    expect([text(c.short), text(c.longlong)]).toEqual(["i16", "i64"]);
  });
});

describe("targets rustc does not list", () => {
  // arch, os, env, vendor, families, pointer width, endian.
  it.each([
    ["x86_64-linux-gnu", "x86_64 linux gnu unknown unix 64 little"],
    ["i386-pc-windows-msvc", "x86 windows msvc pc windows 32 little"],
    ["arm64-apple-macosx14.0", "aarch64 macos  apple unix 64 little"],
    ["x86_64-apple-darwin22.6.0", "x86_64 macos  apple unix 64 little"],
    ["armv6-acme-linux-musleabihf", "arm linux musl unknown unix 32 little"],
    ["aarch64_be-acme-freebsd14", "aarch64 freebsd  unknown unix 64 big"],
    ["riscv64-unknown-elf", "riscv64 unknown  unknown  64 little"],
    ["riscv32imafdc-unknown-none-elf", "riscv32 none  unknown  32 little"],
    ["thumbv9m.main-none-eabi", "arm none  unknown  32 little"],
    ["wasm32-wasip9", "wasm32 wasi  unknown wasm 32 little"],
    ["wasm32", "wasm32 unknown  unknown wasm 32 little"],
    ["ppc64le-linux-musl", "powerpc64 linux musl unknown unix 64 little"],
    ["powerpc-acme-linux-gnu", "powerpc linux gnu unknown unix 32 big"],
  ])("reads %s from its parts", (triple, expected) => {
    const target = find(triple);
    expect(target.known).toBe(false);
    const { arch, os, env, vendor, families, pointerWidth, endian } = target;
    expect([arch, os, env, vendor, families.join(","), pointerWidth, endian].join(" ")).toBe(expected);
  });

  it.each([
    "",
    "-",
    "linux",
    "target/custom.json",
    "./x86_64-mine.json",
    "z80-unknown-none",
    "X86_64-unknown-linux-gnu",
  ])("does not guess at %j", (triple) => {
    expect(targetByTriple(triple)).toBeUndefined();
  });
});
