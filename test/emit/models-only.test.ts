/** A document that has schemas and no operation that can be called: a package of types, and its docs. */
import { expect, test } from "@jest/globals";
import { emitDocs, emitPackage } from "../../generator/emit/typescript/index.js";
import { complaints } from "../support/compiler.js";
import { withFolder, writeFiles } from "../support/client.js";
import { type JsonObject, parseDocument } from "../parse/support.js";

const components = {
  schemas: {
    Event: { type: "object", required: ["kind"], properties: { kind: { $ref: "#/components/schemas/Kind" } } },
    Kind: { type: "string", enum: ["made", "gone"] },
  },
};
const options = { packageName: "events", packageVersion: "1.0.0" };

test.each<[string, JsonObject]>([
  ["webhooks alone (OpenAPI 3.1, section 4.8.1)", { paths: undefined, webhooks: { made: { post: {} } }, components }],
  ["components alone", { paths: undefined, components }],
  ["empty paths (section 4.8.8)", { paths: {}, components }],
  ["a method that cannot be sent", { paths: { "/a": { trace: {} } }, components }],
])("%s: every model, and nothing to call", async (_, parts) => {
  const files = await emitPackage(parseDocument(parts).api, options);
  expect(files.map(({ path }) => path).sort()).toEqual([
    ...[
      ".gitattributes",
      ".gitignore",
      ".prettierignore",
      "README.md",
      "build.mjs",
      "docs/Event.md",
      "docs/Kind.md",
      "package.json",
      "src/index.ts",
    ],
    ...["src/models/Event.ts", "src/models/Kind.ts", "src/runtime/types.ts", "tsconfig.cjs.json", "tsconfig.json"],
  ]);
  const readme = files.find(({ path }) => path === "README.md")?.text;
  expect(readme).toContain("has no operation that can be called");
  expect(readme).toContain('import type { Event } from "events";');
  expect(files.find(({ path }) => path === "docs/Event.md")?.text).not.toContain("#api-endpoints");
  await withFolder(async (folder) => {
    writeFiles(folder, files);
    expect(await complaints("7.0", folder, ["-p", ".", "--noEmit"])).toBe("");
  });
});

test("the docs alone", async () => {
  const files = await emitDocs(parseDocument({ paths: {}, components }).api, options);
  expect(files.map(({ path }) => path)).toEqual(["README.md", "docs/Event.md", "docs/Kind.md"]);
});
