/** Names in the whole file, by its tokens: strings and comments are never looked at. */
import type { FnItem } from "../../facts/item.ts";
import { Cursor, type Token } from "../../syntax/tokens.ts";
import type { FilePart, FixScene } from "../rule.ts";

/** `wanted`, or `wanted` with the first number from 2 that makes it a word the file does not contain. */
export function freeName(wanted: string, scene: FixScene): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}${n}`;
    const word = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, "u");
    if (!scene.mentions(name).some(({ text }) => word.test(text))) return name;
  }
}

/** Whether another item of the function's module, or another function of its impl, has its name. */
export function hasTwin(fn: FnItem, scene: FixScene): boolean {
  const own = scene.sliceStart + fn.name.start;
  return scene.mentions(fn.name.text).some((part) => {
    if (part.place !== "module" || scene.place !== "module" || !samePath(part.modules, scene.modules)) return false;
    const tokens = tokensOf(part.text);
    let depth = 0;
    return tokens.some((token, i) => {
      if (token.kind === "punctuation") depth += "([{".includes(token.text) ? 1 : ")]}".includes(token.text) ? -1 : 0;
      return depth === 0 && isNamed(tokens, i, fn.name.text) && part.start + token.start !== own;
    });
  });
}

/** Whether the file uses the function as a method or associated function: `.name`, `::name`. */
export function isUsedAsMethod(fn: FnItem, scene: FixScene): boolean {
  return scene.mentions(fn.name.text).some(({ text }) => {
    const tokens = tokensOf(text);
    return tokens.some((token, i) => isName(token, fn.name.text) && /^(?:\.|::)$/.test(tokens[i - 1]?.text ?? ""));
  });
}

/** Whether the file names the function anywhere but where it is defined. */
export function isNamedInFile({ name }: FnItem, scene: FixScene): boolean {
  // A free function is never called as a method.
  const before = scene.place === "module" ? '[\\w".]' : '[\\w"]';
  const word = new RegExp(`(?<!\\bfn\\s+(?:r#)?)(?<!${before})${name.text}(?![\\w"])`);
  return scene.mentions(name.text).some(({ text }) => word.test(text));
}

/** Whether one of the modules' parts uses the name other than to call, define or import it. */
export function isUsedAsValue(name: string, parts: readonly FilePart[]): boolean {
  return parts.some(({ text }) => {
    const tokens = tokensOf(text);
    let importing = false;
    return tokens.some((token, i) => {
      if (token.kind === "identifier" && token.text === "use") importing = true;
      else if (token.text === ";") importing = false;
      const before = tokens[i - 1]?.text ?? "";
      if (importing || !isName(token, name) || isCall(tokens, i, name) || /^(?:\.|fn|let|mod)$/.test(before))
        return false;
      return !/^(?::|!)$/.test(tokens[i + 1]?.text ?? "");
    });
  });
}

/** The tokens of a part, attributes left out. */
export function tokensOf(text: string): Token[] {
  const cursor = new Cursor(text, 0, text.length);
  const out: Token[] = [];
  while (!cursor.atEnd()) {
    if (cursor.is("#") && (cursor.is("[", 1) || (cursor.is("!", 1) && cursor.is("[", 2)))) {
      // What stands in an attribute is the attribute's business.
      cursor.take();
      if (cursor.is("!")) cursor.take();
      cursor.skipGroup();
    } else out.push(cursor.take());
  }
  return out;
}

/** Whether a token is this identifier, raw or plain. */
export function isName(token: Token | undefined, name: string): boolean {
  return (token?.kind === "identifier" || token?.kind === "raw-identifier") && token.text === name;
}

/** Whether the token is `name` as an item's own name: `fn name`, `static name`. */
function isNamed(tokens: readonly Token[], i: number, name: string): boolean {
  return isName(tokens[i], name) && /^(?:fn|static|const|mut)$/.test(tokens[i - 1]?.text ?? "");
}

const NOT_A_CALL = /^(?:\.|fn|struct|enum|union|trait|mod|type|macro|static|const|let|mut|ref)$/;

/** Whether token `i` begins `name(…)` as an expression. */
export function isCall(tokens: readonly Token[], i: number, name: string): boolean {
  return isName(tokens[i], name) && tokens[i + 1]?.text === "(" && !NOT_A_CALL.test(tokens[i - 1]?.text ?? "");
}

/** Whether something else of this name is bound in the slice: a variable, a parameter, a nested function. */
export function isShadowed(tokens: readonly Token[], name: string, ownName: number): boolean {
  return tokens.some((token, i) => {
    if (!isName(token, name) || token.start === ownName) return false;
    const [before, after] = [tokens[i - 1]?.text ?? "", tokens[i + 1]?.text ?? ""];
    if (/^(?:let|mut|ref|fn|for)$/.test(before)) return before !== "fn" || isNestedFn(tokens, i);
    // `name: T` as a parameter or a closure's parameter; after `{` or `,` of a struct it is a field, which is no binding.
    return (after === ":" && (before === "(" || before === "|")) || (before === "|" && /^[|,]$/.test(after));
  });
}

/** Whether the `fn` before token `i` stands in braces of something that is no impl or trait. */
function isNestedFn(tokens: readonly Token[], i: number): boolean {
  const open: boolean[] = [];
  let container = false;
  for (let n = 0; n < i; n++) {
    const { text, kind } = tokens[n] as Token;
    if (kind === "identifier" && (text === "impl" || text === "trait")) container = true;
    else if (text === ";") container = false;
    else if (text === "{") {
      open.push(container);
      container = false;
    } else if (text === "}") open.pop();
  }
  return open.at(-1) === false;
}

/** The segments before `::name`, undefined when they are no plain path. */
export function pathBefore(tokens: readonly Token[], at: number): string[] | undefined {
  const segments: string[] = [];
  let i = at;
  while (tokens[i - 1]?.text === "::") {
    const segment = tokens[i - 2];
    if (segment?.kind !== "identifier" && segment?.kind !== "raw-identifier") return undefined;
    segments.unshift(segment.text);
    i -= 2;
  }
  return segments;
}

export function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((segment, i) => segment === b[i]);
}
