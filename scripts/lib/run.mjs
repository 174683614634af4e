/** Starting and ending other programs. */
import { spawn } from "node:child_process";
import { once } from "node:events";

/** A failure with a message for the user; it needs no stack trace. */
export class Failure extends Error {}

/**
 * Runs a program to its end and gives its exit code; -1 when a signal ended it. Output goes to this terminal unless
 * `options.stdio` says otherwise. Throws `Failure` when the program cannot be started.
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  try {
    const [code] = await once(child, "close");
    return code ?? -1;
  } catch (error) {
    throw new Failure(`Cannot run ${command}: ${error.message}`);
  }
}

/** Runs a Node program with this very Node. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs npm and gives `{ code, output }`; `output` is all it printed. Under `npm run …` it is the npm that runs us. Settings
 * that npm exports for the package being run are taken away, so `cwd` alone decides which package it works on.
 */
export async function runNpm(args, { cwd }) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(package_|lifecycle_|command$|config_local_prefix$|config_prefix$|config_noproxy$)/i.test(name),
    ),
  );
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  const [command, first] = viaNode ? [process.execPath, [cli]] : ["npm", []];
  const child = spawn(command, [...first, ...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // npm is a batch file on Windows, which only a shell can start. No argument of ours needs quoting.
    shell: !viaNode && process.platform === "win32",
  });
  let output = "";
  const keep = (chunk) => {
    output += chunk;
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  try {
    const [code] = await once(child, "close");
    return { code: code ?? -1, output };
  } catch (error) {
    throw new Failure(`Cannot run npm: ${error.message}`);
  }
}

/** Ends a child: asks first, then insists after `grace` milliseconds. Settles when it has ended. */
export async function endProcess(child, grace = 5_000) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), grace);
  await ended;
  clearTimeout(insist);
}

/** Settles like `promise`, or throws `Failure(message)` after `milliseconds`. */
export async function within(milliseconds, message, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure(`${message} (waited ${milliseconds / 1000} s)`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs `step` under a printed title, with a sign of life every ten seconds, and gives what it gives. */
export async function withProgress(title, step) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`  ${title} …`);
  const alive = setInterval(() => console.log(`  ${title}: still at it after ${seconds()}`), 10_000);
  try {
    const value = await step();
    console.log(`  ${title}: done in ${seconds()}`);
    return value;
  } finally {
    clearInterval(alive);
  }
}

/** Runs a script's main function: a `Failure` is one line and exit code 1, anything else keeps its stack trace. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Failure ? `error: ${error.message}` : error);
    process.exitCode = 1;
  }
}
