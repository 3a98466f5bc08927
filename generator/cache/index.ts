/**
 * What the runs of a job know of each other: whether anything changed since the last one, and if so, which texts would be the same
 * again. Makes runs faster, and no output another one: all that is taken over is compared by hash first.
 */
import type { Job } from "../config.js";
import type { Built } from "../make/job.js";
import { plainFindings } from "./findings.js";
import { keepOrigins } from "./outputs.js";
import { jobFiles, keepRun, type KnownRun, knownRun, type RunContext } from "./runs.js";

export type { KnownRun, RunContext } from "./runs.js";

export interface JobCache {
  /** The last run, if another one would read the same and leave the same. */
  last(): KnownRun | undefined;
  /** Keeps for the next run what lies in the folders now, and what it was made of. */
  keep(built: Built): void;
}

/** The cache of a job that is about to run. Nothing of it ever fails. */
export function jobCache(job: Job, context: RunContext): JobCache {
  const before = jobFiles(job);
  return {
    last: () => knownRun(job, context),
    keep({ specs, findings, inputs, outputs, origins }) {
      job.outputs.forEach((output, index) => keepOrigins(output, origins[index] ?? {}));
      const after = jobFiles(job);
      if (JSON.stringify(after) !== JSON.stringify(before)) return;
      keepRun(job, {
        specs,
        findings: plainFindings(findings, context.places),
        inputs: { ...inputs, ...after },
        outputs,
      });
    },
  };
}
