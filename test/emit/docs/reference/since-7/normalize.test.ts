/** What the normalizer of the reference's 7.x makes of schemas. */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, operation } from "../../../../parse/support.js";
import { listOf, mapOf, plain, ref, text } from "../before-6/support.js";
import { byVersion, models30, models31, specOf, property30, property31 } from "./support.js";

const a = ref("A");
const nothing = { type: "null" };
const nullable = { ...text, nullable: true };

describe("OpenAPI 3.0: a property, by the version from which on it is so", () => {
  test.each<[string, JsonObject, Record<string, unknown>]>([
    ["an enum of booleans", { type: "boolean", enum: [true] }, { "7.13": { type: "boolean" } }],
    ["what is said beside a reference", { ...a, description: "d" }, { "7.13": "→ A" }],
    ["a union of one", { oneOf: [a] }, { "7.13": "→ A" }],
    [
      "a union with null",
      { anyOf: [a, { nullable: true }], readOnly: true, description: "d" },
      {
        "7.13": "→ A",
        "7.18": { allOf: ["→ A"], nullable: true, readOnly: true },
        "7.24": { allOf: ["→ A"], nullable: true, readOnly: true, description: "d" },
      },
    ],
    [
      "text or null, as an enum",
      { oneOf: [text, { type: "string", enum: [null] }], description: "d" },
      { "7.13": nullable, "7.24": { ...nullable, description: "d" } },
    ],
    [
      "a union beside a primitive type",
      {
        ...text,
        oneOf: [
          { minLength: 1, ...text },
          { maxLength: 2, ...text },
        ],
      },
      { "7.13": text },
    ],
    [
      "a union of enums",
      {
        anyOf: [
          { ...text, enum: ["x"], title: "X" },
          { ...text, enum: ["y", "z"] },
        ],
      },
      {
        "7.13": "→ X_p",
        "7.18": { ...text, enum: ["x", "y", "z"], extensions: { "x-enum-descriptions": ["X", "", ""] } },
      },
    ],
    [
      "a union of enums of two types",
      {
        anyOf: [
          { ...text, enum: ["x"] },
          { type: "integer", enum: [1] },
        ],
      },
      { "7.13": "→ X_p" },
    ],
    [
      "all types",
      {
        oneOf: [text, { type: "integer" }, { type: "number" }, { type: "boolean" }, { type: "object" }, listOf(text)],
        description: "d",
        readOnly: true,
      },
      { "7.13": { description: "d" } },
    ],
    [
      "members that only describe",
      { allOf: [a, { description: "d", title: "t" }] },
      { "7.13": { allOf: ["→ A"] }, "7.18": { allOf: ["→ A"], description: "d", title: "t" } },
    ],
    ["members that only limit", { allOf: [a, { minProperties: 1 }] }, { "7.13": { allOf: ["→ A"] } }],
    [
      "an allOf of one plain type",
      { allOf: [{ ...text, format: "uuid" }], description: "d" },
      { "7.13": { ...text, format: "uuid" } },
    ],
    [
      "a list of a union with null, which stays",
      listOf({ anyOf: [a, { nullable: true }] }),
      {
        "7.13": listOf("→ X_p_inner"),
      },
    ],
    ["numbers as text", { ...text, enum: [1, "b"] }, { "7.13": { ...text, enum: ["1", "b"] } }],
  ])("%s", (_, given, want) => {
    expect(byVersion((version) => property30(given, version))).toEqual(want);
  });
});

describe("OpenAPI 3.1: a property, by the version from which on it is so", () => {
  test.each<[string, JsonObject, Record<string, unknown>]>([
    ["text or null", { type: ["string", "null"], title: "t" }, { "7.13": { ...nullable, title: "t" } }],
    ["text or null, as a union", { anyOf: [text, nothing], title: "t" }, { "7.13": nullable }],
    [
      "a reference with a description",
      { ...a, description: "d" },
      { "7.13": "→ A", "7.18": { allOf: ["→ A"], description: "d" } },
    ],
    [
      "a list",
      { ...listOf(text), title: "t", readOnly: true, maxItems: 2, pattern: "lost" },
      {
        "7.13": { ...listOf(text), maxItems: 2 },
        "7.19": { ...listOf(text), maxItems: 2, title: "t" },
        "7.21": { ...listOf(text), maxItems: 2, title: "t", readOnly: true },
      },
    ],
    ["two types", { type: ["string", "boolean"] }, { "7.13": "→ X_p" }],
    ["a const", { ...text, const: "c" }, { "7.13": { ...text, enum: ["c"] } }],
    ["a const without a type", { const: "c" }, { "7.13": {}, "7.18": { const: "c" } }],
    ["a description without a type", { description: "d" }, { "7.13": {} }],
    ["a title without a type", { title: "t" }, { "7.13": {}, "7.18": { title: "t" } }],
    ["only null", nothing, { "7.13": { nullable: true }, "7.18": nothing }],
    [
      "an exclusive limit",
      { type: "integer", exclusiveMinimum: 3 },
      {
        "7.13": { type: "integer", exclusiveMinimum: 3 },
        "7.21": { type: "integer", minimum: 3, exclusiveMinimum: true },
      },
    ],
    [
      "an exclusive limit that another one makes idle",
      { type: "integer", exclusiveMaximum: 9, maximum: 5 },
      { "7.13": { type: "integer", maximum: 5, exclusiveMaximum: 9 } },
    ],
    [
      "values of consts",
      { oneOf: [{ const: "x", title: "X" }, { const: "y" }] },
      {
        "7.13": { nullable: true, oneOf: [] },
        "7.24": { enum: ["x", "y"], extensions: { "x-enum-descriptions": ["X", ""] } },
      },
    ],
    [
      "a map of text or null",
      mapOf({ anyOf: [text, nothing] }),
      { "7.13": mapOf("→ X_p_value"), "7.24": mapOf(nullable) },
    ],
    [
      "a map of null",
      mapOf(nothing),
      { "7.13": mapOf({ nullable: true }), "7.18": mapOf(nothing), "7.24": mapOf({ nullable: true }) },
    ],
    [
      "bytes",
      { ...text, contentMediaType: "application/octet-stream; x=y" },
      {
        "7.13": { ...text, contentMediaType: "application/octet-stream; x=y" },
        "7.24": { ...text, contentMediaType: "application/octet-stream; x=y", format: "binary" },
      },
    ],
    ["an enum of booleans", { type: "boolean", enum: [true] }, { "7.13": { type: "boolean", enum: [true] } }],
    ["a list of anything", { type: "array" }, { "7.13": listOf({}) }],
  ])("%s", (_, given, want) => {
    expect(byVersion((version) => property31(given, version))).toEqual(want);
  });
});

describe("components, by the version from which on it is so", () => {
  test.each<[string, (schemas: JsonObject, version?: string) => unknown, JsonObject, Record<string, unknown>]>([
    [
      "properties beside an allOf",
      models30,
      { A: { type: "object" }, B: { allOf: [a], properties: { b: text }, required: ["b"], description: "d" } },
      {
        "7.13": {
          A: { type: "object" },
          B: { allOf: ["→ A"], properties: { b: text }, required: ["b"], description: "d" },
        },
        "7.18": {
          A: { type: "object" },
          B: { allOf: ["→ A", { type: "object", properties: { b: text }, required: ["b"], description: "d" }] },
        },
      },
    ],
    ["a list of itself", models30, { A: listOf(a) }, { "7.13": { A: listOf({}) } }],
    ["a map of itself", models30, { A: mapOf(a) }, { "7.13": { A: mapOf({}) } }],
    [
      "what else a map has: only looked at since",
      models30,
      { A: { ...mapOf(text), properties: { a: { oneOf: [{ ...text, minLength: 1 }] } } } },
      {
        "7.13": { A: { ...mapOf(text), properties: { a: "→ A_a" } }, A_a: { oneOf: [{ ...text, minLength: 1 }] } },
        "7.18": { A: { ...mapOf(text), properties: { a: { ...text, minLength: 1 } } } },
      },
    ],
    [
      "equal members of a union",
      models30,
      { A: { oneOf: [{ minLength: 1, ...text }, { ...text, minLength: 1 }, { type: "integer" }] } },
      {
        "7.13": { A: { oneOf: [{ minLength: 1, ...text }, { ...text, minLength: 1 }, { type: "integer" }] } },
        "7.18": { A: { oneOf: [{ ...text, minLength: 1 }, { type: "integer" }] } },
      },
    ],
    [
      "an object or null",
      models31,
      { A: { type: ["object", "null"], properties: { a: text } } },
      {
        "7.13": { A: { types: ["object", "null"], properties: { a: text } } },
        "7.24": { A: { type: "object", nullable: true, properties: { a: text } } },
      },
    ],
    [
      "enums and null",
      models31,
      { A: { anyOf: [{ ...text, enum: ["x"] }, { ...text, enum: ["y"] }, nothing] } },
      {
        "7.13": {
          A: {
            anyOf: [
              { ...text, enum: ["x"] },
              { ...text, enum: ["y"] },
            ],
            nullable: true,
          },
        },
        "7.18": { A: { type: "string", enum: ["x", "y"], nullable: true } },
      },
    ],
  ])("%s", (_, make, given, want) => {
    expect(byVersion((version) => make(given, version))).toEqual(want);
  });
});

test("a header that is a reference, where 7.18 gives up", () => {
  const schemas = { Y: { anyOf: [text, { nullable: true }] } };
  const headers = { H: { description: "d", schema: text } };
  const answer = { description: "d", headers: { "X-H": ref("H", "headers") } };
  const paths = { "/a": { get: operation({ responses: { "200": answer } }) } };
  const y = (version: string) => plain(specOf({ paths, components: { schemas, headers } }, version).schemas.get("Y"));
  expect(byVersion(y)).toEqual({
    "7.13": nullable,
    "7.18": { anyOf: [text, { nullable: true }] },
    "7.19": nullable,
  });
});
