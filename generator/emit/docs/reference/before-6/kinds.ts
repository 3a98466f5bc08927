/**
 * What kind of schema the old reference takes one for. It decides by the class that its parser made of the schema; the class is
 * lost here, but follows from the members of a settled schema (legacy-parser.ts).
 */
import type { Schema } from "../openapi.js";

export function isComposed({ allOf, anyOf, oneOf }: Schema): boolean {
  return allOf !== undefined || anyOf !== undefined || oneOf !== undefined;
}

export function isArray({ items }: Schema): boolean {
  return items !== undefined;
}

/** Anything that says what further properties are like, be it an object or not. */
export function isMap({ additionalProperties }: Schema): boolean {
  return additionalProperties !== undefined && additionalProperties !== false;
}

export function hasProperties({ properties }: Schema): boolean {
  return properties !== undefined && properties.size > 0;
}

export function hasEnum({ enum: values }: Schema): boolean {
  return values !== undefined && values.length > 0;
}

/** An object that is neither a map nor a composition. */
export function isPlainObject(schema: Schema): boolean {
  return schema.type === "object" && !isComposed(schema) && !isArray(schema) && !isMap(schema);
}

/** What becomes a model where it stands inline; the type `object` must be written. */
export function isInlineModel(schema: Schema | undefined): schema is Schema & { properties: Map<string, Schema> } {
  return schema !== undefined && schema.$ref === undefined && isPlainObject(schema) && hasProperties(schema);
}

/** The looser sense of object: by type, whatever else there is, or by properties where there is no type. */
export function isObject(schema: Schema): boolean {
  return schema.type === "object"
    ? !isMap(schema) || isComposed(schema)
    : schema.type === undefined && hasProperties(schema);
}

/** The schemas written directly inside of one. */
export function childrenOf(schema: Schema): Schema[] {
  const { items, not, additionalProperties: rest } = schema;
  return [
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(items === undefined ? [] : [items]),
    ...(typeof rest === "object" ? [rest] : []),
    ...(not === undefined ? [] : [not]),
    ...(schema.properties?.values() ?? []),
  ];
}
