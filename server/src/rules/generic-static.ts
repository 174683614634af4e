import { reference, rule } from "./rule.ts";

export const genericStatic = rule({
  name: "generic-static",
  rustc: ["msg:static-items-may-not-have-generic-parameters"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "A static has generic parameters.",
    why: "A static is one variable at one address with one symbol. With a parameter there would be one per type, and no library exports a symbol for each type that Rust might choose.",
    bad: 'unsafe extern "C" {\n    static table<T>: *const T;\n}',
    good: 'unsafe extern "C" {\n    static table: *const u8;\n}',
    sources: [
      reference("items/static-items.html#r-items.static.syntax", "Static items, syntax"),
      reference("items/static-items.html#r-items.static.generics", "Statics and generics"),
    ],
  },
  *check(problem, { item, source }) {
    if (problem.kind !== "generic-static" || item.kind !== "static") return;
    const written = source.slice(problem.start, problem.end);
    yield { range: problem, data: { name: item.name.text, written } };
  },
  message: ({ name, written }) => `\`${name}\` is a static, one variable at one address: it cannot have \`${written}\``,
  fixes: ({ written }, scene, { range }) => {
    const names = written.match(/[\p{XID_Start}_]\p{XID_Continue}*/gu) ?? [];
    const rest = scene.source.slice(range.end, scene.item.end);
    const used = names.some((name) => name !== "const" && new RegExp(`\\b${name}\\b`).test(rest));
    return [
      {
        title: "Remove the generic parameters",
        safety: used ? "unsafe" : "safe",
        kind: "quickfix",
        edits: [scene.replace(range, "")],
      },
    ];
  },
});
