import { errorIndex, reference, rule } from "./rule.ts";

export const implTraitInPath = rule<"fn", { readonly type: string }>({
  name: "impl-trait-in-path",
  rustc: ["E0562"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "`impl Trait` stands before `::` in a path.",
    why: "`impl Trait` is a type without a name: nothing after it could say which of its associated types is meant, and callers on either side of a border could not write the signature down. A named type parameter can be spoken of twice.",
    bad: "pub fn first(list: <impl Iterator as Iterator>::Item) {}",
    good: "pub fn first<I: Iterator>(list: I::Item) {}",
    sources: [
      reference("types/impl-trait.html#r-type.impl-trait.constraint", "where `impl Trait` may stand"),
      errorIndex("E0562"),
    ],
    note: "Older documents call this E0667, which the compiler no longer prints.",
  },
  *check({ implTraits }, { source }) {
    for (const { start, end, position } of implTraits) {
      if (position === "paths") yield { range: { start, end }, data: { type: source.slice(start, end) } };
    }
  },
  message: ({ type }) => `\`${type}\` cannot stand in a path; give it a name: a type parameter`,
});
