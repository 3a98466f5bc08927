/** Pages that a disk could take for one, or not take at all. */
import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../../generator/diagnostics.js";
import { dialectNames, type DialectName } from "../../../generator/emit/docs/dialects/list.js";
import { assertPaths } from "../../../generator/write/paths.js";
import { docsOf } from "../../support/dialects.js";
import { apiOf } from "../../support/openapi.js";

async function made(dialect: DialectName, yaml: string) {
  const findings: Finding[] = [];
  const warn = (finding: Finding) => void findings.push(finding);
  const pages = await docsOf(apiOf(yaml), { dialect, fixExamples: false }, warn);
  return { findings, pages: new Map(pages.map(({ path, text }) => [path, text])) };
}

const model = (...properties: string[]) => `{ type: object, properties: { ${properties.join(", ")} } }`;
const holder = `Holder: ${model(
  "a: { $ref: '#/components/schemas/RunInfo' }",
  "b: { $ref: '#/components/schemas/Runinfo' }",
)}`;

describe.each(dialectNames)("in %s", (dialect) => {
  test("models whose names differ in case have a page each, and links lead there", async () => {
    const schemas = `RunInfo: ${model("first: { type: string }")}, Runinfo: ${model("second: { type: string }")}, ${holder}`;
    const { findings, pages } = await made(dialect, `components: { schemas: { ${schemas} } }`);
    expect(() => assertPaths([...pages.keys()])).not.toThrow();
    expect(pages.get("docs/RunInfo.md")).toContain("first");
    expect(pages.get("docs/Runinfo2.md")).toContain("second");
    expect(pages.get("docs/Holder.md")).toContain("[**RunInfo**](RunInfo.md)");
    expect(pages.get("docs/Holder.md")).toContain("[**Runinfo**](Runinfo2.md)");
    expect(pages.get("README.md")).toContain("[Runinfo](docs/Runinfo2.md)");
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      [
        "WARN_PAGE_NAME",
        "On some disks the name of a page could not be its own: docs/Runinfo.md is called docs/Runinfo2.md.",
      ],
    ]);
  });

  test("APIs whose names differ in case, and a model that is called as one of them, have a page each", async () => {
    const get = (tag: string) =>
      `{ get: { operationId: get${tag}, tags: [${tag}], responses: { 200: { description: ok } } } }`;
    const yaml = `paths: { /a: ${get("DAG")}, /b: ${get("Dag")} }\ncomponents: { schemas: { DAGApi: ${model("a: { type: string }")} } }`;
    const { pages } = await made(dialect, yaml);
    expect(() => assertPaths([...pages.keys()])).not.toThrow();
    expect([...pages.keys()].filter((path) => /dag/i.test(path))).toHaveLength(3);
    expect(pages.get("docs/DAGApi.md")).toContain("/a");
  });

  test("tags that have one class share its page, which holds the operations of both", async () => {
    const get = (id: string, tag: string) =>
      `{ get: { operationId: ${id}, tags: [${tag}], responses: { 200: { description: ok } } } }`;
    const { pages } = await made(
      dialect,
      `paths: { /first: ${get("one", "Pet Shop")}, /second: ${get("two", "Pet shop")} }`,
    );
    const all = [...pages].filter(([path]) => path.startsWith("docs/")).map(([, text]) => text);
    expect(() => assertPaths([...pages.keys()])).not.toThrow();
    for (const path of ["/first", "/second"]) expect(all.join("\n")).toContain(path);
  });

  test.each(["con", "x".repeat(300)])("a model called %.10s has a page that every disk takes", async (name) => {
    const { pages } = await made(dialect, `components: { schemas: { ${name}: ${model("a: { type: string }")} } }`);
    const paths = [...pages.keys()];
    expect(() => assertPaths(paths)).not.toThrow();
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThan(220);
  });
});
