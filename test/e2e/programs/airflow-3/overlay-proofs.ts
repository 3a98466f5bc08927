/** What specs/airflow.overlay.yaml says of servers of Airflow 3, asked of one. */
import { expect } from "@jest/globals";
import { fresh, inPath, json, knows, type Proofs, type Proof, refusal } from "../overlay-proofs.js";

const [dagRuns, taskInstances] = [
  "/api/v2/dags/{dag_id}/dagRuns",
  "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances",
];
const seed = "/dags/two_bash/dagRuns/seed";
const second = `${seed}/taskInstances/second`;
const slow = "/dags/retried/dagRuns/seed/taskInstances/slow";
const mapped = "/dags/push_xcom/dagRuns/seed/taskInstances/mapped";

const runStates = ["queued", "running", "success", "failed"];
const taskStates = [
  ...["removed", "scheduled", "queued", "running", "success", "restarting", "failed"],
  ...["up_for_retry", "up_for_reschedule", "upstream_failed", "skipped", "deferred"],
];

export const proofs: Proofs = {
  [answer(`${dagRuns}/{dag_run_id}/wait`)]: async (ask) => {
    const { status, text } = await ask(`${seed}/wait?interval=1`);
    const lines = linesOf(text);
    expect([status, lines.length > 0]).toEqual([200, true]);
    for (const line of lines) {
      expect(runStates).toContain(line["state"]);
      expect(Object.keys(line).every((key) => ["state", "results"].includes(key))).toBe(true);
    }
  },
  [answer(`${taskInstances}/{task_id}/logs/{try_number}`)]: async (ask) => {
    const lines = linesOf((await ask(`${second}/logs/1`, { headers: { accept: "application/x-ndjson" } })).text);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatchObject({ event: expect.any(String) });
  },

  [query(dagRuns, "state")]: takesStates("/dags/~/dagRuns", "state", runStates),
  [query("/api/v2/dags", "dag_run_state")]: takesStates("/dags", "dag_run_state", runStates),
  [`$.paths['${taskInstances}','${taskInstances}/{task_id}/listMapped'].get.parameters[?@.name=='state'].schema`]:
    async (ask) => {
      await takesStates(`${seed}/taskInstances`, "state", taskStates)(ask);
      await takesStates(`${mapped}/listMapped`, "state", taskStates)(ask);
    },

  [`$.paths['${dagRuns}'].post.parameters[?@.name=='dag_id'].schema`]: async (ask) => {
    expect((await ask("/dags/two_bash/dagRuns", json("POST", { logical_date: null }))).status).toBe(200);
  },
  [`$.paths['/api/v2/dags/{dag_id}/tasks/{task_id}'].get.parameters[?@.name=='task_id'].schema`]: knows(
    "/dags/two_bash/tasks/*",
    { second: { task_id: "second" } },
    "Task",
  ),

  [inPath("dag_id")]: async (ask) => {
    await knows("/dags/*", { two_bash: { dag_id: "two_bash" } }, "Dag")(ask);
    const { task_instances } = JSON.parse((await ask("/dags/~/dagRuns/~/taskInstances?limit=100")).text) as {
      readonly task_instances: readonly { readonly dag_id: string }[];
    };
    expect(new Set(task_instances.map(({ dag_id }) => dag_id)).size).toBeGreaterThan(1);
  },
  [inPath("dag_run_id")]: async (ask) => {
    await knows("/dags/two_bash/dagRuns/*", { seed: { dag_run_id: "seed" } }, "DagRun")(ask);
    expect((await ask("/dags/two_bash/dagRuns/~/taskInstances")).text).toContain('"dag_run_id":"seed"');
  },
  [inPath("task_id")]: knows(
    `${seed}/taskInstances/*`,
    { first: { task_id: "first" }, second: { task_id: "second" } },
    "Task",
  ),
  [inPath("map_index")]: async (ask) => {
    await knows(`${mapped}/*`, { 0: { map_index: 0 }, 2: { map_index: 2 } }, "Mapped Task Instance", "3")(ask);
    await isNumber(`${mapped}/*`, "map_index")(ask);
    expect(JSON.parse((await ask(`${second}/-1/tries/1`)).text)).toMatchObject({ map_index: -1 });
  },
  [inPath("try_number", "task_try_number")]: async (ask) => {
    const tries = { 1: { try_number: 1 }, 2: { try_number: 2 } };
    for (const none of ["0", "3"]) await knows(`${slow}/tries/*`, tries, "Task Instance", none)(ask);
    for (const number of [1, 2]) expect((await ask(`${slow}/logs/${number}`)).text).toContain(`try ${number}, step 0`);
    for (const none of [0, 3]) expect(await ask(`${slow}/logs/${none}`)).toMatchObject(refusal("TaskInstance"));
  },
  [inPath("xcom_key")]: knows(
    "/dags/push_xcom/dagRuns/seed/taskInstances/push/xcomEntries/*",
    { return_value: { key: "return_value", value: [1, 2, 3] }, an_int: { key: "an_int", value: 42 } },
    "XCom",
  ),
  [inPath("variable_key")]: async (ask) => {
    const key = fresh();
    await ask("/variables", json("POST", { key, value: "x" }));
    await knows("/variables/*", { [key]: { key } }, "Variable")(ask);
    await ask(`/variables/${key}`, { method: "DELETE" });
  },
  [inPath("pool_name")]: knows("/pools/*", { default_pool: { name: "default_pool" } }, "Pool"),
  [inPath("connection_id")]: async (ask) => {
    const id = fresh();
    await ask("/connections", json("POST", { connection_id: id, conn_type: "http" }));
    await knows("/connections/*", { [id]: { connection_id: id } }, "Connection")(ask);
    await ask(`/connections/${id}`, { method: "DELETE" });
  },
  [inPath("asset_id")]: isNumberOf("/assets/*", "asset_id", "Asset"),
  [inPath("asset_alias_id")]: isNumberOf("/assets/aliases/*", "asset_alias_id", "Asset Alias"),
  [inPath("backfill_id")]: isNumberOf("/backfills/*", "backfill_id", "Backfill"),
  [inPath("event_log_id")]: async (ask) => {
    const { event_logs } = JSON.parse((await ask("/eventLogs?limit=1")).text) as {
      readonly event_logs: readonly { readonly event_log_id: number }[];
    };
    const id = event_logs[0]?.event_log_id ?? Number.NaN;
    await knows("/eventLogs/*", { [id]: { event_log_id: id } }, "Event Log", absentNumber)(ask);
  },
  [inPath("import_error_id")]: isNumberOf("/importErrors/*", "import_error_id", "ImportError"),
  [inPath("section")]: knows(
    "/config/section/*/option/dags_folder",
    { core: { sections: [{ name: "core", options: [{ key: "dags_folder" }] }] } },
    "Option",
  ),
  [inPath("option")]: knows(
    "/config/section/core/option/*",
    { dags_folder: { sections: [{ name: "core", options: [{ key: "dags_folder" }] }] } },
    "Option",
  ),
  [inPath("version_number")]: async (ask) => {
    const first = { 1: { dag_id: "two_bash", version_number: 1 } };
    for (const none of ["0", absentNumber]) await knows("/dags/two_bash/dagVersions/*", first, "DagVersion", none)(ask);
  },
  [inPath("file_token")]: async (ask) => {
    const { file_token } = JSON.parse((await ask("/dags/two_bash")).text) as { readonly file_token: string };
    // Whoever asks for a file again that nobody has parsed since is told that it was asked for.
    expect([201, 409]).toContain((await ask(`/parseDagFile/${file_token}`, { method: "PUT" })).status);
    expect(await ask(`/parseDagFile/${file_token}x`, { method: "PUT" })).toMatchObject({ status: 404 });
  },
  [inPath("group_id")]: async (ask) => {
    const asked = await ask(`${seed}/taskGroupInstances/none_such/dry_run`, json("PATCH", { new_state: "success" }));
    expect(asked).toMatchObject(refusal("Task group 'none_such'"));
  },
  [inPath("key")]: async (ask) => {
    const key = fresh();
    await ask(`${second}/state-store/${key}`, json("PUT", { value: 7 }));
    await knows(`${second}/state-store/*`, { [key]: { key, value: 7 } }, "state store key")(ask);
    await ask(`${second}/state-store/${key}`, { method: "DELETE" });
  },

  "$.components.schemas.JsonValue": async (ask) => {
    for (const value of ["string", 42, 1.5, true, null, [1, { a: null }], { a: [1] }]) {
      const key = fresh();
      expect(await ask("/variables", json("POST", { key, value }))).toMatchObject({ status: 201 });
      await ask(`/variables/${key}`, { method: "DELETE" });
    }
  },
};

function answer(path: string): string {
  return `$.paths['${path}'].get.responses['200'].content['application/x-ndjson']`;
}

function query(path: string, name: string): string {
  return `$.paths['${path}'].get.parameters[?@.name=='${name}'].schema`;
}

/** A server takes these states for a parameter, and refuses others. */
function takesStates(path: string, name: string, states: readonly string[]): Proof {
  return async (ask) => {
    for (const state of states) expect((await ask(`${path}?${name}=${state}`)).status).toBe(200);
    expect((await ask(`${path}?${name}=tomorrow`)).status).toBe(422);
  };
}

/** More than a server of these tests has of anything. */
const absentNumber = "999999";

function isNumberOf(path: string, name: string, what: string): Proof {
  return async (ask) => {
    await knows(path, {}, what, absentNumber)(ask);
    await isNumber(path, name)(ask);
  };
}

function isNumber(path: string, name: string): Proof {
  return async (ask) => {
    const { status, text } = await ask(path.replace("*", "none_such"));
    expect([status, JSON.parse(text)]).toMatchObject([422, { detail: [{ type: "int_parsing", loc: ["path", name] }] }]);
  };
}

function linesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
