//# an address that does not suit the type
#[repr(C, packed)]
pub struct Header {
    pub kind: u8,
    pub length: u32,
}

pub fn show(header: &Header) -> &u32 {
    println!("{}", header.length);
                 //^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.length` may be unaligned: copy it, or take its address with `&raw const`
    &header.length
  //^^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.length` may be unaligned: copy it, or take its address with `&raw const`
}

impl Header {
    pub fn length(&mut self) -> &mut u32 {
        &mut self.length
      //^^^^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `self.length` may be unaligned: copy it, or take its address with `&raw const`
    }
}

//# bytes, copies and addresses are fine
#[repr(C, packed)]
pub struct Header {
    pub kind: u8,
    pub length: u32,
    pub name: [u8; 8],
}

pub fn show(header: &Header) -> *const u32 {
    let length = header.length;
    let borrowed = (&length, &header.kind, &header.name);
    println!("{}", { header.length });
    &raw const header.length
}
