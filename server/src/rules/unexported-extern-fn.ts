import type { Attribute, FnItem } from "../facts/item.ts";
import { isNaked, usedAbi } from "../model/fn-signature.ts";
import { isGenericFn } from "../model/linked-items.ts";
import { countWord } from "../model/word-uses.ts";
import { indentOf } from "./pointers/early-return.ts";
import { reference, rule } from "./rule.ts";

const EXPORTS = ["no_mangle", "export_name"];

export const unexportedExternFn = rule<"fn", FnItem>({
  name: "unexported-extern-fn",
  group: "exports",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: 'A public `extern "C" fn` has no symbol of its own, and nothing in the crate uses it.',
    why: '`extern "C"` decides how arguments travel, not what the function is called: without `#[no_mangle]` or `#[export_name]` its symbol is mangled, changes with the compiler and is left out of a `cdylib` when nobody uses it. C code that declares the function by its name gets as far as the linker.',
    bad: 'pub extern "C" fn engine_stop(code: i32) -> i32 {\n    code\n}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_stop(code: i32) -> i32 {\n    code\n}',
    sources: [
      reference("abi.html#the-no_mangle-attribute", "the `no_mangle` attribute"),
      {
        title: "The Rustonomicon, Calling Rust code from C",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#calling-rust-code-from-c",
      },
    ],
    note: "A function that is handed to C as a callback needs no symbol; it is mentioned somewhere, and then this rule is silent. So it is in crates of several files that export nothing at all: their functions may be for other Rust crates.",
  },
  *check(fn, scene) {
    const { visibility, abi, name } = fn;
    if (visibility === undefined || abi === undefined || fn.body === undefined || scene.place !== "module") return;
    if (scene.source.slice(visibility.start, visibility.end) !== "pub" || name.text.startsWith("_")) return;
    const entry = usedAbi(abi);
    if (entry === undefined || entry.rustic || entry.restrictions !== undefined) return;
    if (isGenericFn(fn) || isNaked(fn.attributes) || fn.attributes.some(speaksOfSymbols)) return;
    const { module, world } = scene.scope;
    const { words } = world;
    if (!words.isOneFile(module.crate) && !EXPORTS.some((word) => (words.count(module.crate, word) ?? 0) > 0)) return;
    const all = words.count(module.crate, name.text);
    if (all === undefined || all > countWord(scene.source, name.text)) return;
    yield { range: name, data: fn };
  },
  message: ({ name, abi }) =>
    `\`${name.text}\` is \`extern "${abi?.name ?? "C"}"\`, but has no symbol that C could link, and nothing here uses it; is \`#[no_mangle]\` missing?`,
  fixes: (fn, scene) => {
    const attribute = scene.edition >= 2024 ? "#[unsafe(no_mangle)]" : "#[no_mangle]";
    const edit = scene.insert(fn.start, `${attribute}\n${indentOf(fn, scene)}`);
    return [{ title: `Export it: \`${attribute}\``, safety: "unsafe", kind: "quickfix", edits: [edit] }];
  },
});

/** Whether an attribute exports the function, may do so, or says that it is not for people. */
function speaksOfSymbols({ form, meta }: Attribute): boolean {
  if (form === "doc-comment") return false;
  const says = ({ name, list }: Attribute["meta"]): boolean =>
    /^(?:no_mangle|export_name|linkage|link_section|used|hidden|lang|rustc_std_internal_symbol)$/.test(name) ||
    list?.some(says) === true;
  return says(meta);
}
