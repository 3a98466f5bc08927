import { describe, expect, test } from "@jest/globals";
import { modelWith, pagesOf, row } from "./support.js";

const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;
const schemas = [
  "Tag: { type: object, properties: { a: { type: string } } }",
  "Color: { type: string, enum: [red, dark-red], default: red }",
  "Num: { type: integer, enum: [1, 2], default: 2 }",
  "Named: { type: string, enum: [a, b], default: b, x-enum-varnames: [ONE, TWO] }",
  "Text: { type: string }",
  `Tags: { type: array, items: ${ref("Tag")} }`,
  "Free: { type: object }",
].join("\n");

function property(schema: string, version = "7.24", openapi = "3.0.3"): string | undefined {
  return row(pagesOf(modelWith(schema, schemas, openapi), { version }).get("docs/Model.md"), "p");
}

describe("properties of the dialect python", () => {
  test.each([
    ["{ type: integer, format: int64 }", "**int** |  | [optional] "],
    ["{ type: number }", "**float** |  | [optional] "],
    ["{ type: string, format: date-time }", "**datetime** |  | [optional] "],
    ["{ type: string, format: number }", "**decimal.Decimal** |  | [optional] "],
    ["{}", "**object** |  | [optional] "],
    ["{ type: object }", "**object** |  | [optional] "],
    ["{ type: object, additionalProperties: true }", "**Dict[str, object]** |  | [optional] "],
    ["{ type: array }", "**List[str]** |  | [optional] "],
    ["{ type: array, items: { type: string }, additionalProperties: true }", "**Dict[str]** |  | [optional] "],
    ["{ type: array, items: { type: string }, additionalProperties: false }", "**List[str]** |  | [optional] "],
    ["{ type: array, items: { type: string, nullable: true } }", "**List[Optional[str]]** |  | [optional] "],
    [ref("Tag"), "[**Tag**](Tag.md) |  | [optional] "],
    [`{ type: array, items: ${ref("Tag")} }`, "[**List[Tag]**](Tag.md) |  | [optional] "],
    [`{ type: array, items: { type: array, items: ${ref("Tag")} } }`, "**List[List[Tag]]** |  | [optional] "],
    [`{ type: object, additionalProperties: ${ref("Tag")} }`, "[**Dict[str, Tag]**](Tag.md) |  | [optional] "],
    [ref("Text"), "**str** |  | [optional] "],
    [ref("Tags"), "[**List[Tag]**](Tag.md) |  | [optional] "],
    [ref("Free"), "**object** |  | [optional] "],
    [`{ allOf: [${ref("Tag")}], description: d, readOnly: true }`, "[**Tag**](Tag.md) | d | [optional] [readonly] "],
    [`{ type: object, $ref: '#/components/schemas/Tag' }`, "[**Tag**](Tag.md) |  | [optional] "],
    ['{ type: string, description: "a\\n| <b> `q`" }', "**str** | a | &lt;b&gt; &#x60;q&#x60; | [optional] "],
  ])("%s", (schema, want) => {
    expect(property(schema)).toBe(want);
  });

  test.each([
    ["{ type: string, format: uuid }", "7.13", "**str**"],
    ["{ type: string, format: uuid }", "7.18", "**UUID**"],
    ["{ type: string, format: binary }", "7.19", "**bytearray**"],
    ["{ type: string, format: binary }", "7.21", "**bytes**"],
    ["{ type: object, $ref: '#/components/schemas/Tag' }", "7.19", "[**Tag**](.md)"],
    ["{ type: object, $ref: '#/components/schemas/Tag' }", "7.21", "[**Tag**](Tag.md)"],
  ])("%s in %s", (schema, version, want) => {
    expect(property(schema, version)).toBe(`${want} |  | [optional] `);
  });

  test.each([
    ['{ type: string, default: "it\'s" }', "'it\\'s'"],
    ["{ type: boolean, default: false }", "False"],
    // Of a text whatever is not `true` is false; what is no text at all is no default.
    ["{ type: boolean, default: done }", "False"],
    ["{ type: boolean, default: 'TRUE' }", "True"],
    ["{ type: boolean, default: 1 }", undefined],
    ["{ type: integer, default: 0 }", "0"],
    ["{ type: integer, default: 2147483648 }", undefined],
    ["{ type: integer, default: x }", undefined],
    ["{ type: integer, default: 1.0 }", undefined],
    ["{ type: number, default: 1.5 }", "1.5"],
    ["{ type: number, default: 1e3 }", "1000.0"],
    ["{ type: string, default: 1e7 }", "'1.0E7'"],
    ["{ type: array, items: { type: number }, default: [1.0, 2] }", "[1.0,2]"],
    ["{ type: array, items: { type: string }, default: [a, b] }", '["a","b"]'],
    ["{ type: string, format: date, default: '2020-01-02' }", undefined],
    ["{ type: object, default: {} }", undefined],
    ["{ type: string, enum: [x, y], default: y }", "'y'"],
    ["{ type: string, enum: [x], default: y }", "'y'"],
    ['{ type: string, enum: ["it\'s"], default: "it\'s" }', "'it's'"],
    ["{ type: string, enum: [x, y], default: y, x-enum-varnames: [EX, WHY] }", "WHY"],
    [ref("Color"), "Color.RED"],
    [ref("Num"), "Num.NUMBER_2"],
    [ref("Named"), "Named.NUMBER_TWO"],
    [`{ allOf: [${ref("Tag")}], default: x }`, undefined],
  ])("default of %s", (schema, want) => {
    const [, text] = /\[default to (.*)\]$/.exec(property(schema) ?? "") ?? [];
    expect(text).toBe(want);
  });

  test.each([
    ["{ type: string, default: null }", "3.0.3", undefined],
    ["{ type: string, default: null }", "3.1.0", "'null'"],
    ["{ type: [string, 'null'], default: null }", "3.1.0", "'null'"],
    ["{ type: boolean, default: null }", "3.1.0", "False"],
    ["{ type: integer, default: null }", "3.1.0", "null"],
    ["{ type: array, items: { type: string }, default: null }", "3.1.0", "null"],
    ["{ type: string, format: date, default: null }", "3.1.0", undefined],
  ])("a default of null: %s in %s", (schema, openapi, want) => {
    const [, text] = /\[default to (.*)\]$/.exec(property(schema, "7.24", openapi) ?? "") ?? [];
    expect(text).toBe(want);
  });

  test.each([
    ["7.13", "y"],
    ["7.21", "y"],
    ["7.24", "'y'"],
  ])("a default that is no value of its enum has quotes since 7.24: %s", (version, want) => {
    expect(property("{ type: string, enum: [x], default: y }", version)).toContain(`[default to ${want}]`);
  });

  test("3.1: `nullable` is no word, written types are, and no default is forgotten", () => {
    const of = (schema: string): string | undefined => property(schema, "7.24", "3.1.0");
    expect(of("{ type: array, items: { type: string, nullable: true } }")).toContain("**List[str]**");
    expect(of("{ type: array, items: { type: [string, 'null'] } }")).toContain("**List[Optional[str]]**");
    expect(of("{ type: integer, default: 2147483648 }")).toContain("[default to 2147483648]");
    expect(of("{ type: integer, default: 4.0 }")).toContain("[default to 4.0]");
  });
});

describe("what a page says of a model", () => {
  const head = (description: string, type = "type: object"): string => {
    const schema = `Other: { ${type}${description}, properties: { a: { type: string } } }`;
    const [text = ""] = (pagesOf(modelWith("{}", schema)).get("docs/Other.md") ?? "").split("## ");
    return text;
  };

  test.each([
    ["", "# Other\n\n\n"],
    [', description: ""', "# Other\n\n\n\n"],
    [', description: " "', "# Other\n\n \n\n"],
    [', description: "\\n"', "# Other\n\n \n\n"],
    [", description: some", "# Other\n\nsome\n\n"],
  ])("with `%s`", (description, want) => {
    expect(head(description)).toBe(want);
  });

  test("an inline model with an empty description", () => {
    const inner = "{ type: object, description: '', properties: { a: { type: string } } }";
    expect(pagesOf(modelWith(inner)).get("docs/ModelP.md")).toMatch("# ModelP\n\n\n\n## Properties");
  });
});

describe("which models have a page", () => {
  test.each([
    ["{ type: string }", false],
    ["{ type: object }", false],
    ["{ type: array, items: { type: string } }", false],
    ["{ type: object, additionalProperties: true }", false],
    ["{ type: object, additionalProperties: true, properties: { a: {} } }", true],
    ["{ type: string, enum: [a] }", true],
    ["{ oneOf: [{ type: string }, { type: integer }] }", true],
    [`{ oneOf: [${ref("Tag")}] }`, false],
    [`{ allOf: [${ref("Text")}] }`, false],
    ["{ type: object, x-internal: true, properties: { a: {} } }", false],
  ])("%s: %j", (schema, want) => {
    const pages = pagesOf(modelWith("{}", `${schemas}\nIt: ${schema}`));
    expect(pages.has("docs/It.md")).toBe(want);
  });

  test("what is nothing but a form has none", () => {
    const pages = pagesOf(
      [
        "paths: { /x: { post: { requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/F' } } } },",
        "  responses: { 200: { description: ok } } } } }",
        "components: { schemas: { F: { type: object, properties: { g: { $ref: '#/components/schemas/G' } } },",
        "  G: { type: object, properties: { a: {} } } } }",
      ].join("\n"),
    );
    expect([pages.has("docs/F.md"), pages.has("docs/G.md")]).toEqual([false, true]);
  });
});

describe("composed models", () => {
  const bases = [
    "P: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string }, p: { type: string } } }",
    "Q: { type: object, discriminator: { propertyName: kind }, properties: { q: { type: string } } }",
    "Plain: { type: object, required: [b], properties: { a: { type: string }, b: { type: string, default: x } } }",
  ].join("\n");

  function names(schema: string, version = "7.24"): string[] {
    const page = pagesOf(modelWith("{}", `${bases}\nIt: ${schema}`), { version }).get("docs/It.md") ?? "";
    return [...page.matchAll(/^\*\*(\w+)\*\*.*?(\[optional\])?\s*(\[default.*)?$/gm)].map(([, name = "", optional]) =>
      optional === undefined ? `${name}!` : name,
    );
  }

  test.each([
    [`{ allOf: [${ref("Plain")}, { type: object, properties: { c: {} } }] }`, ["a", "b!", "c"]],
    [`{ allOf: [{ type: object, required: [c], properties: { c: {} } }, ${ref("Plain")}] }`, ["a", "b!", "c!"]],
    [`{ anyOf: [${ref("Plain")}, ${ref("Q")}] }`, ["a", "b!"]],
    [`{ allOf: [${ref("P")}, { type: object, properties: { c: {} } }] }`, ["c"]],
    ["{ oneOf: [{ type: string }, { type: integer }] }", []],
  ])("%s", (schema, want) => {
    expect(names(schema)).toEqual(want);
  });

  test.each([
    ["{ type: string, format: binary, default: xyzä }", " [default to 'eHl6w6Q=']"],
    ["{ type: string, format: byte, default: aGVsbG8= }", " [default to 'aGVsbG8=']"],
    ["{ type: string, format: byte, default: x }", " "],
    ["{ type: string, default: x }", " [default to 'x']"],
  ])("bytes that were taken over are written as base64: %s", (property, want) => {
    const schemas = `Bytes: { type: object, properties: { bytes: ${property} } }\nIt: { allOf: [${ref("Bytes")}, ${ref("Plain")}] }\n${bases}`;
    const page = pagesOf(modelWith("{}", schemas)).get("docs/It.md");
    expect(row(page, "bytes")?.split("[optional]")[1]).toBe(want);
  });

  test("of two superclasses the first counted until 7.13", () => {
    const both = `{ allOf: [${ref("P")}, ${ref("Q")}] }`;
    expect(names(both, "7.13")).toEqual(["q"]);
    expect(names(both, "7.18")).toEqual(["kind", "p", "q"]);
  });
});

test("arrays that hold themselves come to an end", () => {
  const circle = `A: { type: array, items: ${ref("B")} }\nB: { type: array, items: ${ref("A")} }`;
  const pages = pagesOf(modelWith(ref("A"), circle));
  expect(row(pages.get("docs/Model.md"), "p")).toBe("**List[List[object]]** |  | [optional] ");
});

test.each([
  ["{ type: integer, enum: [near, '1', 2, 2.5] }", "3.0.3", ["1", "2"]],
  ["{ type: number, enum: [near, '1', 2, 2.5] }", "3.0.3", ["1", "2", "2.5"]],
  ["{ type: integer, enum: [near, far] }", "3.0.3", []],
  ["{ type: integer, enum: [near, 2] }", "3.1.0", ["near", "2"]],
])("an enum of numbers has what is a number, in 3.0: %s in %s", (schema, openapi, want) => {
  const page = pagesOf(modelWith("{}", `Kind: ${schema}`, openapi)).get("docs/Kind.md") ?? "";
  expect([...page.matchAll(/\(value: `(.*)`\)/g)].map(([, value]) => value)).toEqual(want);
});

test("an array has no properties, and adds none to what it is a part of", () => {
  const list = "{ type: array, items: {}, properties: { of_list: {} } }";
  const both = `{ allOf: [${ref("List")}, { type: object, properties: { own: {} } }] }`;
  const pages = pagesOf(modelWith("{}", `List: ${list}\nBoth: ${both}`));
  expect(row(pages.get("docs/List.md"), "of_list")).toBeUndefined();
  expect(row(pages.get("docs/Both.md"), "of_list")).toBeUndefined();
  expect(row(pages.get("docs/Both.md"), "own")).toBeDefined();
});
