/** What `generate` and `check` share: all jobs of the run, under one progress line. */
import { resolveJobs } from "../config/jobs.js";
import type { OptionContext } from "../config/context.js";
import type { DefinedTarget } from "../emit/target.js";
import { type ConfigHashes, keepCommand, type KnownCommand } from "../memory/commands.js";
import type { JobReport } from "../report.js";
import type { Run } from "../run/index.js";
import type { Io } from "./io.js";
import { liveProgress } from "./progress.js";
import { showsPlaces } from "./reports.js";

/** A command line, and what was read to understand it. */
export interface Invocation {
  readonly args: readonly string[];
  /** The targets of this project. */
  readonly own: readonly DefinedTarget[];
  readonly context: OptionContext;
  /** The config files as they were before they were read. */
  readonly configs: ConfigHashes;
}

/** A command line that was understood. */
export interface Command extends Invocation, Pick<KnownCommand, "command" | "given"> {}

/** How the generator is called; loaded after the config, because it is slow to load and a config may be wrong. */
type Engine<Report> = () => Promise<(run: Run) => Promise<readonly Report[]>>;

export async function runJobs<Report extends JobReport>(
  { args, context, configs, command, given }: Command,
  io: Io,
  engine: Engine<Report>,
): Promise<readonly Report[]> {
  const jobs = resolveJobs(given, context, process.cwd());
  const progress = liveProgress(io, (given.quiet ?? false) || (given.json ?? false));
  try {
    const run = await engine();
    const reports = await run({ jobs, targets: context.targets, progress, places: showsPlaces(given) });
    keepCommand(args, { command, given, jobs }, configs);
    return reports;
  } finally {
    progress.clear();
  }
}
