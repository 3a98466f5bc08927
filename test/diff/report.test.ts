/**
 * The pages that are made of a small diff, as they are committed beside this file. UPDATE_SENTENCES=1 writes them anew. What they say
 * of Airflow is in guide.test.ts.
 */
import { expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { guideMarkdown } from "../../generator/diff/guide/index.js";
import { diffApis } from "../../generator/diff/index.js";
import { diffMarkdown } from "../../generator/diff/report/markdown.js";
import type { DiffReport } from "../../generator/diff/report/report.js";
import { apiOf, type Doc, object, reference, spec } from "./support.js";

const string: Doc = { type: "string" };
const json = (schema: Doc): Doc => ({ "application/json": { schema } });
const operation = (operationId: string, tag: string, result: Doc, more: Doc = {}): Doc => ({
  operationId,
  tags: [tag],
  responses: { 200: { description: "ok", content: json(result) } },
  ...more,
});
const parameter = (name: string, more: Doc = {}): Doc => ({ name, in: "query", schema: string, ...more });
const body = (name: string): Doc => ({ requestBody: { required: true, content: json(reference(name)) } });

const before = spec({
  paths: {
    "/dags": { get: operation("getDags", "DAG", reference("Dag"), { parameters: [parameter("order")] }) },
    "/dags/{id}/note": {
      parameters: [{ name: "id", in: "path", required: true, schema: string }],
      put: operation("setNote", "DAG", reference("Dag"), body("Note")),
    },
    "/roles": { get: operation("getRoles", "Role", string) },
  },
  components: {
    schemas: {
      Dag: object({ dag_id: string, state: { enum: ["on", "off"] }, note: string }, ["dag_id"]),
      Note: object({ text: string }),
    },
  },
});

const after = spec({
  paths: {
    "/dags": {
      get: operation("listDags", "Dags", reference("DagResponse"), {
        parameters: [parameter("order", { required: true })],
      }),
    },
    "/dags/{id}/note": {
      parameters: [{ name: "id", in: "path", required: true, schema: string }],
      put: operation("setNote", "Dags", reference("DagResponse"), body("Note")),
    },
    "/users": { get: operation("getUsers", "User", string) },
  },
  components: {
    schemas: {
      DagResponse: object({ dagId: string, state: { enum: ["on", "new"] }, note: string }, ["dagId"]),
      Note: object({ text: string, author: string }, ["author"], { description: "d" }),
    },
  },
});

const side = { file: "x.yaml", title: "x", version: "1", openapi: "3.1.0", sha256: "0", operations: 3, schemas: 2 };
const apis = { old: apiOf(before), new: apiOf(after) };
const report: DiffReport = {
  old: { ...side, name: "old.yaml" },
  new: { ...side, name: "new.yaml" },
  selection: ["--include-tag D*"],
  diff: diffApis(apis.old, apis.new),
  locate: () => ({}),
};

test.each<[name: string, make: () => string | Promise<string>]>([
  ["report", () => diffMarkdown(report, false)],
  ["guide", () => guideMarkdown({ report, apis })],
])("the %s is as it is committed", async (name, make) => {
  const file = new URL(`${name}.md`, import.meta.url);
  const page = await make();
  if (process.env["UPDATE_SENTENCES"] === "1") writeFileSync(file, page);
  expect(page.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});
