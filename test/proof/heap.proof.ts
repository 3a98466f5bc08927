/** Calls leave nothing behind: the heap after 10,500 of them is that after 500, with one signal for all and without, on every Node there is. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildHeapProgram, findNodes, heapOf, startHeapServer } from "./support/heap.js";

const nodes = await findNodes();
const kinds = ["good", "timed out", "reset", "404", "stream", "stream, left"];
const versions = [...nodes.keys()];
const cases = versions.flatMap((version) =>
  kinds.flatMap((kind) => ["no signal", "one signal"].map((sharing) => [version, kind, sharing] as const)),
);

let folder = "";
let program = "";
const table: Record<string, string> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "airflow-codegen-heap-"));
  program = await buildHeapProgram(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  console.table(table);
});

/** Megabytes that the heap has grown by. */
async function growthOf(version: string, kind: string, sharing: string): Promise<number> {
  const server = await startHeapServer();
  try {
    const { before, after, ...left } = await heapOf(nodes.get(version) ?? "", [program, server.url, kind, sharing]);
    table[`${version} ${kind}, ${sharing}`] = `${before} MB, then ${after} MB`;
    expect(left).toEqual({ timers: 0, listeners: sharing === "one signal" ? 1 : 0 });
    return after - before;
  } finally {
    await server.close();
  }
}

test.each(cases)("Node %s: %s, %s", async (version, kind, sharing) => {
  expect(Math.abs(await growthOf(version, kind, sharing))).toBeLessThan(1);
});

test.each(versions)("Node %s: aborted, each by a signal of its own", async (version) => {
  // Of 10,000 aborted calls of bare `fetch`, Node 20 keeps up to 4 MB, and lets go of it when it likes; a leak of ours had 3 KB a call.
  expect(await growthOf(version, "aborted", "no signal")).toBeLessThan(version.startsWith("v20.") ? 5 : 1);
});
