/** Our own overlay: what each action says is asked of real servers, and it changes the spec of each release that it is for. */
import { expect, test } from "@jest/globals";
import { loadSpec } from "../../generator/index.js";
import { isFor } from "../../generator/overlay/release.js";
import { proofs as proofs2 } from "../e2e/programs/airflow-2/overlay-proofs.js";
import { proofs as proofs3 } from "../e2e/programs/airflow-3/overlay-proofs.js";
import { subjectOf } from "../e2e/programs/overlay-proofs.js";
import { type AirflowAction, airflowActions } from "../support/overlay.js";

const majorOf = ({ "x-airflow": releases }: AirflowAction) => releases?.from?.split(".")[0];

test.each([
  ["2", proofs2],
  ["3", proofs3],
])("each action for Airflow %s has a proof for servers, and each proof an action", (major, proofs) => {
  const actions = airflowActions().filter((action) => majorOf(action) === major);
  expect(Object.keys(proofs).toSorted()).toEqual([...new Set(actions.map(subjectOf))].toSorted());
});

test("each action is for releases of one major version, which it names", () => {
  const others = airflowActions().filter((action) => !["2", "3"].includes(majorOf(action) ?? ""));
  const both = airflowActions().filter((action) => majorOf(action) === "2" && isFor("3.0.0", action));
  expect([others, both]).toEqual([[], []]);
});

test.each(["2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "3.0", "3.1", "3.2", "3.3"])(
  "every action for %s changes something",
  async (airflow) => {
    const { findings } = await loadSpec({ airflow });
    expect(findings.filter(({ code }) => code.startsWith("WARN_OVERLAY"))).toEqual([]);
  },
);

test.each(["2.7", "2.8", "2.9", "2.10", "2.11", "3.0", "3.1", "3.2", "3.3"])(
  "no parameter in a path of %s is without a description",
  async (airflow) => {
    const { api } = await loadSpec({ airflow });
    const silent = api.operations.flatMap(({ id, parameters }) =>
      parameters.filter((one) => one.in === "path" && !one.description).map(({ name }) => `${id} ${name}`),
    );
    expect(silent).toEqual([]);
  },
);
