/**
 * The thinking about one Cargo.toml: a package in, diagnostics and fixes out.
 *
 * Enters: a package and the world that holds its crates. Leaves: diagnostics in offsets of the manifest. Nothing is
 * remembered: manifests are small, and what their crates export is. A rule that would have to know more of a crate than
 * has been read says nothing; the answer tells that it is not the last one.
 */
import type { Crate } from "../model/crate.ts";
import type { CargoPackage } from "../model/package.ts";
import type { World } from "../model/world.ts";
import { rules } from "../rules/index.generated.ts";
import type { Edit, Found, ManifestScene, Related, Rule } from "../rules/rule.ts";
import { Document } from "../text/document.ts";
import { type Action, actionOf, overlaps } from "./actions.ts";
import type { Unknown } from "./analysis.ts";
import type { Diagnostic, RelatedPlace } from "./diagnostic.ts";
import { type Environment, severityOf } from "./environment.ts";
import { levelOf } from "./levels.ts";
import { applySuppressions, findSuppressions, type Suppression } from "./suppressions.ts";

export interface ManifestCheck {
  readonly package: CargoPackage;
  /** The text in lines. */
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether every rule knew what it had to know. */
  readonly isComplete: boolean;
  /** The fixes for what is reported in a range, in order of place, best first for each finding. */
  actionsAt(start: number, end: number): readonly Action[];
}

export interface ManifestCheckOptions {
  /** What holds for the package's library or program: levels and settings. */
  readonly env: Environment;
  readonly world: World;
  /** Whether crates that nobody has asked about are to be read for this. */
  readonly reads: boolean;
  /** Hears of a rule that threw. */
  readonly failed: (error: unknown, rule: string) => void;
  /** Hears of what could not be judged. */
  readonly onUnknown?: (unknown: Unknown) => void;
}

const judges = rules.filter(({ on }) => on.includes("manifest"));

/** Asks all rules about a manifest. */
export function checkManifest(pack: CargoPackage, options: ManifestCheckOptions): ManifestCheck {
  const { env, world, reads, failed, onUnknown } = options;
  const document = new Document(pack.text);
  const found: { readonly rule: Rule; readonly found: Found<unknown>; readonly diagnostic: Diagnostic }[] = [];
  let isComplete = true;
  const isAsked = (crate: Crate) => reads || world.linked.knows(crate);
  const noting = <T>(answer: T | undefined): T | undefined => {
    if (answer === undefined) isComplete = false;
    return answer;
  };
  for (const rule of judges) {
    // Who is not heard need not read a crate.
    if (severityOf(levelOf(rule, rule.level, undefined, env, [])) === undefined) continue;
    const scene: ManifestScene = {
      symbolsOf: (crate) => noting(isAsked(crate) ? world.linked.symbolsOf(crate) : undefined),
      modulesOf: (crate) => noting(isAsked(crate) ? world.modulesOf(crate) : undefined),
      mentions: (crate, word) => noting(isAsked(crate) ? world.functions.mentions(crate, word) : undefined),
      unknown: ({ start, end }, why) => onUnknown?.({ rule: rule.name, why, start, end }),
    };
    try {
      for (const one of rule.check(pack as never, scene)) {
        const severity = severityOf(levelOf(rule, one.level ?? rule.level, undefined, env, []));
        if (severity === undefined) continue;
        const { start, end } = one.range;
        const related = (one.related ?? []).flatMap(placeRelated);
        const message = rule.message(one.data, one);
        const diagnostic = { rule: rule.name, rustc: undefined, severity, message, start, end, related, tag: rule.tag };
        found.push({ rule, found: one, diagnostic });
      }
    } catch (error) {
      failed(error, rule.name);
    }
  }

  found.sort((a, b) => a.diagnostic.start - b.diagnostic.start);
  const all = found.map(({ diagnostic }) => diagnostic);
  const applied = applySuppressions(all, suppressionsOf(pack), document, env, "#");
  // Before everything is known nobody can say that a comment silences nothing.
  const diagnostics = isComplete ? applied : applied.filter((one) => all.includes(one));
  return {
    package: pack,
    document,
    diagnostics,
    isComplete,
    actionsAt: (start, end) =>
      found.flatMap(({ rule, found: one, diagnostic }): Action[] => {
        if (diagnostic.start > end || diagnostic.end < start || !diagnostics.includes(diagnostic)) return [];
        return (rule.fixes?.(one.data, pack as never, one) ?? []).map((fix) => actionOf(fix, diagnostic));
      }),
  };
}

/** The edits of every safe fix of a manifest; of fixes that overlap, the first is kept. */
export function fixManifest(check: ManifestCheck, alsoUnsafe = false): Edit[] {
  const taken: Edit[] = [];
  const done = new Set<Diagnostic>();
  for (const action of check.actionsAt(0, check.package.text.length)) {
    if (done.has(action.diagnostic) || (action.safety !== "safe" && !alsoUnsafe)) continue;
    const { edits } = action;
    if (edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    done.add(action.diagnostic);
    taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

function suppressionsOf({ text, outline }: CargoPackage): Suppression[] {
  return outline.comments.flatMap(({ start, end }) => findSuppressions(text.slice(start, end), start, "#"));
}

function placeRelated({ range, message, of }: Related): RelatedPlace[] {
  if (of === undefined) return [{ start: range.start, end: range.end, message, path: undefined }];
  const { index, path } = of.scope.module;
  const start = index.startOf(of.declaration);
  if (start === undefined || index.isStandard) return [];
  return [{ start: start + range.start, end: start + range.end, message, path }];
}
