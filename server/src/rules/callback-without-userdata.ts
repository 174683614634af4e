import { sideOf } from "../model/border.ts";
import type { Ty } from "../model/ty.ts";
import { callbackTy, slotsOf } from "./callbacks/parameters.ts";
import { reference, rule } from "./rule.ts";

interface Data {
  readonly fn: string;
}

export const callbackWithoutUserdata = rule<"foreign-fn" | "fn", Data>({
  name: "callback-without-userdata",
  group: "callbacks",
  rustc: [],
  level: "allow",
  since: "0.2.0",
  on: ["foreign-fn", "fn"],
  explain: {
    what: "A function takes a callback that gets no pointer of the caller's back.",
    why: "A C function pointer is code alone. Without a `void *` that comes back with every call, whoever registers the callback can reach his own state only through globals: two registrations share it, threads race for it, and a Rust closure cannot be passed at all.",
    bad: 'use std::ffi::c_int;\n\nunsafe extern "C" {\n    fn set_handler(handler: Option<unsafe extern "C" fn(c_int)>);\n}',
    good: 'use std::ffi::{c_int, c_void};\n\nunsafe extern "C" {\n    fn set_handler(handler: Option<unsafe extern "C" fn(c_int, *mut c_void)>, data: *mut c_void);\n}',
    options: "flags: -W callback-without-userdata",
    sources: [
      {
        title: "The Rustonomicon, targeting callbacks to Rust objects",
        url: "https://doc.rust-lang.org/nomicon/ffi.html#targeting-callbacks-to-rust-objects",
      },
      reference("types/function-pointer.html", "function pointer types"),
    ],
    note: "Off by default: the interface of a foreign library is not for its user to change.",
  },
  *check(fn, scene) {
    const side = sideOf(fn, scene.place === "extern-block" ? scene.block : undefined);
    if (side === undefined) return;
    for (const slot of slotsOf(fn.params)) {
      const callback = callbackTy(slot, scene);
      if (callback === undefined || callback.variadic || callback.params.some(mayCarryData)) continue;
      yield { range: slot.type, data: { fn: fn.name.text } };
    }
  },
  message: ({ fn }) =>
    `the callback of \`${fn}\` gets no user data back: state can reach it only through globals; add a \`*mut c_void\` to both`,
});

/** Whether a parameter may lead to state of the one who registered the callback. */
function mayCarryData(ty: Ty): boolean {
  if (ty.kind === "primitive") return /^[ui]size$/.test(ty.name);
  return ty.kind !== "fn" && ty.kind !== "never";
}
