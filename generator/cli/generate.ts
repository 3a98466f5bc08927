import type { Given } from "../config.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { jobsJson, runJobs } from "./jobs.js";
import { doneLine, generateSummary } from "./summary.js";

/** `airflow-codegen generate`: runs every job and sums up; with `--watch` again and again. Returns the exit code. */
export async function runGenerate(given: Given, io: Io): Promise<number> {
  if (given.watch) return (await import("./watch.js")).runWatch(given, io);
  if (given.watchInterval !== undefined) throw failure("USAGE", "--watch-interval needs --watch");
  const started = performance.now();
  const reports = await runJobs(given, io, async () => (await import("../generate.js")).generate);
  if (given.json) {
    io.stdout(jobsJson(reports, 0));
  } else if (!given.quiet) {
    const options = { verbose: given.verbose ?? false, dryRun: given.dryRun ?? false, paint: io.paint.stdout };
    for (const report of reports) io.stdout(`${generateSummary(report, options)}\n`);
    io.stdout(doneLine(performance.now() - started, options.dryRun, options.paint));
  }
  return 0;
}
