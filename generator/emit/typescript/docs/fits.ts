/** Whether a default or example of a document is of the type that the client has for its schema: real documents err. */
import { flattenObject } from "../../../ir/flatten.js";
import type { Json, ObjectSchema, Schema } from "../../../ir/model.js";
import type { Package } from "../context.js";

type Context = Pick<Package, "lookup" | "discriminators">;
type Tells = ReadonlyMap<string, readonly string[]>;

/** `tells`: the values that tell the schema apart in its unions. `seen`: the references that led here with this same value. */
export function fits(
  value: Json,
  schema: Schema,
  context: Context,
  tells?: Tells,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (value === null && schema.nullable) return true;
  switch (schema.kind) {
    case "array":
      return Array.isArray(value) && value.every((item: Json) => fits(item, schema.items, context));
    case "tuple":
      return fitsTuple(value, schema, context);
    case "object":
      return fitsObject(value, schema, context, tells);
    case "ref": {
      const target = seen.has(schema.name) ? undefined : context.lookup(schema.name);
      const told = context.discriminators.get(schema.name);
      return target ? fits(value, target, context, told, new Set(seen).add(schema.name)) : false;
    }
    case "union":
      return schema.members.some((member) => fits(value, member, context, undefined, seen));
    case "intersection": {
      const object = flattenObject(schema, context.lookup);
      return object === undefined
        ? schema.members.every((member) => fits(value, member, context, undefined, seen))
        : fitsObject(value, object, context, tells);
    }
    default:
      return fitsScalar(value, schema);
  }
}

function fitsScalar(value: Json, schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
    case "integer":
      return typeof value === "number";
    case "string":
      return typeof value === "string" && schema.format !== "binary";
    case "enum":
      return schema.values.some((known) => known === value);
    default:
      return false;
  }
}

function fitsTuple(value: Json, schema: Extract<Schema, { kind: "tuple" }>, context: Context): boolean {
  if (!Array.isArray(value) || value.length < schema.minItems) return false;
  return value.every((item: Json, index) => {
    const expected = schema.items[index] ?? schema.rest;
    return expected !== undefined && fits(item, expected, context);
  });
}

/** A literal with a member that its type does not have is an error of the compiler. */
function fitsObject(value: Json, schema: ObjectSchema, context: Context, tells: Tells | undefined): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const given = new Map<string, Json>(Object.entries(value));
  const declared = new Map(schema.properties.map((property) => [property.name, property]));
  const complete = schema.properties.every(({ name, required, schema: inner }) => {
    return given.has(name) || !required || inner.readOnly;
  });
  return (
    complete &&
    [...given].every(([name, item]) => {
      const property = declared.get(name);
      if (property === undefined) return fitsUndeclared(item, schema, context);
      const told = tells?.get(name);
      const isTold = told === undefined || (typeof item === "string" && told.includes(item));
      return isTold && !property.schema.readOnly && fits(item, property.schema, context);
    })
  );
}

function fitsUndeclared(item: Json, { additionalProperties, properties }: ObjectSchema, context: Context): boolean {
  if (typeof additionalProperties === "object") return fits(item, additionalProperties, context);
  return additionalProperties ?? properties.length === 0;
}
