import type { AttributeUse } from "../model/active-attributes.ts";
import { readLink } from "./attributes/link.ts";
import { errorIndex, reference, rule } from "./rule.ts";

interface Kind {
  readonly use: AttributeUse;
  readonly name: string;
  readonly gate: "target" | "unstable";
}

export const unsupportedLinkKind = rule<"attributes", Kind>({
  name: "unsupported-link-kind",
  rustc: ["E0455", "E0658"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link"],
  explain: {
    what: "A kind of library is named that this target does not have, or that is an experiment.",
    why: "`framework` is Apple's way to pack a library, and `raw-dylib` makes an import library for a Windows DLL: other systems' linkers know neither. Crates that build on several systems say it under a condition. `link-arg` is for nightly compilers.",
    bad: '#[link(name = "CoreFoundation", kind = "framework")]\nunsafe extern "C" {}',
    good: '#[cfg_attr(target_vendor = "apple", link(name = "CoreFoundation", kind = "framework"))]\nunsafe extern "C" {}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.attributes.link.framework", "`link`, frameworks"),
      reference("items/external-blocks.html#r-items.extern.attributes.link.raw-dylib", "`link`, `raw-dylib`"),
      errorIndex("E0455"),
      errorIndex("E0658"),
    ],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      if (use.meta.name !== "link" || use.range.end === use.range.start) continue;
      for (const mistake of readLink(use, target, features).mistakes) {
        if (mistake.kind !== "link-kind") continue;
        const { name, gate } = mistake;
        yield { range: mistake, data: { use, name, gate }, rustc: gate === "target" ? "E0455" : "E0658" };
      }
    }
  },
  message: ({ name, gate }) => {
    if (gate === "unstable") return `The link kind \`${name}\` is an experiment of nightly compilers here`;
    return `The link kind \`${name}\` is for ${name === "framework" ? "Apple" : "Windows"} targets only`;
  },
  fixes: ({ use, name, gate }, scene) => {
    if (gate === "unstable" || use.conditional) return [];
    const condition = name === "framework" ? 'target_vendor = "apple"' : "windows";
    const edits = [scene.insert(use.meta.start, `cfg_attr(${condition}, `), scene.insert(use.meta.end, ")")];
    return [{ title: `Link it under \`cfg_attr(${condition}, …)\``, safety: "unsafe", kind: "quickfix", edits }];
  },
});
