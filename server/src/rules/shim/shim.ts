/**
 * The shim writer: an exported `async fn` → functions that C can call, around the same body under a new name.
 *
 * Enters: the function's facts and the scene of a fix. Leaves: fixes, best first. Nothing is offered where the outcome
 * would not be sure to compile or to mean the same: generic functions, methods of traits, methods that the file calls,
 * a second function of the name, parameters under attributes, `#![no_std]`.
 */
import type { FnItem, RustType } from "../../facts/item.ts";
import { Cursor } from "../../syntax/tokens.ts";
import type { Fix, FixScene } from "../rule.ts";
import { blockingFix } from "./blocking.ts";
import { isNameNeeded } from "./calls.ts";
import { hasTwin, isUsedAsMethod } from "./names.ts";
import { isSelf } from "./plan.ts";
import { pollHandleFix } from "./poll-handle.ts";
import { runtimesOf, stdOnly } from "./runtimes.ts";

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
  if (isNameNeeded(fn, scene)) return false; // the name goes away
  const borrows = (type: RustType | undefined): boolean =>
    type !== undefined && type.kind !== "fn-pointer" && /&(?!\s*'static\b)|'(?!static\b)/.test(scene.text(type));
  if (fn.returnType?.kind === "never" || borrows(fn.returnType)) return false;
  return fn.params.every(({ type }) =>
    type?.kind === "reference"
      ? !borrows(type.pointee) && !/^&\s*'/.test(scene.text(type)) && type.pointee.kind !== "dyn"
      : !borrows(type),
  );
}
