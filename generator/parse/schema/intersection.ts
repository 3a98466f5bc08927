import type { Schema, SchemaBase } from "../../ir/model.js";
import { type ParseContext, type JsonObject, listAt } from "../context.js";
import { bareBase, withAnnotations } from "./base.js";
import { parseSchema } from "./index.js";
import { membersOf } from "./keywords.js";
import { plainSchema } from "./plain.js";
import { unionSchema } from "./union.js";

/**
 * A schema with all its keywords, which hold together (JSON Schema Core, section 10.2): the parts of its `allOf`, its own type, its
 * `oneOf` and its `anyOf`.
 *
 * @param around the annotations of the schema
 */
export function composedSchema(context: ParseContext, schema: JsonObject, around: SchemaBase): Schema {
  const { pointer } = around;
  const allOf = membersOf(schema, "allOf").length > 0 ? listAt(context, { value: schema, pointer }, "allOf") : [];
  const all = allOf.map((item) => parseSchema(context, item));
  const own = plainSchema(context, schema, bareBase(pointer));
  const unions = [...unionSchema(context, schema, "oneOf", pointer), ...unionSchema(context, schema, "anyOf", pointer)];
  const parts = [...all, ...(isRedundant(own, [...all, ...unions]) ? [] : [own]), ...unions];
  // `allOf: [X]` stays an intersection of one; another single part is the schema itself.
  if (allOf.length === 0 && parts.length <= 1) return withAnnotations(parts[0] ?? own, around);
  return {
    ...around,
    kind: "intersection",
    // A value is one of all parts at once: if one of them is read-only, the value is.
    readOnly: around.readOnly || parts.some((part) => part.readOnly),
    writeOnly: around.writeOnly || parts.some((part) => part.writeOnly),
    members: parts,
  };
}

/** Whether a schema's own type adds nothing to its other parts: it has none, or a bare one such as the `type: object` of Airflow 2. */
function isRedundant(own: Schema, others: readonly Schema[]): boolean {
  return own.kind === "any" || (isBareType(own) && others.some(saysType));
}

/** Whether a schema is a type, or several, without properties, items or values. */
function isBareType(schema: Schema): boolean {
  switch (schema.kind) {
    case "object":
      return (
        schema.properties.length === 0 &&
        schema.alsoRequired.length === 0 &&
        typeof schema.additionalProperties !== "object"
      );
    case "array":
      return schema.items.kind === "any";
    case "union":
      return schema.members.every(isBareType);
    default:
      return ["string", "number", "integer", "boolean"].includes(schema.kind);
  }
}

function saysType(schema: Schema): boolean {
  return schema.kind === "union" || schema.kind === "intersection"
    ? schema.members.some(saysType)
    : schema.kind !== "any";
}
