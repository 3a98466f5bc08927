import { catalogue, type Finding } from "../diagnostics.js";
import type { JobReport } from "../report.js";
import { findingJson } from "./errors.js";
import { jsonText } from "./io.js";

/** The one object that `--json` prints. */
export function jobsJson(reports: readonly JobReport[], exitCode: number, verbose: boolean): string {
  return jsonText({ jobs: jobsData(reports, verbose), exitCode });
}

/**
 * Reports as JSON has them: the one spec that most jobs have by itself, quirks by the number of each code, warnings flat. Files are counted,
 * and with `verbose` listed, as quirks are then among the findings.
 */
export function jobsData(reports: readonly JobReport[], verbose: boolean) {
  return reports.map(({ specs: [spec, ...moreSpecs], findings, timings, ...outcome }) => {
    const shown = verbose ? findings : findings.filter((finding) => !isQuirk(finding));
    return {
      spec,
      ...(moreSpecs.length > 0 && { moreSpecs }),
      ...(verbose ? outcome : countedOutcome(outcome)),
      quirks: numbers(findings.filter(isQuirk).map(({ code }) => code)),
      findings: shown.map(findingJson),
      timings,
    };
  });
}

function isQuirk({ code }: Finding): boolean {
  return catalogue[code].exit === "quirk";
}

function countedOutcome(outcome: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries(outcome).map(([key, value]: [string, unknown]) => [key, counted(value)] as const);
  return Object.fromEntries(entries);
}

/** Outputs with how many files there are in place of each list of them. */
function counted(outputs: unknown): unknown {
  return Array.isArray(outputs) ? outputs.map((output: object) => lengths(output)) : outputs;
}

function lengths(output: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries(output).map(
    ([key, value]: [string, unknown]) => [key, Array.isArray(value) ? value.length : value] as const,
  );
  return Object.fromEntries(entries);
}

function numbers(words: readonly string[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return Object.fromEntries(found);
}
