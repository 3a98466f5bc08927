/** Where references lead (OpenAPI 3.1, section 4.8.23), and what is said of those that lead nowhere. */
import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../generator/diagnostics.js";
import { heldSchema } from "../../generator/parse/reference.js";
import { brief, type JsonObject, operation, operationOf, parseDocument } from "./support.js";

test.each<[JsonObject, readonly string[]]>([
  [{ schema: {} }, ["schema"]],
  [{ schema: {}, content: { "a/b": { schema: {} } } }, ["schema"]],
  [{ content: { "a/b": { schema: {} }, "c/d": { schema: {} } } }, ["content", "a/b", "schema"]],
  [{ content: { "a/b": {}, "c/d": { schema: {} } } }, []],
  [{ content: {} }, []],
  [{ content: { "": { schema: {} } } }, ["content", "", "schema"]],
  [{ content: [{ schema: {} }] }, []],
  [{ schema: true }, []],
  [{ schema: "a" }, []],
  [{ description: "d" }, []],
  [{}, []],
  ...["type", "$ref", "properties", "items", "allOf", "anyOf", "oneOf"].map((key): [JsonObject, readonly string[]] => [
    { [key]: {}, schema: {}, content: { "a/b": { schema: {} } } },
    [],
  ]),
])("%j holds a schema at %j", (value, want) => {
  expect(heldSchema(value)).toEqual(want);
});

const schemaAt = (ref: string, components: JsonObject) => {
  const parameters = [{ in: "query", name: "p", schema: { $ref: ref } }];
  return brief(operationOf({ get: operation({ parameters }) }, { components }).parameters[0]?.schema);
};

/** What ends the run of a document whose one parameter has a reference. */
function failureOf(ref: string, components: JsonObject = {}, where: "parameter" | "schema" = "schema"): unknown {
  const one = where === "schema" ? { in: "query", name: "p", schema: { $ref: ref } } : { $ref: ref };
  try {
    parseDocument({ components, paths: { "/a": { get: operation({ parameters: [one] }) } } });
  } catch (error) {
    if (error instanceof Failure) return error.findings.map(({ code, message, pointer }) => [code, message, pointer]);
    throw error;
  }
  return undefined;
}

const at = "#/paths/~1a/get/parameters/0";
const schemas = { Dag: {}, "Task/Run": {}, ["L".repeat(100)]: {}, ["M".repeat(101)]: {} };

test.each<[string, string]>([
  ["#/components/schemas/Dog", "`#/components/schemas/Dog` does not exist; did you mean `#/components/schemas/Dag`?"],
  ["#/components/schemas/D", "`#/components/schemas/D` does not exist; did you mean `#/components/schemas/Dag`?"],
  ["#/components/schemas/Dagger", "`#/components/schemas/Dagger` does not exist."],
  ["#/components/schemas/Dogs", "`#/components/schemas/Dogs` does not exist; did you mean `#/components/schemas/Dag`?"],
  ["#/components/schemas/xyz", "`#/components/schemas/xyz` does not exist."],
  ["#/components/Dag", "`#/components/Dag` does not exist."],
  ["#/component", "`#/component` does not exist."],
  ["#component", "`#component` does not exist."],
  ["#/components/gone/Dag", "`#/components/gone/Dag` does not exist."],
  ["other.yaml#/Dag", "`other.yaml#/Dag` is in another document."],
  [`#/components/schemas/${"L".repeat(99)}`, `\`#/components/schemas/${"L".repeat(99)}\` does not exist; did you mean \`#/components/schemas/${"L".repeat(100)}\`?`], // prettier-ignore
  [`#/components/schemas/${"M".repeat(100)}`, `\`#/components/schemas/${"M".repeat(100)}\` does not exist.`],
])("%s", (ref, message) => {
  const code = ref.startsWith("#") ? "REF_UNRESOLVED" : "REF_EXTERNAL";
  expect(failureOf(ref, { schemas })).toEqual([[code, message, `${at}/schema`]]);
  expect(failureOf(ref, { schemas }, "parameter")).toEqual([[code, message, at]]);
});

describe("references that follow one another", () => {
  const chain = (length: number, end: JsonObject) => {
    const links = Array.from({ length }, (_, index) => [
      `P${index}`,
      { $ref: `#/components/parameters/P${index + 1}` },
    ]);
    return { parameters: { ...(Object.fromEntries(links) as JsonObject), [`P${length}`]: end } };
  };
  const end = { in: "query", name: "p", schema: {} };
  const first = "#/components/parameters/P0";

  test("end at the last, unless there are too many", () => {
    expect(failureOf(first, chain(99, end), "parameter")).toBeUndefined();
    expect(failureOf(first, chain(100, end), "parameter")).toEqual([
      ["SPEC_LIMIT", "It points through more than 100 other parts of the document.", at],
    ]);
  });

  test("do not end in a circle", () => {
    expect(failureOf(first, chain(1, { $ref: first }), "parameter")).toEqual([
      ["REF_CYCLE", "`#/components/parameters/P0` only points to itself.", at],
    ]);
  });
});

describe("a reference to a schema", () => {
  test.each<[string, JsonObject, unknown]>([
    ["#/components/x-own/a", { "x-own": { a: { type: "integer" } } }, { kind: "integer" }],
    ["#/components/x-own/a", { "x-own": { a: true } }, { kind: "any" }],
    ["#/components/responses/R", { responses: { R: { content: { "a/b": { schema: { type: "integer" } } } } } }, { kind: "integer" }], // prettier-ignore
    ["#/components/headers/H", { headers: { H: { schema: { type: "integer" } } } }, { kind: "integer" }],
    ["#/components/schemas/Alias/properties/a", { schemas: { Alias: { $ref: "#/components/schemas/S" }, S: { properties: { a: { type: "integer" } } } } }, { kind: "integer" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { type: "object", allOf: null } } } } }, { kind: "object", properties: [] }], // prettier-ignore
    ["#/components/schemas/S/items", { schemas: { S: { items: { type: "integer" } } } }, { kind: "integer" }],
    ["#/components/x-own/schemas", { "x-own": { schemas: { type: "integer" } }, schemas: { schemas: {} } }, { kind: "integer" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { type: "object", properties: {} } } } } }, { kind: "object", properties: [] }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { type: "object", additionalProperties: {} } } } } }, { kind: "object", properties: [], additionalProperties: { kind: "any" } }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { type: "object", additionalProperties: { type: "string" } } } } } }, { kind: "ref", name: "SA" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { enum: ["a", "b"] } } } } }, { kind: "ref", name: "SA" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { enum: ["a"] } } } } }, { kind: "enum", values: ["a"], open: false }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { enum: [1, 2] } } } } }, { kind: "enum", values: [1, 2], open: true }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { items: { type: "string" } } } } } }, { kind: "array", items: { kind: "string" } }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { items: { items: {} } } } } } }, { kind: "ref", name: "SA" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { items: { enum: ["a", "b"] } } } } } }, { kind: "ref", name: "SA" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { items: { $ref: "#/components/schemas/S" } } } } } }, { kind: "array", items: { kind: "ref", name: "S" } }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { properties: { b: {} } } } }, "s-A": {} } }, { kind: "ref", name: "SA2" }], // prettier-ignore
    ["#/components/schemas/S/properties/a", { schemas: { S: { properties: { a: { prefixItems: [{}] } } }, sa: {}, SA2: {} } }, { kind: "ref", name: "SA3" }], // prettier-ignore
  ])("%s of %j", (ref, components, want) => {
    expect(schemaAt(ref, components)).toEqual(want);
  });

  test("with a limit of its own keeps that of the place it leads to", () => {
    const S = { properties: { a: { type: "integer", enum: [1, 9], minimum: 5 } } };
    const Tested = { $ref: "#/components/schemas/S/properties/a", type: "integer", maximum: 3 };
    const { api } = parseDocument({ components: { schemas: { Tested, S } } });
    expect(api.schemas[0]?.schema.limits).toMatchObject({
      kind: "intersection",
      nullable: false,
      members: [
        { kind: "integer", minimum: 5 },
        { kind: "integer", maximum: 3 },
      ],
      pointer: "#/components/schemas/Tested",
    });
  });
});

test("a name outside of the components is no name of theirs", () => {
  const parts = {
    "x-own": { schemas: { S: { type: "integer" } } },
    components: { schemas: { S: { type: "string" } } },
  };
  const parameters = [{ in: "query", name: "p", schema: { $ref: "#/x-own/schemas/S" } }];
  expect(brief(operationOf({ get: operation({ parameters }) }, parts).parameters[0]?.schema)).toEqual({
    kind: "integer",
  });
});
