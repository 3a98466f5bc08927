import type { JobReport } from "../report.js";
import { findingJson } from "./errors.js";
import { jsonText } from "./io.js";

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
