import { type Fix, ferrocene, reference, rule } from "./rule.ts";

export const foreignConst = rule({
  name: "foreign-const",
  rustc: ["msg:extern-items-cannot-be-const"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A `const` stands in an external block.",
    why: "A `const` is a value that the compiler copies to each place of use; it has no address, so there is no symbol that a linker could find. A C variable, even a `const int`, is a `static` on the Rust side. A C `#define` or enumerator is no symbol at all: write it as a Rust `const` outside the block.",
    bad: 'unsafe extern "C" {\n    const environ: *const *const u8;\n}',
    good: 'unsafe extern "C" {\n    static environ: *const *const u8;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.static", "External blocks, statics"),
      reference("items/constant-items.html", "Constant items"),
      ferrocene("fls_8ddsytjr4il6", "external statics"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
    ],
  },
  *check(problem, { item }) {
    if (problem.kind !== "foreign-const" || problem.repair === undefined) return;
    const value = item.kind === "static" && item.value !== undefined;
    yield { range: problem, data: { name: problem.found, keyword: problem.repair, value } };
  },
  message: ({ name }) => `\`${name}\` is a \`const\`, which has no symbol to link to; foreign variables are \`static\``,
  fixes: ({ name, keyword, value }, scene, { range }) => {
    const fixes: Fix[] = [];
    const mutable = scene.item.kind === "static" && scene.item.mutable;
    const moved = value && !mutable ? scene.moveOut() : undefined;
    if (moved !== undefined) {
      fixes.push({ title: `Move \`${name}\` out of the block`, safety: "unsafe", kind: "quickfix", edits: moved });
    }
    if (name !== "_" && !/^\s*</.test(scene.source.slice(range.end))) {
      const edits = [scene.replace(keyword, "static")];
      fixes.push({ title: `Declare \`${name}\` as a \`static\``, safety: "unsafe", kind: "quickfix", edits });
    }
    return fixes;
  },
});
