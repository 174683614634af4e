import type { BlockExpression, BodyNode, Expression } from "../facts/expression.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { walkExpressions } from "../syntax/walk.ts";
import { rule } from "./rule.ts";

/** The functions of the standard library that take over what the other side says of a pointer. */
const TRUSTING =
  /^(?:from_ptr|from_raw|from_raw_parts|from_raw_parts_mut|from_raw_fd|from_raw_handle|from_raw_socket)$/;

export const missingSafetyComment = rule<"body/block", { readonly what: string }>({
  name: "missing-safety-comment",
  group: "exports",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["body/block"],
  explain: {
    what: "An `unsafe` block that crosses the border has no `// SAFETY:` comment.",
    why: "In an `unsafe` block the compiler takes the author's word for what C's documentation asks: that a pointer is not null, that a string ends, that nobody frees it meanwhile. A `// SAFETY:` comment writes that word down beside the call, where the next reader can hold it against the C side.",
    bad: 'unsafe extern "C" {\n    fn engine_level() -> i32;\n}\n\npub fn level() -> i32 {\n    unsafe { engine_level() }\n}',
    good: 'unsafe extern "C" {\n    fn engine_level() -> i32;\n}\n\npub fn level() -> i32 {\n    // SAFETY: the engine may be asked from any thread, before it starts too.\n    unsafe { engine_level() }\n}',
    options: "flags: -W missing-safety-comment",
    sources: [
      {
        title: "Clippy, undocumented_unsafe_blocks",
        url: "https://rust-lang.github.io/rust-clippy/master/index.html#undocumented_unsafe_blocks",
      },
      {
        title: "The standard library's policy, safety comments",
        url: "https://std-dev-guide.rust-lang.org/policy/safety-comments.html",
      },
    ],
    note: "Off by default. Clippy's lint is about every `unsafe` block; this rule only about those that call foreign functions or take over a raw pointer, string or handle from elsewhere.",
  },
  *check({ node, context }, { source }) {
    if (node.form !== "unsafe") return;
    const what = crossing(node, context);
    if (what === undefined || isCommented(node, context, source)) return;
    const range = { start: node.start, end: Math.min(node.end, node.start + "unsafe".length) };
    yield { range, data: { what }, lint: "clippy::undocumented_unsafe_blocks" };
  },
  message: ({ what }) => `This block calls \`${what}\`; say in a \`// SAFETY:\` comment why that is sound here`,
});

/** What in the block is at the border: a foreign function that it calls, or one that trusts a pointer. */
function crossing(block: BlockExpression, context: BodyContext): string | undefined {
  let what: string | undefined;
  walkExpressions(block, {
    enter(node) {
      if (what !== undefined) return false;
      // An inner block has a comment of its own.
      if (node !== block && node.kind === "block" && node.form === "unsafe") return false;
      if (node.kind === "call") what = calledAtBorder(node.callee, context);
      return undefined;
    },
  });
  return what;
}

function calledAtBorder(callee: Expression, context: BodyContext): string | undefined {
  if (callee.kind !== "path") return undefined;
  const meaning = meaningOf(callee, context);
  const { text } = callee.name;
  if (meaning.kind === "definition" && meaning.definition.declaration.foreign !== undefined) return text;
  return meaning.kind !== "local" && callee.segments.length > 1 && TRUSTING.test(text)
    ? callee.segments.slice(-2).join("::")
    : undefined;
}

/** Whether a comment with the word stands before the block, before the statement it is in, or first inside it. */
function isCommented(block: BlockExpression, { ancestors }: BodyContext, source: string): boolean {
  const says = /safety\s*:/i;
  const inside = /^unsafe\s*\{\s*((?:\/\/[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*)/.exec(
    source.slice(block.start, Math.min(block.end, block.start + 2000)),
  );
  if (says.test(inside?.[1] ?? "")) return true;
  if (says.test(commentsBefore(source, block.start))) return true;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    if (around.kind === "closure" || around.kind === "block") return false;
    if (says.test(commentsBefore(source, around.start))) return true;
    if (around.kind.endsWith("statement")) return false;
  }
  return false;
}

/** The comments that end right before a place, or on the line above it. */
function commentsBefore(source: string, at: number): string {
  const before = source.slice(Math.max(0, at - 2000), at);
  return /(?:\/\/[^\n]*\n\s*|\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)+(?:[^\n;{}]*)$/.exec(before)?.[0] ?? "";
}
