import type { Item } from "../facts/item.ts";
import type { AttributeUse } from "../model/active-attributes.ts";
import { type Repr, type ReprHint, reprOf } from "../model/repr.ts";
import { withoutHints } from "./repr/edits.ts";
import { type AttributeOwner, errorIndex, type Found, reference, rule, type Scene } from "./rule.ts";

type Data =
  | { readonly what: "hint"; readonly hint: ReprHint; readonly needs: string; readonly repr: Repr }
  | { readonly what: "attribute" | "function" | "crate"; readonly use: AttributeUse };

export const misplacedRepr = rule<"attributes", Data>({
  name: "misplaced-repr",
  rustc: ["E0517", "msg:repr-attribute-cannot-be-used-at-crate-level", "msg:repr-align-is-not-supported-on-functions"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "A `repr` hint stands on something that it cannot be for.",
    why: "A representation is the memory layout of one type. `C`, `transparent` and `align` are for structs, enums and unions; `packed` is for structs and unions, whose fields it moves together; an integer is for enums, whose tag it is.",
    bad: "#[repr(u8)]\npub struct Flags {\n    bits: u8,\n}",
    good: "#[repr(transparent)]\npub struct Flags {\n    bits: u8,\n}",
    sources: [
      reference("type-layout.html#representations", "representations"),
      reference("type-layout.html#primitive-representations", "primitive representations"),
      errorIndex("E0517"),
    ],
  },
  *check(list, scene) {
    yield* judge(reprOf(list), list.owner, scene);
  },
  message: (data) => {
    switch (data.what) {
      case "hint":
        return `\`${data.hint.name}\` is for ${data.needs} only`;
      case "crate":
        return "`repr` stands on one type, not on a whole crate";
      default:
        return "`repr` is for structs, enums and unions only";
    }
  },
  fixes: (data, scene) => {
    if (data.what !== "hint") {
      if (data.use.conditional) return [];
      const edits = [scene.remove(data.use.attribute)];
      return [{ title: "Remove the attribute", safety: "unsafe", kind: "quickfix", edits }];
    }
    const edits = withoutHints(data.repr.uses, [data.hint], scene);
    if (edits === undefined) return [];
    return [{ title: `Remove \`${data.hint.name}\``, safety: "unsafe", kind: "quickfix", edits }];
  },
});

function* judge(repr: Repr, owner: AttributeOwner, scene: Scene): Iterable<Found<Data>> {
  const [first] = repr.uses;
  if (first === undefined) return;
  const item = owner.kind === "item" ? owner.item : undefined;
  // A macro takes its attributes with it.
  if (item?.kind === "macro-call") return;
  const kind = item?.kind ?? "other";
  for (const hint of repr.hints) {
    const needs = needsOf(hint, kind);
    if (needs !== undefined) yield { range: hint, data: { what: "hint", hint, needs, repr } };
  }
  if (item?.kind === "inner-attributes" && scene.crateRoot && scene.place === "module") {
    const rustc = "msg:repr-attribute-cannot-be-used-at-crate-level";
    for (const use of repr.uses) yield { range: use.range, data: { what: "crate", use }, rustc };
  } else if (repr.hints.length === 0 && item !== undefined && !isType(kind) && !isAssociated(item, scene)) {
    const isFn = kind === "fn" && scene.place !== "extern-block";
    const rustc = isFn ? "msg:repr-align-is-not-supported-on-functions" : "E0517";
    yield { range: first.range, data: { what: isFn ? "function" : "attribute", use: first }, rustc };
  }
}

/** Whether it is an item of an impl or trait. */
function isAssociated({ kind }: Item, { place }: Scene): boolean {
  return (place === "impl" || place === "trait") && kind !== "inner-attributes";
}

function isType(kind: string): boolean {
  return kind === "struct" || kind === "enum" || kind === "union";
}

/** What a hint can be for, when it is not for this. */
function needsOf(hint: ReprHint, kind: string): string | undefined {
  switch (hint.kind) {
    case "packed":
      return kind === "struct" || kind === "union" ? undefined : "structs and unions";
    case "simd":
      return kind === "struct" ? undefined : "structs";
    case "integer":
      return kind === "enum" ? undefined : "enums";
    default:
      return isType(kind) ? undefined : "structs, enums and unions";
  }
}
