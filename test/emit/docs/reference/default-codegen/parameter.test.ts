/** What a page says of a parameter. */
import { describe, expect, test } from "@jest/globals";
import type { CodegenRelease } from "../../../../../generator/emit/docs/reference/default-codegen/language.js";
import { isFile, parameterOf } from "../../../../../generator/emit/docs/reference/default-codegen/parameter.js";
import { operationIn, type ReleaseNumber, schemaBeside } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const schemas = [
  "Pet: { type: object, properties: { id: { type: integer } } }",
  "Pets: { type: array, items: { type: string } }",
  "color: { type: string, enum: [red], default: red }",
];

function parameter(members: string, release: ReleaseNumber = "7", changes: Partial<CodegenRelease> = {}) {
  const { codegen, facts } = operationIn(`parameters: [{ name: n, ${members} }]`, schemas, { release, changes });
  const [first] = facts.parameters;
  if (first === undefined) throw new Error("There is no parameter");
  return parameterOf(codegen, first);
}

describe("how a list stands in a query", () => {
  const list = "schema: { type: array, items: { type: string } }";
  test.each([
    [`in: query, ${list}`, "multi"],
    [`in: cookie, ${list}`, "multi"],
    [`in: path, ${list}`, "csv"],
    [`in: header, ${list}`, "csv"],
    [`in: query, explode: true, ${list}`, "multi"],
    [`in: query, explode: false, ${list}`, "csv"],
    [`in: query, style: form, explode: false, ${list}`, "csv"],
    [`in: query, style: spaceDelimited, explode: true, ${list}`, "ssv"],
    [`in: query, style: pipeDelimited, ${list}`, "pipes"],
    [`in: query, style: deepObject, ${list}`, "csv"],
    ["in: query, schema: { type: string }", undefined],
    ["in: query, schema: { type: object, additionalProperties: true }", undefined],
  ])("%s: %s", (members, want) => {
    expect(parameter(members).listStyle).toBe(want);
  });

  test.each<[ReleaseNumber, string, string]>([
    ["4", "pipe", "multi"],
    ["5", "pipes", "multi"],
    ["7", "pipes", "csv"],
  ])("in release %s: pipes are called %s, and content is %s", (release, pipes, content) => {
    expect(parameter(`in: query, style: pipeDelimited, ${list}`, release).listStyle).toBe(pipes);
    expect(parameter(`in: query, content: { application/json: { ${list} } }`, release).listStyle).toBe(content);
  });
});

describe("type and link", () => {
  test.each<[string, ReleaseNumber, Record<string, unknown>]>([
    ["{ type: string }", "7", { type: "str", isPrimitive: true, isContainer: false, isFile: false }],
    ["{ type: string, format: binary }", "7", { type: "file", isFile: true }],
    [
      "{ type: array, items: { type: integer } }",
      "7",
      { type: "list[int]", base: "int", isContainer: true, isPrimitive: false },
    ],
    [
      "{ type: object, additionalProperties: { type: integer } }",
      "7",
      { type: "dict<int>", base: "int", isContainer: true },
    ],
    // Strings of some formats are no primitives in release 4.
    ["{ type: string, format: uuid }", "4", { isPrimitive: false }],
    ["{ type: string, format: email }", "4", { isPrimitive: false }],
    ["{ type: string, format: odd }", "4", { isPrimitive: true }],
    ["{ type: string, format: uuid }", "5", { isPrimitive: true }],
    // A reference to an enum stays one since release 7, and shows no default; one to a list is called after what it stands for.
    [ref("color"), "7", { type: "Color", isPrimitive: false }],
    [ref("Pets"), "7", { type: "list[str]", isContainer: true }],
    [ref("Pet"), "7", { type: "Pet", isContainer: false, isPrimitive: false }],
  ])("of %s in release %s", (schema, release, want) => {
    expect(parameter(`in: query, schema: ${schema}`, release)).toMatchObject(want);
  });

  test("a parameter without a schema has no name", () => {
    expect(parameter("in: query, required: true, description: d", "7")).toEqual({
      originalName: "n",
      name: "UNKNOWN_PARAMETER_NAME",
      in: "query",
      required: true,
      description: "d!",
      type: "",
      isPrimitive: false,
      isFile: false,
      isContainer: false,
      example: { name: "UNKNOWN_PARAMETER_NAME", word: undefined },
    });
  });

  test("a parameter in the path is required", () => {
    expect(parameter("in: path, schema: {}").required).toBe(true);
    expect(parameter("in: query, schema: {}").required).toBe(false);
  });
});

describe("example", () => {
  test.each<[string, ReleaseNumber, Record<string, unknown>]>([
    ["schema: { type: string, default: d, example: s }, example: p", "7", { given: "p", fallback: "d", word: "str" }],
    ["schema: { type: string, example: s }, examples: { one: { value: o } }", "7", { given: "o" }],
    ["schema: { type: string, example: s }", "7", { given: "s" }],
    ["schema: { type: string, example: s }, example: null", "7", { given: "s" }],
    // A blank one is dropped by the parser of release 4 alone.
    ["schema: { type: string, example: s }, example: ' '", "4", { given: "s" }],
    ["schema: { type: string, example: s }, example: ' '", "5", { given: " " }],
    ["schema: { type: integer, example: 1.0 }", "7", { given: undefined }],
    ["schema: { type: array, items: { type: integer } }", "7", { word: "int", container: "list" }],
    ["schema: { type: object, additionalProperties: { type: integer } }", "7", { word: "int", container: "map" }],
    // An object of anything counts as a map since release 5.
    ["schema: { type: object }", "5", { container: "map" }],
    ["schema: { type: object }", "4", { container: undefined }],
  ])("of %s in release %s", (members, release, want) => {
    const { given, fallback, word, container } = parameter(`in: query, ${members}`, release).example;
    expect({ given, fallback, word, container }).toMatchObject(want);
  });
});

test.each([
  ["{ type: string, format: binary }", true],
  ["{ type: string, format: byte }", false],
  ["{ format: binary }", false],
])("%s is a file: %s", (schema, want) => {
  expect(isFile(schemaBeside(schema).schema)).toBe(want);
});

describe("a reference to a property of a component", () => {
  const box =
    "Box: { type: object, properties: { lid: { type: string, default: shut }, ids: { type: array, items: { type: string } } } }";
  const deep = (name: string, release: ReleaseNumber = "7") => {
    const schema = ref(`Box/properties/${name}`);
    const { codegen, facts } = operationIn(`parameters: [{ name: n, in: query, schema: ${schema} }]`, [box], {
      release,
    });
    const [first] = facts.parameters;
    return first && parameterOf(codegen, first);
  };

  test("is called as its last step, and is what the property is", () => {
    expect(deep("lid")).toMatchObject({ type: "Lid", isPrimitive: true, default: "shut" });
    expect(deep("ids")).toMatchObject({ type: "Ids", base: "str", listStyle: "multi" });
    expect(deep("lid", "4")).toMatchObject({ type: "Lid", isPrimitive: false });
  });
});

test.each([
  ["{ type: string, properties: { a: {} } }", false],
  ["{ type: string, format: email, properties: { a: {} } }", false],
  ["{ type: string, format: date-time, properties: { a: {} } }", true],
  ["{ type: integer, properties: { a: {} } }", true],
])("%s is a primitive parameter: %s", (schema, want) => {
  expect(parameter(`in: query, schema: ${schema}`).isPrimitive).toBe(want);
  expect(parameter(`in: query, schema: ${schema}`, "5").isPrimitive).toBe(true);
});
