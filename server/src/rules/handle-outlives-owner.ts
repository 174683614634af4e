import type { FnItem } from "../facts/item.ts";
import type { Body } from "../model/body.ts";
import { flowOf, onlySource, plain, type Source, type Value } from "../model/flow.ts";
import { isStandardItem } from "../model/infer.ts";
import { type AdtTy, fieldTy, lowerType, type Ty } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { rule, type Scene } from "./rule.ts";

interface Data {
  readonly handle: string;
  readonly owner: string;
}

export const handleOutlivesOwner = rule<"body", Data>({
  name: "handle-outlives-owner",
  group: "pointers",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A method gives away a handle to memory of its owner, and nothing keeps the owner alive as long.",
    why: "The handle holds a raw pointer that belongs to the owner. Dropping the owner frees what it points to, and the borrow checker lets that happen while the handle is still in use: a raw pointer has no lifetime. A `PhantomData<&'a Owner>` in the handle gives it one.",
    bad: 'pub struct List {\n    raw: *mut u8,\n}\n\npub struct Iter {\n    list: *mut u8,\n}\n\nunsafe extern "C" {\n    fn list_free(list: *mut u8);\n}\n\nimpl Drop for List {\n    fn drop(&mut self) {\n        unsafe { list_free(self.raw) }\n    }\n}\n\nimpl List {\n    pub fn iter(&self) -> Iter {\n        Iter { list: self.raw }\n    }\n}',
    good: "use std::marker::PhantomData;\n\npub struct List {\n    raw: *mut u8,\n}\n\npub struct Iter<'a> {\n    list: *mut u8,\n    owner: PhantomData<&'a List>,\n}\n\nunsafe extern \"C\" {\n    fn list_free(list: *mut u8);\n}\n\nimpl Drop for List {\n    fn drop(&mut self) {\n        unsafe { list_free(self.raw) }\n    }\n}\n\nimpl List {\n    pub fn iter(&self) -> Iter<'_> {\n        Iter { list: self.raw, owner: PhantomData }\n    }\n}",
    sources: [
      { title: "The Rustonomicon, PhantomData", url: "https://doc.rust-lang.org/nomicon/phantom-data.html" },
      { title: "RUSTSEC-2018-0020, libpulse-binding", url: "https://rustsec.org/advisories/RUSTSEC-2018-0020.html" },
    ],
  },
  *check(body, scene) {
    const { item } = scene;
    if (item.kind !== "fn" || scene.place !== "impl" || body.of !== "fn") return;
    if (!borrowsSelf(item, body.source) || item.returnType?.kind !== "path" || body.unsafe === "fn") return;
    const owner = selfOf(scene);
    const handle = handleOf(lowerType(item.returnType, body.source, scene.scope));
    if (owner === undefined || handle === undefined || handle.definition === owner.definition) return;
    if (!frees(owner, scene) || hasDrop(handle, scene) !== false) return;
    if (givesOwnPointer(body, handle)) {
      yield { range: item.returnType, data: { handle: handle.definition.name, owner: owner.definition.name } };
    }
  },
  message: ({ handle, owner }) =>
    `\`${handle}\` holds a pointer that \`${owner}\` frees when it is dropped, and has no lifetime that ties it to the \`${owner}\``,
});

function borrowsSelf({ params }: FnItem, source: string): boolean {
  const self = params[0]?.self;
  return self !== undefined && source.slice(self.start, self.end).startsWith("&");
}

function selfOf({ scope }: Scene): AdtTy | undefined {
  const { self } = scope;
  if (self === undefined || self === "unknown" || !("type" in self)) return undefined;
  const ty = lowerType(self.type, self.source, self.scope);
  return ty.kind === "adt" ? ty : undefined;
}

/** The type of the crate's own that holds a raw pointer and no lifetime, itself or as what a result or option holds. */
function handleOf(ty: Ty): AdtTy | undefined {
  if (ty.kind !== "adt") return undefined;
  const { definition, item, args } = ty;
  if (isStandard(definition.scope.module.crate)) {
    const wraps = isStandardItem(definition, "Option") || isStandardItem(definition, "Result");
    return wraps && args[0] !== undefined ? handleOf(args[0]) : undefined;
  }
  if (item.kind !== "struct" || item.generics?.params.some(({ kind }) => kind === "lifetime") === true)
    return undefined;
  const parts = item.fields.map(({ type }) => fieldTy(ty, type));
  return parts.some(isPointer) && !parts.some(isCounted) ? ty : undefined;
}

/** Whether a part keeps its owner alive, or can tell whether it still is. */
function isCounted(ty: Ty): boolean {
  if (ty.kind !== "adt") return false;
  const { definition, args } = ty;
  if (["Arc", "Rc", "Weak"].some((name) => isStandardItem(definition, name))) return true;
  return isStandardItem(definition, "Option") && args[0] !== undefined && isCounted(args[0]);
}

function isPointer(ty: Ty): boolean {
  return ty.kind === "pointer" || (ty.kind === "adt" && isStandardItem(ty.definition, "NonNull"));
}

/** Whether a type is dropped by code of its own; undefined until the crate is read. */
function hasDrop({ definition }: AdtTy, { scope: { world } }: Scene): boolean | undefined {
  const { crate } = definition.scope.module;
  return world.functions.methods(crate, definition.name, "drop")?.some(({ owner }) => owner?.item?.trait !== undefined);
}

/** Whether dropping a type hands one of its pointers to somebody. */
function frees({ definition }: AdtTy, { scope: { world } }: Scene): boolean {
  const drops = world.functions.methods(definition.scope.module.crate, definition.name, "drop") ?? [];
  return drops.some(
    ({ owner, source }) => owner?.item?.trait !== undefined && /\w\s*\([^()]*\bself\s*\.\s*\w+/.test(source),
  );
}

/** Whether a body makes the handle of a pointer that is a field of `self`. */
function givesOwnPointer(body: Body, handle: AdtTy): boolean {
  const name = handle.definition.name;
  return flowOf(body).events.some((event) => {
    if (event.closure !== undefined) return false;
    if (event.kind === "struct") {
      const made = event.node.path.name.text;
      return (made === name || made === "Self") && [...event.fields.values()].some(isOwnField);
    }
    if (event.kind !== "call" || !event.args.some(isOwnField)) return false;
    const callee = event.node.kind === "call" ? plain(event.node.callee) : undefined;
    if (callee?.kind !== "path") return false;
    const { segments } = callee;
    return segments.at(-1) === name || (segments.at(-2) === name && segments.length > 1);
  });
}

/** Whether a value is a pointer that stands in a field of `self`. */
function isOwnField(value: Value): boolean {
  const only = onlySource(value);
  return only?.kind === "field" && isSelf(onlySource(only.object));
}

function isSelf(source: Source | undefined): boolean {
  return source?.kind === "param" && source.local.name === "self";
}
