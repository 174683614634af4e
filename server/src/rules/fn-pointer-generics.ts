import type { FnPointer, Range } from "../facts/item.ts";
import { type Edit, type FixScene, reference, rule } from "./rule.ts";

interface Data {
  readonly generics: Range;
  readonly names: readonly string[];
  readonly pointer: FnPointer | undefined;
}

export const fnPointerGenerics = rule<"problem", Data>({
  name: "fn-pointer-generics",
  rustc: ["msg:function-pointer-types-may-not-have-generic-parameters"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A function pointer type has generic parameters after `fn`.",
    why: "A pointer holds the address of one function, so its argument types are settled: it can be generic over lifetimes only, and these are written before it, `for<'a> extern \"C\" fn(&'a u8)`.",
    bad: "pub type Callback = extern \"C\" fn<'a>(&'a u8) -> &'a u8;",
    good: "pub type Callback = for<'a> extern \"C\" fn(&'a u8) -> &'a u8;",
    sources: [reference("types/function-pointer.html#r-type.fn-pointer.syntax", "syntax of function pointer types")],
  },
  *check(problem, { item, source }) {
    if (problem.kind !== "fn-pointer-generics") return;
    const names = source
      .slice(problem.start + 1, problem.end - 1)
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
    const pointer = item.fnPointers
      .filter(({ start, end }) => start < problem.start && problem.end <= end)
      .sort((a, b) => b.start - a.start)[0];
    yield { range: problem, data: { generics: problem, names, pointer } };
  },
  message: ({ names }) =>
    names.length > 0 && names.every((name) => name.startsWith("'"))
      ? `the lifetimes of a function pointer type stand before it: \`for<${names.join(", ")}>\``
      : "a function pointer type cannot have generic parameters, only lifetimes in front of it: `for<'a> fn(&'a u8)`",
  fixes: ({ generics, names, pointer }, scene) => {
    if (names.length === 0) {
      return [{ title: "Remove `<>`", safety: "safe", kind: "quickfix", edits: [scene.replace(generics, "")] }];
    }
    if (pointer === undefined || !names.every((name) => /^'[^:]*$/.test(name))) return [];
    return [
      {
        title: `Write \`for<${names.join(", ")}>\` in front`,
        safety: "safe",
        kind: "quickfix",
        edits: [scene.replace(generics, ""), binder(pointer, names, scene)],
      },
    ];
  },
});

/** Puts the lifetimes into the pointer's `for<…>`, or makes one. */
function binder(pointer: FnPointer, names: readonly string[], scene: FixScene): Edit {
  const list = names.join(", ");
  const head = /^for\s*<([^>]*)>/.exec(scene.text(pointer));
  if (head === null) return scene.insert(pointer.start, `for<${list}> `);
  const close = pointer.start + head[0].length - 1;
  return scene.insert(close, (head[1] ?? "").trim() === "" ? list : `, ${list}`);
}
