/** The file system of a Node process. */
import { statSync } from "node:fs";
import { resolve, sep } from "node:path";
import type { Files } from "./files.ts";
import { findRustFiles } from "./rust-files.ts";
import { readSource } from "./source-file.ts";

export const nodeFiles: Files = {
  readText: (path) => {
    const reading = readSource(path);
    return "source" in reading ? reading.source.text : undefined;
  },
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
  stamp: (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true ? `${stat.mtimeMs}-${stat.size}` : undefined;
  },
  *rustFiles(folder) {
    for (const { path, problem } of findRustFiles([folder], folder)) if (problem === undefined) yield path;
  },
};

/** The absolute path of a file, with forward slashes. Relative paths start at `cwd`. */
export function absolutePath(cwd: string, path: string): string {
  return resolve(cwd, path).split(sep).join("/");
}
