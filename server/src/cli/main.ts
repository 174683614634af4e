#!/usr/bin/env node
/**
 * The command line's door: the process, its streams and its exit code. Everything else is told what it needs. Threads of
 * `ferrule check` come in by the same door, with a job in their hands.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { version } from "../../../package.json";
import { hostTriple } from "../host/machine.ts";
import { runArguments } from "./arguments.ts";
import type { Terminal } from "./check.ts";
import type { Job } from "./worker.ts";

function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  let closed = false;
  // Whoever reads us may stop reading (`ferrule check | head`): that is their right and no error.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      closed = true;
      process.exitCode = 0;
    });
  }
  return {
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
    now: () => performance.now(),
    cores: availableParallelism(),
    startWorker: (job) => new Worker(__filename, { workerData: job }),
  };
}

/** Source: https://no-color.org and https://force-color.org. */
function wantsColors(): boolean {
  const { env, stdout } = process;
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

/** What a thread of `ferrule check` does. */
async function workOn(job: Job): Promise<void> {
  (await import("./worker.ts")).work(job, (result) => parentPort?.postMessage(result));
}

async function main(terminal: Terminal): Promise<void> {
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

if (isMainThread) {
  const terminal = openTerminal();
  main(terminal).catch((error: unknown) => {
    terminal.error(`error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  });
} else {
  // What fails here is an error of the thread, which the one that started it hears of.
  void workOn(workerData as Job);
}
