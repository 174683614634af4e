import type { Attribute, FnItem } from "../facts/item.ts";
import { type Edit, type FixScene, reference, rule } from "./rule.ts";

export const fnWithoutBody = rule<"fn", { readonly fn: FnItem }>({
  name: "fn-without-body",
  rustc: ["msg:free-function-without-a-body"],
  level: "error",
  since: "0.1.0",
  on: ["fn"],
  explain: {
    what: "A function outside an external block and outside a trait has no body.",
    why: '`extern "C"` before `fn` says that other languages may call this function, so Rust must define it. To use a function that another language defines, declare it in an `unsafe extern "C"` block.',
    bad: 'pub extern "C" fn crc32(data: *const u8, length: usize) -> u32;',
    good: 'unsafe extern "C" {\n    pub fn crc32(data: *const u8, length: usize) -> u32;\n}',
    sources: [
      reference("items/functions.html#r-items.fn.body.bodyless", "functions without a body"),
      reference("items/external-blocks.html#r-items.extern.intro", "external blocks"),
    ],
  },
  *check(fn, { place }) {
    if (fn.body !== undefined || (place !== "module" && place !== "body")) return;
    // The compiler writes the body of an intrinsic.
    if (fn.attributes.some(({ meta }) => meta.name === "rustc_intrinsic")) return;
    yield { range: fn, data: { fn } };
  },
  message: ({ fn }) =>
    fn.abi === undefined
      ? `\`${fn.name.text}\` has no body`
      : `\`${fn.name.text}\` has no body: \`extern\` before \`fn\` defines a function for others to call; a foreign one is declared in an \`extern\` block`,
  fixes: ({ fn }, scene) => {
    const block = foreign(fn, scene);
    return [
      ...(block === undefined
        ? []
        : [
            {
              title: "Declare it in an `unsafe extern` block",
              safety: "unsafe" as const,
              kind: "quickfix" as const,
              edits: block,
            },
          ]),
      {
        title: "Add a body",
        safety: "unsafe",
        kind: "quickfix",
        edits: [
          scene.replace({ start: scene.source.slice(0, fn.end - 1).trimEnd().length, end: fn.end }, " { todo!() }"),
        ],
      },
    ];
  },
});

/** The function as the one item of an external block; undefined where it could not stand there. */
function foreign(fn: FnItem, scene: FixScene): Edit[] | undefined {
  const { abi, attributes, qualifiers } = fn;
  if (abi === undefined || qualifiers.some(({ word }) => !/^(?:const|unsafe|extern|safe)$/.test(word)))
    return undefined;
  if (fn.implTraits.length > 0 || fn.generics?.params.some(({ kind }) => kind !== "lifetime")) return undefined;
  if (fn.params.some(({ pattern, self }) => self !== undefined || pattern?.kind === "other")) return undefined;
  const start = attributes[0]?.start ?? fn.start;
  const before = scene.source.slice(0, start);
  const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1] ?? "";
  const inside = `${indent}    `;
  const edits = [
    scene.insert(start, `unsafe ${abi.explicit ? scene.text(abi) : 'extern "C"'} {\n${inside}`),
    ...attributes.flatMap((attribute) => imported(attribute, scene)),
    ...qualifiers.filter(({ word }) => word === "const" || word === "extern").map((word) => scene.remove(word)),
    scene.insert(fn.end, `\n${indent}}`),
  ];
  const gone = (at: number) => edits.some((edit) => edit.newText === "" && edit.start < at && at <= edit.end);
  for (const { index } of scene.text({ start, end: fn.end }).matchAll(/\n(?=[^\r\n])/g)) {
    const line = scene.insert(start + index + 1, "    ");
    if (!gone(line.start)) edits.push(line);
  }
  return edits;
}

/** An exporting attribute says nothing about an import: `no_mangle` goes, `export_name` names the symbol to import. */
function imported(attribute: Attribute, scene: FixScene): Edit[] {
  const { name, value } = attribute.meta;
  if (name === "no_mangle") {
    const gap = /^\s*/.exec(scene.source.slice(attribute.end))?.[0] ?? "";
    return [scene.replace({ start: attribute.start, end: attribute.end + gap.length }, "")];
  }
  if (name !== "export_name" || value === undefined) return [];
  return [scene.replace(attribute, `#[link_name = ${scene.text(value)}]`)];
}
