/** Schemas as text, to find out which are equal. */
import type { SpecSchema } from "../openapi.js";

type Key = keyof SpecSchema;

/** What the reference does not write down when it compares inline schemas, for it writes them as OpenAPI 3.0. */
const unknownTo30: ReadonlySet<string> = new Set<Key>([
  "types",
  "const",
  "examples",
  "contentEncoding",
  "contentMediaType",
]);
const volatile: ReadonlySet<string> = new Set<Key>(["description", "example"]);

/** Whether two schemas say the same. */
export function equal(a: SpecSchema, b: SpecSchema): boolean {
  return a === b || signature(a) === signature(b);
}

/** Everything that a schema says, beside a reference too. */
export function signature(schema: SpecSchema): string {
  return JSON.stringify(plain(schema, () => true));
}

/** What two inline schemas must have in common to share a model. */
export function inlineSignature(schema: SpecSchema): string {
  return JSON.stringify(
    plain(
      schema,
      (key, value, { $ref }) =>
        ($ref === undefined || key === "$ref") &&
        !unknownTo30.has(key) &&
        !(key.startsWith("exclusive") && typeof value === "number"),
    ),
  );
}

/** What two schemas of the same title must have in common to be one. */
export function titledSignature(schema: SpecSchema): string {
  return JSON.stringify(
    plain(
      schema,
      (key, value, { $ref, types }) =>
        ($ref === undefined || key === "$ref") &&
        !volatile.has(key) &&
        !(key === "type" && types !== undefined) &&
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
      .map(([key, value]) => [key, plainMember(key, value, keep)]),
  );
}

function plainMember(key: string, value: unknown, keep: Keep): unknown {
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
      return [...(value as Map<string, unknown>)];
    case "discriminator": {
      const { propertyName, mapping } = value as NonNullable<SpecSchema["discriminator"]>;
      return [propertyName, [...(mapping ?? [])]];
    }
    default:
      return value;
  }
}
