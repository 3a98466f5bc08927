import type { Given } from "../config.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { runJobs } from "./jobs.js";
import { printGenerated } from "./reports.js";

/**
 * `airflow-codegen generate`: runs every job and sums up; with `--watch` again and again. Returns the exit code.
 *
 * @param args the command line that `given` comes from
 */
export async function runGenerate(given: Given, args: readonly string[], io: Io): Promise<number> {
  if (given.watch) return (await import("./watch.js")).runWatch(given, io);
  if (given.watchInterval !== undefined) throw failure("USAGE", "--watch-interval needs --watch");
  const started = performance.now();
  const command = { command: "generate", given, args } as const;
  const reports = await runJobs(command, io, async () => (await import("../generate.js")).generate);
  return printGenerated(reports, given, performance.now() - started, io);
}
