import type { Schema, SchemaBase } from "../../ir/model.js";
import { type Context, type JsonObject, listAt, member } from "../context.js";
import { parseSchema } from "./index.js";
import { objectSchema } from "./object.js";

/** `allOf` (JSON Schema Core, section 10.2.1.1), with what the schema declares beside it as one more member. */
export function intersectionSchema(context: Context, schema: JsonObject, base: SchemaBase): Schema {
  const members = listAt(context, { value: schema, pointer: base.pointer }, "allOf").map((item) =>
    parseSchema(context, item),
  );
  if (member(schema, "properties") === undefined && member(schema, "required") === undefined) {
    return { ...base, kind: "intersection", members };
  }
  const { title: _title, description: _description, default: _default, ...bare } = base;
  const own = objectSchema(context, schema, { ...bare, nullable: false, readOnly: false, writeOnly: false });
  return { ...base, kind: "intersection", members: [...members, own] };
}
