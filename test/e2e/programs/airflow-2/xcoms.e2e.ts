import { expect, test } from "@jest/globals";
import { collect } from "../../support/airflow.js";
import { airflow } from "./client.js";

const task = { dag_id: "push_xcom", dag_run_id: "seed", task_id: "push" };

test.each<[string, unknown, string]>([
  ["a_dict", { x: 1, y: [1.5, null, true, "é"] }, "{'x': 1, 'y': [1.5, None, True, 'é']}"],
  ["a_str", "text", "text"],
  ["an_int", 42, "42"],
  ["slash/key", "v", "v"],
  ["return_value", [1, 2, 3], "[1, 2, 3]"],
])("reads %s as JSON, and as text", async (xcom_key, json, text) => {
  expect((await airflow.xCom.getXcomEntry({ ...task, xcom_key, stringify: false })).value).toEqual(json);
  expect((await airflow.xCom.getXcomEntry({ ...task, xcom_key })).value).toBe(text);
});

test("reads those of a mapped task", async () => {
  const entry = { ...task, task_id: "mapped", xcom_key: "return_value", map_index: 2 };
  expect((await airflow.xCom.getXcomEntry({ ...entry, stringify: false })).value).toBe(6);
});

test("lists them page after page", async () => {
  const entries = await collect(airflow.xCom.getXcomEntriesAll({ ...task, limit: 2 }));
  expect(entries.map((entry) => entry.key).sort()).toEqual(["a_dict", "a_str", "an_int", "return_value", "slash/key"]);
});
