import type { Name, Range } from "../facts/item.ts";
import { type Fix, ferrocene, reference, rule } from "./rule.ts";

export const foreignStaticValue = rule({
  name: "foreign-static-value",
  rustc: ["msg:incorrect-inside-extern-block"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-static", "foreign-type"],
  explain: {
    what: "A static (or type) in an external block is given a value.",
    why: "The block only names a variable that lives in another library; its value is set there, before or while the program runs. A value written here could never reach it. To define a variable that C can read, write the `static` outside the block and export it with `#[unsafe(no_mangle)]`.",
    bad: 'unsafe extern "C" {\n    static LOG_LEVEL: i32 = 2;\n}',
    good: 'unsafe extern "C" {\n    static LOG_LEVEL: i32;\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.static.intro", "External blocks, statics"),
      reference(
        "items/static-items.html#r-items.static.init.omission",
        "Static items, where the initializer is omitted",
      ),
      ferrocene("fls_tr7purzcldn0", "external statics have no initializer"),
    ],
  },
  *check(item) {
    const value = item.kind === "static" ? item.value : item.type;
    if (value === undefined) return;
    const name: Name = item.name;
    yield { range: name, data: { name: name.text, type: item.kind === "type", value: value as Range } };
  },
  message: ({ name, type }) =>
    type
      ? `An external block cannot say what the type \`${name}\` is; an alias belongs outside the block`
      : `\`${name}\` is defined elsewhere, so it cannot be given a value here`,
  fixes: ({ name, type, value }, scene, { range }) => {
    const { item } = scene;
    const fixes: Fix[] = [];
    if (item.kind === "static") {
      const declared = scene.text({ start: range.end, end: value.start });
      const kept = declared.replace(/\s*=\s*$/, "");
      if (kept !== declared) {
        const edits = [scene.replace({ start: range.end + kept.length, end: value.end }, "")];
        fixes.push({ title: "Remove the value", safety: "unsafe", kind: "quickfix", edits });
      }
      if (item.constKeyword !== undefined) return fixes;
    } else if (!type || /^\s*</.test(scene.source.slice(range.end))) return fixes;
    const qualifiers = item.kind === "static" ? item.qualifiers : [];
    const moved = scene.moveOut(qualifiers.map((word) => scene.remove(word)));
    if (moved !== undefined) {
      const safety = type ? "safe" : "unsafe";
      fixes.push({ title: `Move \`${name}\` out of the block`, safety, kind: "quickfix", edits: moved });
    }
    return fixes;
  },
});
