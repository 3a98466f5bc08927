/** What ends the run: word for word, and at which part. Where it stands in a text is in `bad-input.test.ts`. */
import { expect, test } from "@jest/globals";
import { Failure } from "../../generator/diagnostics.js";
import { type JsonObject, operation, parseDocument } from "./support.js";

function failuresOf(parts: JsonObject): readonly unknown[] {
  try {
    parseDocument(parts);
  } catch (error) {
    if (error instanceof Failure) return error.findings.map(({ code, message, pointer }) => [code, message, pointer]);
    throw error;
  }
  return [];
}

const get = (parts: JsonObject) => ({ paths: { "/a": { get: operation(parts) } } });
const post = (parts: JsonObject) => ({ paths: { "/a": { post: operation(parts) } } });
const schemas = (Tested: unknown) => ({ components: { schemas: { Tested } } });
const response = (parts: JsonObject) => get({ responses: { "200": parts } });
const getA = "#/paths/~1a/get";
const tested = "#/components/schemas/Tested";

test.each<[JsonObject, string, string]>([
  [{ components: [] }, "`components` must be a mapping.", "#/components"],
  [{ components: { schemas: 1 } }, "`schemas` must be a mapping.", "#/components/schemas"],
  [{ components: { securitySchemes: "a" } }, "`securitySchemes` must be a mapping.", "#/components/securitySchemes"],
  [{ components: { securitySchemes: { S: "a" } } }, "A security scheme must be a mapping.", "#/components/securitySchemes/S"], // prettier-ignore
  [{ info: [] }, "`info` must be a mapping.", "#/info"],
  [{ security: {} }, "`security` must be a list.", "#/security"],
  [{ security: ["a"] }, "A security requirement must be a mapping.", "#/security/0"],
  [{ servers: ["a"] }, "A server must be a mapping.", "#/servers/0"],
  [{ servers: [{ variables: [] }] }, "`variables` must be a mapping.", "#/servers/0/variables"],
  [{ servers: [{ variables: { v: "a" } }] }, "A server variable must be a mapping.", "#/servers/0/variables/v"],
  [{ tags: {} }, "`tags` must be a list.", "#/tags"],
  [{ tags: ["a"] }, "A tag must be a mapping.", "#/tags/0"],
  [{ paths: [] }, "`paths` must be a mapping.", "#/paths"],
  [{ paths: { "/a": [] } }, "A path must be a mapping.", "#/paths/~1a"],
  [{ paths: { "/a": { get: [] } } }, "An operation must be a mapping.", getA],
  [{ paths: { "/a": { parameters: {}, get: {} } } }, "`parameters` must be a list.", "#/paths/~1a/parameters"],
  [{ openapi: "3.2.0", paths: { "/a": { additionalOperations: [] } } }, "`additionalOperations` must be a mapping.", "#/paths/~1a/additionalOperations"], // prettier-ignore
  [get({ tags: "A" }), "`tags` must be a list.", `${getA}/tags`],
  [get({ parameters: ["a"] }), "A parameter must be a mapping.", `${getA}/parameters/0`],
  [get({ parameters: [{ name: [], in: "query" }] }), "A parameter has no `name`.", `${getA}/parameters/0`],
  [get({ parameters: [{ name: "p" }] }), "Parameter `p`: `in` must be path, query, querystring, header or cookie.", `${getA}/parameters/0`], // prettier-ignore
  [get({ parameters: [{ name: "p", in: "query", schema: "a" }] }), "A schema must be a mapping.", `${getA}/parameters/0/schema`], // prettier-ignore
  [get({ parameters: [{ name: "p", in: "query", content: [] }] }), "`content` must be a mapping.", `${getA}/parameters/0/content`], // prettier-ignore
  [post({ requestBody: [] }), "A request body must be a mapping.", "#/paths/~1a/post/requestBody"],
  [post({ requestBody: { content: { "a/b": { encoding: [] } } } }), "`encoding` must be a mapping.", "#/paths/~1a/post/requestBody/content/a~1b/encoding"], // prettier-ignore
  [post({ requestBody: { content: { "a/b": { encoding: { p: "a" } } } } }), "An encoding must be a mapping.", "#/paths/~1a/post/requestBody/content/a~1b/encoding/p"], // prettier-ignore
  [get({ responses: [] }), "`responses` must be a mapping.", `${getA}/responses`],
  [response([] as never), "A response must be a mapping.", `${getA}/responses/200`],
  [response({ content: { "a/b": "c" } }), "A media type must be a mapping.", `${getA}/responses/200/content/a~1b`],
  [response({ headers: [] }), "`headers` must be a mapping.", `${getA}/responses/200/headers`],
  [response({ headers: { H: "a" } }), "A header must be a mapping.", `${getA}/responses/200/headers/H`],
  [schemas("a"), "A schema must be a mapping.", tested],
  [schemas({ properties: [] }), "`properties` must be a mapping.", `${tested}/properties`],
  [schemas({ properties: { a: null } }), "A schema must be a mapping.", `${tested}/properties/a`],
  [schemas({ type: "object", patternProperties: [] }), "`patternProperties` must be a mapping.", `${tested}/patternProperties`], // prettier-ignore
  [schemas({ type: "array", prefixItems: {} }), "`prefixItems` must be a list.", `${tested}/prefixItems`],
  [schemas({ items: "a" }), "A schema must be a mapping.", `${tested}/items`],
  [schemas({ allOf: ["a"] }), "A schema must be a mapping.", `${tested}/allOf/0`],
])("SPEC_INVALID: %j", (parts, message, pointer) => {
  expect(failuresOf(parts)).toEqual([["SPEC_INVALID", message, pointer]]);
});

test("schemas may be nested, but not without end", () => {
  const nested = (depth: number): JsonObject => (depth === 0 ? {} : { items: nested(depth - 1) });
  expect(failuresOf(schemas(nested(196)))).toEqual([]);
  const pointer = `${tested}${"/items".repeat(197)}`;
  expect(failuresOf(schemas(nested(197)))).toEqual([["SPEC_LIMIT", "Schemas are nested more than 100 deep.", pointer]]);
});

test("schemas may be composed of others, but not of too many levels", () => {
  const composed = (depth: number): JsonObject => (depth === 0 ? {} : { anyOf: [composed(depth - 1), {}] });
  expect(failuresOf(schemas(composed(98)))).toEqual([]);
  const message = "It points through more than 100 other parts of the document.";
  expect(failuresOf(schemas(composed(100)))).toEqual([["SPEC_LIMIT", message, `${tested}${"/anyOf/0".repeat(100)}`]]);
});

test("schemas may stand for others, but not over too many", () => {
  const chain = (length: number): JsonObject => {
    const links = Array.from({ length }, (_, index) => [`S${index}`, { $ref: `#/components/schemas/S${index + 1}` }]);
    return { components: { schemas: { ...(Object.fromEntries(links) as JsonObject), [`S${length}`]: {} } } };
  };
  const message = "It points through more than 100 other parts of the document.";
  expect(failuresOf(chain(99))).toEqual([]);
  expect(failuresOf(chain(100))).toEqual([["SPEC_LIMIT", message, "#/components/schemas/S100"]]);
});

test.each<[JsonObject]>([
  [{ paths: {} }],
  [{ paths: undefined, components: {}, webhooks: {} }],
  [{ paths: { "x-a": { get: {} } } }],
])("SPEC_NO_PATHS: %j", (parts) => {
  const message = "The document has no path with an operation, no webhook and no schema.";
  expect(failuresOf(parts)).toEqual([["SPEC_NO_PATHS", message, "#"]]);
});

test.each<[JsonObject]>([
  [{ paths: undefined, components: { schemas: { S: {} } } }],
  [{ paths: undefined, webhooks: { done: { post: {} } } }],
])("a schema or a webhook is enough: %j", (parts) => {
  expect(failuresOf(parts)).toEqual([]);
});
