import { reference, rule } from "./rule.ts";

export const nonAsciiForeignName = rule({
  name: "non-ascii-foreign-name",
  rustc: ["msg:items-in-extern-blocks-cannot-use-non-ascii-identifiers"],
  level: "error",
  since: "0.1.0",
  on: ["foreign-fn", "foreign-static", "foreign-type"],
  explain: {
    what: "A foreign item's name holds letters that are not ASCII.",
    why: "The name is the symbol that the linker looks for, byte by byte. How other letters are written in an object file differs between compilers and platforms, and Rust normalises identifiers, so the bytes may not be those of the library. `#[link_name]` states the symbol exactly and leaves the Rust name free.",
    bad: 'unsafe extern "C" {\n    fn größe() -> usize;\n}',
    good: 'unsafe extern "C" {\n    #[link_name = "größe"]\n    fn size() -> usize;\n}',
    sources: [
      reference("identifiers.html#r-ident.ascii-limitations", "Identifiers, ASCII only"),
      reference("items/external-blocks.html#the-link_name-attribute", "the `link_name` attribute"),
    ],
    note: "E0754 is about `#[no_mangle]` items and module files; this error has no code.",
  },
  *check({ name }) {
    for (let i = 0; i < name.text.length; i++) {
      if (name.text.charCodeAt(i) > 127) {
        yield { range: name, data: { name: name.text } };
        return;
      }
    }
  },
  message: ({ name }) => `\`${name}\` is a symbol's name, and a symbol's name must be ASCII`,
  fixes: ({ name }, scene, { range }) => {
    const plain = name.normalize("NFD").replace(/\p{Mn}/gu, "");
    if (!/^[A-Za-z_]\w*$/.test(plain) || scene.item.kind === "type" || isUsedElsewhere(scene.file.text(), name))
      return [];
    const { attributes, start } = scene.item;
    const named = attributes.some(({ meta }) => meta.name === "link_name");
    const at = scene.sliceStart + start;
    const indent = /(?:^|\n)([ \t]*)$/.exec(scene.file.text(Math.max(0, at - 256), at));
    const gap = indent === null ? " " : `\n${indent[1]}`;
    return [
      {
        title: `Rename to \`${plain}\`${named ? "" : ", linked as before"}`,
        safety: "unsafe",
        kind: "quickfix",
        edits: [...(named ? [] : [scene.insert(start, `#[link_name = "${name}"]${gap}`)]), scene.replace(range, plain)],
      },
    ];
  },
});

/** Whether the name stands in the text more than once. */
function isUsedElsewhere(text: string, name: string): boolean {
  return text.indexOf(name) !== text.lastIndexOf(name);
}
