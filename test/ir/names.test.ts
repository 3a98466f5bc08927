import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../generator/diagnostics.js";
import { camelCase, NameBook, pascalCase, words } from "../../generator/ir/names.js";

test.each<[string, string[], string, string]>([
  ["dag_run", ["dag", "run"], "dagRun", "DagRun"],
  ["DagRun", ["Dag", "Run"], "dagRun", "DagRun"],
  ["DAGRun", ["DAG", "Run"], "dagRun", "DAGRun"],
  ["Dag Run", ["Dag", "Run"], "dagRun", "DagRun"],
  ["getHTTPError2Code", ["get", "HTTP", "Error2", "Code"], "getHttpError2Code", "GetHTTPError2Code"], // prettier-ignore
  ["BulkBody_Connection_", ["Bulk", "Body", "Connection"], "bulkBodyConnection", "BulkBodyConnection"], // prettier-ignore
  ["don't stop", ["dont", "stop"], "dontStop", "DontStop"],
  ["get /dags/{dag_id}", ["get", "dags", "dag", "id"], "getDagsDagId", "GetDagsDagId"],
  ["größe", ["gr", "e"], "grE", "GrE"],
  ["v2", ["v2"], "v2", "V2"],
  ["日本", [], "", ""],
  ["", [], "", ""],
])("%j", (text, parts, camel, pascal) => {
  expect([words(text), camelCase(text), pascalCase(text)]).toEqual([parts, camel, pascal]);
});

test("a name is never longer than people and disks bear", () => {
  expect(camelCase("a_".repeat(100_000)).length).toBeLessThanOrEqual(120);
});

describe("the book of names", () => {
  test("gives a name once, whatever its case", () => {
    const book = new NameBook();
    expect(book.claim("Dag", "the schema `Dag`", "#/a")).toBe("Dag");
    expect(book.claim("Dags", "the schema `Dags`", "#/b")).toBe("Dags");
    const collide = () => book.claim("DAG", "the schema `DAG`", "#/c");
    expect(collide).toThrow(Failure);
    expect(collide).toThrow("NAME_COLLISION: the schema `Dag` and the schema `DAG` would both be called `DAG`.");
  });
});
