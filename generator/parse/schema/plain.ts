import type { Schema, SchemaBase } from "../../ir/model.js";
import { type ParseContext, type JsonObject, member, report } from "../context.js";
import { arraySchema } from "./array.js";
import { enumSchema } from "./enum.js";
import { membersOf, onlyRequire, typesOf } from "./keywords.js";
import { objectSchema } from "./object.js";
import { numberSchema, stringSchema } from "./scalar.js";

/** The schema of `enum`, `const` and `type` alone, without `allOf`, `anyOf` and `oneOf`. */
export function plainSchema(context: ParseContext, schema: JsonObject, base: SchemaBase): Schema {
  const values = enumSchema(context, schema, base);
  if (values !== undefined) return values;
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
      return { ...base, kind: "any" };
    default:
      report(context, "QUIRK_SCHEMA", base.pointer, `\`type: ${type}\` does not exist: any value.`);
      return { ...base, kind: "any" };
  }
}

/** The type of a schema without `type`, by keywords that only one type has. */
function impliedType(schema: JsonObject): string | undefined {
  if (typesOf(schema).includes("null")) return "null";
  const has = (...keys: string[]): boolean => keys.some((key) => member(schema, key) !== undefined);
  if (has("properties", "additionalProperties", "required")) return "object";
  if (onlyRequire(membersOf(schema, "anyOf")) || onlyRequire(membersOf(schema, "oneOf"))) return "object";
  if (has("items", "prefixItems")) return "array";
  if (has("pattern", "minLength", "maxLength")) return "string";
  return undefined;
}
