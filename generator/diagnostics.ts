/**
 * Findings: what the tool reports of its input, and of the machine that it runs on.
 *
 * An error is a {@link Failure}, which is thrown and ends the run. Quirks and warnings are collected and reported at the end.
 * `diagnostics-table.ts` says of every code its title, its exit code and what to do.
 */
import { catalogue, type FindingCode, type ExitCode } from "./diagnostics-table.js";

export type { FindingCode, ExitCode } from "./diagnostics-table.js";
export { catalogue } from "./diagnostics-table.js";

/** A place in a source text. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing found, with its place. */
export interface Finding {
  readonly code: FindingCode;
  /** The cause in one sentence, with the names that matter. */
  readonly message: string;
  /** RFC 6901 pointer in fragment form (`#/paths/~1dags`), where the finding is about a part of the document. */
  readonly pointer?: string;
  readonly place?: Place;
  /** Says more exactly what to do than the code's own advice. */
  readonly fix?: string;
}

/** An expected failure: the user's input or machine, not a bug. The command line prints its findings, never a stack. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly findings: readonly Finding[];

  constructor(...findings: [Finding, ...Finding[]]) {
    super(findings.map((finding) => `${finding.code}: ${finding.message}`).join("\n"));
    this.findings = findings;
  }

  /** The exit code of the process: 3 where the machine was in the way, 2 where the input was. */
  get exitCode(): ExitCode {
    return this.findings.some((finding) => catalogue[finding.code].exit === 2) ? 2 : 3;
  }
}

/** Shorthand to make the most common failure: one finding. */
export function failure(code: FindingCode, message: string, more: Omit<Finding, "code" | "message"> = {}): Failure {
  return new Failure({ code, message, ...more });
}

/** What to do about a finding. */
export function fixOf(finding: Finding): string {
  return finding.fix ?? catalogue[finding.code].fix;
}

/** `file:line:column`, as terminals and editors make it a link. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}
