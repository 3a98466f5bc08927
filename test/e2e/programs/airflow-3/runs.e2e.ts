import { beforeAll, describe, expect, test } from "@jest/globals";
import type { DAGRunResponse, GetDagRunsParams } from "airflow-client";
import { collect, fresh } from "../../support/airflow.js";
import { airflow } from "./client.js";
import { refused } from "../refused.js";

/** What a line of the stream holds. */
interface Progress {
  readonly state: string;
  readonly results?: Readonly<Record<string, unknown>>;
}

// One for each run of the tests: the server wants it to be unique.
const logicalDate = new Date(Date.UTC(2025, 1, 1) + (Date.now() % 1e9));
const dag_id = "with_params";
const dag_run_id = fresh("a:b+c~d");
let run: DAGRunResponse;

beforeAll(async () => {
  run = await airflow.dagRun.triggerDagRun({
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

test("waits for it: a stream of lines, the last with the result", async () => {
  const lines = await collect(
    airflow.dagRun.waitDagRunUntilFinished({ dag_id, dag_run_id, interval: 0.5, result: ["greet"] }),
  );
  const last = lines.at(-1) as Progress;
  expect(last).toEqual({ state: "success", results: { greet: ["Zoë", "Zoë"] } });
  expect((await airflow.dagRun.getDagRun({ dag_id, dag_run_id })).state).toBe("success");
});

test("leaves a stream in the middle", async () => {
  for await (const line of airflow.dagRun.waitDagRunUntilFinished({ dag_id, dag_run_id, interval: 0.5 })) {
    expect((line as Progress).state).toBe("success");
    break;
  }
});

test("a stream that is refused throws when it is read", async () => {
  const stream = airflow.dagRun.waitDagRunUntilFinished({ dag_id, dag_run_id: "none", interval: 1 });
  expect((await refused(stream.next())).status).toBe(404);
});

test("reads its task instances", async () => {
  const { task_instances } = await airflow.taskInstance.getTaskInstances({ dag_id, dag_run_id });
  expect(task_instances).toMatchObject([{ task_id: "greet", state: "success", try_number: 1, map_index: -1 }]);
  const one = await airflow.taskInstance.getTaskInstance({ dag_id, dag_run_id, task_id: "greet" });
  expect(one.id).toBe(task_instances[0]?.id);
});

const seeded = new Date(Date.UTC(2025, 0, 1));

test("reads those of all DAGs, by several states, page after page", async () => {
  const found = await collect(
    airflow.taskInstance.getTaskInstancesAll({
      dag_id: "~",
      dag_run_id: "~",
      logical_date_gte: seeded,
      logical_date_lte: seeded,
      state: ["success", "failed"],
      limit: 3,
    }),
  );
  // 1 + 2 + 1, one that pushes, one mapped over three values, and one that is tried twice.
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
  const { task_instances } = await airflow.taskInstance.getMappedTaskInstances(params);
  expect(task_instances.map((instance) => instance.map_index)).toEqual([0, 1, 2]);
  const last = await airflow.taskInstance.getMappedTaskInstance({ ...params, map_index: 2 });
  expect(last.map_index).toBe(2);
});

describe("runs by date", () => {
  const at = (offset: number) => new Date(logicalDate.getTime() + offset);
  const naive = (offset: number) => at(offset).toISOString().replace("Z", "");
  const cases: [string, GetDagRunsParams, boolean][] = [
    ["a Date", { dag_id, logical_date_gte: logicalDate }, true],
    ["a Date after it", { dag_id, logical_date_gte: at(1) }, false],
    ["a Date in a range", { dag_id, logical_date_gte: at(-1), logical_date_lte: at(1) }, true],
    ["text without an offset, sent as UTC", { dag_id, logical_date_gte: naive(0), logical_date_lte: naive(0) }, true],
    ["text without an offset, after it", { dag_id, logical_date_gte: naive(1) }, false],
    [
      "text with an offset, whose + is encoded",
      { dag_id, logical_date_lte: logicalDate.toISOString().replace("Z", "+00:00") },
      true,
    ],
  ];
  test.each(cases)("%s", async (_name, params, want) => {
    const { dag_runs } = await airflow.dagRun.getDagRuns({ ...params, order_by: ["-id"], limit: 100 });
    expect(dag_runs.some((item) => item.dag_run_id === dag_run_id)).toBe(want);
  });
});

test("changes its note alone, then several fields", async () => {
  const noted = await airflow.dagRun.patchDagRun({
    dag_id,
    dag_run_id,
    update_mask: ["note"],
    body: { note: "new", state: "failed" },
  });
  expect([noted.note, noted.state]).toEqual(["new", "success"]);
  const both = await airflow.dagRun.patchDagRun({
    dag_id,
    dag_run_id,
    update_mask: ["note", "state"],
    body: { note: null, state: "failed" },
  });
  expect([both.note ?? "", both.state]).toEqual(["", "failed"]);
});

test("the same id again is a conflict", async () => {
  const body = { dag_run_id, logical_date: null };
  expect((await refused(airflow.dagRun.triggerDagRun({ dag_id, body }))).status).toBe(409);
});

test("clears it without doing so", async () => {
  const planned = await airflow.dagRun.clearDagRun({ dag_id, dag_run_id, body: { dry_run: true } });
  expect("task_instances" in planned && planned.task_instances).toMatchObject([{ task_id: "greet" }]);
});

test("deletes it: 204 is nothing", async () => {
  expect(await airflow.dagRun.deleteDagRun({ dag_id, dag_run_id })).toBeUndefined();
  expect((await refused(airflow.dagRun.getDagRun({ dag_id, dag_run_id }))).status).toBe(404);
});
