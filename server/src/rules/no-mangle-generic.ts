import type { FnItem, Generics, Range } from "../facts/item.ts";
import type { AttributeUse } from "../model/active-attributes.ts";
import { namedUsesOf, usesOf, withoutUse } from "./attributes/uses.ts";
import { reference, rule, type Scene } from "./rule.ts";

interface Generic {
  readonly fn: FnItem;
  readonly use: AttributeUse;
  readonly by: "own" | "impl-trait" | "impl";
}

export const noMangleGeneric = rule<"attributes", Generic>({
  name: "no-mangle-generic",
  rustc: ["no_mangle_generic_items"],
  level: "warn",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["no_mangle", "export_name"],
  explain: {
    what: "A generic function is marked `no_mangle` or `export_name`.",
    why: "A generic function is compiled once for each set of types it is used with, and two of them cannot share one symbol. The compiler mangles the name all the same, so C finds nothing under it. Lifetimes are no obstacle.",
    bad: '#[unsafe(no_mangle)]\npub extern "C" fn sum<T>(values: *const T) {}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn sum_f64(values: *const f64) {}',
    sources: [
      reference("abi.html#r-abi.no_mangle", "`no_mangle`"),
      reference("items/functions.html#generic-functions", "generic functions"),
    ],
  },
  *check({ owner, uses }, scene) {
    if (owner.kind !== "item" || owner.item.kind !== "fn" || owner.item.broken) return;
    if (scene.place === "trait" || scene.place === "extern-block") return;
    const use = usesOf(uses, "no_mangle")[0] ?? namedUsesOf(uses, "export_name").at(-1);
    if (use === undefined) return;
    const fn = owner.item;
    const by = genericBy(fn, scene);
    if (by === undefined) return;
    const range: Range = { start: fn.start, end: Math.max(fn.where?.end ?? 0, fn.head.end) };
    yield { range, data: { fn, use, by } };
  },
  message: ({ fn, use, by }) => {
    const why =
      by === "own"
        ? "is generic"
        : by === "impl"
          ? "is in a generic impl"
          : "takes `impl Trait`, which makes it generic";
    return `\`${fn.name.text}\` ${why}, so \`${use.meta.name}\` gives it no symbol`;
  },
  fixes: ({ use }, scene) => withoutUse(use, "unsafe", scene),
});

function genericBy(fn: FnItem, scene: Scene): Generic["by"] | undefined {
  if (isGeneric(fn.generics)) return "own";
  if (fn.implTraits.some(({ position }) => position === "parameters")) return "impl-trait";
  if (scene.place !== "impl") return undefined;
  const { scope, source } = scene;
  const around = fn.generics === undefined ? scope.generics : scope.generics.slice(1);
  const [first] = around;
  // Inside a body the next list may be the surrounding function's, which is none of an inner item's business.
  const own = scope.bodies.length === 0 || (first !== undefined && /\bimpl\s*$/.test(source.slice(0, first.start)));
  return own && isGeneric(first) ? "impl" : undefined;
}

/** Whether there are parameters other than lifetimes. */
function isGeneric(generics: Generics | undefined): boolean {
  return generics?.params.some(({ kind }) => kind !== "lifetime") === true;
}
