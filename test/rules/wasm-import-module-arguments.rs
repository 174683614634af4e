//# beside a name
//? target: wasm32-unknown-unknown
#[link(wasm_import_module = "env", name = "env")]
     //^^^^^^^^^^^^^^^^^^^^^^^^^^ error wasm-import-module-arguments: `wasm_import_module` may not stand beside other arguments of `link`
unsafe extern "C" {
    fn now() -> f64;
}

//# beside a kind, on any target
#[link(kind = "static", wasm_import_module = "env")]
                      //^^^^^^^^^^^^^^^^^^^^^^^^^^ error wasm-import-module-arguments: `wasm_import_module` may not stand beside other arguments of `link`
unsafe extern "C" {}

//# silent: alone, or in an attribute of its own
#[link(wasm_import_module = "env")]
#[link(name = "env")]
unsafe extern "C" {
    fn now() -> f64;
}
