/** What specs/airflow.overlay.yaml says of servers of Airflow 2, asked of one. `E2E_PAIRS=2.7.3,2.9.3,2.10.5` asks older ones. */
import { expect } from "@jest/globals";
import { type Ask, fresh, inPath, json, knows, type Proofs } from "../overlay-proofs.js";

const schemas = "$.components.schemas";
const core = { sections: [{ name: "core", options: [{ key: "dags_folder" }] }] };

export const proofs: Proofs = {
  [`${schemas}.DAGDetail.allOf[1].properties`]: async (ask) => {
    const dag = await answer(ask, "/dags/two_bash/details");
    expect(dag).toMatchObject({ dag_id: "two_bash", template_searchpath: null });
    expect(dag).not.toHaveProperty("template_search_path");
  },
  [`${schemas}.DagWarningCollection.allOf[0].properties`]: async (ask) => {
    expect(await answer(ask, "/dagWarnings")).toEqual({ dag_warnings: [], total_entries: 0 });
  },
  [`${schemas}.TaskInstanceHistoryCollection.allOf[0].properties`]: async (ask) => {
    const tries = await answer(ask, "/dags/retried/dagRuns/seed/taskInstances/slow/tries");
    expect(tries).toMatchObject({ task_instances: [{ try_number: 1 }, { try_number: 2 }], total_entries: 2 });
    expect(tries).not.toHaveProperty("task_instances_history");
  },
  [`${schemas}.UserCollectionItem.properties`]: async (ask) => {
    const user = await answer(ask, "/users/viewer");
    expect(user).toHaveProperty("fail_login_count");
    expect(user).not.toHaveProperty("failed_login_count");
  },
  [`${schemas}.Task.properties`]: async (ask) => {
    const bash = { operator_name: "BashOperator", params: {} };
    expect(await answer(ask, "/dags/two_bash/tasks/second")).toMatchObject(bash);
    const greet = { operator_name: "@task", params: { name: { value: "world" }, count: { schema: { minimum: 0 } } } };
    expect(await answer(ask, "/dags/with_params/tasks/greet")).toMatchObject(greet);
  },
  [`${schemas}.TaskCollection.properties`]: async (ask) => {
    expect(await answer(ask, "/dags/two_bash/tasks")).toMatchObject({ total_entries: 2 });
  },
  [`${schemas}.VariableCollectionItem.properties`]: async (ask) => {
    const key = fresh();
    await ask("/variables", json("POST", { key, value: "listed" }));
    const { variables } = (await answer(ask, "/variables?limit=100")) as { readonly variables: readonly unknown[] };
    await ask(`/variables/${key}`, { method: "DELETE" });
    expect(variables).toContainEqual({ key, value: "listed", description: null });
  },
  [`${schemas}.Error.properties.detail`]: async (ask) => {
    const error = await answer(ask, "/dags/two_bash/dagRuns/seed/taskInstances/second/listMapped");
    expect(error).toMatchObject({ status: 404, detail: null, title: expect.stringContaining("second") });
  },
  [inPath("section")]: knows("/config/section/*/option/dags_folder", { core }, "none_such/dags_folder"),
  [inPath("option")]: knows("/config/section/core/option/*", { dags_folder: core }, "core/none_such"),
};

async function answer(ask: Ask, path: string): Promise<unknown> {
  return JSON.parse((await ask(path)).text);
}
