/** What specs/airflow.overlay.yaml says of servers of Airflow 3, asked of one. */
import { expect, test } from "@jest/globals";
import { collect, tokenOf } from "../../support/airflow.js";
import { overlayTests } from "../overlay.js";
import { airflow } from "./client.js";
import { proofs } from "./overlay-proofs.js";

overlayTests(proofs, { version: "v2", authorization: async () => `Bearer ${await tokenOf("admin")}` });

test("the client reads what the overlay says", async () => {
  const stream = airflow.taskInstance.getLogStream({
    dag_id: "two_bash",
    dag_run_id: "seed",
    task_id: "second",
    try_number: 1,
  });
  expect(await collect(stream)).toContainEqual(expect.objectContaining({ event: "second: seed" }));
});
