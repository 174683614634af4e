/** Files that a program writes: brought up to date, or with `--check` only compared. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const checking = process.argv.includes("--check");

/** The text of a file of this repository; undefined when there is none. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(join(process.cwd(), path), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Makes a file of this repository hold `text`; undefined removes it. An equal file is left alone. With `--check` nothing
 * is written, a file that differs is named, and the process will fail.
 */
export function settle(path: string, text: string | undefined): void {
  if (readText(path) === text) return;
  if (checking) {
    console.error(`stale: ${path} (run \`npm run generate\`)`);
    process.exitCode = 1;
    return;
  }
  const full = join(process.cwd(), path);
  if (text === undefined) rmSync(full);
  else {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  console.log(`${text === undefined ? "removed" : "written"}: ${path}`);
}
