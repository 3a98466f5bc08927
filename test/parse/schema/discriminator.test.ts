/** Discriminator Objects (OpenAPI 3.1, section 4.8.25). */
import { describe, expect, test } from "@jest/globals";
import { discriminatorValues } from "../../../generator/ir/discriminators.js";
import { type JsonObject, parseDocument, v30 } from "../support.js";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const shape = (kind: unknown = { type: "string" }): JsonObject => ({ type: "object", properties: { kind } });
const builds = (base: string): JsonObject => ({ allOf: [ref(base), { type: "object" }] });
const told = (mapping?: JsonObject): JsonObject => ({
  discriminator: { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) },
});

/** Name → the values of `kind`, and what was reported. */
function valuesOf(schemas: JsonObject): { readonly values: unknown; readonly quirks: readonly string[] } {
  const { api, findings } = parseDocument({ openapi: v30, components: { schemas } });
  const values = [...discriminatorValues(api)].map(([name, properties]) => [name, properties.get("kind")] as const);
  const quirks = findings.filter(({ code }) => code === "QUIRK_SCHEMA").map(({ pointer }) => pointer ?? "");
  return { values: Object.fromEntries(values), quirks };
}

describe("a union", () => {
  const [Cat, Dog] = [shape(), shape()];
  const either = { oneOf: [ref("Cat"), ref("Dog")] };
  test.each<[string, JsonObject, JsonObject]>([
    ["without a mapping: names", { Pet: { ...either, ...told() }, Cat, Dog }, { Cat: ["Cat"], Dog: ["Dog"] }],
    ["references and names", { Pet: { ...either, ...told({ c: ref("Cat")["$ref"], d: "Dog" }) }, Cat, Dog }, { Cat: ["c"], Dog: ["d"] }], // prettier-ignore
    ["several values for one", { Pet: { ...either, ...told({ c: "Cat", "1c": "Cat", d: "Dog" }) }, Cat, Dog }, { Cat: ["c", "1c"], Dog: ["d"] }], // prettier-ignore
    ["a second name among the members", { Pet: { oneOf: [ref("Kitty"), ref("Dog")], ...told({ c: "Cat", d: "Dog" }) }, Kitty: ref("Cat"), Cat, Dog }, { Kitty: ["c"], Dog: ["d"] }], // prettier-ignore
    ["a second name in the mapping", { Pet: { ...either, ...told({ c: "Kitty", d: "Dog" }) }, Kitty: ref("Cat"), Cat, Dog }, { Cat: ["c"], Dog: ["d"] }], // prettier-ignore
    ["a named wrapper", { Pet: { oneOf: [ref("Kitty"), ref("Dog")], ...told({ c: "Cat", d: "Dog" }) }, Kitty: { allOf: [ref("Cat")], description: "d" }, Cat, Dog }, { Kitty: ["c"], Dog: ["d"] }], // prettier-ignore
    ["wrappers in place", { Pet: { anyOf: [{ allOf: [ref("Cat")] }, { allOf: [ref("Dog")], nullable: true }], ...told({ c: "Cat" }) }, Cat, Dog }, { Cat: ["c"], Dog: ["Dog"] }], // prettier-ignore
    ["two names for one schema, each with a value", { Pet: { oneOf: [ref("A"), ref("B")], ...told({ a: "A", b: "B" }) }, A: ref("Cat"), B: ref("Cat"), Cat }, { A: ["a"], B: ["b"] }], // prettier-ignore
    ["a member that is a union", { Pet: { oneOf: [ref("Small"), ref("Dog")], ...told({ s: "Small", d: "Dog" }) }, Small: { oneOf: [ref("Cat"), ref("Hen")] }, Cat, Dog, Hen: shape() }, { Cat: ["s"], Dog: ["d"], Hen: ["s"] }], // prettier-ignore
    ["what the base of a member maps", { Pet: { oneOf: [ref("Cat"), ref("Dog")], ...told() }, Base: { ...shape(), ...told({ c: "Cat", d: "Dog" }) }, Cat: builds("Base"), Dog: builds("Base") }, { Cat: ["c"], Dog: ["d"] }], // prettier-ignore
  ])("%s", (_, schemas, want) => {
    expect(valuesOf(schemas)).toEqual({ values: want, quirks: [] });
  });

  test("of which a value is mapped to nothing: a name is then no value that is sent", () => {
    const { values, quirks } = valuesOf({ Pet: { ...either, ...told({ c: "Cat", d: "Gone" }) }, Cat, Dog });
    expect(values).toEqual({ Cat: ["c"] });
    expect(quirks).toEqual(["#/components/schemas/Pet/discriminator/mapping/d"]);
  });

  test.each([["../animals.yaml#/components/schemas/Cat"], ["#/components/schemas/Cat"], ["Cat.json"], ["./x/Cat.yml"]])(
    "a mapping to %s",
    (wanted) => {
      const { values } = valuesOf({ Pet: { ...either, ...told({ c: wanted, d: "Dog" }) }, Cat, Dog });
      expect(values).toEqual({ Cat: ["c"], Dog: ["d"] });
    },
  );

  test.each<[string, unknown]>([
    ["a list", ["Cat"]],
    ["an empty text", { c: "" }],
    ["a number", { c: 1 }],
    ["a fragment alone", { c: "#" }],
    ["what every object has", { c: "constructor" }],
  ])("a mapping that is %s", (_, mapping) => {
    const schemas = { Pet: { ...either, discriminator: { propertyName: "kind", mapping } }, Cat, Dog };
    expect(() => valuesOf(schemas)).not.toThrow();
  });
});

describe("a base, for the schemas that build upon it", () => {
  const Base = { ...shape(), ...told({ c: "#/components/schemas/Cat", d: "Dog" }) };
  test.each<[string, JsonObject, JsonObject]>([
    ["with a mapping", { Base, Cat: builds("Base"), Dog: builds("Base") }, { Cat: ["c"], Dog: ["d"] }],
    ["without one: names", { Base: { ...shape(), ...told() }, Cat: builds("Base") }, { Cat: ["Cat"] }],
    ["one that the mapping leaves out", { Base, Cat: builds("Base"), Dog: builds("Base"), Hen: builds("Base") }, { Cat: ["c"], Dog: ["d"], Hen: ["Hen"] }], // prettier-ignore
    ["one that adds nothing", { Base, Cat: { allOf: [ref("Base")] }, Dog: builds("Base") }, { Cat: ["c"], Dog: ["d"] }],
    ["through another name", { Base, Basis: ref("Base"), Cat: builds("Basis"), Dog: builds("Base") }, { Cat: ["c"], Dog: ["d"] }], // prettier-ignore
    ["mapped to another name", { Base: { ...shape(), ...told({ c: "Kitty" }) }, Kitty: ref("Cat"), Cat: builds("Base") }, { Cat: ["c"] }], // prettier-ignore
    ["over several generations, the later ones are of the earlier types", { Base, Cat: builds("Base"), Dog: builds("Cat") }, { Cat: ["c", "d"], Dog: ["d"] }], // prettier-ignore
    ["a base that builds upon another schema", { Root: shape(), Base: { allOf: [ref("Root")], ...told({ c: "Cat" }) }, Cat: builds("Base") }, { Cat: ["c"] }], // prettier-ignore
  ])("%s", (_, schemas, want) => {
    expect(valuesOf(schemas)).toEqual({ values: want, quirks: [] });
  });

  test("values to nowhere leave those without a value as they are declared", () => {
    const { values, quirks } = valuesOf({ Base, Cat: builds("Base"), Hen: builds("Base") });
    expect(values).toEqual({ Cat: ["c"] });
    expect(quirks).toHaveLength(1);
  });
});
