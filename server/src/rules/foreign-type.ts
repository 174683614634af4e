import { errorIndex, ferrocene, reference, rule } from "./rule.ts";

export const foreignType = rule({
  name: "foreign-type",
  rustc: ["E0658"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-type"],
  explain: {
    what: "A `type` is declared in an external block, which needs the unstable feature `extern_types`.",
    why: "Such a type would stand for a C type of unknown size that is only used behind pointers. Stable Rust has no such thing yet; an opaque struct does the work: it has no fields anyone can touch, cannot be made in Rust, and `*mut` pointers to it do not mix with pointers to anything else.",
    bad: 'unsafe extern "C" {\n    type Archive;\n    fn archive_free(a: *mut Archive);\n}',
    good: '#[repr(C)]\npub struct Archive {\n    _data: (),\n    _marker: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,\n}\nunsafe extern "C" {\n    fn archive_free(a: *mut Archive);\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.allowed-kinds", "External blocks, kinds of items"),
      {
        title: "The Rustonomicon, representing opaque structs",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#representing-opaque-structs",
      },
      ferrocene("fls_tmoh3y9oyqsy", "External blocks, syntax of their items"),
      errorIndex("E0658"),
    ],
  },
  *check(type, { features }) {
    if (!features.has("extern_types")) yield { range: type, data: { name: type.name } };
  },
  message: ({ name }) => `A foreign type such as \`${name.text}\` needs the unstable feature \`extern_types\``,
  fixes: ({ name }, scene) => {
    const { item, source, edition } = scene;
    // Bounds, generics or a value: the type means something else.
    if (!/^\s*;$/.test(source.slice(name.end, item.end))) return [];
    const first = item.attributes[0]?.start ?? item.start;
    const indent = /[ \t]*$/.exec(source.slice(0, first))?.[0] ?? "";
    const visibility = item.visibility === undefined ? "" : `${scene.text(item.visibility)} `;
    // Before edition 2018 a path to `core` needs an `extern crate`.
    const marker = edition < 2018 ? "::std::marker" : "::core::marker";
    const lines = [
      "#[repr(C)]",
      `${visibility}struct ${scene.text(name)} {`,
      "    _data: (),",
      `    _marker: ${marker}::PhantomData<(*mut u8, ${marker}::PhantomPinned)>,`,
      "}",
    ];
    const edits = scene.moveOut([scene.replace(item, lines.join(`\n${indent}`))]);
    if (edits === undefined) return [];
    return [{ title: `Make \`${name.text}\` an opaque struct`, safety: "unsafe", kind: "quickfix", edits }];
  },
});
