import type { AttributeUse } from "../model/active-attributes.ts";
import { readLink } from "./attributes/link.ts";
import { reference, rule } from "./rule.ts";

export const importNameType = rule<"attributes", { readonly use: AttributeUse }>({
  name: "import-name-type",
  rustc: ["msg:import-name-type-is-only-supported-on-x86", "msg:import-name-type-can-only-be-used-with-link-kind-raw"],
  level: "error",
  since: "0.1.0",
  on: ["attributes"],
  attributes: ["link"],
  explain: {
    what: "`import_name_type` is given for a target or a kind of library that has no such thing.",
    why: "Only 32-bit x86 Windows decorates the names of functions, and only for `raw-dylib` does Rust write the import library where it matters. On 64-bit targets the argument is an error, so crates for both say it under a condition.",
    bad: '#[link(name = "legacy", kind = "raw-dylib", import_name_type = "undecorated")]\nunsafe extern "stdcall" {}',
    good: '#[link(name = "legacy", kind = "raw-dylib")]\nunsafe extern "system" {}',
    options: "target: x86_64-pc-windows-msvc",
    sources: [
      reference(
        "items/external-blocks.html#r-items.extern.attributes.link.import_name_type.platform-specific",
        "`import_name_type`, platforms",
      ),
      reference(
        "items/external-blocks.html#r-items.extern.attributes.link.import_name_type",
        "`link`, `import_name_type`",
      ),
    ],
  },
  *check({ uses }, { target, features }) {
    for (const use of uses) {
      if (use.meta.name !== "link" || use.range.end === use.range.start) continue;
      for (const mistake of readLink(use, target, features).mistakes) {
        const found = { range: mistake, data: { use } };
        if (mistake.kind === "import-name-target") yield found;
        if (mistake.kind === "import-name-kind") {
          yield { ...found, rustc: "msg:import-name-type-can-only-be-used-with-link-kind-raw" };
        }
      }
    }
  },
  message: (_, { rustc }) =>
    rustc === undefined
      ? "`import_name_type` is for 32-bit x86 only"
      : '`import_name_type` is for `kind = "raw-dylib"` only',
});
