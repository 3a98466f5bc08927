/** What specs/airflow.overlay.yaml says of servers, asked of a server. */
import { beforeAll, expect, test } from "@jest/globals";
import { isFor } from "../../../../generator/overlay/release.js";
import { airflowActions } from "../../../support/overlay.js";
import { baseUrl, collect, tokenOf } from "../../support/airflow.js";
import { airflow } from "./client.js";
import { type Ask, proofs, subjectOf } from "./overlay-proofs.js";

let token = "";
beforeAll(async () => (token = await tokenOf("admin")));

const ask: Ask = async (path, init = {}) => {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(`${baseUrl}/api/v2${path}`, { ...init, headers });
  return { status: response.status, text: await response.text() };
};

const actions = airflowActions().filter((action) => isFor(globalThis.pair.server, action));
const subjects = [...new Set(actions.map(({ target }) => subjectOf(target)))];

test.each(subjects)("%s", async (subject) => {
  const proof = proofs[subject];
  if (proof === undefined) throw new Error("This action of the overlay has no proof.");
  await proof(ask);
});

test("the client reads what the overlay says", async () => {
  const stream = airflow.taskInstance.getLogStream({
    dag_id: "two_bash",
    dag_run_id: "seed",
    task_id: "second",
    try_number: 1,
  });
  expect(await collect(stream)).toContainEqual(expect.objectContaining({ event: "second: seed" }));
});
