/**
 * A whole run: jobs that would only repeat their last run are left out, the others are made side by side (`generate.ts`), and then
 * the outputs of all of them are written or compared as one.
 */
import type { Job } from "../config/job.js";
import type { TargetList } from "../config/targets.js";
import type { Finding } from "../diagnostics.js";
import type { GeneratedJob } from "../generate.js";
import { recallRuns, type RunMemory } from "../memory/index.js";
import { type Progress, stopwatch } from "../report.js";
import { checkOutput, formerOutputs, type Output, writeOutputs } from "../write/index.js";
import { makeJobs } from "./make.js";
import {
  type DriftReport,
  type GenerateReport,
  noDrift,
  nothingWritten,
  type OutcomeReport,
  repeatedReport,
  reportedOutput,
  withoutFindings,
} from "./outcome.js";

/** What a run works on, and who hears of it. */
export interface Run {
  readonly jobs: readonly Job[];
  readonly targets: TargetList;
  readonly progress: Progress;
  /** Whether somebody looks at the places of quirks: to find them takes a second parse. Without, they may be missing. */
  readonly places: boolean;
}

/**
 * Makes everything the jobs ask for, then writes it: all of it or, where something is wrong in one of them, nothing.
 *
 * @throws Failure where something is wrong; every folder is as it was then
 */
export async function generateAll(run: Run): Promise<readonly GenerateReport[]> {
  // Both are of the command line, and so the same in each job.
  const settings = { force: run.jobs.some((job) => job.force), dryRun: run.jobs.some((job) => job.dryRun) };
  return runAll(run, {
    name: "write",
    work: (outputs) => writeOutputs(outputs, settings, run.progress),
    isCurrent: () => !settings.dryRun,
    nothing: nothingWritten,
  });
}

/** Makes everything the jobs ask for and compares it with what lies there. Writes nothing. */
export async function checkAll(run: Run): Promise<readonly DriftReport[]> {
  return runAll(run, {
    name: "compare",
    work: (outputs) => Promise.all(outputs.map((output) => checkOutput(output))),
    isCurrent: ({ missing, changed, stale }) => missing.length + changed.length + stale.length === 0,
    nothing: noDrift,
  });
}

/** What is done with the outputs of all jobs. */
interface LastStep<Report> {
  readonly name: string;
  /** One report for each output. */
  readonly work: (outputs: readonly Output[]) => Promise<readonly Report[]>;
  /** Whether the output folder now holds exactly what was generated. */
  readonly isCurrent: (report: Report) => boolean;
  /** The report of an output that needs nothing done. */
  readonly nothing: (files: readonly string[]) => Report;
}

interface WithFindings {
  readonly findings: readonly Finding[];
}

async function runAll<Report extends WithFindings>(
  run: Run,
  step: LastStep<Report>,
): Promise<readonly OutcomeReport<Report>[]> {
  const { jobs, progress, places } = run;
  const timed = stopwatch(progress);
  const memories = await timed.phase("compare with the last run", () => recallRuns(jobs, places));
  const open = jobs.flatMap((job, index) => (itemAt(memories, index).last === undefined ? [{ job, index }] : []));
  const generated = await makeJobs({ ...run, jobs: open.map(({ job }) => job) });
  const unfinished = open.map(({ job, index }, position) => ({
    ...{ job, memory: itemAt(memories, index), generated: itemAt(generated, position) },
  }));
  const reports = await finish(withFormer(unfinished, jobs), progress, step);
  return jobs.map((_job, index) => {
    const { last } = itemAt(memories, index);
    const position = open.findIndex((one) => one.index === index);
    const report = last === undefined ? itemAt(reports, position) : repeatedReport(last, step.nothing);
    return { ...report, timings: [...timed.timings, ...report.timings] };
  });
}

/** A job whose files are in memory, before the last step. */
interface UnfinishedJob {
  readonly job: Job;
  readonly memory: RunMemory;
  readonly generated: GeneratedJob;
}

/** The same with the outputs of former layouts, which are to go. */
interface WithFormer extends UnfinishedJob {
  readonly former: readonly Output[];
}

function withFormer(unfinished: readonly UnfinishedJob[], jobs: readonly Job[]): WithFormer[] {
  const taken = jobs.flatMap((job) => job.outputs.map(({ dir }) => dir));
  return unfinished.map((one) => {
    const former = one.job.prune ? formerOutputs(one.job.places, taken) : [];
    taken.push(...former.map(({ dir }) => dir));
    return { ...one, former };
  });
}

/** The last step, which all jobs do as one: each of them reports the time that it took. */
async function finish<Report extends WithFindings>(
  all: readonly WithFormer[],
  progress: Progress,
  step: LastStep<Report>,
): Promise<readonly OutcomeReport<Report>[]> {
  if (all.length === 0) return [];
  const timed = stopwatch(progress);
  const outputs = all.flatMap(outputsOf);
  const reports = await timed.phase(step.name, () => step.work(outputs));
  const reportOf = (output: Output) => itemAt(reports, outputs.indexOf(output));
  const current = all.filter((one) => outputsOf(one).every((output) => step.isCurrent(reportOf(output))));
  await timed.phase("remember", () => {
    for (const { memory, generated } of current) memory.keep(generated);
  });
  return all.map((one) => jobReport(one, timed.timings, reportOf));
}

function outputsOf({ generated, former }: WithFormer): readonly Output[] {
  return [...generated.outputs, ...former];
}

function jobReport<Report extends WithFindings>(
  one: WithFormer,
  timings: GeneratedJob["timings"],
  reportOf: (output: Output) => Report,
): OutcomeReport<Report> {
  const { job, generated, former } = one;
  return {
    specs: generated.specs,
    timings: [...generated.timings, ...timings],
    outputs: job.outputs.map((output, index) => ({
      ...reportedOutput(output),
      ...withoutFindings(reportOf(itemAt(generated.outputs, index))),
    })),
    ...(former.length > 0 && {
      former: former.map((output) => ({ dir: output.dir, ...withoutFindings(reportOf(output)) })),
    }),
    findings: [...generated.findings, ...outputsOf(one).flatMap((output) => reportOf(output).findings)],
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error("one of each for every job and output");
  return item;
}
