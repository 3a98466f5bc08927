/** Examples: which value stands for a schema, limit by limit; and which of a document's own is not taken. */
import { describe, expect, test } from "@jest/globals";
import {
  exampleOf,
  exampleOfBody,
  exampleOfParameter,
  type ExampleValue,
  type Impossible,
  toJson,
} from "../../generator/ir/example/index.js";
import type { Json } from "../../generator/ir/model.js";
import { contextOf } from "../support/examples.js";
import { documentJudge, isImpossible, verdict } from "../support/json-schema.js";
import { document, type JsonObject, parseDocument, v31 } from "../parse/support.js";
import { json, oneOperation, ref } from "./support.js";

/** The example of the schema `Tested` among others. */
function unjudged(schema: unknown, openapi = v31, others: JsonObject = {}): ExampleValue | Impossible {
  const { api } = parseDocument({ openapi, components: { schemas: { Tested: schema, ...others } } });
  const tested = api.schemas[0]?.schema;
  if (tested === undefined) throw new Error("no schema");
  return exampleOf(contextOf(api), tested, { name: "it" });
}

/** The same, and what the validator says of it by the document. */
function made(schema: unknown, others: JsonObject = {}) {
  const example = unjudged(schema, v31, others);
  const judge = documentJudge(document({ components: { schemas: { Tested: schema, ...others } } }));
  return { example, verdict: verdict(judge("#/components/schemas/Tested"), example) };
}

const impossible = { kind: "impossible" };

/** As it is on the wire, tags aside. */
function wire(value: ExampleValue | Impossible): Json {
  return isImpossible(value) ? { ...value } : toJson(value);
}

type Row = readonly [given: JsonObject, want: Json];

function table(name: string, rows: readonly Row[], others: JsonObject = {}): void {
  describe(name, () => {
    test.each(rows.map(([given, want]) => [JSON.stringify(given), JSON.stringify(want), given] as const))(
      "%s: %s",
      (_, want, given) => {
        const found = made(given, others);
        expect(JSON.stringify(wire(found.example))).toBe(want);
        expect(found.verdict).toBe(want === JSON.stringify(impossible) ? "impossible" : undefined);
      },
    );
  });
}

const number = (limits: JsonObject = {}): JsonObject => ({ type: "number", ...limits });
const integer = (limits: JsonObject = {}): JsonObject => ({ type: "integer", ...limits });
const text = (limits: JsonObject = {}): JsonObject => ({ type: "string", ...limits });
const list = (items: unknown, limits: JsonObject = {}): JsonObject => ({ type: "array", items, ...limits });
const object = (properties: JsonObject, limits: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...limits,
});

table("numbers", [
  [number(), 1],
  [number({ minimum: 1 }), 1],
  [number({ minimum: 1.5 }), 1.5],
  [number({ maximum: 1 }), 1],
  [number({ maximum: 0.5 }), 0.5],
  [number({ maximum: -3 }), -3],
  [number({ minimum: 2, maximum: 2 }), 2],
  [number({ minimum: 3, maximum: 2 }), impossible],
  [number({ exclusiveMinimum: 0 }), 1],
  [number({ exclusiveMinimum: 1 }), 2],
  [number({ exclusiveMaximum: 1 }), 0],
  [number({ exclusiveMaximum: 1.5 }), 1],
  [number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), 0.5],
  [number({ exclusiveMinimum: 5, exclusiveMaximum: 6 }), 5.5],
  [number({ exclusiveMinimum: 5, exclusiveMaximum: 7.5 }), 6],
  [number({ exclusiveMinimum: 1, exclusiveMaximum: 1 }), impossible],
  [number({ minimum: 1, exclusiveMinimum: 1 }), 2],
  [number({ maximum: 1, exclusiveMaximum: 1 }), 0],
  [number({ exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }), 0.15],
  [number({ exclusiveMinimum: 1e300 }), 1.000001e300],
  [number({ multipleOf: 10 }), 10],
  [number({ multipleOf: 10, minimum: 11 }), 20],
  [number({ multipleOf: 10, exclusiveMinimum: 10 }), 20],
  [number({ multipleOf: 10, maximum: 9 }), 0],
  [number({ multipleOf: 10, exclusiveMaximum: 0 }), -10],
  [number({ multipleOf: 10, minimum: 1, maximum: 9 }), impossible],
  [number({ multipleOf: 0.1, minimum: 0.25, maximum: 0.45 }), 0.4],
  [number({ multipleOf: 0.3, exclusiveMinimum: 0.6, exclusiveMaximum: 1 }), 0.9],
  [integer(), 1],
  [integer({ minimum: 1.5 }), 2],
  [integer({ maximum: -0.5 }), -1],
  [integer({ exclusiveMinimum: 1 }), 2],
  [integer({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), impossible],
  [integer({ multipleOf: 1.5 }), 3],
  [integer({ multipleOf: 7, minimum: 700 }), 700],
  [number({ format: "int32", minimum: 1.5 }), 2],
  [number({ format: "int32", minimum: 3e9 }), impossible],
  [{ allOf: [integer({ multipleOf: 4 }), { multipleOf: 6 }] }, 12],
  [{ allOf: [integer(), { minimum: 5 }, { exclusiveMaximum: 7 }] }, 5],
  [{ minimum: 5 }, "it_example"],
]);

table("texts", [
  [text(), "it_example"],
  [text({ minLength: 10 }), "it_example"],
  [text({ minLength: 11 }), "it_example_"],
  [text({ minLength: 20 }), "it_example_example_e"],
  [text({ maxLength: 10 }), "it_example"],
  [text({ maxLength: 9 }), "it_exampl"],
  [text({ maxLength: 0 }), ""],
  [text({ minLength: 3, maxLength: 2 }), impossible],
  [text({ minLength: 1_000_000 }), impossible],
  [text({ format: "date-time" }), "2025-01-01T00:00:00Z"],
  [text({ format: "date" }), "2025-01-01"],
  [text({ format: "date", minLength: 11 }), impossible],
  [text({ format: "email", minLength: 20 }), "aaaauser@example.com"],
  [text({ format: "uri", maxLength: 5 }), "a:b"],
  [text({ format: "uri", minLength: 25 }), "https://example.com/aaaaa"],
  [text({ format: "duration", maxLength: 3 }), "P1D"],
  [text({ format: "hostname" }), "example.com"],
  [text({ format: "json-pointer" }), "/example"],
  [text({ format: "regex" }), "it_example"],
  [text({ format: "unknown" }), "it_example"],
  [text({ pattern: "^it" }), "it_example"],
  [text({ pattern: "^[a-z]+$" }), "a"],
  [text({ pattern: "^[a-z]+$", minLength: 3 }), "aaa"],
  [text({ pattern: "^[a-z]{3,5}$", minLength: 5 }), "aaaaa"],
  [text({ pattern: "^\\d{3}-\\d{4}$" }), "111-1111"],
  [text({ pattern: "^(cat|dog)s?$", minLength: 4 }), "cats"],
  [text({ pattern: "^(?=.*\\d)(?=.*[A-Z]).{5,}$" }), "aaa1A"],
  [text({ pattern: "^(a|b)\\1$" }), "aa"],
  [text({ pattern: "^(?<first>x)\\k<first>$" }), "xx"],
  [text({ pattern: "^[^a-zA-Z0-9]$" }), "_"],
  [text({ pattern: "^\\p{Lu}$" }), "A"],
  [text({ pattern: "\\bfoo\\b" }), "foo"],
  [text({ pattern: "foo", minLength: 6 }), "fooaaa"],
  [text({ pattern: "foo$", minLength: 6 }), "aaafoo"],
  [text({ pattern: "^$" }), ""],
  [text({ pattern: "Z$", format: "date-time" }), "2025-01-01T00:00:00Z"],
  [text({ pattern: "^10\\.", format: "ipv4" }), "10.1.1.1"],
  [{ allOf: [text({ pattern: "\\d$" }), text({ pattern: "^-" })] }, "-1"],
  [{ allOf: [text({ pattern: "é" }), text({ pattern: "^x.z$" })] }, "xéz"],
  [{ allOf: [text({ minLength: 3 }), text({ maxLength: 4 })] }, "it_e"],
  [{ type: "string", minLength: 3, allOf: [text({ maxLength: 4 })] }, "it_e"],
]);

table("values", [
  [{ enum: ["b", "a"] }, "b"],
  [{ const: 0 }, 0],
  [{ const: { a: [1] } }, { a: [1] }],
  [{ enum: [[], "b"] }, []],
  [integer({ enum: [1, 20], minimum: 5 }), 20],
  [text({ enum: [1, "a"] }), "a"],
  [{ allOf: [{ enum: ["a", "b"] }, { enum: ["c", "b"] }] }, "b"],
  [{ allOf: [{ enum: ["a"] }, { enum: ["b"] }] }, impossible],
  [{ type: "boolean" }, true],
  [{ type: "null" }, null],
  [{ type: ["null", "integer"] }, 1],
  [{ type: "object", properties: { a: false }, required: ["a"] }, impossible],
  [{ allOf: [{ type: ["null", "string"] }, { type: ["null", "integer"] }] }, null],
]);

table("lists", [
  [list(integer()), [1]],
  [list(integer(), { minItems: 1 }), [1]],
  [list(integer(), { minItems: 2 }), [1, 1]],
  [list(integer(), { maxItems: 0 }), []],
  [list(integer(), { maxItems: 1 }), [1]],
  [list(integer(), { minItems: 2, maxItems: 1 }), impossible],
  [list(integer(), { minItems: 3, uniqueItems: true }), [1, 2, 3]],
  [list(integer({ minimum: 1, maximum: 2 }), { minItems: 3, uniqueItems: true }), impossible],
  [list({ type: "boolean" }, { minItems: 2, uniqueItems: true }), [true, false]],
  [list(text({ format: "date" }), { minItems: 2, uniqueItems: true }), ["2025-01-01", "2025-01-02"]],
  [list(text({ pattern: "^[ab]$" }), { minItems: 2, uniqueItems: true }), ["a", "b"]],
  [list(object({ a: integer() }, { required: ["a"] }), { minItems: 2, uniqueItems: true }), [{ a: 1 }, { a: 2 }]],
  [list(list(integer()), { minItems: 2, uniqueItems: true }), [[1], [2]]],
  [list(integer(), { minItems: 1_000_000 }), impossible],
  [list(false), []],
  [list(false, { minItems: 1 }), impossible],
  [{ type: "array", prefixItems: [integer(), text()] }, []],
  [{ type: "array", prefixItems: [integer(), text()], minItems: 1 }, [1]],
  [{ type: "array", prefixItems: [integer()], items: text(), minItems: 3 }, [1, "it_example", "it_example"]],
  [{ type: "array", prefixItems: [integer()], items: false, minItems: 2 }, impossible],
  [{ type: "array", prefixItems: [integer(), integer()], minItems: 2, uniqueItems: true }, [1, 2]],
  [{ allOf: [list(integer(), { minItems: 2 }), list({ minimum: 5 })] }, [5, 5]],
]);

table("objects", [
  [object({ a: integer(), b: text() }), {}],
  [object({ a: integer(), b: text() }, { required: ["b"] }), { b: "b_example" }],
  [object({ a: integer(), b: text() }, { minProperties: 1 }), { a: 1 }],
  [object({ a: integer(), b: text() }, { minProperties: 1, required: ["b"] }), { b: "b_example" }],
  [object({ a: integer() }, { minProperties: 2 }), { a: 1, key1: "key1_example" }],
  [object({ a: integer() }, { minProperties: 2, additionalProperties: false }), impossible],
  [object({}, { minProperties: 1, additionalProperties: integer({ minimum: 7 }) }), { key1: 7 }],
  [object({ a: integer() }, { required: ["a"], maxProperties: 0 }), impossible],
  [object({ a: false, b: integer() }, { minProperties: 1 }), { b: 1 }],
  [object({ a: integer() }, { required: ["a", "z"] }), { a: 1, z: "z_example" }],
  [object({ a: integer() }, { required: ["z"], additionalProperties: integer() }), { z: 1 }],
  [object({ a: text(), b: text() }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }), { a: "a_example" }],
  [
    object({ a: text(), b: text() }, { required: ["b"], anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    { b: "b_example" },
  ],
  [
    object({ a: text(), b: text() }, { required: ["b"], oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
    { b: "b_example" },
  ],
  [object({ a: { type: ["string", "null"] } }, { required: ["a"] }), { a: null }],
  [object({ a: { type: ["string", "null"], enum: ["x"] } }, { required: ["a"] }), { a: "x" }],
  [{ allOf: [object({ a: integer({ minimum: 3 }) }, { required: ["a"] }), object({ a: { maximum: 4 } })] }, { a: 3 }],
  [
    { allOf: [object({ a: text({ minLength: 3 }) }, { required: ["a"] }), object({ a: text({ maxLength: 4 }) })] },
    { a: "a_ex" },
  ],
  [
    JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}',
    ) as JsonObject,
    JSON.parse('{"__proto__":1}') as Json,
  ],
]);

table(
  "compositions and references",
  [
    [{ oneOf: [number(), integer()] }, 1.5],
    [{ oneOf: [integer({ minimum: 0 }), integer({ maximum: 5 })] }, 6],
    [{ oneOf: [object({ a: integer() }), object({ a: text() }, { required: ["a"] })] }, {}],
    [{ oneOf: [object({ a: integer() }), object({ a: text() })] }, { a: 1 }],
    [{ oneOf: [text(), text({ format: "date" })] }, "it_example"],
    [{ anyOf: [integer({ minimum: 2, maximum: 1 }), text()] }, "it_example"],
    [{ anyOf: [ref("Endless"), { type: "boolean" }] }, true],
    [{ type: "integer", anyOf: [text(), { minimum: 3 }] }, 3],
    [{ type: "object", required: ["k"], oneOf: [object({ k: integer() }), object({ k: text() })] }, { k: 1 }],
    [ref("Endless"), impossible],
    [ref("Tree"), { children: [] }],
    [{ $ref: "#/components/schemas/Short", minLength: 3 }, "it_"],
    [object({ pet: ref("Pet") }, { required: ["pet"] }), { pet: { kind: "cat" } }],
  ],
  {
    Endless: object({ next: ref("Endless") }, { required: ["next"] }),
    Tree: object({ children: list(ref("Tree")) }, { required: ["children"] }),
    Short: text({ maxLength: 3 }),
    Cat: object({ kind: { const: "cat" } }, { required: ["kind"] }),
    Dog: object({ kind: { const: "dog" } }, { required: ["kind"] }),
    Pet: {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } },
    },
  },
);

table("what a document offers", [
  [integer({ default: 7 }), 7],
  [integer({ default: 7, maximum: 7 }), 7],
  [integer({ default: 7, maximum: 6 }), 1],
  [integer({ default: 7, exclusiveMaximum: 7 }), 1],
  [integer({ default: 7.5 }), 1],
  [integer({ default: 7, multipleOf: 2 }), 2],
  [integer({ default: "7" }), 1],
  [integer({ example: 8 }), 8],
  [integer({ default: 0, example: 8, minimum: 1 }), 8],
  [text({ default: "a", minLength: 2 }), "it_example"],
  [text({ default: "abc", maxLength: 2 }), "it"],
  [text({ default: "日本", maxLength: 2 }), "日本"],
  [text({ default: "a1", pattern: "^[a-z]+$" }), "a"],
  [text({ default: "b", pattern: "^[a-z]+$" }), "b"],
  [text({ default: "yesterday", format: "date-time" }), "2025-01-01T00:00:00Z"],
  [text({ default: "2024-02-30", format: "date" }), "2025-01-01"],
  [text({ default: "x".repeat(199) }), "it_example"],
  [list(integer(), { default: [1, 1], uniqueItems: true }), [1]],
  [list(integer(), { default: [] }), []],
  [list(integer(), { default: [], minItems: 1 }), [1]],
  [object({ a: integer() }, { default: {}, minProperties: 1 }), { a: 1 }],
  [object({ a: integer() }, { default: { a: 2, b: 3 } }), {}],
  [{ oneOf: [number(), integer()], default: 1 }, 1.5],
]);

test.each<[string, JsonObject, unknown]>([
  ["a moment", text({ format: "date-time" }), { kind: "date-time", text: "2025-01-01T00:00:00Z" }],
  ["a moment that must be short stays a text", text({ format: "date-time", maxLength: 20 }), "2025-01-01T00:00:00Z"],
  [
    "a moment of the document stays a text",
    text({ format: "date-time", default: "2024-01-01T00:00:00Z" }),
    "2024-01-01T00:00:00Z",
  ],
  ["a file", text({ format: "binary" }), { kind: "binary", text: "example" }],
  ["a file of a size", text({ format: "binary", minLength: 9 }), { kind: "binary", text: "exampleaa" }],
  ["fields keep their order", object({ b: integer(), a: integer() }, { required: ["a", "b"] }), { kind: "object", fields: [["b", 1], ["a", 1]] }], // prettier-ignore
])("as plain data: %s", (_, schema, want) => {
  expect(made(schema).example).toEqual(want);
});

describe("where nothing that is valid is found, what comes near", () => {
  test.each<[string, JsonObject, Json]>([
    ["a pattern of another language demands nothing", text({ pattern: "(?i)abc" }), "it_example"],
    ["a pattern without a match", text({ pattern: "$a^" }), "it_example"],
    ["two members of oneOf that are the same", { oneOf: [integer(), integer()] }, 1],
    ["a closed object beside a union", { type: "object", additionalProperties: false, oneOf: [object({ a: integer() }, { required: ["a"] }), object({ b: integer() }, { required: ["b"] })] }, { a: 1 }], // prettier-ignore
  ])("%s", (_, schema, want) => {
    expect(wire(unjudged(schema))).toEqual(want);
  });
});

test("limits of 3.0 that are booleans", () => {
  const schema = { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true };
  expect(unjudged(schema, "3.0.3")).toBe(0.5);
});

describe("parameters and bodies", () => {
  test("of a parameter without a schema a text can be sent", () => {
    const { api, operation } = oneOperation({ parameters: [{ in: "query", name: "q", schema: {}, example: 5 }] });
    const [parameter] = operation.parameters;
    expect(parameter && exampleOfParameter(contextOf(api), parameter)).toBe("q_example");
  });

  test.each<[string, JsonObject, Json]>([
    ["the first property that may stand alone", object({ a: text(), b: text() }), { a: "a_example" }],
    ["not one that only the server sets", object({ a: text({ readOnly: true }), b: text() }), { b: "b_example" }],
    ["not one that the limits rule out", object({ a: text(), b: text() }, { anyOf: [{ maxProperties: 0 }, { required: ["b"] }] }), {}], // prettier-ignore
    ["nothing where nothing may be sent", object({ a: text() }, { maxProperties: 0 }), {}],
    ["what is required", object({ a: text(), b: text() }, { required: ["b"] }), { b: "b_example" }],
  ])("a body: %s", (_, schema, want) => {
    const { api, operation } = oneOperation({ requestBody: { content: json(schema) } });
    const body = operation.requestBody?.content[0]?.schema;
    expect(body && wire(exampleOfBody(contextOf(api), body, operation))).toEqual(want);
  });

  test("the operation says which member it is about", () => {
    const body = {
      oneOf: [
        object({ act: { const: "create" } }, { required: ["act"] }),
        object({ act: { const: "drop" } }, { required: ["act"] }),
      ],
    };
    const { api, operation } = oneOperation({ summary: "Drop it", requestBody: { content: json(body) } });
    const schema = operation.requestBody?.content[0]?.schema;
    expect(schema && wire(exampleOfBody(contextOf(api), schema, operation))).toEqual({ act: "drop" });
  });
});
