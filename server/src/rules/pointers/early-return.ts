/** A check at the top of a function that returns early in the function's own style. */
import type { FnItem } from "../../facts/item.ts";
import type { Edit, FixScene } from "../rule.ts";
import { returned } from "./null-return.ts";

/** Puts `head { return …; }` at the top of the body; undefined where it is not clear what to return. */
export function checkAtTop(head: string, item: FnItem, scene: FixScene): Edit | undefined {
  if (item.body === undefined || item.broken) return undefined;
  const value = returned(item, scene);
  if (value === undefined) return undefined;
  const before = scene.file.text(Math.max(0, scene.sliceStart + item.start - 400), scene.sliceStart + item.start);
  const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  const end = head.startsWith("let ") ? "};" : "}";
  const check = `${head} {\n${indent}        return${value === "" ? "" : ` ${value}`};\n${indent}    ${end}`;
  const inside = { start: item.body.start + 1, end: item.body.end - 1 };
  const text = scene.text(inside);
  if (text.includes("\n")) return scene.insert(inside.start, `\n${indent}    ${check}`);
  const rest = text.trim() === "" ? "" : `${indent}    ${text.trim()}\n`;
  return scene.replace(inside, `\n${indent}    ${check}\n${rest}${indent}`);
}
