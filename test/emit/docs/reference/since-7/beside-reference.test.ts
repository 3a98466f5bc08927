/** What a 3.0 document says beside a `$ref`: nothing of it counts, but for the class that the reference's parser chose by it. */
import { describe, expect, test } from "@jest/globals";
import { modelWith, pagesOf, parameterWith, row } from "../../dialects/python/support.js";

const schemas = [
  "Color: { type: string, enum: [red, green] }",
  "Tag: { type: object, properties: { a: { type: string } } }",
  "Text: { type: string }",
  "List: { type: array, items: { type: string } }",
].join("\n");

const color = "$ref: '#/components/schemas/Color'";

describe("a parameter that is a reference to an enum", () => {
  test.each([
    ["", "[**Color**](.md)"],
    [", type: string", "**Color**"],
    [", type: integer", "**Color**"],
    [", type: array", "[**Color**](.md)"],
    [", type: object", "[**Color**](.md)"],
    [", type: string, format: date", "[**Color**](.md)"],
    [", enum: [red]", "[**Color**](.md)"],
  ])("with `%s` beside it", (beside, type) => {
    const pages = pagesOf(parameterWith(`schema: { ${color}${beside} }`, schemas));
    expect(row(pages.get("docs/DefaultApi.md"), "p")).toBe(`${type}|  | [optional] `);
  });

  test("is imported unless it is simple", () => {
    const page = (beside: string): string =>
      pagesOf(parameterWith(`schema: { ${color}${beside} }`, schemas)).get("docs/DefaultApi.md") ?? "";
    expect(page("")).toContain("import Color");
    expect(page(", type: string")).not.toContain("import Color");
  });
});

describe("a component that is another name of one", () => {
  const names = (target: string, beside: string, version: string): string[] => {
    const other = `Other: { $ref: '#/components/schemas/${target}'${beside} }`;
    return [...pagesOf(modelWith("{ type: string }", `${schemas}\n${other}`), { version }).keys()];
  };

  test.each([
    ["Tag", "", "7.24", false],
    ["Tag", ", type: object", "7.24", true],
    ["Tag", ", type: object", "7.13", true],
    ["Tag", ", additionalProperties: false", "7.13", true],
    ["Color", ", type: object", "7.13", true],
    ["Color", ", type: string", "7.24", false],
    ["Text", ", type: object", "7.24", false],
    ["List", ", type: object", "7.13", false],
    ["List", ", type: object", "7.24", true],
  ])("%s with `%s` beside it in %s", (target, beside, version, hasPage) => {
    expect(names(target, beside, version).includes("docs/Other.md")).toBe(hasPage);
  });
});

test.each([
  ["7.13", "[**Tag**](.md)"],
  ["7.24", "[**Tag**](Tag.md)"],
])("a property of the type of such a component in %s", (version, type) => {
  const other = "Other: { $ref: '#/components/schemas/Tag', type: object }";
  const pages = pagesOf(modelWith("{ $ref: '#/components/schemas/Other' }", `${schemas}\n${other}`), { version });
  expect(row(pages.get("docs/Model.md"), "p")).toBe(`${type} |  | [optional] `);
});
