/**
 * The questions that the reference asks of a schema. It decides by the class that its parser gave the schema, so these do too
 * ({@link classOf}).
 */
import { type OpenApi, refName, resolveSchema, type Schema } from "./openapi.js";

/** The parser's classes, as far as they matter. The first that fits counts: a composed schema with `items` is composed. */
export type SchemaClass = "composed" | "array" | "map" | "object" | "plain";

export function classOf(schema: Schema): SchemaClass {
  if (schema.$ref !== undefined) return "plain";
  if (schema.allOf !== undefined || schema.oneOf !== undefined || schema.anyOf !== undefined) return "composed";
  if (schema.items !== undefined || schema.type === "array") return "array";
  if (schema.additionalProperties !== undefined) return schema.additionalProperties === false ? "object" : "map";
  return schema.type === "object" ? "object" : "plain";
}

export function isComposed(schema: Schema): boolean {
  return classOf(schema) === "composed";
}

export function isArray(schema: Schema): boolean {
  return classOf(schema) === "array";
}

/** With `additionalProperties` of a schema or `true`, whatever else it has. */
export function isMap(schema: Schema): boolean {
  return schema.additionalProperties !== undefined && schema.additionalProperties !== false;
}

export function hasProperties(schema: Schema): boolean {
  return schema.properties !== undefined && schema.properties.size > 0;
}

export function isEnum(schema: Schema): boolean {
  return schema.enum !== undefined && schema.enum.length > 0;
}

/** A schema of type object, or one of no type that has properties. */
export function isObject(schema: Schema): boolean {
  if (classOf(schema) === "object") return true;
  if (schema.type === "object" && !isMap(schema)) return true;
  return schema.type === undefined && hasProperties(schema);
}

/**
 * What a use of `schema` stands for: a reference to a plain alias (of a primitive, an array, a map, a free-form object) becomes the
 * schema behind it; a reference to what gets a class of its own stays a reference.
 *
 * @param aliasesAreModels arrays and maps get a class too (python-5)
 */
export function unalias(spec: Pick<OpenApi, "schemas">, schema: Schema, aliasesAreModels = false): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.$ref !== undefined && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    const target = spec.schemas.get(refName(current.$ref));
    if (target === undefined || hasClass(target, aliasesAreModels)) return current;
    current = target;
  }
  return current;
}

function hasClass(target: Schema, aliasesAreModels: boolean): boolean {
  if (isEnum(target) || isComposed(target)) return true;
  if (isArray(target)) return aliasesAreModels;
  if (isMap(target)) return aliasesAreModels || hasProperties(target);
  return isObject(target) && hasProperties(target);
}

/** The schema behind a reference, or itself; what leads nowhere is a schema that says nothing. */
export function resolved(spec: Pick<OpenApi, "schemas">, schema: Schema): Schema {
  return resolveSchema(spec, schema) ?? { extensions: new Map() };
}

/** The reference's words for the formats of text. */
export const wordsOfFormats: Readonly<Record<string, string>> = {
  byte: "ByteArray",
  binary: "file",
  date: "date",
  "date-time": "DateTime",
  uuid: "UUID",
  uri: "URI",
};
