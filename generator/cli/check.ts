import type { Given } from "../config.js";
import { failure } from "../diagnostics.js";
import type { Io } from "./io.js";
import { runJobs } from "./jobs.js";
import { printChecked } from "./reports.js";

/**
 * `airflow-codegen check`: compares every output with what would be generated. Returns 1 where any differs.
 *
 * @param args the command line that `given` comes from
 */
export async function runCheck(given: Given, args: readonly string[], io: Io): Promise<number> {
  if (given.watch) throw failure("USAGE", "--watch is for `generate`: `check` compares once");
  const command = { command: "check", given, args } as const;
  const reports = await runJobs(command, io, async () => (await import("../generate.js")).check);
  return printChecked(reports, given, io);
}
