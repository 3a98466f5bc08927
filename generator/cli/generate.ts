import type { Given } from "../config/options.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { type Invocation, runJobs } from "./jobs.js";
import { printGenerated } from "./reports.js";

/**
 * `airflow-codegen generate`: runs every job and sums up; with `--watch` again and again. Returns the exit code.
 *
 * @param invoked the command line that `given` comes from
 */
export async function runGenerate(given: Given, invoked: Invocation, io: Io): Promise<number> {
  if (given.watch) return (await import("./watch.js")).runWatch(given, invoked.own, io);
  if (given.watchInterval !== undefined) throw failure("USAGE", "--watch-interval needs --watch");
  const started = performance.now();
  const command = { command: "generate", given, ...invoked } as const;
  const reports = await runJobs(command, io, async () => (await import("../run/index.js")).generateAll);
  return printGenerated(reports, given, performance.now() - started, io);
}
