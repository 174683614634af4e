import { REPR_HINTS, type ReprMistake, reprOf } from "../model/repr.ts";
import { errorIndex, type Fix, reference, rule } from "./rule.ts";

/** What people write who think of C, of other types or of other languages. */
const MEANT: Readonly<Record<string, string>> = {
  pack: "packed",
  aligned: "align",
  int: "i32",
  uint: "u32",
  int8: "i8",
  uint8: "u8",
  int16: "i16",
  uint16: "u16",
  int32: "i32",
  uint32: "u32",
  int64: "i64",
  uint64: "u64",
  char: "u8",
  bool: "u8",
  byte: "u8",
  c_int: "i32",
  c_uint: "u32",
  extern: "C",
};

export const unknownRepr = rule<"attributes", { readonly mistake: ReprMistake; readonly meant: string | undefined }>({
  name: "unknown-repr",
  rustc: ["E0552", "E0565"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "A hint of `#[repr(…)]` is none that Rust knows, or has an argument that it does not take.",
    why: "The hint decides where each field lies in memory, which is what C relies on. Names are exact: `C` is a capital letter, integer types are Rust's own, and only `packed` and `align` take a number.",
    bad: "#[repr(c)]\npub struct Point {\n    x: i32,\n    y: i32,\n}",
    good: "#[repr(C)]\npub struct Point {\n    x: i32,\n    y: i32,\n}",
    sources: [
      reference("type-layout.html#representations", "representations"),
      errorIndex("E0552"),
      errorIndex("E0565"),
    ],
  },
  *check(list) {
    for (const mistake of reprOf(list).mistakes) {
      const meant = suggest(mistake);
      switch (mistake.kind) {
        case "unknown":
        case "takes-no-value":
        case "takes-no-list":
          yield { range: mistake, data: { mistake, meant } };
          break;
        case "literal":
          // One for the whole attribute, however many literals are in it.
          if (mistake.use.meta.list?.find(({ name }) => name === "") !== mistake.element) break;
          yield { range: mistake.use.range, data: { mistake, meant }, rustc: "E0565" };
          break;
        default:
      }
    }
  },
  message: ({ mistake: { kind, name, element }, meant }) => {
    const instead = meant === undefined ? "" : `; did you mean \`${meant}\`?`;
    switch (kind) {
      case "literal":
        return element.value?.kind === "string"
          ? `A \`repr\` hint is a plain word, not a string${instead}`
          : `A \`repr\` hint is a plain word, not a literal${instead}`;
      case "takes-no-value":
        return `\`${name}\` takes no value in \`repr\``;
      case "takes-no-list":
        return `\`${name}\` takes no argument in \`repr\``;
      default:
        return `\`${name}\` is no representation that Rust knows${instead}`;
    }
  },
  fixes: ({ mistake, meant }, scene) => {
    const { kind, element, name } = mistake;
    if (meant === undefined) return [];
    const known = kind !== "unknown" || name.toLowerCase() === meant.toLowerCase();
    const safety: Fix["safety"] = known ? "safe" : "unsafe";
    const title =
      kind === "takes-no-list"
        ? `Remove the argument of \`${name}\``
        : kind === "takes-no-value"
          ? `Remove the value of \`${name}\``
          : `Change it to \`${meant}\``;
    const edit =
      kind === "unknown"
        ? scene.replace({ start: element.start, end: element.nameEnd ?? element.end }, meant)
        : scene.replace(element, meant);
    return [{ title, safety, kind: "quickfix", edits: [edit] }];
  },
});

function suggest({ kind, name, element }: ReprMistake): string | undefined {
  if (kind === "takes-no-value" || kind === "takes-no-list") return name;
  const same = REPR_HINTS.find((hint) => hint.toLowerCase() === name.toLowerCase());
  const meant = same ?? (Object.hasOwn(MEANT, name.toLowerCase()) ? MEANT[name.toLowerCase()] : nearest(name));
  // What follows the word stays, and must fit: only two hints take a list, and a value fits none.
  if (kind === "unknown" && element.value !== undefined) return undefined;
  const takesList = meant === "packed" || meant === "align";
  if (kind === "unknown" && element.list !== undefined && !takesList) return undefined;
  return meant === "align" && element.list === undefined ? undefined : meant;
}

/** The long hints with one or two letters wrong; short ones are too near to each other. */
function nearest(name: string): string | undefined {
  return ["transparent", "packed", "align", "usize", "isize"].find(
    (hint) => name.length > 3 && distance(hint, name) <= (hint.length > 7 ? 2 : 1),
  );
}

/** Letters to add, drop or change to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
