/** The releases of the reference that these dialects imitate: what is different is said here, and why in {@link CodegenRelease}. */
import type { CodegenRelease } from "./language.js";

const anyObject = { type: "object", extensions: new Map<string, unknown>() };

/** 4.3.1 */
export const release4: CodegenRelease = {
  decimal: "BigDecimal",
  hasSets: false,
  anyValue: anyObject,
  hasPrimitiveObjects: false,
  hasPrimitiveFormats: false,
  unwrapsAllOf: false,
  looksIntoModels: false,
  followsProperties: false,
  stylesContent: true,
  renamesInDefaults: true,
  hasSilentParents: true,
  inheritsRequired: false,
  takesOneInlinePart: true,
  takesOwnOfParts: false,
  copiesParts: "never",
  keepsBlankExamples: false,
  namesBodiesApart: false,
  hasComposedForms: false,
  hasFormMaps: false,
  followsForms: false,
  hasMapModels: false,
  losesAnyBody: false,
  scalarCompositions: "unlinked",
  leavesComma: true,
  listStyles: { pipeDelimited: "pipe", spaceDelimited: "space" },
  imported: new Set(),
};

/** 5.3.0: objects became types of their own, forms more than lists of fields. */
export const release5: CodegenRelease = {
  ...release4,
  decimal: "decimal",
  hasSets: true,
  hasPrimitiveObjects: true,
  hasPrimitiveFormats: true,
  hasSilentParents: false,
  inheritsRequired: true,
  keepsBlankExamples: true,
  namesBodiesApart: true,
  hasComposedForms: true,
  losesAnyBody: true,
  scalarCompositions: "values",
  leavesComma: false,
  listStyles: { pipeDelimited: "pipes", spaceDelimited: "ssv" },
};

/** 7.13.0: compositions are looked into. */
export const release7: CodegenRelease = {
  ...release5,
  anyValue: { extensions: new Map() },
  unwrapsAllOf: true,
  looksIntoModels: true,
  followsProperties: true,
  stylesContent: false,
  renamesInDefaults: false,
  takesOneInlinePart: false,
  takesOwnOfParts: true,
  copiesParts: "in part",
  hasFormMaps: true,
  followsForms: true,
  hasMapModels: true,
  losesAnyBody: false,
  scalarCompositions: "linked",
};

/** As {@link release7}, for a document of OpenAPI 3.1: that one it reads whole. */
export const release7For31: CodegenRelease = { ...release7, copiesParts: "whole" };
