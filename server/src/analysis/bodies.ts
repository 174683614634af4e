/**
 * Bodies of items: walked once, whichever rules ask.
 *
 * Enters: an item with a body or a value, and its body as rules see it. Leaves: the body and each of its nodes, to the rules
 * that ask for them.
 */
import type { BodyNode } from "../facts/expression.ts";
import type { Item, Range } from "../facts/item.ts";
import { type Body, type BodyContext, walkBody } from "../model/body.ts";
import { rules } from "../rules/index.generated.ts";
import type { Rule } from "../rules/rule.ts";

const whole: readonly Rule[] = rules.filter(({ on }) => on.includes("body"));
const byKind = new Map<BodyNode["kind"], readonly Rule[]>();
for (const rule of rules) {
  for (const kind of rule.on) {
    if (!kind.startsWith("body/")) continue;
    const node = kind.slice("body/".length) as BodyNode["kind"];
    byKind.set(node, [...(byKind.get(node) ?? []), rule]);
  }
}

/** Where an item's body or value stands, if it has one. */
export function bodyRangeOf(item: Item): Range | undefined {
  if (item.kind === "fn") return item.body;
  return item.kind === "const" || item.kind === "static" ? item.value : undefined;
}

/** Calls `ask` for each node and rule that asks for its kind, in one walk, then for each rule about whole bodies. */
export function askAboutBody(
  body: Body,
  ask: (rule: Rule, subject: unknown, context: BodyContext | undefined) => void,
): void {
  walkBody(body, (node, context) => {
    const listed = byKind.get(node.kind);
    if (listed !== undefined) for (const rule of listed) ask(rule, { node, context }, context);
  });
  for (const rule of whole) ask(rule, body, undefined);
}

/** Whether a body may do something at the border whatever names it mentions: by its ABI, function pointers, raw pointers. */
export function mayReachBorder(item: Item): boolean {
  if (item.fnPointers.length > 0) return true;
  if (item.kind !== "fn") return false;
  if (item.abi !== undefined || item.returnType?.kind === "pointer") return true;
  return item.params.some(({ type }) => type?.kind === "pointer");
}
