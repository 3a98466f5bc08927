/** What `generate` and `check` share: all jobs of the run, under one progress line. */
import { configFiles, keepCommand, type KnownCommand } from "../cache/commands.js";
import { loadJobs } from "../config/jobs.js";
import type { Given, Job } from "../config.js";
import type { RunOptions } from "../generate.js";
import type { JobReport, Progress } from "../report.js";
import type { Io } from "./io.js";
import { liveProgress } from "./progress.js";

/** A command line: the words, and what is known of them. */
export interface Command extends Pick<KnownCommand, "command" | "given"> {
  readonly args: readonly string[];
}

/** How the generator is called; loaded after the config, because it is slow to load and a config may be wrong. */
type Engine<Report> = () => Promise<
  (jobs: readonly Job[], progress: Progress, options: RunOptions) => Promise<readonly Report[]>
>;

export async function runJobs<Report extends JobReport>(
  { args, command, given }: Command,
  io: Io,
  engine: Engine<Report>,
): Promise<readonly Report[]> {
  const configs = configFiles(given);
  const jobs = await loadJobs(given, process.cwd());
  const progress = liveProgress(io, (given.quiet ?? false) || (given.json ?? false));
  try {
    const reports = await (await engine())(jobs, progress, { places: showsPlaces(given) });
    keepCommand(args, { command, given, jobs }, configs);
    return reports;
  } finally {
    progress.clear();
  }
}

/** Whether the place of each quirk is printed. */
export function showsPlaces({ verbose, json }: Given): boolean {
  return verbose === true || json === true;
}
