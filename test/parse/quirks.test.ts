/** What is accepted though it is not right: reported with its place, and not where nothing is wrong. */
import { describe, expect, test } from "@jest/globals";
import type { FindingCode } from "../../generator/diagnostics.js";
import { catalogue } from "../../generator/diagnostics.js";
import { type JsonObject, operation, parseDocument, v30, v31, v32 } from "./support.js";

const schemas = (Tested: unknown, openapi = v31) => ({ openapi, components: { schemas: { Tested, Other: {} } } });
const get = (parts: JsonObject, path = "/a") => ({ paths: { [path]: { get: operation(parts) } } });
const parameter = (...all: JsonObject[]) =>
  get({ parameters: all.map((parts) => ({ in: "query", name: "p", schema: {}, ...parts })) });
const tested = "#/components/schemas/Tested";
const other = { $ref: "#/components/schemas/Other" };
const content = (type: string) =>
  get({ responses: { "200": { description: "d", content: { [type]: { schema: { type: "string" } } } } } });

const body = { content: { "application/json": {} } };

/** Code, what is wrong, a document with it and its place, and a document as it should be. */
const table: [FindingCode, string, JsonObject, string, JsonObject][] = [
  ["QUIRK_NULLABLE_31", "in 3.1", schemas({ type: "string", nullable: true }), tested, schemas({ type: "string", nullable: true }, v30)], // prettier-ignore
  ["QUIRK_NULLABLE_31", "beside a reference", schemas({ ...other, nullable: true }), tested, schemas({ ...other })],
  ["QUIRK_REF_SIBLING", "in 3.0", schemas({ ...other, description: "d" }, v30), tested, schemas({ ...other, description: "d" })], // prettier-ignore
  ["QUIRK_MEDIA_TYPE", "plain/text", content("plain/text"), "#/paths/~1a/get/responses/200/content/plain~1text", content("text/plain")], // prettier-ignore
  ["QUIRK_MEDIA_TYPE", "no text", content(""), "#/paths/~1a/get/responses/200/content/", content("*/*")],
  ["QUIRK_MEDIA_TYPE", "only spaces", content("  "), "#/paths/~1a/get/responses/200/content/  ", content("text/csv")],
  ["QUIRK_MEDIA_TYPE", "a line break", content("a/b\r\nc: d"), "#/paths/~1a/get/responses/200/content/a~1b\r\nc: d", content("a/b; c=d")], // prettier-ignore
  ["QUIRK_FORMAT", "datetime", schemas({ type: "string", format: "datetime" }), tested, schemas({ type: "string", format: "date-time" })], // prettier-ignore
  ["QUIRK_NULL_ENUM", "null only in the type", schemas({ type: ["string", "null"], enum: ["a"] }), tested, schemas({ type: ["string", "null"], enum: ["a", null] })], // prettier-ignore
  ["QUIRK_NULL_ENUM", "null only in the list", schemas({ type: "string", enum: ["a", null] }), tested, schemas({ enum: ["a", null] })], // prettier-ignore
  ["QUIRK_HEADER_PARAMETER", "accept", parameter({ in: "header", name: "accept" }), "#/paths/~1a/get/parameters/0", parameter({ in: "query", name: "accept" })], // prettier-ignore
  ["QUIRK_PATH", "a query", get({}, "/a?b=c"), "#/paths/~1a?b=c", get({})],
  ["QUIRK_PATH_PARAMETER", "undeclared", get({}, "/{p}"), "#/paths/~1{p}/get/parameters", get({ parameters: [{ in: "path", name: "p", required: true, schema: {} }] }, "/{p}")], // prettier-ignore
  ["QUIRK_PATH_PARAMETER", "not in the path", parameter({ in: "path" }), "#/paths/~1a/get/parameters/0", parameter({})],
  ["QUIRK_PATH", "without a slash", { paths: { "dags/{p}": { get: operation({ parameters: [{ in: "path", name: "p", schema: {} }] }) } } }, "#/paths/dags~1{p}", get({})], // prettier-ignore
  ["QUIRK_STATUS", "a word", get({ responses: { ok: { description: "d" } } }), "#/paths/~1a/get/responses/ok", get({ responses: { "2xx": { description: "d" } } })], // prettier-ignore
  ["QUIRK_STATUS", "a number beyond them", get({ responses: { "999": { description: "d" } } }), "#/paths/~1a/get/responses/999", get({ responses: { default: { description: "d" } } })], // prettier-ignore
  ["QUIRK_REQUIRED", "not a list", schemas({ type: "object", required: true }), `${tested}/required`, schemas({ type: "object", required: [] })], // prettier-ignore
  ["QUIRK_REQUIRED", "not declared", schemas({ type: "object", required: ["a"] }), `${tested}/required`, schemas({ type: "object", required: ["a"], properties: { a: {} } })], // prettier-ignore
  ["QUIRK_REQUIRED", "not declared", schemas({ type: "object", required: ["a"] }), `${tested}/required`, schemas({ allOf: [other, { type: "object", required: ["a"] }], required: ["b"] })], // prettier-ignore
  ["QUIRK_DEFAULT", "another type", schemas({ type: "integer", default: "1" }), `${tested}/default`, schemas({ type: "integer", default: 1 })], // prettier-ignore
  ["QUIRK_DEFAULT", "null", schemas({ type: "string", default: null }), `${tested}/default`, schemas({ type: "string", nullable: true, default: null }, v30)], // prettier-ignore
  ["QUIRK_DEFAULT", "none of the values", schemas({ enum: ["a"], default: "b" }), `${tested}/default`, schemas({ enum: ["a"], default: "a" })], // prettier-ignore
  ["QUIRK_DEFAULT", "an item", schemas({ type: "array", items: { type: "string" }, default: [1] }), `${tested}/default`, schemas({ type: "array", items: { type: "string" }, default: ["1"] })], // prettier-ignore
  ["QUIRK_DEFAULT", "no member", schemas({ type: ["string", "integer"], default: 1.5 }), `${tested}/default`, schemas({ type: ["string", "integer"], default: 1 })], // prettier-ignore
  ["QUIRK_DEFAULT", "a part", schemas({ allOf: [{ type: "object" }], default: 1 }), `${tested}/default`, schemas({ allOf: [{ type: "object" }, other], default: {} })], // prettier-ignore
  ["QUIRK_SERVER", "another protocol", { ...get({}), servers: [{ url: "wss://a.example" }] }, "#/servers/0", { ...get({}), servers: [{ url: "https://a.example" }] }], // prettier-ignore
  ["QUIRK_TAG", "none", get({ tags: [] }), "#/paths/~1a/get", get({ tags: ["A"] })],
  ["QUIRK_TAG", "two", get({ tags: ["A", "B"] }), "#/paths/~1a/get", get({})],
  ["QUIRK_OPERATION_ID", "none", get({ operationId: undefined }), "#/paths/~1a/get", get({ operationId: "x" })],
  ["QUIRK_OPERATION_DUPLICATE", "two of one path", { paths: { "/a": { get: operation(), put: operation() } } }, "#/paths/~1a/put/operationId", { paths: { "/a": { get: operation(), put: operation({ operationId: "x" }) } } }], // prettier-ignore
  ["QUIRK_SCHEMA", "an unknown type", schemas({ type: "text" }), tested, schemas({ type: "string" })],
  ["QUIRK_SCHEMA", "no values", schemas({ type: "string", enum: [] }), tested, schemas({ type: "string", enum: ["a"] })], // prettier-ignore
  ["QUIRK_SCHEMA", "a mapping to nothing", schemas({ oneOf: [other, { type: "object" }], discriminator: { propertyName: "k", mapping: { a: "Gone" } } }), `${tested}/discriminator/mapping/a`, schemas({ oneOf: [other, { type: "object" }], discriminator: { propertyName: "k", mapping: { a: "Other" } } })], // prettier-ignore
  ["QUIRK_CONFLICT", "a property of two types", schemas({ allOf: [{ properties: { a: { type: "string" } } }, { properties: { a: { type: "integer" } } }] }), `${tested}/allOf/1/properties/a`, schemas({ allOf: [{ properties: { a: { type: "number" } } }, { properties: { a: { type: "integer" } } }] })], // prettier-ignore
  ["QUIRK_CONFLICT", "values that have none in common", schemas({ allOf: [{ properties: { a: { items: { enum: [1, 2] } } } }, { properties: { a: { items: { enum: [3, 4] } } } }] }), `${tested}/allOf/1/properties/a/items`, schemas({ allOf: [{ properties: { a: { enum: [1, 2] } } }, { properties: { a: { enum: [2, 3] } } }] })], // prettier-ignore
  ["QUIRK_SECURITY", "an unknown scheme", { security: [{ Gone: [] }] }, "#/security/0", { security: [{}] }],
  ["QUIRK_REF", "a part of itself", schemas({ allOf: [{ $ref: tested }, other] }), `${tested}/allOf/0`, schemas({ items: { $ref: tested } })], // prettier-ignore
  ["QUIRK_TAG_PARENT", "no tag", { tags: [{ name: "A", parent: "b" }] }, "#/tags/0/parent", { tags: [{ name: "A" }] }],
  ["QUIRK_METHOD", "of a field", { openapi: v32, paths: { "/a": { additionalOperations: { POST: operation() } } } }, "#/paths/~1a/additionalOperations/POST", { openapi: v32, paths: { "/a": { additionalOperations: { LINK: operation() } } } }], // prettier-ignore
  ["QUIRK_QUERYSTRING", "beside others", { openapi: v32, ...parameter({ in: "querystring" }, { in: "query", name: "o" }) }, "#/paths/~1a/get/parameters/0", { openapi: v32, ...parameter({ in: "querystring" }) }], // prettier-ignore
  ["QUIRK_QUERYSTRING", "twice", { openapi: v32, ...parameter({ in: "querystring" }, { in: "querystring", name: "o" }) }, "#/paths/~1a/get/parameters/1", { openapi: v32, ...parameter({ in: "querystring" }) }], // prettier-ignore
  ["QUIRK_OPENAPI_32", "in: querystring", parameter({ in: "querystring" }), "#/paths/~1a/get/parameters/0", { openapi: v32, ...parameter({ in: "querystring" }) }], // prettier-ignore
  ["QUIRK_OPENAPI_32", "in 3.1", { paths: { "/a": { query: operation() } } }, "#/paths/~1a/query", { openapi: v32, paths: { "/a": { query: operation() } } }], // prettier-ignore
  ["QUIRK_SCHEMA_DIALECT", "unknown", { jsonSchemaDialect: "https://json-schema.org/draft-07/schema" }, "#/jsonSchemaDialect", { jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base" }], // prettier-ignore
  ["QUIRK_UNSENDABLE", "TRACE", { paths: { "/a": { get: operation(), trace: operation({ operationId: "t" }) } } }, "#/paths/~1a/trace", { paths: { "/a": { options: operation() } } }], // prettier-ignore
  ["QUIRK_UNSENDABLE", "a header without a name", parameter({ in: "header", name: "" }), "#/paths/~1a/get/parameters/0", parameter({ name: "" })], // prettier-ignore
  ["QUIRK_UNSENDABLE", "a header with a space", parameter({ in: "header", name: "X Id" }), "#/paths/~1a/get/parameters/0", parameter({ in: "header", name: "X-Id" })], // prettier-ignore
  ["QUIRK_UNSENDABLE", "a cookie with a second one in it", parameter({ in: "cookie", name: "a=1; b" }), "#/paths/~1a/get/parameters/0", parameter({ in: "cookie", name: "a" })], // prettier-ignore
  ["QUIRK_UNSENDABLE", "spaces around a header", parameter({ in: "header", name: " X-Id" }), "#/paths/~1a/get/parameters/0", parameter({ in: "header", name: "X-Id" })], // prettier-ignore
  ["QUIRK_UNSENDABLE", "a body of GET", get({ requestBody: body }), "#/paths/~1a/get/requestBody", { paths: { "/a": { delete: operation({ requestBody: body }) } } }], // prettier-ignore
  ["QUIRK_UNSENDABLE", "a body of HEAD", { paths: { "/a": { head: operation({ requestBody: body }) } } }, "#/paths/~1a/head/requestBody", { paths: { "/a": { head: operation() } } }], // prettier-ignore
  ["QUIRK_CALLBACK", "a webhook that is none", { webhooks: { done: { post: 1 } } }, "#/webhooks/done/post", { webhooks: { done: { post: operation({ operationId: "w" }) } } }], // prettier-ignore
  ["QUIRK_CALLBACK", "a reference to nothing", get({ callbacks: { done: { $ref: "#/components/callbacks/Gone" } } }), "#/paths/~1a/get/callbacks/done", get({ callbacks: { done: { "{$url}": { post: operation() } } } })], // prettier-ignore
];

test.each(table)("%s: %s", (code, _, wrong, pointer, right) => {
  const { findings } = parseDocument(wrong);
  expect(findings).toContainEqual({ code, message: expect.stringMatching(/\S/), pointer });
  expect(parseDocument(right).findings).not.toContainEqual(expect.objectContaining({ code }));
});

describe("a finding", () => {
  test("is of every code that the table of findings has", () => {
    // What is about names and classes of the output is found by the targets.
    const ofOthers = [
      "QUIRK_NAME",
      "QUIRK_PAGE_NAME",
      "QUIRK_PAGINATION",
      "QUIRK_UNTAGGED",
      "QUIRK_SWAGGER",
      "QUIRK_SWAGGER_LOSS",
    ];
    const codes = Object.keys(catalogue).filter((code) => code.startsWith("QUIRK_") && !ofOthers.includes(code));
    expect([...new Set(table.map(([code]) => code))].sort()).toEqual(codes.sort());
  });

  test("is made once for a component that is used often", () => {
    const parameters = { Accept: { in: "header", name: "Accept", schema: {} } };
    const ref = [{ $ref: "#/components/parameters/Accept" }];
    const paths = {
      "/a": { get: operation({ parameters: ref }), post: operation({ operationId: "b", parameters: ref }) },
    };
    expect(parseDocument({ components: { parameters }, paths }).findings).toMatchObject([
      { code: "QUIRK_HEADER_PARAMETER", pointer: "#/components/parameters/Accept" },
    ]);
  });

  test("is absent for a document as it should be", () => {
    expect(parseDocument().findings).toEqual([]);
  });
});
