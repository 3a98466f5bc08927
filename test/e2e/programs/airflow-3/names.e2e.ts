import { afterEach, describe, expect, test } from "@jest/globals";
import { ParameterError } from "airflow-client";
import { collect } from "../../support/airflow.js";
import { refused } from "../refused.js";
import { airflow, clientOf, testSince32 } from "./client.js";

/** What a path must carry without taking it for its own. */
const awkward = ["a/b", "ü", "a b", "50%", "%2F", "a?b#c", "a+b", "semi;colon", "\u{1F600}", "...", "~"];

const ignored = (): void => undefined;

describe.each(awkward)("%s as a name", (name) => {
  afterEach(async () => {
    await airflow.variable.deleteVariable({ variable_key: name }).catch(ignored);
    await airflow.pool.deletePool({ pool_name: name }).catch(ignored);
  });

  test("of a variable", async () => {
    const { variable } = airflow;
    await variable.postVariable({ body: { key: name, value: "old é", description: "before" } });
    const found = await variable.getVariable({ variable_key: name });
    expect([found.key, found.value]).toEqual([name, "old é"]);
    const params = { variable_key: name, body: { key: name, value: "new", description: "after" } };
    const described = await variable.patchVariable({ ...params, update_mask: ["description"] });
    expect([described.description, described.value]).toEqual(["after", "old é"]);
    const both = await variable.patchVariable({ ...params, update_mask: ["description", "value"] });
    expect([both.description, both.value]).toEqual(["after", "new"]);
    expect(await variable.deleteVariable({ variable_key: name })).toBeUndefined();
    expect((await refused(variable.getVariable({ variable_key: name }))).status).toBe(404);
  });

  test("of a pool", async () => {
    const { pool } = airflow;
    const made = await pool.postPool({ body: { name, slots: 2, description: null } });
    expect(made).toMatchObject({ name, slots: 2, description: null });
    expect(await pool.getPool({ pool_name: name })).toEqual(made);
    const changed = await pool.patchPool({
      pool_name: name,
      body: { pool: name, slots: 3, description: "d", include_deferred: true },
    });
    expect(changed).toMatchObject({ name, slots: 3, description: "d", include_deferred: true });
    expect(await pool.deletePool({ pool_name: name })).toBeUndefined();
    expect((await refused(pool.getPool({ pool_name: name }))).status).toBe(404);
  });
});

describe.each(["ü", "a.b-c_d", "..."])("%s as a name", (connection_id) => {
  test("of a connection, whose password never comes back", async () => {
    const { connection } = airflow;
    await connection.deleteConnection({ connection_id }).catch(ignored);
    const body = { connection_id, conn_type: "http", host: "h", port: 80, password: "s3cret", extra: '{"k":"v"}' };
    const made = await connection.postConnection({ body });
    expect(made).toMatchObject({ connection_id, host: "h", port: 80, login: null });
    expect(JSON.stringify(made)).not.toContain("s3cret");
    const changed = await connection.patchConnection({
      connection_id,
      update_mask: ["host", "port"],
      body: { connection_id, conn_type: "http", host: null, port: 81, login: "not in the mask" },
    });
    expect(changed).toMatchObject({ host: null, port: 81, login: null });
    expect(await connection.deleteConnection({ connection_id })).toBeUndefined();
  });
});

test("a connection with a name that Airflow refuses", async () => {
  const body = { connection_id: "a/b", conn_type: "http", password: "s3cret" };
  const error = await refused(airflow.connection.postConnection({ body }));
  expect(error.status).toBe(422);
  expect(error.problem.errors[0]?.path).toBe("body.connection_id");
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

testSince32.each<[string, unknown]>([
  ["an object", { x: ["é", null] }],
  ["a list", [1.5, true]],
  ["null", null],
])("a variable that is %s is kept as the text of it", async (_name, value) => {
  const key = "a JSON value";
  const made = await airflow.variable.postVariable({ body: { key, value } });
  await airflow.variable.deleteVariable({ variable_key: key });
  expect(JSON.parse(made.value ?? "null")).toEqual(value);
});

test("goes through variables, one a page", async () => {
  const keys = ["page/1", "page/2", "page/3"];
  for (const key of keys) await airflow.variable.postVariable({ body: { key, value: key } });
  const found = await collect(
    airflow.variable.getVariablesAll({ variable_key_pattern: "page/%", limit: 1, order_by: ["key"] }),
  );
  for (const variable_key of keys) await airflow.variable.deleteVariable({ variable_key });
  expect(found.map((item) => item.key)).toEqual(keys);
});
