/** Info, tags and servers, field by field and nothing beside them. */
import { describe, expect, test } from "@jest/globals";
import { Failure, type Finding } from "../../generator/diagnostics.js";
import { parse } from "../../generator/parse/index.js";
import { document, type JsonObject, operation, parseDocument } from "./support.js";

test.each<[JsonObject, JsonObject]>([
  [{}, { title: "API", version: "0.0.0" }],
  [
    { title: [], version: {} },
    { title: "API", version: "0.0.0" },
  ],
  [{ title: false, version: 1, summary: "s", termsOfService: "t" }, { title: "false", version: "1", summary: "s", termsOfService: "t" }], // prettier-ignore
  [
    { contact: {}, license: {} },
    { title: "API", version: "0.0.0", contact: {}, license: { name: "" } },
  ],
  [
    { contact: "c", license: "l" },
    { title: "API", version: "0.0.0" },
  ],
  [{ license: { name: "n", url: "u", identifier: "i", more: "m" } }, { title: "API", version: "0.0.0", license: { name: "n", url: "u", identifier: "i" } }], // prettier-ignore
])("info %j", (info, want) => {
  expect(parseDocument({ info }).api.info).toStrictEqual(want);
});

describe("tags", () => {
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
  const tagsOf = (...tags: unknown[]) =>
    parseDocument({ tags, paths: { "/a": { get: operation({ tags: ["c"] }) } } }).api.tags;

  test.each<[unknown[], unknown[]]>([
    [[], [c]],
    [
      [c, a],
      [c, a],
    ],
    [
      [{}, { name: [] }, { name: 1 }],
      [{ name: "1" }, c],
    ],
    [[{ ...a, summary: "s", description: "d", kind: "k", more: 1, externalDocs: { url: "u" } }], [{ ...a, summary: "s", description: "d", kind: "k", externalDocs: { url: "u" } }, c]], // prettier-ignore
    [
      [{ ...a, parent: "b" }, b],
      [{ ...a, parent: "b" }, b, c],
    ],
    [[{ ...a, parent: "c" }], [{ ...a, parent: "c" }, c]],
    [
      [
        { ...a, parent: "b" },
        { ...b, parent: "c" },
      ],
      [{ ...a, parent: "b" }, { ...b, parent: "c" }, c],
    ],
    [[{ ...a, parent: "b" }], [a, c]],
    [[{ ...a, parent: "a", summary: "s" }], [{ ...a, summary: "s" }, c]],
    [
      [
        { ...a, parent: "b" },
        { ...b, parent: "a" },
      ],
      [a, b, c],
    ],
    [
      [
        { ...a, parent: "b" },
        { ...b, parent: "gone" },
      ],
      [a, b, c],
    ],
  ])("%j", (tags, want) => {
    expect(tagsOf(...tags)).toStrictEqual(want);
  });
});

test.each<[JsonObject, JsonObject]>([
  [{}, { url: "/", variables: [] }],
  [
    { url: 1, name: "n", description: "d", more: 1 },
    { url: "1", name: "n", description: "d", variables: [] },
  ],
  [
    { url: "/{v}", variables: { v: {} } },
    { url: "/{v}", variables: [{ name: "v", default: "" }] },
  ],
  [{ url: "/{v}", variables: { v: { default: 1, enum: [1, "2"], description: "d" } } }, { url: "/{v}", variables: [{ name: "v", default: "1", enum: ["1", "2"], description: "d" }] }], // prettier-ignore
  [
    { url: "/{v}", variables: { v: { enum: "a" } } },
    { url: "/{v}", variables: [{ name: "v", default: "" }] },
  ],
])("the server %j", (server, want) => {
  expect(parseDocument({ servers: [server] }).api.servers).toStrictEqual([want]);
});

function failureOf(read: () => unknown): readonly Finding[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error.findings;
    throw error;
  }
  return [];
}

test("what was found before is told first, and places are those that people know", () => {
  const findings = [{ code: "QUIRK_SWAGGER" as const, message: "m", pointer: "#" }];
  const source = { document: document({ paths: { "/a": { get: operation({ tags: [] }) } } }), findings };
  const locate = (pointer: string) => ({ file: `at ${pointer}` });
  const codes = parse({ ...source, locate }).findings.map(({ code }) => code);
  expect(codes).toEqual(["QUIRK_SWAGGER", "QUIRK_TAG"]);
  const wrong = { document: document({ tags: 1 }), locate, original: (pointer: string) => `${pointer}/original` };
  const finding = { message: "`tags` must be a list.", pointer: "#/tags/original", place: { file: "at #/tags" } };
  expect(failureOf(() => parse(wrong))).toMatchObject([finding]);
});

test.each<[string, boolean]>([
  ["3.0.0", true],
  ["3.1", true],
  ["3.2.0-rc", true],
  ["3.3.0", false],
  ["3.10", false],
  ["3", false],
  ["13.0.0", false],
  ["2.0", false],
])("the version %s is one that is read: %s", (openapi, isRead) => {
  const read = () => parseDocument({ openapi });
  if (isRead) expect(read().api.openapi).toBe(openapi);
  else expect(read).toThrow(`\`openapi: ${openapi}\` is not 3.0.x, 3.1.x or 3.2.x.`);
});

describe("security schemes", () => {
  const schemesOf = (S: JsonObject) => parseDocument({ components: { securitySchemes: { S } } }).api.securitySchemes;
  const password = { tokenUrl: "/t" };
  const flow = { flow: "password", tokenUrl: "/t", scopes: [] };
  test.each<[JsonObject, JsonObject]>([
    [{ type: "mutualTLS", description: "d", deprecated: true }, { type: "mutualTLS", description: "d", deprecated: true }], // prettier-ignore
    [{ type: "mutualTLS", description: [], deprecated: "true" }, { type: "mutualTLS" }],
    [
      { type: "http", scheme: "x", bearerFormat: "b", name: "n" },
      { type: "http", scheme: "x", bearerFormat: "b" },
    ],
    [
      { type: "apiKey", in: "query", name: " a b " },
      { type: "apiKey", in: "query", parameterName: " a b " },
    ],
    [
      { type: "apiKey", in: "cookie", name: " c " },
      { type: "apiKey", in: "cookie", parameterName: "c" },
    ],
    [{ type: "openIdConnect", openIdConnectUrl: "https://i.example" }, { type: "openIdConnect", openIdConnectUrl: "https://i.example" }], // prettier-ignore
    [
      { type: "oauth2", flows: { password } },
      { type: "oauth2", flows: [flow] },
    ],
    [{ type: "oauth2", flows: { password }, oauth2MetadataUrl: "/m" }, { type: "oauth2", flows: [flow], oauth2MetadataUrl: "/m" }], // prettier-ignore
    [{ type: "oauth2", flows: { password: { ...password, refreshUrl: "/r", scopes: { a: "d", b: [], c: 1 } } } }, { type: "oauth2", flows: [{ ...flow, refreshUrl: "/r", scopes: [{ name: "a", description: "d" }, { name: "b", description: "" }, { name: "c", description: "1" }] }] }], // prettier-ignore
    [{ type: "oauth2", flows: { deviceAuthorization: { deviceAuthorizationUrl: "/d", ...password }, password } }, { type: "oauth2", flows: [flow, { flow: "deviceAuthorization", deviceAuthorizationUrl: "/d", tokenUrl: "/t", scopes: [] }] }], // prettier-ignore
  ])("%j", (scheme, want) => {
    expect(schemesOf(scheme)).toStrictEqual([{ name: "S", ...want }]);
  });
});

test("an operation asks for nothing but lists of texts, of schemes that there are", () => {
  const components = { securitySchemes: { A: { type: "mutualTLS" }, B: { type: "mutualTLS" } } };
  const security = [{ A: ["a", 1, {}], B: "b" }, { A: [], Gone: [] }, {}];
  const { api, findings } = parseDocument({ components, paths: { "/a": { get: operation({ security }) } } });
  expect(api.operations[0]?.security).toStrictEqual([
    [
      { scheme: "A", scopes: ["a"] },
      { scheme: "B", scopes: [] },
    ],
    [],
  ]);
  expect(findings.map(({ message }) => message)).toEqual(["There is no security scheme `Gone` that can be used."]);
});
