/** The file system of a Node process. */
import { type Dirent, readdirSync, type Stats, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve, sep } from "node:path";
import type { Entry, Files } from "./files.ts";
import { findRustFiles } from "./rust-files.ts";
import { readSource } from "./source-file.ts";

export const nodeFiles: Files = {
  readText: (path) => {
    const reading = readSource(path);
    return "source" in reading ? reading.source.text : undefined;
  },
  isFile: (path) => statOf(path)?.isFile() === true,
  stamp: (path) => {
    const stat = statOf(path);
    return stat?.isFile() === true ? `${stat.mtimeMs}-${stat.size}` : undefined;
  },
  entries: (folder) => {
    let found: Dirent[];
    try {
      found = readdirSync(folder, { withFileTypes: true });
    } catch {
      return [];
    }
    return found
      .map((entry): Entry => {
        const isLink = entry.isSymbolicLink();
        return {
          name: entry.name,
          isFolder: isLink ? isFolder(join(folder, entry.name)) : entry.isDirectory(),
          isLink,
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  // Source: the Cargo Book, "Cargo Home".
  cargoHome: absolutePath(homedir(), process.env.CARGO_HOME || ".cargo"),
  *rustFiles(folder) {
    for (const { path, problem } of findRustFiles([folder], folder)) if (problem === undefined) yield path;
  },
};

/** Undefined for what is not there, is a link in a circle, or lies where nobody may look. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

/** The absolute path of a file, with forward slashes. Relative paths start at `cwd`. */
export function absolutePath(cwd: string, path: string): string {
  return resolve(cwd, path).split(sep).join("/");
}
