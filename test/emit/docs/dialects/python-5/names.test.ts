import { describe, expect, test } from "@jest/globals";
import {
  apiModuleName,
  className,
  moduleName,
  operationName,
  parameterName,
  tagName,
  variableName,
} from "../../../../../generator/emit/docs/dialects/python-5/names.js";
import { releaseOf } from "../../../../../generator/emit/docs/dialects/python-5/releases.js";
import { nextName } from "../../../../../generator/emit/docs/reference/unique-names.js";
import { apiClassName } from "../../../../../generator/emit/docs/reference/words.js";
import { free, keywords, locals } from "../reserved.js";

describe("names of python-5", () => {
  test.each([
    ["DAG", "DAG", "dag"],
    ["DAGRun", "DAGRun", "dag_run"],
    ["dag_run-x", "DagRunX", "dag_run_x"],
    ["DAGRunURLv2", "DAGRunURLv2", "dag_run_urlv2"],
    ["return", "ModelReturn", "model_return"],
    ["None", "ModelNone", "model_none"],
    ["2nd", "Model2nd", "model2nd"],
    ["a.b c", "ABC", "abc"],
  ])("schema %s: class %s in module %s", (schema, name, module) => {
    expect(className(schema)).toBe(name);
    expect(moduleName(schema)).toBe(module);
  });

  test.each([
    ["dagId", "dag_id"],
    ["DAGId", "dagid"],
    ["X-Rate-Limit", "x_rate_limit"],
    ["order by[0]", "order_by_0"],
    ["_lead", "lead"],
    ["trail_", "trail_"],
    ["x__y", "x__y"],
    ["ALL_CAPS", "all_caps"],
    ["class", "_class"],
    ["From", "_from"],
    ["1st", "_1st"],
    ["schema", "schema"],
  ])("property %s: %s", (given, want) => {
    expect(variableName(given)).toBe(want);
  });

  test("a parameter is not called callback", () => {
    expect(parameterName("callback")).toBe("param_callback");
    expect(parameterName("dagId")).toBe("dag_id");
  });

  test.each([
    ["get_dag", "get_dag"],
    ["getHTTPSUrl2DAGs", "get_https_url2_dags"],
    ["import", "call_import"],
    ["2nd op", "call_2nd_op"],
    ["get-dag:run", "get_dag_run"],
  ])("operation %s: %s", (given, want) => {
    expect(operationName(given)).toBe(want);
  });

  test.each([
    ["DAG Run Thing", "DAGRunThingApi", "dag_run_thing_api"],
    ["X-Com2", "XCom2Api", "x_com2_api"],
    ["default", "DefaultApi", "default_api"],
    ["!", "DefaultApi", "_api"],
  ])("tag %s: %s in module %s", (tag, name, module) => {
    expect(apiClassName(tagName(tag))).toBe(name);
    expect(apiModuleName(tagName(tag), { namesEmptyTags: false })).toBe(module);
  });

  test("the module of an empty tag has a name up to 5.3", () => {
    const moduleIn = (version: string) => apiModuleName("", releaseOf(version));
    expect(["5.1", "5.3", "5.4"].map(moduleIn)).toEqual(["default_api", "default_api", "_api"]);
  });

  test.each([
    ["status", "status2"],
    ["status2", "status3"],
    ["name99", "name100"],
  ])("the next name for %s is %s", (given, want) => {
    expect(nextName(given)).toBe(want);
  });
});

describe("words that are taken", () => {
  test.each([...keywords, ...locals, "property"])("no variable is called %s", (word) => {
    const variable = `_${word.toLowerCase()}`;
    expect([variableName(word), variableName(word.toUpperCase())]).toEqual([variable, variable]);
  });

  test.each(keywords)("no operation is called %s", (word) => {
    expect(operationName(word)).toBe(`call_${word.toLowerCase()}`);
  });

  test.each(free)("but %s is free", (word) => {
    expect([variableName(word), operationName(word)]).toEqual([word, word]);
  });
});
