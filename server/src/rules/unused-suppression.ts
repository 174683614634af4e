import { rule } from "./rule.ts";

/** Found by `analysis`, which alone knows what a comment silenced; here is what there is to say about it. */
export const unusedSuppression = rule({
  name: "unused-suppression",
  rustc: [],
  level: "warn",
  since: "0.1.0",
  on: [],
  explain: {
    what: "A `// ferrule: allow(…)` comment silences nothing.",
    why: "The code it was written for has changed, or a name in it is wrong. Left alone it would hide the next mistake on that line, and it tells readers of a danger that is not there.",
    bad: '// ferrule: allow(unknown-abi) checked by the linker script\nextern "C" fn f() {}',
    good: 'extern "C" fn f() {}',
    sources: [
      {
        title: "Rust Reference, Lint expectations, on which this is modelled",
        url: "https://doc.rust-lang.org/reference/attributes/diagnostics.html#lint-expect",
      },
    ],
  },
  *check() {},
  message: () => "this comment silences nothing",
});
