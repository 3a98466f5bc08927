/** How the reference tells one kind of schema from another. */
import { type OpenApi, refName, type Schema } from "../openapi.js";
import { equal } from "./signature.js";
import type { Rules } from "./versions.js";

/** The type of a schema, of a list of types the first. A 3.1 schema has only a list until it is normalized. */
export function typeOf({ type, types }: Schema): string | undefined {
  return types?.[0] ?? type;
}

export function isArray(schema: Schema): boolean {
  return typeOf(schema) === "array";
}

/** An object that may have members without a name of their own. */
export function isMap({ additionalProperties = false }: Schema): boolean {
  return additionalProperties !== false;
}

export function isObject(schema: Schema): boolean {
  const type = typeOf(schema);
  return type === "object" ? !isMap(schema) : type === undefined && hasProperties(schema);
}

export function hasProperties({ properties }: Schema): boolean {
  return properties !== undefined && properties.size > 0;
}

export function isComposed({ allOf, anyOf, oneOf }: Schema): boolean {
  return (allOf ?? anyOf ?? oneOf) !== undefined;
}

/** The one composition of a schema that has neither another one nor properties. */
export function onlyComposition(schema: Schema): "allOf" | "anyOf" | "oneOf" | undefined {
  const [only, ...others] = (["allOf", "anyOf", "oneOf"] as const).filter((key) => hasMembers(schema, key));
  return others.length === 0 && !hasProperties(schema) ? only : undefined;
}

export function hasMembers(schema: Schema, key: "allOf" | "anyOf" | "oneOf"): boolean {
  return (schema[key]?.length ?? 0) > 0;
}

/** What a reference names, one step; the schema itself where it is no reference or leads nowhere. */
export function referenced({ schemas }: Pick<OpenApi, "schemas">, schema: Schema): Schema {
  return (schema.$ref === undefined ? undefined : schemas.get(refName(schema.$ref))) ?? schema;
}

/** Null and nothing else; what says nothing at all counts as null too. */
export function isNull(spec: OpenApi, rules: Rules, written: Schema): boolean {
  const schema = referenced(spec, written);
  if (hasMembers(schema, "allOf") || hasMembers(schema, "anyOf") || hasMembers(schema, "oneOf")) return false;
  if (schema.properties !== undefined) return false;
  if (schema.enum?.length === 1 && String(schema.enum[0]) === "null") return true;
  if (typeOf(schema) !== undefined) return typeOf(schema) === "null" && (schema.types?.length ?? 1) === 1;
  if (rules.openapi31 && schema.nullable === true) return true;
  return schema.$ref === undefined && schema.description === undefined;
}

const limits = [
  ...(["maxItems", "minProperties", "maxProperties", "minLength", "minItems", "multipleOf", "pattern"] as const),
  ...(["maxLength", "minimum", "maximum", "uniqueItems"] as const),
];

/** A schema without a type that only limits values: the reference leaves it out of an `allOf`. */
export function onlyLimits(spec: OpenApi, rules: Rules, written: Schema): boolean {
  const schema = referenced(spec, written);
  const typed = typeOf(schema) !== undefined && (rules.openapi31 || !isComposed(schema));
  const exclusive = [schema.exclusiveMaximum, schema.exclusiveMinimum];
  return (
    !typed &&
    (limits.some((key) => schema[key] !== undefined) ||
      exclusive.some((limit) => limit !== undefined && (typeof limit === "boolean" || rules.exclusiveLimits)))
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
export function isMetadata(schema: Schema): boolean {
  return substance.every((key) => schema[key] === undefined);
}

/**
 * Whether a schema needs a model of its own: it has properties or is composed. An `allOf` needs one when a member does, or when
 * two of its members are equal, which the reference mistakes for a circle.
 */
export function needsModel(spec: OpenApi, schema: Schema, visited: Schema[] = []): boolean {
  if (visited.some((other) => equal(other, schema))) return true;
  visited.push(schema);
  if ((schema.type === undefined || schema.type === "object") && hasProperties(schema)) return true;
  const [single, ...others] = schema.allOf ?? [];
  if (single === undefined) return hasMembers(schema, "anyOf") || hasMembers(schema, "oneOf");
  if (others.length === 0 && single.$ref !== undefined) return needsModel(spec, single, visited);
  return (schema.allOf ?? []).some((inner) => needsModel(spec, referenced(spec, inner), visited));
}
