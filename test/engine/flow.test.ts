/** What is known where: after each `probe(x);` stands whether `x` may be null, where it comes from, and what is gone or taken. */
import { expect, test } from "vitest";
import { namesOf } from "../../server/src/analysis/home.ts";
import { bodyOf } from "../../server/src/model/body.ts";
import { flowOf, type Source } from "../../server/src/model/flow.ts";
import { definitionOf } from "../../server/src/model/resolve.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";

const HEAD = `use std::ffi::{c_char, CStr, CString};
use std::panic::catch_unwind;
use std::ptr::{self, NonNull};
unsafe extern "C" { fn get() -> *mut u8; fn free(p: *mut u8); fn probe(p: *const u8); }
unsafe extern "C" { fn buf_free(p: *mut u8); fn pool_free(pool: *mut u8, p: *mut u8); fn buf_unref(p: *mut u8); fn buf_open(out: *mut *mut u8) -> i32; }
pub struct Buf { ptr: *mut u8, len: usize }
fn is_ready() -> bool { true }
fn check(p: *const u8) -> bool { true }
fn fill(out: &mut *mut u8) {}
`;

/** Each text is a body of `fn f(p: *mut u8, q: *const Buf, n: usize, text: &str)`. */
const BODIES: Readonly<Record<string, string>> = {
  "an early return": `
    probe(p); //: maybe param
    if p.is_null() { return; }
    probe(p); //: non-null param`,
  "a check that does not return": `
    if p.is_null() { is_ready(); }
    probe(p); //: maybe param
    if !p.is_null() { probe(p); //: non-null param
    } else { probe(p); //: null param
    }`,
  "comparison, and, or": `
    if p == ptr::null_mut() || q.is_null() { return; }
    probe(p); //: non-null param
    let r = get();
    if !r.is_null() && is_ready() { probe(r); //: non-null foreign
    }
    probe(r); //: maybe foreign`,
  "options of pointers": `
    let Some(b) = q.as_ref() else { return };
    probe(q as *const u8); //: non-null param
    let r = NonNull::new(get()).unwrap();
    probe(r.as_ptr()); //: non-null foreign`,
  match: `
    match p.as_ref() {
        None => return,
        Some(x) => probe(x), //: non-null param
    }
    probe(p); //: non-null param`,
  "assertions and casts": `
    assert!(!p.is_null());
    probe(p.cast::<u8>().add(n)); //: non-null param`,
  "what cannot be followed": `
    if check(p) { return; }
    probe(p); //: checked param
    null_check!(q);
    probe(q as *const u8); //: checked param`,
  "an alias": `
    let r = p as *const u8;
    if r.is_null() { return; }
    probe(p); //: non-null param`,
  assignment: `
    let mut r = ptr::null_mut();
    probe(r); //: null null
    r = get();
    probe(r); //: maybe foreign`,
  fields: `
    let b = &*q;
    probe(b.ptr); //: maybe field
    if b.ptr.is_null() { return; }
    probe(b.ptr); //: non-null field`,
  owners: `
    let c = CString::new(text).unwrap();
    probe(c.as_ptr() as *const u8); //: non-null buffer
    let r = { let d = CString::new(text).unwrap(); d.as_ptr() };
    probe(r as *const u8); //: non-null buffer gone
    let s = c.as_ptr();
    drop(c);
    probe(s as *const u8); //: non-null buffer gone
    let t = CString::new(text).unwrap().as_ptr();
    probe(t as *const u8); //: non-null buffer gone
    probe(CString::new(text).unwrap().as_ptr() as *const u8); //: non-null buffer`,
  "taken over": `
    let r = CString::new(text).unwrap().into_raw();
    probe(r as *const u8); //: non-null released
    let c = CString::from_raw(r);
    probe(r as *const u8); //: non-null released taken
    if is_ready() { free(p); }
    probe(p); //: maybe param`,
  "freed by a library": `
    let r = get();
    let s = get();
    buf_free(r);
    pool_free(s, p);
    probe(r); //: maybe foreign taken
    probe(s); //: maybe foreign
    buf_unref(s);
    probe(s); //: maybe foreign released`,
  "written through a pointer": `
    let mut r = ptr::null_mut();
    buf_open(&mut r);
    probe(r); //: maybe foreign
    let mut s = ptr::null_mut();
    fill(&mut s);
    probe(s); //: unknown unknown`,
  loops: `
    let mut r = get();
    while !r.is_null() {
        probe(r); //: non-null foreign|foreign
        r = get();
    }
    for _ in 0..n { if p.is_null() { break; } probe(p); //: non-null param
    }
    probe(p); //: maybe param
    loop { if !p.is_null() { break; } }
    probe(p); //: non-null param`,
  closures: `
    catch_unwind(|| { probe(p); //: maybe param caught
    });
    let f = move || { probe(p); //: maybe param
    };`,
};

test.each(Object.entries(BODIES))("%s", (_, lines) => {
  const text = `${HEAD}pub unsafe fn f(p: *mut u8, q: *const Buf, n: usize, text: &str) {${lines}\n}\n`;
  const scope = namesOf(new Document(text), environmentOf(), undefined).scope();
  const [declaration] = scope.world.entry(scope.module, "f").declarations;
  const definition = declaration === undefined ? undefined : definitionOf(declaration, scope);
  if (definition?.item.kind !== "fn" || definition.item.body === undefined) throw new Error("no function");
  const { source } = definition;
  const marks = new Map<number, string>();
  const flow = flowOf(bodyOf(definition.item, definition.item.body, source, definition.scope));
  for (const event of flow.events) {
    if (event.kind !== "call" || event.callee.name !== "probe") continue;
    const [value] = event.args;
    if (value === undefined) throw new Error("no argument");
    const line = source.slice(0, event.node.start).split("\n").length;
    const words = [event.state.nullness(value), value.sources.map(({ kind }) => kind).join("|")];
    const gone = (one: Source) => one.kind === "buffer" && event.state.isOwnerGone(one.owner);
    if (value.sources.some(gone)) words.push("gone");
    if (event.state.takenAt(value) !== undefined) words.push("taken");
    if (event.state.releasedAt(value) !== undefined) words.push("released");
    if (event.guarded === true) words.push("caught");
    marks.set(line, words.join(" "));
  }
  const drawn = source
    .split("\n")
    .map((line, n) => line.replace(/\/\/: .*/, "") + (marks.has(n + 1) ? `//: ${marks.get(n + 1)}` : ""));
  expect(drawn.join("\n")).toBe(source);
});
