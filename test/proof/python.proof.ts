/** The Python client beside the official one: what the e2e tests do with one version each, with others. */
import { afterAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareRequests, judge } from "../e2e/python/requests.js";

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-python-proof-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["3.0.2", "3.1.8", "3.2.2", "3.3.2"])(
  "every operation of %s sends what the official client sends",
  async (version) => {
    const compared = await compareRequests(version, { seed: 17, samples: 12, folder: join(folder, version) });
    expect(judge(compared).faults).toEqual([]);
    expect(compared.length).toBeGreaterThan(1000);
  },
);
