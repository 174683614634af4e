/** Which parameters a body still needs after it has waited. */

import type { BodyFacts } from "../../facts/body.ts";
import type { Param, RustType } from "../../facts/item.ts";

/** Whether a value of this type is an address that somebody else owns. Named types are taken to be none. */
export function isPointerLike(type: RustType | undefined): boolean {
  switch (type?.kind) {
    case "pointer":
    case "reference":
      return true;
    case "array":
    case "slice":
      return isPointerLike(type.element);
    case "tuple":
      return type.elements.some(isPointerLike);
    case "path":
      return type.segments.at(-1) === "NonNull" || type.args.some(isPointerLike);
    default:
      return false;
  }
}

/** A value that is a copy, not a borrow: a plain dereference, or a call that makes something of its own. */
const OWNED =
  /(?:^(?:unsafe\s*\{)?\s*\*\s*[\w#]+|\.(?:to_owned|to_string|to_vec|into_owned|into_string|into_bytes|len|is_null|is_empty|read|copied|cloned|count)\(\))\s*\}?$/;

/**
 * The names among `names` that are needed across an await: used after one, in what is awaited, or in a loop that waits.
 * What is taken from such a name by `let` or a pattern counts as the name, unless it is plainly a copy. `text` is the
 * body that `facts` were read from.
 */
export function heldAcrossAwait(names: readonly string[], facts: BodyFacts, text: string): string[] {
  return names.filter((name) => isHeld(name, facts, text));
}

function isHeld(name: string, facts: BodyFacts, text: string): boolean {
  const same = new Set([name]);
  const usesOf = () => facts.uses.filter((use) => same.has(use.text));
  for (let before = 0; before < same.size; ) {
    before = same.size;
    for (const { names, value } of facts.bindings) {
      if (OWNED.test(text.slice(value.start, value.end).trim())) continue;
      if (usesOf().some((use) => use.start >= value.start && use.end <= value.end)) for (const n of names) same.add(n);
    }
  }
  const within = (inner: { start: number; end: number }, outer: { start: number; end: number }) =>
    inner.start >= outer.start && inner.end <= outer.end;
  return usesOf().some((use) =>
    facts.awaits.some(
      (point) =>
        use.start >= point.end ||
        within(use, point.operand) ||
        facts.loops.some((loop) => within(use, loop) && within(point, loop)),
    ),
  );
}

/** The names of the parameters that are pointers or references. */
export function pointerParams(params: readonly Param[]): string[] {
  return params.flatMap(({ pattern, type, self }) => {
    if (self !== undefined) return ["self"];
    if (!isPointerLike(type)) return [];
    return pattern?.kind === "identifier" ? [pattern.name.text] : [];
  });
}
