import { expect, test } from "@jest/globals";
import { collect } from "../../support/airflow.js";
import { airflow, testSince32 } from "./client.js";

const task = { dag_id: "push_xcom", dag_run_id: "seed", task_id: "push" };

test.each<[string, unknown]>([
  ["a_dict", { x: 1, y: [1.5, null, true, "é"] }],
  ["a_str", "text"],
  ["an_int", 42],
  ["slash/key", "v"],
  ["return_value", [1, 2, 3]],
])("reads %s as JSON", async (xcom_key, want) => {
  expect((await airflow.xCom.getXcomEntry({ ...task, xcom_key })).value).toEqual(want);
});

test("reads one as text", async () => {
  const { value } = await airflow.xCom.getXcomEntry({ ...task, xcom_key: "a_dict", stringify: true });
  expect(value).toBe("{'x': 1, 'y': [1.5, None, True, 'é']}");
});

test("reads those of a mapped task", async () => {
  const { value } = await airflow.xCom.getXcomEntry({
    ...task,
    task_id: "mapped",
    xcom_key: "return_value",
    map_index: 2,
  });
  expect(value).toBe(6);
});

test("lists them page after page", async () => {
  const entries = await collect(airflow.xCom.getXcomEntriesAll({ ...task, limit: 2 }));
  expect(entries.map((entry) => entry.key).sort()).toEqual(["a_dict", "a_str", "an_int", "return_value", "slash/key"]);
});

testSince32.each<[string, unknown]>([
  ["null", null],
  ["false", false],
  ["a number", 1.5],
  ["text that looks like JSON", '{"a": 1}'],
  ["an object", { "a/b": [null, { ü: "\u{1F600}" }] }],
])("creates, changes and deletes %s", async (_name, value) => {
  const key = "made/by a test";
  const created = await airflow.xCom.createXcomEntry({ ...task, body: { key, value } });
  expect(created.value).toEqual(value);
  const changed = await airflow.xCom.updateXcomEntry({ ...task, xcom_key: key, body: { value: [value] } });
  expect(changed.value).toEqual([value]);
  expect(await airflow.xCom.deleteXcomEntry({ ...task, xcom_key: key })).toBeUndefined();
});
