import type { Range } from "../facts/item.ts";
import { type ReprMistake, reprOf } from "../model/repr.ts";
import { errorIndex, type Fix, type FixScene, reference, rule } from "./rule.ts";

interface Data {
  /** `#[repr]`, `#[repr = …]`: nothing in parentheses at all. */
  readonly bare?: true;
  /** Undefined for a number that is right and too large for the target. */
  readonly mistake: ReprMistake | undefined;
  /** `isize::MAX` of the target. */
  readonly most: number;
}

export const malformedReprArgument = rule<"attributes", Data>({
  name: "malformed-repr-argument",
  rustc: ["E0589", "E0693", "E0552", "E0539"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "`repr` is written without parentheses, or the number of its `align` or `packed` is missing or is not one that Rust takes.",
    why: "An alignment is a power of two, up to 2^29, written as a plain integer in parentheses: `align(16)`. Constants and expressions are not read there. `packed` alone is `packed(1)`; `align` always needs its number.",
    bad: "#[repr(C, align = 16)]\npub struct Block {\n    words: [u64; 2],\n}",
    good: "#[repr(C, align(16))]\npub struct Block {\n    words: [u64; 2],\n}",
    sources: [
      reference("type-layout.html#the-alignment-modifiers", "the alignment modifiers"),
      errorIndex("E0589"),
      errorIndex("E0693"),
      errorIndex("E0552"),
    ],
  },
  *check(list, scene) {
    for (const { meta, range } of list.uses) {
      if (meta.name !== "repr" || meta.list !== undefined || meta.unreadable === true) continue;
      yield { range, data: { bare: true, mistake: undefined, most: 0 }, rustc: "E0539" };
    }
    // No type may be larger than `isize::MAX`, nor may its alignment.
    const most = 2 ** (scene.target.pointerWidth - 1) - 1;
    const { hints, mistakes } = reprOf(list);
    for (const mistake of mistakes) {
      const rustc = keyOf(mistake);
      if (rustc !== undefined) yield { range: mistake, data: { mistake, most }, rustc };
    }
    for (const { kind, bytes = 0, start, end } of hints) {
      if (kind === "align" && bytes > most) yield { range: { start, end }, data: { mistake: undefined, most } };
    }
  },
  message: ({ bare, mistake, most }) => {
    if (bare === true) return "`repr` says how in parentheses: `repr(C)`";
    if (mistake === undefined) return `No alignment on this target is greater than ${most}`;
    const { kind, name } = mistake;
    switch (kind) {
      case "no-argument":
        return "`align` needs a number of bytes: `align(8)`";
      case "assigned":
        return `The number of \`${name}\` stands in parentheses: \`${name}(8)\``;
      case "argument-count":
        return name === "align" ? "`align` takes one number" : "`packed` takes one number, or no parentheses at all";
      case "not-a-literal":
        return `\`${name}\` takes a number as such, no name and no expression`;
      case "not-an-integer":
        return `\`${name}\` takes a plain integer without quotes or suffix`;
      case "too-large":
        return `\`${name}\` takes no more than 2^29, which is 536870912`;
      default:
        return `\`${name}\` takes a power of two`;
    }
  },
  fixes: ({ mistake }, scene, { range }) => (mistake === undefined ? [] : fixesOf(mistake, scene, range)),
});

function keyOf({ kind, name }: ReprMistake): string | undefined {
  switch (kind) {
    case "no-argument":
    case "not-an-integer":
    case "not-a-power-of-two":
    case "too-large":
      return "E0589";
    case "assigned":
      return "E0693";
    case "argument-count":
    case "not-a-literal":
      return name === "align" ? "E0693" : "E0552";
    default:
      return undefined;
  }
}

function fixesOf({ kind, name, element }: ReprMistake, scene: FixScene, range: Range): readonly Fix[] {
  const change = (title: string, at: Range, text: string, safety: Fix["safety"]): Fix => ({
    title,
    safety,
    kind: "quickfix",
    edits: [scene.replace(at, text)],
  });
  const written = scene.text(range);
  switch (kind) {
    case "assigned": {
      const number = plainNumber(element.value === undefined ? "" : scene.text(element.value));
      return number === undefined ? [] : [change(`Write \`${name}(${number})\``, range, `${name}(${number})`, "safe")];
    }
    case "not-an-integer": {
      const number = plainNumber(written);
      return number === undefined ? [] : [change(`Write \`${number}\``, range, number, "safe")];
    }
    case "argument-count":
      return name === "packed" && element.list?.length === 0
        ? [change("Write `packed`", range, "packed", "unsafe")]
        : [];
    case "not-a-power-of-two": {
      const value = Number(written.replaceAll("_", ""));
      const next = 2 ** Math.ceil(Math.log2(Math.max(1, value)));
      return next <= 2 ** 29 ? [change(`Round up to \`${next}\``, range, String(next), "unsafe")] : [];
    }
    default:
      return [];
  }
}

/** The power of two in quotes, or before a suffix. */
function plainNumber(written: string): string | undefined {
  const digits = /^"?(\d{1,9})(?:"|_?[iu](?:8|16|32|64|128|size))?$/.exec(written)?.[1];
  const value = Number(digits ?? 0);
  return digits !== undefined && value > 0 && (value & (value - 1)) === 0 ? digits : undefined;
}
