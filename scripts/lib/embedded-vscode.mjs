/**
 * A VS Code that needs nothing but Node and npm: the workbench of code-server, from the npm registry, served to a browser.
 * It is downloaded once into the cache folder, outside of this package.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder } from "./layout.mjs";
import { endProcess, Failure, run, runNpm, withProgress } from "./run.mjs";

/** Tried on Node 20 and 24; no part of it has to be compiled. */
const PACKAGE = "code-server@4.100.3";
const INTEGRITY = "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==";

const SEARCH_PACKAGE = { name: "@vscode/ripgrep", version: "1.18.0" };

/** A download that was cut off is swept away after this many milliseconds; a younger one may still be running. */
const STALE_AFTER = 60 * 60 * 1000;

/** A cold start of the server on a slow, busy machine, in milliseconds. */
const START_TIMEOUT = 60_000;

/**
 * Gives the folder of the VS Code server, after downloading it if this is the first time. The cache holds either all of it
 * or nothing: it is put together in a temporary folder and moved into place, so a cut-off run leaves no half.
 */
export async function fetchEmbeddedServer() {
  const cache = cacheFolder();
  const home = join(cache, PACKAGE.replace("@", "-"));
  if (existsSync(home)) return home;

  await mkdir(cache, { recursive: true });
  await sweepStaleDownloads(cache);
  console.log(`No desktop VS Code is used: fetching ${PACKAGE} into ${cache} (once, about 300 MB on disk).`);
  const work = await mkdtemp(join(cache, ".download-"));
  try {
    const archive = await withProgress("Downloading the editor", () => download(work));
    await withProgress("Unpacking", async () => {
      const code = await run("tar", ["-xzf", archive, "-C", work, "package/lib/vscode"]);
      if (code !== 0) throw new Failure("tar could not unpack the editor.");
    });
    const unpacked = join(work, "package/lib/vscode");
    await withProgress("Installing the editor's own packages", async () => {
      await installEditorPackages(unpacked);
      await installEditorPackages(join(unpacked, "extensions"));
      await addSearchProgram(unpacked, work);
    });
    await moveIntoPlace(unpacked, home);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return home;
}

async function download(folder) {
  const { code, output } = await runNpm(["pack", PACKAGE, "--pack-destination", folder, "--loglevel=error"], {
    cwd: folder,
  });
  const name = (await readdir(folder)).find((entry) => entry.endsWith(".tgz"));
  if (code !== 0 || name === undefined) throw new Failure(`npm could not download ${PACKAGE}:\n${output}`);
  const archive = join(folder, name);
  const digest = createHash("sha512")
    .update(await readFile(archive))
    .digest("base64");
  if (`sha512-${digest}` !== INTEGRITY) throw new Failure(`The downloaded ${PACKAGE} is not the one expected.`);
  return archive;
}

async function installEditorPackages(folder) {
  // Newer npm wants peer dependencies in the lockfile that the older one who wrote it left out.
  const args = ["ci", "--omit=dev", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
  const { code, output } = await runNpm(args, { cwd: folder });
  if (code !== 0) throw new Failure(`npm could not install the editor's packages:\n${output}`);
}

/**
 * File search (also "go to file") runs ripgrep, which the editor's package fetches by an install script. Newer releases come
 * as a package for each platform. Without it everything but search works, so a failure is only told.
 */
async function addSearchProgram(editor, work) {
  const name = `${SEARCH_PACKAGE.name}-${process.platform}-${process.arch}`;
  const folder = await mkdtemp(join(work, "search-"));
  const args = ["pack", `${name}@${SEARCH_PACKAGE.version}`, "--pack-destination", folder, "--loglevel=error"];
  const { code } = await runNpm(args, { cwd: folder });
  const archive = (await readdir(folder)).find((entry) => entry.endsWith(".tgz"));
  const target = join(editor, "node_modules/@vscode/ripgrep/bin");
  await mkdir(target, { recursive: true });
  const unpacked =
    code === 0 &&
    archive !== undefined &&
    (await run("tar", ["-xzf", join(folder, archive), "-C", target, "--strip-components=2", "package/bin"])) === 0;
  if (!unpacked) console.log(`  No ${name}: searching for files will not work in this editor.`);
}

async function moveIntoPlace(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    // Another run was faster: both hold the same.
    if (!existsSync(to)) throw error;
  }
}

async function sweepStaleDownloads(cache) {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(".download-")) continue;
    const path = join(cache, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > STALE_AFTER) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Starts the server and gives `{ authority, address(folder, payload), stop() }` once the workbench answers.
 *
 * - `home`: what `fetchEmbeddedServer` gave; `data`: a folder for its settings and logs.
 * - `port`: 0 takes a free one. The server listens on 127.0.0.1 only.
 * - `testDriver`: lets a page run the tests named in the address; without it such an address quietly does nothing.
 * - `env`: added to the environment, which reaches the extension host.
 * - `onOutput(text)`: all the server prints.
 */
export async function startEmbeddedServer({ home, data, port = 0, testDriver = false, env = {}, onOutput = () => {} }) {
  const wanted = port === 0 ? await findFreePort() : port;
  const child = spawn(
    process.execPath,
    [
      join(home, "out/server-main.js"),
      ...["--host", "127.0.0.1", "--port", String(wanted)],
      ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
      "--disable-workspace-trust",
      ...["--server-data-dir", join(data, "server"), "--user-data-dir", join(data, "user")],
      ...["--extensions-dir", join(data, "extensions")],
      ...(testDriver ? ["--enable-smoke-test-driver"] : []),
    ],
    { cwd: data, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-4_000);
    onOutput(String(chunk));
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  // However this process ends, the server must not stay behind.
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);

  const authority = `127.0.0.1:${wanted}`;
  try {
    await waitForWorkbench(`http://${authority}/`, child);
  } catch (error) {
    await endProcess(child);
    throw new Failure(`The embedded VS Code server did not start: ${error.message}\n${output}`);
  }
  return {
    authority,
    /** The address of the workbench on `folder`; `payload` is a list of `[option, value]`. */
    address: (folder, payload) => {
      const path = decodeURIComponent(pathToFileURL(folder).pathname);
      return `http://${authority}/?folder=${encodeURIComponent(path)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
    /** How a file of this machine is named in the payload of an address. */
    remote: (path) => `vscode-remote://${authority}${pathToFileURL(path).pathname}`,
    ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    stop: async () => {
      await endProcess(child);
      process.removeListener("exit", endWithUs);
    },
  };
}

async function waitForWorkbench(address, child) {
  const end = Date.now() + START_TIMEOUT;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      const page = await response.text();
      if (response.ok && page.includes("vscode-workbench-web-configuration")) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no workbench at ${address} after ${START_TIMEOUT / 1000} s`);
}

/** True when nothing on 127.0.0.1 listens on this port. */
export async function isPortFree(port) {
  return (await listenOn(port).catch(() => undefined)) !== undefined;
}

function findFreePort() {
  return listenOn(0);
}

/** Takes a port for a moment and gives its number; rejects when it is taken. */
function listenOn(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
