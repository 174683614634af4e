/** What fixes put at the top of a function's body: a check that returns early in the function's own style, or a line. */
import type { FnItem } from "../../facts/item.ts";
import type { Edit, FixScene } from "../rule.ts";
import { returned } from "./null-return.ts";

/** Puts `head { return …; }` at the top of the body; undefined where it is not clear what to return. */
export function checkAtTop(head: string, item: FnItem, scene: FixScene): Edit | undefined {
  const value = item.body === undefined || item.broken ? undefined : returned(item, scene);
  if (value === undefined) return undefined;
  const end = head.startsWith("let ") ? "};" : "}";
  const statement = `return${value === "" ? "" : ` ${value}`};`;
  return insertAtTop((indent) => `${head} {\n${indent}    ${statement}\n${indent}${end}`, item, scene);
}

/** Puts a statement at the top of the body; `write` is told the body's indentation. */
export function insertAtTop(write: (indent: string) => string, item: FnItem, scene: FixScene): Edit | undefined {
  if (item.body === undefined || item.broken) return undefined;
  const before = scene.file.text(Math.max(0, scene.sliceStart + item.start - 400), scene.sliceStart + item.start);
  const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  const statement = write(`${indent}    `);
  const inside = { start: item.body.start + 1, end: item.body.end - 1 };
  const text = scene.text(inside);
  if (text.includes("\n")) return scene.insert(inside.start, `\n${indent}    ${statement}`);
  const rest = text.trim() === "" ? "" : `${indent}    ${text.trim()}\n`;
  return scene.replace(inside, `\n${indent}    ${statement}\n${rest}${indent}`);
}
