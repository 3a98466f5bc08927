import { expect, test } from "@jest/globals";
import type { GetDagsParams } from "airflow-client";
import { collect } from "../../support/airflow.js";
import { airflow } from "./client.js";

const all = ["example_simplest_dag", "push_xcom", "retried", "two_bash", "with_params"];

const filters: [string, GetDagsParams, string[]][] = [
  ["nothing", {}, all],
  ["a tag", { tags: ["bash"] }, ["two_bash"]],
  ["any of two tags: the name is repeated", { tags: ["bash", "xcom"] }, ["push_xcom", "two_bash"]],
  ["all of two tags", { tags: ["a", "bash"], tags_match_mode: "all" }, ["two_bash"]],
  ["a tag full of delimiters", { tags: ["param's, & more"] }, ["with_params"]],
  ["a pattern", { dag_id_pattern: "%_xcom%" }, ["push_xcom"]],
  ["an owner", { owners: ["alice"] }, ["two_bash"]],
  ["a limit and an offset", { order_by: ["-dag_id"], limit: 2, offset: 1 }, ["two_bash", "retried"]],
  ["a date in the future", { dag_run_start_date_gte: new Date(Date.now() + 3_600_000) }, []],
  ["null, which is not sent", { paused: null, dag_id_pattern: null }, all],
];

test.each(filters)("lists DAGs by %s", async (_name, params, want) => {
  const { dags } = await airflow.dag.getDags({ order_by: ["dag_id"], ...params });
  expect(dags.map((dag) => dag.dag_id)).toEqual(want);
});

test("counts what it does not list", async () => {
  const { dags, total_entries } = await airflow.dag.getDags({ limit: 1 });
  expect([dags.length, total_entries]).toEqual([1, 5]);
});

test("goes through all pages, one DAG each", async () => {
  const dags = await collect(airflow.dag.getDagsAll({ limit: 1, order_by: ["dag_id"] }));
  expect(dags.map((dag) => dag.dag_id)).toEqual(all);
});

test("starts in the middle", async () => {
  const dags = await collect(airflow.dag.getDagsAll({ limit: 2, offset: 1, order_by: ["dag_id"] }));
  expect(dags.map((dag) => dag.dag_id)).toEqual(all.slice(1));
});

test("reads one in full: null where there is nothing, dates with their zone", async () => {
  const dag = await airflow.dag.getDagDetails({ dag_id: "two_bash" });
  expect(dag).toMatchObject({ description: "Two bash tasks", owners: ["alice"], end_date: null });
  expect(dag.tags.map((tag) => tag.name).sort()).toEqual(["a", "bash"]);
  expect(dag.start_date).toMatch(/^2025-01-01T00:00:00Z$/);
});

test("reads tasks, source code and the version", async () => {
  const { tasks } = await airflow.task.getTasks({ dag_id: "two_bash" });
  expect(tasks.map((task) => task.task_id)).toEqual(["first", "second"]);
  const { content } = await airflow.dagSource.getDagSource({ dag_id: "two_bash" });
  expect(content).toContain("echo first");
  expect(await airflow.dagSource.getDagSourceText({ dag_id: "two_bash" })).toBe(content);
  expect((await airflow.version.getVersion()).version).toBe(globalThis.pair.server);
  expect((await airflow.monitor.getHealth()).metadatabase.status).toBe("healthy");
});

test("pauses and unpauses one", async () => {
  const change = (is_paused: boolean) =>
    airflow.dag.patchDag({ dag_id: "with_params", update_mask: ["is_paused"], body: { is_paused } });
  expect((await change(true)).is_paused).toBe(true);
  const { dags } = await airflow.dag.getDags({ paused: true });
  expect(dags.map((dag) => dag.dag_id)).toEqual(["with_params"]);
  expect((await change(false)).is_paused).toBe(false);
});
