import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { baseUrl } from "../support/airflow.js";

const { folder, major, client, server } = globalThis.pair;

/** Where a server shows its own spec, to anybody. */
const paths = major === "3" ? ["/openapi.json"] : ["/api/v1/openapi.yaml", "/api/v1/openapi.json"];

interface Spec {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

async function specAt(path: string): Promise<Spec> {
  const response = await fetch(baseUrl + path);
  expect(response.status).toBe(200);
  return parse(await response.text(), { maxAliasCount: -1 }) as Spec;
}

test("the server shows its spec without login, the same in every format", async () => {
  const [first, ...others] = await Promise.all(paths.map(specAt));
  expect(first?.openapi).toBe(major === "3" ? "3.1.0" : "3.0.3");
  for (const other of others) expect(other).toEqual(first);
});

// What was made from an official spec has the operations of another version.
if (client === server) {
  test("the client made from its URL has a method for every operation", async () => {
    const { paths: all } = await specAt(paths[0] ?? "");
    const items = Object.values(all).flatMap((item) => Object.values(item));
    const ids = items.flatMap(({ operationId }) => operationId ?? []);
    const endpoints = readFileSync(join(folder, "README.md"), "utf8").match(/^- \[\w+\]\(docs\/\w+Api\.md#/gm);
    expect(endpoints).toHaveLength(ids.length);
  });
}

test("the API wants a login", async () => {
  expect((await fetch(`${baseUrl}/api/v${major === "3" ? 2 : 1}/dags`)).status).toBe(401);
});
