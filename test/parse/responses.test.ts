/** Media types and responses. */
import { describe, expect, test } from "@jest/globals";
import { load } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { brief, type JsonObject, operation, operationOf } from "./support.js";

const responsesOf = (responses: JsonObject, components: JsonObject = {}) =>
  operationOf({ get: operation({ responses }) }, { components }).responses;
const contentOf = (content: JsonObject) => responsesOf({ "200": { description: "d", content } })[0]?.content ?? [];

describe("how a media type travels", () => {
  const text = { schema: { type: "string" } };
  const file = { schema: { type: "string", format: "binary" } };
  const object = { schema: { type: "object" } };
  test.each<[string, JsonObject, string, string?]>([
    ["application/json", {}, "json"],
    ["application/json; charset=utf-8", {}, "json"],
    ["application/problem+json", {}, "json"],
    ["APPLICATION/JSON", {}, "json"],
    ["text/json", object, "json"],
    ["application/x-ndjson", {}, "ndjson"],
    ["application/jsonl", {}, "ndjson"],
    ["application/x-jsonlines; charset=utf-8", {}, "ndjson"],
    ["application/vnd.own+jsonl", {}, "ndjson"],
    ["application/stream+json", {}, "ndjson"],
    ["application/json;stream=watch", object, "ndjson"],
    ["application/json; version=stream", object, "json"],
    ["application/json-seq", {}, "json-seq"],
    ["application/geo+json-seq", object, "json-seq"],
    ["text/event-stream", object, "event-stream"],
    ["Text/Event-Stream;charset=utf-8", text, "event-stream"],
    ["text/plain", text, "text"],
    ["plain/text", text, "text", "text/plain"],
    ["text/plain", { schema: { type: "string", format: "binary" } }, "binary"],
    ["text/plain", { schema: { type: "string", contentMediaType: "application/octet-stream" } }, "binary"],
    ["application/yaml", text, "text"],
    ["application/soap+xml", text, "text"],
    ["application/octet-stream", {}, "binary"],
    ["application/x-www-form-urlencoded", {}, "form"],
    ["multipart/form-data", {}, "multipart"],
    ["image/png", {}, "binary"],
    ["x-own/thing", {}, "binary"],
  ])("%s %j is %s", (type, media, format, read = type) => {
    expect(contentOf({ [type]: media })).toMatchObject([{ type: read, format }]);
  });

  test.each<[string, JsonObject, string]>([
    ["*/*", file, "binary"],
    ["*/*", text, "text"],
    ["*/*", object, "json"],
    ["*/*;charset=UTF-8", { schema: { type: "array", items: {} } }, "json"],
    ["*/*", { schema: { type: "integer" } }, "json"],
    ["*/*", { schema: { properties: { a: {} } } }, "json"],
    ["*/*", { schema: { enum: ["a", "b"] } }, "text"],
    ["*/*", { schema: { type: ["string", "null"] } }, "text"],
    ["*/*", { schema: { oneOf: [{ type: "object" }, { type: "array" }] } }, "json"],
    ["*/*", { schema: { oneOf: [{ type: "object" }, { type: "string" }] } }, "any"],
    ["*/*", { schema: {} }, "any"],
    ["*/*", {}, "any"],
    ["*", {}, "any"],
    ["application/*", object, "json"],
    ["application/*", text, "text"],
    ["application/*", {}, "any"],
    ["application/*+json", {}, "json"],
    ["application/*+xml", {}, "text"],
    ["text/*", {}, "text"],
    ["text/*", object, "json"],
    ["text/*", file, "binary"],
    ["image/*", {}, "binary"],
    ["image/*", text, "binary"],
    ["image/*", object, "json"],
  ])("a range says nothing, but the schema does (OpenAPI 3.1, 4.8.14): %s %j is %s", (type, media, format) => {
    expect(contentOf({ [type]: media })).toMatchObject([{ type, format }]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["format: binary", { type: "string", format: "binary" }, {}],
    ["nullable", { type: "string", format: "binary", nullable: true }, {}],
    ["contentMediaType", { type: "string", contentMediaType: "application/pdf" }, {}],
    ["behind a reference", { $ref: "#/components/schemas/A" }, { A: { type: "string", format: "binary" } }],
    ["behind several", { $ref: "#/components/schemas/A" }, { A: { allOf: [{ $ref: "#/components/schemas/B" }, {}] }, B: { type: "string", format: "binary" } }], // prettier-ignore
    ["in a union with null", { anyOf: [{ type: "string", format: "binary" }, { type: "null" }] }, {}],
    ["the type `file` of Swagger 2.0", { type: "file" }, {}],
  ])("bytes are bytes, whatever their type is called: %s", (_, schema, schemas) => {
    const types = ["application/json", "application/problem+json", "text/plain", "*/*", "image/*", "application/pdf"];
    const content = Object.fromEntries(types.map((type) => [type, { schema }]));
    const [response] = responsesOf({ "200": { description: "d", content } }, { schemas });
    expect(response?.content.map(({ format }) => format)).toEqual(types.map(() => "binary"));
  });

  test("schemas that refer to one another are looked at once", () => {
    const schemas = { A: { oneOf: [{ $ref: "#/components/schemas/B" }] }, B: { allOf: [{ type: "object", properties: { a: { $ref: "#/components/schemas/A" } } }] } }; // prettier-ignore
    const content = { "*/*": { schema: { $ref: "#/components/schemas/A" } } };
    expect(responsesOf({ "200": { description: "d", content } }, { schemas })[0]?.content[0]?.format).toBe("json");
  });

  test("a schema is there where the document has one, and so is an example", () => {
    const content = { "application/json": { example: [1] }, "text/plain": { schema: { type: "string" } } };
    expect(brief(contentOf(content))).toEqual([
      { type: "application/json", format: "json", example: [1] },
      { type: "text/plain", format: "text", schema: { kind: "string" } },
    ]);
  });
});

test.each<[string, JsonObject, unknown]>([
  ["204 without content", { "204": { description: "gone" } }, [{ status: "204", description: "gone" }]],
  ["no description", { "204": {} }, [{ status: "204", description: "" }]],
  ["default", { default: { description: "d" } }, [{ status: "default" }]],
  ["Default", { Default: { description: "d" } }, [{ status: "default" }]],
  ["a range", { "4xx": { description: "d" } }, [{ status: "4XX" }]],
  ["extensions are no responses", { "x-note": {}, "200": { description: "d" } }, [{ status: "200" }]],
  ["a redirect and its header", { "307": { description: "d", headers: { Location: { required: true, description: "where", schema: { type: "string" } } } } }, [{ status: "307", headers: [{ name: "Location", required: true, description: "where", schema: { kind: "string" } }] }]], // prettier-ignore
  ["a header that begins with x-", { "200": { description: "d", headers: { "x-total": { schema: { type: "integer" } } } } }, [{ headers: [{ name: "x-total", required: false, schema: { kind: "integer" } }] }]], // prettier-ignore
  ["no responses", {}, []],
])("%s", (_, responses, want) => {
  const found = responsesOf(responses);
  expect(found).toMatchObject(want as object);
});

test("references to responses and headers keep the name of the response", () => {
  const components = {
    responses: { Gone: { description: "gone", headers: { Retry: { $ref: "#/components/headers/Retry" } } } },
    headers: { Retry: { schema: { type: "integer" } } },
  };
  const [found] = responsesOf({ "404": { $ref: "#/components/responses/Gone" } }, components);
  expect(found).toMatchObject({
    status: "404",
    ref: "Gone",
    description: "gone",
    headers: [{ name: "Retry", schema: { kind: "integer" } }],
    pointer: "#/components/responses/Gone",
  });
});

test("the order of the document is kept: of responses, paths, methods, properties, media types", async () => {
  const statuses = ["200", "400", "401", "409", "403", "404"];
  const text = `
openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /b:
    post: { operationId: b2, tags: [B], responses: {} }
    get:
      operationId: b1
      tags: [B]
      responses:
${statuses.map((status) => `        "${status}": { description: d, content: { text/plain: {}, application/json: {} } }`).join("\n")}
  /10: { get: { operationId: ten, tags: [B], responses: {} } }
  /9: { get: { operationId: nine, tags: [B], responses: {} } }
components:
  schemas:
    "2": { type: object, properties: { "7": {}, a: {}, "3": {} } }
    "1": {}
`;
  const stdin = (async function* () {
    yield await Promise.resolve(new TextEncoder().encode(text));
  })();
  const { api } = parse(await load({ kind: "stdin" }, { allowRefs: [], stdin }));
  expect(api.operations.map(({ id }) => id)).toEqual(["b2", "b1", "ten", "nine"]);
  expect(api.operations[1]?.responses.map(({ status }) => status)).toEqual(statuses);
  expect(api.operations[1]?.responses[0]?.content.map(({ type }) => type)).toEqual(["text/plain", "application/json"]);
  expect(brief(api.schemas)).toMatchObject([
    { name: "2", schema: { properties: [{ name: "7" }, { name: "a" }, { name: "3" }] } },
    { name: "1" },
  ]);
});
