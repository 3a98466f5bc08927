import { expect, test } from "@jest/globals";
import { schemaOf } from "../support.js";

const others = { Cat: { type: "object" }, Dog: { type: "object" } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const both = [ref("Cat"), ref("Dog")];
const members = [
  { kind: "ref", name: "Cat" },
  { kind: "ref", name: "Dog" },
];
const mapping = (cat: string, dog: string) => [
  { value: cat, schema: "Cat" },
  { value: dog, schema: "Dog" },
];

test.each<[string, unknown, unknown]>([
  ["oneOf", { oneOf: both }, { kind: "union", keyword: "oneOf", members }],
  ["anyOf", { anyOf: both, description: "d" }, { kind: "union", keyword: "anyOf", members, description: "d" }],
  ["a union of one is that one", { oneOf: [ref("Cat")], description: "d" }, { kind: "ref", name: "Cat", description: "d" }], // prettier-ignore
  ["a discriminator with a mapping", { oneOf: both, discriminator: { propertyName: "kind", mapping: { c: "#/components/schemas/Cat", d: "Dog" } } }, { kind: "union", keyword: "oneOf", members, discriminator: { propertyName: "kind", mapping: mapping("c", "d") } }], // prettier-ignore
  ["a discriminator without a mapping", { anyOf: both, discriminator: { propertyName: "kind" } }, { kind: "union", keyword: "anyOf", members, discriminator: { propertyName: "kind", mapping: mapping("Cat", "Dog") } }], // prettier-ignore
  ["a mapping of one: the other by its name", { oneOf: both, discriminator: { propertyName: "kind", mapping: { c: "Cat" } } }, { kind: "union", keyword: "oneOf", members, discriminator: { propertyName: "kind", mapping: mapping("c", "Dog") } }], // prettier-ignore
  ["a mapping to no schema: names are no values then", { oneOf: both, discriminator: { propertyName: "kind", mapping: { x: "Bird", c: "Cat" } } }, { kind: "union", keyword: "oneOf", members, discriminator: { propertyName: "kind", mapping: [{ value: "c", schema: "Cat" }], isPartial: true } }], // prettier-ignore
  ["a mapping to no member", { oneOf: both, discriminator: { propertyName: "kind", mapping: { x: "Tested" } } }, { kind: "union", keyword: "oneOf", members, discriminator: { propertyName: "kind", mapping: mapping("Cat", "Dog") } }], // prettier-ignore
  ["two values for one member", { oneOf: both, discriminator: { propertyName: "kind", mapping: { c: "Cat", k: "Cat", d: "Dog" } } }, { kind: "union", keyword: "oneOf", members, discriminator: { propertyName: "kind", mapping: [{ value: "c", schema: "Cat" }, { value: "k", schema: "Cat" }, { value: "d", schema: "Dog" }] } }], // prettier-ignore
  ["a discriminator without a property", { oneOf: both, discriminator: {} }, { kind: "union", keyword: "oneOf", members }], // prettier-ignore
  ["members that only require", { type: "object", properties: { a: {}, b: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] }, { kind: "object", properties: [{ name: "a", schema: { kind: "any" } }, { name: "b", schema: { kind: "any" } }], requiredChoices: [{ keyword: "anyOf", choices: [["a"], ["b"]] }] }], // prettier-ignore
  ["members that only require, or null", { anyOf: [{ required: ["a"] }, { type: "null" }] }, { kind: "object", nullable: true, properties: [] }], // prettier-ignore
  ["values beside it", { enum: ["a"], anyOf: both, description: "d" }, { kind: "intersection", description: "d", members: [{ kind: "enum", values: ["a"], open: false }, { kind: "union", keyword: "anyOf", members }] }], // prettier-ignore
  ["a name that is required beside it", { type: "object", required: ["a"], oneOf: both }, { kind: "intersection", members: [{ kind: "object", properties: [], alsoRequired: ["a"] }, { kind: "union", keyword: "oneOf", members }] }], // prettier-ignore
  ["words beside it and properties are of the whole", { properties: { a: {} }, deprecated: true, example: 1, oneOf: [ref("Cat")] }, { kind: "intersection", deprecated: true, example: 1, members: [{ kind: "object", properties: [{ name: "a", schema: { kind: "any" } }] }, { kind: "ref", name: "Cat" }] }], // prettier-ignore
  ["properties beside it", { properties: { a: {} }, oneOf: both }, { kind: "intersection", members: [{ kind: "object", properties: [{ name: "a", schema: { kind: "any" } }] }, { kind: "union", keyword: "oneOf", members }] }], // prettier-ignore
  ["a list of types with words", { type: ["string", "number"], maxLength: 1, deprecated: true, example: "e" }, { kind: "union", keyword: "anyOf", deprecated: true, example: "e", members: [{ kind: "string", maxLength: 1 }, { kind: "number" }] }], // prettier-ignore
  ["a list of types", { type: ["string", "number"] }, { kind: "union", keyword: "anyOf", members: [{ kind: "string" }, { kind: "number" }] }], // prettier-ignore
])("%s", (_, schema, want) => {
  expect(schemaOf(schema, "3.1.0", others)).toEqual(want);
});
