/** Which parameters a body still needs after it has waited. */
import type { Name, Range, RustType } from "../../facts/item.ts";
import type { Binding, BodyFacts } from "./body-facts.ts";

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
 * What is taken from such a name by `let` or a pattern counts as the name, unless it is plainly a copy. `source` is the
 * text that `facts` were read from.
 */
export function heldAcrossAwait(names: readonly string[], facts: BodyFacts, source: string): string[] {
  if (facts.awaits.length === 0) return [];
  const bindings = facts.bindings.map((binding) => ({
    ...binding,
    owned: OWNED.test(source.slice(binding.value.start, binding.value.end).trim()),
  }));
  const meanings = new Map(facts.uses.map((use) => [use, meaningOf(use, bindings)] as const));
  return names.filter((name) => {
    const tainted = taintedBy(name, bindings, meanings);
    return facts.uses.some((use) => {
      const meaning = meanings.get(use);
      const means = meaning === undefined ? use.text === name : tainted.has(meaning);
      return means && lastsAcross(use, facts);
    });
  });
}

/** The binding that a use speaks of; undefined when it is a parameter, or nothing bound in the body. */
function meaningOf(use: Name, bindings: readonly Binding[]): Binding | undefined {
  let found: Binding | undefined;
  for (const binding of bindings) {
    if (!binding.names.includes(use.text) || !within(use, binding.scope)) continue;
    if (found === undefined || binding.scope.start > found.scope.start) found = binding;
  }
  return found;
}

/** The bindings whose value comes from parameter `name`, directly or through others. */
function taintedBy(
  name: string,
  bindings: readonly (Binding & { readonly owned: boolean })[],
  meanings: ReadonlyMap<Name, Binding | undefined>,
): ReadonlySet<Binding> {
  const tainted = new Set<Binding>();
  for (let before = -1; before < tainted.size; ) {
    before = tainted.size;
    for (const binding of bindings) {
      if (binding.owned || tainted.has(binding)) continue;
      for (const [use, meaning] of meanings) {
        if (!within(use, binding.value)) continue;
        if (meaning === undefined ? use.text === name : tainted.has(meaning)) tainted.add(binding);
      }
    }
  }
  return tainted;
}

function lastsAcross(use: Name, { awaits, loops }: BodyFacts): boolean {
  return awaits.some(
    (point) =>
      use.start >= point.end ||
      within(use, point.operand) ||
      loops.some((loop) => within(use, loop) && within(point, loop)),
  );
}

function within(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
