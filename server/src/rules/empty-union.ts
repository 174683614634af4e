import { presentParts } from "../model/presence.ts";
import { reference, rule } from "./rule.ts";

export const emptyUnion = rule<"type-definition", { readonly name: string }>({
  name: "empty-union",
  rustc: ["msg:unions-cannot-have-zero-fields"],
  level: "error",
  since: "0.1.0",
  on: ["type-definition"],
  explain: {
    what: "A union has no fields.",
    why: "A union's value is the value of one of its fields, so without fields there is none. Standard C knows no empty union either. For an opaque C type take a `#[repr(C)]` struct with a private field.",
    bad: "#[repr(C)]\npub union Value {}",
    good: "#[repr(C)]\npub struct Value {\n    _private: [u8; 0],\n}",
    sources: [reference("items/unions.html#r-items.union.constraint", "unions without fields")],
  },
  *check(item, { scope }) {
    if (item.kind !== "union" || presentParts(item.fields, scope.module.crate.cfg)?.length !== 0) return;
    yield { range: { start: item.start, end: item.end }, data: { name: item.name.text } };
  },
  message: ({ name }) => `The union \`${name}\` has no fields`,
});
