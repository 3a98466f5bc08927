/** Response Objects of Swagger 2.0: the media types of an answer stand at the operation there. */
import { copy, isObject, type JsonObject } from "../json.js";
import { type At, type Conversion, mapped, objectOf, own, rest } from "./conversion.js";
import { headerOf } from "./parameters.js";
import { schemaOf } from "./schema.js";

/** @param produces the media types of the answers */
export function responseOf(conversion: Conversion, at: At<JsonObject>, produces: readonly string[]): JsonObject {
  const { value, from, to } = at;
  if (own(value, "$ref") !== undefined) return copy(value) as JsonObject;
  const headers = mapped(own(value, "headers"), [...from, "headers"], [...to, "headers"], headerOf);
  return objectOf([
    ...rest(value, ["schema", "examples", "headers"]),
    ["headers", headers],
    ["content", contentOf(conversion, at, produces)],
  ]);
}

function contentOf({ moves }: Conversion, { value, from, to }: At<JsonObject>, produces: readonly string[]) {
  const schema = own(value, "schema");
  if (schema === undefined) return undefined;
  const isFile = isObject(schema) && own(schema, "type") === "file";
  const types = produces.length > 0 ? produces : [isFile ? "application/octet-stream" : "application/json"];
  const examples = own(value, "examples");
  return objectOf(
    types.map((type) => {
      moves.note([...to, "content", type, "schema"], [...from, "schema"]);
      const example = isObject(examples) ? own(examples, type) : undefined;
      return [type, objectOf([["schema", schemaOf(schema)], ["example", copy(example)]])]; // prettier-ignore
    }),
  );
}
