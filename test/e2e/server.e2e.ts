import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { airflowVersions, startAirflow } from "./support/server.js";
import type { AirflowServer } from "./support/server.js";

/** Where a server shows its own spec, to anybody. */
const specPaths = { 3: ["/openapi.json"], 2: ["/api/v1/openapi.yaml", "/api/v1/openapi.json"] } as const;
const apiPath = { 3: "/api/v2", 2: "/api/v1" } as const;
const openapi = { 3: "3.1.0", 2: "3.0.3" } as const;

interface Spec {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, unknown>>;
}
interface DagRuns {
  readonly dag_runs: readonly { readonly state: string; readonly dag_run_id: string }[];
}

describe.each(airflowVersions)("Airflow %s", (version) => {
  let server: AirflowServer;
  beforeAll(async () => {
    server = await startAirflow(version);
  });
  afterAll(() => server?.stop());

  const specs = (): Promise<Spec[]> =>
    Promise.all(
      specPaths[server.major].map(async (path) => {
        const response = await fetch(server.url + path);
        expect(response.status).toBe(200);
        return parse(await response.text(), { maxAliasCount: -1 }) as Spec;
      }),
    );

  test("serves its spec without login, the same in every format", async () => {
    const [first, ...others] = await specs();
    expect(first?.openapi).toBe(openapi[server.major]);
    expect(Object.keys(first?.paths ?? {}).length).toBeGreaterThan(50);
    for (const other of others) expect(other).toEqual(first);
  });

  test("wants a login for the API", async () => {
    const response = await fetch(`${server.url}${apiPath[server.major]}/dags`);
    expect(response.status).toBe(401);
  });

  test.each(["admin", "viewer"])("lets %s in, and has a finished run of each DAG", async (user) => {
    const token = await server.token(user);
    const scheme = server.major === 3 ? `Bearer ${token}` : `Basic ${Buffer.from(token).toString("base64")}`;
    const response = await fetch(`${server.url}${apiPath[server.major]}/dags/~/dagRuns`, {
      headers: { authorization: scheme },
    });
    expect(response.status).toBe(200);
    const { dag_runs } = (await response.json()) as DagRuns;
    expect(dag_runs.map((run) => [run.dag_run_id, run.state])).toEqual(
      Array.from({ length: 4 }, () => ["seed", "success"]),
    );
  });

  test("is gone after stop, which may be called twice", async () => {
    await server.stop();
    await server.stop();
    await expect(fetch(server.url)).rejects.toThrow("fetch failed");
  });
});

test("a server that cannot start says why", async () => {
  await expect(startAirflow("9.9.9")).rejects.toThrow("bad version: 9.9.9");
});
