/** OpenAPI 2.0 (Swagger) documents: what they become in OpenAPI 3.0, and where findings about that point. */
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { keysOf, load, resolvePointer } from "../../generator/load/index.js";
import { parse } from "../../generator/parse/index.js";
import { inFolder, loadText } from "./support.js";

type JsonObject = { readonly [key: string]: unknown };

const documentOf = (parts: JsonObject) =>
  JSON.stringify({ swagger: "2.0", info: { title: "T", version: "1" }, paths: {}, ...parts });
const convert = async (parts: JsonObject) => (await loadText(documentOf(parts))).document;
const answers = { "204": { description: "d" } };

/** The operation of a document whose only one has these parts. */
async function operationOf(parts: JsonObject, others: JsonObject = {}): Promise<JsonObject> {
  const document = await convert({ paths: { "/a": { post: { responses: answers, ...parts } } }, ...others });
  return resolvePointer(document, "#/paths/~1a/post") as JsonObject;
}

const contentOf = async (parameters: readonly JsonObject[], parts: JsonObject = {}, others: JsonObject = {}) =>
  ((await operationOf({ parameters, ...parts }, others))["requestBody"] as JsonObject)["content"];

test("the note comes first, and says that the document was converted", async () => {
  const loaded = await loadText(documentOf({ paths: { "/a": { get: { responses: answers } } } }));
  expect(loaded.document["openapi"]).toBe("3.0.3");
  expect(loaded.findings).toMatchObject([{ code: "QUIRK_SWAGGER", pointer: "#/swagger" }]);
  expect(parse(loaded).findings[0]).toMatchObject({ code: "QUIRK_SWAGGER" });
});

test.each(["1.2", "3.0"])("version %s is not converted", async (swagger) => {
  expect(await convert({ swagger })).toMatchObject({ swagger });
});

describe("schemes, host and basePath (Swagger Object)", () => {
  test.each<[JsonObject, unknown]>([
    [{ host: "h.example", schemes: ["http", "https", "ws"], basePath: "/v1/" }, [{ url: "https://h.example/v1" }, { url: "http://h.example/v1" }]], // prettier-ignore
    [{ host: "h.example" }, [{ url: "https://h.example" }]],
    [{ basePath: "/v1" }, [{ url: "/v1" }]],
    [{}, undefined],
    [
      { "x-ms-parameterized-host": { hostTemplate: "{name}.example", parameters: [{ name: "name", default: "a" }] }, basePath: "/v1" }, // prettier-ignore
      [{ url: "https://{name}.example/v1", variables: { name: { default: "a" } } }],
    ],
  ])("%j", async (parts, servers) => expect((await convert(parts))["servers"]).toEqual(servers));

  test("an operation may have schemes of its own", async () => {
    const operation = await operationOf({ schemes: ["http"] }, { host: "h.example", schemes: ["https"] });
    expect(operation["servers"]).toEqual([{ url: "http://h.example" }]);
  });
});

describe("a parameter (Parameter Object)", () => {
  const parameterOf = async (parts: JsonObject) =>
    ((await operationOf({ parameters: [{ name: "p", in: "query", ...parts }] }))["parameters"] as JsonObject[])[0];

  test("has its type in a schema", async () => {
    const limits = {
      type: "integer",
      format: "int32",
      minimum: 1,
      exclusiveMinimum: true,
      default: 2,
      "x-nullable": true,
    };
    expect(await parameterOf({ ...limits, description: "d", required: true, "x-example": 3 })).toEqual({
      ...{ name: "p", in: "query", description: "d", required: true, example: 3 },
      schema: { ...limits, nullable: true },
    });
  });

  test.each<[string, string, JsonObject]>([
    ["query", "csv", { style: "form", explode: false }],
    ["query", "ssv", { style: "spaceDelimited", explode: false }],
    ["query", "pipes", { style: "pipeDelimited", explode: false }],
    ["query", "multi", { style: "form", explode: true }],
    ["path", "csv", { style: "simple", explode: false }],
    ["header", "csv", { style: "simple", explode: false }],
  ])("in %s with collectionFormat %s", async (location, collectionFormat, style) => {
    const list = { in: location, type: "array", items: { type: "string", collectionFormat: "csv" } };
    const schema = { type: "array", items: { type: "string" } };
    expect(await parameterOf({ ...list, collectionFormat })).toEqual({ name: "p", in: location, ...style, schema });
    if (collectionFormat === "csv") expect(await parameterOf(list)).toMatchObject(style);
  });

  test.each([
    ["query", "tsv"],
    ["header", "pipes"],
  ])("in %s with collectionFormat %s cannot be said, which is reported", async (location, collectionFormat) => {
    const parameters = [{ name: "p", in: location, type: "array", items: {}, collectionFormat }];
    const loaded = await loadText(documentOf({ paths: { "/a": { post: { parameters, responses: answers } } } }));
    expect(loaded.findings).toMatchObject([
      { code: "QUIRK_SWAGGER" },
      { code: "QUIRK_SWAGGER_LOSS", pointer: "#/paths/~1a/post/parameters/0" },
    ]);
  });
});

describe("a body", () => {
  const body = { name: "b", in: "body", required: true, description: "d", schema: { type: "object" } };

  test("is sent in what the operation consumes, or else the document", async () => {
    const keys = async (...args: Parameters<typeof contentOf>) => Object.keys((await contentOf(...args)) as object);
    expect(await keys([body])).toEqual(["application/json"]);
    expect(await keys([body], {}, { consumes: ["a/b", "c/d"] })).toEqual(["a/b", "c/d"]);
    expect(await keys([body], { consumes: ["e/f"] }, { consumes: ["a/b"] })).toEqual(["e/f"]);
  });

  test("may be shared, by reference or by the path", async () => {
    const shared = { parameters: { Body: body } };
    const want = { "application/json": { schema: { type: "object" } } };
    expect(await contentOf([{ $ref: "#/parameters/Body" }], {}, shared)).toEqual(want);
    const document = await convert({ paths: { "/a": { parameters: [body], post: { responses: answers } } } });
    expect(resolvePointer(document, "#/paths/~1a/post/requestBody/content")).toEqual(want);
    expect(resolvePointer(document, "#/paths/~1a/parameters")).toEqual([]);
  });

  test("of fields is a form; with a file, one in parts", async () => {
    const field = { name: "f", in: "formData", type: "string", enum: ["a"], required: true, description: "d" };
    const file = { name: "up", in: "formData", type: "file" };
    const list = { name: "l", in: "formData", type: "array", items: { type: "integer" } };
    const properties = { f: { type: "string", enum: ["a"], description: "d" } };
    const schema = { type: "object", properties, required: ["f"] };
    expect(await contentOf([field])).toEqual({ "application/x-www-form-urlencoded": { schema } });
    expect(await contentOf([file], { consumes: ["application/x-www-form-urlencoded"] })).toEqual({
      "multipart/form-data": { schema: { type: "object", properties: { up: { type: "string", format: "binary" } } } },
    });
    const both = ["multipart/form-data", "application/x-www-form-urlencoded"];
    expect(Object.keys((await contentOf([field], { consumes: both })) as object)).toEqual(both);
    expect(await contentOf([list, { ...list, name: "m", collectionFormat: "multi" }])).toMatchObject({
      "application/x-www-form-urlencoded": { encoding: { l: { style: "form", explode: false } } },
    });
  });

  test("there is one of: others are reported", async () => {
    const parameters = [body, { name: "f", in: "formData", type: "string" }];
    const loaded = await loadText(documentOf({ paths: { "/a": { post: { parameters, responses: answers } } } }));
    expect(loaded.findings[1]).toMatchObject({ code: "QUIRK_SWAGGER_LOSS" });
  });
});

describe("a response (Response Object)", () => {
  const responseOf = async (response: JsonObject, parts: JsonObject = {}) =>
    ((await operationOf({ responses: { "200": response }, ...parts }, { produces: ["a/b"] }))["responses"] as JsonObject)["200"]; // prettier-ignore

  test("is what the operation produces, or else the document", async () => {
    const response = { description: "d", schema: { type: "string" }, examples: { "a/b": "x" }, headers: { H: { type: "integer" } } }; // prettier-ignore
    expect(await responseOf(response)).toEqual({
      description: "d",
      headers: { H: { schema: { type: "integer" } } },
      content: { "a/b": { schema: { type: "string" }, example: "x" } },
    });
    expect(await responseOf(response, { produces: ["c/d"] })).toMatchObject({ content: { "c/d": {} } });
    expect(await responseOf({ description: "d" })).toEqual({ description: "d" });
  });

  test("may be a file", async () => {
    expect(await responseOf({ description: "d", schema: { type: "file" } }, { produces: [] })).toMatchObject({
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    });
  });

  test("keeps its place among the others", async () => {
    const text = `swagger: "2.0"\npaths: { /a: { get: { responses: { default: { description: d }, 404: { description: n } } } } }`;
    const { document } = await loadText(text);
    expect(keysOf(resolvePointer(document, "#/paths/~1a/get/responses") as JsonObject)).toEqual(["default", "404"]);
  });
});

describe("a schema (Schema Object)", () => {
  const schemasOf = async (definitions: JsonObject) =>
    ((await convert({ definitions }))["components"] as JsonObject)["schemas"];

  test("says null, and by what a base is told apart, in the words of OpenAPI 3", async () => {
    const base = {
      type: "object",
      discriminator: "kind",
      properties: { kind: { type: "string", "x-nullable": true } },
    };
    const child = { allOf: [{ $ref: "#/definitions/Base" }], "x-ms-discriminator-value": "one" };
    expect(await schemasOf({ Base: base, Child: child })).toMatchObject({
      Base: {
        discriminator: { propertyName: "kind", mapping: { one: "#/components/schemas/Child" } },
        properties: { kind: { nullable: true } },
      },
      Child: { allOf: [{ $ref: "#/components/schemas/Base" }] },
    });
  });

  test.each(["用户", "a b", "x/y", "50%", "__proto__"])("called %s keeps its name", async (name) => {
    const pointer = name.replaceAll("/", "~1");
    const schemas = await schemasOf(JSON.parse(`{${JSON.stringify(name)}: {"type": "string"}, "A": {"$ref": ${JSON.stringify(`#/definitions/${pointer}`)}}}`) as JsonObject); // prettier-ignore
    expect(Object.keys(schemas as object)).toEqual([name, "A"]);
    expect(schemas).toMatchObject({ A: { $ref: `#/components/schemas/${pointer}` } });
  });
});

test("security schemes have the names of OpenAPI 3 (Security Scheme Object)", async () => {
  const urls = { authorizationUrl: "https://a.example", tokenUrl: "https://b.example", scopes: { read: "r" } };
  const key = { type: "apiKey", in: "header", name: "X" };
  const oauth = { type: "oauth2", flow: "accessCode", description: "d", ...urls };
  const { components } = await convert({ securityDefinitions: { basic: { type: "basic" }, key, oauth } });
  expect(components).toMatchObject({
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      key,
      oauth: { type: "oauth2", description: "d", flows: { authorizationCode: urls } },
    },
  });
});

test("references lead to where their parts are now, wherever these were", async () => {
  const ref = ($ref: string) => ({ description: "d", schema: { $ref } });
  const responses = {
    "200": { description: "d", schema: { type: "string" } },
    "201": ref("#/paths/~1a/get/responses/200/schema"),
    "202": { $ref: "#/responses/Shared" },
    "203": ref("#/responses/Shared/schema"),
  };
  const shared = { Shared: { description: "d", schema: { type: "integer" } } };
  const document = await convert({ paths: { "/a": { get: { responses } } }, responses: shared });
  const at = (status: string) => `#/paths/~1a/get/responses/${status}`;
  const schema = (status: string) => resolvePointer(document, `${at(status)}/content/application~1json/schema`);
  expect(schema("201")).toEqual({ $ref: `${at("200")}/content/application~1json/schema` });
  expect(resolvePointer(document, at("202"))).toEqual({ $ref: "#/components/responses/Shared" });
  expect(schema("203")).toEqual({ $ref: "#/components/responses/Shared/content/application~1json/schema" });
});

test("paths that an extension has join the others (x-ms-paths)", async () => {
  const item = { get: { operationId: "a", responses: answers } };
  const { paths } = await convert({ paths: { "/a": item }, "x-ms-paths": { "/a?b=c": item } });
  expect(Object.keys(paths as object)).toEqual(["/a", "/a?b=c"]);
});

test("findings have the places and pointers of the document as it is", async () => {
  const text = `swagger: "2.0"
info: { title: T, version: "1" }
paths:
  /a:
    post:
      parameters:
        - { name: f, in: formData, type: wrong }
        - { name: p, in: query, type: wrong }
      responses:
        200: { description: d, schema: { type: wrong } }
definitions:
  D: { properties: { x: { type: wrong } } }
`;
  const loaded = await loadText(text);
  const { findings } = parse(loaded);
  const shown = findings
    .filter(({ code }) => code === "QUIRK_SCHEMA")
    .map(({ pointer = "" }) => [loaded.original?.(pointer), loaded.locate(pointer).line]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ["#/paths/~1a/post/parameters/0", 7],
      ["#/paths/~1a/post/parameters/1/schema", 8],
      ["#/paths/~1a/post/responses/200/schema", 10],
      ["#/definitions/D/properties/x", 12],
    ]),
  );
});

test("other documents may be Swagger, too, and refer back", () =>
  inFolder(
    {
      "a.json": documentOf({
        paths: {
          "/a": {
            get: {
              parameters: [{ $ref: "b.json#/parameters/Limit" }],
              responses: { "200": { description: "d", schema: { $ref: "b.json#/definitions/B" } } },
            },
          },
        },
        definitions: { Root: { type: "object" } },
      }),
      "b.json": documentOf({
        parameters: { Limit: { name: "limit", in: "query", type: "integer" } },
        definitions: {
          B: { properties: { self: { $ref: "#/definitions/B" }, root: { $ref: "a.json#/definitions/Root" } } },
        },
      }),
    },
    async (folder) => {
      const { document } = await load({ kind: "file", path: join(folder, "a.json") }, { allowRefs: [folder] });
      expect(document["components"]).toEqual({
        parameters: { Limit: { name: "limit", in: "query", schema: { type: "integer" } } },
        schemas: {
          Root: { type: "object" },
          B: {
            properties: { self: { $ref: "#/components/schemas/B" }, root: { $ref: "#/components/schemas/Root" } },
          },
        },
      });
    },
  ));
