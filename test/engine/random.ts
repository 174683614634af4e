/** Random Rust-like text and random edits, the same for the same seed. */

/** A small generator of numbers in [0, n), fully determined by its seed (mulberry32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

const ITEMS = [
  'unsafe extern "C" {\n    fn puts(s: *const c_char) -> c_int;\n    safe fn abs(x: c_int) -> c_int;\n    static errno: c_int;\n}\n',
  'extern "system" {\n    /// Sleeps.\n    pub fn Sleep(ms: u32);\n    fn log(fmt: *const u8, ...);\n}\n',
  '#[no_mangle]\npub extern "c" fn start(n: usize) -> i32 {\n    let v = vec![0u8; n];\n    if v.len() > 3 { -1 } else { 0 }\n}\n',
  'pub async extern "C" fn fetch(id: u32) -> u32 {\n    wait(id).await\n}\n',
  '#[repr(C)]\npub struct Point {\n    x: f64,\n    on_change: Option<unsafe extern "C" fn(*mut Point)>,\n}\n',
  'mod inner {\n    use super::*;\n    extern "stdcall" {\n        fn g(a: u8);\n    }\n    pub fn h() -> &\'static str { "x{" }\n}\n',
  'impl Point {\n    pub extern "C" fn norm(&self) -> f64 {\n        self.x\n    }\n    const N: usize = { 3 };\n}\n',
  "// a comment with { and \"\n/* nested /* one */ */\nfn plain<'a>(c: char) -> bool {\n    c == '{' || c == '\\''\n}\n",
  'macro_rules! m {\n    ($x:ident) => { extern "C" { fn $x(); } };\n}\nm!(a);\n',
  'const TABLE: [u8; 2] = [b\'}\', 1];\nstatic S: &str = r#"raw { " "#;\n',
  'trait Shape {\n    extern "C" fn area(&self) -> f64;\n    type T;\n}\n',
  "#![allow(missing_abi)]\n",
  'fn 名前() { let 絵 = "😀"; }\r\nextern {\r\n    fn été();\r\n}\r\n',
  'fn outer() {\n    extern "C" { fn inner_import(); }\n    let f: extern "cdecl" fn() = inner;\n}\n',
];

const SPLINTERS = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  '"',
  "'",
  "/*",
  "*/",
  "//",
  "\n",
  "\r\n",
  " ",
  ";",
  "<",
  ">",
  "#",
  "#[",
  "#![",
  'r#"',
  "\\",
  "fn ",
  "pub ",
  "extern ",
  'extern "C" ',
  "unsafe ",
  "safe ",
  "async ",
  "mod x ",
  "static ",
  "const ",
  "...",
  "é",
  "😀",
  "\ud83d",
  "\0",
  "\ufeff",
  "\r",
  "impl ",
  "trait ",
  "fn f();\n",
  "\n}\n",
  "// ferrule: allow(unknown-abi) why\n",
];

export function randomText(next: (n: number) => number, items: number): string {
  let out = "";
  for (let i = 0; i < items; i++) out += `${ITEMS[next(ITEMS.length)]}${next(3) === 0 ? "\n" : ""}`;
  return out;
}

/** An edit of the kinds people and tools make: a key, a word, a deletion, a paste, an undo of half a line. */
export function randomEdit(
  next: (n: number) => number,
  length: number,
): { start: number; end: number; newText: string } {
  const start = next(length + 1);
  switch (next(6)) {
    case 0:
      return { start, end: start + next(4), newText: "" };
    case 1:
      return { start, end: start, newText: SPLINTERS[next(SPLINTERS.length)] as string };
    case 2:
      return { start, end: start + 1, newText: SPLINTERS[next(SPLINTERS.length)] as string };
    case 3:
      return { start, end: start + next(200), newText: next(2) === 0 ? "" : (ITEMS[next(ITEMS.length)] as string) };
    case 4:
      return { start, end: start, newText: String.fromCharCode(97 + next(26)) };
    default:
      return { start, end: start, newText: ITEMS[next(ITEMS.length)] as string };
  }
}
