/** The width in bits and the sign of a C integer type on one target. */
export interface CInteger {
  /** Width in bits. */
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

/**
 * The C data model of a target: how wide its C types are and whether plain `char` is signed.
 *
 * `wchar` is `undefined` where the target has no settled C library. `size_t` and pointers have `Target.pointerWidth`.
 */
export interface CDataModel {
  readonly char: CInteger;
  readonly short: CInteger;
  readonly int: CInteger;
  readonly long: CInteger;
  readonly longlong: CInteger;
  readonly wchar: CInteger | undefined;
  /** The smallest width in bits of a C `enum`, and so of a fieldless `#[repr(C)]` enum: that of `int`, or 8. */
  readonly enumMinBits: 8 | 16 | 32;
}

/**
 * One compilation target, as `rustc --print cfg --target <triple>` describes it.
 *
 * `env` and `abi` are the empty string where rustc prints an empty value.
 */
export interface Target {
  readonly triple: string;
  /** False when `targetByTriple` did not know the triple and read it from its parts. */
  readonly known: boolean;
  readonly arch: string;
  readonly os: string;
  readonly env: string;
  readonly abi: string;
  readonly vendor: string;
  readonly families: readonly string[];
  /** Width of a pointer in bits. */
  readonly pointerWidth: 16 | 32 | 64;
  readonly endian: "little" | "big";
  /** The panic strategy the target uses when no flag says otherwise. */
  readonly panic: "unwind" | "abort";
  /** Values of `target_has_atomic` on the target's baseline CPU, `undefined` for a guessed target. */
  readonly atomics: readonly string[] | undefined;
  /** Stable `target_feature`s of the baseline CPU, `undefined` for a guessed target. */
  readonly features: readonly string[] | undefined;
  readonly c: CDataModel;
}
