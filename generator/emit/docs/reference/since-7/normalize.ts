/**
 * The normalizer of the reference, with its default options. It rewrites schemas in place. Where it makes a new schema instead, it
 * often forgets to put the new one in the place of the old one: this is imitated too, for pages show it.
 */
import { hasProperties, isArray, isComposed, typeOf } from "../kinds.js";
import { refName, type SpecSchema } from "../openapi.js";
import { hasMembers } from "./compositions.js";
import { normalizeArray31, markBinary31, normalizeSimple31, dropNullType } from "./normalize-31.js";
import { mergeMetadata, movePropertiesToAllOf, moveSiblingsToAllOf, dropOnlyLimits } from "./normalize-allof.js";
import { unionOfAllTypes, mergeEnums, simplify, dropEqualMembers } from "./normalize-unions.js";
import { type Holder, responseHolders, usedHolders } from "./places.js";
import type { Normalizer } from "./normalizer.js";
import type { Release7 } from "./releases.js";
import { signature } from "./signature.js";
import { isNull } from "./substance.js";

/** Rewrites the schemas of `spec`. */
export function normalize(normalizer: Normalizer): void {
  const { spec } = normalizer;
  if (!normalizeHolders(normalizer, usedHolders(spec))) return;
  for (const [name, schema] of [...spec.schemas]) {
    cutSelf(name, schema);
    spec.schemas.set(name, normalizeSchema(normalizer, schema));
  }
  normalizeHolders(normalizer, responseHolders(spec, spec.responses.values()));
}

/** @returns false where the reference gives up: only headers come without a schema */
function normalizeHolders(normalizer: Normalizer, holders: Iterable<Holder>): boolean {
  for (const holder of holders) {
    if (holder.schema !== undefined) holder.schema = normalizeSchema(normalizer, holder.schema);
    else if (normalizer.release.stopsAtHeader) return false;
  }
  return true;
}

/** A schema that consists of itself: the reference cuts the circle at its first step. */
function cutSelf(name: string, schema: SpecSchema): void {
  const isSelf = (inner: SpecSchema): boolean => inner.$ref !== undefined && refName(inner.$ref) === name;
  const { additionalProperties } = schema;
  if (isArray.since7(schema) && schema.items !== undefined && isSelf(schema.items)) schema.items = anything();
  if (typeof additionalProperties === "object" && isSelf(additionalProperties))
    schema.additionalProperties = anything();
}

function anything(): SpecSchema {
  return { extensions: new Map() };
}

/** Rewrites `schema`. @returns `schema`, or the one that replaces it */
export function normalizeSchema(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  const { spec, release } = normalizer;
  if (release.siblingsToAllOf) moveSiblingsToAllOf(schema, release);
  if (schema.$ref !== undefined) return schema;
  if (release.binaryContent && release.openapi31) markBinary31(schema);
  if (release.keepsNull && isNull(spec, release, schema)) return schema;
  if (isArray.since7(schema)) return normalizeArray(normalizer, schema);
  const isMap = typeof schema.additionalProperties === "object";
  if (isMap && !release.mapLast) return normalizeMap(normalizer, schema);
  if (isComposed.since7(schema)) return normalizeComposed(normalizer, schema);
  if (hasProperties(schema)) {
    if (release.nullableObjects && release.openapi31) dropNullType(schema);
    return normalizeProperties(normalizer, schema);
  }
  return isMap ? normalizeMap(normalizer, schema) : normalizeSimple(release, schema);
}

function normalizeArray(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  const { release } = normalizer;
  const normalizeItems = (items: SpecSchema): SpecSchema => normalizeSchema(normalizer, items);
  const array = release.openapi31 ? normalizeArray31(release, schema, normalizeItems) : schema;
  if (array.items !== undefined) normalizeSchema(normalizer, array.items);
  return array;
}

/** The values of a map are normalized. Until 7.24 a schema that would replace them is lost: only changes in place are kept. */
function normalizeMap(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  const { spec, release } = normalizer;
  const values = schema.additionalProperties;
  if (typeof values !== "object") return schema;
  const capture = release.openapi31 && release.mapValues;
  if (capture && isNull(spec, release, values)) {
    schema.additionalProperties = { ...anything(), nullable: true };
  } else {
    const value = normalizeSchema(normalizer, values);
    if (capture) schema.additionalProperties = value;
  }
  return schema;
}

/** In 3.0 a boolean has no enum. */
function normalizeSimple(release: Release7, schema: SpecSchema): SpecSchema {
  if (release.openapi31) return normalizeSimple31(release, schema);
  if (schema.type === "boolean") delete schema.enum;
  return schema;
}

function normalizeProperties(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  for (const [name, property] of schema.properties ?? [])
    schema.properties?.set(name, normalizeSchema(normalizer, property));
  return schema;
}

function normalizeComposed(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  const union = hasMembers(schema, "oneOf") || hasMembers(schema, "anyOf");
  const beside = hasProperties(schema) || (union && hasMembers(schema, "allOf"));
  if (hasMembers(schema, "allOf") && !union && beside) return normalizeAllOfWithProperties(normalizer, schema);
  if (beside) normalizeProperties(normalizer, schema);
  if (hasMembers(schema, "allOf")) return normalizeAllOf(normalizer, schema);
  if (hasMembers(schema, "oneOf")) return normalizeOneOf(normalizer, schema);
  return hasMembers(schema, "anyOf") ? normalizeAnyOf(normalizer, schema) : schema;
}

function normalizeAllOf(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  dropOnlyLimits(normalizer, schema);
  if (normalizer.release.mergesMetadata) mergeMetadata(schema);
  for (const member of schema.allOf ?? []) normalizeSchema(normalizer, member);
  return schema;
}

/** Where the properties become a member, all members are normalized twice. */
function normalizeAllOfWithProperties(normalizer: Normalizer, schema: SpecSchema): SpecSchema {
  dropOnlyLimits(normalizer, schema);
  if (schema.allOf === undefined) return schema;
  if (normalizer.release.propertiesToAllOf) normalizeAllOf(normalizer, movePropertiesToAllOf(schema));
  for (const member of schema.allOf) normalizeSchema(normalizer, member);
  return schema;
}

function normalizeOneOf(normalizer: Normalizer, written: SpecSchema): SpecSchema {
  const { release } = normalizer;
  if (release.mergesEnums) {
    dropEqualMembers(written);
    mergeEnums(normalizer, written, "oneOf");
  }
  const any = unionOfAllTypes(normalizer, written, "oneOf");
  if (any !== undefined) return any;
  const schema = simplify(normalizer, written, "oneOf");
  const primitive = ["integer", "number", "string"].includes(typeOf.since7(schema) ?? "");
  if (primitive && !(release.openapi31 && release.keepsOneOfOfPrimitive)) delete schema.oneOf;
  if (schema.oneOf === undefined) return normalizeSchema(normalizer, schema);
  schema.oneOf = schema.oneOf.map((member) => normalizeSchema(normalizer, member));
  return schema;
}

/** Repeats until nothing changes: when one member is dropped, those that are left may be a union of enums, for example. */
function normalizeAnyOf(normalizer: Normalizer, written: SpecSchema): SpecSchema {
  const before = signature(written);
  if (normalizer.release.mergesEnums) mergeEnums(normalizer, written, "anyOf");
  if (written.anyOf === undefined) return written;
  written.anyOf = written.anyOf.map((member) => normalizeSchema(normalizer, member));
  const any = unionOfAllTypes(normalizer, written, "anyOf");
  if (any !== undefined) return any;
  const schema = simplify(normalizer, written, "anyOf");
  return schema === written && signature(schema) === before ? schema : normalizeSchema(normalizer, schema);
}
