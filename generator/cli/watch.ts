/** `generate --watch`: a run now, and one whenever something that it reads has changed, until a signal ends it. */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { configFiles } from "../config/file-names.js";
import { type Job, namedFiles } from "../config/job.js";
import { resolveJobs } from "../config/jobs.js";
import type { Given } from "../config/options.js";
import { readContext, type OptionContext } from "../config/context.js";
import { Failure, failure } from "../diagnostics.js";
import type { DefinedTarget } from "../emit/target.js";
import type { Progress } from "../report.js";
import type { GenerateReport } from "../run/outcome.js";
import { watchFiles } from "../watch/files.js";
import { newPulse } from "../watch/pulse.js";
import { watchUrls } from "../watch/urls.js";
import type { Io } from "./io.js";
import { showsPlaces } from "./reports.js";
import { newReporter, Stopped } from "./watch-report.js";

/** How often files are looked at where the system reports no changes, in milliseconds. */
const lookMs = 1_000;
/** How long a run that waits, say for a server, may go on after a signal, in milliseconds. */
const patienceMs = 1_000;

/**
 * Runs until SIGINT or SIGTERM, one run at a time, and prints a line for each. A run that fails is reported, leaves the output as it
 * was, and ends nothing.
 *
 * @param own the targets of this project
 * @returns 0
 * @throws Failure for a command line that is wrong and where no change of a config can mend that
 */
export async function runWatch(given: Given, own: readonly DefinedTarget[], io: Io): Promise<number> {
  const intervalMs = intervalOf(given);
  if (!configFiles(given.config).some((file) => existsSync(file)))
    watchableJobs(given, await readContext(given, own, process.cwd()));
  const pulse = newPulse();
  const reporter = newReporter(given, io);
  const files = watchFiles(pulse.fire);
  const urls = watchUrls({ intervalMs, wake: pulse.fire, failed: (error) => reporter.failed(error) });
  const stop = onSignal(pulse.fire);
  let jobs: readonly Job[] = [];
  let modules: readonly string[] = [];
  try {
    for (let changed: readonly string[] = []; !stop.aborted; changed = await nextChange()) {
      await reporter.report(changed, run);
    }
    return 0;
  } finally {
    reporter.close();
    files.close();
    urls.close();
  }

  async function run(progress: Progress): Promise<readonly GenerateReport[]> {
    files.clear();
    files.note(configFiles(given.config));
    let context: OptionContext;
    try {
      context = await readContext(given, own, process.cwd());
      modules = context.modules.map((file) => relative(process.cwd(), file));
      jobs = watchableJobs(given, context);
    } finally {
      // Where the config or a target is broken, those that were used before.
      files.note([...modules, ...jobs.flatMap(filesOf)]);
    }
    await urls.note(jobs.flatMap(({ source }) => (source.kind === "url" ? [source] : [])));
    const reads = (file: string) => files.note([relative(process.cwd(), file)]);
    const { generateAll } = await import("../run/index.js");
    const watched = interruptible({ ...progress, reads }, stop);
    try {
      return await generateAll({ jobs, targets: context.targets, progress: watched, places: showsPlaces(given) });
    } catch (error) {
      if (error instanceof Failure && error.findings[0]?.code === "SPEC_UNREADABLE") urls.forget();
      throw error;
    }
  }

  async function nextChange(): Promise<readonly string[]> {
    while (!stop.aborted) {
      const changed = [...(await files.changed()), ...urls.changed()];
      if (changed.length > 0) return changed;
      await pulse.wait(lookMs);
    }
    return [];
  }
}

function intervalOf({ watchInterval = "5" }: Given): number {
  const seconds = Number(watchInterval);
  if (!/^\d+(?:\.\d+)?$/.test(watchInterval) || seconds < 0.1 || seconds > 86_400) {
    throw failure("USAGE", "--watch-interval must be a number of seconds, from 0.1 to 86400");
  }
  return seconds * 1000;
}

/** The jobs as the config and the modules of targets have them now. */
function watchableJobs(given: Given, context: OptionContext): readonly Job[] {
  const jobs = resolveJobs(given, context, process.cwd());
  if (jobs.every(({ source }) => source.kind !== "stdin")) return jobs;
  throw failure("USAGE", "--watch needs a spec that can be read again: a file or a URL, not standard input");
}

/** The spec, and the files of options. */
function filesOf(job: Job): readonly string[] {
  const spec = job.source.kind === "file" ? [job.source.path] : [];
  return [...spec, ...namedFiles(job)];
}

function interruptible(progress: Progress, stop: { readonly aborted: boolean }): Progress {
  return {
    ...progress,
    async phase(name, work) {
      if (stop.aborted) throw new Stopped();
      return progress.phase(name, work);
    },
  };
}

/** Set by SIGINT and SIGTERM. A second signal ends the process at once. */
function onSignal(wake: () => void): { readonly aborted: boolean } {
  const stop = { aborted: false };
  const end = () => {
    stop.aborted = true;
    wake();
    // Files are put into place in one go: whatever this cuts short has written nothing.
    setTimeout(() => process.exit(0), patienceMs).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  return stop;
}
