import { afterEach, describe, expect, test } from "@jest/globals";
import { ParameterError, ServerError } from "airflow-client";
import { collect, fresh } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow, clientOf } from "./client.js";

/** What a path must carry without taking it for its own. */
const awkward = ["ü", "a b", "50%", "a?b#c", "a+b", "semi;colon", "\u{1F600}", "...", "~"];

const ignored = (): void => undefined;

describe.each(["a/b", ...awkward])("%s as a name", (key) => {
  afterEach(() => airflow.variable.deleteVariable({ variable_key: key }).catch(ignored));

  test("of a variable", async () => {
    const { variable } = airflow;
    await variable.postVariables({ body: { key, value: '{"x":"é"}', description: "before" } });
    const found = await variable.getVariable({ variable_key: key });
    expect(found).toEqual({ key, value: '{"x":"é"}', description: "before" });
    const body = { key, value: "new", description: "after" };
    // The mask cannot name the value on this server.
    const described = await variable.patchVariable({ variable_key: key, update_mask: ["description"], body });
    expect([described.description, described.value]).toEqual(["after", '{"x":"é"}']);
    expect((await variable.patchVariable({ variable_key: key, body })).value).toBe("new");
    expect(await variable.deleteVariable({ variable_key: key })).toBeUndefined();
    expect((await refused(variable.getVariable({ variable_key: key }))).status).toBe(404);
  });
});

describe.each(awkward)("%s as a name", (name) => {
  afterEach(() => airflow.pool.deletePool({ pool_name: name }).catch(ignored));

  test("of a pool; several names in a mask are one value with commas", async () => {
    const { pool } = airflow;
    const made = await pool.postPool({ body: { name, slots: 2 } });
    expect(made).toMatchObject({ name, slots: 2, description: null });
    expect(await pool.getPool({ pool_name: name })).toEqual(made);
    const body = { name, slots: 3, description: "d", include_deferred: true };
    const masked = await pool.patchPool({ pool_name: name, update_mask: ["slots", "description"], body });
    expect(masked).toMatchObject({ name, slots: 3, description: "d", include_deferred: false });
    expect(await pool.deletePool({ pool_name: name })).toBeUndefined();
    expect((await refused(pool.getPool({ pool_name: name }))).status).toBe(404);
  });
});

test("a slash in the name of a pool is more than this server can find again", async () => {
  const name = fresh("a/b");
  expect((await airflow.pool.postPool({ body: { name, slots: 2 } })).name).toBe(name);
  expect((await refused(airflow.pool.getPool({ pool_name: name }))).status).toBe(404);
});

test.each(["a.b-c_d", "..."])(
  "%s as a name of a connection, whose password never comes back",
  async (connection_id) => {
    const { connection } = airflow;
    await connection.deleteConnection({ connection_id }).catch(ignored);
    const body = { connection_id, conn_type: "http", host: "h", port: 80, password: "s3cret", extra: '{"k":"v"}' };
    const made = await connection.postConnection({ body });
    expect(made).toMatchObject({ connection_id, host: "h", port: 80, login: null });
    expect(JSON.stringify(made)).not.toContain("s3cret");
    const changed = await connection.patchConnection({
      connection_id,
      update_mask: ["host", "port"],
      body: { connection_id, conn_type: "http", host: "new", port: 81, login: "not in the mask" },
    });
    expect(changed).toMatchObject({ host: "new", port: 81, login: null });
    expect(await connection.deleteConnection({ connection_id })).toBeUndefined();
  },
);

test("a connection with a name that Airflow refuses", async () => {
  const body = { connection_id: "a/b", conn_type: "http", password: "s3cret" };
  const error = await refused(airflow.connection.postConnection({ body }));
  expect([error.status, error.problem.title]).toEqual([400, "Bad Request"]);
});

test("a name that the server trips over: a page of HTML, of which the error shows nothing", async () => {
  const body = { connection_id: "ü", conn_type: "http", password: "s3cret" };
  const error = await refused(airflow.connection.postConnection({ body }));
  expect(error).toBeInstanceOf(ServerError);
  expect(error.problem).toMatchObject({ status: 500, detail: "" });
});

test.each([".", "..", ""])("%j would leave the path: nothing is sent", async (name) => {
  const sent: string[] = [];
  const { variable, pool, connection } = clientOf("admin", {
    fetch: (input) => {
      sent.push(String(input));
      return Promise.reject(new Error("sent"));
    },
  });
  await expect(variable.getVariable({ variable_key: name })).rejects.toThrow(ParameterError);
  await expect(pool.deletePool({ pool_name: name })).rejects.toThrow(ParameterError);
  await expect(connection.getConnection({ connection_id: name })).rejects.toThrow(ParameterError);
  expect(sent).toEqual([]);
});

test("goes through variables, one a page", async () => {
  const keys = ["page/1", "page/2", "page/3"];
  for (const key of keys) await airflow.variable.postVariables({ body: { key, value: key } });
  const found = await collect(airflow.variable.getVariablesAll({ limit: 1, order_by: "key" }));
  for (const variable_key of keys) await airflow.variable.deleteVariable({ variable_key });
  expect(found.map((item) => item.key)).toEqual(expect.arrayContaining(keys));
});
