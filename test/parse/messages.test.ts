/** What people read of a mistake that is accepted: word for word, and nothing else beside it. */
import { expect, test } from "@jest/globals";
import { type JsonObject, operation, parseDocument, v30, v31, v32 } from "./support.js";

const schemas = (Tested: unknown, openapi = v31) => ({ openapi, components: { schemas: { Tested, Other: {} } } });
const tested = "#/components/schemas/Tested";
const other = { $ref: "#/components/schemas/Other" };
const item = (path: string, value: JsonObject, more: JsonObject = {}) => ({ ...more, paths: { [path]: value } });
const get = (parts: JsonObject, path = "/a", more: JsonObject = {}) => item(path, { get: operation(parts) }, more);
const content = (type: string) => get({ responses: { "200": { content: { [type]: {} } } } });
const parameters = (...all: JsonObject[]) =>
  get({ parameters: all.map((parts) => ({ in: "query", name: "p", schema: {}, ...parts })) }, "/a", { openapi: v32 });
const scheme = (S: JsonObject) => ({ components: { securitySchemes: { S } } });
const both = { oneOf: [other, { type: "object" }] };
const told = (discriminator: JsonObject) =>
  schemas({ ...both, discriminator: { propertyName: "k", ...discriminator } });

const a = (times: number) => "a".repeat(times);
const getA = "#/paths/~1a/get";
const inS = "#/components/securitySchemes/S";

/** A document, then code, message and pointer of each finding. */
type Row = [JsonObject, ...(readonly [string, string, string])[]];

// prettier-ignore
const table: Row[] = [
  [content("plain/text"), ["QUIRK_MEDIA_TYPE", "`\"plain/text\"` is read as `text/plain`.", `${getA}/responses/200/content/plain~1text`]],
  [content(`\n${a(90)}`), ["QUIRK_MEDIA_TYPE", `\`"\\n${a(79)}"\` is read as \`*/*\`.`, `${getA}/responses/200/content/\n${a(90)}`]],
  [schemas({ type: "string", format: "datetime" }), ["QUIRK_FORMAT", "`format: datetime` is read as `date-time`.", tested]],
  [schemas({ type: "string", nullable: true }), ["QUIRK_NULLABLE_31", "`nullable: true` in a 3.1 document is used.", tested]],
  [schemas({ type: "string", nullable: true }, v32), ["QUIRK_NULLABLE_31", "`nullable: true` in a 3.2 document is used.", tested]],
  [schemas({ ...other, description: "d", title: "t" }, v30), ["QUIRK_REF_SIBLING", "`description`, `title` beside a $ref: used.", tested]],
  [schemas({ type: "object", required: ["a", "b"] }), ["QUIRK_REQUIRED", "`a`, `b` is required, but not declared.", `${tested}/required`]],
  [schemas({ items: { anyOf: [{ required: ["a"], properties: {} }, other] } })],
  [schemas({ properties: { anyOf: { properties: {}, required: ["a"] } } }), ["QUIRK_REQUIRED", "`a` is required, but not declared.", `${tested}/properties/anyOf/required`]],
  [schemas({ type: "object", required: true }), ["QUIRK_REQUIRED", "`required` is not a list of names: it is ignored.", `${tested}/required`]],
  [schemas({ type: "text" }), ["QUIRK_SCHEMA", "`type: text` does not exist: the schema is read as any value.", tested]],
  [schemas({ type: "string", enum: [] }), ["QUIRK_SCHEMA", "An enum without values, or with lists or mappings, is ignored.", tested]],
  [schemas({ enum: [["a"], "b"] }), ["QUIRK_SCHEMA", "An enum without values, or with lists or mappings, is ignored.", tested]],
  [schemas({ type: "string", enum: ["a", null] }), ["QUIRK_NULL_ENUM", "Null is among the values, but not in the type.", tested]],
  [schemas({ type: ["string", "null"], enum: ["a", "b"] }), ["QUIRK_NULL_ENUM", "The schema is nullable, but null is not among its values.", tested]],
  [schemas({ type: "string", nullable: true, enum: ["a", "b"] }, v30), ["QUIRK_NULL_ENUM", "The schema is nullable, but null is not among its values.", tested]],
  [told({ mapping: { a: "Gone", b: "Other" } }), ["QUIRK_SCHEMA", "The discriminator maps `a` to a schema that is not one of its alternatives: it is ignored.", `${tested}/discriminator/mapping/a`]],
  [told({ mapping: { a: "Other" }, defaultMapping: "Other" })],
  [told({ mapping: { a: "Other" }, defaultMapping: "Gone" }), ["QUIRK_SCHEMA", "The default of the discriminator is not one of its alternatives: it is ignored.", `${tested}/discriminator/defaultMapping`]],
  [schemas({ allOf: [{ properties: { a: { type: "string" } } }, { properties: { a: { type: "integer" } } }] }), ["QUIRK_CONFLICT", "No value can match both this schema and the schema at `#/components/schemas/Tested/allOf/0/properties/a`.", `${tested}/allOf/1/properties/a`]],
  [schemas({ allOf: [{ $ref: tested }, other] }), ["QUIRK_REF", "This part of `allOf` points back to the schema that contains it.", `${tested}/allOf/0`]],
  [schemas({ anyOf: [{ $ref: tested }, other] }), ["QUIRK_REF", "This part of `anyOf` points back to the schema that contains it.", `${tested}/anyOf/0`]],
  [parameters({ in: "header", name: "Accept" }), ["QUIRK_HEADER_PARAMETER", "The header parameter `Accept` is ignored by clients.", `${getA}/parameters/0`]],
  [parameters({ in: "header", name: " X-Id " }), ["QUIRK_UNSENDABLE", "A header cannot have the name `\" X-Id \"`: sent as `X-Id`.", `${getA}/parameters/0`]],
  [parameters({ in: "cookie", name: "a b" }), ["QUIRK_UNSENDABLE", "A cookie cannot have the name `\"a b\"`: the parameter is left out.", `${getA}/parameters/0`]],
  [parameters({ in: "header", name: `${a(90)}\n` }), ["QUIRK_UNSENDABLE", `A header cannot have the name \`"${a(80)}"\`: sent as \`${a(90)}\`.`, `${getA}/parameters/0`]],
  [parameters({ in: "path" }), ["QUIRK_PATH_PARAMETER", "The path does not contain `{p}`: the parameter is left out.", `${getA}/parameters/0`]],
  [parameters({ in: "querystring" }, { in: "query", name: "o" }), ["QUIRK_QUERYSTRING", "`p` is the whole query, but there are other query parameters: all are sent.", `${getA}/parameters/0`]],
  [parameters({ in: "querystring" }, { in: "querystring", name: "o" }, { in: "querystring", name: "n" }), ["QUIRK_QUERYSTRING", "`o` is a second parameter for the whole query: it is left out.", `${getA}/parameters/1`], ["QUIRK_QUERYSTRING", "`n` is a second parameter for the whole query: it is left out.", `${getA}/parameters/2`]],
  [{ ...parameters({ in: "querystring" }), openapi: v31 }, ["QUIRK_OPENAPI_32", "`in: querystring` belongs to OpenAPI 3.2, but the document has version 3.1.", `${getA}/parameters/0`]],
  [{ ...parameters({ in: "querystring" }), openapi: v30 }, ["QUIRK_OPENAPI_32", "`in: querystring` belongs to OpenAPI 3.2, but the document has version 3.0.", `${getA}/parameters/0`]],
  [get({}, "/{p}"), ["QUIRK_PATH_PARAMETER", "`{p}` of the path is not declared: it is read as a string.", "#/paths/~1{p}/get/parameters"]],
  [get({}, "/a?b=c"), ["QUIRK_PATH", "A path key must be a path: `?b=c` is part of every request.", "#/paths/~1a?b=c"]],
  [get({}, "/a{?page,size}#x"), ["QUIRK_PATH", "A path key must be a path: an expansion such as `{?page}` is replaced by the query parameters, the part after `#` is not sent.", "#/paths/~1a{?page,size}#x"]],
  [get({}, "/a?b={c}#x"), ["QUIRK_PATH", "A path key must be a path: `?b={c}` is part of every request, the part after `#` is not sent.", "#/paths/~1a?b={c}#x"], ["QUIRK_PATH_PARAMETER", "`{c}` of the path is not declared: it is read as a string.", "#/paths/~1a?b={c}#x/get/parameters"]],
  [get({}, "a"), ["QUIRK_PATH", "The path `a` does not begin with a slash: a slash is added.", "#/paths/a"]],
  [get({}, a(90)), ["QUIRK_PATH", `The path \`${a(80)}\` does not begin with a slash: a slash is added.`, `#/paths/${a(90)}`]],
  [get({ responses: { ok: {} } }), ["QUIRK_STATUS", "`ok` is not an HTTP status, a range such as `4XX`, or `default`.", `${getA}/responses/ok`]],
  [get({ tags: undefined }), ["QUIRK_TAG", "GET /a has no tag.", getA]],
  [get({ tags: ["A", "B", 1] }), ["QUIRK_TAG", "GET /a has the tags `A`, `B`.", getA]],
  [get({ tags: ["A", 1] })],
  [get({ operationId: "" }), ["QUIRK_OPERATION_ID", "GET /a has no operationId.", getA]],
  [get({ security: [{ Gone: [], Lost: [] }] }), ["QUIRK_SECURITY", "There is no security scheme `Gone`, `Lost` that can be used.", `${getA}/security/0`]],
  [get({ requestBody: {} }), ["QUIRK_UNSENDABLE", "Browsers and Node send no body with GET: it is left out.", `${getA}/requestBody`]],
  [item("/a", { head: operation({ requestBody: {} }) }), ["QUIRK_UNSENDABLE", "Browsers and Node send no body with HEAD: it is left out.", "#/paths/~1a/head/requestBody"]],
  [item("/a", { get: operation(), trace: operation({ operationId: "t" }) }), ["QUIRK_UNSENDABLE", "Browsers and Node send no TRACE requests: the operation is left out.", "#/paths/~1a/trace"]],
  [item("/a", { get: operation(), additionalOperations: { Connect: operation() } }, { openapi: v32 }), ["QUIRK_UNSENDABLE", "Browsers and Node send no Connect requests: the operation is left out.", "#/paths/~1a/additionalOperations/Connect"]],
  [item("/a", { additionalOperations: { CONNECTED: operation(), RETRACE: operation({ operationId: "r" }) } }, { openapi: v32 })],
  [item("/a", { get: operation(), additionalOperations: { track: operation(), "A B": operation() } }, { openapi: v32 }), ["QUIRK_UNSENDABLE", "Browsers and Node send no track requests: the operation is left out.", "#/paths/~1a/additionalOperations/track"], ["QUIRK_UNSENDABLE", "Its name is not a valid HTTP method: the operation is left out.", "#/paths/~1a/additionalOperations/A B"]],
  [item("/a", { additionalOperations: { POST: operation() } }, { openapi: v32 }), ["QUIRK_METHOD", "`POST` belongs under `post` of the path, because it is not an additional operation.", "#/paths/~1a/additionalOperations/POST"]],
  [item("/a", { put: operation(), additionalOperations: { Put: operation({ operationId: "p" }) } }, { openapi: v32 }), ["QUIRK_METHOD", "`Put` belongs under `put` of the path, because it is not an additional operation.", "#/paths/~1a/additionalOperations/Put"]],
  [item("/a", { query: operation() }), ["QUIRK_OPENAPI_32", "`query` of a path belongs to OpenAPI 3.2, but the document has version 3.1.", "#/paths/~1a/query"]],
  [item("/a", { additionalOperations: { LINK: operation() } }, { openapi: v30 }), ["QUIRK_OPENAPI_32", "`additionalOperations` of a path belongs to OpenAPI 3.2, but the document has version 3.0.", "#/paths/~1a/additionalOperations"]],
  [item("/a", { get: operation(), query: "q", additionalOperations: [] })],
  [{ servers: [{ url: "wss://a.example" }] }, ["QUIRK_SERVER", "`wss://a.example` is not an address that requests can be sent to.", "#/servers/0"]],
  [{ servers: [{ url: `ws://${a(90)}` }] }, ["QUIRK_SERVER", `\`ws://${a(75)}\` is not an address that requests can be sent to.`, "#/servers/0"]],
  [{ tags: [{ name: "A", parent: "b" }] }, ["QUIRK_TAG_PARENT", "The parent `b` of the tag `A` is not a tag of the document, or its parents form a cycle.", "#/tags/0/parent"]],
  [{ tags: [{ name: "A", parent: "B" }, { name: "B", parent: "A" }] }, ["QUIRK_TAG_PARENT", "The parent `B` of the tag `A` is not a tag of the document, or its parents form a cycle.", "#/tags/0/parent"], ["QUIRK_TAG_PARENT", "The parent `A` of the tag `B` is not a tag of the document, or its parents form a cycle.", "#/tags/1/parent"]],
  [{ tags: [{ name: "A", parent: "B" }, { name: "B" }] }],
  [{ jsonSchemaDialect: `urn:${a(200)}` }, ["QUIRK_SCHEMA_DIALECT", `The dialect of the schemas is \`urn:${a(196)}\`.`, "#/jsonSchemaDialect"]],
  [{ jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema#" }],
  [{ jsonSchemaDialect: "http://spec.openapis.org/oas/3.12/dialect/2024-10-25" }],
  [{ jsonSchemaDialect: "see https://json-schema.org/draft/2020-12/schema" }, ["QUIRK_SCHEMA_DIALECT", "The dialect of the schemas is `see https://json-schema.org/draft/2020-12/schema`.", "#/jsonSchemaDialect"]],
  [{ jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema/more" }, ["QUIRK_SCHEMA_DIALECT", "The dialect of the schemas is `https://json-schema.org/draft/2020-12/schema/more`.", "#/jsonSchemaDialect"]],
  [{ webhooks: { done: { post: 1 } } }, ["QUIRK_CALLBACK", "An operation must be a mapping.", "#/webhooks/done/post"]],
  [{ webhooks: { done: 1 } }, ["QUIRK_CALLBACK", "A path must be a mapping.", "#/webhooks/done"]],
  [{ webhooks: [] }, ["QUIRK_CALLBACK", "`webhooks` must be a mapping.", "#/webhooks"]],
  [get({ callbacks: [] }), ["QUIRK_CALLBACK", "`callbacks` must be a mapping.", `${getA}/callbacks`]],
  [get({ callbacks: { done: { $ref: "#/components/callbacks/Gone" } } }), ["QUIRK_CALLBACK", "`#/components/callbacks/Gone` does not exist.", `${getA}/callbacks/done`]],
  [get({ callbacks: { done: { "{$url}": { post: operation({ tags: {} }) } } } }), ["QUIRK_CALLBACK", "`tags` must be a list.", `${getA}/callbacks/done/{$url}/post/tags`]],
  [get({ callbacks: { done: { "{$url}": { post: operation({ callbacks: { again: { "{$url}": { post: operation({ callbacks: { last: { "{$url}": { post: operation() } } } }) } } } }) } } } })],
  [get({ callbacks: { done: 1 } }), ["QUIRK_CALLBACK", "A callback must be a mapping.", `${getA}/callbacks/done`]],
  [get({ responses: { "200": { headers: { H: other } } } }, "/a", schemas({}))],
  [scheme({ type: "basic" }), ["QUIRK_SECURITY", "`type: basic` is the OpenAPI 2.0 form of `type: http` with `scheme: basic`.", `${inS}/type`]],
  [scheme({ type: "magic" }), ["QUIRK_SECURITY", "`magic` is not a type of security schemes. The types are apiKey, http, oauth2, openIdConnect, mutualTLS.", `${inS}/type`]],
  [scheme({ type: [] }), ["QUIRK_SECURITY", "The `type` of `S` must be a string.", `${inS}/type`]],
  [scheme({}), ["QUIRK_SECURITY", "The security scheme `S` has no `type`.", inS]],
  [scheme({ type: "apiKey", in: "body", name: "k" }), ["QUIRK_SECURITY", "The `in` of an apiKey scheme must be query, header or cookie.", `${inS}/in`]],
  [scheme({ type: "apiKey", in: "header", name: " k " }), ["QUIRK_SECURITY", "Spaces around the name of a header cannot be sent.", `${inS}/name`]],
  [scheme({ type: "apiKey", in: "cookie", name: " " }), ["QUIRK_SECURITY", "Spaces around the name of a cookie cannot be sent.", `${inS}/name`]],
  [scheme({ type: "apiKey", in: "query", name: "" }), ["QUIRK_SECURITY", "The `name` of `S` is empty.", `${inS}/name`]],
  [scheme({ type: "apiKey", in: "header", name: "a b" }), ["QUIRK_SECURITY", "`a b` cannot be the name of a header.", `${inS}/name`]],
  [scheme({ type: "apiKey", in: "query", name: " a b " })],
  [scheme({ type: "http", scheme: "a b" }), ["QUIRK_SECURITY", "`a b` cannot be an HTTP authentication scheme.", `${inS}/scheme`]],
  [scheme({ type: "openIdConnect", openIdConnectUrl: "urn:x" }), ["QUIRK_SECURITY", "The `openIdConnectUrl` of `S` must be an https: or http: URL without user and password, or a path on the server.", `${inS}/openIdConnectUrl`]],
  [scheme({ type: "oauth2" }), ["QUIRK_SECURITY", "`S` has no flow.", inS]],
  [scheme({ type: "oauth2", flows: { "x-note": {} } }), ["QUIRK_SECURITY", "`S` has no flow.", `${inS}/flows`]],
  [scheme({ type: "oauth2", flows: 1 }), ["QUIRK_SECURITY", "The `flows` of `S` must be a mapping.", `${inS}/flows`]],
  [scheme({ type: "oauth2", flows: { passwrd: {}, password: 1 } }), ["QUIRK_SECURITY", "`passwrd` is not an OAuth flow. The flows are implicit, password, clientCredentials, authorizationCode, deviceAuthorization.", `${inS}/flows/passwrd`], ["QUIRK_SECURITY", "`password` of `S` must be a mapping.", `${inS}/flows/password`]],
  [scheme({ type: "oauth2", flows: { authorizationCode: { tokenUrl: "/t" } } }), ["QUIRK_SECURITY", "The flow `authorizationCode` of `S` has no `authorizationUrl`.", `${inS}/flows/authorizationCode`]],
  [scheme({ type: "oauth2", flows: { deviceAuthorization: { tokenUrl: "/t" } } }), ["QUIRK_SECURITY", "The flow `deviceAuthorization` of `S` has no `deviceAuthorizationUrl`.", `${inS}/flows/deviceAuthorization`]],
  [scheme({ type: "oauth2", flows: { password: { tokenUrl: "/t", scopes: 1, refreshUrl: [] } } }), ["QUIRK_SECURITY", "The `refreshUrl` of `S` must be a string.", `${inS}/flows/password/refreshUrl`], ["QUIRK_SECURITY", "The `scopes` of `S` must be a mapping from names to descriptions.", `${inS}/flows/password/scopes`]],
  [scheme({ type: "oauth2", oauth2MetadataUrl: "urn:x", flows: { password: { tokenUrl: "/t" } } }), ["QUIRK_SECURITY", "The `oauth2MetadataUrl` of `S` must be an https: or http: URL without user and password, or a path on the server.", `${inS}/oauth2MetadataUrl`]],
  [{ paths: { "/a": { get: operation(), put: operation() } } }, ["QUIRK_OPERATION_DUPLICATE", "`get_a` of PUT /a is renamed to `get_a_2`, because GET /a has the same operationId.", "#/paths/~1a/put/operationId"]],
  [get({ responses: { "200": { $ref: "#/components/schemas/Tested" } } }, "/a", schemas({ type: "object" })), ["QUIRK_REF", "`#/components/schemas/Tested` points to an object of another kind: it is read as the schema of its content.", `${getA}/responses/200`]],
  [{ ...get({ requestBody: other }), ...item("/a", { put: operation({ requestBody: other }) }, schemas({})) }, ["QUIRK_REF", "`#/components/schemas/Other` points to an object of another kind: it is read as the schema of its content.", "#/paths/~1a/put/requestBody"]],
  [get({ parameters: [{ in: "query", name: "p", schema: { $ref: "#/components/responses/R" } }] }, "/a", { components: { responses: { R: { content: { "a/b": { schema: { type: "string" } } } } } } }), ["QUIRK_REF", "`#/components/responses/R` points to an object of another kind: it is read as the schema in it.", `${getA}/parameters/0/schema`]],
];

test.each<Row>(table)("%j", (parts, ...want) => {
  const { findings } = parseDocument(parts);
  expect(findings).toEqual(want.map(([code, message, pointer]) => ({ code, message, pointer })));
});
