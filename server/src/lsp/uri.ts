/** `file:` URIs and paths. Source: RFC 8089; how editors write drives: LSP 3.17, "URI". */

/** The absolute path, with forward slashes, of a `file:` URI; undefined for any other URI. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(uri);
  if (match === null) return undefined;
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

/** The `file:` URI of an absolute path with forward slashes, spelled as editors spell it. */
export function uriOfPath(path: string): string {
  const encode = (part: string) => part.split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("//")) return `file:${encode(path)}`;
  const drive = /^([A-Za-z]):(.*)$/.exec(path);
  return drive === null ? `file://${encode(path)}` : `file:///${drive[1]?.toLowerCase()}%3A${encode(drive[2] ?? "")}`;
}
