/** `airflow-codegen diff OLD NEW`: what changed between two specs, for whom, and whether that breaks anybody. */
import type { Job } from "../config/job.js";
import type { Given } from "../config/options.js";
import { resolveOverlays, resolveSelection, resolveSource } from "../config/resolve.js";
import { failure } from "../diagnostics.js";
import { severities, type Severity } from "../diff/impact.js";
import { diffJson } from "../diff/report/json.js";
import { diffSpecs, type SpecDiff } from "../diff/specs.js";
import { diffText } from "./diff-text.js";
import { type DiffFormat, standardInput } from "./diff-formats.js";
import { findingJson, noteLine } from "./errors.js";
import { type Io, jsonText } from "./io.js";
import { liveProgress } from "./progress.js";

/** What the command line says. */
export interface DiffArgs {
  /** A version of Airflow, a file, a URL, or `<stdin>`. */
  readonly old: string;
  readonly new: string;
  readonly format: DiffFormat;
  /** Changes of this severity, or a worse one, make the exit code 1. */
  readonly failOn?: Severity;
  readonly surface: boolean;
  readonly verbose: boolean;
  readonly specHeaders: readonly string[];
  readonly allowRefs: readonly string[];
  /** Which overlays, operations and security schemes count, as `generate` takes them. */
  readonly given: Given;
}

/**
 * Compares, and prints the report on standard output. Returns the exit code.
 *
 * @throws Failure `USAGE`, and what diffSpecs throws
 */
export async function runDiff(args: DiffArgs, io: Io): Promise<number> {
  const sources = sourcesOf(args);
  const asGiven = { given: args.given, placeOf: () => undefined, base: "" };
  const selection = { ...resolveOverlays(asGiven), ...resolveSelection(asGiven) };
  const progress = liveProgress(io, args.format === "json");
  let result: SpecDiff;
  try {
    const request = { ...sources, ...selection, allowRefs: args.allowRefs, surface: args.surface };
    result = await diffSpecs(request, progress);
  } finally {
    progress.clear();
  }
  const exitCode = hasSuch(result, args.failOn) ? 1 : 0;
  io.stdout(await reportText(result, args, exitCode, io));
  if (args.format !== "json") for (const finding of result.findings) io.stderr(noteLine(finding));
  return exitCode;
}

async function reportText(
  { report, apis, findings }: SpecDiff,
  args: DiffArgs,
  exitCode: number,
  io: Io,
): Promise<string> {
  switch (args.format) {
    case "text":
      return diffText(report, { verbose: args.verbose, paint: io.paint.stdout });
    case "json":
      return jsonText({ ...diffJson(report, exitCode), findings: findings.map(findingJson) });
    case "markdown":
      return (await import("../diff/report/markdown.js")).diffMarkdown(report, args.verbose);
    case "guide":
      return (await import("../diff/guide/index.js")).guideMarkdown({ report, apis });
  }
}

function hasSuch({ report }: SpecDiff, failOn: Severity | undefined): boolean {
  if (failOn === undefined) return false;
  const such = severities.slice(0, severities.indexOf(failOn) + 1);
  return report.diff.changes.some(({ severity }) => such.includes(severity));
}

function sourcesOf(args: DiffArgs): { readonly old: Job["source"]; readonly new: Job["source"] } {
  if (args.old === standardInput && args.new === standardInput) {
    throw failure("USAGE", "OLD and NEW are both standard input", { fix: "Save one of them to a file." });
  }
  const urls = [args.old, args.new].filter(isUrl);
  if (args.specHeaders.length > 0 && urls.length === 0) {
    throw failure("USAGE", "--spec-header needs a spec that is a URL");
  }
  if (args.specHeaders.length > 0 && new Set(urls.map((url) => new URL(url).origin)).size > 1) {
    // A secret that is meant for one of them is none of the other's business.
    const fix = "Save one of the specs to a file and compare the file.";
    throw failure("USAGE", "--spec-header would be sent to two servers, because OLD and NEW are both URLs", { fix });
  }
  return { old: sourceOf(args.old, "OLD", args), new: sourceOf(args.new, "NEW", args) };
}

/** `3.3`, `v2.11.2`, `latest`. Whatever has a slash or an ending is a file, even where it looks like a version. */
const versionPattern = /^(latest|v?\d+(\.\d+){0,2}((a|b|rc)\d+)?)$/;

function sourceOf(spec: string, which: string, { specHeaders }: DiffArgs): Job["source"] {
  if (spec === "") throw failure("USAGE", `${which} is empty`, { fix: "Pass an Airflow version, a file, or a URL." });
  const given = versionPattern.test(spec)
    ? { airflow: spec }
    : {
        spec: spec === standardInput ? "-" : spec,
        ...(isUrl(spec) && specHeaders.length > 0 && { specHeader: specHeaders }),
      };
  return resolveSource({ given, placeOf: () => undefined, base: "" });
}

function isUrl(spec: string): boolean {
  return /^https?:\/\//i.test(spec) && URL.canParse(spec);
}
