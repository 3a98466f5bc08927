import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { join } from "node:path";
import { baseUrl, tokenOf } from "../support/airflow.js";
import type { Example } from "./examples.js";
import { examplesOf, programsIn, writePrograms } from "./examples.js";

const { folder, major } = globalThis.pair;

/** What stands for something of the reader's own, and what the server of the tests has there. */
const names: Readonly<Record<string, string>> = {
  "http://localhost:8080": baseUrl,
  dag_id_example: "push_xcom",
  my_dag: "two_bash",
  my_run: "seed",
  my_task: "first",
  dag_run_id_example: "seed",
  xcom_key_example: "a_dict",
  pool_name_example: "default_pool",
  section_example: "core",
  option_example: "dags_folder",
  role_name_example: "Admin",
  username_example: "admin",
  YOUR_TOKEN: major === "3" ? await tokenOf("admin") : "none",
};

/** Programs that do not end well, and how: the status they print, or the error they throw. All others must end well. */
const failures: Readonly<Record<string, number | string>> = {
  ...Object.fromEntries(
    [
      // No DAG of the tests has any of these.
      ...["AssetApi.getAsset", "AssetApi.getAssetAlias", "AssetApi.getDagAssetQueuedEvent", "BackfillApi.getBackfill"],
      ...["AssetStateStoreApi.listAssetStateStore", "AssetStateStoreApi.getAssetStateStore"],
      ...["DatasetApi.getDataset", "DatasetApi.getDatasetQueuedEvents"],
      ...["DatasetApi.getDagDatasetQueuedEvent", "DatasetApi.getDagDatasetQueuedEvents"],
      ...[
        "TaskInstanceApi.getHitlDetail",
        "TaskInstanceApi.getHitlDetailTryDetail",
        "TaskStateStoreApi.getTaskStateStore",
      ],
      ...["ImportErrorApi.getImportError", "ConnectionApi.getConnection", "ConnectionApi.getConnectionTest"],
      "VariableApi.getVariable",
      // Its file is named by a token that only the server makes.
      ...(major === "2" ? ["DAGApi.getDagSource"] : []),
    ].map((name) => [name, 404]),
  ),
  // Airflow 2 of the tests is not set up for these schemes.
  ...(major === "2" ? { "README.GoogleOpenId": "UnauthorizedError 401", "README.Kerberos": "ConfigError" } : {}),
  // Node is no page.
  "README.Plugins of the UI": "ConfigError",
  // Nobody's scheme.
  "README.A scheme of your own": "UnauthorizedError 401",
  // Logs are on the disk, not elsewhere.
  "TaskInstanceApi.getExternalLogUrl": 400,
};

function here({ name, text }: Example): Example {
  const task = /Mapped|Hitl|ByMapIndex/.test(name) ? "mapped" : "push";
  const all = { ...names, task_id_example: task };
  const replaced = text.replace(/"([^"\n]*)"/g, (whole, word: string) =>
    Object.hasOwn(all, word) ? JSON.stringify((all as Record<string, string>)[word]) : whole,
  );
  return { name, text: replaced };
}

const variables = {
  AIRFLOW_BASE_URL: baseUrl,
  ...(major === "3"
    ? { AIRFLOW_TOKEN: names["YOUR_TOKEN"] }
    : { AIRFLOW_USERNAME: "admin", AIRFLOW_PASSWORD: "admin" }),
};
beforeAll(() => void Object.assign(process.env, variables));
afterAll(() => {
  for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** Runs a program by importing it: the status it prints, the name of what it throws, or nothing. */
async function failureOf(file: string): Promise<unknown> {
  jest.spyOn(console, "log").mockReturnValue();
  const { mock } = jest.spyOn(console, "error").mockReturnValue();
  try {
    await import(file);
  } catch (error) {
    const { name, status = "" } = error as Error & { status?: number };
    return `${name} ${status}`.trim();
  }
  return mock.calls[0]?.[0];
}

const examples = examplesOf(folder, "GET");
const readme = programsIn(join(folder, "README.md"));

test("the docs have programs", () => {
  expect(examples.length).toBeGreaterThan(40);
  expect(readme.length).toBeGreaterThan(5);
});

test.each([...writePrograms(join(folder, "run"), [...examples, ...readme].map(here))])("%s", async (name, file) => {
  expect(await failureOf(file)).toBe(failures[name]);
});
