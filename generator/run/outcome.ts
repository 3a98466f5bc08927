/** What became of the outputs of a job. */
import type { JobOutput } from "../config/job.js";
import type { KnownRun } from "../memory/index.js";
import type { JobReport } from "../report.js";
import type { CheckReport, WriteReport } from "../write/index.js";

/** The output that a report is about. */
export type ReportedOutput = Omit<JobOutput, "options" | "definedIn">;

/** What every run of a job knows, and what became of each output. */
export interface OutcomeReport<Outcome> extends JobReport {
  readonly outputs: readonly (ReportedOutput & Omit<Outcome, "findings">)[];
  /** Outputs of a former layout, which have no place in this one. */
  readonly former?: readonly ({ readonly dir: string } & Omit<Outcome, "findings">)[];
}

/** What was generated for one job. */
export type GenerateReport = OutcomeReport<WriteReport>;

/** How the outputs of one job differ from what would be generated. */
export type DriftReport = OutcomeReport<CheckReport>;

/** What is told of an output in a report. */
export function reportedOutput({ options: _options, definedIn: _definedIn, ...output }: JobOutput): ReportedOutput {
  return output;
}

/**
 * Of a job that had nothing to do, because all was as its last run left it.
 *
 * @param nothing the report of an output that holds these files
 */
export function repeatedReport<Outcome extends { readonly findings: unknown }>(
  { outputs, ...known }: KnownRun,
  nothing: (files: readonly string[]) => Outcome,
): OutcomeReport<Outcome> {
  const repeated = outputs.map(({ files, ...output }) => ({
    ...reportedOutput(output),
    ...withoutFindings(nothing(files)),
  }));
  return { ...known, timings: [], outputs: repeated };
}

/** Of an output that lies there as it is to be. */
export function nothingWritten(files: readonly string[]): WriteReport {
  return { written: [], unchanged: files, pruned: [], findings: [] };
}

/** The same, of a check. */
export function noDrift(): CheckReport {
  return { missing: [], changed: [], stale: [], findings: [] };
}

/** Those of an output stand in the report of its job. */
export function withoutFindings<Report extends { readonly findings: unknown }>(
  report: Report,
): Omit<Report, "findings"> {
  const { findings: _findings, ...rest } = report;
  return rest;
}
