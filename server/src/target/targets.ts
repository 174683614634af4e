import type { Target } from "./target.ts";

/**
 * Finds a target by its triple.
 *
 * A triple rustc 1.95 lists gives that target; any other is read from its parts with `known: false`, and `undefined`
 * where the architecture is not recognised (a path to a target JSON file, a typing mistake).
 */
export function targetByTriple(_triple: string): Target | undefined {
  return undefined;
}
