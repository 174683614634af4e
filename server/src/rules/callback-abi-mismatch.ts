import { typeOf } from "../model/infer.ts";
import { isPassedApart, isReturnedInMemory, passingOf } from "../model/passing.ts";
import { isUnit } from "../model/print-ty.ts";
import type { FnTy } from "../model/ty.ts";
import type { Target } from "../target/target.ts";
import { fnTyOf, fnValueOf } from "./callbacks/fn-types.ts";
import { transmutationOf } from "./layout/views.ts";
import { reference, rule } from "./rule.ts";

type Difference =
  | { readonly what: "abi"; readonly has: string; readonly called: string }
  | { readonly what: "count"; readonly has: number; readonly called: number }
  | { readonly what: "parameter"; readonly number: number }
  | { readonly what: "result" };

interface Data {
  readonly name: string;
  readonly difference: Difference;
}

export const callbackAbiMismatch = rule<"body/call", Data>({
  name: "callback-abi-mismatch",
  group: "callbacks",
  rustc: [],
  level: "error",
  since: "0.2.0",
  on: ["body/call"],
  explain: {
    what: "A function is transmuted to a function pointer of another signature or ABI, so that it is called with other arguments than it reads.",
    why: "The caller of a function pointer puts arguments in registers and on the stack by the pointer's type; the function reads them by its own. A parameter too many reads whatever was in its register, a float is looked for in another kind of register than an integer, and under a convention where the function cleans the stack, the stack is lost. WebAssembly traps instead.",
    bad: 'use std::ffi::c_void;\n\ntype Callback = unsafe extern "C" fn(*mut c_void);\n\nextern "C" fn on_level(user_data: *mut c_void, level: f64) {}\n\npub fn callback() -> Callback {\n    unsafe { std::mem::transmute(on_level as extern "C" fn(*mut c_void, f64)) }\n}',
    good: 'use std::ffi::c_void;\n\ntype Callback = unsafe extern "C" fn(*mut c_void, f64);\n\nextern "C" fn on_level(user_data: *mut c_void, level: f64) {}\n\npub fn callback() -> Callback {\n    on_level\n}',
    sources: [
      { title: "std::mem::transmute", url: "https://doc.rust-lang.org/std/mem/fn.transmute.html" },
      { title: "fn, ABI compatibility", url: "https://doc.rust-lang.org/std/primitive.fn.html#abi-compatibility" },
      reference("types/function-pointer.html", "function pointer types"),
    ],
    note: "Types are compared by what is passed: pointers to different types, and signed and unsigned numbers, are alike. A function that reads fewer arguments than it is given, or whose result nobody wants, is not reported where the caller cleans up. Addresses from a loader (`dlsym`, `GetProcAddress`) have no type to compare with, and `fn()` is taken for any function.",
  },
  *check({ node, context }, { source, target }) {
    if (!/\btransmute\b/.test(source.slice(node.callee.start, node.callee.end))) return;
    const found = transmutationOf(node, context);
    const called = fnTyOf(found?.to);
    if (found === undefined || called === undefined || found.copied) return;
    const value = fnValueOf(found.value, context);
    if (value === undefined || typeOf(found.value, context)?.kind === "fn-item") return;
    const { signature, definition, expression } = value;
    // Functions of Rust are the business of `rust-abi-callback`.
    if (signature.abi === "Rust" || isErased(called) || (definition === undefined && isErased(signature))) return;
    const difference = differenceOf(signature, called, target);
    if (difference === undefined) return;
    const name = definition?.name ?? source.slice(expression.start, expression.end).replace(/\s+/g, " ");
    yield { range: node, data: { name, difference } };
  },
  message: ({ name, difference }) => {
    switch (difference.what) {
      case "abi":
        return `\`${name}\` has the ABI ${abiText(difference.has)}, and through this pointer it is called with ${abiText(difference.called)}`;
      case "count":
        return `\`${name}\` reads ${difference.has} arguments, and through this pointer it is given ${difference.called}`;
      case "parameter":
        return `\`${name}\` reads argument ${difference.number} as another kind of value than it is given through this pointer`;
      case "result":
        return `\`${name}\` gives another kind of result than is read through this pointer`;
    }
  },
});

/** `fn()` stands for any function until it is transmuted back. */
function isErased({ params, variadic, result }: FnTy): boolean {
  return (
    params.length === 0 && !variadic && (isUnit(result) || (result.kind === "primitive" && /^[iu]/.test(result.name)))
  );
}

function differenceOf(has: FnTy, called: FnTy, target: Target): Difference | undefined {
  if (conventionOf(has.abi, target) !== conventionOf(called.abi, target)) {
    return { what: "abi", has: has.abi, called: called.abi };
  }
  if (has.variadic || called.variadic) return undefined;
  const strict = isStrict(has.abi, target);
  const given = called.params.length;
  if (strict ? has.params.length !== given : has.params.length > given) {
    return { what: "count", has: has.params.length, called: given };
  }
  for (const [i, param] of has.params.entries()) {
    const other = called.params[i];
    if (other !== undefined && isPassedApart(passingOf(param, target), passingOf(other, target))) {
      return { what: "parameter", number: i + 1 };
    }
  }
  const gives = passingOf(has.result, target);
  const wanted = passingOf(called.result, target);
  if (wanted?.kind === "nothing" && !strict && !isReturnedInMemory(gives)) return undefined;
  return isPassedApart(gives, wanted) ? { what: "result" } : undefined;
}

/** Whether the function itself, or a machine that checks, needs all arguments to be as declared. */
function isStrict(abi: string, { arch }: Target): boolean {
  return /^wasm/.test(arch) || (arch === "x86" && /stdcall|fastcall|thiscall|vectorcall|system/.test(abi));
}

/** ABIs that are one convention on a target. */
function conventionOf(abi: string, { arch, os }: Target): string {
  const name = abi.replace(/-unwind$/, "");
  if (/^(?:system|stdcall|thiscall|fastcall|winapi)$/.test(name) && arch !== "x86") return "C";
  if (name === "system") return os === "windows" ? "stdcall" : "C";
  if (name === "cdecl") return "C";
  if (name === "win64" && arch === "x86_64" && os === "windows") return "C";
  if (name === "sysv64" && arch === "x86_64" && os !== "windows") return "C";
  return name === "efiapi" || name === "aapcs" ? "unknown" : name;
}

function abiText(abi: string): string {
  return abi === "Rust" ? "Rust's own" : `\`extern "${abi}"\``;
}
