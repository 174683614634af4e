// Written by `npm run generate`. Do not edit.
import { abiNotALiteral } from "./abi-not-a-literal.ts";
import { abiSuffix } from "./abi-suffix.ts";
import { asyncSpecialAbi } from "./async-special-abi.ts";
import { asyncVariadic } from "./async-variadic.ts";
import { customAbiDefinition } from "./custom-abi-definition.ts";
import { customAbiSafety } from "./custom-abi-safety.ts";
import { foreignFnBody } from "./foreign-fn-body.ts";
import { foreignFnQualifier } from "./foreign-fn-qualifier.ts";
import { improperCtypesDefinitions } from "./improper-ctypes-definitions.ts";
import { nestedVariadicType } from "./nested-variadic-type.ts";
import { nonStringAbi } from "./non-string-abi.ts";
import { pointerOnlyAbi } from "./pointer-only-abi.ts";
import { safeVariadicDefinition } from "./safe-variadic-definition.ts";
import { specialAbiSignature } from "./special-abi-signature.ts";
import { unexpectedVariadic } from "./unexpected-variadic.ts";
import { unknownAbi } from "./unknown-abi.ts";
import { unstableAbi } from "./unstable-abi.ts";
import { unstableVariadicDefinition } from "./unstable-variadic-definition.ts";
import { unsupportedAbi } from "./unsupported-abi.ts";
import { unsupportedCallingConvention } from "./unsupported-calling-convention.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { variadicAbi } from "./variadic-abi.ts";
import { variadicDefinitionAbi } from "./variadic-definition-abi.ts";
import { variadicNotLast } from "./variadic-not-last.ts";
import { variadicWithoutExtern } from "./variadic-without-extern.ts";
import { variadicWithoutPattern } from "./variadic-without-pattern.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in order of name. */
export const rules: readonly Rule[] = [
  abiNotALiteral,
  abiSuffix,
  asyncSpecialAbi,
  asyncVariadic,
  customAbiDefinition,
  customAbiSafety,
  foreignFnBody,
  foreignFnQualifier,
  improperCtypesDefinitions,
  nestedVariadicType,
  nonStringAbi,
  pointerOnlyAbi,
  safeVariadicDefinition,
  specialAbiSignature,
  unexpectedVariadic,
  unknownAbi,
  unstableAbi,
  unstableVariadicDefinition,
  unsupportedAbi,
  unsupportedCallingConvention,
  unusedSuppression,
  variadicAbi,
  variadicDefinitionAbi,
  variadicNotLast,
  variadicWithoutExtern,
  variadicWithoutPattern,
];

/** Every name that a setting, a flag or a suppression may use. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map((rule) => rule.name));
