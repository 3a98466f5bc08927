/**
 * Whether a schema admits null, which a document can say in many ways: `nullable: true` (3.0), `type: [T, "null"]` and `type: "null"`
 * (3.1), null among the values of an enum, a null member of `anyOf` or `oneOf`, each also in the schema that a `$ref` names.
 */
import { type ParseContext, isObject, type JsonObject, member } from "../context.js";
import { refOf, schemaTarget } from "../reference.js";
import { membersOf, typesOf, valuesOf } from "./keywords.js";

/**
 * Whether a schema of the document admits null. It is not parsed for this, since schemas may be recursive; its composition must have
 * been checked.
 */
export function admitsNull(context: ParseContext, schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const known = context.nullable.get(schema);
  if (known !== undefined) return known;
  // What leads back to itself says nothing new.
  context.nullable.set(schema, false);
  const admits =
    member(schema, "nullable") === true ||
    typesOf(schema).includes("null") ||
    valuesOf(schema)?.includes(null) === true ||
    membersOf(schema, "anyOf").some((item) => admitsNull(context, item)) ||
    membersOf(schema, "oneOf").some((item) => admitsNull(context, item)) ||
    decisiveParts(schema).some((item) => admitsNull(context, item)) ||
    targetAdmitsNull(context, schema);
  context.nullable.set(schema, admits);
  return admits;
}

/**
 * Whether some part of a schema rules null out, whatever other parts say: in JSON Schema all keywords hold together. Where a schema says
 * `nullable: true`, nothing in it rules null out.
 */
export function refusesNull(context: ParseContext, schema: unknown): boolean {
  if (!isObject(schema)) return schema === false;
  const known = context.refusesNull.get(schema);
  if (known !== undefined) return known;
  context.refusesNull.set(schema, false);
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
      (ref !== undefined && refuses(schemaTarget(context, ref, "#"))));
  context.refusesNull.set(schema, isRefused);
  return isRefused;
}

/** The parts of an `allOf` that decide about null. `allOf: [X]` is X with annotations; of several parts, none is asked. */
function decisiveParts(schema: JsonObject): readonly unknown[] {
  const parts = membersOf(schema, "allOf");
  return parts.length === 1 ? parts : [];
}

function targetAdmitsNull(context: ParseContext, schema: JsonObject): boolean {
  const ref = refOf(schema);
  return ref !== undefined && admitsNull(context, schemaTarget(context, ref, "#"));
}
