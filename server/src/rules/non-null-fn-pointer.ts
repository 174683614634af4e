import type { Field } from "../facts/item.ts";
import { type Crossing, isAbiOfC } from "../model/border.ts";
import type { Definition } from "../model/resolve.ts";
import { symbolOf } from "./exports/exported.ts";
import { checkAtTop } from "./pointers/early-return.ts";
import {
  type BorderPlace,
  borderPlaces,
  decidingField,
  filledByC,
  nameOf,
  relatedOf,
  wayText,
} from "./pointers/signature.ts";
import { type Edit, type Fix, type FixScene, reference, rule } from "./rule.ts";

interface Data {
  readonly way: string;
  readonly place: BorderPlace;
  readonly crossing: Crossing;
  readonly item: "fn" | "static";
}

export const nonNullFnPointer = rule<"foreign-fn" | "fn" | "foreign-static", Data>({
  name: "non-null-fn-pointer",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn", "foreign-static"],
  explain: {
    what: "C fills a function pointer that Rust takes for one that is never null.",
    why: 'In C “no callback” is a null function pointer, and a table of callbacks may leave any of them out. A Rust `fn` is never null: a null one is undefined behaviour as soon as it exists, and a check for it cannot even be written. `Option<extern "C" fn()>` has the same size and passes the same way, with null for `None`.',
    bad: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn for_each(count: c_int, callback: extern "C" fn(c_int)) {\n    (0..count).for_each(|i| callback(i));\n}',
    good: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn for_each(count: c_int, callback: Option<extern "C" fn(c_int)>) {\n    if let Some(callback) = callback {\n        (0..count).for_each(|i| callback(i));\n    }\n}',
    sources: [
      reference("types/function-pointer.html", "function pointer types"),
      reference("behavior-considered-undefined.html#r-undefined.validity.fn-pointer", "null function pointers"),
      {
        title: "The Rustonomicon, the nullable pointer optimization",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#the-nullable-pointer-optimization",
      },
    ],
    note: 'A parameter of an imported function is not reported: Rust passes it. A callback, which one library calls, and a constant table of a library are reported at the level "info".',
  },
  *check(item, scene) {
    // The linker's bounds of a table: only their addresses mean something.
    if (item.kind === "static" && /_(?:start|end)(?:__)?$|^__(?:start|stop)_/.test(item.name.text)) return;
    for (const place of borderPlaces(item, scene)) {
      const crossing = place.crossings.find(
        (one) =>
          one.ty.kind === "fn" &&
          isAbiOfC(one.ty.abi) &&
          !one.nullable &&
          filledByC(one, place, nameOf(item)) === "surely",
      );
      if (crossing === undefined) continue;
      const { steps, ty } = crossing;
      const written = scene.source.slice(place.type.start, place.type.end);
      const pattern = steps.length === 0 ? place.param?.pattern : undefined;
      const param = pattern?.kind === "identifier" ? pattern.name.text : undefined;
      const kind = item.kind === "static" ? "static" : "fn";
      // A constant table is filled once, by people who have read what may be left out.
      const isConstant = item.kind === "static" && !item.mutable && steps.length > 0;
      const isOfCallback =
        steps.some((step) => step.kind !== "field") ||
        (place.side === "export" && item.kind === "fn" && symbolOf(item, scene) === undefined);
      const once = decidingField(steps);
      yield {
        range: place.type,
        ...(once === undefined ? {} : { once }),
        data: { way: param === undefined ? wayText(written, steps, ty) : `\`${param}\``, place, crossing, item: kind },
        related: relatedOf(steps, ty, scene),
        // The one library that calls a callback says what it passes.
        ...(isOfCallback || isConstant ? { level: "info" as const } : {}),
      };
    }
  },
  message: ({ way }) =>
    `${way}: C may leave it null, and a Rust function pointer is never null; write \`Option<…>\` around it`,
  fixes({ place, crossing: { steps } }, scene) {
    const { type, param, side, position } = place;
    const [first] = steps;
    if (first === undefined) {
      const written = scene.replace(type, `Option<${scene.text(type)}>`);
      if (side !== "export" || position !== "parameter") return [wrapped([written])];
      if (param?.pattern?.kind !== "identifier" || scene.item.kind !== "fn") return [];
      const { text } = param.pattern.name;
      const check = checkAtTop(`let Some(${text}) = ${text} else`, scene.item, scene);
      return check === undefined ? [] : [wrapped([written, ...check])];
    }
    const last = steps.at(-1);
    if (last?.kind !== "field" || last.field === undefined || last.of === undefined) return [];
    const edit = fieldEdit(last.field, last.of, scene);
    return edit === undefined ? [] : [wrapped([edit])];
  },
});

function wrapped(edits: readonly Edit[]): Fix {
  return { title: "Write `Option<…>` around the function pointer", safety: "unsafe", kind: "quickfix", edits };
}

function fieldEdit({ type }: Field, of: Definition, scene: FixScene): Edit | undefined {
  const start = scene.startOf(of);
  if (start === undefined || type === undefined || type.kind === "array") return undefined;
  const newText = `Option<${of.source.slice(type.start, type.end)}>`;
  return { start: start + type.start, end: start + type.end, newText };
}
