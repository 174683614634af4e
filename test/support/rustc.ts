/**
 * The installed rustc as the truth: its verdicts on a text, by the same keys that `Rule.rustc` uses.
 *
 * A key is an error code, a lint's name or, where rustc prints neither, `msg:…`. Which message has which key was read off
 * rustc 1.95.0; a verdict that is in no row here is none of Ferrule's business (unresolved names, type errors).
 */
import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Verdict {
  readonly key: string;
  readonly level: string;
  /** 1-based, columns in characters, the end exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

export interface RustcAnswer {
  /** The verdicts that have a key. */
  readonly verdicts: readonly Verdict[];
  /** Every error, keyed or not, as `code message`. */
  readonly errors: readonly string[];
}

/** The messages of each key, as regular expressions. */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  "msg:extern-blocks-must-be-unsafe": ["^extern blocks must be unsafe$"],
  missing_unsafe_on_extern: ["^extern blocks should be unsafe$"],
  missing_abi: ["^`extern` declarations without an explicit ABI are deprecated$"],
  E0449: ["^visibility qualifiers are not permitted here$"],
  unused_doc_comments: ["^unused doc comment$"],
  "msg:extern-block-is-not-supported-in-traits-or-impls": ["^extern block is not supported in `trait`s or `impl`s$"],
  "msg:is-not-supported-in-extern-blocks": ["^.*? is not supported in `extern` blocks$"],
  "msg:extern-items-cannot-be-const": ["^extern items cannot be `const`$"],
  "msg:incorrect-inside-extern-block": ["^incorrect `.*?` inside `extern` block$"],
  "msg:incorrect-function-inside-extern-block": ["^incorrect function inside `extern` block$"],
  "msg:missing-type-for-static-item": ["^missing type for `static` item$"],
  "msg:static-items-may-not-have-generic-parameters": ["^static items may not have generic parameters$"],
  "msg:non-item-in-item-list": ["^non-item in item list$"],
  "msg:missing-fn-or-struct-for-function-or-struct-definition": [
    "^missing `fn` or `struct` for function or struct definition$",
  ],
  "msg:items-in-extern-blocks-cannot-use-non-ascii-identifiers": [
    "^items in `extern` blocks cannot use non-ascii identifiers$",
  ],
  E0658: [
    "^extern types are experimental$",
    '^the extern ".*?" ABI is experimental and subject to change$',
    '^the extern ".*?" ABI is an implementation detail and perma-unstable$',
    "^C-variadic functions are unstable$",
    "^link kind `link-arg` is unstable$",
    "^link cfg is unstable$",
    "^linking modifier `as-needed` is unstable$",
    "^`#\\[used\\(.*?\\)\\]` is currently unstable$",
    "^the `linkage` attribute is experimental and not portable across platforms$",
    "^the `#\\[.*?\\]` attribute is an experimental feature$",
    "^`#\\[thread_local\\]` is an experimental feature, and does not currently handle destructors$",
    "^link kind `raw-dylib` is unstable on ELF platforms$",
    "^attributes on expressions are experimental$",
    "^transparent unions are unstable$",
    "^SIMD types are experimental and possibly buggy$",
  ],
  "msg:items-in-extern-blocks-without-an-unsafe-qualifier-cannot-have": [
    "^items in `extern` blocks without an `unsafe` qualifier cannot have safety qualifiers$",
  ],
  "msg:items-outside-of-unsafe-extern-cannot-be-declared-with-safe": [
    "^items outside of `unsafe extern \\{ \\}` cannot be declared with `safe` safety qualifier$",
  ],
  "msg:static-items-cannot-be-declared-with-unsafe-safety-qualifier-outside": [
    "^static items cannot be declared with `unsafe` safety qualifier outside of `extern` block$",
  ],
  "msg:function-pointers-cannot-be-declared-with-safe-safety-qualifier": [
    "^function pointers cannot be declared with `safe` safety qualifier$",
  ],
  "msg:expected-one-of-extern-or-fn-found-keyword-unsafe": [
    "^expected one of `extern` or `fn`, found keyword `unsafe`$",
  ],
  "msg:functions-in-extern-blocks-cannot-have-qualifier": [
    "^functions in `extern` blocks cannot have `.*?` qualifier$",
  ],
  "msg:default-is-only-allowed-on-items-in-trait-impls": ["^`default` is only allowed on items in trait impls$"],
  "msg:functions-cannot-be-both-const-and-async": ["^functions cannot be both `const` and `async`$"],
  E0044: ["^foreign items may not have .*? parameters$"],
  E0562: ["^`impl Trait` is not allowed in (?:`extern fn`|`fn` pointer|static types|paths|the parameters of `Fn`).*?$"],
  E0642: ["^patterns aren't allowed in methods without bodies$"],
  E0130: ["^patterns aren't allowed in foreign function declarations$"],
  "msg:expected-one-of-or-found": ["^expected one of `:`, `@`, or `\\|`, found `.*?`$"],
  "msg:self-parameter-is-only-allowed-in-associated-functions": [
    "^`self` parameter is only allowed in associated functions$",
  ],
  "msg:allow-cfg-cfg-attr-deny-expect-forbid-and-warn-are": [
    "^allow, cfg, cfg_attr, deny, expect, forbid, and warn are the only allowed built-in attributes in function parameters$",
  ],
  "msg:documentation-comments-cannot-be-applied-to-function-parameters": [
    "^documentation comments cannot be applied to function parameters$",
  ],
  "msg:free-function-without-a-body": ["^free function without a body$"],
  "msg:the-main-function-cannot-be-declared-in-an-extern-block": [
    "^the `main` function cannot be declared in an `extern` block$",
  ],
  E0703: ["^invalid ABI: found `.*?`$"],
  E0570: ['^".*?" is not a supported ABI for the current target$'],
  unsupported_calling_conventions: ['^".*?" is not a supported ABI for the current target$'],
  "msg:non-string-abi-literal": ["^non-string ABI literal$"],
  "msg:suffixes-on-string-literals-are-invalid": ["^suffixes on string literals are invalid$"],
  "msg:expected-one-of-crate-or": ["^expected one of `crate` or `.*?`$"],
  "msg:functions-with-the-custom-abi-must-be-unsafe": ['^functions with the "custom" ABI must be unsafe$'],
  "msg:foreign-functions-with-the-custom-abi-cannot-be-safe": [
    '^foreign functions with the "custom" ABI cannot be safe$',
  ],
  "msg:invalid-signature-for-extern-function": ['^invalid signature for `extern ".*?"` function$'],
  "msg:functions-with-the-abi-cannot-be-async": ['^functions with the ".*?" ABI cannot be `async`$'],
  "msg:items-with-the-custom-abi-can-only-be-declared-externally": [
    '^items with the "custom" ABI can only be declared externally or defined via naked functions$',
  ],
  "msg:functions-with-the-abi-cannot-be-called": ['^functions with the ".*?" ABI cannot be called$'],
  E0781: ['^the `"cmse-nonsecure-call"` ABI is only allowed on function pointers$'],
  improper_ctypes_definitions: [
    "^`extern` fn uses type `impl Future<Output = .*?>`, which is not FFI-safe$",
    "^`extern` fn uses type `.*?`, which is not FFI-safe$",
  ],
  "msg:expected-fn-found-keyword": ["^expected `fn`, found keyword `.*?`$"],
  "msg:expected-expression-found-keyword-extern": ["^expected expression, found keyword `extern`$"],
  "msg:an-fn-pointer-type-cannot-be": ["^an `fn` pointer type cannot be `.*?`$"],
  E0561: ["^patterns aren't allowed in function pointer types$"],
  "msg:function-pointer-types-may-not-have-generic-parameters": [
    "^function pointer types may not have generic parameters$",
  ],
  E0308: ["^mismatched types$", "^mismatched types$", "^mismatched types$"],
  E0605: ["^non-primitive cast: `.*?` as `.*?`$"],
  E0133: [
    "^call to unsafe function `.*?` is unsafe and requires unsafe .*?$",
    "^call to unsafe function is unsafe and requires unsafe .*?$",
    "^use of extern static is unsafe and requires unsafe .*?$",
    "^use of mutable static is unsafe and requires unsafe .*?$",
  ],
  unsafe_op_in_unsafe_fn: ["^call to unsafe function `.*?` is unsafe and requires unsafe block$"],
  E0737: ["^`#\\[track_caller\\]` requires Rust ABI$"],
  E0045: ['^C-variadic functions with the ".*?" calling convention are not supported$'],
  "msg:variadic-must-be-the-last-argument-of-a-c-variadic": [
    "^`\\.\\.\\.` must be the last argument of a C-variadic function$",
  ],
  "msg:variadic-is-not-supported-for-non-extern-functions": ["^`\\.\\.\\.` is not supported for non-extern functions$"],
  "msg:variadic-is-not-supported-for-extern-functions": ['^`\\.\\.\\.` is not supported for `extern ".*?"` functions$'],
  "msg:functions-with-a-c-variable-argument-list-must-be-unsafe": [
    "^functions with a C variable argument list must be unsafe$",
  ],
  varargs_without_pattern: ["^missing pattern for `\\.\\.\\.` argument$"],
  "msg:unexpected-variadic": ["^unexpected `\\.\\.\\.`$"],
  E0743: ["^C-variadic type `\\.\\.\\.` may not be nested inside another type$"],
  "msg:functions-cannot-be-both-async-and-c-variadic": ["^functions cannot be both `async` and C-variadic$"],
  E0617: ["^can't pass `.*?` to variadic function$", "^can't pass a function item to a variadic function$"],
  "msg:unsafe-attribute-used-without-unsafe": ["^unsafe attribute used without unsafe$"],
  unsafe_attr_outside_unsafe: ["^unsafe attribute used without unsafe$"],
  "msg:is-not-an-unsafe-attribute": ["^`.*?` is not an unsafe attribute$"],
  "msg:expected-found": ["^expected `\\(`, found `.*?`$"],
  E0565: [
    "^malformed `(?:no_mangle|ffi_\\w+|naked|link)` attribute input$",
    "^meta item in `repr` must be an identifier$",
  ],
  unused_attributes: [
    "^`#\\[(?:no_mangle|export_name|link_\\w+|used|linkage|naked|inline|track_caller|target_feature)\\]` attribute cannot be used on .*?$",
    "^unused attribute$",
    "^`#\\[(?:unsafe\\()?no_mangle\\)?\\]` attribute may not be used in combination with `#\\[(?:unsafe\\()?export_name\\)?\\]`$",
    "^attribute should be applied to an `extern` block with non-Rust ABI$",
    "^`#\\[inline\\]` is ignored on externally exported functions$",
  ],
  "msg:no-mangle-attribute-cannot-be-used-on-closures": ["^`#\\[no_mangle\\]` attribute cannot be used on closures$"],
  no_mangle_const_items: ["^const items should never be `#\\[no_mangle\\]`$"],
  no_mangle_generic_items: ["^functions generic over types or consts must be mangled$"],
  E0539: ["^malformed `.*?` attribute input$"],
  E0805: ["^malformed `.*?` attribute input$"],
  E0538: ["^malformed `link` attribute input$"],
  E0648: ["^`.*?` may not contain null characters$"],
  "msg:export-name-attribute-cannot-be-used-on": ["^`#\\[export_name\\]` attribute cannot be used on .*?$"],
  "msg:symbol-is-already-defined": ["^symbol `.*?` is already defined$"],
  E0459: ['^`#\\[link\\]` attribute requires a `name = "string"` argument$'],
  E0454: ["^link name must not be empty$"],
  E0455: [
    "^link kind `.*?` is only supported on Apple targets$",
    "^link kind `raw-dylib` is only supported on Windows targets$",
  ],
  "msg:invalid-linking-modifier-syntax-expected-or-prefix-before-one-of": [
    "^invalid linking modifier syntax, expected '\\+' or '-' prefix before one of: bundle, verbatim, whole-archive, as-needed, export-symbols$",
  ],
  "msg:linking-modifier-is-only-compatible-with-static-linking-kind": [
    "^linking modifier `.*?` is only compatible with `static` linking kind$",
  ],
  "msg:linking-modifier-as-needed-is-only-compatible-with-dylib-framework": [
    "^linking modifier `as-needed` is only compatible with `dylib`, `framework` and `raw-dylib` linking kinds$",
  ],
  "msg:multiple-modifiers-in-a-single-modifiers-argument": [
    "^multiple `.*?` modifiers in a single `modifiers` argument$",
  ],
  "msg:wasm-import-module-is-incompatible-with-other-arguments-in-link": [
    "^`wasm_import_module` is incompatible with other arguments in `#\\[link\\]` attributes$",
  ],
  "msg:import-name-type-is-only-supported-on-x86": ["^import name type is only supported on x86$"],
  "msg:link-ordinal-is-only-supported-if-link-kind-is-raw": [
    "^`#\\[link_ordinal\\]` is only supported if link kind is `raw-dylib`$",
  ],
  "msg:cannot-use-link-name-with-link-ordinal": ["^cannot use `#\\[link_name\\]` with `#\\[link_ordinal\\]`$"],
  "msg:ordinal-value-in-link-ordinal-is-too-large": ["^ordinal value in `link_ordinal` is too large: `.*?`$"],
  "msg:multiple-link-ordinal-attributes": ["^multiple `link_ordinal` attributes$"],
  "msg:naked-attribute-cannot-be-used-on": ["^`#\\[naked\\]` attribute cannot be used on .*?$"],
  "msg:used-attribute-cannot-be-used-on": ["^`#\\[used\\]` attribute cannot be used on .*?$"],
  "msg:inline-attribute-cannot-be-used-on-foreign-statics": [
    "^`#\\[inline\\]` attribute cannot be used on foreign statics$",
  ],
  "msg:target-feature-attribute-cannot-be-used-on-foreign-functions": [
    "^`#\\[target_feature\\]` attribute cannot be used on foreign functions$",
  ],
  "msg:attribute-cannot-be-used-on": [
    "^`#\\[(?:link_\\w+|linkage|ffi_\\w+|inline|target_feature|track_caller)\\]` attribute cannot be used on .*?$",
  ],
  "msg:multiple-linkage-attributes": ["^multiple `linkage` attributes$"],
  "msg:link-name-must-not-contain-nul": ["^link name must not contain NUL characters if link kind is `raw-dylib`$"],
  "msg:import-name-type-can-only-be-used-with-link-kind-raw": [
    "^import name type can only be used with link kind `raw-dylib`$",
  ],
  ill_formed_attribute_input: ["^valid forms for the attribute are .*`#\\[link\\(.*$"],
  "msg:cannot-find-attribute-in-this-scope": ["^cannot find attribute `.*?` in this scope$"],
  E0552: [
    "^unrecognized representation hint$",
    "^invalid representation hint: `.*?` does not take a .*?$",
    "^incorrect `repr\\(packed\\)` attribute format: `packed` takes exactly one parenthesized argument, or no parentheses at all$",
    "^incorrect `repr\\(packed\\)` attribute format: `packed` expects a literal integer as argument$",
  ],
  "msg:repr-align-is-not-supported-on-functions": [
    "^`#\\[repr\\(align\\(\\.\\.\\.\\)\\)\\]` is not supported on functions$",
  ],
  E0517: ["^attribute should be applied to .*?$"],
  E0084: ["^unsupported representation for zero-variant enum$"],
  E0566: ["^conflicting representation hints$"],
  E0587: ["^type has conflicting packed and align representation hints$"],
  E0588: ["^packed type cannot transitively contain a `#\\[repr\\(align\\)\\]` type$"],
  E0634: ["^type has conflicting packed representation hints$"],
  E0589: ["^invalid `repr\\(.*?\\)` attribute: .*?$", "^alignment must not be greater than `isize::MAX` bytes$"],
  E0693: ["^incorrect `repr\\(.*?\\)` attribute format(?:: `align` .*)?$"],
  E0690: [
    "^(?:transparent (?:struct|union)|the variant of a transparent enum) needs at most one field with non-trivial size or alignment, but has .*?$",
  ],
  E0692: ["^transparent .*? cannot have other repr hints$"],
  E0731: ["^transparent enum needs exactly one variant, but has .*?$"],
  repr_transparent_non_zst_fields: ["^zero-sized fields in `repr\\(transparent\\)` cannot contain .*?$"],
  E0732: ["^`#\\[repr\\(inttype\\)\\]` must be specified for enums with explicit discriminants and non-unit variants$"],
  repr_c_enums_larger_than_int: [
    "^`repr\\(C\\)` enum discriminant does not fit into C `int` nor into C `unsigned int`$",
    "^`repr\\(C\\)` enum discriminant does not fit into C .*?, and a previous discriminant does not fit into C .*?$",
  ],
  "msg:unions-cannot-have-zero-fields": ["^unions cannot have zero fields$"],
  E0740: ["^field must implement `Copy` or be wrapped in `ManuallyDrop<\\.\\.\\.>` to be used in a union$"],
  E0793: ["^reference to field of packed .*? is unaligned$"],
  "msg:repr-attribute-cannot-be-used-at-crate-level": ["^`repr` attribute cannot be used at crate level$"],
  improper_ctypes: ["^`extern` block uses type `.*?`, which is not FFI-safe$"],
  clashing_extern_declarations: [
    "^`.*?` redeclared with a different signature$",
    "^`.*?` redeclares `.*?` with a different signature$",
  ],
  static_mut_refs: ["^creating a .*? reference to mutable static$"],
  dangling_pointers_from_temporaries: [
    "^this creates a dangling pointer because temporary `.*?` is dropped at end of statement$",
  ],
  dangling_pointers_from_locals: [
    "^(?:function|method|closure) returns a dangling pointer to dropped local variable `.*?`$",
  ],
  invalid_null_arguments: [
    "^calling this function with a null pointer is undefined behavior, even if the result of the function is unused$",
  ],
  function_casts_as_integer: ["^direct cast of function item into an integer$"],
  invalid_value: ["^the type `.*?` does not permit .*?$"],
  ffi_unwind_calls: ["^call to .*? with FFI-unwind ABI$"],
  uses_power_alignment: [
    "^repr\\(C\\) does not follow the power alignment rule\\. This may affect platform C ABI compatibility for this type$",
  ],
  patterns_in_fns_without_body: ["^patterns aren't allowed in functions without bodies$"],
  "msg:use-of-simd-type-in-ffi-is-highly-experimental-and": [
    "^use of SIMD type `.*?` in FFI is highly experimental and may result in invalid code$",
  ],
  "msg:this-function-definition-uses-simd-vector-type-which-with-the": [
    "^this function definition uses SIMD vector type `.*?` which \\(with the chosen ABI\\) requires the `.*?` target feature, which is not enabled$",
  ],
  "msg:extern-static-is-too-large-for-the-target-architecture": [
    "^extern static is too large for the target architecture$",
  ],
};

/** Lints that rustc reaches only when nothing has gone wrong before. */
export const LATE: ReadonlySet<string> = new Set([
  "improper_ctypes",
  "improper_ctypes_definitions",
  "clashing_extern_declarations",
  "static_mut_refs",
  "no_mangle_const_items",
  "no_mangle_generic_items",
  "dangling_pointers_from_temporaries",
  "dangling_pointers_from_locals",
  "invalid_null_arguments",
  "function_casts_as_integer",
  "msg:link-ordinal-is-only-supported-if-link-kind-is-raw",
]);

const VERSION = /^rustc (1\.\d+)\.\d+ /.exec(spawnSync("rustc", ["--version"], { encoding: "utf8" }).stdout ?? "")?.[1];

/** Why rustc cannot be asked, or undefined when it can. The verdicts are 1.95's; another version is another truth. */
export const whyNoRustc: string | undefined =
  VERSION === undefined ? "no rustc is installed" : VERSION === "1.95" ? undefined : `rustc is ${VERSION}, not 1.95`;

const cache = join(import.meta.dirname, "../../node_modules/.cache/ferrule-rustc");
let folder: string | undefined;
let count = 0;

/** A prelude in one line that lets a file compile for a target without its `core`. */
const NO_CORE =
  '#![feature(no_core, lang_items)] #![no_core] #[lang = "pointee_sized"] pub trait PointeeSized {} ' +
  '#[lang = "meta_sized"] pub trait MetaSized: PointeeSized {} #[lang = "sized"] pub trait Sized: MetaSized {} ' +
  '#[lang = "copy"] pub trait Copy {}\n';

/** Asks rustc about a text. `flags` as on its command line; a target that is not the host's is asked without `core`. */
export async function askRustc(
  text: string,
  options: {
    readonly edition: string;
    readonly crateType: string;
    readonly target?: string | undefined;
    readonly flags: readonly string[];
  },
): Promise<RustcAnswer> {
  const foreign = options.target !== undefined && options.target !== "x86_64-unknown-linux-gnu";
  const source = foreign ? NO_CORE + text : text;
  const quiet = [
    "dead_code",
    "unused_variables",
    "unused_imports",
    "unused_mut",
    "unused_assignments",
    "private_interfaces",
  ];
  const args = [
    "--edition",
    options.edition,
    "--crate-type",
    options.crateType,
    "--emit=metadata",
    "--error-format=json",
    "-Cstrip=none",
    ...quiet.flatMap((lint) => ["-A", lint]),
    ...(foreign ? ["--target", options.target as string] : []),
    ...options.flags,
  ];
  const hash = createHash("sha256")
    .update(JSON.stringify([VERSION, args, source]))
    .digest("hex")
    .slice(0, 32);
  const cached = join(cache, `${hash}.json`);
  let stderr: string;
  try {
    stderr = readFileSync(cached, "utf8");
  } catch {
    folder ??= mkdtempSync(join(tmpdir(), "ferrule-rustc-"));
    const file = join(folder, `case_${count++}.rs`);
    writeFileSync(file, source);
    stderr = await run([...args, "-o", `${file}.rmeta`, file], foreign);
    mkdirSync(cache, { recursive: true });
    writeFileSync(cached, stderr);
  }
  return readAnswer(stderr, foreign ? 1 : 0);
}

function run(args: readonly string[], bootstrap: boolean): Promise<string> {
  const env = bootstrap ? { ...process.env, RUSTC_BOOTSTRAP: "1" } : process.env;
  return new Promise((resolve) => {
    execFile("rustc", args, { env, timeout: 60_000, maxBuffer: 1 << 26 }, (_, __, stderr) => resolve(stderr));
  });
}

interface RustcSpan {
  is_primary: boolean;
  line_start: number;
  column_start: number;
  line_end: number;
  column_end: number;
}

function readAnswer(stderr: string, shift: number): RustcAnswer {
  const verdicts: Verdict[] = [];
  const errors: string[] = [];
  for (const line of stderr.split("\n")) {
    if (!line.startsWith("{")) continue;
    const d = JSON.parse(line) as { message: string; level: string; code: { code: string } | null; spans: RustcSpan[] };
    if (d.level === "error" && !d.message.startsWith("aborting due to"))
      errors.push(`${d.code?.code ?? ""} ${d.message}`);
    const key = keyOf(d.code?.code, d.message);
    const [span] = d.spans.filter((s) => s.is_primary);
    if (key === undefined || span === undefined || span.line_start <= shift) continue;
    verdicts.push({
      key,
      level: d.level,
      line: span.line_start - shift,
      column: span.column_start,
      endLine: span.line_end - shift,
      endColumn: span.column_end,
      message: d.message,
    });
  }
  return { verdicts, errors };
}

function keyOf(code: string | undefined, message: string): string | undefined {
  const fits = (key: string) => MESSAGES[key]?.some((match) => new RegExp(match).test(message)) === true;
  if (code !== undefined) return fits(code) ? code : undefined;
  return Object.keys(MESSAGES).find((key) => key.startsWith("msg:") && fits(key));
}
