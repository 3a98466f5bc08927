/** How the values of a media type travel, by its name and its schema. */
import type { MediaFormat } from "../ir/model.js";
import { type ParseContext, isObject, type JsonObject } from "./context.js";
import { essenceOf, isJson, isJsonLines, isJsonSequence, isRange, isText } from "./media-names.js";
import { refOf, schemaTarget } from "./reference.js";
import { membersOf, typesOf, valuesOf } from "./schema/keywords.js";
import { isBinary } from "./schema/scalar.js";

/** What the body is by its schema alone: bytes, a text, or some other value; `any` where the schema leaves it open. */
export type Shape = "bytes" | "text" | "value" | "any";

/**
 * The format of a media type. Bytes are bytes under every name, `application/json` among them. A range such as `image/*` (OpenAPI 3.1,
 * section 4.8.14) names no format: there the schema decides.
 */
export function formatOf(type: string, shape: Shape): MediaFormat {
  const essence = essenceOf(type);
  if (isJsonLines(type)) return "ndjson";
  if (isJsonSequence(essence)) return "json-seq";
  if (essence === "text/event-stream") return "event-stream";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (shape === "bytes") return "binary";
  if (isJson(essence)) return "json";
  if (isRange(essence)) return formatOfRange(essence, shape);
  return isText(essence) ? "text" : "binary";
}

function formatOfRange(essence: string, shape: Shape): MediaFormat {
  if (shape === "value") return "json";
  if (essence === "text/*") return "text";
  // Pictures, sounds and the like are bytes, unless the schema knows better.
  if (!/^(\*|application)(\/|$)/.test(essence)) return "binary";
  return shape === "text" ? "text" : "any";
}

/** The shape of a schema as written. What it refers to has been found to be there. */
export function shapeOf(context: ParseContext, schema: unknown): Shape {
  const [shape = "any", ...others] = new Set(shapesIn(context, schema, new Set()));
  return others.length === 0 ? shape : "any";
}

/** `seen`: schemas that refer to one another are looked at once. */
function shapesIn(context: ParseContext, schema: unknown, seen: Set<JsonObject>): readonly Shape[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const ref = refOf(schema);
  if (ref !== undefined) return shapesIn(context, schemaTarget(context, ref, "#"), seen);
  const members = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) => membersOf(schema, keyword));
  return [...ownShapes(schema), ...members.flatMap((member) => shapesIn(context, member, seen))];
}

function ownShapes(schema: JsonObject): readonly Shape[] {
  const types = typesOf(schema).filter((type) => type !== "null");
  // `file` is a type of Swagger 2.0 that documents of 3.0 have kept.
  if (types.includes("file") || (isBinary(schema) && types.every((type) => type === "string"))) return ["bytes"];
  if (types.length > 0) return types.map((type) => (type === "string" ? "text" : "value"));
  const values = valuesOf(schema);
  if (values !== undefined) return values.map((value) => (typeof value === "string" ? "text" : "value"));
  const hasParts = ["properties", "additionalProperties", "items", "prefixItems"].some((key) =>
    Object.hasOwn(schema, key),
  );
  return hasParts ? ["value"] : [];
}
