import type { RustType } from "../facts/item.ts";
import { flowOf } from "../model/flow.ts";
import { panicsIn } from "../model/panics.ts";
import { fnOf, letsOut, summaryOf } from "../model/summary.ts";
import { reference, rule } from "./rule.ts";
import { onPanic } from "./unwind/border.ts";

type Data =
  /** A foreign function that may call back into Rust frames that unwind. */
  | { readonly kind: "import"; readonly name: string; readonly abi: string }
  /** An exported function out of which a panic unwinds. */
  | { readonly kind: "export"; readonly name: string; readonly abi: string };

export const unwindAbiChoice = rule<"foreign-fn" | "body", Data>({
  name: "unwind-abi-choice",
  group: "unwinding",
  rustc: [],
  level: "info",
  since: "0.2.0",
  on: ["foreign-fn", "body"],
  explain: {
    what: "A panic may unwind through C, and the ABIs on its way do not agree, or leave it to C.",
    why: 'A callback with an "-unwind" ABI may let a panic out into the C code that called it. That code was called through a foreign function; if its ABI is plain "C", the panic aborts there. And a function exported with an "-unwind" ABI hands its panics to its C caller, which must be compiled so that frames can be unwound, and must hold nothing that it needs to free.',
    bad: 'unsafe extern "C" {\n    fn each(visit: extern "C-unwind" fn(u32));\n}',
    good: 'unsafe extern "C-unwind" {\n    fn each(visit: extern "C-unwind" fn(u32));\n}',
    sources: [
      reference("items/functions.html#unwinding", "unwinding"),
      { title: "RFC 2945, C-unwind ABI", url: "https://rust-lang.github.io/rfcs/2945-c-unwind-abi.html" },
    ],
  },
  *check(subject, scene) {
    const { item } = scene;
    if (item.kind !== "fn") return;
    if ("root" in subject) {
      const { abi } = item;
      if (abi === undefined || !abi.name.endsWith("-unwind") || onPanic(scene) !== "unwind") return;
      const { events } = flowOf(subject);
      const { world } = scene.scope;
      const panics =
        panicsIn(flowOf(subject)).some(({ guarded, strength }) => guarded === false && strength === "input") ||
        events.some((event) => {
          if (event.kind !== "call" || !letsOut(event, events)) return false;
          const fn = fnOf(event.callee, world);
          return fn !== undefined && summaryOf(fn).panic?.strength === "input";
        });
      if (panics) yield { range: item.name, data: { kind: "export", name: item.name.text, abi: abi.name } };
      return;
    }
    const abi = scene.block?.abi.name ?? "C";
    if (abi.endsWith("-unwind") || abi === "Rust") return;
    const param = subject.params.find(({ type }) => type !== undefined && isUnwinding(type));
    if (param?.type !== undefined) yield { range: param.type, data: { kind: "import", name: subject.name.text, abi } };
  },
  message: (data) =>
    data.kind === "import"
      ? `the callback may unwind, but \`${data.name}\` is declared \`extern "${data.abi}"\`, where unwinding aborts; \`extern "${data.abi}-unwind"\` lets it pass`
      : `a panic in \`${data.name}\` unwinds into its C caller (\`extern "${data.abi}"\`), which must be compiled for that, for example with \`-fexceptions\``,
});

function isUnwinding(type: RustType): boolean {
  if (type.kind === "fn-pointer") return type.abi?.name.endsWith("-unwind") === true;
  return type.kind === "path" && type.segments.at(-1) === "Option" && type.args.some(isUnwinding);
}
