import type { Range } from "../facts/item.ts";
import { skipTrivia } from "../text/scan.ts";
import { type Fix, reference, rule } from "./rule.ts";

interface Data {
  readonly text: string;
  readonly range: Range;
  /** It could be no name. */
  readonly unnamed: boolean;
}

export const parameterWithoutType = rule<"problem" | "fn", Data>({
  name: "parameter-without-type",
  rustc: ["msg:expected-one-of-or-found"],
  level: "error",
  since: "0.1.0",
  on: ["problem", "fn"],
  explain: {
    what: "A parameter is a type or a name alone.",
    why: "A C prototype may leave parameter names out; a Rust declaration may not, in external blocks in no edition. Write `name: Type`, or `_: Type` where there is nothing to say.",
    bad: 'unsafe extern "C" {\n    fn close(i32) -> i32;\n}',
    good: 'unsafe extern "C" {\n    fn close(_: i32) -> i32;\n}',
    sources: [
      reference("items/functions.html#r-items.fn.params.intro", "function parameters"),
      reference("items/traits.html#r-items.traits.params.pattern-required.edition2018", "parameters of trait methods"),
    ],
  },
  *check(subject, { place, edition, source }) {
    if (subject.kind !== "fn") {
      const whole = subject.repair ?? subject;
      const unnamed = subject.kind === "unnamed-parameter";
      const data = { text: source.slice(whole.start, whole.end), range: whole, unnamed };
      if (subject.kind === "parameter-without-type") yield { range: subject, data };
      else if (unnamed) yield { range: subject, data, rustc: null };
      return;
    }
    // Methods of traits could leave the names out until 2018.
    if (place !== "trait" || edition === 2015) return;
    for (const { pattern, self, variadic, type } of subject.params) {
      if (pattern !== undefined || self !== undefined || variadic !== undefined || type === undefined) continue;
      const data = { text: source.slice(type.start, type.end), range: type, unnamed: true };
      const name = /^(?:&\s*(?:mut\s+)?)?(?:r#)?[\p{XID_Start}_][\p{XID_Continue}]*(?=\s*(?:<|$))/u.exec(
        data.text,
      )?.[0];
      if (name === undefined || type.kind === "infer") yield { range: type, data, rustc: null };
      else {
        const at = skipTrivia(source, type.start + name.length);
        yield { range: { start: at, end: at + 1 }, data };
      }
    }
  },
  message: ({ text, unnamed }) =>
    declared(text) !== undefined
      ? `\`${text}\` is written as in C; in Rust the name comes first, then \`:\` and the type`
      : unnamed || isType(text)
        ? `the parameter \`${text}\` has no name: write \`_: ${text}\` or a name for the \`_\``
        : `the parameter \`${text}\` is a name without a type, or a type without a name: write \`name: Type\``,
  fixes: ({ text, range, unnamed }, scene) => {
    const write = (title: string, newText: string, safety: Fix["safety"]): Fix => ({
      title,
      safety,
      kind: "quickfix",
      edits: [scene.replace(range, newText)],
    });
    const rust = declared(text);
    if (rust !== undefined) return [write(`Write \`${rust}\``, rust, "unsafe")];
    if (unnamed && !/^(?:[*&[(<]|(?:fn|extern|dyn|impl|unsafe|for)\b|(?:::)?[\w:]{2,}(?:<.*>)?$)/s.test(text))
      return [];
    if (!unnamed && /[=;]|\s(?!const\b|mut\b)\S+\s/.test(text)) return [];
    if (unnamed || isType(text)) return [write(`Write \`_: ${text}\``, `_: ${text}`, "safe")];
    const name = /[\p{XID_Start}_][\p{XID_Continue}]*$/u.exec(text)?.[0];
    if (name === undefined || name !== text.replace(/^(?:mut|ref)\s+/, "")) return [];
    return [
      write(`Give \`${name}\` a type`, `${name}: core::ffi::c_int`, "unsafe"),
      write(`Write \`_: ${name}\``, `_: ${name}`, "unsafe"),
    ];
  },
});

const PRIMITIVE = /^(?:[iu](?:8|16|32|64|128|size)|f16|f32|f64|f128|bool|char|str)$/;

/** Whether what stands there is most likely a type: built-in, capitalised, with type punctuation, or named as C names types. */
function isType(text: string): boolean {
  if (!/^(?:r#)?[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(text)) return !/^(?:mut|ref)\b|^_$/.test(text);
  return PRIMITIVE.test(text) || /^\p{Lu}|_t$|^c_/u.test(text);
}

const C_TYPES: Readonly<Record<string, string>> = {
  char: "core::ffi::c_char",
  short: "core::ffi::c_short",
  int: "core::ffi::c_int",
  unsigned: "core::ffi::c_uint",
  long: "core::ffi::c_long",
  float: "core::ffi::c_float",
  double: "core::ffi::c_double",
  void: "core::ffi::c_void",
  size_t: "usize",
  int8_t: "i8",
  uint8_t: "u8",
  int16_t: "i16",
  uint16_t: "u16",
  int32_t: "i32",
  uint32_t: "u32",
  int64_t: "i64",
  uint64_t: "u64",
};

/** `int x` → `x: core::ffi::c_int`, `char *s` → `s: *mut core::ffi::c_char`; undefined when it is no C declaration. */
function declared(text: string): string | undefined {
  const [, type, stars, name] = /^([A-Za-z_]\w*)\b\s*((?:\*\s*)*)([A-Za-z_]\w*)$/.exec(text) ?? [];
  if (type === undefined || name === undefined || /^(?:mut|ref|const|dyn|impl)$/.test(type)) return undefined;
  return `${name}: ${"*mut ".repeat(stars?.replace(/\s/g, "").length ?? 0)}${C_TYPES[type] ?? type}`;
}
