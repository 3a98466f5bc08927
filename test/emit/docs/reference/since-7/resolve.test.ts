/** What the parser of the reference's 7.x does to a document. */
import { describe, expect, test } from "@jest/globals";
import { cloneOf, copyOf } from "../../../../../generator/emit/docs/reference/since-7/booleans.js";
import { type JsonObject, operation, v31 } from "../../../../parse/support.js";
import { listOf, plain, ref, response, text } from "../before-6/support.js";
import { byVersion, models30, specOf } from "./support.js";

const parameter = (name: string, place: string, parts: JsonObject = {}): JsonObject => ({
  name,
  in: place,
  schema: text,
  ...parts,
});

describe("parameters of an operation in OpenAPI 3.0", () => {
  const components = { parameters: { P: parameter("p", "query", { description: "P" }) } };
  const p = ref("P", "parameters");
  test.each<[string, readonly JsonObject[], readonly JsonObject[], Record<string, readonly string[]>]>([
    [
      "those of the path come first",
      [parameter("a", "query")],
      [parameter("b", "query")],
      { "7.13": ["a query", "b query"] },
    ],
    [
      "unless they are replaced",
      [parameter("a", "query"), parameter("c", "query")],
      [parameter("c", "query"), parameter("b", "query")],
      {
        "7.13": ["a query", "c query", "b query"],
      },
    ],
    ["references are followed", [p], [], { "7.13": ["p query P"] }],
    [
      "a reference wins over the same one",
      [p],
      [parameter("p", "query"), parameter("b", "query")],
      { "7.13": ["p query P", "b query"] },
    ],
    [
      "and once over the same name elsewhere",
      [p],
      [parameter("p", "header")],
      {
        "7.13": ["p query P"],
        "7.18": ["p query P", "p header"],
      },
    ],
  ])("%s", (_, path, own, want) => {
    const paths = { "/a": { parameters: path, get: operation({ parameters: own }) } };
    const found = (version: string) =>
      specOf({ paths, components }, version)
        .paths.get("/a")
        ?.operations.get("get")
        ?.parameters.map(({ name, in: place, description }) => [name, place, description ?? ""].join(" ").trim());
    expect(byVersion(found)).toEqual(want);
  });
});

test("responses of OpenAPI 3.0 are where they are used", () => {
  const paths = { "/a": { get: operation({ responses: { "404": ref("R", "responses") } }) } };
  const spec = specOf({ paths, components: { responses: { R: response(text) } } });
  expect(spec.paths.get("/a")?.operations.get("get")?.responses.get("404")).toBe(spec.responses.get("R"));
});

describe("types that are not said", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["with items", { items: text }, listOf(text)],
    ["with items, compositions are lost", { items: text, allOf: [ref("B")] }, listOf(text)],
    ["with additional properties", { additionalProperties: false }, { type: "object", additionalProperties: false }],
    ["an enum of numbers", { enum: [1, 2] }, { type: "number", enum: [1, 2] }],
    ["an enum of text", { enum: ["a"] }, { type: "string", enum: ["a"] }],
    [
      "a reference is only a reference",
      { ...ref("B"), type: "object", nullable: true },
      "→ B" as unknown as JsonObject,
    ],
  ])("%s", (_, given, want) => {
    expect(models30({ B: text, A: given })).toEqual({ B: text, A: want });
  });
});

describe("OpenAPI 3.1: what is equal is one thing, unless a component is copied whole", () => {
  const nullable = (description: string): JsonObject => ({ anyOf: [text, { type: "null" }], description });
  const model = { type: "object", properties: { a: text, b: text, c: nullable("from c") } };
  const use = (name: string): JsonObject => ({ get: operation({ responses: { "200": response(ref(name)) } }) });
  const propertiesOf = (paths: JsonObject, version: string): unknown =>
    plain(specOf({ openapi: v31, paths, components: { schemas: { A: model } } }, version).schemas.get("A")?.properties);
  const changed = { ...text, nullable: true };

  test("a component that nothing refers to: what holds for one text holds for all but the first", () => {
    expect(byVersion((version) => propertiesOf({ "/a": { get: operation() } }, version))).toEqual({
      "7.13": { a: text, b: changed, c: changed },
      "7.24": { a: text, b: { ...changed, description: "from c" }, c: { ...changed, description: "from c" } },
    });
  });

  test("a component that is referred to", () => {
    expect(byVersion((version) => propertiesOf({ "/a": use("A") }, version))).toEqual({
      "7.13": { a: text, b: text, c: changed },
      "7.24": { a: text, b: text, c: { ...changed, description: "from c" } },
    });
  });

  test.each<[string, JsonObject, Record<string, unknown>]>([
    [
      "until 7.18 the first boolean is all of them",
      { a: false, b: true },
      { "7.13": [false, false], "7.18": [false, true] },
    ],
    [
      "and so is a schema that says nothing",
      { a: true, b: {} },
      { "7.13": [true, true], "7.18": [true, {}], "7.24": [true, { nullable: true }] },
    ],
  ])("additional properties of a component that is referred to: %s", (_, values, want) => {
    const properties = Object.fromEntries(
      Object.entries(values).map(([name, additionalProperties]) => [name, { type: "object", additionalProperties }]),
    );
    const found = (version: string): unknown => {
      const schemas = { A: { type: "object", properties } };
      const { schemas: models } = specOf({ openapi: v31, paths: { "/a": use("A") }, components: { schemas } }, version);
      return [...(models.get("A")?.properties?.values() ?? [])].map(({ additionalProperties }) =>
        plain(additionalProperties),
      );
    };
    expect(byVersion(found)).toEqual(want);
  });
});

test("a member called __proto__ stays a member", () => {
  const value: unknown = JSON.parse('{ "__proto__": { "a": 1 } }');
  for (const copy of [cloneOf(value), copyOf(value)]) expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
});
