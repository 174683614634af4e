/**
 * What the rules about symbols share: two items that stand for one symbol, and what is different about them.
 *
 * Enters: linked items. Leaves: the first certain difference, as data and in words.
 */
import type { FnItem, Range, StaticItem } from "../../facts/item.ts";
import { activeAttributes } from "../../model/active-attributes.ts";
import type { LinkedDefinition, LinkedItem } from "../../model/linked-items.ts";
import { isPassedApart, isReturnedInMemory, passingOf } from "../../model/passing.ts";
import { presentParts } from "../../model/presence.ts";
import { isUnit, printTy } from "../../model/print-ty.ts";
import { type Comparison, compareStructure, sameType } from "../../model/same-structure.ts";
import { lowerType, type Ty, UNIT } from "../../model/ty.ts";
import { effectiveAbi, findAbi } from "../../target/abi.ts";
import type { Target } from "../../target/target.ts";
import type { Related, Scene } from "../rule.ts";

/** What is different between this item and the other one. */
export type Difference =
  | { readonly kind: "item"; readonly here: "fn" | "static" }
  | { readonly kind: "abi"; readonly here: string; readonly there: string }
  | { readonly kind: "safety"; readonly here: "safe" | "unsafe" }
  | { readonly kind: "variadic"; readonly here: boolean }
  | { readonly kind: "count"; readonly here: number; readonly there: number }
  | { readonly kind: "returns"; readonly here: Returns; readonly there: Returns }
  | {
      readonly kind: "type";
      /** The number of the parameter, from 1. */
      readonly of: number | "result" | "static";
      readonly here: Ty;
      readonly there: Ty;
      readonly fields: readonly string[];
    };

export type Returns = "never" | "value" | "nothing";

export type Answer =
  | { readonly kind: "same" }
  | { readonly kind: "unknown"; readonly why: string }
  | { readonly kind: "different"; readonly difference: Difference };

const SAME: Answer = { kind: "same" };

function different(difference: Difference): Answer {
  return { kind: "different", difference };
}

function unknown(why: string): Answer {
  return { kind: "unknown", why };
}

interface Signature {
  readonly abi: string;
  readonly safety: "safe" | "unsafe";
  readonly params: readonly Ty[];
  readonly variadic: boolean;
  readonly result: Ty;
}

/** Undefined when a condition decides about a parameter, or when the function is generic. */
function signatureOf(definition: LinkedDefinition & { readonly item: FnItem }): Signature | undefined {
  const { item, source, scope, declaration } = definition;
  const { foreign } = declaration;
  const present = presentParts(item.params, scope.module.crate.cfg);
  if (present === undefined || item.generics?.params.some(({ kind }) => kind !== "lifetime") === true) return undefined;
  const fixed = present.filter(({ variadic }) => variadic === undefined);
  const says = (word: string) => item.qualifiers.some((qualifier) => qualifier.word === word);
  return {
    abi: foreign?.abi ?? item.abi?.name ?? "Rust",
    safety: (foreign === undefined ? says("unsafe") : !says("safe")) ? "unsafe" : "safe",
    params: fixed.map(({ type }) =>
      type === undefined ? { kind: "unknown", why: "it cannot be read" } : lowerType(type, source, scope),
    ),
    variadic: fixed.length < present.length,
    result: item.returnType === undefined ? UNIT : lowerType(item.returnType, source, scope),
  };
}

function isFn(definition: LinkedDefinition): definition is LinkedDefinition & { readonly item: FnItem } {
  return definition.item.kind === "fn";
}

/** Whether two foreign functions agree as the compiler sees it. */
export function compareDeclarations(here: LinkedDefinition, there: LinkedDefinition): Answer {
  if (!isFn(here) || !isFn(there)) return SAME;
  const a = signatureOf(here);
  const b = signatureOf(there);
  if (a === undefined || b === undefined) return unknown("a parameter depends on a `cfg`");
  if (a.abi !== b.abi) return different({ kind: "abi", here: a.abi, there: b.abi });
  if (a.safety !== b.safety) return different({ kind: "safety", here: a.safety });
  if (a.variadic !== b.variadic) return different({ kind: "variadic", here: a.variadic });
  if (a.params.length !== b.params.length) {
    return different({ kind: "count", here: a.params.length, there: b.params.length });
  }
  const answers = a.params.map((param, i): [number | "result", Comparison] => [
    i + 1,
    compareStructure(param, b.params[i] as Ty),
  ]);
  answers.push(["result", compareStructure(a.result, b.result)]);
  let doubt: Answer = SAME;
  for (const [of, answer] of answers) {
    if (answer.kind === "different") return different({ ...answer, kind: "type", of });
    if (answer.kind === "unknown" && doubt.kind === "same") doubt = answer;
  }
  return doubt;
}

/**
 * Whether a call through the declaration `here` surely goes wrong in what `there` is: registers, not names of types.
 * `there` may be another declaration, of which nobody knows which is right.
 */
export function comparePassing(
  here: LinkedDefinition,
  there: LinkedDefinition,
  target: Target,
  roles: { readonly here: LinkedItem["role"]; readonly there: LinkedItem["role"] },
): Answer {
  if (here.item.kind !== there.item.kind) return different({ kind: "item", here: here.item.kind });
  if (!isFn(here) || !isFn(there)) return compareStatics(here, there, target);
  const a = signatureOf(here);
  const b = signatureOf(there);
  if (a === undefined || b === undefined) return unknown("a parameter depends on a `cfg`");
  const abi = compareAbi(a, b, target);
  if (abi.kind !== "same") return abi;
  const isDefined = roles.here !== roles.there;
  if (a.variadic !== b.variadic) {
    // Only where `...` is passed in another way does it matter that C's `...` is declared as fixed parameters.
    const apart = isDefined || (target.vendor === "apple" && target.arch === "aarch64");
    return apart ? different({ kind: "variadic", here: a.variadic }) : SAME;
  }
  if (a.params.length !== b.params.length) {
    return different({ kind: "count", here: a.params.length, there: b.params.length });
  }
  for (const [i, param] of a.params.entries()) {
    const other = b.params[i] as Ty;
    if (isApart(param, other, target)) {
      return different({ kind: "type", of: i + 1, here: param, there: other, fields: [] });
    }
  }
  return compareResults(a, b, target, isDefined ? roles.here : undefined);
}

function isApart(here: Ty, there: Ty, target: Target): boolean {
  return sameType(here, there) !== true && isPassedApart(passingOf(here, target), passingOf(there, target));
}

function compareStatics(here: LinkedDefinition, there: LinkedDefinition, target: Target): Answer {
  const [a, b] = [here, there].map(({ item, source, scope }) => {
    const { type } = item as StaticItem;
    return type === undefined ? undefined : lowerType(type, source, scope);
  });
  if (a === undefined || b === undefined || !isApart(a, b, target)) return SAME;
  return different({ kind: "type", of: "static", here: a, there: b, fields: [] });
}

function compareAbi(a: Signature, b: Signature, target: Target): Answer {
  if (a.abi === b.abi) return SAME;
  const [ours, theirs] = [a, b].map(({ abi, variadic }) => {
    const entry = findAbi(abi);
    return entry === undefined ? undefined : effectiveAbi(entry, target, variadic);
  });
  if (ours === undefined || theirs === undefined) return unknown("an ABI is not known");
  return ours === theirs ? SAME : different({ kind: "abi", here: a.abi, there: b.abi });
}

/** `caller` tells which of the two is called through, where the other one is the definition. */
function compareResults(a: Signature, b: Signature, target: Target, role: LinkedItem["role"] | undefined): Answer {
  if (role !== undefined) {
    const [declared, defined] = role === "declaration" ? [a, b] : [b, a];
    const answer = resultProblem(declared.result, defined.result, target);
    if (answer === undefined) return SAME;
    if (answer === "type") {
      return different({ kind: "type", of: "result", here: a.result, there: b.result, fields: [] });
    }
    return different({ kind: "returns", here: kindOfResult(a.result), there: kindOfResult(b.result) });
  }
  if (isEmpty(a.result) || isEmpty(b.result) || !isApart(a.result, b.result, target)) return SAME;
  return different({ kind: "type", of: "result", here: a.result, there: b.result, fields: [] });
}

/** A result that nobody looks at does no harm, as long as it fits into registers. */
function resultProblem(declared: Ty, defined: Ty, target: Target): "returns" | "type" | undefined {
  if (defined.kind === "never" || declared.kind === "unknown" || defined.kind === "unknown") return undefined;
  if (declared.kind === "never") return "returns";
  const given = passingOf(defined, target);
  if (isUnit(declared)) return isReturnedInMemory(given) ? "returns" : undefined;
  if (isUnit(defined)) return passingOf(declared, target) === undefined ? undefined : "returns";
  return isApart(declared, defined, target) ? "type" : undefined;
}

function kindOfResult(ty: Ty): Returns {
  return ty.kind === "never" ? "never" : isUnit(ty) ? "nothing" : "value";
}

function isEmpty(ty: Ty): boolean {
  return kindOfResult(ty) !== "value";
}

// --- places

/** The item that a rule is looking at, among those of its symbol. */
export function itself(items: readonly LinkedItem[], { item, source, scope }: Scene): LinkedItem | undefined {
  return items.find(
    ({ module, definition }) =>
      module.names === scope.module.names && definition?.source === source && definition.item.start === item.start,
  );
}

/** Whether two items of one module have one name, which the compiler does not let pass. */
export function isSameName(a: LinkedItem, b: LinkedItem): boolean {
  if (a.module !== b.module || a.definition?.name !== b.definition?.name) return false;
  return a.definition?.scope.bodies.length === 0 && b.definition?.scope.bodies.length === 0;
}

/** What the compiler points at: the attribute that names the symbol, a foreign item as a whole, else the item's head. */
export function placeOf({ item, scope, declaration }: LinkedDefinition): Range {
  if (declaration.foreign === undefined) return item.head;
  const { uses } = activeAttributes(item.attributes, scope.module.crate.cfg);
  const by = uses.findLast(({ meta }) => meta.name === "link_name" && meta.value?.value !== undefined);
  return by === undefined ? item : by.conditional ? by.meta : by.attribute;
}

/** Where another item is, as seen from a rule's item. */
export interface Elsewhere {
  /** The crate's name, when it is another one. */
  readonly crate: string | undefined;
  /** The file's path below the crate's root, when it is another one. */
  readonly file: string | undefined;
}

export function elsewhere({ module }: LinkedItem, { scope }: Scene): Elsewhere {
  const crate = module.crate === scope.module.crate ? undefined : module.crate.name;
  if (module.path === scope.module.path) return { crate, file: undefined };
  const root = module.crate.root ?? "";
  const folder = root.slice(0, root.lastIndexOf("/") + 1);
  const inside = folder !== "" && module.path.startsWith(folder);
  return {
    crate,
    file: inside ? module.path.slice(folder.length) : module.path.slice(module.path.lastIndexOf("/") + 1),
  };
}

export function relatedTo(definition: LinkedDefinition, message: string): Related {
  return { range: placeOf(definition), message, of: definition };
}

// --- words

/** `in ffi.rs`, or where the place is in the same file the words for it. */
export function whereText({ crate, file }: Elsewhere, near: string): string {
  if (crate !== undefined) return `in the crate \`${crate}\``;
  return file === undefined ? near : `in \`${file}\``;
}

/** What is different, as a main clause; `there` tells where the other item is. */
export function differenceText(difference: Difference, there: string): string {
  switch (difference.kind) {
    case "item":
      return difference.here === "fn"
        ? `it is a function here and a static ${there}`
        : `it is a static here and a function ${there}`;
    case "abi":
      return `the ABI is "${difference.here}" here and "${difference.there}" ${there}`;
    case "safety":
      return `it is \`${difference.here}\` here and \`${difference.here === "safe" ? "unsafe" : "safe"}\` ${there}`;
    case "variadic":
      return difference.here ? `it is variadic here and not ${there}` : `it is variadic ${there} and not here`;
    case "count":
      return `it has ${parameters(difference.here)} here and ${difference.there} ${there}`;
    case "returns":
      return `it ${RETURNS[difference.here]} here and ${RETURNS[difference.there]} ${there}`;
    case "type":
      return typeText(difference, there);
  }
}

const RETURNS: Readonly<Record<Returns, string>> = {
  never: "never returns",
  value: "returns a value",
  nothing: "returns nothing",
};

function typeText({ of, here, there: other, fields }: Extract<Difference, { kind: "type" }>, there: string): string {
  const what = of === "result" ? "the result" : of === "static" ? "its type" : `parameter ${of}`;
  const [ours, theirs] = [printTy(here), printTy(other)];
  const way = fields.length === 0 ? what : `${what} → ${fields.map((field) => `\`${field}\``).join(" → ")}`;
  if (ours === theirs) return `${way} is \`${ours}\` here and ${there}, but these are two types`;
  return `${way} is \`${ours}\` here and \`${theirs}\` ${there}`;
}

function parameters(count: number): string {
  return count === 1 ? "1 parameter" : `${count} parameters`;
}
