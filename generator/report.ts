/** How a run gets on, and what it says of the specs that it read. */
import type { Finding } from "./diagnostics.js";

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
  readonly security: SecurityReport;
  /** What the spec was changed by before it was parsed, in order; absent: nothing. */
  readonly overlays?: readonly { readonly name: string; readonly sha256: string }[];
}

/** Which security schemes the build has. */
export interface SecurityReport {
  readonly schemes: readonly string[];
  /** Whose choice they are. */
  readonly from: "spec" | "--security-schemes" | "--auth-file";
  /** Those of the spec that the build does not have. */
  readonly leftOut: readonly string[];
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
