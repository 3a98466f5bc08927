/** Operations, request bodies, and which security an operation has. */
import { describe, expect, test } from "@jest/globals";
import { filterApi } from "../../generator/ir/filter.js";
import { pathSegments } from "../../generator/parse/path-key.js";
import { brief, type JsonObject, operation, operationOf, parseDocument } from "./support.js";
import { noFilters } from "../support/reading.js";

test.each<[string, string[]]>([
  ["/dags", ["/dags"]],
  ["/dags/{dag_id}/tasks", ["/dags/", ":dag_id", "/tasks"]],
  ["/{a}{b}", ["/", ":a", ":b"]],
  ["/a.{format}", ["/a.", ":format"]],
  ["/{a/{b}", ["/{a/", ":b"]],
  ["/{}", ["/{}"]],
])("the template %s", (path, want) => {
  const segments = pathSegments(path);
  expect(segments.map((part) => (part.kind === "literal" ? part.text : `:${part.name}`))).toEqual(want);
});

describe("operations of one operationId (OpenAPI 3.1, section 4.8.10)", () => {
  const idsOf = (...ids: (string | undefined)[]) => {
    const paths = ids.map((operationId, index) => [`/${index}`, { get: operation({ operationId }) }] as const);
    const { api, findings } = parseDocument({ paths: Object.fromEntries(paths) });
    const quirks = findings.filter(({ code }) => code === "QUIRK_OPERATION_DUPLICATE");
    return { ids: api.operations.map(({ id }) => id), quirks, operations: api.operations };
  };

  test("get a number, but for the first; all are told of at once", () => {
    const { ids, quirks, operations } = idsOf("a", "b", "a", "b", "a");
    expect(ids).toEqual(["a", "b", "a_2", "b_2", "a_3"]);
    expect(operations.map(({ operationId }) => operationId)).toEqual([undefined, undefined, "a", "b", "a"]);
    expect(quirks).toEqual([
      {
        code: "QUIRK_OPERATION_DUPLICATE",
        message:
          "`a` of GET /2 is renamed to `a_2`, because GET /0 has the same operationId; `b` of GET /3 is renamed to `b_2`, because GET /1 has the same operationId; `a` of GET /4 is renamed to `a_3`, because GET /0 has the same operationId.",
        pointer: "#/paths/~12/get/operationId",
      },
    ]);
  });

  test("take no id that another one has by itself", () => {
    expect(idsOf("a", "a", "a_2", "a_3").ids).toEqual(["a", "a_4", "a_2", "a_3"]);
  });

  test("many of them are numbered in linear time", () => {
    expect(idsOf(...Array.from({ length: 20_000 }, () => "a")).ids.at(-1)).toBe("a_20000");
  });

  test("a filter by their operationId means all of them, one by the name means one", () => {
    const { api } = parseDocument({
      paths: { "/a": { get: operation({ operationId: "x" }), put: operation({ operationId: "x" }) } },
    });
    const kept = (glob: string) =>
      filterApi(api, { ...noFilters, includeOperations: [glob] }).api.operations.map(({ method }) => method);
    expect([kept("x"), kept("x_2")]).toEqual([["GET", "PUT"], ["PUT"]]);
  });
});

describe("an operation", () => {
  test.each<[string, JsonObject, unknown]>([
    ["without an id is named by method and path", { operationId: undefined }, { id: "post /a" }],
    ["with an empty id", { operationId: "" }, { id: "post /a" }],
    ["without a tag", { tags: [] }, { tags: [] }],
    ["with two tags", { tags: ["A", "B"] }, { tags: ["A", "B"] }],
    ["without responses", { responses: undefined }, { responses: [] }],
    ["with words", { summary: "s", description: "d", deprecated: true, externalDocs: { url: "u", description: "e" } }, { summary: "s", description: "d", deprecated: true, externalDocs: { url: "u", description: "e" } }], // prettier-ignore
  ])("%s", (_, parts, want) => {
    expect(operationOf({ post: operation(parts) })).toMatchObject(want as object);
  });

  test("is every method of a path, and nothing else of it", () => {
    const names = ["get", "put", "post", "delete", "options", "head", "patch"];
    const methods = Object.fromEntries(names.map((name) => [name, operation({ operationId: name })]));
    const item = { summary: "s", servers: [], "x-get": {}, trace: operation(), ...methods };
    const { operations } = parseDocument({ paths: { "/a": item, "x-b": {} } }).api;
    expect(operations.map(({ method }) => method)).toEqual(names.map((name) => name.toUpperCase()));
  });

  test("is found behind the reference of a path", () => {
    const components = { pathItems: { A: { get: operation() } } };
    const { operations } = parseDocument({ paths: { "/a": { $ref: "#/components/pathItems/A" } }, components }).api;
    expect(operations).toMatchObject([{ id: "get_a", path: "/a", pointer: "#/components/pathItems/A/get" }]);
  });
});

describe("a request body", () => {
  const content = { "application/json": { schema: { type: "object" } }, "multipart/form-data": {} };
  const parsed = [
    { type: "application/json", format: "json", schema: { kind: "object", properties: [] } },
    { type: "multipart/form-data", format: "multipart" },
  ];

  test.each(["get", "head"])("of %s is left out", (method) => {
    expect(operationOf({ [method]: operation({ requestBody: { content } }) }).requestBody).toBeUndefined();
  });

  test.each<[string, JsonObject | undefined, unknown]>([
    ["none", undefined, undefined],
    ["optional", { content }, { content: parsed }],
    ["required", { content, required: true, description: "d" }, { content: parsed, required: true, description: "d" }],
    ["a reference", { $ref: "#/components/requestBodies/B" }, { content: parsed, ref: "B" }],
    ["without content", {}, { content: [] }],
  ])("%s", (_, requestBody, want) => {
    const parts = { components: { requestBodies: { B: { content } } } };
    expect(brief(operationOf({ post: operation({ requestBody }) }, parts).requestBody)).toEqual(want);
  });
});

describe("security", () => {
  const components = { securitySchemes: { Basic: { type: "http", scheme: "basic" }, Key: { type: "mutualTLS" } } };
  const basic = [{ Basic: [] }];
  const either = [[{ scheme: "Basic", scopes: [] }], [{ scheme: "Key", scopes: [] }]];
  test.each<[string, unknown, unknown, unknown]>([
    ["the document's", basic, undefined, [[{ scheme: "Basic", scopes: [] }]]],
    ["its own", basic, [{ Key: ["a", 1] }], [[{ scheme: "Key", scopes: ["a"] }]]],
    ["two together", basic, [{ Basic: [], Key: [] }], [[{ scheme: "Basic", scopes: [] }, { scheme: "Key", scopes: [] }]]], // prettier-ignore
    ["either", basic, [{ Basic: [] }, { Key: [] }], [[{ scheme: "Basic", scopes: [] }], [{ scheme: "Key", scopes: [] }]]], // prettier-ignore
    ["or none", basic, [{}], [[]]],
    ["open to everybody", basic, [], []],
    ["an unknown one is left out", basic, [{ Gone: [] }, { Key: [] }], [[{ scheme: "Key", scopes: [] }]]],
    ["only unknown ones, and the document's", basic, [{ Gone: [] }, { Gone: [], Key: [] }], [[{ scheme: "Basic", scopes: [] }]]], // prettier-ignore
    ["only unknown ones, and an open document", [], [{ Gone: [] }], either],
    ["only unknown ones, and a silent document", undefined, [{ Gone: [] }], either],
    ["only unknown ones of the document", [{ Gone: [] }], undefined, either],
    ["open to everybody in a document of unknown ones", [{ Gone: [] }], [], []],
    ["nobody says anything", undefined, undefined, []],
  ])("%s", (_, ofDocument, security, want) => {
    const parts = ofDocument === undefined ? { components } : { components, security: ofDocument };
    expect(operationOf({ get: operation(security === undefined ? {} : { security }) }, parts).security).toEqual(want);
  });
});
