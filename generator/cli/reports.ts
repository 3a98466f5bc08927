/** What `generate` and `check` print when they are done, and the exit code that goes with it. */
import type { Given } from "../config/options.js";
import type { DriftReport, GenerateReport } from "../run/outcome.js";
import type { Io } from "./io.js";
import { jobsJson } from "./jobs-json.js";
import { checkSummary, doneLine, generateSummary, hasDrift } from "./summary.js";

/** @param ms what the run took */
export function printGenerated(reports: readonly GenerateReport[], given: Given, ms: number, io: Io): number {
  if (given.json) {
    io.stdout(jobsJson(reports, 0, given.verbose ?? false));
  } else if (!given.quiet) {
    const options = { verbose: given.verbose ?? false, dryRun: given.dryRun ?? false, paint: io.paint.stdout };
    for (const report of reports) io.stdout(`${generateSummary(report, options)}\n`);
    io.stdout(doneLine(ms, options.dryRun, options.paint));
  }
  return 0;
}

/** 1 where any output differs. */
export function printChecked(reports: readonly DriftReport[], given: Given, io: Io): number {
  const exitCode = reports.some(hasDrift) ? 1 : 0;
  if (given.json) {
    io.stdout(jobsJson(reports, exitCode, given.verbose ?? false));
  } else if (!given.quiet) {
    const options = { verbose: given.verbose ?? false, dryRun: false, paint: io.paint.stdout };
    for (const report of reports) io.stdout(checkSummary(report, options));
    if (exitCode === 1) io.stdout("Run `airflow-codegen generate` with the same options to mend it.\n");
  }
  return exitCode;
}

/** Whether the place of each quirk is printed. */
export function showsPlaces({ verbose }: Given): boolean {
  return verbose === true;
}
