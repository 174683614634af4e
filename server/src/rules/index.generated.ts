// Written by `npm run generate`. Do not edit.
import { foreignFnBody } from "./foreign-fn-body.ts";
import { unknownAbi } from "./unknown-abi.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in order of name. */
export const rules: readonly Rule[] = [
  foreignFnBody,
  unknownAbi,
];

/** Every name that a setting, a flag or a suppression may use. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map((rule) => rule.name));
