/** Schemas as text, to find out which are equal. */
import type { SpecSchema } from "../openapi.js";
import { otherwise } from "./copied-values.js";

type Key = keyof SpecSchema;

/** What the reference does not write down when it compares inline schemas, for it writes them as OpenAPI 3.0. */
const unknownTo30: ReadonlySet<string> = new Set<Key>([
  "types",
  "const",
  "examples",
  "contentEncoding",
  "contentMediaType",
]);

/** Whether two schemas say the same. */
export function equal(a: SpecSchema, b: SpecSchema): boolean {
  return a === b || signature(a) === signature(b);
}

/** Everything that a schema says, beside a reference too. */
export function signature(schema: SpecSchema): string {
  return JSON.stringify(plain(schema, (key) => key !== "hasNullDefault"));
}

/** What two inline schemas must have in common to share a model. */
export function inlineSignature(schema: SpecSchema): string {
  return JSON.stringify(
    plain(
      schema,
      (key, value, { $ref }) =>
        ($ref === undefined || key === "$ref") &&
        !unknownTo30.has(key) &&
        key !== otherwise &&
        !(key.startsWith("exclusive") && typeof value === "number"),
    ),
  );
}

/** What two schemas of the same title must have in common to be one. An example counts only where it is null. */
export function titledSignature(schema: SpecSchema): string {
  return JSON.stringify(
    plain(
      schema,
      (key, value, { $ref, types }) =>
        ($ref === undefined || key === "$ref") &&
        key !== "description" &&
        !(key === "example" && value !== null) &&
        key !== otherwise &&
        !(key === "type" && types !== undefined) &&
        key !== "hasNullDefault" &&
        !(key === "default" && value === null),
    ),
  );
}

type Keep = (key: string, value: unknown, schema: SpecSchema) => boolean;

/** Members in the order of their names, but properties in the order in which they are written. */
function plain(schema: SpecSchema, keep: Keep): unknown {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => value !== undefined && keep(key, value, schema))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key]) => [key, plainMember(schema, key, keep)]),
  );
}

function plainMember(schema: SpecSchema, key: string, keep: Keep): unknown {
  const value: unknown = schema[key as Key];
  switch (key) {
    case "properties":
      return [...(value as Map<string, SpecSchema>)].map(([name, property]) => [name, plain(property, keep)]);
    case "allOf":
    case "anyOf":
    case "oneOf":
      return (value as SpecSchema[]).map((member) => plain(member, keep));
    case "items":
    case "not":
      return plain(value as SpecSchema, keep);
    case "additionalProperties":
      return typeof value === "boolean" ? value : plain(value as SpecSchema, keep);
    case "extensions":
      return [...(value as Map<string, unknown>)].filter(([name, item]) => keep(name, item, schema));
    case "discriminator": {
      const { propertyName, mapping } = value as NonNullable<SpecSchema["discriminator"]>;
      return [propertyName, [...(mapping ?? [])]];
    }
    default:
      return value;
  }
}
