import type { CallExpression } from "../facts/expression.ts";
import type { Name, Range } from "../facts/item.ts";
import type { Body } from "../model/body.ts";
import { type FlowEvent, flowOf, onlySource, type Source, type Value } from "../model/flow.ts";
import { type Definition, resolveInModule } from "../model/resolve.ts";
import { madeBy, takerNames } from "../target/allocators.ts";
import { type CallEvent, cName, hasNoDrop, selfName } from "./memory/containers.ts";
import { type Given, givenTo, variablesOf } from "./memory/kept.ts";
import { type Found, rule, type Scene } from "./rule.ts";

interface Data {
  readonly kind: "type" | "variable" | "early";
  readonly name: string;
  readonly maker: string;
  readonly free: string;
}

/** Without one of these in a body nothing of a library is made. */
const MAKES =
  /(?:^|[^\w.])(?:\w*[a-z0-9]_(?:new|create|open|alloc|init|make|dup)|\b(?:init|new|create|alloc)_\w|\w*[a-z](?:New|Create|Open|Alloc|Init))\w*\s*\(/;

/** Methods by which a type without `drop` gives back what it holds. */
const ENDS = "free close destroy release delete finish shutdown dispose into_raw into_inner finalize end stop".split(
  " ",
);

export const missingDropForHandle = rule<"body", Data>({
  name: "missing-drop-for-handle",
  group: "memory",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "What a library made is kept, and nothing gives it back.",
    why: "C has no destructors: what `x_new` made lives until `x_free` is called. A Rust type that holds the pointer has to call it in `drop`, and a function that keeps it in a variable before it returns; else each one is leaked.",
    bad: 'use std::ffi::{c_int, c_void};\n\nunsafe extern "C" {\n    fn parser_new(flags: c_int) -> *mut c_void;\n    fn parser_feed(parser: *mut c_void, byte: u8) -> c_int;\n    fn parser_free(parser: *mut c_void);\n}\n\npub fn check(bytes: &[u8]) -> bool {\n    let parser = unsafe { parser_new(0) };\n    bytes.iter().all(|_| true) && unsafe { parser_feed(parser, 0) } == 0\n}',
    good: 'use std::ffi::{c_int, c_void};\n\nunsafe extern "C" {\n    fn parser_new(flags: c_int) -> *mut c_void;\n    fn parser_feed(parser: *mut c_void, byte: u8) -> c_int;\n    fn parser_free(parser: *mut c_void);\n}\n\npub fn check(byte: u8) -> bool {\n    let parser = unsafe { parser_new(0) };\n    let ok = unsafe { parser_feed(parser, byte) } == 0;\n    unsafe { parser_free(parser) };\n    ok\n}',
    sources: [
      {
        title: "The Rustonomicon, FFI: destructors",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#destructors",
      },
      { title: "bchlib, issue 1", url: "https://github.com/yuvadm/bchlib/issues/1" },
      { title: "rcmark, issue 3", url: "https://github.com/bnavetta/rcmark/issues/3" },
    ],
    note: "A variable that only functions of the same library get, and a `?` that leaves before the function that ends one, are reported as information; a type without `drop` only on demand, since it may give back what it holds in many ways. Which function frees is read from the names that are declared.",
  },
  *check(body, scene) {
    const { root, source } = body;
    if (body.of !== "fn" || !MAKES.test(source.slice(root.start, root.end))) return;
    const { events } = flowOf(body);
    if (!events.some((event) => event.kind === "call" && event.callee.kind === "fn" && event.callee.foreign)) return;
    for (const event of events) yield* heldIn(event, scene);
    yield* leftIn(body, events);
  },
  message: ({ kind, name, maker, free }) =>
    kind === "type"
      ? `\`${name}\` holds what \`${maker}\` made, and has no \`drop\` that calls \`${free}\``
      : kind === "early"
        ? `\`?\` leaves the function before \`${name}\` is given to \`${free}\`: what \`${maker}\` made is leaked then`
        : `\`${name}\` is never freed: what \`${maker}\` makes needs a \`${free}\`, and nothing else gets the pointer`,
});

/** A type without `drop` that is given what a library made. */
function* heldIn(event: FlowEvent, { scope }: Scene): Iterable<Found<Data>> {
  let type: string | undefined;
  let range: Range | undefined;
  let values: readonly Value[] = [];
  if (event.kind === "struct") {
    type = event.node.path.segments.at(-1);
    range = event.node.path;
    values = [...event.fields.values()];
  } else if (event.kind === "call" && event.callee.kind === "constructor" && event.node.kind === "call") {
    type = event.callee.name;
    range = event.node.callee;
    values = event.args;
  }
  if (type === "Self") type = selfName(scope);
  if (type === undefined || range === undefined || /^(?:Some|Ok|Err)$/.test(type)) return;
  for (const value of values) {
    const only = onlySource(value);
    const pair = only === undefined ? undefined : pairOf(only);
    if (pair === undefined || !hasNoDrop(type, scope)) continue;
    const { world, module } = scope;
    if (ENDS.some((name) => world.functions.methods(module.crate, type, name)?.length !== 0)) return;
    yield { range, data: { kind: "type", name: type, ...pair } };
    return;
  }
}

/** A variable that holds what a library made, and that only functions of the library get. */
function* leftIn(body: Body, events: readonly FlowEvent[]): Iterable<Found<Data>> {
  const makers: { readonly node: CallExpression; readonly maker: string; readonly free: string }[] = [];
  const names = new Map<CallEvent["node"], string>();
  for (const event of events) {
    if (event.kind !== "call" || event.node.kind !== "call") continue;
    const name = cName(event);
    if (name !== undefined) names.set(event.node, name);
    const only = onlySource(event.result);
    const pair = only?.kind === "foreign" && only.node === event.node ? pairOf(only) : undefined;
    if (pair !== undefined) makers.push({ node: event.node, ...pair });
  }
  for (const event of events) if (event.kind === "call") yield* filledAndLeft(event, body, names);
  if (makers.length === 0) return;
  const variables = variablesOf(body);
  for (const { node, maker, free } of makers) {
    const variable = variables.get(node);
    const given = variable === undefined ? undefined : givenTo(body, variable);
    if (variable === undefined || given === undefined) continue;
    // A variable that nobody gets may be there for what making it does, but not where it is copied from.
    if (given.length === 0 && !isCopied(body, variable)) continue;
    const early = leftEarly(body, node, variable, given, names);
    if (early !== undefined) {
      yield { range: early.range, level: "info", data: { kind: "early", name: variable.text, maker, free: early.by } };
      continue;
    }
    const stem = free.replace(/_?[A-Za-z]+$/, "");
    const stays = given.every(({ call, index }) => {
      const name = names.get(call);
      return name !== undefined && index === 0 && name.startsWith(stem) && !ENDING.test(name);
    });
    if (stays && stem !== "") {
      yield { range: variable, level: "info", data: { kind: "variable", name: variable.text, maker, free } };
    }
  }
}

/** `x_open(&mut decoder, …)`: a struct that a library fills, and that only functions of the same library get. */
function* filledAndLeft(
  { node, callee, names: reach, closure }: CallEvent,
  { source, root }: Body,
  names: ReadonlyMap<CallEvent["node"], string>,
): Iterable<Found<Data>> {
  if (callee.kind !== "fn" || !callee.foreign || closure !== undefined || node.kind !== "call") return;
  const { definition, name: maker } = callee;
  if (definition.item.kind !== "fn" || definition.item.returnType?.kind === "pointer") return;
  const [first] = node.args;
  if (first === undefined || madeBy(maker) !== undefined) return;
  const place = /^&\s*mut\s+(\w+)(?:\s+as\s[^;]*)?$|^(\w+)\s*\.\s*as_mut_ptr\s*\(\s*\)$/.exec(
    source.slice(first.start, first.end),
  );
  const local = reach.local(place?.[1] ?? place?.[2] ?? "");
  if (local?.by !== "let") return;
  const free = takerNames(maker).find((taker) => isForeign(taker, definition));
  const stem = free?.replace(/_[A-Za-z]+$/, "");
  if (free === undefined || stem === undefined || stem === "" || stem === free || !maker.startsWith(stem)) return;
  const calls = [...names].filter(([call, name]) => call === node || (name.startsWith(stem) && !ENDING.test(name)));
  const text = source.slice(root.start, root.end).replace(/\/\/[^\n]*/g, (one) => " ".repeat(one.length));
  for (const { index } of text.matchAll(new RegExp(`\\b${local.name}\\b`, "g"))) {
    const at = root.start + index;
    const isOwn = at === local.range.start || calls.some(([{ args }]) => inFirst(args[0], at));
    if (!isOwn) return;
  }
  yield { range: local.range, level: "info", data: { kind: "variable", name: local.name, maker, free } };
}

function inFirst(arg: Range | undefined, at: number): boolean {
  return arg !== undefined && arg.start <= at && at < arg.end;
}

/** `*b` as a value: what `b` leads to is copied, and nobody frees the original. */
function isCopied({ source, root }: Body, { text }: Name): boolean {
  return new RegExp(`[(,=]\\s*\\*${text}\\s*[),;]`).test(source.slice(root.start, root.end));
}

/** The first `?` between a handle and the function that ends it, in a statement that has nothing to do with the handle. */
function leftEarly(
  { source }: Body,
  maker: CallExpression,
  variable: Name,
  given: Given,
  names: ReadonlyMap<CallEvent["node"], string>,
): { readonly range: Range; readonly by: string } | undefined {
  if (!given.every(({ call, index }) => names.has(call) && index <= 1)) return undefined;
  const end = given.find(({ call }) => ENDS_LIFE.test(names.get(call) ?? ""));
  if (end === undefined) return undefined;
  const from = source.indexOf(";", maker.end);
  const text = source
    .slice(from, end.call.start)
    .replace(/\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"/g, (one) => " ".repeat(one.length));
  const own = new RegExp(`\\b${variable.text}\\b`);
  for (const { index } of text.matchAll(/[)\]\w]\?(?=[\s;,.)])/g)) {
    const start =
      Math.max(text.lastIndexOf(";", index), text.lastIndexOf("{", index), text.lastIndexOf("}", index)) + 1;
    if (own.test(text.slice(start, index))) return undefined;
    return { range: { start: from + index + 1, end: from + index + 2 }, by: names.get(end.call) ?? "" };
  }
  return undefined;
}

const ENDS_LIFE =
  /free|destroy|delete|close|release|finali[sz]e|unref|dispose|Free|Destroy|Delete|Close|Release|Finali[sz]e|Dispose/;

/** Functions that may end the life of what they are given, or keep it. */
const ENDING =
  /free|destroy|delete|close|release|unref|cleanup|fini|finish|end|term|dispose|kill|stop|run|detach|attach|set|add|push|register|reset|done|drop/i;

/** The name of the function that made a value, and of the one that frees it, where both are declared. */
function pairOf(source: Source): { readonly maker: string; readonly free: string } | undefined {
  if (source.kind !== "foreign" || madeBy(source.callee.name) !== undefined) return undefined;
  const { name } = source.callee;
  const free = takerNames(name).find((taker) => isForeign(taker, source.callee));
  return free === undefined ? undefined : { maker: name, free };
}

function isForeign(name: string, { scope }: Definition): boolean {
  const found = resolveInModule(scope.world, scope.module, [name], "value");
  return found.kind === "definition" && found.definition.declaration.foreign !== undefined;
}
