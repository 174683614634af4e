import type { Literal } from "../facts/item.ts";
import { LINK_MODIFIERS, type LinkMistake, readLink } from "./attributes/link.ts";
import { errorIndex, type Found, reference, rule } from "./rule.ts";

interface Modifier {
  readonly modifier: string;
  readonly literal: Literal;
}

const KEYS: Partial<Record<LinkMistake["kind"], string>> = {
  "modifier-sign": "msg:invalid-linking-modifier-syntax-expected-or-prefix-before-one-of",
  "modifier-for-static": "msg:linking-modifier-is-only-compatible-with-static-linking-kind",
  "modifier-for-dynamic": "msg:linking-modifier-as-needed-is-only-compatible-with-dylib-framework",
  "modifier-twice": "msg:multiple-modifiers-in-a-single-modifiers-argument",
  "modifier-unstable": "E0658",
};

export const invalidLinkModifier = rule<"attributes", Modifier>({
  name: "invalid-link-modifier",
  rustc: Object.values(KEYS),
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link"],
  explain: {
    what: "A modifier of `#[link]` has no `+` or `-`, stands twice, or does not fit the kind of library.",
    why: "`bundle`, `whole-archive` and `export-symbols` say what becomes of the objects of a static library; `as-needed` speaks about shared ones and is an experiment. A kind that is not written is none of them. Each modifier says with `+` or `-` whether it is on.",
    bad: '#[link(name = "z", modifiers = "+whole-archive")]\nunsafe extern "C" {}',
    good: '#[link(name = "z", kind = "static", modifiers = "+whole-archive")]\nunsafe extern "C" {}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.attributes.link.modifiers", "`link`, modifiers"),
      errorIndex("E0658"),
    ],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      if (use.meta.name !== "link" || use.range.end === use.range.start) continue;
      const literal = use.meta.list?.findLast(({ name, value }) => name === "modifiers" && value !== undefined)?.value;
      if (literal === undefined) continue;
      for (const mistake of readLink(use, target, features).mistakes) {
        const key = KEYS[mistake.kind];
        if (key === undefined || !("modifier" in mistake)) continue;
        const found: Found<Modifier> = { range: mistake, data: { modifier: mistake.modifier, literal }, rustc: key };
        yield found;
      }
    }
  },
  message: ({ modifier }, { rustc }) => {
    switch (rustc) {
      case KEYS["modifier-sign"]:
        return `\`${modifier}\` must begin with \`+\` or \`-\``;
      case KEYS["modifier-for-static"]:
        return `\`${modifier}\` is for \`kind = "static"\` only`;
      case KEYS["modifier-for-dynamic"]:
        return "`as-needed` is for the kinds `dylib`, `framework` and `raw-dylib`, written out";
      case KEYS["modifier-twice"]:
        return `\`${modifier}\` stands here twice`;
      default:
        return `\`${modifier}\` is an experiment of nightly compilers`;
    }
  },
  fixes: ({ modifier, literal }, scene, { rustc }) => {
    if (rustc !== KEYS["modifier-sign"] || !LINK_MODIFIERS.includes(modifier)) return [];
    const text = scene.text(literal);
    const at = new RegExp(`[",]${modifier}(?=[",])`).exec(text)?.index;
    if (at === undefined) return [];
    const edits = [scene.insert(literal.start + at + 1, "+")];
    return [{ title: `Write \`+${modifier}\``, safety: "unsafe", kind: "quickfix", edits }];
  },
});
