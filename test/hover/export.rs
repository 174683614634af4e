//# exported by its name
use std::ffi::c_char;
#[unsafe(no_mangle)]
pub extern "C" fn kv_op$0en(path: *const c_char, out: Option<&mut *mut Store>) -> i32 { 0 }
//@ kv_open
//= **Exported function `kv_open`**: `extern "C"`, symbol `kv_open`
//=
//= ```c
//= int32_t kv_open(const char *path, Store **out);
//= ```
//=
//= - **May be null:** `out`; null is `None`
//= - **Not checked:** the layout of `Store`, behind a pointer
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern) · [core::option](https://doc.rust-lang.org/core/option/index.html#representation)

//# exported under another name, privately
//? target: i686-pc-windows-msvc
#[export_name = "kv_close"]
unsafe extern "stdcall" fn clo$0se(store: *mut u8, flags: u64) {}
//@ close
//= **Exported function `close`**: `extern "stdcall"`, symbol `kv_close`
//=
//= ```c
//= void __stdcall kv_close(uint8_t *store, uint64_t flags);
//= ```
//=
//= - **In object files:** `_kv_close@12` on `i686-pc-windows-msvc`
//= - **Visibility:** exported although the item is private: the attribute decides
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"stdcall-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# Rust's ABI
#[no_mangle]
pub fn kv_ver$0sion() -> u32 { 1 }
//@ kv_version
//= **Exported function `kv_version`**: `Rust ABI`, symbol `kv_version`
//=
//= No C prototype. `"Rust"` has no spelling in C here.
//=
//= - **ABI:** Rust's own, which C cannot call: write `extern "C"` unless only Rust links to it
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# not exported
pub extern "C" fn on_ev$0ent(data: *mut std::ffi::c_void) {}
//@ on_event
//= **Function `on_event`**: `extern "C"`, not exported
//=
//= ```c
//= void on_event(void *data);
//= ```
//=
//= - **Not exported:** its symbol is mangled, so C reaches it only through a function pointer; `#[unsafe(no_mangle)]` would export it by name
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# generic
#[no_mangle]
pub extern "C" fn kv_ge$0t<T>(out: *mut T) {}
//@ kv_get
//= **Function `kv_get`**: `extern "C"`, not exported
//=
//= No C prototype. It is generic: it stands for many functions.
//=
//= - **Not exported:** it is generic over types or constants, so it has many symbols and all are mangled
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# async
#[no_mangle]
pub async extern "C" fn kv_sy$0nc() -> i32 { 0 }
//@ kv_sync
//= **Exported function `kv_sync`**: `extern "C"`, symbol `kv_sync`
//=
//= **`async`**: C would get a future, a Rust value without a name or a fixed layout, and nothing would run.
//=
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# a static
#[no_mangle]
pub static KV_VER$0SION: u32 = 3;
//@ KV_VERSION
//= **Exported static `KV_VERSION`**: symbol `KV_VERSION`
//=
//= ```c
//= extern const uint32_t KV_VERSION;
//= ```
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/abi.html#r-abi.no_mangle)

//# conditional
#[cfg_attr(not(test), unsafe(no_mangle))]
pub extern "C" fn kv_fr$0ee(store: Box<Store>) {}
//@ kv_free
//= **Exported function `kv_free`**: `extern "C"`, symbol `kv_free`
//=
//= ```c
//= void kv_free(Store *store);
//= ```
//=
//= - **Never null:** `store`; null from C is undefined behaviour
//= - **Not checked:** the layout of `Store`, behind a pointer
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# behind an attribute macro
#[uniffi::export]
pub extern "C" fn kv_fr$0ee() {}
//@ kv_free
//= **Function `kv_free`**: `extern "C"`, not exported
//=
//= _An attribute macro rewrites this item; what follows is about what is written._
//=
//= ```c
//= void kv_free(void);
//= ```
//=
//= - **Not exported:** its symbol is mangled, so C reaches it only through a function pointer; `#[unsafe(no_mangle)]` would export it by name
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# in an executable
//? crate-type: bin
#[no_mangle]
pub extern "C" fn hoo$0k() -> ! { loop {} }
//@ hook
//= **Exported function `hook`**: `extern "C"`, symbol `hook`
//=
//= ```c
//= _Noreturn void hook(void);
//= ```
//=
//= - **Binary:** an executable does not offer its symbols to loaded libraries unless the linker is told to
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# a method
struct S;
impl S {
    #[no_mangle]
    pub extern "C" fn me$0thod(&self) {}
}
//@ method
//= **Exported function `method`**: `extern "C"`, symbol `method`
//=
//= No C prototype. A `self` parameter has no spelling in C.
//=
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# a trait's method
trait T {
    #[no_mangle]
    extern "C" fn me$0thod() {}
}
//@ method
//= **Function `method`**: `extern "C"`, not exported
//=
//= ```c
//= void method(void);
//= ```
//=
//= - **Not exported:** a trait's own method gets no symbol; put the attribute on a free function
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# a bare pointer to a function
pub type OnEvent = unsafe extern "C" f$0n(*mut u8) -> i32;
//@ unsafe extern "C" fn
//= **Function pointer `unsafe extern "C" fn`**: never null
//=
//= ```c
//= typedef int32_t (*OnEvent)(uint8_t *);
//= ```
//=
//= - **Null:** a null pointer here is undefined behaviour; where C may pass one, write `Option<…>`, which has the same layout
//= - **Calling:** needs `unsafe`
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/types/function-pointer.html)

//# one that may be null
pub type OnEvent = Option<exte$0rn "C" fn(*mut u8) -> i32>;
//@ extern "C"
//= **ABI `"C"`**: accepted on `x86_64-unknown-linux-gnu`
//=
//= The convention the target's main C compiler uses by default.
//=
//= - **Used for:** C libraries, and every `extern` without a string
//= - **In C:** the default of GCC, Clang and MSVC
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//= - **Variadic `...`:** allowed in foreign functions and function pointers; definitions need nightly and `#![feature(c_variadic)]`
//=
//= Accepted on all 20 probed targets.
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/external-blocks.html#r-items.extern.abi.c) · [Ferrocene](https://rust-lang.github.io/fls/ffi.html#fls_x7ct9k82fpgn)

//# one that may be null, at its `fn`
pub type OnEvent = Option<extern "C" f$0n(*mut u8) -> i32>;
//@ extern "C" fn
//= **Function pointer `extern "C" fn`**: may be null, which is `None`
//=
//= ```c
//= typedef int32_t (*OnEvent)(uint8_t *);
//= ```
//=
//= - **Calling:** is safe, so whoever makes the pointer vouches for it
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through. A C++ exception from the other side is undefined behaviour
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/types/function-pointer.html) · [core::option](https://doc.rust-lang.org/core/option/index.html#representation)

//# one that Rust alone can call, in a C signature
extern "C" { fn set(f: f$0n(i32)); }
//@ fn
//= **Function pointer `fn`**: never null
//=
//= No C prototype. `fn(i32)` has Rust's own ABI.
//=
//= - **Null:** a null pointer here is undefined behaviour; where C may pass one, write `Option<…>`, which has the same layout
//= - **ABI:** Rust's own: C can neither call it nor give one; write `extern "C" fn`
//= - **Calling:** is safe, so whoever makes the pointer vouches for it
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/types/function-pointer.html)

//# a use of an exported function as a callback
extern "C" fn on_event(code: i32) {}
fn main() { register(on_ev$0ent); }
//@ on_event
//= **Function `on_event`**: `extern "C"`, not exported
//=
//= Declared on line 1.
//=
//= ```c
//= void on_event(int32_t code);
//= ```
//=
//= - **Not exported:** its symbol is mangled, so C reaches it only through a function pointer; `#[unsafe(no_mangle)]` would export it by name
//= - **Unwinding:** a panic aborts at this border (since Rust 1.81; before, undefined behaviour); `"C-unwind"` lets it through
//=
//= [Rust Reference](https://doc.rust-lang.org/reference/items/functions.html#r-items.fn.extern)

//# a plain function
pub fn pl$0ain() {}
//@ nothing
