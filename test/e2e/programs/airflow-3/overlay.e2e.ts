/** What specs/airflow.overlay.yaml says of servers, asked of a server: each part of it has a test here. */
import { beforeAll, expect, test } from "@jest/globals";
import { collect, baseUrl, tokenOf } from "../../support/airflow.js";
import { airflow } from "./client.js";

let token = "";
beforeAll(async () => (token = await tokenOf("admin")));

async function ask(path: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(`${baseUrl}/api/v2${path}`, { ...init, headers });
  return { status: response.status, text: await response.text() };
}

const lines = (text: string): unknown[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);

test("each line of waiting is a state of a run, the last with results", async () => {
  const { status, text } = await ask("/dags/push_xcom/dagRuns/seed/wait?interval=1");
  expect(status).toBe(200);
  const all = lines(text);
  expect(all.length).toBeGreaterThan(0);
  for (const line of all)
    expect(["queued", "running", "success", "failed"]).toContain((line as { state: unknown }).state);
  for (const line of all)
    expect(Object.keys(line as object).every((key) => ["state", "results"].includes(key))).toBe(true);
});

test("each line of a log is a message with an event", async () => {
  const path = "/dags/two_bash/dagRuns/seed/taskInstances/second/logs/1";
  const { text } = await ask(path, { headers: { accept: "application/x-ndjson" } });
  const all = lines(text);
  expect(all.length).toBeGreaterThan(5);
  for (const line of all) expect(line).toMatchObject({ event: expect.any(String) });
});

test.each([
  ["/dags/~/dagRuns", "state", ["queued", "running", "success", "failed"]],
  ["/dags", "dag_run_state", ["queued", "running", "success", "failed"]],
  [
    "/dags/two_bash/dagRuns/seed/taskInstances",
    "state",
    [
      "removed",
      "scheduled",
      "queued",
      "running",
      "success",
      "restarting",
      "failed",
      "up_for_retry",
      "up_for_reschedule",
      "upstream_failed",
      "skipped",
      "deferred",
    ],
  ],
  ["/dags/push_xcom/dagRuns/seed/taskInstances/mapped/listMapped", "state", ["success", "failed"]],
])("%s takes the states that there are for %s, and refuses others", async (path, name, states) => {
  for (const state of states) expect((await ask(`${path}?${name}=${state}`)).status).toBe(200);
  expect((await ask(`${path}?${name}=tomorrow`)).status).toBe(422);
});

test("the ids without a type are names", async () => {
  expect((await ask("/dags/two_bash/tasks/second")).status).toBe(200);
  const body = JSON.stringify({ logical_date: null });
  const headers = { "content-type": "application/json" };
  expect((await ask("/dags/two_bash/dagRuns", { method: "POST", body, headers })).status).toBe(200);
});

test("`~` stands for all dags and for all runs", async () => {
  const { text } = await ask("/dags/~/dagRuns/~/taskInstances?limit=100");
  const { task_instances } = JSON.parse(text) as { task_instances: { dag_id: string }[] };
  expect(new Set(task_instances.map(({ dag_id }) => dag_id)).size).toBeGreaterThan(1);
});

test("instances of a mapped task count from 0, and one that is not mapped is -1; tries count from 1", async () => {
  const run = "/dags/push_xcom/dagRuns/seed/taskInstances";
  expect((await ask(`${run}/mapped/0/tries/1`)).status).toBe(200);
  expect((await ask(`${run}/mapped/0/tries/0`)).status).toBe(404);
  expect((await ask("/dags/two_bash/dagRuns/seed/taskInstances/second/-1/tries/1")).status).toBe(200);
});

test.each<[string]>([["string"], ["42"], ["true"], ["null"], ['[1, { "a": null }]'], ['{ "a": [1] }']])(
  "a variable may be %s",
  async (value) => {
    const key = `overlay_${Buffer.from(value).toString("hex")}`;
    const json = value === "string" ? '"string"' : value;
    const body = `{ "key": ${JSON.stringify(key)}, "value": ${json} }`;
    const { status } = await ask("/variables", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    expect([201, 409]).toContain(status);
    await ask(`/variables/${key}`, { method: "DELETE" });
  },
);

test("the client reads what the overlay says", async () => {
  const stream = airflow.taskInstance.getLogStream({
    dag_id: "two_bash",
    dag_run_id: "seed",
    task_id: "second",
    try_number: 1,
  });
  expect(await collect(stream)).toContainEqual(expect.objectContaining({ event: "second: seed" }));
});
