import { type Fix, type FixScene, ferrocene, reference, rule } from "./rule.ts";

export const foreignFnBody = rule({
  name: "foreign-fn-body",
  rustc: ["msg:incorrect-function-inside-extern-block"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "A function in an external block has a body.",
    why: 'An external block declares functions that are defined elsewhere, so there is nothing to define here. To write a function that C can call, write `extern "C" fn` outside the block.',
    bad: 'unsafe extern "C" {\n    fn f() {}\n}',
    good: 'unsafe extern "C" {\n    fn f();\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.fn.body", "External blocks, functions"),
      ferrocene("fls_rdu4723vp0oo", "external functions have no body"),
    ],
  },
  *check(fn) {
    if (fn.body !== undefined) yield { range: fn.name, data: { name: fn.name.text, body: fn.body } };
  },
  message: ({ name }) => `\`${name}\` is declared in an external block, so it cannot have a body`,
  fixes: ({ name, body }, scene) => {
    const before = scene.source.slice(0, body.start);
    const gap = before.length - before.trimEnd().length;
    const removal: Fix = {
      title: "Remove the body",
      safety: /\S/.test(scene.text(body).slice(1, -1)) ? "unsafe" : "safe",
      kind: "quickfix",
      edits: [scene.replace({ start: body.start - gap, end: body.end }, ";")],
    };
    const move = moveOut(scene, name);
    return move === undefined ? [removal] : [removal, move];
  },
});

/** The definition as a function that foreign code can call, in front of the block. */
function moveOut(scene: FixScene, name: string): Fix | undefined {
  const { item: fn, block } = scene;
  // Rust can define no variadic function, except with a feature of a nightly compiler.
  if (fn.kind !== "fn" || block === undefined || fn.params.some(({ variadic }) => variadic !== undefined))
    return undefined;
  if (!/^[\w-]+$/.test(block.abi.name)) return undefined;
  const from = fn.qualifiers.at(-1)?.end ?? fn.visibility?.end ?? fn.start;
  const keyword = from + scene.text({ start: from, end: fn.name.start }).search(/\bfn\b/);
  if (keyword < from) return undefined;
  const abi = `extern "${block.abi.name}"`;
  const edits = scene.moveOut([
    ...fn.qualifiers.filter(({ word }) => word === "safe").map((word) => scene.remove(word)),
    ...(fn.abi === undefined ? [scene.insert(keyword, `${abi} `)] : []),
  ]);
  if (edits === undefined) return undefined;
  return { title: `Move \`${name}\` out of the block as an \`${abi} fn\``, safety: "unsafe", kind: "quickfix", edits };
}
