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

//# calls borrow what is before the dot
#[repr(C, packed(2))]
pub struct Header {
    pub length: u32,
    pub kind: u16,
    pub sizes: [u32; 2],
    pub checksum: Option<u32>,
}

pub fn read(header: &Header, boxed: Box<Header>) -> usize {
    let copied = header.length.clone();
               //^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.length` may be unaligned: copy it, or take its address with `&raw const`
    let kind = header.kind.clone();
    let count = header.sizes.len();
              //^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.sizes` may be unaligned: copy it, or take its address with `&raw const`
    let second = header.sizes[1];
    let third = &header.sizes[1];
              //^^^^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.sizes[1]` may be unaligned: copy it, or take its address with `&raw const`
    let summed = header.checksum.is_some();
               //^^^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.checksum` may be unaligned: copy it, or take its address with `&raw const`
    let ref length = header.length;
      //^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `header.length` may be unaligned: copy it, or take its address with `&raw const`
    let kept = &boxed.length;
             //^^^^^^^^^^^^^ error packed-field-reference: `Header` is packed, so `boxed.length` may be unaligned: copy it, or take its address with `&raw const`
    let whole = &boxed.kind;
    header.length.max(4) as usize
}
