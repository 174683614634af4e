import { cDataModel } from "./c-data-model.ts";
import type { Target } from "./target.ts";
import { targetPools, targetRows } from "./targets.generated.ts";

/**
 * Finds a target by its triple.
 *
 * A triple rustc 1.95 lists gives that target; any other is read from its parts with `known: false`. Gives `undefined`
 * where the architecture is not recognised: a path to a target JSON file, a typing mistake, the empty string. Each call
 * makes a new object: rows are read only when asked for, because reading all of them would delay every start.
 */
export function targetByTriple(triple: string): Target | undefined {
  const row = rows.get(triple);
  return row === undefined ? guessTarget(triple) : readRow(row);
}

/** Every target of `rustc --print target-list`, in its order (byte order of the triples). */
export function listTargets(): readonly Target[] {
  return [...rows.values()].map(readRow);
}

/** The pools a row indexes, in the order of its columns. */
type Pools = typeof targetPools;

const rows: ReadonlyMap<string, string> = new Map(
  targetRows.split("\n").map((row) => [row.slice(0, row.indexOf(" ")), row]),
);

/** Reads one row: the triple, then one index per pool, then a flag for byte-sized enums. */
function readRow(row: string): Target {
  const [triple = "", ...columns] = row.split(" ");
  const pick = <K extends keyof Pools>(pool: K, column: number): string =>
    targetPools[pool][Number(columns[column])] ?? "";
  const list = (text: string): readonly string[] => (text === "" ? [] : text.split(","));
  const facts = {
    triple,
    known: true,
    arch: pick("arch", 0),
    os: pick("os", 1),
    env: pick("env", 2),
    abi: pick("abi", 3),
    vendor: pick("vendor", 4),
    families: list(pick("families", 5)),
    pointerWidth: Number(pick("pointerWidth", 6)) as Target["pointerWidth"],
    endian: pick("endian", 7) as Target["endian"],
    panic: pick("panic", 8) as Target["panic"],
    atomics: list(pick("atomics", 9)),
    features: list(pick("features", 10)),
  };
  return { ...facts, c: cDataModel(facts, columns[11] === "1") };
}

const vendors: ReadonlySet<string> = new Set(targetPools.vendor);
const environments: ReadonlySet<string> = new Set(targetPools.env);
const operatingSystems: ReadonlySet<string> = new Set(targetPools.os);

/** Spellings of architectures in use beside those of rustc's own triples, with one that rustc knows. */
const architectureAliases: readonly (readonly [RegExp, string])[] = [
  [/^i[3-7]86$|^x86$/, "i686"],
  [/^amd64$|^x86_64v[1-4]$/, "x86_64"],
  [/^arm64e?$/, "aarch64"],
  [/^armeb|^armv\w*eb$/, "armeb"],
  [/^arm|^thumb/, "arm"],
  [/^riscv32/, "riscv32imac"],
  [/^riscv64/, "riscv64gc"],
  [/^ppc64le$/, "powerpc64le"],
  [/^ppc64$/, "powerpc64"],
  [/^ppc$/, "powerpc"],
];

/** Other names of operating systems, without a version number. */
const systemAliases: ReadonlyMap<string, string> = new Map([
  ["darwin", "macos"],
  ["macosx", "macos"],
  ["wasip", "wasi"],
  ["win", "windows"],
  ["mingw", "windows"],
  ["androideabi", "android"],
  ["xros", "visionos"],
]);

/** Reads a triple that rustc does not list. The first part decides the processor, a later one the system. */
function guessTarget(triple: string): Target | undefined {
  const [first = "", ...rest] = triple.split("-");
  const processor = findProcessor(first);
  if (!processor) return undefined;

  const os = rest.map(findSystem).find((found) => found !== undefined) ?? (rest.includes("none") ? "none" : "unknown");
  const system = listTargets().find((target) => target.os === os);
  const vendor = rest.find((part) => vendors.has(part)) ?? (system?.vendor === "apple" ? "apple" : "unknown");
  const env = rest.map(findEnvironment).find((found) => found !== "") ?? "";
  // `wasm` is a family of the processor, the others are of the system.
  const systemFamilies = (system?.families ?? []).filter((family) => family !== "wasm");
  const isWasm = processor.families.includes("wasm");
  const facts = {
    triple,
    known: false,
    arch: processor.arch,
    os,
    env,
    abi: "",
    vendor,
    families: [...systemFamilies, ...(isWasm ? ["wasm"] : [])],
    pointerWidth: processor.pointerWidth,
    endian: processor.endian,
    panic: system?.panic ?? "abort",
    atomics: undefined,
    features: undefined,
  };
  return { ...facts, c: cDataModel(facts, false) };
}

/** Gives the first listed target whose triple starts with this part, or with the part it is another name of. */
function findProcessor(first: string): Target | undefined {
  const alias = architectureAliases.find(([pattern]) => pattern.test(first));
  const listed = (part: string) => listTargets().find((target) => target.triple.startsWith(`${part}-`));
  return listed(first) ?? (alias && listed(alias[1]));
}

/** The operating system of one part of a triple, with aliases resolved and a version number dropped. */
function findSystem(part: string): string | undefined {
  const name = part.replace(/[\d.]+$/, "");
  const os = systemAliases.get(name) ?? (operatingSystems.has(part) ? part : name);
  return os !== "none" && os !== "unknown" && operatingSystems.has(os) ? os : undefined;
}

/** The C library of an environment part: `musleabihf` is `musl`, `gnueabi` is `gnu`. */
function findEnvironment(part: string): string {
  const name = part.replace(/(eabihf|eabi|abi64|abin32|x32|llvm|_ilp32)$/, "");
  return name !== "" && environments.has(name) ? name : "";
}
