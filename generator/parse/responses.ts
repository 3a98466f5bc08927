import type { Response } from "../ir/model.js";
import {
  type ParseContext,
  entriesOf,
  type JsonObject,
  type SpecNode,
  objectAt,
  optionalText,
  report,
  text,
} from "./context.js";
import { parseHeaders } from "./header.js";
import { parseContent } from "./media-type.js";
import { resolve } from "./reference.js";

/** The Responses Object of an operation (OpenAPI 3.1, section 4.8.16), in document order. */
export function parseResponses(context: ParseContext, operation: SpecNode<JsonObject>): Response[] {
  return entriesOf(objectAt(context, operation, "responses")).flatMap(([key, node]) => {
    const status = key.toUpperCase() === "DEFAULT" ? "default" : key.toUpperCase();
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
      const message = `\`${key}\` is not an HTTP status, a range such as \`4XX\`, or \`default\`.`;
      report(context, "QUIRK_STATUS", node.pointer, message);
      return [];
    }
    const { value, pointer, ref } = resolve(context, node, "A response");
    return {
      status,
      ...optionalText(value, "summary"),
      description: text(value, "description") ?? "",
      content: parseContent(context, { value, pointer }),
      headers: parseHeaders(context, { value, pointer }),
      ...(ref === undefined ? {} : { ref }),
      pointer,
    };
  });
}
