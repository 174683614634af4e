/** Finds a desktop VS Code: the command that opens a window, and the program that can run extension tests. */
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { findOnPath } from "./layout.mjs";
import { Failure } from "./run.mjs";

/** The `code` command or one of its kind on PATH; `undefined` when there is none. */
export function findDesktopCommand() {
  return findOnPath(["code", "code-insiders", "codium"]);
}

/** True where a window can open at all. */
export function hasScreen() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * What `@vscode/test-electron` should run: `{ executable }` for an installed VS Code, `{ download: true }` when one can be
 * downloaded, `undefined` when neither holds and the embedded server has to do. Takes at most a few seconds.
 */
export async function findDesktopForTests() {
  const named = process.env.FERRULE_VSCODE;
  if (named) {
    if (!existsSync(named)) throw new Failure(`FERRULE_VSCODE names ${named}, which does not exist.`);
    return { executable: named };
  }
  if (!hasScreen()) return undefined;
  const command = findDesktopCommand();
  const executable = command === undefined ? undefined : findExecutableOf(command);
  if (executable !== undefined) return { executable };
  return (await isUpdateServerReachable()) ? { download: true } : undefined;
}

/** The `code` command is a script in the program's `bin`; tests need the program itself. */
function findExecutableOf(command) {
  const script = realpathSync(command);
  const bin = dirname(script);
  const name = basename(script).replace(/\.cmd$/, "");
  const candidates = [
    resolve(bin, "..", name),
    resolve(bin, "../Code.exe"),
    resolve(bin, "../VSCodium.exe"),
    resolve(bin, "../../../MacOS/Electron"),
    resolve(bin, "../../../MacOS/VSCodium"),
  ];
  return candidates.find((path) => existsSync(path));
}

async function isUpdateServerReachable() {
  try {
    const address = "https://update.code.visualstudio.com/api/releases/stable";
    const response = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(3_000) });
    return response.ok;
  } catch {
    return false;
  }
}
