import type { AttributeUse } from "../model/active-attributes.ts";
import { targetOf } from "./attributes/target.ts";
import { namedUsesOf, stringOf, usesOf, withoutUse } from "./attributes/uses.ts";
import { reference, rule } from "./rule.ts";

export const noMangleAndExportName = rule<"attributes", { readonly use: AttributeUse; readonly name: string }>({
  name: "no-mangle-and-export-name",
  rustc: ["unused_attributes"],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["no_mangle"],
  explain: {
    what: "An item has both `no_mangle` and `export_name`.",
    why: "One definition has one symbol, and `export_name` wins: nobody finds the item under its own name, whatever `no_mangle` seems to promise.",
    bad: '#[no_mangle]\n#[export_name = "engine_start"]\npub extern "C" fn start() {}',
    good: '#[export_name = "engine_start"]\npub extern "C" fn start() {}',
    sources: [
      reference("abi.html#r-abi.export_name", "`export_name`"),
      reference("abi.html#r-abi.no_mangle", "`no_mangle`"),
    ],
  },
  *check({ owner, uses }, scene) {
    if (uses.length < 2) return;
    // Of several the compiler looks at the last.
    const use = usesOf(uses, "no_mangle").at(-1);
    const named = namedUsesOf(uses, "export_name").at(-1);
    if (use === undefined || named === undefined || use.meta.unreadable === true) return;
    const target = targetOf(owner, scene);
    if (target === undefined || target === "macro-call") return;
    const related = [{ range: named.range, message: "this name is the symbol" }];
    yield { range: use.range, data: { use, name: stringOf(named.meta) ?? "" }, related };
  },
  message: ({ name }) => `\`no_mangle\` does nothing here: \`export_name\` makes the symbol \`${name}\``,
  fixes: ({ use }, scene) => withoutUse(use, "safe", scene),
});
