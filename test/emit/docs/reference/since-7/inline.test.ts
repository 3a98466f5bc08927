/** Models for inline schemas, as the reference's 7.x make them. */
import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "../../../../parse/support.js";
import { listOf, mapOf, object, ref, text } from "../before-6/support.js";
import { byVersion, models30, models31 } from "./support.js";

const model = (properties: JsonObject, parts: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...parts,
});
const n = { type: "integer" };

describe("where inline models are found in a component, and what they are called", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["a property", { A: model({ b: object("c") }) }, { A: model({ b: "→ A_b" }), A_b: object("c") }],
    [
      "deeper ones first",
      { A: model({ b: model({ c: object("d") }) }) },
      { A: model({ b: "→ A_b" }), A_b_c: object("d"), A_b: model({ c: "→ A_b_c" }) },
    ],
    [
      "a list",
      { A: model({ b: listOf(object("c")) }) },
      { A: model({ b: listOf("→ A_b_inner") }), A_b_inner: object("c") },
    ],
    [
      "a list of lists",
      { A: listOf(listOf(object("c"))) },
      { A: listOf(listOf("→ A_inner_inner")), A_inner_inner: object("c") },
    ],
    ["a map", { A: mapOf(listOf(object("c"))) }, { A: mapOf(listOf("→ A_value_inner")), A_value_inner: object("c") }],
    [
      "a map with properties",
      { A: { ...model({ b: object("c") }), additionalProperties: object("d") } },
      { A: { ...model({ b: "→ A_b" }), additionalProperties: "→ A_value" }, A_b: object("c"), A_value: object("d") },
    ],
    [
      "nothing in an object without properties",
      { A: model({ b: { type: "object" } }) },
      { A: model({ b: { type: "object" } }) },
    ],
    [
      "the members of an union",
      { A: { oneOf: [object("b"), object("c"), listOf(object("d")), text] } },
      {
        A: { oneOf: ["→ A_oneOf", "→ A_oneOf_1", listOf("→ A_oneOf_2_inner"), text] },
        A_oneOf: object("b"),
        A_oneOf_1: object("c"),
        A_oneOf_2_inner: object("d"),
      },
    ],
    [
      "an union as a property",
      { A: model({ b: { anyOf: [text, n] } }) },
      { A: model({ b: "→ A_b" }), A_b: { anyOf: [text, n] } },
    ],
    [
      "an allOf of a model as a property",
      { A: model({ b: { allOf: [ref("B"), object("c")] } }), B: object("d") },
      { A: model({ b: "→ A_b" }), B: object("d"), A_b: { allOf: ["→ B", object("c")] } },
    ],
    [
      "no model for an allOf of one reference",
      { A: model({ b: { allOf: [ref("B")], description: "d" } }), B: object("c") },
      { A: model({ b: { allOf: ["→ B"], description: "d" } }), B: object("c") },
    ],
    [
      "what must not be",
      { A: model({ b: { not: object("c") } }) },
      { A: model({ b: { not: "→ A_b_not" } }), A_b_not: object("c") },
    ],
    [
      "two members that are equal",
      { A: model({ b: { allOf: [text, text] } }) },
      { A: model({ b: "→ A_b" }), A_b: { allOf: [text, text] } },
    ],
  ])("%s", (_, given, want) => {
    expect(models30(given)).toEqual(want);
    expect(Object.keys(models30(given) as JsonObject)).toEqual(Object.keys(want));
  });
});

describe("names", () => {
  test.each<[string, JsonObject, readonly string[]]>([
    ["a title", model({ b: { ...object("c"), title: "Nice Title" } }), ["A", "Nice_Title"]],
    ["a title of nothing to name by", model({ b: { ...object("c"), title: "-!" } }), ["A", "A_b"]],
    ["a title that begins with a digit", model({ b: { ...object("c"), title: "1st" } }), ["A", "_1st"]],
    ["a title that is taken", model({ b: { ...object("c"), title: "A" } }), ["A", "A_1"]],
    ["of a list with a title", model({ b: { ...listOf(object("c")), title: "T" } }), ["A", "T_inner"]],
    ["equal ones share a model", model({ b: object("x", "y"), c: object("x", "y") }), ["A", "A_b"]],
    ["not in another order", model({ b: object("x", "y"), c: object("y", "x") }), ["A", "A_b", "A_c"]],
    [
      "not with another description",
      model({ b: object("x"), c: { ...object("x"), description: "d" } }),
      ["A", "A_b", "A_c"],
    ],
    [
      "in any order of what is required",
      model({ b: { ...object("x", "y"), required: ["x", "y"] }, c: { ...object("x", "y"), required: ["y", "x"] } }),
      ["A", "A_b"],
    ],
  ])("%s", (_, a, want) => {
    expect(Object.keys(models30({ A: a }) as JsonObject)).toEqual(want);
  });
});

describe("components that are an allOf or mix compositions go the older way", () => {
  const b = ref("B");
  test.each<[string, JsonObject, JsonObject]>([
    [
      "members stay, their properties become models",
      { A: { allOf: [b, model({ c: object("d"), e: { type: "object" } })] } },
      {
        A: { allOf: ["→ B", model({ c: "→ A_allOf_c", e: "→ A_allOf_e" })] },
        A_allOf_c: object("d"),
        A_allOf_e: { type: "object" },
      },
    ],
    [
      "what is in a list is called after the list",
      { A: { allOf: [b, model({ c: listOf(model({ d: object("e") })) })] } },
      {
        A: { allOf: ["→ B", model({ c: listOf("→ A_allOf_c") })] },
        A_allOf_d: object("e"),
        A_allOf_c: model({ d: "→ A_allOf_d" }),
      },
    ],
    [
      "and so what is in a map",
      { A: { allOf: [b, model({ c: mapOf({ oneOf: [text, n] }) })] } },
      { A: { allOf: ["→ B", model({ c: mapOf("→ A_allOf_c") })] }, A_allOf_c: { oneOf: [text, n] } },
    ],
    [
      "an union is always a model of its own",
      { A: { allOf: [b, model({ c: { oneOf: [text, n] }, d: { oneOf: [text, n] } })] } },
      {
        A: { allOf: ["→ B", model({ c: "→ A_allOf_c", d: "→ A_allOf_d" })] },
        A_allOf_c: { oneOf: [text, n] },
        A_allOf_d: { oneOf: [text, n] },
      },
    ],
    [
      "an allOf of one stays",
      { A: { allOf: [b, model({ c: { allOf: [b], description: "d" } })] } },
      { A: { allOf: ["→ B", model({ c: { allOf: ["→ B"], description: "d" } })] } },
    ],
    [
      "members of an union beside properties, enums too",
      { A: { properties: { c: object("d") }, anyOf: [object("e"), { ...text, enum: ["f"] }, text] } },
      {
        A: { properties: { c: object("d") }, anyOf: ["→ A_anyOf", "→ A_anyOf_1", text] },
        A_anyOf: object("e"),
        A_anyOf_1: { ...text, enum: ["f"] },
      },
    ],
  ])("%s", (_, given, want) => {
    expect(models30({ ...given, B: object("b") })).toEqual({ B: object("b"), ...want });
  });

  test("its own properties since 7.24", () => {
    const given = { A: { properties: { c: object("d") }, anyOf: [object("e"), text] } };
    const a = (version: string) => (models30(given, version) as JsonObject)["A"];
    expect(byVersion(a)).toEqual({
      "7.13": { properties: { c: object("d") }, anyOf: ["→ A_anyOf", text] },
      "7.24": { properties: { c: "→ A_c" }, anyOf: ["→ A_anyOf", text] },
    });
  });
});

test.each<[string, JsonObject, JsonObject, number]>([
  ["an example", { example: "a" }, { example: "b" }, 1],
  ["an example that is null", { example: null }, { example: "b" }, 2],
  ["an example that is null, and none", { example: null }, {}, 2],
  ["the same null", { example: null }, { example: null }, 1],
])("components of one title that differ in %s, from 7.24 on", (_, first, second, count) => {
  const titled = (more: JsonObject): JsonObject => ({ ...object("s"), title: "Same", ...more });
  const models = models30(
    { User: model({ one: titled(first), two: titled({ ...second, description: "d" }) }) },
    "7.24",
  );
  expect(Object.keys(models as JsonObject)).toHaveLength(1 + count);
});

test("in 3.1 a copy of the parser's is the same inline model as what it is a copy of", () => {
  const said = (example: string): JsonObject => ({ type: "string", examples: [example] });
  const models = models31({
    A: model({ b: model({ s: said("x") }), c: model({ s: said("y") }), d: said("y"), e: model({ s: said("y") }) }),
  });
  expect(Object.keys(models as JsonObject)).toEqual(["A", "A_b"]);
});

test("components of one title that differ in their descriptions only are one, from 7.24 on", () => {
  const titled = (description: string): JsonObject => ({ ...object("s"), title: "Same", description });
  const given = { B: titled("b"), A: titled("a"), User: model({ one: titled("x"), two: ref("B") }) };
  expect(byVersion((version) => models30(given, version))).toEqual({
    "7.13": { B: titled("b"), A: titled("a"), User: model({ one: "→ Same", two: "→ B" }), Same: titled("x") },
    "7.24": { A: titled("a"), User: model({ one: "→ A", two: "→ A" }) },
  });
});
