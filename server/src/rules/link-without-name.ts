import type { AttributeUse } from "../model/active-attributes.ts";
import { readLink } from "./attributes/link.ts";
import { errorIndex, reference, rule } from "./rule.ts";

export const linkWithoutName = rule<"attributes", { readonly use: AttributeUse; readonly only: string | undefined }>({
  name: "link-without-name",
  rustc: ["E0459", "E0454"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link"],
  explain: {
    what: 'A `#[link]` does not name its library, or names it `""`.',
    why: "The attribute tells the linker which library to search for the block's symbols. Without a name there is nothing to search; only `wasm_import_module` stands without one.",
    bad: '#[link(kind = "static")]\nunsafe extern "C" {\n    fn crc32(crc: u64, data: *const u8, len: u32) -> u64;\n}',
    good: '#[link(name = "z", kind = "static")]\nunsafe extern "C" {\n    fn crc32(crc: u64, data: *const u8, len: u32) -> u64;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.attributes.link.name-requirement", "`link`, the name"),
      errorIndex("E0459"),
      errorIndex("E0454"),
    ],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      if (use.meta.name !== "link" || use.range.end === use.range.start) continue;
      for (const mistake of readLink(use, target, features).mistakes) {
        if (mistake.kind === "no-name") yield { range: use.range, data: { use, only: mistake.only } };
        if (mistake.kind === "empty-name") yield { range: mistake, data: { use, only: undefined }, rustc: "E0454" };
      }
    }
  },
  message: (_, { rustc }) =>
    rustc === "E0454" ? "The library's name is empty" : '`link` needs the library\'s name: `name = "…"`',
  fixes: ({ use, only }, scene) => {
    const [item] = use.meta.list ?? [];
    if (only === undefined || only === "" || item === undefined) return [];
    const edits = [scene.insert(item.start, "name = ")];
    return [{ title: `Write \`name = "${only}"\``, safety: "safe", kind: "quickfix", edits }];
  },
});
