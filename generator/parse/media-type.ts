import type { MediaType } from "../ir/model.js";
import {
  child,
  type ParseContext,
  exampleOf,
  type JsonObject,
  member,
  membersIn,
  type SpecNode,
  objectAt,
} from "./context.js";
import { encodingOf } from "./encoding.js";
import { itemSchemaOf } from "./item-schema.js";
import { formatOf, shapeOf } from "./media-format.js";
import { essenceOf, isJsonLines } from "./media-names.js";
import { mediaTypeQuirk } from "./quirks.js";
import { resolve } from "./reference.js";
import { parseSchema } from "./schema/index.js";

/** The `content` of a request, response or parameter: Media Type Objects by type (OpenAPI 3.1, section 4.8.14). */
export function parseContent(context: ParseContext, parent: SpecNode<JsonObject>): MediaType[] {
  const members = membersIn(objectAt(context, parent, "content"));
  const hasPlainJson = members.some(([key]) => essenceOf(key) === "application/json" && !isJsonLines(key));
  return members.map(([key, node]) => {
    const { value, pointer } = resolve(context, node, "A media type");
    const type = mediaTypeQuirk(context, key, pointer);
    const written = member(value, "schema");
    const schema =
      written === undefined ? undefined : parseSchema(context, { value: written, pointer: child(pointer, "schema") });
    const format = formatOf(type, shapeOf(context, written));
    // `application/json;stream=watch` beside plain JSON repeats the schema of that: a list that is watched sends other things.
    const isSaid = !(hasPlainJson && essenceOf(type) === "application/json") || Object.hasOwn(value, "itemSchema");
    const itemSchema = isSaid ? itemSchemaOf(context, { value, pointer }, format) : undefined;
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
