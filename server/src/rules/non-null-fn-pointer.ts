import type { Range } from "../facts/item.ts";
import { crossingsOf, isAbiOfC, placesOf, sideOf } from "../model/border.ts";
import { exportedSymbol } from "../model/linked-items.ts";
import { type Fix, type FixScene, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly where: string;
  /** The marked type is the function pointer itself. */
  readonly isOwn: boolean;
}

export const nonNullFnPointer = rule<"fn" | "foreign-fn" | "foreign-static", Data>({
  name: "non-null-fn-pointer",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["fn", "foreign-fn", "foreign-static"],
  explain: {
    what: "A function pointer that C may leave NULL has a type that cannot be NULL.",
    why: 'C marks "no callback" with a null pointer. A function pointer in Rust is never null, so a null one is undefined behaviour before anybody calls it. `Option<extern "C" fn(…)>` has the same size and makes NULL `None`.',
    bad: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn set_logger(log: extern "C" fn(c_int)) {\n    log(0);\n}',
    good: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn set_logger(log: Option<extern "C" fn(c_int)>) {\n    if let Some(log) = log {\n        log(0);\n    }\n}',
    sources: [
      {
        title: "The Rustonomicon, the nullable pointer optimization",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#the-nullable-pointer-optimization",
      },
      reference("behavior-considered-undefined.html#invalid-values", "invalid values"),
      reference("types/function-pointer.html", "function pointer types"),
    ],
    note: "Parameters of imported functions are fine: there Rust gives the pointer. So are fields of structs that no foreign or exported function takes.",
  },
  *check(item, scene) {
    if (!scene.source.includes("fn")) return;
    switch (item.kind) {
      case "fn": {
        const side = sideOf(item, scene.block);
        if (side === undefined || (side === "export" && !isExported(item, scene))) return;
        for (const place of placesOf(item, side, scene.source, scene.scope)) {
          const { position, type, param } = place;
          const name = param?.pattern?.kind === "identifier" ? param.pattern.name.text : "_";
          const where = position === "result" ? `the result of \`${item.name.text}\`` : `\`${name}\``;
          for (const { ty, writer, nullable, steps } of crossingsOf(place)) {
            if (ty.kind !== "fn" || writer !== "c" || nullable || !isOfC(ty.abi)) continue;
            if (steps.length === 0 && type.kind === "fn-pointer") yield { range: type, data: { where, isOwn: true } };
            // A table of C's own functions, or a struct that C may only read, is full as a rule.
            if (side === "import") continue;
            const field = steps.at(-1);
            if (field?.kind !== "field" || field.of === undefined || field.range === undefined) continue;
            yield {
              range: type,
              data: { where: `\`${field.text.split(":")[0]}\` in ${where}`, isOwn: false },
              related: [{ range: field.range, of: field.of, message: "this field cannot be NULL" }],
            };
            break;
          }
        }
        return;
      }
      case "static":
        if (item.type?.kind === "fn-pointer" && isOfC(item.type.abi?.name)) {
          yield { range: item.type, data: { where: `\`${item.name.text}\``, isOwn: true } };
        }
        return;
      default:
    }
  },
  message: ({ where }) => `C may leave ${where} NULL, which this type cannot be; make it \`Option<…>\``,
  fixes: ({ isOwn }, scene, { range }) => (isOwn ? [optionFix(range, scene)] : []),
});

function optionFix(range: Range, scene: FixScene): Fix {
  return {
    title: "Make it an `Option`",
    safety: "unsafe",
    kind: "quickfix",
    edits: [scene.replace(range, `Option<${scene.text(range)}>`)],
  };
}

/** Whether a function pointer is one of C's functions. */
function isOfC(abi: string | undefined): boolean {
  return abi !== undefined && isAbiOfC(abi);
}

function isExported(item: Extract<Scene["item"], { kind: "fn" }>, { scope: { module } }: Scene): boolean {
  return item.attributes.length > 0 && exportedSymbol(item.name.text, item.attributes, module.crate.cfg) !== undefined;
}
