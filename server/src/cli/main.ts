#!/usr/bin/env node
/** The command line's door: the process, its streams and its exit code. Everything else is told what it needs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../../package.json";
import { hostTriple } from "../host/machine.ts";
import { runArguments } from "./arguments.ts";
import type { Terminal } from "./check.ts";

const { stdout, stderr, env } = process;
let closed = false;

// Whoever reads us may stop reading (`ferrule check | head`): that is their right and no error.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    closed = true;
    process.exitCode = 0;
  });
}

/** Source: https://no-color.org and https://force-color.org. */
function wantsColors(): boolean {
  if (env.NO_COLOR) return false;
  const forced = env.FORCE_COLOR;
  if (forced) return forced !== "0";
  return stdout.isTTY === true && env.TERM !== "dumb";
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const terminal: Terminal = {
  cwd: process.cwd(),
  hostTriple: hostTriple(process.platform, process.arch),
  colors: wantsColors(),
  columns: stdout.isTTY === true ? Math.max(60, stdout.columns) : 140,
  out: (text) => {
    if (text !== "" && !closed) stdout.write(text);
  },
  error: (text) => {
    if (text !== "") stderr.write(text);
  },
  closed: () => closed,
  input: readInput,
  asset: (name) => readFileSync(join(__dirname, name)),
  now: () => performance.now(),
};

async function main(): Promise<void> {
  const code = await runArguments(
    process.argv.slice(2),
    {
      check: async (options) => (await import("./check.ts")).check(options, terminal),
      explain: async (rule) => (await import("./explain.ts")).explain(rule, terminal),
      rules: async (format) => (await import("./explain.ts")).listRules(format, terminal),
      lsp: async () => {
        // The server is a bundle of its own beside this one; it reads its transport from the arguments.
        require(join(__dirname, "server.js"));
        return 0;
      },
    },
    { version, colors: terminal.colors, out: terminal.out, error: terminal.error },
  );
  process.exitCode = code;
}

main().catch((error: unknown) => {
  terminal.error(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
});
