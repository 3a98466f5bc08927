/** Our own overlay: what each action says is asked of real servers, and it changes the spec of each release that it is for. */
import { expect, test } from "@jest/globals";
import { loadSpec } from "../../generator/index.js";
import { proofs, subjectOf } from "../e2e/programs/airflow-3/overlay-proofs.js";
import { airflowActions } from "../support/overlay.js";

test("each action has a proof for servers, and each proof an action", () => {
  const subjects = new Set(airflowActions().map(({ target }) => subjectOf(target)));
  expect(Object.keys(proofs).toSorted()).toEqual([...subjects].toSorted());
});

test.each(["2.11", "3.0", "3.1", "3.2", "3.3"])("every action for %s changes something", async (airflow) => {
  const { findings } = await loadSpec({ airflow });
  expect(findings.filter(({ code }) => code.startsWith("WARN_OVERLAY"))).toEqual([]);
});

test.each(["3.0", "3.1", "3.2", "3.3"])("no parameter in a path of %s is without a description", async (airflow) => {
  const { api } = await loadSpec({ airflow });
  const silent = api.operations.flatMap(({ id, parameters }) =>
    parameters.filter((one) => one.in === "path" && !one.description).map(({ name }) => `${id} ${name}`),
  );
  expect(silent).toEqual([]);
});
