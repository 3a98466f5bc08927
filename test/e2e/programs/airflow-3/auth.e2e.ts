import { expect, test } from "@jest/globals";
import { AirflowClient, bearer, DAGApi, ForbiddenError, login, UnauthorizedError, VersionApi } from "airflow-client";
import { inspect } from "node:util";
import { baseUrl, fresh, tokenOf } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { testSince32 } from "./client.js";
import { admin, dagsCall, loginCall, recorder } from "./recorder.js";

test("a token", async () => {
  const token = await tokenOf("admin");
  const { total_entries } = await new DAGApi({ baseUrl, auth: bearer(token) }).getDags();
  expect(total_entries).toBe(5);
});

test("a function that gets a new token when the server refuses the old one", async () => {
  const tokens = ["eyJ.bad.one", await tokenOf("admin")];
  const dags = new DAGApi({ baseUrl, auth: bearer(() => (tokens.length > 1 ? tokens.shift() : tokens[0]) ?? "") });
  expect((await dags.getDags()).total_entries).toBe(5);
});

test("user and password: one login, shared by calls in parallel", async () => {
  const { sent, fetch } = recorder();
  const dags = new DAGApi({ baseUrl, auth: login(admin), fetch });
  await Promise.all([dags.getDags(), dags.getDags(), dags.getDags()]);
  await dags.getDags();
  expect(sent.filter((line) => line === loginCall)).toHaveLength(1);
  expect(sent.filter((line) => line === dagsCall)).toHaveLength(4);
});

test("a wrong password is said so after one try", async () => {
  const { sent, fetch } = recorder();
  const client = new AirflowClient({ baseUrl, auth: login({ username: "admin", password: "wr0ng" }), fetch });
  const error = await refused(client.dag.getDags());
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error.path).toBe("/auth/token");
  expect(error.problem.detail).toBe("Invalid credentials");
  expect(sent).toEqual([loginCall]);
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain("wr0ng");
});

test("a corrupted token is renewed by one login, and the call goes through", async () => {
  const { sent, fetch } = recorder((token, count) => (count === 1 ? `${token.slice(0, -8)}AAAAAAAA` : token));
  const { total_entries } = await new DAGApi({ baseUrl, auth: login(admin), fetch }).getDags();
  expect(total_entries).toBe(5);
  expect(sent).toEqual([loginCall, dagsCall, loginCall, dagsCall]);
});

test("tokens that are all bad end in the server's word, not in a loop", async () => {
  const { sent, fetch } = recorder((token) => `${token.slice(0, -8)}AAAAAAAA`);
  const error = await refused(new DAGApi({ baseUrl, auth: login(admin), fetch }).getDags());
  expect([error.status, error.problem.detail]).toEqual([403, "Invalid JWT token"]);
  expect(sent).toEqual([loginCall, dagsCall, loginCall, dagsCall]);
});

testSince32("a token that the server has revoked is renewed", async () => {
  const { sent, fetch } = recorder();
  const client = new AirflowClient({ baseUrl, auth: login(admin), fetch });
  await client.login.logout();
  await client.dag.getDags();
  expect(sent).toEqual([loginCall, "GET /api/v2/auth/logout", dagsCall, loginCall, dagsCall]);
});

testSince32("many calls at once with a revoked token: the 403s are followed by one login", async () => {
  const { sent, statuses, fetch } = recorder();
  const client = new AirflowClient({ baseUrl, auth: login(admin), fetch });
  await client.login.logout();
  const answers = await Promise.all(Array.from({ length: 50 }, () => client.dag.getDags()));
  expect(new Set(answers.map(({ total_entries }) => total_entries))).toEqual(new Set([5]));
  expect(sent.filter((line) => line === loginCall)).toHaveLength(2);
  expect(statuses.filter((status) => status === 403)).toHaveLength(50);
});

test.each(["admin", "op", "user", "viewer"])("the role of %s decides what it may do", async (username) => {
  const auth = login({ username, password: username });
  const client = new AirflowClient({ baseUrl, auth });
  const name = fresh(`pool-of-${username}`);
  const write = client.pool.postPool({ body: { name, slots: 1 } });
  if (username === "admin" || username === "op") {
    expect((await write).name).toBe(name);
    await client.pool.deletePool({ pool_name: name });
  } else {
    expect(await refused(write)).toBeInstanceOf(ForbiddenError);
  }
  expect((await client.dag.getDags()).total_entries).toBe(5);
});

test("a viewer who may not write is told so after one login", async () => {
  const { sent, fetch } = recorder();
  const auth = login({ username: "viewer", password: "viewer" });
  const client = new AirflowClient({ baseUrl, auth, fetch });
  expect((await client.dag.getDags()).total_entries).toBe(5);
  const error = await refused(client.pool.postPool({ body: { name: "p", slots: 1 } }));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error.problem.detail).toBe("Forbidden");
  expect(sent).toEqual([loginCall, dagsCall, "POST /api/v2/pools"]);
});

test("what needs no login works without", async () => {
  expect((await new VersionApi({ baseUrl }).getVersion()).version).toBe(globalThis.pair.server);
});

test("login and logout lead to pages, whatever the spec says of the redirects: their text comes back", async () => {
  const client = new AirflowClient({ baseUrl, auth: bearer(await tokenOf("viewer")) });
  for (const page of [await client.login.login(), await client.login.logout()]) expect(page).toMatch(/<html/i);
});
