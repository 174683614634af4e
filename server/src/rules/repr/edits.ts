/** Edits of `repr` attributes that several rules make. */
import type { MetaItem, Range } from "../../facts/item.ts";
import type { AttributeUse } from "../../model/active-attributes.ts";
import type { Edit, Fix, FixScene } from "../rule.ts";

/**
 * Takes hints out of their attributes, and attributes that would be empty. Undefined where an attribute would be empty
 * inside a `cfg_attr`: what to do with the rest of it is for a person to say.
 */
export function withoutHints(
  uses: readonly AttributeUse[],
  hints: readonly Range[],
  scene: FixScene,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const use of uses) {
    const elements: readonly MetaItem[] = use.meta.list ?? [];
    const kept = elements.filter((element) => !hints.some((hint) => isSame(hint, element)));
    const [first] = elements;
    const last = elements.at(-1);
    if (first === undefined || last === undefined || kept.length === elements.length) continue;
    if (kept.length > 0) {
      const list = kept.map((element) => scene.text(element)).join(", ");
      edits.push(scene.replace({ start: first.start, end: last.end }, list));
    } else if (use.conditional) return undefined;
    else edits.push(scene.remove(use.attribute));
  }
  return edits;
}

function isSame(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Puts an attribute on the item, on a line of its own with the item's indentation. */
export function addAttribute(text: string, item: Range, scene: FixScene): Edit {
  const before = scene.file.text(0, scene.sliceStart + item.start);
  const indent = /[ \t]*$/.exec(before)?.[0] ?? "";
  const alone = /(?:^|\n)[ \t]*$/.test(before);
  return scene.insert(item.start, alone ? `${text}\n${indent}` : `${text} `);
}

/** The fix that takes a whole attribute away; none inside a `cfg_attr`. */
export function withoutAttribute(
  title: string,
  safety: Fix["safety"],
  use: AttributeUse,
  scene: FixScene,
): readonly Fix[] {
  return use.conditional ? [] : [{ title, safety, kind: "quickfix", edits: [scene.remove(use.attribute)] }];
}
