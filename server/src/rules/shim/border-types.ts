/**
 * Signatures that C can call: `&str` → `*const c_char`, a slice → pointer and length, a `String` result → `*mut c_char`
 * with a function that frees it, a `Result` → status code and out parameter.
 *
 * Enters: the parameter or result of an exported function, as a finding points at it. Leaves: the fix, or none where the
 * outcome would not be sure to compile: the file uses the function, a result borrows, a pattern takes the value apart.
 * The body keeps its variables: the new parameter becomes what the old one was before anything else runs.
 */
import type { FnItem, Param, Range, RustType } from "../../facts/item.ts";
import { indentOf, insertAtTop } from "../pointers/early-return.ts";
import type { Edit, Fix, FixScene } from "../rule.ts";
import { failureOf } from "./error-value.ts";
import { freeName, isNamedInFile } from "./names.ts";

/** The fixes for the type at `range` in the signature of the scene's function. */
export function borderTypeFixes(range: Range, scene: FixScene): readonly Fix[] {
  const { item, place, container } = scene;
  if (item.kind !== "fn" || item.body === undefined || item.broken || item.abi === undefined) return [];
  if (place !== "module" && !(place === "impl" && !/\bfor\b/.test(container ?? "for"))) return [];
  if (item.qualifiers.some(({ word }) => word === "async" || word === "const") || isNamedInFile(item, scene)) return [];
  const { returnType } = item;
  if (returnType?.start === range.start) return resultFix(item, item.body, returnType, scene);
  const param = item.params.find(({ type }) => type?.start === range.start && type.end === range.end);
  if (param?.type?.kind !== "reference" || param.pattern?.kind !== "identifier" || borrows(returnType)) return [];
  const { type } = param;
  const name = scene.text(param.pattern);
  if (type.pointee.kind === "slice") return sliceFix(item, param, name, type, type.pointee.element, scene);
  const isText = type.pointee.kind === "path" && scene.text(type.pointee) === "str" && !type.mutable;
  return isText ? textFix(item, param, name, scene) : [];
}

function std({ edition }: FixScene): string {
  return edition === 2015 ? "::std" : "std";
}

/** Whether a result may borrow from a parameter. */
function borrows(type: RustType | undefined): boolean {
  switch (type?.kind) {
    case undefined:
    case "pointer":
    case "never":
      return false;
    case "tuple":
      return type.elements.some(borrows);
    case "path":
      return type.args.length > 0;
    default:
      return true;
  }
}

function textFix(fn: FnItem, param: Param, name: string, scene: FixScene): readonly Fix[] {
  const failure = failureOf(fn.returnType, scene);
  const type = param.type as RustType;
  if (failure === undefined) return [];
  const lines = [
    `if ${name}.is_null() {`,
    `    return${failure === "" ? "" : ` ${failure}`};`,
    "}",
    "// SAFETY: not null, and the caller promises a string that ends in NUL.",
    `let ${name} = unsafe { ${std(scene)}::ffi::CStr::from_ptr(${name}) }.to_string_lossy();`,
    `let ${name} = &*${name};`,
  ];
  const edits = [
    scene.replace(type, `*const ${std(scene)}::ffi::c_char`),
    ...madeUnsafe(fn, scene),
    ...insertAtTop(lines, fn, scene),
  ];
  return [{ title: `Take \`${name}\` as \`*const c_char\``, safety: "unsafe", kind: "quickfix", edits }];
}

function sliceFix(
  fn: FnItem,
  param: Param,
  name: string,
  type: Extract<RustType, { kind: "reference" }>,
  element: RustType,
  scene: FixScene,
): readonly Fix[] {
  const written = param.type as RustType;
  const length = `${name.replace(/^r#/, "")}_len`;
  if (new RegExp(`\\b${length}\\b`).test(scene.source)) return [];
  const [pointer, mut, make] = type.mutable ? ["*mut", "mut ", "from_raw_parts_mut"] : ["*const", "", "from_raw_parts"];
  const lines = [
    "// SAFETY: the caller promises that many elements behind a pointer that is not null.",
    `let ${name}: ${scene.text(written)} = if ${name}.is_null() {`,
    `    &${mut}[]`,
    "} else {",
    `    unsafe { ${std(scene)}::slice::${make}(${name}, ${length}) }`,
    "};",
  ];
  const edits = [
    scene.replace(written, `${pointer} ${scene.text(element)}, ${length}: usize`),
    ...madeUnsafe(fn, scene),
    ...insertAtTop(lines, fn, scene),
  ];
  return [{ title: `Take \`${name}\` as a pointer and a length`, safety: "unsafe", kind: "quickfix", edits }];
}

/** What an out parameter can hold: C knows its size, and nothing is lost when C drops it. */
function isPlain(type: RustType): boolean {
  return (
    type.kind === "pointer" ||
    (type.kind === "path" && /^(?:[iuf]\d+|[iu]size|bool|c_\w+)$/.test(type.segments.at(-1) ?? ""))
  );
}

/** `Result<T, E>` → a status code, with the value behind a pointer that the caller gives. */
function statusFix(fn: FnItem, body: Range, type: RustType, scene: FixScene): readonly Fix[] {
  if (type.kind !== "path" || type.segments.at(-1) !== "Result") return [];
  const [value] = type.args;
  const isUnit = value?.kind === "tuple" && value.elements.length === 0;
  if (value === undefined || (!isUnit && !isPlain(value))) return [];
  const inside = { start: body.start + 1, end: body.end - 1 };
  const text = scene.text(inside);
  if (/\\\n|r#*"/.test(text) || text.split("\n").some((line) => (line.split('"').length - 1) % 2 === 1)) return [];
  const out =
    ["out", "result", "out_value"].find((name) => !new RegExp(`\\b${name}\\b`).test(scene.source)) ?? "ffi_out";
  const indent = indentOf(fn, scene);
  const inner = text.includes("\n")
    ? text.replace(/\n(?=[^\n])/g, "\n    ").replace(/[ \t]*$/, "")
    : `\n${indent}        ${text.trim()}\n`;
  const store = [
    `${indent}        Ok(value) => {`,
    `${indent}            if !${out}.is_null() {`,
    `${indent}                // SAFETY: not null, and the caller promises room for the value.`,
    `${indent}                unsafe { ${out}.write(value) };`,
    `${indent}            }`,
    `${indent}            0`,
    `${indent}        }`,
  ];
  const lines = [
    `\n${indent}    let outcome = (move || -> ${scene.text(type)} {${inner}${indent}    })();`,
    `${indent}    match outcome {`,
    ...(isUnit ? [`${indent}        Ok(()) => 0,`] : store),
    `${indent}        Err(_) => -1,`,
    `${indent}    }\n${indent}`,
  ];
  const separator = fn.params.length === 0 ? "" : ", ";
  const last = fn.params.at(-1)?.end ?? fn.paramList.start + 1;
  const edits = [
    scene.replace(type, `${std(scene)}::ffi::c_int`),
    scene.replace(inside, lines.join("\n")),
    ...(isUnit ? [] : [scene.insert(last, `${separator}${out}: *mut ${scene.text(value)}`), ...madeUnsafe(fn, scene)]),
  ];
  const title = isUnit ? "Give a status code" : `Give a status code, and the value through \`${out}\``;
  return [{ title, safety: "unsafe", kind: "quickfix", edits }];
}

function resultFix(fn: FnItem, body: Range, type: RustType, scene: FixScene): readonly Fix[] {
  const written = scene.text(type);
  if (type.kind === "path" && type.args.length > 0) return statusFix(fn, body, type, scene);
  const isCString = /^(?:(?:::)?(?:std|alloc)::ffi::)?CString$/.test(written);
  if (!isCString && !/^(?:(?:::)?(?:std|alloc)::string::)?String$/.test(written)) return [];
  const { name, attributes } = fn;
  // A method's `free` would need the method's own type.
  if (scene.place !== "module" || fn.generics !== undefined) return [];
  const free = freeName(`${name.text}_free`, scene);
  const path = std(scene);
  const indent = indentOf(fn, scene);
  const inside = { start: body.start + 1, end: body.end - 1 };
  const text = scene.text(inside);
  if (/\\\n|r#*"/.test(text) || text.split("\n").some((line) => (line.split('"').length - 1) % 2 === 1)) return [];
  const jumps = /\breturn\b|\?/.test(text);
  const inner = text.includes("\n")
    ? text.replace(/\n(?=[^\n])/g, "\n    ")
    : `\n${indent}        ${text.trim()}\n${indent}    `;
  const value = freeVariable(text);
  const given = isCString
    ? `${value}.into_raw()`
    : `${path}::ffi::CString::new(${value}).map_or(${path}::ptr::null_mut(), ${path}::ffi::CString::into_raw)`;
  const opened = jumps ? `(move || -> ${written} {` : "{";
  const closed = jumps ? "})();" : "};";
  const tail = inner.replace(/[ \t]*$/, "");
  const replaced = `\n${indent}    let ${value}: ${written} = ${opened}${tail}${indent}    ${closed}\n${indent}    ${given}\n${indent}`;
  const exported = attributes.flatMap((attribute) => {
    if (attribute.meta.name === "no_mangle") return [`${indent}${scene.text(attribute)}`];
    if (attribute.meta.name !== "export_name" || attribute.meta.value?.value === undefined) return [];
    const from = attribute.meta.value;
    return [`${indent}${scene.text(attribute).replace(scene.text(from), `"${from.value}_free"`)}`];
  });
  const visibility = fn.visibility === undefined ? "" : `${scene.text(fn.visibility)} `;
  const after = [
    "",
    "",
    `${indent}/// Frees what \`${name.text}\` gave. Null is allowed.`,
    `${indent}///`,
    `${indent}/// # Safety`,
    `${indent}/// \`text\` is null, or comes from \`${name.text}\` and was not freed before.`,
    ...exported,
    `${indent}${visibility}unsafe ${scene.text(fn.abi as Range)} fn ${free}(text: *mut ${path}::ffi::c_char) {`,
    `${indent}    if !text.is_null() {`,
    `${indent}        // SAFETY: made by \`CString::into_raw\` in \`${name.text}\`, and not freed before.`,
    `${indent}        drop(unsafe { ${path}::ffi::CString::from_raw(text) });`,
    `${indent}    }`,
    `${indent}}`,
  ];
  return [
    {
      title: `Give the text as \`*mut c_char\`, and free it with \`${free}\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [
        scene.replace(type, `*mut ${path}::ffi::c_char`),
        scene.replace(inside, replaced),
        scene.insert(body.end, after.join("\n")),
      ],
    },
  ];
}

function freeVariable(body: string): string {
  return ["text", "result", "ffi_text"].find((name) => !new RegExp(`\\b${name}\\b`).test(body)) ?? "ffi_result";
}

/** The word `unsafe`, which a function that reads through a caller's pointer needs. */
function madeUnsafe(fn: FnItem, scene: FixScene): readonly Edit[] {
  if (fn.abi === undefined || fn.qualifiers.some(({ word }) => word === "unsafe")) return [];
  return [scene.insert(fn.abi.start, "unsafe ")];
}
