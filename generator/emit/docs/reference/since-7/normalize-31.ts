/** What the normalizer does to the schemas of an OpenAPI 3.1 document to make them look like those of 3.0. */
import { plainNumber } from "../decimal.js";
import type { SpecSchema } from "../openapi.js";
import type { Release7 } from "./releases.js";

type Normalize = (schema: SpecSchema) => SpecSchema;

/** A new array with those members of `schema` that the reference copies; `schema` gets new types. */
export function normalizeArray31(release: Release7, schema: SpecSchema, normalizeItems: Normalize): SpecSchema {
  rewriteTypes31(release, schema);
  if (schema.types !== undefined && schema.types.length > 1) return schema;
  const { description, example, examples, minItems, maxItems, nullable, uniqueItems, title } = schema;
  const { deprecated, readOnly, writeOnly } = schema;
  return defined({
    type: "array",
    default: schema.default,
    ...{ description, example, examples, minItems, maxItems, nullable, uniqueItems },
    ...(release.arrayTitles ? { title } : {}),
    ...(release.arrayAccess ? { deprecated, readOnly, writeOnly } : {}),
    items: itemsOf31(schema.items, normalizeItems),
    extensions: schema.extensions,
  });
}

function itemsOf31(items: SpecSchema | undefined, normalizeItems: Normalize): SpecSchema {
  if (items?.$ref !== undefined) return { $ref: items.$ref, extensions: new Map() };
  return items === undefined ? { extensions: new Map() } : normalizeItems(items);
}

function defined(
  members: { [K in keyof SpecSchema]: SpecSchema[K] | undefined } & Pick<SpecSchema, "extensions">,
): SpecSchema {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as unknown as SpecSchema;
}

/** A schema without a type is replaced by one that says nothing at all. */
export function normalizeSimple31(release: Release7, schema: SpecSchema): SpecSchema {
  if (schema.types === undefined) return schema.type === undefined ? { extensions: new Map() } : schema;
  rewriteTypes31(release, schema);
  const [only, ...others] = schema.types;
  if (only !== undefined && others.length === 0) schema.type = only;
  return schema;
}

/** Null among the types is `nullable`, a `const` an enum of one, several types are a union. */
function rewriteTypes31(release: Release7, schema: SpecSchema): void {
  if (release.exclusiveLimits) moveExclusiveLimits(schema);
  if (schema.types === undefined) return;
  nullToNullable(schema);
  if (schema.const !== undefined && schema.const !== null) {
    schema.enum = [schema.const];
    delete schema.const;
  }
  if (schema.types.length > 1 && schema.anyOf === undefined) {
    schema.anyOf = schema.types.flatMap((type) => primitives.get(type)?.() ?? []);
  }
}

/** An integer that the reference makes up has a format. */
const primitives: ReadonlyMap<string, () => SpecSchema> = new Map([
  ["string", () => ({ type: "string", extensions: new Map() })],
  ["integer", () => ({ type: "integer", format: "int32", extensions: new Map() })],
  ["number", () => ({ type: "number", extensions: new Map() })],
  ["boolean", () => ({ type: "boolean", extensions: new Map() })],
]);

function nullToNullable(schema: SpecSchema): void {
  if (schema.types?.includes("null") !== true) return;
  schema.nullable = true;
  schema.types = schema.types.filter((type) => type !== "null");
}

/** Of the types of an object with properties, only null is looked at. */
export function dropNullType(schema: SpecSchema): void {
  if (schema.types?.includes("null") !== true) return;
  nullToNullable(schema);
  const [only, ...others] = schema.types;
  if (only !== undefined && others.length === 0) schema.type = only;
}

function moveExclusiveLimits(schema: SpecSchema): void {
  const { exclusiveMinimum, exclusiveMaximum, minimum = -Infinity, maximum = Infinity } = schema;
  if (typeof exclusiveMinimum === "number" && exclusiveMinimum >= plainNumber(minimum)) {
    Object.assign(schema, { minimum: exclusiveMinimum, exclusiveMinimum: true });
  }
  if (typeof exclusiveMaximum === "number" && exclusiveMaximum <= maximum) {
    Object.assign(schema, { maximum: exclusiveMaximum, exclusiveMaximum: true });
  }
}

/** Marks a string as a file if its media type is `application/octet-stream` and it has neither a format nor an encoding. */
export function markBinary31(schema: SpecSchema): void {
  const [mediaType = ""] = (schema.contentMediaType ?? "").split(";");
  if (mediaType.trim().toLowerCase() !== "application/octet-stream") return;
  if (`${schema.format ?? ""}${schema.contentEncoding ?? ""}`.trim() !== "") return;
  if (![...(schema.types ?? []), schema.type ?? "string"].every((type) => type === "string" || type === "null")) return;
  if (schema.types === undefined || schema.types.length === 0) schema.types = ["string"];
  else schema.type = "string";
  schema.format = "binary";
}
