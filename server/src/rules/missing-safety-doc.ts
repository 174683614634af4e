import type { Attribute, FnItem, Param, RustType } from "../facts/item.ts";
import { symbolOf } from "./exports/exported.ts";
import { isGenerated } from "./exports/generated.ts";
import { isReachable } from "./pointers/reachable.ts";
import { type FixScene, rule, type Scene } from "./rule.ts";

export const missingSafetyDoc = rule<"fn", FnItem>({
  name: "missing-safety-doc",
  group: "exports",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: "A public `unsafe fn` at the border does not say what its caller must see to.",
    why: "`unsafe` moves a duty to the caller: which pointers may be null, how many elements they lead to, who frees them and on which thread. The signature says nothing of it, a C header even less. A `# Safety` section is where people look for it, and the header that cbindgen writes carries it over to C.",
    bad: '/// Adds the samples.\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn sum(samples: *const f32, len: usize) -> f32 {\n    unsafe { std::slice::from_raw_parts(samples, len) }.iter().sum()\n}',
    good: '/// Adds the samples.\n///\n/// # Safety\n///\n/// `samples` must be valid for reads of `len` elements.\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn sum(samples: *const f32, len: usize) -> f32 {\n    unsafe { std::slice::from_raw_parts(samples, len) }.iter().sum()\n}',
    sources: [
      {
        title: "Clippy, missing_safety_doc",
        url: "https://rust-lang.github.io/rust-clippy/master/index.html#missing_safety_doc",
      },
      {
        title: "Rust API guidelines, C-FAILURE",
        url: "https://rust-lang.github.io/api-guidelines/documentation.html#c-failure",
      },
    ],
    note: "Clippy's lint is about every public unsafe function; this rule only about those that are exported, have a C ABI or take raw pointers. Where code allows `clippy::missing_safety_doc`, it is silent too, and in files that say that a program generated them.",
  },
  *check(fn, scene) {
    if (fn.body === undefined || fn.visibility === undefined || scene.place === "body") return;
    const { source } = scene;
    if (source.slice(fn.visibility.start, fn.visibility.end) !== "pub") return;
    if (!fn.qualifiers.some(({ word }) => word === "unsafe") || !isAtBorder(fn, scene)) return;
    if (fn.attributes.some((attribute) => saysSafety(attribute, source)) || isGenerated(scene)) return;
    // Nobody reads the documentation of what only its own crate can name, or of text that is included somewhere.
    if (!scene.scope.module.attached) return;
    if (symbolOf(fn, scene) === undefined && !isReachable(fn.name.text, scene)) return;
    yield { range: fn.name, data: fn, lint: "clippy::missing_safety_doc" };
  },
  message: ({ name }) => `\`${name.text}\` is \`unsafe\`, but its documentation has no \`# Safety\` section`,
  fixes: (fn, scene) => {
    const lines = dutiesOf(fn, scene);
    if (lines.length === 0) return [];
    const docs = fn.attributes.filter(({ form, inner }) => form === "doc-comment" && !inner);
    const last = docs.at(-1);
    const section = ["# Safety", "", ...lines].map((line) => (line === "" ? "///" : `/// ${line}`));
    const before = fn.attributes[0]?.start ?? fn.start;
    const indent = indentAt(last?.start ?? before, scene);
    const text = section.join(`\n${indent}`);
    const at = last === undefined ? before : endOf(last, scene.source);
    const edit =
      last === undefined
        ? scene.insert(at, `${text}\n${indent}`)
        : scene.insert(at, `\n${indent}///\n${indent}${text}`);
    return [{ title: "Write a `# Safety` section", safety: "unsafe", kind: "quickfix", edits: [edit] }];
  },
});

function isAtBorder(fn: FnItem, scene: Scene): boolean {
  if (fn.abi !== undefined && fn.abi.name !== "Rust") return true;
  if (fn.params.some(({ type }) => type?.kind === "pointer") || fn.returnType?.kind === "pointer") return true;
  return symbolOf(fn, scene) !== undefined;
}

/** Whether documentation has the section, may have it in another file, or is hidden. */
function saysSafety({ form, start, end, meta }: Attribute, source: string): boolean {
  if (form === "doc-comment") return /#\s*safety\b|^\W*safety\s*:/im.test(source.slice(start, end));
  if (meta.name !== "doc" && meta.name !== "cfg_attr") return false;
  const text = source.slice(start, end);
  return (
    /\bhidden\b|include_str|#\s*safety\b/i.test(text) ||
    (meta.name === "doc" && meta.value === undefined && meta.list === undefined)
  );
}

/** The end of a doc comment without its line's end. */
function endOf({ start, end }: Attribute, source: string): number {
  return start + source.slice(start, end).trimEnd().length;
}

/** The white space before a place, back to the beginning of its line. */
function indentAt(at: number, scene: FixScene): string {
  const place = scene.sliceStart + at;
  const before = scene.file.text(Math.max(0, place - 200), place);
  return /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? "";
}

/** What each pointer parameter asks of the caller, as list items. */
function dutiesOf(fn: FnItem, scene: FixScene): readonly string[] {
  const body = fn.body === undefined ? "" : scene.text(fn.body);
  return fn.params.flatMap((param, i) => {
    const { type, pattern } = param;
    if (type?.kind !== "pointer" || pattern?.kind !== "identifier") return [];
    const name = pattern.name.text;
    const mayBeNull = new RegExp(
      `\\b${name}\\s*\\.\\s*(?:is_null|as_ref|as_mut)\\s*\\(|NonNull::new\\(\\s*${name}\\b`,
    ).test(body);
    return [`- \`${name}\` must ${mayBeNull ? "be null, or " : ""}${dutyOf(type, fn.params[i + 1], scene)}`];
  });
}

function dutyOf(type: Extract<RustType, { kind: "pointer" }>, next: Param | undefined, scene: FixScene): string {
  const pointee = scene.text(type.pointee).replace(/\s+/g, " ");
  const access = type.mutable ? "reads and writes" : "reads";
  if (/^(?:\w+::)*c_char$/.test(pointee) && !type.mutable) return "point to a string that ends with a NUL byte.";
  if (/^(?:\w+::)*c_void$/.test(pointee)) return "be a pointer that is valid for what this function does with it.";
  const name = next?.pattern?.kind === "identifier" ? next.pattern.name.text : "";
  const isLength = next?.type?.kind === "path" && /(?:^|_)(?:len|length|size|count|n|num)(?:_|$)/.test(name);
  if (isLength) return `be aligned and valid for ${access} of \`${name}\` values of type \`${pointee}\`.`;
  return `be aligned and valid for ${access} of a \`${pointee}\`.`;
}
