import { describe, expect, test } from "@jest/globals";
import { authReleases, authOf, allAuth } from "../../../../generator/emit/docs/reference/auth.js";
import {
  apisOf,
  defaultOperationId,
  type OperationLanguage,
} from "../../../../generator/emit/docs/reference/operations.js";
import { hostAndPath, hostOrPath, pathOnly } from "../../../../generator/emit/docs/reference/server.js";
import { camelize, sanitizeName, underscore } from "../../../../generator/emit/docs/reference/words.js";
import { openApi } from "../../../support/openapi.js";

const language: OperationLanguage = {
  tagName: (tag) => camelize(sanitizeName(tag, "since-7")),
  operationName: (id) => underscore(sanitizeName(id, "since-7"), "since-5"),
  sanitizeName: (name) => sanitizeName(name, "since-7"),
  auth: authReleases["7"],
  rangesLast: true,
};

function operationsOf(yaml: string, more: Partial<OperationLanguage> = {}) {
  return apisOf(openApi(yaml), { ...language, ...more });
}

const ok = "responses: { 200: { description: ok } }";

describe("operations", () => {
  test("are grouped by tag and sorted by name, whatever the order of the paths", () => {
    const apis = operationsOf(`paths:
  /b: { get: { operationId: listB, tags: [zeta, DAG Run], ${ok} } }
  /a: { get: { operationId: listA, tags: [zeta], ${ok} }, delete: { operationId: dropA, ${ok} } }`);
    expect(apis.map(({ tag, operations }) => [tag, operations.map(({ name }) => name)])).toEqual([
      ["DAGRun", ["list_b"]],
      ["Default", ["drop_a"]],
      ["Zeta", ["list_a", "list_b"]],
    ]);
  });

  test("of one name are told apart by a number", () => {
    const [api] = operationsOf(`paths:
  /a: { get: { operationId: same_op, ${ok} } }
  /b: { get: { operationId: sameOp, ${ok} } }
  /c: { get: { operationId: sameOP, ${ok} } }`);
    expect(api?.operations.map(({ name, path }) => `${name} ${path}`)).toEqual([
      "same_op /a",
      "same_op_0 /b",
      "same_op_1 /c",
    ]);
  });

  test("marked x-internal are left out", () => {
    const apis = operationsOf(`paths: { /a: { get: { x-internal: true, ${ok} }, put: { operationId: b, ${ok} } } }`);
    expect(apis.flatMap(({ operations }) => operations.map(({ name }) => name))).toEqual(["b"]);
  });

  test.each([
    ["/", "get", "rootGet"],
    ["/alpha", "get", "alphaGet"],
    ["/dags/{dag_id}", "patch", "dagsDagIdPatch"],
    ["/dags/~/dag-runs", "post", "dags~DagRunsPost"],
  ])("%s %s without an operationId is %s", (path, method, want) => {
    expect(defaultOperationId(path, method)).toBe(want);
  });

  test("have their own parameters first, then those of the path that they do not override", () => {
    const [api] = operationsOf(`paths:
  /a:
    parameters: [{ name: p, in: query, description: path, schema: {} }, { $ref: '#/components/parameters/Limit' }]
    get: { parameters: [{ name: p, in: query, description: own, schema: {} }, { name: q, in: query, schema: {} }], ${ok} }
components: { parameters: { Limit: { name: limit, in: query, schema: { type: integer } } } }`);
    const [operation] = api?.operations ?? [];
    expect(operation?.parameters.map(({ name, description }) => [name, description])).toEqual([
      ["p", "own"],
      ["q", undefined],
      ["limit", undefined],
    ]);
  });

  test("list responses as written; ranges and default go last since 7.x", () => {
    const yaml = `paths: { /a: { get: { responses: {
      default: { description: d }, 4XX: { description: r }, 404: { description: n }, 200: { description: o } } } } }`;
    const codes = (rangesLast: boolean) =>
      operationsOf(yaml, { rangesLast })[0]?.operations[0]?.responses.map(({ code }) => code);
    expect(codes(true)).toEqual(["404", "200", "4XX", "0"]);
    expect(codes(false)).toEqual(["0", "4XX", "404", "200"]);
  });

  test("return what the lowest 2xx response has, or default", () => {
    const resultOf = (responses: string) =>
      operationsOf(`paths: { /a: { get: { responses: { ${responses} } } } }`)[0]?.operations[0]?.result?.type;
    const body = (type: string) => `{ description: x, content: { application/json: { schema: { type: ${type} } } } }`;
    expect(resultOf(`201: ${body("string")}, 200: ${body("integer")}`)).toBe("integer");
    expect(resultOf(`404: ${body("string")}, default: ${body("boolean")}`)).toBe("boolean");
    expect(resultOf(`404: ${body("string")}`)).toBeUndefined();
  });

  test("consume and produce in order, once each", () => {
    const [operation] =
      operationsOf(`paths:
  /a:
    post:
      requestBody: { content: { '*/*': {}, application/xml: {}, application/json: {} } }
      responses:
        200: { description: a, content: { application/json: {}, text/plain: {} } }
        400: { description: b, content: { application/problem+json: {}, application/json: {} } }`)[0]?.operations ?? [];
    expect(operation?.consumes).toEqual(["application/xml", "application/json"]);
    expect(operation?.produces).toEqual(["application/json", "text/plain", "application/problem+json"]);
  });

  test.each([
    ["multipart/form-data", "form"],
    ["application/x-www-form-urlencoded; charset=utf-8", "form"],
    ["application/json", "body"],
  ])("with a body of %s have a %s", (type, want) => {
    const [api] = operationsOf(`paths: { /a: { post: { requestBody: { content: { '${type}': {} } }, ${ok} } } }`);
    expect(api?.operations[0]?.body?.kind).toBe(want);
  });
});

describe("security", () => {
  const { securitySchemes } = openApi(`components:
  securitySchemes:
    OAuth2PasswordBearer: { type: oauth2, flows: { password: { tokenUrl: /t, scopes: {} }, authorizationCode: { tokenUrl: /t, authorizationUrl: /a, scopes: {} } } }
    HTTPBearer: { type: http, scheme: Bearer }
    Basic: { type: http, scheme: basic }
    Kerberos: { type: http, scheme: negotiate }
    Open: { type: openIdConnect, openIdConnectUrl: https://x.test }`);
  const all = securitySchemes.map(({ name }) => [{ scheme: name, scopes: [] }]);

  test.each([
    ["4.3", ["Basic", "HTTPBearer", "Kerberos", "OAuth2PasswordBearer", "Open"]],
    ["5", ["Basic", "HTTPBearer", "Kerberos", "OAuth2PasswordBearer", "OAuth2PasswordBearer"]],
    ["7", ["Basic", "Kerberos", "OAuth2PasswordBearer", "OAuth2PasswordBearer", "HTTPBearer", "Open"]],
  ] as const)("of an operation in %s: %j", (era, want) => {
    expect(authOf(all, securitySchemes, authReleases[era]).map(({ name }) => name)).toEqual(want);
  });

  test("of an operation is by name, but a hash order in 7.x; unknown names are dropped", () => {
    const some = [
      [{ scheme: "HTTPBearer", scopes: [] }],
      [{ scheme: "Nobody", scopes: [] }],
      [{ scheme: "OAuth2PasswordBearer", scopes: [] }],
    ];
    const names = (era: keyof typeof authReleases) => [
      ...new Set(authOf(some, securitySchemes, authReleases[era]).map(({ name }) => name)),
    ];
    expect(names("5")).toEqual(["HTTPBearer", "OAuth2PasswordBearer"]);
    expect(names("7")).toEqual(["OAuth2PasswordBearer", "HTTPBearer"]);
  });

  test("of a README comes as the document has it in 7.x", () => {
    const names = allAuth(securitySchemes, authReleases["7"]).map(({ name }) => name);
    expect([...new Set(names)]).toEqual(["OAuth2PasswordBearer", "HTTPBearer", "Basic", "Kerberos", "Open"]);
  });

  test("names what no client can send, and null, as they are written", () => {
    const scheme = (yaml: string) => openApi(`components: { securitySchemes: { It: ${yaml} } }`).securitySchemes[0];
    expect(scheme("{ type: apiKey, in: header, name: My key }")).toMatchObject({
      in: "header",
      parameterName: "My key",
    });
    expect(scheme("{ type: apiKey, in: cookie, name: ' a' }")).toMatchObject({ in: "cookie", parameterName: " a" });
    expect(scheme("{ type: http, scheme: a b }")).toMatchObject({ type: "http", scheme: "a b" });
    expect(scheme("{ type: openIdConnect }")).toMatchObject({ type: "openIdConnect" });
    expect(scheme("{ type: oauth2, flows: { implicit: { scopes: { a: null, b: c } } } }")).toMatchObject({
      flows: [
        {
          scopes: [
            { name: "a", description: "null" },
            { name: "b", description: "c" },
          ],
        },
      ],
    });
    expect(scheme("{ type: other }")).toBeUndefined();
  });

  test("`Bearer` is not `bearer` in 4.3", () => {
    const bearer = (era: keyof typeof authReleases) =>
      allAuth(securitySchemes, authReleases[era]).find(({ name }) => name === "HTTPBearer")?.isBearer;
    expect([bearer("4.3"), bearer("5"), bearer("7")]).toEqual([false, true, true]);
  });
});

describe("the base path", () => {
  test.each([
    ["[]", "http://localhost", "http://localhost", ""],
    ["[{ url: /api/v1 }]", "http://localhost/api/v1", "/api/v1", "/api/v1"],
    ["[{ url: 'https://h:8080/base/' }]", "https://h:8080/base", "https://h:8080/base", "/base"],
    ["[{ url: '//h/x' }]", "http://h/x", "http://h/x", "/x"],
    ["[{ url: h.test/x }]", "http://h.test/x", "http://h.test/x", "/x"],
    ["[{ url: 'https://{h}/x', variables: { h: { default: a.test } } }]", "https://a.test/x", "https://a.test/x", "/x"],
    ["[{ url: /a }, { url: 'https://h/b' }]", "http://localhost/a", "/a", "/a"],
    ["[{ url: /a/ }]", "http://localhost/a", "http://localhost/a", "/a"],
  ])("of servers %s", (servers, upTo53, from54, path) => {
    const spec = openApi(`servers: ${servers}`);
    expect([hostAndPath(spec), hostOrPath(spec), pathOnly(spec)]).toEqual([upTo53, from54, path]);
  });
});
