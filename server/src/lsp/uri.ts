/**
 * URIs and paths. Source: RFC 8089 for `file:`, RFC 3986 for others; how editors write drives: LSP 3.17, "URI".
 *
 * A folder that a browser has open lies in a file system of another scheme. `scheme://authority/path` is the path
 * `//scheme:authority/path`: no host of a `file:` URI has a colon in its name.
 */

/** The absolute path, with forward slashes, of a URI that has one; undefined for others, and for views of a file. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(uri);
  if (match === null) return otherPath(uri);
  const [, host = "", encoded = ""] = match;
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  if (host !== "" && host.toLowerCase() !== "localhost") return `//${host}${path}`;
  // One spelling of a drive, so that equal paths are equal texts.
  return /^\/[A-Za-z]:/.test(path) ? path.charAt(1).toUpperCase() + path.slice(2) : path;
}

function otherPath(uri: string): string | undefined {
  // A query or a fragment names a view of a file: an older version, a cell.
  const match = /^([a-z][a-z0-9+.-]+):\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri);
  if (match === null) return undefined;
  const [, scheme = "", authority = "", encoded = ""] = match;
  try {
    return `//${scheme}:${authority}${decodeURIComponent(encoded)}`;
  } catch {
    return undefined;
  }
}

/** The URI of an absolute path with forward slashes, spelled as editors spell it. */
export function uriOfPath(path: string): string {
  const encode = (part: string) => part.split("/").map(encodeURIComponent).join("/");
  const other = /^\/\/([a-z][a-z0-9+.-]+):([^/]*)(\/.*)$/i.exec(path);
  if (other !== null) return `${other[1]}://${other[2]}${encode(other[3] ?? "")}`;
  if (path.startsWith("//")) return `file:${encode(path)}`;
  const drive = /^([A-Za-z]):(.*)$/.exec(path);
  return drive === null ? `file://${encode(path)}` : `file:///${drive[1]?.toLowerCase()}%3A${encode(drive[2] ?? "")}`;
}
