import { isTied } from "./callbacks/generic-bounds.ts";
import { type Registered, registeredIn } from "./callbacks/registered.ts";
import { reference, rule } from "./rule.ts";

interface Data extends Registered {
  readonly isClosure: boolean;
}

export const borrowEscapesClosure = rule<"body", Data>({
  name: "borrow-escapes-closure",
  group: "callbacks",
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["body"],
  explain: {
    what: "A closure or value of a generic type is left to C, but its type may borrow from the caller.",
    why: "C keeps the pointer for as long as it likes. A closure that borrows a local variable of the caller satisfies `F: FnMut()`, and safe code may pass one; when C calls it later, it reads and writes a stack frame that is gone. `'static` makes the compiler refuse such closures.",
    bad: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nunsafe extern "C" fn trampoline<F: FnMut()>(user_data: *mut c_void) {\n    let callback = unsafe { &mut *(user_data as *mut F) };\n    callback();\n}\n\npub fn every_tick<F: FnMut()>(callback: F) {\n    let user_data = Box::into_raw(Box::new(callback));\n    unsafe { on_tick(trampoline::<F>, user_data as *mut c_void) }\n}',
    good: 'use std::ffi::c_void;\n\nunsafe extern "C" {\n    fn on_tick(callback: unsafe extern "C" fn(*mut c_void), user_data: *mut c_void);\n}\n\nunsafe extern "C" fn trampoline<F: FnMut()>(user_data: *mut c_void) {\n    let callback = unsafe { &mut *(user_data as *mut F) };\n    callback();\n}\n\npub fn every_tick<F: FnMut() + \'static>(callback: F) {\n    let user_data = Box::into_raw(Box::new(callback));\n    unsafe { on_tick(trampoline::<F>, user_data as *mut c_void) }\n}',
    sources: [
      reference("trait-bounds.html#lifetime-bounds", "lifetime bounds"),
      {
        title: "RUSTSEC-2022-0028: Neon, use after free in external buffers",
        url: "https://rustsec.org/advisories/RUSTSEC-2022-0028.html",
      },
    ],
    note: 'A bound by another lifetime (`F: FnMut() + \'a`) says that somebody removes the callback in time, and is not reported; nor is a box that the same function takes back, or a result that carries a lifetime. In an `unsafe fn` it is reported at the level "info": its callers may see to it.',
  },
  *check(body, scene) {
    const { item } = scene;
    if (body.of !== "fn" || item.kind !== "fn" || item.generics === undefined) return;
    const { returnType } = item;
    if (returnType !== undefined && /'[a-z]/.test(body.source.slice(returnType.start, returnType.end))) return;
    for (const found of registeredIn(body, item)) {
      const { bounds, name } = found.param;
      if (isTied(bounds, item, body.source)) continue;
      // A result of that type may carry the borrow.
      if (
        returnType !== undefined &&
        new RegExp(`\\b${name}\\b`).test(body.source.slice(returnType.start, returnType.end))
      )
        continue;
      // What an unsafe function asks of its callers is theirs to keep.
      const isUnsafe = item.qualifiers.some(({ word }) => word === "unsafe");
      yield {
        range: found.at,
        level: isUnsafe ? "info" : "warn",
        data: { ...found, isClosure: /\bFn(?:Mut|Once)?\s*\(/.test(bounds) },
      };
    }
  },
  message: ({ param: { name }, callee, isClosure }) =>
    `\`${callee}\` keeps this for later, but ${isClosure ? "the closure" : "the value"}'s type \`${name}\` may borrow from the caller; add \`'static\` to its bounds`,
  fixes: ({ param }, scene) => [
    {
      title: `Add \`'static\` to the bounds of \`${param.name}\``,
      safety: "unsafe",
      kind: "quickfix",
      edits: [scene.insert(param.end, `${param.joined}'static`)],
    },
  ],
});
