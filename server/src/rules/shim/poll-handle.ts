/**
 * The shim without a runtime: `f_start` gives an opaque handle, `f_poll` goes on with the call and writes its value,
 * `f_free` ends it. Plain std, no thread: the caller decides when to ask again.
 *
 * The future is not asked to be `Send`, because raw pointers are not; so a handle stays on its thread.
 */
import type { Attribute, FnItem } from "../../facts/item.ts";
import type { Edit, Fix, FixScene } from "../rule.ts";
import { freeName } from "./names.ts";
import { futureLines, lastingNote, lastingPointers, lineEnds, type Plan, planOf, wrap, write } from "./plan.ts";

/** The fix that splits the call in three: begin it, go on with it, give it back. */
export function pollHandleFix(fn: FnItem, scene: FixScene): Fix {
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
  const oneThread = "Use a handle only on the thread that got it.";
  const reactor = scene.dependencies.has("tokio")
    ? " A future that needs tokio's timers or sockets panics here: wait for such a call in tokio's own runtime."
    : "";
  const done = `Gives 1 when it is done${plan.result === undefined ? "" : ", with its value in `out`"}.`;
  const doc = (text: string) => wrap("///", text, plan.indent.length);
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
    ...doc(`Goes on with a call that \`${start}\` began. Gives 0 when it has to wait: ask again later. ${done}`),
    "///",
    ...doc(`Gives -1 for ${refused} or a call that is over, -2 when the call panicked. ${oneThread}${reactor}`),
    "///",
    "/// # Safety",
    ...doc(plan.result === undefined ? `${callerOwns}.` : `${callerOwns}; \`out\` is null or can be written to.`),
    ...plan.shared,
    ...symbol("poll"),
    ...pollHead(plan, poll, `${handle}${any}`, plan.result),
    "\tstruct Unheard;",
    "\timpl std::task::Wake for Unheard {",
    "\t\tfn wake(self: std::sync::Arc<Self>) {}",
    "\t}",
    ...(plan.result === undefined ? [] : ["\tif out.is_null() {", "\t\treturn -1;", "\t}"]),
    "\t// SAFETY: null is answered for, and the caller promises the rest.",
    "\tlet Some(handle) = (unsafe { handle.as_mut() }) else {",
    "\t\treturn -1;",
    "\t};",
    "\tlet Some(future) = handle.future.as_mut() else {",
    "\t\treturn -1;",
    "\t};",
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
    ...doc(`Frees what \`${start}\` gave, and gives up a call that is not done. Null is allowed. ${oneThread}`),
    "///",
    "/// # Safety",
    ...doc(`${callerOwns} before.`),
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
  const lines = [
    ...lastingNote(
      lastingPointers(fn, plan, scene, true),
      plan,
      `after \`${start}\` has returned`,
      `until the call is done or \`${free}\` is called`,
      "Copy it here, before the future is made",
    ),
    ...futureLines(plan, scene),
    `Box::into_raw(Box::new(${handle} {`,
    "\tfuture: Some(Box::pin(future)),",
    "}))",
  ];
  return write(fn, scene, plan, edits, lines, after, start, []);
}

/** The head of `f_poll`, broken as rustfmt breaks what is wider than 100 columns. */
function pollHead(
  { visibility, abi, indent }: Plan,
  poll: string,
  handle: string,
  result: string | undefined,
): string[] {
  const params = [`handle: *mut ${handle}`, ...(result === undefined ? [] : [`out: *mut ${result}`])];
  const head = `${visibility}unsafe ${abi} fn ${poll}(`;
  const tail = ") -> std::ffi::c_int {";
  const line = `${head}${params.join(", ")}${tail}`;
  return indent.length + line.length <= 100 ? [line] : [head, ...params.map((param) => `\t${param},`), tail];
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
  const says = `/// Only begins the call: go on with \`${poll}\`, and free the handle with \`${free}\`.`;
  const last = fn.attributes.findLast(({ form }) => form === "doc-comment");
  if (last === undefined) {
    return scene.insert(fn.attributes[0]?.start ?? fn.start, lineEnds(`${says}\n${plan.indent}`, scene));
  }
  return scene.insert(last.end, lineEnds(`\n${plan.indent}///\n${plan.indent}${says}`, scene));
}
