/**
 * The one walk over a slice's facts: which subjects it holds, and where each stands.
 *
 * Enters: facts, and the heads around the slice. Leaves: subjects in source order, each with the attributes that speak
 * for it inside the slice and whether it is there at all.
 */
import type { Attribute, ExternBlock, Item, MacroCall, SliceFacts } from "../facts/item.ts";
import type { Scene, SubjectKind, Subjects } from "../rules/rule.ts";
import { attributeLists, bodyAttributeLists } from "./attribute-lists.ts";
import { evaluateMeta, type Standing, standingOf } from "./conditions.ts";
import type { Environment } from "./environment.ts";

export interface Visit<K extends SubjectKind = SubjectKind> {
  readonly kind: K;
  readonly subject: Subjects[K];
  readonly item: Item;
  /** The items around it inside the slice, outermost first. */
  readonly parents: readonly Item[];
  readonly place: Scene["place"];
  readonly block: ExternBlock | undefined;
  readonly standing: Standing;
  /** Attribute lists inside the slice, outermost first. */
  readonly scopes: readonly (readonly Attribute[])[];
}

interface Around {
  /** The text of the slice. */
  readonly source: string;
  readonly place: Scene["place"];
  readonly block: ExternBlock | undefined;
  readonly standing: Standing;
  readonly scopes: readonly (readonly Attribute[])[];
}

/** Calls `visit` for every subject of a slice. `around` tells what the slice stands in. */
export function visitSlice(
  facts: SliceFacts,
  source: string,
  { place, block, standing, scopes }: Omit<Around, "source">,
  env: Environment,
  visit: (v: Visit) => void,
): void {
  const around = { source, place, block, standing, scopes };
  for (const item of facts.items) visitItem(item, NO_PARENTS, around, env, visit);
}

/** Whoever hears of a body reads it if it is worth it: its text and names are not this walk's business. */
const NOT_READ = undefined as never;

const NO_PARENTS: readonly Item[] = [];

/** Whether the compiler throws the item away where it stands, so that only the syntax of what is in it is judged. */
export function isRefused(item: Item): boolean {
  return item.problems.some(({ kind }) => kind === "item-not-allowed" || kind === "extern-block-in-impl");
}

function visitItem(
  item: Item,
  parents: readonly Item[],
  around: Around,
  env: Environment,
  visit: (v: Visit) => void,
): void {
  const inner = item.kind === "extern-block" ? item.innerAttributes : [];
  const attributes = inner.length > 0 ? [...item.attributes, ...inner] : item.attributes;
  const own = isRefused(item) ? "opaque" : standingOf(attributes, env);
  const standing = around.standing === "active" ? own : around.standing;
  const scopes = attributes.length > 0 ? [...around.scopes, attributes] : around.scopes;
  const { place, block, source } = around;
  const emit = <K extends SubjectKind>(kind: K, subject: Subjects[K], own = scopes) =>
    visit({ kind, subject, item, parents, place, block, standing, scopes: own } as unknown as Visit);

  if (around.standing === "active" && own === "inactive") {
    const condition = attributes.find((attribute) => standingOf([attribute], env) === "inactive");
    if (condition !== undefined) emit("inactive", { item, condition });
  }
  for (const problem of item.problems) emit("problem", problem);
  for (const { list, written } of attributeLists(item, env)) {
    if (list.owner.kind !== "item") emit("attributes", list, [...scopes, written]);
    // Levels set on a macro call speak for nothing.
    else emit("attributes", list, item.kind === "macro-call" ? around.scopes : scopes);
  }
  for (const { list, written } of bodyAttributeLists(item, source, env)) {
    emit("attributes", list, [...scopes, written]);
  }
  if (!item.broken || item.kind === "extern-block") {
    switch (item.kind) {
      case "fn":
        emit(place === "extern-block" ? "foreign-fn" : "fn", item);
        if (item.body !== undefined && place !== "extern-block") emit("body", NOT_READ);
        if (item.abi !== undefined) emit("abi", { spec: item.abi, of: "fn", node: item });
        break;
      case "static":
        emit(place === "extern-block" ? "foreign-static" : "static", item);
        if (item.value !== undefined && place !== "extern-block") emit("body", NOT_READ);
        break;
      case "type":
        emit(place === "extern-block" ? "foreign-type" : "type-alias", item);
        break;
      case "const":
        if (place === "extern-block") emit("foreign-other", item);
        else {
          emit("const", item);
          if (item.value !== undefined) emit("body", NOT_READ);
        }
        break;
      case "struct":
      case "enum":
      case "union":
        emit("type-definition", item);
        if (place === "extern-block") emit("foreign-other", item);
        break;
      case "extern-block":
        emit("extern-block", item);
        emit("abi", { spec: item.abi, of: "extern-block", node: item });
        break;
      case "other":
        emit(place === "extern-block" ? "foreign-other" : "other", item as never);
        break;
      default:
        if (place === "extern-block" && item.kind !== "inner-attributes" && item.kind !== "macro-call") {
          emit("foreign-other", item);
        }
    }
  }
  for (const pointer of item.fnPointers) {
    emit("fn-pointer", pointer);
    if (pointer.abi !== undefined) emit("abi", { spec: pointer.abi, of: "fn-pointer", node: pointer });
  }
  const within = item.nested.length > 0 || item.kind === "extern-block" ? [...parents, item] : parents;
  for (const nested of item.nested) {
    const inside = item.kind === "impl" || item.kind === "trait" || item.kind === "mod" ? item.kind : "body";
    visitItem(
      nested,
      within,
      { source, place: inside === "mod" ? "module" : inside, block: undefined, standing, scopes },
      env,
      visit,
    );
  }
  if (item.kind === "extern-block" && item.items.length > 0) {
    const inside = { source, place: "extern-block" as const, block: item, standing, scopes };
    for (const foreign of item.items) visitItem(foreign, within, inside, env, visit);
  }
  if (item.kind === "macro-call" && standing === "active") {
    visitBranches(item, [...parents, item], around, env, visit);
  }
}

/**
 * Visits the items in a macro's input. Attributes on the call are none of theirs, but for its own conditions. In a branch
 * that is configured out the compiler reads items or only tokens, which depends on the macro.
 */
function visitBranches(
  { branches }: MacroCall,
  within: readonly Item[],
  around: Around,
  env: Environment,
  visit: (v: Visit) => void,
): void {
  for (const { condition, block, verbatim, alwaysRead, items } of branches) {
    if (!verbatim) continue;
    const there = condition === undefined || evaluateMeta(condition, env) !== false;
    if (!there && !alwaysRead) continue;
    const standing = there ? around.standing : "inactive";
    const inside = block === undefined ? { ...around, standing } : { ...around, standing, place: FOREIGN, block };
    for (const inner of items) visitItem(inner, within, inside, env, visit);
  }
}

const FOREIGN = "extern-block" as const;
