import { describe, expect, test } from "@jest/globals";
import { classExpression, literal } from "../../../../../generator/emit/docs/dialects/python-legacy/fixed-examples.js";
import { variable } from "../../../../../generator/emit/docs/reference/unique-names.js";
import { documentOf, line, pythonPages, withParameter } from "./support.js";

const schemes = [
  "  securitySchemes:",
  "    Basic: { type: http, scheme: basic }",
  "    Key: { type: apiKey, in: header, name: X-Key }",
  "    Bearer: { type: http, scheme: bearer, bearerFormat: JWT }",
  "    OpenId: { type: openIdConnect, openIdConnectUrl: 'https://example.com' }",
].join("\n");
const secured = (security: string) =>
  documentOf({ operation: `security: ${security}, responses: { 200: { description: ok } }`, more: schemes });

describe("an example", () => {
  test("is repeated for each way to authenticate, by name", () => {
    const page = pythonPages(secured("[{ Key: [] }, { Basic: [] }, { Unknown: [] }]"), "4.3").get("docs/TApi.md") ?? "";
    expect(page.match(/^\* .*$/gm)).toEqual(["* Basic Authentication (Basic):", "* Api Key Authentication (Key):"]);
    expect(page.match(/^```python$/gm)).toHaveLength(2);
  });

  test.each([
    ["4.3", "'X-Key': 'YOUR_API_KEY'"],
    ["5.3", "configuration.api_key['Key'] = 'YOUR_API_KEY'"],
  ])("hands a key over in its own way in %s", (version, want) => {
    const page = pythonPages(secured("[{ Key: [] }]"), version).get("docs/TApi.md");
    expect(line(page, want)).toBe(want);
  });

  test.each([
    ["4.3", "## OpenId"],
    ["5.3", "## Key"],
  ])("has no words for OpenID Connect in the README of 5.3: %s", (version, last) => {
    expect(
      pythonPages(secured("[]"), version)
        .get("README.md")
        ?.match(/^## \w+$/gm)
        ?.slice(-2),
    ).toEqual([last, "## Author"]);
  });

  test("indents the first parameter alone", () => {
    const page = pythonPages(
      withParameter(
        "{ name: a, in: query, schema: { type: string } }, { name: b, in: query, schema: { type: string } }",
      ),
      "4.3",
    ).get("docs/TApi.md");
    expect(page).toContain(
      "    a = 'a_example' # str |  (optional)\nb = 'b_example' # str |  (optional)\n\n    try:\n",
    );
  });

  test("of an operation without parameters has a line of blanks", () => {
    expect(pythonPages(documentOf({}), "4.3").get("docs/TApi.md")).toContain(
      "(api_client)\n    \n    try:\n        pkg".replace("        pkg", "        api_instance.op()"),
    );
  });
});

describe("a fixed example", () => {
  test("is indented, and uses one configuration", () => {
    const operation = `security: [{ Basic: [] }, { Bearer: [] }], parameters: [{ name: a, in: query, schema: { type: string, default: "it's" } }, { name: b, in: query, schema: {} }], responses: { 200: { description: ok } }`;
    const page =
      pythonPages(documentOf({ operation, more: schemes }), "4.3", { fixExamples: true }).get("docs/TApi.md") ?? "";
    expect(page).toContain(
      "    a = 'it\\'s' # str |  (optional) (default to 'it's')\n    b = None # object |  (optional)\n",
    );
    expect(page).toContain("\nconfiguration.username = 'YOUR_USERNAME'\n");
    expect(page).toContain("\nconfiguration.access_token = 'YOUR_BEARER_TOKEN'\n");
    // One for each of the two examples.
    expect(page.match(/^configuration = pkg\.Configuration\($/gm)).toHaveLength(2);
  });

  test.each([
    ["{ name: p, in: query, schema: { type: number }, example: an example }", "3.4"],
    ["{ name: p, in: query, schema: { type: number }, example: 2.0 }", "2.0"],
    ["{ name: p, in: query, schema: { type: integer }, example: 2.0 }", "2"],
    ["{ name: p, in: query, schema: { type: boolean }, example: true }", "True"],
    ["{ name: p, in: query, schema: { type: array, items: { type: string } }, example: [a, b] }", "['a', 'b']"],
    ["{ name: p, in: query, schema: { type: array, items: { type: boolean }, default: [true] } }", "[True]"],
    ["{ name: p, in: query, schema: { type: string, format: number } }", "None"],
    ["{ name: p, in: query, schema: { oneOf: [{ type: string }, { type: integer }] } }", "None"],
  ])("of %s passes %s", (parameter, want) => {
    const page = pythonPages(withParameter(parameter), "4.3", { fixExamples: true }).get("docs/TApi.md");
    expect(line(page, "p = ").split(" # ")[0]).toBe(`p = ${want}`);
  });

  test.each([
    ["a\\'b\n", "'a\\\\\\'b\\n'"],
    [null, "None"],
    [{ a: [1, false] }, "{'a': [1, False]}"],
  ])("%j is %s", (value, want) => {
    expect(literal(value)).toBe(want);
  });

  test("names what Python cannot name", () => {
    expect([classExpression("pkg", "2ndApi"), classExpression("pkg", "DAGApi"), variable("")]).toEqual([
      "getattr(pkg, '2ndApi')",
      "pkg.DAGApi",
      "_",
    ]);
  });
});
