import type { FnItem, GenericParam, Range } from "../facts/item.ts";
import { type Edit, type FixScene, ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly fn: FnItem;
  readonly params: readonly GenericParam[];
}

export const genericForeignItem = rule<"foreign-fn", Data>({
  name: "generic-foreign-item",
  rustc: ["E0044"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "A function of an external block has type or const parameters.",
    why: "The compiler makes one copy of a generic function for each use; a library holds one function under one symbol, with one size for each argument. Lifetime parameters are fine, since they leave no trace in the code.",
    bad: 'unsafe extern "C" {\n    fn sort<T>(items: *mut T, count: usize);\n}',
    good: 'unsafe extern "C" {\n    fn sort(items: *mut core::ffi::c_void, count: usize, size: usize);\n}',
    sources: [
      reference("items/functions.html#r-items.fn.generics.mono", "generic functions are made for each use"),
      ferrocene("fls_m7tu4w4lk8v", "external functions have no const or type parameters"),
      { title: "Rust error index, E0044", url: "https://doc.rust-lang.org/error_codes/E0044.html" },
    ],
  },
  *check(fn) {
    const params = fn.generics?.params.filter(({ kind }) => kind !== "lifetime") ?? [];
    if (params.length === 0) return;
    const end = fn.body === undefined ? fn.end : (fn.where?.end ?? fn.head.end);
    yield { range: { start: fn.start, end }, data: { fn, params } };
  },
  message: ({ fn, params }) => {
    const names = params.map(({ name }) => `\`${name.text}\``).join(", ");
    const kinds = new Set(params.map(({ kind }) => kind));
    const what = kinds.size > 1 ? "type or const" : params[0]?.kind;
    return `\`${fn.name.text}\` is one symbol in its library, so it cannot have ${what} parameters (${names})`;
  },
  fixes: ({ fn, params }, scene) => {
    const signature: Range = { start: fn.paramList.start, end: fn.end };
    const uses = params.flatMap(({ name }) => usesOf(name.text, signature, scene));
    if (uses.length === 0) {
      return [
        { title: "Remove the unused parameters", safety: "safe", kind: "quickfix", edits: removal(fn, params, scene) },
      ];
    }
    const behindPointers = uses.every(({ start }) => /\*\s*(?:const|mut)\s+$/.test(scene.source.slice(0, start)));
    if (!behindPointers || params.some(({ kind }) => kind === "const")) return [];
    return [
      {
        title: "Point to `c_void` instead",
        safety: "unsafe",
        kind: "quickfix",
        edits: [...removal(fn, params, scene), ...uses.map((use) => scene.replace(use, "core::ffi::c_void"))],
      },
    ];
  },
});

/** Takes the parameters out of the list, and the list away when nothing is left in it. */
function removal(fn: FnItem, params: readonly GenericParam[], scene: FixScene): Edit[] {
  const { generics } = fn;
  if (generics === undefined) return [];
  const left = generics.params.filter((param) => !params.includes(param)).map((param) => scene.text(param));
  return [scene.replace(generics, left.length === 0 ? "" : `<${left.join(", ")}>`)];
}

/** Where a name stands in the text of a range, comments included. */
function usesOf(name: string, range: Range, scene: FixScene): Range[] {
  return [...scene.text(range).matchAll(/[\p{XID_Start}_][\p{XID_Continue}]*/gu)]
    .filter(([word]) => word === name)
    .map(({ index }) => ({ start: range.start + index, end: range.start + index + name.length }));
}
