/** The fix for missing null checks: one at the top of the function, in its own style. */
import type { FnItem } from "../../facts/item.ts";
import type { Fix, FixScene } from "../rule.ts";
import { errorValueOf } from "../shim/error-value.ts";

/** Returns early where a pointer parameter is null; none where it is not clear what to return. */
export function nullCheck(name: string, scene: FixScene): readonly Fix[] {
  const { item } = scene;
  if (item.kind !== "fn" || item.body === undefined || item.broken) return [];
  const value = returned(item, scene);
  if (value === undefined) return [];
  const body = scene.text(item.body);
  const indent = /^[ \t]*/.exec(lineOf(scene.sliceStart + item.start, scene))?.[0] ?? "";
  const statement = value === "" ? "return;" : `return ${value};`;
  const check = `if ${name}.is_null() {\n${indent}        ${statement}\n${indent}    }`;
  const isOneLine = !body.includes("\n");
  const inside = { start: item.body.start + 1, end: item.body.end - 1 };
  const edits = isOneLine
    ? [scene.replace(inside, `\n${indent}    ${check}\n${indent}    ${scene.text(inside).trim()}\n${indent}`)]
    : [scene.insert(inside.start, `\n${indent}    ${check}`)];
  return [{ title: `Return early when \`${name}\` is null`, safety: "unsafe", kind: "quickfix", edits }];
}

function lineOf(at: number, scene: FixScene): string {
  const before = scene.file.text(Math.max(0, at - 400), at);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** What the function returns for another pointer that is null, else by its type; "" for nothing. */
export function returned(item: FnItem, scene: FixScene): string | undefined {
  const { returnType, body } = item;
  if (returnType === undefined || (returnType.kind === "tuple" && returnType.elements.length === 0)) return "";
  const inside = body === undefined ? "" : scene.text(body);
  const own = /\.is_null\(\)[^{};]*\{\s*return\s+([^;{}]+);/.exec(inside)?.[1];
  return own?.trim() ?? errorValueOf(returnType, scene);
}
