import { describe, expect, test } from "@jest/globals";
import type { DialectName } from "../../../../generator/emit/docs/dialects/list.js";
import { docsOf } from "../../../support/dialects.js";
import { apiOf } from "../../../support/openapi.js";

/** What the page says of two headers of one name. */
async function described(dialect: DialectName, version: string, openapi: string, schemas: readonly [string, string]) {
  const responses = schemas.map(
    (schema, index) =>
      `        40${index}: { description: d, headers: { X: { description: d${index}, schema: ${schema} } } }`,
  );
  const api = apiOf(
    [`openapi: ${openapi}`, "paths:", "  /x:", "    get:", "      responses:", ...responses].join("\n"),
  );
  const pages = await docsOf(api, { dialect, dialectVersion: version, fixExamples: false });
  const text = pages.find(({ path }) => path.endsWith("DefaultApi.md"))?.text ?? "";
  return [...text.matchAll(/X - (\w+)/g)].map(([, description]) => description);
}

const shared = ["d1", "d1"];
const apart = ["d0", "d1"];

describe("response headers of one name share a description, and null", () => {
  test.each<[DialectName, string, string, string, string[]]>([
    ["python", "7.24", "3.0.3", "{ type: string, default: null }", shared],
    ["python", "7.24", "3.1.0", "{ type: string, default: null }", apart],
    ["python", "7.13", "3.1.0", "{ type: string, example: null }", shared],
    ["python-5", "5.4", "3.0.3", "{ type: string, default: null }", apart],
    ["python-5", "5.4", "3.0.3", "{ type: string, example: null }", shared],
    ["python-legacy", "5.3", "3.0.3", "{ type: string, default: null }", apart],
  ])("of a text counts: %s %s, OpenAPI %s, %s", async (dialect, version, openapi, schema, want) => {
    expect(await described(dialect, version, openapi, ["{ type: string }", schema])).toEqual(want);
  });

  test.each(["date", "date-time", "uuid", "binary"])("is no default of a text of format %s", async (format) => {
    const plain = `{ type: string, format: ${format} }`;
    const withNull = `{ type: string, format: ${format}, default: null }`;
    expect(await described("python-5", "5.4", "3.0.3", [plain, withNull])).toEqual(shared);
  });

  test.each(["number", "boolean", "object"])("is no default of a value of type %s", async (type) => {
    const schemas = [`{ type: ${type}, default: null }`, `{ type: ${type} }`] as const;
    expect(await described("python-5", "5.4", "3.0.3", schemas)).toEqual(shared);
  });

  test.each<[type: string, format: string, value: string, want: string[]]>([
    ["integer", "int64", "2147483648", shared],
    ["integer", "int64", "2147483647", apart],
    ["boolean", "", "1", shared],
    ["boolean", "", "'x'", apart],
    ["object", "", "[]", shared],
    ["object", "", "{}", apart],
    ["array", "", "{}", shared],
    ["string", "date", "x", shared],
    ["string", "date", "'2020-01-02'", apart],
    ["string", "byte", "a-b", shared],
    ["string", "byte", "YWI", apart],
    ["string", "constructor", "x", apart],
  ])("a default counts if the parser keeps it: %s %s, %s", async (type, format, value, want) => {
    const plain = `type: ${type}${format === "" ? "" : `, format: ${format}`}`;
    const schemas = [`{ ${plain} }`, `{ ${plain}, default: ${value} }`] as const;
    for (const [dialect, version] of [["python", "7.24"] as const, ["python-5", "5.4"] as const])
      expect(await described(dialect, version, "3.0.3", schemas)).toEqual(want);
  });
});
