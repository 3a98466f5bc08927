/** Schema Objects of Swagger 2.0, which those of OpenAPI 3.0 differ from in a few words. */
import { copy, isObject, type JsonObject } from "../json.js";
import { own } from "./conversion.js";

/** The keywords that a parameter or a header of Swagger 2.0 has beside its own fields. */
export const typeKeywords: readonly string[] = [
  ...["type", "format", "items", "default", "enum", "pattern", "multipleOf"],
  ...["maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ...["maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "x-nullable"],
];

const oneOf = ["items", "additionalProperties", "not"];
const listOf = ["allOf", "anyOf", "oneOf", "items"];
const mapOf = ["properties", "patternProperties", "definitions"];

/** A copy of a schema in the words of OpenAPI 3.0. References stay as they are. */
export function schemaOf(schema: unknown): unknown {
  const twin = copy(schema);
  amend(twin);
  return twin;
}

type Mutable = { [key: string]: unknown };

function amend(schema: unknown): void {
  if (!isObject(schema)) return;
  amendWords(schema);
  for (const key of oneOf) amend(own(schema, key));
  for (const key of listOf) {
    const members = own(schema, key);
    if (Array.isArray(members)) members.forEach(amend);
  }
  for (const key of mapOf) {
    const members = own(schema, key);
    if (isObject(members)) Object.values(members).forEach(amend);
  }
}

function amendWords(schema: Mutable): void {
  if (own(schema, "type") === "file") Object.assign(schema, { type: "string", format: "binary" });
  if (own(schema, "x-nullable") === true) schema["nullable"] = true;
  const discriminator = own(schema, "discriminator");
  if (typeof discriminator === "string") schema["discriminator"] = { propertyName: discriminator };
  // How the items of an item are joined cannot be said any more.
  delete schema["collectionFormat"];
}

/**
 * The values by which the models of a base are told apart, where they say so themselves (`x-ms-discriminator-value`): a mapping for the
 * discriminator of each base.
 */
export function addMappings(schemas: JsonObject): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const value = isObject(schema) ? own(schema, "x-ms-discriminator-value") : undefined;
    const parts = isObject(schema) ? own(schema, "allOf") : undefined;
    if (typeof value !== "string" || !Array.isArray(parts)) continue;
    for (const part of parts) {
      const discriminator = discriminatorOf(schemas, part);
      if (discriminator === undefined) continue;
      const mapping = own(discriminator, "mapping") ?? {};
      discriminator["mapping"] = Object.fromEntries([
        ...Object.entries(mapping),
        [value, `#/components/schemas/${name}`],
      ]);
    }
  }
}

function discriminatorOf(schemas: JsonObject, part: unknown): Mutable | undefined {
  const ref = isObject(part) ? own(part, "$ref") : undefined;
  const name = typeof ref === "string" ? /^#\/definitions\/([^/]+)$/.exec(ref)?.[1] : undefined;
  const base = name === undefined ? undefined : own(schemas, name);
  const discriminator = isObject(base) ? own(base, "discriminator") : undefined;
  return isObject(discriminator) ? discriminator : undefined;
}
