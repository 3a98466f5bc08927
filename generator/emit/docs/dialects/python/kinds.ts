/** What this dialect alone asks of a schema, beside the questions of reference/kinds.ts. */
import { hasProperties, isComposed, isMap, typeOf } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { referenced, unalias } from "../../reference/references.js";
import type { PythonContext } from "./context.js";

/** The JSON type of a schema. In a document of 3.0 a schema without `type` has one if it has `items` or `additionalProperties`. */
export function jsonType({ passes }: Pick<PythonContext, "passes">, schema: SpecSchema): string | undefined {
  const type = typeOf.since7(schema);
  if (type !== undefined || passes.openapi31 || schema.$ref !== undefined || isComposed.since7(schema)) return type;
  if (schema.items !== undefined) return "array";
  return schema.additionalProperties === undefined ? undefined : "object";
}

/** The schema of an array's items. Where there is none, the parser of 3.0 takes them for strings, that of 3.1 for anything. */
export function itemsOf({ passes }: Pick<PythonContext, "passes">, schema: SpecSchema): SpecSchema {
  return schema.items ?? (passes.openapi31 ? anything : { ...anything, type: "string" });
}

/** What a map holds. */
export function valuesOf({ additionalProperties }: SpecSchema): SpecSchema {
  return typeof additionalProperties === "object" ? additionalProperties : anything;
}

const anything: SpecSchema = { extensions: new Map() };

/** An object without named properties, whose other properties can be anything. */
export function isFreeForm(python: PythonContext, schema: SpecSchema): boolean {
  const { additionalProperties } = schema;
  if (hasProperties(schema) || isComposed.since7(schema)) return false;
  if (python.passes.openapi31) return additionalProperties !== undefined || jsonType(python, schema) === "object";
  if (jsonType(python, schema) !== "object") return false;
  if (!isMap(schema)) return true;
  const values = referenced(python.spec, valuesOf(schema));
  const type = jsonType(python, values);
  return (
    !hasProperties(values) && values.$ref === undefined && (type === undefined || (type === "object" && !isMap(values)))
  );
}

/**
 * Whether a schema is another name for a plain type. Of an `allOf` with one member, that member decides, even where the schema has a
 * `oneOf` or an `anyOf` as well.
 */
export function isAlias(python: PythonContext, schema: SpecSchema): boolean {
  const [single, ...others] = schema.allOf ?? [];
  const isSingle = single !== undefined && others.length === 0;
  const target = isSingle ? referenced(python.spec, unalias(python.spec, single)) : schema;
  if (isComposed.since7(target) || isMap(target) || target.enum !== undefined) return false;
  const type = jsonType(python, target);
  return type !== "object" && type !== "array" && !(type === undefined && hasProperties(target));
}
