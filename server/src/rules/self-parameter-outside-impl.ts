import type { Range } from "../facts/item.ts";
import { ferrocene, reference, rule } from "./rule.ts";

interface Data {
  readonly self: string;
  readonly range: Range;
  readonly typed: boolean;
  readonly of: "foreign" | "free" | "pointer";
}

export const selfParameterOutsideImpl = rule<"foreign-fn" | "fn" | "fn-pointer", Data>({
  name: "self-parameter-outside-impl",
  rustc: ["msg:self-parameter-is-only-allowed-in-associated-functions"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "fn", "fn-pointer"],
  explain: {
    what: "A function that is no method, or a function pointer type, has a `self` parameter.",
    why: "`self` is the value a method is called on, and its type is the `Self` of an `impl` or trait. A foreign function belongs to neither: C passes an object as an ordinary pointer, so give it a name and a pointer type.",
    bad: 'unsafe extern "C" {\n    fn close(&self);\n}',
    good: 'unsafe extern "C" {\n    fn close(this: *const core::ffi::c_void);\n}',
    sources: [
      reference("items/functions.html#r-items.fn.params.self-restriction", "`self` parameters"),
      ferrocene("fls_9div9yusw64h", "parameters of external functions"),
    ],
  },
  *check(subject, { place, source }) {
    if (subject.kind === "fn" && (place === "impl" || place === "trait")) return;
    const of = subject.kind === "fn-pointer" ? "pointer" : place === "extern-block" ? "foreign" : "free";
    for (const [n, param] of subject.params.entries()) {
      if (param.self === undefined) continue;
      const data = { self: text(param.self), range: param.self, typed: param.type !== undefined, of } as const;
      // Behind other parameters it is an error even in methods.
      yield { range: param.self, data, ...(n > 0 ? { rustc: null } : {}) };
    }
    function text({ start, end }: Range): string {
      return source.slice(start, end);
    }
  },
  message: ({ self, of }) => {
    const what =
      of === "pointer" ? "a function pointer type" : of === "foreign" ? "a foreign function" : "a free function";
    return `\`${self}\` is for methods, and ${what} is none; give the parameter a name and a type`;
  },
  fixes: ({ self, range, typed, of }, scene) => {
    // A body speaks of `self`, so only declarations can be renamed by themselves.
    if (of === "free" || (!typed && !/^[&*]/.test(self))) return [];
    const type = /\bmut\b/.test(self) ? "*mut core::ffi::c_void" : "*const core::ffi::c_void";
    const name = typed ? "this" : `this: ${type}`;
    return [
      { title: `Replace it by \`${name}\``, safety: "unsafe", kind: "quickfix", edits: [scene.replace(range, name)] },
    ];
  },
});
