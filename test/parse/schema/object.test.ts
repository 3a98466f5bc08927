import { expect, test } from "@jest/globals";
import { schemaOf } from "../support.js";

const text = { kind: "string" };

test.each<[string, unknown, unknown]>([
  ["nothing said", { type: "object" }, { kind: "object", properties: [] }],
  ["properties in the order written", { type: "object", properties: { b: { type: "string" }, a: {} } }, { kind: "object", properties: [{ name: "b", schema: text }, { name: "a", schema: { kind: "any" } }] }], // prettier-ignore
  ["properties without a type", { properties: { a: { type: "string" } } }, { kind: "object", properties: [{ name: "a", schema: text }] }], // prettier-ignore
  ["required ones", { type: "object", required: ["a"], properties: { a: { type: "string" } } }, { kind: "object", properties: [{ name: "a", required: true, schema: text }] }], // prettier-ignore
  ["required and not declared", { type: "object", required: ["z"] }, { kind: "object", properties: [], alsoRequired: ["z"] }], // prettier-ignore
  ["a `required` that is no list", { type: "object", required: true }, { kind: "object", properties: [] }],
  ["explicitly open", { type: "object", additionalProperties: true }, { kind: "object", properties: [], additionalProperties: true }], // prettier-ignore
  ["its limits", { type: "object", minProperties: 1, maxProperties: 2 }, { kind: "object", properties: [], minProperties: 1, maxProperties: 2 }], // prettier-ignore
  ["choices with more than names", { type: "object", oneOf: [{ required: ["a"], not: { required: ["b"] } }, { required: ["b"] }] }, { kind: "object", properties: [] }], // prettier-ignore
  ["closed", { type: "object", additionalProperties: false }, { kind: "object", properties: [], additionalProperties: false }], // prettier-ignore
  ["a map", { additionalProperties: { type: "string" } }, { kind: "object", properties: [], additionalProperties: text }], // prettier-ignore
  ["a map to anything", { type: "object", additionalProperties: {} }, { kind: "object", properties: [], additionalProperties: { kind: "any" } }], // prettier-ignore
  ["maps by the pattern of names (JSON Schema Core, 10.3.2.2)", { patternProperties: { "^a": { type: "string" }, "^b": {} } }, { kind: "object", properties: [], patternProperties: [{ pattern: "^a", schema: text }, { pattern: "^b", schema: { kind: "any" } }] }], // prettier-ignore
  ["no others beside them", { type: "object", patternProperties: { a: false }, additionalProperties: false }, { kind: "object", properties: [], patternProperties: [{ pattern: "a", schema: { kind: "never" } }], additionalProperties: false }], // prettier-ignore
  ["limits of names (10.3.2.4)", { propertyNames: { enum: ["a", "b"] } }, { kind: "object", properties: [], propertyNames: { kind: "enum", values: ["a", "b"], open: true } }], // prettier-ignore
  ["closed by what is not evaluated (11.3)", { type: "object", properties: { a: {} }, unevaluatedProperties: false }, { kind: "object", properties: [{ name: "a", schema: { kind: "any" } }], additionalProperties: false }], // prettier-ignore
  ["a map of what is not evaluated", { unevaluatedProperties: { type: "string" } }, { kind: "object", properties: [], additionalProperties: text }], // prettier-ignore
  ["what is said of all members counts first", { type: "object", additionalProperties: true, unevaluatedProperties: false }, { kind: "object", properties: [], additionalProperties: true }], // prettier-ignore
  ["not evaluated by an `allOf`", { allOf: [{ type: "object", properties: { a: {} } }], unevaluatedProperties: false }, { kind: "intersection", members: [{ kind: "object", properties: [{ name: "a", schema: { kind: "any" } }] }], unevaluatedProperties: false }], // prettier-ignore
  ["names that are no identifiers", { type: "object", properties: { "x-y": {}, __type: {}, "1st": {} } }, { kind: "object", properties: ["x-y", "__type", "1st"].map((name) => ({ name, schema: { kind: "any" } })) }], // prettier-ignore
  ["read and written", { type: "object", properties: { r: { type: "string", readOnly: true }, w: { type: "string", writeOnly: true } } }, { kind: "object", properties: [{ name: "r", schema: { ...text, readOnly: true } }, { name: "w", schema: { ...text, writeOnly: true } }] }], // prettier-ignore
])("%s", (_, schema, want) => {
  expect(schemaOf(schema)).toEqual(want);
});

test("names that JavaScript has a use for are properties like any other", () => {
  const properties = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}') as unknown;
  expect(schemaOf({ type: "object", properties, required: ["toString"] })).toEqual({
    kind: "object",
    properties: [
      { name: "__proto__", schema: text },
      { name: "constructor", schema: text },
    ],
    alsoRequired: ["toString"],
  });
});
