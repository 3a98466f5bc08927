/** Inline schemas below a schema, made models. */
import { isArray } from "../kinds.js";
import type { SpecSchema } from "../openapi.js";
import { needsModel } from "./compositions.js";
import { type Models, nameOf, referToModel } from "./names.js";
import type { Release7 } from "./releases.js";
import { isMetadata } from "./substance.js";

/** Replaces the inline schemas below `schema` that need a model by references, the innermost first. `prefix` is its name. */
export function gatherModels(models: Models, schema: SpecSchema, prefix: string): void {
  if (schema.$ref !== undefined) return;
  if (schema.type === undefined || schema.type === "object") gatherMembers(models, schema, prefix);
  else if (schema.properties !== undefined || schema.additionalProperties !== undefined) return;
  if (isArray.since7(schema))
    schema.items = gatherAndReplace(models, schema.items ?? unknownItems(models.release), `${prefix}_inner`);
  if (schema.allOf !== undefined) gatherAllOf(models, schema.allOf, schema, prefix);
  for (const key of ["anyOf", "oneOf"] as const) {
    const members = schema[key];
    if (members !== undefined)
      schema[key] = members.map((member) => gatherAndReplace(models, member, `${prefix}_${key}`));
  }
  if (schema.not !== undefined) schema.not = gatherAndReplace(models, schema.not, `${prefix}_not`, schema);
}

/** The items of an array that has none: anything in 3.1, a string in 3.0. */
function unknownItems({ openapi31 }: Release7): SpecSchema {
  return openapi31 ? { extensions: new Map() } : { type: "string", extensions: new Map() };
}

function gatherMembers(models: Models, schema: SpecSchema, prefix: string): void {
  for (const [name, property] of schema.properties ?? []) {
    schema.properties?.set(name, onlyType(gatherAndReplace(models, property, `${prefix}_${name}`)));
  }
  if (typeof schema.additionalProperties === "object") {
    schema.additionalProperties = gatherAndReplace(models, schema.additionalProperties, `${prefix}_value`);
  }
}

/** An `allOf` of one type that is no model is that type. */
function onlyType(property: SpecSchema): SpecSchema {
  const [single, ...others] = property.allOf ?? [];
  return single?.type !== undefined && single.type !== "object" && others.length === 0 ? single : property;
}

/**
 * Gathers the models below `schema`.
 *
 * @param name of the model, where the schema `titled` has no title
 * @returns `schema`, or a reference to the model that it has become
 */
export function gatherAndReplace(models: Models, schema: SpecSchema, name: string, titled = schema): SpecSchema {
  const model = nameOf(models, titled, name);
  gatherModels(models, schema, model);
  return needsModel(models.spec, schema) ? referToModel(models, model, schema) : schema;
}

/** Members of an `allOf` stay inline. Where none is a model, 7.13 drops those that only describe if one remains. */
function gatherAllOf(models: Models, members: readonly SpecSchema[], schema: SpecSchema, prefix: string): void {
  for (const member of members) gatherModels(models, member, nameOf(models, member, `${prefix}_allOf`));
  const substantial = members.filter((member) => !isMetadata(member));
  const isModel = members.some((member) => needsModel(models.spec, member));
  if (!models.release.mergesMetadata && !isModel && members.length > 1 && substantial.length === 1) {
    schema.allOf = substantial;
  }
}
