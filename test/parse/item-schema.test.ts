/** What the items of streams are (OpenAPI 3.2, section 4.14.1, and what documents before 3.2 mean). */
import { describe, expect, test } from "@jest/globals";
import { brief, type JsonObject, operation, operationOf } from "./support.js";

const Tick = { type: "object", properties: { n: { type: "integer" } } };
const tick = { $ref: "#/components/schemas/Tick" };
const schemas = {
  Tick,
  Ticks: { type: "array", items: tick },
  Words: { type: "string" },
  Cat: { type: "object", properties: { meow: { type: "boolean" } } },
};

/** The schema of an item: the name for a reference, else its kind; of a union those of its members. */
function itemOf(type: string, media: JsonObject): unknown {
  const responses = { "200": { description: "d", content: { [type]: media } } };
  const [response] = operationOf({ get: operation({ responses }) }, { components: { schemas } }).responses;
  return shown(response?.content[0]?.itemSchema);
}

function shown(schema: unknown): unknown {
  const { kind, name, members } = Object(brief(schema)) as { kind?: string; name?: string; members?: unknown[] };
  return members?.map(shown) ?? name ?? kind;
}

describe.each(["application/x-ndjson", "application/json-seq"])("an item of %s", (type) => {
  test.each<[string, JsonObject, unknown]>([
    ["`itemSchema` says it", { itemSchema: tick, schema: { type: "array", items: {} } }, "Tick"],
    ["a list of items says it, too", { schema: { type: "array", items: tick } }, "Tick"],
    ["so does a list by reference", { schema: { $ref: "#/components/schemas/Ticks" } }, "Tick"],
    ["any other value is an item", { schema: tick }, "Tick"],
    ["a number", { schema: { type: "integer" } }, "integer"],
    ["a text is the whole stream", { schema: { type: "string" } }, undefined],
    ["a text by reference", { schema: { $ref: "#/components/schemas/Words" } }, undefined],
    ["nothing", {}, undefined],
    ["a schema of nothing", { schema: {} }, undefined],
    ["true", { schema: true }, undefined],
    ["a list of nothing", { schema: { type: "array" } }, "array"],
  ])("%s", (_, media, want) => expect(itemOf(type, media)).toEqual(want));
});

describe("the data of an event", () => {
  const event = (data: JsonObject, more: JsonObject = {}) => ({
    type: "object",
    properties: { event: { type: "string" }, data, id: { type: "string" }, retry: { type: "integer" }, ...more },
  });
  const inText = { type: "string", contentMediaType: "application/json", contentSchema: tick };

  test.each<[string, JsonObject, unknown]>([
    ["a schema that is no event", { schema: tick }, "Tick"],
    ["a list of such", { schema: { type: "array", items: tick } }, "Tick"],
    ["an `itemSchema` that is no event", { itemSchema: tick }, "Tick"],
    ["JSON in the data", { itemSchema: event(inText) }, "Tick"],
    ["JSON of any kind", { itemSchema: event({ type: "string", contentMediaType: "application/json" }) }, "any"],
    ["an event before 3.2", { schema: event(tick) }, "Tick"],
    ["events of Spring", { schema: { type: "array", items: event(tick, { comment: { type: "string" } }) } }, "Tick"],
    ["JSON in a text", { schema: inText }, "Tick"],
    ["several kinds of events", { itemSchema: { oneOf: [event(tick), event({ $ref: "#/components/schemas/Cat" })] } }, ["Tick", "Cat"]], // prettier-ignore
    ["the end, said by an event", { schema: { oneOf: [event(tick), event({ type: "string", enum: ["[DONE]"] })] } }, "Tick"], // prettier-ignore
    ["data that happen to be called so", { schema: { type: "object", properties: { id: {}, data: {} } } }, "object"],
    ["text", { itemSchema: event({ type: "string" }) }, undefined],
    ["text or JSON", { itemSchema: { oneOf: [event(inText), event({ type: "string" })] } }, undefined],
    ["texts", { schema: { type: "array", items: { type: "string" } } }, undefined],
    ["nothing", {}, undefined],
    ["a schema of nothing", { schema: {} }, undefined],
  ])("%s", (_, media, want) => expect(itemOf("text/event-stream", media)).toEqual(want));
});

test("JSON that is watched is not what plain JSON beside it is", () => {
  const watched = { "application/json;stream=watch": { schema: tick } };
  const itemsOf = (content: JsonObject) => {
    const responses = { "200": { description: "d", content } };
    const [response] = operationOf({ get: operation({ responses }) }, { components: { schemas } }).responses;
    return response?.content.map(({ format, itemSchema }) => [format, shown(itemSchema)]);
  };
  expect(itemsOf(watched)).toEqual([["ndjson", "Tick"]]);
  expect(itemsOf({ "application/json": { schema: tick }, ...watched })).toEqual([
    ["json", undefined],
    ["ndjson", undefined],
  ]);
});

test("what is no stream has items only where `itemSchema` says so", () => {
  expect(itemOf("application/json", { schema: { type: "array", items: tick } })).toBeUndefined();
  expect(itemOf("multipart/mixed", { itemSchema: tick })).toBe("Tick");
});
