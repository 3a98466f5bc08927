/** Schemas that say little: nothing but null, nothing but limits, nothing but words about themselves. */
import { isComposed, typeOf } from "../kinds.js";
import type { OpenApi, SpecSchema } from "../openapi.js";
import { referenced } from "../references.js";
import { hasMembers } from "./compositions.js";
import type { Release7 } from "./releases.js";

/** Null and nothing else; what says nothing at all counts as null too. */
export function isNull(spec: OpenApi, release: Release7, written: SpecSchema): boolean {
  const schema = referenced(spec, written);
  if (hasMembers(schema, "allOf") || hasMembers(schema, "anyOf") || hasMembers(schema, "oneOf")) return false;
  if (schema.properties !== undefined) return false;
  if (schema.enum?.length === 1 && String(schema.enum[0]) === "null") return true;
  if (typeOf.since7(schema) !== undefined) return typeOf.since7(schema) === "null" && (schema.types?.length ?? 1) === 1;
  if (release.openapi31 && schema.nullable === true) return true;
  return schema.$ref === undefined && schema.description === undefined;
}

const limits = [
  ...(["maxItems", "minProperties", "maxProperties", "minLength", "minItems", "multipleOf", "pattern"] as const),
  ...(["maxLength", "minimum", "maximum", "uniqueItems"] as const),
];

/** A schema without a type that only limits values: the reference leaves it out of an `allOf`. */
export function onlyLimits(spec: OpenApi, release: Release7, written: SpecSchema): boolean {
  const schema = referenced(spec, written);
  const typed = typeOf.since7(schema) !== undefined && (release.openapi31 || !isComposed.since7(schema));
  const exclusive = [schema.exclusiveMaximum, schema.exclusiveMinimum];
  return (
    !typed &&
    (limits.some((key) => schema[key] !== undefined) ||
      exclusive.some((limit) => limit !== undefined && (typeof limit === "boolean" || release.exclusiveLimits)))
  );
}

const substance = [
  "$ref",
  "properties",
  "type",
  "types",
  "additionalProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "items",
] as const;

/** Nothing but a description, a default, an example, … */
export function isMetadata(schema: SpecSchema): boolean {
  return substance.every((key) => schema[key] === undefined);
}
