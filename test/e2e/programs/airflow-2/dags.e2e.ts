import { expect, test } from "@jest/globals";
import type { GetDagsParams } from "airflow-client";
import { collect } from "../../support/airflow.js";
import { airflow } from "./client.js";

const all = ["example_simplest_dag", "push_xcom", "retried", "two_bash", "with_params"];

const filters: [string, GetDagsParams, string[]][] = [
  ["nothing", {}, all],
  ["a tag", { tags: ["bash"] }, ["two_bash"]],
  ["any of two tags", { tags: ["bash", "xcom"] }, ["push_xcom", "two_bash"]],
  ["a pattern", { dag_id_pattern: "_xcom" }, ["push_xcom"]],
  ["a limit and an offset", { order_by: "-dag_id", limit: 2, offset: 1 }, ["two_bash", "retried"]],
  ["a boolean", { paused: false, only_active: true }, all],
  ["undefined, which is not sent", { paused: undefined, dag_id_pattern: undefined }, all],
];

test.each(filters)("lists DAGs by %s", async (_name, params, want) => {
  const { dags = [] } = await airflow.dag.getDags({ order_by: "dag_id", ...params });
  expect(dags.map((dag) => dag.dag_id)).toEqual(want);
});

test("reads chosen fields alone", async () => {
  const { dags } = await airflow.dag.getDags({ fields: ["dag_id", "is_paused"], tags: ["bash"] });
  expect(dags).toEqual([{ dag_id: "two_bash", is_paused: false }]);
});

test("goes through all pages, one DAG each", async () => {
  const dags = await collect(airflow.dag.getDagsAll({ limit: 1, order_by: "dag_id" }));
  expect(dags.map((dag) => dag.dag_id)).toEqual(all);
});

test("reads one in full, null where the spec has none", async () => {
  const dag = await airflow.dag.getDagDetails({ dag_id: "two_bash" });
  expect(dag).toMatchObject({ description: "Two bash tasks", schedule_interval: null });
  expect(dag.start_date).toBe("2025-01-01T00:00:00+00:00");
});

test("reads tasks, source code, version and health", async () => {
  const { tasks = [] } = await airflow.dag.getTasks({ dag_id: "two_bash" });
  expect(tasks.map((task) => task.task_id)).toEqual(["first", "second"]);
  const { file_token = "" } = await airflow.dag.getDag({ dag_id: "two_bash" });
  const { content } = await airflow.dag.getDagSource({ file_token });
  expect(content).toContain("echo first");
  expect(await airflow.dag.getDagSourceText({ file_token })).toBe(content);
  expect((await airflow.monitoring.getVersion()).version).toBe(globalThis.pair.server);
  // That of the triggerer is null here, which the spec does not know.
  expect((await airflow.monitoring.getHealth()).metadatabase?.status).toBe("healthy");
});

test("pauses and unpauses one", async () => {
  const change = (is_paused: boolean) =>
    airflow.dag.patchDag({ dag_id: "with_params", update_mask: ["is_paused"], body: { is_paused } });
  expect((await change(true)).is_paused).toBe(true);
  const { dags = [] } = await airflow.dag.getDags({ paused: true });
  expect(dags.map((dag) => dag.dag_id)).toEqual(["with_params"]);
  expect((await change(false)).is_paused).toBe(false);
});
