/**
 * `npm start`: builds Ferrule and opens an editor with it on the sample crate.
 *
 *   npm start                   desktop VS Code if there is one, else the embedded one in a browser
 *   npm start -- --embedded     the embedded one in any case
 *   npm start -- --port 8765    where the embedded one listens (default: 8765, or a free port if that is taken)
 *   npm start -- --no-open      print the address and open nothing
 *   npm start -- --check        start the embedded one, see that it answers, end
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findDesktopCommand, hasScreen } from "./lib/desktop-vscode.mjs";
import { fetchEmbeddedServer, isPortFree, startEmbeddedServer } from "./lib/embedded-vscode.mjs";
import { installDependencies } from "./lib/install.mjs";
import { cacheFolder, findOnPath, root, sampleCrate, sampleFile } from "./lib/layout.mjs";
import { Failure, run, runMain, withProgress } from "./lib/run.mjs";

/** The same port each time lets a browser tab, and an SSH tunnel, find the editor again. */
const USUAL_PORT = 8765;

await runMain(async () => {
  const options = readOptions();
  await installDependencies();
  const { buildProduct } = await import("./lib/bundle.mjs");
  await withProgress("Building Ferrule", () => buildProduct());

  const desktop = options.embedded ? undefined : findDesktopCommand();
  if (desktop !== undefined) return await openDesktop(desktop);
  return await serveEmbedded(options);
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean", default: false },
        embedded: { type: "boolean", default: false },
        "no-open": { type: "boolean", default: false },
        port: { type: "string" },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
      throw new Error(`--port ${values.port} is not a port number`);
    }
    return {
      check: values.check,
      // A check runs where nobody looks, and an address picked by hand is meant for the embedded editor.
      embedded: values.embedded || values.check || port !== undefined,
      open: !values["no-open"] && !values.check,
      port,
    };
  } catch (error) {
    throw new Failure(error.message);
  }
}

async function openDesktop(command) {
  console.log(`Opening ${command} on ${sampleCrate}`);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, sampleCrate, "--goto", sampleFile];
  // On Windows `code` is a batch file, which only a shell can start.
  const shell = process.platform === "win32";
  const quote = (text) => (shell ? `"${text}"` : text);
  return await run(quote(command), args.map(quote), { shell });
}

async function serveEmbedded({ check, open, port }) {
  const home = await fetchEmbeddedServer();
  const data = join(cacheFolder(), "editor-data");
  await mkdir(data, { recursive: true });
  const free = port ?? ((await isPortFree(USUAL_PORT)) ? USUAL_PORT : 0);
  const server = await startEmbeddedServer({ home, data, port: check ? 0 : free });
  const address = server.address(sampleCrate, [
    ["extensionDevelopmentPath", server.remote(root)],
    ["openFile", server.remote(sampleFile)],
    ["skipWelcome", "true"],
  ]);
  console.log(`\nVS Code with Ferrule runs at:\n\n  ${address}\n`);

  if (check) {
    await server.stop();
    console.log("The workbench answered; ended as asked by --check.");
    return 0;
  }
  if (open && openInBrowser(address)) console.log("It opens in your browser now.");
  console.log("Press Ctrl+C to end it.");

  const signals = new AbortController();
  const interrupted = Promise.race(
    ["SIGINT", "SIGTERM"].map((name) => once(process, name, { signal: signals.signal }).then(() => name)),
  );
  const outcome = await Promise.race([interrupted, server.ended]);
  if (typeof outcome !== "string") throw new Failure(`The editor ended by itself (exit code ${outcome}).`);
  await server.stop();
  signals.abort();
  console.log("\nEnded.");
  return 0;
}

/** Opens the address in the user's browser and says whether there is one to open. */
function openInBrowser(address) {
  const openers = { darwin: ["open"], win32: ["explorer"] };
  const command = hasScreen() ? findOnPath(openers[process.platform] ?? ["xdg-open"]) : undefined;
  if (command === undefined) return false;
  const child = spawn(command, [address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
  return true;
}
