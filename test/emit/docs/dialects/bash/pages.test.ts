import { describe, expect, test } from "@jest/globals";
import {
  modelName,
  modelTitle,
  operationName,
  parameterName,
  propertyName,
  tagName,
} from "../../../../../generator/emit/docs/dialects/bash/names.js";
import { escapeText } from "../../../../../generator/emit/docs/dialects/bash/values.js";
import { apiClassName } from "../../../../../generator/emit/docs/reference/words.js";
import { bashPages, documentOf, line, ref, row, withParameter } from "../python-legacy/support.js";
import { free, shellKeywords } from "../reserved.js";

const versions = ["4.3", "7.13"] as const;

describe("names of bash", () => {
  test.each([
    ["dag_id", "dagUnderscoreid"],
    ["x-y", "xMinusy"],
    ["@type", "Attype"],
    ["$ref", "Dollarref"],
    ["for", "_for"],
    ["plain", "plain"],
  ])("a property %s is %s", (name, want) => {
    expect(propertyName(name)).toBe(want);
  });

  test.each([
    ["dag_id", "dagId"],
    ["DAGId", "dAGId"],
    ["order by[0]", "order byLeft_Square_Bracket0Right_Square_Bracket"],
    ["x__y", "xY"],
    ["in", "_in"],
  ])("a parameter %s is %s", (name, want) => {
    expect(parameterName(name)).toBe(want);
  });

  test.each([
    ["get_dag_run", "getDagRun"],
    ["import", "import"],
    ["select", "call_select"],
    ["2nd op", "call2ndOp"],
  ])("an operation %s is %s", (id, want) => {
    expect(operationName(id, "before-7")).toBe(want);
  });

  test.each([
    ["DAG Run", "DAGRunApi"],
    ["2nd-tag", "Class2ndTagApi"],
    ["", "DefaultApi"],
  ])("the class of the tag %s is %s", (tag, want) => {
    expect(apiClassName(tagName(tag, "before-7"))).toBe(want);
  });

  test("a model keeps its name in the heading", () => {
    expect([modelName("snake_model"), modelTitle("snake_model"), modelTitle("for")]).toEqual([
      "SnakeModel",
      "snake_model",
      "_for",
    ]);
  });
});

test.each([
  ["  a\nb \n", "a\nb"],
  ['say "x"', 'say \\"x\\"'],
  ["`code`", "'code'"],
  ["a\\b", "a\\\\b"],
])("%j is shown as %j", (text, want) => {
  expect(escapeText(text)).toBe(want);
});

/** What the page of a model says of a property, and what it says in 7.13 where that differs. */
const properties: readonly [schema: string, want: string, in713?: string][] = [
  ["{ type: integer, title: T, description: no }", "**integer** | T | [default to null]"],
  ["{ type: number }", "**integer** |  | [default to null]"],
  ["{ type: number, format: float, default: 1.5 }", "**float** |  | [default to 1.5]"],
  ["{ type: number, default: 1e7 }", "**integer** |  | [default to 1.0E+7]"],
  ["{ type: integer, default: 1.0 }", "**integer** |  | [default to null]"],
  ["{ type: array, items: { type: integer }, default: [1.0, 2] }", "**array[integer]** |  | [default to [1.0,2]]"],
  ["{ type: string, format: date, default: 2020-01-02 }", "**string** |  | [default to Thu Jan 02 00:00:00 UTC 2020]"],
  [
    '{ type: string, format: date-time, default: "2020-01-02T03:04:00+00:00" }',
    "**string** |  | [default to 2020-01-02T03:04Z]",
  ],
  [
    "{ type: string, format: uuid, default: 0A0A0000-0000-0000-0000-000000000000 }",
    "**string** |  | [default to 0a0a0000-0000-0000-0000-000000000000]",
  ],
  ["{ type: string, default: '' }", "**string** |  | [default to ]"],
  ["{ type: string, format: binary }", "**binary** |  | [default to null]"],
  [
    "{ type: object, default: { a: 1 } }",
    '[**map**](.md) |  | [default to {"a":1}]',
    '**map** |  | [default to {"a":1}]',
  ],
  ["{}", "[**AnyType**](.md) |  | [default to null]"],
  ["{ type: array, items: { type: string } }", "**array[string]** |  | [default to null]"],
  [
    "{ type: array, uniqueItems: true, items: { type: string } }",
    "**array[string]** |  | [default to null]",
    "**Set[string]** |  | [default to null]",
  ],
  [
    "{ type: array, items: { type: string, enum: [a, null] } }",
    "**array[string]** |  | [default to array[PEnum].NULL]",
    "**array[string]** |  | [default to null]",
  ],
  ["{ type: object, additionalProperties: { type: string } }", "**map[String, string]** |  | [default to null]"],
  [
    "{ type: object, additionalProperties: true }",
    "**map[String, map]** |  | [default to null]",
    "[**map[String, AnyType]**](AnyType.md) |  | [default to null]",
  ],
  [ref("Pets"), "[**array[Pet]**](Pet.md) |  | [default to null]"],
  [ref("UUID"), "[**UUID**](UUID.md) |  | [default to null]".replace("[**UUID**](UUID.md)", "**string**")],
];

describe("a property", () => {
  test.each(
    properties.flatMap(([schema, old, later = old]) =>
      versions.map((version) => [version, schema, version === "4.3" ? old : later]),
    ),
  )("in %s: %s", (version, schema, want) => {
    const schemas = [
      `my_model: { type: object, required: [p], properties: { p: ${schema} } }`,
      "UUID: { type: object, properties: { x: { type: string } } }",
    ];
    const page = bashPages(documentOf({ schemas }), version).get("docs/MyModel.md");
    expect(row(page, "p")).toBe(`**p** | ${want}`);
    expect(page?.split("\n")[0]).toBe("# my_model");
  });

  test("that was taken over is base64 in 7.13, if it is of bytes", () => {
    const schemas = [
      "Model: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { own: { type: string } } }] }",
      "Base: { type: object, properties: { p: { type: string, format: binary, default: x } } }",
    ];
    const page = bashPages(documentOf({ schemas }), "7.13").get("docs/Model.md");
    expect(row(page, "p")).toBe("**p** | **binary** |  | [optional] [default to eA==]");
  });

  test("that was taken over is a copy in 7.13, with lists of Java", () => {
    const schemas = [
      "Model: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { own: { type: string } } }] }",
      "Base: { type: object, properties: { p: { type: array, items: { type: string }, default: [a, b] } } }",
    ];
    const defaults = versions.map((version) =>
      row(bashPages(documentOf({ schemas }), version).get("docs/Model.md"), "p"),
    );
    expect(defaults).toEqual([
      '**p** | **array[string]** |  | [optional] [default to ["a","b"]]',
      "**p** | **array[string]** |  | [optional] [default to [a, b]]",
    ]);
  });

  test.each([
    ["4.3", ["README.md", "docs/Color.md", "docs/Pet.md", "docs/TApi.md"]],
    ["7.13", ["README.md", "docs/Color.md", "docs/List.md", "docs/Pet.md", "docs/TApi.md"]],
  ])("of a class of Java has no page in 4.3: %s", (version, want) => {
    const schemas = ["List: { type: object, properties: { x: { type: string } } }"];
    expect([...bashPages(documentOf({ schemas }), version).keys()]).toEqual(want);
  });
});

describe("an example", () => {
  test.each([
    ["name: p, in: path, schema: { type: string }", "op p=value"],
    ["name: p, in: query, schema: { type: string }", "op  p=value"],
    ["name: X-P, in: header, schema: { type: string }", "op X-P:value"],
    ["name: p, in: cookie, schema: { type: string }", "op"],
    [
      "name: p, in: query, schema: { type: array, items: { type: string } }",
      "op  Specify as:  p=value1 p=value2 p=...",
    ],
    [
      "name: p, in: query, explode: false, schema: { type: array, items: { type: string } }",
      'op  Specify as:  p="value1,value2,..."',
    ],
    ["name: p, in: query, schema: { type: object, additionalProperties: { type: string } }", "op  Specify as:"],
  ])("of { %s } is %s", (parameter, want) => {
    expect(line(bashPages(withParameter(`{ ${parameter} }`), "4.3").get("docs/TApi.md"), "op")).toBe(want);
  });

  test.each([
    ["4.3", 'op  Specify as:  p="value1,value2,..."'.replace(' p="value1,value2,..."', "")],
    ["7.13", 'op  Specify as:  p="value1|value2|..."'],
  ])("knows pipes from 5.x on: %s", (version, want) => {
    const parameter = "{ name: p, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }";
    expect(line(bashPages(withParameter(parameter), version).get("docs/TApi.md"), "op")).toBe(want.trim());
  });

  test.each([
    ["{ name: 'a b', in: query, schema: { type: string } }", "client.sh op 'a b=value'"],
    ["{ name: p, in: query, schema: { type: array, items: { type: string } } }", "client.sh op p=value1 p=value2"],
    [
      "{ name: p, in: query, explode: false, schema: { type: array, items: { type: string } } }",
      "client.sh op p=value1,value2",
    ],
    ['{ name: "it\'s", in: header, schema: { type: string } }', String.raw`client.sh op 'it'\''s:value'`],
  ])("can be run where it is fixed: %s", (parameter, want) => {
    expect(
      line(bashPages(withParameter(parameter), "4.3", { fixExamples: true }).get("docs/TApi.md"), "client.sh"),
    ).toBe(want);
  });

  test.each([
    ["{ application/json: { schema: { $ref: '#/components/schemas/Pet' } } }", `client.sh op - <<< '{"id":1}'`],
    ["{ application/json: { schema: { type: string }, example: it's } }", String.raw`client.sh op - <<< '"it'\''s"'`],
    [
      "{ text/plain: { schema: { type: string, example: a b } }, application/json: { schema: { type: integer } } }",
      "client.sh op --content-type application/json - <<< 1",
    ],
    ["{ text/plain: { schema: { type: string, example: -n a } } }", "client.sh op - <<< '-n a'"],
    ["{ application/octet-stream: { schema: { type: string, format: binary } } }", "client.sh op - < file"],
    ["{ application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } }", "client.sh op"], // prettier-ignore
  ])("sends a body where it is fixed: %s", (content, want) => {
    const document = documentOf({
      operation: `requestBody: { content: ${content} }, responses: { 200: { description: ok } }`,
    });
    expect(line(bashPages(document, "4.3", { fixExamples: true }).get("docs/TApi.md"), "client.sh")).toBe(want);
  });

  test("sends a form where the client of the release can, and is fixed", () => {
    const form = "application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } }";
    const document = documentOf({
      operation: `requestBody: { content: { ${form} } }, responses: { 200: { description: ok } }`,
    });
    expect(line(bashPages(document, "7.13", { fixExamples: true }).get("docs/TApi.md"), "client.sh")).toBe(
      "client.sh op a:=value",
    );
  });
});

describe("the README", () => {
  const more = "  securitySchemes: { B: { type: http, scheme: bearer }, A: { type: http, scheme: negotiate } }";

  test.each([
    ["4.3", "- **Type**: HTTP basic authentication", 2],
    ["7.13", "- **Type**: HTTP Bearer Token authentication", 1],
  ])("calls all of HTTP basic in 4.3: %s", (version, want, count) => {
    const readme = bashPages(documentOf({ more }), version).get("README.md") ?? "";
    expect(readme.split("\n").filter((text) => text === want)).toHaveLength(count);
  });

  test("links in lower case", () => {
    const document =
      "paths: { /x: { get: { tags: [T], operationId: get_it, responses: { 200: { description: ok } } } } }";
    expect(line(bashPages(document, "4.3").get("README.md"), "*TApi*")).toBe(
      "*TApi* | [**getIt**](docs/TApi.md#getit) | **GET** /x |",
    );
  });

  test("has words for what to fill in where it is fixed", () => {
    expect(line(bashPages(documentOf({}), "4.3", { fixExamples: true }).get("README.md"), "$ client.sh --host")).toBe(
      "$ client.sh --host http://HOSTNAME:PORT --dry-run OPERATIONID",
    );
  });
});

describe("words that are a shell's own", () => {
  test.each(shellKeywords)("%s", (word) => {
    expect([propertyName(word), modelTitle(word)]).toEqual([`_${word}`, `_${word}`]);
  });

  test.each(free.filter((word) => !shellKeywords.includes(word)))("but not %s", (word) => {
    expect(modelTitle(word)).toBe(word);
  });
});
