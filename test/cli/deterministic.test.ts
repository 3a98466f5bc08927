/** The same input gives the same bytes: another run, another folder, another time zone and locale. */
import { expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";
import { exampleSpec } from "../support/client.js";

/** sha256 of every file below a folder, by its path. */
function bytesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

const machines: readonly Readonly<Record<string, string>>[] = [
  { TZ: "UTC", LC_ALL: "C" },
  { TZ: "UTC", LC_ALL: "C" },
  { TZ: "Asia/Kathmandu", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  { TZ: "America/St_Johns", LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" },
];

test.each([
  ["specs/example.yaml", ["--spec", "file" in exampleSpec ? exampleSpec.file : ""]],
  ["Airflow 3.3.2", ["--airflow", "3.3.2"]],
  ["Airflow 2.11.2", ["--airflow", "2.11.2"]],
])("%s", async (_name, input) => {
  await inTemporaryFolder(async (folder) => {
    const outputs: Record<string, string>[] = [];
    for (const [index, env] of machines.entries()) {
      const ran = await airflowCodegen(["generate", ...input, "--out", `out-${index}`], { cwd: folder, env });
      expect(ran.exitCode).toBe(0);
      outputs.push(bytesOf(join(folder, `out-${index}`)));
    }
    expect(Object.keys(outputs[0] ?? {}).length).toBeGreaterThan(50);
    for (const output of outputs) expect(output).toEqual(outputs[0]);
  });
});
