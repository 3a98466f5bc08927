/**
 * What one item of a stream is. OpenAPI 3.2 says it with `itemSchema` (section 4.14.1). Before, there was `schema` alone, and documents
 * mean by it the item; where it is a list, they mean the list of all items.
 */
import type { MediaFormat, Pointer, Schema } from "../ir/model.js";
import { child, isObject, type JsonObject, member, type ParseContext, type SpecNode, text } from "./context.js";
import { shapeOf } from "./media-format.js";
import { essenceOf, isJson } from "./media-names.js";
import { pointerTo, refOf, schemaTarget } from "./reference.js";
import { bareBase } from "./schema/base.js";
import { parseSchema } from "./schema/index.js";
import { membersOf, typesOf, valuesOf } from "./schema/keywords.js";

/** The schema of an item; of `text/event-stream` that of an event's data, where they are JSON. Undefined where nothing says what it is. */
export function itemSchemaOf(
  context: ParseContext,
  { value, pointer }: SpecNode<JsonObject>,
  format: MediaFormat,
): Schema | undefined {
  const own = member(value, "itemSchema");
  const item =
    own === undefined
      ? itemOf(context, { value: member(value, "schema"), pointer: child(pointer, "schema") }, format)
      : { value: own, pointer: child(pointer, "itemSchema") };
  if (item === undefined) return undefined;
  return format === "event-stream" ? dataOf(context, item, own === undefined) : parseSchema(context, item);
}

/** What a `schema` says of the items of a stream. A text is the stream as a whole. */
function itemOf(context: ParseContext, schema: SpecNode, format: MediaFormat): SpecNode | undefined {
  if (!["ndjson", "json-seq", "event-stream"].includes(format) || !isObject(schema.value)) return undefined;
  const { value, pointer } = definitionOf(context, schema.value, schema.pointer);
  if (typesOf(value).includes("array") && Object.hasOwn(value, "items"))
    return { value: value["items"], pointer: child(pointer, "items") };
  return format !== "event-stream" && shapeOf(context, value) !== "value" ? undefined : schema;
}

/** The schema of the data of events where they are JSON. The schema of an item is that of a whole event, or that of the data alone. */
function dataOf(context: ParseContext, item: SpecNode, isBefore32: boolean): Schema | undefined {
  const fields = fieldsIn(context, item, new Set());
  const names = new Set(fields.map(([name]) => name));
  const isEvent = [...names].every((name) => fieldNames.includes(name)) && names.has("data");
  // Before 3.2 `id` and `data` may well be what an event's data hold.
  if (!isEvent || (isBefore32 && !names.has("event") && !names.has("retry"))) return jsonOf(context, item);
  const data = fields.flatMap(([name, node]) => (name === "data" && !endsStream(node.value) ? [node] : []));
  const members = data.map((node) => jsonOf(context, node));
  const [first, ...others] = members;
  if (first === undefined || !members.every((member) => member !== undefined)) return undefined;
  return others.length === 0 ? first : { ...bareBase(item.pointer), kind: "union", keyword: "anyOf", members };
}

/** The fields of an event (WHATWG HTML, section 9.2.6), and what servers in Java call a comment. */
const fieldNames: readonly string[] = ["event", "data", "id", "retry", "comment"];

/** The properties of a schema and of those that it is made of. `seen`: each is looked at once. */
function fieldsIn(
  context: ParseContext,
  node: SpecNode,
  seen: Set<JsonObject>,
): readonly (readonly [string, SpecNode])[] {
  if (!isObject(node.value)) return [];
  const { value, pointer } = definitionOf(context, node.value, node.pointer);
  if (seen.has(value)) return [];
  seen.add(value);
  const properties = member(value, "properties");
  const own = isObject(properties)
    ? Object.entries(properties).map(
        ([name, schema]) => [name, { value: schema, pointer: child(pointer, "properties", name) }] as const,
      )
    : [];
  const members = (["allOf", "anyOf", "oneOf"] as const).flatMap((keyword) =>
    membersOf(value, keyword).map((schema, index) => ({ value: schema, pointer: child(pointer, keyword, index) })),
  );
  return [...own, ...members.flatMap((inner) => fieldsIn(context, inner, seen))];
}

/** `[DONE]`, which is no JSON, and by which many servers say that nothing follows: clients end there. */
function endsStream(schema: unknown): boolean {
  const values = isObject(schema) ? valuesOf(schema) : undefined;
  return values?.length === 1 && values[0] === "[DONE]";
}

/** The schema of what a JSON text holds: that of a `contentSchema`, or of a value that is no text. Undefined for any other text. */
function jsonOf(context: ParseContext, node: SpecNode): Schema | undefined {
  if (!isObject(node.value)) return undefined;
  const { value, pointer } = definitionOf(context, node.value, node.pointer);
  if (!isJson(essenceOf(text(value, "contentMediaType") ?? "")))
    return shapeOf(context, value) === "value" ? parseSchema(context, node) : undefined;
  return parseSchema(context, {
    value: member(value, "contentSchema") ?? true,
    pointer: child(pointer, "contentSchema"),
  });
}

/** The schema that references lead to. A circle of them is left: whoever parses it says what is wrong. */
function definitionOf(context: ParseContext, value: JsonObject, pointer: Pointer): SpecNode<JsonObject> {
  const seen = new Set<JsonObject>();
  let current = { value, pointer };
  for (let ref = refOf(value); ref !== undefined && !seen.has(current.value); ref = refOf(current.value)) {
    seen.add(current.value);
    current = { value: schemaTarget(context, ref, "#"), pointer: pointerTo(context, ref) };
  }
  return current;
}
