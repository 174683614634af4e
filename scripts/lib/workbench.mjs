/** The embedded VS Code in a Chromium without a screen. Import this file only once dependencies are installed. */
import { createWriteStream } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "./chromium.mjs";
import { fetchEmbeddedServer, startEmbeddedServer } from "./embedded-vscode.mjs";
import { sampleCrate } from "./layout.mjs";

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
 * removes all of them afterwards. What server and page print goes to the file `logFile`. Other options are those of
 * `startEmbeddedServer`.
 */
export async function withWorkbench({ logFile, ...options }, use) {
  const executablePath = await findChromium();
  const home = await fetchEmbeddedServer();
  const crate = await copySampleCrate();
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const onOutput = (text) => log.write(text);
  try {
    const server = await startEmbeddedServer({ ...options, home, data: crate.data, onOutput });
    try {
      const browser = await chromium.launch({ executablePath, args: chromiumFlags(), headless: true });
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        page.on("console", (message) => log.write(`${message.type()}: ${message.text()}\n`));
        page.on("pageerror", (error) => log.write(`page error: ${error.message}\n`));
        return await use({ page, server, crate });
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    log.end();
    await crate.remove();
  }
}
