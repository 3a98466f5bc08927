/** The document as the dialect reads it: with the models of the version. */
import { type OpenApi, refName, type Schema } from "../openapi.js";
import { unalias } from "../references.js";
import { modernModels } from "./index.js";
import { visitSchemas } from "./places.js";
import { rulesOf } from "./versions.js";

/**
 * Gives `spec` its models.
 *
 * @returns the lists among the defaults as they are in the document: what the reference copies on its way is not among them
 */
export function withModels(spec: OpenApi, version: string): ReadonlySet<unknown> {
  const lists = new Set<unknown>();
  const written = new Set<Schema>();
  const types = new Map<Schema, string>();
  const is31 = !/^[12]\.|^3\.0/.test(spec.openapi);
  visitSchemas(spec, (schema) => {
    written.add(schema);
    if (Array.isArray(schema.default)) lists.add(schema.default);
    if (is31) hideNullable(schema);
    else {
      delete schema.types;
      if (schema.$ref !== undefined && schema.type !== undefined) types.set(schema, schema.type);
    }
  });
  modernModels(spec, version);
  // Of all that is said beside a reference the parser of 3.0 keeps the type, until the normalizer drops that as well.
  if (!rulesOf(version, spec.openapi).untypedReferences) for (const [schema, type] of types) schema.type = type;
  visitSchemas(spec, (schema) => {
    if (!written.has(schema)) forgetUnknown(schema);
  });
  for (const [name, schema] of spec.schemas) cutCircles(spec, schema, [name]);
  return lists;
}

/**
 * Arrays and maps have no class of their own. One that holds itself has no end when it is spelled out: the reference has none for
 * it either, and fails. What it holds is anything then.
 */
function cutCircles(spec: OpenApi, schema: Schema, path: readonly string[]): void {
  for (const key of ["items", "additionalProperties"] as const) {
    const held = schema[key];
    if (typeof held !== "object") continue;
    const name = held.$ref === undefined ? undefined : refName(held.$ref);
    const alias = unalias(spec, held);
    if (name !== undefined && path.includes(name) && alias.$ref === undefined) schema[key] = { extensions: new Map() };
    else if (alias.$ref === undefined) cutCircles(spec, alias, name === undefined ? path : [...path, name]);
  }
}

/** A schema that the reference makes anew takes no name for required that it has no property of. */
function forgetUnknown({ properties, required }: Schema): void {
  if (properties === undefined || required === undefined) return;
  const known = required.filter((name) => properties.has(name));
  required.splice(0, required.length, ...known);
}

/** `nullable` is no word of 3.1: the parser takes it for an extension. */
function hideNullable(schema: Schema): void {
  if (schema.nullable === undefined) return;
  schema.extensions.set("nullable", schema.nullable);
  delete schema.nullable;
}
