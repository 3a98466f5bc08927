/** Makes what several jobs ask for: side by side, where there are several and cores for them. */
import { availableParallelism } from "node:os";
import { hasUserTarget } from "../config/job.js";
import type { TargetList } from "../config/targets.js";
import type { GeneratedJob } from "../generate.js";
import { isBuilt } from "../package-root.js";
import { prepareOutput } from "./job/emit.js";
import type { SharedRun } from "./threads.js";

/** @throws Failure that of the first job, in their order, where something is wrong */
export async function makeJobs(run: SharedRun & { readonly targets: TargetList }): Promise<readonly GeneratedJob[]> {
  const { jobs, targets, progress } = run;
  const width = Math.min(jobs.length, availableParallelism());
  if (width > 1 && canShare(run)) return (await import("./threads.js")).makeSideBySide(run, width);
  const generated: GeneratedJob[] = [];
  for (const job of jobs) {
    for (const output of job.outputs) await prepareOutput(output, targets);
    const { generate } = await import("../generate.js");
    generated.push(await generate(job, targets, progress));
  }
  return generated;
}

/** There is one standard input, for whoever reads first; and the code of a user's target is in this thread alone. */
function canShare({ jobs }: SharedRun): boolean {
  return isBuilt && jobs.every((job) => job.source.kind !== "stdin" && !hasUserTarget(job));
}
