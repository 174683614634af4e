/**
 * The standard library as Ferrule's table has it, and as the installed rustc has it: every public path, what is true of
 * each type, and what improper_ctypes says about it.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Edition } from "../../server/src/facts/edition.ts";
import type { ContainerHead, TypeItem } from "../../server/src/facts/item.ts";
import type { Outlined } from "../../server/src/facts/outline.ts";
import type { Crate } from "../../server/src/model/crate.ts";
import { presenceOf } from "../../server/src/model/presence.ts";
import { moduleScope, type Resolution, resolvePath, type Scope } from "../../server/src/model/resolve.ts";
import type { AdtTy, Ty } from "../../server/src/model/ty.ts";
import { fieldTy, lowerType, valueParams } from "../../server/src/model/ty.ts";
import { every, hasMark, isPhantomData } from "../../server/src/model/type-traits.ts";
import { type Module, World } from "../../server/src/model/world.ts";
import { parseSlice } from "../../server/src/syntax/lower.ts";
import { outlineSlice } from "../../server/src/syntax/outline.ts";
import type { CfgValue } from "../../server/src/target/cfg.ts";
import { stdSources } from "../../server/src/target/std.generated.ts";
import { targetByTriple } from "../../server/src/target/targets.ts";
import { Document, sliceText } from "../../server/src/text/document.ts";

export const HOST = "x86_64-unknown-linux-gnu";

/** What a public path of the table leads to, on one target. */
export interface StandardName {
  /** As user code writes it: `std::ffi::CStr`. */
  readonly path: string;
  /** `nothing` where the table names something that it does not have. */
  readonly kind: "type" | "trait" | "fn" | "variant" | "nothing";
  /** Of a type: the path with an argument for each parameter that has no default. */
  readonly written: string;
  readonly ty: Ty | undefined;
}

/** The items of the table by the module they are written in, `core::ffi`. */
interface Written {
  readonly names: readonly Outlined[];
  readonly impls: readonly ContainerHead[];
}

function writtenModules(crate: string, text: string): ReadonlyMap<string, Written> {
  const modules = new Map<string, { names: Outlined[]; impls: ContainerHead[] }>();
  const path = [crate];
  modules.set(crate, { names: [], impls: [] });
  for (const slice of sliceText(text)) {
    if (slice.kind === "close") {
      path.pop();
      continue;
    }
    const here = modules.get(path.join("::"));
    here?.names.push(...outlineSlice(slice));
    if (slice.kind !== "open") continue;
    const head = parseSlice(slice).items.at(-1);
    if (head?.kind === "impl") here?.impls.push(head);
    path.push(head?.kind === "mod" ? (head.name?.text ?? "?") : "{}");
    if (!modules.has(path.join("::"))) modules.set(path.join("::"), { names: [], impls: [] });
  }
  return modules;
}

const written: ReadonlyMap<string, Written> = new Map(
  Object.entries(stdSources).flatMap(([crate, text]) => [...writtenModules(crate, text)]),
);

/** The path by which the table itself calls a module. */
function ownPath(module: Module): string {
  const names: string[] = [];
  for (let at: Module["names"] | undefined = module.names; at?.name !== undefined; at = at.parent)
    names.unshift(at.name);
  return [module.crate.name, ...names].join("::");
}

const ROOT = "/user.rs";
const empty = new Document("");
const world = new World({ document: (path) => (path === ROOT ? empty : undefined) });

/** The root of a crate without anything of its own, for a target. */
export function emptyScope(triple: string, edition: Edition = 2021): Scope {
  const target = targetByTriple(triple);
  if (target === undefined) throw new Error(`unknown target ${triple}`);
  const cfg = { target, options: new Map(), unknownFeatures: false, unknownOptions: false };
  const crate: Crate = { name: "user", edition, root: ROOT, cfg, dependency: () => undefined };
  const root = world.rootOf(crate);
  if (root === undefined) throw new Error("the root cannot be read");
  return moduleScope(world, root);
}

/** The type that a text means in the crate's root. */
export function typeOf(text: string, scope: Scope): Ty {
  const source = `type X = ${text};`;
  const [item] = parseSlice({ text: source, kind: "item", inside: undefined }).items;
  return lowerType((item as TypeItem).type!, source, scope);
}

/** What a path names in the crate's root. */
export function lookUp(path: string, ns: "type" | "value", scope: Scope): Resolution {
  return resolvePath({ segments: path.split("::"), qualified: false }, scope, ns);
}

/** Arguments for parameters that not any type fits, by the path's end and the parameter's name; `T` is the usual one. */
const ARGUMENTS: readonly (readonly [RegExp, string])[] = [
  [/::Cow B$/, "str"],
  [/::NonZero T$/, "u8"],
  [/::Pin Ptr$/, "&'static T"],
  [/::DecodeUtf16 I$/, "::core::ops::Range<u16>"],
  [/::Flatten I$/, "::std::vec::IntoIter<::std::vec::Vec<T>>"],
  [/::FlatMap U$/, "::std::vec::Vec<T>"],
  [/::Peekable I$/, "::core::slice::Iter<'static, T>"],
  [/::Splice I$/, "::std::vec::IntoIter<T>"],
  [/::str::\w+ P$/, "char"],
  [/::slice::R?Split\w* P$/, "fn(&T) -> bool"],
  [/::(?:BufWriter|LineWriter) W$/, "::std::io::Sink"],
];

function argumentFor(path: string, param: string, usual: string): string {
  const found = ARGUMENTS.find(([match]) => match.test(`${path} ${param}`))?.[1] ?? "T";
  return found.replace(/\bT\b/, usual);
}

/**
 * Every public path below the crates of the table, as code in `scope` reaches it. `usual` is the type that stands for
 * generic parameters.
 */
export function standardNames(
  scope: Scope,
  usual = "u8",
  crates: readonly (keyof typeof stdSources)[] = ["core", "alloc", "std"],
): readonly StandardName[] {
  const out: StandardName[] = [];
  for (const crate of crates) visit(crate, 0);
  return out;

  function visit(path: string, depth: number): void {
    const found = lookUp(path, "type", scope);
    if (found.kind !== "module" || depth > 6) return;
    for (const name of publicNames(found.module, new Set())) {
      const inner = `${path}::${name}`;
      for (const ns of ["type", "value"] as const) add(inner, lookUp(inner, ns, scope), ns, depth);
    }
  }

  function publicNames(module: Module, seen: Set<Module>): ReadonlySet<string> {
    const names = new Set<string>();
    if (seen.has(module)) return names;
    seen.add(module);
    for (const one of written.get(ownPath(module))?.names ?? []) {
      if (one.visibility !== "public" || presenceOf(one.attributes, module.crate.cfg) === false) continue;
      // Of modules with one name and different conditions only one is meant.
      if (!world.entry(module, one.name).declarations.some(({ source }) => source === one.source)) continue;
      if (one.kind !== "glob") names.add(one.name);
      else {
        const path = { segments: one.import?.path ?? [], qualified: false };
        const opened = resolvePath(path, moduleScope(world, module), "type");
        if (opened.kind !== "module") continue;
        for (const name of publicNames(opened.module, seen)) names.add(name);
      }
    }
    return names;
  }

  function add(path: string, found: Resolution, ns: "type" | "value", depth: number): void {
    const plain = { path, written: path, ty: undefined };
    if (found.kind === "unknown" || (found.kind === "nothing" && ns === "type" && isType(path)))
      out.push({ ...plain, kind: "nothing" });
    if (found.kind === "module" && ns === "type") visit(path, depth + 1);
    if (found.kind === "variant" && ns === "value") out.push({ ...plain, kind: "variant" });
    if (found.kind !== "definition") return;
    const { item } = found.definition;
    if (item.kind === "fn") out.push({ ...plain, kind: "fn" });
    if (ns === "value") return;
    if (item.kind === "trait") out.push({ ...plain, kind: "trait" });
    if (item.kind !== "struct" && item.kind !== "enum" && item.kind !== "union" && item.kind !== "type") return;
    const lifetimes = item.generics?.params.filter(({ kind }) => kind === "lifetime").map(() => "'static") ?? [];
    const values = valueParams(item.generics)
      .filter((param) => param.default === undefined)
      .map((param) => (param.kind === "const" ? "2" : argumentFor(path, param.name.text, usual)));
    const args = [...lifetimes, ...values];
    const text = args.length === 0 ? path : `${path}<${args.join(", ")}>`;
    out.push({ path, kind: "type", written: text, ty: typeOf(text, scope) });
  }
}

/** By the customs of each crate: functions have other names. */
function isType(path: string): boolean {
  return path.startsWith("libc::") || /[A-Z]\w*$/.test(path);
}

/** The impls of a trait for a type of the table. */
function hasImpl(ty: AdtTy, trait: string): boolean {
  const { module } = ty.definition.scope;
  return (written.get(ownPath(module))?.impls ?? []).some(
    (head) =>
      head.trait?.kind === "path" &&
      head.trait.segments.at(-1) === trait &&
      head.selfType?.kind === "path" &&
      head.selfType.segments.at(-1) === ty.definition.name,
  );
}

function derives({ definition }: AdtTy, trait: string): boolean {
  return definition.item.attributes.some(
    ({ meta }) => meta.name === "derive" && meta.list?.some(({ name }) => name === trait),
  );
}

/** Whether a type is `Copy`, by what the table says. */
export function isCopy(ty: Ty): CfgValue {
  switch (ty.kind) {
    case "primitive":
      return ty.name !== "str";
    case "never":
    case "pointer":
    case "fn":
      return true;
    case "reference":
      return !ty.mutable;
    case "array":
      return isCopy(ty.element);
    case "tuple":
      return every(ty.elements, isCopy);
    case "adt":
      if (hasImpl(ty, "Copy")) return true;
      return derives(ty, "Copy")
        ? every(
            ty.args.filter(({ kind }) => kind !== "constant"),
            isCopy,
          )
        : false;
    case "unknown":
      return "unknown";
    default:
      return false;
  }
}

/** Whether something happens when a value of a type is dropped, by what the table says. */
export function needsDrop(ty: Ty, depth = 0): CfgValue {
  if (depth > 16) return "unknown";
  switch (ty.kind) {
    case "array":
    case "slice":
      return needsDrop(ty.element, depth + 1);
    case "tuple":
      return some(ty.elements.map((element) => needsDrop(element, depth + 1)));
    case "dyn":
      return true;
    case "unknown":
      return "unknown";
    case "adt": {
      if (hasImpl(ty, "Drop")) return true;
      if (isPhantomData(ty) || ty.item.kind === "union" || hasMark(ty, "lang", "manually_drop")) return false;
      const fields = ty.item.kind === "enum" ? ty.item.variants.flatMap((one) => one.fields) : ty.item.fields;
      return some(fields.map((field) => needsDrop(fieldTy(ty, field.type), depth + 1)));
    }
    default:
      return false;
  }
}

function some(values: readonly CfgValue[]): CfgValue {
  return values.includes(true) ? true : values.includes("unknown") ? "unknown" : false;
}

const FEATURES =
  "allocator_api, c_size_t, c_variadic, coerce_unsized, dispatch_from_dyn, nonzero_internals, raw_os_error_ty, " +
  "slice_concat_trait, step_trait, sync_poison_mod, sync_unsafe_cell, trusted_len, try_trait_v2, tuple_trait, " +
  "unix_send_signal, unsize";

const HEAD = `#![feature(${FEATURES})]
#![allow(warnings)]
extern crate alloc;
`;

/** Runs the installed rustc, whose unstable names are unlocked; its messages, with the lines they are about. */
function rustc(source: string, args: readonly string[], folder: string): readonly RustcMessage[] {
  const file = join(folder, "std.rs");
  writeFileSync(file, source);
  const { stderr } = spawnSync("rustc", ["--edition=2021", "--error-format=json", ...args, file], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
    timeout: 120_000,
    maxBuffer: 1 << 28,
  });
  return stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => {
      const { message, level, code, spans } = JSON.parse(line) as RustcJson;
      return { message, level, code: code?.code ?? "", line: spans.find((span) => span.is_primary)?.line_start ?? 0 };
    });
}

interface RustcJson {
  readonly message: string;
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly { readonly is_primary: boolean; readonly line_start: number }[];
}

interface RustcMessage {
  readonly message: string;
  readonly level: string;
  readonly code: string;
  /** 1-based. */
  readonly line: number;
}

function inFolder<T>(action: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "ferrule-std-"));
  try {
    return action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The errors that rustc has about lines that stand for `subjects`, one line each after `head`. */
function errorsOf(messages: readonly RustcMessage[], head: string, lines: readonly string[]): readonly string[] {
  const first = head.split("\n").length;
  return messages
    .filter(({ level, message }) => level === "error" && !message.startsWith("aborting"))
    .map(({ message, line }) => `${lines[line - first] ?? `line ${line}`}: ${message}`);
}

/** The paths that rustc does not know. */
export function missingPaths(paths: readonly string[]): readonly string[] {
  const lines = paths.map((path, i) => `pub use ${path} as name_${i};`);
  return inFolder((folder) => errorsOf(rustc(HEAD + lines.join("\n"), METADATA, folder), HEAD, lines));
}

const METADATA = ["--crate-type=lib", "--emit=metadata"];

/** What rustc knows about a type. */
export interface TypeFacts {
  readonly sized: boolean;
  /** Whether its size is 0 and its alignment 1. */
  readonly trivial: boolean;
  readonly needsDrop: boolean;
  readonly copy: boolean;
}

const PROBE = `${HEAD}struct Probe<T: ?Sized>(core::marker::PhantomData<T>);
trait Otherwise { const SIZED: bool = false; const TRIVIAL: bool = false; const COPY: bool = false; }
impl<T: ?Sized> Otherwise for Probe<T> {}
impl<T> Probe<T> { const SIZED: bool = true; const TRIVIAL: bool = size_of::<T>() == 0 && align_of::<T>() == 1; }
impl<T: Copy> Probe<T> { const COPY: bool = true; }
macro_rules! facts { ($t:ty) => {
  (Probe::<$t>::SIZED, Probe::<$t>::TRIVIAL, core::mem::needs_drop::<$t>(), Probe::<$t>::COPY)
} }
static FACTS: &[(bool, bool, bool, bool)] = &[
`;

/** Asks rustc for the facts of each type. Throws with rustc's errors when a type does not exist. */
export function askFacts(types: readonly string[]): readonly TypeFacts[] {
  const lines = types.map((type) => `facts!(${type}),`);
  const main = '\n]; fn main() { for (s, t, d, c) in FACTS { println!("{s} {t} {d} {c}") } }';
  return inFolder((folder) => {
    const program = join(folder, "probe");
    const errors = errorsOf(rustc(PROBE + lines.join("\n") + main, ["-o", program], folder), PROBE, lines);
    if (errors.length > 0) throw new Error([...new Set(errors)].join("\n"));
    return execFileSync(program, { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((line) => {
        const [sized, trivial, drop, copy] = line.split(" ").map((word) => word === "true");
        return { sized: sized!, trivial: trivial!, needsDrop: drop!, copy: copy! };
      });
  });
}

/** Where a type stands in the question. */
export type Place = "block" | "definition";

/** What rustc's improper_ctypes lints say of a parameter: the type that C cannot take, undefined when all is well. */
export type RustcVerdict = string | undefined;

/**
 * Asks rustc about parameters of each type, in a foreign function and in a definition.
 *
 * A type that is a hard error there, such as a vector, must not be among them: no lint would run. Throws then.
 */
export function askVerdicts(types: readonly string[]): ReadonlyMap<Place, readonly RustcVerdict[]> {
  const head = HEAD.replace("allow(warnings)", "allow(dead_code, deprecated, unused)");
  const lines = [
    ...types.map((type, i) => `extern "C" { fn block_${i}(x: ${type}); }`),
    ...types.map((type, i) => `pub extern "C" fn definition_${i}(x: ${type}) {}`),
  ];
  const messages = inFolder((folder) => rustc(head + lines.join("\n"), METADATA, folder));
  const errors = errorsOf(messages, head, lines);
  if (errors.length > 0) throw new Error([...new Set(errors)].join("\n"));
  const found: RustcVerdict[] = lines.map(() => undefined);
  for (const { code, message, line } of messages) {
    if (!code.startsWith("improper_ctypes")) continue;
    found[line - head.split("\n").length] = /uses type `(.*)`, which is not FFI-safe/.exec(message)?.[1];
  }
  return new Map([
    ["block", found.slice(0, types.length)],
    ["definition", found.slice(types.length)],
  ]);
}
