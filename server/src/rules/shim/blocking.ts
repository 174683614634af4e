/**
 * The shim that waits: same name, same signature, the future run to its end on the thread that called.
 *
 * A panic that leaves a function of a plain C ABI aborts the process (Rust Reference, "Unwinding"; before Rust 1.81 it
 * was undefined behaviour), so it is caught and told by the return type's own word for failure: null, `None`, or -1 with
 * a comment to check. A type without such a word gets an abort with a message: a made-up value would be read as a
 * result. ABIs that let a panic through (`C-unwind`) are left to do so.
 */
import type { FnItem, RustType } from "../../facts/item.ts";
import type { Fix, FixScene } from "../rule.ts";
import { futureLines, lastingNote, lastingPointers, type Plan, planOf, wrap, write } from "./plan.ts";
import type { Runtime } from "./runtimes.ts";

/** The fix that waits for the future on the thread that called. */
export function blockingFix(fn: FnItem, scene: FixScene, runtime: Runtime): Fix {
  const abi = fn.abi === undefined ? "C" : fn.abi.name;
  return {
    title: `Wrap \`${fn.name.text}\` in a synchronous \`extern "${abi}"\` shim (${runtime.title})`,
    safety: "unsafe",
    kind: "quickfix",
    get edits() {
      const plan = planOf(fn, scene);
      const { expression, edits } = runtime.blockOn("future", scene);
      const lines = [
        ...lastingNote(
          lastingPointers(fn, plan, scene, false),
          plan,
          "across `.await`",
          "until this call returns",
          "Copy it before the first `.await`",
        ),
        ...futureLines(plan, scene),
        ...(plan.unwinds ? [expression] : guarded(plan, expression, fn.returnType, scene)),
      ];
      return write(fn, scene, plan, [], lines, [], plan.written, edits);
    },
  };
}

/** Lines that run `expression` and answer its value, a panic caught and told in the way the return type can. */
function guarded(plan: Plan, expression: string, type: RustType | undefined, scene: FixScene): string[] {
  const lines = [
    `let wait = std::panic::AssertUnwindSafe(move || ${expression});`,
    "let outcome = std::panic::catch_unwind(wait);",
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
  { name, indent, unit }: Plan,
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
    note: wrap(
      "//",
      `FIXME(ferrule): C sees a panic as -1. Make sure that -1 is no result of \`${name}\`, then remove this comment.`,
      indent.length + 2 * unit.length,
    ),
  };
}
