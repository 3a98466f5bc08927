/** What `generate` and `check` share: every job of the run, one after another, under one progress line. */
import { loadJobs } from "../config/jobs.js";
import type { Given, Job } from "../config.js";
import type { JobReport, Progress } from "../report.js";
import { findingJson } from "./errors.js";
import { jsonText, type Io } from "./io.js";
import { liveProgress } from "./progress.js";

/** How the generator is called; loaded after the config, because it is slow to load and a config may be wrong. */
type Engine<Report> = () => Promise<(job: Job, progress: Progress) => Promise<Report>>;

export async function runJobs<Report>(given: Given, io: Io, engine: Engine<Report>): Promise<readonly Report[]> {
  const jobs = await loadJobs(given, process.cwd());
  const progress = liveProgress(io, (given.quiet ?? false) || (given.json ?? false));
  const reports: Report[] = [];
  try {
    const work = await engine();
    for (const job of jobs) reports.push(await work(job, progress));
  } finally {
    progress.clear();
  }
  return reports;
}

/** The one object that `--json` prints. */
export function jobsJson(reports: readonly JobReport[], exitCode: number): string {
  const jobs = reports.map(({ specs: [spec, ...moreSpecs], ...report }) => ({
    spec,
    ...(moreSpecs.length > 0 && { moreSpecs }),
    ...report,
    findings: report.findings.map(findingJson),
  }));
  return jsonText({ jobs, exitCode });
}
