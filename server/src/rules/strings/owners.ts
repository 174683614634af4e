/**
 * Pointers into the memory of owned strings and vectors, and how long that memory is there.
 *
 * Enters: a body's flow. Leaves: for a value, the `as_ptr` calls that it may come from with what owns their memory; for a
 * variable, where it is in reach and whether something took its value over. A moved string keeps its memory, so a
 * variable that is moved anywhere is taken to live on.
 *
 * Source: Rust Reference, "Destructors"; `CStr::as_ptr` and `Vec::as_ptr`, about who must outlive the pointer.
 */
import type { BodyNode, Expression, MethodCall } from "../../facts/expression.ts";
import type { Range } from "../../facts/item.ts";
import { type Body, type Local, meaningOf, type Names, placesIn, walkBody } from "../../model/body.ts";
import { type Flow, type FlowEvent, type Owner, onlySource, plain, type Source, type Value } from "../../model/flow.ts";
import { asTy, typeOf } from "../../model/infer.ts";
import type { Ty } from "../../model/ty.ts";
import { isStandard } from "../../model/world.ts";

export type CallEvent = Extract<FlowEvent, { kind: "call" }>;

/** `owner.as_ptr()`. */
export interface OwnedPointer {
  readonly source: Extract<Source, { kind: "buffer" }>;
  readonly node: MethodCall;
  readonly owner: Owner;
  /** The type that owns the memory: `CString`, `String`, `Vec` … */
  readonly type: string;
}

/** Views that `as_ptr` is called through: the memory is that of what they are called on. */
const VIEW =
  /^(?:as_bytes|as_bytes_with_nul|to_bytes|to_bytes_with_nul|as_c_str|as_str|as_slice|as_mut_slice|as_os_str)$/;
const STRINGS = /^(?:CString|String|OsString|PathBuf)$/;

/** The call events of a flow by their nodes. */
export function callsOf({ events }: Flow): ReadonlyMap<Expression, CallEvent> {
  const out = new Map<Expression, CallEvent>();
  for (const event of events) if (event.kind === "call") out.set(event.node, event);
  return out;
}

/** The name of the standard owning type that a type is; undefined for references and all others. */
export function owningType(ty: Ty | undefined): string | undefined {
  if (ty?.kind !== "adt" || !isStandard(ty.definition.scope.module.crate)) return undefined;
  const { name } = ty.definition;
  if (STRINGS.test(name)) return name;
  const [element] = ty.args;
  if (name === "Vec") return element?.kind === "primitive" && /^[iu](?:8|16)$/.test(element.name) ? "Vec" : undefined;
  const isCStr = element?.kind === "adt" && element.definition.name === "CStr";
  return name === "Box" && isCStr ? "Box<CStr>" : undefined;
}

/** What `as_ptr` is called on at last, the views between taken off. */
export function viewed(expression: Expression): Expression {
  let at = plain(expression);
  while (at.kind === "method-call" && VIEW.test(at.method.text)) at = plain(at.receiver);
  return at;
}

/** Whether a body calls `as_ptr` on a value whose type is unknown, or one that passes the test. Costs less than its flow. */
export function takesPointers(body: Body, test: (ty: Ty) => boolean): boolean {
  for (const [node, { names }] of placesIn(body)) {
    if (node.kind !== "method-call" || !/^as_(?:mut_)?ptr$/.test(node.method.text)) continue;
    const ty = asTy(typeOf(viewed(node.receiver), names));
    if (ty === undefined || test(ty)) return true;
  }
  return false;
}

/** The pointers into owned strings that a value may be; borrowed ones and unknown owners are left out. */
export function ownedPointers({ sources }: Value, calls: ReadonlyMap<Expression, CallEvent>): OwnedPointer[] {
  return sources.flatMap((source): OwnedPointer[] => {
    if (source.kind !== "buffer" || !/^as_(?:mut_)?ptr$/.test(source.method)) return [];
    const { node, owner } = source;
    if (node?.kind !== "method-call" || (owner.kind !== "local" && owner.kind !== "temporary")) return [];
    const names = calls.get(node)?.names;
    if (names === undefined) return [];
    const base = viewed(node.receiver);
    const ty = asTy(typeOf(base, names));
    const made = onlySource(source.of);
    const type =
      owningType(ty) ?? (ty === undefined && made?.kind === "owned" && STRINGS.test(made.type) ? made.type : undefined);
    return type === undefined ? [] : [{ source, node, owner, type }];
  });
}

/** How long the variables of a body live. */
export interface Lifetimes {
  /** Where a variable is in reach. */
  scopeOf(local: Local): Range;
  /** Whether its value, or that of the place in it which a pointer leads to, may go to another owner somewhere. */
  isMoved(local: Local, pointer: OwnedPointer): boolean;
  /** The calls of `drop` with it. */
  drops(local: Local): readonly Expression[];
}

export function lifetimesOf(body: Body): Lifetimes {
  const scopes: Range[] = [];
  const moved = new Set<number>();
  const movedFields = new Set<string>();
  const drops = new Map<number, Expression[]>();
  const mention = (range: Range, names: Names) => {
    for (const [word] of body.source.slice(range.start, range.end).matchAll(/\b[a-z_]\w*\b/g)) {
      const local = names.local(word);
      if (local !== undefined) moved.add(local.range.start);
    }
  };
  walkBody(body, (node, { ancestors, names }) => {
    const scope = scopeRange(node);
    if (scope !== undefined) scopes.push(scope);
    if (node.kind === "macro" && !isReader(node.path.name.text)) mention(node.input, names);
    if ((node.kind === "closure" || node.kind === "block") && node.move) mention(node, names);
    if (node.kind !== "path") return;
    const meaning = meaningOf(node, names);
    if (meaning.kind !== "local") return;
    const { start } = meaning.local.range;
    const place = placeAround(node, ancestors);
    const how = moveOf(place, ancestors.slice(0, ancestors.length - (place === node ? 0 : depthOf(place, ancestors))));
    if (how === "move" && place !== node) movedFields.add(`${start}:${textOf(place, body)}`);
    else if (how === "move") moved.add(start);
    else if (how !== undefined) drops.set(start, [...(drops.get(start) ?? []), how]);
  });
  return {
    scopeOf({ range }) {
      let best: Range = body.root;
      for (const one of scopes) {
        const holds = one.start <= range.start && range.end <= one.end;
        if (holds && one.end - one.start < best.end - best.start) best = one;
      }
      return best;
    },
    isMoved({ range }, { node }) {
      if (moved.has(range.start)) return true;
      if (movedFields.size === 0) return false;
      const text = textOf(viewed(node.receiver), body);
      for (let end = text.length; end > 0; end = text.lastIndexOf(".", end - 1)) {
        if (movedFields.has(`${range.start}:${text.slice(0, end)}`)) return true;
      }
      return false;
    },
    drops: (local) => drops.get(local.range.start) ?? [],
  };
}

function textOf({ start, end }: Range, { source }: Body): string {
  return source.slice(start, end).replace(/\s+/g, "");
}

/** `a.b.c` around `a`. */
function placeAround(node: BodyNode, ancestors: readonly BodyNode[]): BodyNode {
  let place = node;
  for (let i = ancestors.length - 1; ancestors[i]?.kind === "field"; i--) place = ancestors[i] as BodyNode;
  return place;
}

/** How many of the nodes around are the place itself or stand inside it. */
function depthOf(place: BodyNode, ancestors: readonly BodyNode[]): number {
  return ancestors.length - ancestors.lastIndexOf(place);
}

function scopeRange(node: BodyNode): Range | undefined {
  switch (node.kind) {
    case "block":
    case "closure":
    case "match-arm":
    case "for":
      return node;
    case "if":
    case "while":
      return { start: node.condition.start, end: node.body.end };
    default:
      return undefined;
  }
}

/** Macros that only look at what they are given. */
function isReader(name: string): boolean {
  return /^(?:e?print(?:ln)?|format(?:_args)?|write(?:ln)?|panic|(?:debug_)?assert(?:_eq|_ne)?|log|trace|debug|info|warn|error|addr_of(?:_mut)?|dbg)$/.test(
    name,
  );
}

/** Whether a path to a variable gives its value away, or to `drop`. */
function moveOf(node: BodyNode, ancestors: readonly BodyNode[]): "move" | Expression | undefined {
  let inner = node;
  for (let i = ancestors.length - 1; i >= 0; i--) {
    const around = ancestors[i] as BodyNode;
    switch (around.kind) {
      case "parenthesized":
      case "attributed":
        inner = around;
        continue;
      case "call": {
        if (!around.args.includes(inner as Expression)) return undefined;
        const isDrop = around.callee.kind === "path" && around.callee.name.text === "drop";
        return isDrop ? around : "move";
      }
      case "method-call":
        if (around.args.includes(inner as Expression)) return "move";
        return around.receiver === inner && /^(?:into_\w+|leak|unwrap\w*|ok)$/.test(around.method.text)
          ? "move"
          : undefined;
      case "let-statement":
      case "field-value":
      case "tuple":
      case "array":
      case "repeat":
      case "return":
      case "break":
      case "yield":
        return "move";
      case "assignment":
        return around.right === inner ? "move" : undefined;
      case "expression-statement":
        return around.semicolon ? undefined : "move";
      case "match":
      case "match-arm":
      case "closure":
      case "if":
        return "move";
      default:
        return undefined;
    }
  }
  return "move";
}

/** Whether a variable is bound by `ref`: it borrows and owns nothing. */
export function isBoundByRef({ range }: Local, { source }: Body): boolean {
  return /\bref\s+(?:mut\s+)?$/.test(source.slice(Math.max(0, range.start - 16), range.start));
}

/** The expressions whose value is in what an expression gives: behind `Ok`, `Box::new` and their like, and variables. */
export function* carried(
  expression: Expression,
  names: Names,
  depth = 0,
): Iterable<{ readonly node: Expression; readonly names: Names }> {
  const inner = plain(expression);
  yield { node: inner, names };
  if (depth > 6) return;
  switch (inner.kind) {
    case "call": {
      const [arg, more] = inner.args;
      if (arg === undefined || more !== undefined || inner.callee.kind !== "path") return;
      if (
        /^(?:(?:.*::)?(?:Some|Ok|Err)|(?:.*::)?(?:Box|Rc|Arc)::(?:new|into_raw|leak|pin))$/.test(
          inner.callee.segments.join("::"),
        )
      )
        yield* carried(arg, names, depth + 1);
      return;
    }
    case "tuple":
    case "array":
      for (const element of inner.elements) yield* carried(element, names, depth + 1);
      return;
    case "cast":
      yield* carried(inner.operand, names, depth + 1);
      return;
    case "path": {
      const meaning = meaningOf(inner, names);
      if (meaning.kind !== "local" || meaning.local.value === undefined) return;
      yield* carried(meaning.local.value, meaning.local.names, depth + 1);
      return;
    }
    default:
  }
}

/** The variable at the root of a place: `self` of `self.a[0].b`. */
export function rootOf(expression: Expression, names: Names): Local | undefined {
  let at = plain(expression);
  for (;;) {
    if (at.kind === "field" || at.kind === "index") at = plain(at.object);
    else if (at.kind === "unary" && at.operator === "*") at = plain(at.operand);
    else if (at.kind === "method-call" && /^(?:as_mut|as_ref|unwrap|borrow_mut|lock|get_mut)$/.test(at.method.text))
      at = plain(at.receiver);
    else break;
  }
  if (at.kind !== "path") return undefined;
  const meaning = meaningOf(at, names);
  return meaning.kind === "local" ? meaning.local : undefined;
}
