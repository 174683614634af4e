/**
 * Files as the doors see them. Paths are absolute, with forward slashes on every system. Nothing here throws: a file
 * that cannot be read is a file that is not there.
 */

/** A file or folder in a folder. */
export interface Entry {
  readonly name: string;
  /** A symbolic link to a folder is one. */
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

export interface Files {
  /** The text of a file without its byte order mark; undefined when it cannot be read as text. */
  readText(path: string): string | undefined;
  isFile(path: string): boolean;
  /** Changes whenever the file's content may have; undefined when there is no such file. */
  stamp(path: string): string | undefined;
  /** What is in a folder, in order of name; nothing for one that cannot be read. */
  entries(folder: string): readonly Entry[];
  /** Where Cargo keeps the sources it downloaded; undefined where there is no such place. */
  readonly cargoHome: string | undefined;
  /** The Rust files under a folder, without what is ignored there. Lazy: whoever reads it may pause. */
  rustFiles(folder: string): Iterable<string>;
  /** Only what an editor has open can be seen: that a file is not there says nothing. */
  readonly onlyOpen?: boolean;
}

/** Where there is no file system: the browser. */
export const noFiles: Files = {
  readText: () => undefined,
  isFile: () => false,
  stamp: () => undefined,
  entries: () => [],
  cargoHome: undefined,
  rustFiles: () => [],
};

/** `files` with the texts of some of them replaced, as by open editors. `textOf` gives undefined for all others. */
export function withTexts(files: Files, textOf: (path: string) => string | undefined): Files {
  return {
    readText: (path) => textOf(path) ?? files.readText(path),
    isFile: (path) => textOf(path) !== undefined || files.isFile(path),
    stamp: files.stamp,
    entries: files.entries,
    cargoHome: files.cargoHome,
    rustFiles: files.rustFiles,
    onlyOpen: files.onlyOpen === true,
  };
}
