import { typeOf } from "../model/infer.ts";
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
    const operand = typeOf(node.operand, context);
    if (operand?.kind !== "fn-item") return;
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
