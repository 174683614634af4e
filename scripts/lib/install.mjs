/** Makes `node_modules` match the lockfile, so that a fresh clone needs no step before `npm start` and `npm test`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./layout.mjs";
import { Failure, runNpm, withProgress } from "./run.mjs";

/** The oldest Node that Ferrule's tools run on. */
const OLDEST_NODE = [20, 9];

/** Runs `npm ci` unless everything the lockfile names is installed. Throws `Failure` with npm's own words. */
export async function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Failure(`Ferrule needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  await withProgress("Installing dependencies (npm ci)", async () => {
    const { code, output } = await runNpm(["ci"], { cwd: root });
    if (code !== 0) throw new Failure(`npm ci failed:\n${output}`);
  });
}

/** True when npm's record of what it installed has every required package of the lockfile in the same version. */
function isInstalled() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules/.package-lock.json"));
  if (wanted === undefined) throw new Failure("package-lock.json is missing or broken.");
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    // Optional packages are those of other platforms.
    ([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
  );
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}
