/**
 * The normalizer of the reference, with the rules that are on when nothing is said. It rewrites schemas in place, and where it
 * replaces one it often forgets to use the new one: both are imitated, for both are seen in the documents.
 */
import { hasProperties, isArray, isComposed, typeOf } from "../kinds.js";
import { type OpenApi, refName, type Schema } from "../openapi.js";
import { hasMembers } from "./compositions.js";
import { arrayOf31, binaryOf31, simpleOf31, withoutNullType } from "./normalize-31.js";
import { mergeMetadata, propertiesToAllOf, siblingsToAllOf, withoutOnlyLimits } from "./normalize-allof.js";
import { anyType, mergeEnums, simplify, uniqueMembers } from "./normalize-unions.js";
import { type Holder, responseHolders, usedHolders } from "./places.js";
import { signature } from "./signature.js";
import { isNull } from "./substance.js";
import type { Rules } from "./versions.js";

export interface Normalizer {
  readonly spec: OpenApi;
  readonly rules: Rules;
}

/** Rewrites the schemas of `spec`. */
export function normalize(normalizer: Normalizer): void {
  const { spec } = normalizer;
  if (!normalizeHolders(normalizer, usedHolders(spec))) return;
  for (const [name, schema] of [...spec.schemas]) {
    cutSelf(name, schema);
    spec.schemas.set(name, normalized(normalizer, schema));
  }
  normalizeHolders(normalizer, responseHolders(spec, spec.responses.values()));
}

/** @returns false where the reference gives up: only headers come without a schema */
function normalizeHolders(normalizer: Normalizer, holders: Iterable<Holder>): boolean {
  for (const holder of holders) {
    if (holder.schema !== undefined) holder.schema = normalized(normalizer, holder.schema);
    else if (normalizer.rules.stopsAtHeader) return false;
  }
  return true;
}

/** A schema that consists of itself: the reference cuts the circle at its first step. */
function cutSelf(name: string, schema: Schema): void {
  const isSelf = (inner: Schema): boolean => inner.$ref !== undefined && refName(inner.$ref) === name;
  const { additionalProperties } = schema;
  if (isArray.since7(schema) && schema.items !== undefined && isSelf(schema.items)) schema.items = anything();
  if (typeof additionalProperties === "object" && isSelf(additionalProperties))
    schema.additionalProperties = anything();
}

function anything(): Schema {
  return { extensions: new Map() };
}

/** What the normalizer makes of `schema`: itself, changed, or another one. */
export function normalized(normalizer: Normalizer, schema: Schema): Schema {
  const { spec, rules } = normalizer;
  if (rules.siblingsToAllOf) siblingsToAllOf(schema, rules);
  if (schema.$ref !== undefined) return schema;
  if (rules.binaryContent && rules.openapi31) binaryOf31(schema);
  if (rules.keepsNull && isNull(spec, rules, schema)) return schema;
  if (isArray.since7(schema)) return normalizedArray(normalizer, schema);
  const isMap = typeof schema.additionalProperties === "object";
  if (isMap && !rules.mapLast) return normalizedMap(normalizer, schema);
  if (isComposed.since7(schema)) return normalizedComposed(normalizer, schema);
  if (hasProperties(schema)) {
    if (rules.nullableObjects && rules.openapi31) withoutNullType(schema);
    return withNormalizedProperties(normalizer, schema);
  }
  return isMap ? normalizedMap(normalizer, schema) : normalizedSimple(rules, schema);
}

function normalizedArray(normalizer: Normalizer, schema: Schema): Schema {
  const array = normalizer.rules.openapi31 ? arrayOf31(normalizer, schema) : schema;
  if (array.items !== undefined) normalized(normalizer, array.items);
  return array;
}

/** What lies below a map is normalized, but until 7.24 only what changes in place is kept. */
function normalizedMap(normalizer: Normalizer, schema: Schema): Schema {
  const { spec, rules } = normalizer;
  const values = schema.additionalProperties;
  if (typeof values !== "object") return schema;
  const capture = rules.openapi31 && rules.mapValues;
  if (capture && isNull(spec, rules, values)) {
    schema.additionalProperties = { ...anything(), nullable: true };
  } else {
    const value = normalized(normalizer, values);
    if (capture) schema.additionalProperties = value;
  }
  return schema;
}

/** In 3.0 a boolean has no enum. */
function normalizedSimple(rules: Rules, schema: Schema): Schema {
  if (rules.openapi31) return simpleOf31(rules, schema);
  if (schema.type === "boolean") delete schema.enum;
  return schema;
}

function withNormalizedProperties(normalizer: Normalizer, schema: Schema): Schema {
  for (const [name, property] of schema.properties ?? [])
    schema.properties?.set(name, normalized(normalizer, property));
  return schema;
}

function normalizedComposed(normalizer: Normalizer, schema: Schema): Schema {
  const union = hasMembers(schema, "oneOf") || hasMembers(schema, "anyOf");
  const beside = hasProperties(schema) || (union && hasMembers(schema, "allOf"));
  if (hasMembers(schema, "allOf") && !union && beside) return normalizedAllOfWithProperties(normalizer, schema);
  if (beside) withNormalizedProperties(normalizer, schema);
  if (hasMembers(schema, "allOf")) return normalizedAllOf(normalizer, schema);
  if (hasMembers(schema, "oneOf")) return normalizedOneOf(normalizer, schema);
  return hasMembers(schema, "anyOf") ? normalizedAnyOf(normalizer, schema) : schema;
}

function normalizedAllOf(normalizer: Normalizer, schema: Schema): Schema {
  withoutOnlyLimits(normalizer, schema);
  if (normalizer.rules.mergesMetadata) mergeMetadata(schema);
  for (const member of schema.allOf ?? []) normalized(normalizer, member);
  return schema;
}

/** The members are normalized twice where the properties become one of them. */
function normalizedAllOfWithProperties(normalizer: Normalizer, schema: Schema): Schema {
  withoutOnlyLimits(normalizer, schema);
  if (schema.allOf === undefined) return schema;
  if (normalizer.rules.propertiesToAllOf) normalizedAllOf(normalizer, propertiesToAllOf(schema));
  for (const member of schema.allOf) normalized(normalizer, member);
  return schema;
}

function normalizedOneOf(normalizer: Normalizer, written: Schema): Schema {
  const { rules } = normalizer;
  if (rules.mergesEnums) {
    uniqueMembers(written);
    mergeEnums(normalizer, written, "oneOf");
  }
  const any = anyType(normalizer, written, "oneOf");
  if (any !== undefined) return any;
  const schema = simplify(normalizer, written, "oneOf");
  const primitive = ["integer", "number", "string"].includes(typeOf.since7(schema) ?? "");
  if (primitive && !(rules.openapi31 && rules.keepsOneOfOfPrimitive)) delete schema.oneOf;
  if (schema.oneOf === undefined) return normalized(normalizer, schema);
  schema.oneOf = schema.oneOf.map((member) => normalized(normalizer, member));
  return schema;
}

/** Again and again until nothing changes: a member that goes may leave an union of enums, and so on. */
function normalizedAnyOf(normalizer: Normalizer, written: Schema): Schema {
  const before = signature(written);
  if (normalizer.rules.mergesEnums) mergeEnums(normalizer, written, "anyOf");
  if (written.anyOf === undefined) return written;
  written.anyOf = written.anyOf.map((member) => normalized(normalizer, member));
  const any = anyType(normalizer, written, "anyOf");
  if (any !== undefined) return any;
  const schema = simplify(normalizer, written, "anyOf");
  return schema === written && signature(schema) === before ? schema : normalized(normalizer, schema);
}
