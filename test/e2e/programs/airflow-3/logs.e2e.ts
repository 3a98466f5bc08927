import { expect, test } from "@jest/globals";
import { collect } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow } from "./client.js";

const attempt = { dag_id: "two_bash", dag_run_id: "seed", task_id: "second", try_number: 1 };

test("reads a log as JSON", async () => {
  const { content } = await airflow.taskInstance.getLog(attempt);
  const events = content.map((line) => (typeof line === "string" ? line : line.event));
  expect(events).toContain("second: seed");
});

test("reads it line by line", async () => {
  const lines = await collect(airflow.taskInstance.getLogStream(attempt));
  expect(lines.length).toBeGreaterThan(5);
  expect(lines).toContainEqual(expect.objectContaining({ event: "second: seed" }));
});

test("reads that of a mapped task", async () => {
  const mapped = { dag_id: "push_xcom", dag_run_id: "seed", task_id: "mapped", try_number: 1 };
  const { content } = await airflow.taskInstance.getLog({ ...mapped, map_index: 1, full_content: true });
  expect(content.length).toBeGreaterThan(0);
});

test("one that does not exist is not found, either way", async () => {
  const none = { ...attempt, task_id: "none" };
  expect((await refused(airflow.taskInstance.getLog(none))).status).toBe(404);
  expect((await refused(airflow.taskInstance.getLogStream(none).next())).status).toBe(404);
});
