/** The fix for panics: the body in `catch_unwind`, and what C is told instead. */
import type { FnItem } from "../../facts/item.ts";
import { indentOf } from "../pointers/early-return.ts";
import type { Fix, FixScene } from "../rule.ts";
import { errorValueOf } from "../shim/error-value.ts";

/** A value that is written in so few ways that it can be taken from elsewhere in the body. */
const SIMPLE =
  /^(?:-?\d+|false|true|None|(?:[A-Za-z_]\w*::)*[A-Z]\w*|(?:std::|core::|::std::)?ptr::null(?:_mut)?\(\))$/;

/** Wraps the body of the scene's function; none where it cannot be wrapped. */
export function catchUnwind(scene: FixScene): readonly Fix[] {
  const { item } = scene;
  if (item.kind !== "fn" || item.body === undefined || item.broken) return [];
  if (item.qualifiers.some(({ word }) => word === "const" || word === "async")) return [];
  if (item.params.some(({ variadic }) => variadic !== undefined)) return [];
  if (item.attributes.some(({ meta }) => meta.name === "naked")) return [];
  const inside = scene.text({ start: item.body.start + 1, end: item.body.end - 1 });
  const std = scene.edition === 2015 ? "::std" : "std";
  const error = errorValue(item, inside, std, scene);
  const indent = indentOf(item, scene);
  const wrapped = inner(inside, indent);
  const isUnit = item.returnType === undefined;
  const head = `${indent}    ${isUnit ? "let _ = " : ""}${std}::panic::catch_unwind(${std}::panic::AssertUnwindSafe(|| {`;
  const tail = isUnit ? "}));" : `}))\n${indent}    ${error}`;
  const newText = `{\n${head}\n${wrapped}\n${indent}    ${tail}\n${indent}}`;
  return [
    {
      title: `Catch panics in \`${item.name.text}\` with \`catch_unwind\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.replace(item.body, newText)],
    },
  ];
}

/** The body's text, one level deeper; as it is where a string goes over several lines. */
function inner(text: string, indent: string): string {
  const trimmed = text.replace(/^[ \t]*\r?\n/, "").trimEnd();
  if (!trimmed.includes("\n") && !/^\s/.test(trimmed)) return `${indent}        ${trimmed}`;
  const isSafe =
    !/\br#*"/.test(trimmed) && !trimmed.split("\n").some((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1);
  if (!isSafe) return trimmed;
  const own = trimmed.includes("\n") ? trimmed : `${indent}    ${trimmed.trimStart()}`;
  return own
    .split("\n")
    .map((line) => (line.trim() === "" ? line : `    ${line}`))
    .join("\n");
}

/** What is given after a panic: what the function gives elsewhere when something is wrong, else by its type. */
function errorValue({ returnType }: FnItem, inside: string, std: string, scene: FixScene): string {
  for (const [, value = ""] of inside.matchAll(/\breturn\s+([^;{}]+);/g)) {
    if (SIMPLE.test(value.trim())) return `.unwrap_or(${value.trim()})`;
  }
  const value = returnType === undefined ? undefined : errorValueOf(returnType, scene);
  return value === undefined ? `.unwrap_or_else(|_| ${std}::process::abort())` : `.unwrap_or(${value})`;
}
