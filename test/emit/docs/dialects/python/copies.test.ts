/** What the reference copies, reads again, or takes for equal on its way to the pages of the dialect python. */
import { describe, expect, test } from "@jest/globals";
import { pagesOf, row } from "./support.js";

/** A document of OpenAPI 3.1, of some paths and schemas in YAML. */
function document(paths: string, schemas: string, openapi = "3.1.0"): string {
  const indented = (text: string, by: number): string => text.trim().replace(/^/gm, " ".repeat(by));
  return [
    `openapi: ${openapi}`,
    "info: { title: T, version: 1.2.3 }",
    `paths:\n${indented(paths, 2)}`,
    `components:\n  schemas:\n${indented(schemas, 4)}`,
  ].join("\n");
}

const answer = (name: string): string =>
  `"/a": { get: { responses: { 200: { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/${name}" } } } } } } }`;

/** The property `p` of a model that an operation answers with. */
function property(model: string, schemas: string, version = "7.24"): string | undefined {
  return row(pagesOf(document(answer(model), schemas), { version }).get(`docs/${model}.md`), "p");
}

describe("a component that a reference leads to", () => {
  test.each([
    ["{ type: number, default: 0.00001 }", "**float** |  | [optional] [default to 1.0E-5]"],
    ["{ type: number, default: 1.0e7 }", "**float** |  | [optional] [default to 1.0E7]"],
    ["{ type: array, items: { type: integer }, default: [1, 2] }", "**List[int]** |  | [optional] [default to [1, 2]]"],
  ])("has the default of %s as Java writes it", (schema, want) => {
    const schemas = `One: { type: object, properties: { p: ${schema} } }`;
    expect(property("One", schemas)).toBe(want);
  });

  test("that no reference leads to has it as it was written", () => {
    const schemas =
      "One: { type: object, properties: { p: { type: number, default: 0.00001 } } }\nTwo: { type: object }";
    const page = pagesOf(document(answer("Two"), schemas), { version: "7.24" }).get("docs/One.md");
    expect(row(page, "p")).toBe("**float** |  | [optional] [default to 0.000010]");
  });

  test("has its example as a map of Java, if it is a body", () => {
    const media = "{ application/json: { schema: { type: object }, example: { id: 1 } } }";
    const paths = `"/a": { post: { requestBody: { content: ${media} }, responses: {} } }
"/b": { post: { requestBody: { $ref: "#/components/requestBodies/One" }, responses: {} } }`;
    const text = `${document(paths, "One: { type: object }")}\n  requestBodies: { One: { content: ${media} } }`;
    const page = pagesOf(text, { version: "7.24" }).get("docs/DefaultApi.md") ?? "";
    expect([...page.matchAll(/body = (\S+)/g)].map(([, value]) => value)).toEqual(['{"id":1}', "{id=1}"]);
  });
});

describe("a document of 3.1 in YAML is read again from 7.19 on, where a reference leads", () => {
  test.each([
    ["{ type: string, description: 2020-01-02 }", "2020-01-02T00:00:00.000+00:00", "2020-01-02"],
    ['{ type: string, description: "2020-01-02" }', "2020-01-02", "2020-01-02"],
    ["{ type: string, description: 2020-1-2 }", "2020-1-2", "2020-1-2"],
    ["{ type: string, description: 2020-1-2 3:04:05 }", "2020-01-02T03:04:05.000+00:00", "2020-1-2 3:04:05"],
    [
      "{ type: string, description: 2020-01-02t03:04:05.67+02:00 }",
      "2020-01-02T01:04:05.670+00:00",
      "2020-01-02t03:04:05.67+02:00",
    ],
  ])("%s", (schema, since, before) => {
    const schemas = `One: { type: object, properties: { p: ${schema} } }`;
    expect(property("One", schemas)).toBe(`**str** | ${since} | [optional] `);
    expect(property("One", schemas, "7.18")).toBe(`**str** | ${before} | [optional] `);
  });

  test("a default null is lost there, and nowhere else", () => {
    const nothing = "{ type: string, default: null }";
    const paths = `${answer("One")}\n"/b": { get: { parameters: [{ name: q, in: query, schema: ${nothing} }], responses: {} } }`;
    const text = document(paths, `One: { type: object, properties: { p: ${nothing} } }`);
    const parameter = (version: string): string | undefined =>
      row(pagesOf(text, { version }).get("docs/DefaultApi.md"), "q");
    expect(parameter("7.24")).toBe("**str**|  | [optional] [default to &#39;null&#39;]");
    expect(parameter("7.18")).toBe("**str**|  | [optional] ");
  });
});

describe("what a model has from another one", () => {
  const list = "{ type: array, items: { type: [string, 'null'] } }";

  test.each(["allOf", "anyOf", "oneOf"])("by a reference in its %s loses that it may be null", (composition) => {
    const schemas = [
      `Base: { type: object, properties: { p: ${list} } }`,
      `One: { ${composition}: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { q: ${list} } }] }`,
    ].join("\n");
    const page = pagesOf(document(answer("One"), schemas), { version: "7.24" }).get("docs/One.md");
    expect(row(page, "p")).toBe("**List[str]** |  | [optional] ");
    expect(property("Base", schemas)).toBe("**List[Optional[str]]** |  | [optional] ");
  });

  test("through an alias of a parent is no parent's, and on its page", () => {
    const schemas = [
      "Pet: { type: object, properties: { kind: { type: string }, p: { type: integer } }, discriminator: { propertyName: kind } }",
      'Alias: { $ref: "#/components/schemas/Pet" }',
      'One: { allOf: [{ $ref: "#/components/schemas/Alias" }, { type: object, properties: { q: { type: string } } }] }',
      'Two: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { q: { type: string } } }] }',
    ].join("\n");
    const pages = pagesOf(document(answer("One"), schemas, "3.0.3"), { version: "7.24" });
    expect(row(pages.get("docs/One.md"), "p")).toBe("**int** |  | [optional] ");
    expect(row(pages.get("docs/Two.md"), "p")).toBeUndefined();
  });
});

describe("the last description of a header is shown for all that are equal", () => {
  const header = (description: string, schema: string): string =>
    `{ 200: { description: d, headers: { X-A: { description: ${description}${schema} } } } }`;
  const string = ", schema: { type: string }";

  function shown(first: string, last: string, more = "", schemas = "One: { type: object }"): string | undefined {
    const paths = `"/a": { get: { responses: ${first} } }\n${more}\n"/c": { get: { responses: ${last} } }`;
    const page = pagesOf(document(paths, schemas), { version: "7.24" }).get("docs/DefaultApi.md");
    return /X-A - (\w+)/.exec(page ?? "")?.[1];
  }

  test("of equal schemas", () => {
    expect(shown(header("first", string), header("last", string))).toBe("last");
  });

  test("but one without a schema equals no text of 3.1", () => {
    expect(shown(header("first", string), header("last", ""))).toBe("first");
  });

  test("nor one whose schema got a title in between, as that of a property", () => {
    const body = 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/One" } } } }';
    const more = `"/b": { post: { ${body}, responses: {} } }`;
    const named = "One: { type: object, properties: { name: { type: string } } }";
    // The reference reads the component again, so its property is no longer the schema of the header.
    expect(shown(header("first", string), header("last", string), more, named)).toBe("last");
    const inline = `"/b": { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }, responses: {} } }`;
    expect(shown(header("first", string), header("last", string), inline)).toBe("first");
  });
});

test("the body of an integer type that is composed is not imported, that of another type is", () => {
  const body = 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/One" } } } }';
  const page = (type: string): string =>
    pagesOf(
      document(
        `"/a": { post: { ${body}, responses: {} } }`,
        `One: { type: ${type}, allOf: [{ type: object }] }`,
        "3.0.3",
      ),
      { version: "7.24" },
    ).get("docs/DefaultApi.md") ?? "";
  expect(page("number")).toContain("import One\n");
  expect(page("integer")).not.toContain("import One\n");
});

test("inline models of a shared parameter are called after the operation that the reference lists first", () => {
  const shared = `parameters: [{ name: p, in: query, schema: { anyOf: [{ type: boolean }, { type: integer }] } }], responses: {}`;
  const paths = `"/a": { options: { operationId: ask, ${shared} }, head: { operationId: look, ${shared} } }`;
  const pages = pagesOf(document(paths, "One: { type: object }", "3.0.3"), { version: "7.24" });
  expect([...pages.keys()].filter((path) => path.includes("Parameter"))).toEqual(["docs/LookPParameter.md"]);
});

test("in the content of a parameter of 3.1 references are followed", () => {
  const parameter = `{ name: p, in: query, content: { application/json: { schema: { $ref: "#/components/schemas/One/properties/inner" } } } }`;
  const schemas = "One: { type: object, properties: { inner: { type: object, properties: { a: { type: string } } } } }";
  const paths = `"/a": { get: { parameters: [${parameter}], responses: {} } }`;
  for (const version of ["7.13", "7.18", "7.24"]) {
    const pages = pagesOf(document(paths, schemas), { version });
    expect([...pages.keys()]).toContain("docs/Inner.md");
  }
});

test("in 3.0 a default null is none: an `allOf` of one text is that text", () => {
  const schemas =
    "One: { type: object, properties: { p: { allOf: [{ type: string, default: null }] }, q: { type: string } } }";
  const page = pagesOf(document(answer("One"), schemas, "3.0.3"), { version: "7.18" }).get("docs/One.md");
  expect(row(page, "p")).toBe(row(page, "q"));
});

test("in 3.0 two members of an `allOf` are equal, and so a model, even if one has the default null", () => {
  const schemas =
    "One: { type: object, properties: { p: { allOf: [{ type: string, default: null }, { type: string }] } } }";
  for (const version of ["7.13", "7.24"]) {
    const page = pagesOf(document(answer("One"), schemas, "3.0.3"), { version }).get("docs/One.md");
    expect(row(page, "p")).toBe("[**OneP**](OneP.md) |  | [optional] ");
  }
});

test("until 7.18 `true` may become the `false` that came before, which a copy then is", () => {
  const schemas = [
    'First: { properties: { list: { items: { $ref: "#/components/schemas/Closed" } } } }',
    'Holder: { properties: { list: { type: array, items: { oneOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Other" }] } } } }',
    "Other: { type: object }",
    "Closed: { additionalProperties: false }",
    "Base: { properties: { p: { type: object, additionalProperties: true } } }",
  ].join("\n");
  const text = `openapi: 3.1.0\ncomponents:\n  schemas:\n${schemas.replace(/^/gm, "    ")}`;
  const inner = (version: string): string | undefined =>
    row(pagesOf(text, { version }).get("docs/HolderListInner.md"), "p");
  expect(inner("7.13")).toBe("**object** |  | [optional] ");
  expect(inner("7.18")).toBe("**Dict[str, object]** |  | [optional] ");
});
