/** What the root object is called: after the API, whatever the package is called, or as the user says. */
import { expect, test } from "@jest/globals";
import { describe } from "../../generator/emit/typescript/index.js";
import { parseDocument } from "../parse/support.js";

const rootOf = (title: string, options: Parameters<typeof describe>[1] = {}, schemas: Record<string, object> = {}) =>
  describe(parseDocument({ info: { title, version: "1" }, components: { schemas } }).api, options).names.root;

test.each([
  ["Airflow API", "AirflowClient"],
  ["Airflow API (Stable)", "AirflowClient"],
  ["Acme Pets", "AcmePetsClient"],
  ["Acme Pets API", "AcmePetsClient"],
  ["acme pets client", "AcmePetsClient"],
  ["用户管理", "用户管理Client"],
  ["3D Printers", "Api3DPrintersClient"],
  ["con", "ConClient"],
  ["", "ApiClient"],
  ["*/ alert(1) /*", "Alert1Client"],
])("%j → %s", (title, want) => {
  expect(rootOf(title)).toBe(want);
});

test("a package name renames no class", () => {
  expect(rootOf("Acme Pets", { packageName: "@other/name" })).toBe("AcmePetsClient");
});

test("a release that is known is Airflow's, whatever the title", () => {
  expect(rootOf("My fork", { airflow: "3.3.2" })).toBe("AirflowClient");
});

test("a chosen name is kept to the letter", () => {
  expect(rootOf("Acme Pets", { clientName: "acmeHTTPClient" })).toBe("acmeHTTPClient");
});

test.each(["Pet", "pet", "Client", "ApiError", "Promise"])("%s is taken: an error, not another name", (clientName) => {
  expect(() => rootOf("Acme Pets", { clientName }, { Pet: { type: "object" } })).toThrow(
    `USAGE: --client-name ${clientName}: a type of the client has this name already`,
  );
});

test("a title that a model is called by makes room for the model", () => {
  expect(rootOf("Acme", {}, { AcmeClient: { type: "object" } })).toBe("AcmeClient2");
});
