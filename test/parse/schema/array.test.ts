import { expect, test } from "@jest/globals";
import { schemaOf, v31 } from "../support.js";

const number = { type: "number" };
const parsed = { kind: "number" };

test.each<[string, unknown, unknown]>([
  ["a list", { type: "array", items: number }, { kind: "array", items: parsed }],
  ["a list of anything", { type: "array" }, { kind: "array", items: { kind: "any" } }],
  ["a list without its type", { items: number }, { kind: "array", items: parsed }],
  ["its limits", { type: "array", items: number, minItems: 1, maxItems: 2, uniqueItems: true }, { kind: "array", items: parsed, minItems: 1, maxItems: 2, uniqueItems: true }], // prettier-ignore
  ["limits that are none", { type: "array", items: number, minItems: "1" }, { kind: "array", items: parsed }],
  ["a list of lists", { type: "array", items: { type: "array", items: number } }, { kind: "array", items: { kind: "array", items: parsed } }], // prettier-ignore
  ["a tuple that is open", { type: "array", prefixItems: [number] }, { kind: "tuple", items: [parsed], minItems: 0, rest: { kind: "any" } }], // prettier-ignore
  ["a tuple with a rest", { type: "array", prefixItems: [number], items: { type: "string" }, minItems: 1 }, { kind: "tuple", items: [parsed], minItems: 1, rest: { kind: "string" } }], // prettier-ignore
  ["a tuple closed by `items`", { type: "array", prefixItems: [number, number], items: false, minItems: 2 }, { kind: "tuple", items: [parsed, parsed], minItems: 2 }], // prettier-ignore
  ["a tuple closed by `maxItems`", { type: "array", prefixItems: [number], maxItems: 1 }, { kind: "tuple", items: [parsed], minItems: 0, maxItems: 1 }], // prettier-ignore
  ["a tuple closed by what is not evaluated (JSON Schema Core, 11.2)", { type: "array", prefixItems: [number], unevaluatedItems: false }, { kind: "tuple", items: [parsed], minItems: 0 }], // prettier-ignore
  ["a tuple that goes on with what is not evaluated", { prefixItems: [number], unevaluatedItems: { type: "string" } }, { kind: "tuple", items: [parsed], minItems: 0, rest: { kind: "string" } }], // prettier-ignore
  ["`items` evaluates the rest", { type: "array", prefixItems: [number], items: number, unevaluatedItems: false }, { kind: "tuple", items: [parsed], minItems: 0, rest: parsed }], // prettier-ignore
  ["`contains` evaluates some of it", { type: "array", prefixItems: [number], contains: number, unevaluatedItems: false }, { kind: "tuple", items: [parsed], minItems: 0, rest: { kind: "any" } }], // prettier-ignore
  ["a list of what is not evaluated", { unevaluatedItems: number }, { kind: "array", items: parsed }],
  ["not evaluated by a reference", { $ref: "#/components/schemas/Pair", unevaluatedItems: false }, { kind: "intersection", members: [{ kind: "ref", name: "Pair" }], unevaluatedItems: false }], // prettier-ignore
  ["more required than listed", { type: "array", prefixItems: [number], minItems: 9 }, { kind: "tuple", items: [parsed], minItems: 9, rest: { kind: "any" } }], // prettier-ignore
])("%s", (_, schema, want) => {
  expect(schemaOf(schema, v31, { Pair: { type: "array", prefixItems: [number] } })).toEqual(want);
});
