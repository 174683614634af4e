import type { Qualifier } from "../facts/item.ts";
import { ferrocene, reference, rule } from "./rule.ts";

export const unsafeStatic = rule<"static", { readonly qualifier: Qualifier; readonly name: string }>({
  name: "unsafe-static",
  rustc: ["msg:static-items-cannot-be-declared-with-unsafe-safety-qualifier-outside"],
  level: "error",
  since: "0.1.0",
  on: ["static"],
  explain: {
    what: "A static outside an external block is declared `unsafe`.",
    why: "A foreign static may be declared `unsafe` since nothing is known of who else writes to it. A static that Rust defines is unsafe to use when it is `static mut`, and safe otherwise; there is no third kind.",
    bad: "pub unsafe static LIMIT: u32 = 8;",
    good: "pub static LIMIT: u32 = 8;",
    sources: [
      reference("items/static-items.html#r-items.static.safety-qualifiers", "safety qualifiers of statics"),
      ferrocene("fls_fo9with6xumo", "external statics are unsafe unless they say `safe`"),
    ],
  },
  *check(item, { place }) {
    if (place === "impl" || place === "trait") return;
    const [qualifier, another] = item.qualifiers;
    if (qualifier?.word !== "unsafe" || another !== undefined) return;
    yield { range: item, data: { qualifier, name: item.name.text } };
  },
  message: ({ name }) =>
    `\`${name}\` is not in an \`unsafe extern\` block, so it cannot be declared \`unsafe\`; only \`static mut\` makes a Rust static unsafe to use`,
  fixes: ({ qualifier }, scene) => [
    { title: "Remove `unsafe`", safety: "safe", kind: "quickfix", edits: [scene.remove(qualifier)] },
  ],
});
