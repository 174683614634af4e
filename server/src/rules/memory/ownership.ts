/** Where a whole crate lets go of memory, and as what: to compare with where it takes memory over. */

import type { Expression } from "../../facts/expression.ts";
import { walkBody } from "../../model/body.ts";
import type { FnSource, Mention } from "../../model/functions.ts";
import type { Row } from "../../model/gathered.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import { printTy } from "../../model/print-ty.ts";
import type { Scope } from "../../model/resolve.ts";
import { bodyOfFn } from "../../model/summary.ts";
import type { Ty } from "../../model/ty.ts";
import { CONTAINERS, functionsIn } from "./containers.ts";

/** A call that lets go of memory. */
export interface Released {
  readonly container: string;
  /** What the pointer leads to, as it is printed; undefined where that is not known. */
  readonly pointee: string | undefined;
  /** The function in which it stands. */
  readonly fn: string;
}

/** What the functions of a crate let go of by `into_raw`. */
export interface Releases {
  /** Something lets go of memory in a place that cannot be followed: a macro's definition, a container that is not known. */
  readonly maybeMore: boolean;
  /** Those of pointers to a type, as it is printed; undefined for types that are not known. */
  of(pointee: string | undefined): readonly Released[];
  /** Those of boxed trait objects, whatever the trait. */
  readonly boxedTraits: readonly Released[];
}

/** Before the keys of types. */
const TYPE = "to ";
const UNKNOWN = "to what is unknown";
const BOXED_TRAIT = "to a boxed trait";
const MORE = "perhaps more";

/** What a crate lets go of by `into_raw`; undefined until the crate is read. */
export function releasesIn({ world, module }: Scope): Releases | undefined {
  const gathered = world.functions.gathered(module.crate, "releases", ["into_raw"], releasesOf);
  return (
    gathered && {
      get maybeMore() {
        return gathered.some(MORE);
      },
      of: (pointee) => gathered.rows(pointee === undefined ? UNKNOWN : TYPE + pointee),
      get boxedTraits() {
        return gathered.rows(BOXED_TRAIT);
      },
    }
  );
}

function* releasesOf(mention: Mention): Iterable<Row<Released>> {
  let found = 0;
  for (const fn of functionsIn(mention)) {
    for (const value of releasedBy(fn)) {
      found++;
      const { pointee, container } = value;
      const row = { text: `${fn.name} ${container}`, value };
      yield { key: pointee === undefined ? UNKNOWN : TYPE + pointee, ...row };
      if (pointee?.startsWith("Box<dyn") === true) yield { key: BOXED_TRAIT, ...row, text: `${row.text} ${pointee}` };
    }
  }
  // Comments mention it too, but rarely.
  if (found >= (mention.source.match(/\binto_raw\b/g)?.length ?? 0)) return;
  yield { key: MORE, text: "", value: { container: "", pointee: undefined, fn: "" } };
}

/** What the calls of `into_raw` in a function let go of. */
function releasedBy(fn: FnSource): readonly Released[] {
  const body = bodyOfFn(fn);
  const out: Released[] = [];
  if (body === undefined) return out;
  walkBody(body, (node, context) => {
    const { names } = context;
    let container: string | undefined;
    let of: Expression | undefined;
    if (node.kind === "method-call" && node.method.text === "into_raw") of = node.receiver;
    else if (node.kind === "call" && node.callee.kind === "path" && node.callee.name.text === "into_raw") {
      const written = node.callee.segments.at(-2);
      if (written !== undefined && CONTAINERS.has(written)) container = written;
      [of] = node.args;
    } else return;
    const ty = of === undefined ? undefined : asTy(typeOf(of, names));
    if (container === undefined && ty?.kind === "adt") container = ty.definition.name;
    if (container === undefined || !CONTAINERS.has(container)) return;
    out.push({ container, pointee: pointeeText(asTy(typeOf(node, names))), fn: fn.name });
  });
  return out;
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
