/** What satisfies several schemas at once (JSON Schema 2020-12 Core, section 10.2.1.1). */
import { describe, expect, test } from "@jest/globals";
import { lookupIn } from "../../generator/ir/flatten.js";
import { intersect } from "../../generator/ir/intersect.js";
import type { Schema } from "../../generator/ir/model.js";
import { brief, type JsonObject } from "../parse/support.js";
import { apiOf, ref } from "./support.js";

const text = { type: "string" };
const number = { type: "number" };
const integer = { type: "integer" };
const list = (items: unknown, parts: JsonObject = {}): JsonObject => ({ type: "array", items, ...parts });
const tuple = (...prefixItems: unknown[]): JsonObject => ({ type: "array", prefixItems });
const object = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const others = {
  Person: object({ name: text }),
  Text: text,
  Color: { type: "string", enum: ["red", "green", "blue"] },
  Colors: list(ref("Color")),
  Tree: list(ref("Tree")),
  Wood: list(ref("Wood")),
};

function both(one: unknown, other: unknown): { readonly found: unknown; readonly conflicts: readonly string[] } {
  const { schemas } = apiOf({ one: one, other: other, ...others });
  const [a, b] = schemas;
  if (a === undefined || b === undefined) throw new Error("no schemas");
  const conflicts: string[] = [];
  const found = intersect(a.schema, b.schema, lookupIn(schemas), (_, later) => conflicts.push(later.pointer));
  return { found: brief(found), conflicts };
}

const values = (...known: unknown[]) => ({ kind: "enum", values: known, open: known.length > 1 });

describe("in either order", () => {
  test.each<[string, unknown, unknown, unknown]>([
    ["anything and a text", {}, text, { kind: "string" }],
    ["a number and an integer", number, integer, { kind: "integer" }],
    ["a text and values", text, { enum: ["a", 1, "b"] }, values("a", "b")],
    ["an integer and values", integer, { enum: [1, 1.5, 2] }, values(1, 2)],
    ["values and fewer of them", { enum: ["a", "b"] }, { enum: ["a"] }, values("a")],
    ["values that overlap", { enum: ["a", "b", "c"] }, { enum: ["b", "c", "d"] }, values("b", "c")],
    ["values that overlap in one", { enum: ["a", "b"] }, { enum: ["b", "c"] }, values("b")],
    ["a text and a format", text, { type: "string", format: "uuid" }, { kind: "string", format: "uuid" }],
    ["named values and a text", ref("Color"), text, { kind: "ref", name: "Color" }],
    ["named values and one of them", ref("Color"), { enum: ["red"] }, values("red")],
    ["named lists and lists", ref("Colors"), list({}), { kind: "ref", name: "Colors" }],
    ["lists of values", list({ enum: ["a", "b"] }), list({ enum: ["b", "c"] }), { kind: "array", items: values("b") }],
    ["types and one of them", { type: ["string", "integer"] }, text, { kind: "string" }],
    ["a union and what fits two of it", { anyOf: [text, integer, { type: "boolean" }] }, { type: ["string", "boolean"] }, { kind: "union", keyword: "anyOf", members: [{ kind: "string" }, { kind: "boolean" }] }], // prettier-ignore
    ["null and a nullable text", { type: "null" }, { type: ["string", "null"] }, { kind: "null", nullable: true }],
    ["what is nullable and what is not", { type: ["string", "null"] }, text, { kind: "string" }],
    ["what is nullable twice", { type: ["string", "null"] }, { type: ["string", "null"] }, { kind: "string", nullable: true }], // prettier-ignore
    ["anything and what is nullable", {}, { type: ["string", "null"] }, { kind: "string", nullable: true }],
    ["a tuple and a list", tuple(number, text), list({ type: ["integer", "string"] }), { kind: "tuple", items: [{ kind: "integer" }, { kind: "string" }], minItems: 0, rest: { kind: "union", keyword: "anyOf", members: [{ kind: "integer" }, { kind: "string" }] } }], // prettier-ignore
    ["tuples of two lengths", { ...tuple(number), items: false }, tuple(integer, text), { kind: "tuple", items: [{ kind: "integer" }], minItems: 0 }], // prettier-ignore
  ])("%s", (_, one, other, want) => {
    expect(both(one, other)).toEqual({ found: want, conflicts: [] });
    expect(both(other, one)).toEqual({ found: want, conflicts: [] });
  });
});

test.each<[string, unknown, unknown]>([
  ["a text and a number", text, number],
  ["values of other types", { enum: ["a", "b"] }, number],
  ["values that have none in common", { enum: ["a"] }, { enum: ["b"] }],
  ["a list and an object", list({}), object({})],
  ["types and another one", { type: ["string", "integer"] }, { type: "boolean" }],
  ["a named object and a text", ref("Person"), text],
])("no value is both: %s", (_, one, other) => {
  const never = { kind: "never" };
  expect(both(one, other)).toEqual({ found: never, conflicts: ["#/components/schemas/other"] });
});

describe("objects stay what they are, side by side", () => {
  const age = object({ age: integer });
  const written = { kind: "object", properties: [{ name: "age", schema: { kind: "integer" } }] };
  const together = { kind: "intersection", members: [{ kind: "ref", name: "Person" }, written] };
  test.each<[string, unknown, unknown, unknown]>([
    ["a named one and another", ref("Person"), age, together],
    ["lists of them", list(ref("Person")), list(age), { kind: "array", items: together }],
    ["one and the same", ref("Person"), ref("Person"), { kind: "ref", name: "Person" }],
  ])("%s", (_, one, other, want) => {
    expect(both(one, other)).toEqual({ found: want, conflicts: [] });
  });
});

test("the later words win, flags of either count", () => {
  const one = { ...text, description: "first", title: "T", readOnly: true, deprecated: true };
  const other = { ...text, description: "second", maxLength: 3 };
  const { found } = both(one, other);
  const words = { title: "T", description: "second", readOnly: true, deprecated: true };
  expect(found).toEqual({ kind: "string", maxLength: 3, ...words });
});

test("lists that hold themselves come to an end", () => {
  expect(both(ref("Tree"), ref("Wood")).conflicts).toEqual([]);
});

test("unions of unions come to an end", () => {
  const wide = (depth: number): JsonObject =>
    depth === 0 ? text : { anyOf: [list(wide(depth - 1)), list(wide(depth - 1)), integer] };
  const started = performance.now();
  expect((both(wide(7), wide(7)).found as Schema).kind).toBe("union");
  expect(performance.now() - started).toBeLessThan(2_000);
});
