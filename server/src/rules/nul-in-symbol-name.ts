import type { Literal } from "../facts/item.ts";
import { readLink } from "./attributes/link.ts";
import { stringOf } from "./attributes/uses.ts";
import { errorIndex, type FixScene, reference, rule } from "./rule.ts";

export const nulInSymbolName = rule<"attributes", { readonly name: string; readonly literal: Literal | undefined }>({
  name: "nul-in-symbol-name",
  rustc: ["E0648", "msg:link-name-must-not-contain-nul"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["export_name", "link_section", "link"],
  explain: {
    what: "The name of a symbol, section or DLL has a NUL character in it.",
    why: "Object files and linkers keep names as C strings, which end at the first NUL. Rust adds that NUL itself; one that is written would cut the name short.",
    bad: '#[export_name = "engine_start\\0"]\npub extern "C" fn start() {}',
    good: '#[export_name = "engine_start"]\npub extern "C" fn start() {}',
    sources: [reference("abi.html#r-abi.export_name.syntax", "`export_name`, syntax"), errorIndex("E0648")],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      const { meta, range } = use;
      if (range.end === range.start || meta.unreadable === true) continue;
      if (meta.name === "export_name" || meta.name === "link_section") {
        if (stringOf(meta)?.includes("\0") !== true) continue;
        yield { range, data: { name: meta.name, literal: meta.value } };
      } else if (meta.name === "link") {
        for (const mistake of readLink(use, target, features).mistakes) {
          if (mistake.kind !== "nul-in-name") continue;
          const literal = meta.list?.find((item) => item.name === "name")?.value;
          yield { range: mistake, data: { name: "link", literal }, rustc: "msg:link-name-must-not-contain-nul" };
        }
      }
    }
  },
  message: ({ name }) =>
    name === "link"
      ? "The name of a DLL may hold no NUL character"
      : `The string of \`${name}\` may hold no NUL character; Rust ends it with one itself`,
  fixes: ({ literal }, scene) => {
    const text = literal === undefined ? undefined : withoutLastNul(literal, scene);
    if (literal === undefined || text === undefined) return [];
    const edits = [scene.replace(literal, text)];
    return [{ title: "Remove the NUL at the end", safety: "unsafe", kind: "quickfix", edits }];
  },
});

/** A string that is fine but for one NUL at its end, without it. */
function withoutLastNul(literal: Literal, scene: FixScene): string | undefined {
  const match = /^(".*?)(?:\\0|\\x00|\\u\{0+\})"$/s.exec(scene.text(literal));
  return match?.[1] === undefined || literal.value?.indexOf("\0") !== (literal.value?.length ?? 0) - 1
    ? undefined
    : `${match[1]}"`;
}
