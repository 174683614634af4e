// Written by `npm run generate`. Do not edit.
import { abiNotALiteral } from "./abi-not-a-literal.ts";
import { abiSuffix } from "./abi-suffix.ts";
import { alignInsidePacked } from "./align-inside-packed.ts";
import { arbitraryDiscriminant } from "./arbitrary-discriminant.ts";
import { asyncCallback } from "./async-callback.ts";
import { asyncExternFn } from "./async-extern-fn.ts";
import { asyncSpecialAbi } from "./async-special-abi.ts";
import { asyncVariadic } from "./async-variadic.ts";
import { blockOnInAsync } from "./block-on-in-async.ts";
import { boolFromC } from "./bool-from-c.ts";
import { borrowEscapesClosure } from "./borrow-escapes-closure.ts";
import { cCharAsI8 } from "./c-char-as-i8.ts";
import { callbackAbiMismatch } from "./callback-abi-mismatch.ts";
import { callbackNotSend } from "./callback-not-send.ts";
import { callbackPanicDoubleDrop } from "./callback-panic-double-drop.ts";
import { callbackStaticMut } from "./callback-static-mut.ts";
import { callbackWithoutUserdata } from "./callback-without-userdata.ts";
import { castAwayConst } from "./cast-away-const.ts";
import { catchUnwindIgnored } from "./catch-unwind-ignored.ts";
import { charFromC } from "./char-from-c.ts";
import { clashingExternDeclarations } from "./clashing-extern-declarations.ts";
import { conflictingRepr } from "./conflicting-repr.ts";
import { constAsyncFn } from "./const-async-fn.ts";
import { crossAllocatorFree } from "./cross-allocator-free.ts";
import { cstrFromUnterminated } from "./cstr-from-unterminated.ts";
import { cstringInteriorNul } from "./cstring-interior-nul.ts";
import { customAbiDefinition } from "./custom-abi-definition.ts";
import { customAbiSafety } from "./custom-abi-safety.ts";
import { danglingCstring } from "./dangling-cstring.ts";
import { danglingPointerFromLocal } from "./dangling-pointer-from-local.ts";
import { danglingPointerFromTemporary } from "./dangling-pointer-from-temporary.ts";
import { danglingUserData } from "./dangling-user-data.ts";
import { defaultOutsideImpl } from "./default-outside-impl.ts";
import { doubleFree } from "./double-free.ts";
import { dropTypeByValue } from "./drop-type-by-value.ts";
import { duplicateExport } from "./duplicate-export.ts";
import { duplicateLinkageAttribute } from "./duplicate-linkage-attribute.ts";
import { emptyRepr } from "./empty-repr.ts";
import { emptyUnion } from "./empty-union.ts";
import { enumFromC } from "./enum-from-c.ts";
import { enumLargerThanInt } from "./enum-larger-than-int.ts";
import { envRace } from "./env-race.ts";
import { exportNotCAbi } from "./export-not-c-abi.ts";
import { exportNotPublic } from "./export-not-public.ts";
import { externBlockDocComment } from "./extern-block-doc-comment.ts";
import { externBlockInImpl } from "./extern-block-in-impl.ts";
import { externBlockOutsideSys } from "./extern-block-outside-sys.ts";
import { externBlockQualifier } from "./extern-block-qualifier.ts";
import { externBlockVisibility } from "./extern-block-visibility.ts";
import { externClosure } from "./extern-closure.ts";
import { fatUserData } from "./fat-user-data.ts";
import { ffiUnwindCall } from "./ffi-unwind-call.ts";
import { fnCastToInteger } from "./fn-cast-to-integer.ts";
import { fnItemAsExternPointer } from "./fn-item-as-extern-pointer.ts";
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
import { foreignMemoryAsGeneric } from "./foreign-memory-as-generic.ts";
import { foreignNonItem } from "./foreign-non-item.ts";
import { foreignStaticValue } from "./foreign-static-value.ts";
import { foreignType } from "./foreign-type.ts";
import { formatString } from "./format-string.ts";
import { freedForeignPointer } from "./freed-foreign-pointer.ts";
import { futureHoldsCPointer } from "./future-holds-c-pointer.ts";
import { genericForeignItem } from "./generic-foreign-item.ts";
import { genericStatic } from "./generic-static.ts";
import { handleOutlivesOwner } from "./handle-outlives-owner.ts";
import { implTraitInForeignFn } from "./impl-trait-in-foreign-fn.ts";
import { implTraitInPath } from "./impl-trait-in-path.ts";
import { importNameType } from "./import-name-type.ts";
import { improperCtypes } from "./improper-ctypes.ts";
import { improperCtypesDefinitions } from "./improper-ctypes-definitions.ts";
import { inactiveCode } from "./inactive-code.ts";
import { inlineOnExportedFunction } from "./inline-on-exported-function.ts";
import { int128Boundary } from "./int128-boundary.ts";
import { intoRawWithoutFree } from "./into-raw-without-free.ts";
import { invalidLinkModifier } from "./invalid-link-modifier.ts";
import { invalidLinkOrdinal } from "./invalid-link-ordinal.ts";
import { invalidValue } from "./invalid-value.ts";
import { leakedSystemHandle } from "./leaked-system-handle.ts";
import { linkWithoutName } from "./link-without-name.ts";
import { linksWithoutBuildScript } from "./links-without-build-script.ts";
import { malformedLinkageAttribute } from "./malformed-linkage-attribute.ts";
import { malformedReprArgument } from "./malformed-repr-argument.ts";
import { mismatchedExternDefinition } from "./mismatched-extern-definition.ts";
import { mismatchedFromRaw } from "./mismatched-from-raw.ts";
import { misplacedLinkageAttribute } from "./misplaced-linkage-attribute.ts";
import { misplacedRepr } from "./misplaced-repr.ts";
import { missingAbi } from "./missing-abi.ts";
import { missingCrateType } from "./missing-crate-type.ts";
import { missingDropForHandle } from "./missing-drop-for-handle.ts";
import { missingFnKeyword } from "./missing-fn-keyword.ts";
import { missingNullCheckInFree } from "./missing-null-check-in-free.ts";
import { missingReprC } from "./missing-repr-c.ts";
import { missingSafetyComment } from "./missing-safety-comment.ts";
import { missingSafetyDoc } from "./missing-safety-doc.ts";
import { missingUnsafeOnExtern } from "./missing-unsafe-on-extern.ts";
import { misspelledAttribute } from "./misspelled-attribute.ts";
import { nestedVariadicType } from "./nested-variadic-type.ts";
import { noMangleAndExportName } from "./no-mangle-and-export-name.ts";
import { noMangleConst } from "./no-mangle-const.ts";
import { noMangleGeneric } from "./no-mangle-generic.ts";
import { nonAsciiForeignName } from "./non-ascii-foreign-name.ts";
import { nonNullFnPointer } from "./non-null-fn-pointer.ts";
import { nonStringAbi } from "./non-string-abi.ts";
import { notAnUnsafeAttribute } from "./not-an-unsafe-attribute.ts";
import { nulInSymbolName } from "./nul-in-symbol-name.ts";
import { nullArgument } from "./null-argument.ts";
import { nullSlice } from "./null-slice.ts";
import { opaqueBehindReference } from "./opaque-behind-reference.ts";
import { opaqueEmptyEnum } from "./opaque-empty-enum.ts";
import { optionFnAliasInExport } from "./option-fn-alias-in-export.ts";
import { packedFieldReference } from "./packed-field-reference.ts";
import { paddingBytesExposed } from "./padding-bytes-exposed.ts";
import { panicAcrossFfi } from "./panic-across-ffi.ts";
import { parameterAttribute } from "./parameter-attribute.ts";
import { parameterDocComment } from "./parameter-doc-comment.ts";
import { parameterWithoutType } from "./parameter-without-type.ts";
import { pointerOnlyAbi } from "./pointer-only-abi.ts";
import { powerAlignment } from "./power-alignment.ts";
import { qualifierOrder } from "./qualifier-order.ts";
import { referenceFromC } from "./reference-from-c.ts";
import { releasePanicStrategy } from "./release-panic-strategy.ts";
import { reprPackedWithoutC } from "./repr-packed-without-c.ts";
import { reprTransparentFields } from "./repr-transparent-fields.ts";
import { reprTransparentNonZstFields } from "./repr-transparent-non-zst-fields.ts";
import { rustAbiCallback } from "./rust-abi-callback.ts";
import { safeFnDerefsRaw } from "./safe-fn-derefs-raw.ts";
import { safeFnPointer } from "./safe-fn-pointer.ts";
import { safeOutsideExtern } from "./safe-outside-extern.ts";
import { safeVariadicDefinition } from "./safe-variadic-definition.ts";
import { safetyQualifierInPlainExtern } from "./safety-qualifier-in-plain-extern.ts";
import { selfParameterOutsideImpl } from "./self-parameter-outside-impl.ts";
import { specialAbiSignature } from "./special-abi-signature.ts";
import { staleBufferPointer } from "./stale-buffer-pointer.ts";
import { staticMutRefs } from "./static-mut-refs.ts";
import { staticWithoutType } from "./static-without-type.ts";
import { stdTypeAsCStruct } from "./std-type-as-c-struct.ts";
import { stdcallOnCTarget } from "./stdcall-on-c-target.ts";
import { strAsCString } from "./str-as-c-string.ts";
import { sysCrateNaming } from "./sys-crate-naming.ts";
import { systemAbiOnWindowsApi } from "./system-abi-on-windows-api.ts";
import { trackCallerAbi } from "./track-caller-abi.ts";
import { transmuteLayout } from "./transmute-layout.ts";
import { uncheckedDeref } from "./unchecked-deref.ts";
import { unexpectedVariadic } from "./unexpected-variadic.ts";
import { unexportedExternFn } from "./unexported-extern-fn.ts";
import { uninitToC } from "./uninit-to-c.ts";
import { unionFieldDrop } from "./union-field-drop.ts";
import { unknownAbi } from "./unknown-abi.ts";
import { unknownRepr } from "./unknown-repr.ts";
import { unsafeAttribute } from "./unsafe-attribute.ts";
import { unsafeAttributeSyntax } from "./unsafe-attribute-syntax.ts";
import { unsafeForeignUse } from "./unsafe-foreign-use.ts";
import { unsafeStatic } from "./unsafe-static.ts";
import { unstableAbi } from "./unstable-abi.ts";
import { unstableLinkageAttribute } from "./unstable-linkage-attribute.ts";
import { unstableRepr } from "./unstable-repr.ts";
import { unstableVariadicDefinition } from "./unstable-variadic-definition.ts";
import { unsupportedAbi } from "./unsupported-abi.ts";
import { unsupportedCallingConvention } from "./unsupported-calling-convention.ts";
import { unsupportedLinkKind } from "./unsupported-link-kind.ts";
import { untypedUserData } from "./untyped-user-data.ts";
import { unusedSuppression } from "./unused-suppression.ts";
import { unwindAbiChoice } from "./unwind-abi-choice.ts";
import { useAfterFree } from "./use-after-free.ts";
import { userDataTypeMismatch } from "./user-data-type-mismatch.ts";
import { utf8UncheckedFromC } from "./utf8-unchecked-from-c.ts";
import { variadicAbi } from "./variadic-abi.ts";
import { variadicDefinitionAbi } from "./variadic-definition-abi.ts";
import { variadicNotLast } from "./variadic-not-last.ts";
import { variadicPromotedType } from "./variadic-promoted-type.ts";
import { variadicWithoutExtern } from "./variadic-without-extern.ts";
import { variadicWithoutPattern } from "./variadic-without-pattern.ts";
import { vecPartsCapacity } from "./vec-parts-capacity.ts";
import { wasmImportModuleArguments } from "./wasm-import-module-arguments.ts";
import { weakTypeMapping } from "./weak-type-mapping.ts";
import { widePointerField } from "./wide-pointer-field.ts";
import { zeroVariantRepr } from "./zero-variant-repr.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in order of name. */
export const rules: readonly Rule[] = [
  abiNotALiteral,
  abiSuffix,
  alignInsidePacked,
  arbitraryDiscriminant,
  asyncCallback,
  asyncExternFn,
  asyncSpecialAbi,
  asyncVariadic,
  blockOnInAsync,
  boolFromC,
  borrowEscapesClosure,
  cCharAsI8,
  callbackAbiMismatch,
  callbackNotSend,
  callbackPanicDoubleDrop,
  callbackStaticMut,
  callbackWithoutUserdata,
  castAwayConst,
  catchUnwindIgnored,
  charFromC,
  clashingExternDeclarations,
  conflictingRepr,
  constAsyncFn,
  crossAllocatorFree,
  cstrFromUnterminated,
  cstringInteriorNul,
  customAbiDefinition,
  customAbiSafety,
  danglingCstring,
  danglingPointerFromLocal,
  danglingPointerFromTemporary,
  danglingUserData,
  defaultOutsideImpl,
  doubleFree,
  dropTypeByValue,
  duplicateExport,
  duplicateLinkageAttribute,
  emptyRepr,
  emptyUnion,
  enumFromC,
  enumLargerThanInt,
  envRace,
  exportNotCAbi,
  exportNotPublic,
  externBlockDocComment,
  externBlockInImpl,
  externBlockOutsideSys,
  externBlockQualifier,
  externBlockVisibility,
  externClosure,
  fatUserData,
  ffiUnwindCall,
  fnCastToInteger,
  fnItemAsExternPointer,
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
  foreignMemoryAsGeneric,
  foreignNonItem,
  foreignStaticValue,
  foreignType,
  formatString,
  freedForeignPointer,
  futureHoldsCPointer,
  genericForeignItem,
  genericStatic,
  handleOutlivesOwner,
  implTraitInForeignFn,
  implTraitInPath,
  importNameType,
  improperCtypes,
  improperCtypesDefinitions,
  inactiveCode,
  inlineOnExportedFunction,
  int128Boundary,
  intoRawWithoutFree,
  invalidLinkModifier,
  invalidLinkOrdinal,
  invalidValue,
  leakedSystemHandle,
  linkWithoutName,
  linksWithoutBuildScript,
  malformedLinkageAttribute,
  malformedReprArgument,
  mismatchedExternDefinition,
  mismatchedFromRaw,
  misplacedLinkageAttribute,
  misplacedRepr,
  missingAbi,
  missingCrateType,
  missingDropForHandle,
  missingFnKeyword,
  missingNullCheckInFree,
  missingReprC,
  missingSafetyComment,
  missingSafetyDoc,
  missingUnsafeOnExtern,
  misspelledAttribute,
  nestedVariadicType,
  noMangleAndExportName,
  noMangleConst,
  noMangleGeneric,
  nonAsciiForeignName,
  nonNullFnPointer,
  nonStringAbi,
  notAnUnsafeAttribute,
  nulInSymbolName,
  nullArgument,
  nullSlice,
  opaqueBehindReference,
  opaqueEmptyEnum,
  optionFnAliasInExport,
  packedFieldReference,
  paddingBytesExposed,
  panicAcrossFfi,
  parameterAttribute,
  parameterDocComment,
  parameterWithoutType,
  pointerOnlyAbi,
  powerAlignment,
  qualifierOrder,
  referenceFromC,
  releasePanicStrategy,
  reprPackedWithoutC,
  reprTransparentFields,
  reprTransparentNonZstFields,
  rustAbiCallback,
  safeFnDerefsRaw,
  safeFnPointer,
  safeOutsideExtern,
  safeVariadicDefinition,
  safetyQualifierInPlainExtern,
  selfParameterOutsideImpl,
  specialAbiSignature,
  staleBufferPointer,
  staticMutRefs,
  staticWithoutType,
  stdTypeAsCStruct,
  stdcallOnCTarget,
  strAsCString,
  sysCrateNaming,
  systemAbiOnWindowsApi,
  trackCallerAbi,
  transmuteLayout,
  uncheckedDeref,
  unexpectedVariadic,
  unexportedExternFn,
  uninitToC,
  unionFieldDrop,
  unknownAbi,
  unknownRepr,
  unsafeAttribute,
  unsafeAttributeSyntax,
  unsafeForeignUse,
  unsafeStatic,
  unstableAbi,
  unstableLinkageAttribute,
  unstableRepr,
  unstableVariadicDefinition,
  unsupportedAbi,
  unsupportedCallingConvention,
  unsupportedLinkKind,
  untypedUserData,
  unusedSuppression,
  unwindAbiChoice,
  useAfterFree,
  userDataTypeMismatch,
  utf8UncheckedFromC,
  variadicAbi,
  variadicDefinitionAbi,
  variadicNotLast,
  variadicPromotedType,
  variadicWithoutExtern,
  variadicWithoutPattern,
  vecPartsCapacity,
  wasmImportModuleArguments,
  weakTypeMapping,
  widePointerField,
  zeroVariantRepr,
];

/** Every name that a setting, a flag or a suppression may use. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map((rule) => rule.name));
