// Written by `npm run generate`. Do not edit.
import { abiNotALiteral } from "./abi-not-a-literal.ts";
import { abiSuffix } from "./abi-suffix.ts";
import { arbitraryDiscriminant } from "./arbitrary-discriminant.ts";
import { asyncExternFn } from "./async-extern-fn.ts";
import { asyncSpecialAbi } from "./async-special-abi.ts";
import { asyncVariadic } from "./async-variadic.ts";
import { conflictingRepr } from "./conflicting-repr.ts";
import { constAsyncFn } from "./const-async-fn.ts";
import { customAbiDefinition } from "./custom-abi-definition.ts";
import { customAbiSafety } from "./custom-abi-safety.ts";
import { defaultOutsideImpl } from "./default-outside-impl.ts";
import { emptyRepr } from "./empty-repr.ts";
import { emptyUnion } from "./empty-union.ts";
import { externBlockDocComment } from "./extern-block-doc-comment.ts";
import { externBlockInImpl } from "./extern-block-in-impl.ts";
import { externBlockQualifier } from "./extern-block-qualifier.ts";
import { externBlockVisibility } from "./extern-block-visibility.ts";
import { externClosure } from "./extern-closure.ts";
import { fnPointerGenerics } from "./fn-pointer-generics.ts";
import { fnPointerPattern } from "./fn-pointer-pattern.ts";
import { fnPointerQualifier } from "./fn-pointer-qualifier.ts";
import { fnWithoutBody } from "./fn-without-body.ts";
import { foreignConst } from "./foreign-const.ts";
import { foreignFnBody } from "./foreign-fn-body.ts";
import { foreignFnPattern } from "./foreign-fn-pattern.ts";
import { foreignFnQualifier } from "./foreign-fn-qualifier.ts";
import { foreignItemKind } from "./foreign-item-kind.ts";
import { foreignMain } from "./foreign-main.ts";
import { foreignNonItem } from "./foreign-non-item.ts";
import { foreignStaticValue } from "./foreign-static-value.ts";
import { foreignType } from "./foreign-type.ts";
import { genericForeignItem } from "./generic-foreign-item.ts";
import { genericStatic } from "./generic-static.ts";
import { implTraitInForeignFn } from "./impl-trait-in-foreign-fn.ts";
import { improperCtypes } from "./improper-ctypes.ts";
import { improperCtypesDefinitions } from "./improper-ctypes-definitions.ts";
import { inactiveCode } from "./inactive-code.ts";
import { malformedReprArgument } from "./malformed-repr-argument.ts";
import { misplacedRepr } from "./misplaced-repr.ts";
import { missingAbi } from "./missing-abi.ts";
import { missingFnKeyword } from "./missing-fn-keyword.ts";
import { missingUnsafeOnExtern } from "./missing-unsafe-on-extern.ts";
import { nestedVariadicType } from "./nested-variadic-type.ts";
import { nonAsciiForeignName } from "./non-ascii-foreign-name.ts";
import { nonStringAbi } from "./non-string-abi.ts";
import { parameterAttribute } from "./parameter-attribute.ts";
import { parameterDocComment } from "./parameter-doc-comment.ts";
import { parameterWithoutType } from "./parameter-without-type.ts";
import { pointerOnlyAbi } from "./pointer-only-abi.ts";
import { qualifierOrder } from "./qualifier-order.ts";
import { safeFnPointer } from "./safe-fn-pointer.ts";
import { safeOutsideExtern } from "./safe-outside-extern.ts";
import { safeVariadicDefinition } from "./safe-variadic-definition.ts";
import { safetyQualifierInPlainExtern } from "./safety-qualifier-in-plain-extern.ts";
import { selfParameterOutsideImpl } from "./self-parameter-outside-impl.ts";
import { specialAbiSignature } from "./special-abi-signature.ts";
import { staticWithoutType } from "./static-without-type.ts";
import { unexpectedVariadic } from "./unexpected-variadic.ts";
import { unknownAbi } from "./unknown-abi.ts";
import { unknownRepr } from "./unknown-repr.ts";
import { unsafeForeignUse } from "./unsafe-foreign-use.ts";
import { unsafeStatic } from "./unsafe-static.ts";
import { unstableAbi } from "./unstable-abi.ts";
import { unstableRepr } from "./unstable-repr.ts";
import { unstableVariadicDefinition } from "./unstable-variadic-definition.ts";
import { unsupportedAbi } from "./unsupported-abi.ts";
import { unsupportedCallingConvention } from "./unsupported-calling-convention.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { variadicAbi } from "./variadic-abi.ts";
import { variadicDefinitionAbi } from "./variadic-definition-abi.ts";
import { variadicNotLast } from "./variadic-not-last.ts";
import { variadicWithoutExtern } from "./variadic-without-extern.ts";
import { variadicWithoutPattern } from "./variadic-without-pattern.ts";
import { zeroVariantRepr } from "./zero-variant-repr.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in order of name. */
export const rules: readonly Rule[] = [
  abiNotALiteral,
  abiSuffix,
  arbitraryDiscriminant,
  asyncExternFn,
  asyncSpecialAbi,
  asyncVariadic,
  conflictingRepr,
  constAsyncFn,
  customAbiDefinition,
  customAbiSafety,
  defaultOutsideImpl,
  emptyRepr,
  emptyUnion,
  externBlockDocComment,
  externBlockInImpl,
  externBlockQualifier,
  externBlockVisibility,
  externClosure,
  fnPointerGenerics,
  fnPointerPattern,
  fnPointerQualifier,
  fnWithoutBody,
  foreignConst,
  foreignFnBody,
  foreignFnPattern,
  foreignFnQualifier,
  foreignItemKind,
  foreignMain,
  foreignNonItem,
  foreignStaticValue,
  foreignType,
  genericForeignItem,
  genericStatic,
  implTraitInForeignFn,
  improperCtypes,
  improperCtypesDefinitions,
  inactiveCode,
  malformedReprArgument,
  misplacedRepr,
  missingAbi,
  missingFnKeyword,
  missingUnsafeOnExtern,
  nestedVariadicType,
  nonAsciiForeignName,
  nonStringAbi,
  parameterAttribute,
  parameterDocComment,
  parameterWithoutType,
  pointerOnlyAbi,
  qualifierOrder,
  safeFnPointer,
  safeOutsideExtern,
  safeVariadicDefinition,
  safetyQualifierInPlainExtern,
  selfParameterOutsideImpl,
  specialAbiSignature,
  staticWithoutType,
  unexpectedVariadic,
  unknownAbi,
  unknownRepr,
  unsafeForeignUse,
  unsafeStatic,
  unstableAbi,
  unstableRepr,
  unstableVariadicDefinition,
  unsupportedAbi,
  unsupportedCallingConvention,
  unusedSuppression,
  variadicAbi,
  variadicDefinitionAbi,
  variadicNotLast,
  variadicWithoutExtern,
  variadicWithoutPattern,
  zeroVariantRepr,
];

/** Every name that a setting, a flag or a suppression may use. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map((rule) => rule.name));
