import { expect, test } from "@jest/globals";
import { schemaOf, v30, v31 } from "../support.js";

test.each<[string, string, unknown, unknown]>([
  ["values", v30, { type: "string", enum: ["b", "a"] }, { kind: "enum", values: ["b", "a"], open: true }],
  ["values without a type", v31, { enum: ["a", 1] }, { kind: "enum", values: ["a", 1], open: true }],
  ["one value is closed", v31, { type: "string", enum: ["a"] }, { kind: "enum", values: ["a"], open: false }],
  ["one value beside null is closed", v30, { type: "string", nullable: true, enum: ["a", null] }, { kind: "enum", values: ["a"], open: false, nullable: true }], // prettier-ignore
  ["one value that is listed twice is closed", v30, { enum: [3, 3] }, { kind: "enum", values: [3], open: false }],
  ["numbers", v31, { type: "integer", enum: [2, 1], format: "int32" }, { kind: "enum", values: [2, 1], open: true, format: "int32" }], // prettier-ignore
  ["values that are no identifiers", v31, { enum: ["", "*/*", "a b"] }, { kind: "enum", values: ["", "*/*", "a b"], open: true }], // prettier-ignore
  ["a value twice", v31, { enum: ["a", "b", "a"] }, { kind: "enum", values: ["a", "b"], open: true }],
  ["values of several types", v31, { enum: [1, "1", true] }, { kind: "enum", values: [1, "1", true], open: true }],
  ["booleans are closed", v31, { type: "boolean", enum: [true] }, { kind: "enum", values: [true], open: false }],
  ["a constant is closed", v31, { const: "~" }, { kind: "enum", values: ["~"], open: false }],
  ["a constant with a default", v31, { type: "string", const: "x", default: "x" }, { kind: "enum", values: ["x"], open: false, default: "x" }], // prettier-ignore
  ["a constant number", v31, { const: 0 }, { kind: "enum", values: [0], open: false }],
  ["no values: the type", v31, { type: "string", enum: [] }, { kind: "string" }],
  ["values that are mappings: the type", v31, { type: "object", enum: [{ a: 1 }] }, { kind: "object", properties: [], listed: [{ a: 1 }] }], // prettier-ignore
  ["a value that is a list: any", v31, { enum: [["a"], "b"] }, { kind: "any", listed: [["a"], "b"] }],
  ["a constant that is a mapping", v31, { const: {} }, { kind: "any", listed: [{}] }],
  ["a value beyond a limit", v31, { type: "integer", enum: [1, 9], minimum: 5 }, { kind: "enum", values: [1, 9], open: true, limits: { kind: "integer", minimum: 5 } }], // prettier-ignore
  ["a value of another type", v31, { type: ["string", "integer"], enum: ["a", 1, true] }, { kind: "enum", values: ["a", 1, true], open: true, limits: { kind: "union", keyword: "anyOf", members: [{ kind: "string" }, { kind: "integer" }] } }], // prettier-ignore
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi)).toEqual(want);
});
