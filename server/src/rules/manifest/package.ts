/** What a package is for, as its manifest tells. */
import type { CargoTarget } from "../../model/manifest.ts";
import type { PackageCrates } from "../../model/package.ts";

/** Whether a target is built for other languages, or as a Rust library that keeps its symbols for them. */
export function isForeignLibrary({ crateTypes }: CargoTarget): boolean {
  return crateTypes?.some((type) => type === "cdylib" || type === "staticlib" || type === "dylib") === true;
}

/** Whether a package's name says that it holds the bare bindings of a native library. */
export function isBindingsName(name: string): boolean {
  return /[-_](?:sys|bindings|ffi-sys)\d*$/.test(name);
}

/** Build dependencies that compile or bind native code, which may call what the crate exports. */
const NATIVE_BUILDERS =
  /^(?:cc|gcc|cmake|meson|autotools|nasm-rs|cxx-build|autocxx-build|cpp_build|bindgen|embuild|esp-idf-.*|swift-rs|pkg-config|vcpkg|system-deps)$/;

/** Whether a build script compiles native code into the crate, or binds some. */
export function buildsNativeCode({ manifest }: PackageCrates): boolean {
  return manifest.dependencies.some((line) => line.kind === "build" && NATIVE_BUILDERS.test(line.package));
}
