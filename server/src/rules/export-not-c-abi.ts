import type { FnItem, RustType } from "../facts/item.ts";
import { isNaked } from "../model/fn-signature.ts";
import type { LinkedItem } from "../model/linked-items.ts";
import { fnKeyword, isRuntimeItem, symbolOf } from "./exports/exported.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly fn: FnItem;
  readonly symbol: string;
  /** The signature holds what only Rust knows: the caller may be a Rust program that loads a plugin. */
  readonly rustOnly: boolean;
}

export const exportNotCAbi = rule<"fn", Data>({
  name: "export-not-c-abi",
  group: "exports",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: "A function is exported under a plain symbol, but with Rust's own calling convention.",
    why: '`#[no_mangle]` and `#[export_name]` change the symbol only. How arguments and results travel is decided by `extern "C"`, and without it the compiler may pass them in any way, which changes between its versions: a struct may come in two registers where C stores it in memory. The linker checks names, not conventions, so C calls the function and both read different registers.',
    bad: "#[unsafe(no_mangle)]\npub fn engine_volume(level: u8) -> u32 {\n    u32::from(level) * 3\n}",
    good: '#[unsafe(no_mangle)]\npub extern "C" fn engine_volume(level: u8) -> u32 {\n    u32::from(level) * 3\n}',
    sources: [
      reference("abi.html#the-no_mangle-attribute", "the `no_mangle` attribute"),
      reference("items/functions.html#extern-function-qualifier", "extern function qualifier"),
      {
        title: "The Rustonomicon, Calling Rust code from C",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#calling-rust-code-from-c",
      },
    ],
    note: 'Where the caller is Rust as well, write `extern "Rust"`: it says that the convention is meant. Symbols that begin with `_`, and those that an `extern "Rust"` block of the crate declares, are not reported.',
  },
  *check(fn, scene) {
    // Whatever is written is meant: `extern "Rust"` too.
    if (fn.abi !== undefined || fn.attributes.length === 0 || isRuntimeItem(fn) || isNaked(fn.attributes)) return;
    // An `async fn` returns a future, which is another rule's business.
    if (fn.qualifiers.some(({ word }) => word === "async" || word === "gen")) return;
    const symbol = symbolOf(fn, scene)?.name;
    if (symbol === undefined || /^_|^(?:rust|miri)_/.test(symbol)) return;
    const { linked } = scene.scope.world;
    const { module } = scene.scope;
    if (linked.named(module, symbol).some(isCalledFromRust)) return;
    if (linked.inDependencies(module, symbol).some(isCalledFromRust)) return;
    const rustOnly = [...fn.params.map(({ type }) => type), fn.returnType].some((type) => isRustOnly(type));
    // A private one is asked for by a linker script, an assembler file or Rust itself as often as by C.
    const quiet = rustOnly || fn.visibility === undefined;
    yield { range: fn.name, data: { fn, symbol, rustOnly }, ...(quiet ? { level: "info" as const } : {}) };
  },
  message: ({ fn, symbol, rustOnly }) => {
    const what = symbol === fn.name.text ? `\`${symbol}\`` : `\`${fn.name.text}\`, exported as \`${symbol}\`,`;
    return rustOnly
      ? `${what} has Rust's own calling convention, which fits only callers built by the same compiler; write \`extern "Rust"\` if they are`
      : `${what} is exported with Rust's own calling convention, and C may pass arguments in other places; add \`extern "C"\``;
  },
  fixes: ({ fn, rustOnly }, scene) => {
    const write = (abi: string) =>
      ({
        title: `Add \`extern "${abi}"\``,
        safety: "unsafe",
        kind: "quickfix",
        edits: [scene.insert(fnKeyword(fn, scene.source), `extern "${abi}" `)],
      }) as const;
    return rustOnly ? [write("Rust"), write("C")] : [write("C"), write("Rust")];
  },
});

/** Whether a declaration of the symbol says that its callers are Rust. */
function isCalledFromRust({ role, definition }: LinkedItem): boolean {
  return role === "declaration" && /^[Rr]ust/.test(definition?.declaration.foreign?.abi ?? "");
}

/** Whether a type can be written for Rust callers only: what no C declaration can even try to name. */
function isRustOnly(type: RustType | undefined): boolean {
  switch (type?.kind) {
    case "dyn":
    case "impl":
      return true;
    case "path":
      return (
        /^(?:Result|Vec|String|Arc|Rc)$/.test(type.segments.at(-1) ?? "") || type.args.some((arg) => isRustOnly(arg))
      );
    case "reference":
    case "pointer":
      return isRustOnly(type.pointee);
    case "slice":
    case "array":
      return isRustOnly(type.element);
    case "tuple":
      return type.elements.some((element) => isRustOnly(element));
    default:
      return false;
  }
}
