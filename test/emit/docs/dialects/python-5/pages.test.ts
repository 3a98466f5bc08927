import { describe, expect, test } from "@jest/globals";
import { classesIn } from "../../../../../generator/emit/docs/dialects/python-5/fixes.js";
import { importLines, sortedImportLines } from "../../../../../generator/emit/docs/dialects/python-5/imports.js";
import { between, componentsOf, pagesOf } from "./support.js";

describe("imports", () => {
  const names = ["str", "Error", "Pool", "UpdateTask", "Pool", "anyOf<a>"];

  test("are in the order of a Java HashSet of their lines, which the package name changes", () => {
    const models = (pkg: string) => importLines(pkg, ["Dag", "Error", "Pool"]).map((line) => line.split(" ").at(-1));
    expect(models("client")).toEqual(["Pool", "Dag", "Error"]);
    expect(models("airflow_client.client")).toEqual(["Error", "Dag", "Pool"]);
  });

  test("leave out primitives; what is no name becomes one", () => {
    expect(sortedImportLines("p", names)).toEqual([
      "from p.model.error import Error",
      "from p.model.pool import Pool",
      "from p.model.update_task import UpdateTask",
      "from p.model.any_ofa import AnyOfa",
    ]);
  });

  test("those of the values of an example", () => {
    expect(
      classesIn({ name: "p", type: "A", description: "", required: true, example: "A(b=B(\"C(\"), c='D(')" }),
    ).toEqual(["A", "B"]);
  });
});

const shop = `
servers: [{ url: /api/v1 }]
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    post:
      operationId: addPet
      tags: [Pet Shop]
      summary: a <b>
      description: "one\\n\\ntwo"
      security: [{ Basic: [] }, { Key: [] }]
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, default: 5 } }
        - { name: q, in: query, description: "x | 'y'", schema: { type: string, default: z } }
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses:
        default: { description: d }
        4XX: { description: r }
        "404": { description: none, headers: { X-Rate: { description: first, schema: { type: integer } } } }
        "200":
          description: fine
          headers: { X-Rate: { description: last, schema: { type: integer } } }
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
${componentsOf(`
Pet:
  type: object
  required: [kind, size]
  properties:
    name: { type: string, default: x }
    size: { type: integer, default: 1 }
    kind: { $ref: '#/components/schemas/Kind' }
Kind: { type: string, description: What it is, enum: [cat, dog] }
Closed: { type: object, additionalProperties: false, properties: { a: { type: string, readOnly: true } } }
Level: { type: integer, default: 2, maximum: 3 }
Kinds: { type: array, items: { $ref: '#/components/schemas/Kind' } }
`)}  securitySchemes:
    Basic: { type: http, scheme: Basic }
    Key: { type: apiKey, name: k, in: query }
    Open: { type: openIdConnect, openIdConnectUrl: https://example.com/x }
`;

describe("a page of an API", () => {
  test.each([
    ["the signature leaves out what has a default, but not its comma", "> [Pet] add_pet(id, pet)\n"],
    ["summary and description", "\na <b>\n\none  two\n\n### Example\n"],
    [
      "authentication, in the order of names",
      "* Basic Authentication (Basic):\n* Api Key Authentication (Key):\n\n```python\n",
    ],
    [
      "the example of the body",
      '    pet = Pet(\n        name="x",\n        size=1,\n        kind=Kind("cat"),\n    ) # Pet | \n',
    ],
    ["the call with everything", "        api_response = api_instance.add_pet(id, pet, q=q)\n"],
    ["a required parameter with a default", "\n **limit** | **int**|  | defaults to 5\n"],
    [
      "an optional one",
      '\n **q** | **str**| x | &#39;y&#39; | [optional] if omitted the server will use the default value of "z"\n',
    ],
    ["the return type", "\n[**[Pet]**](Pet.md)\n"],
    [
      "ranges and the default come last, and all headers have the last description",
      [
        "**404** | none |  * X-Rate - last <br>  |",
        "**200** | fine |  * X-Rate - last <br>  |",
        "**4XX** | r |  -  |",
        "**0** | d |  -  |",
      ].join("\n"),
    ],
    ["the server is a path", 'host = "/api/v1"'],
  ])("%s", (_, want) => {
    expect(pagesOf(shop).get("docs/PetShopApi.md")).toContain(want);
  });

  test.each([
    ["5.1", "http://localhost/api/v1", "(Key):\n```python", "details\n| Status", "**4XX** | r |  -  |\n**404**", "Pet"],
    ["5.3", "http://localhost/api/v1", "(Key):\n\n```python", "details\n\n| Status", "**200** | fine", "Pet"],
    ["5.4", "/api/v1", "(Key):\n\n```python", "details\n\n| Status", "**200** | fine", "Pet"],
  ])("of version %s", (version, basePath, ...wanted) => {
    const page = pagesOf(shop, version).get("docs/PetShopApi.md");
    expect(page).toContain(`relative to *${basePath}*`);
    for (const want of wanted) expect(page).toContain(want);
  });

  test("an operation without anything", () => {
    const page = pagesOf("paths: { /x: { get: { responses: { '204': { description: ok } } } } }").get(
      "docs/DefaultApi.md",
    );
    expect(between(page, "### Parameters\n", "### HTTP request")).toBe(
      "This endpoint does not need any parameter.\n\n### Return type\n\nvoid (empty response body)\n\n### Authorization\n\nNo authorization required\n\n",
    );
    expect(page).toContain(
      "    # example, this endpoint has no required or optional parameters\n    try:\n        api_instance.x_get()\n",
    );
  });

  test("equal names get numbers, those of the body last", () => {
    const yaml = `
paths:
  /x:
    post:
      parameters:
        - { name: a-b, in: query, schema: { type: string } }
        - { name: a_b, in: header, schema: { type: string } }
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, required: [ab], properties: { a b: { type: string, format: binary }, ab: { type: object } } }
      responses: { "200": { description: ok } }
`;
    const page = pagesOf(yaml).get("docs/DefaultApi.md");
    expect(page).toContain("> x_post(ab)");
    expect(page).toContain("x_post(ab, a_b=a_b, a_b2=a_b2, a_b3=a_b3)");
    expect(page).toContain(" **a_b3** | **file_type**|  | [optional]\n");
  });
});

describe("a page of a model", () => {
  test.each([
    [
      "Pet",
      [
        "**kind** | [**Kind**](Kind.md) |  | ",
        "**size** | **int** |  | defaults to 1",
        '**name** | **str** |  | [optional]  if omitted the server will use the default value of "x"',
        "**any string name** | **bool, date, datetime, dict, float, int, list, str, none_type** | any string name can be used but the value must be the correct type | [optional]",
      ],
    ],
    ["Kind", ['**value** | **str** | What it is |  must be one of ["cat", "dog", ]']],
    ["Closed", ["**a** | **str** |  | [optional] [readonly] "]],
    ["Level", ["**value** | **int** |  | defaults to 2"]],
    ["Kinds", ["**value** | [**[Kind]**](Kind.md) |  | "]],
  ])("%s", (name, rows) => {
    const page = pagesOf(shop).get(`docs/${name}.md`);
    expect(between(page, "| -------------\n", "\n\n[[Back")).toBe(rows.join("\n"));
  });

  test("in 5.1 an object says nothing of further properties", () => {
    expect(pagesOf(shop, "5.1").get("docs/Pet.md")).not.toContain("any string name");
  });

  test("a composition has its parent's properties last, and what alternatives require is optional", () => {
    const yaml = componentsOf(`
Base: { type: object, discriminator: { propertyName: kind }, required: [kind], properties: { kind: { type: string } } }
Part: { type: object, required: [a], properties: { a: { type: string } } }
Whole: { allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Part' }] }
Either: { oneOf: [{ $ref: '#/components/schemas/Part' }] }
`);
    const pages = pagesOf(yaml);
    expect(between(pages.get("docs/Whole.md"), "| -------------\n", "**any")).toBe(
      "**a** | **str** |  | \n**kind** | **str** |  | \n",
    );
    expect(between(pages.get("docs/Either.md"), "| -------------\n", "**any")).toBe(
      "**a** | **str** |  | [optional] \n",
    );
  });
});

test("two schemas of the same class make one page, the last", () => {
  const pages = pagesOf(componentsOf("a_b: { type: string, enum: [x] }\nAB: { type: string, enum: [y] }"));
  expect(pages.get("docs/AB.md")).toContain('["y", ]');
  expect(between(pages.get("README.md"), "## Documentation For Models\n", "## Documentation For Auth").trim()).toBe(
    "- [AB](docs/AB.md)",
  );
});

test.each([
  ["a_b: { type: string, pattern: '^a$' }", "AB: { type: number }"],
  ["AB: { type: number }", "a_b: { type: string, pattern: '^a$' }"],
  ["AB: { type: object, properties: { x: { type: string } } }", "aB: { type: object }"],
])("a class that is no model, too, has no page: %s and %s", (one, other) => {
  const pages = pagesOf(componentsOf(`${one}\n${other}\nOther: { type: string, enum: [x] }`));
  expect([...pages.keys()].filter((path) => path !== "README.md" && path !== "docs/DefaultApi.md")).toEqual([
    "docs/Other.md",
  ]);
});

test.each(["5.1", "5.4"])("null is a text of the spec, in %s", (version) => {
  const operation =
    "{ operationId: null, summary: null, description: null, responses: { '200': { description: null } } }";
  const schema = "{ type: object, properties: { a: { type: string, title: null, description: null, format: null } } }";
  const pages = pagesOf(`paths: { /x: { get: ${operation} } }\n${componentsOf(`It: ${schema}`)}`, version);
  expect(pages.get("docs/DefaultApi.md")).toContain(
    "**null** | **GET** /x | null\n".replace("**null**", "[**null**](DefaultApi.md#null)"),
  );
  expect(pages.get("docs/DefaultApi.md")).toContain("**200** | null |");
  expect(pages.get("docs/It.md")).toContain("**a** | **none_type** | null | ");
});

test("an empty default is one, too", () => {
  const operation =
    "{ parameters: [{ name: a, in: query, schema: { $ref: '#/components/schemas/Empty' } }], responses: { '200': { description: ok } } }";
  const pages = pagesOf(
    `paths: { /x: { get: ${operation} } }\n${componentsOf("Empty: { type: array, items: { type: string }, enum: [''] }\nHolder: { type: object, properties: { a: { type: string, format: email, default: '' } } }")}`,
  );
  expect(pages.get("docs/Empty.md")).toContain("**value** | **[str]** |  | defaults to \n");
  expect(pages.get("docs/Holder.md")).toContain(
    "**a** | **str** |  | [optional]  if omitted the server will use the default value of \n",
  );
});

test("in 5.1 a list in a form imports what its items link to", () => {
  const form =
    "{ type: object, properties: { f: { type: array, items: { type: object, additionalProperties: { $ref: '#/components/schemas/Short' } } } } }";
  const operation = `{ requestBody: { content: { multipart/form-data: { schema: ${form} } } }, responses: { '200': { description: ok } } }`;
  const yaml = `paths: { /x: { post: ${operation} } }\n${componentsOf("Short: { type: string, maxLength: 3 }")}`;
  const imported = "from pkg.model.short import Short";
  expect(pagesOf(yaml, "5.1").get("docs/DefaultApi.md")).not.toContain(imported);
  expect(pagesOf(yaml, "5.4").get("docs/DefaultApi.md")).toContain(imported);
});

describe("the README", () => {
  test("lists schemes, but for those that it has no words for", () => {
    const readme = pagesOf(shop).get("README.md");
    expect(between(readme, "## Documentation For Authorization\n", "## Author")).toBe(
      "\n\n## Basic\n\n- **Type**: HTTP basic authentication\n\n\n## Key\n\n- **Type**: API key\n- **API key parameter name**: k\n- **Location**: URL query string\n\n\n",
    );
    expect(readme).toContain("- Package version: 1.2.3\n");
    expect(readme).toContain("Python >=3.6\n");
    expect(readme).toContain(
      "*PetShopApi* | [**add_pet**](docs/PetShopApi.md#add_pet) | **POST** /pets/{id} | a &lt;b&gt;\n",
    );
  });

  test("without schemes", () => {
    const readme = pagesOf("paths: { /x: { get: { responses: { '204': { description: ok } } } } }").get("README.md");
    expect(readme).toContain(" All endpoints do not require authorization.\n\n## Author\n\n\n\n\n## Notes");
  });

  test("indents every parameter of its example only where examples are written right", () => {
    expect(pagesOf(shop).get("README.md")).toContain("\nlimit = 5 # int |  (default to 5)\n");
    expect(pagesOf(shop, "5.4", { fixes: true }).get("README.md")).toContain(
      "\n    limit = 5 # int |  (default to 5)\n",
    );
  });
});

test("a right example imports what it uses", () => {
  const yaml = `
paths: { /x: { get: { parameters: [{ name: t, in: query, schema: { $ref: '#/components/schemas/When' } }], responses: { "200": { description: ok } } } } }
${componentsOf("When: { type: object, properties: { at: { type: string, format: date-time }, k: { $ref: '#/components/schemas/Kind' } } }\nKind: { type: string, enum: [a] }")}`;
  const page = (fixes: boolean) => pagesOf(yaml, "5.4", { fixes }).get("docs/DefaultApi.md");
  expect(page(true)).toContain("from dateutil.parser import parse as dateutil_parser\nimport pkg\n");
  expect(page(true)).toContain("from pkg.model.kind import Kind\n");
  expect(page(false)).not.toContain("from dateutil");
  expect(page(false)).not.toContain("import Kind");
});
