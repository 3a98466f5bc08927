/** A generated client does the same on every platform: the same requests over the wire, the same results and errors. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProgram, chromium, installRuntimes, runtimes } from "./support/runtimes.js";
import { startServer } from "./support/server.js";
import { want, wantInPage } from "./support/want.js";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-runtimes-"));
  await installRuntimes();
  await buildProgram(folder);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a runtime makes of the program: by case, what came out and what the server saw. */
async function reportOf(name: keyof typeof runtimes): Promise<{ report: unknown; preflights: number }> {
  const server = await startServer();
  try {
    const got = JSON.parse(await runtimes[name](folder, server.url)) as Record<string, unknown>;
    const seen = await server.seen();
    const report = Object.keys(got).map((key) => [key, { got: got[key], seen: seen[key] ?? [] }] as const);
    return { report: Object.fromEntries(report), preflights: server.preflights() };
  } finally {
    await server.close();
  }
}

test.each(["Node, import", "Node, require", "Bun, import", "Bun, the sources", "Deno"] as const)("%s", async (name) => {
  expect(await reportOf(name)).toEqual({ report: want, preflights: 0 });
});

const why = chromium === undefined ? ": no browser found, CHROMIUM can name one" : "";
(chromium === undefined ? test.skip : test)(`Chromium, another origin${why}`, async () => {
  const { report, preflights } = await reportOf("Chromium");
  expect(report).toEqual(wantInPage);
  expect(preflights).toBeGreaterThan(0);
});
