/** Makes what several jobs ask for: side by side, where there are several and cores for them. */
import { availableParallelism } from "node:os";
import type { Job } from "../config.js";
import { prepare } from "../emit/registry.js";
import { isBuilt } from "../package-root.js";
import type { Progress } from "../report.js";
import type { Built } from "./job.js";

export interface BuildOptions {
  /** Whether somebody looks at the places of quirks. */
  readonly places: boolean;
}

/** @throws Failure that of the first job, in their order, where something is wrong */
export async function buildAll(
  jobs: readonly Job[],
  progress: Progress,
  options: BuildOptions,
): Promise<readonly Built[]> {
  const width = Math.min(jobs.length, availableParallelism());
  // There is one standard input, for whoever reads first.
  const canShare = isBuilt && jobs.every(({ source }) => source.kind !== "stdin");
  if (width > 1 && canShare) return (await import("./threads.js")).buildSideBySide(jobs, width, progress, options);
  const built: Built[] = [];
  for (const job of jobs) {
    for (const { target } of job.outputs) await prepare(target);
    const { buildJob } = await import("./job.js");
    built.push(await buildJob(job, progress));
  }
  return built;
}
