/** What the command line and a file's surroundings say about the crate the file belongs to. */
import type { Environment, LevelFlag } from "../analysis/environment.ts";
import type { Edition } from "../rules/rule.ts";
import type { Target } from "../target/target.ts";
import { targetByTriple } from "../target/targets.ts";

/** What the arguments fix; undefined where the surroundings of each file decide. */
export interface EnvironmentOptions {
  readonly edition: Edition | undefined;
  readonly target: Target | undefined;
  readonly crateType: "lib" | "bin" | undefined;
  readonly cfg: ReadonlyMap<string, ReadonlySet<string> | true>;
  readonly flags: readonly LevelFlag[];
}

export function environmentFor(_path: string, _cwd: string, options: EnvironmentOptions): Environment {
  return {
    edition: options.edition ?? 2021,
    target: options.target ?? (targetByTriple("x86_64-unknown-linux-gnu") as Target),
    crateType: options.crateType ?? "lib",
    cfg: options.cfg,
    unknownFeatures: false,
    flags: options.flags,
    settings: {},
    dependencies: new Set(),
    crateRoot: true,
    crateAttributes: [],
  };
}
