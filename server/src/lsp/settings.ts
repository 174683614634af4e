/** The settings `ferrule.*`, unknown JSON → plain record. What is absent or wrong has its default. */
import type { RuleSetting } from "../analysis/environment.ts";
import type { Edition } from "../facts/edition.ts";
import type { CfgOptions } from "../model/cfg-options.ts";
import { parseCfgOptions } from "../model/cfg-options.ts";
import { DEFAULT_FEATURES, type FeatureSelection, parseFeatureNames } from "../model/features.ts";

/** Name of the section in the client's configuration. */
export const SECTION = "ferrule";

export interface Settings {
  readonly enable: boolean;
  /** Undefined for "auto". */
  readonly edition: Edition | undefined;
  /** A target triple; undefined where the project or the machine decides. */
  readonly target: string | undefined;
  readonly crateType: "lib" | "bin" | undefined;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly cfg: CfgOptions;
  /** `ferrule.cargo.features`, `.allFeatures` and `.noDefaultFeatures`. */
  readonly features: FeatureSelection;
}

export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  edition: undefined,
  target: undefined,
  crateType: undefined,
  rules: {},
  cfg: new Map(),
  features: DEFAULT_FEATURES,
};

const EDITIONS: readonly Edition[] = [2015, 2018, 2021, 2024];
const RULE_SETTINGS: readonly string[] = ["default", "off", "info", "warning", "error"] satisfies RuleSetting[];

/** Reads the section's value. `problems` names each setting that means nothing, to show to a person. */
export function parseSettings(json: unknown): { value: Settings; problems: readonly string[] } {
  if (!isRecord(json)) return { value: DEFAULT_SETTINGS, problems: [] };
  const problems: string[] = [];
  const wrong = (name: string, value: unknown, expected: string) => {
    if (value !== undefined && value !== null) {
      problems.push(`\`${SECTION}.${name}\` is \`${JSON.stringify(value)}\`; it must be ${expected}`);
    }
    return undefined;
  };
  const { enable, edition, target, crateType, rules, cfg } = json;
  const cargo = isRecord(json.cargo) ? json.cargo : (wrong("cargo", json.cargo, "an object") ?? {});
  const names = Array.isArray(cargo.features) ? cargo.features : wrong("cargo.features", cargo.features, "a list");
  const flag = (name: "allFeatures" | "noDefaultFeatures"): boolean => {
    const value = cargo[name];
    return typeof value === "boolean" ? value : (wrong(`cargo.${name}`, value, "true or false") ?? false);
  };
  const year = EDITIONS.find((known) => String(known) === String(edition));
  const specs = Array.isArray(cfg) ? cfg.filter((spec): spec is string => typeof spec === "string") : [];
  if (cfg !== undefined && cfg !== null && !Array.isArray(cfg)) wrong("cfg", cfg, "a list");
  const options = parseCfgOptions(specs);
  problems.push(...options.problems.map((problem) => `\`${SECTION}.cfg\`: ${problem}`));

  const levels: Record<string, RuleSetting> = {};
  if (isRecord(rules)) {
    for (const [name, level] of Object.entries(rules)) {
      if (typeof level === "string" && RULE_SETTINGS.includes(level)) {
        levels[name.replaceAll("_", "-")] = level as RuleSetting;
      } else wrong(`rules.${name}`, level, RULE_SETTINGS.map((known) => `"${known}"`).join(", "));
    }
  } else wrong("rules", rules, "an object");

  return {
    value: {
      enable: typeof enable === "boolean" ? enable : (wrong("enable", enable, "true or false") ?? true),
      edition: edition === "auto" ? undefined : (year ?? wrong("edition", edition, `"auto" or ${EDITIONS.join(", ")}`)),
      target:
        typeof target === "string" ? target.trim() || undefined : wrong("target", target, "a target triple or empty"),
      crateType:
        crateType === "lib" || crateType === "bin"
          ? crateType
          : crateType === "auto"
            ? undefined
            : wrong("crateType", crateType, `"auto", "lib" or "bin"`),
      rules: levels,
      cfg: options.value,
      features: {
        names: parseFeatureNames((names ?? []).filter((name: unknown) => typeof name === "string")),
        all: flag("allFeatures"),
        noDefault: flag("noDefaultFeatures"),
      },
    },
    problems,
  };
}

/** The section inside what a client sent: some send the section itself, some an object that holds it. */
export function sectionOf(json: unknown): unknown {
  return isRecord(json) && isRecord(json[SECTION]) ? json[SECTION] : json;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
