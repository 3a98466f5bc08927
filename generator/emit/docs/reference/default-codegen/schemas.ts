/** What the default codegen asks of a schema beside the questions of kinds.ts. */
import { partsOf } from "../compositions.js";
import { classOf, hasProperties, isArray, isComposed, isMap, isObject, typeOf } from "../kinds.js";
import { refName, type SpecSchema } from "../openapi.js";
import { nested as propertyReferredTo, referenced, resolved, unalias } from "../references.js";
import type { Codegen } from "./language.js";

/** Where the release looks into an `allOf` of one, that one. */
export function unwrapped({ release }: Codegen, schema: SpecSchema): SpecSchema {
  const [only, ...others] = schema.allOf ?? [];
  return release.unwrapsAllOf && only !== undefined && others.length === 0 ? only : schema;
}

/** The property that a reference leads to, where the release follows such references. */
export function nested({ spec, release }: Codegen, schema: SpecSchema): SpecSchema {
  return release.followsProperties ? propertyReferredTo(spec, schema) : schema;
}

/** What a reference names. One that leads out of the components has no name since release 7. */
export function nameReferredTo({ release }: Codegen, $ref: string): string | undefined {
  return release.followsProperties && !/^#\/(?:components|definitions)\//.test($ref) ? undefined : refName($ref);
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

/** Whether a schema is another name for a plain type. Of an `allOf` with one member, since release 7 that member decides. */
export function isAlias(codegen: Codegen, schema: SpecSchema): boolean {
  const [only, ...others] = schema.allOf ?? [];
  const isSingle = codegen.release.unwrapsAllOf && only !== undefined && others.length === 0;
  const target = isSingle ? referenced(codegen.spec, unaliased(codegen, only)) : schema;
  return (
    !isObject.codegen(target) &&
    !isArray.codegen(target) &&
    !isMap(target) &&
    !isComposed.codegen(target) &&
    target.enum === undefined
  );
}
