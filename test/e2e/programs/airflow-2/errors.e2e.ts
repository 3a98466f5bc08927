import { expect, test } from "@jest/globals";
import {
  AirflowClient,
  BadRequestError,
  basic,
  ConflictError,
  DAGApi,
  ForbiddenError,
  isApiError,
  NetworkError,
  NotFoundError,
  TimeoutError,
  UnauthorizedError,
} from "airflow-client";
import type { AuthRequest, GetDagErrors } from "airflow-client";
import { inspect } from "node:util";
import { baseUrl } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow, clientOf } from "./client.js";

const getDag = (client: AirflowClient) => client.dag.getDag({ dag_id: "two_bash" });

test("401 without credentials, and with a token, which this server does not take", async () => {
  const error = await refused(getDag(new AirflowClient({ baseUrl })));
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error.problem).toMatchObject({ status: 401, title: "Unauthorized", detail: "Unauthorized" });
  expect(error.problem.type).toContain("Unauthenticated");
  const bearer = { authorize: ({ headers }: AuthRequest) => headers.set("authorization", "Bearer eyJ.s3cret") };
  expect((await refused(getDag(new AirflowClient({ baseUrl, auth: bearer })))).status).toBe(401);
});

test("401 with a wrong password", async () => {
  const client = new AirflowClient({ baseUrl, auth: basic({ username: "admin", password: "wr0ng" }) });
  expect((await refused(getDag(client))).status).toBe(401);
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain("wr0ng");
});

test("403 for a viewer who writes", async () => {
  const viewer = clientOf("viewer");
  expect((await getDag(viewer)).dag_id).toBe("two_bash");
  const error = await refused(viewer.variable.postVariables({ body: { key: "k", value: "s3cret" } }));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error.problem.detail).toBe("Forbidden");
});

test("404, typed", async () => {
  const error = await refused(airflow.dag.getDag({ dag_id: "none" }));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error.message).toMatch(/^404 NOT FOUND from GET http\S+\/api\/v1\/dags\/none/);
  if (!isApiError<GetDagErrors>(error) || error.status !== 404) throw error;
  expect(error.body.title).toBe(error.problem.title);
});

test("409: the reason, and not what was sent", async () => {
  const body = { connection_id: "twice", conn_type: "http", password: "s3cret" };
  const create = () => airflow.connection.postConnection({ body });
  await airflow.connection.deleteConnection({ connection_id: "twice" }).catch(() => undefined);
  await create();
  const error = await refused(create());
  await airflow.connection.deleteConnection({ connection_id: "twice" });
  expect(error).toBeInstanceOf(ConflictError);
  expect(error.problem.detail).toBe("Connection already exist. ID: twice");
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    "a query",
    () => airflow.dag.getDags({ limit: "s3cret" as unknown as number }),
    /'integer' for query parameter 'limit'/,
  ],
  ["a body", () => airflow.pool.postPool({ body: { name: "p", slots: "many" as unknown as number } }), /integer/i],
  [
    "a mask",
    () => airflow.pool.patchPool({ pool_name: "default_pool", update_mask: ["no"], body: { name: "p" } }),
    /./,
  ],
])("400 for %s", async (_name, call, detail) => {
  const error = await refused(call());
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error.problem.detail).toMatch(detail);
});

test("404 with HTML, the base being wrong", async () => {
  const { monitoring } = new AirflowClient({ baseUrl: `${baseUrl}/nowhere` });
  expect((await refused(monitoring.getVersion())).status).toBe(404);
});

test("nobody there, no time, no longer wanted", async () => {
  const nobody = new DAGApi({ baseUrl: "http://127.0.0.1:9", retries: 0 });
  await expect(nobody.getDags()).rejects.toThrow(NetworkError);
  await expect(airflow.dag.getDags({}, { timeout: 1 })).rejects.toThrow(TimeoutError);
  const reason = new Error("enough");
  await expect(airflow.dag.getDags({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
