/**
 * Bugs that were found in public crates, and whether reading Rust can find them: `yes` or `partly`. Those with `header`
 * need the C side to be read too. Each is a case of some rule's page, in the shape of the bug, under its identifier.
 *
 * Sources: MIRILLI: McCormack, Sunshine, Aldrich, "A Study of Undefined Behavior Across Foreign Function Boundaries in
 * Rust Libraries" (2025); FFICHECKER: Li et al., "Detecting Cross-Language Memory Management Issues in Rust" (2022);
 * RUSTSEC: the RustSec advisory database; the others: issues of the project that is named.
 */
export interface Bug {
  readonly id: string;
  readonly crate: string;
  readonly detectable: "yes" | "partly";
  readonly header: boolean;
}

const ROWS = `
MIRILLI-01 partly jh-rs
MIRILLI-05 yes header quickjs_regex
MIRILLI-06 yes header secp256k1
MIRILLI-07 yes header dec-number-sys
MIRILLI-11 partly bchlib
MIRILLI-12 partly libcmark-sys
MIRILLI-13 partly tinyspline-sys
MIRILLI-16 partly minimp3_ex-sys
MIRILLI-18 partly ytnef
MIRILLI-20 partly libhydrogen
MIRILLI-28 yes header sgp4-rs
MIRILLI-30 yes header lsmlite-rs
MIRILLI-31 partly ms5837
MIRILLI-32 yes header dec-number-sys
MIRILLI-35 partly littlefs2
MIRILLI-37 partly spng
MIRILLI-38 partly flate2
MIRILLI-40 partly blitsort-sys
MIRILLI-43 partly lcms2
MIRILLI-44 partly klu-rs
MIRILLI-47 partly dec
MIRILLI-48 yes xxhrs
FFICHECKER-impersonate partly impersonate
FFICHECKER-jyt partly jyt
FFICHECKER-pdb_wrapper partly pdb_wrapper
FFICHECKER-liboj partly liboj
RUSTSEC-2024-0020 yes header whoami
RUSTSEC-2020-0078 yes net2
RUSTSEC-2020-0079 yes socket2
RUSTSEC-2022-0052 yes os_socketaddr
RUSTSEC-2021-0035 yes quinn
RUSTSEC-2020-0027 partly traitobject
RUSTSEC-2019-0022 yes portaudio-rs
RUSTSEC-2024-0360 partly header xmp_toolkit
RUSTSEC-2019-0006 yes ncurses
RUSTSEC-2025-0108 partly ncurses
RUSTSEC-2024-0377 yes dbn
RUSTSEC-2023-0020 partly const-cstr
RUSTSEC-2021-0123 partly fruity
RUSTSEC-2021-0019 yes xcb
RUSTSEC-2020-0097 yes xcb
RUSTSEC-2026-0008 yes git2
RUSTSEC-2026-0183 yes git2
RUSTSEC-2024-0357 yes openssl
RUSTSEC-2026-0184 partly git2
RUSTSEC-2022-0046 partly rocksdb
RUSTSEC-2026-0172 partly diesel
RUSTSEC-2026-0134 yes diesel
RUSTSEC-2022-0028 yes neon
RUSTSEC-2020-0159 partly chrono
RUSTSEC-2020-0071 partly time
RUSTSEC-2026-0244 partly gettext-rs
RUSTSEC-2018-0020 partly libpulse-binding
RUSTSEC-2020-0032 partly alpm-rs
RUSTSEC-2026-0029 yes hivex
RUSTSEC-2022-0049 partly iana-time-zone
RUSTSEC-2021-0083 partly derive-com-impl
RUSTSEC-2025-0125 yes thread-amount
RUSTSEC-2021-0152 yes out-reference
RUSTSEC-2020-0005 yes cbox
RUSTSEC-2025-0169 yes stainless_ffmpeg
RUSTSEC-2025-0170 yes hugepage-rs
RUSTSEC-2023-0059 partly users
RUSTSEC-2021-0145 yes atty
RUSTSEC-2022-0067 yes lzf
BUN-38943/URL__originLength yes header bun
XMTP-3 yes xmtp
SANDLOCK-87 yes header sandlock
POUNCE-627 yes header pounce
CKZG-353 yes header c-kzg
QUADMATH-134500 yes header user-code
YARA-52 yes yara-rust
RAIKO-201 yes raiko
PYO3-6090 yes header pyo3-ffi
PYO3-2411 yes header pyo3-ffi
PYO3-2564 yes header pyo3-ffi
JNISYS-4 yes jni-sys
J2534-6 yes header j2534
RUST-22862 yes libc-(std)
RUST-159244 partly rustc
RUST-150528 partly firefox-urlpattern_glue
WOOTING-90 yes wooting-analog-sdk
LIBC-4419 yes libc
BINDGEN-3051 yes bindgen
LIBFMOD-24 yes libfmod
IOVEC-26 yes iovec
RUST2GO-4 yes rust2go
USEARCH-629 yes usearch
FLTK-1700 partly fltk
GTKCORE-1566 yes gtk-rs-core
HEGEL-352 yes hegel-rust
QUICHE-2470 yes quiche
WASMABI-139829 yes user-code
RUST-36572 yes user-code
RUST-105146 yes user-code
RINGRTC-1 yes ringrtc
WASMTIME-7414 yes header wasmtime
PROBE-special-fun-3 yes header special-fun
PROBE-rav1d-1 yes header rav1d
`;

export const BUGS: readonly Bug[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [id = "", detectable = "", ...rest] = row.split(" ");
    return {
      id,
      crate: rest.at(-1) ?? "",
      detectable: detectable === "yes" ? "yes" : "partly",
      header: rest[0] === "header" && rest.length > 1,
    };
  });
