import { describe, expect, test } from "@jest/globals";
import { documentOf, line, pythonPages, ref, row } from "./support.js";

const body = (schema: string, type = "application/json", more = "") =>
  documentOf({
    operation: `requestBody: { content: { ${type}: { schema: ${schema}${more} } } }, responses: { 200: { description: ok } }`,
  });

describe("a body", () => {
  test.each([
    [ref("Pet"), "pet", "[**Pet**](Pet.md)", "pkg.Pet()"],
    [ref("Pets"), "pet", "[**list[Pet]**](Pet.md)", "[pkg.Pet()]"],
    ["{ type: array, items: { type: string } }", "request_body", "[**list[str]**](str.md)", "['request_body_example']"],
    [
      "{ type: object, additionalProperties: { type: string } }",
      "request_body",
      "[**dict(str, str)**](str.md)",
      "{'key': 'request_body_example'}",
    ],
    ["{ type: object }", "body", "**object**", "None"],
    [
      "{ type: object, properties: { a: { type: string } } }",
      "inline_object",
      "[**InlineObject**](InlineObject.md)",
      "pkg.InlineObject()",
    ],
    [
      `{ oneOf: [${ref("Pet")}, { type: string }] }`,
      "unknown_base_type",
      "[**UNKNOWN_BASE_TYPE**](UNKNOWN_BASE_TYPE.md)",
      "pkg.UNKNOWN_BASE_TYPE()",
    ],
  ])("%s is called %s", (schema, name, type, example) => {
    const page = pythonPages(body(schema), "4.3").get("docs/TApi.md");
    expect(row(page, name)).toBe(` **${name}** | ${type}|  | [optional] `);
    expect(line(page, `${name} = `)).toContain(` = ${example} # `);
  });

  test.each([
    ["4.3", "body"],
    ["5.3", "UNKNOWN_PARAM_NAME"],
  ])("of anything is lost in 5.3: %s", (version, name) => {
    expect(row(pythonPages(body("{}"), version).get("docs/TApi.md"), name)).toContain(`**${name}**`);
  });

  test("of a form is its fields, without the maps", () => {
    const fields =
      "name: { type: string, default: d }, files: { type: array, items: { type: string, format: binary } }, map: { type: object, additionalProperties: true }";
    const page = pythonPages(
      body(`{ type: object, required: [name], properties: { ${fields} } }`, "multipart/form-data"),
      "4.3",
    ).get("docs/TApi.md");
    expect(line(page, "> ")).toBe("> op(name, files=files)");
    expect([row(page, "name"), row(page, "files")]).toEqual([
      " **name** | **str**|  | [default to &#39;d&#39;]",
      " **files** | **list[file]**|  | [optional] ",
    ]);
  });

  test.each([
    ["4.3", " - **Content-Type**: application/json, "],
    ["5.3", " - **Content-Type**: application/json"],
  ])("of any type at all leaves a comma behind it in 4.3: %s", (version, want) => {
    const page = pythonPages(body(ref("Pet"), '"*/*": {}, application/json'), version).get("docs/TApi.md");
    expect(page?.split("\n").find((text) => text.includes("Content-Type"))).toBe(want);
  });
});

describe("a response", () => {
  const responses =
    "default: { description: d }, 4XX: { description: r }, 404: { description: n, headers: { X: { description: 'a\"b' } } }";
  const page = (version: string) =>
    pythonPages(documentOf({ operation: `responses: { ${responses} }` }), version).get("docs/TApi.md");
  const codes = (version: string) =>
    page(version)
      ?.split("\n")
      .flatMap((text) => /^\*\*(\w+)\*\* \| \w \|/.exec(text)?.[1] ?? []);

  test.each([
    ["4.3", ["4XX", "404", "0"]],
    ["5.3", ["404", "4XX", "0"]],
  ])("for all other codes comes last: %s", (version, want) => {
    expect(codes(version)).toEqual(want);
  });

  test("lists its headers", () => {
    expect(row(page("4.3"), "404")).toBe("**404** | n |  * X - a\\&quot;b <br>  |");
  });

  test.each([
    ["4.3", ["first", "second"]],
    ["5.3", ["second", "second"]],
  ])("shares headers of one name in 5.3: %s", (version, want) => {
    const header = (text: string) => `headers: { X: { description: ${text}, schema: { type: string } } }`;
    const text =
      pythonPages(
        documentOf({
          operation: `responses: { 400: { description: d, ${header("first")} }, 404: { description: d, ${header("second")} } }`,
        }),
        version,
      ).get("docs/TApi.md") ?? "";
    expect([...text.matchAll(/X - (\w+)/g)].map(([, description]) => description)).toEqual(want);
  });
});

describe("a model", () => {
  const composed = (version: string, schema: string) =>
    [
      ...(
        pythonPages(
          documentOf({
            schemas: [`Model: ${schema}`, "Base: { type: object, required: [b], properties: { b: { type: string } } }"],
          }),
          version,
        ).get("docs/Model.md") ?? ""
      ).matchAll(/^\*\*(\w+)\*\* .*?(\[optional\])? $/gm),
    ].map(([, name, optional]) => `${name}${optional === undefined ? "" : "?"}`);
  const inline = (name: string) => `{ type: object, properties: { ${name}: { type: string } } }`;

  test.each([
    ["4.3", `{ allOf: [${ref("Base")}] }`, []],
    ["5.3", `{ allOf: [${ref("Base")}] }`, ["b"]],
    ["4.3", `{ allOf: [${ref("Base")}, ${inline("c")}] }`, ["b", "c?"]],
    ["4.3", `{ oneOf: [${ref("Base")}, ${ref("Pet")}] }`, ["b", "id?"]],
    [
      "4.3",
      `{ type: object, required: [o], properties: { o: { type: string } }, allOf: [${ref("Pet")}, ${ref("Base")}] }`,
      ["o", "id?", "b"],
    ],
    ["4.3", ref("Pet"), []],
  ])("in %s: %s", (version, schema, want) => {
    expect(composed(version, schema)).toEqual(want);
  });

  test.each([
    ["4.3", "# Color\n\n## Properties\n"],
    ["5.3", "# Color\n\n\n## Properties\n"],
  ])("begins with its class: %s", (version, start) => {
    expect(pythonPages(documentOf({}), version).get("docs/Color.md")?.slice(0, start.length)).toBe(start);
  });

  test("has no page where it is another name for a list, a map or a string", () => {
    expect([...pythonPages(documentOf({}), "4.3").keys()]).toEqual([
      "README.md",
      "docs/Color.md",
      "docs/Pet.md",
      "docs/TApi.md",
    ]);
  });
});
