/** What `generate` and `check` share: all jobs of the run, under one progress line. */
import { loadJobs } from "../config/jobs.js";
import type { Given, Job } from "../config.js";
import type { JobReport, Progress } from "../report.js";
import { findingJson } from "./errors.js";
import { jsonText, type Io } from "./io.js";
import { liveProgress } from "./progress.js";

/** How the generator is called; loaded after the config, because it is slow to load and a config may be wrong. */
type Engine<Report> = () => Promise<(jobs: readonly Job[], progress: Progress) => Promise<readonly Report[]>>;

export async function runJobs<Report>(given: Given, io: Io, engine: Engine<Report>): Promise<readonly Report[]> {
  const jobs = await loadJobs(given, process.cwd());
  const progress = liveProgress(io, (given.quiet ?? false) || (given.json ?? false));
  try {
    return await (
      await engine()
    )(jobs, progress);
  } finally {
    progress.clear();
  }
}

/** The one object that `--json` prints. */
export function jobsJson(reports: readonly JobReport[], exitCode: number): string {
  return jsonText({ jobs: jobsData(reports), exitCode });
}

/** Reports as JSON has them: findings flat, the one spec that most jobs have by itself. */
export function jobsData(reports: readonly JobReport[]) {
  return reports.map(({ specs: [spec, ...moreSpecs], ...report }) => ({
    spec,
    ...(moreSpecs.length > 0 && { moreSpecs }),
    ...report,
    findings: report.findings.map(findingJson),
  }));
}
