import { describe, expect, test } from "@jest/globals";
import {
  className,
  enumMemberName,
  moduleName,
  operationName,
  parameterName,
  variableName,
} from "../../../../../generator/emit/docs/dialects/python/names.js";
import { releaseOf } from "../../../../../generator/emit/docs/dialects/python/releases.js";
import { enumLiteral } from "../../../../../generator/emit/docs/dialects/python/values.js";
import { Decimal } from "../../../../../generator/emit/docs/reference/decimal.js";
import { javaText } from "../../../../../generator/emit/docs/reference/java-text.js";
import { apiClassName } from "../../../../../generator/emit/docs/reference/words.js";
import { free, imports, keywords, locals } from "../reserved.js";

describe("names of the dialect python", () => {
  test.each([
    ["dagRunId", "dag_run_id"],
    ["DAGId", "dagid"],
    ["X-Rate-Limit", "x_rate_limit"],
    ["order by[0]", "order_by_0"],
    ["_lead", "lead"],
    ["x__y", "x__y"],
    ["ALL_CAPS", "all_caps"],
    ["1st", "var_1st"],
    ["from", "var_from"],
    ["None", "var_none"],
    ["schema", "var_schema"],
    ["$", "value"],
  ])("variable %s", (given, want) => {
    expect(variableName(given)).toBe(want);
    expect(parameterName(given)).toBe(want);
  });

  test("the parameter `callback` is not the one of the generated functions", () => {
    expect([parameterName("callback"), variableName("callback")]).toEqual(["param_callback", "callback"]);
  });

  test.each([
    ["getDAGRun", "get_dag_run"],
    ["get-dag_run:x", "get_dag_run_x"],
    ["import", "call_import"],
    ["2nd op", "call_2nd_op"],
    ["getHTTPSUrl2DAGs", "get_https_url2_dags"],
  ])("operation %s", (given, want) => {
    expect(operationName(given)).toBe(want);
  });

  test.each([
    ["dag_run", "DagRun", "dag_run"],
    ["DAGRunURLv2", "DAGRunURLv2", "dag_run_urlv2"],
    ["XCom", "XCom", "x_com"],
    ["Date", "ModelDate", "model_date"],
    ["2nd", "Model2nd", "model2nd"],
    ["a.b c", "ABC", "abc"],
  ])("class and module of %s", (given, type, module) => {
    expect([className(given), moduleName(className(given))]).toEqual([type, module]);
  });

  test.each([
    ["DAG_Run_Thing", "DAGRunThingApi"],
    ["X_Com2", "XCom2Api"],
    ["", "DefaultApi"],
  ])("API of %s", (given, want) => {
    expect(apiClassName(given)).toBe(want);
  });
});

describe("members of enums", () => {
  test.each([
    ["red", "RED", "RED"],
    ["dark-red", "DARK_MINUS_RED", "DARK_MINUS_RED"],
    ["", "EMPTY", "EMPTY"],
    [" ", "SPACE", "SPACE"],
    ["_", "UNDERSCORE", "UNDERSCORE"],
    ["fooBar", "FOOBAR", "FOOBAR"],
    ["foo_Bar", "FOO_BAR", "FOO_BAR"],
    ["1st", "ENUM_1ST", "ENUM_1ST"],
    ["class", "CLASS", "CLASS"],
    ["x y", "X_Y", "X_Y"],
    ["a.b", "A_DOT_B", "A_DOT_B"],
    ["€", "€", "EURO"],
  ])("text %j", (value, before, since) => {
    const literal = enumLiteral(value, "str");
    expect(enumMemberName(literal, true, releaseOf("7.13"))).toBe(before);
    expect(enumMemberName(literal, true, releaseOf("7.18"))).toBe(since);
  });

  test.each([
    [1, "int", "7.13", "1", "NUMBER_1"],
    [-2, "int", "7.13", "-2", "NUMBER_MINUS_2"],
    [1.5, "float", "7.13", "1.5", "NUMBER_1.5"],
    [1.5, "float", "7.24", "1.5", "NUMBER_1_DOT_5"],
    [true, "bool", "7.24", "'true'", "NUMBER_'true'"],
  ])("%j as %s in %s", (value, type, version, literal, name) => {
    expect(enumLiteral(value, type)).toBe(literal);
    expect(enumMemberName(literal, false, releaseOf(version))).toBe(name);
  });
});

describe("text of Java", () => {
  test.each<[unknown, string]>([
    ["x", "x"],
    [12, "12"],
    [100000000.5, "100000000.5"],
    [0.00001, "0.000010"],
    [1e-9, "1.0E-9"],
    [new Decimal(1.5e30), "1.5E+30"],
    [new Decimal(1), "1.0"],
    [new Decimal(1000), "1000.0"],
    [new Decimal(1e7), "1.0E+7"],
    [new Decimal(12345678), "12345678"],
    [["1.0", new Decimal(1), 2, { a: new Decimal(1e7) }, 0.00001], '["1.0",1.0,2,{"a":1.0E7},1.0E-5]'],
    [true, "true"],
    [["a b", 1, null, { c: "d" }], '["a b",1,null,{"c":"d"}]'],
  ])("%j", (value, want) => {
    expect(javaText(value)).toBe(want);
  });

  test("a list of Java has no quotes", () => {
    expect(javaText(["a", { b: "c" }, new Decimal(1e7)], true)).toBe("[a, {b=c}, 1.0E7]");
  });
});

describe("words that are taken", () => {
  test.each([...keywords, ...locals, ...imports])("no variable is called %s", (word) => {
    const variable = `var_${word.toLowerCase()}`;
    expect([variableName(word), variableName(word.toUpperCase())]).toEqual([variable, variable]);
  });

  test.each(keywords)("no operation is called %s", (word) => {
    expect(operationName(word)).toBe(`call_${word.toLowerCase()}`);
  });

  test.each(free)("but %s is free", (word) => {
    expect([variableName(word), operationName(word)]).toEqual([word, word]);
  });
});
