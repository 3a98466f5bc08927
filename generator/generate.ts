/**
 * The story of a run, and the page to read first:
 *
 *   read the files → load → parse → filter, security → emit → write
 *
 * Each step is one named, timed call: those of one job are in `make/job.ts`, what the jobs do together is here. A stage knows only what
 * is left of it: the loader knows no OpenAPI, the parser no target, a target neither OpenAPI nor the disk. What the run needs is in the
 * jobs; what it did is in their reports. A job that would only repeat its last run is not made at all.
 */
import { type JobCache, jobCache, type KnownRun } from "./cache/index.js";
import type { Job } from "./config.js";
import type { Finding } from "./diagnostics.js";
import { buildAll } from "./make/all.js";
import type { Built } from "./make/job.js";
import {
  type DriftReport,
  type GenerateReport,
  noDrift,
  nothingWritten,
  type OutcomeReport,
  type Progress,
  repeatedReport,
  stopwatch,
  type Timing,
  withoutFindings,
} from "./report.js";
import { checkOutput, formerOutputs, type Output, writeOutputs } from "./write/index.js";

export interface RunOptions {
  /** Whether somebody looks at the places of quirks: to find them takes a second parse. Without, they may be missing. */
  readonly places?: boolean;
}

/**
 * Makes everything the jobs ask for, then writes it: all of it or, where something is wrong in one of them, nothing. Throws a Failure
 * then, and every folder is as it was.
 */
export async function generate(
  jobs: readonly Job[],
  progress: Progress,
  options: RunOptions = {},
): Promise<readonly GenerateReport[]> {
  // Both are of the command line, and so the same in each job.
  const settings = { force: jobs.some((job) => job.force), dryRun: jobs.some((job) => job.dryRun) };
  return run(jobs, progress, options, {
    name: "write",
    work: (outputs) => writeOutputs(outputs, settings, progress),
    isLeft: () => !settings.dryRun,
    nothing: nothingWritten,
  });
}

/** Makes everything the jobs ask for and compares it with what lies there. Writes nothing. */
export async function check(
  jobs: readonly Job[],
  progress: Progress,
  options: RunOptions = {},
): Promise<readonly DriftReport[]> {
  return run(jobs, progress, options, {
    name: "compare",
    work: (outputs) => Promise.all(outputs.map((output) => checkOutput(output))),
    isLeft: ({ missing, changed, stale }) => missing.length + changed.length + stale.length === 0,
    nothing: noDrift,
  });
}

/** What is done with the outputs of all jobs. */
interface LastStep<Report> {
  readonly name: string;
  /** One report for each output. */
  readonly work: (outputs: readonly Output[]) => Promise<readonly Report[]>;
  /** Whether what was made is what lies in the folder now. */
  readonly isLeft: (report: Report) => boolean;
  /** The report of an output that needs nothing done. */
  readonly nothing: (files: readonly string[]) => Report;
}

interface WithFindings {
  readonly findings: readonly Finding[];
}

/** A job, and what is known of its last run; undefined: it is to be made. */
interface Begun {
  readonly job: Job;
  readonly cache: JobCache;
  readonly known: KnownRun | undefined;
  readonly timings: readonly Timing[];
}

async function run<Report extends WithFindings>(
  jobs: readonly Job[],
  progress: Progress,
  { places = true }: RunOptions,
  step: LastStep<Report>,
): Promise<readonly OutcomeReport<Report>[]> {
  const dirs = jobs.flatMap((job) => job.outputs.map(({ dir }) => dir));
  const begun: Begun[] = [];
  for (const job of jobs) {
    const timed = stopwatch(progress);
    const cache = jobCache(job, { dirs, places });
    const known = await timed.phase("compare with the last run", () => cache.last());
    begun.push({ job, cache, known, timings: timed.timings });
  }
  const open = begun.filter(({ known }) => known === undefined);
  const built = await buildAll(
    open.map(({ job }) => job),
    progress,
    { places },
  );
  const reports = await finish(withFormer(open, built, dirs), progress, step);
  return begun.map((one) => {
    const report =
      one.known === undefined ? itemAt(reports, open.indexOf(one)) : repeatedReport(one.known, step.nothing);
    return { ...report, timings: [...one.timings, ...report.timings] };
  });
}

/** What a job asks for, and outputs of former layouts, which are to go. */
interface Made extends Begun {
  readonly built: Built;
  readonly former: readonly Output[];
}

function withFormer(open: readonly Begun[], built: readonly Built[], dirs: readonly string[]): Made[] {
  const taken = [...dirs];
  return open.map((one, index) => {
    const former = one.job.prune ? formerOutputs(one.job.places, taken) : [];
    taken.push(...former.map(({ dir }) => dir));
    return { ...one, built: itemAt(built, index), former };
  });
}

/** The last step, which all jobs do as one: each of them reports the time that it took. */
async function finish<Report extends WithFindings>(
  all: readonly Made[],
  progress: Progress,
  step: LastStep<Report>,
): Promise<readonly OutcomeReport<Report>[]> {
  if (all.length === 0) return [];
  const timed = stopwatch(progress);
  const outputs = all.flatMap(({ built, former }) => [...built.outputs, ...former]);
  const reports = await timed.phase(step.name, () => step.work(outputs));
  const reportOf = (output: Output) => itemAt(reports, outputs.indexOf(output));
  const left = all.filter(({ built, former }) =>
    [...built.outputs, ...former].every((output) => step.isLeft(reportOf(output))),
  );
  await timed.phase("remember", () => {
    for (const { cache, built } of left) cache.keep(built);
  });
  return all.map(({ job, built, former }) => ({
    specs: built.specs,
    timings: [...built.timings, ...timed.timings],
    outputs: job.outputs.map((output, index) => ({
      ...output,
      ...withoutFindings(reportOf(itemAt(built.outputs, index))),
    })),
    ...(former.length > 0 && {
      former: former.map((output) => ({ dir: output.dir, ...withoutFindings(reportOf(output)) })),
    }),
    findings: [...built.findings, ...[...built.outputs, ...former].flatMap((output) => reportOf(output).findings)],
  }));
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error("one of each for every job and output");
  return item;
}
