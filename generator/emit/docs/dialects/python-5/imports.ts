/** Which models an example imports, and in what order. */
import { hashOrder } from "../../reference/java.js";
import { isArray, isComposed, isMap } from "../../reference/kinds.js";
import type { SpecSchema } from "../../reference/openapi.js";
import { className, moduleName } from "./names.js";
import { type Python5Property, propertyOf } from "./properties.js";
import { isAny, isFreeForm, type Scope, unalias } from "./schemas.js";
import { isImported } from "./types.js";

/**
 * The lines that import these. The reference keeps names in a HashSet, then puts the lines in another one: their order is that of
 * Java's hash of the whole line, and so depends on the name of the package.
 */
export function importLines(packageName: string, names: readonly string[]): string[] {
  const models = hashOrder(names).filter(isImported);
  return hashOrder(hashOrder(models).map((name) => importLine(packageName, name)));
}

/** In the README they are sorted, by the name of the model. */
export function sortedImportLines(packageName: string, names: readonly string[]): string[] {
  const models = [...new Set(names)].filter(isImported).sort();
  return models.map((name) => importLine(packageName, name));
}

function importLine(packageName: string, name: string): string {
  return `from ${packageName}.model.${moduleName(name)} import ${className(name)}`;
}

/** The base types of a chain of items. */
export function chainOf(property: Python5Property | undefined): string[] {
  return property === undefined ? [] : [property.baseType, ...chainOf(property.items)];
}

/** The models inside of a schema that is written out; a reference is one itself, and is not followed. */
export function modelsIn(scope: Scope, use: SpecSchema): string[] {
  const property = propertyOf(scope, use);
  const { schema, baseType, complexType, items } = property;
  const isContainer = isArray.before6(schema) || (schema.type === "object" && !(isFreeForm(schema) && !isMap(schema)));
  const members = [...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
  const further = isAny(schema) || schema.type === "object" ? schema.additionalProperties : undefined;
  const hasVariables = schema.type === "object" && !isComposed.before6(schema) && !isMap(schema);
  return [
    ...(isComposed.before6(schema) ? members.flatMap((member) => modelsIn(scope, member)) : []),
    ...(isComposed.before6(schema) || isContainer
      ? []
      : [...(complexType === undefined ? [] : [complexType]), baseType]),
    ...(isArray.before6(schema) && items !== undefined ? modelsIn(scope, items.schema) : []),
    ...(typeof further === "object" ? modelsIn(scope, further) : []),
    ...(hasVariables ? [...(schema.properties?.values() ?? [])].flatMap((variable) => modelsIn(scope, variable)) : []),
  ];
}

/** The model that a response is, or is a list or a map of. */
export function modelsOfResponse(scope: Scope, use: SpecSchema): string[] {
  const { schema, baseType, complexType, items } = propertyOf(scope, unalias(scope, use));
  if (isArray.before6(schema)) return chainOf(items).slice(-1);
  if (complexType === undefined) return [baseType];
  return items === undefined ? [complexType] : items.complexType === undefined ? [] : [items.complexType];
}
