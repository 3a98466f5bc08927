import type { Response, ResponseHeader } from "../ir/model.js";
import {
  child,
  type ParseContext,
  entriesOf,
  fail,
  isObject,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
  optionalText,
  text,
} from "./context.js";
import { parseContent } from "./media-type.js";
import { resolve } from "./reference.js";
import { parseSchema } from "./schema/index.js";

/** The Responses Object of an operation (OpenAPI 3.1, section 4.8.16), in document order. */
export function parseResponses(context: ParseContext, operation: SpecNode<JsonObject>): Response[] {
  return entriesOf(objectAt(context, operation, "responses")).map(([key, node]) => {
    const status = key.toUpperCase() === "DEFAULT" ? "default" : key.toUpperCase();
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
      throw fail(
        context,
        "SPEC_INVALID",
        node.pointer,
        `\`${key}\` is not an HTTP status, a range such as \`4XX\`, or \`default\`.`,
      );
    }
    const { value, pointer, ref } = resolve(context, node, "A response");
    return {
      status,
      description: text(value, "description") ?? "",
      content: parseContent(context, { value, pointer }),
      headers: membersIn(objectAt(context, { value, pointer }, "headers")).map(([name, header]) =>
        parseHeader(context, name, header),
      ),
      ...(ref === undefined ? {} : { ref }),
      pointer,
    };
  });
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
