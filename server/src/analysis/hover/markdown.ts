/** Markdown from plain strings: what is written in the source never becomes markup. */
import type { AbiSource } from "../../target/abi.ts";

/** A code span. Line ends and runs of white space become one space. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, " ").replace(/\p{Cc}/gu, "\u{fffd}");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A fenced block. */
export function fenced(language: string, text: string): string {
  const fence = text.includes("```") ? "````" : "```";
  return `${fence}${language}\n${text}\n${fence}`;
}

/** `- **label:** text` */
export function bullet(label: string, text: string): string {
  return `- **${label}:** ${text}`;
}

/** Links in one line: the first of each document, under the document's short name. */
export function links(sources: readonly AbiSource[]): string {
  const first = new Map<string, string>();
  for (const { name, url } of sources) {
    const label = name.replace(/,.*$/, "").replace(/ fls_\w+$/, "");
    if (!first.has(label)) first.set(label, url);
  }
  return [...first].map(([label, url]) => `[${label}](${url})`).join(" · ");
}

/** A table of two columns; `rows` hold finished markdown without line ends. */
export function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const line = ([a, b]: readonly [string, string]) => `| ${a} | ${b} |`;
  return [line(head), "| --- | --- |", ...rows.map(line)].join("\n");
}

/** Paragraphs, the absent ones left out. */
export function paragraphs(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}

/** Lines of a list, the absent ones left out. */
export function lines(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n");
}

/** `1.81.0` as people say it: `1.81`. */
export function version(since: string): string {
  return since.replace(/\.0$/, "");
}

/** `3 functions`, `1 static`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** `a`, `a and b`, `a, b and c`; of more than `limit` the first ones and how many are left. */
export function list(items: readonly string[], limit = 8): string {
  if (items.length > limit + 1) return `${items.slice(0, limit).join(", ")} and ${items.length - limit} more`;
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
