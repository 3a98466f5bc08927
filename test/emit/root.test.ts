/** The root object is called as the package is, whatever npm allows a package to be called. */
import { expect, test } from "@jest/globals";
import { describe } from "../../generator/emit/typescript/index.js";
import { apiOf } from "../ir/support.js";

test.each([
  ["airflow-client", "AirflowClient"],
  ["@acme/airflow", "Airflow"],
  ["2fa-client", "Model2faClient"],
  ["123", "Model123"],
  ["con", "conModel"],
  ["promise", "promise"],
])("%s → %s", (packageName, want) => {
  const { names } = describe(apiOf({}), { packageName, packageVersion: "1.0.0" });
  expect(names.root.toLowerCase().replace(/root$/, "")).toBe(want.toLowerCase());
});
