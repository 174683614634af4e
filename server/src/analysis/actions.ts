/** Fixes: from the same findings that were reported, made only when asked for. */
import type { Edit, FilePart, Fix, FixScene } from "../rules/rule.ts";
import { lowerSlice } from "../syntax/lower.ts";
import type { Document, PlacedSlice } from "../text/document.ts";
import type { Analysis, Finding } from "./analysis.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { moveOut } from "./move-out.ts";

export interface Action extends Fix {
  /** What it repairs. */
  readonly diagnostic: Diagnostic;
}

/**
 * Every fix for the findings that touch `[start, end]`, in file order, best first for each finding. `edits` are made
 * when they are read.
 */
export function actionsAt(document: Document, analysis: Analysis, start: number, end: number): Action[] {
  return analysis
    .findingsAt(start, end)
    .flatMap(({ finding, placed, diagnostic }) =>
      fixesOf(document, analysis, finding, placed).map((fix) => actionOf(fix, diagnostic)),
    );
}

/** A fix and what it repairs. Its edits are made no sooner than they are read. */
export function actionOf(fix: Fix, diagnostic: Diagnostic): Action {
  return {
    title: fix.title,
    safety: fix.safety,
    kind: fix.kind,
    get edits() {
      return fix.edits;
    },
    diagnostic,
  };
}

/** The edits of every safe fix in the file, first fix of each finding; of fixes that overlap, the first is kept. */
export function fixAll(document: Document, analysis: Analysis, alsoUnsafe = false): Edit[] {
  const taken: Edit[] = [];
  for (const step of analysis.check()) void step;
  // A comment that silences a finding also says that the code is to stay.
  const reported = new Set(analysis.diagnostics().map(({ rule, start, end }) => `${rule} ${start} ${end}`));
  for (const { finding, placed, diagnostic } of analysis.findingsAt(0, document.length)) {
    if (!reported.has(`${diagnostic.rule} ${diagnostic.start} ${diagnostic.end}`)) continue;
    const fix = fixesOf(document, analysis, finding, placed).find(({ safety }) => alsoUnsafe || safety === "safe");
    if (fix === undefined) continue;
    const { edits } = fix;
    if (edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two edits cannot both be made: they share text, or insert at one place. */
export function overlaps(a: Edit, b: Edit): boolean {
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
    scope: scene.scope,
    dependencies: analysis.env.dependencies,
    file: document.length === 0 ? { text: () => "", length: 0 } : fileOf(document),
    sliceStart,
    get modules() {
      return modulesAround(document, placed);
    },
    get container() {
      return document.parentOf(placed)?.slice.text;
    },
    mentions: (word) => {
      const parts: FilePart[] = [];
      for (const other of document.slices()) {
        const { text } = other.slice;
        if (!text.includes(word)) continue;
        const { inside } = other.slice;
        const place = inside === undefined || inside === "mod" ? "module" : inside;
        parts.push({ start: other.start, text, modules: modulesAround(document, other), place });
      }
      return parts;
    },
    get blockRange() {
      if (scene.block !== undefined && scene.block.items.length > 0) {
        return { start: sliceStart + scene.block.start, end: sliceStart + scene.block.end };
      }
      if (head === undefined || head.slice.container !== "extern-block") return undefined;
      const first = analysis.look(head).facts.items.at(-1);
      return { start: head.start + (first?.start ?? 0), end: analysis.blockEnd(head) };
    },
    startOf: ({ source, scope, declaration }) => {
      if (source === slice.text) return sliceStart;
      const { index } = scope.module;
      return index.document === document ? index.startOf(declaration) : undefined;
    },
    text: (range) => slice.text.slice(range.start, range.end),
    replace: (range, newText) => ({ start: sliceStart + range.start, end: sliceStart + range.end, newText }),
    insert: (at, newText) => ({ start: sliceStart + at, end: sliceStart + at, newText }),
    remove: (range) => {
      let end = range.end;
      while (/[ \t]/.test(slice.text.charAt(end))) end++;
      return { start: sliceStart + range.start, end: sliceStart + end, newText: "" };
    },
    moveOut: (within = []) => moveOut(document, analysis, scene, placed, within),
  };
}

function modulesAround(document: Document, placed: PlacedSlice): string[] {
  return document.parentsOf(placed).flatMap(({ slice }) => {
    const head = slice.container === "mod" ? lowerSlice(slice).items.at(-1) : undefined;
    return head?.kind === "mod" && head.name !== undefined ? [head.name.text] : [];
  });
}

function fileOf(document: Document): FixScene["file"] {
  return { text: (start, end) => document.text(start, end), length: document.length };
}
