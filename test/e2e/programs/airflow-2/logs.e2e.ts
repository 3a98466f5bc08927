import { expect, test } from "@jest/globals";
import { refused } from "../refused.js";
import { airflow } from "./client.js";

const attempt = { dag_id: "two_bash", dag_run_id: "seed", task_id: "second", task_try_number: 1 };

test("reads a log as JSON, whose content is the text of a Python list", async () => {
  const { content = "", continuation_token } = await airflow.taskInstance.getLog({ ...attempt, full_content: true });
  expect(content).toMatch(/^\[\(/);
  expect(content).toContain("second: seed");
  expect(continuation_token).not.toBe("");
});

test("reads it as text", async () => {
  const text = await airflow.taskInstance.getLogText({ ...attempt, full_content: true });
  expect(text.split("\n").filter((line) => line.endsWith("INFO - second: seed"))).toHaveLength(1);
});

test("reads that of a mapped task", async () => {
  const mapped = { dag_id: "push_xcom", dag_run_id: "seed", task_id: "mapped", task_try_number: 1, map_index: 1 };
  expect(await airflow.taskInstance.getLogText(mapped)).toContain("mapped");
});

test("one that does not exist is not found, either way", async () => {
  const none = { ...attempt, task_id: "none" };
  expect((await refused(airflow.taskInstance.getLog(none))).status).toBe(404);
  expect((await refused(airflow.taskInstance.getLogText(none))).status).toBe(404);
});
