import { type AbiEntry, type AbiName, abis } from "./abi.ts";

/**
 * Finds the ABI string rustc would suggest for one it does not know (E0703).
 *
 * Takes the unescaped text and the names of the enabled nightly features; the candidates are the stable ABIs and those
 * the features enable. Gives the catalogue name, or `undefined` where rustc suggests nothing.
 *
 * The order is rustc's (`find_best_match_for_name`): equal but for case, else the smallest edit distance of at most a
 * third of the length, the first of equals in catalogue order. rustc's last resort, the same words in another order,
 * splits at `_`; no ABI string has one, so it never finds anything here.
 */
export function suggestAbi(found: string, features: ReadonlySet<string> = new Set()): AbiName | undefined {
  const candidates = abis.filter((abi) => isEnabled(abi, features));
  const upper = found.toUpperCase();
  const sameLetters = candidates.find((abi) => abi.name.toUpperCase() === upper);
  if (sameLetters) return sameLetters.name;

  const letters = [...found];
  const limit = Math.floor(Math.max(letters.length, 3) / 3);
  // The bound on the length keeps a long string in the source from costing more than a glance.
  if (letters.length - limit > longestName) return undefined;

  let best: AbiName | undefined;
  let bestDistance = limit + 1;
  for (const abi of candidates) {
    const distance = editDistance(letters, [...abi.name]);
    if (distance < bestDistance) {
      best = abi.name;
      bestDistance = distance;
    }
  }
  return best;
}

const longestName = Math.max(...abis.map((abi) => abi.name.length));

function isEnabled({ stability }: AbiEntry, features: ReadonlySet<string>): boolean {
  return stability.kind === "stable" || features.has(stability.feature);
}

/**
 * The optimal string alignment distance: insertions, deletions, substitutions, and swaps of two neighbours, where no
 * letter is edited twice. Takes code points, since rustc counts `char`s.
 */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const substitution = at(previous, column) + (letter === other ? 0 : 1);
      let cost = Math.min(at(previous, column + 1) + 1, at(current, column) + 1, substitution);
      const swapped = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other;
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 1) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
