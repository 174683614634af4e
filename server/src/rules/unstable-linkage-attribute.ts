import { readLink } from "./attributes/link.ts";
import { errorIndex, type Found, reference, rule } from "./rule.ts";

/** The features that attributes ask for. */
const FEATURES: Readonly<Record<string, string>> = {
  linkage: "linkage",
  ffi_const: "ffi_const",
  ffi_pure: "ffi_pure",
  thread_local: "thread_local",
};

interface Gate {
  readonly what: string;
  readonly feature: string;
}

export const unstableLinkageAttribute = rule<"attributes", Gate>({
  name: "unstable-linkage-attribute",
  rustc: ["E0658"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  explain: {
    what: "An attribute about linkage is an experiment that only nightly compilers take.",
    why: "Stable compilers refuse it, since its meaning may still change. On a nightly the crate says `#![feature(…)]` for it.",
    bad: '#[linkage = "weak"]\npub extern "C" fn on_panic() {}',
    good: '#![feature(linkage)]\n\n#[linkage = "weak"]\npub extern "C" fn on_panic() {}',
    sources: [
      {
        title: "Unstable Book, linkage",
        url: "https://doc.rust-lang.org/unstable-book/language-features/linkage.html",
      },
      reference("abi.html#r-abi.used", "`used`"),
      errorIndex("E0658"),
    ],
  },
  *check({ owner, uses }, { target, features }) {
    const [first] = uses;
    const gated = owner.kind === "node" && owner.experimental;
    if (gated && first !== undefined && !features.has("stmt_expr_attributes")) {
      yield { range: first.range, data: { what: "expression", feature: "stmt_expr_attributes" } };
    }
    for (const use of uses) {
      const { meta, range } = use;
      if (range.end === range.start || meta.unreadable === true) continue;
      const feature = Object.hasOwn(FEATURES, meta.name) ? FEATURES[meta.name] : undefined;
      if (feature !== undefined) {
        if (!features.has(feature)) yield { range, data: { what: meta.name, feature } };
      } else if (meta.name === "used") {
        const [only] = meta.list?.length === 1 ? meta.list : [];
        const gated = only?.name === "linker" || only?.name === "compiler";
        if (gated && !features.has("used_with_arg")) {
          yield { range, data: { what: `used(${only.name})`, feature: "used_with_arg" } };
        }
      } else if (meta.name === "link") {
        for (const mistake of readLink(use, target, features).mistakes) {
          if (mistake.kind !== "cfg-unstable") continue;
          const found: Found<Gate> = { range: mistake, data: { what: "cfg", feature: "link_cfg" } };
          yield found;
        }
      }
    }
  },
  message: ({ what, feature }) => {
    if (what === "expression") return "An attribute on an expression is an experiment of nightly compilers";
    return what === "cfg"
      ? "`cfg` inside `link` is an experiment of nightly compilers: write `cfg_attr` around it"
      : `\`${what}\` is an experiment of nightly compilers (\`#![feature(${feature})]\`)`;
  },
});
