import type { ResponseHeader } from "../ir/model.js";
import {
  child,
  type ParseContext,
  isObject,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
} from "./context.js";
import { resolve } from "./reference.js";
import { parseSchema } from "./schema/index.js";

/** The Header Objects of a response or of a part of a body (section 4.8.21). */
export function parseHeaders(context: ParseContext, parent: SpecNode<JsonObject>): ResponseHeader[] {
  return membersIn(objectAt(context, parent, "headers")).map(([name, header]) => parseHeader(context, name, header));
}

function parseHeader(context: ParseContext, name: string, node: SpecNode): ResponseHeader {
  const { value, pointer } = resolve(context, node, "A header");
  const schema = member(value, "schema");
  return {
    name,
    ...optionalText(value, "description"),
    required: member(value, "required") === true,
    ...(isObject(schema) ? { schema: parseSchema(context, { value: schema, pointer: child(pointer, "schema") }) } : {}),
  };
}
