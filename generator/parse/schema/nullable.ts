/**
 * Null in all its spellings: `nullable: true` (3.0), `type: [T, "null"]` and `type: "null"` (3.1), null among the values of an
 * enum, a null member of `anyOf`/`oneOf`, beside a `$ref`, or on the schema that the `$ref` names.
 */
import { type ParseContext, isObject, type JsonObject, member } from "../context.js";
import { refOf, target } from "../reference.js";
import { membersOf, typesOf, valuesOf } from "./keywords.js";

/** Does this schema admit null? Asked of the text, since schemas may be recursive. Its composition was checked before. */
export function admitsNull(context: ParseContext, schema: unknown): boolean {
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

/** `allOf: [X]` is X with words beside it, so X decides; of several parts each would have to admit null, and none is asked. */
function everyPart(schema: JsonObject): readonly unknown[] {
  const parts = membersOf(schema, "allOf");
  return parts.length === 1 ? parts : [];
}

function targetAdmitsNull(context: ParseContext, schema: JsonObject): boolean {
  const ref = refOf(schema);
  return ref !== undefined && admitsNull(context, target(context, ref, "#"));
}
