/** Absolute paths as text, with forward slashes on every system. Nothing here looks at a disk. */

/** The folder a path is in; a root is in itself. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash < 0) return path;
  const folder = path.slice(0, slash);
  return folder === "" || /^[A-Za-z]:$/.test(folder) ? `${folder}/` : folder;
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A folder and all that it lies in, innermost first. */
export function* foldersUp(folder: string): Generator<string> {
  let at = folder;
  for (;;) {
    yield at;
    const above = folderOf(at);
    if (above === at) return;
    at = above;
  }
}

/** An absolute path, or one with a part that is empty, `.` or `..`. */
const UNUSUAL = /^[A-Za-z]:\/|(?:^|\/)\.{0,2}(?:\/|$)/;

/** `folder` and a path that starts there, with `.` and `..` resolved; an absolute path stays what it is. */
export function joinPath(folder: string, path: string): string {
  if (!UNUSUAL.test(path)) return folder.endsWith("/") ? folder + path : `${folder}/${path}`;
  const absolute = /^(?:[A-Za-z]:)?\//.test(path);
  const parts = absolute ? [path.startsWith("/") ? "" : path.slice(0, 2)] : folder.split("/");
  if (parts.at(-1) === "" && parts.length > 1) parts.pop();
  for (const part of (absolute ? path.slice(path.indexOf("/")) : path).split("/")) {
    if (part === "..") {
      if (parts.length > 1) parts.pop();
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join("/");
}

/** Whether a path is `folder` or lies under it. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
