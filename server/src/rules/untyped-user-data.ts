import type { Param, RustType } from "../facts/item.ts";
import { isAbiOfC, sideOf } from "../model/border.ts";
import { reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly name: string;
  readonly written: string;
  readonly mutable: boolean;
}

/** How C libraries call what they hand through to a callback. */
const USER_DATA =
  /^_*(?:user_?data|userdata|user_?ptr|user|ud|udata|data|ctx|context|cookie|opaque|closure|arg|args|param|priv(?:ate)?_?data|baton|client_?data|cb_?data|callback_?data|cb_?arg|env|state|payload|handle_?data|p_?data|void_?ptr)$/i;

export const untypedUserData = rule<"fn" | "foreign-fn", Data>({
  name: "untyped-user-data",
  group: "callbacks",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn", "foreign-fn"],
  explain: {
    what: "C's `void *` for user data is written as a pointer to something else.",
    why: "`*mut u8` says that bytes are there, and `*mut ()` is a pointer to Rust's unit type; C means neither. `c_void` is the type that stands for `void` behind a pointer: it cannot be read by mistake, and casts to it and back show where the type is lost.",
    bad: 'unsafe extern "C" {\n    fn on_event(callback: Option<extern "C" fn(*mut u8)>, user_data: *mut u8);\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_event(callback: Option<extern "C" fn(*mut c_void)>, user_data: *mut c_void);\n}',
    sources: [
      { title: "core::ffi::c_void", url: "https://doc.rust-lang.org/core/ffi/enum.c_void.html" },
      reference("type-layout.html#primitive-data-layout", "primitive data layout"),
    ],
  },
  *check(item, scene) {
    if (sideOf(item, scene.block) === undefined) return;
    if (!item.params.some(({ type }) => type !== undefined && isCallback(type, scene))) return;
    for (const { pattern, type } of item.params as readonly Param[]) {
      if (type?.kind !== "pointer" || pattern?.kind !== "identifier" || !USER_DATA.test(pattern.name.text)) continue;
      const { pointee } = type;
      const isUnit = pointee.kind === "tuple" && pointee.elements.length === 0;
      const isByte =
        pointee.kind === "path" && pointee.segments.length === 1 && /^[iu]8$/.test(pointee.segments[0] ?? "");
      if (!isUnit && !isByte) continue;
      const written = scene.source.slice(type.start, type.end);
      yield { range: type, data: { name: pattern.name.text, written, mutable: type.mutable } };
    }
  },
  message: ({ name, written, mutable }) =>
    `\`${name}\` goes beside a callback and is \`void *\` in C; write \`*${mutable ? "mut" : "const"} c_void\` instead of \`${written}\``,
  fixes: ({ mutable }, scene, { range }) => [
    {
      title: "Make it a pointer to `c_void`",
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.replace(range, `*${mutable ? "mut" : "const"} ${voidPath(scene)}`)],
    },
  ],
});

function voidPath(scene: { mentions(word: string): readonly { readonly text: string }[] }): string {
  const isNoStd = scene.mentions("no_std").some(({ text }) => /^\s*#!\[\s*no_std\s*\]/m.test(text));
  return `${isNoStd ? "core" : "std"}::ffi::c_void`;
}

/** Whether a type is written as a function pointer of C's, or an alias that is called so. */
function isCallback(type: RustType, scene: Scene): boolean {
  if (type.kind === "fn-pointer") return type.abi !== undefined && isAbiOfC(type.abi.name);
  if (type.kind !== "path") return false;
  if (type.segments.at(-1) === "Option") return type.args.some((arg) => isCallback(arg, scene));
  return /callback|handler|_cb$|_fn$|Fn$|Func$|_func$|Cb$/i.test(type.segments.at(-1) ?? "");
}
