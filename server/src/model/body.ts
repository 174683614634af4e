/**
 * Bodies: what is known at each of their expressions.
 *
 * Enters: a parsed body and the scope it stands in. Leaves: each node with the variables in reach, whether it stands in
 * an unsafe context, and the nodes and lint attributes around it. What a `cfg` takes out is not walked.
 *
 * Source: Rust Reference, "Scopes", "Unsafe blocks"; closures and async blocks take the context they stand in.
 */
import type { Block, BodyNode, Expression, Pattern } from "../facts/expression.ts";
import type { Attribute, Item, Param, Range, RustType } from "../facts/item.ts";
import type { Outlined } from "../facts/outline.ts";
import { parseBody, parseExpression, parsePatternAt } from "../syntax/expressions.ts";
import { walkExpressions } from "../syntax/walk.ts";
import { isRewritten } from "./attribute-macros.ts";
import type { ValueTy } from "./infer.ts";
import { presenceOf } from "./presence.ts";
import { bodyNames, type Resolution, resolvePath, type Scope } from "./resolve.ts";

/** A function's body, or the value of a constant or static. */
export interface Body {
  readonly of: "fn" | "value";
  readonly root: Expression;
  /** The text in which its ranges stand. */
  readonly source: string;
  /** Where its paths are resolved, but for the items that its blocks declare. */
  readonly scope: Scope;
  /** The parameters of the function. */
  readonly params: readonly Param[];
  /** Of a value: its type. */
  readonly returnType: RustType | undefined;
  /** `fn` for a body whose operations are those of an unsafe function. */
  readonly unsafe: "fn" | undefined;
  /** What its paths were found to mean: several rules ask about the same ones. */
  readonly meanings: WeakMap<object, { readonly names: Names; readonly meaning: Meaning }>;
  /** What its expressions were found to be. */
  readonly types: WeakMap<object, { readonly names: Names; readonly type: ValueTy | undefined }>;
}

/** The body or value of an item that stands at `range`, with the item's own scope; `source` is the text of the ranges. */
export function bodyOf(item: Item, range: Range, source: string, scope: Scope): Body {
  const isFn = item.kind === "fn";
  return {
    of: isFn ? "fn" : "value",
    root: isFn ? parseBody(source, range) : parseExpression(source, range),
    source,
    scope,
    params: isFn ? item.params : [],
    returnType: isFn ? item.returnType : item.kind === "const" || item.kind === "static" ? item.type : undefined,
    unsafe: isFn && item.qualifiers.some(({ word }) => word === "unsafe") ? "fn" : undefined,
    meanings: new WeakMap(),
    types: new WeakMap(),
  };
}

/** A variable. */
export interface Local {
  readonly name: string;
  /** The type that is written for it. */
  readonly type: RustType | undefined;
  /** What it is first given, where the pattern is its plain name. */
  readonly value: Expression | undefined;
  /** Of `Some(x)`, `Ok(x)` and `Err(x)` in a pattern: what is matched. `element`: what a `for` goes through. */
  readonly payload?: { readonly of: Expression; readonly variant: "Some" | "Ok" | "Err" | "element" };
  readonly mutable: boolean;
  readonly range: Range;
  /** What it was declared by. */
  readonly by: "param" | "let" | "pattern";
  /** What names mean where `value` stands. */
  readonly names: Names;
}

/** What the names at a place in a body mean. Unlike a context, it stays true when the walk goes on. */
export interface Names {
  readonly body: Body;
  /** Where paths are resolved: the items declared in the blocks around are among its bodies. */
  readonly scope: Scope;
  /** The variable that a name means here, if it means one. */
  local(name: string): Local | undefined;
}

/** What holds at a node, as long as the walk is there. */
export interface BodyContext extends Names {
  /** The unsafe context: a block in this body, the function itself, or none. */
  readonly unsafe: "block" | "fn" | undefined;
  /** The nodes around, innermost last. */
  readonly ancestors: readonly BodyNode[];
  /** The attributes of the nodes around and of the node itself, inside the body, outermost first. */
  readonly attributes: readonly (readonly Attribute[])[];
  /** The variables here, for later. */
  readonly names: Names;
}

/** What a path means in a body: a variable, or what the scope says. */
export type Meaning = { readonly kind: "local"; readonly local: Local } | Resolution;

/** What one step of a chain adds: a variable, or the items of a block. */
type Link = { readonly local: Local } | { readonly items: readonly Outlined[] };

/** The names in reach, innermost first: each chain goes on with those that it hides. */
class Chain implements Names {
  readonly body: Body;
  readonly scope: Scope;
  readonly #link: Link | undefined;
  readonly #outer: Chain | undefined;

  constructor(body: Body, link?: Link, outer?: Chain) {
    this.body = body;
    const around = outer?.scope ?? body.scope;
    this.scope = link !== undefined && "items" in link ? { ...around, bodies: [link.items, ...around.bodies] } : around;
    this.#link = link;
    this.#outer = outer;
  }

  local(name: string): Local | undefined {
    for (let at: Chain | undefined = this; at !== undefined; at = at.#outer) {
      const link = at.#link;
      if (link === undefined) continue;
      if ("items" in link) {
        // An item hides the variables outside its block.
        if (link.items.some((one) => one.name === name)) return undefined;
      } else if (link.local.name === name) return link.local;
    }
    return undefined;
  }
}

function itemsOf(block: Block, source: string): readonly Outlined[] {
  const items = block.statements.flatMap((one) => (one.kind === "item-statement" ? [one.item] : []));
  return items.length === 0 ? [] : bodyNames(items, source);
}

/** Where a node stands. */
export interface Place {
  readonly names: Names;
  readonly unsafe: BodyContext["unsafe"];
}

/** The places of the nodes of bodies that were walked. */
const walked = new WeakMap<Body, ReadonlyMap<BodyNode, Place>>();

/** Where each node of a body stands. What a `cfg` takes out is not among them. */
export function placesIn(body: Body): ReadonlyMap<BodyNode, Place> {
  let places = walked.get(body);
  if (places === undefined) {
    walkBody(body, () => {});
    places = walked.get(body) ?? new Map();
  }
  return places;
}

/** Walks a body; `visit` is called for each node before its children, with what holds there at that moment. */
export function walkBody(body: Body, visit: (node: BodyNode, context: BodyContext) => void): void {
  let names = new Chain(body);
  const places = new Map<BodyNode, Place>();
  let place: Place | undefined;
  const outer: Chain[] = [];
  const unsafes: ("block" | "fn" | undefined)[] = [body.unsafe];
  const ancestors: BodyNode[] = [];
  const attributes: (readonly Attribute[])[] = [];
  const { cfg } = body.scope.module.crate;
  const declare = (local: Omit<Local, "names">) => {
    names = new Chain(body, { local: { ...local, names } }, names);
  };
  for (const param of body.params) bindParam(param, body.source, declare);
  const context: BodyContext = {
    body,
    get unsafe() {
      return unsafes.at(-1);
    },
    ancestors,
    attributes,
    get names() {
      return names;
    },
    get scope() {
      return names.scope;
    },
    local: (name) => names.local(name),
  };
  walkExpressions(body.root, {
    enter(node) {
      const own = attributesOf(node);
      const there = own.length === 0 || presenceOf(own, cfg) !== false;
      if (own.length > 0) attributes.push(own);
      if (there) {
        const unsafe = unsafes.at(-1);
        if (place?.names !== names || place.unsafe !== unsafe) place = { names, unsafe };
        places.set(node, place);
        visit(node, context);
      }
      ancestors.push(node);
      if (opensScope(node)) outer.push(names);
      if (!there) return false;
      if (node.kind === "block") {
        const items = itemsOf(node, body.source);
        if (items.length > 0) names = new Chain(body, { items }, names);
      }
      if (node.kind === "block" && node.form === "unsafe") unsafes.push("block");
      else if (node.kind === "closure") {
        for (const { pattern, type } of node.params) bind(pattern, type, undefined, "param", declare);
      } else if (node.kind === "match-arm") {
        const around = ancestors.at(-2);
        bind(
          node.pattern,
          undefined,
          undefined,
          "pattern",
          declare,
          around?.kind === "match" ? around.scrutinee : undefined,
        );
      }
      return undefined;
    },
    leave(node) {
      ancestors.pop();
      const own = attributesOf(node);
      const there = own.length === 0 || presenceOf(own, cfg) !== false;
      if (own.length > 0) attributes.pop();
      if (opensScope(node)) names = outer.pop() ?? names;
      if (!there) return;
      if (node.kind === "block" && node.form === "unsafe") unsafes.pop();
      else if (node.kind === "let-statement") bind(node.pattern, node.type, node.value, "let", declare, node.value);
      else if (node.kind === "let") bind(node.pattern, undefined, undefined, "pattern", declare, node.value);
      // The names of a `for` are not in reach of what it goes through, which is left just before its body.
      const around = ancestors.at(-1);
      if (around?.kind === "for" && around.iterator === node)
        bind(around.pattern, undefined, undefined, "pattern", (local) => {
          const isElement = around.pattern.kind === "identifier-pattern" && !around.pattern.byReference;
          declare(isElement ? { ...local, payload: { of: around.iterator, variant: "element" } } : local);
        });
    },
  });
  walked.set(body, places);
}

/** The range of an expression as the compiler has it: with the parentheses around it. */
export function spanOf(node: BodyNode, { ancestors }: BodyContext): Range {
  let span = node;
  for (let i = ancestors.length - 1; ancestors[i]?.kind === "parenthesized"; i--) span = ancestors[i] as BodyNode;
  return span;
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

function attributesOf(node: BodyNode): readonly Attribute[] {
  switch (node.kind) {
    case "let-statement":
    case "expression-statement":
    case "field-value":
    case "closure-param":
    case "match-arm":
    case "attributed":
    case "field-pattern":
      return node.attributes;
    case "block":
    case "match":
      return node.innerAttributes;
    default:
      return NO_ATTRIBUTES;
  }
}

interface PathLike {
  readonly segments: readonly string[];
  readonly qualified: boolean;
}

/** The names at a place, for later: a context tells those of the place where the walk is. */
export function namesAt(names: Names): Names {
  return "names" in names ? (names as BodyContext).names : names;
}

/** What a path means where a value is wanted. */
export function meaningOf(path: PathLike, names: Names): Meaning {
  const { meanings } = names.body;
  const at = namesAt(names);
  const known = meanings.get(path);
  if (known !== undefined && known.names === at) return known.meaning;
  const meaning = sought(path, at);
  meanings.set(path, { names: at, meaning });
  return meaning;
}

function sought(path: PathLike, names: Names): Meaning {
  const [name, more] = path.segments;
  if (name !== undefined && more === undefined && !path.qualified) {
    const local = names.local(name);
    if (local !== undefined) return { kind: "local", local };
  }
  const found = resolvePath(path, names.scope, "value");
  if (found.kind !== "definition") return found;
  const { declaration, scope } = found.definition;
  if (!isRewritten(declaration.attributes, scope.module)) return found;
  return { kind: "unknown", why: "an attribute macro may make anything of it" };
}

function opensScope({ kind }: BodyNode): boolean {
  switch (kind) {
    case "block":
    case "closure":
    case "match-arm":
    case "for":
    case "if":
    case "while":
      return true;
    default:
      return false;
  }
}

type Declare = (local: Omit<Local, "names">) => void;

function bind(
  pattern: Pattern,
  type: RustType | undefined,
  value: Expression | undefined,
  by: Local["by"],
  declare: Declare,
  matched?: Expression,
): void {
  switch (pattern.kind) {
    case "identifier-pattern": {
      const plain = !pattern.byReference && pattern.subpattern === undefined;
      const { name, mutable } = pattern;
      const known = plain ? { type, value } : { type: undefined, value: undefined };
      declare({ name: name.text, ...known, mutable, range: name, by });
      if (pattern.subpattern !== undefined) bind(pattern.subpattern, undefined, undefined, by, declare);
      return;
    }
    case "parenthesized-pattern":
      bind(pattern.inner, type, value, by, declare, matched);
      return;
    case "reference-pattern":
      bind(pattern.pattern, undefined, undefined, by, declare);
      return;
    case "tuple-struct-pattern": {
      const [only, more] = pattern.elements;
      const variant = pattern.path.name.text;
      const isPayload = variant === "Some" || variant === "Ok" || variant === "Err";
      if (only?.kind === "identifier-pattern" && more === undefined && isPayload && matched !== undefined) {
        const { name, mutable } = only;
        const plain = !only.byReference && only.subpattern === undefined;
        const payload = plain ? { payload: { of: matched, variant } as const } : {};
        declare({ name: name.text, type: undefined, value: undefined, ...payload, mutable, range: name, by });
        if (only.subpattern !== undefined) bind(only.subpattern, undefined, undefined, by, declare);
        return;
      }
      for (const element of pattern.elements) bind(element, undefined, undefined, by, declare);
      return;
    }
    case "tuple-pattern":
    case "slice-pattern":
      for (const element of pattern.elements) bind(element, undefined, undefined, by, declare);
      return;
    case "or-pattern":
      for (const alternative of pattern.alternatives) bind(alternative, undefined, undefined, by, declare);
      return;
    case "struct-pattern":
      for (const field of pattern.fields) bind(field.pattern, undefined, undefined, by, declare);
      return;
    default:
  }
}

function bindParam({ pattern, type, self }: Param, source: string, declare: Declare): void {
  if (self !== undefined) {
    declare({ name: "self", type, value: undefined, mutable: false, range: self, by: "param" });
  } else if (pattern?.kind === "identifier") {
    const { name } = pattern;
    declare({ name: name.text, type, value: undefined, mutable: false, range: name, by: "param" });
  } else if (pattern?.kind === "other") bind(parsePatternAt(source, pattern), type, undefined, "param", declare);
}
