/** What a user is told of pages that are as the reference makes them, and hardly as they were meant. */
import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../../generator/diagnostics.js";
import { dialectNames, type DialectName } from "../../../generator/emit/docs/dialects/list.js";
import { docsOf } from "../../support/dialects.js";
import { apiOf } from "../../support/openapi.js";

async function made(dialect: DialectName, yaml: string) {
  const findings: Finding[] = [];
  const warn = (finding: Finding) => void findings.push(finding);
  const pages = await docsOf(apiOf(yaml), { dialect, fixExamples: false }, warn);
  return { findings, pages: new Map(pages.map(({ path, text }) => [path, text])) };
}

const model = (property: string) => `{ type: object, properties: { ${property}: { type: string } } }`;

describe.each(dialectNames)("in %s", (dialect) => {
  test("two schemas of one class share a page, which tells of the last", async () => {
    const { findings, pages } = await made(
      dialect,
      `components: { schemas: { foo_bar: ${model("first")}, FooBar: ${model("second")} } }`,
    );
    expect(pages.get("docs/FooBar.md")).toContain("second");
    expect(findings).toEqual([
      {
        code: "WARN_PAGE_NAME",
        message: "`foo_bar`, `FooBar` share docs/FooBar.md, which tells of the last.",
        pointer: "#/components/schemas/foo_bar",
      },
    ]);
  });

  test("a document without such things says nothing", async () => {
    expect(
      (await made(dialect, `components: { schemas: { One: ${model("a")}, Two: ${model("b")} } }`)).findings,
    ).toEqual([]);
  });

  test("methods of OpenAPI 3.2 have no pages", async () => {
    const { findings } = await made(
      dialect,
      "openapi: 3.2.0\npaths: { /a: { query: { operationId: q, tags: [A], responses: { 200: { description: ok } } } } }",
    );
    expect(findings).toEqual([
      { code: "WARN_UNSUPPORTED", message: "QUERY /a has no page in this dialect.", pointer: "#/paths/~1a/query" },
    ]);
  });

  test("webhooks have no pages, but in the dialect of release 7, where they can have that of operations", async () => {
    const { findings } = await made(
      dialect,
      "openapi: 3.1.0\nwebhooks: { ping: { post: { responses: { 200: { description: ok } } } } }",
    );
    const shared =
      "Webhooks share a page with operations of their tag; it tells of the webhooks alone: docs/DefaultApi.md.";
    const none = {
      code: "WARN_UNSUPPORTED",
      message: "Webhooks have no pages in this dialect.",
      pointer: "#/webhooks",
    };
    const fix = "Give the webhooks tags of their own.";
    const page = { code: "WARN_PAGE_NAME", message: shared, fix, pointer: "#/webhooks" };
    expect(findings).toEqual([dialect === "python" ? page : none]);
  });
});

test.each(["python", "python-5", "python-legacy"] as const)(
  "a name of which nothing is left, in %s",
  async (dialect) => {
    const { findings, pages } = await made(dialect, `components: { schemas: { 日本: ${model("a")} } }`);
    expect([...pages.keys()]).toContain("docs/.md");
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["WARN_PAGE_NAME", "#/components/schemas/日本"],
    ]);
  },
);

/** The bytes are the contract: prose of the spec stands on these pages as the reference puts it there. Code does not, if asked. */
describe("text that wants to be code", () => {
  const evil = "'; import os; os.system('id') #";
  const yaml = `paths: { /a: { get: { operationId: getA, parameters: [{ name: x, in: query,
    schema: { type: string, default: "${evil}" } }], responses: { 200: { description: ok } } } } }`;

  test("is written as the reference writes it", async () => {
    expect((await made("python-legacy", yaml)).pages.get("docs/DefaultApi.md")).toContain(`x = '${evil}'`);
  });

  test.each(["python", "python-5", "python-legacy"] as const)(
    "is a string where examples are right, in %s",
    async (dialect) => {
      const pages = await docsOf(apiOf(yaml), { dialect, fixExamples: true });
      const page = pages.find(({ path }) => path === "docs/DefaultApi.md")?.text ?? "";
      expect(page).toMatch(/^ *x = ["'].*os\.system/m);
      expect(page).not.toMatch(/^ *x = ''/m);
    },
  );
});
