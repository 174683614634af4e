/** Where a whole crate lets go of memory, and as what: to compare with where it takes memory over. */

import { flowOf } from "../../model/flow.ts";
import type { FnSource } from "../../model/functions.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import { printTy } from "../../model/print-ty.ts";
import type { Scope } from "../../model/resolve.ts";
import { bodyOfFn } from "../../model/summary.ts";
import type { Ty } from "../../model/ty.ts";
import { functionsIn, releasedBy } from "./containers.ts";

/** A call that lets go of memory. */
export interface Released {
  readonly container: string;
  /** What the pointer leads to, as it is printed; undefined where that is not known. */
  readonly pointee: string | undefined;
  /** The function in which it stands. */
  readonly fn: string;
}

/** What a crate lets go of. */
export interface Releases {
  readonly all: readonly Released[];
  /** Something lets go of memory in a place that cannot be followed: a macro's definition, a container that is not known. */
  readonly maybeMore: boolean;
}

/** All that the functions of a crate let go of by `into_raw`; undefined until the crate is read. */
export function releasesIn(scope: Scope): Releases | undefined {
  return scope.world.settled(scope.module, "releases of the crate", "", () => allReleases(scope));
}

function allReleases({ world, module }: Scope): Releases | undefined {
  const mentions = world.functions.mentions(module.crate, "into_raw");
  if (mentions === undefined) return undefined;
  const all: Released[] = [];
  let maybeMore = false;
  for (const mention of mentions) {
    const functions = functionsIn(mention);
    const count = mention.source.match(/\binto_raw\b/g)?.length ?? 0;
    let found = 0;
    for (const fn of functions) {
      const releases = world.answer(fn.scope.module, "releases", fn.source, () => releasesOf(fn));
      found += releases.length;
      all.push(...releases);
    }
    // Comments mention it too, but rarely.
    if (found < count) maybeMore = true;
  }
  return { all, maybeMore };
}

function releasesOf(fn: FnSource): readonly Released[] {
  const body = bodyOfFn(fn);
  if (body === undefined) return [];
  return flowOf(body).events.flatMap((event): Released[] => {
    if (event.kind !== "call" || event.callee.name !== "into_raw") return [];
    const [only] = event.result.sources;
    const container = only === undefined ? undefined : releasedBy(only);
    if (container === undefined) return [];
    return [{ container, pointee: pointeeText(asTy(typeOf(event.node, event.names))), fn: fn.name }];
  });
}

/** What a pointer leads to, as it is printed; undefined where a part of it is not known. */
export function pointeeText(ty: Ty | undefined): string | undefined {
  if (ty?.kind !== "pointer" || !isKnown(ty.pointee)) return undefined;
  return printTy(ty.pointee);
}

/** Whether nothing in a type is unknown or depends on who asks. */
export function isKnown(ty: Ty): boolean {
  switch (ty.kind) {
    case "unknown":
    case "parameter":
    case "projection":
    case "opaque":
      return false;
    case "pointer":
    case "reference":
      return isKnown(ty.pointee);
    case "slice":
    case "array":
      return isKnown(ty.element);
    case "tuple":
      return ty.elements.every(isKnown);
    case "adt":
      return ty.args.every(isKnown);
    default:
      return true;
  }
}
