/** What the default codegen asks of a schema beside the questions of kinds.ts. */
import { classOf, hasProperties, isMap, typeOf } from "../kinds.js";
import { refName, type Schema } from "../openapi.js";
import { resolved, unalias } from "../references.js";
import type { Codegen } from "./language.js";

/** The members of a composition: those of the first keyword that has any. */
export function partsOf({ allOf = [], anyOf = [], oneOf = [] }: Schema): readonly Schema[] {
  return allOf.length > 0 ? allOf : anyOf.length > 0 ? anyOf : oneOf;
}

/** Where the release looks into an `allOf` of one, that one. */
export function unwrapped({ release }: Codegen, schema: Schema): Schema {
  const [only, ...others] = schema.allOf ?? [];
  return release.unwrapsAllOf && only !== undefined && others.length === 0 ? only : schema;
}

/** What a use of a schema stands for, unless its name is one that the language has an import for. */
export function unaliased({ spec, release }: Codegen, schema: Schema): Schema {
  if (schema.$ref !== undefined && release.imported.has(refName(schema.$ref))) return schema;
  return unalias(spec, schema);
}

export function itemsOf(schema: Schema): Schema {
  return schema.items ?? { type: "string", extensions: new Map() };
}

/** What a map holds. */
export function valuesOf({ release }: Codegen, { additionalProperties: values }: Schema): Schema {
  return typeof values === "object" ? values : release.anyValue;
}

/** An object without properties of which nothing definite is said. */
export function isFreeForm(codegen: Codegen, schema: Schema): boolean {
  if (typeOf.codegen(schema) !== "object" || hasProperties(schema) || partsOf(schema).length > 0) return false;
  if (typeof schema.additionalProperties !== "object") return true;
  const values = resolved(codegen.spec, schema.additionalProperties);
  return (
    !hasProperties(values) && (typeOf.codegen(values) === undefined || classOf(values) === "object") && !isMap(values)
  );
}

/** A schema that says nothing. */
export function isAnything(schema: Schema): boolean {
  return (
    classOf(schema) === "plain" &&
    schema.$ref === undefined &&
    typeOf.codegen(schema) === undefined &&
    !hasProperties(schema) &&
    schema.not === undefined &&
    schema.enum === undefined
  );
}
