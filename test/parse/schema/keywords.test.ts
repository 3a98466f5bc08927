/** Keyword by keyword: what a schema says by each of them alone, and what values of the wrong kind say. */
import { describe, expect, test } from "@jest/globals";
import { parseDocument, type JsonObject, schemaOf, v30, v31 } from "../support.js";

const any = { kind: "any" };
const list = { kind: "array", items: any };
const object = { kind: "object", properties: [] };

/** Any value; of each type with the limits that the type knows. */
const limited = (limits: Readonly<Partial<Record<"string" | "number" | "array" | "object", object>>>) => ({
  kind: "any",
  limits: {
    kind: "union",
    keyword: "anyOf",
    members: [
      { kind: "string", ...limits.string },
      { kind: "number", ...limits.number },
      { kind: "boolean" },
      { ...list, ...limits.array },
      { ...object, ...limits.object },
      { kind: "null" },
    ],
  },
});

test.each<[JsonObject, unknown]>([
  [{ minimum: 1 }, limited({ number: { minimum: 1 } })],
  [{ maximum: 1 }, limited({ number: { maximum: 1 } })],
  [{ exclusiveMinimum: 1 }, limited({ number: { exclusiveMinimum: 1 } })],
  [{ exclusiveMaximum: 1 }, limited({ number: { exclusiveMaximum: 1 } })],
  [{ multipleOf: 2 }, limited({ number: { multipleOf: 2 } })],
  [{ format: "f" }, limited({ string: { format: "f" }, number: { format: "f" } })],
  [{ minItems: 1 }, limited({ array: { minItems: 1 } })],
  [{ maxItems: 1 }, limited({ array: { maxItems: 1 } })],
  [{ uniqueItems: true }, limited({ array: { uniqueItems: true } })],
  [{ minProperties: 1 }, limited({ object: { minProperties: 1 } })],
  [{ maxProperties: 1 }, limited({ object: { maxProperties: 1 } })],
  [{ pattern: "^a" }, { kind: "string", pattern: "^a" }],
  [{ minLength: 1 }, { kind: "string", minLength: 1 }],
  [{ items: {} }, list],
  [{ prefixItems: [{}] }, { kind: "tuple", items: [any], minItems: 0, rest: any }],
  [{ unevaluatedItems: false }, { kind: "array", items: { kind: "never" } }],
  [{ properties: {} }, object],
  [{ required: [] }, object],
  [{ additionalProperties: true }, { ...object, additionalProperties: true }],
  [{ unevaluatedProperties: false }, { ...object, additionalProperties: false }],
  [{ patternProperties: { a: {} } }, { ...object, patternProperties: [{ pattern: "a", schema: any }] }],
  [{ propertyNames: { maxLength: 1 } }, { ...object, propertyNames: { kind: "string", maxLength: 1 } }],
  [{ propertyNames: true }, object],
  [{ type: ["null"] }, { kind: "null", nullable: true }],
  [
    { type: ["null"], properties: {} },
    { kind: "null", nullable: true },
  ],
  [{ type: ["string", "string"] }, { kind: "string" }],
  [{ type: ["string", 1] }, { kind: "string" }],
  [{ type: 1 }, any],
  [{ type: "number", minimum: "1", maximum: null }, { kind: "number" }],
  [{ type: "number", exclusiveMinimum: true, exclusiveMaximum: true }, { kind: "number" }],
  [
    { type: "number", minimum: 1, exclusiveMinimum: true },
    { kind: "number", minimum: 1, exclusiveMinimum: 1 },
  ],
  [
    { type: "number", maximum: 1, exclusiveMaximum: true },
    { kind: "number", maximum: 1, exclusiveMaximum: 1 },
  ],
  [
    { type: "array", uniqueItems: 1, minItems: 2, maxItems: 3 },
    { ...list, minItems: 2, maxItems: 3 },
  ],
  [
    { prefixItems: [{}], maxItems: 1 },
    { kind: "tuple", items: [any], minItems: 0, maxItems: 1 },
  ],
  [
    { prefixItems: [{}], maxItems: 2 },
    { kind: "tuple", items: [any], minItems: 0, maxItems: 2, rest: any },
  ],
  [
    { prefixItems: [{}], items: false },
    { kind: "tuple", items: [any], minItems: 0 },
  ],
  [
    { prefixItems: [{}], unevaluatedItems: false, minItems: 1 },
    { kind: "tuple", items: [any], minItems: 1 },
  ],
  [
    { prefixItems: [{}], items: {}, unevaluatedItems: false },
    { kind: "tuple", items: [any], minItems: 0, rest: any },
  ],
  [{ unevaluatedItems: { type: "string" }, items: { type: "null" } }, { kind: "array", items: { kind: "null", nullable: true } }], // prettier-ignore
  [
    { type: "array", unevaluatedItems: { type: "string" } },
    { kind: "array", items: { kind: "string" } },
  ],
  [{ required: ["a", 1, "a"], properties: { a: {} } }, { kind: "object", properties: [{ name: "a", required: true, schema: any }] }], // prettier-ignore
  [
    { type: "object", minProperties: 1, maxProperties: 2 },
    { ...object, minProperties: 1, maxProperties: 2 },
  ],
  [{ anyOf: "a", oneOf: {}, allOf: 1, enum: "a" }, any],
  [{ anyOf: [{ required: ["a"], not: {} }, { required: ["b"] }] }, object],
  [{ oneOf: [{ required: ["a"] }, { required: ["b"] }] }, { ...object, requiredChoices: [{ keyword: "oneOf", choices: [["a"], ["b"]] }] }], // prettier-ignore
  [{ type: "string", allOf: [{ allOf: [{}] }] }, { kind: "intersection", members: [{ kind: "intersection", members: [any] }, { kind: "string" }] }], // prettier-ignore
  [{ type: "string", allOf: [{ allOf: [{ type: "string" }] }] }, { kind: "intersection", members: [{ kind: "intersection", members: [{ kind: "string" }] }] }], // prettier-ignore
  [{ allOf: [{ writeOnly: true }, {}] }, { kind: "intersection", writeOnly: true, members: [{ ...any, writeOnly: true }, any] }], // prettier-ignore
  [{ allOf: [any], writeOnly: true, readOnly: true }, { kind: "intersection", readOnly: true, writeOnly: true, members: [any] }], // prettier-ignore
  [{ type: "string", allOf: [{ type: "string" }, {}] }, { kind: "intersection", members: [{ kind: "string" }, any], limits: { kind: "string" } }], // prettier-ignore
  [{ anyOf: [true, { type: "string" }] }, { kind: "union", keyword: "anyOf", members: [any, { kind: "string" }] }],
  [{ anyOf: [{ type: ["string", "null"] }, { type: "null" }, any] }, { kind: "union", keyword: "anyOf", nullable: true, members: [{ kind: "string", nullable: true }, any] }], // prettier-ignore
  [
    { type: "number", enum: [1, "a"] },
    { kind: "enum", values: [1, "a"], open: true, limits: { kind: "number" } },
  ],
  [
    { type: "boolean", enum: [true, 1] },
    { kind: "enum", values: [true, 1], open: true, limits: { kind: "boolean" } },
  ],
  [
    { type: "object", enum: [1, 2] },
    { kind: "enum", values: [1, 2], open: true },
  ],
  [{ oneOf: [{ type: "string" }], discriminator: { propertyName: "k" } }, { kind: "string" }],
  [{ anyOf: [{ type: "null" }, { const: null }] }, { kind: "null", nullable: true }],
])("%j", (schema, want) => {
  expect(schemaOf(schema)).toStrictEqual(want);
});

describe("the words of a schema", () => {
  const words = { nullable: false, deprecated: false, readOnly: false, writeOnly: false };
  const pointer = "#/components/schemas/Tested";
  const wholeOf = (schema: unknown, openapi = v31) =>
    parseDocument({ openapi, components: { schemas: { Tested: schema, Text: { type: "string", title: "t" } } } }).api
      .schemas[0]?.schema;

  test.each<[JsonObject, JsonObject]>([
    [{}, {}],
    [
      { title: "t", description: "d" },
      { title: "t", description: "d" },
    ],
    [{ title: 1, description: [] }, { title: "1" }],
    [
      { deprecated: true, readOnly: true, writeOnly: true },
      { deprecated: true, readOnly: true, writeOnly: true },
    ],
    [{ deprecated: "true", readOnly: 1, writeOnly: {} }, {}],
    [{ default: null }, { default: null }],
    [{ example: false, examples: ["a"] }, { example: false }],
    [{ examples: [1, 2] }, { example: 1 }],
    [{ examples: [] }, {}],
    [{ examples: {} }, {}],
    [{ examples: 1 }, {}],
    [{ examples: { a: 1 } }, {}],
    [{ examples: { a: {}, b: { value: 1 } } }, {}],
    [{ examples: { a: { value: 0, dataValue: 1 } } }, { example: 0 }],
    [{ examples: { a: { dataValue: 1, serializedValue: "2" } } }, { example: 1 }],
    [{ examples: { a: { serializedValue: "2" } } }, { example: "2" }],
    [{ externalDocs: { url: "u", description: "d", "x-a": 1 } }, { externalDocs: { url: "u", description: "d" } }],
    [{ externalDocs: { description: "d" } }, {}],
    [{ externalDocs: "u" }, {}],
    [{ enum: [{}, 1] }, { listed: [{}, 1] }],
    [{ const: [1] }, { listed: [[1]] }],
    [{ not: {}, if: true, then: {}, else: false }, { conditions: { not: {}, if: true, then: {}, else: false } }],
    [{ contentEncoding: "base64", contains: {} }, { conditions: { contentEncoding: "base64", contains: {} } }],
  ])("%j", (schema, want) => {
    expect(wholeOf(schema)).toStrictEqual({ ...words, ...want, kind: "any", pointer });
  });

  test("around a part that is alone take the place of its own; flags of both count", () => {
    const part = { type: "string", title: "own", deprecated: true, writeOnly: true, nullable: true };
    expect(wholeOf({ anyOf: [part], title: "t", readOnly: true }, v30)).toStrictEqual({
      ...{ kind: "string", title: "t", deprecated: true, readOnly: true, writeOnly: true, nullable: true, pointer },
    });
  });

  test("beside a reference are those of the place, and the name stays", () => {
    const ref = { $ref: "#/components/schemas/Text" };
    expect(wholeOf({ ...ref, description: "d" })).toStrictEqual({
      ...words,
      description: "d",
      kind: "ref",
      name: "Text",
      pointer,
    });
    expect(wholeOf({ ...ref, xml: {}, discriminator: {}, summary: "s", $comment: "c", examples: [] })).toStrictEqual({
      ...words,
      kind: "ref",
      name: "Text",
      pointer,
    });
  });
});

describe("a type beside a composition limits it where a part admits more", () => {
  const text = { kind: "string" };
  const others = { Text: { type: "string" }, Deep: { allOf: [{ type: ["string", "integer"] }] } };
  const limitsOf = (schema: JsonObject) => (schemaOf(schema, v31, others) as { limits?: unknown }).limits;
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  test.each<[JsonObject, unknown]>([
    [{ type: "number", allOf: [{ type: "integer" }] }, undefined],
    [{ type: "integer", allOf: [{ type: "number" }] }, { kind: "integer" }],
    [{ type: "string", allOf: [{ type: "integer" }] }, text],
    [{ type: "boolean", allOf: [{ type: "boolean" }] }, undefined],
    [{ type: "number", allOf: [{ type: "string" }] }, { kind: "number" }],
    [{ type: "string", allOf: [{ allOf: [{ description: "d" }] }] }, undefined],
    [{ type: "string", allOf: [{ type: "string" }] }, undefined],
    [{ type: "string", allOf: [{ type: ["string", "null"] }] }, undefined],
    [{ type: "string", anyOf: [{ type: "string" }, { type: "boolean" }] }, text],
    [{ type: "string", anyOf: [{ enum: ["a", null] }, { type: "string" }] }, undefined],
    [{ type: "string", anyOf: [{ enum: ["a", 1] }, { type: "string" }] }, text],
    [{ type: "string", allOf: [ref("Text")] }, undefined],
    [{ type: "string", allOf: [ref("Deep")] }, text],
    [{ type: "string", anyOf: [{ type: "string" }, {}] }, text],
    [{ type: "string", anyOf: [{ type: "string" }, { description: "d" }] }, text],
    [{ type: "object", anyOf: [{ properties: { a: {} } }, { type: "object" }] }, undefined],
    [{ type: "object", anyOf: [{ description: "d" }, { type: "object" }] }, object],
    [{ type: "string", oneOf: [{ anyOf: [{ type: "string" }, { type: "integer" }] }, { type: "string" }] }, text],
    [
      { type: "number", allOf: [{ type: "number" }], minimum: 1 },
      { kind: "number", minimum: 1 },
    ],
    [
      { type: "number", allOf: [{ type: "number" }], multipleOf: 1 },
      { kind: "number", multipleOf: 1 },
    ],
    [
      { type: "string", allOf: [{ type: "string" }], pattern: "a" },
      { kind: "string", pattern: "a" },
    ],
    [
      { type: "string", allOf: [{ type: "string" }], maxLength: 1 },
      { kind: "string", maxLength: 1 },
    ],
    [
      { type: "array", allOf: [{ type: "array" }], uniqueItems: true },
      { ...list, uniqueItems: true },
    ],
    [
      { type: "array", allOf: [{ type: "array" }], minItems: 1 },
      { ...list, minItems: 1 },
    ],
    [
      { type: "array", allOf: [{ type: "array" }], maxItems: 1 },
      { ...list, maxItems: 1 },
    ],
    [
      { type: "object", allOf: [{ type: "object" }], minProperties: 1 },
      { ...object, minProperties: 1 },
    ],
    [
      { type: "object", allOf: [{ type: "object" }], maxProperties: 1 },
      { ...object, maxProperties: 1 },
    ],
    [{ type: "object", allOf: [{ type: "object" }], additionalProperties: false }, { ...object, additionalProperties: false }], // prettier-ignore
    [{ type: "object", allOf: [{ type: "object" }], additionalProperties: true }, undefined],
    [{ type: ["string", "array"], allOf: [{ type: ["string", "array"] }] }, undefined],
    [{ type: ["string", "array"], allOf: [{ type: ["string", "array"] }], minItems: 1 }, { kind: "union", keyword: "anyOf", members: [text, { ...list, minItems: 1 }] }], // prettier-ignore
    [{ allOf: [{ type: "string" }], minimum: 1 }, limited({ number: { minimum: 1 } })],
  ])("%j", (schema, want) => {
    expect(limitsOf(schema)).toEqual(want);
  });
});
