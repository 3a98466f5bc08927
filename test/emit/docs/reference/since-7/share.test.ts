/** What the parser of the reference's 7.x takes for equal in a document of OpenAPI 3.1, and makes one thing of. */
import { describe, expect, test } from "@jest/globals";
import { parseDocument } from "../../../../parse/support.js";
import { readOpenApi } from "../../../../../generator/emit/docs/reference/read.js";
import { release7Of } from "../../../../../generator/emit/docs/reference/since-7/releases.js";
import { rewriteAsParsed } from "../../../../../generator/emit/docs/reference/since-7/resolve.js";
import type { OpenApi, SpecSchema } from "../../../../../generator/emit/docs/reference/openapi.js";
import { type JsonObject, operation, v31 } from "../../../../parse/support.js";
import { ref, response, text } from "../before-6/support.js";

const list = { type: "array", items: text };
const paths = { "/a": { get: operation() } };

function parsed(document: JsonObject, version = "7.24"): OpenApi {
  const { api } = parseDocument({ openapi: v31, ...document });
  const spec = readOpenApi(api);
  rewriteAsParsed(spec, release7Of(version, spec.openapi));
  return spec;
}

function property(spec: OpenApi, model: string, name: string): SpecSchema | undefined {
  return spec.schemas.get(model)?.properties?.get(name);
}

describe("a component is read again where it is referred to", () => {
  /** Whether the items of the list in the component are the text in another component. */
  const isShared = (more: JsonObject, version?: string): boolean => {
    const schemas = {
      Found: { type: "object", properties: { names: { ...list, ...more } } },
      Holder: { type: "object", properties: { found: ref("Found") } },
      Other: { type: "object", properties: { name: { anyOf: [text, { type: "null" }] } } },
    };
    const spec = parsed({ paths, components: { schemas } }, version);
    const items = property(spec, "Found", "names")?.items;
    expect(items).toBeDefined();
    return items === property(spec, "Other", "name")?.anyOf?.[0];
  };

  test.each<[string, JsonObject]>([
    ["nothing", {}],
    ["a text", { default: "a" }],
    ["a short integer", { example: 7 }],
    ["an extension with a list", { "x-more": [1.5] }],
    ["an enum of numbers", { enum: [1.5] }],
    ["a boolean", { const: true }],
  ])("%s is copied as it was: the copy equals it", (_, more) => expect(isShared(more)).toBe(false));

  test.each<[string, JsonObject]>([
    ["a list", { default: [] }],
    ["an object", { example: { a: 1 } }],
    ["a fraction", { default: 1.5 }],
    ["a long integer", { const: 12345678901 }],
    ["examples", { examples: ["a"] }],
    ["an enum of lists", { enum: [["a"]] }],
    ["null", { default: null }],
    ["an extension with null", { "x-more": { a: null } }],
  ])("%s is another thing in a copy", (_, more) => {
    expect(isShared(more)).toBe(true);
    expect(isShared(more, "7.13")).toBe(true);
  });
});

test("from 7.18 on, what comes before the first reference shares by itself", () => {
  const nullable = { anyOf: [text, { type: "null" }] };
  const query = (name: string, schema: JsonObject): JsonObject => ({ name, in: "query", schema });
  const parameters = [
    query("a", nullable),
    query("b", { ...nullable, title: "B" }),
    query("c", { ...nullable, title: "C" }),
  ];
  const found = (version: string): boolean[] => {
    const spec = parsed(
      {
        paths: {
          "/a": { get: operation({ parameters, responses: { 200: response(ref("A")) } }) },
          "/b": { get: operation({ parameters: [query("d", list)] }) },
        },
        components: { schemas: { A: { type: "object", properties: { name: text } } } },
      },
      version,
    );
    const schemas = [...spec.paths.values()].flatMap((item) => item.operations.get("get")?.parameters ?? []);
    const [a, b, c, d] = schemas.map(({ schema }) => schema?.anyOf?.[0] ?? schema?.items);
    return [a === b, b === c, c === d];
  };
  expect(found("7.13")).toEqual([false, true, true]);
  expect(found("7.18")).toEqual([false, true, false]);
});
