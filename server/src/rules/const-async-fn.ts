import type { Qualifier } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly qualifiers: readonly [Qualifier, Qualifier];
}

export const constAsyncFn = rule<"fn" | "foreign-fn", Data>({
  name: "const-async-fn",
  rustc: ["msg:functions-cannot-be-both-const-and-async"],
  level: "error",
  since: "0.1.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "A function is both `const` and `async`.",
    why: "A `const fn` can run inside the compiler; an `async fn` returns a future that an executor must drive at run time. The compiler has no executor, so the two exclude each other, with any ABI.",
    bad: 'pub const async extern "C" fn poll() {}',
    good: 'pub const extern "C" fn poll() {}',
    sources: [
      reference("items/functions.html#r-items.fn.const", "const functions"),
      reference("items/functions.html#r-items.fn.async", "async functions"),
    ],
  },
  *check(fn, { edition, place }) {
    const find = (word: string) => fn.qualifiers.find((qualifier) => qualifier.word === word);
    const [isConst, isAsync] = [find("const"), find("async")];
    if (isConst === undefined || isAsync === undefined || find("gen") !== undefined) return;
    // In 2015 `async` is a name: `const async` begins a constant of that name, and in a body `async` is an expression.
    const inBody = place === "body" && fn.visibility === undefined;
    const asName = edition === 2015 && (isConst.start < isAsync.start || inBody);
    // Of words in the wrong order the compiler goes on with the last one before `fn` only.
    const misplaced = fn.problems.find(({ kind }) => kind === "qualifier-order");
    const stopped = misplaced !== undefined && misplaced.start !== fn.qualifiers.at(-1)?.start;
    yield {
      range: isConst,
      data: { name: fn.name.text, qualifiers: [isConst, isAsync] },
      related: [{ range: isAsync, message: "`async` because of this" }],
      ...(asName || stopped ? { rustc: null } : {}),
    };
  },
  message: ({ name }) => `\`${name}\` cannot be both \`const\` and \`async\``,
  fixes: ({ qualifiers }, scene) =>
    qualifiers.map((qualifier) => ({
      title: `Remove \`${qualifier.word}\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.remove(qualifier)],
    })),
});
