/** Did you mean: the rule that a mistyped name stands for. */
import { rules } from "../rules/index.generated.ts";

/** The rule whose name is fewest changes of a character away from `name`, if those are at most `most`. */
export function nearestRule(name: string, most: number): string | undefined {
  let best: string | undefined;
  let least = most + 1;
  for (const rule of rules) {
    const changes = distance(name.toLowerCase().replaceAll("_", "-"), rule.name);
    if (changes < least) {
      best = rule.name;
      least = changes;
    }
  }
  return best;
}

/** How many insertions, removals and replacements of a character lead from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
