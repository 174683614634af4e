/**
 * What the compiler has said already: which findings of Ferrule stand beside the same verdict of another tool. Knows
 * VS Code's diagnostics by their shape only, so it runs without an editor.
 */

/** What of a diagnostic decides. A VS Code diagnostic is one. */
export interface Reported {
  readonly range: { readonly start: { readonly line: number } };
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  readonly relatedInformation?: readonly { readonly message: string }[] | undefined;
  /** For a finding of Ferrule: `{ rustc }`, the error code, lint or message key the compiler has for it. */
  readonly data?: unknown;
}

/** The source of Ferrule's own diagnostics. */
const OWN = "ferrule";

/**
 * What rust-analyzer attaches to the places that a diagnostic of the compiler also mentions. It publishes each of them as
 * a hint with the code of the diagnostic, which itself stands elsewhere.
 */
const POINTS_BACK = "original diagnostic";

/**
 * `own` without those findings for which `others` has a diagnostic that starts on the same line and carries the
 * compiler's name for the finding: a lint or an error code. A finding for which the compiler has no such name stays, and
 * Ferrule's diagnostics among `others` count for nothing. Gives `own` itself when nothing is left out.
 */
export function without<T extends Reported>(own: readonly T[], others: readonly Reported[]): readonly T[] {
  const reported = new Set<string>();
  for (const other of others) {
    const code = codeOf(other);
    if (code === undefined || other.source === OWN || pointsBack(other)) continue;
    reported.add(keyOf(other, code));
  }
  if (reported.size === 0) return own;
  const left = own.filter((finding) => {
    const name = compilerNameOf(finding);
    return name === undefined || !reported.has(keyOf(finding, name));
  });
  return left.length === own.length ? own : left;
}

function compilerNameOf({ data }: Reported): string | undefined {
  const name = (data as { readonly rustc?: unknown } | null | undefined)?.rustc;
  // An error without a code has a key of ours, by which no other tool knows it.
  return typeof name === "string" && !name.startsWith("msg:") ? name : undefined;
}

function codeOf({ code }: Reported): string | undefined {
  const value = typeof code === "object" ? code?.value : code;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function pointsBack({ relatedInformation }: Reported): boolean {
  return relatedInformation?.some(({ message }) => message === POINTS_BACK) ?? false;
}

/** Clippy's lints are published with and without the name of the tool. */
function keyOf({ range }: Reported, code: string): string {
  return `${range.start.line} ${code.replace(/^clippy::/, "")}`;
}
