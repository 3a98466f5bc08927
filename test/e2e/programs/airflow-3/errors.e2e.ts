import { expect, test } from "@jest/globals";
import {
  AirflowClient,
  bearer,
  ConflictError,
  DAGApi,
  ForbiddenError,
  isApiError,
  NetworkError,
  NotFoundError,
  TimeoutError,
  UnauthorizedError,
} from "airflow-client";
import type { GetDagErrors } from "airflow-client";
import { baseUrl } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow, clientOf } from "./client.js";

const getDag = (client: AirflowClient) => client.dag.getDag({ dag_id: "two_bash" });

test("401 without credentials", async () => {
  const error = await refused(getDag(new AirflowClient({ baseUrl })));
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error.problem).toMatchObject({ status: 401, detail: "Not authenticated" });
});

test("403 with a bad token, which the message does not show", async () => {
  const error = await refused(getDag(new AirflowClient({ baseUrl, auth: bearer("eyJ.s3cret.s3cret") })));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error.problem.detail).toBe("Invalid JWT token");
});

test("403 for a viewer who writes", async () => {
  const body = { key: "k", value: "s3cret" };
  const error = await refused(clientOf("viewer").variable.postVariable({ body }));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error.problem.detail).toBe("Forbidden");
});

test("404, typed", async () => {
  const error = await refused(airflow.dag.getDag({ dag_id: "none" }));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error.message).toMatch(
    /^404 Not Found from GET http\S+\/api\/v2\/dags\/none: The Dag with ID: `none` was not found$/,
  );
  if (!isApiError<GetDagErrors>(error) || error.status !== 404) throw error;
  expect(error.body.detail).toBe(error.problem.detail);
});

test("409: the reason, and not what was sent", async () => {
  await airflow.variable.deleteVariable({ variable_key: "twice" }).catch(() => undefined);
  const create = () => airflow.variable.postVariable({ body: { key: "twice", value: "s3cret" } });
  await create();
  const error = await refused(create());
  await airflow.variable.deleteVariable({ variable_key: "twice" });
  expect(error).toBeInstanceOf(ConflictError);
  expect(error.problem.detail).toContain("already exists");
});

test("409 of a unique constraint: its statement and parameters stay out of the message", async () => {
  const create = () =>
    airflow.connection.postConnection({ body: { connection_id: "twice", conn_type: "http", password: "s3cret" } });
  await airflow.connection.deleteConnection({ connection_id: "twice" }).catch(() => undefined);
  await create();
  const error = await refused(create());
  await airflow.connection.deleteConnection({ connection_id: "twice" });
  expect(error.status).toBe(409);
  expect(error.problem.detail).toMatch(/unique constraint/i);
  expect(error.message).not.toContain("INSERT");
});

test("422 with a list: places and reasons, not the values", async () => {
  const body = { connection_id: "c", conn_type: "http", port: "s3cret" as unknown as number };
  const error = await refused(airflow.connection.postConnection({ body }));
  expect(error.status).toBe(422);
  expect(error.problem.errors).toEqual([{ path: "body.port", message: expect.stringContaining("valid integer") }]);
  expect(error.problem.detail).toMatch(/^body\.port: /);
});

test("422 with text", async () => {
  const error = await refused(airflow.dagRun.getDagRuns({ dag_id: "~", state: ["nonsense"] }));
  expect(error.status).toBe(422);
  expect(error.problem.detail).toContain("Invalid value for state");
  expect(error.problem.errors).toEqual([]);
});

test("400", async () => {
  const error = await refused(airflow.pool.deletePool({ pool_name: "default_pool" }));
  expect([error.status, error.problem.detail]).toEqual([400, "Default Pool can't be deleted"]);
});

test("404 of an unknown API path, the base being wrong", async () => {
  const { version } = new AirflowClient({ baseUrl: `${baseUrl}/api` });
  const error = await refused(version.getVersion());
  expect([error.status, error.problem.detail]).toEqual([404, "API route not found"]);
});

test("200 with HTML, the base being wrong: it says what came, not what was in it", async () => {
  const { version } = new AirflowClient({ baseUrl: `${baseUrl}/nowhere` });
  await expect(version.getVersion()).rejects.toMatchObject({
    name: "DecodeError",
    message: expect.stringMatching(/is baseUrl right/),
  });
});

test("nobody there, no time, no longer wanted", async () => {
  const nobody = new DAGApi({ baseUrl: "http://127.0.0.1:9", retries: 0 });
  await expect(nobody.getDags()).rejects.toThrow(NetworkError);
  await expect(airflow.dag.getDags({}, { timeout: 1 })).rejects.toThrow(TimeoutError);
  const reason = new Error("enough");
  await expect(airflow.dag.getDags({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
