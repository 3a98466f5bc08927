import { expect } from "@jest/globals";
import {
  type ClientConfig,
  type CommonAirflow,
  commonAirflow,
  followLog,
  type LogLine,
  RunFailedError,
  RunTimeoutError,
  triggerAndWait,
  waitForRun,
} from "airflow-client";
import { collect, fresh } from "../support/airflow.js";

/** What each test asks of the helpers, whatever the version of the server. */
export const helperTests: readonly [name: string, does: (config: ClientConfig) => Promise<void>][] = [
  ["triggers a run, waits for it, and has what its tasks have returned", waits],
  ["a run that fails is an error, which has the run", fails],
  ["waiting ends in time, and can go on", goesOn],
  ["waiting ends by a signal", isStopped],
  ["a log is followed over the tries of a task, each line once", follows],
  ["the log of a mapped task is followed from before it is mapped", followsMapped],
  ["one type does for Airflow 2 and 3", isCommon],
];

async function waits(config: ClientConfig): Promise<void> {
  const states: string[] = [];
  const dag_run_id = fresh("waited");
  const { run, results } = await triggerAndWait<{ push: number[]; mapped: number[] }>(
    config,
    { dag_id: "push_xcom", body: { dag_run_id } },
    { interval: 500, result: ["push", "mapped", "none"], onState: (state) => states.push(state) },
  );
  expect(run).toMatchObject({ dag_run_id, state: "success" });
  expect(results).toEqual({ push: [1, 2, 3], mapped: [2, 4, 6] });
  expect([states[0], states.at(-1)]).toEqual(["queued", "success"]);
}

async function fails(config: ClientConfig): Promise<void> {
  const failed = triggerAndWait(config, { dag_id: "with_params", body: { conf: { fail: true } } }, { interval: 500 });
  const error: unknown = await failed.catch((reason: unknown) => reason);
  if (!(error instanceof RunFailedError)) throw error;
  expect(error.run).toMatchObject({ dag_id: "with_params", state: "failed" });
}

async function goesOn(config: ClientConfig): Promise<void> {
  const late = triggerAndWait(config, { dag_id: "two_bash" }, { interval: 200, timeout: 300 });
  const error: unknown = await late.catch((reason: unknown) => reason);
  if (!(error instanceof RunTimeoutError)) throw error;
  const { run } = await waitForRun(config, error.key, { interval: 500 });
  expect(run.state).toBe("success");
}

async function isStopped(config: ClientConfig): Promise<void> {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("enough")), 300);
  const waiting = triggerAndWait(config, { dag_id: "two_bash" }, { interval: 200, signal: stop.signal });
  await expect(waiting).rejects.toThrow("enough");
}

async function follows(config: ClientConfig): Promise<void> {
  const { dag_id, dag_run_id } = await commonAirflow(config).trigger({
    dag_id: "retried",
    dag_run_id: fresh("followed"),
  });
  const task = { dag_id, dag_run_id, task_id: "slow" };
  const live = await collect(followLog(config, task, { interval: 400, retries: true }));
  expect(stepsIn(live)).toEqual(steps);
  expect(live.find(({ event }) => event === steps[3])).toMatchObject({
    ...{ level: "info", try_number: 2, timestamp: expect.stringMatching(/(Z|\+00:00)$/) },
  });
  // When all is over, it is as if it had been followed.
  expect(stepsIn(await collect(followLog(config, { ...task, try_number: 1 }, { retries: true })))).toEqual(steps);
  expect(stepsIn(await collect(followLog(config, task)))).toEqual(steps.slice(3));
  const { results } = await waitForRun(config, task, { interval: 500, result: ["slow"] });
  expect(results).toEqual({ slow: { tries: 2 } });
}

function stepsIn(lines: readonly LogLine[]): string[] {
  return lines.map(({ event }) => event).filter((event) => event.includes("step"));
}

const steps = [1, 2].flatMap((attempt) => [0, 1, 2].map((step) => `try ${attempt}, step ${step}, it's "here"`));

async function followsMapped(config: ClientConfig): Promise<void> {
  const run = { dag_id: "push_xcom", dag_run_id: fresh("mapped") };
  await commonAirflow(config).trigger(run);
  const lines = await collect(followLog(config, { ...run, task_id: "mapped", map_index: 2 }, { interval: 400 }));
  expect(lines.some(({ event }) => event.includes("Returned value was: 6"))).toBe(true);
  const none = collect(followLog(config, { ...run, task_id: "mapped", map_index: 7 }));
  await expect(none).rejects.toThrow("404");
}

async function isCommon(config: ClientConfig): Promise<void> {
  const airflow: CommonAirflow = commonAirflow(config);
  expect(await airflow.version()).toBe(globalThis.pair.server);
  expect((await collect(airflow.dags())).map(({ dag_id }) => dag_id)).toContain("two_bash");
  expect(await airflow.dag("two_bash")).toMatchObject({ owners: ["alice"], tags: ["a", "bash"], is_paused: false });
  expect((await airflow.pause("example_simplest_dag", true)).is_paused).toBe(true);
  expect((await airflow.pause("example_simplest_dag", false)).is_paused).toBe(false);
  const { run } = await airflow.triggerAndWait({ dag_id: "push_xcom", note: "n" }, { interval: 500 });
  expect(run).toMatchObject({ dag_id: "push_xcom", state: "success", run_type: "manual", conf: {}, note: "n" });
  expect(await airflow.run(run)).toEqual(run);
  expect(await collect(airflow.runs("push_xcom"))).toContainEqual(run);
  const tasks = await collect(airflow.taskInstances(run));
  expect(tasks.map(({ task_id, map_index }) => `${task_id} ${map_index}`).sort()).toEqual(
    ["mapped 0", "mapped 1", "mapped 2", "push -1"], // prettier-ignore
  );
}
