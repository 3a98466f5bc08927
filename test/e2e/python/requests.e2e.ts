/** Every operation, called with random arguments: ours sends what the official client sends. */
import { afterAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allReasons, compareRequests, judge } from "./requests.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-requests-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every operation of 3.3.2 sends the method, path, query, headers and body of the official client, and refuses what it refuses", async () => {
  const compared = await compareRequests("3.3.2", { seed: 20261130, samples: 4, folder });
  const { faults, reasons } = judge(compared);
  expect(faults).toEqual([]);
  expect(Object.keys(reasons).sort()).toEqual([...allReasons].sort());
  expect(new Set(compared.map(({ call }) => `${call.api}.${call.method}`)).size).toBe(130);
  expect(compared.filter(({ official }) => official.sent.length === 1).length).toBeGreaterThan(700);
  expect(compared.filter(({ official }) => official.error === "ValidationError").length).toBeGreaterThan(200);
});
