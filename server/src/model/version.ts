/** Versions and requirements. Source: Semantic Versioning 2.0.0; the Cargo Book, "Specifying Dependencies". */

/** Negative when `a` is older than `b`, positive when newer. A text that is no version is older than any. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (left === undefined || right === undefined) return Number(left !== undefined) - Number(right !== undefined);
  for (let i = 0; i < 3; i++) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.pre, right.pre);
}

/** Whether a version is one that the requirement allows. A requirement that cannot be read allows every version. */
export function satisfiesVersion(version: string, requirement: string): boolean {
  const parsed = parseVersion(version);
  if (parsed === undefined) return false;
  return requirement.split(",").every((part) => allows(part.trim(), version, parsed));
}

interface Version {
  readonly numbers: readonly number[];
  readonly pre: string;
}

function parseVersion(text: string): Version | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+.*)?$/.exec(text.trim());
  return match === null ? undefined : { numbers: match.slice(1, 4).map(Number), pre: match[4] ?? "" };
}

function comparePreReleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === "" || b === "") return a === "" ? 1 : -1;
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [left[i], right[i]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    if (x === y) continue;
    const [xn, yn] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (xn && yn && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (xn !== yn) return xn ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

function allows(part: string, version: string, parsed: Version): boolean {
  const match = /^(\^|~|=|>=|<=|>|<)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?((?:\.[*xX])*)(-[0-9A-Za-z.-]+)?(?:\+.*)?$/.exec(
    part,
  );
  if (match === null) return true;
  const [, operator = match[5] === "" ? "^" : "=", major = "0", minor, patch, , pre = ""] = match;
  const given = [major, minor, patch].filter((number) => number !== undefined).map(Number);
  const lower = `${[0, 1, 2].map((i) => given[i] ?? 0).join(".")}${pre}`;
  // A version before a release is only taken by a requirement that names one.
  if (parsed.pre !== "" && pre === "") return false;
  const order = compareVersions(version, lower);
  const same = (count: number) => given.slice(0, count).every((number, i) => number === parsed.numbers[i]);
  switch (operator) {
    case "=":
      return same(3) && (pre === "" || order === 0);
    case "~":
      return order >= 0 && same(given.length === 1 ? 1 : 2);
    case ">=":
      return order >= 0;
    case ">":
      return order > 0 && (given.length === 3 || !same(3));
    case "<=":
      return order <= 0 || (given.length < 3 && same(3));
    case "<":
      return order < 0;
    default: {
      const firstNonZero = given.findIndex((number) => number !== 0);
      return order >= 0 && same(firstNonZero < 0 ? given.length : firstNonZero + 1);
    }
  }
}
