/** What stands around the operations: info, servers, tags, security schemes, names of schemas. */
import { describe, expect, test } from "@jest/globals";
import type { Api } from "../../generator/ir/model.js";
import { brief, type JsonObject, operation, parseDocument } from "./support.js";

test.each<[keyof Api, string, JsonObject, unknown]>([
  ["openapi", "as declared", { openapi: "3.0.4" }, "3.0.4"],
  ["openapi", "without a patch number", { openapi: "3.1" }, "3.1"],
  ["info", "all of it", { info: { title: "T", version: "2", summary: "s", description: "d", termsOfService: "t", contact: { name: "n", url: "u", email: "e" }, license: { name: "l", identifier: "i" } } }, { title: "T", version: "2", summary: "s", description: "d", termsOfService: "t", contact: { name: "n", url: "u", email: "e" }, license: { name: "l", identifier: "i" } }], // prettier-ignore
  ["info", "numbers that were meant as text", { info: { title: 1, version: 2.5 } }, { title: "1", version: "2.5" }],
  ["info", "none", { info: undefined }, { title: "API", version: "0.0.0" }],
  ["servers", "none", {}, []],
  ["servers", "one with variables", { servers: [{ url: "/{v}", description: "d", variables: { v: { default: "v1", enum: ["v1", "v2"], description: "e" }, "x-w": { default: "2" } } }] }, [{ url: "/{v}", description: "d", variables: [{ name: "v", default: "v1", enum: ["v1", "v2"], description: "e" }, { name: "x-w", default: "2" }] }]], // prettier-ignore
  ["servers", "one without an address", { servers: [{}] }, [{ url: "/", variables: [] }]],
  ["tags", "declared ones first, then used ones", { tags: [{ name: "B", description: "b", externalDocs: { url: "u" } }, {}], paths: { "/a": { get: operation({ tags: ["C", "B", "A"] }) } } }, [{ name: "B", description: "b", externalDocs: { url: "u" } }, { name: "C" }, { name: "A" }]], // prettier-ignore
])("%s: %s", (field, _, parts, want) => {
  expect(brief(parseDocument(parts).api[field])).toEqual(want);
});

describe("security schemes", () => {
  const flow = { tokenUrl: "/token", scopes: { read: "look", write: 1 } };
  const parsedFlow = { flow: "password", tokenUrl: "/token", scopes: [{ name: "read", description: "look" }, { name: "write", description: "1" }] }; // prettier-ignore
  test.each<[string, JsonObject, JsonObject]>([
    ["http", { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "d" }, { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "d" }], // prettier-ignore
    ["apiKey", { type: "apiKey", in: "header", name: "X-Key" }, { type: "apiKey", in: "header", parameterName: "X-Key" }], // prettier-ignore
    ["oauth2", { type: "oauth2", flows: { password: flow, "x-own": {} } }, { type: "oauth2", flows: [parsedFlow] }],
    ["openIdConnect", { type: "openIdConnect", openIdConnectUrl: "u" }, { type: "openIdConnect", openIdConnectUrl: "u" }], // prettier-ignore
    ["mutualTLS", { type: "mutualTLS" }, { type: "mutualTLS" }],
    ["a reference", { $ref: "#/components/securitySchemes/Other" }, { type: "mutualTLS" }],
  ])("%s", (_, scheme, want) => {
    const securitySchemes = { "x-own": scheme, Other: { type: "mutualTLS" } };
    const { api } = parseDocument({ components: { securitySchemes } });
    expect(api.securitySchemes[0]).toEqual({ name: "x-own", ...want });
  });
});

test.each<[string, unknown]>([
  ["BulkBody[Connection]", { head: "BulkBody", args: ["Connection"] }],
  ["Pair[A, B]", { head: "Pair", args: ["A", "B"] }],
  ["Pair[A,B]", { head: "Pair", args: ["A", "B"] }],
  ["List[Union[A, B]]", undefined],
  ["Plain", undefined],
  ["With Space[A]", undefined],
  ["[A]", undefined],
  [`${"a".repeat(300)}[A]`, undefined],
])("the title %s says what is generic", (title, want) => {
  const [named] = parseDocument({ components: { schemas: { S: { type: "object", title } } } }).api.schemas;
  expect(named?.generic).toEqual(want);
});

test("schemas may be called as extensions are", () => {
  const { schemas } = parseDocument({ components: { schemas: { "x-a": {}, b: true } } }).api;
  expect(schemas.map(({ name, schema }) => [name, schema.kind])).toEqual([
    ["x-a", "any"],
    ["b", "any"],
  ]);
});
