/**
 * Writes trees of Rust sources for the bench: the same bytes for the same request, in the proportions of real crates.
 *
 * Each package compiles with rustc alone, so that both can be timed on the same text.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a file is made of. */
type Kind = "plain" | "bindings" | "exports";

/** Which kinds of files follow each other in a package. */
export type Mix = readonly Kind[];

/** Half of the text of the crates Ferrule was tried on declares nothing foreign; two files of five are bindings. */
export const MIXED: Mix = ["plain", "bindings", "plain", "exports", "plain", "bindings", "plain", "plain"];

/** Nothing in it crosses a border. */
export const PLAIN: Mix = ["plain"];

/** Sizes of the files of a package, in bytes. */
const SIZES = [6_000, 24_000, 2_500, 48_000, 12_000, 90_000, 4_000, 18_000];

/**
 * Writes packages of `files` modules, 25 KB each on average, under `folder` until they have `bytes` bytes, at least one
 * package. Gives the folders of the packages and the bytes that were written.
 */
export function writeTree(
  folder: string,
  bytes: number,
  mix: Mix,
  files = 24,
): { readonly packages: readonly string[]; readonly bytes: number } {
  const packages: string[] = [];
  let written = 0;
  for (let n = 0; written < bytes || n === 0; n++) {
    const name = `pack-${String(n).padStart(4, "0")}`;
    const sources = join(folder, name, "src");
    mkdirSync(sources, { recursive: true });
    writeFileSync(
      join(folder, name, "Cargo.toml"),
      `[package]\nname = "${name}"\nversion = "1.0.0"\nedition = "2021"\n`,
    );
    const modules: string[] = [];
    for (let file = 0; file < files; file++) {
      const size = SIZES[(file + n) % SIZES.length] as number;
      const text = writeFile(mix[file % mix.length] as Kind, size, (n * files + file) * 1_000);
      modules.push(`pub mod part_${file};\n`);
      writeFileSync(join(sources, `part_${file}.rs`), text);
      written += text.length;
    }
    const root = `//! Package ${n}.\n#![allow(dead_code, non_camel_case_types)]\n\n${modules.join("")}`;
    writeFileSync(join(sources, "lib.rs"), root);
    written += root.length;
    packages.push(join(folder, name));
  }
  return { packages, bytes: written };
}

/** `first` numbers what is declared, so that no two files of a tree export the same symbol. */
function writeFile(kind: Kind, size: number, first: number): string {
  const parts = [HEADS[kind]];
  for (let length = 0, n = first; length < size; n++) {
    const part = PARTS[kind](n);
    parts.push(part);
    length += part.length;
  }
  return parts.join("");
}

const HEADS: Readonly<Record<Kind, string>> = {
  plain: "//! Sessions and what is kept about them.\nuse std::collections::HashMap;\nuse std::fmt;\n",
  bindings: "/* Written by a binding generator. */\nuse std::ffi::{c_char, c_int, c_uint, c_void};\n",
  exports: "//! What C may call.\nuse std::ffi::{c_char, c_int, c_void, CStr};\n",
};

const PARTS: Readonly<Record<Kind, (n: number) => string>> = {
  plain: (n) => `
/// What is known about session ${n}: who opened it, and when it was seen last.
#[derive(Debug, Clone, PartialEq)]
pub struct Session${n} {
    pub owner: String,
    pub seen: u64,
    limits: HashMap<String, Vec<u32>>,
}

impl Session${n} {
    /// A session that nobody has been seen in yet.
    pub fn new(owner: &str) -> Self {
        Self { owner: owner.to_owned(), seen: 0, limits: HashMap::new() }
    }

    /// Notes that the session is alive, and gives the seconds since it was seen before.
    pub fn touch(&mut self, now: u64) -> Option<u64> {
        let before = std::mem::replace(&mut self.seen, now);
        if before == 0 {
            return None; // "never" is no time
        }
        now.checked_sub(before)
    }

    pub fn limit(&self, name: &str) -> Result<u32, String> {
        match self.limits.get(name) {
            Some(all) if !all.is_empty() => Ok(all.iter().copied().fold(0, |most, one| most.max(one))),
            Some(_) => Err(format!("{name}: no limit in session {}", ${n})),
            None => Err(String::from('?')),
        }
    }
}

impl fmt::Display for Session${n} {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} s, {{{}}})", self.owner, self.seen, self.limits.len())
    }
}

#[cfg(test)]
mod tests_${n} {
    use super::*;

    #[test]
    fn is_seen() {
        let mut session = Session${n}::new("me");
        assert_eq!(session.touch(5), None);
        assert_eq!(session.touch(9), Some(4));
    }
}
`,
  bindings: (n) => `
pub const DEVICE_${n}_FLAGS: c_uint = 0x${(n % 4096).toString(16)};
pub const DEVICE_${n}_NAME: &[u8; 7] = b"device\\0";
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct device_${n} {
    pub id: c_int,
    pub flags: c_uint,
    pub name: *const c_char,
    pub data: *mut c_void,
    pub on_close: Option<unsafe extern "C" fn(device: *mut device_${n}, reason: c_int)>,
    pub reserved: [u8; 16usize],
}
pub type device_${n}_filter = Option<unsafe extern "C" fn(data: *mut c_void, key: *const c_char) -> c_int>;
extern "C" {
    pub fn device_${n}_open(path: *const c_char, out: *mut *mut device_${n}) -> c_int;
}
extern "C" {
    #[link_name = "device_${n}_filter_v2"]
    pub fn device_${n}_set_filter(device: *mut device_${n}, filter: device_${n}_filter, data: *mut c_void) -> c_int;
    pub fn device_${n}_log(level: c_int, format: *const c_char, ...);
    pub static mut device_${n}_count: c_uint;
}
`,
  exports: (n) => `
/// Opaque to C.
pub struct Handle${n} {
    id: c_int,
    names: Vec<String>,
}

/// Opens a handle. Gives null for a name that is no UTF-8.
///
/// # Safety
/// \`name\` is null or ends with a zero byte.
#[no_mangle]
pub unsafe extern "C" fn handle_${n}_open(name: *const c_char) -> *mut Handle${n} {
    if name.is_null() {
        return std::ptr::null_mut();
    }
    match CStr::from_ptr(name).to_str() {
        Ok(name) => Box::into_raw(Box::new(Handle${n} { id: ${n}, names: vec![name.to_owned()] })),
        Err(_) => std::ptr::null_mut(),
    }
}

/// # Safety
/// \`handle\` came from \`handle_${n}_open\`.
#[no_mangle]
pub unsafe extern "C" fn handle_${n}_visit(
    handle: *const Handle${n},
    visit: Option<unsafe extern "C" fn(*mut c_void, c_int) -> c_int>,
    data: *mut c_void,
) -> c_int {
    let (Some(handle), Some(visit)) = (handle.as_ref(), visit) else { return -1 };
    let mut sum = handle.id;
    for name in &handle.names {
        sum = sum.wrapping_add(visit(data, name.len() as c_int));
    }
    sum
}
`,
};
