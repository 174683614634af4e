/** The command line as a child process: built from the sources for each test file, run in a folder of its own. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import type { ReportedFinding, Summary } from "../../server/src/cli/report/report.ts";

const root = join(import.meta.dirname, "../..");

/** Bundles the command line, and the server beside it, as the product does, in a folder of the caller's own. Gives its path. */
export async function buildCommand(name: string, withServer = false): Promise<string> {
  const folder = join(root, "test/.output/cli", name);
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: "server/src/cli/main.ts",
      ...(withServer ? { server: "server/src/lsp/main-node.ts" } : {}),
    },
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.9",
    logLevel: "error",
  });
  return join(folder, "cli.js");
}

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a bundle to its end; a minute is more than any test needs. */
export function run(bundle: string, args: readonly string[], { cwd, input, env }: RunOptions = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [bundle, ...args], {
    cwd,
    input: input ?? "",
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 1 << 28,
    env: { ...cleanEnvironment(), ...env },
  });
  if (error !== undefined) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** Runs a bundle whose reader closes the pipe after the first piece of output. */
export function runIntoClosedPipe(bundle: string, args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, ...args], { cwd, env: cleanEnvironment() });
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error("the command did not end"));
    }, 60_000);
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    child.on("close", (code) => {
      clearTimeout(late);
      resolve({ code, out: "", err });
    });
  });
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _n, FORCE_COLOR: _f, NODE_OPTIONS: _o, ...rest } = process.env;
  return rest;
}

export interface JsonReport {
  readonly version: number;
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}

export function parseReport(out: string): JsonReport {
  return JSON.parse(out) as JsonReport;
}

/** A folder that is removed afterwards, with these files in it. */
export interface Folder {
  readonly path: string;
  write(name: string, content: string | Uint8Array, mode?: number): void;
  read(name: string): string;
  remove(): void;
}

export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), "ferrule-cli-"));
  const folder: Folder = {
    path,
    write(name, content, mode) {
      const full = join(path, name);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
      if (mode !== undefined) chmodSync(full, mode);
    },
    read: (name) => readFileSync(join(path, name), "utf8"),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}

/** One error with a safe fix: E0703 at the string. */
export const WRONG_ABI = 'extern "c" fn f() {}\n';
/** Nothing to say. */
export const CLEAN = 'extern "C" fn f() {}\n';
/** One warning, the lint `varargs_without_pattern`, with a safe fix. */
export const WARNING = '#![feature(c_variadic)]\nunsafe extern "C" fn log(level: i32, ...) {}\n';
