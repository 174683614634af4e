import type { PathType, RustType } from "../facts/item.ts";
import { exportedSymbol } from "../model/linked-items.ts";
import { resolvePath, type Scope } from "../model/resolve.ts";
import { rule } from "./rule.ts";

interface Data {
  readonly alias: string;
}

export const optionFnAliasInExport = rule<"fn", Data>({
  name: "option-fn-alias-in-export",
  group: "exports",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: "An exported function takes `Option` of an alias for a function pointer, which cbindgen writes down wrongly.",
    why: "Rust passes such an option as one pointer. cbindgen looks at names, not at types: for an alias it declares a struct `Option_…` in the header, which C compilers pass in another way or refuse, so that this parameter and those after it arrive in the wrong places.",
    bad: 'pub type Callback = extern "C" fn(i32);\n\n#[unsafe(no_mangle)]\npub extern "C" fn client_on_event(callback: Option<Callback>) {}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn client_on_event(callback: Option<extern "C" fn(i32)>) {}',
    sources: [
      {
        title: "mozilla/cbindgen#326, Option of a function type alias generates incorrect bindings",
        url: "https://github.com/mozilla/cbindgen/issues/326",
      },
      {
        title: "std::option, Representation",
        url: "https://doc.rust-lang.org/std/option/index.html#representation",
      },
    ],
    note: 'Headers that are written by hand are right. An alias for the whole option, `type Callback = Option<extern "C" fn(i32)>`, is fine too.',
  },
  *check(item, scene) {
    if (item.abi === undefined || item.attributes.length === 0 || !scene.source.includes("Option<")) return;
    const { module } = scene.scope;
    if (exportedSymbol(item.name.text, item.attributes, module.crate.cfg) === undefined) return;
    for (const { type } of item.params) {
      const alias = type === undefined ? undefined : aliasIn(type, scene.scope);
      if (alias !== undefined) yield { range: alias, data: { alias: scene.source.slice(alias.start, alias.end) } };
    }
  },
  message: ({ alias }) =>
    `cbindgen writes \`Option<${alias}>\` into the header as a struct of its own, because \`${alias}\` is an alias; write the function pointer itself here, or make the alias one for the whole \`Option\``,
  fixes: ({ alias }, scene, { range }) => {
    const found = resolvePath({ segments: alias.split("::"), qualified: false }, scene.scope, "type");
    if (found.kind !== "definition" || found.definition.item.kind !== "type") return [];
    const { item, source } = found.definition;
    if (item.type?.kind !== "fn-pointer" || item.generics !== undefined) return [];
    const text = source.slice(item.type.start, item.type.end);
    return [
      {
        title: `Write \`${alias}\` out`,
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.replace(range, text)],
      },
    ];
  },
});

/** The alias for a function pointer in `Option<Alias>`. */
function aliasIn(type: RustType, scope: Scope): PathType | undefined {
  if (type.kind !== "path" || type.segments.at(-1) !== "Option") return undefined;
  const [inner, more] = type.args;
  if (inner?.kind !== "path" || more !== undefined) return undefined;
  const found = resolvePath(inner, scope, "type");
  if (found.kind !== "definition" || found.definition.item.kind !== "type") return undefined;
  return found.definition.item.type?.kind === "fn-pointer" ? inner : undefined;
}
