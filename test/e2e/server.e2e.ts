import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startAirflow } from "./support/server.js";
import type { AirflowServer } from "./support/server.js";

/** Any version that is installed: the global setup has started servers of them. */
const [version = ""] = Object.keys(JSON.parse(process.env["E2E_SERVERS"] ?? "{}") as object);
let server: AirflowServer;

beforeAll(async () => {
  server = await startAirflow(version);
});
afterAll(() => server?.stop());

interface DagRuns {
  readonly dag_runs: readonly { readonly state: string; readonly dag_run_id: string }[];
}

test.each(["admin", "viewer"])("lets %s in, and has a finished run of each DAG", async (user) => {
  const token = await server.token(user);
  const scheme = server.major === 3 ? `Bearer ${token}` : `Basic ${Buffer.from(token).toString("base64")}`;
  const response = await fetch(`${server.url}/api/v${server.major - 1}/dags/~/dagRuns`, {
    headers: { authorization: scheme },
  });
  expect(response.status).toBe(200);
  const { dag_runs } = (await response.json()) as DagRuns;
  expect(dag_runs.map((run) => [run.dag_run_id, run.state])).toEqual(
    Array.from({ length: 5 }, () => ["seed", "success"]),
  );
});

test("is gone after stop, which may be called twice", async () => {
  await server.stop();
  await server.stop();
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
});

test("a server that cannot start says why", async () => {
  await expect(startAirflow("9.9.9")).rejects.toThrow("bad version: 9.9.9");
});
