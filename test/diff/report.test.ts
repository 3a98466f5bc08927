/**
 * The pages that are made of a small diff, as they are committed beside this file. UPDATE_SENTENCES=1 writes them anew. What they say
 * of Airflow is in guide.test.ts.
 */
import { expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { type GuideInput, guideMarkdown } from "../../generator/diff/guide/index.js";
import { diffApis } from "../../generator/diff/index.js";
import { diffMarkdown, markdownOf } from "../../generator/diff/report/markdown.js";
import type { DiffReport } from "../../generator/diff/report/report.js";
import type { Sentence } from "../../generator/diff/sentence.js";
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

const idInPath = { parameters: [{ name: "id", in: "path", required: true, schema: string }] };
/** More operations than are listed, and so many that a guide shows a change of them once. */
const problems = Object.fromEntries(
  ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((name) => [
    `/checks/${name}`,
    { get: operation(`check_${name}`, "Check", reference("Problem")) },
  ]),
);
const webhook = (operationId: string, schema: Doc): Doc => ({
  post: { operationId, tags: ["Hook"], requestBody: { content: json(schema) }, responses: {} },
});

const before = spec({
  paths: {
    "/dags": {
      get: operation("getDags", "DAG", reference("Dag"), {
        parameters: ["order", "dataset_id", "dataset_uri", "limit"].map((name) => parameter(name)),
      }),
    },
    "/notes/{id}": { ...idInPath, get: operation("getNote", "DAG", reference("Note")) },
    "/dags/{id}/note": { ...idInPath, put: operation("setNote", "DAG", reference("Dag"), body("Note")) },
    "/pools": { get: operation("getPools", "Pool", string) },
    "/pools/{id}": { ...idInPath, get: operation("getPool", "Pool", string) },
    "/pools/{id}/slots/{slot}/of": {
      parameters: ["id", "slot"].map((name) => ({ name, in: "path", required: true, schema: string })),
      get: operation("getSlots", "Pool", string),
    },
    "/roles": { get: operation("getRoles", "Role", string) },
    "/runs": { post: operation("startRun", "Run", reference("Run"), body("Run")) },
    "/runs/{id}": { ...idInPath, get: operation("getRun", "Run", reference("Run")) },
    ...problems,
  },
  webhooks: { done: webhook("onDone", object({ at: string })), lost: webhook("onLost", string) },
  components: {
    schemas: {
      Dag: object({ dag_id: string, state: { enum: ["on", "off"] }, note: string }, ["dag_id"]),
      Note: object({ text: string, by: string }),
      Problem: object({ title: string, detail: string }),
      Run: object({ run_id: string, conf: string, state: string }, ["run_id"]),
    },
    securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } },
  },
  security: [{ Key: [] }],
});

const after = spec({
  paths: {
    "/dags": {
      get: operation("listDags", "Dags", reference("DagResponse"), {
        parameters: [parameter("order", { required: true }), parameter("asset_id"), parameter("asset_uri")],
        responses: {
          200: { description: "ok", content: json(reference("DagResponse")) },
          202: { description: "later" },
        },
      }),
    },
    "/notes/{id}": { ...idInPath, get: operation("getNote", "Dags", reference("Note")) },
    "/dags/{id}/note": { ...idInPath, put: operation("setNote", "Dags", reference("DagResponse"), body("Note")) },
    "/pools": { get: operation("getPools", "Pool", string) },
    "/pools/{name}": {
      parameters: [{ name: "name", in: "path", required: true, schema: string }],
      get: operation("getPool", "Pool", string),
    },
    "/pools/{name}/slots": {
      parameters: [{ name: "name", in: "path", required: true, schema: string }],
      delete: operation("dropSlots", "Pool", string),
    },
    "/users": { get: operation("getUsers", "User", string) },
    "/runs": { post: operation("startRun", "Run", reference("RunResponse"), body("RunBody")) },
    "/runs/{id}": { ...idInPath, get: operation("getRun", "Run", reference("RunResponse")) },
    ...problems,
  },
  webhooks: { done: webhook("onDone", object({ at: { type: "integer" } })) },
  components: {
    schemas: {
      DagResponse: object({ dagId: string, state: { enum: ["on", "new"] }, note: string }, ["dagId"]),
      Note: object({ text: string, author: string, by: { type: "integer" } }, ["author"], { description: "d" }),
      Problem: object({ detail: string }),
      RunBody: object({ run_id: string, conf: string }, ["run_id", "conf"]),
      RunResponse: object({ run_id: string, conf: string, state: { type: "integer" } }, ["run_id"]),
    },
    securitySchemes: { Token: { type: "http", scheme: "bearer" } },
  },
  security: [{ Token: [] }],
});

const side = { file: "x.yaml", title: "x", version: "1", openapi: "3.1.0", sha256: "0", operations: 3, schemas: 2 };
/** All that a page is made from. Made by each test, so that it is known which code the test goes through. */
function pageInput(): GuideInput {
  const apis = { old: apiOf(before), new: apiOf(after) };
  const report: DiffReport = {
    old: { ...side, name: "old.yaml" },
    new: { ...side, name: "new.yaml" },
    selection: ["--include-tag D*"],
    diff: diffApis(apis.old, apis.new),
    // A line that can be told from all others, and none where there is no place.
    locate: ({ old, new: new_ }) => ({ ...lineOf("old", old), ...lineOf("new", new_) }),
    surface: [
      { sign: "-", text: "class A" },
      { sign: "+", text: "class B" },
    ],
  };
  return { report, apis };
}

function lineOf(name: "old" | "new", pointer: string | undefined) {
  // Without a line where a document has none.
  if (pointer?.endsWith("/Key") === true) return { [name]: { file: "x.yaml", pointer } };
  return pointer === undefined ? {} : { [name]: { file: "x.yaml", line: pointer.length, column: 1, pointer } };
}

test("a program is shown where it changes, and what breaks where something does", async () => {
  const calls = (id: string, more: Doc = {}): Doc =>
    spec({
      paths: {
        "/a": {
          get: {
            operationId: "getA",
            tags: ["T"],
            responses: { 200: { description: "ok", content: json(string) }, ...more },
          },
        },
        "/b": { get: { operationId: id, tags: ["T"], responses: { 200: { description: "ok" } } } },
      },
    });
  const apis = {
    old: apiOf(calls("getB")),
    new: apiOf(calls("listB", { 202: { description: "later", content: json({ type: "integer" }) } })),
  };
  const report = { ...pageInput().report, diff: diffApis(apis.old, apis.new) };
  const page = await guideMarkdown({ report, apis });
  const [a = "", b = ""] = page.split("### `TApi.").slice(1);
  const has = (text: string) => ["What breaks:", "Before:", "After:", "```ts"].filter((words) => text.includes(words));
  expect([has(a), has(b)]).toEqual([["What breaks:"], ["Before:", "After:", "```ts"]]);
});

test.each<[sentence: Sentence, markdown: string]>([
  [[{ quoted: "a" }, " ", { quoted: "b" }], "`a` `b`"],
  [[" is ", { quoted: "b" }, " now"], " is `b` now"],
  [["a  "], "a "],
  [["  "], " "],
])("%j as Markdown", (sentence, markdown) => {
  expect(String(markdownOf(sentence))).toBe(markdown);
});

test.each<[name: string, make: () => string | Promise<string>]>([
  ["report", () => diffMarkdown(pageInput().report, false)],
  ["guide", () => guideMarkdown(pageInput())],
])("the %s is as it is committed", async (name, make) => {
  const file = new URL(`${name}.md`, import.meta.url);
  const page = await make();
  if (process.env["UPDATE_SENTENCES"] === "1") writeFileSync(file, page);
  expect(page.split("\n")).toEqual(readFileSync(file, "utf8").split("\n"));
});
