import type { Qualifier } from "../facts/item.ts";
import { reference, rule } from "./rule.ts";

export const safeFnPointer = rule<"fn-pointer", { readonly qualifier: Qualifier }>({
  name: "safe-fn-pointer",
  rustc: ["msg:function-pointers-cannot-be-declared-with-safe-safety-qualifier"],
  level: "error",
  since: "0.1.0",
  on: ["fn-pointer"],
  explain: {
    what: "A function pointer type is declared `safe`.",
    why: "`safe` belongs to items of `unsafe extern` blocks. A function pointer is safe to call unless its type says `unsafe`; a `safe fn` of an external block converts to the plain pointer type.",
    bad: 'pub type Callback = safe extern "C" fn(i32);',
    good: 'pub type Callback = extern "C" fn(i32);',
    sources: [reference("types/function-pointer.html#r-type.fn-pointer.syntax", "function pointer types")],
  },
  *check({ qualifiers, end }) {
    const at = qualifiers.findIndex(({ word }) => word === "safe");
    const [first] = qualifiers;
    const qualifier = qualifiers[at];
    if (first === undefined || qualifier === undefined) return;
    // `safe unsafe` is a finding of `qualifier-order`; the compiler reads no further.
    if (qualifiers.slice(at + 1).some(({ word }) => /^(?:un)?safe$/.test(word))) return;
    const known = at === 0 || qualifiers[at - 1]?.word === "extern";
    yield { range: { start: first.start, end }, data: { qualifier }, ...(known ? {} : { rustc: null }) };
  },
  message: () => "a function pointer type cannot be `safe`; without `unsafe` it is safe to call already",
  fixes: ({ qualifier }, scene) => [
    { title: "Remove `safe`", safety: "safe", kind: "quickfix", edits: [scene.remove(qualifier)] },
  ],
});
