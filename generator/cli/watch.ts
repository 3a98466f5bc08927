/** `generate --watch`: a run now, and one whenever something that it reads has changed, until a signal ends it. */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { discovered } from "../config/file.js";
import { loadJobs } from "../config/jobs.js";
import type { Given, Job } from "../config.js";
import { Failure, failure } from "../diagnostics.js";
import type { GenerateReport, Progress } from "../report.js";
import { watchFiles } from "../watch/files.js";
import { newPulse } from "../watch/pulse.js";
import { watchUrls } from "../watch/urls.js";
import type { Io } from "./io.js";
import { showsPlaces } from "./jobs.js";
import { newReporter, Stopped } from "./watch-report.js";

/** Where the system tells of nothing, files are looked at so often. */
const lookMs = 1_000;
/** What a signal finds waiting for a server, say, is given so long to end by itself. */
const patienceMs = 1_000;

/**
 * Runs until SIGINT or SIGTERM, one run at a time, and prints a line for each. A run that fails is reported, leaves the output as it
 * was, and ends nothing.
 *
 * @returns 0
 * @throws Failure for a command line that is wrong and where no change of a config can mend that
 */
export async function runWatch(given: Given, io: Io): Promise<number> {
  const intervalMs = intervalOf(given);
  if (!configFiles(given).some((file) => existsSync(file))) await watchableJobs(given);
  const pulse = newPulse();
  const reporter = newReporter(given, io);
  const files = watchFiles(pulse.fire);
  const urls = watchUrls({ intervalMs, wake: pulse.fire, failed: (error) => reporter.failed(error) });
  const stop = onSignal(pulse.fire);
  let inputs: readonly Job[] = [];
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
    files.note(configFiles(given));
    try {
      inputs = await watchableJobs(given);
    } finally {
      // Where the config is broken, those that it named before.
      files.note(inputs.flatMap(filesOf));
    }
    await urls.note(inputs.flatMap(({ source }) => (source.kind === "url" ? [source] : [])));
    const reads = (file: string) => files.note([relative(process.cwd(), file)]);
    const { generate } = await import("../generate.js");
    try {
      return await generate(inputs, interruptible({ ...progress, reads }, stop), { places: showsPlaces(given) });
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

async function watchableJobs(given: Given): Promise<readonly Job[]> {
  const jobs = await loadJobs(given, process.cwd());
  if (jobs.every(({ source }) => source.kind !== "stdin")) return jobs;
  throw failure("USAGE", "--watch needs a spec that can be read again: a file or a URL, not standard input");
}

/** One that is not there may come. */
function configFiles({ config }: Given): readonly string[] {
  return config === undefined ? discovered : [config];
}

function filesOf({ source, authFile, docsHeader, readmeTemplate }: Job): readonly string[] {
  const spec = source.kind === "file" ? source.path : undefined;
  return [spec, authFile, docsHeader, readmeTemplate].filter((path) => path !== undefined);
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
