import { describe, expect, test } from "@jest/globals";
import { brief, type JsonObject, operation, parseDocument, schemaOf, v30, v31 } from "../support.js";

const others = {
  State: { type: "string", readOnly: true },
  Alias: { $ref: "#/components/schemas/State" },
  "a/b~c d": { type: "string" },
  Deep: { type: "object", properties: { in: { type: "integer", description: "of the target" } } },
};

test.each<[string, string, unknown, unknown]>([
  ["a name", v31, { $ref: "#/components/schemas/Deep" }, { kind: "ref", name: "Deep" }],
  ["a name that is escaped", v31, { $ref: "#/components/schemas/a~1b~0c%20d" }, { kind: "ref", name: "a/b~c d" }],
  ["itself", v31, { type: "array", items: { $ref: "#/components/schemas/Tested" } }, { kind: "array", items: { kind: "ref", name: "Tested" } }], // prettier-ignore
  ["words beside it, 3.1", v31, { $ref: "#/components/schemas/Deep", description: "d", default: 1 }, { kind: "ref", name: "Deep", description: "d", default: 1 }], // prettier-ignore
  ["words beside it, 3.0", v30, { $ref: "#/components/schemas/Deep", deprecated: true }, { kind: "ref", name: "Deep", deprecated: true }], // prettier-ignore
  ["limits beside it", v31, { $ref: "#/components/schemas/Deep", minProperties: 1, type: "object" }, { kind: "ref", name: "Deep", limits: { kind: "object", properties: [], minProperties: 1 } }], // prettier-ignore
  ["properties beside it (JSON Schema Core, section 8.2.3.1)", v31, { $ref: "#/components/schemas/Deep", properties: { p: { type: "string" } }, description: "d" }, { kind: "intersection", description: "d", members: [{ kind: "ref", name: "Deep" }, { kind: "object", properties: [{ name: "p", schema: { kind: "string" } }] }] }], // prettier-ignore
  ["what is required beside it", v31, { $ref: "#/components/schemas/Deep", required: ["in"] }, { kind: "intersection", members: [{ kind: "ref", name: "Deep" }, { kind: "object", properties: [], alsoRequired: ["in"] }] }], // prettier-ignore
  ["a type beside it", v31, { $ref: "#/components/schemas/Deep", type: "object" }, { kind: "ref", name: "Deep" }],
  ["to what is read-only", v30, { $ref: "#/components/schemas/Alias" }, { kind: "ref", name: "Alias", readOnly: true }],
  ["a place without a name", v31, { $ref: "#/components/schemas/Deep/properties/in" }, { kind: "integer", description: "of the target" }], // prettier-ignore
  ["such a place with words", v31, { $ref: "#/components/schemas/Deep/properties/in", description: "d", default: 1 }, { kind: "integer", description: "d", default: 1 }], // prettier-ignore
])("%s (%s)", (_, openapi, schema, want) => {
  expect(schemaOf(schema, openapi, others)).toEqual(want);
});

/** The names of all schemas, and what the ones that were made stand for. */
function madeOf(parts: JsonObject): {
  readonly names: readonly string[];
  readonly made: JsonObject;
  readonly codes: unknown;
} {
  const { api, findings } = parseDocument(parts);
  const own = Object.keys((parts["components"] as { schemas: object } | undefined)?.schemas ?? {});
  const made = api.schemas.filter(({ name }) => !own.includes(name));
  return {
    names: api.schemas.map(({ name }) => name),
    made: Object.fromEntries(made.map(({ name, schema }) => [name, brief(schema)])),
    codes: findings.map(({ code, pointer }) => [code, pointer]),
  };
}
const node = (ref: string) => ({ type: "object", properties: { next: { $ref: ref } } });
const inSchemas = (schemas: JsonObject): JsonObject => ({ components: { schemas } });

describe("a place without a name gets one (JSON Schema Core, section 8.2.3.1)", () => {
  const next = (name: string) => ({ kind: "object", properties: [{ name: "next", schema: { kind: "ref", name } }] });

  test("where it holds itself, so that its type is finite; its own place has the name, too", () => {
    const Tree = { type: "object", properties: { root: node("#/components/schemas/Tree/properties/root") } };
    const parts = inSchemas({ Tree });
    expect(madeOf(parts)).toMatchObject({
      names: ["Tree", "TreeRoot"],
      made: { TreeRoot: next("TreeRoot") },
      codes: [],
    });
    const root = { name: "root", schema: { kind: "ref", name: "TreeRoot" } };
    expect(brief(parseDocument(parts).api.schemas[0]?.schema)).toEqual({ kind: "object", properties: [root] });
  });

  test("by way of others, however many (OpenAPI 3.1, section 4.8.24)", () => {
    const at = (index: number) => `#/components/schemas/S${index}/properties/in/properties/on`;
    const schema = (index: number) => ({
      type: "object",
      properties: { in: { type: "object", properties: { on: node(at((index + 1) % 150)) } } },
    });
    const schemas = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`S${index}`, schema(index)]));
    const { names, made, codes } = madeOf(inSchemas(schemas));
    expect(names).toHaveLength(300);
    expect(made).toMatchObject({ S7InOn: next("S8InOn"), S149InOn: next("S0InOn") });
    expect(codes).toEqual([]);
  });

  test("once, however many references lead to it", () => {
    const A = {
      type: "object",
      properties: { a: node("#/components/schemas/B"), b: { $ref: "#/components/schemas/A/properties/a" } },
    };
    const B = { type: "array", items: { $ref: "#/components/schemas/A/properties/a" } };
    expect(madeOf(inSchemas({ A, B })).made).toEqual({ AA: next("B") });
  });

  test("that no other schema has, in whatever case", () => {
    const A = {
      type: "object",
      properties: {
        "b-c": node("#/components/schemas/A/properties/b-c"),
        b_c: node("#/components/schemas/A/properties/b_c"),
      },
    };
    const { names } = madeOf(inSchemas({ A, ABC: {}, aBc2: {}, x: { $ref: "#/components/schemas/A/properties/b-c" } }));
    expect(names).toEqual(["A", "ABC", "aBc2", "x", "ABC3", "ABC4"]);
  });

  test.each<[string, JsonObject]>([
    ["another reference", { $ref: "#/components/schemas/Leaf" }],
    ["a type", { type: "string", format: "date" }],
    ["one value", { const: "a" }],
    ["an object of which nothing is said", { type: "object" }],
    ["a list of what needs none", { type: "array", items: { type: "integer" } }],
    ["a list of what has one", { type: "array", items: { $ref: "#/components/schemas/Leaf" } }],
  ])("but for %s", (_, p) => {
    const schemas = {
      Leaf: { type: "object" },
      A: { properties: { p } },
      B: { $ref: "#/components/schemas/A/properties/p" },
    };
    expect(madeOf(inSchemas(schemas)).names).toEqual(["Leaf", "A", "B"]);
  });

  test.each<[string, string, JsonObject]>([
    ["#/components/schemas/Tested/$defs/one", "TestedOne", inSchemas({ Tested: { $defs: { one: node("#") } } })],
    [
      "#/components/schemas/Tested/properties/items",
      "TestedItems",
      inSchemas({ Tested: { properties: { items: node("#") } } }),
    ],
    [
      "#/components/schemas/Tested/items/oneOf/1",
      "TestedItemOption2",
      inSchemas({ Tested: { items: { oneOf: [{}, node("#")] } } }),
    ],
    ["#/components/schemas/Tested/allOf/0", "TestedPart1", inSchemas({ Tested: { allOf: [node("#"), {}] } })],
    [
      "#/components/schemas/Tested/additionalProperties",
      "TestedValue",
      inSchemas({ Tested: { additionalProperties: node("#") } }),
    ],
    ["#/components/schemas/Tested/prefixItems/0", "TestedItem1", inSchemas({ Tested: { prefixItems: [node("#")] } })],
    [
      "#/components/schemas/T%65sted/properties/a~1b%20c",
      "TestedABC",
      inSchemas({ Tested: { properties: { "a/b c": node("#") } } }),
    ],
    [
      "#/components/schemas/Tested/properties/用户",
      "Tested用户",
      inSchemas({ Tested: { properties: { 用户: node("#") } } }),
    ],
    ["#/x-shared/thing", "XSharedThing", { "x-shared": { thing: node("#") } }],
  ])("%s → %s", (ref, name, parts) => {
    const target = JSON.parse(JSON.stringify(parts).replaceAll('"#"', JSON.stringify(ref))) as JsonObject;
    const schema = { $ref: ref };
    const path = {
      paths: { "/a": { get: operation({ responses: { "200": { content: { "a/json": { schema } } } } }) } },
    };
    expect(madeOf({ ...target, ...path }).made).toEqual({ [name]: next(name) });
  });

  test.each<[string, string]>([
    ["#/paths/~1a/post/requestBody/content/application~1json/schema", "GetABody"],
    ["#/paths/~1a/post/responses/200/content/application~1json/schema", "GetAResponse"],
    ["#/paths/~1a/post/responses/404/content/application~1json/schema", "GetAResponse404"],
    ["#/paths/~1a/post/parameters/0/schema", "GetAFilter"],
    ["#/paths/~1a/parameters/0/schema", "AOrder"],
    ["#/components/responses/Gone/content/application~1json/schema", "GoneResponse"],
    ["#/components/requestBodies/New/content/application~1json/schema", "NewBody"],
    ["#/components/parameters/Limit/schema", "limit"],
  ])("%s → %s", (ref, name) => {
    const content = { "application/json": { schema: node(ref) } };
    const parameter = (name: string) => ({ name, in: "query", schema: node(ref) });
    const post = operation({
      parameters: [parameter("filter")],
      requestBody: { content },
      responses: { "200": { content }, "404": { content } },
    });
    const components = {
      responses: { Gone: { content } },
      requestBodies: { New: { content } },
      parameters: { Limit: parameter("limit") },
    };
    const { made } = madeOf({ paths: { "/a": { parameters: [parameter("order")], post } }, components });
    expect(made).toEqual({ [name.replace("limit", "Limit")]: next(name.replace("limit", "Limit")) });
  });
});

describe("what cannot be taken at its word is read as it was meant", () => {
  const Pet = { type: "object", properties: { owner: node("#/components/schemas/Pet/properties/owner") } };

  test("a pointer through another reference (RFC 6901, section 4)", () => {
    const schemas = {
      Pet,
      Alias: { $ref: "#/components/schemas/Pet" },
      X: { $ref: "#/components/schemas/Alias/properties/owner" },
    };
    const { made, codes } = madeOf(inSchemas(schemas));
    expect(Object.keys(made)).toEqual(["PetOwner"]);
    expect(codes).toEqual([["QUIRK_REF", "#/components/schemas/Pet/properties/owner"]]);
  });

  test("a schema that is a response", () => {
    const responses = { Gone: { description: "d", content: { "application/json": { schema: { type: "string" } } } } };
    const schemas = { X: { $ref: "#/components/responses/Gone" } };
    const { api, findings } = parseDocument({ components: { schemas, responses } });
    expect(brief(api.schemas[0]?.schema)).toEqual({ kind: "string" });
    expect(findings).toMatchObject([{ code: "QUIRK_REF", pointer: "#/components/schemas/X" }]);
  });

  test("a response and a body that are schemas", () => {
    const $ref = "#/components/schemas/Pet";
    const post = operation({ requestBody: { $ref }, responses: { "200": { $ref } } });
    const { api, findings } = parseDocument({ paths: { "/a": { post } }, ...inSchemas({ Pet }) });
    const content = [{ type: "application/json", schema: { kind: "ref", name: "Pet" } }];
    expect(api.operations[0]).toMatchObject({ requestBody: { content }, responses: [{ content }] });
    expect(findings.map(({ code }) => code)).toEqual(["QUIRK_REF", "QUIRK_REF"]);
  });
});

describe("a schema that is composed of itself is read without the part that leads back (JSON Schema Core, section 10.2.1)", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const object = (name: string) => ({ type: "object", properties: { [name]: { type: "string" } } });
  const read = (name: string) => ({ kind: "object", properties: [{ name, schema: { kind: "string" } }] });
  const all = (...members: unknown[]) => ({ kind: "intersection", members });
  const either = (...members: unknown[]) => ({ kind: "union", keyword: "oneOf", members });
  const [string, number] = [{ type: "string" }, { type: "number" }];

  test.each<[string, JsonObject, JsonObject]>([
    [
      "a base that lists its subtypes",
      {
        Base: { ...object("b"), oneOf: [ref("Sub"), ref("Other")] },
        Sub: { allOf: [ref("Base"), object("s")] },
        Other: object("o"),
      },
      {
        Base: all(read("b"), either({ kind: "ref", name: "Sub" }, { kind: "ref", name: "Other" })),
        Sub: all(read("b"), read("s")),
        Other: read("o"),
      },
    ],
    ["allOf that is itself", { A: { allOf: [ref("A"), object("a")] } }, { A: all(read("a")) }],
    [
      "allOf of one another",
      { A: { allOf: [ref("B"), object("a")] }, B: { allOf: [ref("A"), object("b")] } },
      { A: all(all(read("b")), read("a")), B: all(all(read("a")), read("b")) },
    ],
    [
      "alternatives of one another",
      { A: { oneOf: [string, ref("B")] }, B: { oneOf: [ref("A"), number] } },
      { A: either({ kind: "string" }, { kind: "number" }), B: either({ kind: "string" }, { kind: "number" }) },
    ],
    [
      "by way of an alternative without a name",
      { A: { allOf: [{ oneOf: [ref("A"), string] }, object("a")] } },
      { A: all({ kind: "any" }, read("a")) },
    ],
    [
      "by way of an `anyOf` of others",
      { A: { allOf: [{ anyOf: [ref("A"), string] }, object("a")] } },
      { A: all({ kind: "any" }, read("a")) },
    ],
    ["nothing else", { A: { allOf: [ref("A")] } }, { A: { kind: "any" } }],
    ["nothing else to choose from", { A: { oneOf: [ref("A")] } }, { A: { kind: "any" } }],
  ])("%s", (_, schemas, want) => {
    const { api, findings } = parseDocument(inSchemas(schemas));
    expect(Object.fromEntries(api.schemas.map(({ name, schema }) => [name, brief(schema)]))).toEqual(want);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["QUIRK_REF"]));
  });

  test("however many are on one circle", () => {
    const names = Array.from({ length: 300 }, (_, index) => `S${index}`);
    const Base = { ...object("b"), oneOf: names.map(ref) };
    const subtypes = Object.fromEntries(names.map((name) => [name, { allOf: [ref("Base"), object(name)] }]));
    expect(parseDocument(inSchemas({ Base, ...subtypes })).api.schemas).toHaveLength(301);
  });
});
