import type { Range, Variant } from "../facts/item.ts";
import type { AttributeUse } from "../model/active-attributes.ts";
import { presentParts } from "../model/presence.ts";
import { type Repr, type ReprHint, reprOf } from "../model/repr.ts";
import { withoutHints } from "./repr/edits.ts";
import { type AttributeOwner, errorIndex, type Fix, type Found, reference, rule, type Scene } from "./rule.ts";

interface Conflict {
  readonly kind: "rust" | "integers" | "c-integer" | "c-simd" | "transparent" | "packed-align" | "packed";
  readonly hints: readonly ReprHint[];
  readonly uses: readonly AttributeUse[];
}

export const conflictingRepr = rule<"attributes", Conflict>({
  name: "conflicting-repr",
  rustc: ["E0566", "E0692", "E0587", "E0634"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["repr"],
  explain: {
    what: "Two `repr` hints on one type contradict each other.",
    why: "A type has one layout. `packed` lowers the alignment and `align` raises it, `transparent` says that the one field decides, and an enum without fields has either C's integer type or a given one. Of two answers C would see only one, and nobody could tell which.",
    bad: "#[repr(C, packed, align(8))]\npub struct Header {\n    kind: u8,\n    length: u32,\n}",
    good: "#[repr(C, packed)]\npub struct Header {\n    kind: u8,\n    length: u32,\n}",
    sources: [
      reference("type-layout.html#representations", "representations"),
      reference("type-layout.html#the-alignment-modifiers", "the alignment modifiers"),
      errorIndex("E0566"),
      errorIndex("E0587"),
      errorIndex("E0634"),
      errorIndex("E0692"),
    ],
    note: "Two integer types, or `C` and an integer on an enum without fields, are the lint `conflicting_repr_hints`, which denies by default and prints the code E0566.",
  },
  *check(list, scene) {
    const repr = reprOf(list);
    if (repr.hints.length > 1) yield* conflictsOf(repr, list.owner, scene);
  },
  message: ({ kind, hints }) => {
    switch (kind) {
      case "rust":
        return "`Rust` is the default layout; another one cannot stand beside it";
      case "integers":
        return `An enum has one integer type, not ${namesOf(hints.filter((hint) => hint.kind === "integer"))}`;
      case "c-integer":
        return "An enum without fields has the integer type of C or the one that is written, not both";
      case "c-simd":
        return "`simd` and `C` are different layouts";
      case "transparent":
        return "`transparent` takes the layout of the one field; nothing can stand beside it";
      case "packed-align":
        return "`packed` and `align` cannot stand on one type";
      case "packed":
        return `\`packed\` is given with different numbers: ${namesOf(hints)}`;
    }
  },
  fixes: ({ hints, uses, kind }, scene) => {
    const fixes: Fix[] = [];
    const without = (title: string, gone: readonly ReprHint[], safety: Fix["safety"] = "unsafe") => {
      const edits = gone.length > 0 ? withoutHints(uses, gone, scene) : undefined;
      if (edits !== undefined) fixes.push({ title, safety, kind: "quickfix", edits });
    };
    const of = (...kinds: readonly ReprHint["kind"][]) => hints.filter((hint) => kinds.includes(hint.kind));
    switch (kind) {
      case "rust":
        without("Remove `Rust`", of("Rust"));
        break;
      case "transparent":
        without(
          "Keep `transparent` alone",
          hints.filter((hint) => hint.kind !== "transparent"),
        );
        without("Remove `transparent`", of("transparent"));
        break;
      case "packed-align":
        without("Remove `align`", of("align"));
        without("Remove `packed`", of("packed"));
        break;
      case "c-integer":
        without("Remove `C`", of("C"));
        without(`Remove ${namesOf(of("integer"))}`, of("integer"));
        break;
      case "integers":
        for (const kept of distinct(of("integer")))
          without(
            `Keep \`${kept.name}\``,
            of("integer").filter((hint) => hint !== kept),
          );
        break;
      case "c-simd":
        break;
      case "packed":
        for (const kept of distinct(of("packed"))) {
          without(
            `Keep \`packed(${kept.bytes})\``,
            of("packed").filter((hint) => hint !== kept),
          );
        }
    }
    return fixes;
  },
});

function* conflictsOf(repr: Repr, owner: AttributeOwner, scene: Scene): Iterable<Found<Conflict>> {
  const { hints, uses } = repr;
  const data = (kind: Conflict["kind"]): Conflict => ({ kind, hints, uses });
  const [first] = hints;
  if (first === undefined) return;
  const integers = hints.filter(({ kind }) => kind === "integer").length;
  const related = hints.slice(1).map(({ start, end }) => ({ range: { start, end }, message: "the other hint" }));
  const at = (range: Range): Range => ({ start: range.start, end: range.end });
  if (repr.transparent) yield { range: at(first), data: data("transparent"), rustc: "E0692", related };
  if (repr.rust && (integers > 0 || repr.c || repr.simd)) {
    yield { range: at(first), data: data("rust"), rustc: "E0566", related };
  }
  const item = owner.kind === "item" ? owner.item : undefined;
  const lint: Conflict["kind"] | undefined =
    integers > 1
      ? "integers"
      : repr.simd && repr.c
        ? "c-simd"
        : integers === 1 && repr.c && item?.kind === "enum" && isUnitOnly(item.variants, scene)
          ? "c-integer"
          : undefined;
  if (lint !== undefined) {
    const lintName = "conflicting_repr_hints";
    yield { range: at(first), data: data(lint), rustc: "E0566", level: "deny", lint: lintName, related };
  }
  if (item === undefined || item.broken || (item.kind !== "struct" && item.kind !== "union")) return;
  if (repr.packed === undefined) return;
  if (hints.some(({ kind, bytes }) => kind === "packed" && bytes !== repr.packed)) {
    yield { range: item.head, data: data("packed"), rustc: "E0634" };
  }
  if (repr.align !== undefined) yield { range: item.head, data: data("packed-align"), rustc: "E0587" };
}

/** Whether no variant has brackets; false where a condition leaves it open. */
function isUnitOnly(variants: readonly Variant[], scene: Scene): boolean {
  const present = presentParts(variants, scene.scope.module.crate.cfg);
  return present?.every(({ form }) => form === "unit") === true;
}

function namesOf(hints: readonly ReprHint[]): string {
  const names = distinct(hints).map(({ kind, name, bytes }) => `\`${kind === "packed" ? `packed(${bytes})` : name}\``);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function distinct(hints: readonly ReprHint[]): readonly ReprHint[] {
  return hints.filter(({ name, bytes }, i) => hints.findIndex((h) => h.name === name && h.bytes === bytes) === i);
}
