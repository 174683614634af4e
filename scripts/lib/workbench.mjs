/** The embedded VS Code in a Chromium without a screen. Import this file only once dependencies are installed. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "./chromium.mjs";
import { fetchEmbeddedServer, startEmbeddedServer } from "./embedded-vscode.mjs";
import { root, sampleCrate } from "./layout.mjs";

/** Nothing that draws attention away from the code, and nothing that asks the network. */
const WORKSPACE_SETTINGS = {
  "editor.minimap.enabled": false,
  // In a browser files save themselves by default; the tests save when they mean to.
  "files.autoSave": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.exclude": { ".vscode": true },
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Copies the sample crate to a temporary folder and gives `{ folder, data, remove() }`; `data` is for the editor's own files. */
export async function copySampleCrate() {
  const temporary = await mkdtemp(join(tmpdir(), "ferrule-test-"));
  const folder = join(temporary, "sample-crate");
  const data = join(temporary, "editor");
  await cp(sampleCrate, folder, { recursive: true });
  await mkdir(join(folder, ".vscode"), { recursive: true });
  await mkdir(data);
  await writeFile(join(folder, ".vscode/settings.json"), JSON.stringify(WORKSPACE_SETTINGS, undefined, 2));
  return { folder, data, remove: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }) };
}

/**
 * Runs `use({ page, server, crate })` with a blank page, a running server and a copy of the sample crate, and ends and
 * removes all of them afterwards. What server and page print goes to the file `logFile`. With `webExtension` the page runs
 * Ferrule in its web worker extension host, as an editor without Node does; else the address says where Ferrule is. Other
 * options are those of `startEmbeddedServer`.
 */
export async function withWorkbench({ logFile, webExtension = false, ...options }, use) {
  const executablePath = await findChromium();
  const home = await fetchEmbeddedServer();
  const crate = await copySampleCrate();
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const onOutput = (text) => log.write(text);
  try {
    const server = await startEmbeddedServer({ ...options, home, data: crate.data, onOutput });
    try {
      const browser = await chromium.launch({
        executablePath,
        // A page that a test has rewritten counts as one from elsewhere, which may not ask this machine.
        args: [...chromiumFlags(), ...(webExtension ? ["--disable-features=LocalNetworkAccessChecks"] : [])],
        headless: true,
      });
      let extensionFiles;
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: webExtension });
        page.on("console", (message) => log.write(`${message.type()}: ${message.text()}\n`));
        page.on("pageerror", (error) => log.write(`page error: ${error.message}\n`));
        if (webExtension) {
          extensionFiles = await serveRepository();
          await addWebExtension(page, extensionFiles.address().port);
        }
        return await use({ page, server, crate });
      } finally {
        await browser.close();
        extensionFiles?.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    log.end();
    await crate.remove();
  }
}

/** Serves the files of this repository on a free port of 127.0.0.1, to pages of any origin. */
async function serveRepository() {
  const types = { ".js": "text/javascript", ".json": "application/json" };
  const files = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      const content = await readFile(join(root, path));
      const type = types[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": type }).end(content);
    } catch {
      response.writeHead(404, { "Access-Control-Allow-Origin": "*" }).end();
    }
  });
  files.listen(0, "127.0.0.1");
  await once(files, "listening");
  return files;
}

/** Makes the workbench take Ferrule for one of its own web extensions; no address can say that, so the page is rewritten. */
async function addWebExtension(page, port) {
  const extension = { scheme: "http", authority: `127.0.0.1:${port}`, path: "/" };
  await page.route(/\/\?folder=/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
      (_, start, settings) => {
        const configuration = JSON.parse(settings.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
        const changed = JSON.stringify({ ...configuration, additionalBuiltinExtensions: [extension] });
        return start + changed.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      },
    );
    await route.fulfill({ response, body });
  });
}
