/** The generic type parameters of a function and what is asked of them, as written. */
import type { FnItem, GenericParam } from "../../facts/item.ts";

export interface TypeParam {
  readonly name: string;
  /** All bounds, in the list and after `where`, as one text. */
  readonly bounds: string;
  /** Where another bound can be written after the last one, and what stands before it there. */
  readonly end: number;
  readonly joined: " + " | ": ";
}

/** The type parameters of a function's own list. */
export function typeParams({ generics, where }: FnItem, source: string): readonly TypeParam[] {
  return (generics?.params ?? []).filter(({ kind }) => kind === "type").map((param) => typeParam(param, where, source));
}

function typeParam(param: GenericParam, where: FnItem["where"], source: string): TypeParam {
  const name = param.name.text;
  const text = source.slice(param.name.end, param.end);
  // `F: A = Default` is no parameter of a function.
  const inList = /^\s*:([\s\S]*)$/.exec(text)?.[1] ?? "";
  const clauses = where === undefined ? "" : source.slice(where.start, where.end);
  let bounds = inList;
  let end = inList.trim() === "" ? undefined : param.name.end + text.trimEnd().length;
  const base = where?.start ?? 0;
  for (const match of clauses.matchAll(new RegExp(`(?<![\\w:<])${name}\\s*:(?!:)`, "g"))) {
    const from = match.index + match[0].length;
    const to = from + clauseLength(clauses.slice(from));
    bounds += ` + ${clauses.slice(from, to)}`;
    end = base + from + clauses.slice(from, to).trimEnd().length;
  }
  return {
    name,
    bounds,
    end: end ?? (inList === "" && text.includes(":") ? param.end : param.name.end),
    joined: end === undefined ? (text.includes(":") ? " + " : ": ") : " + ",
  };
}

/** How far a clause goes: to the next comma or `{` outside brackets. */
function clauseLength(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string;
    if ("(<[".includes(unit)) depth++;
    else if (")]".includes(unit) || (unit === ">" && text[i - 1] !== "-")) depth--;
    else if (depth === 0 && (unit === "," || unit === "{" || unit === ";")) return i;
  }
  return text.length;
}

/** The lifetimes that bounds ask for: `'static`, or others that somebody chose. */
function lifetimesIn(bounds: string): readonly string[] {
  const own = bounds
    .replace(/for\s*<[^>]*>/g, "")
    .replace(/\([^()]*\)/g, "")
    .replace(/&\s*'\w+/g, "");
  return own.match(/'[A-Za-z_]\w*/g) ?? [];
}

/**
 * Whether the bounds of a function's type parameter tie it to something: to `'static`, or to a lifetime that stands
 * elsewhere in the function's head or comes from around it. One that the function declares for these bounds alone is
 * whatever the caller has.
 */
export function isTied(bounds: string, { generics, start, body }: FnItem, source: string): boolean {
  const declared = generics?.params.filter(({ kind }) => kind === "lifetime").map(({ name }) => name.text) ?? [];
  const head = source.slice(start, body?.start);
  const count = (name: string, text: string) => text.match(new RegExp(`${name}\\b`, "g"))?.length ?? 0;
  return lifetimesIn(bounds).some((name) => !declared.includes(name) || count(name, head) > count(name, bounds) + 1);
}
