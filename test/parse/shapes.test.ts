/** What a body is by its schema, seen in the format of a range, and where the schema of an item stands. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, operation, operationOf } from "./support.js";

const contentOf = (type: string, media: JsonObject, schemas: JsonObject = {}) => {
  const responses = { "200": { content: { [type]: media } } };
  return operationOf({ get: operation({ responses }) }, { components: { schemas } }).responses[0]?.content[0];
};
const inS = "#/components/schemas/S";

test.each<[string, unknown]>([
  ["json", { additionalProperties: {} }],
  ["json", { properties: {} }],
  ["json", { items: {} }],
  ["json", { prefixItems: [] }],
  ["json", { enum: [1, 2] }],
  ["json", { enum: [null] }],
  ["json", { const: true }],
  ["json", { type: ["integer", "null"] }],
  ["json", { type: "object", format: "binary" }],
  ["json", { allOf: [{}, { type: "object" }] }],
  ["json", { oneOf: [{ type: "object" }, { anyOf: [{ type: "array" }] }] }],
  ["json", { $ref: inS }],
  ["text", { const: "a" }],
  ["text", { enum: ["a", "b"] }],
  ["text", { type: ["string", "null"] }],
  ["text", { anyOf: [{ type: "string" }, { type: "null" }] }],
  ["binary", { format: "binary" }],
  ["binary", { type: ["string", "null"], format: "binary" }],
  ["binary", { type: ["file", "object"] }],
  ["any", { type: ["string", "integer"], format: "binary" }],
  ["any", { enum: ["a", 1] }],
  ["any", { type: ["string", "integer"] }],
  ["any", { oneOf: [{ type: "string" }, { type: "string", format: "binary" }] }],
  ["any", { type: "null" }],
  ["any", { description: "d" }],
  ["any", true],
])("%s: %j", (format, schema) => {
  expect(contentOf("*/*", { schema }, { S: { type: "object" } })?.format).toBe(format);
});

describe("an item of a stream", () => {
  const at = "#/paths/~1a/get/responses/200/content";
  const event = (data: unknown) => ({ properties: { event: {}, data } });
  const json = { type: "string", contentMediaType: "application/json" };
  test.each<[string, JsonObject, string | undefined]>([
    ["ndjson", { itemSchema: {} }, "itemSchema"],
    ["ndjson", { schema: { type: "object" } }, "schema"],
    ["ndjson", { schema: { type: "array", items: {} } }, "schema/items"],
    ["ndjson", { schema: { enum: [1] } }, "schema"],
    ["ndjson", { schema: { enum: ["a"] } }, undefined],
    ["json", { schema: { type: "array", items: {} } }, undefined],
    ["event-stream", { itemSchema: event({ type: "object" }) }, "itemSchema/properties/data"],
    ["event-stream", { itemSchema: event({ ...json, contentSchema: {} }) }, "itemSchema/properties/data/contentSchema"],
    ["event-stream", { itemSchema: event(json) }, "itemSchema/properties/data/contentSchema"],
    ["event-stream", { itemSchema: event(true) }, undefined],
    ["event-stream", { itemSchema: event({ enum: ["END"] }) }, undefined],
    ["event-stream", { itemSchema: { oneOf: [event({ type: "object" }), event({ enum: ["[DONE]", "[END]"] })] } }, undefined], // prettier-ignore
    ["event-stream", { itemSchema: { oneOf: [event({ type: "object" }), event({ const: "END" })] } }, undefined],
    ["event-stream", { itemSchema: { oneOf: [event({ type: "object" }), event({ const: "[DONE]" })] } }, "itemSchema/oneOf/0/properties/data"], // prettier-ignore
    ["event-stream", { itemSchema: { allOf: [event({ type: "object" }), true, {}] } }, "itemSchema/allOf/0/properties/data"], // prettier-ignore
    ["event-stream", { itemSchema: { properties: { data: { type: "object" }, more: {} } } }, "itemSchema"],
    ["event-stream", { itemSchema: { properties: { event: {}, id: {} } } }, "itemSchema"],
    ["event-stream", { itemSchema: { properties: { data: { type: "object" } } } }, "itemSchema/properties/data"],
    ["event-stream", { schema: { properties: { data: { type: "object" } } } }, "schema"],
    ["event-stream", { schema: { properties: { data: { type: "object" }, retry: {} } } }, "schema/properties/data"],
  ])("%s %j", (format, media, want) => {
    const type = { ndjson: "application/x-ndjson", json: "application/json" }[format] ?? "text/event-stream";
    const pointer = want === undefined ? undefined : `${at}/${type.replace("/", "~1")}/${want}`;
    expect(contentOf(type, media)?.itemSchema?.pointer).toBe(pointer);
  });

  test("that may hold itself is looked at once", () => {
    const Event = { oneOf: [event({ type: "object" }), { properties: { id: {} }, anyOf: [{ $ref: inS }, {}] }] };
    const found = contentOf("text/event-stream", { itemSchema: { $ref: inS } }, { S: Event });
    expect(found?.itemSchema?.pointer).toBe(`${inS}/oneOf/0/properties/data`);
  });

  test("of several kinds is a union at the place of all", () => {
    const itemSchema = { oneOf: [event({ type: "object" }), event({ type: "integer" })] };
    expect(contentOf("text/event-stream", { itemSchema })?.itemSchema).toMatchObject({
      kind: "union",
      keyword: "anyOf",
      members: [{ kind: "object" }, { kind: "integer" }],
      pointer: `${at}/text~1event-stream/itemSchema`,
    });
  });
});
