import type { ConstItem } from "../facts/item.ts";
import { usesOf } from "./attributes/uses.ts";
import { reference, rule } from "./rule.ts";

export const noMangleConst = rule<"attributes", ConstItem>({
  name: "no-mangle-const",
  rustc: ["no_mangle_const_items"],
  level: "deny",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["no_mangle"],
  explain: {
    what: "A constant is marked `no_mangle`.",
    why: "A constant has no address and makes no symbol: its value is copied to each place that names it. A C program that declares it `extern` does not link. A `static` is one object in memory with a symbol.",
    bad: "#[unsafe(no_mangle)]\npub const ENGINE_VERSION: u32 = 3;",
    good: "#[unsafe(no_mangle)]\npub static ENGINE_VERSION: u32 = 3;",
    sources: [
      reference("abi.html#r-abi.no_mangle", "`no_mangle`"),
      reference("items/constant-items.html", "constant items"),
    ],
  },
  *check({ owner, uses }, { place }) {
    if (owner.kind !== "item" || owner.item.kind !== "const" || owner.item.broken) return;
    if (place === "impl" || place === "trait" || place === "extern-block") return;
    if (usesOf(uses, "no_mangle").length > 0) yield { range: owner.item, data: owner.item };
  },
  message: ({ name }) => `\`${name.text}\` is a constant, which has no symbol: write \`static\``,
  fixes: ({ name, start }, scene) => {
    const head = scene.text({ start, end: name.start });
    const at = /\bconst\s+$/.exec(head)?.index;
    if (name.text === "_" || at === undefined) return [];
    const keyword = { start: start + at, end: start + at + "const".length };
    const edits = [scene.replace(keyword, "static")];
    return [{ title: "Write `static` for `const`", safety: "unsafe", kind: "quickfix", edits }];
  },
});
