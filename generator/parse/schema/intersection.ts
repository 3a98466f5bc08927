import type { Schema, SchemaBase } from "../../ir/model.js";
import { type ParseContext, isObject, type JsonObject, listAt } from "../context.js";
import { refOf, schemaTarget } from "../reference.js";
import { bareBase, limitedBy, withAnnotations } from "./base.js";
import { parsePart } from "./composition.js";
import { discriminatorOfBase } from "./discriminator.js";
import { membersOf, typesOf, valuesOf } from "./keywords.js";

import { plainSchema } from "./plain.js";
import { unevaluatedOf } from "./unevaluated.js";
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
  const all = allOf.flatMap((item) => parsePart(context, schema, item, "allOf"));
  const own = plainSchema(context, schema, bareBase(pointer));
  const unions = [...unionSchema(context, schema, "oneOf", pointer), ...unionSchema(context, schema, "anyOf", pointer)];
  const redundant = isRedundant(own, [...all, ...unions]);
  const types = typesOf(schema);
  const isLimit =
    redundant &&
    all.length + unions.length > 0 &&
    (saysLimits(own) || (types.length > 0 && mayBeOther(context, schema, types)));
  const limits = isLimit ? own : undefined;
  const parts = [...all, ...(redundant ? [] : [own]), ...unions];
  // `allOf: [X]` stays an intersection of one; any other part that is alone is the schema.
  const told = discriminatorOfBase(context, { value: schema, pointer });
  if (all.length === 0 && parts.length <= 1) {
    const whole = withAnnotations(parts[0] ?? own, around);
    return limitedBy(whole.kind === "object" ? { ...whole, ...told } : whole, limits);
  }
  const whole: Schema = {
    ...around,
    kind: "intersection",
    // A value is one of all parts at once: if one of them is read-only, the value is.
    readOnly: around.readOnly || parts.some((part) => part.readOnly),
    writeOnly: around.writeOnly || parts.some((part) => part.writeOnly),
    members: parts,
    ...told,
    ...unevaluatedOf(context, { value: schema, pointer }),
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
        [schema.minProperties, schema.maxProperties, schema.requiredChoices, schema.propertyNames].some(
          (limit) => limit !== undefined,
        )
      );
    case "any":
      return schema.limits !== undefined;
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

/** Whether a part of a composition admits values of other types than these: then the type beside it limits them. */
function mayBeOther(
  context: ParseContext,
  schema: JsonObject,
  types: readonly string[],
  seen: Set<JsonObject> = new Set(),
): boolean {
  const ref = refOf(schema);
  const parts = ref === undefined ? compositionOf(schema).filter(isObject) : [schemaTarget(context, ref, "#")];
  return parts.some((part) => {
    if (seen.has(part)) return false;
    seen.add(part);
    const found = typesSaid(part);
    const isLeaf = refOf(part) === undefined && compositionOf(part).length === 0;
    if (found.length === 0 && isLeaf) return !types.includes("object") || !Object.hasOwn(part, "properties");
    return found.some((type) => !isAmong(type, types)) || mayBeOther(context, part, types, seen);
  });
}

function compositionOf(schema: JsonObject): readonly unknown[] {
  return (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => membersOf(schema, keyword));
}

/** The types that a schema names, or that its values have; null aside. */
function typesSaid(schema: JsonObject): readonly string[] {
  const values = (valuesOf(schema) ?? []).filter((value) => value !== null).map((value) => typeof value);
  return [...typesOf(schema).filter((type) => type !== "null"), ...values];
}

function isAmong(type: string, types: readonly string[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

/** Whether a schema is a type, or a list of types, and says no more that a type can tell. */
export function isBareType(schema: Schema): boolean {
  switch (schema.kind) {
    case "object":
      return (
        schema.properties.length === 0 &&
        schema.alsoRequired.length === 0 &&
        schema.patternProperties === undefined &&
        typeof schema.additionalProperties !== "object"
      );
    case "array":
      return schema.items.kind === "any" && schema.items.listed === undefined && schema.items.limits === undefined;
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
