/** Finds a Chromium that can run without a screen, or installs one where that can be done. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { findOnPath } from "./layout.mjs";
import { Failure, run, withProgress } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

/**
 * The absolute path of a Chromium: `CHROME_PATH`, PATH, the usual folders, the cache of Playwright, and on Debian as root
 * the one that apt installs now. Throws `Failure` with one line that says what to install.
 */
export async function findChromium() {
  const found = findInstalled();
  if (found !== undefined) return found;
  if (isDebian() && process.getuid?.() === 0) {
    await withProgress("Installing Chromium (apt-get install chromium)", installByApt);
    const installed = findInstalled();
    if (installed !== undefined) return installed;
  }
  const command = isDebian() ? "sudo apt-get install chromium" : "install Chromium or Google Chrome";
  throw new Failure(`The editor tests need Chromium: ${command}, or set CHROME_PATH to its executable.`);
}

/** Flags for `playwright-core`: Chromium's sandbox refuses to run as root, and small containers have a small /dev/shm. */
export function chromiumFlags() {
  return process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : ["--disable-dev-shm-usage"];
}

function findInstalled() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Failure(`CHROME_PATH names ${named}, which does not exist.`);
    return named;
  }
  return findOnPath(NAMES) ?? usualPlaces().find((path) => existsSync(path)) ?? findInPlaywrightCache();
}

function usualPlaces() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ]);
  }
  return [];
}

function findInPlaywrightCache() {
  const caches = {
    darwin: join(homedir(), "Library/Caches/ms-playwright"),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
  };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? caches[process.platform] ?? join(homedir(), ".cache/ms-playwright");
  const executables = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-linux/headless_shell",
    "chrome-headless-shell-linux64/chrome-headless-shell",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
    "chrome-win64/chrome.exe",
  ];
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => name.startsWith("chromium"))
    .flatMap((name) => executables.map((executable) => join(cache, name, executable)))
    .find((path) => existsSync(path));
}

function isDebian() {
  try {
    return /^(ID|ID_LIKE)=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

async function installByApt() {
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  // A package list that is only partly fresh may still hold Chromium.
  await run("apt-get", ["update", "-qq"], options);
  const code = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  if (code !== 0) throw new Failure(`apt-get could not install chromium (exit code ${code}).`);
}
