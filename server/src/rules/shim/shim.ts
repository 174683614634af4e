/**
 * The shim writer: an exported `async fn` → a function that C can call, around the same body under a new name.
 *
 * Enters: the function's facts and the scene of a fix. Leaves: fixes whose edits keep every character of the body. The
 * written head stays where it is and becomes the shim's; the shim's body and the head of the asynchronous function are
 * put in between. Nothing is offered where the outcome would not be sure to compile: generic functions, methods of
 * traits, methods that the file calls, parameters under attributes, `#![no_std]`.
 *
 * Panics. A panic that leaves a function of a plain C ABI aborts the process (Rust Reference, "Unwinding"; before Rust
 * 1.81 it was undefined behaviour), so it is caught and told by the return type's own word for failure: null, `None`,
 * or -1 with a comment to check. A type without such a word gets an abort with a message: a made-up value would be read
 * as a result. ABIs that let a panic through (`C-unwind`) are left to do so.
 */
import type { Attribute, FnItem, RustType } from "../../facts/item.ts";
import { Cursor } from "../../syntax/tokens.ts";
import { findAbi } from "../../target/abi.ts";
import type { Edit, Fix, FixScene } from "../rule.ts";
import { heldAcrossAwait, isPointerLike } from "./held.ts";
import { followCalls, freeName, hasTwin, isUsedAsMethod } from "./names.ts";
import { type Runtime, runtimesOf, stdOnly } from "./runtimes.ts";

/** The fixes for an exported `async fn`, best first; none where none is sure. */
export function wrapFixes(fn: FnItem, scene: FixScene): Fix[] {
  if (!canWrap(fn, scene)) return [];
  const handle = canPoll(fn, scene) ? [pollHandleFix(fn, scene)] : [];
  const runtimes = runtimesOf(scene.dependencies);
  if (runtimes.length > 0) return [...runtimes.map((runtime) => blockingFix(fn, scene, runtime)), ...handle];
  return [...handle, blockingFix(fn, scene, stdOnly)];
}

const QUALIFIERS = new Set(["async", "unsafe", "extern"]);
/** Attributes that change how a function is called, or that replace its body. */
const NO_SHIM = /^(?:target_feature|track_caller|naked|instruction_set|rustc_\w+|lang|panic_handler)$/;

function canWrap(fn: FnItem, scene: FixScene): boolean {
  if (fn.body === undefined || fn.broken || scene.place === "trait") return false;
  if (fn.generics?.params.some(({ kind }) => kind !== "lifetime") === true || fn.implTraits.length > 0) return false;
  if (fn.qualifiers.some(({ word }) => !QUALIFIERS.has(word))) return false;
  if (fn.attributes.some(({ meta }) => NO_SHIM.test(meta.name))) return false;
  if (fn.params.some((param) => param.attributes.length > 0 || param.variadic !== undefined)) return false;
  if (fn.params.some(({ pattern, self, type }) => self === undefined && (pattern === undefined || type === undefined)))
    return false;
  if (scene.mentions("no_std").some(({ text }) => /#!\[[^\]]*\bno_std\b/.test(text))) return false;
  if (scene.place === "impl") return isInherentImpl(scene.container) && !isUsedAsMethod(fn, scene);
  return !hasTwin(fn, scene);
}

/** Whether a container's head is `impl Type {`: what stands in an impl of a trait must be the trait's. */
function isInherentImpl(head: string | undefined): boolean {
  if (head === undefined) return false;
  const cursor = new Cursor(head, 0, head.length);
  let isImpl = false;
  while (!cursor.atEnd()) {
    if (cursor.isWord("for") && !cursor.is("<", 1)) return false;
    if (cursor.isWord("impl")) isImpl = true;
    cursor.take();
  }
  return isImpl;
}

/** Whether the call can live in a handle: no lifetime but the plain references' own, and a result that C can be given. */
function canPoll(fn: FnItem, scene: FixScene): boolean {
  if (scene.place === "impl" || fn.generics !== undefined || fn.where !== undefined) return false;
  if (fn.params.some(({ self, pattern }) => self !== undefined || isSelf(pattern, scene))) return false;
  if (fn.attributes.some(({ meta }) => meta.name === "cfg_attr" && /\bexport_name\b/.test(scene.text(meta))))
    return false;
  const borrows = (type: RustType | undefined): boolean =>
    type !== undefined && type.kind !== "fn-pointer" && /&(?!\s*'static\b)|'(?!static\b)/.test(scene.text(type));
  if (fn.returnType?.kind === "never" || borrows(fn.returnType)) return false;
  return fn.params.every(({ type }) =>
    type?.kind === "reference"
      ? !borrows(type.pointee) && !/^&\s*'/.test(scene.text(type)) && type.pointee.kind !== "dyn"
      : !borrows(type),
  );
}

function isSelf(pattern: FnItem["params"][number]["pattern"], scene: FixScene): boolean {
  return pattern !== undefined && /^(?:mut\s+)?self$/.test(scene.text(pattern));
}

/** What both kinds of shim are made from. */
interface Plan {
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
  /** The head of the asynchronous function with its attributes, up to its `{`. */
  readonly innerHead: readonly string[];
  /** Pointers that the body needs across an await. */
  readonly held: readonly string[];
}

function planOf(fn: FnItem, scene: FixScene): Plan {
  const name = fn.name.text;
  const inner = freeName(`${name}_async`, scene);
  const indent = /[ \t]*$/.exec(scene.source.slice(0, fn.attributes[0]?.start ?? fn.start))?.[0] ?? "";
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
  const link = scene.place === "impl" ? `Self::${name}` : name;
  const docs = [`/// The asynchronous form of [\`${link}\`], for callers in Rust.`];
  if (unsafe) docs.push("///", "/// # Safety", `/// As for [\`${link}\`].`);
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
    innerHead: [...docs, ...shared, ...bodyOnly.map((attribute) => scene.text(attribute)), declared],
    held: heldPointers(fn, names, scene),
  };
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

/** The arguments that are pointers and that the body needs across an await; all of them where the body is unknown. */
function heldPointers(fn: FnItem, names: readonly string[], scene: FixScene): string[] {
  const pointers = names.filter((_, i) => fn.params[i]?.self !== undefined || isPointerLike(fn.params[i]?.type));
  if (fn.body === undefined || pointers.length === 0) return [];
  const facts = scene.body(fn.body);
  if (facts === undefined) return pointers;
  const held = heldAcrossAwait(
    pointers.map((name) => name.replace(/^r#/, "")),
    facts,
    scene.text(fn.body),
  );
  return pointers.filter((name) => held.includes(name.replace(/^r#/, "")));
}

function blockingFix(fn: FnItem, scene: FixScene, runtime: Runtime): Fix {
  const abi = fn.abi === undefined ? "C" : fn.abi.name;
  return {
    title: `Wrap \`${fn.name.text}\` in a synchronous \`extern "${abi}"\` shim (${runtime.title})`,
    safety: "unsafe",
    kind: "quickfix",
    get edits() {
      const plan = planOf(fn, scene);
      const call = callOf(plan, scene);
      const { expression, edits } = runtime.blockOn(plan.unsafe ? "future" : call, scene);
      const waits = plan.unsafe ? [...safetyNote(plan), `let future = unsafe { ${call} };`, expression] : [expression];
      const lines = [
        ...heldNote(plan, "until this call returns"),
        ...(plan.unwinds ? waits : guarded(plan, waits, fn.returnType, scene)),
      ];
      return write(fn, scene, plan, [], lines, [], edits);
    },
  };
}

function callOf(plan: Plan, scene: FixScene): string {
  const callee = scene.place === "impl" ? `Self::${plan.inner}` : plan.inner;
  return `${callee}(${plan.arguments.join(", ")})`;
}

function safetyNote({ inner }: Plan): string[] {
  return [`// SAFETY: the caller promises what \`${inner}\` asks for.`];
}

/** The comment that names the pointers which have to stay good. */
function heldNote({ held }: Plan, until: string): string[] {
  if (held.length === 0) return [];
  const names = held.map((name) => `\`${name}\``).join(", ");
  const [is, them] = held.length === 1 ? ["is", "it points"] : ["are", "they point"];
  return [
    `// FIXME(ferrule): ${names} ${is} used across \`.await\`: what ${them} at must stay valid, and no other thread may`,
    `// change it, ${until}. Copy it before the first \`.await\`, or document this for C, then remove this comment.`,
  ];
}

/** Lines that run `waits` and answer its value, a panic caught and told in the way the return type can. */
function guarded(plan: Plan, waits: readonly string[], type: RustType | undefined, scene: FixScene): string[] {
  const lines = [
    "let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || {",
    ...waits.map((line) => `\t${line}`),
    "}));",
  ];
  const abort = [`eprintln!("\`${plan.name}\` panicked, and a panic must not reach C");`, "std::process::abort();"];
  if (plan.result === undefined || type === undefined) {
    return [
      ...lines,
      "if outcome.is_err() {",
      "\t// There is no return value to tell the caller with.",
      ...abort.map((line) => `\t${line}`),
      "}",
    ];
  }
  const failure = failureOf(type, plan, scene);
  const arm =
    failure === undefined
      ? [
          "\tErr(_) => {",
          `\t\t// No value of the return type says that the call failed.`,
          ...abort.map((line) => `\t\t${line}`),
          "\t}",
        ]
      : [...failure.note.map((line) => `\t${line}`), `\tErr(_) => ${failure.value},`];
  return [...lines, "match outcome {", "\tOk(value) => value,", ...arm, "}"];
}

const SIGNED = /^(?:i8|i16|i32|i64|isize|c_schar|c_short|c_int|c_long|c_longlong|ssize_t)$/;
const UNSIZED = /^(?:str|CStr|OsStr|Path)$/;

/** The value by which a return type says failure; undefined where it has none. */
function failureOf(
  type: RustType,
  { name }: Plan,
  scene: FixScene,
): { readonly value: string; readonly note: readonly string[] } | undefined {
  if (type.kind === "pointer") {
    const { pointee } = type;
    const thin =
      pointee.kind === "path" ? !UNSIZED.test(pointee.segments.at(-1) ?? "") : !/^(?:slice|dyn)$/.test(pointee.kind);
    return thin ? { value: type.mutable ? "std::ptr::null_mut()" : "std::ptr::null()", note: [] } : undefined;
  }
  if (type.kind !== "path" || type.qualified) return undefined;
  const last = type.segments.at(-1) ?? "";
  if (last === "Option" && type.args.length === 1) return { value: "None", note: [] };
  if (!SIGNED.test(last) || /[<(]/.test(scene.text(type))) return undefined;
  return {
    value: "-1",
    note: [
      `// FIXME(ferrule): C sees a panic as -1; make sure that -1 is no result of \`${name}\`, then remove this comment.`,
    ],
  };
}

function pollHandleFix(fn: FnItem, scene: FixScene): Fix {
  const names = handleNames(fn);
  return {
    title: `Wrap \`${fn.name.text}\` in a poll handle: \`${names.start}\`, \`${names.poll}\`, \`${names.free}\``,
    safety: "unsafe",
    kind: "quickfix",
    get edits() {
      return pollHandleEdits(fn, scene);
    },
  };
}

function handleNames(fn: FnItem) {
  const { text } = fn.name;
  const camel = text.replace(/(?:^|_+)([^_])/g, (_, letter: string) => letter.toUpperCase());
  return { start: `${text}_start`, poll: `${text}_poll`, free: `${text}_free`, handle: `${camel}Handle` };
}

function pollHandleEdits(fn: FnItem, scene: FixScene): Edit[] {
  const plan = planOf(fn, scene);
  const wanted = handleNames(fn);
  const start = freeName(wanted.start, scene);
  const poll = freeName(wanted.poll, scene);
  const free = freeName(wanted.free, scene);
  const handle = freeName(wanted.handle, scene);
  const borrowed = fn.params.filter(({ type }) => type?.kind === "reference");
  const life = borrowed.length > 0 ? "<'call>" : "";
  const any = borrowed.length > 0 ? "<'_>" : "";
  const output = plan.result ?? "()";
  const result = `-> *mut ${handle}${life}`;
  const edits: Edit[] = [
    scene.replace(fn.name, start + life),
    fn.returnType === undefined
      ? scene.insert(fn.paramList.end, ` ${result}`)
      : scene.replace(fn.returnType, result.slice(3)),
  ];
  for (const { type } of borrowed) if (type !== undefined) edits.push(scene.insert(type.start + 1, "'call "));
  for (const attribute of fn.attributes) {
    const renamed = attribute.meta.name === "export_name" ? exportedAs(attribute, "start", scene) : undefined;
    if (renamed !== undefined) edits.push(scene.replace(attribute, renamed));
  }
  edits.push(startDoc(fn, plan, scene, poll, free));

  const symbol = (suffix: string) =>
    fn.attributes.flatMap((attribute) => {
      const { name } = attribute.meta;
      if (attribute.form === "doc-comment") return [];
      if (name === "export_name") return [exportedAs(attribute, suffix, scene) ?? scene.text(attribute)];
      const exports = name === "no_mangle" || (name === "cfg_attr" && /\bno_mangle\b/.test(scene.text(attribute)));
      return exports ? [scene.text(attribute)] : [];
    });
  const callerOwns = `\`handle\` is null, or comes from \`${start}\` and was not freed`;
  const one = "Use a handle on the thread that started it.";
  const refused = plan.result === undefined ? "a null handle" : "a null pointer";
  const take = plan.result === undefined ? "Ok(std::task::Poll::Ready(()))" : "Ok(std::task::Poll::Ready(value))";
  const after = [
    "",
    `/// A call of \`${plan.inner}\` that is under way.`,
    ...plan.shared,
    `${plan.visibility}struct ${handle}${life} {`,
    `\tfuture: Option<std::pin::Pin<Box<dyn std::future::Future<Output = ${output}>${life === "" ? "" : " + 'call"}>>>,`,
    "}",
    "",
    `/// Goes on with a call that \`${start}\` began: 0 when it has to wait, 1 when it is done${plan.result === undefined ? "" : " and its value is in `out`"},`,
    `/// -1 for ${refused} or a call that is over, -2 when it panicked. Nobody says when to ask again. ${one}`,
    "///",
    "/// # Safety",
    plan.result === undefined ? `/// ${callerOwns}.` : `/// ${callerOwns}; \`out\` is null or can be written to.`,
    ...plan.shared,
    ...symbol("poll"),
    `${plan.visibility}unsafe ${plan.abi} fn ${poll}(handle: *mut ${handle}${any}${plan.result === undefined ? "" : `, out: *mut ${output}`}) -> std::ffi::c_int {`,
    "\tstruct Unheard;",
    "\timpl std::task::Wake for Unheard {",
    "\t\tfn wake(self: std::sync::Arc<Self>) {}",
    "\t}",
    ...(plan.result === undefined ? [] : ["\tif out.is_null() {", "\t\treturn -1;", "\t}"]),
    "\t// SAFETY: null is answered for, and the caller promises the rest.",
    "\tlet Some(handle) = (unsafe { handle.as_mut() }) else { return -1 };",
    "\tlet Some(future) = handle.future.as_mut() else { return -1 };",
    "\tlet polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {",
    "\t\tlet waker = std::task::Waker::from(std::sync::Arc::new(Unheard));",
    "\t\tstd::future::Future::poll(future.as_mut(), &mut std::task::Context::from_waker(&waker))",
    "\t}));",
    "\tmatch polled {",
    "\t\tOk(std::task::Poll::Pending) => 0,",
    `\t\t${take} => {`,
    "\t\t\thandle.future = None;",
    ...(plan.result === undefined
      ? []
      : [
          "\t\t\t// SAFETY: not null, and the caller promises that it can be written to.",
          "\t\t\tunsafe { out.write(value) };",
        ]),
    "\t\t\t1",
    "\t\t}",
    "\t\tErr(_) => {",
    "\t\t\thandle.future = None;",
    "\t\t\t-2",
    "\t\t}",
    "\t}",
    "}",
    "",
    `/// Gives back what \`${start}\` answered; a call that is not done is given up. Null is allowed. ${one}`,
    "///",
    "/// # Safety",
    `/// ${callerOwns} before.`,
    ...plan.shared,
    ...symbol("free"),
    `${plan.visibility}unsafe ${plan.abi} fn ${free}(handle: *mut ${handle}${any}) {`,
    "\tif handle.is_null() {",
    "\t\treturn;",
    "\t}",
    `\t// SAFETY: made by \`Box::into_raw\` in \`${start}\`, and not freed before.`,
    "\tlet handle = unsafe { Box::from_raw(handle) };",
    "\tif std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || drop(handle))).is_err() {",
    `\t\teprintln!("giving up \`${plan.name}\` panicked, and a panic must not reach C");`,
    "\t\tstd::process::abort();",
    "\t}",
    "}",
  ];
  const call = callOf(plan, scene);
  const lines = [
    ...heldNote(plan, `until \`${free}\` is called`),
    "// An async fn does nothing before it is polled, so nothing can panic here.",
    ...(plan.unsafe ? [...safetyNote(plan), `let future = unsafe { ${call} };`] : [`let future = ${call};`]),
    `Box::into_raw(Box::new(${handle} { future: Some(Box::pin(future)) }))`,
  ];
  return write(fn, scene, plan, edits, lines, after, []);
}

/** `#[export_name = "f"]` → `#[export_name = "f_start"]`, in the form it is written. */
function exportedAs(attribute: Attribute, suffix: string, scene: FixScene): string | undefined {
  const { value } = attribute.meta;
  if (value?.kind !== "string" || value.value === undefined) return undefined;
  const text = scene.text(attribute);
  const [from, to] = [value.start - attribute.start, value.end - attribute.start];
  return `${text.slice(0, from)}${JSON.stringify(`${value.value}_${suffix}`)}${text.slice(to)}`;
}

/** The written documentation says what the call does; this adds that it is only begun. */
function startDoc(fn: FnItem, plan: Plan, scene: FixScene, poll: string, free: string): Edit {
  const says = `/// Only begins the call: go on with \`${poll}\`, give the handle back to \`${free}\`.`;
  const last = fn.attributes.findLast(({ form }) => form === "doc-comment");
  if (last === undefined) {
    return scene.insert(fn.attributes[0]?.start ?? fn.start, lineEnds(`${says}\n${plan.indent}`, scene));
  }
  return scene.insert(last.end, lineEnds(`\n${plan.indent}///\n${plan.indent}${says}`, scene));
}

/** All edits: the head's, the shim's body and what stands between it and the old body, and the callers'. */
function write(
  fn: FnItem,
  scene: FixScene,
  plan: Plan,
  head: readonly Edit[],
  body: readonly string[],
  after: readonly string[],
  elsewhere: readonly Edit[],
): Edit[] {
  const between = ["{", ...body.map((line) => `\t${line}`), "}", ...after, "", ...plan.innerHead];
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
function lineEnds(text: string, scene: FixScene): string {
  return /\r\n/.test(scene.source) ? text.replace(/\r?\n/g, "\r\n") : text;
}
