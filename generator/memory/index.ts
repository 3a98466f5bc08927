/**
 * What the runs of a job know of each other: whether anything changed since the last one, and if so, which texts would be the same
 * again. Makes runs faster, and no output another one: all that is taken over is compared by hash first. This is the one place that
 * knows last runs.
 */
import type { Job } from "../config/job.js";
import type { Finding } from "../diagnostics.js";
import type { SpecReport } from "../report.js";
import type { Output } from "../write/index.js";
import { plainFindings } from "./findings.js";
import { keepOrigins, type Origins } from "./outputs.js";
import { jobFiles, keepRun, type KnownRun, knownRun } from "./runs.js";

export type { KnownRun } from "./runs.js";

/** What a run made, as far as the next one may have a use for it. */
export interface RunResult {
  readonly specs: readonly SpecReport[];
  readonly findings: readonly Finding[];
  /** sha256 of the specs that are files, by path. */
  readonly inputs: Readonly<Record<string, string>>;
  /** In the order of the job. */
  readonly outputs: readonly (Output & { readonly origins: Origins })[];
}

export interface RunMemory {
  /** The last run, if another one would read the same and leave the same; undefined: the job is to be made. */
  readonly last: KnownRun | undefined;
  /** Keeps for the next run what lies in the folders now, and what it was made of. */
  keep(result: RunResult): void;
}

/**
 * What is remembered of each of the jobs of a run. Nothing of it ever fails.
 *
 * @param places whether somebody looks at the places of quirks
 */
export function recallRuns(jobs: readonly Job[], places: boolean): readonly RunMemory[] {
  const context = { dirs: jobs.flatMap((job) => job.outputs.map(({ dir }) => dir)), places };
  return jobs.map((job): RunMemory => {
    const before = jobFiles(job);
    return {
      last: knownRun(job, context),
      keep({ specs, findings, inputs, outputs }) {
        job.outputs.forEach((output, index) => keepOrigins(output, outputs[index]?.origins ?? {}));
        const after = jobFiles(job);
        if (JSON.stringify(after) !== JSON.stringify(before)) return;
        keepRun(job, { specs, findings: plainFindings(findings, places), inputs: { ...inputs, ...after }, outputs });
      },
    };
  });
}
