/**
 * `npm run bench`: how fast Ferrule is, measured side by side in one run.
 *
 * Times on a shared machine wander, so every table gives ratios: between file sizes, between an unfinished and a finished
 * item, between slicing and a bare loop over the same text, between `ferrule check` and rustc. The goals stand beside the
 * numbers; nothing here fails.
 *
 *   npm run bench -- --only trees             only what a name says: keystrokes, slicing, memory, server, others, rustc, trees
 *   npm run bench -- --only trees --tree DIR  also a tree of one's own; beside rustc when it is a crate without dependencies
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Analysis } from "../src/analysis/analysis.ts";
import type { Environment } from "../src/analysis/environment.ts";
import { findRustFiles } from "../src/host/rust-files.ts";
import { sizeOf } from "../src/host/source-file.ts";
import { targetByTriple } from "../src/target/targets.ts";
import { Document, sliceText } from "../src/text/document.ts";
import { MIXED, PLAIN, writeTree } from "./source-tree.ts";

const KB = 1_000;
const MB = 1_000_000;
const SIZES: readonly (readonly [string, number])[] = [
  ["20 KB", 20 * KB],
  ["200 KB", 200 * KB],
  ["2 MB", 2 * MB],
  ["10 MB", 10 * MB],
];

/** FFI code of about `size` units with ten findings, whatever its size: what a binding generator and people write. */
function generate(size: number): string {
  const parts = ["use std::ffi::{c_char, c_int, c_void};\n"];
  let length = 0;
  for (let i = 0; length < size; i++) {
    const part = `
/// Opens the ${i}th device and keeps it until \`close_${i}\`.
///
/// # Safety
///
/// \`path\` is null or a C string, \`out\` is null or valid for a write.
#[no_mangle]
pub unsafe extern "C" fn open_${i}(path: *const c_char, flags: c_int, out: *mut *mut Device${i}) -> c_int {
    if path.is_null() || out.is_null() {
        return -1; // nothing to open: "no path"
    }
    let name = std::ffi::CStr::from_ptr(path).to_bytes();
    let mut sum = 0u32;
    for byte in name {
        sum = sum.wrapping_mul(31).wrapping_add(u32::from(*byte));
    }
    *out = Box::into_raw(Box::new(Device${i} { id: flags ^ sum as c_int, data: std::ptr::null_mut(), on_close: None }));
    0
}

/// Closes it. Null is allowed.
///
/// # Safety
///
/// \`device\` is null or comes from \`open_${i}\` and is not used any more.
#[no_mangle]
pub unsafe extern "C" fn close_${i}(device: *mut Device${i}) {
    if !device.is_null() {
        drop(Box::from_raw(device));
    }
}

unsafe extern "C" {
    fn read_${i}(device: *mut Device${i}, buffer: *mut c_void, length: usize) -> isize;
    pub fn watch_${i}(device: *mut Device${i}, done: Option<unsafe extern "C" fn(*mut c_void, c_int)>, user_data: *mut c_void);
    fn trace_${i}(format: *const c_char, ...) -> c_int;
    static LIMIT_${i}: c_int;
}

#[repr(C)]
pub struct Device${i} {
    id: c_int,
    data: *mut c_void,
    on_close: Option<extern "C" fn(*mut Device${i})>,
}
`;
    parts.push(part);
    length += part.length;
  }
  for (let i = 0; i < 10; i++) {
    parts.splice(
      1 + Math.floor((i * (parts.length - 1)) / 10),
      0,
      `\npub extern "c" fn misspelt_${i}(x: c_int) -> c_int {\n    x\n}\n`,
    );
  }
  return parts.join("");
}

function environment(): Environment {
  const target = targetByTriple("x86_64-unknown-linux-gnu");
  if (target === undefined) throw new Error("the host's own target is not in the table");
  return {
    edition: 2021,
    target,
    crateType: "lib",
    cfg: new Map(),
    unknownFeatures: false,
    unknownOptions: false,
    flags: [],
    settings: {},
    dependencies: new Set(),
    crateRoot: true,
    crateAttributes: [],
  };
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

function summary(times: number[]): { median: number; p99: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}

const ms = (n: number) => (n < 10 ? `${n.toFixed(3)} ms` : `${n.toFixed(0)} ms`);
const times = (n: number) => `${n.toFixed(2)} ×`;

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => (row[i] ?? "").length)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((c, i) => (i === 0 ? c.padEnd(widths[i] ?? 0) : c.padStart(widths[i] ?? 0))).join("   ")}`;
  console.log(`\n${title}\n${line(head)}`);
  for (const row of rows) console.log(line(row));
}

interface Open {
  readonly document: Document;
  readonly analysis: Analysis;
}

function open(text: string): Open {
  const document = new Document(text);
  const analysis = new Analysis(document, environment(), (error) => {
    throw error;
  });
  for (const step of analysis.check()) void step;
  return { document, analysis };
}

/** One keystroke, to the new list of diagnostics. In milliseconds. */
function keystroke({ document, analysis }: Open, start: number, end: number, newText: string): number {
  const from = performance.now();
  document.edit({ start, end, newText });
  for (const step of analysis.check(start)) void step;
  analysis.diagnostics();
  return performance.now() - from;
}

/** Types and deletes one character again and again. */
function typing(file: Open, at: number, character: string, rounds: number): { median: number; p99: number } {
  for (let i = 0; i < 20; i++) {
    keystroke(file, at, at, character);
    keystroke(file, at, at + 1, "");
  }
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) {
    all.push(keystroke(file, at, at, character));
    keystroke(file, at, at + 1, "");
  }
  return summary(all);
}

/** The offset just after the first `what` at or after `from`. */
function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return (at < 0 ? text.lastIndexOf(what) : at) + what.length;
}

function keystrokes(): void {
  const ROUNDS = 100;
  const rows: string[][] = [];
  const small = new Map<string, number>();
  const unfinished: string[][] = [];
  for (const [name, size] of SIZES) {
    const text = generate(size);
    const file = open(text);
    const places: [string, number, string][] = [
      ["top, in a body", after(text, "let mut su", 0), "x"],
      ["middle, in a body", after(text, "let mut su", text.length / 2), "x"],
      ["end, in a body", after(text, "let mut su", text.length - 3_000), "x"],
      ["in a signature", after(text, "(path", text.length / 2), "x"],
      ["in an extern block", after(text, "fn read_", text.length / 2), "x"],
    ];
    let body = 0;
    for (const [place, at, character] of places) {
      const { median, p99 } = typing(file, at, character, ROUNDS);
      if (place.startsWith("middle")) body = median;
      if (!small.has(place)) small.set(place, median);
      rows.push([`${name}, ${place}`, ms(median), ms(p99), times(median / (small.get(place) ?? median))]);
    }
    for (const character of ["{", '"', "("]) {
      const { median, p99 } = typing(file, after(text, "let mut sum = 0u32;", text.length / 2), character, ROUNDS / 2);
      unfinished.push([`${name}, \`${character}\` just typed`, ms(median), ms(p99), times(median / body)]);
    }
  }
  table(
    "Keystroke to diagnostics, engine (goal: median ≤ 5 ms, 10 MB ≤ 1.5 × 20 KB)",
    ["file and place", "median", "p99", "× 20 KB"],
    rows,
  );
  table(
    "Unfinished item (goal: ≤ 3 × the same file's finished item)",
    ["file and key", "median", "p99", "× finished"],
    unfinished,
  );
}

function slicing(): void {
  const text = generate(10 * MB);
  const part = generate(MB);
  const rows: string[][] = [];
  const best = (work: () => void, rounds = 5) => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < rounds; i++) {
      const from = performance.now();
      work();
      least = Math.min(least, performance.now() - from);
    }
    return least;
  };
  let sum = 0;
  const bare = best(() => {
    for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  });
  const slice = best(() => sliceText(text));
  const check = (best(() => open(part), 3) * text.length) / part.length;
  const speed = (time: number) => `${(text.length / 1_000 / time).toPrecision(3)} MB/s`;
  rows.push(["a bare loop over the characters", speed(bare), "1.00 ×"]);
  rows.push(["slicing", speed(slice), times(slice / bare)]);
  rows.push(["slicing, parsing and checking (1 MB of it)", speed(check), times(check / bare)]);
  table(
    `10 MB of dense FFI code, about ${Math.round(text.length / sliceText(text).length)} characters a slice`,
    ["work", "speed", "time"],
    rows,
  );
  if (sum === 1) console.log("");
}

function memory(): void {
  const EDITS = 2_000;
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const rss = () => {
    collect();
    return process.memoryUsage();
  };
  const before = rss();
  const text = generate(10 * MB);
  const file = open(text);
  const opened = rss();
  const rows = [
    ["10 MB open", `${((opened.heapUsed - before.heapUsed) / MB).toFixed(0)} MB`, `${(opened.rss / MB).toFixed(0)} MB`],
  ];
  for (let round = 1; round <= 2; round++) {
    for (let i = 0; i < EDITS / 2; i++) {
      const at = (i * 7_919) % file.document.length;
      keystroke(file, at, at, "x");
      keystroke(file, at, at + 1, "");
    }
    const now = rss();
    rows.push([
      `after ${round * EDITS} edits`,
      `${((now.heapUsed - before.heapUsed) / MB).toFixed(0)} MB`,
      `${(now.rss / MB).toFixed(0)} MB`,
    ]);
  }
  table("Memory (goal: ≤ 300 MB for 10 MB open, flat over edits)", ["state", "heap", "whole process"], rows);
}

/** What the bench looks at in a message of the server. */
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly version?: number;
    readonly diagnostics?: readonly unknown[];
  };
}

/** A language server on its standard streams, spoken to as an editor does. */
class Peer {
  readonly #child: ChildProcessWithoutNullStreams;
  #buffer = Buffer.alloc(0);
  #waiting: ((message: Message) => boolean)[] = [];
  #id = 0;

  constructor() {
    this.#child = spawn(process.execPath, ["dist/cli.js", "lsp", "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
    this.#child.stdout.on("data", (data: Buffer) => this.#read(data));
  }

  #read(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const head = this.#buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, head).toString())?.[1]);
      if (this.#buffer.length < head + 4 + length) return;
      const message = JSON.parse(this.#buffer.subarray(head + 4, head + 4 + length).toString());
      this.#buffer = this.#buffer.subarray(head + 4 + length);
      if (message.method !== undefined && message.id !== undefined) this.send({ id: message.id, result: null });
      this.#waiting = this.#waiting.filter((wanted) => !wanted(message));
    }
  }

  send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  notify(method: string, params: object): void {
    this.send({ method, params });
  }

  request(method: string, params: object | null): Promise<void> {
    const id = ++this.#id;
    const answered = this.#until((message) => message.id === id && message.method === undefined);
    this.send({ id, method, params });
    return answered;
  }

  published(version: number): Promise<void> {
    return this.#until((m) => m.method === "textDocument/publishDiagnostics" && m.params?.version === version);
  }

  /** The next publication about a file that satisfies `isIt`. */
  told(uri: string, isIt: (diagnostics: readonly unknown[]) => boolean): Promise<void> {
    return this.#until(
      ({ method, params }) =>
        method === "textDocument/publishDiagnostics" && params?.uri === uri && isIt(params.diagnostics ?? []),
    );
  }

  #until(wanted: (message: Message) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no answer from the server in 60 s")), 60_000);
      this.#waiting.push((message) => {
        if (!wanted(message)) return false;
        clearTimeout(timer);
        resolve();
        return true;
      });
    });
  }

  async end(): Promise<void> {
    await this.request("shutdown", null);
    this.notify("exit", {});
    await new Promise((resolve) => this.#child.once("exit", resolve));
  }
}

async function server(): Promise<void> {
  const rows: string[][] = [];
  let smallest = 0;
  for (const [name, size] of SIZES) {
    const text = generate(size);
    const from = performance.now();
    const peer = new Peer();
    await peer.request("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
    peer.notify("initialized", {});
    const uri = "untitled:bench.rs";
    const opening = performance.now();
    const first = peer.published(1);
    peer.notify("textDocument/didOpen", { textDocument: { uri, languageId: "rust", version: 1, text } });
    await first;
    const cold = performance.now() - from;
    const opened = performance.now() - opening;
    const at = after(text, "let mut su", text.length / 2);
    const line = text.slice(0, at).split("\n").length - 1;
    const character = at - text.lastIndexOf("\n", at) - 1;
    const all: number[] = [];
    for (let i = 0, version = 2; i < 120; i++, version += 2) {
      const key = async (v: number, end: number, newText: string) => {
        const done = peer.published(v);
        const contentChanges = [
          { range: { start: { line, character }, end: { line, character: end } }, text: newText },
        ];
        peer.notify("textDocument/didChange", { textDocument: { uri, version: v }, contentChanges });
        await done;
      };
      const start = performance.now();
      await key(version, character, "x");
      if (i >= 20) all.push(performance.now() - start);
      await key(version + 1, character + 1, "");
    }
    await peer.end();
    const { median, p99 } = summary(all);
    if (smallest === 0) smallest = median;
    rows.push([name, ms(cold), ms(opened), ms(median), ms(p99), times(median / smallest)]);
  }
  table(
    "Language server over stdio (goals: cold start ≤ 300 ms at 20 KB; 10 MB answers for its first screen ≤ 500 ms)",
    ["file", "start to first diagnostics", "open to first diagnostics", "key, median", "p99", "× 20 KB"],
    rows,
  );
}

/** A type changes in one file: how long until the findings in another file that uses it follow. */
async function otherFiles(): Promise<void> {
  const ROUNDS = 60;
  const WARM_UP = 10;
  const rows: string[][] = [];
  for (const files of [2, 24, 240]) {
    const folder = mkdtempSync(join(tmpdir(), "ferrule-bench-"));
    const [pack = folder] = writeTree(folder, 0, MIXED, files).packages;
    const sources = join(pack, "src");
    const root = readFileSync(join(sources, "lib.rs"), "utf8");
    writeFileSync(join(sources, "lib.rs"), `${root}pub mod shapes;\npub mod api;\n`);
    const texts: Readonly<Record<string, string>> = {
      shapes: "#[repr(C)]\npub struct Point {\n    pub x: f64,\n    pub y: f64,\n}\n",
      api: 'use crate::shapes::Point;\n\nextern "C" {\n    pub fn move_to(point: Point);\n}\n',
    };
    const peer = new Peer();
    const rootUri = pathToFileURL(pack).href;
    await peer.request("initialize", { processId: process.pid, rootUri, capabilities: {} });
    peer.notify("initialized", {});
    const uriOf = (name: string) => `${rootUri}/src/${name}.rs`;
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(sources, `${name}.rs`), text);
    for (const [name, text] of Object.entries(texts)) {
      const shown = peer.told(uriOf(name), () => true);
      peer.notify("textDocument/didOpen", {
        textDocument: { uri: uriOf(name), languageId: "rust", version: 1, text },
      });
      await shown;
    }
    const all: number[] = [];
    for (let i = 0, version = 2; i < ROUNDS + WARM_UP; i++) {
      // The attribute goes into a comment and comes out of it again.
      for (const [end, text, found] of [
        [0, "//", true],
        [2, "", false],
      ] as const) {
        const followed = peer.told(uriOf("api"), (diagnostics) => diagnostics.length > 0 === found);
        const from = performance.now();
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: end } };
        const textDocument = { uri: uriOf("shapes"), version: version++ };
        peer.notify("textDocument/didChange", { textDocument, contentChanges: [{ range, text }] });
        await followed;
        if (i >= WARM_UP) all.push(performance.now() - from);
      }
    }
    await peer.end();
    rmSync(folder, { recursive: true, force: true });
    const { median, p99 } = summary(all);
    rows.push([`${files + 2} files`, ms(median), ms(p99)]);
  }
  table("A type changes in another file, to the new findings (goal: ≤ 50 ms)", ["crate", "median", "p99"], rows);
}

function besideRustc(): void {
  const folder = mkdtempSync(join(tmpdir(), "ferrule-bench-"));
  const rows: string[][] = [];
  for (const [name, size] of SIZES.slice(0, 3)) {
    const path = join(folder, `${name.replace(" ", "")}.rs`);
    writeFileSync(path, generate(size).replaceAll('extern "c"', 'extern "C"'));
    const timed = (command: string, args: readonly string[]) => {
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < 3; i++) {
        const from = performance.now();
        const run = spawnSync(command, args, { cwd: folder, maxBuffer: 1 << 28, timeout: 300_000 });
        if (run.error !== undefined) return undefined;
        least = Math.min(least, performance.now() - from);
      }
      return least;
    };
    const ours = timed(process.execPath, [join(process.cwd(), "dist/cli.js"), "check", path]) ?? 0;
    const theirs = timed("rustc", ["--edition", "2021", "--crate-type", "lib", "--emit=metadata", "-Awarnings", path]);
    rows.push([
      name,
      ms(ours),
      theirs === undefined ? "no rustc" : ms(theirs),
      theirs === undefined ? "" : times(theirs / ours),
    ]);
  }
  rmSync(folder, { recursive: true, force: true });
  table(
    "`ferrule check` beside `rustc --emit=metadata`, whole processes",
    ["file", "ferrule", "rustc", "rustc ÷ ferrule"],
    rows,
  );
}

interface CheckRun {
  /** The whole process, in milliseconds. */
  readonly time: number;
  /** The most memory it held, in bytes. */
  readonly memory: number;
}

/** `ferrule check` over a folder, `rounds` times: the fastest run, and the memory of the largest. */
function checkTree(folder: string, threads: number, rounds: number): CheckRun {
  const scratch = mkdtempSync(join(tmpdir(), "ferrule-bench-"));
  const probe = join(scratch, "probe.cjs");
  const told = join(scratch, "rss");
  const write = `require("node:fs").writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS))`;
  writeFileSync(probe, `if (require("node:worker_threads").isMainThread) process.on("exit", () => ${write});`);
  const args = ["--require", probe, join(process.cwd(), "dist/cli.js"), "check", "--threads", String(threads), folder];
  let time = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    const { error, status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 30, timeout: 600_000 });
    if (error !== undefined) throw error;
    if (status === 2) throw new Error(`ferrule check failed: ${stderr}`);
    time = Math.min(time, performance.now() - from);
    most = Math.max(most, Number(readFileSync(told, "utf8")) * 1024);
  }
  rmSync(scratch, { recursive: true, force: true });
  return { time, memory: most };
}

function bytesOf(folder: string): number {
  let bytes = 0;
  for (const { path } of findRustFiles([folder], folder)) bytes += sizeOf(resolve(folder, path));
  return bytes;
}

/** Milliseconds that rustc needs for the metadata of the library in a package; undefined when it cannot build it alone. */
function rustcTime(folder: string, rounds: number): number | undefined {
  const root = join(folder, "src/lib.rs");
  if (!existsSync(root)) return undefined;
  const manifest = existsSync(join(folder, "Cargo.toml")) ? readFileSync(join(folder, "Cargo.toml"), "utf8") : "";
  const edition = /^edition\s*=\s*"(\d+)"/m.exec(manifest)?.[1] ?? "2015";
  const out = mkdtempSync(join(tmpdir(), "ferrule-bench-"));
  const args = ["--edition", edition, "--crate-type", "lib", "--crate-name", "x", "--emit=metadata", "-Awarnings"];
  let least: number | undefined;
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    const run = spawnSync("rustc", [...args, "--out-dir", out, root], { maxBuffer: 1 << 28, timeout: 600_000 });
    if (run.error !== undefined || run.status !== 0) break;
    least = Math.min(least ?? Number.POSITIVE_INFINITY, performance.now() - from);
  }
  rmSync(out, { recursive: true, force: true });
  return least;
}

function trees(own: string | undefined): void {
  const ROUNDS = 2;
  const folder = mkdtempSync(join(tmpdir(), "ferrule-bench-"));
  const made = (name: string, bytes: number, mix: typeof MIXED) => {
    const path = join(folder, name);
    mkdirSync(path);
    return { path, packages: writeTree(path, bytes, mix).packages };
  };
  const mixed = made("mixed", 40 * MB, MIXED);
  const plain = made("plain", 40 * MB, PLAIN);
  const large = made("large", 150 * MB, MIXED);
  const speed = (bytes: number, { time }: CheckRun) => `${(bytes / 1_000 / time).toFixed(1)} MB/s`;
  const rows: string[][] = [];
  const measure = (name: string, path: string, rounds: number) => {
    const bytes = bytesOf(path);
    const one = checkTree(path, 1, rounds);
    const two = checkTree(path, 2, rounds);
    const memory = `${(Math.max(one.memory, two.memory) / MB).toFixed(0)} MB`;
    rows.push([
      `${name}, ${(bytes / MB).toFixed(0)} MB`,
      speed(bytes, one),
      speed(bytes, two),
      times(one.time / two.time),
      memory,
    ]);
  };
  measure("mixed tree (goal: ≥ 20 MB/s a core)", mixed.path, ROUNDS);
  measure("no FFI (goal: ≥ 100 MB/s)", plain.path, ROUNDS);
  measure("large mixed tree (goal: ≤ 700 MB of memory)", large.path, 1);
  if (own !== undefined) measure(own, own, ROUNDS);
  table(
    "`ferrule check` over trees of files, whole processes",
    ["tree", "one thread", "two threads", "one ÷ two", "memory"],
    rows,
  );

  const besides: string[][] = [];
  const beside = (name: string, path: string) => {
    const theirs = rustcTime(path, ROUNDS);
    const sources = existsSync(join(path, "src")) ? join(path, "src") : path;
    const one = checkTree(sources, 1, ROUNDS).time;
    const two = checkTree(sources, 2, ROUNDS).time;
    besides.push([
      `${name}, ${(bytesOf(sources) / MB).toFixed(1)} MB`,
      ms(one),
      ms(two),
      theirs === undefined ? "not alone" : ms(theirs),
      theirs === undefined ? "" : times(theirs / Math.min(one, two)),
    ]);
  };
  beside("a package of the mixed tree", mixed.packages[0] ?? mixed.path);
  beside("a large crate", writeTree(join(folder, "crate"), 6 * MB, MIXED, 240).packages[0] as string);
  if (own !== undefined) beside(own, own);
  table(
    "`ferrule check` beside `rustc --emit=metadata` (goal: ≥ 10 ×)",
    ["crate", "ferrule, one thread", "two threads", "rustc", "rustc ÷ ferrule"],
    besides,
  );
  rmSync(folder, { recursive: true, force: true });
}

const { values: given } = parseArgs({ options: { only: { type: "string" }, tree: { type: "string" } } });
const own = given.tree === undefined ? undefined : resolve(given.tree);

const SECTIONS: Readonly<Record<string, () => void | Promise<void>>> = {
  keystrokes,
  slicing,
  memory,
  server,
  others: otherFiles,
  rustc: besideRustc,
  trees: () => trees(own),
};
const wanted = given.only?.split(",") ?? Object.keys(SECTIONS);
for (const name of wanted) {
  const section = SECTIONS[name];
  if (section === undefined) throw new Error(`There is no section ${name}: ${Object.keys(SECTIONS).join(", ")}`);
  await section();
}
