/** What calls of methods give: each `let` of the text is followed by the type that its value has. */
import { expect, test } from "vitest";
import { namesOf } from "../../server/src/analysis/home.ts";
import { bodyOf, walkBody } from "../../server/src/model/body.ts";
import { asTy, typeOf } from "../../server/src/model/infer.ts";
import { printTy } from "../../server/src/model/print-ty.ts";
import { definitionOf } from "../../server/src/model/resolve.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf } from "../support/environment.ts";

const TEXT = `use std::ffi::{c_char, CStr, CString};
use std::mem::MaybeUninit;
use std::sync::Arc;
pub struct Handle<T> { inner: Box<T>, len: usize }
impl<T> Handle<T> {
    pub fn new(value: T) -> Self { todo!() }
    pub fn get(&self) -> &T { &self.inner }
    pub fn raw(self) -> *mut T { Box::into_raw(self.inner) }
}
unsafe extern "C" { fn open(path: *const c_char) -> *mut Handle<u8>; }
pub unsafe fn f(p: *const c_char, bytes: &[u8], text: &str, n: usize) {
    let a = CString::new("x").unwrap(); //: CString
    let b = a.as_ptr(); //: *const i8
    let c = CString::new(text).unwrap().into_raw(); //: *mut i8
    let d = Box::new(1u32); //: Box<u32>
    let e = Box::into_raw(d); //: *mut u32
    let g = Handle::new(7u16); //: Handle<u16>
    let h = g.get(); //: &u16
    let i = Handle::new(7u16).raw(); //: *mut u16
    let j = open(p).as_ref(); //: Option<&Handle<u8>>
    let k = CStr::from_ptr(p).to_str(); //: Result<&str, Utf8Error>
    let l = bytes.as_ptr(); //: *const u8
    let m = text.to_owned().as_ptr(); //: *const u8
    let o = vec![1u64, 2].as_mut_ptr(); //: *mut u64
    let q = Arc::into_raw(Arc::new(text)); //: *const &str
    let r = MaybeUninit::<u8>::uninit(); //: MaybeUninit<_>
    let s = p.cast::<u16>().add(n); //: *const u16
    let t = CString::new(text)?; //: CString
    if let Some(x) = open(p).as_ref() {
        let v = x; //: &Handle<u8>
    }
    match CString::new(text) {
        Ok(c) => {
            let w = c.into_raw(); //: *mut i8
        }
        Err(e) => {
            let y = e; //: NulError
        }
    }
    let z = [1u8, 2]; //: [u8; 2]
    let u = Vec::from_raw_parts(o, n, n); //: Vec<u64>
}
`;

test("the types that methods give", () => {
  const scope = namesOf(new Document(TEXT), environmentOf(), undefined).scope();
  const { world, module } = scope;
  const [declaration] = world.entry(module, "f").declarations;
  const definition = declaration === undefined ? undefined : definitionOf(declaration, scope);
  if (definition?.item.kind !== "fn" || definition.item.body === undefined) throw new Error("no function");
  const { item, source } = definition;
  const body = bodyOf(item, item.body as never, source, definition.scope);
  const drawn: string[] = [];
  walkBody(body, (node, context) => {
    if (node.kind !== "let-statement" || node.value === undefined) return;
    const ty = asTy(typeOf(node.value, context));
    drawn.push(`${source.slice(node.start, node.end)} //: ${ty === undefined ? "?" : printTy(ty)}`);
  });
  const wanted = TEXT.split("\n").filter((line) => line.includes("//:"));
  expect(drawn).toEqual(wanted.map((line) => line.trim()));
});
