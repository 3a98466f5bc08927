import type { Schema, SchemaBase } from "../../ir/model.js";
import { type Context, type JsonObject, listAt, member } from "../context.js";
import { parseSchema } from "./index.js";
import { objectSchema } from "./object.js";

/** `allOf` (JSON Schema Core, section 10.2.1.1), with what the schema declares beside it as one more member. */
export function intersectionSchema(context: Context, schema: JsonObject, around: SchemaBase): Schema {
  const members = listAt(context, { value: schema, pointer: around.pointer }, "allOf").map((item) =>
    parseSchema(context, item),
  );
  // What one part says of the direction holds for the value, which is all of them.
  const base = {
    ...around,
    readOnly: around.readOnly || members.some((item) => item.readOnly),
    writeOnly: around.writeOnly || members.some((item) => item.writeOnly),
  };
  if (member(schema, "properties") === undefined && member(schema, "required") === undefined) {
    return { ...base, kind: "intersection", members };
  }
  const { title: _title, description: _description, default: _default, ...bare } = base;
  const own = objectSchema(context, schema, { ...bare, nullable: false, readOnly: false, writeOnly: false });
  return { ...base, kind: "intersection", members: [...members, own] };
}
