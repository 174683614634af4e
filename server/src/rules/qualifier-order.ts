import type { Item, Qualifier, QualifierWord, Range, SyntaxProblem } from "../facts/item.ts";
import { skipTrivia } from "../text/scan.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly word: string;
  readonly before: Qualifier;
  readonly kind: "order" | "twice" | "contradiction" | "visibility";
  readonly qualifiers: readonly Qualifier[];
  /** The misplaced visibility, and where it belongs; undefined when there is one already. */
  readonly visibility?: Range;
  readonly visibilityAt?: number | undefined;
}

const ORDER: readonly QualifierWord[] = ["default", "const", "async", "gen", "safe", "unsafe", "extern"];

const AFTER_SAFETY = "msg:expected-one-of-extern-or-fn-found-keyword-unsafe";
const AFTER_ABI = "msg:expected-fn-found-keyword";

export const qualifierOrder = rule<"problem", Data>({
  name: "qualifier-order",
  rustc: [AFTER_SAFETY, AFTER_ABI],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "The words before `fn` stand in the wrong order, or one of them stands there twice.",
    why: 'Rust reads them in one order only: `pub default const async unsafe extern "C" fn`, with `safe` in the place of `unsafe` in external blocks. `unsafe` describes the function, `extern "C"` how it is called, so `unsafe` comes first.',
    bad: 'pub extern "C" unsafe fn release(handle: *mut u8) {}',
    good: 'pub unsafe extern "C" fn release(handle: *mut u8) {}',
    sources: [
      reference("items/functions.html#r-items.fn.syntax", "syntax of functions"),
      reference("types/function-pointer.html#r-type.fn-pointer.syntax", "syntax of function pointer types"),
    ],
  },
  *check(problem, { item, place, edition, source }) {
    if (problem.kind !== "qualifier-order") return;
    if (problem.found === "pub") {
      const words = /(\w+)(?:\s*(?:r#*)?"[^"]*"#*)?\s*$/.exec(source.slice(item.start, problem.start));
      const word = (words?.[1] ?? "extern") as QualifierWord;
      // After `extern` alone the compiler takes anything but `pub fn` for an external block.
      const isBlock =
        source.startsWith(
          "extern",
          item.visibility === undefined ? item.start : skipTrivia(source, item.visibility.end),
        ) && !/^pub\s+fn\b/.test(source.slice(problem.start));
      const visibilityAt = item.visibility === undefined ? item.start : undefined;
      yield {
        range: problem,
        data: {
          word: "pub",
          before: { word, start: item.start, end: problem.start },
          kind: "visibility",
          qualifiers: [],
          visibility: problem.repair ?? problem,
          visibilityAt,
        },
        rustc: word === "extern" && !isBlock ? AFTER_ABI : null,
      };
      return;
    }
    const qualifiers = item.kind === "extern-block" ? doubled(problem) : qualifiersAt(item, problem);
    const at = qualifiers.findIndex(({ start }) => start === problem.start);
    const before = qualifiers[at - 1];
    if (before === undefined) return;
    const word = problem.found;
    const words = qualifiers.slice(0, at).map((one) => one.word as string);
    const other = word === "safe" ? "unsafe" : word === "unsafe" ? "safe" : undefined;
    const kind = words.includes(word)
      ? "twice"
      : other !== undefined && words.includes(other)
        ? "contradiction"
        : "order";
    yield { range: problem, data: { word, before, kind, qualifiers }, rustc: keyOf() };

    /** The compiler names its verdict by what it expects and what it finds; most of these have no name. */
    function keyOf(): string | null {
      // In a body `safe` begins an expression.
      if (place === "body" && item.kind === "fn" && item.visibility === undefined && words[0] === "safe") return null;
      if (/^(?:un)?safe$/.test(before?.word ?? "")) return word === "unsafe" ? AFTER_SAFETY : null;
      if (before?.word !== "extern") return null;
      const next = qualifiers[at]?.end ?? problem.end;
      // With a string behind each `extern` the first one begins neither a function nor a type to the compiler.
      const spelled = before.end - before.start > "extern".length && next - problem.start > "extern".length;
      if (word === "extern") return at === 1 && spelled ? null : AFTER_ABI;
      const keyword = word === "unsafe" || word === "const" || (word === "async" && edition > 2015);
      return keyword ? AFTER_ABI : null;
    }
  },
  message: ({ word, before, kind }) => {
    if (kind === "visibility") return `\`${word}\` must come before \`${before.word}\`: visibility stands first`;
    if (kind === "twice") return `\`${word}\` is written twice`;
    if (kind === "contradiction") return "`safe` and `unsafe` exclude each other";
    return `\`${word}\` must come before \`${before.word}\`: the order is \`const\`, \`async\`, \`unsafe\`, \`extern\``;
  },
  fixes: ({ kind, qualifiers, visibility, visibilityAt }, scene) => {
    if (visibility !== undefined) {
      const text = scene.text(visibility);
      const moved = visibilityAt === undefined ? [] : [scene.insert(visibilityAt, `${text} `)];
      const title = visibilityAt === undefined ? `Remove \`${text}\`` : `Move \`${text}\` to the front`;
      return [{ title, safety: "safe", kind: "quickfix", edits: [...moved, scene.remove(visibility)] }];
    }
    if (kind === "contradiction") {
      return qualifiers
        .filter(({ word }) => word === "safe" || word === "unsafe")
        .map((qualifier) => ({
          title: `Remove \`${qualifier.word}\``,
          safety: "unsafe",
          kind: "quickfix",
          edits: [scene.remove(qualifier)],
        }));
    }
    // Each place keeps what surrounds it, so that comments stay where they are.
    const sorted = qualifiers
      .filter((one, n) => qualifiers.findIndex(({ word }) => word === one.word) === n)
      .sort((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word));
    const edits = qualifiers.flatMap((place, n) => {
      const text = sorted[n] === undefined ? undefined : scene.text(sorted[n]);
      if (text === undefined) return [scene.remove(place)];
      return text === scene.text(place) ? [] : [scene.replace(place, text)];
    });
    const words = sorted.map((one) => scene.text(one)).join(" ");
    return [{ title: `Write \`${words}\``, safety: "safe", kind: "quickfix", edits }];
  },
});

/** `unsafe unsafe` before an external block. */
function doubled({ start, end, repair }: SyntaxProblem): readonly Qualifier[] {
  return repair === undefined
    ? []
    : [
        { word: "unsafe", ...repair },
        { word: "unsafe", start, end },
      ];
}

/** The qualifiers, of the item or of a function pointer type in it, that the place belongs to. */
function qualifiersAt(item: Item, at: Range): readonly Qualifier[] {
  const lists = [...item.fnPointers.map((pointer) => pointer.qualifiers), "qualifiers" in item ? item.qualifiers : []];
  return lists.find((list) => list.some(({ start }) => start === at.start)) ?? [];
}
