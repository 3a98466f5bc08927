/** What a Discriminator Object becomes (OpenAPI 3.1, section 4.8.25; OpenAPI 3.2, section 4.8.25 for `defaultMapping`). */
import { describe, expect, test } from "@jest/globals";
import { type JsonObject, schemaOf, v32 } from "../support.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const told = (discriminator: JsonObject = {}) => ({ discriminator: { propertyName: "kind", ...discriminator } });
const [Cat, Dog] = [{ type: "object" }, { type: "object" }];
const either = { oneOf: [ref("Cat"), ref("Dog")] };
const discriminatorOf = (schema: JsonObject, others: JsonObject = {}) =>
  (schemaOf(schema, v32, { Cat, Dog, ...others }) as { discriminator?: unknown }).discriminator;
const named = (cat: string, dog: string) => [
  { value: cat, schema: "Cat" },
  { value: dog, schema: "Dog" },
];
const byName = named("Cat", "Dog");

test.each<[JsonObject, unknown]>([
  [told(), { propertyName: "kind", mapping: byName }],
  [told({ defaultMapping: "Dog" }), { propertyName: "kind", default: "Dog", mapping: byName }],
  [told({ defaultMapping: "#/components/schemas/Dog" }), { propertyName: "kind", default: "Dog", mapping: byName }],
  [told({ defaultMapping: "Other" }), { propertyName: "kind", mapping: byName }],
  [told({ defaultMapping: 1 }), { propertyName: "kind", mapping: byName }],
  [told({ mapping: { c: "Cat" } }), { propertyName: "kind", mapping: named("c", "Dog") }],
  [told({ mapping: { c: "Cat", x: "Gone" } }), { propertyName: "kind", mapping: [{ value: "c", schema: "Cat" }], isPartial: true }], // prettier-ignore
  [told({ mapping: { c: 1 } }), { propertyName: "kind", mapping: [], isPartial: true }],
  [told({ mapping: [] }), { propertyName: "kind", mapping: byName }],
  [{ discriminator: { propertyName: 1 } }, { propertyName: "1", mapping: byName }],
  [{ discriminator: { mapping: { c: "Cat" } } }, undefined],
  [{ discriminator: "kind" }, undefined],
  [{}, undefined],
])("of a union: %j", (parts, want) => {
  expect(discriminatorOf({ ...either, ...parts }, { Other: {} })).toStrictEqual(want);
});

test.each<[JsonObject, unknown]>([
  [told(), { propertyName: "kind", mapping: [] }],
  [told({ mapping: { c: "Cat", d: "Dog.json", e: "./x/Cat.YAML?y", f: "a#Dog" } }), { propertyName: "kind", mapping: [...named("c", "d"), { value: "f", schema: "Dog" }], isPartial: true }], // prettier-ignore
  [told({ defaultMapping: "Dog" }), { propertyName: "kind", default: "Dog", mapping: [] }],
  [{}, undefined],
])("of a base: %j", (parts, want) => {
  expect(discriminatorOf({ type: "object", ...parts })).toStrictEqual(want);
  expect(discriminatorOf({ allOf: [ref("Cat")], ...parts })).toStrictEqual(want);
});

describe("a member that builds upon others", () => {
  const bases = (count: number, last: JsonObject): JsonObject => {
    const links = Array.from({ length: count }, (_, index) => [`B${index}`, { allOf: [ref(`B${index + 1}`), {}] }]);
    return { ...(Object.fromEntries(links) as JsonObject), [`B${count}`]: { type: "object", ...last } };
  };
  const builds = (name: string) => ({ allOf: [ref(name), { type: "object" }] });
  const manyBases = (count: number): JsonObject => {
    const names = Array.from({ length: count }, (_, index) => `B${index}`);
    const all = Object.fromEntries(names.map((name) => [name, { type: "object" }])) as JsonObject;
    const last = { type: "object", ...told({ mapping: { c: "Cat" } }) };
    return { ...all, [`B${count - 1}`]: last, Cat: { allOf: [...names.map(ref), { type: "object" }] } };
  };
  const mapping = { c: "Cat", k: "#/components/schemas/Cat", d: "Dog" };

  test.each<[string, JsonObject, unknown]>([
    ["has the values of its base", { ...bases(0, told({ mapping })), Cat: builds("B0") }, [{ value: "c", schema: "Cat" }, { value: "k", schema: "Cat" }, { value: "Dog", schema: "Dog" }]], // prettier-ignore
    ["has those of a base far away", { ...bases(40, told({ mapping: { c: "Cat" } })), Cat: builds("B0") }, named("c", "Dog")], // prettier-ignore
    ["has those of one of many bases", manyBases(99), named("c", "Dog")],
    ["has none of one of too many", manyBases(100), byName],
    ["has none by another property", { ...bases(0, { discriminator: { propertyName: "sort", mapping } }), Cat: builds("B0") }, byName], // prettier-ignore
    ["has none of its own word", { Cat: { type: "object", ...told({ mapping: { c: "Cat" } }) } }, byName],
    ["has none of a base without a mapping", { ...bases(0, told()), Cat: builds("B0") }, byName],
    ["has none of a base with a list", { ...bases(0, told({ mapping: ["Cat"] })), Cat: builds("B0") }, byName],
    ["has none of a base with numbers", { ...bases(0, told({ mapping: { c: 1 } })), Cat: builds("B0") }, byName],
  ])("%s", (_, schemas, want) => {
    expect(discriminatorOf({ ...either, ...told() }, schemas)).toStrictEqual({ propertyName: "kind", mapping: want });
  });
});

test.each<[JsonObject, unknown]>([
  [{ allOf: [ref("Cat")], description: "d" }, byName],
  [{ allOf: [ref("Cat")], properties: {} }, [{ value: "Dog", schema: "Dog" }]],
  [{ allOf: [ref("Cat"), ref("Other")] }, [{ value: "Dog", schema: "Dog" }]],
  [{ allOf: [ref("Cat"), {}], description: "d" }, [{ value: "Dog", schema: "Dog" }]],
  [{ type: "object" }, [{ value: "Dog", schema: "Dog" }]],
])("a member without a name of its own: %j", (member, mapping) => {
  const schema = { oneOf: [member, ref("Dog")], ...told() };
  expect(discriminatorOf(schema, { Other: {} })).toStrictEqual({ propertyName: "kind", mapping });
});
