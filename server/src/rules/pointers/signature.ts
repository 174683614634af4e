/** What the rules about signatures share: which types C fills at a place, how sure that is, and the way there in words. */
import type { FnItem, FnPointer, StaticItem, TypeDefinition, TypeItem } from "../../facts/item.ts";
import {
  type BorderStep,
  type Crossing,
  crossingsOf,
  crossingsOfValue,
  isAbiOfC,
  placesOf,
  type Side,
  type SignaturePlace,
  sideOf,
} from "../../model/border.ts";
import { printTy } from "../../model/print-ty.ts";
import { lowerType, type Ty } from "../../model/ty.ts";
import { symbolOf } from "../exports/exported.ts";
import type { Related, Scene } from "../rule.ts";
import { isForTests } from "../unwind/border.ts";

/** A place and all that crosses there. */
export interface BorderPlace extends SignaturePlace {
  readonly side: Side | "static";
  readonly crossings: readonly Crossing[];
}

/** What may hold places: functions, foreign statics, and types that function pointers are written in. */
export type BorderItem = FnItem | StaticItem | TypeItem | TypeDefinition;

const NONE: readonly BorderPlace[] = [];

/** Answers by scene, which is made anew for each check: several rules ask the same of one item. */
const known = new WeakMap<Scene, readonly BorderPlace[]>();

/** The places of an item at the border; none for what only tests call. */
export function borderPlaces(item: BorderItem, scene: Scene): readonly BorderPlace[] {
  let places = known.get(scene);
  if (places === undefined) {
    places = placesAnew(item, scene);
    known.set(scene, places);
  }
  return places;
}

function placesAnew(item: BorderItem, scene: Scene): readonly BorderPlace[] {
  const { block, source, scope } = scene;
  if (item.kind === "fn") {
    const side = sideOf(item, scene.place === "extern-block" ? block : undefined);
    if (side === undefined || isForTests(scene)) return NONE;
    if (side === "export" && isInlined(item) && symbolOf(item, scene) === undefined) return NONE;
    return placesOf(item, side, source, scope).map((place) => ({ ...place, side, crossings: crossingsOf(place) }));
  }
  if (item.kind === "static") {
    if (scene.place !== "extern-block" || block === undefined || item.type === undefined) return NONE;
    if (!isAbiOfC(block.abi.name)) return NONE;
    const { type } = item;
    const ty = lowerType(type, source, scope);
    const place = { position: "result", param: undefined, type, ty, writer: "c" } as const;
    return [{ ...place, side: "static", crossings: crossingsOfValue(ty, "c") }];
  }
  if (scene.place === "impl" || scene.place === "trait" || isForTests(scene)) return NONE;
  // Of a function pointer type that has a name nobody knows who calls it.
  return item.fnPointers.filter(isOutermost).flatMap((type) => {
    if (type.abi === undefined || !isAbiOfC(type.abi.name)) return [];
    const ty = lowerType(type, source, scope);
    const place = { position: "result", param: undefined, type, ty, writer: "either" } as const;
    return [{ ...place, side: "pointer" as const, crossings: crossingsOfValue(ty, "either") }];
  });
}

/** Without a symbol such a function is there to be called from Rust: the C header has it as a macro. */
function isInlined({ attributes }: FnItem): boolean {
  return attributes.some(({ meta }) => meta.name === "inline");
}

function isOutermost(pointer: FnPointer, _: number, all: readonly FnPointer[]): boolean {
  return !all.some((other) => other !== pointer && other.start <= pointer.start && pointer.end <= other.end);
}

/** Whether the way to a crossing leads through a table of callbacks, whose own definition is judged. */
function isInTable({ steps }: Crossing): boolean {
  const field = steps.findIndex(({ kind }) => kind === "field");
  return field >= 0 && steps.slice(field).some(({ kind }) => kind !== "field");
}

/**
 * How sure it is that C fills what crosses: surely, perhaps, or not at all. What C can reach through a `*mut` struct is
 * perhaps an object that it merely looks at, unless the function's name says that it tells something.
 */
export function filledByC(
  crossing: Crossing,
  { side, position }: BorderPlace,
  name: string,
): "surely" | "perhaps" | "no" {
  const { writer, by, mutable, steps } = crossing;
  if (writer === "rust" || isInTable(crossing)) return "no";
  if (writer === "either") return "perhaps";
  const isGiven = side === "import" && position === "parameter" && by !== "value" && SETS.test(name);
  if (by === "value" || !steps.some(({ kind }) => kind === "field")) return isGiven ? "perhaps" : "surely";
  if (side === "import" && position === "parameter") {
    return mutable && TELLS.test(name) && !ENDS.test(name) && !SETS.test(name) ? "surely" : "perhaps";
  }
  if (side === "export") return steps.every(({ field }) => field?.visibility !== undefined) ? "surely" : "perhaps";
  return "surely";
}

/** Names of functions that fill what they are given. */
const TELLS =
  /(?:^|_)(?:get[a-z]*|info|infos|read|out|fill|query|fetch|poll|next|recv|receive|stat|status|state|result|event|describe|desc|properties|props|caps|load|parse|decode|enum\w*|list|inspect|lookup|find|detect|probe|scan)(?:_|$|\d)|(?:Get|Info|Read|Query|Fetch|Poll|Next|Receive|Status|State|Result|Event|Describe|Properties|Caps|Parse|Decode|Enum\w*|List|Inspect|Lookup|Find|Detect)(?=[A-Z_]|$)|^(?:get|read|query|fetch|poll|describe|parse|decode)(?=[A-Z])/;

/** Names of functions that look at what they are given. */
const SETS = /(?:^|_)set(?:_|$)|Set(?=[A-Z_])/;

/** Names of functions that take back what another one filled. */
const ENDS =
  /(?:^|_)(?:free|delete|destroy|release|close|unref|drop)(?:_|$)|(?:Free|Delete|Destroy|Release|Close|Unref)(?=[A-Z_]|$)/;

/** The first crossing that C surely fills and that passes the test, else the first that it perhaps fills. */
export function firstFilled<T>(
  place: BorderPlace,
  name: string,
  test: (crossing: Crossing) => T | undefined,
): { readonly crossing: Crossing; readonly sure: boolean; readonly of: T } | undefined {
  let perhaps: { readonly crossing: Crossing; readonly sure: false; readonly of: T } | undefined;
  for (const crossing of place.crossings) {
    const filled = filledByC(crossing, place, name);
    if (filled === "no" || (filled === "perhaps" && perhaps !== undefined)) continue;
    const of = test(crossing);
    if (of === undefined) continue;
    if (filled === "surely") return { crossing, sure: true, of };
    perhaps = { crossing, sure: false, of };
  }
  return perhaps;
}

/** For `Found.once`: the struct and the field that the way leads through last; undefined where it leads through none. */
export function decidingField(steps: readonly BorderStep[]): string | undefined {
  const field = steps.findLast(({ kind, of }) => kind === "field" && of !== undefined);
  return field?.of === undefined ? undefined : `${field.of.scope.module.path} ${field.of.name} ${field.text}`;
}

const MOST_STEPS = 5;
/** A type written out longer than this is not repeated. */
const LONGEST = 48;

/** The way to what crosses: "`*mut Info` → field `kind: Kind`". */
export function wayText(written: string, steps: readonly BorderStep[], ty: Ty): string {
  const texts = steps.map(stepText);
  const short = texts.length > MOST_STEPS ? [...texts.slice(0, 2), "…", ...texts.slice(-2)] : texts;
  const name = printTy(ty);
  const flat = written.replace(/\s+/g, " ");
  const start = flat.length > LONGEST ? "this type" : `\`${flat}\``;
  const names = ty.kind === "fn" || [start, ...short].at(-1)?.includes(name) === true;
  return [start, ...short, ...(names ? [] : [`\`${name}\``])].join(" → ");
}

function stepText({ kind, text }: BorderStep): string {
  if (kind === "field") return `field \`${text}\``;
  return kind === "parameter" ? `parameter ${text}` : "the result";
}

/** The places of the fields on the way, and of the type's definition. */
export function relatedOf(steps: readonly BorderStep[], ty: Ty, scene: Scene): readonly Related[] {
  const out: Related[] = [];
  for (const { kind, range, of, text } of steps) {
    if (kind !== "field" || range === undefined || of === undefined) continue;
    out.push({ range, message: `the field \`${text}\``, ...(of.source === scene.source ? {} : { of }) });
  }
  if (ty.kind === "adt") {
    const { definition, item } = ty;
    const elsewhere = definition.source === scene.source ? {} : { of: definition };
    out.push({ range: item.name, message: `\`${definition.name}\` is defined here`, ...elsewhere });
  }
  return out;
}

/** What an item is called in messages. */
export function nameOf(item: BorderItem): string {
  return item.name.text;
}
