/**
 * What both kinds of shim are made of, and the one way their edits are put together.
 *
 * The written head stays where it is and becomes the shim's; the shim's body, what the shim needs beside it and the head
 * of the asynchronous function are put before the old body, of which no character changes but calls of itself.
 */
import type { Attribute, FnItem } from "../../facts/item.ts";
import { Cursor } from "../../syntax/tokens.ts";
import { findAbi } from "../../target/abi.ts";
import type { Edit, FixScene } from "../rule.ts";
import { readBody } from "./body-facts.ts";
import { followCalls } from "./calls.ts";
import { heldAcrossAwait, isPointerLike } from "./held.ts";
import { freeName } from "./names.ts";

/** What both kinds of shim are made from. */
export interface Plan {
  readonly name: string;
  /** As written, `r#` included: how code calls it. */
  readonly written: string;
  readonly inner: string;
  readonly indent: string;
  readonly unit: string;
  readonly visibility: string;
  readonly unsafe: boolean;
  /** `extern "C"`. */
  readonly abi: string;
  readonly unwinds: boolean;
  /** The type of the result as written, undefined for `()`. */
  readonly result: string | undefined;
  readonly arguments: readonly string[];
  /** Edits of the written head: no `async`, an ABI, plain parameter names, no attributes that go with the body. */
  readonly head: readonly Edit[];
  /** The attributes that shim and body both need. */
  readonly shared: readonly string[];
  /** The head of the asynchronous function with its attributes, up to its `{`; its documentation is made by `write`. */
  readonly innerHead: readonly string[];
}

/** Reads what both kinds of shim need off the function. */
export function planOf(fn: FnItem, scene: FixScene): Plan {
  const name = fn.name.text;
  const inner = freeName(`${name}_async`, scene);
  const from = scene.source.lastIndexOf("\n", (fn.attributes[0]?.start ?? fn.start) - 1) + 1;
  const indent = /^[ \t]*/.exec(scene.source.slice(from))?.[0] ?? "";
  const unsafe = fn.qualifiers.some(({ word }) => word === "unsafe");
  const visibility = fn.visibility === undefined ? "" : `${scene.text(fn.visibility)} `;
  const abi = fn.abi === undefined ? 'extern "C"' : scene.text(fn.abi);
  const head: Edit[] = [];
  for (const qualifier of fn.qualifiers) if (qualifier.word === "async") head.push(scene.remove(qualifier));
  if (fn.abi === undefined) head.push(scene.insert(fnKeyword(fn, scene), `${abi} `));
  const names = argumentNames(fn, scene, head);
  const bodyOnly = fn.attributes.filter((attribute) => belongsTo(attribute, scene) === "body");
  for (const attribute of bodyOnly) head.push(removeLine(attribute, scene));
  const both = fn.attributes.filter((attribute) => belongsTo(attribute, scene) === "both");
  const shared = both.map((attribute) => scene.text(attribute));
  const generics = fn.generics === undefined ? "" : scene.text(fn.generics);
  const returns = fn.returnType === undefined ? "" : ` -> ${scene.text(fn.returnType)}`;
  const where = fn.where === undefined ? "" : ` ${scene.text(fn.where)}`;
  const declared = `${visibility}async ${unsafe ? "unsafe " : ""}fn ${inner}${generics}${scene.text(fn.paramList)}${returns}${where} `;
  const unit = fn.returnType === undefined || (fn.returnType.kind === "tuple" && fn.returnType.elements.length === 0);
  return {
    name,
    written: scene.text(fn.name),
    inner,
    indent,
    unit: indent.includes("\t") || /\n\t/.test(scene.text(fn.body ?? fn)) ? "\t" : "    ",
    visibility,
    unsafe,
    abi,
    unwinds: findAbi(fn.abi?.name ?? "C")?.unwinds === true,
    result: unit || fn.returnType === undefined ? undefined : scene.text(fn.returnType),
    arguments: names,
    head,
    shared,
    innerHead: [...shared, ...bodyOnly.map((attribute) => scene.text(attribute)), declared],
  };
}

/** Whether a parameter's pattern is a typed `self`. */
export function isSelf(pattern: FnItem["params"][number]["pattern"], scene: FixScene): boolean {
  return pattern !== undefined && /^(?:mut\s+)?self$/.test(scene.text(pattern));
}

/** Where an attribute of the written function goes: with the symbol, with the body, or with both. */
function belongsTo(attribute: Attribute, scene: FixScene): "shim" | "body" | "both" {
  if (attribute.form === "doc-comment") return "shim";
  switch (attribute.meta.name) {
    case "cfg":
    case "allow":
    case "warn":
    case "deny":
    case "forbid":
      return "both";
    case "expect":
      return "body"; // kept on both, one of them would be unfulfilled
    case "cfg_attr":
      return /\b(?:no_mangle|export_name|link_section|doc|linkage)\b/.test(scene.text(attribute)) ? "shim" : "both";
    default:
      return /^(?:clippy|rustfmt)::/.test(attribute.meta.name) ? "body" : "shim";
  }
}

function removeLine(attribute: Attribute, scene: FixScene): Edit {
  const after = /^[ \t]*\r?\n[ \t]*/.exec(scene.source.slice(attribute.end))?.[0] ?? "";
  return scene.replace({ start: attribute.start, end: attribute.end + after.length }, "");
}

/** Where the word `fn` stands, relative to the slice. */
function fnKeyword(fn: FnItem, scene: FixScene): number {
  const cursor = new Cursor(scene.source, fn.qualifiers.at(-1)?.end ?? fn.start, fn.name.start);
  while (!cursor.atEnd() && !cursor.isWord("fn")) cursor.take();
  return cursor.peek().start;
}

/** How the shim calls its parameters; patterns that are no plain name become one in the shim's own list. */
function argumentNames(fn: FnItem, scene: FixScene, edits: Edit[]): string[] {
  const list = scene.text(fn.paramList);
  return fn.params.map(({ pattern, self }, i) => {
    if (self !== undefined || pattern === undefined || isSelf(pattern, scene)) return "self";
    const text = scene.text(pattern);
    if (pattern.kind === "identifier") return text;
    let name = /^(?:mut|ref|ref\s+mut)\s+((?:r#)?[\w\u0080-\uffff]+)$/.exec(text)?.[1];
    for (let n = i + 1; name === undefined; n++) if (!list.includes(`arg${n}`)) name = `arg${n}`;
    edits.push(scene.replace(pattern, name));
    return name;
  });
}

/**
 * The arguments that are pointers and that somebody has to keep good: those that the body needs across an await, or with
 * `all` those that it uses anywhere. Where the body cannot be read, every pointer.
 */
export function lastingPointers(fn: FnItem, plan: Plan, scene: FixScene, all: boolean): string[] {
  const pointers = plan.arguments.filter(
    (_, i) => fn.params[i]?.self !== undefined || isPointerLike(fn.params[i]?.type),
  );
  const facts = fn.body === undefined || pointers.length === 0 ? undefined : readBody(scene.source, fn.body);
  if (fn.body === undefined || facts === undefined) return pointers;
  const plain = (name: string) => name.replace(/^r#/, "");
  if (all) return pointers.filter((name) => facts.uses.some(({ text }) => text === plain(name)));
  const held = heldAcrossAwait(pointers.map(plain), facts, scene.source);
  return pointers.filter((name) => held.includes(plain(name)));
}

/** The lines that make the future. Nothing of the body runs there, so no panic can leave them. */
export function futureLines(plan: Plan, scene: FixScene): string[] {
  const callee = scene.place === "impl" ? `Self::${plan.inner}` : plan.inner;
  const call = `${callee}(${plan.arguments.join(", ")})`;
  if (!plan.unsafe) return [`let future = ${call};`];
  return [`// SAFETY: the caller promises what \`${plan.inner}\` asks for.`, `let future = unsafe { ${call} };`];
}

/** A comment for the user to resolve: which pointers are used `when`, and what that asks of C `until` when. */
export function lastingNote(
  pointers: readonly string[],
  plan: Plan,
  when: string,
  until: string,
  instead: string,
): string[] {
  if (pointers.length === 0) return [];
  const names = pointers.map((name) => `\`${name}\``).join(", ");
  const [are, they] = pointers.length === 1 ? ["is", "it points"] : ["are", "they point"];
  const text = `FIXME(ferrule): ${names} ${are} used ${when}. What ${they} at must stay valid, and no other thread may change it, ${until}. ${instead}, or document this for C; then remove this comment.`;
  return wrap("//", text, plan.indent.length + plan.unit.length);
}

/** A comment in lines of at most 100 columns, the `used` ones before it included. */
export function wrap(mark: "//" | "///", text: string, used: number): string[] {
  const lines: string[] = [];
  let line: string = mark;
  for (const word of text.split(" ")) {
    if (line !== mark && used + line.length + 1 + word.length > 100) {
      lines.push(line);
      line = mark;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** All edits: the head's, the shim's body and what follows it, and the callers'. `door` is the function that C calls. */
export function write(
  fn: FnItem,
  scene: FixScene,
  plan: Plan,
  head: readonly Edit[],
  body: readonly string[],
  after: readonly string[],
  door: string,
  elsewhere: readonly Edit[],
): Edit[] {
  const link = `[\`${scene.place === "impl" ? `Self::${door}` : door}\`]`;
  const docs = [`/// The asynchronous form of ${link}, for callers in Rust.`];
  if (plan.unsafe) docs.push("///", "/// # Safety", `/// As for ${link}.`);
  const between = ["{", ...body.map((line) => `\t${line}`), "}", ...after, "", ...docs, ...plan.innerHead];
  const text = between
    .map((line, i) => {
      const tabs = /^\t*/.exec(line)?.[0].length ?? 0;
      return line === "" ? "" : `${i === 0 ? "" : plan.indent}${plan.unit.repeat(tabs)}${line.slice(tabs)}`;
    })
    .join("\n");
  const callers = scene.place === "impl" ? [] : followCalls(fn, plan.inner, scene);
  return [
    ...plan.head,
    ...head,
    scene.insert(fn.body?.start ?? fn.end, lineEnds(text, scene)),
    ...callers,
    ...elsewhere.map((edit) => ({ ...edit, newText: lineEnds(edit.newText, scene) })),
  ];
}

/** The file's own line ends. */
export function lineEnds(text: string, scene: FixScene): string {
  return /\r\n/.test(scene.source) ? text.replace(/\r?\n/g, "\r\n") : text;
}
