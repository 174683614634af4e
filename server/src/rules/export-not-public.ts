import type { FnItem, StaticItem } from "../facts/item.ts";
import { isRuntimeItem, symbolOf } from "./exports/exported.ts";
import { reference, rule } from "./rule.ts";

const KNOWN_BY_NAME = /^rust_|^(?:main|DllMain|WinMain|wWinMain)$|Handler$|_IRQHandler$/;

export const exportNotPublic = rule<"fn" | "static", { readonly item: FnItem | StaticItem; readonly symbol: string }>({
  name: "export-not-public",
  group: "exports",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["fn", "static"],
  explain: {
    what: "An item is exported to C, but private in Rust.",
    why: "`#[no_mangle]` and `#[export_name]` put a symbol into the library whatever the visibility says, so C reaches the item all the same. Whoever reads the code takes it for an inner part that may change, and so do tools that go by visibility: cbindgen before version 0.26 leaves private functions out of its headers, and C code then calls them without a declaration. `pub` tells readers and tools what is true anyway.",
    bad: '#[unsafe(no_mangle)]\nextern "C" fn engine_stop(code: i32) -> i32 {\n    code\n}',
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_stop(code: i32) -> i32 {\n    code\n}',
    sources: [
      reference("abi.html#the-no_mangle-attribute", "the `no_mangle` attribute"),
      {
        title: "cbindgen user guide, writing your C API",
        url: "https://github.com/mozilla/cbindgen/blob/main/docs.md#writing-your-c-api",
      },
    ],
  },
  *check(item, scene) {
    // In a trait's impl there is no visibility, in a body nobody could use it.
    if (item.visibility !== undefined || scene.place !== "module" || item.attributes.length === 0) return;
    if (item.kind === "fn" && (item.abi === undefined || item.abi.name === "Rust")) return;
    if (isRuntimeItem(item)) return;
    const symbol = symbolOf(item, scene)?.name;
    // What a runtime calls by a name that it knows is in nobody's header, nor what is no name in C.
    if (symbol === undefined || !/^[a-z]\w*$/i.test(symbol) || KNOWN_BY_NAME.test(symbol)) return;
    // A place in a section of its own is for the linker, not for C.
    if (item.attributes.some(({ meta }) => meta.name === "link_section" || meta.name === "used")) return;
    yield { range: item.name, data: { item, symbol } };
  },
  message: ({ item, symbol }) =>
    symbol === item.name.text
      ? `\`${symbol}\` is private in Rust, but its symbol is exported all the same; make it \`pub\`, so that nobody takes it for an inner part`
      : `\`${item.name.text}\` is private in Rust, but exported as \`${symbol}\` all the same; make it \`pub\`, so that nobody takes it for an inner part`,
  fixes: ({ item }, scene) => [
    { title: "Make it `pub`", safety: "safe", kind: "quickfix", edits: [scene.insert(item.start, "pub ")] },
  ],
});
