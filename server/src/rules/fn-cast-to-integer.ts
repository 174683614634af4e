import type { Expression } from "../facts/expression.ts";
import { meaningOf, type Names } from "../model/body.ts";
import { namedMethod, typeOf } from "../model/infer.ts";
import { lowerType } from "../model/ty.ts";
import { reference, rule } from "./rule.ts";

export const fnCastToInteger = rule({
  name: "fn-cast-to-integer",
  rustc: ["function_casts_as_integer"],
  level: "warn",
  since: "0.1.0",
  on: ["body/cast"],
  explain: {
    what: "A function's name is cast to an integer.",
    why: "The address of a function is handed to C as an integer now and then, but the same cast is what a missing pair of parentheses looks like. A cast to a pointer first says that the address is meant.",
    bad: 'extern "C" fn on_signal(number: i32) {}\n\npub fn handler() -> usize {\n    on_signal as usize\n}',
    good: 'extern "C" fn on_signal(number: i32) {}\n\npub fn handler() -> usize {\n    on_signal as *const () as usize\n}',
    sources: [reference("expressions/operator-expr.html#type-cast-expressions", "type cast expressions")],
  },
  *check({ node, context }, { source }) {
    const to = lowerType(node.type, source, context.scope);
    if (to.kind !== "primitive" || !/^[iu](?:\d+|size)$/.test(to.name)) return;
    if (!isFunction(node.operand, context)) return;
    const { start, end } = node.operand;
    // The compiler takes one unit for the space before `as`, whatever stands there.
    yield { range: { start: end + 1, end: node.type.end }, data: { name: source.slice(start, end), type: to.name } };
  },
  message: ({ name, type }) =>
    `\`${name}\` is a function: cast it to \`*const ()\` first, if its address is meant as \`${type}\``,
  fixes: (_, scene, { range }) => [
    {
      title: "Cast to `*const ()` first",
      safety: "safe",
      kind: "quickfix",
      edits: [scene.insert(range.start - 1, " as *const ()")],
    },
  ],
});

/** Whether an expression is a function by its name: a free or associated one, or what makes a tuple struct or variant. */
function isFunction(operand: Expression, names: Names): boolean {
  let at = operand;
  while (at.kind === "parenthesized") at = at.inner;
  if (at.kind !== "path") return false;
  if (typeOf(at, names)?.kind === "fn-item") return true;
  const meaning = meaningOf(at, names);
  if (meaning.kind === "variant") return meaning.variant.form === "tuple";
  if (meaning.kind === "associated") return namedMethod(at, names) !== undefined;
  if (meaning.kind !== "definition") return false;
  const { item } = meaning.definition;
  return item.kind === "struct" && item.form === "tuple";
}
