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
import { admitsNull } from "./nullable.js";

/** The annotations that every schema may carry (JSON Schema Validation, section 9). */
export function baseOf(context: ParseContext, node: SpecNode<JsonObject>): SchemaBase {
  const schema = node.value;
  nullableQuirk(context, schema, node.pointer);
  return {
    nullable: admitsNull(context, schema),
    ...optionalText(schema, "title", "description"),
    deprecated: member(schema, "deprecated") === true,
    readOnly: member(schema, "readOnly") === true,
    writeOnly: member(schema, "writeOnly") === true,
    ...(Object.hasOwn(schema, "default") ? { default: schema["default"] as Json } : {}),
    ...exampleOf(schema),
    ...externalDocsOf(schema),
    pointer: node.pointer,
  };
}

/** The annotations of a schema that has none. */
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

/** Those of the keys that have a finite number, for spreading. */
export function numbersOf<Key extends string>(schema: JsonObject, ...keys: Key[]): { readonly [K in Key]?: number } {
  const found: { [K in Key]?: number } = {};
  for (const key of keys) {
    const value = member(schema, key);
    if (typeof value === "number" && Number.isFinite(value)) found[key] = value;
  }
  return found;
}
