/** What registries and languages say of the name of a package. */
import { describe, expect, test } from "@jest/globals";
import { npmNameProblem, pythonNameProblem, versionProblem } from "../../../generator/emit/language/package-names.js";

describe("npm", () => {
  const problem = "must be a name that npm allows: lower case letters, digits, `-`, `.`, `_`";
  test.each([
    ["airflow-client", undefined],
    ["@acme/airflow.client_2", undefined],
    ["~a", undefined],
    ["-a", undefined],
    ["0", undefined],
    ["a".repeat(214), undefined],
    ["a".repeat(215), problem],
    ["", problem],
    ["Airflow", problem],
    [".a", problem],
    ["_a", problem],
    ["a b", problem],
    ["a/b", problem],
    ["@a", problem],
    ["@/a", problem],
    ["@a/", problem],
    ["@.a/b", problem],
    ["@a/.b", problem],
    ["@A/b", problem],
    ["@a/b/c", problem],
    ["x@a/b", problem],
    ["a\n", problem],
    ["../a", problem],
    ["é", problem],
    ['a"b', problem],
  ])("%.30j", (name, want) => expect(npmNameProblem(name)).toBe(want));
});

describe("Python", () => {
  const problem = "must be a name that Python can import, such as `airflow_client.client`";
  test.each([
    ["airflow_client.client", undefined],
    ["A", undefined],
    ["_1", undefined],
    ["match.type", undefined],
    ["a".repeat(214), undefined],
    ["a".repeat(215), problem],
    ["", problem],
    [".", problem],
    ["a.", problem],
    [".a", problem],
    ["a..b", problem],
    ["a.1", problem],
    ["airflow-client", problem],
    ["import", problem],
    ["a.class", problem],
    ["None.a", problem],
    ["a b", problem],
    ["a\n", problem],
    ["é", problem],
  ])("%.30j", (name, want) => expect(pythonNameProblem(name)).toBe(want));
});

describe("a version", () => {
  const problem = "must be a version such as 1.2.3 or 1.2.3-beta.1";
  test.each([
    ["1.2.3", undefined],
    ["1.2.3-beta.1", undefined],
    ["1.2.3+build.5", undefined],
    ["1.2.3-rc.1+5", undefined],
    ["1", problem],
    ["1.2", problem],
    ["v1.2.3", problem],
    ["1.2.3-", problem],
    ['1.0.0"', problem],
    ["1.0.0\n", problem],
  ])("%j", (version, want) => expect(versionProblem(version)).toBe(want));
});
