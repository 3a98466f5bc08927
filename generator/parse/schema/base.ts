import type { AnySchema, Json, Pointer, Schema, SchemaBase } from "../../ir/model.js";
import {
  type ParseContext,
  exampleOf,
  externalDocsOf,
  type JsonObject,
  member,
  type SpecNode,
  optionalText,
} from "../context.js";
import { nullableQuirk } from "../quirks.js";
import { valuesOf } from "./keywords.js";
import { admitsNull, refusesNull } from "./nullable.js";

/** The annotations that every schema may carry (JSON Schema Validation, section 9). */
export function baseOf(context: ParseContext, node: SpecNode<JsonObject>): SchemaBase {
  const schema = node.value;
  nullableQuirk(context, schema, node.pointer);
  const nullable = admitsNull(context, schema);
  return {
    nullable,
    ...(nullable && refusesNull(context, schema) ? { refusesNull: true } : {}),
    ...optionalText(schema, "title", "description"),
    deprecated: member(schema, "deprecated") === true,
    readOnly: member(schema, "readOnly") === true,
    writeOnly: member(schema, "writeOnly") === true,
    ...(Object.hasOwn(schema, "default") ? { default: schema["default"] as Json } : {}),
    ...exampleOf(schema),
    ...externalDocsOf(schema),
    ...listedIn(schema),
    ...conditionsIn(schema),
    pointer: node.pointer,
  };
}

/** Lists and mappings among the values of an `enum`, or a `const` that is one. */
function listedIn(schema: JsonObject): { readonly listed?: readonly Json[] } {
  const values = valuesOf(schema) ?? [];
  const isComposite = values.some((value) => typeof value === "object" && value !== null);
  return isComposite ? { listed: values as readonly Json[] } : {};
}

/** Keywords that limit values, and of which a type can say nothing (JSON Schema Core, sections 10.2, 10.3 and 11; Validation, sections 6 and 8). */
const conditions: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames", "patternProperties"],
  ...["dependentRequired", "dependentSchemas", "dependencies", "unevaluatedItems", "unevaluatedProperties"],
  ...["contentEncoding", "contentMediaType", "contentSchema"],
]);

function conditionsIn(schema: JsonObject): { readonly conditions?: Readonly<Record<string, Json>> } {
  const found = Object.keys(schema).filter((keyword) => conditions.has(keyword));
  if (found.length === 0) return {};
  return { conditions: Object.fromEntries(found.map((keyword) => [keyword, schema[keyword] as Json])) };
}

/** What a schema carries that has no words of its own. */
export function bareBase(pointer: Pointer): SchemaBase {
  return { nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer };
}

/** The schema of any value, which is also that of a schema without keywords. */
export function anySchema(pointer: Pointer): AnySchema {
  return { ...bareBase(pointer), kind: "any" };
}

/** A schema with the annotations that stand around it: each of them replaces the schema's own one, but for flags, of which both count. */
export function withAnnotations(schema: Schema, around: SchemaBase): Schema {
  return {
    ...schema,
    ...around,
    nullable: schema.nullable || around.nullable,
    deprecated: schema.deprecated || around.deprecated,
    readOnly: schema.readOnly || around.readOnly,
    writeOnly: schema.writeOnly || around.writeOnly,
  };
}

/** A schema whose values have to satisfy another one as well, which is no part of the type. */
export function limitedBy(schema: Schema, limits: Schema | undefined): Schema {
  if (limits === undefined) return schema;
  const members = schema.limits === undefined ? [] : [schema.limits, limits];
  return members.length === 0
    ? { ...schema, limits }
    : { ...schema, limits: { ...bareBase(limits.pointer), kind: "intersection", members } };
}

/** A finite number under one of the `keys`, for spreading. Limits of other types say nothing usable and are left out. */
export function numbersOf<Key extends string>(schema: JsonObject, ...keys: Key[]): { readonly [K in Key]?: number } {
  const found: { [K in Key]?: number } = {};
  for (const key of keys) {
    const value = member(schema, key);
    if (typeof value === "number" && Number.isFinite(value)) found[key] = value;
  }
  return found;
}
