/** The questions to a schema that these releases ask beside those of compat/schemas.ts. */
import { classOf, hasProperties, isMap, resolved, unalias } from "../schemas.js";
import { refName, type Schema } from "../openapi.js";
import type { Codegen } from "./language.js";

export const isList = (schema: Schema): boolean => classOf(schema) === "array";

/** The class of a schema says its type where it does not itself. References have one too: see spec.ts. */
export function typeOf(schema: Schema): string | undefined {
  const [first] = schema.types ?? [];
  const kind = classOf(schema);
  return (
    schema.type ?? first ?? (kind === "array" ? "array" : kind === "map" || kind === "object" ? "object" : undefined)
  );
}

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

/** One step along a reference. What leads nowhere stays a reference. */
export function referenced({ spec }: Codegen, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (spec.schemas.get(refName(schema.$ref)) ?? schema);
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
  if (typeOf(schema) !== "object" || hasProperties(schema) || partsOf(schema).length > 0) return false;
  if (typeof schema.additionalProperties !== "object") return true;
  const values = resolved(codegen.spec, schema.additionalProperties);
  return !hasProperties(values) && (typeOf(values) === undefined || classOf(values) === "object") && !isMap(values);
}

/** A schema that says nothing. */
export function isAnything(schema: Schema): boolean {
  return (
    classOf(schema) === "plain" &&
    schema.$ref === undefined &&
    typeOf(schema) === undefined &&
    !hasProperties(schema) &&
    schema.not === undefined &&
    schema.enum === undefined
  );
}
