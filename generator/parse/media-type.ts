import type { MediaType } from "../ir/model.js";
import {
  child,
  type ParseContext,
  exampleOf,
  expectObject,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
} from "./context.js";
import { encodingOf } from "./encoding.js";
import { itemSchemaOf } from "./item-schema.js";
import { formatOf, shapeOf } from "./media-format.js";
import { mediaTypeQuirk } from "./quirks.js";
import { parseSchema } from "./schema/index.js";

/** The `content` of a request, response or parameter: Media Type Objects by type (OpenAPI 3.1, section 4.8.14). */
export function parseContent(context: ParseContext, parent: SpecNode<JsonObject>): MediaType[] {
  return membersIn(objectAt(context, parent, "content")).map(([key, node]) => {
    const { value, pointer } = expectObject(context, node, "A media type");
    const type = mediaTypeQuirk(context, key, pointer);
    const written = member(value, "schema");
    const schema =
      written === undefined ? undefined : parseSchema(context, { value: written, pointer: child(pointer, "schema") });
    const format = formatOf(type, shapeOf(context, written));
    const itemSchema = itemSchemaOf(context, { value, pointer }, format);
    return {
      type,
      format,
      ...(schema === undefined ? {} : { schema }),
      ...(itemSchema === undefined ? {} : { itemSchema }),
      ...encodingOf(context, { value, pointer }),
      ...exampleOf(value),
      pointer,
    };
  });
}
