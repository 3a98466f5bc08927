/** A generated client does the same on every platform, however it was built: the same requests over the wire, the same results and errors. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNodes } from "./support/heap.js";
import { buildProgram, chromium, installRuntimes, makings, onNode, runtimes } from "./support/runtimes.js";
import { startServer } from "./support/server.js";
import { want, wantInPage } from "./support/want.js";

const nodes = await findNodes();
await installRuntimes();

describe.each(Object.keys(makings) as (keyof typeof makings)[])("a client that is %s", (making) => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "airflow-codegen-runtimes-"));
    await buildProgram(folder, making);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What a runtime makes of the program: by case, what came out and what the server saw. */
  async function reportOf(
    run: (folder: string, url: string) => Promise<string>,
  ): Promise<{ report: unknown; preflights: number }> {
    const server = await startServer();
    try {
      const got = JSON.parse(await run(folder, server.url)) as Record<string, unknown>;
      const seen = await server.seen();
      const report = Object.keys(got).map((key) => [key, { got: got[key], seen: seen[key] ?? [] }] as const);
      return { report: Object.fromEntries(report), preflights: server.preflights() };
    } finally {
      await server.close();
    }
  }

  test.each([...nodes.keys()].flatMap((version) => [[version, "import"] as const, [version, "require"] as const]))(
    "Node %s, %s",
    async (version, format) => {
      expect(await reportOf(onNode(nodes.get(version) ?? "")[format])).toEqual({ report: want, preflights: 0 });
    },
  );

  test.each(["Bun, import", "Bun, the sources", "Deno"] as const)("%s", async (name) => {
    expect(await reportOf(runtimes[name])).toEqual({ report: want, preflights: 0 });
  });

  const why = chromium === undefined ? ": no browser found, CHROMIUM can name one" : "";
  (chromium === undefined ? test.skip : test)(`Chromium, another origin${why}`, async () => {
    const { report, preflights } = await reportOf(runtimes.Chromium);
    expect(report).toEqual(wantInPage);
    expect(preflights).toBeGreaterThan(0);
  });
});
