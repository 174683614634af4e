import type { Environment, LevelFlag } from "../../server/src/analysis/environment.ts";
import type { Edition } from "../../server/src/facts/edition.ts";
import { targetByTriple } from "../../server/src/target/targets.ts";

const LINUX = "x86_64-unknown-linux-gnu";

/** What a test page may say after `//?`, and its defaults: a library of edition 2021 on 64-bit Linux, outside Cargo. */
export interface PageOptions {
  readonly edition?: string;
  readonly target?: string;
  readonly "crate-type"?: string;
  /** As on the command line: `-W missing_unsafe_on_extern -D warnings`. */
  readonly flags?: string;
  readonly cfg?: string;
  /** Names of crates in Cargo.toml, separated by spaces. */
  readonly dependencies?: string;
}

export function environmentOf(options: PageOptions = {}): Environment {
  const target = targetByTriple(options.target ?? LINUX);
  if (target === undefined) throw new Error(`unknown target ${options.target}`);
  return {
    edition: Number(options.edition ?? 2021) as Edition,
    target,
    crateType: options["crate-type"] === "bin" ? "bin" : "lib",
    cfg: new Map(
      (options.cfg ?? "")
        .split(" ")
        .filter(Boolean)
        .map((name) => [name, true] as const),
    ),
    unknownFeatures: false,
    unknownOptions: false,
    flags: flagsOf(options.flags ?? ""),
    settings: {},
    dependencies: new Set((options.dependencies ?? "").split(" ").filter(Boolean)),
    crateRoot: true,
    crateAttributes: [],
  };
}

const FLAGS = { A: "allow", W: "warn", D: "deny", F: "forbid" } as const;

function flagsOf(text: string): LevelFlag[] {
  return [...text.matchAll(/-([AWDF])\s*(\S+)/g)].map(([, letter, name]) => ({
    level: FLAGS[letter as keyof typeof FLAGS],
    name: name as string,
  }));
}
