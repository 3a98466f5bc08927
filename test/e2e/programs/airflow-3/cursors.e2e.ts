import { expect } from "@jest/globals";
import type { Middleware } from "airflow-client";
import { collect } from "../../support/airflow.js";
import { clientOf, testSince32 } from "./client.js";

/** Notes the cursor of every request that passes. */
function recorder(): { cursors: (string | null)[]; middleware: Middleware[] } {
  const cursors: (string | null)[] = [];
  const note: Middleware = (request, next) => {
    cursors.push(new URL(request.url).searchParams.get("cursor"));
    return next(request);
  };
  return { cursors, middleware: [note] };
}

testSince32("goes through runs by cursor", async () => {
  const { cursors, middleware } = recorder();
  const { dagRun } = clientOf("admin", { middleware });
  const runs = await collect(
    dagRun.getDagRunsAll({ dag_id: "~", run_id_pattern: "seed", limit: 1, order_by: ["dag_id"] }),
  );
  expect(runs.map((run) => run.dag_id)).toEqual([
    "example_simplest_dag",
    "push_xcom",
    "retried",
    "two_bash",
    "with_params",
  ]);
  expect(cursors[0]).toBe("");
  expect(new Set(cursors).size).toBe(cursors.length);
  expect(cursors.slice(1)).not.toContain(null);
});

testSince32("goes through task instances by cursor, two a page", async () => {
  const { cursors, middleware } = recorder();
  const { taskInstance } = clientOf("admin", { middleware });
  const instances = await collect(
    taskInstance.getTaskInstancesAll({ dag_id: "push_xcom", dag_run_id: "seed", limit: 2 }),
  );
  expect(instances).toHaveLength(4);
  expect(new Set(instances.map((instance) => instance.id)).size).toBe(4);
  expect(cursors.length).toBeGreaterThan(1);
});

testSince32("a page tells the next and the previous", async () => {
  const { dagRun } = clientOf("admin");
  const params = { dag_id: "~", run_id_pattern: "seed", limit: 2, order_by: ["dag_id"] };
  const first = await dagRun.getDagRuns({ ...params, cursor: "" });
  expect(first.previous_cursor).toBeNull();
  const second = await dagRun.getDagRuns({ ...params, cursor: first.next_cursor });
  const back = await dagRun.getDagRuns({ ...params, cursor: second.previous_cursor });
  expect(back.dag_runs).toEqual(first.dag_runs);
});
