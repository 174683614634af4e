import type { CallExpression, Expression } from "../facts/expression.ts";
import type { Range } from "../facts/item.ts";
import { type BodyContext, meaningOf } from "../model/body.ts";
import { plain } from "../model/flow.ts";
import { isStandardItem } from "../model/infer.ts";
import { hasPadding, layoutOf } from "../model/layout.ts";
import { printTy } from "../model/print-ty.ts";
import type { Ty } from "../model/ty.ts";
import type { Target } from "../target/target.ts";
import { type PointerChain, pointerChain, transmutationOf } from "./layout/views.ts";
import { reference, rule } from "./rule.ts";
import { textOf } from "./text/line.ts";

interface Data {
  readonly type: string;
  /** Of its padding that is certain. */
  readonly gap: { readonly start: number; readonly end: number } | undefined;
  /** The field before the gap. */
  readonly after: string | undefined;
}

export const paddingBytesExposed = rule<"body/call" | "body/unary", Data>({
  name: "padding-bytes-exposed",
  group: "layout",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body/call", "body/unary"],
  explain: {
    what: "A value with padding is read as plain bytes.",
    why: "The compiler leaves gaps in a struct so that each field stands at an address that suits it. Nobody writes to the gaps: they hold what was in memory before, and Rust takes them for uninitialized even when the value came from C. A `u8` must be initialized, so a `&[u8]` over the whole value is undefined behaviour from the moment it exists; hashes, comparisons and files made of it differ from run to run and may carry secrets out of the process.",
    bad: "#[repr(C)]\npub struct Entry {\n    pub kind: u8,\n    pub size: u32,\n}\n\npub fn bytes_of(entry: &Entry) -> &[u8] {\n    unsafe { std::slice::from_raw_parts(entry as *const Entry as *const u8, size_of::<Entry>()) }\n}",
    good: "#[repr(C)]\npub struct Entry {\n    pub kind: u8,\n    pub reserved: [u8; 3],\n    pub size: u32,\n}\n\npub fn bytes_of(entry: &Entry) -> &[u8] {\n    unsafe { std::slice::from_raw_parts(entry as *const Entry as *const u8, size_of::<Entry>()) }\n}",
    sources: [
      reference("behavior-considered-undefined.html#r-undefined.validity.scalar", "values from uninitialized memory"),
      reference("type-layout.html#reprc-structs", "`#[repr(C)]` structs"),
      {
        title: "RUSTSEC-2026-0134, diesel: `MYSQL_TIME` viewed as bytes",
        url: "https://rustsec.org/advisories/RUSTSEC-2026-0134.html",
      },
      { title: "xxhrs, padding hashed as bytes", url: "https://github.com/koraa/xxhrs/pull/10" },
    ],
    note: "`&[MaybeUninit<u8>]` may be made of any value. Fields named for the gaps make a type without padding; the crates `bytemuck` and `zerocopy` check for it.",
  },
  *check({ node, context }, { target }) {
    const found =
      node.kind === "call"
        ? (seenBy(node, context, target) ?? transmuted(node, context, target))
        : readOf(node, context, target);
    if (found === undefined) return;
    yield { range: found.range, data: dataOf(found.ty, target) };
  },
  message: ({ type, gap, after }) => {
    const where =
      gap === undefined
        ? "bytes between its fields"
        : `${gap.end - gap.start === 1 ? `byte ${gap.start}` : `bytes ${gap.start} to ${gap.end - 1}`}${after === undefined ? "" : `, after \`${after}\`,`}`;
    const verb = gap !== undefined && gap.end - gap.start === 1 ? "is" : "are";
    return `\`${type}\` has padding: ${where} ${verb} uninitialized, and reading ${verb === "is" ? "it" : "them"} as \`u8\` is undefined behaviour`;
  },
});

interface Seen {
  readonly range: Range;
  readonly ty: Ty;
}

/** `slice::from_raw_parts(&x as *const T as *const u8, size_of::<T>())`. */
function seenBy(node: CallExpression, context: BodyContext, target: Target): Seen | undefined {
  const { callee, args } = node;
  const [pointer, length] = args;
  if (callee.kind !== "path" || callee.name.text !== "from_raw_parts" || pointer === undefined || length === undefined)
    return undefined;
  const meaning = meaningOf(callee, context);
  if (meaning.kind !== "definition" || !isStandardItem(meaning.definition, "from_raw_parts")) return undefined;
  const [written] = callee.args;
  const chain = pointerChain(pointer, context);
  const isBytes =
    written === undefined
      ? isByte(chain.pointees[0]) || isResult(node, chain.pointees[0], context)
      : /^[ui]8$/.test(textOf(written, context));
  if (!isBytes || !/\bsize_of(?:_val)?\b|\blen\b|\d/.test(textOf(length, context))) return undefined;
  const ty = viewed(chain, target);
  if (ty === undefined || isZeroed(chain)) return undefined;
  const inner = plain(length);
  const few = inner.kind === "literal" ? Number(inner.text.replaceAll("_", "")) : undefined;
  const [gap] = gapsOf(ty, target);
  if (few !== undefined && gap !== undefined && few <= gap.start) return undefined;
  return { range: node, ty };
}

/** Whether a cast to a type that is inferred is the result of a function that returns bytes. */
function isResult({ start, end }: Range, pointee: Ty | undefined, { body: { source } }: BodyContext): boolean {
  if (pointee !== undefined || !/^[\s})]*$/.test(source.slice(end))) return false;
  const head = /->\s*&\s*(?:'\w+\s+)?\[\s*[ui]8\s*\]\s*(?:where\b[^{]*)?\{(?:\s|\bunsafe\b|\{)*$/;
  return head.test(source.slice(0, start));
}

/** `transmute::<T, [u8; N]>(x)`. */
function transmuted(node: CallExpression, context: BodyContext, target: Target): Seen | undefined {
  const found = transmutationOf(node, context);
  if (found?.from === undefined || !isBytes(found.to)) return undefined;
  const { from, to } = found;
  if (from.kind === "reference" || from.kind === "pointer") {
    const isThere = to?.kind === "reference" && hasPadding(from.pointee, target) === true;
    return isThere ? { range: node, ty: from.pointee } : undefined;
  }
  return to?.kind === "array" && hasPadding(from, target) === true ? { range: node, ty: from } : undefined;
}

/** `*(&x as *const T as *const [u8; N])`. */
function readOf(node: Extract<Expression, { kind: "unary" }>, context: BodyContext, target: Target): Seen | undefined {
  if (node.operator !== "*" || plain(node.operand).kind !== "cast") return undefined;
  const chain = pointerChain(node.operand, context);
  const [to] = chain.pointees;
  if (to?.kind !== "array" || !isByte(to.element)) return undefined;
  const above = context.ancestors.at(-1);
  const isWritten =
    (above?.kind === "assignment" && above.left === node) || (above?.kind === "borrow" && (above.mutable || above.raw));
  const ty = isWritten || isZeroed(chain) ? undefined : viewed(chain, target);
  return ty === undefined ? undefined : { range: node, ty };
}

function isByte(ty: Ty | undefined): boolean {
  return ty?.kind === "primitive" && (ty.name === "u8" || ty.name === "i8");
}

/** An array of bytes, or a reference to one. */
function isBytes(ty: Ty | undefined): boolean {
  if (ty?.kind === "reference") return isBytes(ty.pointee);
  return (ty?.kind === "array" || ty?.kind === "slice") && isByte(ty.element);
}

/** What the memory was before it was called bytes, if that has padding. */
function viewed({ pointees }: PointerChain, target: Target): Ty | undefined {
  for (const ty of pointees.slice(1)) {
    if (ty === undefined || isByte(ty) || (ty.kind === "adt" && isStandardItem(ty.definition, "c_void"))) continue;
    return hasPadding(ty, target) === true ? ty : undefined;
  }
  return undefined;
}

/** A variable that starts as zeros: its padding was zero once, and mostly stays so. */
function isZeroed({ base, names }: PointerChain): boolean {
  const inner = base.kind === "borrow" ? plain(base.operand) : base;
  if (inner.kind !== "path") return false;
  const meaning = meaningOf(inner, names);
  if (meaning.kind !== "local" || meaning.local.value === undefined) return false;
  return /\bzeroed\b/.test(textOf(meaning.local.value, names));
}

function gapsOf(ty: Ty, target: Target) {
  const layout = layoutOf(ty, target);
  return layout.kind === "known" ? layout.padding : [];
}

function dataOf(ty: Ty, target: Target): Data {
  const layout = layoutOf(ty, target);
  const [gap] = gapsOf(ty, target);
  const before =
    layout.kind === "known" ? layout.fields?.findLast(({ offset }) => offset < (gap?.start ?? 0)) : undefined;
  return { type: printTy(ty), gap, after: before?.field.name?.text };
}
