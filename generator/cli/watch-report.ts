/** What `generate --watch` says: a line for each run, an object for each with `--json`. */
import type { Given } from "../config/options.js";
import type { Progress } from "../report.js";
import type { GenerateReport } from "../run/outcome.js";
import { errorData, reportError } from "./errors.js";
import { jsonText, visible, type Io } from "./io.js";
import { jobsData } from "./jobs-json.js";
import { liveProgress } from "./progress.js";
import { durationOf, generateSummary } from "./summary.js";

/** Ends a run between two of its phases after a signal. It is no error, so nothing is printed. */
export class Stopped extends Error {}

export interface Reporter {
  /** Does a run and prints its line. */
  report(changed: readonly string[], run: (progress: Progress) => Promise<readonly GenerateReport[]>): Promise<void>;
  /** Prints an error that is not one of a run. */
  failed(error: unknown): void;
  close(): void;
}

export function newReporter(given: Given, io: Io): Reporter {
  const { json = false, quiet = false, verbose = false, dryRun = false } = given;
  const paint = io.paint.stdout;
  const progress = liveProgress(io, quiet || json);
  const idle = () => progress.note("watching for changes, press Ctrl-C to stop");
  const fail = (error: unknown, changed: readonly string[]) => {
    progress.clear();
    if (json) io.stdout(jsonLine({ changed, ...errorData(error) }));
    else reportError(error, false, io);
  };
  const line = (changed: readonly string[], text: string) => {
    const why = changed.length === 0 ? "start" : `${changed.map(visible).join(", ")} changed`;
    if (!json && !quiet) io.stdout(`${paint("dim", new Date().toTimeString().slice(0, 8))}  ${why}: ${text}\n`);
  };
  return {
    async report(changed, run) {
      const started = performance.now();
      try {
        const reports = await run(progress);
        progress.clear();
        if (json) io.stdout(jsonLine({ changed, jobs: jobsData(reports, verbose), exitCode: 0 }));
        if (verbose && !json && !quiet) {
          for (const report of reports) io.stdout(`${generateSummary(report, { verbose, dryRun, paint })}\n`);
        }
        line(changed, `${countsOf(reports, dryRun)} in ${durationOf(performance.now() - started)}`);
      } catch (error) {
        if (error instanceof Stopped) return;
        fail(error, changed);
        line(changed, `${paint("red", "failed")}; the output is unchanged`);
      }
      idle();
    },
    failed(error) {
      fail(error, []);
      idle();
    },
    close: () => progress.clear(),
  };
}

function countsOf(reports: readonly GenerateReport[], dryRun: boolean): string {
  const outputs = reports.flatMap((report) => [...report.outputs, ...(report.former ?? [])]);
  const count = (kind: "written" | "unchanged" | "pruned") =>
    outputs.reduce((sum, output) => sum + output[kind].length, 0);
  const pruned = count("pruned") === 0 ? [] : [`${count("pruned")} ${dryRun ? "to prune" : "pruned"}`];
  return [`${count("written")} ${dryRun ? "to write" : "written"}`, `${count("unchanged")} unchanged`, ...pruned].join(
    ", ",
  );
}

/** No line end is inside of a JSON string: each is one of the layout. */
function jsonLine(value: unknown): string {
  return `${jsonText(value).replace(/\n */g, "")}\n`;
}
