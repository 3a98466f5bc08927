/** What a run says of itself, while it goes and when it is done. */
import type { KnownRun } from "./cache/runs.js";
import type { Target, Dialect } from "./config.js";
import type { Finding } from "./diagnostics.js";
import type { CheckReport, WriteReport } from "./write/index.js";

/** Hears how a run gets on. */
export interface Progress {
  /** Does a piece of work under a name that a person understands, such as "parse". */
  phase<T>(name: string, work: () => T | Promise<T>): Promise<T>;
  note(text: string): void;
  /** Says at once what must be known before the run goes on: the report repeats it. */
  warn(finding: Finding): void;
  /** Told of each file that decides what is made and that no option names: an absolute path. */
  reads?(file: string): void;
}

export interface SpecReport {
  /** The Airflow release, the path as given, the URL, or `<stdin>`. */
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
  /** The OpenAPI version. */
  readonly openapi: string;
  readonly operations: number;
  readonly schemas: number;
}

export interface Timing {
  readonly phase: string;
  readonly ms: number;
}

/** A progress that also takes the time of each phase. */
export function stopwatch(progress: Progress): Progress & { readonly timings: readonly Timing[] } {
  const timings: Timing[] = [];
  return {
    timings,
    note: (text) => progress.note(text),
    warn: (finding) => progress.warn(finding),
    reads: (file) => progress.reads?.(file),
    async phase(phase, work) {
      const started = performance.now();
      try {
        return await progress.phase(phase, work);
      } finally {
        timings.push({ phase, ms: performance.now() - started });
      }
    },
  };
}

/** What every run of a job knows. */
export interface JobReport {
  /** One, or several where outputs are made from different ones: the first is that of the first output. */
  readonly specs: readonly SpecReport[];
  /** Quirks and warnings, in the order found. */
  readonly findings: readonly Finding[];
  readonly timings: readonly Timing[];
}

interface OutputReport {
  readonly target: Target;
  readonly dialect?: Dialect;
  readonly dialectVersion?: string;
  readonly dir: string;
}

/** What every run of a job knows, and what became of each output. */
export interface OutcomeReport<Outcome> extends JobReport {
  readonly outputs: readonly (OutputReport & Omit<Outcome, "findings">)[];
  /** Outputs of a former layout, which have no place in this one. */
  readonly former?: readonly ({ readonly dir: string } & Omit<Outcome, "findings">)[];
}

/** What was generated for one job. */
export type GenerateReport = OutcomeReport<WriteReport>;

/** How the outputs of one job differ from what would be generated. */
export type DriftReport = OutcomeReport<CheckReport>;

/**
 * Of a job that had nothing to do, because all was as its last run left it.
 *
 * @param nothing the report of an output that holds these files
 */
export function repeatedReport<Outcome extends { readonly findings: unknown }>(
  { outputs, ...known }: KnownRun,
  nothing: (files: readonly string[]) => Outcome,
): OutcomeReport<Outcome> {
  const repeated = outputs.map(({ files, ...output }) => ({ ...output, ...withoutFindings(nothing(files)) }));
  return { ...known, timings: [], outputs: repeated };
}

/** Of an output that lies there as it is to be. */
export function nothingWritten(files: readonly string[]): WriteReport {
  return { written: [], unchanged: files, pruned: [], findings: [] };
}

/** The same, of a check. */
export function noDrift(): CheckReport {
  return { missing: [], changed: [], stale: [], findings: [] };
}

/** Those of an output stand in the report of its job. */
export function withoutFindings<Report extends { readonly findings: unknown }>(
  report: Report,
): Omit<Report, "findings"> {
  const { findings: _findings, ...rest } = report;
  return rest;
}
