/**
 * What `#[repr(…)]` says about a type: the one place that reads the attribute.
 *
 * Enters: the attributes that are there. Leaves: the hints that the compiler takes, those that it refuses and why, and
 * what the accepted ones amount to. Whether a hint fits what it stands on is not asked here.
 *
 * Source: Rust Reference, "Representations"; which mistake is which was read off rustc 1.95.
 */
import type { MetaItem, Range } from "../facts/item.ts";
import { type ActiveAttributes, type AttributeUse, activeAttributes } from "./active-attributes.ts";
import type { Definition } from "./resolve.ts";

/** A hint that the compiler takes. Its range is that of the hint as written. */
export interface ReprHint extends Range {
  readonly kind: "C" | "Rust" | "transparent" | "simd" | "integer" | "packed" | "align";
  /** The word as written, without `r#`. */
  readonly name: string;
  /** Of `packed` (1 when no number is written) and `align`. */
  readonly bytes: number | undefined;
}

export type ReprMistakeKind =
  | "unknown" // no such hint
  | "takes-no-value" // `C = 1`
  | "takes-no-list" // `C(1)`
  | "literal" // `"C"`
  | "no-argument" // `align`
  | "argument-count" // `align()`, `packed(1, 2)`
  | "assigned" // `align = 4`
  | "not-a-literal" // `align(N)`
  | "not-an-integer" // `align("4")`, `align(4u8)`
  | "not-a-power-of-two"
  | "too-large"; // more than 2^29

/** An element of the list that is no hint. The range is that of the element, for a bad argument the argument's. */
export interface ReprMistake extends Range {
  readonly kind: ReprMistakeKind;
  /** The hint's word as written, without `r#`; for a literal what it says. */
  readonly name: string;
  readonly element: MetaItem;
  readonly use: AttributeUse;
}

export interface Repr {
  readonly c: boolean;
  readonly rust: boolean;
  readonly transparent: boolean;
  readonly simd: boolean;
  /** The integer type, as in `repr(u8)`; the last one of several. */
  readonly int: string | undefined;
  /** In bytes, the least of several; undefined when not packed. */
  readonly packed: number | undefined;
  /** In bytes, the greatest of several; undefined when no `align` is written. */
  readonly align: number | undefined;
  /** In the order written, over all attributes. */
  readonly hints: readonly ReprHint[];
  readonly mistakes: readonly ReprMistake[];
  /** The `repr` attributes that could be read. */
  readonly uses: readonly AttributeUse[];
  /** Whether there may be more: a `cfg_attr` of unknown condition, or an attribute that cannot be read. */
  readonly maybeMore: boolean;
}

const INTEGER = /^[iu](?:8|16|32|64|128|size)$/;

/** The words that stand alone. */
const PLAIN: ReadonlyMap<string, ReprHint["kind"]> = new Map([
  ["C", "C"],
  ["Rust", "Rust"],
  ["transparent", "transparent"],
  ["simd", "simd"],
]);

/** Every hint's word. */
export const REPR_HINTS: readonly string[] = [
  ...PLAIN.keys(),
  "packed",
  "align",
  ...["8", "16", "32", "64", "128", "size"].flatMap((width) => [`u${width}`, `i${width}`]),
];

/** The largest alignment that the compiler takes, in bytes. */
const MOST = 2 ** 29;

/** What is said where no attribute says anything. */
export const NO_REPR: Repr = {
  c: false,
  rust: false,
  transparent: false,
  simd: false,
  int: undefined,
  packed: undefined,
  align: undefined,
  hints: [],
  mistakes: [],
  uses: [],
  maybeMore: false,
};
const PERHAPS: Repr = { ...NO_REPR, maybeMore: true };

/** What the attributes say. Attributes other than `repr` are passed over; nothing is too odd to be answered. */
export function reprOf({ uses, maybeMore }: ActiveAttributes): Repr {
  const written = uses.filter(({ meta }) => meta.name === "repr");
  if (written.length === 0) return maybeMore ? PERHAPS : NO_REPR;
  const hints: ReprHint[] = [];
  const mistakes: ReprMistake[] = [];
  const read: AttributeUse[] = [];
  let unread = false;
  for (const use of written) {
    const elements = use.meta.list;
    if (elements === undefined || use.meta.unreadable === true) {
      unread = true;
      continue;
    }
    read.push(use);
    for (const element of elements) {
      const answer = readElement(element);
      if (typeof answer === "object") hints.push(answer);
      else mistakes.push(mistakeOf(answer, element, use));
    }
  }
  const has = (kind: ReprHint["kind"]) => hints.some((hint) => hint.kind === kind);
  const bytes = (kind: ReprHint["kind"]) => hints.flatMap((hint) => (hint.kind === kind ? (hint.bytes ?? 1) : []));
  return {
    c: has("C"),
    rust: has("Rust"),
    transparent: has("transparent"),
    simd: has("simd"),
    int: hints.findLast(({ kind }) => kind === "integer")?.name,
    packed: has("packed") ? Math.min(...bytes("packed")) : undefined,
    align: has("align") ? Math.max(...bytes("align")) : undefined,
    hints,
    mistakes,
    uses: read,
    maybeMore: maybeMore || unread,
  };
}

/** The representation of a struct, enum or union; `unknown` where there may be more than is known. */
export function representationOf({ item, scope }: Definition): Repr | "unknown" {
  if (item.attributes.length === 0) return NO_REPR;
  const repr = reprOf(activeAttributes(item.attributes, scope.module.crate.cfg));
  return repr.maybeMore ? "unknown" : repr;
}

function readElement(element: MetaItem): ReprHint | ReprMistakeKind {
  const { start, end, value, list } = element;
  if (element.name === "") return "literal";
  const { name } = element;
  const bare = value === undefined && list === undefined;
  const plain = INTEGER.test(name) ? "integer" : PLAIN.get(name);
  if (plain !== undefined) {
    if (bare) return { kind: plain, name, bytes: undefined, start, end };
    return list === undefined ? "takes-no-value" : "takes-no-list";
  }
  if (name !== "packed" && name !== "align") return "unknown";
  if (value !== undefined) return "assigned";
  if (list === undefined) return name === "align" ? "no-argument" : { kind: name, name, bytes: 1, start, end };
  const [argument, second] = list;
  if (argument === undefined || second !== undefined) return "argument-count";
  if (argument.name !== "" || argument.value === undefined) return "not-a-literal";
  const number = argument.value.kind === "number" ? readInteger(argument.value.value ?? "") : undefined;
  if (number === undefined) return "not-an-integer";
  if (number <= 0n || (number & (number - 1n)) !== 0n) return "not-a-power-of-two";
  if (number > MOST) return "too-large";
  return { kind: name, name, bytes: Number(number), start, end };
}

/** An integer literal without a suffix. */
function readInteger(text: string): bigint | undefined {
  const digits = text.replaceAll("_", "");
  return /^(?:\d+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) ? BigInt(digits) : undefined;
}

function mistakeOf(kind: ReprMistakeKind, element: MetaItem, use: AttributeUse): ReprMistake {
  const [argument] = element.list ?? [];
  const { start, end } = argument !== undefined && isAboutArgument(kind) ? argument : element;
  const name = kind === "literal" ? (element.value?.value ?? "") : element.name;
  return { kind, name, element, use, start, end };
}

function isAboutArgument(kind: ReprMistakeKind): boolean {
  switch (kind) {
    case "not-a-literal":
    case "not-an-integer":
    case "not-a-power-of-two":
    case "too-large":
      return true;
    default:
      return false;
  }
}
