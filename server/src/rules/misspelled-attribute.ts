import type { Attribute, MetaItem, Range } from "../facts/item.ts";
import { misspelledAttribute as correctionOf } from "../target/attributes.ts";
import { type AttributeOwner, reference, rule, type Scene } from "./rule.ts";

interface Misspelled {
  readonly written: string;
  readonly meant: string;
  readonly at: Range;
}

export const misspelledAttribute = rule<"attributes", Misspelled>({
  name: "misspelled-attribute",
  rustc: ["msg:cannot-find-attribute-in-this-scope"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  explain: {
    what: "An attribute about symbols or layout is misspelled.",
    why: "A name that is none of the language's is looked for among attribute macros, and the compiler stops when there is none.",
    bad: '#[nomangle]\npub extern "C" fn engine_start() {}',
    good: '#[no_mangle]\npub extern "C" fn engine_start() {}',
    sources: [reference("attributes.html#built-in-attributes-index", "built-in attributes")],
  },
  *check({ owner, uses }, scene) {
    for (const { meta } of uses) {
      const meant = correctionOf(meta.name);
      if (meant === undefined || meta.nameEnd === undefined || mayBeMacro(meta.name, owner, scene)) continue;
      const at: Range = { start: meta.start, end: meta.nameEnd };
      yield { range: at, data: { written: meta.name, meant, at } };
    }
  },
  message: ({ written, meant }) => `\`${written}\` is no attribute of the language; \`${meant}\` is`,
  fixes: ({ meant, at }, scene) => [
    { title: `Write \`${meant}\``, safety: "unsafe", kind: "quickfix", edits: [scene.replace(at, meant)] },
  ],
});

/** Whether the module or body has something of this name, or a derive macro may know it. */
function mayBeMacro(name: string, { item }: AttributeOwner, { scope }: Scene): boolean {
  const { world, module, bodies } = scope;
  if (world.entry(module, name).declarations.length > 0) return true;
  if (bodies.some((names) => names.some((one) => one.name === name))) return true;
  return item.attributes.some(derivesMore);
}

/** The derive macros of the standard library, which know no attributes but `default`. */
const STANDARD = /^(?:(?:std|core)::[\w:]*)?(?:Clone|Copy|Debug|Default|Eq|Hash|Ord|PartialEq|PartialOrd)$/;

function derivesMore({ form, meta }: Attribute): boolean {
  return form === "attribute" && namesDerives(meta);
}

function namesDerives({ name, list }: MetaItem): boolean {
  if (name === "cfg_attr") return list?.slice(1).some(namesDerives) === true;
  return name === "derive" && list?.every((item) => STANDARD.test(item.name)) !== true;
}
