/** What fixes put at the top of a function's body: a check that returns early in the function's own style, or lines. */
import type { FnItem } from "../../facts/item.ts";
import type { Edit, Fix, FixScene } from "../rule.ts";
import { failureOf } from "../shim/error-value.ts";

/** The white space at the beginning of the line on which the function's words start. */
export function indentOf({ start }: FnItem, scene: FixScene): string {
  const at = scene.sliceStart + start;
  const before = scene.file.text(Math.max(0, at - 400), at);
  return /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
}

/** Puts lines at the top of the body, before all that stands there. Empty for a function that has none. */
export function insertAtTop(lines: readonly string[], item: FnItem, scene: FixScene): readonly Edit[] {
  if (item.body === undefined || item.broken) return [];
  const indent = indentOf(item, scene);
  const head = lines.map((line) => `\n${indent}    ${line}`).join("");
  const inside = { start: item.body.start + 1, end: item.body.end - 1 };
  const text = scene.text(inside);
  if (text.includes("\n")) return [scene.insert(inside.start, head)];
  if (text.trim() === "") return [scene.replace(inside, `${head}\n${indent}`)];
  const first = inside.start + (text.length - text.trimStart().length);
  const last = inside.start + text.trimEnd().length;
  return [
    scene.replace({ start: inside.start, end: first }, `${head}\n${indent}    `),
    scene.replace({ start: last, end: inside.end }, `\n${indent}`),
  ];
}

/** Puts `head { return …; }` at the top of the body; undefined where it is not clear what to return. */
export function checkAtTop(head: string, item: FnItem, scene: FixScene): readonly Edit[] | undefined {
  const value = item.body === undefined || item.broken ? undefined : returned(item, scene);
  if (value === undefined) return undefined;
  const statement = `return${value === "" ? "" : ` ${value}`};`;
  return insertAtTop([`${head} {`, `    ${statement}`, head.startsWith("let ") ? "};" : "}"], item, scene);
}

/** Returns early where a pointer parameter is null; none where it is not clear what to return. */
export function nullCheck(name: string, scene: FixScene): readonly Fix[] {
  const { item } = scene;
  const edits = item.kind === "fn" ? checkAtTop(`if ${name}.is_null()`, item, scene) : undefined;
  if (edits === undefined) return [];
  return [{ title: `Return early when \`${name}\` is null`, safety: "unsafe", kind: "quickfix", edits }];
}

/** What the function returns for another pointer that is null, else by its type; "" for nothing. */
function returned({ body, returnType }: FnItem, scene: FixScene): string | undefined {
  const inside = body === undefined ? "" : scene.text(body);
  const own = /\.is_null\(\)[^{};]*\{\s*return\s+([^;{}]+);/.exec(inside)?.[1];
  return own?.trim() ?? failureOf(returnType, scene);
}
