/** Schema Objects (OpenAPI 3.0, section 4.7.24; 3.1, section 4.8.24), member by member. */
import { isObject, type JsonObject, keysOf } from "../../../load/index.js";
import { isJavaNumber } from "./decimal.js";
import { bool, extensionsOf, member, number, optional, type ReadText, text, texts, valueAt } from "./members.js";
import type { SpecSchema } from "./openapi.js";

export function readSchema(value: JsonObject, read: ReadText = text): SpecSchema {
  return {
    ...text(value, "$ref", "contentEncoding", "contentMediaType"),
    ...read(value, "format", "title", "description", "pattern"),
    ...typeOf(value),
    ...bool(value, "nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"),
    ...minimumOf(value),
    ...number(value, "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"),
    ...number(value, "minProperties", "maxProperties"),
    ...exclusive(value, "exclusiveMinimum"),
    ...exclusive(value, "exclusiveMaximum"),
    ...optional("default", valueAt(value, "default")),
    ...optional("example", valueAt(value, "example")),
    ...optional("const", valueAt(value, "const")),
    ...listAt(value, "enum"),
    ...listAt(value, "examples"),
    ...propertiesOf(value, read),
    ...optional("required", texts(value, "required")),
    ...schemaAt(value, "items", read),
    ...schemaAt(value, "not", read),
    ...additionalPropertiesOf(value, read),
    ...membersAt(value, "allOf", read),
    ...membersAt(value, "oneOf", read),
    ...membersAt(value, "anyOf", read),
    ...discriminatorOf(value),
    extensions: extensionsOf(value),
  };
}

/** The one limit that a page repeats. */
function minimumOf(value: JsonObject): Pick<SpecSchema, "minimum"> {
  const minimum = valueAt(value, "minimum");
  return isJavaNumber(minimum) ? { minimum } : {};
}

/** The schema under `key`; `true` is the schema that says nothing. */
export function schemaAt<K extends string>(object: JsonObject, key: K, read: ReadText): { [P in K]?: SpecSchema } {
  const value = member(object, key);
  return optional(key, isObject(value) ? readSchema(value, read) : value === true ? readSchema({}, read) : undefined);
}

function typeOf(value: JsonObject): Pick<SpecSchema, "type" | "types"> {
  const type = member(value, "type");
  if (typeof type === "string") return { type };
  return Array.isArray(type) ? { types: type.filter((item) => typeof item === "string") } : {};
}

function exclusive<K extends string>(value: JsonObject, key: K): { [P in K]?: number | boolean } {
  const limit = member(value, key);
  return optional(key, typeof limit === "number" || typeof limit === "boolean" ? limit : undefined);
}

function listAt<K extends string>(value: JsonObject, key: K): { [P in K]?: unknown[] } {
  const items = valueAt(value, key);
  return optional(key, Array.isArray(items) ? [...(items as unknown[])] : undefined);
}

function propertiesOf(value: JsonObject, read: ReadText): Pick<SpecSchema, "properties"> {
  const properties = member(value, "properties");
  if (!isObject(properties)) return {};
  return {
    properties: new Map(
      keysOf(properties).map((name) => {
        const property = properties[name];
        return [name, readSchema(isObject(property) ? property : {}, read)];
      }),
    ),
  };
}

function additionalPropertiesOf(value: JsonObject, read: ReadText): Pick<SpecSchema, "additionalProperties"> {
  const additional = member(value, "additionalProperties");
  if (typeof additional === "boolean") return { additionalProperties: additional };
  return isObject(additional) ? { additionalProperties: readSchema(additional, read) } : {};
}

function membersAt<K extends string>(value: JsonObject, key: K, read: ReadText): { [P in K]?: SpecSchema[] } {
  const members = member(value, key);
  return optional(
    key,
    Array.isArray(members) ? members.map((item) => readSchema(isObject(item) ? item : {}, read)) : undefined,
  );
}

function discriminatorOf(value: JsonObject): Pick<SpecSchema, "discriminator"> {
  const discriminator = member(value, "discriminator");
  if (!isObject(discriminator)) return {};
  const { propertyName } = text(discriminator, "propertyName");
  if (propertyName === undefined) return {};
  const mapping = member(discriminator, "mapping");
  return {
    discriminator: {
      propertyName,
      ...(isObject(mapping)
        ? {
            mapping: new Map(
              keysOf(mapping).flatMap((key) => {
                const { [key]: target } = text(mapping, key);
                return target === undefined ? [] : [[key, target] as const];
              }),
            ),
          }
        : {}),
    },
  };
}
