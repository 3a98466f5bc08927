/** What the model has no words for is kept as written (JSON Schema Core, sections 10 and 11; Validation, sections 6 and 8). */
import { expect, test } from "@jest/globals";
import { type JsonObject, parseDocument } from "../support.js";

function conditionsOf(Tested: JsonObject): unknown {
  return parseDocument({ components: { schemas: { Tested, Other: {} } } }).api.schemas[0]?.schema.conditions;
}

test("keywords that no type can say are kept, and no others", () => {
  const kept = { not: { const: "a" }, if: {}, then: false, dependentRequired: { a: ["b"] }, contentEncoding: "base64" };
  expect(conditionsOf({ type: "string", minLength: 1, "x-own": 1, ...kept })).toEqual(kept);
  expect(conditionsOf({ type: "string", minLength: 1 })).toBeUndefined();
});

test("those beside a reference are those of its use", () => {
  expect(conditionsOf({ $ref: "#/components/schemas/Other", not: { const: 1 } })).toEqual({ not: { const: 1 } });
});
