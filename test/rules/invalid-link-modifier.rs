//# for static libraries only
#[link(name = "z", modifiers = "+whole-archive")]
                             //^^^^^^^^^^^^^^^^ error invalid-link-modifier: `whole-archive` is for `kind = "static"` only
unsafe extern "C" {}
#[link(name = "z", kind = "dylib", modifiers = "-bundle,+export-symbols")]
                                             //^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-modifier: `bundle` is for `kind = "static"` only
                                             //^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-modifier: `export-symbols` is for `kind = "static"` only
unsafe extern "C" {}

//# without a sign
#[link(name = "z", kind = "static", modifiers = "bundle,+whole-archive")]
                                              //^^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-modifier: `bundle` must begin with `+` or `-`
unsafe extern "C" {}
#[link(name = "z", modifiers = "")]
                             //^^ error invalid-link-modifier: `` must begin with `+` or `-`
unsafe extern "C" {}
//> Write `+bundle`
#[link(name = "z", kind = "static", modifiers = "+bundle,+whole-archive")]
unsafe extern "C" {}
#[link(name = "z", modifiers = "")]
unsafe extern "C" {}

//# a space is no separator
#[link(name = "z", kind = "static", modifiers = "+bundle, -whole-archive")]
                                              //^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-link-modifier: ` -whole-archive` must begin with `+` or `-`
unsafe extern "C" {}

//# twice
#[link(name = "z", modifiers = "+verbatim,-verbatim")]
                             //^^^^^^^^^^^^^^^^^^^^^ error invalid-link-modifier: `verbatim` stands here twice
unsafe extern "C" {}

//# as-needed
#[link(name = "z", kind = "dylib", modifiers = "+as-needed")]
                                             //^^^^^^^^^^^^ error invalid-link-modifier: `as-needed` is an experiment of nightly compilers
unsafe extern "C" {}
#[link(name = "z", modifiers = "+as-needed")]
                             //^^^^^^^^^^^^ error invalid-link-modifier: `as-needed` is for the kinds `dylib`, `framework` and `raw-dylib`, written out
unsafe extern "C" {}

//# silent: what fits, in any order
#[link(modifiers = "+whole-archive,-bundle,+verbatim", name = "libz.a", kind = "static")]
unsafe extern "C" {}
#[cfg_attr(any(), link(name = "z", modifiers = "+bundle"))]
unsafe extern "C" {}
