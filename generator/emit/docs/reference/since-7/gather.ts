/** Inline schemas below a schema, made models. */
import { isArray } from "../kinds.js";
import type { Schema } from "../openapi.js";
import { needsModel } from "./compositions.js";
import { type Models, nameOf, refToModel } from "./names.js";
import { isMetadata } from "./substance.js";
import type { Rules } from "./versions.js";

/** Replaces the inline schemas below `schema` that need a model by references, the innermost first. `prefix` is its name. */
export function gather(models: Models, schema: Schema, prefix: string): void {
  if (schema.$ref !== undefined) return;
  if (schema.type === undefined || schema.type === "object") gatherMembers(models, schema, prefix);
  else if (schema.properties !== undefined || schema.additionalProperties !== undefined) return;
  if (isArray.since7(schema))
    schema.items = replaced(models, schema.items ?? unknownItems(models.rules), `${prefix}_inner`);
  if (schema.allOf !== undefined) gatherAllOf(models, schema.allOf, schema, prefix);
  for (const key of ["anyOf", "oneOf"] as const) {
    const members = schema[key];
    if (members !== undefined) schema[key] = members.map((member) => replaced(models, member, `${prefix}_${key}`));
  }
  if (schema.not !== undefined) schema.not = replaced(models, schema.not, `${prefix}_not`, schema);
}

/** An array that does not say of what: of anything in 3.1, of text in 3.0. */
function unknownItems({ openapi31 }: Rules): Schema {
  return openapi31 ? { extensions: new Map() } : { type: "string", extensions: new Map() };
}

function gatherMembers(models: Models, schema: Schema, prefix: string): void {
  for (const [name, property] of schema.properties ?? []) {
    schema.properties?.set(name, onlyType(replaced(models, property, `${prefix}_${name}`)));
  }
  if (typeof schema.additionalProperties === "object") {
    schema.additionalProperties = replaced(models, schema.additionalProperties, `${prefix}_value`);
  }
}

/** An `allOf` of one type that is no model is that type. */
function onlyType(property: Schema): Schema {
  const [single, ...others] = property.allOf ?? [];
  return single?.type !== undefined && single.type !== "object" && others.length === 0 ? single : property;
}

/** `schema`, or a reference to its model. The name goes by the title of `titled`. */
export function replaced(models: Models, schema: Schema, name: string, titled = schema): Schema {
  const model = nameOf(models, titled, name);
  gather(models, schema, model);
  return needsModel(models.spec, schema) ? refToModel(models, model, schema) : schema;
}

/** Members of an `allOf` stay inline. Where none is a model, 7.13 drops those that only describe if one remains. */
function gatherAllOf(models: Models, members: readonly Schema[], schema: Schema, prefix: string): void {
  for (const member of members) gather(models, member, nameOf(models, member, `${prefix}_allOf`));
  const substantial = members.filter((member) => !isMetadata(member));
  const isModel = members.some((member) => needsModel(models.spec, member));
  if (!models.rules.mergesMetadata && !isModel && members.length > 1 && substantial.length === 1) {
    schema.allOf = substantial;
  }
}
