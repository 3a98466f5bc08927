import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { catalog, catalogFile, formatCatalog, type CatalogEntry } from "../../generator/catalog/catalog.js";
import { docsDialects } from "../../generator/emit/docs/options.js";

const versionsOf = (name: string) => docsDialects.find((dialect) => dialect.name === name)?.versions;

const kinds = ["server", "client"] as const;
const all = kinds.flatMap((kind) => catalog()[kind]);

function releaseNumber({ airflow }: CatalogEntry): number {
  const [major = 0, minor = 0, patch = 0] = airflow.split(".").map(Number);
  return major * 1e6 + minor * 1e3 + patch;
}

test("every Airflow minor from 2.0 to 3.3 is there once", () => {
  const minors = catalog().server.map(({ airflow }) => airflow.split(".", 2).join("."));
  const want = [...Array.from({ length: 12 }, (_, minor) => `2.${minor}`), "3.0", "3.1", "3.2", "3.3"];
  expect(minors.slice(0, want.length)).toEqual(want);
  expect(new Set(minors).size).toBe(minors.length);
});

test("every release of the Python client is there", () => {
  const want =
    "2.0.0 2.1.0 2.2.0 2.3.0 2.5.0 2.5.1 2.6.0 2.6.1 2.6.2 2.7.0 2.7.2 2.7.3 2.8.0 2.9.0 2.9.1 2.10.0 " +
    "3.0.0 3.0.2 3.1.0 3.1.3 3.1.6 3.1.8 3.2.0 3.2.1 3.2.2 3.3.0 3.3.1 3.3.2";
  expect(catalog().client.map(({ airflow }) => airflow)).toEqual(expect.arrayContaining(want.split(" ")));
});

test.each(kinds)("the %s list is sorted, without doubles", (kind) => {
  const numbers = catalog()[kind].map(releaseNumber);
  expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right));
});

describe.each(all)("$airflow from $package $version", (entry) => {
  test("is well formed", () => {
    expect(entry.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(entry.airflow).toMatch(/^\d+\.\d+\.\d+$/);
    expect(entry.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(entry.package).toMatch(/^apache-airflow(-core|-client)?$/);
    expect(entry.file).toMatch(/^([\w-]+\/)*v[12][\w-]*\.yaml$/);
  });
});

test("a package release has one hash, whoever names it", () => {
  const hashes = new Map(all.map((entry) => [`${entry.package} ${entry.version}`, entry.sha256]));
  for (const entry of all) expect(hashes.get(`${entry.package} ${entry.version}`)).toBe(entry.sha256);
});

test("a client's spec that is a server's file says what has to be done to it", () => {
  const borrowed = catalog().client.filter((entry) => entry.package !== "apache-airflow-client");
  const plain = catalog().client.filter((entry) => entry.package === "apache-airflow-client");
  // 2.5.0 was published with the server's spec as it is.
  const untouched = borrowed.filter(({ rules }) => rules === null).map(({ airflow }) => airflow);
  expect(untouched).toEqual(["2.5.0"]);
  expect(plain.every(({ rules, airflow, version }) => rules === null && airflow === version)).toBe(true);
  for (const { rules } of borrowed) expect([null, ...Object.keys(catalog().rules)]).toContain(rules);
});

test.each(catalog().client.flatMap(({ airflow, docs }) => (docs ? [{ airflow, ...docs }] : [])))(
  "the docs of $airflow are in a dialect that there is",
  ({ dialect, dialectVersion }) => expect(versionsOf(dialect)).toContain(dialectVersion),
);

test("the docs of every client from 2.0.0 to 3.3.2 were published", () => {
  expect(catalog().client.filter(({ docs }) => docs !== undefined).length).toBeGreaterThanOrEqual(28);
});

test("the file is written as the refresh writes it", () => {
  expect(readFileSync(catalogFile, "utf8")).toBe(formatCatalog(catalog()));
});
