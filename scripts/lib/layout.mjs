/** Where things lie: the repository, and the cache that lives outside of it. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, absolute. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** The crate that `npm start` opens and the extension tests copy. */
export const sampleCrate = join(root, "examples/sample-crate");

/** The file of the sample crate that `npm start` shows first. */
export const sampleFile = join(sampleCrate, "src/async_api.rs");

/** Everything the tests write: reports, bundles, screenshots. Not committed. */
export const testOutput = join(root, "test/.output");

/** The folder for downloads: `FERRULE_CACHE`, else the user's cache folder. Not created here. */
export function cacheFolder() {
  if (process.env.FERRULE_CACHE) return resolve(process.env.FERRULE_CACHE);
  const userCache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(userCache, "ferrule");
}

/** The first of `names` that is an executable on PATH, as an absolute path; `undefined` when none is. */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":").filter(Boolean);
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (existsSync(path)) return path;
      }
    }
  }
  return undefined;
}
