import type { AbiSpec, FnItem } from "../facts/item.ts";
import { importedSymbol } from "../model/linked-items.ts";
import { findAbi } from "../target/abi.ts";
import { abiVerdicts } from "../target/abi-verdicts.ts";
import { findPrototype } from "../target/c-prototypes.ts";
import type { Target } from "../target/target.ts";
import { blockAbiEdit } from "./exports/block-abi.ts";
import { linksCLibrary } from "./exports/c-library.ts";
import { type Found, reference, rule, type Scene } from "./rule.ts";

type Data =
  | { readonly kind: "c-function"; readonly name: string; readonly abi: string }
  | { readonly kind: "target"; readonly abi: string; readonly triple: string; readonly spec: AbiSpec };

export const stdcallOnCTarget = rule<"foreign-fn" | "abi", Data>({
  name: "stdcall-on-c-target",
  group: "exports",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "abi"],
  explain: {
    what: 'A function of the C library is declared `extern "stdcall"` or `extern "system"`, or `"stdcall"` is used where no system library has it.',
    why: "Under `stdcall` the called function takes its arguments off the stack, under C's convention the caller does. When one side thinks the first and the other the second, nobody does it or both do, and the stack pointer is off by the arguments after every call. The C library is `__cdecl` on Windows too, unlike the Windows API; and no library of another system than Windows is built for `stdcall`.",
    bad: 'use std::ffi::c_char;\n\nunsafe extern "system" {\n    fn strlen(text: *const c_char) -> usize;\n}',
    good: 'use std::ffi::c_char;\n\nunsafe extern "C" {\n    fn strlen(text: *const c_char) -> usize;\n}',
    options: "target: i686-pc-windows-msvc",
    sources: [
      reference("items/external-blocks.html#r-items.extern.abi.stdcall", "the `stdcall` ABI"),
      { title: "Microsoft Learn, __cdecl", url: "https://learn.microsoft.com/en-us/cpp/cpp/cdecl" },
      { title: "Microsoft Learn, __stdcall", url: "https://learn.microsoft.com/en-us/cpp/cpp/stdcall" },
    ],
    note: 'Where a target does not know `"stdcall"` at all, the compiler says so: `unsupported-abi` and `unsupported-calling-convention` are about that.',
  },
  *check(subject, scene) {
    if ("spec" in subject) {
      const { spec, of, node } = subject;
      if (spec.literal === undefined || !/^stdcall\b/.test(spec.name) || isLikeWindows(scene.target)) return;
      if (of === "fn" && (scene.place === "extern-block" || node.kind !== "fn" || node.body === undefined)) return;
      if (!isTaken(spec.name, scene)) return;
      yield { range: spec, data: { kind: "target", abi: spec.name, triple: scene.target.triple, spec } };
    } else yield* checkForeign(subject, scene);
  },
  message: (data) =>
    data.kind === "target"
      ? `"${data.abi}" is the convention of 32-bit Windows: libraries of \`${data.triple}\` are built for "C"`
      : `\`${data.name}\` is a function of the C library, which is \`extern "C"\` on Windows too: "${data.abi}" leaves the stack wrong`,
  fixes: (data, scene) => {
    const c = data.abi.endsWith("-unwind") ? "C-unwind" : "C";
    const text = `extern "${c}"`;
    if (data.kind === "target") {
      const edits = [scene.replace(data.spec, text)];
      return [{ title: `Change the ABI to \`"${c}"\``, safety: "unsafe", kind: "quickfix", edits }];
    }
    const edit = blockAbiEdit(text, scene);
    if (edit === undefined) return [];
    return [{ title: `Change the block's ABI to \`"${c}"\``, safety: "unsafe", kind: "quickfix", edits: [edit] }];
  },
});

/** Whether the compiler takes the ABI without a word of its own. */
function isTaken(name: string, { target, features }: Scene): boolean {
  const abi = findAbi(name);
  return abi !== undefined && abiVerdicts(abi, target, "block", features).length === 0;
}

/** UEFI and Cygwin use the conventions of Windows. */
function isLikeWindows({ os }: Target): boolean {
  return os === "windows" || os === "uefi" || os === "cygwin";
}

function* checkForeign(fn: FnItem, scene: Scene): Iterable<Found<Data>> {
  const { block, target, scope } = scene;
  if (block === undefined || !/^(?:stdcall|system)(?:-unwind)?$/.test(block.abi.name) || !isLikeWindows(target)) return;
  if (findPrototype(fn.name.text, target) === undefined || !linksCLibrary(block, scope.module.crate.cfg)) return;
  if (fn.params.some(({ variadic }) => variadic !== undefined) || !isTaken(block.abi.name, scene)) return;
  const symbol = importedSymbol(fn.name.text, [...block.attributes, ...fn.attributes], scope.module.crate.cfg);
  if (symbol === undefined || symbol.by !== undefined) return;
  const data = { kind: "c-function", name: symbol.name, abi: block.abi.name } as const;
  // Elsewhere than on 32-bit x86 both words mean the same.
  yield { range: fn.name, data, ...(target.arch === "x86" ? {} : { level: "info" as const }) };
}
