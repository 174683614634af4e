import { ferrocene, reference, rule } from "./rule.ts";

export const foreignNonItem = rule({
  name: "foreign-non-item",
  rustc: ["msg:non-item-in-item-list"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "Something stands in an external block that begins no item: a `let`, an expression, a second `;`.",
    why: "The compiler gives up at this token and skips the rest of the block, so none of the declarations behind it exist.",
    bad: 'unsafe extern "C" {\n    fn abort();;\n}',
    good: 'unsafe extern "C" {\n    fn abort();\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.syntax", "External blocks, syntax"),
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
    ],
  },
  *check(problem) {
    if (problem.kind === "non-item") yield { range: problem, data: { found: problem.found, repair: problem.repair } };
  },
  message: ({ found }) => {
    if (found === ";") return "This `;` ends nothing: the declaration before it is complete";
    if (found === "let") return "`let` declares no foreign item; a variable of another library is a `static`";
    return `\`${shortened(found)}\` begins no declaration; an external block holds functions and statics`;
  },
  fixes: ({ found, repair }, scene, { range }) => {
    if (repair !== undefined) {
      const [word = "", keyword] = found.split(" ");
      if (keyword !== "static") return [];
      const edits = [scene.replace({ start: range.start, end: repair.end }, "")];
      const safety = /\/[/*]/.test(scene.text(repair)) ? "unsafe" : "safe";
      return [{ title: `Remove \`${word}\``, safety, kind: "quickfix", edits }];
    }
    if (found === ";") {
      // The white space before it goes as well, but not a line end that closes a comment.
      const before = scene.source.slice(0, range.start);
      const start = before.trim() === "" ? 0 : before.length - (/[ \t]*$/.exec(before)?.[0].length ?? 0);
      const edits = [scene.replace({ start, end: range.end }, "")];
      return [{ title: "Remove `;`", safety: "safe", kind: "quickfix", edits }];
    }
    const declares = /^\s+(?:mut\s+)?(?!_\b)[\p{XID_Start}_]\p{XID_Continue}*\s*:[^=:]+;/u;
    if (found !== "let" || !declares.test(scene.source.slice(range.end))) return [];
    const edits = [scene.replace(range, "static")];
    return [{ title: "Declare it as a `static`", safety: "unsafe", kind: "quickfix", edits }];
  },
});

function shortened(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > 24 ? `${line.slice(0, 24)}…` : line;
}
