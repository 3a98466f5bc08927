import type { Given } from "../config/options.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { type Invocation, runJobs } from "./jobs.js";
import { printChecked } from "./reports.js";

/**
 * `airflow-codegen check`: compares every output with what would be generated. Returns 1 where any differs.
 *
 * @param invoked the command line that `given` comes from
 */
export async function runCheck(given: Given, invoked: Invocation, io: Io): Promise<number> {
  if (given.watch) throw failure("USAGE", "--watch is for `generate`: `check` compares once");
  const command = { command: "check", given, ...invoked } as const;
  const reports = await runJobs(command, io, async () => (await import("../run/index.js")).checkAll);
  return printChecked(reports, given, io);
}
