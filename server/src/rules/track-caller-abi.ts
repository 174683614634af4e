import type { AttributeUse } from "../model/active-attributes.ts";
import { findAbi } from "../target/abi.ts";
import { usesOf, withoutUse } from "./attributes/uses.ts";
import { errorIndex, reference, rule } from "./rule.ts";

export const trackCallerAbi = rule<"attributes", { readonly use: AttributeUse; readonly abi: string }>({
  name: "track-caller-abi",
  rustc: ["E0737"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["track_caller"],
  explain: {
    what: "A function with a foreign ABI is marked `track_caller`.",
    why: "`track_caller` hands the place of the call on in a hidden parameter. A caller in C does not pass it, and the ABI has no room for it.",
    bad: '#[track_caller]\npub extern "C" fn check(ok: bool) {\n    assert!(ok);\n}',
    good: '#[track_caller]\nfn checked(ok: bool) {\n    assert!(ok);\n}\n\npub extern "C" fn check(ok: bool) {\n    checked(ok);\n}',
    sources: [
      reference(
        "attributes/codegen.html#r-attributes.codegen.track_caller.extern",
        "`track_caller`, foreign functions",
      ),
      errorIndex("E0737"),
    ],
  },
  *check({ owner, uses }, { block, place }) {
    if (owner.kind !== "item" || owner.item.kind !== "fn" || owner.item.broken) return;
    const use = usesOf(uses, "track_caller").at(-1);
    const spec = place === "extern-block" ? block?.abi : owner.item.abi;
    if (use === undefined || spec === undefined || spec.name === "Rust" || findAbi(spec.name) === undefined) return;
    yield { range: use.range, data: { use, abi: spec.name } };
  },
  message: ({ abi }) => `\`track_caller\` needs a hidden parameter, which \`extern "${abi}"\` functions cannot have`,
  fixes: ({ use }, scene) => withoutUse(use, "unsafe", scene),
});
