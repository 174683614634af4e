import { sideOf } from "../model/border.ts";
import { fnPointerIn } from "./callbacks/written.ts";
import { rule } from "./rule.ts";

interface Data {
  readonly name: string;
}

export const callbackWithoutUserdata = rule<"fn", Data>({
  name: "callback-without-userdata",
  group: "callbacks",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["fn"],
  explain: {
    what: "An exported function takes a callback, but nothing that the callback is handed through.",
    why: "A C function carries no state. Without a `void *` that comes back to the callback, callers can only keep what it needs in global variables, which two users of the library, or two threads, then share.",
    bad: 'use std::ffi::c_int;\n\n#[unsafe(no_mangle)]\npub extern "C" fn on_progress(callback: Option<extern "C" fn(c_int)>) {}',
    good: 'use std::ffi::{c_int, c_void};\n\n#[unsafe(no_mangle)]\npub extern "C" fn on_progress(callback: Option<extern "C" fn(*mut c_void, c_int)>, user_data: *mut c_void) {}',
    options: "flags: -W callback-without-userdata",
    sources: [
      {
        title: "The Rustonomicon, callbacks from C code to Rust functions",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#callbacks-from-c-code-to-rust-functions",
      },
    ],
  },
  *check(item, scene) {
    if (sideOf(item, scene.block) !== "export" || item.attributes.length === 0) return;
    for (const { type, pattern } of item.params) {
      const pointer = type === undefined ? undefined : fnPointerIn(type);
      if (type === undefined || pointer?.abi === undefined) continue;
      const carries = pointer.params.some(
        (param) => param.type?.kind === "pointer" || param.type?.kind === "reference",
      );
      if (carries) continue;
      yield { range: type, data: { name: pattern?.kind === "identifier" ? pattern.name.text : "_" } };
    }
  },
  message: ({ name }) =>
    `the callback \`${name}\` is given nothing of its caller's; take a \`*mut c_void\` and hand it through`,
});
