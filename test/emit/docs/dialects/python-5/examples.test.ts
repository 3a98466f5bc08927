import { describe, expect, test } from "@jest/globals";
import { exampleValue, givenExample } from "../../../../../generator/emit/docs/dialects/python-5/examples.js";
import { plainValue } from "../../../../../generator/emit/docs/dialects/python-5/values.js";
import { componentsOf, pagesOf, propertyIn } from "./support.js";

interface Options {
  readonly version?: string;
  readonly fixes?: boolean;
  readonly schemas?: string;
  readonly given?: unknown;
}

function example(yaml: string, { version = "5.4", fixes = false, schemas = "", given }: Options = {}): string {
  const { scope, schema } = propertyIn(yaml, schemas, version, fixes);
  return exampleValue(scope, schema, givenExample(scope, schema, "p", plainValue(given)));
}

const schemas = [
  "Color: { type: string, enum: [red, green] }",
  "Text: { type: string }",
  "Map: { type: object, additionalProperties: { type: integer } }",
  "Any: { allOf: [{ $ref: '#/components/schemas/Tag' }] }",
  "Tag: { type: object, properties: { tagName: { type: string }, class: { $ref: '#/components/schemas/Color' } } }",
  "Secret: { type: object, properties: { id: { type: integer, readOnly: true }, k: { type: string } } }",
  "Node: { type: object, properties: { next: { $ref: '#/components/schemas/Node' }, all: { $ref: '#/components/schemas/Nodes' } } }",
  "Nodes: { type: array, items: { $ref: '#/components/schemas/Node' } }",
].join("\n");
const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;

describe("examples of python-5", () => {
  test.each([
    ["{ type: string }", '"p_example"'],
    ["{ type: string, default: x, example: y }", '"y"'],
    ["{ type: string, default: x }", '"x"'],
    ["{ type: string, enum: [a, b] }", '"a"'],
    ["{ type: string, minLength: 3, pattern: '^[0-9]{2}$' }", '"04"'],
    ["{ type: string, format: uuid }", '"p_example"'],
    ["{ type: string, default: null }", '"null"'],
    ["{ type: string, format: email, default: null }", '"null"'],
    ["{ type: string, anyOf: [{ type: string }] }", '"p_example"'],
    ["{ type: integer, oneOf: [{ type: integer }], default: 3 }", "1"],
    ["{ type: number, enum: ['', x] }", "3.14"],
    ["{ type: array }", ""],
    ["{ type: array, example: [a] }", '["a"]'],
    ["{ type: string, format: date, example: '2020-01-02T03:04:05Z' }", "dateutil_parser('1970-01-01').date()"],
    ["{ type: string, format: date, example: '2020-1-2' }", "dateutil_parser('Thu Jan 02 00:00:00 UTC 2020').date()"],
    ["{ type: string, format: date, default: '2020-1-2' }", "dateutil_parser('1970-01-01').date()"],
    ["{ type: string, format: number }", "2"],
    ["{ type: string, format: date }", "dateutil_parser('1970-01-01').date()"],
    ["{ type: string, format: date-time }", "dateutil_parser('1970-01-01T00:00:00.00Z')"],
    ["{ type: string, format: binary }", "open('/path/to/file', 'rb')"],
    ["{ type: string, format: byte }", "'YQ=='"],
    ["{ type: integer }", "1"],
    ["{ type: integer, minimum: 0 }", "0"],
    ["{ type: number }", "3.14"],
    ["{ type: number, minimum: 0.5 }", "0.5"],
    ["{ type: integer, minimum: -1.0 }", "-1.0"],
    ["{ type: number, minimum: 1e7 }", "1.0E+7"],
    ["{ type: integer, example: 2.0 }", "1"],
    ["{ type: number, example: 2.0 }", "2.0"],
    ["{ type: number, example: 2.0 }", "2.0"],
    ["{ type: boolean, default: false }", "False"],
    ["{ type: array, items: { type: string } }", '[\n        "p_example",\n    ]'],
    ["{ type: array, items: { type: integer }, default: [1, 2] }", "[1,2]"],
    ["{ type: array, items: { type: string, enum: [a] } }", '[\n        "a",\n    ]'],
    ["{ type: object, additionalProperties: { type: string } }", '{\n        "key": "key_example",\n    }'],
    ["{ type: object, additionalProperties: { type: string, enum: [x] } }", '{\n        "x": "x",\n    }'],
    ["{ type: object }", "{}"],
    ["{ type: object, additionalProperties: true }", "{}"],
    ["{}", "None"],
    [ref("Any"), "Any(None)"],
    [ref("Color"), 'Color("red")'],
    [ref("Text"), '"p_example"'],
    [ref("Map"), "Map(\n        key=1,\n    )"],
    [ref("Tag"), 'Tag(\n        tag_name="tag_name_example",\n        _class=Color("red"),\n    )'],
    [ref("Secret"), 'Secret(\n        k="k_example",\n    )'],
  ])("%s", (yaml, want) => {
    expect(example(yaml, { schemas })).toBe(want);
  });

  test("a schema inside of itself is cut off", () => {
    const list = "Nodes([\n            Node(),\n        ])";
    expect(example(ref("Node"), { schemas })).toBe(`Node(\n        next=Node(),\n        all=${list},\n    )`);
  });

  test("schemas are the same if they say the same", () => {
    const twins =
      "A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }\nB: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }";
    expect(example(ref("A"), { schemas: twins })).toBe("A(\n        b=B(),\n    )");
  });

  test("before 5.3 read-only properties are written, and what is cut off says its class", () => {
    expect(example(ref("Secret"), { schemas, version: "5.1" })).toContain("id=1,");
    expect(example(ref("Node"), { schemas, version: "5.1" })).toContain("next=Node(Node),");
  });

  test("before 5.3 a list is remembered behind its end", () => {
    const twice =
      "Pair: { type: object, properties: { a: { type: array, items: { type: integer } }, b: { type: array, items: { type: integer } } } }";
    expect(example(ref("Pair"), { schemas: twice, version: "5.1" })).toContain("b=[],");
    expect(example(ref("Pair"), { schemas: twice })).toContain("b=[\n            1,\n        ],");
  });

  test("an object with a discriminator has an example if it may be an object", () => {
    const pet = "Pet: { type: object, discriminator: { propertyName: kind }, properties: { kind: { type: string } } }";
    expect(example(ref("Pet"), { schemas: pet })).toBe("Pet()");
    const cat = `${pet}\nCat: { type: object, allOf: [{ $ref: '#/components/schemas/Pet' }] }`;
    expect(example(ref("Pet"), { schemas: cat })).toBe('Pet(\n        kind="kind_example",\n    )');
  });

  test("many models inside of one another have an example all the same", () => {
    const levels = Array.from({ length: 40 }, (_, level) => {
      const next = ref(`L${String(level + 1)}`);
      return `L${String(level)}: { type: object, properties: { a: ${next}, b: ${next} } }`;
    });
    expect(
      example(ref("L0"), { schemas: `${levels.join("\n")}\nL40: { type: string, maxLength: 1 }` }).length,
    ).toBeLessThan(1e7);
  });

  test.each([
    ["{ type: integer }", "many", "1", "many"],
    ["{ type: string }", 'a"b\\', '"a\\"b\\\\"', '"a"b\\"'],
    ["{ type: array, items: { type: object } }", [true, null], "[True, None]", "[true,null]"],
    ["{ type: string, format: byte }", "YQ==", '"YQ=="', "YQ=="],
    ["{ type: string, format: binary }", "x'y", "open('/path/to/file', 'rb')", "open('x'y', 'rb')"],
  ])("%s given %j, written right and as the reference does", (yaml, given, right, wrong) => {
    expect(example(yaml, { given, fixes: true })).toBe(right);
    expect(example(yaml, { given })).toBe(wrong);
  });
});

describe("equal lists of one model in 5.1", () => {
  const list = "{ type: array, items: { type: number } }";
  const yaml = (responses: string) =>
    [
      "paths:",
      "  /x:",
      "    post:",
      "      tags: [T]",
      "      operationId: op",
      "      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Outer' } } } }",
      `      responses: { 200: { description: ok${responses} } }`,
      componentsOf(
        `Outer: { type: object, properties: { l: ${list}, i: { $ref: '#/components/schemas/Inner' }, v: ${list} } }\nInner: { type: object, properties: { a: ${list}, b: ${list} } }`,
      ),
    ].join("\n");
  const lists = (responses: string) =>
    pagesOf(yaml(responses), "5.1")
      .get("docs/TApi.md")
      ?.match(/\w=\[.*$/gm);

  test("are both written where a model refers to theirs, and the second is cut off in the body itself", () => {
    expect(lists("")).toEqual(["l=[", "a=[", "b=[", "v=[],"]);
  });

  test("are both written in a body, too, that was a response before", () => {
    const response = ", content: { application/json: { schema: { $ref: '#/components/schemas/Outer' } } }";
    expect(lists(response)).toEqual(["l=[", "a=[", "b=[", "v=["]);
  });
});
