import type { Schema, SchemaBase } from "../../ir/model.js";
import { type Context, type JsonObject, listAt } from "../context.js";
import { bareBase, limitedBy, withAnnotations } from "./base.js";
import { parseSchema } from "./index.js";
import { membersOf } from "./nullable.js";
import { plainSchema } from "./plain.js";
import { unionSchema } from "./union.js";

/**
 * All that a schema says, which holds together (JSON Schema Core, section 10.2): the parts of its `allOf`, what it says itself,
 * its `oneOf` and its `anyOf`. Its words stand around the whole.
 */
export function composedSchema(context: Context, schema: JsonObject, around: SchemaBase): Schema {
  const { pointer } = around;
  const allOf = membersOf(schema, "allOf").length > 0 ? listAt(context, { value: schema, pointer }, "allOf") : [];
  const all = allOf.map((item) => parseSchema(context, item));
  const own = plainSchema(context, schema, bareBase(pointer));
  const unions = [...unionSchema(context, schema, "oneOf", pointer), ...unionSchema(context, schema, "anyOf", pointer)];
  const redundant = isRedundant(own, [...all, ...unions]);
  const limits = redundant && saysLimits(own) ? own : undefined;
  const parts = [...all, ...(redundant ? [] : [own]), ...unions];
  // `allOf: [X]` stays an intersection of one; any other part that is alone is the schema.
  if (allOf.length === 0 && parts.length <= 1) return limitedBy(withAnnotations(parts[0] ?? own, around), limits);
  const whole: Schema = {
    ...around,
    kind: "intersection",
    // What one part says of the direction holds for the value, which is all of them.
    readOnly: around.readOnly || parts.some((part) => part.readOnly),
    writeOnly: around.writeOnly || parts.some((part) => part.writeOnly),
    members: parts,
  };
  return limitedBy(whole, limits);
}

/** Whether a schema limits the values of its type: a type alone does not. */
export function saysLimits(schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
      return [schema.format, schema.pattern, schema.minLength, schema.maxLength].some((limit) => limit !== undefined);
    case "number":
    case "integer":
      return limitKeys.some((key) => schema[key] !== undefined);
    case "array":
      return schema.uniqueItems || schema.minItems !== undefined || schema.maxItems !== undefined;
    case "object":
      return (
        schema.additionalProperties === false ||
        [schema.minProperties, schema.maxProperties, schema.requiredChoices].some((limit) => limit !== undefined)
      );
    case "union":
      return schema.members.some(saysLimits);
    default:
      return false;
  }
}

const limitKeys = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"] as const;

/** `type: object`, as Airflow 2 has it beside a composition that says more of that object, adds nothing; nor does no type at all. */
function isRedundant(own: Schema, others: readonly Schema[]): boolean {
  return own.kind === "any" || (isBareType(own) && others.some(saysType));
}

/** Whether a schema is a type, or a list of types, and says no more that a type can tell. */
export function isBareType(schema: Schema): boolean {
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
