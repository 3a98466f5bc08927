import { describe, expect, test } from "@jest/globals";
import { catalogEntries, publishedDocs, resolveVersion } from "../../generator/catalog/index.js";
import { resolveClient } from "../../generator/catalog/resolve.js";
import { Failure } from "../../generator/diagnostics.js";
import { thrown } from "./machine.js";

const newestServer = catalogEntries("server").at(-1);
const newestClient = catalogEntries("client").at(-1);
const core = "airflow/api_fastapi/core_api/openapi";

test.each([
  ["2.11", "server", { airflow: "2.11.2", package: "apache-airflow", version: "2.11.2" }],
  ["2.1", "server", { airflow: "2.1.4" }],
  ["2", "server", { airflow: "2.11.2" }],
  ["latest", "server", { airflow: newestServer?.airflow, sha256: newestServer?.sha256 }],
  ["latest", "client", { airflow: newestClient?.airflow, package: "apache-airflow-client", rules: null }],
  ["3.0.6", "server", { package: "apache-airflow-core", files: [`${core}/v2-rest-api-generated.yaml`], rules: null }],
  ["2.5", "client", { airflow: "2.5.1", package: "apache-airflow", version: "2.5.0", rules: "A'" }],
  ["2.0.0", "client", { airflow: "2.0.0", package: "apache-airflow", version: "2.0.1", rules: "A'" }],
  ["3.0.2", "client", { package: "apache-airflow-core", version: "3.0.2", rules: "B" }],
] as const)("%s of the %s is catalogued", (version, kind, want) => {
  const release = resolveVersion(version, kind);
  expect(release).toMatchObject(want);
  expect(release.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ["2.7.1", "server", "apache-airflow", "airflow/api_connexion/openapi/v1.yaml"],
  ["3.4.0", "server", "apache-airflow-core", `${core}/v2-rest-api-generated.yaml`],
  ["3.4.0rc1", "server", "apache-airflow-core", `${core}/v2-rest-api-generated.yaml`],
  ["4.0.0", "server", "apache-airflow-core", `${core}/v2-rest-api-generated.yaml`],
  ["3.4.0", "client", "apache-airflow-client", "v2.yaml"],
] as const)("%s of the %s is not, and can be pulled", (version, kind, name, first) => {
  const release = resolveVersion(version, kind);
  expect(release).toMatchObject({ airflow: version, package: name, version, rules: null });
  expect(release.files[0]).toBe(first);
  expect(release.sha256).toBeUndefined();
});

test("a release may be called as its tag is", () => {
  expect(resolveVersion("v3.3.2", "server")).toEqual(resolveVersion("3.3.2", "server"));
});

test("a server that a client was made from is pinned through it", () => {
  expect(resolveVersion("2.0.1", "server").sha256).toBe(resolveVersion("2.0.0", "client").sha256);
});

test.each([
  "",
  "abc",
  "3.4",
  "9",
  "1.10.15",
  "vv3.3.2",
  "3.3.2 ",
  "03.3.2",
  "3.3.2/../x",
  "3.3.2;x",
  "-r x",
  "1e3.0.0",
])("%j is refused, with the known releases", async (version) => {
  for (const kind of ["server", "client"] as const) {
    const error = await thrown(() => resolveVersion(version, kind));
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({ findings: [{ code: "VERSION_UNKNOWN" }] });
    expect((error as Failure).message).toContain("2.10.");
  }
});

describe("the spec of the client", () => {
  test.each([
    ["3.3.2", { airflow: "3.3.2", package: "apache-airflow-client", rules: null }],
    ["2.10", { airflow: "2.10.0", package: "apache-airflow-client", rules: null }],
    ["2.5.0", { airflow: "2.5.0", package: "apache-airflow", version: "2.5.1", rules: null }],
    ["2.7.3", { airflow: "2.7.3", package: "apache-airflow", rules: "A'" }],
    // No client has these numbers.
    ["2.4", { airflow: "2.4.3", package: "apache-airflow", version: "2.4.3", rules: "A'" }],
    ["2.11", { airflow: "2.11.2", package: "apache-airflow", rules: "A" }],
    ["2.10.5", { airflow: "2.10.5", package: "apache-airflow", rules: "A" }],
    ["3.0.6", { airflow: "3.0.6", package: "apache-airflow-core", rules: "B" }],
    ["3.4.0", { airflow: "3.4.0", package: "apache-airflow-core", rules: "B" }],
  ])("%s", (version, want) => expect(resolveClient(version)).toMatchObject({ kind: "client", ...want }));
});

describe("the published docs", () => {
  test.each([
    ["2.0.0", { dialect: "python-5", dialectVersion: "5.1", packageName: "client", renamed: true }],
    ["2.5", { dialect: "python-5", dialectVersion: "5.3", packageName: "client", renamed: true }],
    ["2.10.0", { dialect: "python-5", dialectVersion: "5.4" }],
    ["3.1.8", { dialect: "python", dialectVersion: "7.19", files: { "DagRunApi.md": "DAGRunApi.md" } }],
    ["v3.2.2", { dialect: "python", dialectVersion: "7.21" }],
  ])("of %s", (version, want) => expect(publishedDocs(version).docs).toMatchObject(want));

  test("of the newest release", () => expect(publishedDocs("latest").airflow).toBe(newestClient?.airflow));

  test.each([
    ["2.11", "DOCS_UNPUBLISHED"],
    ["3.3.99", "DOCS_UNPUBLISHED"],
    ["banana", "VERSION_UNKNOWN"],
  ])("of %s there are none: %s", async (version, code) => {
    expect(await thrown(() => publishedDocs(version))).toMatchObject({ findings: [{ code }] });
  });
});
