/**
 * Where Ferrule differs from the recorded verdicts of the measured snippets, and why: by file, `missed` or `false`, place
 * and key.
 */
const OTHER_TARGET = "recorded for a 64-bit Windows target, which the record does not name; asked for Linux here";
const TYPE_ERROR = "a type error of general Rust, nothing about the border: left to the compiler";

const GENERATED = "written by a macro's own definition";

export const DISAGREEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "abi_stdcall_win64.rs": {
    "false 6:12-6:21 E0570": OTHER_TARGET,
    "false 7:15-7:24 E0570": OTHER_TARGET,
    "false 8:21-8:31 E0570": OTHER_TARGET,
    "missed 6:1-6:28 unsupported_calling_conventions": OTHER_TARGET,
    "missed 7:1-7:40 unsupported_calling_conventions": OTHER_TARGET,
    "missed 8:14-8:36 unsupported_calling_conventions": OTHER_TARGET,
  },
  "at_macro_generated_2024.rs of edition 2024": {
    "missed 2:1-2:8 msg:extern-blocks-must-be-unsafe": GENERATED,
    "missed 2:1-2:8 msg:unsafe-attribute-used-without-unsafe": GENERATED,
  },
  "cl_e0132_start.rs": {
    "missed 2:3-2:8 msg:cannot-find-attribute-in-this-scope": "`#[start]` is no attribute of the border",
  },
  "cl_e0740.rs": { "missed 1:18-1:22 E0740": "whether a union's field needs to be dropped is not asked yet" },
  "fn_option_fnptr_mismatch.rs": { "missed 4:51-4:53 E0308": "an argument inside `Some(…)`, whose type is inferred" },
  "ic_alias.rs": { "missed 2:116-2:136 improper_ctypes": "an associated type through a blanket `impl`" },
  "ln_integer_to_ptr.rs": {
    "missed 1:147-1:163 E0308": TYPE_ERROR,
    "missed 1:190-1:206 E0308": TYPE_ERROR,
    "missed 1:241-1:257 E0308": TYPE_ERROR,
    "missed 1:86-1:87 E0308": TYPE_ERROR,
  },
  "ln_lossy_int.rs": {
    "missed 1:106-1:111 E0308": TYPE_ERROR,
    "missed 1:85-1:92 E0308": TYPE_ERROR,
    "missed 1:97-1:101 E0308": TYPE_ERROR,
  },
  "ph_e0308_elsewhere.rs": { "missed 3:21-3:24 E0308": TYPE_ERROR },
  "ph_late_lints.rs": { "missed 1:23-1:26 E0308": TYPE_ERROR },
  "ph_type_error.rs": { "missed 2:27-2:29 E0308": TYPE_ERROR },
  "rp_cast_enum_nonunit.rs": { "missed 2:24-2:31 E0605": "a cast of an enum with data: general Rust" },
  "rp_discr.rs": {
    "missed 7:30-7:34 E0308": TYPE_ERROR,
    "missed 8:30-8:33 E0308": TYPE_ERROR,
    "missed 9:30-9:33 E0308": TYPE_ERROR,
  },
  "rp_discr_suffix.rs": { "missed 1:30-1:34 E0308": TYPE_ERROR },
  "rp_packed_ref.rs": {
    "false 3:34-3:37 E0793": "inside a format macro the compiler points at the whole macro",
    "missed 3:19-3:38 E0793": "the same finding",
  },
};
