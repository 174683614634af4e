/** What is known about the crate a file belongs to, parsed at the door into a plain record and passed along. */

import type { Edition } from "../facts/edition.ts";
import type { Attribute } from "../facts/item.ts";
import type { Level } from "../rules/rule.ts";
import type { Target } from "../target/target.ts";

/** `-A name`, `-W name`, … in the order given; `name` is one of our rules, a lint of the compiler or a lint group. */
export interface LevelFlag {
  readonly level: "allow" | "warn" | "deny" | "forbid";
  readonly name: string;
}

/** What the settings may say about a rule. */
export type RuleSetting = "default" | "off" | "info" | "warning" | "error";

export interface Environment {
  readonly edition: Edition;
  readonly target: Target;
  readonly crateType: "lib" | "bin";
  /** `--cfg` options: a bare name is `true`, else its values. */
  readonly cfg: ReadonlyMap<string, ReadonlySet<string> | true>;
  /** Whether features that are not in `cfg` are unknown, not off. */
  readonly unknownFeatures: boolean;
  /** Whether other options that are not in `cfg` are unknown, since a build script may set them. */
  readonly unknownOptions: boolean;
  readonly flags: readonly LevelFlag[];
  readonly settings: Readonly<Record<string, RuleSetting>>;
  /** The crates named in Cargo.toml. */
  readonly dependencies: ReadonlySet<string>;
  /** Whether the file is its crate's root. */
  readonly crateRoot: boolean;
  /** The crate root's inner attributes, for a file that is not the root. */
  readonly crateAttributes: readonly Attribute[];
}

export type Severity = "error" | "warning" | "info" | "hint";

/** The severity a level shows as; undefined for `allow`. */
export function severityOf(level: Level): Severity | undefined {
  switch (level) {
    case "allow":
      return undefined;
    case "hint":
      return "hint";
    case "info":
      return "info";
    case "warn":
      return "warning";
    case "deny":
    case "error":
      return "error";
  }
}
