import { describe, expect, test } from "@jest/globals";
import {
  modelName,
  operationName,
  parameterName,
  tagName,
  variableName,
} from "../../../../../generator/emit/docs/dialects/python-legacy/names.js";
import { apiClassName } from "../../../../../generator/emit/docs/reference/words.js";
import { free, keywords, locals } from "../reserved.js";

describe("names of python-legacy", () => {
  test.each([
    ["dag_id", "dag_id", "dag_id"],
    ["DAGId", "dag_id", "dagid"],
    ["getHTTPSUrl2DAGs", "get_https_url2_da_gs", "get_https_url2_dags"],
    ["order by[0]", "order_by_0", "order_by_0"],
    ["X-Rate-Limit", "x_rate_limit", "x_rate_limit"],
    ["_lead", "lead", "lead"],
    ["x__y", "x__y", "x__y"],
    ["trail_", "trail_", "trail_"],
    ["ALL_CAPS", "all_caps", "all_caps"],
    ["class", "_class", "_class"],
    ["None", "_none", "_none"],
    ["property", "_property", "_property"],
    ["schema", "schema", "schema"],
    ["1st", "_1st", "_1st"],
    ["$", "value", "value"],
    ["@type", "type", "type"],
    ["func(x)", "func_x", "func_x"],
  ])("a property %s is %s, and %s from 5.3 on", (name, old, later) => {
    expect([variableName(name, "before-5"), variableName(name, "since-5")]).toEqual([old, later]);
  });

  test("a parameter makes way for the callback of every method", () => {
    expect([parameterName("callback", "before-5"), parameterName("callbacks", "before-5")]).toEqual([
      "param_callback",
      "callbacks",
    ]);
  });

  test.each([
    ["getDag", "get_dag"],
    ["get-dag:run", "get_dag_run"],
    ["import", "call_import"],
    ["2nd op", "call_2nd_op"],
    ["a:b;c#d", "a_bcd"],
  ])("an operation %s is %s", (id, name) => {
    expect(operationName(id, "before-5")).toBe(name);
  });

  test.each([
    ["dag_run", "DagRun"],
    ["DAGRun", "DAGRun"],
    ["return", "ModelReturn"],
    ["200Response", "Model200Response"],
    ["_zeta__class", "ZetaClass"],
    ["snake_model-x.y", "SnakeModelXY"],
    ["oneOf<A,B>", "OneOfAB"],
  ])("a model %s is %s", (name, className) => {
    expect(modelName(name)).toBe(className);
  });

  test.each([
    ["DAG Run", "DAG_Run", "DAGRunApi"],
    ["X-Com2", "X_Com2", "XCom2Api"],
    ["default", "default", "DefaultApi"],
    ["ключ", "", "DefaultApi"],
  ])("a tag %s is sorted as %s and shown as %s", (tag, key, className) => {
    expect([tagName(tag), apiClassName(tagName(tag))]).toEqual([key, className]);
  });
});

describe("words that are taken", () => {
  test.each([...keywords, ...locals, "property"])("no variable is called %s", (word) => {
    const variable = `_${word.toLowerCase()}`;
    expect([variableName(word, "since-5"), variableName(word.toUpperCase(), "since-5")]).toEqual([variable, variable]);
  });

  test.each(keywords)("no operation is called %s", (word) => {
    expect(operationName(word, "since-5")).toBe(`call_${word.toLowerCase()}`);
  });

  test.each(free)("but %s is free", (word) => {
    expect([variableName(word, "since-5"), operationName(word, "since-5")]).toEqual([word, word]);
  });
});
