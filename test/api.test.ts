/** The package as programs import it. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, defineConfig, defineTarget, diff, Failure, generate, loadSpec, targetApi } from "../generator/index.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-api-"));
  writeFileSync(path("one.yaml"), spec("One", "/a", "getA"));
  writeFileSync(path("two.yaml"), spec("Two", "/a/{b}", "getA"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const spec = (title: string, route: string, id: string) => `openapi: 3.1.0
info: { title: ${title}, version: "1" }
paths:
  ${route}:
    get:
      operationId: ${id}
      parameters: [${route.includes("{") ? "{ name: b, in: path, required: true, schema: { type: string } }" : ""}]
      responses: { "200": { description: ok } }
`;

const overlay = `overlay: 1.1.0
info: { title: Summaries, version: "1" }
actions:
  - { target: "$.paths.*.get", update: { summary: By the overlay } }
  - { target: "$.paths['/none']", remove: true }
`;

const names = defineTarget({
  name: "names",
  describe: "the names of all operations",
  options: { end: { type: "string", describe: "what follows a name", default: "" } },
  load:
    () =>
    (api, { end = "" }) => [{ path: "names.txt", text: api.operations.map(({ id }) => `${id}${end}\n`).join("") }],
});

describe("generate and check", () => {
  const config = () =>
    defineConfig({ spec: path("one.yaml"), out: path("out"), targets: [names], target: "names", end: "!" });

  test("make what a config asks for, and compare it", async () => {
    const steps: string[] = [];
    const [report] = await generate(config(), { onStep: (name) => void steps.push(name) });
    expect(report?.outputs).toEqual([
      { target: "names", dir: path("out"), written: ["names.txt"], unchanged: [], pruned: [] },
    ]);
    expect(readFileSync(path("out/names.txt"), "utf8")).toBe("getA!\n");
    expect(steps).toEqual(expect.arrayContaining(["load", "parse", "emit names", "write"]));
    expect((await check(config()))[0]?.outputs).toMatchObject([{ missing: [], changed: [], stale: [] }]);
    const [drift] = await check({ ...config(), end: "?" });
    expect(drift?.outputs).toMatchObject([{ changed: [".airflow-codegen/manifest.json", "names.txt"] }]);
  });

  test("write nothing where they are told so, and where something is wrong", async () => {
    await generate(config(), { dryRun: true });
    await expect(generate(defineConfig({ spec: path("none.yaml"), out: path("out") }))).rejects.toThrow(Failure);
    await expect(generate({ ...config(), jobs: [{ target: "names" }, { target: "docs" }] })).rejects.toThrow(Failure);
    expect(existsSync(path("out"))).toBe(false);
  });

  test("a config knows the types of all options", () => {
    defineConfig({ target: ["typescript", "docs"], packageName: "a", fixExamples: true, dialect: "python" });
    // @ts-expect-error an option that no target has
    defineConfig({ separator: "," });
    // @ts-expect-error a text where a flag belongs
    defineConfig({ fixExamples: "yes" });
    // @ts-expect-error an option of one run
    defineConfig({ dryRun: true });
    // @ts-expect-error the type of an own option
    defineConfig({ targets: [names], end: true });
    expect(targetApi).toBe(1);
  });
});

describe("loadSpec", () => {
  test("reads a spec to the model that targets read", async () => {
    const { api, name, sha256, findings, locate } = await loadSpec({ spec: path("one.yaml") });
    expect(api.operations.map(({ id }) => id)).toEqual(["getA"]);
    expect([name, sha256.length]).toEqual([path("one.yaml"), 64]);
    expect(findings).toMatchObject([{ code: "QUIRK_TAG", pointer: "#/paths/~1a/get" }]);
    expect(locate("#/paths/~1a")).toMatchObject({ file: path("one.yaml"), line: 4 });
  });

  test("an official one, too", async () => {
    const { api, name } = await loadSpec({ airflow: "3.3.2" });
    expect([name, api.operations.length]).toEqual(["Airflow 3.3.2", 128]);
  });

  test("applies overlays, and tells of actions that change nothing", async () => {
    writeFileSync(path("o.yaml"), overlay);
    const { api, findings, locate } = await loadSpec({ spec: path("one.yaml") }, { overlay: path("o.yaml") });
    expect(api.operations.map(({ summary }) => summary)).toEqual(["By the overlay"]);
    expect(findings).toContainEqual(expect.objectContaining({ code: "WARN_OVERLAY_UNMATCHED" }));
    expect(locate("#/paths/~1a/get/summary")).toMatchObject({ file: path("o.yaml"), line: 4 });
  });

  test.each([
    ["with", {}, "string"],
    ["without", { noOverlay: true }, "any"],
  ])("an official one %s the built-in overlay", async (_, options, kind) => {
    const { api } = await loadSpec({ airflow: "3.3.2" }, options);
    const trigger = api.operations.find(({ id }) => id === "trigger_dag_run");
    expect(trigger?.parameters.find(({ name }) => name === "dag_id")?.schema).toMatchObject({ kind });
  });

  test("refuses what is none", async () => {
    writeFileSync(path("bad.yaml"), "a: [");
    await expect(loadSpec({ spec: path("bad.yaml") })).rejects.toThrow(Failure);
    await expect(loadSpec({ spec: "ftp://h/a" })).rejects.toThrow(Failure);
  });
});

test("diff applies overlays to both specs", async () => {
  writeFileSync(path("o.yaml"), overlay);
  const { apis, findings } = await diff(
    { spec: path("one.yaml") },
    { spec: path("two.yaml") },
    { overlay: [path("o.yaml")] },
  );
  expect([apis.old, apis.new].map(({ operations }) => operations[0]?.summary)).toEqual([
    "By the overlay",
    "By the overlay",
  ]);
  expect(findings.map(({ code }) => code)).toEqual(["WARN_OVERLAY_UNMATCHED"]);
});

test("diff tells what changed between two specs", async () => {
  const { report, apis } = await diff({ spec: path("one.yaml") }, { spec: path("two.yaml") }, { surface: true });
  expect(report.diff.changes.map(({ code }) => code)).toEqual(expect.arrayContaining(["operation-path-changed"]));
  expect([apis.old.info.title, apis.new.info.title]).toEqual(["One", "Two"]);
  expect(report.surface?.length).toBeGreaterThan(0);
});
