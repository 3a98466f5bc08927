import { expect, test } from "@jest/globals";
import { withHeader } from "../../generator/emit/docs-header.js";

const files = [
  { path: "README.md", text: "# A\n" },
  { path: "docs/B.md", text: "# B\n" },
  { path: "src/index.ts", text: "" },
];

test.each([
  ["<!-- x -->", "<!-- x -->\n\n# A\n"],
  ["<!-- x -->\n", "<!-- x -->\n\n# A\n"],
  ["<!--\r\nx -->\r\n\r\n", "<!--\nx -->\n\n# A\n"],
  ["", "# A\n"],
  ["\n", "# A\n"],
  [undefined, "# A\n"],
])("the header %j stands above every page, and nowhere else", (header, want) => {
  const [readme, page, code] = withHeader(files, header);
  expect(readme?.text).toBe(want);
  expect(page?.text).toBe(want.replace("A", "B"));
  expect(code).toEqual(files[2]);
});
