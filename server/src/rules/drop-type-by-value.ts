import type { RustType } from "../facts/item.ts";
import { type DropReason, dropReason } from "../model/drop.ts";
import { usedAbi } from "../model/fn-signature.ts";
import { printTy } from "../model/print-ty.ts";
import { representationOf } from "../model/repr.ts";
import { lowerType } from "../model/ty.ts";
import { isStandard } from "../model/world.ts";
import { isMoreThanNumber } from "./layout/signature.ts";
import { type Found, type Level, reference, rule, type Scene } from "./rule.ts";

interface Data {
  readonly type: string;
  readonly reason: DropReason["kind"];
  /** The type that drops or owns, where it is another one. */
  readonly inner: string | undefined;
  readonly way: "into-rust" | "out-of-rust" | "into-c" | "from-c";
}

export const dropTypeByValue = rule<"foreign-fn" | "fn", Data>({
  name: "drop-type-by-value",
  group: "layout",
  yieldsTo: ["improper-ctypes", "improper-ctypes-definitions", "missing-repr-c"],
  rustc: [],
  level: "warn",
  since: "0.2.0",
  on: ["foreign-fn", "fn"],
  explain: {
    what: "A value that Rust must drop crosses the border by value.",
    why: "Passing by value copies the bytes. In Rust the old copy is gone afterwards; C keeps it and knows nothing of destructors. A parameter is dropped when the Rust function returns, while the caller's copy still points at the memory: used or passed a second time, it is a use after free. A result is dropped by nobody. In C++ a type with a destructor is not even passed in the same registers.",
    bad: '#[repr(C)]\npub struct Buffer {\n    data: *mut u8,\n    len: usize,\n}\n\nimpl Drop for Buffer {\n    fn drop(&mut self) {\n        drop(unsafe { Vec::from_raw_parts(self.data, self.len, self.len) });\n    }\n}\n\n#[unsafe(no_mangle)]\npub extern "C" fn buffer_len(buffer: Buffer) -> usize {\n    buffer.len\n}',
    good: '#[repr(C)]\npub struct Buffer {\n    data: *mut u8,\n    len: usize,\n}\n\nimpl Drop for Buffer {\n    fn drop(&mut self) {\n        drop(unsafe { Vec::from_raw_parts(self.data, self.len, self.len) });\n    }\n}\n\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn buffer_len(buffer: *const Buffer) -> usize {\n    unsafe { buffer.as_ref() }.map_or(0, |buffer| buffer.len)\n}\n\n/// # Safety\n///\n/// `buffer` comes from this library and is not used again.\n#[unsafe(no_mangle)]\npub unsafe extern "C" fn buffer_free(buffer: *mut Buffer) {\n    if !buffer.is_null() {\n        drop(unsafe { Box::from_raw(buffer) });\n    }\n}',
    sources: [
      reference("destructors.html", "destructors"),
      { title: "Rustonomicon, FFI and destructors", url: "https://doc.rust-lang.org/nomicon/ffi.html" },
      { title: "core::mem::ManuallyDrop", url: "https://doc.rust-lang.org/core/mem/struct.ManuallyDrop.html" },
    ],
    note: "`ManuallyDrop<T>` has the layout of `T` and is not dropped. A `Box<T>` as a whole parameter or result is a pointer, and stands for ownership that is handed over.",
  },
  *check(fn, scene) {
    const isForeign = scene.place === "extern-block";
    const abi = isForeign ? scene.block?.abi : fn.abi;
    if (abi === undefined || usedAbi(abi)?.rustic !== false || (!isForeign && fn.body === undefined)) return;
    // What is given back to be freed is meant to be dropped here.
    const frees = !isForeign && FREES.test(fn.name.text);
    for (const { type } of frees ? [] : fn.params) yield* judge(type, isForeign ? "into-c" : "into-rust", scene);
    yield* judge(fn.returnType, isForeign ? "from-c" : "out-of-rust", scene);
  },
  message({ type, reason, inner, way }) {
    const what = inner === undefined ? "" : `\`${inner}\` in it `;
    const why =
      reason === "impl"
        ? `${inner === undefined ? "it " : what}has a \`Drop\``
        : `${what}owns memory of Rust's allocator`;
    switch (way) {
      case "into-rust":
        return `\`${type}\` is passed by value and dropped at the end of this function (${why}), but the caller's copy stays: take a pointer`;
      case "out-of-rust":
        return `\`${type}\` is returned by value and C will not drop it (${why}): return a pointer and export a function that frees it`;
      case "into-c":
        return `\`${type}\` is moved into C, which will not drop it (${why}): pass a pointer, or \`ManuallyDrop<${type}>\``;
      default:
        return `\`${type}\` comes from C by value and Rust will drop it (${why}): C cannot have made it`;
    }
  },
});

const FREES = /free|destroy|drop|release|delete|dispose|close|dealloc|clean|unref/i;

function* judge(type: RustType | undefined, way: Data["way"], scene: Scene): Iterable<Found<Data>> {
  if (!isMoreThanNumber(type) || type.kind !== "path") return;
  const ty = lowerType(type, scene.source, scene.scope);
  if (ty.kind !== "adt" || isStandard(ty.definition.scope.module.crate)) return;
  const repr = representationOf(ty.definition);
  // Without a C layout it is another rule's business; a wrapper around one value is that value, handed over.
  if (repr === "unknown" || !repr.c) return;
  const reason = dropReason(ty);
  if (reason === undefined) return;
  const level = levelOf(way, reason);
  if (level === undefined) return;
  const inner = reason.of.definition === ty.definition ? undefined : printTy(reason.of);
  yield { range: type, data: { type: printTy(ty), reason: reason.kind, inner, way }, level };
}

/** What C makes and Rust drops, or Rust gives away, may be meant; memory of Rust's allocator C cannot have made. */
function levelOf(way: Data["way"], { kind }: DropReason): Level | undefined {
  switch (way) {
    case "into-rust":
      return "warn";
    case "out-of-rust":
    case "into-c":
      // It may come back to be freed, or be C's to free.
      return "info";
    default:
      return kind === "memory" ? "warn" : undefined;
  }
}
