/** The types of schemas, with what is in them and without. */
import { describe, expect, test } from "@jest/globals";
import { typeDeclaration, typeWord } from "../../../../../generator/emit/docs/reference/default-codegen/types.js";
import { operationIn, type ReleaseNumber, schemaBeside } from "./support.js";

const ref = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
const others = [
  "Pet: { type: object, properties: { id: { type: integer } } }",
  "Name: { type: string }",
  "Names: { type: array, items: { type: string } }",
  "color: { type: string, enum: [red] }",
];

/** Its word, and its declaration. */
function typesOf(schema: string, release: ReleaseNumber): [string, string] {
  const { codegen, schema: it } = schemaBeside(schema, others, { release });
  return [typeWord(codegen, it), typeDeclaration(codegen, it)];
}

describe("types", () => {
  test.each([
    ["{ type: string }", "str", "str"],
    ["{ type: string, format: date }", "date", "date"],
    ["{ type: string, format: binary }", "file", "file"],
    // A format that is a word of the reference's is that type; any other is text.
    ["{ type: string, format: integer }", "int", "int"],
    ["{ type: string, format: odd }", "str", "str"],
    ["{ type: string, format: constructor }", "str", "str"],
    ["{ type: integer, format: int64 }", "int", "int"],
    ["{ type: number, format: float }", "float", "float"],
    ["{ type: boolean }", "bool", "bool"],
    ["{ type: object }", "object", "object"],
    ["{ properties: { a: {} } }", "object", "object"],
    ["{}", "any", "any"],
    ["{ type: 'null' }", "Null", "Null"],
    ["{ type: array }", "list", "list[str]"],
    [`{ type: array, items: ${ref("Pet")} }`, "list", "list[Pet]"],
    ["{ type: array, items: { type: array, items: { type: integer } } }", "list", "list[list[int]]"],
    ["{ type: object, additionalProperties: { type: integer } }", "dict", "dict<int>"],
    [ref("Pet"), "Pet", "Pet"],
    [ref("color"), "Color", "Color"],
    [ref("Name"), "str", "str"],
    [ref("Names"), "list", "list"],
    [`{ allOf: [${ref("Pet")}, { type: object }] }`, "Pet", "Pet"],
    ["{ allOf: [] }", "ERRORALLOFSCHEMA", "ERRORALLOFSCHEMA"],
    ["{ allOf: [{ type: object }], x-all-of-name: my_all }", "MyAll", "MyAll"],
    [`{ oneOf: [${ref("Pet")}, { type: string }] }`, "OneOf<Pet,string>", "OneOf<Pet,string>"],
    ["{ oneOf: [{ type: string }], x-one-of-name: my_one }", "MyOne", "MyOne"],
    [`{ anyOf: [{ type: integer }, ${ref("Name")}] }`, "AnyOf<integer,string>", "AnyOf<integer,string>"],
  ])("%s is %s, with what is in it %s", (schema, word, declaration) => {
    expect(typesOf(schema, "7")).toEqual([word, declaration]);
  });

  test.each<[string, Record<ReleaseNumber, string>]>([
    ["{ type: string, format: number }", { "4": "BigDecimal", "5": "Decimal", "7": "Decimal" }],
    ["{ type: array, items: {}, uniqueItems: true }", { "4": "list[any]", "5": "set[any]", "7": "set[any]" }],
    ["{ type: object, additionalProperties: true }", { "4": "dict<object>", "5": "dict<object>", "7": "dict<any>" }],
    // Release 4 has a word for a schema that says nothing at all; release 5 for any without a type.
    ["{ not: { type: string } }", { "4": "object", "5": "any", "7": "any" }],
  ])("%s by release", (schema, want) => {
    const found = (["4", "5", "7"] as const).map((release) => [release, typesOf(schema, release)[1]]);
    expect(Object.fromEntries(found)).toEqual(want);
  });

  test("lists in lists are written out to some depth", () => {
    const [, declaration] = typesOf(`${"{ type: array, items: ".repeat(40)}{}${" }".repeat(40)}`, "7");
    expect(declaration).toBe(`${"list[".repeat(31)}list${"]".repeat(31)}`);
  });
});

describe("what a name stands for", () => {
  const words = [
    "number: { type: string }",
    "string: { type: integer }",
    "Box: { type: object, properties: { lid: { type: object, properties: { a: {} } }, ids: { type: array, items: { type: integer } } } }",
    "Wrapped: { allOf: [{ type: string }] }",
  ];
  const declared = (schema: string, release: ReleaseNumber): string => {
    const { codegen, schema: it } = schemaBeside(schema, words, { release });
    return typeDeclaration(codegen, it);
  };

  test.each(["4", "5", "7"] as const)(
    "an alias called as a type stands for that type, one step far, in release %s",
    (release) => {
      expect(declared("{ type: number }", release)).toBe("str");
      expect(declared("{ type: array, items: { type: number } }", release)).toBe("list[str]");
      expect(declared("{ type: boolean }", release)).toBe("bool");
      expect(declared(ref("number"), release)).toBe("int");
    },
  );

  test.each<[string, Record<ReleaseNumber, string>]>([
    [ref("Wrapped"), { "4": "Wrapped", "5": "Wrapped", "7": "any" }],
    [`{ allOf: [${ref("Box/properties/ids")}] }`, { "4": "Ids", "5": "Ids", "7": "list" }],
    [`{ type: array, items: ${ref("Box/properties/ids")} }`, { "4": "list[Ids]", "5": "list[Ids]", "7": "list[list]" }],
  ])("%s by release", (schema, want) => {
    for (const release of ["4", "5", "7"] as const) expect(declared(schema, release)).toBe(want[release]);
  });
});

test("what lies in a path has no name since release 7", () => {
  const content = (schema: string): string => `content: { application/json: { schema: ${schema} } }`;
  const there = "{ $ref: '#/paths/~1x/post/requestBody/content/application~1json/schema' }";
  const responses = `responses: { 200: { description: ok, ${content(there)} } }`;
  const { codegen, facts } = operationIn(`requestBody: { ${content("{ type: string }")} }, ${responses}`);
  expect(facts.result && typeDeclaration(codegen, facts.result)).toBe("object");
});
