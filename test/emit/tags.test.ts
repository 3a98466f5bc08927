/** Tags of OpenAPI 3.2 (section 4.8.22) in the docs. */
import { expect, test } from "@jest/globals";
import { emitDocs } from "../../generator/emit/typescript/index.js";
import { parseDocument, v32 } from "../parse/support.js";

test("a tag stands below its parent, under what people call both", async () => {
  const of = (tag: string) => ({ operationId: `get_${tag}`, tags: [tag], responses: { "204": { description: "d" } } });
  const { api } = parseDocument({
    openapi: v32,
    paths: { "/a": { query: of("old") }, "/b": { get: of("books") }, "/c": { get: of("games") } },
    tags: [
      { name: "old", summary: "Old *ones*", parent: "books", kind: "nav" },
      { name: "games" },
      { name: "books", summary: "Books" },
    ],
  });
  const files = await emitDocs(api, { packageName: "t", packageVersion: "1.0.0" });
  const text = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const headings = text("README.md").match(/(?<=^### \[)\w+Api(?=\])/gm);
  expect(headings).toEqual(["GamesApi", "BooksApi", "OldApi"]);
  expect(text("README.md")).toContain("Books › Old \\*ones\\*\n");
  expect(text("docs/OldApi.md")).toContain("Books › Old \\*ones\\* (`nav`)\n");
  expect(text("docs/OldApi.md")).toContain("**QUERY** `/a`");
});
