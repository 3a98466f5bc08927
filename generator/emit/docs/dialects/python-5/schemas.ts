/** What the 5.x `python` generator asks of a schema. The schema comes from the passes before release 6. */
import { staysReference } from "../../reference/before-6/index.js";
import type { CollectedMembers } from "../../reference/collected.js";
import { hasProperties, isComposed, isMap, isObject } from "../../reference/kinds.js";
import { type OpenApi, refName, type SpecSchema } from "../../reference/openapi.js";
import { resolved } from "../../reference/references.js";
import type { Python5Release } from "./releases.js";

/** The models of the document, and the release of the reference that reads them. */
export interface Scope {
  readonly schemas: OpenApi["schemas"];
  readonly release: Python5Release;
  /** Whether examples are written right where the reference has them wrong. */
  readonly fixes: boolean;
}

/** The schema that says nothing. */
export const anything: SpecSchema = { extensions: new Map() };

/** What a use of a schema stands for: a reference to a model stays one, to anything else is written out. */
export function unalias(scope: Scope, schema: SpecSchema): SpecSchema {
  const seen = new Set<SpecSchema>();
  let current = schema;
  while (current.$ref !== undefined && !seen.has(current)) {
    seen.add(current);
    const name = refName(current.$ref);
    const target = scope.schemas.get(name);
    if (target === undefined || (target.$ref === undefined && staysReference(scope, name))) return current;
    current = target;
  }
  return current;
}

/** Neither a type nor a reference: also compositions, and properties without the word `object`, unless they say it. */
export function isAny({ $ref, type }: SpecSchema): boolean {
  return $ref === undefined && type === undefined;
}

/** What any value at all fits. */
export function isAnything({ release }: Scope, schema: SpecSchema): boolean {
  if (!isAny(schema) || release.compositionsAreAnything) return isAny(schema);
  const isSilent = schema.additionalProperties === undefined && schema.not === undefined && schema.enum === undefined;
  return isSilent && !hasProperties(schema) && !isComposed.before6(schema);
}

/** An object of which nothing is said about the properties that it has. */
export function isFreeForm(schema: SpecSchema): boolean {
  const { allOf = [], anyOf = [], oneOf = [], properties, additionalProperties: rest, extensions } = schema;
  if (schema.type !== "object" || (properties?.size ?? 0) > 0) return false;
  if (allOf.length + anyOf.length + oneOf.length > 0) return false;
  const said = extensions.get("x-is-free-form");
  if (said !== undefined) return isTrue(said);
  if (typeof rest !== "object") return true;
  if ((rest.properties?.size ?? 0) > 0) return false;
  return isAny(rest) || (rest.type === "object" && !isMap(rest) && !isComposed.before6(rest));
}

/** What 5.1 takes for anything in the place of further properties. */
const anyObject: SpecSchema = { type: "object", additionalProperties: false, nullable: true, extensions: new Map() };

/** The schema of further properties: anything where nothing is said; undefined where there can be none. */
export function furtherProperties(
  { release }: Scope,
  { additionalProperties: rest }: SpecSchema,
): SpecSchema | undefined {
  if (rest === false) return undefined;
  return typeof rest === "object" ? rest : release.compositionsAreAnything ? anything : anyObject;
}

/** As Java reads a boolean from the text of anything. */
function isTrue(said: unknown): boolean {
  return said === true || (typeof said === "string" && said.toLowerCase() === "true");
}

export function isNullable(schema: SpecSchema): boolean {
  if (schema.nullable === true) return true;
  const said = schema.extensions.get("x-nullable");
  return isTrue(said);
}

/** What the examples know no values for. */
export function isStructure(schema: SpecSchema): boolean {
  return isObject.before6(schema) || isMap(schema) || isComposed.before6(schema);
}

export function isOfFormat(schema: SpecSchema, ...formats: readonly string[]): boolean {
  return schema.type === "string" && schema.format !== undefined && formats.includes(schema.format);
}

/** Adds the members of a schema and of all its parts to `into`, but not the properties that stand beside a composition. */
export function collectMembers(
  scope: Scope,
  schema: SpecSchema,
  into: CollectedMembers,
  seen: readonly SpecSchema[] = [],
): CollectedMembers {
  if (seen.includes(schema)) return into;
  const next = [...seen, schema];
  const collect = (members: readonly SpecSchema[] = []): void => {
    for (const member of members) collectMembers(scope, member, into, next);
  };
  if (isComposed.before6(schema)) {
    collect(schema.allOf);
    for (const name of schema.required ?? []) into.required.add(name);
    collect(schema.oneOf);
    collect(schema.anyOf);
    return into;
  }
  if (schema.$ref !== undefined) return collectMembers(scope, resolved(scope, schema), into, next);
  for (const [name, property] of schema.properties ?? []) into.properties.set(name, property);
  for (const name of schema.required ?? []) into.required.add(name);
  return into;
}
