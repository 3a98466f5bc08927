/** The list of the dialects, and that each entry leads to its code. */
import { describe, expect, test } from "@jest/globals";
import { dialectNames, dialectTable, isDialectName } from "../../../../generator/emit/docs/dialects/list.js";
import { apiOf } from "../../../support/openapi.js";

test("has four dialects, in the order of --help", () => {
  expect(dialectNames).toEqual(["python", "python-5", "python-legacy", "bash"]);
  expect(Object.keys(dialectTable)).toEqual(dialectNames);
  expect(["python", "typescript", "toString"].map(isDialectName)).toEqual([true, false, false]);
});

describe.each(dialectNames)("%s", (dialect) => {
  const { name, versions, defaultVersion, packageName = "", load } = dialectTable[dialect];

  test("says its name, and has its default version", () => {
    expect(name).toBe(dialect);
    expect(versions).toContain(defaultVersion);
  });

  test.each(versions)("makes its pages in %s", async (version) => {
    const emit = await load();
    const options = { version, packageName, packageVersion: "1", fixExamples: false, warn: () => undefined };
    const pages = emit(apiOf("components: { schemas: { Pet: { type: object, properties: { a: {} } } } }"), options);
    expect(pages.map(({ path }) => path)).toEqual(["README.md", "docs/Pet.md", "docs/DefaultApi.md"]);
  });
});
