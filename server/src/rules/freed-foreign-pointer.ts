import type { FnItem, Item } from "../facts/item.ts";
import type { Body } from "../model/body.ts";
import { type FlowEvent, flowOf, onlySource, type Value } from "../model/flow.ts";
import type { Scope } from "../model/resolve.ts";
import { type AdtTy, lowerType } from "../model/ty.ts";
import { dropOf, freedFields, freedFieldsOf } from "./memory/containers.ts";
import { type Found, rule, type Scene } from "./rule.ts";

interface Data {
  readonly kind: "constructor" | "field";
  /** The parameter or the field. */
  readonly name: string;
  readonly owner: string;
  readonly callee: string;
}

export const freedForeignPointer = rule<"body", Data>({
  name: "freed-foreign-pointer",
  group: "memory",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "Safe code can choose the pointer that a type frees when it is dropped.",
    why: "A `drop` that frees a pointer is right only if the type owns it. A public safe constructor that takes the pointer, or a public field that holds it, lets any caller put in an address that somebody else owns: it is freed twice, or was never allocated. The promise that it is owned has to be made by the caller, and that is what `unsafe fn` is for.",
    bad: 'use std::ffi::{c_char, c_void};\n\nunsafe extern "C" {\n    fn free(memory: *mut c_void);\n}\n\npub struct Text {\n    text: *mut c_char,\n}\n\nimpl Text {\n    pub fn new(text: *mut c_char) -> Text {\n        Text { text }\n    }\n}\n\nimpl Drop for Text {\n    fn drop(&mut self) {\n        unsafe { free(self.text.cast()) };\n    }\n}',
    good: 'use std::ffi::{c_char, c_void};\n\nunsafe extern "C" {\n    fn free(memory: *mut c_void);\n}\n\npub struct Text {\n    text: *mut c_char,\n}\n\nimpl Text {\n    /// # Safety\n    ///\n    /// `text` comes from `malloc`, and nobody else frees it.\n    pub unsafe fn from_raw(text: *mut c_char) -> Text {\n        Text { text }\n    }\n}\n\nimpl Drop for Text {\n    fn drop(&mut self) {\n        unsafe { free(self.text.cast()) };\n    }\n}',
    sources: [
      { title: "RUSTSEC-2020-0032, alpm-rs", url: "https://rustsec.org/advisories/RUSTSEC-2020-0032.html" },
      { title: "RUSTSEC-2020-0097, xcb", url: "https://rustsec.org/advisories/RUSTSEC-2020-0097.html" },
      {
        title: "The Rustonomicon, Working with unsafe: privacy",
        url: "https://doc.rust-lang.org/nomicon/working-with-unsafe.html",
      },
    ],
  },
  *check(body, scene) {
    const { item } = scene;
    // A program has no callers but itself.
    if (item.kind !== "fn" || scene.place !== "impl" || scene.crateType === "bin") return;
    if (item.name.text === "drop") yield* fieldFindings(body, scene);
    else yield* constructorFindings(body, item, scene);
  },
  message: ({ kind, name, owner, callee }) =>
    kind === "constructor"
      ? `\`drop\` of \`${owner}\` gives \`${name}\` to \`${callee}\`, but any safe code may pass a pointer that somebody else owns; make the function \`unsafe\``
      : `\`drop\` of \`${owner}\` gives \`${name}\` to \`${callee}\`, but any safe code may put another pointer there; make the field private`,
});

function isPublic({ visibility }: Pick<Item, "visibility">, source: string): boolean {
  return visibility !== undefined && source.slice(visibility.start, visibility.end) === "pub";
}

/** The public fields that a `drop` frees. */
function* fieldFindings(body: Body, { scope }: Scene): Iterable<Found<Data>> {
  const type = publicType(scope);
  if (type === undefined) return;
  const { definition } = type;
  for (const { field: name, name: callee, node } of freedFields(flowOf(body))) {
    const field = type.item.fields.find((one, i) => (one.name?.text ?? String(i)) === name);
    if (field?.type?.kind !== "pointer" || !isPublic(field, definition.source)) continue;
    const related = [{ range: field.name ?? field, message: "the field is public", of: definition }];
    yield { range: node, data: { kind: "field", name: `self.${name}`, owner: definition.name, callee }, related };
  }
}

function* constructorFindings(body: Body, item: FnItem, scene: Scene): Iterable<Found<Data>> {
  const { scope } = scene;
  if (body.unsafe !== undefined || !isPublic(item, scene.source)) return;
  if (!item.params.some(({ type }) => type?.kind === "pointer")) return;
  const owner = publicType(scope)?.definition.name;
  if (owner === undefined) return;
  let fields: ReadonlyMap<string, string> | undefined;
  for (const event of flowOf(body).events) {
    for (const [field, value] of filledBy(event, owner)) {
      const only = onlySource(value);
      if (only?.kind !== "param" || only.local.type?.kind !== "pointer") continue;
      fields ??= freedByDrop(owner, scope);
      const callee = fields.get(field);
      if (callee === undefined) continue;
      yield { range: item.name, data: { kind: "constructor", name: only.local.name, owner, callee } };
      return;
    }
  }
}

/** The fields of a value of `owner` that an event makes. */
function filledBy(event: FlowEvent, owner: string): Iterable<readonly [string, Value]> {
  if (event.kind === "struct" && isOwn(event.node.path.segments.at(-1), owner)) return event.fields;
  if (event.kind !== "call" || event.callee.kind !== "constructor" || !isOwn(event.callee.name, owner)) return [];
  return event.args.map((value, i) => [String(i), value] as const);
}

function isOwn(name: string | undefined, owner: string): boolean {
  return name === owner || name === "Self";
}

/** The type that the impl is for, where it is declared `pub`. */
function publicType({ self }: Scope): AdtTy | undefined {
  if (self === undefined || self === "unknown" || !("type" in self)) return undefined;
  const ty = lowerType(self.type, self.source, self.scope);
  return ty.kind === "adt" && isPublic(ty.item, ty.definition.source) ? ty : undefined;
}

/** The fields that a type's `drop` frees, each with the function that does it. */
function freedByDrop(owner: string, scope: Scope): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const { field, name } of freedFieldsOf(dropOf(owner, scope))) if (!out.has(field)) out.set(field, name);
  return out;
}
