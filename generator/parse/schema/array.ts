import type { Schema, SchemaBase } from "../../ir/model.js";
import { child, type ParseContext, type JsonObject, listAt, member } from "../context.js";
import { anySchema, numbersOf } from "./base.js";
import { parseSchema } from "./index.js";
import { ownUnevaluated } from "./unevaluated.js";

/** `type: array`: a list, or with `prefixItems` a tuple (JSON Schema Core, section 10.3.1). */
export function arraySchema(context: ParseContext, schema: JsonObject, base: SchemaBase): Schema {
  const prefix = listAt(context, { value: schema, pointer: base.pointer }, "prefixItems");
  const unevaluated = ownUnevaluated(context, { value: schema, pointer: base.pointer }, "unevaluatedItems");
  const items = member(schema, "items");
  const parsed = (): Schema => {
    if (items !== undefined) return parseSchema(context, { value: items, pointer: child(base.pointer, "items") });
    if (typeof unevaluated === "object") return unevaluated;
    const any = anySchema(child(base.pointer, "items"));
    return unevaluated === false ? { ...any, kind: "never" } : any;
  };
  const uniqueItems = member(schema, "uniqueItems") === true;
  const { minItems, maxItems } = numbersOf(schema, "minItems", "maxItems");
  if (prefix.length > 0) {
    const isClosed = items === false || (items === undefined && unevaluated === false);
    const closed = isClosed || (maxItems !== undefined && maxItems <= prefix.length);
    return {
      ...base,
      kind: "tuple",
      items: prefix.map((item) => parseSchema(context, item)),
      minItems: minItems ?? 0,
      ...(maxItems === undefined ? {} : { maxItems }),
      uniqueItems,
      ...(closed ? {} : { rest: parsed() }),
    };
  }
  return {
    ...base,
    kind: "array",
    items: parsed(),
    uniqueItems,
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}
