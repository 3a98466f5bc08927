/** How the reference tells one kind of schema from another, as far as only this dialect asks. */
import { hasProperties, isComposed, isMap, typeOf } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { referenced, unalias } from "../../reference/references.js";
import type { PythonContext } from "./context.js";

/** The JSON type of a schema; in a document of 3.0 `items` and `additionalProperties` tell it too. */
export function jsonType({ passes }: Pick<PythonContext, "passes">, schema: SpecSchema): string | undefined {
  const type = typeOf.since7(schema);
  if (type !== undefined || passes.openapi31 || schema.$ref !== undefined || isComposed.since7(schema)) return type;
  if (schema.items !== undefined) return "array";
  return schema.additionalProperties === undefined ? undefined : "object";
}

/** What an array holds: of a document of 3.0 that does not say so, strings. */
export function itemsOf({ passes }: Pick<PythonContext, "passes">, schema: SpecSchema): SpecSchema {
  return schema.items ?? (passes.openapi31 ? anything : { ...anything, type: "string" });
}

/** What a map holds. */
export function valuesOf({ additionalProperties }: SpecSchema): SpecSchema {
  return typeof additionalProperties === "object" ? additionalProperties : anything;
}

const anything: SpecSchema = { extensions: new Map() };

/** An object of which nothing is known, be it a map of anything. */
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

/** Of an `allOf` of one its member counts, be it composed with whatever else. */
export function isAlias(python: PythonContext, schema: SpecSchema): boolean {
  const [single, ...others] = schema.allOf ?? [];
  const isSingle = single !== undefined && others.length === 0;
  const target = isSingle ? referenced(python.spec, unalias(python.spec, single)) : schema;
  if (isComposed.since7(target) || isMap(target) || target.enum !== undefined) return false;
  const type = jsonType(python, target);
  return type !== "object" && type !== "array" && !(type === undefined && hasProperties(target));
}
