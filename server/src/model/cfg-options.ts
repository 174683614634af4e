/** `--cfg` specifications, text → value. Source: rustc's command line, "`--cfg`: configure the compilation environment". */

export type CfgOptions = ReadonlyMap<string, ReadonlySet<string> | true>;

/** Reads `name` and `name="value"` (the quotes may be missing). What is neither is left out and named in `problems`. */
export function parseCfgOptions(specs: readonly string[]): { value: CfgOptions; problems: readonly string[] } {
  const value = new Map<string, Set<string> | true>();
  const problems: string[] = [];
  for (const spec of specs) {
    const match = /^\s*([A-Za-z_]\w*)\s*(?:=\s*(?:"([^"]*)"|([^"\s]+)))?\s*$/.exec(spec);
    if (match === null) {
      problems.push(`\`${spec}\` is no cfg option; write \`name\` or \`name="value"\``);
      continue;
    }
    const [, name = "", quoted, bare] = match;
    const given = quoted ?? bare;
    const known = value.get(name);
    if (given === undefined) value.set(name, known ?? true);
    else value.set(name, (known === undefined || known === true ? new Set<string>() : known).add(given));
  }
  return { value, problems };
}
