/**
 * Finds the ABI string rustc would suggest for one it does not know (E0703).
 *
 * Takes the unescaped text and the names of the enabled nightly features. Gives the catalogue name, or `undefined`
 * where rustc suggests nothing.
 */
export function suggestAbi(_found: string, _features: ReadonlySet<string>): string | undefined {
  return undefined;
}
