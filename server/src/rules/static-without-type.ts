import { ferrocene, reference, rule } from "./rule.ts";

export const staticWithoutType = rule({
  name: "static-without-type",
  rustc: ["msg:missing-type-for-static-item"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A static is declared without its type.",
    why: "A symbol is only an address. The type alone says how many bytes to read there and how; nothing in the library tells the compiler, so it cannot be inferred.",
    bad: 'unsafe extern "C" {\n    static optind;\n}',
    good: 'unsafe extern "C" {\n    static optind: i32;\n}',
    sources: [
      reference("items/static-items.html#r-items.static.syntax", "Static items, syntax"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
    ],
  },
  *check(problem, { item }) {
    if (problem.kind !== "static-without-type") return;
    const found = { range: problem, data: { name: problem.found } };
    // The compiler's words for `static mut` and `const` have no key.
    const plain = item.kind === "static" && !item.mutable && item.constKeyword === undefined;
    yield plain ? found : { ...found, rustc: null };
  },
  message: ({ name }) => `\`${name}\` has no type; write \`${name}: \` and the type that C gives it`,
});
