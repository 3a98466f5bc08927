/**
 * Null in all its spellings: `nullable: true` (3.0), `type: [T, "null"]` and `type: "null"` (3.1), null among the values of an
 * enum, a null member of `anyOf`/`oneOf`, beside a `$ref`, or on the schema that the `$ref` names.
 */
import { type Context, isObject, type JsonObject, member } from "../context.js";
import { refOf, target } from "../reference.js";

/** Does this schema admit null? Asked of the text, since schemas may be recursive. Its composition was checked before. */
export function admitsNull(context: Context, schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const known = context.nullable.get(schema);
  if (known !== undefined) return known;
  const admits =
    member(schema, "nullable") === true ||
    typesOf(schema).includes("null") ||
    valuesOf(schema)?.includes(null) === true ||
    membersOf(schema, "anyOf").some((item) => admitsNull(context, item)) ||
    membersOf(schema, "oneOf").some((item) => admitsNull(context, item)) ||
    everyPart(schema).some((item) => admitsNull(context, item)) ||
    targetAdmitsNull(context, schema);
  context.nullable.set(schema, admits);
  return admits;
}

/**
 * Does some part of this schema rule null out, whatever others say? As JSON Schema has it: all that is said holds together.
 * `nullable: true` is taken at its word.
 */
export function refusesNull(context: Context, schema: unknown): boolean {
  if (!isObject(schema)) return schema === false;
  const known = context.refusesNull.get(schema);
  if (known !== undefined) return known;
  const refuses = (part: unknown): boolean => refusesNull(context, part);
  const [types, values, ref] = [typesOf(schema), valuesOf(schema), refOf(schema)];
  const [anyOf, oneOf] = [membersOf(schema, "anyOf"), membersOf(schema, "oneOf")];
  const isRefused =
    member(schema, "nullable") !== true &&
    ((types.length > 0 && !types.includes("null")) ||
      (values !== undefined && values.length > 0 && !values.includes(null)) ||
      membersOf(schema, "allOf").some(refuses) ||
      (anyOf.length > 0 && anyOf.every(refuses)) ||
      (oneOf.length > 0 && oneOf.filter((one) => !refuses(one)).length !== 1) ||
      (ref !== undefined && refuses(target(context, ref, "#"))));
  context.refusesNull.set(schema, isRefused);
  return isRefused;
}

/** A schema that is nothing but null. */
export function isNullOnly(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const types = typesOf(schema);
  const values = valuesOf(schema);
  return (types.length > 0 && types.every((type) => type === "null")) || (values?.length === 1 && values[0] === null);
}

/** The `type` keyword as a list. */
export function typesOf(schema: JsonObject): readonly string[] {
  const type = member(schema, "type");
  if (typeof type === "string") return [type];
  const names = Array.isArray(type) ? type.filter((item): item is string => typeof item === "string") : [];
  return [...new Set(names)];
}

/** The values of `enum` or `const`, undefined where the schema has neither. */
export function valuesOf(schema: JsonObject): readonly unknown[] | undefined {
  if (Object.hasOwn(schema, "const")) return [schema["const"]];
  const values = member(schema, "enum");
  return Array.isArray(values) ? values : undefined;
}

export function membersOf(schema: JsonObject, keyword: "allOf" | "anyOf" | "oneOf"): readonly unknown[] {
  const members = member(schema, keyword);
  return Array.isArray(members) ? members : [];
}

/** `allOf: [X]` is X with words beside it, so X decides; of several parts each would have to admit null, and none is asked. */
function everyPart(schema: JsonObject): readonly unknown[] {
  const parts = membersOf(schema, "allOf");
  return parts.length === 1 ? parts : [];
}

function targetAdmitsNull(context: Context, schema: JsonObject): boolean {
  const ref = refOf(schema);
  return ref !== undefined && admitsNull(context, target(context, ref, "#"));
}
