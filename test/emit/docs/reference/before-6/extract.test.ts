/** Models for the inline schemas of components, as the reference's releases 4.3 to 5.4 make them. */
import { describe, expect, test } from "@jest/globals";
import { refName, resolveSchema } from "../../../../../generator/emit/docs/reference/openapi.js";
import type { JsonObject } from "../../../../parse/support.js";
import { specOf, listOf, mapOf, modelsOf, object, ref, text } from "./support.js";

const model = (properties: JsonObject, parts: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...parts,
});

describe("where inline models are found, and what they are called", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["a property", { A: model({ b: object("c") }) }, { A: model({ b: "→ A_b" }), A_b: object("c") }],
    [
      "deeper ones first, after the model that they are in",
      { A: model({ b: model({ c: object("d") }) }) },
      { A: model({ b: "→ A_b" }), A_b_c: object("d"), A_b: model({ c: "→ A_b_c" }) },
    ],
    [
      "the objects of a list",
      { A: model({ b: listOf(object("c")) }) },
      { A: model({ b: listOf("→ A_b") }), A_b: object("c") },
    ],
    [
      "inside of the objects of a list, after what the list is in",
      { A: model({ b: listOf(model({ c: object("d") })) }) },
      { A: model({ b: listOf("→ A_b") }), A_c: object("d"), A_b: model({ c: "→ A_c" }) },
    ],
    [
      "the objects of a map",
      { A: model({ b: mapOf(object("c")) }) },
      { A: model({ b: mapOf("→ A_b") }), A_b: object("c") },
    ],
    [
      "not in a list of lists",
      { A: model({ b: listOf(listOf(object("c"))) }) },
      { A: model({ b: listOf(listOf(object("c"))) }) },
    ],
    ["not in a model that is a list", { A: listOf(object("b")) }, { A: listOf(object("b")) }],
    ["not in a model that is a map", { A: mapOf(object("b")) }, { A: mapOf(object("b")) }],
    [
      "not an object without properties",
      { A: model({ b: { type: "object" } }) },
      { A: model({ b: { type: "object" } }) },
    ],
    ["not an object without a type", { A: model({ b: { properties: {} } }) }, { A: model({ b: { properties: {} } }) }],
    [
      "not a map with properties",
      { A: model({ b: { ...object("c"), additionalProperties: true } }) },
      { A: model({ b: { ...object("c"), additionalProperties: true } }) },
    ],
    [
      "not a composition as a property",
      { A: model({ b: { oneOf: [object("c")] } }) },
      { A: model({ b: { oneOf: [object("c")] } }) },
    ],
    [
      "the members of compositions, whatever their type",
      { A: { allOf: [object("a"), { properties: { b: text } }, text], oneOf: [object("c")], anyOf: [object("d")] } },
      {
        A: { allOf: ["→ A_allOf", "→ A_allOf_1", text], oneOf: ["→ A_oneOf"], anyOf: ["→ A_anyOf"] },
        A_allOf: object("a"),
        A_allOf_1: { properties: { b: text } },
        A_anyOf: object("d"),
        A_oneOf: object("c"),
      },
    ],
    [
      "not the properties beside a composition",
      { A: { allOf: [ref("B")], properties: { b: object("c") } }, B: text },
      { A: { allOf: ["→ B"], properties: { b: object("c") } }, B: text },
    ],
    [
      "characters of a name",
      { A: model({ "b c/d": object("c") }) },
      { A: model({ "b c/d": "→ A_b_c_d" }), A_b_c_d: object("c") },
    ],
    [
      "a title wins",
      { A: model({ b: { ...object("c"), title: "Nice one" } }) },
      { A: model({ b: "→ Nice_one" }), Nice_one: { ...object("c"), title: "Nice one" } },
    ],
    [
      "but not a blank one",
      { A: model({ b: { ...object("c"), title: " " } }) },
      { A: model({ b: "→ A_b" }), A_b: object("c") },
    ],
    [
      "a name that is taken gets a number",
      { A: model({ b: object("c"), d: { ...object("e"), title: "A" } }), A_b: text },
      { A: model({ b: "→ A_b_1", d: "→ A_1" }), A_b: text, A_b_1: object("c"), A_1: { ...object("e"), title: "A" } },
    ],
  ])("%s", (_what, schemas, want) => {
    const models = modelsOf(schemas);
    expect(models).toEqual(want);
    expect(Object.keys(models as JsonObject)).toEqual(Object.keys(want));
  });

  test("a name is chosen before those inside of it, and taken after them", () => {
    const twin = { type: "object", title: "Twin", properties: { twin: { ...object("a"), title: "Twin" } } };
    expect(modelsOf({ A: model({ b: twin }) })).toEqual({
      A: model({ b: "→ Twin" }),
      Twin: { ...twin, properties: { twin: "→ Twin" } },
    });
  });
});

describe("equal schemas share a model", () => {
  const shared = (b: JsonObject, c: JsonObject) => {
    const { properties } = specOf({ components: { schemas: { A: model({ b, c }) } } }).schemas.get("A") ?? {};
    return properties?.get("b")?.$ref === properties?.get("c")?.$ref;
  };

  test.each<[boolean, string, JsonObject, JsonObject]>([
    [true, "equal", object("x"), object("x")],
    [false, "other properties", object("x"), object("y")],
    [false, "another order of properties", object("x", "y"), object("y", "x")],
    [
      true,
      "another order of what is required",
      { ...object("x", "y"), required: ["x", "y"] },
      { ...object("x", "y"), required: ["y", "x"] },
    ],
    [true, "another order of keywords", { ...object("x"), nullable: true }, { nullable: true, ...object("x") }],
    [false, "another description", object("x"), { ...object("x"), description: "d" }],
    [false, "an extension", object("x"), { ...object("x"), "x-a": 1 }],
    [true, "a default, which no model keeps", object("x"), { ...object("x"), default: {} }],
    [true, "models inside that are equal", model({ x: object("y") }), model({ x: object("y") })],
    [
      true,
      "what no text can be made of",
      { ...object("x"), example: { toString: 1 } },
      { ...object("x"), example: { toString: 1 } },
    ],
  ])("%s: %s", (want, _what, one, other) => {
    expect(shared(one, other)).toBe(want);
  });

  test("not with a model of the document", () => {
    expect(Object.keys(modelsOf({ A: model({ b: object("x") }), B: object("x") }) as JsonObject)).toEqual([
      "A",
      "B",
      "A_b",
    ]);
  });
});

describe("what a model made of an inline schema keeps", () => {
  const inline = {
    ...object("x"),
    title: "T",
    description: "d",
    required: ["x"],
    nullable: true,
    readOnly: true,
    minProperties: 1,
    example: { x: "" },
    default: {},
    additionalProperties: false,
    discriminator: { propertyName: "x" },
    "x-a": 1,
  };
  const four = { description: "d", required: ["x"], nullable: true, example: { x: "" }, properties: { x: text } };
  test.each(["4.3", "5.1", "5.3", "5.4"] as const)("%s", (version) => {
    const five = { type: "object", title: "T", readOnly: true, minProperties: 1, discriminator: { propertyName: "x" } };
    expect(modelsOf({ A: model({ b: inline }) }, version)).toEqual({
      A: model({ b: "→ T" }),
      T: version === "4.3" ? four : { ...four, ...five, extensions: { "x-a": 1 } },
    });
  });
});

describe("what changed with release 5", () => {
  test.each<[string, JsonObject, string, string]>([
    ["a digit at the beginning", { A: model({ b: { ...object("c"), title: "1st" } }) }, "_st", "_1st"],
    ["an enum among the members of a composition", { A: { oneOf: [{ ...text, enum: ["a"] }] } }, "", "A_oneOf"],
    ["an object with properties there", { A: { oneOf: [object("b")] } }, "A_oneOf", "A_oneOf"],
  ])("%s", (_what, schemas, four, five) => {
    const added = (version: "4.3" | "5.4") =>
      Object.keys(modelsOf(schemas, version) as JsonObject)
        .slice(1)
        .join();
    expect([added("4.3"), added("5.4")]).toEqual([four, five]);
  });
});

describe("what the parser makes of a schema", () => {
  test.each<[string, JsonObject, unknown]>([
    ["items make a list", { items: text, oneOf: [text] }, { type: "array", items: text }],
    [
      "further properties make an object",
      { additionalProperties: false },
      { type: "object", additionalProperties: false },
    ],
    [
      "but not of a composition",
      { additionalProperties: true, oneOf: [text] },
      { additionalProperties: true, oneOf: [text] },
    ],
    ["an enum has the type of its first value", { enum: [1, "a"] }, { type: "number", enum: [1, "a"] }],
    ["an enum of texts", { enum: ["a", 1] }, { type: "string", enum: ["a", 1] }],
    ["an enum without values", { enum: [] }, { type: "string" }],
    ["nothing required", { type: "object", required: [] }, { type: "object" }],
    ["3.1 is not known", { type: ["string", "null"], const: 1, examples: [1] }, {}],
    ["next to a reference nothing is", { ...ref("B"), description: "d", nullable: true }, "→ B"],
    ["quotes around the example of a string", { type: "string", example: '"a"' }, { type: "string", example: "a" }],
  ])("%s", (_what, schema, want) => {
    expect(modelsOf({ A: schema, B: text })).toEqual({ A: want, B: text });
  });
});

test("every reference leads to a model", () => {
  const spec = specOf({ components: { schemas: { A: model({ b: listOf(model({ c: object("d") })) }) } } });
  for (const schema of spec.schemas.values()) {
    for (const property of schema.properties?.values() ?? []) expect(resolveSchema(spec, property)).toBeDefined();
  }
  expect(refName(spec.schemas.get("A_b")?.properties?.get("c")?.$ref ?? "")).toBe("A_c");
});
