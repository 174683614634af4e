/** The text that a string literal, plain or raw, stands for. Source: Rust Reference, "String literals". */
const SIMPLE: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "\\": "\\",
  "0": "\0",
  "'": "'",
  '"': '"',
};

/** Takes a string literal as written, quotes included; an escape that is none stays as it is. */
export function unescapeString(literal: string): string {
  const raw = /^r(#*)"/.exec(literal);
  if (raw !== null) return literal.slice(raw[0].length, Math.max(raw[0].length, literal.length - raw[0].length + 1));
  const body = literal.slice(1, literal.endsWith('"') && literal.length > 1 ? -1 : undefined);
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:\r?\n\s*|x([0-7][0-9a-fA-F])|u\{([0-9a-fA-F_]{1,8})\}|(.))/g,
    (whole, hex?: string, code?: string, simple?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (code !== undefined) {
        const point = Number.parseInt(code.replaceAll("_", ""), 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      if (simple !== undefined) return SIMPLE[simple] ?? whole;
      return "";
    },
  );
}
