import { ferrocene, reference, rule } from "./rule.ts";

export const foreignFnBody = rule({
  name: "foreign-fn-body",
  rustc: ["msg:incorrect-function-inside-extern-block"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn"],
  explain: {
    what: "A function in an external block has a body.",
    why: "An external block declares functions that are defined elsewhere, so there is nothing to define here. To write a function that C can call, write `extern \"C\" fn` outside the block.",
    bad: 'unsafe extern "C" {\n    fn f() {}\n}',
    good: 'unsafe extern "C" {\n    fn f();\n}',
    sources: [
      reference("items/external-blocks.html#functions", "External blocks, functions"),
      ferrocene("fls_rdu4723vp0oo", "external functions have no body"),
    ],
  },
  *check(fn) {
    if (fn.body !== undefined) yield { range: fn.name, data: { name: fn.name.text, body: fn.body } };
  },
  message: ({ name }) => `\`${name}\` is declared in an external block, so it cannot have a body`,
  fixes: ({ body }, scene) => {
    const before = scene.source.slice(0, body.start);
    const gap = before.length - before.trimEnd().length;
    return [
      {
        title: "Remove the body",
        safety: /\S/.test(scene.text(body).slice(1, -1)) ? "unsafe" : "safe",
        kind: "quickfix",
        edits: [scene.replace({ start: body.start - gap, end: body.end }, ";")],
      },
    ];
  },
});
