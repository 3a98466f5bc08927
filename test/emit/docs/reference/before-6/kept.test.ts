import { describe, expect, test } from "@jest/globals";
import { pagesOf as python5Pages } from "../../dialects/python-5/support.js";
import { bashPages, pythonPages } from "../../dialects/python-legacy/support.js";

type Pages = (yaml: string, version: string) => ReadonlyMap<string, string>;

const dialects: readonly (readonly [string, Pages, string])[] = [
  ["python-5", python5Pages, "5.1"],
  ["python-5", python5Pages, "5.4"],
  ["python-legacy", pythonPages, "4.3"],
  ["python-legacy", pythonPages, "5.3"],
  ["bash", bashPages, "4.3"],
];

const ok = "responses: { 200: { description: ok } }";
const operation = (more: string, schemas = "{}", rest = "") =>
  `paths: { /x: { post: { tags: [T], operationId: op, ${more} } } }\ncomponents: { schemas: ${schemas}${rest} }`;
const body = (schema: string, type = "application/json", more = "") =>
  `requestBody: { content: { ${type}: { schema: ${schema}${more} } } }, ${ok}`;

function api(pages: Pages, version: string, yaml: string): string {
  return pages(yaml, version).get("docs/TApi.md") ?? "";
}

describe.each(dialects)("what %s", (_name, pages, version) => {
  const page = (yaml: string) => api(pages, version, yaml);
  const row = (yaml: string, name: string) => page(yaml).match(new RegExp(`^ *\\*\\*${name}\\*\\*.*$`, "m"))?.[0];

  test.each(["''", "' '", '"\\n"'])("keeps of a text of blanks, %s, is nothing", (blank) => {
    const parameter = (text: string) =>
      `parameters: [{ name: q, in: query, ${text} schema: { type: string } }], responses: { 200: { description: ${blank} } }`;
    expect(page(operation(`summary: ${blank}, description: ${blank}, ${parameter(`description: ${blank},`)}`))).toBe(
      page(operation(parameter(""))),
    );
  });

  test("keeps of a model's description of blanks is nothing", () => {
    const models = (text: string) =>
      pages(operation(ok, `{ M: { type: object, ${text} properties: { a: { type: string, ${text} } } } }`), version);
    expect(models("description: ' ',").get("docs/M.md")).toBe(models("").get("docs/M.md"));
  });

  test("keeps of the README's description of blanks is nothing", () => {
    const readme = (text: string) =>
      pages(`info: { title: T, version: '1', ${text} }\n${operation(ok)}`, version).get("README.md");
    expect(readme("description: ' '")).toBe(readme(""));
  });

  test("shows is also internal: only later releases know the word", () => {
    expect(page(operation(`x-internal: true, ${ok}`))).toBe(page(operation(ok)));
  });

  test("requires of a form is an object, too, that requires a property of the field's own name", () => {
    const field = "{ type: object, properties: { c: { type: string } }, required: [o] }";
    const form = body(`{ type: object, properties: { o: ${field} } }`, "application/x-www-form-urlencoded");
    expect(row(operation(form), "o")).not.toContain("optional");
  });

  test("knows of a list without items is that it is one", () => {
    const list = operation(`parameters: [{ name: q, in: query, schema: { type: array } }], ${ok}`);
    expect(row(list, "q")).toMatch(/\*\*(list|array)\*\*/);
  });

  test("says of a response that lies elsewhere is its code alone", () => {
    const elsewhere = operation("responses: { 200: { $ref: '#/paths/~1y/get/responses/200' } }", "{}", "").replace(
      "paths: {",
      "paths: { /y: { get: { responses: { 200: { description: far } } } },",
    );
    expect(page(elsewhere)).not.toContain("far");
  });

  test("follows is no example by reference", () => {
    const yaml = operation(
      body(
        "{ $ref: '#/components/schemas/M' }",
        "application/json",
        ", examples: { a: { $ref: '#/components/examples/E' } }",
      ),
      "{ M: { type: object, properties: { a: { type: string } } } }",
      ", examples: { E: { value: { a: unlikely } } }",
    );
    expect(page(yaml)).not.toContain("unlikely");
  });
});

describe("a schema below a path has no name", () => {
  const yaml = operation(
    "responses: { 200: { description: ok, content: { application/json: { schema: { $ref: '#/paths/~1y/get/responses/200/content/a~1b/schema' } } } } }",
  ).replace(
    "paths: {",
    "paths: { /y: { get: { tags: [U], responses: { 200: { description: y, content: { a/b: { schema: { type: object } } } } } } },",
  );

  test.each([
    [python5Pages, "5.4", "> ERRORUNKNOWN op()"],
    [python5Pages, "5.1", "> ERRORUNKNOWN op()"],
    [pythonPages, "4.3", "> object op()"],
    [pythonPages, "5.3", "> object op()"],
    [bashPages, "4.3", "### Return type\n\n**map**"],
  ] as const)("%#", (pages, version, want) => {
    expect(api(pages, version, yaml)).toContain(want);
  });
});

describe("an operation of whose id nothing is left", () => {
  test("has a number in bash", () => {
    const yaml = "paths: { /x: { get: { tags: [T], operationId: _, %s }, post: { tags: [T], operationId: '-', %s } } }";
    const page = api(bashPages, "4.3", yaml.replaceAll("%s", ok));
    expect(page.match(/^## .*$/gm)).toEqual(["## emptyMethodName0", "## emptyMethodName1"]);
  });
});
