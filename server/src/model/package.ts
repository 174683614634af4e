/** A package as the rules about its Cargo.toml see it: the text, what it says, and the crates that it describes. */
import type { Crate } from "./crate.ts";
import type { Manifest } from "./manifest.ts";
import type { TomlOutline } from "./toml-outline.ts";

/** What a package is built to. Crates are the same objects that its files are checked in. */
export interface PackageCrates {
  readonly manifest: Manifest;
  readonly library: Crate | undefined;
  /** Its programs, without examples, tests and benches. */
  readonly programs: readonly Crate[];
}

/** A package, or the root of a workspace that is none, whose manifest could be read as a whole. */
export interface CargoPackage extends PackageCrates {
  /** The absolute path of its Cargo.toml, with forward slashes. */
  readonly path: string;
  /** The text of its Cargo.toml. */
  readonly text: string;
  readonly outline: TomlOutline;
  /** Its folder as seen from the nearest folder above with a manifest; undefined where there is none. */
  readonly within: string | undefined;
  /** Whether the build script that it names, or `build.rs`, is there; undefined where nobody can tell. */
  readonly hasBuildScript: boolean | undefined;
  /** Whether it is the root of its workspace, or alone: only there Cargo heeds profiles. */
  readonly isWorkspaceRoot: boolean;
  /** The other packages of its workspace that depend on it, directly or through others, for whatever purpose. */
  dependents(): readonly PackageCrates[];
  /** The packages of its workspace, itself among them. */
  members(): readonly PackageCrates[];
}
