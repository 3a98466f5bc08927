/** A run that would only repeat the last one: its report, without what it takes to make anything. */
import { knownCommand } from "../memory/commands.js";
import { recallRuns } from "../memory/index.js";
import { noDrift, nothingWritten, repeatedReport } from "../run/outcome.js";
import { processIo } from "./io.js";
import { printChecked, printGenerated, showsPlaces } from "./reports.js";

/** The exit code of a command line that changes nothing, because all it reads and all it makes is as the last run left it. */
export function runAgain(args: readonly string[]): number | undefined {
  const started = performance.now();
  const known = knownCommand(args);
  if (known === undefined) return undefined;
  const { command, given, jobs } = known;
  const memories = recallRuns(jobs, showsPlaces(given));
  const runs = memories.flatMap(({ last }) => last ?? []);
  if (runs.length !== jobs.length) return undefined;
  const ms = performance.now() - started;
  const io = processIo(process);
  const timings = [{ phase: "compare with the last run", ms }];
  if (command === "generate") {
    return printGenerated(
      runs.map((run) => ({ ...repeatedReport(run, nothingWritten), timings })),
      given,
      ms,
      io,
    );
  }
  return printChecked(
    runs.map((run) => ({ ...repeatedReport(run, noDrift), timings })),
    given,
    io,
  );
}
