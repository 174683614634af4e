import { type AttributeUse, activeAttributes } from "../model/active-attributes.ts";
import { type Found, reference, rule } from "./rule.ts";

/** The lint and configuration attributes, which a parameter may have. */
const ALLOWED: ReadonlySet<string> = new Set(["allow", "cfg", "cfg_attr", "deny", "expect", "forbid", "warn"]);

/**
 * Built-in attributes that are no macros. Others may be a macro's own marks, which it takes away.
 * Source: Rust Reference, "Built-in attributes index"; each tried on a parameter with rustc 1.95.
 */
const BUILT_IN: ReadonlySet<string> = new Set(
  (
    "automatically_derived cold coverage crate_name crate_type debugger_visualizer deprecated doc export_name feature " +
    "ffi_const ffi_pure ignore inline instruction_set lang link link_name link_ordinal link_section linkage macro_export " +
    "macro_use may_dangle must_use naked no_builtins no_core no_implicit_prelude no_link no_main no_mangle no_std " +
    "non_exhaustive optimize panic_handler path proc_macro proc_macro_attribute proc_macro_derive recursion_limit repr " +
    "should_panic target_feature thread_local track_caller type_length_limit used windows_subsystem"
  ).split(" "),
);

export const parameterAttribute = rule<"foreign-fn" | "fn" | "fn-pointer" | "attributes", AttributeUse>({
  name: "parameter-attribute",
  rustc: ["msg:allow-cfg-cfg-attr-deny-expect-forbid-and-warn-are"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "fn", "fn-pointer", "attributes"],
  explain: {
    what: "A parameter has a built-in attribute that parameters cannot have.",
    why: "Symbols, layouts and calling are matters of the whole function: an attribute such as `link_name` or `inline` on one parameter says nothing. Only `cfg`, `cfg_attr` and the lint levels are read there.",
    bad: 'unsafe extern "C" {\n    fn open(#[link_name = "open64"] path: *const u8) -> i32;\n}',
    good: 'unsafe extern "C" {\n    #[link_name = "open64"]\n    fn open(path: *const u8) -> i32;\n}',
    sources: [
      reference("items/functions.html#r-items.fn.param-attributes", "attributes on function parameters"),
      reference("items/external-blocks.html#r-items.extern.attributes.fn-parameters", "the same for foreign functions"),
    ],
  },
  *check(subject, scene) {
    if ("owner" in subject) {
      const { owner, uses } = subject;
      if (owner.kind === "node" && owner.node.kind === "closure-param") yield* refused(uses);
      return;
    }
    for (const { attributes } of subject.params) {
      if (attributes.length > 0) yield* refused(activeAttributes(attributes, scene.scope.module.crate.cfg).uses);
    }
  },
  message: ({ meta }) =>
    `a parameter cannot have \`#[${meta.name}]\`; only \`cfg\`, \`cfg_attr\` and lint levels may stand there`,
  fixes: ({ attribute, conditional }, scene) =>
    conditional
      ? []
      : [{ title: "Remove the attribute", safety: "unsafe", kind: "quickfix", edits: [scene.remove(attribute)] }],
});

function* refused(uses: readonly AttributeUse[]): Iterable<Found<AttributeUse>> {
  for (const use of uses) {
    const { name } = use.meta;
    if (!ALLOWED.has(name) && BUILT_IN.has(name)) yield { range: use.range, data: use };
  }
}
