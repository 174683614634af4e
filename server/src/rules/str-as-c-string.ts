import type { Expression } from "../facts/expression.ts";
import type { FnItem, Range } from "../facts/item.ts";
import { meaningOf, type Names } from "../model/body.ts";
import { type FlowEvent, flowOf, plain, type Value } from "../model/flow.ts";
import { asTy, throughReferences, typeOf } from "../model/infer.ts";
import { representationOf } from "../model/repr.ts";
import type { Ty } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { symbolOf } from "./exports/exported.ts";
import { type Found, rule, type Scene } from "./rule.ts";
import { type CFunction, type CParam, cFunctionOf, isCCall, libcName } from "./strings/calls.ts";
import { type CallEvent, callsOf, takesPointers, viewed } from "./strings/owners.ts";

interface Data {
  /** What points to the text, as written. */
  readonly text: string;
  /** What C gets it from: a call of this function, the function's own result, or a field of this name. */
  readonly callee: string;
  readonly to: "passed" | "returned" | "stored";
  /** The text itself, behind `as_bytes` and its like. */
  readonly base: Range;
  /** A literal: its prefix and what follows that. */
  readonly literal: { readonly prefix: string; readonly rest: string } | undefined;
  /** `s.as_ptr()`, where it stands in the call itself. */
  readonly inline: Range | undefined;
  /** The parameter is no `c_char` pointer and no cast stands between. */
  readonly needsCast: boolean;
}

export const strAsCString = rule<"body", Data>({
  name: "str-as-c-string",
  group: "strings",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A Rust string without a NUL at its end is given to C as a C string.",
    why: "A `&str` or `String` is a pointer and a length; only the pointer crosses the border here. C finds the end of a string by looking for a zero byte, so it reads on behind the text, through whatever lies there, until it meets one. Literals lie side by side in the program, so that it may print the next one; a `String`'s bytes are followed by other people's heap.",
    bad: 'use std::ffi::c_char;\n\nunsafe extern "C" {\n    fn set_title(title: *const c_char);\n}\n\npub fn retitle(title: &str) {\n    unsafe { set_title(title.as_ptr() as *const c_char) };\n}',
    good: 'use std::ffi::{c_char, CString, NulError};\n\nunsafe extern "C" {\n    fn set_title(title: *const c_char);\n}\n\npub fn retitle(title: &str) -> Result<(), NulError> {\n    let title = CString::new(title)?;\n    unsafe { set_title(title.as_ptr()) };\n    Ok(())\n}',
    sources: [
      { title: "std::ffi, C strings and Rust strings", url: "https://doc.rust-lang.org/std/ffi/index.html#overview" },
      { title: "str::as_ptr", url: "https://doc.rust-lang.org/std/primitive.str.html#method.as_ptr" },
    ],
    note: "Silent where the call also gets a length, and where the function adds or checks a `\\0` of its own, or is an `unsafe fn`, whose callers may have promised one. In a private function, whose callers may see to it, this is a warning.",
  },
  *check(body, scene) {
    const { item, source } = scene;
    if (body.of !== "fn" || item.kind !== "fn" || !/\bas_(?:mut_)?ptr\b/.test(body.source)) return;
    const isReturned = returnsCString(item, scene);
    if (!isReturned && !takesPointers(body, mayHoldText)) return;
    const flow = flowOf(body);
    const calls = callsOf(flow);
    for (const event of flow.events) {
      if (isReturned && event.kind === "return" && event.closure === undefined) {
        const found = unterminated(event.value, calls);
        if (found !== undefined && !found.given) {
          const data = dataOf(found, event.node, source, { callee: item.name.text, to: "returned", isChar: true });
          yield { range: found.node, data };
        }
      }
      yield* intoField(event, calls, source);
      if (!isCCall(event)) continue;
      if (!event.args.some(({ sources }) => sources[0]?.kind === "buffer")) continue;
      const fn = cFunctionOf(event.callee);
      const known = KNOWN[libcName(event) ?? ""];
      for (const [i, arg] of event.node.args.entries()) {
        const param = fn?.params[i];
        const isKnown = known?.includes(i) === true;
        const isPrinted = param === undefined && fn?.variadic === true && isStringDirective(event, i, source);
        if (!isKnown && !isPrinted && (fn === undefined || param === undefined || !takesCString(param))) continue;
        if (!isKnown && !isPrinted && fn !== undefined && hasLength(fn, i, event, source)) continue;
        const found = unterminated(event.args[i], calls);
        if (found === undefined) continue;
        const isPrivate = found.given && item.visibility === undefined && item.attributes.length === 0;
        // Callers of an `unsafe fn` may have promised the NUL.
        if (found.given && item.qualifiers.some(({ word }) => word === "unsafe")) continue;
        const isChar = param === undefined || /char/.test(param.written);
        const data = dataOf(found, arg, source, { callee: event.callee.name, to: "passed", isChar });
        const result: Found<Data> = { range: found.node, data };
        yield isPrivate ? { ...result, level: "warn" } : result;
      }
    }
  },
  message: ({ text, callee, to }) => {
    const written = `\`${oneLine(text)}\` has no NUL at its end`;
    if (to === "passed") return `${written}, and without a length \`${callee}\` reads on until it meets one`;
    if (to === "returned") return `${written}, so C reads the string that \`${callee}\` returns on until it meets one`;
    return `${written}, and nothing in the struct says how long \`${callee}\` is: C reads on until it meets one`;
  },
  fixes({ to, base, literal, inline, needsCast }, scene) {
    const cast = needsCast ? ".cast()" : "";
    if (literal !== undefined) {
      const { prefix, rest } = literal;
      const isRaw = prefix.includes("r");
      if (scene.edition >= 2021) {
        const edits = [scene.replace(base, `c${isRaw ? "r" : ""}${rest}`)];
        if (needsCast && inline !== undefined) edits.push(scene.insert(inline.end, cast));
        return [{ title: "Make it a C string literal", safety: "unsafe", kind: "quickfix", edits }];
      }
      if (isRaw) return [];
      const edits = [scene.insert(base.end - 1, "\\0")];
      return [{ title: "End it with `\\0`", safety: "unsafe", kind: "quickfix", edits }];
    }
    // What a function returns has to live on.
    if (inline === undefined || to === "returned") return [];
    const text = `std::ffi::CString::new(${scene.text(base)}.as_bytes()).unwrap().as_ptr()${cast}`;
    return [{ title: "Pass a `CString`", safety: "unsafe", kind: "quickfix", edits: [scene.replace(inline, text)] }];
  },
});

/** An exported function that returns a C string, and no length beside it. */
function returnsCString(fn: FnItem, scene: Scene): boolean {
  const { returnType, params } = fn;
  if (returnType?.kind !== "pointer" || symbolOf(fn, scene) === undefined) return false;
  if (!/^\*\s*(?:const|mut)\s+(?:\w+\s*::\s*)*c_char$/.test(scene.source.slice(returnType.start, returnType.end)))
    return false;
  return !params.some(({ type }) => (type?.kind === "pointer" || type?.kind === "reference") && type.mutable);
}

function dataOf(
  { node, base }: Unterminated,
  at: Expression,
  source: string,
  { callee, to, isChar }: { readonly callee: string; readonly to: Data["to"]; readonly isChar: boolean },
): Data {
  const literal = base.kind === "literal" ? /^([a-z]*)(.*)$/s.exec(base.text) : null;
  return {
    text: source.slice(base.start, base.end),
    callee,
    to,
    base,
    literal: literal === null ? undefined : { prefix: literal[1] as string, rest: literal[2] as string },
    inline: node.start >= at.start && node.end <= at.end ? node : undefined,
    needsCast: !isChar && node === plain(at),
  };
}

/** Text that is put into a `c_char` pointer of a struct of C's, which has no length beside it. */
function* intoField(
  event: FlowEvent,
  calls: ReadonlyMap<Expression, CallEvent>,
  source: string,
): Iterable<Found<Data>> {
  let fields: readonly (readonly [string, Value])[] = [];
  let owner: Ty | undefined;
  if (event.kind === "assign" && event.node.left.kind === "field" && event.node.operator === "=") {
    if (!event.value.sources.some(({ kind }) => kind === "buffer")) return;
    owner = throughPointers(asTy(typeOf(event.node.left.object, event.names)));
    fields = [[event.node.left.field.text, event.value]];
  } else if (event.kind === "struct") {
    fields = [...event.fields].filter(([, { sources }]) => sources.some(({ kind }) => kind === "buffer"));
    if (fields.length === 0) return;
    owner = asTy(typeOf(event.node, event.names));
  }
  if (fields.length === 0 || owner?.kind !== "adt" || owner.item.kind !== "struct") return;
  const repr = representationOf(owner.definition);
  if (repr === "unknown" || !repr.c) return;
  const { source: text } = owner.definition;
  const all = owner.item.fields;
  if (all.some(({ name }) => name !== undefined && LENGTH_NAME.test(name.text))) return;
  for (const [name, value] of fields) {
    const field = all.find((one) => one.name?.text === name);
    if (field?.type === undefined || !/^\*\s*const\b[^;]*\bc_char$/.test(text.slice(field.type.start, field.type.end)))
      continue;
    const found = unterminated(value, calls);
    if (found === undefined) continue;
    const { node } = found;
    // What is stored has to live on.
    const data = { ...dataOf(found, node, source, { callee: name, to: "stored", isChar: true }), inline: undefined };
    yield { range: node, level: "warn", data };
  }
}

function throughPointers(ty: Ty | undefined): Ty | undefined {
  return ty?.kind === "reference" || ty?.kind === "pointer" ? ty.pointee : ty;
}

/** Functions of the C library and POSIX: the parameters that are C strings, whatever else the call gets. */
const KNOWN: Readonly<Record<string, readonly number[] | undefined>> = {
  ...Object.fromEntries(
    "printf open fopen freopen puts getenv system unlink strlen access chdir mkdir rmdir stat lstat dlopen strdup atoi atol atof opendir chmod chown perror truncate mkfifo remove statfs statvfs umount swapon chroot getpwnam getgrnam gethostbyname"
      .split(" ")
      .map((name) => [name, [0]]),
  ),
  ...Object.fromEntries("rename link symlink strcmp strcasecmp strstr setenv".split(" ").map((name) => [name, [0, 1]])),
  fputs: [0],
  dlsym: [1],
  fprintf: [1],
  syslog: [1],
  strcpy: [1],
  strcat: [1],
};

const STRING_NAME =
  /(?:^|_)(?:c?str(?:ing)?|name|path|text|title|label|message|msg|file(?:name)?|dir|key|uri|url|fmt|format|s|sz\w*|lpsz\w*|symbol|procname|desc(?:ription)?)$/i;
const LENGTH_NAME =
  /len|size|count|num|bytes|cap|(?:^|_)(?:n|l|sz|cb\w*|cch\w*|max|end|limit|amt|nb\w*)$|^c[bc]h?[A-Z]/i;

function takesCString({ name, ty, written }: CParam): boolean {
  if (ty.kind !== "pointer" || ty.pointee.kind !== "primitive") return false;
  if (/\bc_char\b/.test(written) || ty.pointee.name === "i8") return !/data|buf|bytes|blob/i.test(name);
  return ty.pointee.name === "u8" && STRING_NAME.test(name) && name !== "key";
}

/** Whether an argument of `...` is there for a plain `%s`: one without a precision, and no other directive before it. */
function isStringDirective({ node }: CallEvent, at: number, source: string): boolean {
  const format = node.args.findIndex((arg) => /^[bc]?"/.test(source.slice(arg.start, arg.end)));
  const text = node.args[format];
  if (text === undefined || format >= at) return false;
  const directives =
    source
      .slice(text.start, text.end)
      .replaceAll("%%", "")
      .match(/%[^a-zA-Z%]*(?:hh?|ll?|[zjt])?[a-zA-Z]/g) ?? [];
  return !directives.some((one) => one.includes("*")) && directives[at - format - 1] === "%s";
}

/** Whether the call says, or may say, where the text ends. */
function hasLength({ params }: CFunction, at: number, event: CallEvent, source: string): boolean {
  return event.node.args.some((arg, i) => {
    if (i === at) return false;
    const text = source.slice(arg.start, arg.end);
    if (/\blen\b|_len\b|len_|\bsize|count|\.end\b/i.test(text)) return true;
    const param = params[i];
    if (param === undefined) return false;
    if (param.ty.kind === "pointer") return /end|limit|len/i.test(param.name);
    const isNumber = param.ty.kind === "primitive" && /^[iu](?:\d+|size)$/.test(param.ty.name);
    if (param.ty.kind === "unknown") return true;
    return isNumber && (param.name === "" || LENGTH_NAME.test(param.name) || /size_t|usize/.test(param.written));
  });
}

interface Unterminated {
  /** The call of `as_ptr`. */
  readonly node: Expression;
  /** The text that it is called on. */
  readonly base: Expression;
  /** The text is a caller's. */
  readonly given: boolean;
}

/** The text that an expression points to, where it surely has no NUL. */
function unterminated(value: Value | undefined, calls: ReadonlyMap<Expression, CallEvent>): Unterminated | undefined {
  const [source, more] = value?.sources ?? [];
  if (source?.kind !== "buffer" || more !== undefined || source.node?.kind !== "method-call") return undefined;
  if (!/^as_(?:mut_)?ptr$/.test(source.method)) return undefined;
  const { node } = source;
  const names = calls.get(node)?.names;
  if (names === undefined) return undefined;
  const base = viewed(node.receiver);
  const answer = lacksNul(base, names, 0);
  if (answer === undefined) return undefined;
  return { node, base, given: answer === "given" };
}

/** Whether a type may hold text: all but those of the program's own. */
function mayHoldText(ty: Ty): boolean {
  const inner = throughReferences(ty);
  return inner?.kind !== "adt" || isStandard(inner.definition.scope.module.crate);
}

/** Whether a text has no NUL: as far as is seen, or if whoever gave it to the function put none there. */
function lacksNul(expression: Expression, names: Names, depth: number): "surely" | "given" | undefined {
  const inner = plain(expression);
  const { source } = names.body;
  if (depth > 6) return undefined;
  switch (inner.kind) {
    case "literal":
      return /^(?:byte-)?string$/.test(inner.literal) && !/\\0|\\x00|\\u\{0+\}|\0/.test(inner.text)
        ? "surely"
        : undefined;
    case "binary": {
      // `text + "more"`: the literal is its end.
      const right = plain(inner.right);
      return inner.operator === "+" && right.kind === "literal" && !knowsNul(source)
        ? lacksNul(right, names, depth + 1)
        : undefined;
    }
    case "borrow":
      return lacksNul(inner.operand, names, depth + 1);
    case "macro": {
      const text = source.slice(inner.start, inner.end);
      if (/\\0|\0/.test(text)) return undefined;
      if (/^(?:env|stringify|module_path)$/.test(inner.path.name.text)) return "surely";
      return inner.path.name.text === "format" && !knowsNul(source) ? "surely" : undefined;
    }
    case "try":
      return lacksNul(inner.operand, names, depth + 1);
    case "method-call": {
      if (/^(?:unwrap|expect|unwrap_or_default)$/.test(inner.method.text)) {
        const of = plain(inner.receiver);
        // A path as text; what other functions give in an option may be anything.
        const isPath = of.kind === "method-call" && of.method.text === "to_str" && of.args.length === 0;
        return isPath ? lacksNul(of, names, depth + 1) : undefined;
      }
      if (inner.method.text === "as_ref" && isGivenAsRef(inner.receiver, names) && !knowsNul(source)) return "given";
      if (
        !/^(?:to_string|to_owned|clone|as_bytes|as_str|trim|to_lowercase|to_uppercase|to_str|to_string_lossy|as_os_str|into_owned)$/.test(
          inner.method.text,
        )
      )
        return undefined;
      if (inner.args.length > 0) return undefined;
      const answer = lacksNul(inner.receiver, names, depth + 1);
      if (answer !== undefined) return answer;
      return inner.method.text === "to_string" && plain(inner.receiver).kind !== "literal" && !knowsNul(source)
        ? "given"
        : undefined;
    }
    case "path": {
      const meaning = meaningOf(inner, names);
      if (meaning.kind === "definition") {
        const { item, source: text } = meaning.definition;
        const value = item.kind === "const" ? item.value : undefined;
        return value !== undefined && /^b?"[^"\\]*"$/.test(text.slice(value.start, value.end)) ? "surely" : undefined;
      }
      if (meaning.kind !== "local" || knowsNul(source)) return undefined;
      const { local } = meaning;
      if (local.by !== "param") {
        return local.value === undefined || local.mutable ? undefined : lacksNul(local.value, local.names, depth + 1);
      }
      return isText(inner, names) ? "given" : undefined;
    }
    default:
      return undefined;
  }
}

/** A parameter of a type `T: AsRef<str>`. */
function isGivenAsRef(expression: Expression, names: Names): boolean {
  const inner = plain(expression);
  const meaning = inner.kind === "path" ? meaningOf(inner, names) : undefined;
  if (meaning?.kind !== "local" || meaning.local.by !== "param" || meaning.local.type === undefined) return false;
  const { source } = names.body;
  const type = source.slice(meaning.local.type.start, meaning.local.type.end).replace(/^&\s*/, "");
  const bound = /^impl\b/.test(type) ? type : new RegExp(`\\b${type}\\s*:[^,>{]*AsRef\\s*<[^>]*>`).exec(source)?.[0];
  return /^\w+$|^impl\b/.test(type) && /AsRef\s*<\s*(?:str|(?:\w+::)*Path|(?:\w+::)*OsStr)\s*>/.test(bound ?? "");
}

/** The function has something to do with NULs: it adds one, looks for one, or its text says that there is one. */
function knowsNul(source: string): boolean {
  return /\\0|\\x00|\\u\{0|\bnul\b|with_nul|nul_term|null.?term|zero.?term|push\(0\)|, 0\]|Some\(&?0\)|asciz|\bcstr\b/i.test(
    source,
  );
}

function isText(expression: Expression, names: Names): boolean {
  const ty = asTy(throughReferences(typeOf(expression, names)));
  if (ty?.kind === "primitive") return ty.name === "str";
  if (ty?.kind !== "adt" || !isStandard(ty.definition.scope.module.crate)) return false;
  return /^(?:String|OsStr|OsString|Path|PathBuf)$/.test(ty.definition.name);
}

function oneLine(text: string): string {
  const short = text.replace(/\s+/g, " ");
  return short.length > 40 ? `${short.slice(0, 37)}…` : short;
}
