import { signatureRange } from "../model/fn-signature.ts";
import { findAbi } from "../target/abi.ts";
import { abiVerdicts } from "../target/abi-verdicts.ts";
import { type Fix, ferrocene, reference, rule } from "./rule.ts";

export const unsupportedCallingConvention = rule({
  name: "unsupported-calling-convention",
  rustc: ["unsupported_calling_conventions"],
  level: "warn",
  since: "0.1.0",
  on: ["abi"],
  explain: {
    what: "The ABI does not exist on this target, and the compiler only puts up with it.",
    why: 'For historical reasons the compiler reads `"cdecl"` off 32-bit x86, and `"stdcall"` and `"fastcall"` on 64-bit Windows, as `"C"`. So the declaration says one thing and the call does another, and a later compiler will reject it.',
    bad: 'unsafe extern "cdecl" {\n    fn handle(code: i32);\n}',
    good: 'unsafe extern "C" {\n    fn handle(code: i32);\n}',
    sources: [
      reference("items/external-blocks.html#r-items.extern.abi.cdecl", "the `cdecl` ABI"),
      ferrocene("fls_36qrs2fxxvi7", "the `cdecl` ABI"),
      { title: "rust-lang/rust issue 137018", url: "https://github.com/rust-lang/rust/issues/137018" },
    ],
  },
  *check({ spec, node }, { target, features, place }) {
    const abi = spec.explicit ? findAbi(spec.name) : undefined;
    if (abi === undefined || spec.literal === undefined) return;
    if (!abiVerdicts(abi, target, "fn", features).includes("unsupported_calling_conventions")) return;
    const data = { abi, literal: spec.literal, triple: target.triple };
    switch (node.kind) {
      case "fn":
        // The compiler looks at definitions: a trait's declaration is judged where it is implemented, and an ABI
        // inside an external block has no meaning at all.
        if (place !== "extern-block" && node.body !== undefined) yield { range: signatureRange(node), data };
        return;
      case "extern-block":
        yield { range: { start: node.start, end: node.end }, data, through: "block" };
        return;
      case "fn-pointer":
        yield { range: { start: node.start, end: node.end }, data };
    }
  },
  message: ({ abi, triple }) =>
    `\`"${abi.name}"\` does not exist on \`${triple}\`; the compiler takes it as \`"${cName(abi.name)}"\` for now`,
  fixes: ({ abi, literal }, scene) => {
    const change = (name: string, safety: Fix["safety"]): Fix => ({
      title: `Change the ABI to \`"${name}"\``,
      safety,
      kind: "quickfix",
      edits: [scene.replace(literal, `"${name}"`)],
    });
    const c = cName(abi.name);
    switch (abi.family) {
      case "cdecl": // is `"C"` on 32-bit x86 too
        return [change(c, "safe")];
      case "stdcall": // `"system"` keeps `stdcall` on 32-bit Windows
        return [change(c.replace("C", "system"), "safe"), change(c, "unsafe")];
      default:
        return [change(c, "unsafe")];
    }
  },
});

function cName(name: string): "C" | "C-unwind" {
  return name.endsWith("-unwind") ? "C-unwind" : "C";
}
