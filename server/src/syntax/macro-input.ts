/**
 * Macro calls whose input is items: which of them there are, and how each is read.
 *
 * Enters: a call's path, the range of its input, and a reader of items. Leaves: its branches; none where the macro is not
 * known, or its input is not what the macro takes. Ranges are those of what is written: input that a macro rewrites is
 * read with the same number of units in its place.
 *
 * A macro is known by the last segment of its path. Where a crate has another of that name, the input has another form.
 */
import type {
  AbiSpec,
  Attribute,
  ExternBlock,
  Field,
  Item,
  Literal,
  MacroBranch,
  MetaItem,
  Range,
} from "../facts/item.ts";
import type { ContainerKind } from "../text/slice.ts";
import { parseAttributes, parseLiteral, parseMeta } from "./attributes.ts";
import { Cursor } from "./tokens.ts";

/** Reads the items between two offsets of a text. */
export type ItemReader = (source: string, range: Range, place: ContainerKind | undefined) => readonly Item[];

/** A macro call as far as its input is concerned. */
export interface MacroInput {
  readonly source: string;
  /** The macro's path, which stands for what the macro adds. */
  readonly path: Range;
  /** The brackets included. */
  readonly input: Range;
  readonly place: ContainerKind | undefined;
  readonly read: ItemReader;
}

type Reading = (call: MacroInput) => readonly MacroBranch[];

const NONE: readonly MacroBranch[] = [];

/** Branches beyond this many are not read: each one's condition repeats those before it. */
const MOST_BRANCHES = 64;

/**
 * Sources: cfg-if, src/lib.rs; std::cfg_select; libc, src/macros.rs; openssl-sys, src/macros.rs; pyo3-ffi,
 * src/impl_/macros.rs; winapi, src/macros.rs; windows-targets and windows-link, src/lib.rs.
 */
const READINGS: Readonly<Record<string, Reading>> = {
  cfg_if: readCfgIf,
  cfg_select: readCfgSelect,
  extern_libpython: readLibpython,
  const_ptr_api: readConstPtrApi,
  link: readLink,
  s: adding({ c: true, kinds: ["struct"] }),
  s_no_extra_traits: adding({ c: true, kinds: ["struct", "union"] }),
  s_with_default: adding({ c: true, kinds: ["struct"] }),
  s_no_extra_traits_with_default: adding({ c: true, kinds: ["struct", "union"] }),
  s_paren: adding({ c: false, kinds: ["struct"] }),
  e: adding({ c: false, kinds: ["enum"] }),
  missing: adding({ c: false, kinds: ["enum"] }),
  STRUCT: adding({ c: true, kinds: ["struct"], pub: true }),
  IFDEF: readAsWritten,
};

/** The branches of a macro call's input. */
export function branchesOf(path: string, call: MacroInput): readonly MacroBranch[] {
  const name = lastSegment(path);
  return Object.hasOwn(READINGS, name) ? (READINGS[name] as Reading)(call) : NONE;
}

/** Whether the macro of this name lets parts of its input stand by conditions, wherever it is called. */
export function isConditional(name: string): boolean {
  return name === "cfg_if" || name === "cfg_select";
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf(":") + 1);
}

/** What stands between the brackets. */
function inside({ source, input: { start, end } }: MacroInput): Range {
  const closed = /[)\]}]/.test(source.charAt(end - 1)) && end - 1 > start;
  return { start: start + 1, end: closed ? end - 1 : end };
}

function branch(items: readonly Item[], more: Partial<MacroBranch> = {}): MacroBranch {
  return { condition: undefined, block: undefined, verbatim: true, alwaysRead: false, items, ...more };
}

/** A branch as written, before the conditions of those above it are counted in. */
interface Arm {
  /** Undefined for the one that is there when no other is. */
  readonly condition: MetaItem | undefined;
  /** Undefined where it is an expression. */
  readonly body: Range | undefined;
}

/** `if #[cfg(a)] { … } else if #[cfg(b)] { … } else { … }` */
function readCfgIf(call: MacroInput): readonly MacroBranch[] {
  const { start, end } = inside(call);
  const cursor = new Cursor(call.source, start, end);
  const arms: Arm[] = [];
  for (let more = true; more; ) {
    let condition: MetaItem | undefined;
    if (cursor.eat("if") !== undefined) {
      const [attribute, ...others] = parseAttributes(cursor, false);
      const list = attribute?.meta.name === "cfg" ? attribute.meta.list : undefined;
      if (list === undefined || list[0] === undefined || others.length > 0) return NONE;
      condition = list.length === 1 ? list[0] : combined("all", list, attribute?.meta ?? list[0]);
    } else if (arms.length === 0) return NONE;
    if (!cursor.is("{")) return NONE;
    const group = cursor.skipGroup();
    arms.push({ condition, body: { start: group.start + 1, end: Math.max(group.start + 1, group.end - 1) } });
    more = condition !== undefined && cursor.eat("else") !== undefined;
  }
  return cursor.atEnd() ? branches(arms, call, false) : NONE;
}

/** `a => { … } b => { … } _ => { … }`. The compiler reads all of them as items before it chooses. */
function readCfgSelect(call: MacroInput): readonly MacroBranch[] {
  const { start, end } = inside(call);
  const cursor = new Cursor(call.source, start, end);
  const arms: Arm[] = [];
  while (!cursor.atEnd()) {
    const meta = parseMeta(cursor, end);
    if ((meta.name === "" && meta.value === undefined) || cursor.eat("=>") === undefined) return NONE;
    const condition = meta.name === "_" ? undefined : meta;
    if (cursor.is("{")) {
      const group = cursor.skipGroup();
      arms.push({ condition, body: { start: group.start + 1, end: Math.max(group.start + 1, group.end - 1) } });
    } else {
      while (!cursor.atEnd() && !cursor.is(",")) {
        if (cursor.is("(") || cursor.is("[") || cursor.is("{")) cursor.skipGroup();
        else cursor.take();
      }
      arms.push({ condition, body: undefined });
    }
    cursor.eat(",");
  }
  return branches(arms, call, true);
}

function branches(arms: readonly Arm[], { source, place, read }: MacroInput, alwaysRead: boolean): MacroBranch[] {
  const out: MacroBranch[] = [];
  if (arms.length > MOST_BRANCHES) return out;
  const refused: MetaItem[] = [];
  for (const { condition, body } of arms) {
    const at = condition ?? refused.at(-1);
    // Its own condition first: it decides most often.
    const parts = condition === undefined ? refused : [condition, ...refused];
    const whole = parts.length > 1 && at !== undefined ? combined("all", parts, at) : parts[0];
    if (body !== undefined) out.push(branch(read(source, body, place), { condition: whole, alwaysRead }));
    if (condition === undefined) break;
    refused.push(combined("not", [condition], condition));
  }
  return out;
}

function combined(name: string, list: readonly MetaItem[], { start, end }: Range): MetaItem {
  return { name, value: undefined, list: [...list], start, end };
}

/** `$($item:item)*`, handed on. */
function readAsWritten(call: MacroInput): readonly MacroBranch[] {
  return [branch(call.read(call.source, inside(call), call.place))];
}

/** Foreign items, or a string for their ABI and `{ … }` with them. */
function readLibpython(call: MacroInput): readonly MacroBranch[] {
  const { start, end } = inside(call);
  const cursor = new Cursor(call.source, start, end);
  const literal = parseLiteral(cursor);
  if (literal === undefined) return foreign(call, call.source, { start, end }, undefined, []);
  if (!cursor.is("{")) return NONE;
  const group = cursor.skipGroup();
  const body = { start: group.start + 1, end: Math.max(group.start + 1, group.end - 1) };
  return cursor.atEnd() ? foreign(call, call.source, body, literal, []) : NONE;
}

/** `extern "C" { … }` where `#[const_ptr_if(cfg)] T` is a pointer to `T`, of the one or the other kind. */
function readConstPtrApi(call: MacroInput): readonly MacroBranch[] {
  const { start, end } = inside(call);
  const { source } = call;
  const marked = source.slice(start, end).replace(/#\[const_ptr_if\((?:[^()\]]|\([^()\]]*\))*\)\s*\]/g, (mark) => {
    return "*const".padEnd(mark.length);
  });
  const items = call.read(source.slice(0, start) + marked + source.slice(end), { start, end }, call.place);
  return [branch(items, { verbatim: items.every(isWhole) })];
}

/** `"library" "abi" "symbol" fn name(…) -> T`, the symbol and an attribute left out or not, without a `;`. */
function readLink(call: MacroInput): readonly MacroBranch[] {
  const { start, end } = inside(call);
  const { source } = call;
  const cursor = new Cursor(source, start, end);
  const library = parseLiteral(cursor);
  const written = parseLiteral(cursor);
  const symbol = parseLiteral(cursor);
  const from = cursor.peek().start;
  parseAttributes(cursor, false);
  if (library?.kind !== "string" || written?.kind !== "string" || !cursor.isWord("fn") || end >= source.length)
    return NONE;
  // "cdecl" is what older bindings call it.
  const abi = written.value === "cdecl" ? { ...written, value: "C" } : written;
  const link = made("link", [{ ...meta("name", library), value: library }], call.path);
  const named = symbol === undefined ? [] : [{ ...made("link_name", undefined, symbol), value: symbol }];
  // The macro's `;` stands where the call is closed.
  const closed = `${source.slice(0, end)};${source.slice(end + 1)}`;
  return foreign(call, closed, { start: from, end: end + 1 }, abi, [unwritten(link, call.path.start)], (item) =>
    public_({ ...item, end: Math.min(item.end, end) }, named),
  );
}

/** Items that the macro puts into an external block of its own. */
function foreign(
  { path, input, read }: MacroInput,
  source: string,
  range: Range,
  literal: Literal | undefined,
  attributes: readonly Attribute[],
  change: (item: Item) => Item = (item) => item,
): readonly MacroBranch[] {
  const abi: AbiSpec = { ...path, keyword: path, literal: undefined, name: literal?.value ?? "C", explicit: true };
  const block: ExternBlock = {
    kind: "extern-block",
    attributes,
    visibility: undefined,
    problems: [],
    fnPointers: [],
    nested: [],
    head: path,
    broken: false,
    start: path.start,
    end: input.end,
    unsafe: undefined,
    abi,
    brace: input.start,
    items: [],
    innerAttributes: [],
  };
  const items = read(source, range, "extern-block").map(change);
  return [branch(items, { block, verbatim: items.every(isWhole) })];
}

/** Whether nothing is wrong with an item's form. A macro that takes its input apart gives up where something is. */
function isWhole(item: Item): boolean {
  const own = !item.broken && item.problems.length === 0;
  return item.kind === "extern-block" ? own && item.items.every(isWhole) : own;
}

/** Items that the macro gives a representation or visibility to. Whatever else is in the input, the macro is another. */
function adding(what: { c: boolean; kinds: readonly Item["kind"][]; pub?: boolean }): Reading {
  return (call) => {
    const { start, end } = inside(call);
    const items = call.read(call.source, { start, end }, call.place);
    if (items.some(({ kind, broken }) => broken || !what.kinds.includes(kind))) return NONE;
    const repr = made("repr", [meta("C", call.path)], call.path);
    const more = what.c ? [repr] : [];
    return [
      branch(
        items.map((item) => (what.pub === true ? public_(item, more) : withMore(item, more))),
        { verbatim: false },
      ),
    ];
  };
}

function withMore(item: Item, metas: readonly MetaItem[]): Item {
  if (metas.length === 0) return item;
  const at = item.attributes[0]?.start ?? item.start;
  return { ...item, attributes: [...metas.map((one) => unwritten(one, at)), ...item.attributes] };
}

/** The item with `pub` before it and its fields. */
function public_(item: Item, metas: readonly MetaItem[]): Item {
  const own = withMore(item, metas);
  const here = { start: item.start, end: item.start };
  if (own.kind !== "struct") return { ...own, visibility: own.visibility ?? here };
  const fields: readonly Field[] = own.fields.map((field) => ({ ...field, visibility: field.visibility ?? here }));
  return { ...own, visibility: own.visibility ?? here, fields };
}

function meta(name: string, { start, end }: Range): MetaItem {
  return { name, value: undefined, list: undefined, start, end };
}

function made(name: string, list: readonly MetaItem[] | undefined, at: Range): MetaItem {
  return { ...meta(name, at), list };
}

/** An attribute that the macro adds: it takes no room. */
function unwritten(of: MetaItem, at: number): Attribute {
  return { inner: false, form: "attribute", meta: of, unsafe: undefined, start: at, end: at };
}
