/** What the default codegen asks of a schema beside the questions of kinds.ts. */
import { partsOf } from "../compositions.js";
import { classOf, hasProperties, isMap, typeOf } from "../kinds.js";
import { refName, type SpecSchema } from "../openapi.js";
import { resolved, unalias } from "../references.js";
import type { Codegen } from "./language.js";

/** Where the release looks into an `allOf` of one, that one. */
export function unwrapped({ release }: Codegen, schema: SpecSchema): SpecSchema {
  const [only, ...others] = schema.allOf ?? [];
  return release.unwrapsAllOf && only !== undefined && others.length === 0 ? only : schema;
}

/** What a use of a schema stands for, unless its name is one that the language has an import for. */
export function unaliased({ spec, release }: Codegen, schema: SpecSchema): SpecSchema {
  if (schema.$ref !== undefined && release.imported.has(refName(schema.$ref))) return schema;
  return unalias(spec, schema);
}

export function itemsOf(schema: SpecSchema): SpecSchema {
  return schema.items ?? { type: "string", extensions: new Map() };
}

/** What a map holds. */
export function valuesOf({ release }: Codegen, { additionalProperties: values }: SpecSchema): SpecSchema {
  return typeof values === "object" ? values : release.anyValue;
}

/** An object without properties of which nothing definite is said. */
export function isFreeForm(codegen: Codegen, schema: SpecSchema): boolean {
  if (typeOf.codegen(schema) !== "object" || hasProperties(schema) || partsOf(schema).length > 0) return false;
  if (typeof schema.additionalProperties !== "object") return true;
  const values = resolved(codegen.spec, schema.additionalProperties);
  return (
    !hasProperties(values) && (typeOf.codegen(values) === undefined || classOf(values) === "object") && !isMap(values)
  );
}

/** A schema that says nothing. */
export function isAnything(schema: SpecSchema): boolean {
  return (
    classOf(schema) === "plain" &&
    schema.$ref === undefined &&
    typeOf.codegen(schema) === undefined &&
    !hasProperties(schema) &&
    schema.not === undefined &&
    schema.enum === undefined
  );
}
