//# no_mangle
#[no_ma$0ngle]
pub extern "C" fn kv_open() {}
//@ #[no_mangle]
//= **`#[no_mangle]`**: the symbol is the item's own name, and it is exported even from a private item.
//=
//= - **Here:** symbol `kv_open`
//= - It does not change the ABI: without `extern "C"` the symbol has Rust's calling convention.
//= - Generic functions get no symbol; the name must be ASCII; `export_name` on the same item wins.
//= - **Stands on:** functions with a body and statics
//= - **Unsafe:** fine in 2021; edition 2024 requires `unsafe(…)`, since another symbol of this name in the program, such as one of the C library, is undefined behaviour. `unsafe(…)` can be written since Rust 1.82
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.no_mangle)

//# no_mangle, edition 2024
//? edition: 2024
#[no_ma$0ngle]
pub extern "C" fn kv_open() {}
//@ #[no_mangle]
//= **`#[no_mangle]`**: the symbol is the item's own name, and it is exported even from a private item.
//=
//= - **Here:** symbol `kv_open`
//= - It does not change the ABI: without `extern "C"` the symbol has Rust's calling convention.
//= - Generic functions get no symbol; the name must be ASCII; `export_name` on the same item wins.
//= - **Stands on:** functions with a body and statics
//= - **Unsafe:** edition 2024 requires `unsafe(…)`: this is an error; another symbol of this name in the program, such as one of the C library, is undefined behaviour
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.no_mangle)

//# the wrapper
//? edition: 2024
#[uns$0afe(no_mangle)]
pub extern "C" fn kv_open() {}
//@ unsafe
//= **`unsafe(…)`**: you vouch that `no_mangle` breaks nothing here
//=
//= - **What can break:** another symbol of this name in the program, such as one of the C library, is undefined behaviour
//= - **Unsafe:** required from edition 2024 on (this is 2024); `unsafe(…)` can be written since Rust 1.82
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/attributes.html#r-attributes.safety)

//# a wrapper that vouches for nothing
#[uns$0afe(repr(C))]
struct S;
//@ unsafe
//= **`unsafe(…)`**: an error here, `repr` is not an unsafe attribute
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/attributes.html#r-attributes.safety)

//# export_name
#[unsafe(export_$0name = "kv_open2")]
pub fn kv_open() {}
//@ #[unsafe(export_name = "kv_open2")]
//= **`#[unsafe(export_name = "kv_open2")]`**: the symbol is this string, and it is exported even from a private item.
//=
//= - **Here:** symbol `kv_open2`, with Rust's own ABI
//= - It does not change the ABI: without `extern "C"` the symbol has Rust's calling convention.
//= - The string may not hold a NUL. It wins over `no_mangle`.
//= - **Stands on:** functions with a body and statics
//= - **Unsafe:** required from edition 2024 on (this is 2021); `unsafe(…)` can be written since Rust 1.82
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.export_name)

//# no_mangle on a foreign item
extern "C" { #[no_m$0angle] fn f(); }
//@ #[no_mangle]
//= **`#[no_mangle]`**: the symbol is the item's own name, and it is exported even from a private item.
//=
//= - **Here:** no symbol is exported
//= - It does not change the ABI: without `extern "C"` the symbol has Rust's calling convention.
//= - Generic functions get no symbol; the name must be ASCII; `export_name` on the same item wins.
//= - **Stands on:** functions with a body and statics; not this item
//= - **Unsafe:** fine in 2021; edition 2024 requires `unsafe(…)`, since another symbol of this name in the program, such as one of the C library, is undefined behaviour. `unsafe(…)` can be written since Rust 1.82
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.no_mangle)

//# link
#[li$0nk(name = "sqlite3", kind = "static")]
extern "C" {}
//@ #[link(name = "sqlite3", kind = "static")]
//= **`#[link(name = "sqlite3", kind = "static")]`**: the library that the items of this block come from.
//=
//= - **Here:** `sqlite3`, static: `libsqlite3.a` is copied into what is built
//= - On an empty block it links the library for declarations that stand elsewhere.
//= - **Stands on:** external blocks whose ABI is not `Rust`
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link)

//# link: a name
#[link(na$0me = "sqlite3")]
extern "C" {}
//@ name = "sqlite3"
//= **`name = "sqlite3"`**: the library's name without prefix or suffix: `z`, not `libz.so`.
//=
//= - **Here:** `sqlite3`, found by the linker (`-lsqlite3`)
//= - Required, except beside `wasm_import_module`.
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.syntax)

//# link: a kind
#[link(name = "CoreFoundation", kind = "frame$0work")]
extern "C" {}
//@ kind = "framework"
//= **`kind = "framework"`**: a framework of an Apple system.
//=
//= - **Here:** `CoreFoundation`, an Apple framework: an error on this target (E0455)
//= - An error on any other target (E0455).
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.framework)

//# link: raw-dylib
//? target: x86_64-pc-windows-msvc
#[link(name = "bcrypt", kind = "raw-$0dylib")]
extern "system" {}
//@ kind = "raw-dylib"
//= **`kind = "raw-dylib"`**: a Windows DLL without an import library: rustc makes one from this block.
//=
//= - **Here:** `bcrypt.dll`, a DLL without an import library
//= - Only for Windows targets (E0455). `name` is the DLL's name; `.dll` is added unless `+verbatim`.
//= - **Since:** Rust 1.65, on 32-bit x86 Rust 1.71
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.kind-raw-dylib)

//# link: an unknown kind
#[link(name = "x", kind = "sha$0red")]
extern "C" {}
//@ kind = "shared"
//= **`kind = "shared"`**: how the library is linked; `dylib` when it is not written.
//=
//= - **Here:** `x`, of a kind that Rust does not know: `shared`
//= - Needs `name`.
//= - **Values:** `dylib`, `static`, `framework`, `raw-dylib` and `link-arg` (nightly)
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.syntax)

//# link: modifiers
#[link(name = "x", kind = "static", modifiers = "+whole-archive,-bun$0dle")]
extern "C" {}
//@ modifiers = "+whole-archive,-bundle"
//= **`-bundle`**: `+` packs the static library into the rlib or staticlib; `-` only records its name.
//=
//= - Only with `kind = "static"`. The default is `+bundle`.
//= - **Since:** Rust 1.63
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.modifiers.bundle)

//# link: import_name_type
//? target: i686-pc-windows-gnu
#[link(name = "x", kind = "raw-dylib", import_name$0_type = "undecorated")]
extern "stdcall" {}
//@ import_name_type = "undecorated"
//= **`import_name_type = "undecorated"`**: the bare name.
//=
//= - **Since:** Rust 1.71
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.import_name_type.values)

//# link: wasm_import_module
#[link(wasm_$0import_module = "host")]
extern "C" {}
//@ wasm_import_module = "host"
//= **`wasm_import_module = "host"`**: the WebAssembly module that the host finds these imports in; `env` when it is not written.
//=
//= - **Here:** `host`, a module that the WebAssembly host provides; this target is not WebAssembly, so it does nothing
//= - May not stand beside other keys. It does nothing on targets that are not WebAssembly.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.wasm_import_module)

//# link inside cfg_attr
#[cfg_attr(windows, link(name = "ws$02_32"))]
extern "C" {}
//@ name = "ws2_32"
//= **`name = "ws2_32"`**: the library's name without prefix or suffix: `z`, not `libz.so`.
//=
//= _Only where `windows`, which does not hold here._
//=
//= - **Here:** `ws2_32`, found by the linker (`-lws2_32`)
//= - Required, except beside `wasm_import_module`.
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link.syntax)

//# link_name
extern "C" {
    #[link_n$0ame = "open64"]
    fn open();
}
//@ #[link_name = "open64"]
//= **`#[link_name = "open64"]`**: the symbol that this foreign item stands for; in Rust it keeps its own name.
//=
//= - **Here:** the symbol `open64` for `open`
//= - May not stand beside `link_ordinal`. The last of several wins.
//= - **Stands on:** foreign functions and statics
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link_name)

//# link_ordinal
extern "C" {
    #[link_ord$0inal(15)]
    fn open();
}
//@ #[link_ordinal(15)]
//= **`#[link_ordinal(15)]`**: the DLL's export is found by this number, not by name.
//=
//= - Needs `#[link(kind = "raw-dylib")]`, so Windows only; may not stand beside `link_name`. At most 65535.
//= - Only for DLLs that document their ordinals: others may change between builds.
//= - **Stands on:** foreign functions and statics
//= - **Since:** Rust 1.65, on 32-bit x86 Rust 1.71
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.attributes.link_ordinal)

//# link_section
#[unsafe(link_sec$0tion = ".init_array")]
static INIT: extern "C" fn() = init;
//@ #[unsafe(link_section = ".init_array")]
//= **`#[unsafe(link_section = ".init_array")]`**: puts the function or static into this section of the object file.
//=
//= - **Here:** section `.init_array`
//= - The name's form is the object format's: `.init_array` in ELF and COFF, `__DATA,__mod_init_func` in Mach-O.
//= - **Stands on:** functions with a body and statics
//= - **Unsafe:** required from edition 2024 on (this is 2021); `unsafe(…)` can be written since Rust 1.82
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.link_section)

//# used
#[us$0ed]
static INIT: extern "C" fn() = init;
//@ #[used]
//= **`#[used]`**: keeps the static in the object file even when nothing in the crate uses it.
//=
//= - The linker may still drop it. It does not name the symbol: that is `no_mangle` or `export_name`.
//= - **Stands on:** statics with a value
//= - **Since:** Rust 1.30
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.used)

//# naked
#[unsafe(na$0ked)]
pub extern "C" fn f() { core::arch::naked_asm!("ret") }
//@ #[unsafe(naked)]
//= **`#[unsafe(naked)]`**: no prologue and no epilogue: the body is one `naked_asm!` and nothing else.
//=
//= - It may not stand beside `inline`, `track_caller` or test attributes.
//= - **Stands on:** functions with a body
//= - **Unsafe:** `unsafe(…)` is required in every edition
//= - **Since:** Rust 1.88
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/attributes/codegen.html#r-attributes.codegen.naked)

//# repr(C) on a struct
#[repr$0(C)]
pub struct Point { x: i32, y: i32 }
//@ #[repr(C)]
//= **`#[repr(C)]`**: laid out as a C compiler would do it: fields in the order written, padded for alignment.
//=
//= - It orders the fields; it does not make their types ones that C knows.
//= - **Stands on:** structs, enums and unions
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.c)

//# repr(C) on an enum, at the hint
#[repr($0C)]
enum Mode { A, B }
//@ C
//= **`repr(C)`**: laid out as a C compiler would do it: fields in the order written, padded for alignment.
//=
//= - An enum without fields has the width of C's `enum`: at least 32 bits on `x86_64-unknown-linux-gnu`. A value that is no variant is undefined behaviour: for C flags use integer constants.
//= - With fields it is a struct of the discriminant and a union.
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.c)

//# repr(u8)
#[repr(u$08)]
enum Mode { A, B }
//@ u8
//= **`repr(u8)`**: an enum's discriminant is stored as `u8`.
//=
//= - Only for enums. The C side sees an integer of this width; a value that is no variant is undefined behaviour in Rust.
//= - With fields, the enum is a union of structs that each begin with the discriminant.
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.primitive)

//# repr(u8) on a struct
#[repr(u$08)]
struct Mode { a: u8 }
//@ u8
//= **`repr(u8)`**: an enum's discriminant is stored as `u8`.
//=
//= - Only for enums. The C side sees an integer of this width; a value that is no variant is undefined behaviour in Rust.
//= - With fields, the enum is a union of structs that each begin with the discriminant.
//= - On a struct it is an error (E0517).
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.primitive)

//# repr(transparent)
#[repr(trans$0parent)]
struct Handle(*mut u8);
//@ transparent
//= **`repr(transparent)`**: the layout and ABI of its one field that is not zero-sized.
//=
//= - For newtypes in signatures: C sees the field. It may not stand beside another representation.
//= - **Since:** Rust 1.28
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.transparent)

//# two hints
#[re$0pr(C, packed(2))]
struct Header { a: u8, b: u32 }
//@ #[repr(C, packed(2))]
//= **`#[repr(C, packed(2))]`**: the memory layout of a type.
//=
//= - **`C`:** laid out as a C compiler would do it: fields in the order written, padded for alignment.
//= - **`packed`:** no field is aligned to more than N bytes (1 when no N is written), so padding shrinks or goes.
//= - **Stands on:** structs, enums and unions
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.c)

//# one of two hints
#[repr(C, pac$0ked(2))]
struct Header { a: u8, b: u32 }
//@ packed(2)
//= **`repr(packed(2))`**: no field is aligned to more than N bytes (1 when no N is written), so padding shrinks or goes.
//=
//= - Not for enums. A reference to a field that is not aligned is an error; use `&raw const` and `read_unaligned`.
//= - C's counterpart is `#pragma pack(N)` or `__attribute__((packed))`. Alone it does not fix the order of fields: write `repr(C, packed)`.
//= - **Since:** Rust 1.33 with a number
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.alignment.packed)

//# align
#[repr(al$0ign(64))]
struct Line([u8; 64]);
//@ align(64)
//= **`repr(align(64))`**: the type is aligned to at least N bytes, N a power of two.
//=
//= - It never lowers an alignment, and it may not stand beside `packed`. C's counterpart is `_Alignas(N)`.
//= - **Since:** Rust 1.25
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.alignment.align)

//# repr inside a function
fn f() {
    #[repr($0C)]
    struct Local { a: u8 }
}
//@ C
//= **`repr(C)`**: laid out as a C compiler would do it: fields in the order written, padded for alignment.
//=
//= - It orders the fields; it does not make their types ones that C knows.
//= - **Since:** Rust 1.0
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/type-layout.html#r-layout.repr.c)

//# an attribute that crosses no border
#[der$0ive(Clone)]
struct S;
//@ nothing
