/** What the rules make of the servers' specs is what the clients were published with, to the byte. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { airflowSpec, catalogEntries } from "../../../generator/catalog/index.js";
import { preprocess, type ClientSpecRules } from "../../../generator/catalog/preprocess/index.js";

/** Clients whose own package carries the spec. */
test.each<[client: string, server: string, rules: ClientSpecRules]>([
  ["2.9.0", "2.9.0", "A"],
  ["2.9.1", "2.9.3", "A"],
  ["2.10.0", "2.10.0", "A"],
  ["3.1.0", "3.1.0", "B"],
  ["3.1.3", "3.1.3", "B"],
  ["3.1.6", "3.1.6", "B"],
  ["3.1.8", "3.1.8", "B"],
  ["3.2.0", "3.2.0", "B"],
  ["3.2.1", "3.2.1", "B"],
  ["3.2.2", "3.2.2", "B"],
  ["3.3.2", "3.3.2", "B"],
])("client %s is server %s by %s", async (client, server, rules) => {
  const { path } = await airflowSpec(server, "server");
  const made = preprocess(readFileSync(path, "utf8"), rules);
  expect(hash(made)).toBe(catalogEntries("client").find(({ airflow }) => airflow === client)?.sha256);
});

/** Clients whose package does not: as other implementations of the rules make them. */
test.each([
  ["2.0.0", "06319b958536215ea6209fbc3ac429392af2015f97bbc4b5d833cd83e30cf4d2"],
  ["2.2.0", "ffa5b4ded92e6be821c13fac7b25a8a3200219274c58eec4ada40dbdff5ba7dc"],
  ["2.8.0", "d0754cf940f002235f0cedee2e43ea54de5a4af6621de722d6e6605dd5f05234"],
  ["3.0.2", "b81e6fe65a3df2178f3127dde260ba44069ddcb8d93988ccc0f51283b0e04cf2"],
])("the spec of client %s is made", async (client, want) => {
  const { path, sha256, rules } = await airflowSpec(client, "client");
  expect(rules).not.toBeNull();
  expect([sha256, hash(readFileSync(path, "utf8"))]).toEqual([want, want]);
});

const golden = new URL("../../../../shared/golden/official/", import.meta.url);
const present = ["2.0.0", "2.2.0", "2.5.0", "2.8.0", "2.9.0", "2.10.0", "3.0.0", "3.1.0", "3.1.8", "3.2.1", "3.3.2"];

(existsSync(golden) ? test.each(present) : test.skip.each(present))("client %s as published", async (client) => {
  const { path } = await airflowSpec(client, "client");
  expect(readFileSync(path, "utf8")).toBe(readFileSync(new URL(`${client}/spec.yaml`, golden), "utf8"));
});

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
