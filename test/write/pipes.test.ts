/** Pipes where a run looks for files: none of them is waited for. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../generator/diagnostics.js";
import { checkOutput, writeOutputs } from "../../generator/write/index.js";

const about = { options: { target: "typescript" }, specSha256: "0".repeat(64) };
const files = [{ path: "docs/a.md", text: "a" }];

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "airflow-codegen-pipes-"));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

type Outcome = readonly [check: string, write: string];

/** What becomes of a folder that was generated, and has a pipe in place of one of its files. */
async function outcomeWith(path: string): Promise<Outcome> {
  const output = { dir: join(work, "out"), files, about, prune: true };
  const write = () => writeOutputs([output], { force: false, dryRun: false });
  await write();
  rmSync(join(output.dir, path), { recursive: true, force: true });
  execFileSync("mkfifo", [join(output.dir, path)]);
  const checked = await codeOf(async () => {
    const { missing, changed, stale } = await checkOutput(output);
    return [...missing, ...changed, ...stale].length === 0 ? "clean" : "differs";
  });
  return [checked, await codeOf(async () => (await write(), "written"))];
}

async function codeOf(work: () => Promise<string>): Promise<string> {
  return work().catch((error: unknown) => {
    if (error instanceof Failure) return error.findings.map(({ code }) => code).join();
    throw error;
  });
}

const unwritable = "OUTPUT_UNWRITABLE";
const unsafe = "OUTPUT_UNSAFE";

test.each<[string, Outcome]>([
  // As a manifest that is damaged: it is made anew, since no other file differs.
  [".airflow-codegen/manifest.json", ["differs", "written"]],
  [".airflow-codegen/next-abcdef.json", ["clean", "written"]],
  [".airflow-codegen/lock", [unsafe, unsafe]],
  [".airflow-codegen", [unwritable, unwritable]],
  ["docs/a.md", ["differs", unwritable]],
  ["docs", ["differs", unwritable]],
  ["other", ["clean", "written"]],
])("a pipe at %s", async (path, want) => {
  expect(await outcomeWith(path)).toEqual(want);
});
