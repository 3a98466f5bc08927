import type { MediaFormat, MediaType } from "../ir/model.js";
import {
  child,
  type ParseContext,
  exampleOf,
  expectObject,
  isObject,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
} from "./context.js";
import { mediaTypeQuirk } from "./quirks.js";
import { parseSchema } from "./schema/index.js";
import { isBinary } from "./schema/scalar.js";

/** The `content` of a request, response or parameter: Media Type Objects by type (OpenAPI 3.1, section 4.8.14). */
export function parseContent(context: ParseContext, parent: SpecNode<JsonObject>): MediaType[] {
  return membersIn(objectAt(context, parent, "content")).map(([key, node]) => {
    const { value, pointer } = expectObject(context, node, "A media type");
    const type = mediaTypeQuirk(context, key, pointer);
    const schema = member(value, "schema");
    return {
      type,
      format: formatOf(type, schema),
      ...(schema === undefined
        ? {}
        : { schema: parseSchema(context, { value: schema, pointer: child(pointer, "schema") }) }),
      ...exampleOf(value),
      pointer,
    };
  });
}

/** The format in which values of a media type travel, also by the suffix of the type, such as `+json` (RFC 6838, section 4.2.8). */
function formatOf(type: string, schema: unknown): MediaFormat {
  const essence = (type.split(";")[0] ?? "").trim().toLowerCase();
  if (/^application\/(x-ndjson|ndjson|jsonl|x-jsonlines|json-seq)$/.test(essence)) return "ndjson";
  if (essence === "application/json" || essence.endsWith("+json") || essence === "*/*") return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (isObject(schema) && (isBinary(schema) || member(schema, "contentEncoding") !== undefined)) return "binary";
  return /^text\/|[/+](xml|yaml|x-yaml|javascript)$/.test(essence) ? "text" : "binary";
}
