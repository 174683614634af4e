/** Source files as bytes on disk: read whole or with a reason why not, written so that no half-written file is ever seen. */
import { isAscii, isUtf8 } from "node:buffer";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A larger file is generated data; reading it would only keep the user waiting. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** The text of a file without its byte order mark. */
export interface SourceText {
  readonly text: string;
  readonly bom: boolean;
}

/** What was read, or one line that says why it cannot be. */
export type Reading = { readonly source: SourceText } | { readonly problem: string };

/** Reads a source file of at most `LARGEST_FILE` bytes. Never throws. */
export function readSource(path: string): Reading {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { problem: "is a folder" };
    if (!stat.isFile() && !stat.isFIFO()) return { problem: "is not a regular file" };
    if (stat.size > LARGEST_FILE) return { problem: tooLarge(stat.size) };
    return decodeSource(readFileSync(path));
  } catch (error) {
    return { problem: ioProblem(error) };
  }
}

/** How many bytes a file has; 0 for one that cannot be looked at. */
export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Decodes the bytes of a source file, which is UTF-8 and nothing else (Rust Reference, "Source encoding"). */
export function decodeSource(bytes: Uint8Array): Reading {
  if (bytes.length > LARGEST_FILE) return { problem: tooLarge(bytes.length) };
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: "is UTF-16; Rust source files are UTF-8" };
  }
  // The mark of a binary file is the one git goes by: a NUL near its beginning.
  if (bytes.subarray(0, 8000).includes(0)) return { problem: "is a binary file" };
  if (!isUtf8(bytes)) return { problem: "is not UTF-8" };
  const bom = first === 0xef && second === 0xbb && third === 0xbf;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { source: { text: isAscii(bytes) ? buffer.toString("latin1") : buffer.toString("utf8", bom ? 3 : 0), bom } };
}

/**
 * Replaces the content of a file in one step: written beside it under another name, then renamed, with its permissions
 * kept. A symbolic link stays and its file is replaced. Gives one line that says what went wrong, or undefined.
 */
export function writeSource(path: string, { text, bom }: SourceText): string | undefined {
  let temporary: string | undefined;
  try {
    const file = realpathSync(path);
    const { mode } = statSync(file);
    temporary = join(dirname(file), `.ferrule-${randomBytes(6).toString("hex")}.tmp`);
    const handle = openSync(temporary, "wx", mode);
    try {
      writeFileSync(handle, bom ? `\uFEFF${text}` : text);
      // The process's mask took bits away when the file was made.
      fchmodSync(handle, mode & 0o7777);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return ioProblem(error);
  }
}

function tooLarge(size: number): string {
  return `is ${(size / 1024 / 1024).toFixed(0)} MiB large; Ferrule reads files up to ${LARGEST_FILE / 1024 / 1024} MiB`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "cannot be opened: permission denied",
  EPERM: "cannot be opened: permission denied",
  EROFS: "cannot be written: the file system is read-only",
  ENOSPC: "cannot be written: the disk is full",
  EISDIR: "is a folder",
  ELOOP: "is a symbolic link that leads back to itself",
  ENAMETOOLONG: "has too long a name",
  EMFILE: "cannot be opened: too many open files",
};

/** Says in a few words why a file operation failed, to follow the file's path. */
export function ioProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? `cannot be read or written: ${code ?? message}`;
}
