import { describe, expect, test } from "@jest/globals";
import { line, pagesOf, parameterWith, row } from "./support.js";

const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;
const schemas = [
  "Tag: { type: object, properties: { a: { type: string } } }",
  "Color: { type: string, enum: [red, green] }",
  "File: { type: object, properties: { a: { type: string } } }",
].join("\n");

const schemaOnly = "components: { schemas: { One: { type: object, properties: { a: {} } } } }";

function page(parameter: string, version = "7.24", fixes = false): string {
  const pages = pagesOf(parameterWith(parameter, schemas), { version, fixes });
  return pages.get("docs/DefaultApi.md") ?? "";
}

describe("parameters of the dialect python", () => {
  test.each([
    ["{ type: string }", "**str**", "'p_example'"],
    ["{ type: integer }", "**int**", "56"],
    ["{ type: number }", "**float**", "3.4"],
    ["{ type: boolean }", "**bool**", "True"],
    ["{ type: string, format: date }", "**date**", "'2013-10-20'"],
    ["{ type: string, format: date-time }", "**datetime**", "'2013-10-20T19:20:30+01:00'"],
    ["{ type: string, format: uuid }", "**UUID**", "UUID('38400000-8cf0-11bd-b23e-10b96e4ef00d')"],
    ["{ type: string, format: binary }", "**bytes**", "None"],
    ["{ type: array, items: { type: string } }", "[**List[str]**](str.md)", "['p_example']"],
    [
      "{ type: array, items: { type: array, items: { type: string } } }",
      "[**List[List[str]]**](List[str].md)",
      "[pkg.List[str]()]",
    ],
    ["{ type: object, additionalProperties: { type: integer } }", "[**Dict[str, int]**](int.md)", "{'key': 56}"],
    ["{ type: object }", "[**object**](.md)", "None"],
    ["{}", "[**object**](.md)", "None"],
    [ref("Color"), "[**Color**](.md)", "pkg.Color()"],
    [ref("Tag"), "[**Tag**](.md)", "pkg.Tag()"],
    [ref("File"), "[**File**](.md)", "'/path/to/file'"],
    [`{ type: array, items: ${ref("Tag")} }`, "[**List[Tag]**](Tag.md)", "[pkg.Tag()]"],
  ])("%s", (schema, type, example) => {
    const text = page(`schema: ${schema}`);
    expect(row(text, "p")).toBe(`${type}|  | [optional] `);
    expect(line(text, "p = ")).toMatch(`p = ${example} # `);
  });

  test.each([
    ['example: "it\'s", schema: { type: string }', "'it\\'s'"],
    ["schema: { type: integer, example: x }", "56"],
    ["schema: { type: integer, example: 1.0 }", "56"],
    ["schema: { type: number, example: 1.0 }", "1.0"],
    ["example: 1e7, schema: { type: number }", "1.0E+7"],
    ["examples: { one: { value: [1.0] } }, schema: { type: array, items: { type: number } }", "[[1.0]]"],
    ["schema: { type: string, format: date, example: '2020-01-02' }", "'Thu Jan 02 00:00:00 UTC 2020'"],
    ["examples: { one: { value: [1, 2] } }, schema: { type: array, items: { type: integer } }", "[[1,2]]"],
    ["example: null, schema: { type: string, example: e }", "'e'"],
    ["example: e, schema: { type: string, default: d }", "'d'"],
    ["example: { a: 1 }, schema: { type: object }", `{'key': {"a":1}}`],
  ])("example of %s", (parameter, want) => {
    expect(line(page(parameter), "p = ")).toContain(`p = ${want} # `);
  });

  test.each([
    ["7.13", "*/*"],
    ["7.21", "*/*"],
    ["7.24", "'*/*'"],
  ])("the default of an inline enum in %s", (version, want) => {
    const text = page("schema: { type: string, enum: ['*/*'], default: '*/*' }", version);
    expect(line(text, "p = ")).toBe(`p = ${want} # str |  (optional) (default to ${want})`);
  });

  test("required ones come first, and names are unique", () => {
    const pages = pagesOf(
      [
        "paths:",
        "  /x/{id}:",
        "    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]",
        "    get:",
        "      operationId: op",
        "      parameters:",
        "        - { name: id, in: query, schema: { type: string } }",
        "        - { name: X-A, in: header, required: true, schema: { type: string } }",
        "      responses: { 200: { description: ok } }",
      ].join("\n"),
    );
    expect(line(pages.get("docs/DefaultApi.md"), "> ")).toBe("> op(id, x_a, id2=id2)");
  });
});

describe("bodies and results", () => {
  function operation(body: string, result = "{}"): string {
    const pages = pagesOf(
      [
        "paths: { /x: { post: { operationId: op, requestBody: { content: {",
        `  ${body} } },`,
        `  responses: { 200: { description: ok, content: { application/json: { schema: ${result} } } } } } } }`,
        "components:",
        "  schemas:",
        schemas.replace(/^/gm, "    "),
      ].join("\n"),
    );
    return pages.get("docs/DefaultApi.md") ?? "";
  }

  test.each([
    [ref("Tag"), "tag=tag", "pkg.Tag()"],
    [`{ type: array, items: ${ref("Tag")} }`, "tag=tag", "[pkg.Tag()]"],
    ["{ type: array, items: { type: string } }", "request_body=request_body", "['request_body_example']"],
    ["{ type: object, additionalProperties: { type: integer } }", "request_body=request_body", "{'key': 56}"],
    ["{ type: object }", "body=body", "None"],
    ["{ type: string }", "body=body", "'body_example'"],
    ["{ type: object, properties: { q: {} } }", "op_request=op_request", "pkg.OpRequest()"],
  ])("body %s", (schema, signature, example) => {
    const text = operation(`application/json: { schema: ${schema} }`);
    expect(line(text, "> ")).toBe(`> object op(${signature})`);
    expect(line(text, `${signature.replace(/=.*/, "")} = `)).toMatch(`= ${example} # `);
  });

  test("the example of a media type stands as JSON, if it is of the type", () => {
    const example = (schema: string): string | undefined =>
      line(operation(`application/json: { schema: ${schema}, example: { id: 1 } }`), "body = ");
    expect(example("{ type: object }")).toBe('body = {"id":1} # object |  (optional)');
    expect(example("{ type: integer }")).toBe("body = 56 # int |  (optional)");
  });

  test("a form is its fields", () => {
    const fields = [
      "file: { type: string, format: binary }",
      "class: { type: string }",
      "all: { type: array, items: { type: string, default: x } }",
    ].join(", ");
    const text = operation(
      `multipart/form-data: { schema: { type: object, required: [file], properties: { ${fields} } } }`,
    );
    expect(line(text, "> ")).toBe("> object op(file, var_class=var_class, all=all)");
    expect(row(text, "file")).toBe("**bytes**|  | ");
    expect(row(text, "all")).toBe("[**List[str]**](str.md)|  | [optional] [default to &#39;x&#39;]");
  });

  test.each([
    [ref("Tag"), "Tag", "[**Tag**](Tag.md)"],
    [`{ type: array, items: ${ref("Tag")} }`, "List[Tag]", "[**List[Tag]**](Tag.md)"],
    [`{ type: object, additionalProperties: ${ref("Tag")} }`, "Dict[str, Tag]", "[**Dict[str, Tag]**](Tag.md)"],
    ["{ type: string, format: date-time }", "datetime", "**datetime**"],
  ])("result %s", (schema, type, want) => {
    const text = operation("application/json: { schema: { type: string } }", schema);
    expect(line(text, "> ")).toBe(`> ${type} op(body=body)`);
    expect(text).toContain(`### Return type\n\n${want}\n`);
  });
});

test.each([
  ["sentThing", "{ type: string }", "sent_thing", "'sent_thing_example'"],
  ["class", `{ type: array, items: ${ref("Tag")} }`, "var_class", "[pkg.Tag()]"],
  ["bag", "{ type: object, additionalProperties: { type: integer } }", "bag", "{'key': 56}"],
])("a body that the operation calls %s", (given, schema, name, example) => {
  const body = `requestBody: { content: { application/json: { schema: ${schema} } } }`;
  const operation = `{ operationId: op, x-codegen-request-body-name: ${given}, ${body}, responses: { 200: { description: ok } } }`;
  const components = `components: { schemas: { Tag: { type: object, properties: { a: {} } } } }`;
  const text = pagesOf(`paths: { /x: { post: ${operation} } }\n${components}`).get("docs/DefaultApi.md");
  expect(line(text, "> ")).toBe(`> op(${name}=${name})`);
  expect(line(text, `${name} = `)).toContain(`= ${example} # `);
});

test("a body with items that are a property of a component links to what the property is", () => {
  const body =
    "requestBody: { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Box/properties/lid' } } } } }";
  const components =
    "components: { schemas: { Box: { properties: { lid: { type: object, properties: { a: {} } } } } } }";
  const operation = `{ operationId: op, ${body}, responses: { 200: { description: ok } } }`;
  const text = pagesOf(`paths: { /x: { post: ${operation} } }\n${components}`).get("docs/DefaultApi.md");
  expect(row(text, "box_lid")).toBe("[**List[BoxLid]**](BoxLid.md)|  | [optional] ");
});

test.each([
  ["{ type: string, properties: { a: {} } }", "[**str**](.md)"],
  ["{ type: string, format: date, properties: { a: {} } }", "**date**"],
  ["{ type: integer, properties: { a: {} } }", "**int**"],
])("a parameter with properties that it cannot have: %s", (schema, type) => {
  expect(row(page(`schema: ${schema}`), "p")).toBe(`${type}|  | [optional] `);
});

test("a parameter of what lies in a path has no name for its type", () => {
  const there = "{ $ref: '#/paths/~1x/get/parameters/0/schema' }";
  const parameters = `[{ name: a, in: query, schema: { type: string } }, { name: b, in: query, schema: ${there} }]`;
  const operation = `{ operationId: op, parameters: ${parameters}, responses: { 200: { description: ok } } }`;
  const text = pagesOf(`paths: { /x: { get: ${operation} } }`).get("docs/DefaultApi.md");
  expect(row(text, "b")).toBe("[**ERRORUNKNOWN**](.md)|  | [optional] ");
});

test("the texts of scopes are escaped in the README", () => {
  const flow = String.raw`{ authorizationUrl: 'https://a', scopes: { s: "the \"own\"\nones" } }`;
  const schemes = `{ securitySchemes: { OA: { type: oauth2, flows: { implicit: ${flow} } } } }`;
  const readme = pagesOf(`${schemaOnly.replace(/ }$/, "")}, ${schemes.slice(2)}`).get("README.md");
  expect(readme).toContain(String.raw` - **s**: the \"own\" ones`);
});

describe("what an operation says", () => {
  const document = [
    "paths:",
    "  /a:",
    "    get:",
    "      tags: [a b, A b]",
    "      operationId: get_a",
    '      summary: "s | <b> \\"q\\""',
    '      description: "two\\nlines"',
    "      security: [{ OA: [] }, { Basic: [] }]",
    "      responses:",
    "        default: { description: d }",
    "        4XX: { description: r, headers: { X-A: { description: later, schema: { type: integer } } } }",
    '        200: { description: ok, headers: { X-A: { description: first, schema: { type: integer } } }, content: { "text/it\'s": {} } }',
    "components:",
    "  securitySchemes:",
    "    Basic: { type: http, scheme: basic }",
    "    OA: { type: oauth2, flows: { implicit: { authorizationUrl: 'http://a', scopes: {} } } }",
  ].join("\n");

  test("two APIs that differ only in case have files of their own", () => {
    expect([...pagesOf(document).keys()]).toEqual(["README.md", "docs/ABApi.md", "docs/AB0Api.md"]);
  });

  test("summary, description, media types, codes, headers", () => {
    const text = pagesOf(document).get("docs/ABApi.md") ?? "";
    expect(text).toContain("| **GET** /a | s | &lt;b&gt; \\&quot;q\\&quot;\n");
    expect(text).toContain('> get_a()\n\ns | <b> \\"q\\"\n\ntwo\nlines\n\n### Example');
    expect(text).toContain(" - **Accept**: text/its\n");
    // One object for both headers: what is read last is shown. The returned response is read twice.
    expect(text).toContain(
      "**200** | ok |  * X-A - first <br>  |\n**4XX** | r |  * X-A - first <br>  |\n**0** | d |  -  |\n",
    );
  });

  test("ways to authenticate", () => {
    const text = pagesOf(document).get("docs/ABApi.md") ?? "";
    expect(text).toContain(
      "### Example\n\n* Basic Authentication (Basic):\n* OAuth Authentication (OA):\n\n```python\n",
    );
    expect(text).toContain("[Basic](../README.md#Basic), [OA](../README.md#OA)\n");
    expect(text).not.toContain("import os");
  });

  test.each([
    ["/api/v1", "/api/v1"],
    ["/api/v1/", "http://localhost/api/v1"],
    ["https://h:8080/base/", "https://h:8080/base"],
    ["/my-api/v1.2", "/my-api/v1.2"],
    ["/my%20api", "http://localhost/my%20api"],
    ["/my-api", "http://localhost/my-api", "7.19"],
  ])("server %s", (url, want, version = "7.24") => {
    const pages = pagesOf(`servers: [{ url: "${url}" }]`, { version });
    expect(pages.get("docs/DefaultApi.md")).toContain(`All URIs are relative to *${want}*\n`);
  });

  test.each([
    ["7.13", "3.9+"],
    ["7.24", "3.10+"],
  ])("README of %s", (version, python) => {
    const text = pagesOf(document, { version }).get("README.md") ?? "";
    expect(text).toContain(`- Package version: 1.2.3\n- Generator version: ${version}.0\n`);
    expect(text).toContain(`## Requirements.\n\nPython ${python}\n`);
    expect(text).toContain('<a id="OA"></a>\n### OA\n\n- **Type**: OAuth\n- **Flow**: implicit\n');
  });
});

test.each([
  ["", "PythonClientCodegen\n\n#"],
  ["contact: { url: '' }", "PythonClientCodegen\nFor more information, please visit []()\n\n#"],
  ["contact: { name: x }", "PythonClientCodegen\n\n#"],
])("README of the contact `%s`", (contact, want) => {
  const text = pagesOf(`info: { title: t, version: '1', ${contact} }\npaths: {}\n${schemaOnly}`).get("README.md");
  expect(text).toContain(want);
});

describe("--fix-examples", () => {
  test.each([
    ["schema: { type: string, enum: ['*/*'], default: '*/*' }", '"*/*"'],
    [`schema: ${ref("Color")}`, '"red"'],
    ["example: true, schema: { type: boolean }", "True"],
    ["schema: { type: array, items: { type: array, items: { type: integer } } }", "[[56]]"],
    ["schema: { type: string, format: uuid }", '"38400000-8cf0-11bd-b23e-10b96e4ef00d"'],
    ["examples: { one: { value: { a: [null, x] } } }, schema: { type: object }", '{"a": [None, "x"]}'],
    [`schema: { type: array, items: ${ref("Tag")} }`, "[pkg.Tag()]"],
  ])("%s", (parameter, want) => {
    expect(line(page(parameter, "7.13", true), "p = ")).toContain(`p = ${want} # `);
  });

  test("a model gets the values that it wants", () => {
    const models = [
      "Kind: { type: string, enum: [big, small] }",
      `Box: { type: object, required: [kind, size, more], properties: { kind: ${ref("Kind")}, size: { type: integer, minimum: 3 }, more: { type: array, minItems: 1, items: ${ref("Kind")} }, note: { type: string } } }`,
    ].join("\n");
    const pages = pagesOf(parameterWith(`schema: ${ref("Box")}`, models), { version: "7.24", fixes: true });
    expect(line(pages.get("docs/DefaultApi.md") ?? "", "p = ")).toContain(
      `p = pkg.Box.from_dict({"kind": "big", "size": 3, "more": ["big"]}) # `,
    );
    const json = String.raw`json = "{\"kind\":\"big\",\"size\":3,\"more\":[\"big\"]}"`;
    expect(pages.get("docs/Box.md")).toContain(`\n${json}\n`);
    expect(pages.get("docs/Box.md")).toContain(
      `box_from_dict = Box.from_dict({"kind": "big", "size": 3, "more": ["big"]})\n`,
    );
  });

  test("a default of several lines stays behind its comment", () => {
    const text = page('schema: { type: string, default: "a\\nb" }', "7.24", true);
    expect(line(text, "p = ")).toBe('p = "a\\nb" # str |  (optional) (default to "a\\nb")');
  });

  test("a default of null is none", () => {
    const parameter = parameterWith("schema: { type: string, default: null }", "", "3.1.0");
    const text = pagesOf(parameter, { fixes: true }).get("docs/DefaultApi.md");
    expect(line(text, "p = ")).toBe('p = "p_example" # str |  (optional)');
    expect(row(text, "p")).toBe("**str**|  | [optional] ");
  });

  test("what is used is imported, and models print themselves", () => {
    const pages = pagesOf(
      [
        parameterWith(`schema: ${ref("Tag")}`, schemas),
        "  securitySchemes: { Basic: { type: http, scheme: basic } }",
        "security: [{ Basic: [] }]",
      ].join("\n"),
      { fixes: true },
    );
    expect(pages.get("docs/DefaultApi.md")).toContain("```python\nimport os\nimport pkg\n");
    expect(pages.get("README.md")).toContain("\nimport os\nimport pkg\n");
    expect(pages.get("docs/Tag.md")).toContain("print(tag_instance.to_str())\n");
  });
});

describe("webhooks", () => {
  const get = "{ get: { operationId: found, tags: [Api], responses: { 200: { description: ok } } } }";
  const body = "{ type: object, properties: { a: { type: string } } }";
  const documentOf = (tag: string, openapi = "3.1.0"): string =>
    [
      `openapi: ${openapi}`,
      `paths: { /a: ${get} }`,
      "webhooks:",
      `  pet added: { post: { tags: [${tag}], requestBody: { content: { application/json: { schema: ${body} } } }, responses: {} } }`,
      `components: { schemas: { One: ${body} } }`,
    ].join("\n");

  test("are operations of pages that the README does not name", () => {
    const pages = pagesOf(documentOf("Hook"));
    expect(pages.get("docs/HookApi.md")).toContain(
      "[**pet_added_post**](HookApi.md#pet_added_post) | **POST** /pet added | ",
    );
    expect(pages.get("docs/HookApi.md")).toContain("import pkg\nfrom pkg.rest import ApiException\n");
    expect(pages.get("docs/PetAddedPostRequest.md")).toContain("# PetAddedPostRequest\n");
    expect(pages.get("README.md")).not.toContain("HookApi");
    expect(pages.get("README.md")).toContain("docs/PetAddedPostRequest.md");
  });

  test("have the page of operations of their tag", () => {
    const page = pagesOf(documentOf("Api")).get("docs/ApiApi.md");
    expect(page).toContain("pet_added_post");
    expect(page).not.toContain("found");
  });

  test("import what they use in examples that run", () => {
    const page = pagesOf(documentOf("Hook"), { fixes: true }).get("docs/HookApi.md");
    expect(page).toContain("from pkg.models.pet_added_post_request import PetAddedPostRequest");
  });

  test("are none before 3.1", () => {
    expect([...pagesOf(documentOf("Hook", "3.0.3")).keys()]).toEqual(["README.md", "docs/One.md", "docs/ApiApi.md"]);
  });
});

describe("what the paths of a document have", () => {
  const named = (id: string): string => `{ operationId: ${id}, tags: [A], responses: { 200: { description: ok } } }`;

  test("TRACE, which no client sends", () => {
    const page = pagesOf(`paths: { /a: { get: ${named("found")}, trace: ${named("traced")} } }`).get("docs/AApi.md");
    expect(page).toContain("[**traced**](AApi.md#traced) | **TRACE** /a | ");
  });

  test("no path that is a reference to a component", () => {
    const yaml = [
      "openapi: 3.1.0",
      `paths: { /a: { $ref: '#/components/pathItems/Item' }, /b: { get: ${named("other")} } }`,
      `components: { pathItems: { Item: { get: ${named("found")} } } }`,
    ].join("\n");
    const page = pagesOf(yaml).get("docs/AApi.md");
    expect(page).toContain("other");
    expect(page).not.toContain("found");
  });

  test("a response that leads nowhere, without a description", () => {
    const responses = "{ 200: { $ref: '#/paths/~1b/get/responses/200' } }";
    const yaml = `paths: { /a: { get: { operationId: found, tags: [A], responses: ${responses} } }, /b: { get: ${named("other")} } }`;
    expect(pagesOf(yaml).get("docs/AApi.md")).toContain("**200** |  |  -  |");
  });
});

test.each([
  ["example: one, examples: { a: { value: two } }", "'two'"],
  ["example: one, examples: { a: { summary: two } }", "'p_example'"],
  ["example: one", "'one'"],
])("the example of a parameter with `%s`", (given, want) => {
  const text = page(`schema: { type: string }, ${given}`);
  expect(line(text, "p = ")).toContain(`p = ${want} # `);
});

test("the README of a document without operations ends without a contact", () => {
  const info = "info: { title: t, version: '1', contact: { email: a@b.c } }";
  const hidden = "paths: { /a: { get: { operationId: a, x-internal: true, responses: {} } } }";
  const text = pagesOf(`${info}\n${hidden}\n${schemaOnly}`).get("README.md");
  expect(text?.endsWith("## Author\n\n\n\n")).toBe(true);
});

describe("a parameter that is a reference to a property of a component", () => {
  test.each([
    ["{ type: string }", "**Y**", "[**List[str]**](str.md)"],
    ["{ type: array, items: { type: string } }", "[**Y**](str.md)", "[**List[List]**](List[str].md)"],
    ["{ type: string, enum: [a] }", "[**Y**](.md)", "[**List[str]**](str.md)"],
    [ref("Tag"), "[**Y**](.md)", "[**List[Tag]**](Tag.md)"],
  ])("%s", (property, type, list) => {
    const base = `Base: { type: object, properties: { y: ${property} } }`;
    const to = "{ $ref: '#/components/schemas/Base/properties/y' }";
    const one = (schema: string): string | undefined =>
      row(pagesOf(parameterWith(`schema: ${schema}`, `${schemas}\n${base}`)).get("docs/DefaultApi.md"), "p");
    expect(one(to)).toBe(`${type}|  | [optional] `);
    expect(one(`{ type: array, items: ${to} }`)).toBe(`${list}|  | [optional] `);
  });
});

describe("a component that is called like a type", () => {
  test.each([
    ["str: { type: object, properties: { a: {} } }", "$ref: '#/components/schemas/str'", "[**str**](Str.md)"],
    ["bool: { type: string, enum: [a] }", "$ref: '#/components/schemas/bool'", "[**bool**](Bool.md)"],
    ["number: { type: string }", "type: number", "**str**"],
    ["date: { type: string }", "type: string, format: date", "**str**"],
    ["integer: { type: boolean }", "type: integer", "**bool**"],
    ["array: { type: string }", "type: array, items: { type: integer }", "**str[int]**"],
    ["number: { type: object, properties: { a: {} } }", "type: number", "**float**"],
  ])("%s", (component, property, type) => {
    const model = `Model: { type: object, properties: { p: { ${property} } } }`;
    const text = pagesOf(`components: { schemas: { ${component}, ${model} } }`).get("docs/Model.md");
    expect(row(text, "p")).toBe(`${type} |  | [optional] `);
  });
});
