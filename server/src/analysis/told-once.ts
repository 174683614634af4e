/**
 * What is decided in one place and shows in many: told once in a file.
 *
 * Enters: the diagnostics of a file in order. Leaves: of those with the same rule and `once`, the gravest, the first of
 * them, with the places of some others as related ones.
 */
import type { Diagnostic } from "./diagnostic.ts";

const GRAVITY = ["hint", "info", "warning", "error"] as const;

/** More places than this are not named. */
const MOST_PLACES = 3;

export function toldOnce(diagnostics: Diagnostic[]): Diagnostic[] {
  if (!diagnostics.some(({ once }) => once !== undefined)) return diagnostics;
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.once === undefined) continue;
    const key = `${diagnostic.rule} ${diagnostic.once}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  const told = new Map<Diagnostic, Diagnostic>();
  for (const group of groups.values()) {
    const gravest = Math.max(...group.map(({ severity }) => GRAVITY.indexOf(severity)));
    const chosen = group.find(({ severity }) => GRAVITY.indexOf(severity) === gravest);
    if (chosen === undefined) continue;
    const others = group.filter((one) => one !== chosen);
    const left = others.length - MOST_PLACES;
    const places = others.slice(0, MOST_PLACES).map(({ start, end }, i) => {
      const message = left > 0 && i === MOST_PLACES - 1 ? `the same here, and in ${left} more` : "the same here";
      return { start, end, message, path: undefined };
    });
    told.set(chosen, places.length === 0 ? chosen : { ...chosen, related: [...chosen.related, ...places] });
  }
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.once === undefined) return [diagnostic];
    return told.get(diagnostic) ?? [];
  });
}
