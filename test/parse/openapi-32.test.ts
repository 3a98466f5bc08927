/** What OpenAPI 3.2 adds. */
import { describe, expect, test } from "@jest/globals";
import { discriminatorValues } from "../../generator/ir/discriminators.js";
import { inTreeOrder, tagsAbove } from "../../generator/ir/tags.js";
import { type JsonObject, operation, operationOf, parseDocument } from "./support.js";

const openapi = "3.2.0";
const codesOf = (parts: JsonObject) => parseDocument({ openapi, ...parts }).findings.map(({ code }) => code);

describe("methods (section 4.8.9)", () => {
  const named = (operationId: string) => operation({ operationId });
  const methodsOf = (item: JsonObject, version = openapi) => {
    const { api, findings } = parseDocument({ openapi: version, paths: { "/a": item } });
    return [api.operations.map(({ id, method }) => `${method} ${id}`), findings.map(({ code }) => code)];
  };

  test("`query` and additional ones are read as written", () => {
    const additionalOperations = { LINK: named("link"), copy: named("copy") };
    expect(methodsOf({ query: named("find"), additionalOperations })).toEqual([
      ["QUERY find", "LINK link", "copy copy"],
      [],
    ]);
  });

  test.each(["CONNECT", "TRACE", "track", "two words", ""])("%j, which nobody can send, is left out", (method) => {
    expect(methodsOf({ get: named("get"), additionalOperations: { [method]: named("no") } })).toEqual([
      ["GET get"],
      expect.arrayContaining(["QUIRK_UNSENDABLE"]),
    ]);
  });

  test("one that has a field of its own is read as if it stood there, unless it does", () => {
    expect(methodsOf({ additionalOperations: { Post: named("a") } })).toEqual([["POST a"], ["QUIRK_METHOD"]]);
    const both = { post: named("a"), additionalOperations: { POST: named("b") } };
    expect(methodsOf(both)).toEqual([["POST a"], ["QUIRK_METHOD"]]);
  });

  test("are read in an earlier version, too, and reported", () => {
    expect(methodsOf({ query: named("find") }, "3.1.0")).toEqual([["QUERY find"], ["QUIRK_OPENAPI_32"]]);
    expect(methodsOf({ get: named("get"), query: "a word" }, "3.0.3")).toEqual([["GET get"], []]);
  });

  test("QUERY has a body", () => {
    const body = { content: { "application/json": { schema: {} } } };
    expect(operationOf({ query: operation({ requestBody: body }) }, { openapi }).requestBody).toBeDefined();
  });
});

describe("Tag Objects (section 4.8.22)", () => {
  const tags = [
    { name: "c", parent: "b", summary: "See", kind: "nav" },
    { name: "x" },
    { name: "b", parent: "a" },
    { name: "a" },
  ];

  test("have a summary, a parent and a kind", () => {
    expect(parseDocument({ openapi, tags }).api.tags[0]).toEqual(tags[0]);
  });

  test("are a tree", () => {
    const { api } = parseDocument({ openapi, tags });
    expect(inTreeOrder(api.tags).map(({ name }) => name)).toEqual(["x", "a", "b", "c", "A"]);
    expect(tagsAbove(api.tags, { name: "c", parent: "b" }).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test.each([
    ["nowhere", [{ name: "A", parent: "nowhere" }]],
    ["itself", [{ name: "A", parent: "A" }]],
    ["a tag below it", [{ name: "A", parent: "b" }, { name: "b", parent: "A" }]], // prettier-ignore
  ])("with the parent %s stand alone", (_, wrong) => {
    expect(codesOf({ tags: wrong })).toContain("QUIRK_TAG_PARENT");
    expect(parseDocument({ openapi, tags: wrong }).api.tags.flatMap(({ parent }) => parent ?? [])).toEqual([]);
  });
});

describe("the default of a discriminator (section 4.8.25)", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const apiOf = (defaultMapping: string) => {
    const discriminator = { propertyName: "kind", mapping: { cat: "Cat" }, defaultMapping };
    const schemas = { Pet: { oneOf: [ref("Cat"), ref("Other")], discriminator }, Cat: {}, Other: {} };
    return parseDocument({ openapi, components: { schemas } });
  };

  test.each(["Other", "#/components/schemas/Other"])("%s may have any value there", (name) => {
    const { api } = apiOf(name);
    expect(api.schemas[0]?.schema).toMatchObject({ discriminator: { default: "Other" } });
    expect([...discriminatorValues(api).keys()]).toEqual(["Cat"]);
  });

  test("that is no member is reported", () => {
    expect(apiOf("Dog").findings).toMatchObject([{ code: "QUIRK_SCHEMA" }]);
  });
});

test("a Security Scheme has the device flow, metadata and `deprecated` (sections 4.8.27 to 4.8.29)", () => {
  const urls = { deviceAuthorizationUrl: "https://id.example/device", tokenUrl: "https://id.example/token" };
  const scheme = {
    ...{ type: "oauth2", deprecated: true, oauth2MetadataUrl: "https://id.example/about" },
    flows: { deviceAuthorization: { ...urls, scopes: { read: "Read" } } },
  };
  const { api, findings } = parseDocument({ openapi, components: { securitySchemes: { S: scheme } } });
  expect(findings).toEqual([]);
  expect(api.securitySchemes).toEqual([
    {
      ...scheme,
      name: "S",
      flows: [{ flow: "deviceAuthorization", ...urls, scopes: [{ name: "read", description: "Read" }] }],
    },
  ]);
});

test("a media type may be a component (sections 4.8.7 and 4.8.14)", () => {
  const components = { mediaTypes: { M: { schema: { type: "string" }, examples: { a: { dataValue: "x" } } } } };
  const content = { "application/json": { $ref: "#/components/mediaTypes/M" } };
  const read = operationOf({ post: operation({ requestBody: { content } }) }, { openapi, components });
  expect(read.requestBody?.content).toMatchObject([{ schema: { kind: "string" }, example: "x" }]);
});

test("a response has a summary, and needs no description (section 4.8.17)", () => {
  const read = operationOf({ get: operation({ responses: { "200": { summary: "Found" } } }) }, { openapi });
  expect(read.responses).toMatchObject([{ summary: "Found", description: "" }]);
});

test("a server has a name (section 4.8.5)", () => {
  const servers = [{ url: "https://a.example", name: "prod" }];
  expect(parseDocument({ openapi, servers }).api.servers).toEqual([{ ...servers[0], variables: [] }]);
});

test.each([
  ["https://spec.openapis.org/oas/3.2/dialect/2025-09-17", []],
  ["https://json-schema.org/draft/2020-12/schema", []],
  ["http://json-schema.org/draft-07/schema#", ["QUIRK_SCHEMA_DIALECT"]],
])("jsonSchemaDialect %s (section 4.8.1)", (jsonSchemaDialect, want) => {
  expect(codesOf({ jsonSchemaDialect })).toEqual(want);
});
