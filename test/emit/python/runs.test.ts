/** What Airflow's API classes have beyond their operations: answers line by line, and runs that are waited for. */
import { expect, test } from "@jest/globals";
import { answers, json, ref, takes } from "../support.js";
import { classOf, emitClient } from "./support.js";

const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
const dag = parameter("dag_id");
const run = parameter("dag_run_id");
const lines = { "200": { description: "", content: { ...json({}), "application/x-ndjson": {} } } };
const at = "/api/v2/dags/{dag_id}/dagRuns";
const operations = {
  [`POST ${at}`]: {
    operationId: "trigger",
    tags: ["It"],
    parameters: [dag],
    ...takes(ref("Body")),
    responses: answers(ref("Run")),
  },
  [`GET ${at}/{dag_run_id}`]: {
    operationId: "get_run",
    tags: ["It"],
    parameters: [dag, run],
    responses: answers(ref("Run")),
  },
};
const wait = { operationId: "wait", tags: ["It"], parameters: [dag, run], responses: lines };
const object = { type: "object", properties: { state: { type: "string" } } };
const fixture = (more: object) => ({ schemas: { Run: object, Body: object }, operations: { ...operations, ...more } });

test("a class that can trigger and look at runs can wait for them, by the stream where there is one", async () => {
  const { files } = await emitClient(fixture({ [`GET ${at}/{dag_run_id}/wait`]: wait }));
  const text = classOf(files, "client/api/it_api.py").replace(/\s+/g, " ");
  expect(text).toContain("wait_lines = line_by_line(wait)");
  expect(text).toContain("def trigger_and_wait( self, dag_id: str, body: Body | None = None, *,");
  expect(text).toContain("methods = Methods(self.trigger, self.get_run, self.wait_lines)");
  expect(text).toContain("def wait_for_run( self, dag_id: str, dag_run_id: str, *,");
  expect(files.get("client/__init__.py")).toContain('"RunFailedError": "._runtime.runs"');
});

test("without a stream it asks again and again", async () => {
  const { files } = await emitClient(fixture({}));
  expect(classOf(files, "client/api/it_api.py")).toContain("methods = Methods(self.trigger, self.get_run, None)");
});

test("other APIs have none of this", async () => {
  const { files } = await emitClient({ operations: { "GET /a": {} } });
  expect(files.get("client/__init__.py")).not.toContain("RunFailedError");
  expect(files.has("client/_runtime/runs.py")).toBe(false);
});
