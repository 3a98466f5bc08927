/** The form that the parser of the reference gives to a schema. */
import { isJavaNumber } from "../decimal.js";
import { nodeText } from "../java-text.js";
import { isComposed } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { booleanSchema } from "./booleans.js";
import type { Release7 } from "./releases.js";

/** Rewrites one schema, without what lies below it. */
export function rewriteSchema(schema: SpecSchema, { openapi31 }: Release7): void {
  if (openapi31) hideNullable(schema);
  if (schema.items !== undefined) for (const key of ["allOf", "anyOf", "oneOf"] as const) delete schema[key];
  for (const key of ["allOf", "anyOf", "oneOf"] as const) if (schema[key]?.length === 0) delete schema[key];
  if (schema.required?.length === 0) delete schema.required;
  schema.required?.sort();
  if (!openapi31 && schema.$ref !== undefined) dropBesidesReference(schema);
  const { additionalProperties } = schema;
  if (openapi31 && typeof additionalProperties === "boolean") {
    schema.additionalProperties = booleanSchema(additionalProperties);
  }
  const type = openapi31 ? (schema.type ?? typeOfEnum(schema)) : typeOf30(schema);
  if (type === undefined || schema.types !== undefined) return;
  if (openapi31) {
    schema.types = [type];
    delete schema.type;
  } else schema.type = type;
  if (!openapi31 && type === "string") writeEnumAsText(schema);
}

/** In 3.0 nothing counts beside a reference. */
function dropBesidesReference(schema: SpecSchema): void {
  for (const key of Object.keys(schema) as (keyof SpecSchema)[]) {
    if (key !== "$ref" && key !== "extensions") Reflect.deleteProperty(schema, key);
  }
  schema.extensions = new Map();
}

/** In 3.0 a schema with `items` is an array, and one with `additionalProperties` an object, even if its `type` is another one. */
function typeOf30(schema: SpecSchema): string | undefined {
  if (schema.$ref !== undefined) return undefined;
  if (schema.items !== undefined) return "array";
  return schema.additionalProperties !== undefined && !isComposed.since7(schema)
    ? "object"
    : (schema.type ?? typeOfEnum(schema));
}

/** Where there is no `type`, the first value of the enum decides. */
function typeOfEnum({ enum: values, $ref }: SpecSchema): string | undefined {
  if (values === undefined || $ref !== undefined) return undefined;
  const [first] = values;
  return typeof first === "boolean" ? "boolean" : isJavaNumber(first) ? "number" : "string";
}

/** The enum of a string has strings only: numbers and booleans in it become text. */
function writeEnumAsText(schema: SpecSchema): void {
  if (schema.enum === undefined) return;
  schema.enum = schema.enum.map((value) =>
    isJavaNumber(value) || typeof value === "boolean" ? nodeText(value) : value,
  );
}

/** `nullable` is no word of 3.1: the parser takes it for an extension. */
function hideNullable(schema: SpecSchema): void {
  if (schema.nullable === undefined) return;
  schema.extensions.set("nullable", schema.nullable);
  delete schema.nullable;
}
