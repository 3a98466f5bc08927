import { beforeAll, describe, expect, test } from "@jest/globals";
import type { DAGRun, GetDagRunsParams } from "airflow-client";
import { waitFor } from "../../../support/waiting.js";
import { collect, fresh } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow } from "./client.js";

// One for each run of the tests: the server wants it to be unique.
const logicalDate = new Date(Date.UTC(2025, 1, 1) + (Date.now() % 1e9));
const dag_id = "with_params";
const dag_run_id = fresh("a:b+c~d");
let run: DAGRun;

beforeAll(async () => {
  run = await airflow.dagRun.postDagRun({
    dag_id,
    body: { dag_run_id, logical_date: logicalDate, conf: { name: "Zoë", count: 2 }, note: "from a test" },
  });
});

test("triggers a run; a Date is sent to the millisecond", () => {
  expect(run).toMatchObject({
    dag_id,
    dag_run_id,
    run_type: "manual",
    note: "from a test",
    conf: { name: "Zoë", count: 2 },
  });
  expect(new Date(run.logical_date ?? "")).toEqual(logicalDate);
});

test("waits for it by asking", async () => {
  const ended = async () => {
    const { state } = await airflow.dagRun.getDagRun({ dag_id, dag_run_id });
    return state !== "queued" && state !== "running" && { state };
  };
  const { state } = await waitFor("the end of the run", ended, { limitMs: 150_000, everyMs: 500 });
  expect(state).toBe("success");
  const entry = { dag_id, dag_run_id, task_id: "greet", xcom_key: "return_value" };
  expect((await airflow.xCom.getXcomEntry({ ...entry, stringify: false })).value).toEqual(["Zoë", "Zoë"]);
});

test("reads its task instances", async () => {
  const { task_instances } = await airflow.taskInstance.getTaskInstances({ dag_id, dag_run_id });
  expect(task_instances).toMatchObject([{ task_id: "greet", state: "success", try_number: 1, map_index: -1 }]);
  const one = await airflow.taskInstance.getTaskInstance({ dag_id, dag_run_id, task_id: "greet" });
  expect(one).toEqual(task_instances?.[0]);
});

const seeded = new Date(Date.UTC(2025, 0, 1));

test("reads those of all DAGs, by several states, page after page", async () => {
  const found = await collect(
    airflow.taskInstance.getTaskInstancesAll({
      dag_id: "~",
      dag_run_id: "~",
      execution_date_gte: seeded,
      execution_date_lte: seeded,
      state: ["success", "failed"],
      limit: 3,
    }),
  );
  expect(found.map((instance) => instance.task_id).sort()).toEqual([
    "first",
    "greet",
    "mapped",
    "mapped",
    "mapped",
    "my_task",
    "push",
    "second",
    "slow",
  ]);
});

test("reads mapped ones", async () => {
  const params = { dag_id: "push_xcom", dag_run_id: "seed", task_id: "mapped" };
  const found = await collect(airflow.taskInstance.getMappedTaskInstancesAll({ ...params, limit: 2 }));
  expect(found.map((instance) => instance.map_index).sort()).toEqual([0, 1, 2]);
  const last = await airflow.taskInstance.getMappedTaskInstance({ ...params, map_index: 2 });
  expect(last.map_index).toBe(2);
});

describe("runs by date", () => {
  const at = (offset: number) => new Date(logicalDate.getTime() + offset);
  const naive = (offset: number) => at(offset).toISOString().replace("Z", "");
  const cases: [string, GetDagRunsParams, boolean][] = [
    ["a Date", { dag_id, execution_date_gte: logicalDate }, true],
    ["a Date after it", { dag_id, execution_date_gte: at(1) }, false],
    ["a Date in a range", { dag_id, execution_date_gte: at(-1), execution_date_lte: at(1) }, true],
    [
      "text without an offset, sent as UTC",
      { dag_id, execution_date_gte: naive(0), execution_date_lte: naive(0) },
      true,
    ],
    ["text without an offset, after it", { dag_id, execution_date_gte: naive(1) }, false],
    [
      "text with an offset, whose + is encoded",
      { dag_id, execution_date_lte: logicalDate.toISOString().replace("Z", "+00:00") },
      true,
    ],
  ];
  test.each(cases)("%s", async (_name, params, want) => {
    const { dag_runs = [] } = await airflow.dagRun.getDagRuns({ ...params, order_by: "-execution_date", limit: 100 });
    expect(dag_runs.some((item) => item.dag_run_id === dag_run_id)).toBe(want);
  });
});

test("goes through runs, one a page", async () => {
  const runs = await collect(airflow.dagRun.getDagRunsAll({ dag_id: "~", limit: 1, order_by: "execution_date" }));
  expect(runs.filter((item) => item.dag_run_id === "seed")).toHaveLength(5);
});

test("notes, and a change of state", async () => {
  expect((await airflow.dagRun.setDagRunNote({ dag_id, dag_run_id, body: { note: "ü" } })).note).toBe("ü");
  expect((await airflow.dagRun.updateDagRunState({ dag_id, dag_run_id, body: { state: "failed" } })).state).toBe(
    "failed",
  );
});

test("the same id again is a conflict", async () => {
  expect((await refused(airflow.dagRun.postDagRun({ dag_id, body: { dag_run_id } }))).status).toBe(409);
});

test("deletes it: 204 is nothing", async () => {
  expect(await airflow.dagRun.deleteDagRun({ dag_id, dag_run_id })).toBeUndefined();
  expect((await refused(airflow.dagRun.getDagRun({ dag_id, dag_run_id }))).status).toBe(404);
});
