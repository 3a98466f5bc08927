/** Headings and what leads to them. */
import { expect, test } from "@jest/globals";
import { headingsOf, pageLink, plain } from "../../../generator/emit/markdown/index.js";

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["names that are alike to nothing stay", ["basic", "Token"], ["Errors"], ["basic", "Token"]],
  ["another heading of the page", ["errors", "b"], ["Errors"], ["errors scheme", "b"]],
  ["the headings of two names", ["a.b", "ab", "AB"], [], ["a.b", "ab scheme", "AB scheme 2"]],
  ["a heading that the suffix makes", ["a", "A scheme"], ["A"], ["a scheme", "A scheme scheme"]],
  ["no letter at all", ["", "!"], [], ["scheme", "! scheme"]],
])("headings: %s", (_, names, reserved, want) => {
  expect([...headingsOf(names, reserved, "scheme")]).toEqual(names.map((name, index) => [name, want[index]]));
});

test("a link to a page", () => expect(pageLink(plain("a*b"), "docs/A.md#b")).toBe("[a\\*b](docs/A.md#b)"));
