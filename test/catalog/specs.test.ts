import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { catalogEntries } from "../../generator/catalog/index.js";
import { runSpecs } from "../../generator/cli/specs.js";
import { startMachine, thrown, type Machine } from "./machine.js";

let machine: Machine;
beforeEach(async () => {
  machine = await startMachine();
  machine.usePython("process.exit(1)");
});
afterEach(() => machine.close());

async function run(command: "list" | "pull" | "path", versions: string[] = [], client = false, json = false) {
  const [out, said]: [string[], string[]] = [[], []];
  const io = { stdout: (text: string) => void out.push(text), progress: (text: string) => void said.push(text) };
  await runSpecs(command, { versions, client, json }, io);
  return { out: out.join(""), said };
}

function cacheUnpinned(name: string, text: string): string {
  mkdirSync(machine.cache, { recursive: true });
  const path = join(machine.cache, `${name}.yaml`);
  writeFileSync(path, text);
  writeFileSync(`${path}.sha256`, `${createHash("sha256").update(text).digest("hex")}  some/v1.yaml\n`);
  return path;
}

test("list shows the catalog, and what else is cached", async () => {
  cacheUnpinned("apache-airflow-2.7.1", "openapi: 3.0.3\n");
  const lines = (await run("list")).out.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^AIRFLOW +KIND +PACKAGE +PINNED +CACHED +FILE$/);
  expect(lines).toHaveLength(1 + catalogEntries("server").length + catalogEntries("client").length + 1);
  expect(lines.find((line) => line.startsWith("2.11.2"))).toMatch(
    /^2\.11\.2 +server +apache-airflow 2\.11\.2 +yes +no +airflow\//,
  );
  expect(lines.at(-1)).toMatch(/^2\.7\.1 +server +apache-airflow 2\.7\.1 +no +yes +some\/v1\.yaml$/);
});

test("list as JSON, of one kind", async () => {
  const rows: unknown = JSON.parse((await run("list", [], true, true)).out);
  expect(rows).toHaveLength(catalogEntries("client").length);
  expect(rows).toContainEqual({ kind: "client", ...catalogEntries("client")[0], pinned: true, cached: false });
});

test.each([
  [[], false, /apache-airflow-core==/],
  [["all"], false, /apache-airflow==2\.0\.2/],
  [["all"], true, /apache-airflow==2\.0\.1/],
  [["2.10"], true, /apache-airflow-client==2\.10\.0/],
])("pull %j (client: %s) begins with the right package", async (versions, client, want) => {
  machine.usePython("if (!probing) process.exit(1)");
  await thrown(() => run("pull", versions, client));
  expect(machine.calls().at(-1)?.args.at(-1)).toMatch(want);
});

test("path and pull of a cached version print the file, and the warning apart from it", async () => {
  const path = cacheUnpinned("apache-airflow-2.7.1", "openapi: 3.0.3\n");
  for (const command of ["path", "pull"] as const) {
    const { out, said } = await run(command, ["2.7.1"]);
    expect(out).toBe(`${path}\n`);
    expect(said).toEqual([expect.stringMatching(/^WARN_UNPINNED: /)]);
  }
  expect(JSON.parse((await run("path", ["2.7.1"], false, true)).out)).toMatchObject({ path, pinned: false });
  expect(JSON.parse((await run("pull", ["2.7.1"], false, true)).out)).toMatchObject([{ path, airflow: "2.7.1" }]);
});

test("path of a client without a spec of its own is the one made of the server's", async () => {
  cacheUnpinned("apache-airflow-2.7.1", "security: []\n");
  const { out } = await run("path", ["2.7.1"], true);
  expect(out).toBe(`${join(machine.cache, "client-2.7.1.yaml")}\n`);
  expect(readFileSync(out.trimEnd(), "utf8")).toBe("security:\n  - Basic: []\n  - Kerberos: []\n");
  // What was made is no release: the list does not show it.
  expect((await run("list")).out).not.toContain("client-2.7.1");
});

test.each([[[]], [["3.3.2", "3.2.2"]]])("path %j is bad usage", async (versions) => {
  expect(await thrown(() => run("path", versions))).toMatchObject({ findings: [{ code: "USAGE" }] });
});
