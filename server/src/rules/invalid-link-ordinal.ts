import { type AttributeUse, activeAttributes } from "../model/active-attributes.ts";
import { readLink } from "./attributes/link.ts";
import { ordinalOf } from "./attributes/ordinal.ts";
import { namedUsesOf, usesOf, withoutUse } from "./attributes/uses.ts";
import { reference, rule, type Scene } from "./rule.ts";

const WITH_NAME = "msg:cannot-use-link-name-with-link-ordinal";
const TOO_LARGE = "msg:ordinal-value-in-link-ordinal-is-too-large";

export const invalidLinkOrdinal = rule<"attributes", { readonly use: AttributeUse; readonly ordinal: string }>({
  name: "invalid-link-ordinal",
  rustc: ["msg:link-ordinal-is-only-supported-if-link-kind-is-raw", WITH_NAME, TOO_LARGE],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link_ordinal"],
  explain: {
    what: "A `link_ordinal` is too large, stands beside `link_name`, or its block is not linked as `raw-dylib`.",
    why: "A Windows DLL may export functions by number. Only `raw-dylib` makes an import library in which a number can stand for the name; the number has 16 bits.",
    bad: '#[link(name = "engine")]\nunsafe extern "C" {\n    #[link_ordinal(7)]\n    fn start();\n}',
    good: '#[link(name = "engine", kind = "raw-dylib")]\nunsafe extern "C" {\n    #[link_ordinal(7)]\n    fn start();\n}',
    options: "target: x86_64-pc-windows-msvc",
    sources: [
      reference("items/external-blocks.html#r-items.extern.attributes.link_ordinal", "`link_ordinal`"),
      reference("items/external-blocks.html#r-items.extern.attributes.link_ordinal.exclusive", "`link_ordinal`, alone"),
    ],
  },
  *check({ owner, uses }, scene) {
    const ordinals = usesOf(uses, "link_ordinal");
    if (ordinals.length === 0) return;
    for (const use of ordinals) {
      const ordinal = ordinalOf(use.meta);
      if (ordinal === undefined || ordinal <= 65535n || ordinal >= 1n << 128n) continue;
      yield { range: use.range, data: { use, ordinal: `${ordinal}` }, rustc: TOO_LARGE };
    }
    if (owner.kind !== "item" || owner.item.broken) return;
    if (owner.item.kind !== "fn" && owner.item.kind !== "static") return;
    const valid = ordinals.filter(({ meta }) => (ordinalOf(meta) ?? 65536n) <= 65535n);
    const use = valid.at(-1);
    if (use === undefined) return;
    const found = { range: use.range, data: { use, ordinal: "" } };
    const foreign = scene.place === "extern-block";
    // On a definition the compiler has ignored `link_name` by then.
    const named = namedUsesOf(uses, "export_name").length > 0 || (foreign && namedUsesOf(uses, "link_name").length > 0);
    if (named) yield { ...found, rustc: WITH_NAME };
    // The compiler comes to the library only when the item itself is right.
    else if (valid.length === 1 && ordinals.length === 1 && foreign && isOtherwiseLinked(scene)) yield found;
  },
  message: ({ ordinal }, { rustc }) => {
    if (rustc === WITH_NAME) return "`link_ordinal` may not stand beside a name";
    if (rustc === TOO_LARGE) return `The ordinal ${ordinal} is larger than 65535`;
    return '`link_ordinal` is for blocks with `link(…, kind = "raw-dylib")` only';
  },
  fixes: ({ use }, scene, { rustc }) => (rustc === WITH_NAME ? withoutUse(use, "unsafe", scene) : []),
});

/** Whether the block has a library that is no `raw-dylib`. Without any, nobody asks. */
function isOtherwiseLinked({ block, scope, target, features }: Scene): boolean {
  if (block === undefined || block.abi.name === "Rust") return false;
  const written = [...block.attributes, ...block.innerAttributes];
  const { uses } = activeAttributes(written, scope.module.crate.cfg);
  return uses.some((use) => {
    const { valid, kind } = readLink(use, target, features);
    return valid && kind !== "raw-dylib";
  });
}
