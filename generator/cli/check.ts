import type { Given } from "../config.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { jobsJson, runJobs } from "./jobs.js";
import { checkSummary, hasDrift } from "./summary.js";

/** `airflow-codegen check`: compares every output with what would be generated. Returns 1 where any differs. */
export async function runCheck(given: Given, io: Io): Promise<number> {
  if (given.watch) throw failure("USAGE", "--watch is for `generate`: `check` compares once");
  const reports = await runJobs(given, io, async () => (await import("../generate.js")).check);
  const exitCode = reports.some(hasDrift) ? 1 : 0;
  if (given.json) {
    io.stdout(jobsJson(reports, exitCode));
  } else if (!given.quiet) {
    const options = { verbose: given.verbose ?? false, dryRun: false, paint: io.paint.stdout };
    for (const report of reports) io.stdout(checkSummary(report, options));
    if (exitCode === 1) io.stdout("Run `airflow-codegen generate` with the same options to mend it.\n");
  }
  return exitCode;
}
