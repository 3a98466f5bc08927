/** Security schemes of a document that are not right: what is left out. */
import { expect, test } from "@jest/globals";
import { type JsonObject, operation, parseDocument } from "./support.js";

const at = "#/components/securitySchemes/S";

function parseScheme(scheme: JsonObject) {
  return parseDocument({ components: { securitySchemes: { S: scheme, Other: { type: "mutualTLS" } } } });
}

const oauth2 = (flows: JsonObject) => ({ type: "oauth2", flows });
const password = { tokenUrl: "/t", scopes: {} };
const kept = { flow: "password", tokenUrl: "/t", scopes: [] };

test.each<[string, JsonObject, string, unknown]>([
  ["a flow without a URL", oauth2({ password, implicit: {} }), "/flows/implicit", [kept]],
  [
    "a flow without its second URL",
    oauth2({ password, authorizationCode: { tokenUrl: "/t" } }),
    "/flows/authorizationCode",
    [kept],
  ],
  [
    "a flow to a script",
    oauth2({ password, implicit: { authorizationUrl: "javascript:x()" } }),
    "/flows/implicit/authorizationUrl",
    [kept],
  ],
  [
    "a flow with a password in its URL",
    oauth2({ password, clientCredentials: { tokenUrl: "https://a:b@h/" } }),
    "/flows/clientCredentials/tokenUrl",
    [kept],
  ],
  [
    "a URL to refresh that is none",
    oauth2({ password: { ...password, refreshUrl: "file:///x" } }),
    "/flows/password/refreshUrl",
    [kept],
  ],
  ["a flow that is text", oauth2({ password, implicit: "x" }), "/flows/implicit", [kept]],
  ["a flow of a later OpenAPI", oauth2({ password, deviceAuthorization: {} }), "/flows/deviceAuthorization", [kept]],
  ["scopes that are a list", oauth2({ password: { ...password, scopes: ["a"] } }), "/flows/password/scopes", [kept]],
  ["flows that are none", oauth2({}), "/flows", []],
])("left out: %s", (_, scheme, pointer, flows) => {
  const { api, findings } = parseScheme(scheme);
  expect(api.securitySchemes[0]).toMatchObject({ name: "S", type: "oauth2", flows });
  expect(findings).toMatchObject([{ code: "QUIRK_SECURITY", pointer: at + pointer }]);
});

test.each<[string, JsonObject, string]>([
  ["an HTTP scheme of two words", { type: "http", scheme: "bearer token" }, "/scheme"],
  ["an HTTP scheme with a line break", { type: "http", scheme: "a\r\nHost: b" }, "/scheme"],
  ["a query parameter without a name", { type: "apiKey", in: "query", name: "" }, "/name"],
  ["a key in a header with a line break", { type: "apiKey", in: "header", name: "a\nb" }, "/name"],
  ["a key in a header of several words", { type: "apiKey", in: "header", name: "Our Secret Key" }, "/name"],
  ["a key in a cookie without a name", { type: "apiKey", in: "cookie", name: " " }, "/name"],
  ["OpenID at a script", { type: "openIdConnect", openIdConnectUrl: "javascript:x()" }, "/openIdConnectUrl"],
])("the whole scheme is left out: %s", (_, scheme, pointer) => {
  const { api, findings } = parseScheme(scheme);
  expect(api.securitySchemes.map(({ name }) => name)).toEqual(["Other"]);
  expect(findings).toMatchObject([{ code: "QUIRK_SECURITY", pointer: at + pointer }]);
});

test("spaces around the name of a key are not sent (RFC 9110, section 5.6.2)", () => {
  const { api, findings } = parseScheme({ type: "apiKey", in: "header", name: " X-Key " });
  expect(api.securitySchemes[0]).toEqual({ name: "S", type: "apiKey", in: "header", parameterName: "X-Key" });
  expect(findings).toMatchObject([{ code: "QUIRK_SECURITY", pointer: `${at}/name` }]);
});

test("an operation that asks for a scheme that is left out takes any other", () => {
  const { api } = parseDocument({
    paths: { "/a": { get: operation({ security: [{ S: [] }] }) } },
    components: { securitySchemes: { S: { type: "http", scheme: "" }, Other: { type: "mutualTLS" } } },
  });
  expect(api.operations[0]?.security).toEqual([[{ scheme: "Other", scopes: [] }]]);
});

test.each<[string, JsonObject, string, RegExp]>([
  ["no type", {}, "", /`S` has no `type`/],
  ["a type that is a list", { type: [] }, "/type", /must be a string/],
  ["a type of its own", { type: "magic" }, "/type", /`magic` is not a type.*apiKey/],
  ["a key without a place", { type: "apiKey", name: "k" }, "", /no `in`/],
  ["a key in a header without a name", { type: "apiKey", in: "header" }, "", /no `name`/],
  ["a key in the body", { type: "apiKey", in: "body", name: "a" }, "/in", /query, header or cookie/],
  ["http without a scheme", { type: "http" }, "", /no `scheme`/],
  ["OpenID without a URL", { type: "openIdConnect" }, "", /no `openIdConnectUrl`/],
])("what is no scheme is left out (OpenAPI 3.1, section 4.8.27): %s", (_, scheme, pointer, message) => {
  const { api, findings } = parseScheme(scheme);
  expect(api.securitySchemes.map(({ name }) => name)).toEqual(["Other"]);
  expect(findings).toEqual([
    { code: "QUIRK_SECURITY", pointer: at + pointer, message: expect.stringMatching(message) },
  ]);
});

test.each<[string, JsonObject, string, JsonObject]>([
  ["flows that are a list", { type: "oauth2", flows: [] }, "/flows", { type: "oauth2", flows: [] }],
  ["basic, a type of OpenAPI 2.0", { type: "basic" }, "/type", { type: "http", scheme: "basic" }],
])("what was meant is used: %s", (_, scheme, pointer, want) => {
  const { api, findings } = parseScheme(scheme);
  expect(api.securitySchemes[0]).toEqual({ name: "S", ...want });
  expect(findings).toMatchObject([{ code: "QUIRK_SECURITY", pointer: at + pointer }]);
});

test("fields that OpenAPI does not know are none of our business in a document of somebody else's", () => {
  const { api, findings } = parseScheme({ type: "http", scheme: "basic", beareFormat: 1, obsolete: true });
  expect(api.securitySchemes[0]).toEqual({ name: "S", type: "http", scheme: "basic" });
  expect(findings).toEqual([]);
});
