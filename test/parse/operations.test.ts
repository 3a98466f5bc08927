/** Operations, field by field and nothing beside them. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, operation, operationOf, parseDocument, v32 } from "./support.js";

const pointer = "#/paths/~1a/post";
const bare = {
  id: "o",
  method: "POST",
  path: "/a",
  pathSegments: [{ kind: "literal", text: "/a" }],
  tags: ["A"],
  deprecated: false,
  parameters: [],
  responses: [],
  security: [],
  callbacks: [],
  pointer,
};
const least = { operationId: "o", tags: ["A"] };
const url = "https://a.example";

test.each<[JsonObject, JsonObject]>([
  [{}, {}],
  [{ operationId: 1 }, { id: "1" }],
  [{ operationId: [] }, { id: "post /a" }],
  [{ tags: ["A", 1, "B"] }, { tags: ["A", "B"] }],
  [
    { summary: "s", description: "d", deprecated: true },
    { summary: "s", description: "d", deprecated: true },
  ],
  [{ summary: {}, description: [], deprecated: "true", externalDocs: {} }, {}],
  [{ externalDocs: { url: "u" } }, { externalDocs: { url: "u" } }],
  [{ servers: [] }, {}],
  [{ servers: [{ url }] }, { servers: [{ url, variables: [] }] }],
  [{ "x-pagination": false }, { pagination: false }],
  [{ requestBody: {} }, { requestBody: { required: false, content: [], pointer: `${pointer}/requestBody` } }],
  [{ requestBody: { required: "true", description: "d" } }, { requestBody: { required: false, description: "d", content: [], pointer: `${pointer}/requestBody` } }], // prettier-ignore
  [{ responses: { default: {} } }, { responses: [{ status: "default", description: "", content: [], headers: [], pointer: `${pointer}/responses/default` }] }], // prettier-ignore
  [{ responses: { "2xx": { summary: "s", description: "d" }, "600": {}, "20": {}, "1234": {}, "099": {}, "x-a": {} } }, { responses: [{ status: "2XX", summary: "s", description: "d", content: [], headers: [], pointer: `${pointer}/responses/2xx` }] }], // prettier-ignore
])("%j", (parts, want) => {
  expect(operationOf({ post: { ...least, ...parts } })).toStrictEqual({ ...bare, ...want });
});

describe("servers", () => {
  const of = (name: string) => [{ url: `https://${name}.example` }];
  test.each<[JsonObject, JsonObject, string | undefined]>([
    [{ servers: of("path") }, { servers: of("own") }, "https://own.example"],
    [{ servers: of("path") }, { servers: [] }, "https://path.example"],
    [{ servers: of("path") }, {}, "https://path.example"],
    [{}, {}, undefined],
  ])("of %j and %j", (item, own, want) => {
    expect(operationOf({ ...item, get: operation(own) }).servers?.[0]?.url).toBe(want);
  });
});

describe("a parameter", () => {
  const parameterOf = (parameter: JsonObject, path = "/a") =>
    operationOf({ get: operation({ parameters: [parameter] }) }, { openapi: v32 }, path).parameters[0];
  const at = "#/paths/~1a/get/parameters/0";
  const common = { required: false, deprecated: false, allowReserved: false, pointer: at };
  const flags = { nullable: false, deprecated: false, readOnly: false, writeOnly: false };
  const any = { ...flags, kind: "any", pointer: `${at}/schema` };
  const form = { style: "form", explode: true };
  const simple = { style: "simple", explode: false };

  test.each<[JsonObject, JsonObject]>([
    [{ in: "query" }, form],
    [{ in: "query", required: "true", deprecated: 1, allowReserved: {}, explode: "no", description: [] }, form],
    [{ in: "query", required: true, deprecated: true, allowReserved: true, description: "d" }, { ...form, required: true, deprecated: true, allowReserved: true, description: "d" }], // prettier-ignore
    [
      { in: "query", style: "spaceDelimited" },
      { style: "spaceDelimited", explode: false },
    ],
    [
      { in: "query", style: "pipeDelimited" },
      { style: "pipeDelimited", explode: false },
    ],
    [
      { in: "query", style: "deepObject" },
      { style: "deepObject", explode: false },
    ],
    [
      { in: "query", style: "simple", explode: false },
      { style: "form", explode: false },
    ],
    [{ in: "querystring", style: "deepObject" }, form],
    [
      { in: "header", style: "form", explode: true },
      { style: "simple", explode: true },
    ],
    [{ in: "cookie", style: "simple" }, form],
    [
      { in: "query", example: null },
      { ...form, example: null },
    ],
  ])("%j", (parts, want) => {
    const location = String(parts["in"]);
    expect(parameterOf({ name: "p", ...parts })).toStrictEqual({ name: "p", in: location, schema: any, ...common, ...want }); // prettier-ignore
  });

  test.each<[string, JsonObject]>([
    ["simple", simple],
    ["label", { style: "label", explode: false }],
    ["matrix", { style: "matrix", explode: false }],
    ["form", simple],
  ])("of a path with the style %s", (style, want) => {
    const pointer = "#/paths/~1{p}/get/parameters/0";
    const found = parameterOf({ name: "p", in: "path", style }, "/{p}");
    const schema = { ...any, pointer: `${pointer}/schema` };
    expect(found).toStrictEqual({ name: "p", in: "path", ...common, required: true, schema, pointer, ...want });
  });

  test("that only the template has", () => {
    const pointer = "#/paths/~1{p}/get/parameters";
    const schema = { ...flags, kind: "string", pointer };
    const rest = { ...common, ...simple, required: true, schema, pointer };
    expect(operationOf({ get: operation() }, {}, "/{p}").parameters).toStrictEqual([
      { name: "p", in: "path", ...rest },
    ]);
  });

  test("with a media type", () => {
    const found = parameterOf({
      name: "p",
      in: "query",
      content: { "a/b": { schema: { type: "string" } }, "c/d": {} },
    });
    const schema = { ...flags, kind: "string", pointer: `${at}/content/a~1b/schema` };
    expect(found).toStrictEqual({ name: "p", in: "query", ...common, ...form, schema, contentType: "a/b" });
  });
});

test("methods are those of the fields and, since 3.2, others", () => {
  const names = ["get", "put", "post", "delete", "options", "head", "patch", "query"];
  const one = (operationId: string) => operation({ operationId });
  const item = {
    ...Object.fromEntries(names.map((name) => [name, one(name)])),
    additionalOperations: { PUT: one("second put"), LINK: one("link"), Trace: one("trace") },
  };
  const { api } = parseDocument({ openapi: v32, paths: { "/a": item } });
  expect(api.operations.map(({ method, id }) => [method, id])).toEqual([
    ...names.map((name) => [name.toUpperCase(), name]),
    ["LINK", "link"],
  ]);
  const { api: moved } = parseDocument({
    openapi: v32,
    paths: { "/a": { additionalOperations: { Put: one("put") } } },
  });
  expect(moved.operations.map(({ method, id }) => [method, id])).toEqual([["PUT", "put"]]);
});

test.each(["/.", "/..", "/a/../b", "/a/.", "/%2e/a", "/%2E%2e", "/.%2e/a", "/a\\..\\b"])(
  "%s would be another path",
  (path) => {
    const message = `The path \`${path}\` points outside the server's paths.`;
    expect(() => operationOf({ get: operation() }, {}, path)).toThrow(message);
  },
);

test.each(["/...", "/a.", "/.a", "/a..b", "/%2e%2e%2e", "/x%2e"])("%s is a path", (path) => {
  expect(operationOf({ get: operation() }, {}, path).path).toBe(path);
});
