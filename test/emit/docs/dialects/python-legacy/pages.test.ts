import { describe, expect, test } from "@jest/globals";
import { documentOf, line, pythonPages, ref, row, withParameter } from "./support.js";

const versions = ["4.3", "5.3"] as const;

/** What the page of a model says of a property, and what it says in 5.3 where that differs. */
const properties: readonly [schema: string, want: string, in53?: string][] = [
  ["{ type: integer }", "**int** |  |"],
  ["{ type: number, format: double, default: 0 }", "**float** |  | [default to 0]"],
  ["{ type: number, default: 0.00001 }", "**float** |  | [default to 0.000010]"],
  ["{ type: number, default: 1.0 }", "**float** |  | [default to 1.0]"],
  ["{ type: integer, default: 1.0 }", "**int** |  |"],
  ["{ type: string, default: 1e7 }", "**str** |  | [default to '1.0E7']"],
  ["{ type: array, items: { type: integer }, default: [1.0, 2] }", "**list[int]** |  | [default to [1.0,2]]"],
  ["{ type: integer, default: 3000000000 }", "**int** |  |"],
  ["{ type: string, format: date-time }", "**datetime** |  |"],
  ["{ type: string, format: date, default: 2020-01-02 }", "**date** |  |"],
  ["{ type: string, format: uuid }", "**str** |  |"],
  ["{ type: string, format: binary, default: x }", "**file** |  |"],
  ["{ type: string, format: byte }", "**str** |  |"],
  ["{ type: string, format: number }", "[**BigDecimal**](BigDecimal.md) |  |", "[**Decimal**](Decimal.md) |  |"],
  ["{ type: string, default: '' }", "**str** |  | [default to '']"],
  ["{ type: string, enum: [a, b], default: a }", "**str** |  | [default to 'a']"],
  ["{ type: boolean, default: true, readOnly: true }", "**bool** |  | [readonly] [default to True]"],
  ["{ type: array, items: { type: string }, default: [a] }", '**list[str]** |  | [default to ["a"]]'],
  [
    "{ type: array, items: { type: string, enum: [str] }, default: [str] }",
    '**list[str]** |  | [default to ["PEnum"]]',
  ],
  [`{ type: array, items: ${ref("Pet")} }`, "[**list[Pet]**](Pet.md) |  |"],
  ["{ type: object, additionalProperties: { type: string } }", "**dict(str, str)** |  |"],
  [`{ type: object, additionalProperties: ${ref("Pet")} }`, "[**dict(str, Pet)**](Pet.md) |  |"],
  ["{ type: object }", "[**object**](.md) |  |", "**object** |  |"],
  ["{ description: any }", "[**object**](.md) | any |", "**object** | any |"],
  [ref("Pet"), "[**Pet**](Pet.md) |  |"],
  [ref("Color"), "[**Color**](Color.md) |  |"],
  [ref("Pets"), "[**list[Pet]**](Pet.md) |  |"],
  [ref("ById"), "[**dict(str, Pet)**](Pet.md) |  |"],
  [ref("Day"), "**date** |  |"],
  ["{ type: object, $ref: '#/components/schemas/Pet' }", "[**Pet**](.md) |  |"],
  [`{ allOf: [${ref("Color")}], default: red }`, "[**Color**](Color.md) |  |"],
  [`{ oneOf: [${ref("Pet")}, { type: string }] }`, "[**OneOfPetstring**](OneOfPetstring.md) |  |"],
  ["{ anyOf: [{ type: string }, { type: number }] }", "[**AnyOfstringnumber**](AnyOfstringnumber.md) |  |"],
  ['{ type: string, description: "a | \\"b\\"\\n<c>" }', "**str** | a | \\&quot;b\\&quot; &lt;c&gt; |"],
];

describe("a property", () => {
  test.each(
    properties.flatMap(([schema, old, later = old]) =>
      versions.map((version) => [version, schema, version === "4.3" ? old : later]),
    ),
  )("in %s: %s", (version, schema, want) => {
    const document = documentOf({ schemas: [`Model: { type: object, required: [p], properties: { p: ${schema} } }`] });
    expect(row(pythonPages(document, version).get("docs/Model.md"), "p")).toBe(
      `**p** | ${want} `.replace(/(\]) $/, "$1"),
    );
  });
});

/** The row of a parameter, and what an example passes. */
const parameters: readonly [parameter: string, want: string, example: string, in53?: string][] = [
  ["name: p, in: query, schema: { type: string }", "**str**|  | [optional] ", "'p_example'"],
  [
    "name: p, in: query, schema: { type: string, format: uuid }",
    "[**str**](.md)|  | [optional] ",
    "'p_example'",
    "**str**|  | [optional] ",
  ],
  ["name: p, in: path, schema: { type: integer }", "**int**|  | ", "56"],
  ["name: p, in: query, required: true, schema: { type: number }, example: 2.5", "**float**|  | ", "2.5"],
  [
    "name: p, in: query, schema: { type: string, default: a }, example: b",
    "**str**|  | [optional] [default to &#39;a&#39;]",
    "'a'",
  ],
  ["name: p, in: query, schema: { type: string, format: date }", "**date**|  | [optional] ", "'2013-10-20'"],
  [
    "name: p, in: query, schema: { type: array, items: { type: string } }",
    "[**list[str]**](str.md)|  | [optional] ",
    "['p_example']",
  ],
  [
    `name: p, in: query, schema: { type: array, items: ${ref("Pet")} }`,
    "[**list[Pet]**](Pet.md)|  | [optional] ",
    "[pkg.Pet()]",
  ],
  [
    "name: p, in: query, schema: { type: object, additionalProperties: { type: integer } }",
    "[**dict(str, int)**](int.md)|  | [optional] ",
    "{'key': 56}",
  ],
  [`name: p, in: query, schema: ${ref("Color")}`, "[**Color**](.md)|  | [optional] ", "pkg.Color()"],
  ["name: p, in: query, schema: {}", "[**object**](.md)|  | [optional] ", "None"],
  [
    `name: p, in: query, content: { application/json: { schema: ${ref("Pet")} } }`,
    "[**Pet**](.md)|  | [optional] ",
    "pkg.Pet()",
  ],
];

describe("a parameter", () => {
  test.each(
    parameters.flatMap(([parameter, old, example, later = old]) =>
      versions.map((version) => [version, parameter, version === "4.3" ? old : later, example]),
    ),
  )("in %s: %s", (version, parameter, want, example) => {
    const page = pythonPages(withParameter(`{ ${parameter} }`), version).get("docs/TApi.md");
    expect(row(page, "p")).toBe(` **p** | ${want}`);
    expect(line(page, "p = ").split(" # ")[0]).toBe(`p = ${example}`);
  });

  test.each([
    ["4.3", "pkg.P()"],
    ["5.3", "{'key': pkg.P()}"],
  ])("that is an object is a model of its name, and in 5.3 a map as well: %s", (version, example) => {
    const parameter = "{ name: p, in: query, schema: { type: object, properties: { a: { type: string } } } }";
    const page = pythonPages(withParameter(parameter), version).get("docs/TApi.md");
    expect(row(page, "p")).toBe(" **p** | [**P**](.md)|  | [optional] ");
    expect(line(page, "p = ")).toBe(`p = ${example} # P |  (optional)`);
  });

  test("keeps the name that it had for its example, and gets one of its own", () => {
    const page = pythonPages(
      withParameter(
        "{ name: a_b, in: path, schema: { type: string } }, { name: a-b, in: query, schema: { type: string } }",
      ),
      "4.3",
    ).get("docs/TApi.md");
    expect(line(page, "> ")).toBe("> op(a_b, a_b2=a_b2)");
    expect(line(page, "a_b2 = ")).toBe("a_b2 = 'a_b_example' # str |  (optional)");
  });
});

test.each([
  ["Same: { type: string, enum: [a] }", "same: { type: string }", false],
  ["same: { type: string }", "Same: { type: string, enum: [a] }", true],
  ["Same: { type: object, properties: { a: { type: string } } }", "same: { type: object }", true],
])("of %s and %s, one class, the last counts: a name for a value has no page", (one, other, hasPage) => {
  for (const version of versions) {
    expect(pythonPages(documentOf({ schemas: [one, other] }), version).has("docs/Same.md")).toBe(hasPage);
  }
});

test("a schema may be called set where there are no sets", () => {
  const schemas = [
    "set: { type: object, properties: { a: { type: string } } }",
    `Holder: { type: object, properties: { p: ${ref("set")} } }`,
  ];
  const pages = pythonPages(documentOf({ schemas }), "4.3");
  expect(row(pages.get("docs/Holder.md"), "p")).toContain("[**Set**](Set.md)");
});

test("where an operation names only schemes that pages do not list, there is no example", () => {
  const yaml = [
    "paths: { /x: { get: { operationId: op, security: [{ Open: [] }], responses: { 200: { description: ok } } } } }",
    "components: { securitySchemes: { Open: { type: openIdConnect, openIdConnectUrl: https://x.test } } }",
  ].join("\n");
  const exampleIn = (version: string, fixExamples = false) =>
    pythonPages(yaml, version, { fixExamples }).get("docs/DefaultApi.md")?.includes("```python");
  expect([exampleIn("4.3"), exampleIn("5.3"), exampleIn("5.3", true)]).toEqual([true, false, true]);
  expect(pythonPages(yaml, "5.3").get("README.md")).toContain("# The client must configure the authentication");
});

test("null is a format of the spec, and since 5.3 one that is known", () => {
  const schemas = ["Holder: { type: object, properties: { p: { type: string, format: null } } }"];
  const rowIn = (version: string) => row(pythonPages(documentOf({ schemas }), version).get("docs/Holder.md"), "p");
  expect(rowIn("4.3")).toContain("**str**");
  expect(rowIn("5.3")).toContain("[**none_type**](none_type.md)");
});
