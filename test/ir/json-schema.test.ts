/** JSON Schema of the model: keyword by keyword, as a client sends and as a server answers. */
import { describe, expect, test } from "@jest/globals";
import { jsonSchemaDialect, jsonSchemaOf, type SchemaDirection } from "../../generator/ir/json-schema.js";
import { contextOf } from "../support/examples.js";
import { schemaJudge } from "../support/json-schema.js";
import { type JsonObject, parseDocument, v30, v31 } from "../parse/support.js";
import { ref } from "./support.js";

/** The JSON Schema of `Tested`, without the dialect. */
function written(
  schema: unknown,
  others: JsonObject = {},
  direction: SchemaDirection = "write",
  openapi = v31,
): unknown {
  const { api } = parseDocument({ openapi, components: { schemas: { Tested: schema, ...others } } });
  const tested = api.schemas[0]?.schema;
  if (tested === undefined) throw new Error("no schema");
  const { $schema, ...whole } = jsonSchemaOf(tested, contextOf(api), direction);
  expect($schema).toBe(jsonSchemaDialect);
  expect(() => schemaJudge({ $schema, ...whole })).not.toThrow();
  return whole;
}

const text = { type: "string" };
const object = (properties: JsonObject, limits: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...limits,
});

describe("is written as it was", () => {
  test.each<JsonObject>([
    {},
    { not: {} },
    { type: "null" },
    { type: "boolean" },
    {
      type: "number",
      minimum: 1,
      maximum: 2,
      exclusiveMinimum: 0,
      exclusiveMaximum: 3,
      multipleOf: 0.5,
      format: "double",
    },
    { type: "integer", format: "int32" },
    { type: "string", format: "date-time", pattern: "^a", minLength: 1, maxLength: 2 },
    { type: ["string", "null"] },
    { enum: ["a", 1, true] },
    { enum: ["a", null] },
    { const: "a" },
    { allOf: [{}, { enum: [{ a: 1 }, "b"] }] },
    { type: "array", items: text, minItems: 1, maxItems: 2, uniqueItems: true },
    { type: "array", prefixItems: [text, { type: "integer" }], items: false, minItems: 1, uniqueItems: true },
    { type: "array", prefixItems: [text], items: { type: "integer" }, minItems: 3, maxItems: 4 },
    object(
      { a: text, b: { type: "integer" } },
      { required: ["a", "z"], additionalProperties: text, minProperties: 1, maxProperties: 3 },
    ),
    { type: "object", additionalProperties: false },
    { type: "object", patternProperties: { "^a": text, "^b": { type: "integer" } }, additionalProperties: false },
    { type: "object", propertyNames: { enum: ["a", "b"] }, additionalProperties: text },
    { allOf: [object({ a: text })], unevaluatedProperties: text },
    { allOf: [{ type: "array", prefixItems: [text], items: {} }], unevaluatedItems: false },
    { type: "object", additionalProperties: true },
    { type: "object", allOf: [{ anyOf: [{ required: ["a"] }, { required: ["b", "c"] }] }] },
    { oneOf: [text, { type: "integer" }] },
    { anyOf: [text, { type: "integer" }] },
    { anyOf: [{ oneOf: [text, { type: "integer" }] }, { type: "null" }] },
    { allOf: [text, { type: "string", minLength: 1 }] },
    { title: "T", description: "d", deprecated: true, default: "a", examples: ["b"], type: "string" },
  ])("%j", (schema) => {
    const { not: _, ...rest } = schema;
    // `false` has no keyword of its own in a mapping, and choices of names stand beside the rest.
    const given = "not" in schema ? false : asGiven(rest);
    expect(written(given)).toEqual(schema);
  });

  function asGiven({ allOf, ...schema }: JsonObject): JsonObject {
    if (!Array.isArray(allOf)) return schema;
    const [first, ...others] = allOf as JsonObject[];
    return first !== undefined && "type" in first
      ? { allOf, ...schema }
      : (Object.assign({}, schema, first, ...others) as JsonObject);
  }
});

test.each<[string, string, unknown, unknown]>([
  ["exclusive limits of 3.0", v30, { type: "number", minimum: 0, exclusiveMinimum: true }, { type: "number", minimum: 0, exclusiveMinimum: 0 }], // prettier-ignore
  ["nullable of 3.0", v30, { type: "integer", nullable: true }, { type: ["integer", "null"] }],
  ["a nullable constant", v31, { anyOf: [{ const: "a" }, { type: "null" }] }, { enum: ["a", null] }], // prettier-ignore
  ["null that another part rules out", v31, { type: ["string", "null"], enum: ["a", "b"] }, { enum: ["a", "b"] }],
  ["one value", v31, { type: "string", enum: ["a"] }, { const: "a" }],
  ["the content of a file", v31, { type: "string", format: "binary" }, { type: "string", contentMediaType: "application/octet-stream" }], // prettier-ignore
  ["values beyond a limit", v31, { type: "integer", enum: [1, 9], minimum: 5 }, { allOf: [{ enum: [1, 9] }, { type: "integer", minimum: 5 }] }], // prettier-ignore
])("%s", (_, openapi, schema, want) => {
  expect(written(schema, {}, "write", openapi)).toEqual(want);
});

describe("named schemas", () => {
  test("are definitions, once each, all that are reached and no others", () => {
    const others = { A: object({ b: ref("B"), again: ref("A") }), B: text, C: text };
    expect(written(object({ a: ref("A"), more: ref("B") }), others)).toEqual({
      ...object({ a: { $ref: "#/$defs/A" }, more: { $ref: "#/$defs/B" } }),
      $defs: { A: object({ b: { $ref: "#/$defs/B" }, again: { $ref: "#/$defs/A" } }), B: text },
    });
  });

  test("are without null, which each use says", () => {
    const other = { Maybe: { type: ["string", "null"] } };
    expect(written(object({ a: ref("Maybe") }), other)).toEqual({
      ...object({ a: { anyOf: [{ $ref: "#/$defs/Maybe" }, { type: "null" }] } }),
      $defs: { Maybe: text },
    });
  });

  test("have names that are escaped in references", () => {
    const name = "a/b~c d%ü";
    const { $defs, ...whole } = written(
      { type: "array", items: ref("a~1b~0c%20d%25%C3%BC") },
      { [name]: text },
    ) as JsonObject;
    expect($defs).toEqual({ [name]: text });
    expect(schemaJudge({ ...whole, $defs })(["x"])).toBeUndefined();
    expect(schemaJudge({ ...whole, $defs })([1])).toBeDefined();
  });

  test("called __proto__ and the like stay properties", () => {
    const properties = JSON.parse('{"__proto__": {"type": "string"}}') as JsonObject;
    const found = written({ type: "object", properties }) as { properties: object };
    expect(Object.keys(found.properties)).toEqual(["__proto__"]);
  });

  test("keep the limits beside a reference", () => {
    expect(written({ $ref: "#/components/schemas/A", minLength: 2, title: "T" }, { A: text })).toEqual({
      title: "T",
      allOf: [{ $ref: "#/$defs/A" }, { type: "string", minLength: 2 }],
      $defs: { A: text },
    });
  });
});

test.each<[SchemaDirection, unknown]>([
  ["write", { ...object({ both: text, sent: { ...text, writeOnly: true } }), required: ["sent"] }],
  ["read", { ...object({ both: text, got: { ...text, readOnly: true } }), required: ["got"] }],
])("%s leaves out what is not of its direction", (direction, want) => {
  const properties = { both: text, got: { ...text, readOnly: true }, sent: { ...text, writeOnly: true } };
  expect(written(object(properties, { required: ["got", "sent"] }), {}, direction)).toEqual(want);
});

describe("discriminators", () => {
  const kind = (schema: JsonObject): JsonObject => object({ kind: schema }, { required: ["kind"] });
  const union = { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } };

  test("become the values of their property, member by member", () => {
    expect(written(union, { Cat: kind(text), Dog: kind(text) })).toMatchObject({
      oneOf: [
        { $ref: "#/$defs/Cat", properties: { kind: { enum: ["cat"] } } },
        { $ref: "#/$defs/Dog", properties: { kind: { enum: ["Dog"] } } },
      ],
    });
  });

  test("give way where the property has other values", () => {
    expect(written(union, { Cat: kind({ const: "tom" }), Dog: kind({ const: "Dog" }) })).toMatchObject({
      oneOf: [{ $ref: "#/$defs/Cat" }, { $ref: "#/$defs/Dog", properties: { kind: { enum: ["Dog"] } } }],
    });
  });
});
