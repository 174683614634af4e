import { reference, rule } from "./rule.ts";

const WORD =
  /^(?:as|async|await|break|const|continue|crate|dyn|else|enum|extern|false|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|true|type|unsafe|use|where|while)$/;

export const unsafeAttributeSyntax = rule({
  name: "unsafe-attribute-syntax",
  rustc: ["msg:expected-found"],
  level: "error",
  since: "0.1.0",
  on: ["problem"],
  explain: {
    what: "The `unsafe` of an attribute has no parentheses.",
    why: "`unsafe(…)` encloses the attribute that the author vouches for. Without the parenthesis the compiler reads no further, and nothing in the file is compiled.",
    bad: '#[unsafe no_mangle]\npub extern "C" fn engine_start() {}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_start() {}',
    sources: [reference("attributes.html#r-attributes.syntax", "attributes, syntax")],
  },
  *check(problem, { source }) {
    if (problem.kind !== "unsafe-without-parenthesis") return;
    const { repair, found } = problem;
    const inner = repair === undefined ? "" : source.slice(repair.start, repair.end);
    const data = { found, inner: /^[\w:]+(?:\s*[=(].*)?$/s.test(inner) ? repair : undefined };
    // The compiler says what kind of word a keyword is, in other words than those of its key.
    if (WORD.test(found)) yield { range: problem, data, rustc: null };
    else yield { range: problem, data };
  },
  message: ({ found }) => `\`(\` is missing after \`unsafe\`, before \`${found}\``,
  fixes: ({ inner }, scene) => {
    if (inner === undefined) return [];
    const from = /\bunsafe\s*$/.exec(scene.source.slice(0, inner.start));
    if (from === null) return [];
    const edits = [
      scene.replace({ start: from.index + "unsafe".length, end: inner.start }, "("),
      scene.insert(inner.end, ")"),
    ];
    return [{ title: "Add the parentheses", safety: "safe", kind: "quickfix", edits }];
  },
});
