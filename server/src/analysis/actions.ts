/** Fixes: from the same findings that were reported, made only when asked for. */
import type { Edit, Fix, FixScene } from "../rules/rule.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis, Finding } from "./analysis.ts";
import type { Diagnostic } from "./diagnostic.ts";

export interface Action extends Fix {
  /** What it repairs. */
  readonly diagnostic: Diagnostic;
}

/** Every fix for the findings that touch `[start, end]`, in file order, best first for each finding. */
export function actionsAt(document: Document, analysis: Analysis, start: number, end: number): Action[] {
  return analysis
    .findingsAt(start, end)
    .flatMap(({ finding, placed, diagnostic }) =>
      fixesOf(document, analysis, finding, placed).map((fix) => ({ ...fix, diagnostic })),
    );
}

/** The edits of every safe fix in the file, first fix of each finding; of fixes that overlap, the first is kept. */
export function fixAll(document: Document, analysis: Analysis, alsoUnsafe = false): Edit[] {
  const taken: Edit[] = [];
  for (const step of analysis.check()) void step;
  for (const { finding, placed } of analysis.findingsAt(0, document.length)) {
    const fix = fixesOf(document, analysis, finding, placed).find(({ safety }) => alsoUnsafe || safety === "safe");
    if (fix === undefined || fix.edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two edits cannot both be made: they share text, or insert at one place. */
function overlaps(a: Edit, b: Edit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** A text with edits made. The edits do not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return out + text.slice(at);
}

function fixesOf(document: Document, analysis: Analysis, finding: Finding, placed: PlacedSlice): readonly Fix[] {
  const { rule, found, scene } = finding;
  if (rule.fixes === undefined) return [];
  return rule.fixes(found.data, fixScene(document, analysis, scene, placed), found);
}

function fixScene(document: Document, analysis: Analysis, scene: Finding["scene"], placed: PlacedSlice): FixScene {
  const { slice, start: sliceStart } = placed;
  const head = slice.kind === "open" ? placed : document.parentOf(placed);
  return {
    ...scene,
    dependencies: analysis.env.dependencies,
    file: document.length === 0 ? { text: () => "", length: 0 } : fileOf(document),
    sliceStart,
    get blockRange() {
      if (scene.block !== undefined && scene.block.items.length > 0) {
        return { start: sliceStart + scene.block.start, end: sliceStart + scene.block.end };
      }
      if (head === undefined || head.slice.container !== "extern-block") return undefined;
      const first = analysis.look(head).facts.items.at(-1);
      return { start: head.start + (first?.start ?? 0), end: analysis.blockEnd(head) };
    },
    text: (range) => slice.text.slice(range.start, range.end),
    replace: (range, newText) => ({ start: sliceStart + range.start, end: sliceStart + range.end, newText }),
    insert: (at, newText) => ({ start: sliceStart + at, end: sliceStart + at, newText }),
    remove: (range) => {
      let end = range.end;
      while (/[ \t]/.test(slice.text.charAt(end))) end++;
      return { start: sliceStart + range.start, end: sliceStart + end, newText: "" };
    },
  };
}

function fileOf(document: Document): FixScene["file"] {
  return { text: (start, end) => document.text(start, end), length: document.length };
}
