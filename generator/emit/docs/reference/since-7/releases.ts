/** What the releases of the reference since 7 do with a document before they make models of it. */
import { changesOf, isSince } from "../releases.js";

/** One line for each change: the release with which it came. */
const since = {
  /** Parsing, 3.1: the schemas `true`, `false` and `{}` are not equal. */
  booleansDiffer: "7.18",
  /** Parsing, 3.1: the content of a parameter shares nothing. */
  ownParameterContent: "7.18",
  /** Parsing, 3.1: a pass that looks for `$id`s shares as well, before the first reference is followed. */
  idPass: "7.18",
  /** Parsing, 3.0: a referenced parameter replaces another one only where that is in the same place too. */
  parameterPlaces: "7.18",
  /** Normalizing: a `$ref` with siblings becomes an `allOf` of one. */
  siblingsToAllOf: "7.18",
  /** Normalizing: a schema that allows nothing but null stays as it is. */
  keepsNull: "7.18",
  /** Normalizing: `properties` and compositions come before `additionalProperties`; until then a map was only a map. */
  mapLast: "7.18",
  /** Normalizing: members of an `allOf` that only describe are merged into the schema itself. */
  mergesMetadata: "7.18",
  /** Normalizing: equal members of a `oneOf` count once; a union of nothing but enums becomes one enum. */
  mergesEnums: "7.18",
  /** Normalizing: properties beside an `allOf` become a member of it. */
  propertiesToAllOf: "7.18",
  /** Normalizing: what remains of a union with null keeps `readOnly` and `writeOnly`. */
  keepsAccess: "7.18",
  /** Parsing, 3.1: what references of a YAML document lead to is read once more, by another reader. */
  rereadsYaml: "7.19",
  /** Normalizing, 3.1: an array keeps its title, which then names the model of its items. */
  arrayTitles: "7.19",
  /** Normalizing, 3.1: an array keeps `deprecated`, `readOnly` and `writeOnly`. */
  arrayAccess: "7.21",
  /** Normalizing: a type beside a `$ref` goes. */
  untypedReferences: "7.21",
  /** Normalizing, 3.1: `exclusiveMinimum: 3` becomes `minimum: 3, exclusiveMinimum: true`. */
  exclusiveLimits: "7.21",
  /** Normalizing, 3.1: a `oneOf` beside a primitive type stays. */
  keepsOneOfOfPrimitive: "7.21",
  /** Normalizing: a `const` counts as an enum of one. */
  constIsEnum: "7.24",
  /** Normalizing, 3.1: what lies below `additionalProperties` is replaced by its normalized form. */
  mapValues: "7.24",
  /** Normalizing, 3.1: `null` among the types of an object with properties becomes `nullable`. */
  nullableObjects: "7.24",
  /** Normalizing, 3.1: `contentMediaType: application/octet-stream` is `format: binary`. */
  binaryContent: "7.24",
  /** Normalizing: what remains of a union with null takes over the description. */
  keepsDescription: "7.24",
  /** Inline models: a titled component stands for inline schemas that are equal to it, but for the descriptions. */
  titledShare: "7.24",
  /** Inline models, 3.0: a schema with the default null does not equal one without a default. */
  nullDefaults: "7.24",
  /** Inline models: a component with properties beside `oneOf` or `anyOf` gives models for those as well. */
  composedProperties: "7.24",
} as const;

/** In what a release differs from 7.13, and from one document to another. */
export interface Release7 extends Readonly<Record<keyof typeof since, boolean>> {
  /** A header without a schema of its own ends the normalizing of the whole document there and then. In 7.18 alone. */
  readonly stopsAtHeader: boolean;
  /** The document is OpenAPI 3.1 or later. */
  readonly openapi31: boolean;
}

/**
 * @param version that of the release: `7.13`, `7.13.0`, …
 * @param openapi that of the document
 */
export function release7Of(version: string, openapi: string): Release7 {
  return {
    ...changesOf(since, version),
    stopsAtHeader: isSince(version, "7.18") && !isSince(version, "7.19"),
    openapi31: isSince(openapi, "3.1"),
  };
}
