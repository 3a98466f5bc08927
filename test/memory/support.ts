/** What tests of the memory share: a folder for each of them, with a cache in it, and a build that records are kept for. */
import { jest } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** From sources there is no build, and so no memory: tests of what is remembered say that there is one. */
export function pretendBuild(): void {
  jest.unstable_mockModule("../../generator/memory/fingerprint.js", () => ({ buildFingerprint: () => "a build" }));
}

/** Makes the folder. The cache is named by the environment until the folder is removed. */
export function memoryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-memory-"));
  const former = process.env["AIRFLOW_CODEGEN_CACHE"];
  process.env["AIRFLOW_CODEGEN_CACHE"] = join(folder, "cache");
  return {
    folder,
    remove: () => {
      if (former === undefined) delete process.env["AIRFLOW_CODEGEN_CACHE"];
      else process.env["AIRFLOW_CODEGEN_CACHE"] = former;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
