/**
 * Schema Objects (OpenAPI 3.1, section 4.8.24; JSON Schema 2020-12). One file per construct; this one says which construct a
 * schema is. The order is the only subtle thing: a `$ref` wins over its siblings, composition over values, values over types.
 */
import type { AnySchema, Pointer, RefSchema, Schema } from "../../ir/model.js";
import { type Context, expectObject, fail, type JsonObject, member, type Node, report } from "../context.js";
import { defaultQuirk, refSiblingQuirk } from "../quirks.js";
import { refOf, schemaName, target } from "../reference.js";
import { arraySchema } from "./array.js";
import { baseOf, withAnnotations } from "./base.js";
import { checkComposition } from "./composition.js";
import { enumSchema } from "./enum.js";
import { intersectionSchema } from "./intersection.js";
import { membersOf, typesOf } from "./nullable.js";
import { objectSchema } from "./object.js";
import { numberSchema, stringSchema } from "./scalar.js";
import { typeUnion, unionSchema } from "./union.js";

/** Deeper than any real schema; protects the stack. */
const depthLimit = 100;

/** Parses a schema, or `true`/`false` (3.1). */
export function parseSchema(context: Context, node: Node): Schema {
  const schema = constructOf(context, node);
  defaultQuirk(context, schema);
  return schema;
}

function constructOf(context: Context, node: Node): Schema {
  if (node.value === true) return anySchema(node.pointer);
  if (node.value === false) return { ...anySchema(node.pointer), kind: "never" };
  const { value: schema, pointer } = expectObject(context, node, "A schema");
  if (pointer.split("/").length > depthLimit * 2) {
    throw fail(context, "SPEC_LIMIT", pointer, `Schemas are nested more than ${depthLimit} deep.`);
  }
  checkComposition(context, { value: schema, pointer });
  const ref = refOf(schema);
  if (ref !== undefined) return refSchema(context, { value: schema, pointer }, ref);

  const base = baseOf(context, { value: schema, pointer });
  if (membersOf(schema, "allOf").length > 0) return intersectionSchema(context, schema, base);
  if (membersOf(schema, "oneOf").length > 0) return unionSchema(context, schema, "oneOf", base);
  if (membersOf(schema, "anyOf").length > 0) return unionSchema(context, schema, "anyOf", base);
  return enumSchema(context, schema, base) ?? typed(context, schema, base);
}

/** Any value; what is made of a schema that says nothing. */
export function anySchema(pointer: Pointer): AnySchema {
  return { kind: "any", nullable: false, deprecated: false, readOnly: false, writeOnly: false, pointer };
}

function refSchema(context: Context, node: Node<JsonObject>, ref: string): Schema {
  refSiblingQuirk(context, node.value, node.pointer);
  const name = schemaName(context, ref);
  const pointed = target(context, ref, node.pointer);
  const own = baseOf(context, node);
  const base = {
    ...own,
    readOnly: own.readOnly || says(context, pointed, "readOnly"),
    writeOnly: own.writeOnly || says(context, pointed, "writeOnly"),
  };
  if (name !== undefined) return { ...base, kind: "ref", name } satisfies RefSchema;
  // A schema that has no name of its own stands here as if it were written here.
  const inline = parseSchema(context, { value: pointed, pointer: `${node.pointer}/${ref.replace(/^#\//, "$ref/")}` });
  return withAnnotations(inline, base);
}

/** An annotation of the schema that a reference names holds for its use as well (Airflow 2: `DagState` is read-only). */
function says(context: Context, schema: JsonObject, keyword: "readOnly" | "writeOnly", hops = 10): boolean {
  if (member(schema, keyword) === true) return true;
  const ref = refOf(schema);
  return ref !== undefined && hops > 0 && says(context, target(context, ref, "#"), keyword, hops - 1);
}

function typed(context: Context, schema: JsonObject, base: ReturnType<typeof baseOf>): Schema {
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length > 1) return typeUnion(context, schema, types, base);
  switch (types[0] ?? impliedType(schema)) {
    case "object":
      return objectSchema(context, schema, base);
    case "array":
      return arraySchema(context, schema, base);
    case "string":
      return stringSchema(context, schema, base);
    case "integer":
      return numberSchema(schema, "integer", base);
    case "number":
      return numberSchema(schema, "number", base);
    case "boolean":
      return { ...base, kind: "boolean" };
    case "null":
      return { ...base, kind: "null" };
    case undefined:
      return { ...base, kind: "any" };
    default:
      report(context, "QUIRK_SCHEMA", base.pointer, `\`type: ${String(types[0])}\` does not exist: any value.`);
      return { ...base, kind: "any" };
  }
}

/** Without a `type`, the keywords tell which one is meant. */
function impliedType(schema: JsonObject): string | undefined {
  if (typesOf(schema).includes("null")) return "null";
  const has = (...keys: string[]): boolean => keys.some((key) => member(schema, key) !== undefined);
  if (has("properties", "additionalProperties", "required")) return "object";
  if (has("items", "prefixItems")) return "array";
  if (has("pattern", "minLength", "maxLength")) return "string";
  return undefined;
}
