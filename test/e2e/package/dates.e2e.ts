/** A client made with `--dates date`: it gives the points in time that the server sends as text. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { airflowCodegen } from "../../support/cli.js";
import { baseUrl, collect, tokenOf } from "../support/airflow.js";

const { client, major } = globalThis.pair;
const run = { dag_id: "two_bash", dag_run_id: "seed" };
const api = `${baseUrl}/api/v${major === "3" ? 2 : 1}`;
const authorization =
  major === "3" ? `Bearer ${await tokenOf("admin")}` : `Basic ${Buffer.from("admin:admin").toString("base64")}`;

type Fields = Readonly<Record<string, unknown>>;
interface Client {
  getDagRun(config: object, params: object): Promise<Fields>;
  getDagRunsAll(config: object, params: object): AsyncIterable<Fields>;
  waitForRun(config: object, params: object): Promise<{ readonly run: Fields }>;
  commonAirflow(config: object): { run(params: object): Promise<Fields> };
  bearer(token: string): unknown;
  basic(user: object): unknown;
}

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-dates-"));
let made: Client;
let config: object;
beforeAll(async () => {
  const args = ["generate", "--airflow", client, "--out", folder, "--dates", "date", "--build", "--quiet"];
  expect(await airflowCodegen(args, { cwd: folder })).toMatchObject({ exitCode: 0, stderr: "" });
  // One after the other: jest does not link two graphs that share modules at once.
  const all = await built("index.js");
  const operations = await built("operations/index.js");
  made = { ...all, ...operations } as Client;
  const auth =
    major === "3" ? made.bearer(authorization.slice(7)) : made.basic({ username: "admin", password: "admin" });
  config = { baseUrl, auth };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function built(file: string): Promise<Partial<Client>> {
  return import(pathToFileURL(join(folder, "dist/esm", file)).href) as Promise<Partial<Client>>;
}

const dates = ["logical_date", "start_date", "end_date", "data_interval_start", "data_interval_end"];

/** The run as the server sends it. */
async function sent(): Promise<Fields> {
  const path = `${api}/dags/${run.dag_id}/dagRuns/${run.dag_run_id}`;
  return (await (await fetch(path, { headers: { authorization } })).json()) as Fields;
}

test("a run, alone and in a list, has its dates to the millisecond", async () => {
  const raw = await sent();
  expect(typeof raw["start_date"]).toBe("string");
  const one = await made.getDagRun(config, run);
  const [listed] = (await collect(made.getDagRunsAll(config, run))).filter(
    ({ dag_run_id }) => dag_run_id === run.dag_run_id,
  );
  for (const found of [one, listed ?? {}])
    for (const name of dates)
      expect(found[name]).toEqual(typeof raw[name] === "string" ? new Date(raw[name]) : raw[name]);
  expect(one["conf"]).toEqual(raw["conf"]);
});

test("so has the run that one waits for; the facade of both majors has texts", async () => {
  expect((await made.waitForRun(config, run)).run["start_date"]).toBeInstanceOf(Date);
  const { start_date } = await made.commonAirflow(config).run(run);
  expect(start_date).toBe(((await made.getDagRun(config, run))["start_date"] as Date).toISOString());
});
