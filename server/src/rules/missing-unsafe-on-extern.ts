import { ferrocene, reference, rule } from "./rule.ts";

export const missingUnsafeOnExtern = rule({
  name: "missing-unsafe-on-extern",
  rustc: ["missing_unsafe_on_extern", "msg:extern-blocks-must-be-unsafe"],
  level: "allow",
  since: "0.1.0",
  on: ["extern-block"],
  explain: {
    what: "An external block is not marked `unsafe`: an error in edition 2024, and accepted before it.",
    why: "Nothing checks a declaration against the library that defines it. A wrong parameter, return type or ABI reads the wrong registers and corrupts memory, even when every call looks right. `unsafe extern` says that the author vouches for the declarations; only then may single items be marked `safe`.",
    bad: 'extern "C" {\n    fn abs(x: i32) -> i32;\n}',
    good: 'unsafe extern "C" {\n    fn abs(x: i32) -> i32;\n}',
    options: "edition: 2024",
    sources: [
      reference("items/external-blocks.html#r-items.extern.unsafe-required", "External blocks, `unsafe`"),
      {
        title: "Rust Edition Guide, unsafe extern blocks",
        url: "https://doc.rust-lang.org/edition-guide/rust-2024/unsafe-extern.html",
      },
      ferrocene("fls_tmoh3y9oyqsy", "External blocks"),
    ],
    note: "The compiler's lint `missing_unsafe_on_extern` is for editions before 2024; in 2024 its error has no code. The Ferrocene grammar leaves `unsafe` optional in every edition.",
  },
  *check(block, { edition }) {
    if (block.unsafe !== undefined) return;
    const found = { range: block, data: { edition, keyword: block.abi.start }, through: "block" as const };
    if (edition < 2024) yield found;
    else yield { ...found, rustc: "msg:extern-blocks-must-be-unsafe", level: "error" };
  },
  message: ({ edition }) =>
    edition < 2024
      ? "This external block is not marked `unsafe`, which edition 2024 requires"
      : "An external block must be marked `unsafe` in edition 2024: write `unsafe extern`",
  fixes: ({ keyword }, scene) => [
    {
      title: "Add `unsafe` to the external block",
      safety: "safe",
      kind: "quickfix",
      edits: [scene.insert(keyword, "unsafe ")],
    },
  ],
});
