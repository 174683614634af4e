/**
 * A function's body in the order in which it runs: what happens, and what is known of values and pointers just then.
 *
 * Enters: a body. Leaves: its events (calls, dereferences, casts, assignments, results, values that go out of scope), each
 * with the state of that moment: where the value of a variable came from, which pointers were compared with null on every
 * way there, which values are gone. Branches are joined where they meet; ways that return, break or panic do not come
 * back; loops are gone through twice, so that the second time shows what the first one left. What cannot be followed is
 * unknown. The flow of one body is made once, whoever asks.
 *
 * Source: Rust Reference, "Expressions", "Destructors", "Moved and copied types".
 */
import type {
  BlockExpression,
  BodyNode,
  CallExpression,
  CastExpression,
  ClosureExpression,
  Expression,
  LetStatement,
  MacroExpression,
  MethodCall,
  Pattern,
} from "../facts/expression.ts";
import type { Name } from "../facts/item.ts";
import { type TakenBack, takesBack } from "../target/allocators.ts";
import { type Body, type Local, meaningOf, type Names, type Place, placesIn } from "./body.ts";
import { asTy, calledMethod, isStandardItem, typeOf } from "./infer.ts";
import type { Method } from "./methods.ts";
import type { Definition } from "./resolve.ts";
import type { Ty } from "./ty.ts";
import { isStandard } from "./world.ts";

/** What owns the memory that a borrow points into. */
export type Owner =
  | { readonly kind: "local"; readonly local: Local }
  /** A value that no variable owns: gone at the end of its statement. */
  | { readonly kind: "temporary"; readonly node: Expression }
  /** A literal, constant or static: never gone. */
  | { readonly kind: "static" }
  /** A field, or what a reference or pointer leads to. */
  | { readonly kind: "elsewhere" };

/** Where a value comes from. `id` tells it from others: facts about pointers are kept under it. */
export type Source = { readonly id: string; readonly node: Expression | undefined } & (
  | { readonly kind: "param"; readonly local: Local }
  | { readonly kind: "null" }
  /** `&x`, `&mut x`, `&raw`, `addr_of!(x)`, and pointers made from them. */
  | { readonly kind: "address"; readonly owner: Owner; readonly mutable: boolean }
  /** A view of an owner's memory: `as_ptr`, `as_bytes`, `as_c_str` …; `method` is the last one. */
  | { readonly kind: "buffer"; readonly owner: Owner; readonly of: Value; readonly method: string }
  /** A new value that owns memory: `CString::new(…)`, `Box::new(…)`, `vec![…]`. `type` is its type's name. */
  | { readonly kind: "owned"; readonly type: string }
  /** What `into_raw`, `leak` or `forget` let go of; `of` is what it was. */
  | { readonly kind: "released"; readonly type: string; readonly of: Value }
  /** A foreign function's result, or what it wrote where a pointer to a variable told it to. */
  | { readonly kind: "foreign"; readonly callee: Definition }
  /** Another function's result. */
  | { readonly kind: "call"; readonly callee: Callee }
  | { readonly kind: "field"; readonly object: Value; readonly name: string }
  /** What a pointer or reference leads to. */
  | { readonly kind: "pointee"; readonly pointer: Value }
  | { readonly kind: "fn"; readonly definition: Definition }
  | { readonly kind: "closure" }
  | { readonly kind: "literal" }
  | { readonly kind: "unknown" }
);

/** All that a value may come from. */
export interface Value {
  readonly sources: readonly Source[];
}

/** What a call calls. */
export type Callee =
  | { readonly kind: "fn"; readonly name: string; readonly definition: Definition; readonly foreign: boolean }
  /** A method or associated function. */
  | { readonly kind: "method"; readonly name: string; readonly method: Method }
  /** A tuple struct or variant. */
  | { readonly kind: "constructor"; readonly name: string }
  /** A function pointer or closure. */
  | { readonly kind: "value"; readonly name: string; readonly type: Ty | undefined }
  | { readonly kind: "unknown"; readonly name: string };

/** What is known about a pointer: `checked` where something looked at it that cannot be followed. */
export type Nullness = "non-null" | "null" | "checked" | "maybe" | "unknown";

/** What holds at a moment. */
export interface State {
  /** What a variable holds; undefined for one that is not known here. */
  valueOf(local: Local): Value;
  /** Whether a value may be a null pointer. */
  nullness(value: Value): Nullness;
  /** Whether a variable was surely moved out of, dropped or left behind with its block. */
  isGone(local: Local): boolean;
  /** Whether an owner's memory is surely gone. */
  isOwnerGone(owner: Owner): boolean;
  /** Where a pointer was surely given to what frees it or takes it over (`from_raw`, `free` …); undefined where not. */
  takenAt(value: Value): Expression | undefined;
  /** The same for a reference that was given back (`CFRelease`, `x_unref`): others may keep the object alive. */
  releasedAt(value: Value): Expression | undefined;
}

interface EventFields {
  /** What names mean there. */
  readonly names: Names;
  /** What holds just before. */
  readonly state: State;
  readonly unsafe: boolean;
  /** The closure or async block around it in the body, innermost; undefined in the function's own course. */
  readonly closure: ClosureExpression | BlockExpression | undefined;
  /** Whether a panic there is caught: `maybe` in a closure given to something that may do so. */
  readonly guarded: boolean | "maybe";
}

export type FlowEvent = EventFields &
  (
    | {
        readonly kind: "call";
        readonly node: CallExpression | MethodCall;
        readonly callee: Callee;
        readonly receiver: Value | undefined;
        readonly args: readonly Value[];
        readonly result: Value;
      }
    | { readonly kind: "macro"; readonly node: MacroExpression }
    /** `*p`, of pointers and references. */
    | { readonly kind: "deref"; readonly node: Expression; readonly pointer: Expression; readonly value: Value }
    | { readonly kind: "cast"; readonly node: CastExpression; readonly value: Value }
    | {
        readonly kind: "index";
        readonly node: Extract<Expression, { kind: "index" }>;
        readonly object: Value;
        readonly index: Value;
      }
    | {
        readonly kind: "binary";
        readonly node: Extract<Expression, { kind: "binary" | "assignment" }>;
        readonly left: Value;
        readonly right: Value;
      }
    | { readonly kind: "let"; readonly node: LetStatement; readonly value: Value | undefined }
    | { readonly kind: "assign"; readonly node: Extract<Expression, { kind: "assignment" }>; readonly value: Value }
    | {
        readonly kind: "struct";
        readonly node: Extract<Expression, { kind: "struct" }>;
        readonly fields: ReadonlyMap<string, Value>;
      }
    | { readonly kind: "await"; readonly node: Expression }
    /** A result of the function (or of the closure around): `return x`, or the value of its block. */
    | { readonly kind: "return"; readonly node: Expression; readonly value: Value }
    /** A variable that owns its value goes out of scope; not where the value was moved. */
    | { readonly kind: "drop"; readonly variable: Name; readonly node: Expression }
  );

export interface Flow {
  readonly body: Body;
  /** In the order in which they happen; of branches in the order of the text. */
  readonly events: readonly FlowEvent[];
}

export const UNKNOWN: Value = { sources: [{ kind: "unknown", id: "?", node: undefined }] };

const flows = new WeakMap<Body, Flow>();

/** The flow of a body. */
export function flowOf(body: Body): Flow {
  let flow = flows.get(body);
  if (flow === undefined) {
    const walk = new Walk(body);
    walk.run();
    flow = { body, events: walk.events };
    flows.set(body, flow);
  }
  return flow;
}

/** Whether a callee is an associated function or method of a standard type: `isStdMethod(callee, "Box", "from_raw")`. */
export function isStdMethod(callee: Callee, type: string, name: string): boolean {
  if (callee.kind !== "method" || callee.name !== name) return false;
  const { of, fn } = callee.method;
  if (!isStandard(fn.scope.module.crate)) return false;
  return of.kind === "adt" ? of.definition.name === type : of.kind === "primitive" && of.name === type;
}

/** Whether a callee is a free function of the standard library, by its name. */
export function isStdFn(callee: Callee, name: string): boolean {
  return callee.kind === "fn" && !callee.foreign && isStandardItem(callee.definition, name);
}

/** The values that a call is given, each with its expression. */
export function* argumentsOf({
  node,
  args,
}: Extract<FlowEvent, { kind: "call" }>): Iterable<readonly [Value, Expression]> {
  for (const [i, value] of args.entries()) {
    const expression = node.args[i];
    if (expression !== undefined) yield [value, expression];
  }
}

/** The only source of a value, where there is one. */
export function onlySource(value: Value): Source | undefined {
  return value.sources.length === 1 ? value.sources[0] : undefined;
}

// --- the state

type Fact = "non-null" | "null" | "checked";

const MOST_SOURCES = 8;

/** What a moment is made of. */
interface Tables {
  locals: Map<number, Value>;
  fields: Map<string, Value>;
  facts: Map<string, Fact>;
  gone: Set<string>;
  taken: Map<string, Expression>;
}

const EMPTY: Tables = { locals: new Map(), fields: new Map(), facts: new Map(), gone: new Set(), taken: new Map() };

/**
 * What is known at a place. A class because it changes until somebody keeps it; then the next change makes another. What
 * does not change, moments share.
 */
class Moment implements State {
  #locals: ReadonlyMap<number, Value>;
  #fields: ReadonlyMap<string, Value>;
  #facts: ReadonlyMap<string, Fact>;
  #gone: ReadonlySet<string>;
  #taken: ReadonlyMap<string, Expression>;
  /** Those that no other moment has. */
  #own: Partial<Tables> = {};
  kept = false;

  constructor(from?: Moment) {
    this.#locals = from?.locals ?? EMPTY.locals;
    this.#fields = from?.fields ?? EMPTY.fields;
    this.#facts = from?.facts ?? EMPTY.facts;
    this.#gone = from?.gone ?? EMPTY.gone;
    this.#taken = from?.taken ?? EMPTY.taken;
    if (from !== undefined) from.#own = {};
  }

  get locals(): ReadonlyMap<number, Value> {
    return this.#locals;
  }

  get fields(): ReadonlyMap<string, Value> {
    return this.#fields;
  }

  get facts(): ReadonlyMap<string, Fact> {
    return this.#facts;
  }

  get gone(): ReadonlySet<string> {
    return this.#gone;
  }

  get taken(): ReadonlyMap<string, Expression> {
    return this.#taken;
  }

  /** Its variables, to be written to; so are the others. */
  ownLocals(): Map<number, Value> {
    this.#own.locals ??= new Map(this.#locals);
    this.#locals = this.#own.locals;
    return this.#own.locals;
  }

  ownFields(): Map<string, Value> {
    this.#own.fields ??= new Map(this.#fields);
    this.#fields = this.#own.fields;
    return this.#own.fields;
  }

  ownFacts(): Map<string, Fact> {
    this.#own.facts ??= new Map(this.#facts);
    this.#facts = this.#own.facts;
    return this.#own.facts;
  }

  ownGone(): Set<string> {
    this.#own.gone ??= new Set(this.#gone);
    this.#gone = this.#own.gone;
    return this.#own.gone;
  }

  ownTaken(): Map<string, Expression> {
    this.#own.taken ??= new Map(this.#taken);
    this.#taken = this.#own.taken;
    return this.#own.taken;
  }

  valueOf(local: Local): Value {
    return this.locals.get(local.range.start) ?? UNKNOWN;
  }

  nullness({ sources }: Value): Nullness {
    let answer: Nullness | undefined;
    for (const source of sources) {
      const one = this.facts.get(source.id) ?? nullnessOf(source, this);
      if (answer === undefined || answer === one) answer = one;
      else if (one === "unknown" || answer === "unknown") answer = "unknown";
      else if (one === "checked" || answer === "checked") answer = "checked";
      else answer = "maybe";
    }
    return answer ?? "unknown";
  }

  isGone(local: Local): boolean {
    return this.gone.has(`l${local.range.start}`);
  }

  isOwnerGone(owner: Owner): boolean {
    if (owner.kind === "local") return this.isGone(owner.local);
    return owner.kind === "temporary" && this.gone.has(`t${owner.node.start}`);
  }

  takenAt({ sources }: Value): Expression | undefined {
    const [only, more] = sources;
    return only === undefined || more !== undefined ? undefined : this.taken.get(only.id);
  }

  releasedAt({ sources }: Value): Expression | undefined {
    const [only, more] = sources;
    return only === undefined || more !== undefined ? undefined : this.taken.get(COUNTED + only.id);
  }
}

/** Before the ids of what had a count of references. */
const COUNTED = "counted ";

function nullnessOf(source: Source, state: Moment): Nullness {
  switch (source.kind) {
    case "null":
      return "null";
    case "address":
    case "buffer":
    case "owned":
    case "released":
    case "fn":
    case "closure":
    case "literal":
      return "non-null";
    case "param":
    case "foreign":
      return "maybe";
    case "field":
      return state.nullness(source.object) === "checked" ? "checked" : "maybe";
    default:
      return "unknown";
  }
}

function joined(a: Moment | undefined, b: Moment | undefined): Moment | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const out = new Moment(a);
  if (a.locals !== b.locals) {
    const locals = out.ownLocals();
    for (const [key, value] of b.locals) {
      const other = locals.get(key);
      locals.set(key, other === undefined ? value : either(other, value));
    }
  }
  if (a.fields !== b.fields) {
    const fields = out.ownFields();
    for (const [key, value] of a.fields) {
      const other = b.fields.get(key);
      if (other === undefined) fields.delete(key);
      else fields.set(key, either(value, other));
    }
  }
  if (a.facts !== b.facts) {
    const facts = out.ownFacts();
    for (const [key, fact] of a.facts) {
      const other = b.facts.get(key);
      if (other === fact) continue;
      if (fact === "checked" || other === "checked") facts.set(key, "checked");
      else facts.delete(key);
    }
    for (const [key, fact] of b.facts) if (fact === "checked") facts.set(key, fact);
  }
  if (a.gone !== b.gone) {
    const gone = out.ownGone();
    for (const key of a.gone) if (!b.gone.has(key)) gone.delete(key);
  }
  if (a.taken !== b.taken) {
    const taken = out.ownTaken();
    for (const key of a.taken.keys()) if (!b.taken.has(key)) taken.delete(key);
  }
  return out;
}

/** A value that is one or the other. */
function either(a: Value, b: Value): Value {
  if (a === b) return a;
  const known = new Map(a.sources.map((source) => [source.id, source]));
  for (const source of b.sources) known.set(source.id, source);
  if (known.size === a.sources.length) return a;
  return known.size > MOST_SOURCES ? UNKNOWN : { sources: [...known.values()] };
}

// --- what calls do

/** Methods that hand on what they are called on, or what is wrapped in it. */
const TRANSPARENT = new Set(
  (
    "unwrap expect unwrap_unchecked unwrap_or_default ok ok_or ok_or_else map_err into_inner cast cast_mut cast_const " +
    "as_deref as_deref_mut by_ref into as_non_null_ptr cast_init"
  ).split(" "),
);
/** Methods of pointers that give another one into the same memory. */
const OFFSETS = new Set(
  "add sub offset wrapping_add wrapping_sub wrapping_offset byte_add byte_sub byte_offset".split(" "),
);
/** Methods that give a pointer or reference into what they are called on. */
const VIEWS = new Set(
  (
    "as_ptr as_mut_ptr as_bytes as_bytes_with_nul as_c_str as_str as_mut_str as_slice as_mut_slice as_ref as_mut deref " +
    "deref_mut to_bytes to_bytes_with_nul borrow borrow_mut as_os_str as_path as_ptr_range iter iter_mut get get_mut " +
    "as_non_null as_encoded_bytes as_raw_slice lock first last first_mut last_mut"
  ).split(" "),
);
/** Functions that hand on their only argument. */
const WRAPPERS = new Set(
  "Some Ok Err AssertUnwindSafe Wrapping from_ref from_mut addr_of addr_of_mut new_unchecked".split(" "),
);
/** Functions that let go of what they are given. */
const RELEASES = new Set("into_raw leak forget into_raw_parts into_non_null".split(" "));
/** The owning types of the standard library. */
const OWNERS = new Set("Box Rc Arc Vec String CString OsString PathBuf".split(" "));
const GUARDS = /catch|guard|unwind|panic|protect|wrap|shield|ffi|try|safe/i;
/** Macros that end the way they are on. */
const DIVERGING = new Set("panic unreachable todo unimplemented abort bail".split(" "));

/** What a variable may hold that is another value after its address was given away; owners stay what they are. */
const CHANGING: ReadonlySet<Source["kind"]> = new Set(["null", "foreign", "call", "param", "field", "unknown"]);

/** More nodes than this in one body are not followed. */
const MOST_NODES = 20_000;

interface Loop {
  readonly label: string | undefined;
  /** What holds where it is left. */
  exit: Moment | undefined;
  readonly isBlock: boolean;
  value: Value | undefined;
}

/** One way through a body. A class because it carries the state along. */
class Walk {
  readonly events: FlowEvent[] = [];
  readonly #body: Body;
  readonly #places: ReadonlyMap<BodyNode, Place>;
  #state: Moment | undefined = new Moment();
  #loops: Loop[] = [];
  #closure: ClosureExpression | BlockExpression | undefined;
  #guarded: EventFields["guarded"] = false;
  /** Above 0 nothing is told: a loop is gone through to learn what it leaves. */
  #quiet = 0;
  #temporaries: Expression[] = [];
  /** What the elements of tuples were. */
  readonly #parts = new Map<Expression, readonly Value[]>();
  /** What closures are called with, and what they gave: `option.map(|x| f(x))`. */
  readonly #given = new Map<Expression, Value>();
  readonly #results = new Map<Expression, Value>();
  /** The closures held by variables that are given to `catch_unwind`. */
  readonly #caught = new Set<string>();

  constructor(body: Body) {
    this.#body = body;
    this.#places = placesIn(body);
  }

  run(): void {
    if (this.#places.size > MOST_NODES) return;
    const { root } = this.#body;
    if (/\bcatch_unwind\b/.test(this.#text(root))) {
      for (const node of this.#places.keys()) {
        if (node.kind !== "call" || node.callee.kind !== "path" || node.callee.name.text !== "catch_unwind") continue;
        for (const name of this.#text(node).matchAll(/\b[a-z_]\w*\b/g)) this.#caught.add(name[0]);
      }
    }
    const names = this.#namesOf(root);
    for (const { pattern, self } of this.#body.params) {
      const name = self !== undefined ? "self" : pattern?.kind === "identifier" ? pattern.name.text : undefined;
      const local = name === undefined ? undefined : names?.local(name);
      if (local !== undefined)
        this.#set(local, one({ kind: "param", id: `p${local.range.start}`, node: undefined, local }));
    }
    const value = this.#evaluate(root);
    if (this.#state !== undefined && root.kind === "block" && root.tail !== undefined) {
      this.#emit({ kind: "return", node: root.tail, value, ...this.#here(root.tail) });
    } else if (this.#state !== undefined && root.kind !== "block") {
      this.#emit({ kind: "return", node: root, value, ...this.#here(root) });
    }
  }

  #text(node: { readonly start: number; readonly end: number }): string {
    return this.#body.source.slice(node.start, node.end);
  }

  #namesOf(node: BodyNode): Names | undefined {
    return this.#places.get(node)?.names;
  }

  #here(node: BodyNode): EventFields {
    const state = this.#state ?? new Moment();
    if (this.#quiet === 0) state.kept = true;
    const place = this.#places.get(node);
    return {
      names: place?.names as Names,
      state,
      unsafe: place?.unsafe !== undefined,
      closure: this.#closure,
      guarded: this.#guarded,
    };
  }

  #emit(event: FlowEvent): void {
    if (this.#quiet === 0 && this.#state !== undefined && event.names !== undefined) this.events.push(event);
  }

  /** The state, to be written to. */
  #open(): Moment | undefined {
    if (this.#state?.kept === true) this.#state = new Moment(this.#state);
    return this.#state;
  }

  #fork(): Moment | undefined {
    return this.#state === undefined ? undefined : new Moment(this.#state);
  }

  #set(local: Local, value: Value): void {
    const state = this.#open();
    state?.ownLocals().set(local.range.start, value);
    if (state?.isGone(local) === true) state.ownGone().delete(`l${local.range.start}`);
  }

  #localOf(expression: Expression): Local | undefined {
    const inner = plain(expression);
    if (inner.kind !== "path") return undefined;
    const names = this.#namesOf(inner) ?? this.#namesOf(expression);
    if (names === undefined) return undefined;
    const meaning = meaningOf(inner, names);
    return meaning.kind === "local" ? meaning.local : undefined;
  }

  // --- expressions

  #all(expressions: readonly Expression[]): Value[] {
    return expressions.map((expression) => this.#evaluate(expression));
  }

  /** What an expression gives; tells what happens on the way. */
  #evaluate(expression: Expression): Value {
    const names = this.#namesOf(expression);
    // What a `cfg` takes out was not walked.
    if (names === undefined) return UNKNOWN;
    switch (expression.kind) {
      case "literal":
        return one({ kind: "literal", id: `v${expression.start}`, node: expression });
      case "path":
        return this.#path(expression, names);
      case "parenthesized":
        return this.#evaluate(expression.inner);
      case "attributed":
        return this.#evaluate(expression.expression);
      case "unary": {
        const value = this.#evaluate(expression.operand);
        if (expression.operator !== "*") return UNKNOWN;
        this.#emit({ kind: "deref", node: expression, pointer: expression.operand, value, ...this.#here(expression) });
        return pointeeOf(value, expression);
      }
      case "borrow":
        return this.#borrow(expression.operand, expression.mutable, expression);
      case "cast": {
        const value = this.#evaluate(expression.operand);
        this.#emit({ kind: "cast", node: expression, value, ...this.#here(expression) });
        return isZero(expression.operand) ? one({ kind: "null", id: `n${expression.start}`, node: expression }) : value;
      }
      case "binary":
        return this.#binary(expression);
      case "assignment":
        return this.#assignment(expression);
      case "range":
        if (expression.from !== undefined) this.#evaluate(expression.from);
        if (expression.to !== undefined) this.#evaluate(expression.to);
        return UNKNOWN;
      case "call":
        return this.#call(expression, names);
      case "method-call":
        return this.#methodCall(expression, names);
      case "field":
        return this.#field(expression);
      case "index": {
        const object = this.#evaluate(expression.object);
        const index = this.#evaluate(expression.index);
        this.#emit({ kind: "index", node: expression, object, index, ...this.#here(expression) });
        return UNKNOWN;
      }
      case "try": {
        const value = this.#evaluate(expression.operand);
        this.#assume(value, "non-null", isOptionOfPointer(expression.operand));
        return value;
      }
      case "await": {
        this.#evaluate(expression.operand);
        this.#emit({ kind: "await", node: expression, ...this.#here(expression) });
        return UNKNOWN;
      }
      case "struct": {
        const fields = new Map<string, Value>();
        for (const { name, value } of expression.fields) {
          fields.set(name.text, this.#evaluate(value));
          this.#moveOut(value);
        }
        if (expression.base !== undefined) this.#evaluate(expression.base);
        this.#emit({ kind: "struct", node: expression, fields, ...this.#here(expression) });
        return UNKNOWN;
      }
      case "tuple":
      case "array": {
        const values = this.#all(expression.elements);
        for (const element of expression.elements) this.#moveOut(element);
        if (expression.kind === "tuple") this.#parts.set(expression, values);
        return UNKNOWN;
      }
      case "repeat":
        this.#evaluate(expression.element);
        return UNKNOWN;
      case "closure":
        this.#inClosure(expression, () => {
          const [pattern, more] = expression.params;
          const given = this.#given.get(expression);
          if (pattern !== undefined && more === undefined && given !== undefined)
            this.#bind(pattern.pattern, given, undefined);
          const value = this.#evaluate(expression.body);
          this.#results.set(expression, value);
          const node = expression.body.kind === "block" ? (expression.body.tail ?? expression.body) : expression.body;
          if (this.#state !== undefined) this.#emit({ kind: "return", node, value, ...this.#here(node) });
        });
        return one({ kind: "closure", id: `c${expression.start}`, node: expression });
      case "block":
        // What it asks and asserts is settled when the program is compiled.
        return expression.form === "const" ? UNKNOWN : this.#block(expression);
      case "if":
        return this.#if(expression);
      case "let": {
        const value = this.#evaluate(expression.value);
        this.#bind(expression.pattern, value, expression.value);
        return UNKNOWN;
      }
      case "match":
        return this.#match(expression);
      case "loop":
        return this.#loop(expression.label?.text, false, () => {
          this.#evaluate(expression.body);
          return false;
        });
      case "while":
        return this.#loop(expression.label?.text, false, () => {
          const [yes, no] = this.#condition(expression.condition);
          this.#state = yes;
          this.#evaluate(expression.body);
          return no ?? false;
        });
      case "for": {
        this.#evaluate(expression.iterator);
        return this.#loop(expression.label?.text, true, () => {
          this.#bind(expression.pattern, UNKNOWN, undefined);
          this.#evaluate(expression.body);
          return false;
        });
      }
      case "return":
      case "break":
      case "continue":
      case "yield":
      case "become":
        return this.#jump(expression);
      case "macro":
        return this.#macro(expression);
      default:
        return UNKNOWN;
    }
  }

  #path(expression: Extract<Expression, { kind: "path" }>, names: Names): Value {
    const meaning = meaningOf(expression, names);
    if (meaning.kind === "local") return this.#state?.valueOf(meaning.local) ?? UNKNOWN;
    if (meaning.kind !== "definition") return UNKNOWN;
    const { definition } = meaning;
    const id = `d${expression.segments.join("::")}`;
    if (definition.item.kind === "fn") return one({ kind: "fn", id, node: expression, definition });
    if (definition.item.kind === "static" || definition.item.kind === "const") {
      return one({ kind: "literal", id, node: expression });
    }
    return UNKNOWN;
  }

  #ownerOf(expression: Expression): Owner {
    const inner = plain(expression);
    switch (inner.kind) {
      case "path": {
        const local = this.#localOf(inner);
        return local === undefined ? { kind: "static" } : { kind: "local", local };
      }
      case "literal":
        return { kind: "static" };
      case "field":
      case "index": {
        // A part of a value goes with it; behind a reference, a pointer or a guard it belongs to somebody else.
        const owner = this.#ownerOf(inner.object);
        if (owner.kind !== "local" && owner.kind !== "temporary") return { kind: "elsewhere" };
        const names = this.#namesOf(inner.object);
        const ty = names === undefined ? undefined : asTy(typeOf(inner.object, names));
        return ty !== undefined && holdsParts(ty, inner.kind) ? owner : { kind: "elsewhere" };
      }
      case "unary":
        return { kind: "elsewhere" };
      case "borrow":
        return this.#ownerOf(inner.operand);
      case "call":
      case "method-call":
      case "macro":
      case "struct":
      case "array":
      case "repeat":
      case "tuple":
      case "try":
      case "binary":
      case "await":
        return { kind: "temporary", node: inner };
      default:
        return { kind: "elsewhere" };
    }
  }

  #borrow(operand: Expression, mutable: boolean, node: Expression): Value {
    const inner = plain(operand);
    if (inner.kind === "unary" && inner.operator === "*") {
      // `&*p` is `p`, seen as a reference.
      const value = this.#evaluate(inner.operand);
      this.#emit({ kind: "deref", node: inner, pointer: inner.operand, value, ...this.#here(inner) });
      return value;
    }
    const value = this.#evaluate(operand);
    const owner = this.#ownerOf(inner);
    if (owner.kind === "temporary") this.#temporaries.push(owner.node);
    // A view of a view is one of the owner's.
    const [only] = value.sources;
    if (inner.kind !== "path" && only !== undefined && (only.kind === "buffer" || only.kind === "address"))
      return value;
    return one({ kind: "address", id: `a${node.start}`, node, owner, mutable });
  }

  #field(expression: Extract<Expression, { kind: "field" }>): Value {
    const object = this.#evaluate(expression.object);
    const names = this.#namesOf(expression.object);
    const name = expression.field.text;
    const [only, more] = object.sources;
    if (only === undefined || more !== undefined || only.kind === "unknown") {
      const local = this.#localOf(expression.object);
      if (local === undefined || names === undefined) return UNKNOWN;
      return this.#fieldAt(`l${local.range.start}`, name, object, expression);
    }
    return this.#fieldAt(only.id, name, object, expression);
  }

  #fieldAt(owner: string, name: string, object: Value, node: Expression): Value {
    const id = `${owner}.${name}`;
    return this.#state?.fields.get(id) ?? one({ kind: "field", id, node, object, name });
  }

  #binary(expression: Extract<Expression, { kind: "binary" }>): Value {
    const { operator } = expression;
    if (operator === "&&" || operator === "||") {
      const [yes, no] = this.#condition(expression);
      this.#state = joined(yes, no);
      return UNKNOWN;
    }
    const left = this.#evaluate(expression.left);
    const right = this.#evaluate(expression.right);
    this.#emit({ kind: "binary", node: expression, left, right, ...this.#here(expression) });
    return UNKNOWN;
  }

  #assignment(expression: Extract<Expression, { kind: "assignment" }>): Value {
    const value = this.#evaluate(expression.right);
    const left = plain(expression.left);
    if (expression.operator !== "=") {
      const before = this.#evaluate(left);
      this.#emit({ kind: "binary", node: expression, left: before, right: value, ...this.#here(expression) });
    } else if (left.kind === "unary" && left.operator === "*") {
      this.#evaluate(left);
    } else if (left.kind === "field") this.#evaluate(left.object);
    else if (left.kind === "index") this.#evaluate(left);
    this.#emit({ kind: "assign", node: expression, value, ...this.#here(expression) });
    if (expression.operator === "=") this.#moveOut(expression.right);
    const local = this.#localOf(left);
    if (local !== undefined) {
      this.#set(local, expression.operator === "=" ? value : UNKNOWN);
      this.#forgetFields(`l${local.range.start}`);
    } else if (left.kind === "field") {
      const place = onlySource(this.#fieldPlace(left));
      if (place !== undefined) this.#open()?.ownFields().set(place.id, value);
    }
    return UNKNOWN;
  }

  /** The place of a field, whatever was put there. */
  #fieldPlace(expression: Extract<Expression, { kind: "field" }>): Value {
    const local = this.#localOf(expression.object);
    const object = local === undefined ? UNKNOWN : (this.#state?.valueOf(local) ?? UNKNOWN);
    const only = onlySource(object);
    const owner = only !== undefined && only.kind !== "unknown" ? only.id : local && `l${local.range.start}`;
    if (owner === undefined) return UNKNOWN;
    return one({
      kind: "field",
      id: `${owner}.${expression.field.text}`,
      node: expression,
      object,
      name: expression.field.text,
    });
  }

  #forgetFields(owner: string): void {
    const state = this.#open();
    for (const key of state?.fields.keys() ?? []) if (key.startsWith(`${owner}.`)) state?.ownFields().delete(key);
    for (const key of state?.facts.keys() ?? []) if (key.startsWith(`${owner}.`)) state?.ownFacts().delete(key);
  }

  // --- calls

  #calleeOf(expression: CallExpression | MethodCall, names: Names): Callee {
    if (expression.kind === "method-call") {
      const method = calledMethod(expression, names);
      const name = expression.method.text;
      return method === undefined ? { kind: "unknown", name } : { kind: "method", name, method };
    }
    const callee = plain(expression.callee);
    if (callee.kind !== "path") return { kind: "value", name: "", type: asTy(typeOf(callee, names)) };
    const name = callee.name.text;
    const meaning = meaningOf(callee, names);
    switch (meaning.kind) {
      case "local":
        return { kind: "value", name, type: asTy(typeOf(callee, names)) };
      case "definition": {
        const { definition } = meaning;
        if (definition.item.kind !== "fn") return { kind: "constructor", name };
        return { kind: "fn", name, definition, foreign: definition.declaration.foreign !== undefined };
      }
      case "variant":
      case "self":
        return { kind: "constructor", name };
      case "associated": {
        const method = calledMethod(expression, names);
        return method === undefined ? { kind: "unknown", name } : { kind: "method", name, method };
      }
      default:
        return { kind: "unknown", name };
    }
  }

  #call(expression: CallExpression, names: Names): Value {
    const callee = this.#calleeOf(expression, names);
    if (callee.kind === "value") this.#evaluate(expression.callee);
    const args = this.#arguments(expression.args, callee);
    const first = args[0];
    const result = this.#resultOf(expression, callee, undefined, args);
    this.#emit({
      kind: "call",
      node: expression,
      callee,
      receiver: undefined,
      args,
      result,
      ...this.#here(expression),
    });
    for (const arg of expression.args) {
      this.#moveOut(arg);
      this.#writtenThrough(arg, callee);
    }
    if (first !== undefined && takesOver(callee)) this.#take(first, expression);
    else if (first !== undefined && givesBackReference(callee)) this.#take(first, expression, COUNTED);
    if (callee.kind === "unknown" || callee.kind === "fn" || callee.kind === "method")
      this.#lookedAt(expression.args, callee);
    if (isDivergingCall(callee)) this.#state = undefined;
    return result;
  }

  #methodCall(expression: MethodCall, names: Names): Value {
    const receiver = this.#evaluate(expression.receiver);
    const callee = this.#calleeOf(expression, names);
    const step = this.#isStep(expression) ? expression.args.at(-1) : undefined;
    if (step?.kind === "closure") this.#given.set(step, receiver);
    const args = this.#arguments(expression.args, callee);
    const result = this.#resultOf(expression, callee, receiver, args);
    this.#emit({ kind: "call", node: expression, callee, receiver, args, result, ...this.#here(expression) });
    for (const arg of expression.args) {
      this.#moveOut(arg);
      this.#writtenThrough(arg, callee);
    }
    const name = expression.method.text;
    if (/^(?:into_\w+|leak)$/.test(name) || consumesSelf(callee)) this.#moveOut(expression.receiver);
    // After `p.as_ref().unwrap()` it was not null.
    if (name === "unwrap" || name === "expect")
      this.#assume(receiver, "non-null", isOptionOfPointer(expression.receiver));
    this.#lookedAt(expression.args, callee);
    return result;
  }

  /** A pointer whose address is given to a function may be another one afterwards: `open(&mut handle)`. */
  #writtenThrough(arg: Expression, callee: Callee): void {
    let at = plain(arg);
    while (at.kind === "cast") at = plain(at.operand);
    const place = at.kind === "borrow" && at.mutable ? at.operand : at.kind === "macro" ? at.args?.[0] : undefined;
    if (place === undefined || (at.kind === "macro" && at.path.name.text !== "addr_of_mut")) return;
    const local = this.#localOf(place);
    if (local === undefined || this.#state === undefined) return;
    const { sources } = this.#state.valueOf(local);
    if (!sources.every(({ kind }) => CHANGING.has(kind))) return;
    const names = this.#namesOf(place);
    const isPointer =
      sources.some(({ kind }) => kind === "null") ||
      (names !== undefined && asTy(typeOf(place, names))?.kind === "pointer");
    const isForeign = isPointer && callee.kind === "fn" && callee.foreign;
    this.#set(
      local,
      isForeign ? one({ kind: "foreign", id: `o${arg.start}`, node: arg, callee: callee.definition }) : UNKNOWN,
    );
  }

  #arguments(args: readonly Expression[], callee: Callee): Value[] {
    const outer = this.#guarded;
    const { name } = callee;
    if (name === "catch_unwind") this.#guarded = true;
    else if (outer === false && callee.kind !== "constructor" && !isStdCallee(callee) && GUARDS.test(name)) {
      this.#guarded = "maybe";
    }
    const values = this.#all(args);
    this.#guarded = outer;
    return values;
  }

  /** What was given to functions that cannot be followed may have been checked by them. */
  #lookedAt(args: readonly Expression[], callee: Callee): void {
    if (callee.kind === "fn" && (callee.foreign || isStandard(callee.definition.scope.module.crate))) return;
    if (callee.kind === "method" && isStandard(callee.method.fn.scope.module.crate)) return;
    if (!/null|check|valid|ensure|assert|verify|require|guard/i.test(callee.name)) return;
    for (const arg of args) {
      const local = this.#localOf(arg);
      if (local !== undefined && this.#state !== undefined) this.#assume(this.#state.valueOf(local), "checked");
    }
  }

  #resultOf(
    node: CallExpression | MethodCall,
    callee: Callee,
    receiver: Value | undefined,
    args: readonly Value[],
  ): Value {
    const [first] = args;
    const { name } = callee;
    const id = `r${node.start}`;
    if (node.kind === "method-call" && receiver !== undefined) {
      if (isStdCallee(callee) || callee.kind === "unknown") {
        if (RELEASES.has(name))
          return one({
            kind: "released",
            id,
            node,
            type: this.#typeName(node.receiver) || madeAs(receiver),
            of: receiver,
          });
        if (TRANSPARENT.has(name) || OFFSETS.has(name)) return receiver;
        if (VIEWS.has(name)) return this.#view(node, receiver);
        if (this.#isStep(node)) return this.#steppedTo(node, receiver, args, id);
        if (name === "unwrap_or" && first !== undefined && this.#isOption(node.receiver))
          return either(receiver, first);
        if (name === "clone" || /^(?:to_owned|to_string|to_vec)$/.test(name)) return this.#made(node, id) ?? UNKNOWN;
      }
      return this.#made(node, id) ?? one({ kind: "call", id, node, callee });
    }
    if (callee.kind === "fn" && callee.foreign) return one({ kind: "foreign", id, node, callee: callee.definition });
    if (isStdCallee(callee)) {
      if ((name === "null" || name === "null_mut") && args.length === 0) return one({ kind: "null", id, node });
      if (RELEASES.has(name) && first !== undefined && node.kind === "call" && node.args[0] !== undefined) {
        return one({ kind: "released", id, node, type: this.#typeName(node.args[0]), of: first });
      }
      if (WRAPPERS.has(name) && args.length === 1 && first !== undefined) return first;
      if (callee.kind === "method" && name === "new" && isNonNull(callee) && first !== undefined) return first;
      // `Arc::as_ptr(&x)` leads to what is shared, not to `x`.
      if (name === "as_ptr" && first !== undefined) return isCounted(callee) ? UNKNOWN : first;
    }
    if (callee.kind === "constructor" && WRAPPERS.has(name) && args.length === 1 && first !== undefined) return first;
    return this.#made(node, id) ?? one({ kind: "call", id, node, callee });
  }

  #isOption(expression: Expression): boolean {
    const inner = plain(expression);
    if (inner.kind === "method-call" && this.#isStep(inner)) return true;
    const names = this.#namesOf(expression);
    const ty = names === undefined ? undefined : asTy(typeOf(expression, names));
    return ty?.kind === "adt" && (isStandardItem(ty.definition, "Option") || isStandardItem(ty.definition, "Result"));
  }

  /** Whether a method calls what it is given last with the value of an option or result, and gives what that gives. */
  #isStep({ method, args, receiver }: MethodCall): boolean {
    return args.length > 0 && /^(?:map|and_then|map_or)$/.test(method.text) && this.#isOption(receiver);
  }

  /** What `map`, `and_then`, `map_or` of an option or result give. */
  #steppedTo(node: MethodCall, receiver: Value, args: readonly Value[], id: string): Value {
    const step = node.args.at(-1);
    const otherwise = args.length === 2 && node.method.text === "map_or" ? args[0] : undefined;
    let result = step === undefined ? undefined : this.#results.get(step);
    if (step?.kind === "path" && step.name.text === "into_raw" && step.segments.length > 1) {
      result = one({ kind: "released", id, node, type: step.segments.at(-2) ?? "", of: receiver });
    }
    if (result === undefined || onlySource(result)?.kind === "unknown") return this.#made(node, id) ?? UNKNOWN;
    return otherwise === undefined ? result : either(otherwise, result);
  }

  /** A new value of an owning type. */
  #made(node: Expression, id: string): Value | undefined {
    const type = this.#ownedType(node);
    return type === undefined ? undefined : one({ kind: "owned", id, node, type });
  }

  #ownedType(node: Expression): string | undefined {
    const names = this.#namesOf(node);
    let ty = names === undefined ? undefined : asTy(typeOf(node, names));
    if (ty?.kind === "adt" && (isStandardItem(ty.definition, "Result") || isStandardItem(ty.definition, "Option"))) {
      ty = ty.args[0];
    }
    return ty?.kind === "adt" && OWNERS.has(ty.definition.name) && isStandard(ty.definition.scope.module.crate)
      ? ty.definition.name
      : undefined;
  }

  #typeName(node: Expression): string {
    const names = this.#namesOf(node);
    const ty = names === undefined ? undefined : asTy(typeOf(node, names));
    return ty?.kind === "adt" ? ty.definition.name : "";
  }

  #view(node: MethodCall, receiver: Value): Value {
    const names = this.#namesOf(node.receiver);
    const ty = names === undefined ? undefined : asTy(typeOf(node.receiver, names));
    const method = node.method.text;
    // `p.as_ref()` of a raw pointer is `p` again, as a reference that may not be there; so is `as_ptr` of `NonNull`.
    if (ty?.kind === "pointer" || (ty?.kind === "adt" && isStandardItem(ty.definition, "NonNull"))) return receiver;
    const only = onlySource(receiver);
    if (only?.kind === "buffer") return one({ ...only, id: `b${node.start}`, node, method });
    if (only?.kind === "address")
      return one({ kind: "buffer", id: `b${node.start}`, node, owner: only.owner, of: receiver, method });
    if (ty?.kind === "reference" || only?.kind === "pointee") {
      return one({ kind: "buffer", id: `b${node.start}`, node, owner: { kind: "elsewhere" }, of: receiver, method });
    }
    const owner = this.#ownerOf(node.receiver);
    if (owner.kind === "temporary") this.#temporaries.push(owner.node);
    return one({ kind: "buffer", id: `b${node.start}`, node, owner, of: receiver, method });
  }

  #take({ sources }: Value, at: Expression, prefix = ""): void {
    const [only, more] = sources;
    if (only !== undefined && more === undefined && only.kind !== "unknown")
      this.#open()
        ?.ownTaken()
        .set(prefix + only.id, at);
  }

  /** A variable whose value is moved is empty afterwards. */
  #moveOut(expression: Expression): void {
    const local = this.#localOf(expression);
    if (local === undefined || this.#state === undefined || !this.#owns(local, expression)) return;
    this.#open()?.ownGone().add(`l${local.range.start}`);
  }

  /** Whether a variable surely holds a value that is moved, not copied. */
  #owns(local: Local, at: Expression): boolean {
    const names = this.#namesOf(plain(at)) ?? this.#namesOf(at);
    const ty = names === undefined ? undefined : asTy(typeOf(at, names));
    if (ty?.kind === "adt") return OWNERS.has(ty.definition.name) && isStandard(ty.definition.scope.module.crate);
    const only = this.#state === undefined ? undefined : onlySource(this.#state.valueOf(local));
    return ty === undefined && only?.kind === "owned";
  }

  // --- branches

  /** What holds where a condition is true, and where it is false. */
  #condition(expression: Expression): readonly [Moment | undefined, Moment | undefined] {
    const inner = plain(expression);
    if (inner.kind === "unary" && inner.operator === "!") {
      const [yes, no] = this.#condition(inner.operand);
      return [no, yes];
    }
    if (inner.kind === "binary" && inner.operator === "&&") {
      const [left, notLeft] = this.#condition(inner.left);
      this.#state = left;
      const [right, notRight] = this.#condition(inner.right);
      return [right, joined(notLeft, notRight)];
    }
    if (inner.kind === "binary" && inner.operator === "||") {
      const [left, notLeft] = this.#condition(inner.left);
      this.#state = notLeft;
      const [right, notRight] = this.#condition(inner.right);
      return [joined(left, right), notRight];
    }
    if (inner.kind === "let") return this.#letCondition(inner);
    if (inner.kind === "binary" && (inner.operator === "==" || inner.operator === "!=")) {
      const left = this.#evaluate(inner.left);
      const right = this.#evaluate(inner.right);
      this.#emit({ kind: "binary", node: inner, left, right, ...this.#here(inner) });
      const isNull = ({ sources }: Value) => sources.every(({ kind }) => kind === "null");
      const pointer = isNull(right) ? left : isNull(left) ? right : undefined;
      if (pointer !== undefined) return this.#split(pointer, inner.operator === "==");
    } else this.#evaluate(inner);
    if (inner.kind === "method-call") {
      const name = inner.method.text;
      const receiver = this.#valueAgain(inner.receiver);
      if (name === "is_null") return this.#split(receiver, true);
      if (name === "is_none") return this.#split(receiver, true, inner.receiver);
      if (name === "is_some") return this.#split(receiver, false, inner.receiver);
    }
    this.#mentioned(inner);
    return [this.#fork(), this.#fork()];
  }

  /** A condition that cannot be followed may say anything about the pointers it is given. */
  #mentioned(expression: Expression): void {
    if (expression.kind !== "call" && expression.kind !== "method-call" && expression.kind !== "macro") return;
    const names = this.#namesOf(expression);
    if (names === undefined || this.#state === undefined) return;
    for (const [word] of this.#text(expression).matchAll(/\b[a-z_]\w*\b/g)) {
      const local = names.local(word);
      if (local !== undefined) this.#assume(this.#state.valueOf(local), "checked");
    }
  }

  #split(
    pointer: Value,
    nullWhenTrue: boolean,
    option?: Expression,
  ): readonly [Moment | undefined, Moment | undefined] {
    const isPointer = option === undefined || isOptionOfPointer(option);
    const before = this.#state;
    this.#state = before === undefined ? undefined : new Moment(before);
    this.#assume(pointer, "null", isPointer);
    const isNull = this.#state;
    this.#state = before === undefined ? undefined : new Moment(before);
    this.#assume(pointer, "non-null", isPointer);
    const isNot = this.#state;
    return nullWhenTrue ? [isNull, isNot] : [isNot, isNull];
  }

  #letCondition({
    pattern,
    value,
  }: Extract<Expression, { kind: "let" }>): readonly [Moment | undefined, Moment | undefined] {
    const found = this.#evaluate(value);
    const no = this.#fork();
    this.#bind(pattern, found, value);
    const yes = this.#state;
    if (no !== undefined && isOptionOfPointer(value) && isSome(pattern)) {
      this.#state = no;
      this.#assume(found, "null");
      const isNull = this.#state;
      return [yes, isNull];
    }
    if (isNonePattern(pattern) && isOptionOfPointer(value)) {
      this.#state = no;
      this.#assume(found, "non-null");
      return [yes, this.#state];
    }
    return [yes, no];
  }

  #assume({ sources }: Value, fact: Fact, isPointer = true): void {
    const state = isPointer ? this.#open() : undefined;
    for (const { id, kind } of sources) {
      if (kind === "unknown" || (sources.length > 1 && fact === "null")) continue;
      if (fact === "checked" && state?.facts.get(id) === "non-null") continue;
      state?.ownFacts().set(id, fact);
    }
  }

  /** The value of an expression that was told already. */
  #valueAgain(expression: Expression): Value {
    this.#quiet++;
    const value = this.#evaluate(expression);
    this.#quiet--;
    return value;
  }

  #if({ condition, body, else: other }: Extract<Expression, { kind: "if" }>): Value {
    const [yes, no] = this.#condition(condition);
    this.#state = yes;
    const first = this.#evaluate(body);
    const afterYes = this.#state;
    this.#state = no;
    const second = other === undefined ? UNKNOWN : this.#evaluate(other);
    const afterNo = this.#state;
    this.#state = joined(afterYes, afterNo);
    if (afterYes === undefined) return second;
    return afterNo === undefined ? first : either(first, second);
  }

  #match({ scrutinee, arms }: Extract<Expression, { kind: "match" }>): Value {
    const value = this.#evaluate(scrutinee);
    let before = this.#state;
    let after: Moment | undefined;
    let result: Value | undefined;
    for (const { pattern, guard, body } of arms) {
      if (this.#namesOf(body) === undefined) continue;
      this.#state = before === undefined ? undefined : new Moment(before);
      this.#bind(pattern, value, scrutinee);
      if (isNonePattern(pattern) && isOptionOfPointer(scrutinee)) this.#assume(value, "null");
      if (guard !== undefined) [this.#state] = this.#condition(guard);
      const own = this.#evaluate(body);
      if (this.#state !== undefined) result = result === undefined ? own : either(result, own);
      after = joined(after, this.#state);
      // Arms after `None` are those of `Some`.
      if (guard === undefined && isNonePattern(pattern) && isOptionOfPointer(scrutinee) && before !== undefined) {
        this.#state = new Moment(before);
        this.#assume(value, "non-null");
        before = this.#state;
      }
    }
    this.#state = after;
    return result ?? UNKNOWN;
  }

  /** Goes through a loop once to learn what it leaves behind, then tells. `body` gives what holds where its condition fails. */
  #loop(label: string | undefined, mayEnd: boolean, body: () => Moment | false): Value {
    const loop: Loop = { label, exit: undefined, isBlock: false, value: undefined };
    const before = this.#fork();
    if (this.#quiet < 3) {
      this.#quiet++;
      this.#loops.push({ ...loop });
      body();
      this.#loops.pop();
      this.#quiet--;
      this.#state = joined(before, this.#state);
    }
    const start = this.#fork();
    this.#loops.push(loop);
    const failed = body();
    this.#loops.pop();
    const end = this.#state;
    let after = loop.exit;
    if (failed !== false) after = joined(after, failed);
    if (mayEnd) after = joined(joined(after, end), start);
    this.#state = after;
    return loop.value ?? UNKNOWN;
  }

  #jump(expression: Extract<Expression, { kind: "return" | "break" | "continue" | "yield" | "become" }>): Value {
    const value = expression.value === undefined ? undefined : this.#evaluate(expression.value);
    if (expression.value !== undefined && value !== undefined) {
      if (expression.kind === "return") {
        this.#emit({ kind: "return", node: expression.value, value, ...this.#here(expression.value) });
      }
      this.#moveOut(expression.value);
    }
    if (expression.kind === "yield") return UNKNOWN;
    if (expression.kind === "break") {
      const { label } = expression;
      const loop = this.#loops.findLast((one) => (label === undefined ? !one.isBlock : one.label === label.text));
      if (loop !== undefined) {
        loop.value = loop.exit === undefined ? value : value && loop.value && either(loop.value, value);
        loop.exit = joined(loop.exit, this.#state);
      }
    }
    this.#state = undefined;
    return UNKNOWN;
  }

  // --- blocks

  #block(block: BlockExpression): Value {
    if (block.form === "async" || block.form === "gen" || block.form === "async-gen") {
      this.#inClosure(block, () => {
        this.#statements(block);
      });
      return UNKNOWN;
    }
    if (block.label === undefined) return this.#statements(block);
    const loop: Loop = { label: block.label.text, exit: undefined, isBlock: true, value: undefined };
    this.#loops.push(loop);
    const value = this.#statements(block);
    this.#loops.pop();
    this.#state = joined(this.#state, loop.exit);
    return loop.exit === undefined ? value : UNKNOWN;
  }

  #statements(block: BlockExpression): Value {
    const declared: Name[] = [];
    let result: Value = UNKNOWN;
    for (const statement of block.statements) {
      if (statement.kind === "let-statement") {
        if (this.#places.has(statement)) this.#let(statement, declared);
      } else if (statement.kind === "expression-statement") {
        const outer = this.#temporaries;
        this.#temporaries = [];
        const value = this.#evaluate(statement.expression);
        if (statement.expression === block.tail) {
          result = value;
          // What a block's value borrows lives as long as what is around it.
          outer.push(...this.#temporaries);
        } else this.#endTemporaries();
        this.#temporaries = outer;
      }
    }
    if (block.tail !== undefined) this.#moveOut(block.tail);
    for (const variable of declared.reverse()) this.#end(variable, block);
    return result;
  }

  #let(statement: LetStatement, declared: Name[]): void {
    const outer = this.#temporaries;
    this.#temporaries = [];
    let value: Value | undefined;
    if (statement.value !== undefined) {
      value = this.#evaluate(statement.value);
      this.#emit({ kind: "let", node: statement, value, ...this.#here(statement) });
      this.#moveOut(statement.value);
      // `let x = &temporary;` lets it live as long as `x`.
      const extended = plain(statement.value);
      if (extended.kind !== "borrow") this.#endTemporaries();
    }
    this.#temporaries = outer;
    if (statement.else !== undefined) {
      const matched = this.#fork();
      if (value !== undefined && statement.value !== undefined && isOptionOfPointer(statement.value))
        this.#assume(value, "null");
      this.#evaluate(statement.else);
      this.#state = matched;
    }
    this.#bind(statement.pattern, value ?? UNKNOWN, statement.value, declared);
  }

  #endTemporaries(): void {
    const state = this.#temporaries.length === 0 ? undefined : this.#open();
    for (const { start } of this.#temporaries) state?.ownGone().add(`t${start}`);
  }

  #end(variable: Name, block: BlockExpression): void {
    const state = this.#state;
    const key = `l${variable.start}`;
    if (state === undefined || state.gone.has(key)) return;
    const value = state.locals.get(variable.start);
    if (value !== undefined && onlySource(value)?.kind === "owned") {
      this.#emit({ kind: "drop", variable, node: block, ...this.#here(block) });
    }
    this.#open()?.ownGone().add(key);
  }

  #inClosure(node: ClosureExpression | BlockExpression, run: () => void): void {
    const state = this.#state;
    const loops = this.#loops;
    const closure = this.#closure;
    const guarded = this.#guarded;
    this.#closure = node;
    this.#loops = [];
    if (guarded === false && this.#isCaught(node)) this.#guarded = true;
    this.#state = this.#fork();
    run();
    this.#state = state;
    this.#loops = loops;
    this.#closure = closure;
    this.#guarded = guarded;
  }

  #isCaught(node: ClosureExpression | BlockExpression): boolean {
    if (this.#caught.size === 0) return false;
    const before = this.#body.source.slice(Math.max(0, node.start - 80), node.start);
    const name = /\blet\s+(?:mut\s+)?(\w+)\s*(?::[^=]*)?=\s*(?:\w+(?:::\w+)*\s*\(\s*)?$/.exec(before)?.[1];
    return name !== undefined && this.#caught.has(name);
  }

  // --- patterns

  #bind(pattern: Pattern, value: Value, from: Expression | undefined, declared?: Name[]): void {
    switch (pattern.kind) {
      case "identifier-pattern": {
        const { name } = pattern;
        const state = this.#open();
        state?.ownLocals().set(name.start, value);
        if (state?.gone.has(`l${name.start}`) === true) state.ownGone().delete(`l${name.start}`);
        declared?.push(name);
        if (pattern.subpattern !== undefined) this.#bind(pattern.subpattern, UNKNOWN, undefined, declared);
        return;
      }
      case "tuple-struct-pattern": {
        const wraps = /^(?:Some|Ok)$/.test(pattern.path.name.text) && pattern.elements.length === 1;
        if (wraps && from !== undefined && isOptionOfPointer(from)) this.#assume(value, "non-null");
        for (const element of pattern.elements) {
          this.#bind(element, wraps ? value : UNKNOWN, undefined, declared);
        }
        return;
      }
      case "reference-pattern":
        this.#bind(pattern.pattern, UNKNOWN, undefined, declared);
        return;
      case "parenthesized-pattern":
        this.#bind(pattern.inner, value, from, declared);
        return;
      case "tuple-pattern": {
        const { elements } = pattern;
        const whole = from === undefined ? undefined : plain(from);
        const values = whole === undefined ? undefined : this.#parts.get(whole);
        const fits = values?.length === elements.length && elements.every(({ kind }) => kind !== "rest-pattern");
        for (const [i, element] of elements.entries()) {
          const part = fits && whole?.kind === "tuple" ? whole.elements[i] : undefined;
          this.#bind(element, (fits ? values[i] : undefined) ?? UNKNOWN, part, declared);
        }
        return;
      }
      case "slice-pattern":
        for (const element of pattern.elements) this.#bind(element, UNKNOWN, undefined, declared);
        return;
      case "or-pattern":
        for (const one of pattern.alternatives) this.#bind(one, UNKNOWN, undefined, declared);
        return;
      case "struct-pattern":
        for (const field of pattern.fields) this.#bind(field.pattern, UNKNOWN, undefined, declared);
        return;
      default:
    }
  }

  // --- macros

  #macro(expression: MacroExpression): Value {
    const name = expression.path.name.text;
    const { args } = expression;
    if (args === undefined) {
      this.#emit({ kind: "macro", node: expression, ...this.#here(expression) });
      this.#mentionedInMacro(expression);
      if (DIVERGING.has(name)) this.#state = undefined;
      return UNKNOWN;
    }
    if (/^(?:debug_)?assert$/.test(name) && args[0] !== undefined) {
      [this.#state] = this.#condition(args[0]);
      this.#emit({ kind: "macro", node: expression, ...this.#here(expression) });
      return UNKNOWN;
    }
    const first = args[0];
    if (/^addr_of(?:_mut)?$/.test(name) && first !== undefined)
      return this.#borrow(first, name === "addr_of_mut", expression);
    const isNe = /^(?:debug_)?assert_ne$/.test(name);
    const values = this.#all(args);
    this.#emit({ kind: "macro", node: expression, ...this.#here(expression) });
    if (isNe) {
      const [left, right] = values;
      for (const [one, other] of [
        [left, right],
        [right, left],
      ]) {
        if (one !== undefined && other?.sources.every(({ kind }) => kind === "null")) this.#assume(one, "non-null");
      }
    }
    if (DIVERGING.has(name)) this.#state = undefined;
    return this.#made(expression, `r${expression.start}`) ?? UNKNOWN;
  }

  /** A macro that cannot be read may check, move or assign what it is given. */
  #mentionedInMacro(expression: MacroExpression): void {
    const names = this.#namesOf(expression);
    if (names === undefined || this.#state === undefined) return;
    for (const [word] of this.#text(expression.input).matchAll(/\b[a-z_]\w*\b/g)) {
      const local = names.local(word);
      if (local !== undefined) this.#assume(this.#state.valueOf(local), "checked");
    }
  }
}

// --- what expressions are

function one(source: Source): Value {
  return { sources: [source] };
}

/** An expression without the parentheses and attributes around it; the value of a block that is nothing else. */
export function plain(expression: Expression): Expression {
  let at = expression;
  for (;;) {
    if (at.kind === "parenthesized") at = at.inner;
    else if (at.kind === "attributed") at = at.expression;
    else if (
      at.kind === "block" &&
      at.statements.length === 1 &&
      at.tail !== undefined &&
      /^(?:plain|unsafe)$/.test(at.form)
    )
      at = at.tail;
    else return at;
  }
}

function pointeeOf(value: Value, node: Expression): Value {
  const only = onlySource(value);
  if (only === undefined || only.kind === "unknown") return UNKNOWN;
  return one({ kind: "pointee", id: only.id, node, pointer: value });
}

/** Whether a field or an element of a value is inside that value. A guard's or a counted pointer's is behind its `Deref`. */
function holdsParts(ty: Ty, by: "field" | "index"): boolean {
  if (ty.kind === "array" || ty.kind === "tuple") return true;
  if (ty.kind !== "adt") return false;
  return by === "index" || !isStandard(ty.definition.scope.module.crate) || isStandardItem(ty.definition, "Box");
}

function isZero(expression: Expression): boolean {
  const inner = plain(expression);
  return inner.kind === "literal" && inner.literal === "integer" && /^0+$/.test(inner.text);
}

/** Whether an expression is an option that is `None` where a pointer is null: `p.as_ref()`, `NonNull::new(p)`. */
function isOptionOfPointer(expression: Expression): boolean {
  const inner = plain(expression);
  if (inner.kind === "method-call") {
    if (/^(?:as_ref|as_mut|as_uninit_ref)$/.test(inner.method.text)) return inner.args.length === 0;
    return TRANSPARENT.has(inner.method.text) && isOptionOfPointer(inner.receiver);
  }
  if (inner.kind === "try") return isOptionOfPointer(inner.operand);
  if (inner.kind !== "call" || inner.callee.kind !== "path") return inner.kind === "path";
  const { segments } = inner.callee;
  return segments.at(-1) === "new" && segments.at(-2) === "NonNull";
}

function isSome(pattern: Pattern): boolean {
  return pattern.kind === "tuple-struct-pattern" && pattern.path.name.text === "Some";
}

function isNonePattern(pattern: Pattern): boolean {
  if (pattern.kind === "identifier-pattern") return pattern.name.text === "None" && pattern.subpattern === undefined;
  return pattern.kind === "path-pattern" && pattern.path.name.text === "None";
}

function isStdCallee(callee: Callee): boolean {
  switch (callee.kind) {
    case "fn":
      return !callee.foreign && isStandard(callee.definition.scope.module.crate);
    case "method":
      return isStandard(callee.method.fn.scope.module.crate);
    default:
      return false;
  }
}

/** The name of the type of a new value. */
function madeAs(value: Value): string {
  const only = onlySource(value);
  return only?.kind === "owned" ? only.type : "";
}

function isNonNull({ method }: Extract<Callee, { kind: "method" }>): boolean {
  return method.of.kind === "adt" && isStandardItem(method.of.definition, "NonNull");
}

function isCounted(callee: Callee): boolean {
  if (callee.kind !== "method" || callee.method.of.kind !== "adt") return false;
  const { definition } = callee.method.of;
  return isStandardItem(definition, "Arc") || isStandardItem(definition, "Rc");
}

function consumesSelf(callee: Callee): boolean {
  if (callee.kind !== "method") return false;
  const { item, source } = callee.method.fn;
  const self = item.params[0]?.self;
  return self !== undefined && !source.slice(self.start, self.end).startsWith("&");
}

/** Whether a function takes over or frees the memory that its first argument points to. */
function takesOver(callee: Callee): boolean {
  if (callee.kind === "method") return isStdCallee(callee) && /^(?:from_raw|from_raw_parts)$/.test(callee.name);
  if (callee.kind !== "fn") return false;
  if (callee.foreign) {
    const back = takenBackBy(callee);
    return back !== undefined && back.kind !== "count";
  }
  return isStdCallee(callee) && (callee.name === "drop_in_place" || callee.name === "dealloc");
}

function givesBackReference(callee: Callee): boolean {
  return callee.kind === "fn" && callee.foreign && takenBackBy(callee)?.kind === "count";
}

/** What a foreign function does to its first argument. Of functions that are no known ones, only those with one parameter. */
function takenBackBy({ name, definition: { item } }: Extract<Callee, { kind: "fn" }>): TakenBack | undefined {
  const back = takesBack(name);
  if (back === undefined || back.argument !== 0) return undefined;
  return back.known || (item.kind === "fn" && item.params.length === 1) ? back : undefined;
}

function isDivergingCall(callee: Callee): boolean {
  if (callee.kind === "fn") {
    const { item } = callee.definition;
    return item.kind === "fn" && item.returnType?.kind === "never";
  }
  return callee.kind === "method" && callee.method.fn.item.returnType?.kind === "never";
}
