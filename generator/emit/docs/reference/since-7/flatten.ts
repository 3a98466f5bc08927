/**
 * The older way to name inline models, which the reference keeps for components that are an `allOf` or mix compositions. Only members
 * with properties or an enum become models, and the model of items or values has the name of the array or map, without `_inner`.
 */
import { hasProperties, isArray, isComposed, isMap, isObject } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { gatherModels } from "./gather.js";
import { addModel, modelLike, type Models, nameOf, refTo } from "./names.js";

/** Members of an `allOf` stay inline, but what lies below them does not. */
export function flattenMembers(models: Models, schema: SpecSchema, name: string): void {
  for (const key of ["allOf", "anyOf", "oneOf"] as const) {
    for (const [at, member] of (schema[key] ?? []).entries()) {
      if (member.$ref !== undefined || !(hasProperties(member) || (member.enum ?? []).length > 0)) continue;
      const model = nameOf(models, member, `${name}_${key}`);
      const copy = takeModelFrom(models, member, model);
      gatherModels(models, copy, model);
      if (key !== "allOf") schema[key]?.splice(at, 1, shared(models, model, copy));
    }
  }
}

/** A model with some of the members of `schema`, and the very properties of `schema`, which are rewritten. */
function takeModelFrom(models: Models, schema: SpecSchema, name: string): SpecSchema {
  const copy = { ...schema };
  for (const key of ["items", "additionalProperties", "allOf", "anyOf", "oneOf", "default", "examples"] as const) {
    delete copy[key];
  }
  for (const key of ["types", "const", "multipleOf"] as const) delete copy[key];
  flattenProperties(models, copy, name);
  return copy;
}

function flattenProperties(models: Models, { properties }: SpecSchema, path: string): void {
  for (const [key, property] of properties ?? []) properties?.set(key, flattenProperty(models, property, path, key));
}

function flattenProperty(models: Models, property: SpecSchema, path: string, key: string): SpecSchema {
  const name = `${path}_${key}`;
  if (isObject.since7(property)) return modelOf(models, property, name);
  if (isArray.since7(property)) {
    if (property.items !== undefined) property.items = flattenHeld(models, property.items, path, name);
  } else if (isMap(property)) {
    const values = property.additionalProperties;
    if (typeof values === "object") property.additionalProperties = flattenHeld(models, values, path, name);
  } else if (isComposed.since7(property) && !isSingleAllOf(property)) return composedModel(models, property, name);
  return property;
}

/**
 * Flattens the items of an array, or the values of a map.
 *
 * @param path the name of the model around the array; inline models below the items are called after it: `<path>_<property>`
 * @param name the name of the model that the items become, if they become one
 */
function flattenHeld(models: Models, inner: SpecSchema, path: string, name: string): SpecSchema {
  if (isObject.since7(inner)) {
    if (!hasProperties(inner)) return inner;
    flattenProperties(models, inner, path);
    return modelOf(models, inner, name);
  }
  return isComposed.since7(inner) ? composedModel(models, inner, name) : inner;
}

function isSingleAllOf({ allOf, anyOf = [], oneOf = [], properties }: SpecSchema): boolean {
  return allOf?.length === 1 && oneOf.length === 0 && anyOf.length === 0 && (properties?.size ?? 0) === 0;
}

function modelOf(models: Models, schema: SpecSchema, name: string): SpecSchema {
  const model = nameOf(models, schema, name);
  return shared(models, model, takeModelFrom(models, schema, model));
}

function shared(models: Models, name: string, model: SpecSchema): SpecSchema {
  return refTo(modelLike(models, model) ?? addModel(models, name, model));
}

/** A composition is always a model of its own, even if there is an equal one. */
function composedModel(models: Models, schema: SpecSchema, name: string): SpecSchema {
  const model = nameOf(models, schema, name);
  gatherModels(models, schema, model);
  return refTo(addModel(models, model, schema));
}
