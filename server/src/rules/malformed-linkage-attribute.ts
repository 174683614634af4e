import type { MetaItem } from "../facts/item.ts";
import type { AttributeUse } from "../model/active-attributes.ts";
import { type MalformedCode, readLink } from "./attributes/link.ts";
import { isWord, LINKAGES, stringOf } from "./attributes/uses.ts";
import { errorIndex, type Fix, ferrocene, reference, rule } from "./rule.ts";

interface Malformed {
  readonly use: AttributeUse;
  readonly says: string;
}

const WORDS: ReadonlySet<string> = new Set(["no_mangle", "ffi_const", "ffi_pure", "naked"]);
const STRINGS: ReadonlySet<string> = new Set(["export_name", "link_name", "link_section"]);
export const malformedLinkageAttribute = rule<"attributes", Malformed>({
  name: "malformed-linkage-attribute",
  rustc: ["E0539", "E0538", "E0565", "E0805", "ill_formed_attribute_input"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: [
    "no_mangle",
    "ffi_const",
    "ffi_pure",
    "naked",
    "export_name",
    "link_name",
    "link_section",
    "linkage",
    "link_ordinal",
    "used",
    "link",
  ],
  explain: {
    what: "An attribute about symbols or libraries has arguments that it does not take, or lacks those that it needs.",
    why: 'The compiler knows a symbol\'s name, its section and its library from the arguments alone. `no_mangle` takes none, `export_name`, `link_name` and `link_section` take one string after `=`, `link_ordinal` one number and `link` a list of `key = "value"`.',
    bad: '#[export_name("engine_start")]\npub extern "C" fn start() {}',
    good: '#[export_name = "engine_start"]\npub extern "C" fn start() {}',
    sources: [
      reference("attributes.html#r-attributes.meta", "meta item attribute syntax"),
      reference("items/external-blocks.html#r-items.extern.attributes.link.syntax", "`link`, syntax"),
      reference("abi.html#r-abi.export_name.syntax", "`export_name`, syntax"),
      errorIndex("E0539"),
      errorIndex("E0565"),
      errorIndex("E0805"),
      errorIndex("E0538"),
      ferrocene("fls_3cgtdk4698hm", "attributes of foreign functions"),
    ],
  },
  *check({ uses }, { target, features, edition }) {
    for (const use of uses) {
      const { range, meta } = use;
      if (range.end === range.start || meta.unreadable === true) continue;
      // Before Rust 2021 `c"…"` is two tokens.
      if (meta.value?.kind === "c-string" && edition < 2021) continue;
      if (meta.name === "link") {
        for (const mistake of readLink(use, target, features).mistakes) {
          if (mistake.kind === "malformed") {
            yield { range, data: { use, says: mistake.says }, rustc: mistake.code };
          } else if (mistake.kind === "ill-formed") {
            const says = 'the library is named in parentheses: `link(name = "…")`';
            yield { range, data: { use, says }, rustc: "ill_formed_attribute_input", level: "deny" };
          }
        }
        continue;
      }
      const wrong = mistakeOf(meta);
      if (wrong !== undefined) yield { range, data: { use, says: wrong.says }, rustc: wrong.code };
    }
  },
  message: ({ use, says }) => `\`${use.meta.name}\` is malformed: ${says}`,
  fixes: ({ use }, scene) => {
    const { meta } = use;
    const { name, nameEnd, list, value } = meta;
    if (nameEnd === undefined) return [];
    const tail = { start: nameEnd, end: meta.end };
    if (WORDS.has(name)) {
      // A string after `no_mangle` was meant to be the symbol's name.
      const text = value ?? (list?.length === 1 ? list[0]?.value : undefined);
      const fixes: Fix[] = [];
      if (name === "no_mangle" && text?.kind === "string" && text.value !== undefined && text.value !== "") {
        const whole = { start: meta.start, end: meta.end };
        const edits = [scene.replace(whole, `export_name = ${scene.text(text)}`)];
        fixes.push({ title: "Write `export_name` for `no_mangle`", safety: "unsafe", kind: "quickfix", edits });
      }
      const edits = [scene.replace(tail, "")];
      fixes.push({ title: "Remove the arguments", safety: "unsafe", kind: "quickfix", edits });
      return fixes;
    }
    const [only] = list ?? [];
    const inList = list?.length === 1 && only?.name === "" ? only.value : undefined;
    if ((STRINGS.has(name) || name === "linkage") && inList?.kind === "string") {
      const edits = [scene.replace(tail, ` = ${scene.text(inList)}`)];
      return [{ title: "Write the string after `=`", safety: "safe", kind: "quickfix", edits }];
    }
    if (name === "link_ordinal" && value?.kind === "number" && /^[0-9_]+$/.test(value.value ?? "")) {
      const edits = [scene.replace(tail, `(${scene.text(value)})`)];
      return [{ title: "Write the number in parentheses", safety: "safe", kind: "quickfix", edits }];
    }
    if (name === "link" && list === undefined && value?.kind === "string" && value.suffix === undefined) {
      const edits = [scene.replace(tail, `(name = ${scene.text(value)})`)];
      return [{ title: "Write `link(name = …)`", safety: "unsafe", kind: "quickfix", edits }];
    }
    return [];
  },
});

/** What is wrong with the input of an attribute other than `link`. */
function mistakeOf(meta: MetaItem): { readonly code: MalformedCode; readonly says: string } | undefined {
  const { name, list, value } = meta;
  if (WORDS.has(name)) return isWord(meta) ? undefined : { code: "E0565", says: "it takes no arguments" };
  if (STRINGS.has(name)) {
    if (stringOf(meta) !== undefined) return undefined;
    if (value?.kind === "byte-string" || value?.kind === "c-string") {
      return { code: "E0539", says: "the string takes no prefix" };
    }
    return { code: "E0539", says: `it takes one string, \`${name} = "…"\`` };
  }
  switch (name) {
    case "linkage": {
      const text = stringOf(meta);
      if (text === undefined) return { code: "E0539", says: 'it takes one string, `linkage = "…"`' };
      return LINKAGES.includes(text) ? undefined : { code: "E0539", says: `there is no linkage \`${text}\`` };
    }
    case "link_ordinal": {
      if (list === undefined) return { code: "E0539", says: "it takes a number in parentheses" };
      const [only] = list;
      if (list.length !== 1 || only === undefined) return { code: "E0805", says: "it takes one number" };
      const number = only.name === "" && only.value?.kind === "number" && !/[.]/.test(only.value.value ?? "");
      return number ? undefined : { code: "E0539", says: "it takes a number in parentheses" };
    }
    case "used": {
      if (list === undefined) return undefined;
      const [only] = list;
      if (list.length !== 1 || only === undefined) return { code: "E0805", says: "it takes one argument or none" };
      const known = only.name === "linker" || only.name === "compiler";
      return known ? undefined : { code: "E0539", says: "its argument is `linker` or `compiler`" };
    }
    default:
      return undefined;
  }
}
