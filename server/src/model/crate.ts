/** A crate as names see it: what it is called, how it was configured, and where the names of other crates lead. */
import type { Edition } from "../facts/edition.ts";
import type { CfgContext } from "../target/cfg.ts";

/** The same object as long as nothing it was read from changes. */
export interface Crate {
  /** The name other crates know it by: hyphens are `_`. */
  readonly name: string;
  readonly edition: Edition;
  /** Absolute path of its root file with forward slashes; undefined for a lone text. */
  readonly root: string | undefined;
  /** The target, the features and the options that are known. */
  readonly cfg: CfgContext;
  /**
   * Where `name::…` leads: a crate named in Cargo.toml, `unknown` for one that is named there but cannot be read,
   * undefined for a name that is no dependency. `std`, `core`, `alloc` and the crate itself are not asked for here.
   */
  dependency(name: string): Crate | "unknown" | undefined;
  /** The crates of the same workspace that it is linked with directly: its local dependencies. None where it is absent. */
  linkedWith?(): readonly Crate[];
}
