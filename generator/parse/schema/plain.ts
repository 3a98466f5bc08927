import { isWithin } from "../../ir/limits.js";
import type { EnumSchema, Json, Pointer, Schema, SchemaBase } from "../../ir/model.js";
import { type ParseContext, type JsonObject, member, report } from "../context.js";
import { arraySchema } from "./array.js";
import { bareBase, limitedBy } from "./base.js";
import { enumSchema } from "./enum.js";
import { membersOf, onlyRequire, typesOf } from "./keywords.js";
import { objectSchema } from "./object.js";
import { numberSchema, stringSchema } from "./scalar.js";

/** The schema of `enum`, `const` and `type` alone, without `allOf`, `anyOf` and `oneOf`. */
export function plainSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): Schema {
  const values = enumSchema(context, schema, base);
  if (values?.kind === "enum") return withLimits(context, schema, values);
  return values ?? ofTypes(context, schema, base);
}

/** What a schema with values says of them by its type and the limits of that, where some of them do not keep it. */
function withLimits(context: ParseContext, schema: JsonObject, values: EnumSchema): Schema {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length === 0 || !types.every(isScalarType)) return values;
  const limits = ofTypes(context, schema, bareBase(values.pointer));
  const members = limits.kind === "union" ? limits.members : [limits];
  const keeps = (value: Json): boolean => members.some((member) => isWithin(value, member));
  return values.values.every(keeps) ? values : limitedBy(values, limits);
}

function isScalarType(type: string): boolean {
  return ["string", "number", "integer", "boolean"].includes(type);
}

function ofTypes(context: ParseContext, schema: JsonObject, base: SchemaBase): Schema {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length <= 1) return schemaOfType(context, schema, types[0] ?? impliedType(schema), base);
  // A list of types (3.1) is a union of them; all other keywords hold for each.
  const members = types.map((type) => schemaOfType(context, schema, type, base));
  return { ...base, kind: "union", keyword: "anyOf", members };
}

function schemaOfType(context: ParseContext, schema: JsonObject, type: string | undefined, base: SchemaBase): Schema {
  switch (type) {
    case "object":
      return objectSchema(context, schema, base);
    case "array":
      return arraySchema(context, schema, base);
    case "string":
      return stringSchema(context, schema, base);
    case "integer":
    case "number":
      return numberSchema(schema, type, base);
    case "boolean":
    case "null":
      return { ...base, kind: type };
    case undefined:
      return limitedBy({ ...base, kind: "any" }, limitsOfAnyType(context, schema, base.pointer));
    default:
      report(
        context,
        "QUIRK_SCHEMA",
        base.pointer,
        `\`type: ${type}\` does not exist: the schema is read as any value.`,
      );
      return { ...base, kind: "any" };
  }
}

/**
 * Limits without a type, as in `allOf: [{type: integer}, {minimum: 1}]`: each holds for the values of the type that knows it, and
 * values of all other types are free.
 */
function limitsOfAnyType(context: ParseContext, schema: JsonObject, pointer: Pointer): Schema | undefined {
  const keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"];
  const sizes = ["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"];
  if (![...keywords, ...sizes].some((keyword) => member(schema, keyword) !== undefined)) return undefined;
  const types = ["string", "number", "boolean", "array", "object", "null"];
  const base = bareBase(pointer);
  const members = types.map((type) => schemaOfType(context, schema, type, base));
  return { ...base, kind: "union", keyword: "anyOf", members };
}

/** Without a `type`, the keywords tell which one is meant. */
function impliedType(schema: JsonObject): string | undefined {
  if (typesOf(schema).includes("null")) return "null";
  const has = (...keys: string[]): boolean => keys.some((key) => member(schema, key) !== undefined);
  if (has("properties", "additionalProperties", "patternProperties", "propertyNames", "required")) return "object";
  if (onlyRequire(membersOf(schema, "anyOf")) || onlyRequire(membersOf(schema, "oneOf"))) return "object";
  if (has("items", "prefixItems")) return "array";
  if (!["allOf", "anyOf", "oneOf"].some((keyword) => Object.hasOwn(schema, keyword))) {
    if (has("unevaluatedProperties")) return "object";
    if (has("unevaluatedItems")) return "array";
  }
  if (has("pattern", "minLength", "maxLength")) return "string";
  return undefined;
}
